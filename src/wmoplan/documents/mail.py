"""The mail that tells what is new since a day: one screen, without a countdown, a name or the text of an advice."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from textwrap import wrap
from typing import Final, NamedTuple

from wmoplan.documents.blocks import Block, Document, Heading, Item, List, Marks, Purpose
from wmoplan.documents.outlook import Outlook, Selection, look
from wmoplan.dutch import listing, long_date, sentence, until_renewed
from wmoplan.model.moment import Moment
from wmoplan.model.progress import FOLLOWS
from wmoplan.news import News
from wmoplan.reckon.changes import Change
from wmoplan.timeline import Timeline

WIDTH: Final = 72
"""Columns of a line; what is longer breaks in a reply."""

LINES: Final = 40
"""So many lines are one screen."""


class _Part(NamedTuple):
    """One part of the mail.

    Attributes:
        above: What stands directly under its title.
        points: What it tells, each with what stands below it; what does not fit is cut from the end.
        more: How to see what was cut.
    """

    title: str
    above: tuple[Item, ...]
    points: list[tuple[Item, ...]]
    more: str

    def blocks(self, number: int) -> Iterator[Block]:
        """Yield the title with so many of the points."""
        items = [*self.above, *(item for point in self.points[:number] for item in point)]
        if left := len(self.points) - number:
            items.append(_line(f"En nog {left}. Alles zien: {self.more}"))
        yield Heading(self.title, 3)
        yield List(tuple(items), Marks.NUMBERS if self.points[0][0].number else Marks.BULLETS)


def mail_since(timeline: Timeline, news: News, selection: Selection) -> Document:
    """Return the mail: what is new, what to do now, and the coming days."""
    outlook = look(timeline, selection)
    title = f"Agenda voor {timeline.municipality.name}, gemaakt op {long_date(timeline.as_of)}."
    head = (_line(title), _line(f"Onderwerpen: {listing(timeline.topics) if timeline.topics else 'alle'}."))
    foot = " ".join([*until_renewed(timeline.renew_after), timeline.origin])
    parts = [
        _Part(
            f"Wat er nieuw is sinds {long_date(news.since)}",
            (_line(_basis(news, timeline)),),
            [(Item(text),) for text in _new(news, timeline)],
            "wmoplan changes" if news.remembered else "wmoplan timeline --all",
        ),
        *([_Part("Nu doen", (), list(_todo(outlook)), "wmoplan timeline")] if selection.is_short else []),
        _Part("De dagen die komen", (), list(_coming(outlook)), "wmoplan timeline --all"),
    ]
    parts = [part for part in parts if part.points]
    fixed = [*head, _line(foot), *(line for part in parts for line in (_line(f"{part.title}:"), *part.above))]
    heights = [[_height(point) for point in part.points] for part in parts]
    kept = _fitting(heights, LINES - _height(fixed) - len(parts) - 1)
    body = (block for part, number in zip(parts, kept, strict=True) for block in part.blocks(number))
    return Document(title, (List(head), *body), timeline.as_of, Purpose.MAIL, titled=False, last=(foot,))


def _line(text: str) -> Item:
    """Return a text that stands in a list as a line without a mark."""
    return Item(text, detail=True)


def _height(items: Iterable[Item]) -> int:
    """Return how many lines items take; what has a mark, or stands below it, has so much less room."""
    height = 0
    for item in items:
        mark = 0 if item.detail and item.level == 1 else 3 if item.number else 2
        height += len(wrap(str(item.text), WIDTH - mark, break_long_words=False, break_on_hyphens=False))
    return height


def _fitting(heights: Sequence[Sequence[int]], room: int) -> list[int]:
    """Return how many points of each part fit, where the parts take turns; a part that is cut has one line for that.

    Args:
        heights: The lines that each point takes, part by part; every part has a point.
    """
    kept = [0] * len(heights)
    growing = list(range(len(heights)))
    while growing:
        for at in tuple(growing):
            kept[at] += 1
            rows = zip(heights, kept, strict=True)
            fits = sum(sum(part[:number]) + (number < len(part)) for part, number in rows) <= room
            if not fits:
                kept[at] -= 1
            if not fits or kept[at] == len(heights[at]):
                growing.remove(at)
    return kept


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
        *(
            f"Reactie op {long_date(one.answered)} over {names[one.step]}: {FOLLOWS[one.followed]}."
            for one in news.answered
            if one.answered
        ),
        *(f"Verstuurd op {long_date(one.sent)}: uw advies over {names[one.step]}." for one in news.sent if one.sent),
        *(_moved(one) for one in sorted(news.moved, key=lambda one: _turn(one, timeline.as_of))),
        *(f"Nieuw: {_bare(one.moment.title)}, {_when(one.new)}." for one in news.came),
        *(f"Vervallen: {_bare(one.moment.title)}. Dat was {_when(one.old)}." for one in news.went),
        *(f"Gebeurd op {long_date(day)}: {_bare(title)}." for title, day in news.happened),
        *(f"Gedaan: {_bare(title)}." for title in news.ticked),
    ]
    yield from found or ["Er is niets nieuws."]


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


def _todo(outlook: Outlook) -> Iterator[tuple[Item, ...]]:
    for number, todo in enumerate(outlook.todo, 1):
        yield Item(todo.text, number=number), *(Item(text, 2, number, detail=True) for text in todo.in_file)
    if not outlook.todo:
        yield (Item("U hoeft nu niets te doen."),)


def _coming(outlook: Outlook) -> Iterator[tuple[Item, ...]]:
    """Yield the days with what is to be noted at each; what counts from the day of asking would grow old."""
    for group in outlook.groups:
        for moment in group.moments:
            signals = (one for one in outlook.notes.get(moment.id, ()) if not one.lasting or one.stays)
            yield Item(_day(moment)), *(Item(f"({signal.short})", 2, detail=True) for signal in signals)


def _day(moment: Moment) -> str:
    when = sentence(_when(moment)) if moment.step or moment.start == moment.end else sentence(moment.period)
    done = "gedaan, " if moment.done else ""
    sooner = f" {moment.sooner}" if moment.sooner else ""
    return f"{when} ({done}{moment.certainty.word}): {moment.sentence}{sooner}"
