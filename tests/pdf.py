"""A PDF as who hears it gets it: the tree of its parts, each with its words. Source: ISO 32000-1, 14.6 to 14.8."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

SHOWS = {"Tj", "TJ", "'", '"'}
"""The operators that put letters on a page."""


@dataclass
class Piece:
    """An element of the tree.

    Attributes:
        kind: As the file names it, without the slash.
        kids: Elements and words, in their order.
        pages: The pages on which its words stand.
    """

    kind: str
    node: pikepdf.Object
    kids: "list[Piece | str]" = field(default_factory=list)
    pages: set[int] = field(default_factory=set)

    def text(self) -> str:
        """Return all words in it."""
        return "".join(kid if isinstance(kid, str) else kid.text() for kid in self.kids)

    def pieces(self) -> "Iterator[Piece]":
        """Yield it and every element in it, in the order in which they are read."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Piece):
                yield from kid.pieces()

    def below(self) -> "list[Piece]":
        """Return the elements straight in it; what only groups for the look is passed through."""
        found: list[Piece] = []
        for kid in self.kids:
            if isinstance(kid, Piece):
                found += kid.below() if kid.kind == "NonStruct" else [kid]
        return found


@dataclass
class Spoken:
    """A whole PDF.

    Attributes:
        loose: Words that are neither in the tree nor marked as no part of the text.
        margins: Words that are marked as no part of the text, such as numbers of pages.
        unread: Words with a place in the tree that the tree does not hold.
    """

    pdf: pikepdf.Pdf
    top: Piece
    loose: list[str]
    margins: list[str]
    unread: list[str]

    @property
    def names_only_places(self) -> bool:
        """Whether the only names in it are those of places to go to: no script and no other file has one."""
        return set(self.pdf.Root.get("/Names", pikepdf.Dictionary()).keys()) <= {"/Dests"}


def spoken(data: bytes) -> Spoken:
    """Read a PDF."""
    pdf = pikepdf.open(BytesIO(data))
    said: dict[tuple[int, int], str] = {}
    loose: list[str] = []
    margins: list[str] = []
    for number, page in enumerate(pdf.pages):
        for mark, text in _shown(page):
            if mark is None:
                loose.append(text)
            elif mark < 0:
                margins.append(text)
            else:
                said[number, mark] = said.get((number, mark), "") + text
    numbers: dict[Any, int] = {page.objgen: number for number, page in enumerate(pdf.pages)}
    (root,) = _kids(pdf.Root.StructTreeRoot)
    top = _piece(root, said, numbers)
    return Spoken(pdf, top, loose, margins, list(said.values()))


def _kids(node: pikepdf.Object) -> list[Any]:
    kids: Any = node.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _piece(node: pikepdf.Object, said: dict[tuple[int, int], str], numbers: dict[Any, int]) -> Piece:
    piece = Piece(str(node.S).removeprefix("/"), node)
    for kid in _kids(node):
        if not isinstance(kid, pikepdf.Dictionary):
            page = numbers[node.Pg.objgen]
            piece.kids.append(said.pop((page, int(kid)), ""))
            piece.pages.add(page)
        elif "/S" in kid:
            below = _piece(kid, said, numbers)
            assert kid.P.objgen == node.objgen, f"{below.kind} names another parent than it has"
            piece.kids.append(below)
            piece.pages |= below.pages
    return piece


def _shown(page: pikepdf.Page) -> Iterator[tuple[int | None, str]]:
    """Yield words with their mark: a number of the tree, -1 for no part of the text, None for no mark at all."""
    letters = {name: _letters(font) for name, font in page.resources.get("/Font", {}).items()}
    marks: list[int | None] = []
    font: dict[bytes, str] = {}
    for step in pikepdf.parse_content_stream(page):
        words: Any = step.operands
        name = str(step.operator)
        if name in {"BDC", "BMC"}:
            about = words[1] if name == "BDC" else {}
            marks.append(-1 if str(words[0]) == "/Artifact" else int(about["/MCID"]) if "/MCID" in about else None)
        elif name == "EMC":
            marks.pop()
        elif name == "Tf":
            font = letters[str(words[0])]
        elif name in SHOWS:
            rows = words[-1] if isinstance(words[-1], pikepdf.Array) else [words[-1]]
            data = b"".join(bytes(row) for row in rows if isinstance(row, pikepdf.String))
            text = "".join(font[data[at : at + 2]] for at in range(0, len(data), 2))
            yield (marks[-1] if marks else None), text


def _letters(font: pikepdf.Object) -> dict[bytes, str]:
    """Return what each code of two bytes stands for."""
    table = font.ToUnicode.read_bytes().decode("ascii")
    found: dict[bytes, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, letters in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            found[bytes.fromhex(code)] = bytes.fromhex(letters).decode("utf-16-be")
    return found
