"""Pages of the web and what other libraries turn into HTML: tables with their merged cells, and lines of text.

No script runs and nothing is fetched: scripts, styles and what the page itself hides are left out.
"""

import re
from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING, Final

from wmoplan.place import Place
from wmoplan.read.files.archive import too_large
from wmoplan.read.files.grid import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, GridCell, laid_out
from wmoplan.read.files.page_moments import complete, items
from wmoplan.read.meetings.cells import CellRow

if TYPE_CHECKING:
    from bs4 import Tag
    from bs4.element import PageElement

UNSEEN: Final = frozenset({"script", "style", "head", "template", "noscript", "svg", "select", "iframe", "object"})
STRUCK: Final = frozenset({"s", "del", "strike"})
LINES: Final = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main",
        "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
    }
)  # fmt: skip
"""The elements that begin a line of their own."""

CELLS: Final = frozenset({"td", "th", "tr"})
HIDDEN: Final = r"(?i)display\s*:\s*none|visibility\s*:\s*hidden"
OFF: Final = r"(?i)(?:^|[-_])(?:is-?)?(?:cancel(?:l?ed)?|canceled|vervallen|geannuleerd|afgelast|struck)(?:$|[-_])"
"""The class of an element of which the page itself shows that it is off."""

LINE_THROUGH: Final = r"(?i)text-decoration[^;]*:[^;]*line-through"
LIST: Final = 2
"""Unit: ends of lines. A cell with so many holds more than a day and a name."""

WIDEST_SPAN: Final = 1_000
"""Unit: rows or columns."""

MOST_WORDS: Final = 150_000
"""Unit: words in the tags of a page: the names of its elements and attributes, which cost time and memory."""

ENDS: Final = (("<", ">"), ("<!--", "-->"), ("<![", "]>"))
MOST_UNENDED: Final = 100
"""What ends what, and how often the last one may be missing: for each the library looks to the end of the page."""

DEEPEST: Final = 400
"""Unit: elements in elements. An old page that closes no paragraph has hundreds."""


def page_rows(html: str | bytes, name: str) -> list[CellRow]:
    """Return the rows of the tables and the lines of a page, in the order of the page.

    A line of text is a row of one cell. Struck words stand between "~~".

    Raises:
        DataError: It has far more tags or cells than a list of meetings.
    """
    from bs4 import BeautifulSoup

    if _takes_too_long(html.decode("latin-1") if isinstance(html, bytes) else html):
        raise too_large(name)
    soup = BeautifulSoup(html, "html.parser")
    if _depth(soup) > DEEPEST:
        raise too_large(name)
    for element, text in complete(soup):
        element.string = text
    for item in list(items(soup)):
        item.string = ", ".join(filter(None, (" ".join(line.split()) for line in _words(item).split("\n"))))
    return list(_Reading(name).rows(soup))


def _takes_too_long(html: str) -> bool:
    """Tell whether a page has so much in its tags, or so much that never ends, that reading it takes all time."""
    starts = html.count("<")
    if starts > MOST_WORDS or sum(len(tag[0].split()) for tag in re.finditer("<[^<>]*", html)) > MOST_WORDS:
        return True
    return any(html.count(begin, html.rfind(end) + 1) > MOST_UNENDED for begin, end in ENDS)


def _depth(soup: "Tag") -> int:
    """Return how many elements stand in each other at most; a page is walked by recursion."""
    deepest, level = 0, [soup]
    while level and deepest <= DEEPEST:
        deepest += 1
        level = [child for element in level for child in element.find_all(recursive=False)]
    return deepest


class _Reading:
    """One page that is being read: what it is called, and how many lines and tables it had so far."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.tables = count(1)
        self.lines = count(1)
        self.cells = 0

    def rows(self, whole: "Tag", ends: frozenset[str] = frozenset()) -> Iterator[CellRow]:
        """Yield the rows of a part of a page, without what stands in elements of `ends`."""
        held: list[str] = []
        for piece in _pieces(whole, ends=ends):
            if isinstance(piece, str):
                held.append(piece)
                continue
            yield from self._text("".join(held))
            held = []
            yield from self._table(piece)
        yield from self._text("".join(held))

    def _text(self, text: str) -> Iterator[CellRow]:
        for line in text.split("\n"):
            if words := " ".join(line.split()):
                yield CellRow(Place(self.name, next(self.lines)), [words])

    def _table(self, table: "Tag") -> Iterator[CellRow]:
        if _is_layout(table):
            for cell in table.find_all(("td", "th", "caption")):
                if cell.find_parent("table") is table:
                    yield from self.rows(cell, CELLS)
            return
        place = Place(self.name, 0, f"tabel {next(self.tables)}")
        for line, cells in enumerate(laid_out(_spans(table)), 1):
            self.cells += len(cells)
            if self.cells > MOST_CELLS:
                raise too_large(self.name)
            if any(cells):
                yield CellRow(place._replace(line=line), cells)


def _is_layout(table: "Tag") -> bool:
    """Tell whether a table only puts things on a page: it holds tables itself, a single cell, or whole lists."""
    cells = table.find_all(("td", "th"))
    if table.find("table") is not None or len(cells) < 2:  # noqa: PLR2004 - a table
        return True
    return len(table.find_all("tr", limit=2)) == 1 and all(_words(cell).strip().count("\n") >= LIST for cell in cells)


def _spans(table: "Tag") -> Iterator[GridCell]:
    """Yield the cells of a table, each at the first place that no cell of a row above covers.

    An old page closes neither its cells nor its rows, so that the next ones seem to be in them.
    """
    taken: dict[int, int] = {}
    for row, line in enumerate(table.find_all("tr", limit=MOST_ROWS)):
        column = 0
        for cell in (one for one in line.find_all(("td", "th")) if one.find_parent("tr") is line):
            while taken.get(column, 0) > row and column < MOST_COLUMNS:
                column += 1
            rows, columns = _span(cell, "rowspan"), _span(cell, "colspan")
            taken |= dict.fromkeys(range(column, column + columns), row + rows)
            text = "\n".join(filter(None, (" ".join(one.split()) for one in _words(cell).split("\n"))))
            yield GridCell(row, column, text, rows, columns)
            column += columns


def _span(cell: "Tag", key: str) -> int:
    value = str(cell.get(key, "1"))
    return min(max(int(value), 1), WIDEST_SPAN) if re.fullmatch(r"[0-9]{1,5}", value) else 1


def _words(element: "Tag") -> str:
    """Return the text of an element, tables in it as well."""
    return "".join(one if isinstance(one, str) else f"\n{_words(one)}\n" for one in _pieces(element, ends=CELLS))


def _strikes(element: "Tag") -> bool:
    """Tell whether an element strikes its words through, or says by its class that what it tells of is off."""
    if element.name in STRUCK or re.search(LINE_THROUGH, str(element.get("style", ""))):
        return True
    return any(re.search(OFF, name) for name in element.get_attribute_list("class") if name)


def _pieces(
    element: "PageElement", *, ends: frozenset[str] = frozenset(), is_struck: bool = False
) -> "Iterator[str | Tag]":
    """Yield the text in an element, its lines ended, and the tables in it; not what stands in elements of `ends`."""
    from bs4 import Tag

    if not isinstance(element, Tag):
        yield _shown(element, is_struck=is_struck)
    elif element.name == "br":
        yield "\n"
    elif not _is_unseen(element):
        edge = "\n" if element.name in LINES else ""
        struck = is_struck or _strikes(element)
        yield edge
        for child in element.children:
            if isinstance(child, Tag) and child.name == "table":
                yield child
            elif not isinstance(child, Tag) or child.name not in ends:
                yield from _pieces(child, ends=ends, is_struck=struck)
        yield edge


def _shown(element: "PageElement", *, is_struck: bool) -> str:
    """Return the text that a page shows; nothing of a remark in its source."""
    from bs4.element import NavigableString

    if type(element) is not NavigableString:
        return ""
    text = re.sub(r"\s+", " ", element)
    return re.sub(r"\S.*\S|\S", r"~~\g<0>~~", text) if is_struck else text


def _is_unseen(element: "Tag") -> bool:
    style = str(element.get("style", ""))
    return element.name in UNSEEN or element.has_attr("hidden") or bool(re.search(HIDDEN, style))
