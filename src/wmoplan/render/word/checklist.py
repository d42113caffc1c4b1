"""The checklist as a file for Word."""

from collections.abc import Iterable

from wmoplan.documents.checklist import Sheet
from wmoplan.documents.parts import Dated, Part, Tick
from wmoplan.render.word.file import Box, Led, Writer

TO_FILL_IN = 10
"""The empty lines under the idea of a list of points."""


def checklist_file(sheet: Sheet) -> bytes:
    """Return a checklist as a file for Word; the same checklist gives the same bytes."""
    file = Writer(sheet.title, sheet.made, sheet.organisation)
    for line in sheet.intro:
        file.paragraph(line)
    for part in sheet.parts:
        _step(part, file)
    for section in sheet.sections:
        file.heading(section.title, 2)
        file.boxes(_boxes(section.lines))
    if sheet.ten_points:
        with file.together():
            file.heading("Uw tien punten", 2)
            file.paragraph(sheet.ten_points)
            file.to_fill_in(TO_FILL_IN)
    with file.together():
        file.heading("Hoe zeker is een dag?", 2)
        file.bullets(Led(word, meaning) for word, meaning in sheet.sureness)
    if sheet.words:
        file.heading("Woorden", 2)
        file.bullets(Led(word, meaning) for word, meaning in sheet.words)
    file.heading("Bronnen", 2)
    file.bullets(sheet.sources)
    with file.together():
        file.rule()
        for line in sheet.last:
            file.paragraph(line)
    return file.save()


def _step(part: Part, file: Writer) -> None:
    file.heading(part.title, 2)
    for text in (part.note, *part.hints):
        if text:
            file.paragraph(text)
    file.heading("Wanneer", 3)
    file.bullets(_day(day) for day in part.dates)
    if not part.dates:
        file.paragraph(part.planned)
    for warning in part.warnings:
        file.warning(Led("Let op", warning))
    if part.questions:
        file.heading("Vraag aan de gemeente", 3)
        file.boxes(_boxes(part.questions))
    if part.actions:
        file.heading("Wat u kunt doen", 3)
        file.boxes(_boxes(part.actions))


def _day(day: Dated) -> Led:
    return Led(day.when, f"{day.text} ({day.sure}). {day.standing}".rstrip())


def _boxes(lines: Iterable[Tick]) -> tuple[Box, ...]:
    return tuple(
        Box(f"{line.text} ({line.done})" if line.done else line.text, _boxes(line.parts), bool(line.done))
        for line in lines
    )
