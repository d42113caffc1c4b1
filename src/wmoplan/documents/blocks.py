"""The blocks that every document is made of: its texts, before a writer in `render/` gives them a form.

A document is made once, in this package, from a timeline. `render/text`, `render/markdown`, `render/html` and
`render/word` each write all blocks; a test holds every writer to every type of block.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from operator import itemgetter
from typing import Any, Final, NamedTuple, TypeAlias

from wmoplan.documents.drawing import Drawing


class Run(NamedTuple):
    """A piece of a text that looks the same.

    Attributes:
        fill_in: Whether it is a place that the reader still has to fill in; its brackets are in the text.
        link: Where it leads: an address, or `#` and the id of a block; empty where it is no link.
        typed: Whether a user typed it; a page keeps it apart, as its letters may run from right to left.
        soft: Whether it matters less, such as a source.
        spoken: What only a screen reader says behind it, on a page; other forms leave it out.
        day: The day that its words are, for the programs that read a page; None where it is no day.
    """

    text: str
    strong: bool = False
    fill_in: bool = False
    link: str = ""
    typed: bool = False
    soft: bool = False
    spoken: str = ""
    day: date | None = None


Text: TypeAlias = str | tuple[Run, ...]
"""The text of a block; a bare `str` is one run without anything special."""


SMALLEST: Final = 2
"""The lowest level of heading that plain text and Markdown write as a real heading."""


class Purpose(StrEnum):
    """The purpose of a document, which gives a writer the width, the space between blocks and the style."""

    SHEET = "sheet"  # to read on paper, with a title and sections
    MAIL = "mail"  # sentences and points, on lines that no mail program breaks
    LETTER = "letter"  # to send; paragraphs with an empty line between them
    SCREEN = "screen"  # sentences in a terminal; the terminal itself wraps them
    TABLE = "table"  # columns in a terminal of a known width
    PAGE = "page"  # a page of a website, with a list of its sections
    REGION = "page region"  # a page with wide tables
    OVERVIEW = "page overview"  # a page that leads to others


class Heading(NamedTuple):
    """A heading inside a document.

    Attributes:
        level: 1 is as large as the title of the document; 3 and more stand above a part of a section.
        is_real: Whether it is a heading in every form also where it is small, to find the parts of a long section.
    """

    text: Text
    level: int = 2
    is_real: bool = False

    @property
    def is_small(self) -> bool:
        """Whether the heading only names a part of a section."""
        return self.level > SMALLEST and not self.is_real


class Paragraph(NamedTuple):
    """One paragraph.

    Attributes:
        look: The class of the paragraph on a page; may be empty.
    """

    text: Text
    look: str = ""


class Lines(NamedTuple):
    """Lines that stay lines, such as the head of a letter."""

    lines: tuple[Text, ...]


class Marks(StrEnum):
    """The marks before the items of a list."""

    BULLETS = "-"
    NUMBERS = "1."
    IN_ORDER = ">"  # the order counts, as in time; no number is shown
    NONE = ""  # nothing; an item below another stands to the right of it


class Item(NamedTuple):
    """An item of a list, or of a list to tick.

    Attributes:
        level: 1, or more for an item below the item before it.
        number: What stands before it in a list with numbers; else 0.
        done: The day it was ticked, in words; empty where it is still to do, or where there is no box.
        id: Its address on a page; may be empty.
        detail: Whether it only tells more of the item before it, or of those after it: it has no mark and no box.
    """

    text: Text
    level: int = 1
    number: int = 0
    done: str = ""
    id: str = ""
    detail: bool = False


class List(NamedTuple):
    """A list.

    Attributes:
        look: The class of the list on a page.
    """

    items: tuple[Item, ...]
    marks: Marks = Marks.BULLETS
    look: str = "points"


class Ticks(NamedTuple):
    """A list of items with a box to tick."""

    items: tuple[Item, ...]


class ToFillIn(NamedTuple):
    """Empty lines with a number, to write on."""

    many: int


class Table(NamedTuple):
    """A table; every row has as many cells as there are heads, and an empty cell is one to write in.

    Attributes:
        caption: What the table shows; may be empty where a heading says it.
        widths: The characters of each column in a terminal, 0 for a last one that takes the rest of the lines. Without
            them plain text has a sentence for each row.
        notes: Lines directly under the table.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    caption: str = ""
    widths: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


class Definitions(NamedTuple):
    """Words, each with its meaning.

    Attributes:
        look: The class of the list on a page.
    """

    rows: tuple[tuple[str, Text], ...]
    look: str = "terms"


class Note(NamedTuple):
    """A warning in a frame.

    Attributes:
        lead: The words in bold before it, without a colon.
        more: Further paragraphs of the note.
    """

    text: Text
    lead: str = "Let op"
    more: tuple[Text, ...] = ()


class Details(NamedTuple):
    """Blocks that a page shows only when they are asked for.

    Attributes:
        title: What a reader clicks on.
    """

    title: Text
    blocks: "tuple[Block, ...]"


class Section(NamedTuple):
    """A part of a document under its own heading; its level follows from the sections around it.

    Attributes:
        id: Its address on a page; may be empty.
        short: The name of the section in the list of sections of a page; empty is the title.
        together: Whether it should stay on one sheet of paper.
        look: The class of the section on a page; may be empty.
    """

    title: Text
    blocks: "tuple[Block, ...]"
    id: str = ""
    short: str = ""
    together: bool = False
    look: str = ""


class Entry(NamedTuple):
    """An item of a list that consists of blocks.

    Attributes:
        when: The day it is; None where it is no day.
        id: Its address on a page; may be empty.
    """

    blocks: "tuple[Block, ...]"
    when: "DayInWords | None" = None
    id: str = ""


class DayInWords(NamedTuple):
    """The day that something is.

    Attributes:
        text: All of it in words.
        iso: The day for programs; empty where it is not one day.
        before: What comes before the day, such as that it is the last one; mostly empty.
        weekday, day, rest: The parts of the day; empty where it is not one day.
    """

    text: str
    iso: str = ""
    before: str = ""
    weekday: str = ""
    day: str = ""
    rest: str = ""


class Entries(NamedTuple):
    """A list of which each item consists of blocks.

    Attributes:
        look: The class of the list on a page.
        is_ordered: Whether the order counts, as in time.
    """

    entries: tuple[Entry, ...]
    look: str
    is_ordered: bool = True


Block: TypeAlias = (
    Heading
    | Paragraph
    | Lines
    | List
    | Ticks
    | ToFillIn
    | Table
    | Definitions
    | Note
    | Drawing
    | Details
    | Entries
    | Section
)
"""Everything that a writer must be able to write."""

UNREAD: Final = frozenset(
    {"id", "link", "look", "kind", "iso", "before", "weekday", "day", "rest", "x", "width", "about"}
)
"""The fields of blocks whose text no reader sees, such as addresses and classes."""

WORDLESS: Final = frozenset({bool, int, float, date, Marks})
"""The types of the fields of blocks that are no text."""


class Document(NamedTuple):
    """One text, such as a checklist or a letter, as blocks with a head and a foot.

    Attributes:
        made: The day that it says it was made on.
        kind: What it is for.
        titled: Whether text and Markdown begin with the title; False where the blocks say it in their own way.
        intro: Paragraphs under the title.
        last: Lines of the foot.
        author: Whose it is; may be empty.
        about: What a search engine shows of a page; empty is the intro.
        heading: The title with its runs marked up, above a page; empty is the bare title.
    """

    title: str
    blocks: tuple[Block, ...]
    made: date
    purpose: Purpose = Purpose.SHEET
    titled: bool = True
    intro: tuple[Text, ...] = ()
    last: tuple[Text, ...] = ()
    author: str = ""
    about: str = ""
    heading: tuple[Run, ...] = ()


def runs_of(text: Text) -> tuple[Run, ...]:
    """Return the runs of a text."""
    return (Run(text),) if isinstance(text, str) else text


def plain_of(text: Text) -> str:
    """Return the words of a text, without the markup of its runs."""
    return text if isinstance(text, str) else "".join(run.text for run in text)


def led(lead: str, text: str, between: str = ": ") -> Text:
    """Return a text that begins with words in bold."""
    return Run(lead, strong=True), Run(f"{between}{text}")


def nested(items: Iterable[Item]) -> tuple[tuple[Item, tuple[Item, ...]], ...]:
    """Return the items of the highest level, each with the items below it.

    >>> [(item.text, len(below)) for item, below in nested((Item("a"), Item("b", 2), Item("c", 3), Item("d")))]
    [('a', 2), ('d', 0)]
    """
    found: list[tuple[Item, list[Item]]] = []
    for item in items:
        if found and item.level > found[-1][0].level:
            found[-1][1].append(item)
        else:
            found.append((item, []))
    return tuple((item, tuple(below)) for item, below in found)


def flat(blocks: Iterable[Block], level: int = 2) -> Iterator[Block]:
    """Yield the blocks with a heading in the place of each section, for a writer that knows no sections.

    Args:
        level: That of the headings of the outermost sections.
    """
    for block in blocks:
        if isinstance(block, Section | Details):
            yield Heading(block.title, level)
            yield from flat(block.blocks, level + 1)
        elif isinstance(block, Entries):
            for entry in block.entries:
                yield from [Heading(entry.when.text, level + 1)] if entry.when else []
                yield from flat(entry.blocks, level + 1)
        else:
            yield block


def runs_in(said: object) -> Iterator[Run]:
    """Yield the runs of a document, a block or a text, in their order."""
    left = [said]
    while left:
        one = left.pop()
        if isinstance(one, Run):
            yield one
        elif isinstance(one, tuple):
            left += reversed(one)


def words_in(said: object) -> set[str]:
    """Return every text that a reader sees of a document, a block or a text."""
    found = set[str]()
    left = [said]
    for one in left:  # which grows below
        if type(one) is str:  # no enum
            found.add(one)
        elif type(one) is tuple:
            left += one
        elif isinstance(one, tuple):
            left += _read(type(one))(one)
    return found


@cache
def _read(kind: Any) -> Callable[[Any], tuple[Any, ...]]:  # noqa: ANN401 - mypy knows no type of named tuples
    """Return a function that takes the fields with words for a reader out of a named tuple of this type."""
    names = (name for name, type_ in kind.__annotations__.items() if name not in UNREAD and type_ not in WORDLESS)
    places = [kind._fields.index(name) for name in names]
    return itemgetter(*places) if len(places) > 1 else lambda one: tuple(one[at] for at in places)
