"""Two timelines side by side as text: what came, what moved, what went."""

from collections.abc import Iterator, Mapping
from datetime import date

from wmoplan.dutch import count, listing, long_date, when_in_words
from wmoplan.errors import Refused
from wmoplan.model.day import read_day
from wmoplan.model.moment import Moment
from wmoplan.reckon.changes import Change, Changes
from wmoplan.timeline import Timeline


def told(found: Changes, heading: str, names: Mapping[str, str]) -> str:
    """Return the differences, one moment a line with the reason behind it.

    Unit: `heading` is a whole sentence that says what is compared; `names` has the steps as a sentence uses them.
    """
    return "\n".join(_lines(found, heading, names))


def of_chosen(found: Changes, timeline: Timeline) -> Changes:
    """Return only what is about the chosen subjects of a timeline."""
    steps = {step.id for step in timeline.chosen_steps()}

    def chosen(changes: tuple[Change, ...]) -> tuple[Change, ...]:
        return tuple(one for one in changes if timeline.is_chosen(one.moment.topics))

    lost = {step: days for step, days in found.lost.items() if step in steps}
    return Changes(chosen(found.came), chosen(found.moved), chosen(found.went), found.same, lost)


def _lines(found: Changes, heading: str, names: Mapping[str, str]) -> Iterator[str]:
    yield heading
    if not (found.moved or found.came or found.went):
        yield "Er verandert niets aan uw dagen."
        return
    counts = [
        count(len(found.moved), "moment verschuift", "momenten verschuiven") if found.moved else "",
        count(len(found.came), "komt erbij", "komen erbij") if found.came else "",
        count(len(found.went), "vervalt", "vervallen") if found.went else "",
    ]
    yield f"{listing([part for part in counts if part])}. De rest blijft gelijk."
    for step, days in found.lost.items():
        more = "eerder" if days > 0 else "later"
        yield f"Uw advies over {names.get(step, step)} moet {count(abs(days), 'dag', 'dagen')} {more} weg."
    yield from _section("Dit verschuift", [_moved(one) for one in found.moved])
    yield from _section("Dit komt erbij", [f"{one.moment.title}: {_when(one.new)}." for one in found.came])
    yield from _section("Dit vervalt", [f"{one.moment.title}: was {_when(one.old)}." for one in found.went])


def _section(heading: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield f"{heading}:"
        yield from lines


def _moved(change: Change) -> str:
    why = f" Waarom: {change.why}" if change.why else ""
    return f"{change.moment.title}: was {_when(change.old)}, wordt {_when(change.new)}.{why}"


def _when(moment: Moment | None) -> str:
    if moment is None:
        return "nog geen datum"
    return when_in_words(moment.start, moment.end, moment.time)


def supposition(words: list[str], as_of: date) -> str:
    """Return what is supposed, as a whole sentence."""
    said = listing([_said(word) for word in words])
    return f"Stel: {said}. Gezien vanaf {long_date(as_of)}."


def _said(word: str) -> str:
    key, _, value = word.partition("=")
    try:
        return f"{key} is {long_date(read_day(value))}"
    except Refused:
        return f"{key} is {value}"
