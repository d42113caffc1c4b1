"""Writes a row of a plan out for each year of its horizon: what comes back every year stands in the file once."""

import re
from typing import Final

from wmoplan.errors import Refused
from wmoplan.model.period import read_period
from wmoplan.place import mark_at
from wmoplan.read.yaml import Parsed

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


def each_year(parsed: Parsed) -> Parsed:
    """Return the file with every row that has `elk-jaar: ja` written out for each year of `looptijd`.

    Returns: `{jaar}` is the year, `{jaar+1}` the next; every copy of a row has the lines of the row, and under
        `reeks` the id that they share. Problems are added where it cannot be done.
    """
    tree = parsed.tree
    if not isinstance(tree, dict) or not isinstance(parsed.mark, tuple) or not isinstance(parsed.mark[1], dict):
        return parsed
    years = _years(tree.get("looptijd"))
    written, lines, problems = dict(tree), dict(parsed.mark[1]), list(parsed.problems)
    for key, rows in tree.items():
        if isinstance(rows, list) and any(map(_comes_back, rows)):
            copies = [(at, copy) for at, row in enumerate(rows) for copy in _copies(row, years)]
            written[key] = [copy for _, copy in copies]
            lines[key] = (parsed.line((key,)), [mark_at(parsed.mark, (key, at)) or 0 for at, _ in copies])
            failed = sorted({*range(len(rows))} - {at for at, _ in copies})
            problems += [parsed.problem((key, at, KEY), f"'{KEY}' kan hier niet.", REMEDY) for at in failed]
    return parsed._replace(tree=written, mark=(parsed.mark[0], lines), problems=tuple(problems))


def _comes_back(row: object) -> bool:
    return isinstance(row, dict) and KEY in row


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


def _copies(row: object, years: range) -> list[object]:
    """Return a row for each year; a row that comes once is its only copy, and one that cannot come back has none."""
    if not isinstance(row, dict) or KEY not in row:
        return [row]
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
