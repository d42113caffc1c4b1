"""A document as a file for Word, written from top to bottom."""

import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any, Final

import docx
from docx.text.paragraph import Paragraph as Written

from wmoplan.documents.blocks import (
    Block,
    Definitions,
    Details,
    Document,
    Entries,
    Heading,
    Item,
    Lines,
    List,
    Marks,
    Note,
    Paragraph,
    Run,
    Section,
    Table,
    Text,
    Ticks,
    ToFillIn,
    nested,
    runs_of,
)
from wmoplan.documents.drawing import Drawing
from wmoplan.dutch import long_date
from wmoplan.render.word import look, marks
from wmoplan.render.word.marks import held

DEEPEST: Final = 3
"""How deep boxes stand below boxes at most; deeper ones stand there too."""

OLDEST: Final = 1980
"""The first year that a zip file knows."""


def word(document: Document) -> bytes:
    """Return a document as a file for Word; the same document gives the same bytes."""
    file = _File(document)
    for block in document.blocks:
        file.write(block)
    file.end(document.last)
    return file.save()


class _File:
    """A file that is being written. Every text stays text; letters that the file cannot hold are left out."""

    def __init__(self, document: Document) -> None:
        """Begin with the title as the first heading, and the paragraphs under it."""
        self._file = docx.Document()
        self._made = document.made
        self._above = 0 if document.titled else 1  # how much smaller a heading is than in the text itself
        self._level = 2
        self._boxes = 0
        self._written: list[Written] = []
        look.dress(self._file)
        self._describe(document)
        foot = self._file.sections[0].footer.paragraphs[0]
        foot.add_run(f"Gemaakt op {long_date(self._made)}.\t")
        marks.count_pages(foot)
        self._add("Heading 1", document.title)
        for text in document.intro:
            self._add("Normal", text)

    def write(self, block: Block) -> None:
        """Write a block of any type."""
        WRITERS[type(block)](self, block)

    def end(self, lines: Iterable[Text]) -> None:
        """Write the lines of the foot of the document under a line from side to side; nothing where there are none."""
        if lines:
            with self._together():
                self._add(look.RULE, "")
                for line in lines:
                    self._add("Normal", line)

    def save(self) -> bytes:
        """Return the file; what was written alike gives the same bytes on every day."""
        written = BytesIO()
        self._file.save(written)
        day = max(self._made, date(OLDEST, 1, 1))
        packed = BytesIO()
        with zipfile.ZipFile(written) as loose, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as whole:
            for name in loose.namelist():
                entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 0  # else it tells which system made it
                whole.writestr(entry, loose.read(name))
        return packed.getvalue()

    def section(self, block: Section) -> None:
        """Write a section with its heading; `together` holds only for a short one, as a long one is cut anywhere."""
        if block.together:
            with self._together():
                self.section(block._replace(together=False))
            return
        self._add(f"Heading {self._level}", block.title)
        self._level += 1
        for inner in block.blocks:
            self.write(inner)
        self._level -= 1

    def heading(self, block: Heading) -> None:
        """Write a heading inside a document."""
        self._add(f"Heading {block.level + self._above}", block.text)

    def lines(self, block: Lines) -> None:
        """Write lines that stay lines, each as a paragraph."""
        with self._together():
            for line in block.lines:
                self._add("Normal", line)

    def note(self, block: Note) -> None:
        """Write what the reader must not miss, with a line beside it."""
        self._add(look.WARNING, (Run(f"{block.lead}: ", strong=True), *runs_of(block.text)))
        for text in block.more:
            self._add(look.WARNING, text)

    def list(self, block: List) -> None:
        """Write a list; numbers that do not begin at one go on after something else, and become paragraphs."""
        numbers = [item.number for item in block.items if not item.detail]
        numbered = block.marks is Marks.NUMBERS and numbers == list(range(1, len(numbers) + 1))
        number = marks.numbering(self._file, "List Number") if numbered else None
        for item in block.items:
            if item.detail:
                self._add("Normal", item.text)
            elif number:
                number(self._add("List Number", item.text))
            elif block.marks is Marks.NUMBERS:
                self._add("Normal", (Run(f"{item.number}. "), *runs_of(item.text)))
            else:
                self._add("List Bullet", item.text)

    def ticks(self, block: Ticks) -> None:
        """Write items with a box that a click ticks; those that belong to one stay on its page."""
        for item, below in nested(block.items):
            with self._together():
                for one in (item, *below):
                    self._tick(one)

    def to_fill_in(self, block: ToFillIn) -> None:
        """Write lines with a number, to fill in by hand or on the screen."""
        number = marks.numbering(self._file, "List Number")
        for _ in range(block.many):
            number(self._add(look.TO_FILL_IN, ""))

    def table(self, block: Table) -> None:
        """Write a table; its heads stand on every page, and no row is cut over two."""
        if block.caption:
            self._add("Normal", block.caption)
        table = self._file.add_table(rows=0, cols=len(block.heads), style="Table Grid")
        for number, texts in enumerate((block.heads, *block.rows)):
            row = table.add_row()
            marks.keep_row(row.cells[0].paragraphs[0], is_head=number == 0)
            for cell, text in zip(row.cells, texts, strict=True):
                _runs(cell.paragraphs[0], text, is_head=number == 0)
        for note in block.notes:
            self._add("Normal", note)

    def definitions(self, block: Definitions) -> None:
        """Write words with their meaning, as a list."""
        for word, meaning in block.rows:
            self._add("List Bullet", (Run(word, strong=True), Run(": "), *runs_of(meaning)))

    def details(self, block: Details) -> None:
        """Write blocks that a page hides, under their title."""
        self._add("Normal", tuple(run._replace(strong=True) for run in runs_of(block.title)))
        for inner in block.blocks:
            self.write(inner)

    def entries(self, block: Entries) -> None:
        """Write items that hold blocks, each under its day."""
        for entry in block.entries:
            if entry.when:
                self._add("Normal", (Run(entry.when.text, strong=True),))
            for inner in entry.blocks:
                self.write(inner)

    @contextmanager
    def _together(self) -> Iterator[None]:
        """Keep what is written within this on one page."""
        first = len(self._written)
        yield
        for paragraph in self._written[first:-1]:
            paragraph.paragraph_format.keep_with_next = True

    def _tick(self, item: Item) -> None:
        if item.detail:
            self._add("Normal", item.text)
            return
        paragraph = self._add(f"{look.BOX} {min(item.level, DEEPEST)}", "")
        self._boxes += 1
        marks.tick_box(paragraph, self._boxes, ticked=bool(item.done))
        _runs(paragraph, (Run("\t"), *runs_of(item.text), *([Run(f" ({item.done})")] if item.done else [])))

    def _add(self, style: str, text: Text) -> Written:
        paragraph = self._file.add_paragraph(style=style)
        _runs(paragraph, text)
        self._written.append(paragraph)
        return paragraph

    def _describe(self, document: Document) -> None:
        about = self._file.core_properties
        about.title = held(document.title)[:255]
        about.author = about.last_modified_by = held(document.author)[:255]
        about.language = look.LANGUAGE
        about.comments = ""
        about.created = about.modified = datetime.combine(self._made, time(), UTC)


def _runs(paragraph: Written, text: Text, *, is_head: bool = False) -> None:
    for run in runs_of(text):
        if said := held(run.text):
            paragraph.add_run(said).bold = True if is_head or run.strong else None


WRITERS: Final[dict[type[Any], Callable[[_File, Any], object]]] = {
    Heading: _File.heading,
    Paragraph: lambda file, block: file._add("Normal", block.text),  # noqa: SLF001 - part of the same writer
    Lines: _File.lines,
    List: _File.list,
    Ticks: _File.ticks,
    ToFillIn: _File.to_fill_in,
    Table: _File.table,
    Definitions: _File.definitions,
    Note: _File.note,
    Details: _File.details,
    Drawing: lambda file, block: file._add("Normal", f"{block.title}. {block.about}"),  # noqa: SLF001 - as above
    Entries: _File.entries,
    Section: _File.section,
}
"""The writer of every type of block."""
