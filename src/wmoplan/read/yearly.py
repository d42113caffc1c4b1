"""Writes a row of a plan out for each year of its horizon: what comes back every year stands in the file once."""

import re
from typing import TYPE_CHECKING, Final

from wmoplan.errors import Problem, Refused
from wmoplan.model.period import read_period
from wmoplan.place import line_at
from wmoplan.read.yaml import Parsed

if TYPE_CHECKING:
    from wmoplan.place import Mark

KEY: Final = "elk-jaar"
"""The key that makes a row come back."""

YEAR: Final = re.compile(r"\{jaar([+-]\d)?\}")
"""Where the year is filled in: this year, or some years later or earlier."""

MOST_YEARS: Final = 30
"""For how many years a row is written out at most: no plan looks further ahead."""

REMEDY: Final = (
    f"Schrijf '{KEY}: ja', {{jaar}} in de id, en een looptijd met een eerste en een laatste jaar, "
    f"van hoogstens {MOST_YEARS} jaar."
)


def each_year(parsed: Parsed, name: str) -> Parsed:
    """Return the file with every row that has `elk-jaar: ja` written out for each year of `looptijd`.

    Returns: `{jaar}` is the year, `{jaar+1}` the next; every copy of a row has the lines of the row, and under
        `reeks` the id that they share. Problems are added where it cannot be done.
    """
    tree = parsed.tree
    if not isinstance(tree, dict) or not isinstance(parsed.mark, tuple) or not isinstance(parsed.mark[1], dict):
        return parsed
    years = _years(tree.get("looptijd"))
    problems = list(parsed.problems)
    lines: dict[str, Mark] = dict(parsed.mark[1])
    written: dict[str, object] = {}
    for key, rows in tree.items():
        mark = lines[key]
        if not isinstance(rows, list) or not any(isinstance(row, dict) and KEY in row for row in rows):
            written[key] = rows
            continue
        below = mark[1] if isinstance(mark, tuple) else None
        marks = below if isinstance(below, list) else []
        found: list[object] = []
        found_marks: list[Mark] = []
        for row, at in zip(rows, marks, strict=True):
            copies = [row]
            if isinstance(row, dict) and KEY in row:
                copies = _copies(row, years)
                if not copies:
                    problems.append(Problem(name, line_at(at, (KEY,)), f"'{KEY}' kan hier niet.", REMEDY))
            found += copies
            found_marks += [at] * len(copies)
        written[key] = found
        lines[key] = (line_at(mark, ()), found_marks)
    return parsed._replace(tree=written, mark=(parsed.mark[0], lines), problems=tuple(problems))


def _years(runs: object) -> range:
    """Return the years of a horizon; none where it is open, too long or no period."""
    try:
        period = read_period(runs) if isinstance(runs, str) else None
    except Refused:
        return range(0)
    if period is None or period.first is None or period.last is None:
        return range(0)
    years = range(period.first.year, period.last.year + 1)
    return years if len(years) <= MOST_YEARS else range(0)


def _copies(row: dict[str, object], years: range) -> list[object]:
    series = str(row.get("id", ""))
    if row[KEY] != "ja" or not YEAR.search(series):
        return []
    kept = {key: value for key, value in row.items() if key != KEY}
    return [_filled(kept, year) | {"reeks": YEAR.sub("jaar", series)} for year in years]


def _filled(row: dict[str, object], year: int) -> dict[str, object]:
    return {key: _in_year(value, year) for key, value in row.items()}


def _in_year(value: object, year: int) -> object:
    if isinstance(value, str):
        return YEAR.sub(lambda found: str(year + int(found[1] or 0)), value) if "{" in value else value
    if isinstance(value, list):
        return [_in_year(below, year) for below in value]
    return _filled(value, year) if isinstance(value, dict) else value
