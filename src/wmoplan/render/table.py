"""The timeline for a terminal, as columns without lines."""

import textwrap
from collections.abc import Iterator
from datetime import date
from typing import Final

from wmoplan.documents.outlook import CERTAINTIES, Group, Outlook, Selection, look
from wmoplan.documents.sentences import countdown, late_words, nothing_to_do, topics_shown, with_phone
from wmoplan.dutch import clock, count, long_date, month_of, sentence, short_date, within
from wmoplan.model.moment import Moment
from wmoplan.model.words import NATIONAL
from wmoplan.timeline import Timeline

WHEN_WIDTH: Final = 20
"""A short date and a time of day, side by side."""

MARGIN: Final = " " * (WHEN_WIDTH + 13)
"""The room before the second line of a text, below the day and the countdown."""

NARROWEST: Final = 16
"""How narrow the column of words can be."""


def table(timeline: Timeline, selection: Selection, width: int) -> str:
    """Return the timeline as columns without lines, to be read at a glance.

    Unit: `width` counts characters; below 80 the list of sentences reads better.
    """
    outlook = look(timeline, selection)
    lines = _header(timeline, selection, width)
    if selection.is_short:
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
    yield timeline.origin.removesuffix(".")


def _header(timeline: Timeline, selection: Selection, width: int) -> list[str]:
    title = f"{timeline.municipality.name.upper()}: UW MOMENTEN VAN INVLOED"
    seen = f"Gezien vanaf {long_date(timeline.as_of)}"
    gap = width - len(title) - len(seen)
    first = f"{title}{'':{gap}}{seen}" if gap > 1 else f"{title}\n{seen}"
    return [*first.split("\n"), f"Onderwerpen: {topics_shown(timeline, selection)}"]


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
        said = f"{with_phone(timeline, todo.text)}{note}"
        lines += textwrap.wrap(said, width, initial_indent=f"{number:2}. ", subsequent_indent="    ")
        for at, warning in enumerate(todo.warnings):
            text = f"Let op: {within(warning)}" if at == 0 else warning
            lines += textwrap.wrap(text, width, initial_indent="    ", subsequent_indent="    ")
    lines += textwrap.wrap(late_words(outlook.late), width, initial_indent="    ", subsequent_indent="    ")
    return lines or textwrap.wrap(nothing_to_do(timeline, outlook), width, initial_indent=" ", subsequent_indent=" ")


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
