"""The timeline for a terminal: an open table, a list of sentences, or a mail."""

import textwrap
from collections.abc import Iterator
from datetime import date
from typing import Final

from wmoplan.dutch import (
    clock,
    count,
    listing,
    long_date,
    month_of,
    plain_date,
    sentence,
    short_date,
)
from wmoplan.model.moment import Certainty, Moment
from wmoplan.model.words import NATIONAL
from wmoplan.outlook import Group, Outlook, look
from wmoplan.timeline import Timeline

WHEN_WIDTH: Final = 20
"""A short date and a time of day, side by side."""

MARGIN: Final = " " * (WHEN_WIDTH + 13)
"""What stands before the second line of a text: the day and the countdown."""

TOLD_PARTS: Final = 4
"""So many parts are named one by one; of more, the first and the last."""

NARROWEST: Final = 16
"""How narrow the column of words can be."""

CERTAINTIES: Final = "Zekerheid: voorlopig = kan schuiven; berekend = geteld; geschat = vraag het na"


def table(  # noqa: PLR0913 - the choices of the command
    timeline: Timeline, *, everything: bool, width: int,
    first: date | None = None, last: date | None = None, kinds: tuple[str, ...] = (),
) -> str:  # fmt: skip
    """Return the timeline as columns without lines, to be read at a glance.

    Unit: `width` counts characters; below 80 the list of sentences reads better.
    """
    outlook = look(timeline, everything=everything, first=first, last=last, kinds=kinds)
    asked = everything or bool(first or last or kinds)
    lines = _header(timeline, width, everything=everything)
    if not asked:
        lines += ["", f"NU DOEN, {_month_only(timeline.as_of).upper()}", *_todo_lines(timeline, outlook, width)]
    for group in outlook.groups:
        lines += [_heading(group, timeline.as_of).upper()]
        for moment in group.moments:
            lines += _row(moment, timeline.as_of, width)
            if moment.sooner:
                lines += textwrap.wrap(f"({moment.sooner})", width, initial_indent=MARGIN, subsequent_indent=MARGIN)
            for note in outlook.notes.get(moment.id, ()):
                lines += textwrap.wrap(f"({note.short})", width, initial_indent=MARGIN, subsequent_indent=MARGIN)
            quiet = outlook.quiet.get(moment.id)
            lines += textwrap.wrap(f" {sentence(quiet.sentence)}", width, subsequent_indent=" ") if quiet else []
    lines += ["", *(part for line in _below(timeline, outlook) for part in textwrap.wrap(line, width))]
    return "\n".join(line.rstrip() for line in lines)


def _below(timeline: Timeline, outlook: Outlook) -> Iterator[str]:
    """Yield the lines below the columns."""
    yield CERTAINTIES
    if outlook.hidden:
        yield f"Niet getoond: {count(outlook.hidden, 'moment', 'momenten')} (wmoplan timeline --all)"
    step = next((moment.step for group in outlook.groups for moment in group.moments if moment.step), "")
    if step:
        yield f"Waarom deze dag? wmoplan explain {step}"
        yield "Afvinken: wmoplan checklist"
    yield _footer(timeline)


def _header(timeline: Timeline, width: int, *, everything: bool) -> list[str]:
    title = f"{timeline.municipality.name.upper()}: UW MOMENTEN VAN INVLOED"
    seen = f"Gezien vanaf {long_date(timeline.as_of)}"
    gap = width - len(title) - len(seen)
    first = f"{title}{'':{gap}}{seen}" if gap > 1 else f"{title}\n{seen}"
    return [*first.split("\n"), f"Onderwerpen: {_topics(timeline, everything=everything)}"]


def _topics(timeline: Timeline, *, everything: bool) -> str:
    if everything or not timeline.topics:
        return "alle"
    return listing(timeline.topics)


def _footer(timeline: Timeline) -> str:
    name = f". Bestand: {timeline.profile_name}" if timeline.profile_name else ""
    return f"{sentence(timeline.made_from)}{name}"


def _month_only(day: date) -> str:
    return month_of(day).partition(" ")[0]


def _heading(group: Group, as_of: date) -> str:
    if group.month is None:
        return "Nog geen datum"
    month = _month_only(group.month) if group.month.year == as_of.year else month_of(group.month)
    return f"{month} en later" if group.and_later else month


def _todo_lines(timeline: Timeline, outlook: Outlook, width: int) -> list[str]:
    lines: list[str] = []
    for number, todo in enumerate(outlook.todo, 1):
        note = f" ({todo.note.partition('. ')[0].removesuffix('.')}.)" if todo.note else ""
        said = f"{_with_phone(timeline, todo.text)}{note}"
        lines += textwrap.wrap(said, width, initial_indent=f"{number:2}. ", subsequent_indent="    ")
        for at, warning in enumerate(todo.warnings):
            text = f"Let op: {warning[:1].lower()}{warning[1:]}" if at == 0 else warning
            lines += textwrap.wrap(text, width, initial_indent="    ", subsequent_indent="    ")
    if outlook.late:
        lines += textwrap.wrap(_late_words(outlook.late), width, initial_indent="    ", subsequent_indent="    ")
    return lines or textwrap.wrap(_nothing(timeline, outlook), width, initial_indent=" ", subsequent_indent=" ")


def _with_phone(timeline: Timeline, text: str) -> str:
    """Return what to do with the number to call, where it says to call the office and the profile has its number."""
    clerk = timeline.profile.clerk
    calls = text.startswith("Bel ") and "griffie" in text
    return f"{text} Telefoon: {clerk.phone}." if clerk and clerk.phone and calls else text


def _late_words(late: tuple[Moment, ...]) -> str:
    names = listing(
        [f"{moment.title[:1].lower()}{moment.title[1:]} ({plain_date(moment.end)})" for moment in late if moment.end]
    )
    maybe = "misschien " if all(moment.certainty is Certainty.ESTIMATED for moment in late) else ""
    return f"Ook {maybe}te laat: {names}."


def _nothing(timeline: Timeline, outlook: Outlook) -> str:
    if outlook.ended:
        return (
            f"Dit plan is voorbij: het liep tot en met {long_date(outlook.ended)}. "
            f"Terugkijken: wmoplan timeline --as-of {timeline.plan.offered.last}-01-15"
        )
    if outlook.next_day and outlook.next_day.end:
        day = long_date(outlook.next_day.end)
        return f"U hoeft nu niets te doen. Het eerste dat komt: {outlook.next_day.title} ({day})."
    return "U hoeft nu niets te doen."


def countdown(moment: Moment, as_of: date) -> str:
    """Return how long it takes until a moment, or how it stands where it has passed."""
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


def _row(moment: Moment, as_of: date, width: int) -> list[str]:
    when = _when(moment, as_of)
    text_width = max(width - len(MARGIN) - 10, NARROWEST)
    text = f"{moment.table} ({moment.period})" if moment.kind in NATIONAL else moment.table
    lines = textwrap.wrap(text, text_width) or [""]
    first = f" {when:{WHEN_WIDTH}} {countdown(moment, as_of):>9}  {lines[0]:{text_width}} {moment.certainty.word}"
    return [first, *(f"{MARGIN}{line}" for line in lines[1:])]


def _when(moment: Moment, as_of: date) -> str:
    day = moment.end or moment.start
    if day is None:
        return ""
    if moment.vague:
        return moment.period
    year = f" {day.year}" if day.year != as_of.year else ""
    if moment.start is None:
        return f"uiterlijk {f'{day.day}-{day.month}-{day.year}' if year else short_date(day)}"
    if moment.end is None:
        return f"vanaf {short_date(day)}{year}"
    if moment.start != moment.end:
        return f"t/m {short_date(day)}{year}"
    return f"{short_date(day)}{year}" + (f" {clock(moment.time)}" if moment.time and not year else "")


# -- the list of sentences


def plain(
    timeline: Timeline, *, everything: bool,
    first: date | None = None, last: date | None = None, kinds: tuple[str, ...] = (),
) -> str:  # fmt: skip
    """Return the timeline as one sentence a line, each of which stands alone."""
    return _sentences(timeline, everything=everything, first=first, last=last, kinds=kinds, dated=False)


def mail(
    timeline: Timeline, *, everything: bool,
    first: date | None = None, last: date | None = None, kinds: tuple[str, ...] = (),
) -> str:  # fmt: skip
    """Return the timeline as the text of a mail; it holds no countdown, so that it does not age."""
    return _sentences(timeline, everything=everything, first=first, last=last, kinds=kinds, dated=True)


def _sentences(  # noqa: PLR0913 - the choices of the command
    timeline: Timeline, *, everything: bool, first: date | None, last: date | None, kinds: tuple[str, ...], dated: bool
) -> str:
    outlook = look(timeline, everything=everything, first=first, last=last, kinds=kinds)
    asked = everything or bool(first or last or kinds)
    place, seen = timeline.municipality.name, long_date(timeline.as_of)
    lines = [f"Agenda voor {place}, gemaakt op {seen}." if dated else f"Agenda voor {place}, gezien vanaf {seen}."]
    lines.append(f"Onderwerpen: {_topics(timeline, everything=everything)}.")
    names = [] if asked else ["nu doen"]
    names += [_part_name(group) for group in outlook.groups]
    if len(names) > 1:
        told = listing(names) if len(names) <= TOLD_PARTS else f"van {names[0]} tot en met {names[-1]}"
        lines.append(f"Er zijn {len(names)} delen: {told}.")
    number = 0
    if not asked:
        number = 1
        head = f"Deel 1 van {len(names)}: nu doen. {count(len(outlook.todo), 'punt', 'punten')}."
        lines += ["", head, *_todo_sentences(timeline, outlook, dated=dated)]
    for at, group in enumerate(outlook.groups, number + 1):
        total = count(len(group.moments), "moment", "momenten")
        lines += ["", f"Deel {at} van {len(names)}: {_part_name(group)}. {total}."]
        for moment in group.moments:
            lines.append(moment_sentence(moment, timeline.as_of, dated=dated))
            notes = outlook.notes.get(moment.id, ())
            lines += [f"Let op: {note.in_file if dated else note.text} {note.remedy}" for note in notes]
            quiet = outlook.quiet.get(moment.id)
            lines += [sentence(quiet.sentence)] if quiet else []
    lines.append("")
    if not dated and outlook.hidden:
        lines.append(
            f"Niet getoond: {count(outlook.hidden, 'moment', 'momenten')}. Alles zien: wmoplan timeline --all. "
            "Waarom een dag: wmoplan explain, met een woord uit de regel."
        )
    if dated and timeline.renew_after:
        lines.append(f"Vraag een nieuwe versie na {long_date(timeline.renew_after)}.")
    lines.append(f"{_footer(timeline)}.")
    return "\n".join(lines)


def _part_name(group: Group) -> str:
    if group.month is None:
        return "nog geen datum"
    return f"{month_of(group.month)} en later" if group.and_later else month_of(group.month)


def _todo_sentences(timeline: Timeline, outlook: Outlook, *, dated: bool) -> list[str]:
    lines = []
    for number, todo in enumerate(outlook.todo, 1):
        lines.append(f"Punt {number}. {_with_phone(timeline, todo.text)}")
        lines += [f"Uitleg: {todo.note}"] if todo.note else []
        warnings = todo.in_file if dated else todo.warnings
        lines += [f"{'Wat kan nog' if at else 'Waarschuwing'}: {text}" for at, text in enumerate(warnings)]
    lines += [_late_words(outlook.late)] if outlook.late else []
    return lines or [_nothing(timeline, outlook)]


def moment_sentence(moment: Moment, as_of: date, *, dated: bool) -> str:
    """Return a moment as a sentence that stands alone.

    Args:
        dated: Whether the sentence goes into a file or a mail, where a countdown would grow old.
    """
    undated = moment.start is moment.end is None
    is_exact = moment.end is not None and (bool(moment.step) or moment.start in {None, moment.end})
    when = moment.when if is_exact else moment.period
    if undated and moment.step:
        when = "nog geen datum"
    away = "" if dated else countdown(moment, as_of)
    if away.endswith(("dag", "dagen")):
        away = f"over {away}"
    away = f", {moment.status if away == 'te laat?' else away}" if away else ""
    sure = "Er is nog geen dag" if undated and moment.step else f"De dag is {moment.certainty.word}"
    why = f": {moment.weakest}" if moment.certainty is Certainty.ESTIMATED and moment.weakest else ""
    sooner = f" Dit is de laatste kans. {moment.sooner}" if moment.sooner else ""
    return f"{sentence(when)}{away}: {moment.sentence}{sooner} {sure}{why}."
