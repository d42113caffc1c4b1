"""Two timelines side by side as text: what came, what moved, what went."""

from collections.abc import Iterator
from datetime import date

from wmoplan.dutch import count, listing, long_date, when_in_words
from wmoplan.errors import Refused
from wmoplan.model.day import read_day
from wmoplan.model.moment import Moment
from wmoplan.reckon.changes import Change, Changes
from wmoplan.timeline import Timeline


def changes(found: Changes, timeline: Timeline, heading: str) -> str:
    """Return the differences, one moment a line with the reason under it; only those of the chosen subjects.

    Unit: `heading` is a whole sentence that says what is compared.
    """
    return "\n".join(_lines(found, timeline, heading))


def _lines(found: Changes, timeline: Timeline, heading: str) -> Iterator[str]:
    moved = [one for one in found.moved if timeline.is_chosen(one.moment.topics)]
    came = [one for one in found.came if timeline.is_chosen(one.moment.topics)]
    went = [one for one in found.went if timeline.is_chosen(one.moment.topics)]
    yield heading
    if not (moved or came or went):
        yield "Er verandert niets aan uw dagen."
        return
    told = [
        count(len(moved), "moment verschuift", "momenten verschuiven") if moved else "",
        count(len(came), "komt erbij", "komen erbij") if came else "",
        count(len(went), "vervalt", "vervallen") if went else "",
    ]
    yield f"{listing([part for part in told if part])}. De rest blijft gelijk."
    steps = {step.id: step.name for step in timeline.chosen_steps()}
    for step, days in found.lost.items():
        if step in steps:
            more = "eerder" if days > 0 else "later"
            yield f"Uw advies over {steps[step]} moet {count(abs(days), 'dag', 'dagen')} {more} weg."
    yield from _section("Dit verschuift", [_moved(one) for one in moved])
    yield from _section("Dit komt erbij", [f"{one.moment.title}: {_when(one.new)}." for one in came])
    yield from _section("Dit vervalt", [f"{one.moment.title}: was {_when(one.old)}." for one in went])


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
