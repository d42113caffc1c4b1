"""A file for Word, written from top to bottom."""

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Final, NamedTuple

import docx
from docx.text.paragraph import Paragraph

from wmoplan.dutch import long_date
from wmoplan.render.word import look, marks
from wmoplan.render.word.text import held

DEEPEST: Final = 3
"""How deep boxes stand below boxes at most; deeper ones stand there too."""

OLDEST: Final = 1980
"""The first year that a zip file knows."""


class Led(NamedTuple):
    """A text that begins with a word in bold and a colon."""

    lead: str
    text: str


class Box(NamedTuple):
    """A text with a box to tick, the boxes below it, and whether it is ticked."""

    text: str
    parts: "tuple[Box, ...]" = ()
    ticked: bool = False


class Writer:
    """A document that is being written. Every text stays text; letters that the file cannot hold are left out."""

    def __init__(self, title: str, made: date, author: str = "") -> None:
        """Begin a document with its title as the first heading.

        Args:
            made: The day that the file says it was made on; it stands in the foot of every page.
            author: Whose it is; may be empty.
        """
        self._document = docx.Document()
        self._made = made
        self._boxes = 0
        self._written: list[Paragraph] = []
        look.dress(self._document)
        self._describe(title, author)
        self._foot()
        self.heading(title, 1)

    def heading(self, text: str, level: int) -> None:
        """Write a heading; the title is of level 1."""
        self._add(f"Heading {level}", text)

    def paragraph(self, text: str | Led) -> None:
        """Write a paragraph."""
        self._add("Normal", text)

    def warning(self, text: str | Led) -> None:
        """Write what the reader must not miss, with a line beside it."""
        self._add(look.WARNING, text)

    def bullets(self, texts: Iterable[str | Led]) -> None:
        """Write a list."""
        for text in texts:
            self._add("List Bullet", text)

    def numbered(self, texts: Iterable[str | Led]) -> None:
        """Write a list with numbers, from one."""
        number = marks.numbering(self._document, "List Number")
        for text in texts:
            number(self._add("List Number", text))

    def to_fill_in(self, many: int) -> None:
        """Write lines with a number, to fill in by hand or on the screen."""
        number = marks.numbering(self._document, "List Number")
        for _ in range(many):
            number(self._add(look.TO_FILL_IN, ""))

    def boxes(self, boxes: Iterable[Box]) -> None:
        """Write texts with a box that a click ticks; those that belong to one stay on its page."""
        for box in boxes:
            with self.together():
                self._box(box, 1)

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Write a table; its heads stand on every page, and no row is cut over two."""
        table = self._document.add_table(rows=0, cols=len(heads), style="Table Grid")
        for number, texts in enumerate((heads, *rows)):
            row = table.add_row()
            marks.keep_row(row.cells[0].paragraphs[0], is_head=number == 0)
            for cell, text in zip(row.cells, texts, strict=True):
                run = cell.paragraphs[0].add_run(held(text))
                run.bold = number == 0

    def rule(self) -> None:
        """Draw a line from side to side above what comes next."""
        self._add(look.RULE, "")

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep what is written within this on one page. Keep it short: long pieces are cut at odd places."""
        first = len(self._written)
        yield
        for paragraph in self._written[first:-1]:
            paragraph.paragraph_format.keep_with_next = True

    def save(self) -> bytes:
        """Return the file; what was written alike gives the same bytes on every day."""
        written = BytesIO()
        self._document.save(written)
        day = max(self._made, date(OLDEST, 1, 1))
        packed = BytesIO()
        with zipfile.ZipFile(written) as loose, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as whole:
            for name in loose.namelist():
                entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 0  # else it tells which system made it
                whole.writestr(entry, loose.read(name))
        return packed.getvalue()

    def _add(self, style: str, text: str | Led) -> Paragraph:
        paragraph = self._document.add_paragraph(style=style)
        if isinstance(text, Led):
            paragraph.add_run(f"{held(text.lead)}: ").bold = True
            text = text.text
        if text:
            paragraph.add_run(held(text))
        self._written.append(paragraph)
        return paragraph

    def _box(self, box: Box, level: int) -> None:
        paragraph = self._add(f"{look.BOX} {min(level, DEEPEST)}", "")
        self._boxes += 1
        marks.tick_box(paragraph, self._boxes, ticked=box.ticked)
        paragraph.add_run(f"\t{held(box.text)}")
        for part in box.parts:
            self._box(part, level + 1)

    def _describe(self, title: str, author: str) -> None:
        about = self._document.core_properties
        about.title = held(title)[:255]
        about.author = about.last_modified_by = held(author)[:255]
        about.language = look.LANGUAGE
        about.comments = ""
        about.created = about.modified = datetime.combine(self._made, time(), UTC)

    def _foot(self) -> None:
        foot = self._document.sections[0].footer.paragraphs[0]
        foot.add_run(f"Gemaakt op {long_date(self._made)}.\t")
        marks.count_pages(foot)
