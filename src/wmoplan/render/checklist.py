"""The checklist as text: Markdown, or plain lines with boxes."""

import textwrap
from collections.abc import Iterable, Iterator
from typing import Final

from wmoplan.documents.checklist import Sheet
from wmoplan.documents.parts import Tick
from wmoplan.dutch import sentence
from wmoplan.notation import escaped

WIDTH: Final = 78
"""Characters on a line of plain text."""


def markdown(sheet: Sheet) -> str:
    """Return a checklist as Markdown, with boxes that many programs can tick."""
    return "\n".join(_markdown(sheet)) + "\n"


def plain(sheet: Sheet) -> str:
    """Return a checklist as lines of plain text."""
    return "\n".join(_plain(sheet)) + "\n"


def _markdown(sheet: Sheet) -> Iterator[str]:
    yield f"# {escaped(sheet.title)}"
    yield from (f"\n{escaped(line)}" for line in sheet.intro)
    for part in sheet.parts:
        yield from ("", f"## {escaped(part.title)}")
        yield from ("", escaped(part.note)) if part.note else ()
        yield from (f"\n{escaped(hint)}" for hint in part.hints)
        yield from ("", "**Wanneer**", "")
        for day in part.dates:
            yield f"- **{escaped(day.when)}**: {escaped(day.text)} ({escaped(day.sure)}). {day.standing}".rstrip()
        if not part.dates:
            yield escaped(part.planned)
        yield from (f"\n**Let op:** {escaped(warning)}" for warning in part.warnings)
        if part.questions:
            yield from ("", "**Vraag aan de gemeente**", "", *_ticks(part.questions))
        if part.actions:
            yield from ("", "**Wat u kunt doen**", "", *_ticks(part.actions))
    for section in sheet.sections:
        yield from ("", f"## {escaped(section.title)}", "", *_ticks(section.lines))
    if sheet.ten_points:
        yield from ("", "## Uw tien punten", "", escaped(sheet.ten_points), "")
        yield from (f"{number}. ........................................" for number in range(1, 11))
    yield from ("", "## Hoe zeker is een dag?", "")
    yield from (f"- **{word}**: {escaped(meaning)}" for word, meaning in sheet.sureness)
    if sheet.words:
        yield from ("", "## Woorden", "")
        yield from (f"- **{escaped(word)}**: {escaped(meaning)}" for word, meaning in sheet.words)
    yield from ("", "## Bronnen", "", *(f"- {escaped(source)}" for source in sheet.sources))
    yield from ("", "---", *(f"\n{escaped(line)}" for line in sheet.last))


def _ticks(lines: Iterable[Tick], indent: str = "") -> Iterator[str]:
    for line in lines:
        yield f"{indent}- [{'x' if line.done else ' '}] {escaped(_told(line))}"
        yield from _ticks(line.parts, f"{indent}  ")


def _told(line: Tick) -> str:
    return f"{line.text} ({line.done})" if line.done else line.text


def _plain(sheet: Sheet) -> Iterator[str]:
    yield sheet.title.upper()
    yield from _wrap(sheet.intro)
    for part in sheet.parts:
        yield from ("", "", part.title.upper())
        yield from _wrap([part.note])
        for hint in part.hints:
            yield from ("", *_wrap([hint]))
        yield from ("", "Wanneer:")
        yield from _wrap((f"{day.when}: {day.text} ({day.sure}). {day.standing}" for day in part.dates), "- ")
        if not part.dates:
            yield from _wrap([part.planned])
        for warning in part.warnings:
            yield from ("", *_wrap([f"Let op: {warning}"]))
        if part.questions:
            yield from ("", "Vraag aan de gemeente:", *_boxes(part.questions))
        if part.actions:
            yield from ("", "Wat u kunt doen:", *_boxes(part.actions))
    for section in sheet.sections:
        yield from ("", "", section.title.upper(), *_boxes(section.lines))
    if sheet.ten_points:
        yield from ("", "", "UW TIEN PUNTEN", *_wrap([sheet.ten_points]))
        yield from (f"{number:2}. ........................................" for number in range(1, 11))
    yield from ("", "", "HOE ZEKER IS EEN DAG?")
    yield from _wrap((f"{sentence(word)}: {meaning}" for word, meaning in sheet.sureness), "- ")
    if sheet.words:
        yield from ("", "", "WOORDEN")
        yield from _wrap((f"{sentence(word)}: {meaning}" for word, meaning in sheet.words), "- ")
    yield from ("", "", "BRONNEN", *_wrap(sheet.sources, "- "))
    yield from ("", "", *_wrap(sheet.last))


def _boxes(lines: Iterable[Tick], indent: str = "") -> Iterator[str]:
    for line in lines:
        yield from _wrap([_told(line)], f"{indent}[{'x' if line.done else ' '}] ")
        yield from _boxes(line.parts, f"{indent}    ")


def _wrap(texts: Iterable[str], first: str = "") -> Iterator[str]:
    for text in texts:
        yield from textwrap.wrap(
            text,
            WIDTH,
            initial_indent=first,
            subsequent_indent=" " * len(first),
            break_long_words=False,
            break_on_hyphens=False,
        )
