"""The mail that tells what is new since a day: one screen, without a countdown, a name or the text of an advice."""

import textwrap
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from wmoplan.documents.outlook import Outlook, Selection, look
from wmoplan.dutch import listing, long_date, sentence, until_renewed
from wmoplan.model.moment import Moment, Signal
from wmoplan.model.progress import FOLLOWS, Advice
from wmoplan.news import News
from wmoplan.reckon.changes import Change
from wmoplan.reckon.todo import Todo
from wmoplan.timeline import Timeline

WIDTH: Final = 72
"""Columns of a line; what is longer breaks in a reply."""

LINES: Final = 40
"""So many lines are one screen."""


class _Part(NamedTuple):
    """One part of the mail.

    Attributes:
        head: What stands above it, wrapped.
        items: What it tells, each wrapped; what does not fit is cut from the end.
        more: How to see what was cut.
    """

    head: list[str]
    items: list[list[str]]
    more: str


def mail_since(timeline: Timeline, news: News, selection: Selection) -> str:
    """Return the mail: what is new, what to do now, and the coming days."""
    outlook = look(timeline, selection)
    head = [
        f"Agenda voor {timeline.municipality.name}, gemaakt op {long_date(timeline.as_of)}.",
        *_wrapped(f"Onderwerpen: {listing(timeline.topics) if timeline.topics else 'alle'}."),
    ]
    parts = [
        _Part(
            [*_wrapped(f"Wat er nieuw is sinds {long_date(news.since)}:"), *_wrapped(_basis(news, timeline))],
            [_item(text) for text in _new(news, timeline)],
            "wmoplan changes" if news.remembered else "wmoplan timeline --all",
        ),
        *([_Part(["Nu doen:"], list(_todo(outlook)), "wmoplan timeline")] if selection.is_short else []),
        _Part(["De dagen die komen:"], list(_coming(outlook)), "wmoplan timeline --all"),
    ]
    foot = ["", *_wrapped(" ".join([*until_renewed(timeline.renew_after), timeline.origin]))]
    parts = [part for part in parts if part.items]
    room = LINES - len(head) - len(foot) - sum(len(part.head) + 1 for part in parts)
    kept = _fitting(parts, room)
    body = [line for part, number in zip(parts, kept, strict=True) for line in _shown(part, number)]
    return "\n".join([*head, *body, *foot])


def _fitting(parts: list[_Part], room: int) -> list[int]:
    """Return how many items of each part fit, where the parts take turns; what is cut costs a part one line."""
    kept = [0] * len(parts)
    is_open = [bool(part.items) for part in parts]
    while any(is_open):
        for at in (at for at, is_left in enumerate(is_open) if is_left):
            kept[at] += 1
            if _lines(parts, kept) > room:
                kept[at] -= 1
                is_open[at] = False
            elif kept[at] == len(parts[at].items):
                is_open[at] = False
    return kept


def _lines(parts: list[_Part], kept: list[int]) -> int:
    """Return how many lines so many items of each part take."""
    return sum(
        sum(map(len, part.items[:number])) + (number < len(part.items))
        for part, number in zip(parts, kept, strict=True)
    )


def _shown(part: _Part, number: int) -> Iterator[str]:
    yield ""
    yield from part.head
    for item in part.items[:number]:
        yield from item
    if left := len(part.items) - number:
        yield f"En nog {left}. Alles zien: {part.more}"


def _wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )


def _item(text: str) -> list[str]:
    return _wrapped(text, "- ", "  ")


# -- what is new


def _basis(news: News, timeline: Timeline) -> str:
    """Return in one sentence what it is held against."""
    if news.remembered:
        return f"Dit is vergeleken met de dagen die wmoplan onthield op {long_date(news.remembered)}."
    always = ", en wat in uw bestand geen 'sinds' heeft, telt altijd mee" if timeline.hindsight else ""
    return f"Dit is vergeleken met wat op die dag bekend was{always}."


def _new(news: News, timeline: Timeline) -> Iterator[str]:
    names = {step.id: step.name for step in timeline.all_steps()}
    found = [
        *(_answered(one, names) for one in news.answered),
        *(f"Verstuurd op {long_date(one.sent)}: uw advies over {names[one.step]}." for one in news.sent if one.sent),
        *(_moved(one) for one in sorted(news.moved, key=lambda one: _turn(one, timeline.as_of))),
        *(f"Nieuw: {_bare(one.moment.title)}, {_when(one.new)}." for one in news.came),
        *(f"Vervallen: {_bare(one.moment.title)}. Dat was {_when(one.old)}." for one in news.went),
        *(f"Gebeurd op {long_date(day)}: {_bare(title)}." for title, day in news.happened),
        *(f"Gedaan: {_bare(title)}." for title in news.ticked),
    ]
    yield from found or ["Er is niets nieuws."]


def _answered(advice: Advice, names: dict[str, str]) -> str:
    day = long_date(advice.answered) if advice.answered else ""
    return f"Reactie op {day} over {names[advice.step]}: {FOLLOWS[advice.followed]}."


def _turn(change: Change, as_of: date) -> tuple[bool, bool]:
    """Return where a move stands among the others: a decision first, and what lies behind last."""
    is_over = change.moment.end is not None and change.moment.end < as_of
    return is_over, not change.moment.decides


def _moved(change: Change) -> str:
    old, new = change.old, change.new
    was = f"was {_when(old)}" if old and (old.start or old.end) else "had nog geen dag"
    becomes = f"wordt {_when(new)}" if new and (new.start or new.end) else "heeft nu geen dag meer"
    why = f" {change.why}" if change.why and change.moment.decides else ""
    return f"{_bare(change.moment.title)}: {was}, {becomes}.{why}"


def _bare(title: str) -> str:
    return sentence(title.rstrip("."))


def _when(moment: Moment | None) -> str:
    return moment.when if moment else "nog geen dag"


# -- what to do, and the coming days


def _todo(outlook: Outlook) -> Iterator[list[str]]:
    yield from (_with_warnings(number, todo) for number, todo in enumerate(outlook.todo, 1))
    if not outlook.todo:
        yield _item("U hoeft nu niets te doen.")


def _with_warnings(number: int, todo: Todo) -> list[str]:
    lines = _wrapped(todo.text, f"{number}. ", "   ")
    for text in todo.in_file:
        lines += _wrapped(text, "   ", "   ")
    return lines


def _coming(outlook: Outlook) -> Iterator[list[str]]:
    for group in outlook.groups:
        for moment in group.moments:
            yield [*_item(_day(moment)), *_notes(outlook.notes.get(moment.id, ()))]


def _day(moment: Moment) -> str:
    when = sentence(_when(moment)) if moment.step or moment.start == moment.end else sentence(moment.period)
    done = "gedaan, " if moment.done else ""
    sooner = f" {moment.sooner}" if moment.sooner else ""
    return f"{when} ({done}{moment.certainty.word}): {moment.sentence}{sooner}"


def _notes(signals: Iterable[Signal]) -> Iterator[str]:
    """Yield what is to be noted at a day; what counts from the day of asking would grow old."""
    for signal in signals:
        if not signal.lasting or signal.stays:
            yield from _wrapped(f"({signal.short})", "  ", "  ")
