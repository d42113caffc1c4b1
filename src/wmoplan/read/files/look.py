"""What the sheets of a workbook show beside their values: struck words, notes, hidden rows and columns."""

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Final
from xml.parsers.expat import ParserCreate

from wmoplan.read.files.extent import Position, as_number
from wmoplan.read.files.grid import MOST_COLUMNS

NO_LINE: Final = frozenset({"", "none"})
"""How a style says that nothing runs through its words. Source: OpenDocument 1.3, part 3, 20.392 and 20.394."""

SPACES: Final = frozenset({"s", "tab", "line-break"})
"""The elements of an .ods that stand for a space in a text."""


@dataclass
class SheetLook:
    """How one sheet looks, besides its values.

    Attributes:
        struck: The cells that are struck through as a whole.
        written: The text of cells of which a part is struck through; that part stands between "~~".
        notes: What is noted at a cell.
        hidden_rows: The rows with a value that the sheet hides, counted from 0.
        hidden_columns: The columns that the sheet hides, with a value or without, counted from 0.
    """

    struck: set[Position] = field(default_factory=set)
    written: dict[Position, str] = field(default_factory=dict)
    notes: dict[Position, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def text(self, at: Position, value: str) -> str:
        """Return what a cell shows: its value with "~~" round what is struck through, and its note in brackets."""
        text = self.written.get(at) or (f"~~{value}~~" if value and at in self.struck else value)
        note = f"({self.notes[at]})" if at in self.notes else ""
        return " ".join(filter(None, (text, note)))

    def hide_columns(self, first: int, last: int) -> None:
        """Take over that the sheet hides these columns; one that is never read does not count."""
        self.hidden_columns |= set(range(first, min(last + 1, MOST_COLUMNS)))


@dataclass
class _Cell:
    """A cell of an .ods that is being read.

    Attributes:
        runs: Its text in parts, each with whether that part is struck through.
        note: The parts of the note at it.
    """

    at: Position
    rows: int
    columns: int
    is_struck: bool
    runs: list[tuple[str, bool]] = field(default_factory=list)
    note: list[str] = field(default_factory=list)


class OpenLook:
    """Reads how the sheets of an .ods look, from its `styles.xml` and then from its `content.xml`.

    Attributes:
        sheets: What each sheet shows, by its name.
    """

    def __init__(self) -> None:
        self.sheets: dict[str, SheetLook] = {}
        self._look = SheetLook()
        self._lines: dict[tuple[str, str], bool | None] = {}
        self._parents: dict[tuple[str, str], tuple[str, str]] = {}
        self._style = ("", "")
        self._row = self._column = self._rows = 0
        self._row_style = ""
        self._is_hidden = False
        self._ends: list[int] = []
        self._column_styles: list[str] = []
        self._cell: _Cell | None = None
        self._words: list[bool] = []
        self._in_note = 0

    def parse(self, content: bytes) -> None:
        """Read one of the two parts.

        Raises:
            xml.parsers.expat.ExpatError: It is no XML.
        """
        parser = ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(content, True)  # noqa: FBT003 - the library's own

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        prefix, _, kind = name.rpartition(":")
        told = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        if prefix == "style":
            self._begin_style(kind, told)
        elif prefix == "text":
            self._begin_text(kind, told)
        elif kind == "annotation":
            self._in_note += 1
        elif prefix == "table":
            self._begin_part(kind, told)

    def _begin_style(self, kind: str, told: dict[str, str]) -> None:
        if kind == "style":
            family = told.get("family", "")
            self._style = (family, told.get("name", ""))
            self._parents[self._style] = (family, told.get("parent-style-name", ""))
        elif kind == "text-properties":
            said = [told[key] for key in ("text-line-through-style", "text-line-through-type") if key in told]
            self._lines[self._style] = bool(set(said) - NO_LINE) if said else None

    def _is_struck(self, family: str, name: str) -> bool:
        """Tell whether a style strikes its words through; what it does not say itself, the one above it says."""
        style, seen = (family, name), set[tuple[str, str]]()
        while style[1] and style not in seen:
            seen.add(style)
            if (found := self._lines.get(style)) is not None:
                return found
            style = self._parents.get(style, ("", ""))
        return False

    def _begin_text(self, kind: str, told: dict[str, str]) -> None:
        if self._cell is None:
            return
        is_next = kind == "p" and bool(self._cell.note if self._in_note else self._cell.runs)
        above = self._words[-1] if self._words else self._cell.is_struck
        family = "paragraph" if kind == "p" else "text"
        self._words.append(above or self._is_struck(family, told.get("style-name", "")))
        if is_next or kind in SPACES:
            self._text(" ")

    def _begin_part(self, kind: str, told: dict[str, str]) -> None:
        if kind == "table":
            self._look = self.sheets.setdefault(told.get("name", ""), SheetLook())
            self._row = self._column = self._rows = 0
            self._ends, self._column_styles = [], []
        elif kind == "table-column":
            first = self._ends[-1] if self._ends else 0
            self._ends.append(first + as_number(told.get("number-columns-repeated"), 1))
            self._column_styles.append(told.get("default-cell-style-name", ""))
            if told.get("visibility", "visible") != "visible":
                self._look.hide_columns(first, self._ends[-1] - 1)
        elif kind == "table-row":
            self._row, self._column = self._row + self._rows, 0
            self._rows = as_number(told.get("number-rows-repeated"), 1)
            self._row_style = told.get("default-cell-style-name", "")
            self._is_hidden = told.get("visibility", "visible") != "visible"
        elif kind in ("table-cell", "covered-table-cell"):
            columns = as_number(told.get("number-columns-repeated"), 1)
            style = told.get("style-name") or self._row_style or self._column_style()
            struck = self._is_struck("table-cell", style)
            self._cell = _Cell((self._row, self._column), self._rows, columns, struck)
            self._column += columns

    def _column_style(self) -> str:
        """Return the style of cells in this column that have none of their own."""
        at = bisect_left(self._ends, self._column + 1)
        return self._column_styles[at] if at < len(self._ends) else ""

    def _text(self, text: str) -> None:
        if self._cell is None or not self._words:
            return
        if self._in_note:
            self._cell.note.append(text)
        else:
            self._cell.runs.append((text, self._words[-1]))

    def _end(self, name: str) -> None:
        prefix, _, kind = name.rpartition(":")
        if prefix == "text" and self._words:
            self._words.pop()
        elif kind == "annotation" and self._in_note:
            self._in_note -= 1
        elif kind in ("table-cell", "covered-table-cell") and self._cell is not None:
            self._take(self._cell)
            self._cell, self._words = None, []

    def _take(self, cell: _Cell) -> None:
        """Take over what a cell shows; one that is repeated shows the same in each place."""
        written = [(text, is_struck) for text, is_struck in cell.runs if text.strip()]
        note = " ".join("".join(cell.note).split())
        if not (written or note):
            return
        if self._is_hidden:
            self._look.hidden_rows |= set(range(cell.at[0], cell.at[0] + cell.rows))
        struck = sum(is_struck for _, is_struck in written)
        if not (struck or note):
            return
        for row in range(cell.at[0], cell.at[0] + cell.rows):
            for column in range(cell.at[1], cell.at[1] + cell.columns):
                if note:
                    self._look.notes[row, column] = note
                if struck and struck == len(written):
                    self._look.struck.add((row, column))
                elif struck:
                    self._look.written[row, column] = marked(cell.runs)


def marked(runs: list[tuple[str, bool]]) -> str:
    """Return the text of a cell in parts, with "~~" round each part that is struck through.

    >>> marked([("Raad 12 ", False), ("januari", True)])
    'Raad 12 ~~januari~~ '
    """
    return "".join(f"~~{text.strip()}~~ " if is_struck and text.strip() else text for text, is_struck in runs)
