"""The first screen: for whom, what to do now, which days come first, and until when the dates are known."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from wmoplan.documents.blocks import Block, Document, Heading, Item, Lines, List, Marks, Purpose, Table
from wmoplan.documents.outlook import look
from wmoplan.documents.questions import in_order
from wmoplan.documents.sentences import nothing_to_do, with_phone
from wmoplan.documents.subject import body_name
from wmoplan.dutch import count, listing, long_date, plain_date, short_date, within
from wmoplan.model.moment import HeldMeeting, Moment
from wmoplan.model.words import RequestDay
from wmoplan.reckon.gather import rights_of
from wmoplan.timeline import Timeline

MOST: Final = 3
"""How many things to do are shown at most."""

WIDTHS: Final = (15, 9, 0)
"""The width of the columns of the days that come: the day, how far away it is, and what it is."""

MORE: Final = "Meer: wmoplan 1 (heel punt 1), tijdlijn, lijst of agenda"


def home_of(timeline: Timeline, news: tuple[str, ...] = (), most: int = MOST, *, warns: bool = True) -> Document:
    """Return the first screen.

    Args:
        news: What is new or open besides, in sentences.
        most: How many things to do are shown; who shows fewer than `MOST` leaves the name of the file out too.
        warns: Whether the first warning of each stands below it.
    """
    blocks: list[Block] = [Lines(tuple(_known(timeline)))]
    blocks += [Heading("Nu doen"), _todo(timeline, most, warns=warns)]
    if rows := tuple(_coming(timeline)):
        blocks.append(Table(("EERSTVOLGEND", "", ""), rows, widths=WIDTHS))
    blocks.append(Lines((*news, *_below(timeline, has_room=most == MOST))))
    organisation = timeline.profile.organisation
    title = f"{timeline.municipality.name}{f', {organisation}' if organisation else ''}"
    return Document(title, tuple(blocks), timeline.as_of, Purpose.TABLE, intro=(long_date(timeline.as_of),))


def _known(timeline: Timeline) -> Iterator[str]:
    """Yield the subjects, and until when the meetings of who decides are known."""
    topics = [topic.title for topic in timeline.all_topics() if topic.id in timeline.topics]
    yield f"Onderwerpen: {listing(topics) or 'alle'}."
    if timeline.ended:
        yield nothing_to_do(timeline, look(timeline))
        return
    body = timeline.rules.trajectories[0].body
    days = [one.day for one in timeline.meetings if one.body == body and one.day >= timeline.as_of]
    name = body_name(timeline, body)
    if days:
        yield f"Dagen van {name} bekend tot en met {plain_date(max(days))}."
    else:
        yield f"Wij weten niet wanneer {name} vergadert. Bijna alle dagen zijn daarom geschat."


def _todo(timeline: Timeline, most: int, *, warns: bool) -> Block:
    outlook = look(timeline)
    items: list[Item] = []
    for number, todo in enumerate(outlook.todo[:most], 1):
        items.append(Item(with_phone(timeline, todo.text), number=number))
        if warns and todo.warnings:
            items.append(Item(f"Let op: {within(todo.warnings[0])}", level=2, detail=True))
    said = "" if timeline.ended else nothing_to_do(timeline, outlook)
    return List(tuple(items), Marks.NUMBERS) if items else Lines((said or "Niets meer.",))


def point_of(timeline: Timeline, number: int) -> Document | None:
    """Return one thing to do in full, with what somebody can type for it; None where there is no such number."""
    todos = look(timeline).todo
    if not 0 < number <= len(todos):
        return None
    todo = todos[number - 1]
    lines = [with_phone(timeline, todo.text), *([todo.note] if todo.note else []), *todo.warnings]
    steps = dict.fromkeys(moment.step for moment in timeline.moments if moment.id in todo.moments and moment.step)
    lines += [f"Waarom? Typ: wmoplan uitleg {step}" for step in steps]
    lines += [f"Gedaan? Typ: wmoplan gedaan {name}" for name in todo.ended_by[:1]]
    return Document(f"Punt {number}", (Lines(tuple(lines)),), timeline.as_of, Purpose.SCREEN, titled=False)


def _coming(timeline: Timeline) -> Iterator[tuple[str, str, str]]:
    """Yield the next meeting at which one can speak, the next of the volunteers' own, and the next decision."""
    rows = [*_speaking(timeline), *_own(timeline), *_decision(timeline)]
    for day, time, told in sorted(rows, key=lambda row: row[:2]):
        away = (day - timeline.as_of).days
        at = f" {time.replace(':', '.')}" if time else ""
        year = f" {day.year}" if day.year != timeline.as_of.year and not time else ""
        yield f"{short_date(day)}{at or year}", "vandaag" if not away else count(away, "dag", "dagen"), told


def _speaking(timeline: Timeline) -> Iterator[tuple[date, str, str]]:
    speaking = {link.right for link in timeline.rules.links if link.is_speaking}
    if one := _next(timeline, speaking):
        yield one.day, one.time, f"U kunt inspreken: {one.title or body_name(timeline, one.body)}"


def _own(timeline: Timeline) -> Iterator[tuple[date, str, str]]:
    """Yield the next own meeting, with how many there still are before the first advice must be sent."""
    rules = timeline.rules
    one = _next(timeline, set(rules.own_rights))
    if one is None:
        return
    told, due = "Uw vergadering", _first_advice(timeline)
    if due and due.end:
        rights = rights_of(rules, timeline.profile.bodies)
        own = {body for body, has in rights.items() if has & rules.own_rights}
        days = {held.day for held in timeline.meetings if held.body in own and timeline.as_of <= held.day <= due.end}
        told = f"Uw vergadering. Nog {len(days)} keer tot: {within(due.title)}" if days else told
    yield one.day, one.time, told


def _first_advice(timeline: Timeline) -> Moment | None:
    """Return the first advice that must still be sent, of the chosen subjects."""
    for one in timeline.moments:
        is_due = one.step and one.id in timeline.rules.requested(one.step, RequestDay.DUE)
        is_ahead = one.end is not None and one.end >= timeline.as_of and not (one.done or one.silent or one.vague)
        if is_due and is_ahead and timeline.is_chosen(one.topics):
            return one
    return None


def _decision(timeline: Timeline) -> Iterator[tuple[date, str, str]]:
    for one in timeline.moments:
        is_dated = one.end is not None and one.start == one.end and one.end >= timeline.as_of
        if one.decides and is_dated and one.on_screen and not one.vague and timeline.is_chosen(one.topics):
            yield one.end or timeline.as_of, one.time, one.table
            return


def _next(timeline: Timeline, rights: set[str]) -> HeldMeeting | None:
    """Return the next meeting of a body that has one of some rights."""
    bodies = {body for body, has in rights_of(timeline.rules, timeline.profile.bodies).items() if has & rights}
    ahead = (one for one in timeline.meetings if one.body in bodies and one.day >= timeline.as_of)
    return min(ahead, key=lambda one: (one.day, one.time), default=None)


def _below(timeline: Timeline, *, has_room: bool) -> Iterator[str]:
    if number := len(in_order(timeline)):
        yield f"Open vragen: {number}. Beantwoord ze met: wmoplan antwoord"
    yield MORE
    if has_room:
        yield f"Bestand: {timeline.profile_name}"
