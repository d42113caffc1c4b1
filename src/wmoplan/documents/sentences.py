"""A timeline as sentences that each stand alone: for a screen reader, a narrow terminal, and as the text of a mail."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from wmoplan.documents.blocks import Block, Document, Lines, Purpose
from wmoplan.documents.outlook import Group, Outlook, Selection, look
from wmoplan.dutch import count, listing, long_date, month_of, plain_date, sentence, until_renewed, within
from wmoplan.model.moment import Certainty, Moment
from wmoplan.timeline import Timeline

TOLD_PARTS: Final = 4
"""So many parts are named one by one; of more, the first and the last."""


def sentences_of(timeline: Timeline, selection: Selection, *, dated: bool) -> Document:
    """Return a timeline as one sentence a line.

    Args:
        dated: Whether it is the text of a file or a mail, without countdowns, so that the text does not age.
    """
    outlook = look(timeline, selection)
    title = f"Agenda voor {timeline.municipality.name}, {'gemaakt op' if dated else 'gezien vanaf'}"
    head = [f"{title} {long_date(timeline.as_of)}.", f"Onderwerpen: {topics_shown(timeline, selection)}."]
    parts = [_todo_part(timeline, outlook, dated=dated)] if selection.is_short else []
    parts += [_part(group, outlook, timeline, dated=dated) for group in outlook.groups]
    names = [name for name, _, _ in parts]
    if len(names) > 1:
        told = listing(names) if len(names) <= TOLD_PARTS else f"van {names[0]} tot en met {names[-1]}"
        head.append(f"Er zijn {len(names)} delen: {told}.")
    blocks: list[Block] = [Lines(tuple(head))]
    for number, (name, many, lines) in enumerate(parts, 1):
        blocks.append(Lines((f"Deel {number} van {len(parts)}: {name}. {many}.", *lines)))
    blocks.append(Lines(tuple(_foot(timeline, outlook, dated=dated))))
    return Document(title, tuple(blocks), timeline.as_of, Purpose.SCREEN, titled=False)


def _todo_part(timeline: Timeline, outlook: Outlook, *, dated: bool) -> tuple[str, str, list[str]]:
    """Return the name of the part with what to do now, how much there is, and its lines."""
    lines = []
    for number, todo in enumerate(outlook.todo, 1):
        lines.append(f"Punt {number}. {with_phone(timeline, todo.text)}")
        lines += [f"Uitleg: {todo.note}"] if todo.note else []
        warnings = todo.in_file if dated else todo.warnings
        lines += [f"{'Wat kan nog' if at else 'Waarschuwing'}: {text}" for at, text in enumerate(warnings)]
    lines += filter(None, [late_words(outlook.late)])
    return "nu doen", count(len(outlook.todo), "punt", "punten"), lines or [nothing_to_do(timeline, outlook)]


def _part(group: Group, outlook: Outlook, timeline: Timeline, *, dated: bool) -> tuple[str, str, list[str]]:
    """Return the name of the part of a month, how many moments there are, and its lines."""
    lines = []
    for moment in group.moments:
        lines.append(moment_sentence(moment, timeline, dated=dated))
        notes = outlook.notes.get(moment.id, ())
        lines += [f"Let op: {note.in_file if dated else note.text} {note.remedy}" for note in notes]
        quiet = outlook.quiet.get(moment.id)
        lines += [sentence(quiet.sentence)] if quiet else []
    month = month_of(group.month) if group.month else "nog geen datum"
    name = f"{month} en later" if group.month and group.and_later else month
    return name, count(len(group.moments), "moment", "momenten"), lines


def _foot(timeline: Timeline, outlook: Outlook, *, dated: bool) -> Iterator[str]:
    if not dated and outlook.hidden:
        yield (
            f"Niet getoond: {count(outlook.hidden, 'moment', 'momenten')}. Alles zien: wmoplan timeline --all. "
            "Waarom een dag: wmoplan explain, met een woord uit de regel."
        )
    if dated:
        yield from until_renewed(timeline.renew_after)
    yield timeline.origin


def moment_sentence(moment: Moment, timeline: Timeline, *, dated: bool) -> str:
    """Return a moment as a sentence that stands alone.

    Args:
        dated: Whether the sentence goes into a file or a mail, where a countdown would grow old.
    """
    undated = moment.start is moment.end is None and bool(moment.step)
    is_exact = moment.end is not None and (bool(moment.step) or moment.start in {None, moment.end})
    when = "nog geen datum" if undated else moment.when if is_exact else moment.period
    away = "" if dated else _away(moment, timeline.as_of)
    sure = "Er is nog geen dag" if undated else f"De dag is {moment.certainty.word}"
    why = f": {moment.weakest}" if moment.certainty is Certainty.ESTIMATED and moment.weakest else ""
    sooner = f" Dit is de laatste kans. {moment.sooner}" if moment.sooner else ""
    return f"{sentence(when)}{away}: {moment.sentence}{sooner} {sure}{why}."


def _away(moment: Moment, as_of: date) -> str:
    """Return how long it takes until a moment, or how it stands, after a comma; empty where that says nothing."""
    away = countdown(moment, as_of)
    if away.endswith(("dag", "dagen")):
        return f", over {away}"
    return f", {moment.status if away == 'te laat?' else away}" if away else ""


# -- words that the columns of a terminal use as well


def topics_shown(timeline: Timeline, selection: Selection) -> str:
    """Return the subjects that are shown."""
    return listing(timeline.topics) if timeline.topics and not selection.everything else "alle"


def with_phone(timeline: Timeline, text: str) -> str:
    """Return the text of a to-do, with the number of the griffie where the text says to call it."""
    clerk = timeline.profile.clerk
    calls = text.startswith("Bel ") and "griffie" in text
    return f"{text} Telefoon: {clerk.phone}." if clerk and clerk.phone and calls else text


def late_words(late: tuple[Moment, ...]) -> str:
    """Return in one sentence what else is too late; empty where nothing is."""
    names = listing([f"{within(moment.title)} ({plain_date(moment.end)})" for moment in late if moment.end])
    maybe = "misschien " if all(moment.certainty is Certainty.ESTIMATED for moment in late) else ""
    return f"Ook {maybe}te laat: {names}." if names else ""


def nothing_to_do(timeline: Timeline, outlook: Outlook) -> str:
    """Return what to say where there is nothing to do now."""
    if outlook.ended:
        return (
            f"Dit plan is voorbij: het liep tot en met {long_date(outlook.ended)}. "
            f"Terugkijken: wmoplan timeline --as-of {timeline.plan.offered.last}-01-15"
        )
    return no_todo(outlook)


def no_todo(outlook: Outlook) -> str:
    """Return that there is nothing to do now, and the first moment that comes."""
    coming = outlook.next_day
    first = (
        f" Het eerste dat komt: {coming.title.rstrip('.')} ({long_date(coming.end)})." if coming and coming.end else ""
    )
    return f"U hoeft nu niets te doen.{first}"


def countdown(moment: Moment, as_of: date) -> str:
    """Return the days until a moment, or the status of a moment that has begun or passed."""
    begin = moment.start or moment.end
    if moment.done:
        return "gedaan"
    if moment.end is not None and moment.end < as_of:
        return moment.status.replace("misschien te laat", "te laat?")
    if begin is None or moment.vague:
        return ""
    if begin <= as_of:
        return "vandaag" if moment.end == as_of and moment.start == moment.end else "nu"
    return count((begin - as_of).days, "dag", "dagen")
