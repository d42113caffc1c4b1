"""What should be true of a plan's steps, and what a profile says of it, read without the models that check them."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, Final, NamedTuple

from wmoplan.errors import DataError, Problem, Refused
from wmoplan.model.day import read_day
from wmoplan.model.period import When, read_period, read_when
from wmoplan.model.standing import Announced, Chosen, Expectation, Measurement, Watch, Watched
from wmoplan.notation import on_one_line
from wmoplan.read.yaml import Parsed, line_at

EXPECTED: Final = "stand"
"""The key of a plan under which stands what should be true, and when."""

NOBODY: Final = "geen"
"""What a step has under `besluit` where nobody decides."""


class Facts(NamedTuple):
    """What a profile says for how its municipality stands.

    Attributes:
        municipality: As it was typed.
        topics: The chosen subjects; none is all.
        anchors: The days that the municipality chose, by the id of the anchor.
        decisions: The day of a decision, by the id of the step.
    """

    municipality: str
    topics: tuple[str, ...]
    anchors: Mapping[str, date]
    decisions: Mapping[str, Announced]


def watch_of(plans: Sequence[tuple[str, Parsed]], chosen: Mapping[str, date]) -> Watch:
    """Return what these plans say should be true; rows that come back every year are written out already.

    Args:
        plans: The name of each file, and what stands in it.
        chosen: The days that the municipality chose, by the id of the anchor.

    Raises:
        DataError: A row misses something, or names what is not there; all of them are told.
    """
    trees = [parsed.tree for _, parsed in plans if isinstance(parsed.tree, dict)]
    steps = {row["id"]: _watched(row) for tree in trees for row in _rows(tree, "stappen")}
    measurements: dict[str, Measurement] = {}
    anchors: dict[str, Chosen] = {}
    expectations: list[Expectation] = []
    problems: list[Problem] = []
    for name, parsed in plans:
        for at, row in enumerate(_list(parsed.tree, "peilmomenten")):
            with _told(problems, name, parsed, ("peilmomenten", at)):
                measurements[row["id"]] = _measurement(row)
        for at, row in enumerate(_list(parsed.tree, "ankers")):
            with _told(problems, name, parsed, ("ankers", at)):
                anchors[row["id"]] = _anchor(row, chosen)
        for at, row in enumerate(_list(parsed.tree, EXPECTED)):
            with _told(problems, name, parsed, (EXPECTED, at)):
                expectations.append(_expectation(row, steps, measurements))
    if problems:
        raise DataError(*problems)
    return Watch(
        plans=tuple((str(tree.get("id", "")), str(tree.get("versie", "1"))) for tree in trees),
        steps=steps,
        measurements=measurements,
        expectations=tuple(expectations),
        anchors=anchors,
        rounding=next((tree["maanden-afronden"] for tree in trees if "maanden-afronden" in tree), ""),
        documents={row["id"]: str(row.get("titel", row["id"])) for tree in trees for row in _rows(tree, "documenten")},
    )


@contextmanager
def _told(problems: list[Problem], name: str, parsed: Parsed, path: tuple[str, int]) -> Iterator[None]:
    """Put down what is wrong with a row, so that all faults are told at once."""
    try:
        yield
    except Refused as fault:
        problems.append(Problem(name, line_at(parsed.mark, path), fault.message, fault.remedy))
    except (KeyError, TypeError):
        problems.append(Problem(name, line_at(parsed.mark, path), *_HALF))


_HALF: Final = ("deze regel is niet af.", "Kijk met 'wmoplan check' wat er ontbreekt.")


def facts_of(parsed: Parsed, name: str, as_of: date) -> Facts:
    """Return what a profile says, as far as it was known on a day.

    Raises:
        DataError: The municipality has no name, or a day does not exist; all of it is told.
    """
    tree = parsed.tree if isinstance(parsed.tree, dict) else {}
    problems: list[Problem] = []
    named = tree.get("gemeente")
    municipality = on_one_line(named) if isinstance(named, str) else ""
    if not municipality:
        line = line_at(parsed.mark, ("gemeente",))
        problems.append(Problem(name, line, "bij 'gemeente' staat geen naam.", "Schrijf bijvoorbeeld: gemeente: Haren"))
    known: dict[str, dict[str, tuple[date, str]]] = {}
    for key in ("ankers", "besluiten"):
        rows = tree.get(key)
        found = known.setdefault(key, {})
        for about, row in rows.items() if isinstance(rows, dict) else ():
            try:
                if day := _known_day(row, as_of):
                    found[about] = day
            except Refused as fault:
                problems.append(Problem(name, line_at(parsed.mark, (key, about)), fault.message, fault.remedy))
    if problems:
        raise DataError(*problems)
    return Facts(
        municipality=municipality,
        topics=tuple(words(tree, "onderwerpen")),
        anchors={about: day for about, (day, _) in known["ankers"].items()},
        decisions={about: Announced(day, source, ticked=False) for about, (day, source) in known["besluiten"].items()},
    )


def words(tree: object, key: str) -> list[str]:
    """Return a list of words, or the words with commas between them."""
    found = tree.get(key, []) if isinstance(tree, dict) else []
    listed = found.split(",") if isinstance(found, str) else found
    return [on_one_line(word) for word in listed if isinstance(word, str) and word.strip()]


def _known_day(row: object, as_of: date) -> tuple[date, str] | None:
    """Return the day of a fact with its source; None where it has none, or was not known yet.

    Raises:
        Refused: It is no day.
    """
    if not isinstance(row, dict):
        return read_day(row), ""
    since = row.get("sinds")
    if "datum" not in row or (since and read_day(since) > as_of):
        return None
    return read_day(row["datum"]), str(row.get("bron", ""))


def _watched(row: dict[str, Any]) -> Watched:
    name = str(row["id"])
    title = str(row.get("titel", name))
    topics, series = tuple(words(row, "onderwerpen")), row.get("reeks", name)
    return Watched(name, title, str(row.get("naam", title)), topics, series, decides=row.get("besluit") != NOBODY)


def _measurement(row: dict[str, Any]) -> Measurement:
    return Measurement(row["id"], str(row["titel"]), read_period(row["wanneer"]))


def _anchor(row: dict[str, Any], chosen: Mapping[str, date]) -> Chosen:
    day = chosen.get(row["id"])
    if day is None:
        return Chosen(read_when(row["wanneer"]), estimated="vraag" in row)
    text = day.isoformat()
    return Chosen(When(text, read_period(text)), estimated=False)


def _expectation(
    row: dict[str, Any], steps: Mapping[str, Watched], measurements: Mapping[str, Measurement]
) -> Expectation:
    step, measurement, when = row["stap"], row.get("peilmoment", ""), row.get("wanneer")
    if step not in steps:
        raise Refused(f"'{step}' is geen stap van dit plan.", "Schrijf de id van een stap.")
    if measurement and measurement not in measurements:
        raise Refused(f"'{measurement}' is geen peilmoment van dit plan.", "Schrijf de id van een peilmoment.")
    if not measurement and not when:
        raise Refused("hier hoort een peilmoment of een tijd.", "Schrijf 'peilmoment: ...' of 'wanneer: ...'.")
    return Expectation(
        id=row["id"],
        step=step,
        text=str(row["tekst"]),
        measurement=measurement,
        when=read_when(when) if when else None,
        decision=row.get("besluit") == "ja",
        source=str(row["bron"]),
    )


def _rows(tree: dict[str, Any], key: str) -> Iterator[dict[str, Any]]:
    return (row for row in _list(tree, key) if isinstance(row, dict) and isinstance(row.get("id"), str))


def _list(tree: object, key: str) -> list[Any]:
    found = tree.get(key) if isinstance(tree, dict) else None
    return found if isinstance(found, list) else []
