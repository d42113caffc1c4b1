"""A document as a PDF for paper and for the web: tagged, whole, and asking nothing of the world.

WeasyPrint lays out the page and makes the tree of headings, paragraphs and lists, page by page. This module joins what
the end of a page cut, gives every word with its meaning an item in its list, and takes what stands in the margins out
of what is read.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

BEFORE_BLOCK: Final = re.compile(r"\s+(?=</?(?:div|p|li|ul|ol|dl|h\d|td|th)\b|</(?:dt|dd)\b)")
"""Space that nobody sees. WeasyPrint does: it breaks a line too early where the space after it does not fit."""

Node = Any
"""An element of the tree, or another object of the file; WeasyPrint ships without types."""

GROUPS: Final = {"/Part", "/Sect", "/L"}
"""What the end of a page can cut in two; all else stays whole or says so itself."""

FORMAL: Final = {"/Span", "/NonStruct"}
"""What says nothing where it is empty, such as a box that is drawn."""

HEADINGS: Final = {f"/H{level}" for level in range(1, 7)}


def from_page(page: str) -> bytes:
    """Return a page of HTML as a PDF: the same page gives the same bytes.

    Source: ISO 14289-1 (PDF/UA-1), as far as WeasyPrint goes; `mend` does the rest.
    """
    from weasyprint import HTML  # it stands on libraries of the system, which may be absent
    from weasyprint.urls import URLFetcher

    nothing = URLFetcher(allowed_protocols=())  # not a file, not an address: a page of ours needs none
    made = HTML(string=BEFORE_BLOCK.sub("", page), url_fetcher=nothing).write_pdf(
        pdf_variant="pdf/ua-1", pdf_identifier=True, finisher=lambda _document, pdf: mend(pdf)
    )
    return bytes(made)


def mend(pdf: Node) -> None:
    """Mend the tree of a file that is about to be written.

    Source: ISO 32000-1, 14.8.4.3 (lists) and 14.8.2.2 (artifacts); ISO 14289-1, 7.1 and 7.6.
    """
    tree = _Tree(pdf)
    tree.join(tree.top)
    tree.list_words(tree.top)
    tree.leave_margins()


class _Tree:
    """The tree of one file.

    Attributes:
        top: Its only root element, the document.
    """

    def __init__(self, pdf: Node) -> None:
        self._objects: list[Node] = pdf.objects
        self._root = self._at(pdf.catalog["StructTreeRoot"])
        self._pages = [self._at(reference) for reference in pdf.page_references]
        self.top: Node = self._at(self._root["K"][0])

    def _at(self, reference: bytes) -> Node:
        return self._objects[int(reference.split()[0])]

    def _elements(self, node: Node) -> list[Node]:
        """Return the elements in an element, without the words themselves."""
        found = [self._at(kid) for kid in node["K"] if isinstance(kid, bytes)]
        return [one for one in found if one.get("Type") == "/StructElem"]

    def join(self, node: Node) -> None:
        """Join elements that the end of a page cut in two, and drop empty ones."""
        kept: list[bytes | int] = []
        before: Node = None
        for kid in node["K"]:
            element = self._at(kid) if isinstance(kid, bytes) else None
            if element and element.get("S") in FORMAL and not element["K"]:
                continue
            if before and element and self._is_rest(before, element):
                self._adopt(before, element["K"])
            else:
                kept.append(kid)
                before = element
        node["K"][:] = kept
        for element in self._elements(node):
            self.join(element)

    def _is_rest(self, before: Node, element: Node) -> bool:
        """Tell whether an element is the rest of the one before it, on the next page."""
        kind = element.get("S")
        if kind not in GROUPS or kind != before.get("S") or element["Pg"] == before["Pg"]:
            return False
        first = self._elements(element)[:1]
        return kind != "/Sect" or not first or first[0]["S"] not in HEADINGS

    def _adopt(self, node: Node, kids: list[bytes]) -> None:
        for kid in kids:
            self._at(kid)["P"] = node.reference
        node["K"].extend(kids)

    def list_words(self, node: Node) -> None:
        """Make a list item of each word with its meaning: the word is the label, the meaning the body."""
        for element in self._elements(node):
            if node["S"] == "/L" and element["S"] == "/Div":
                self._as_item(element)
            self.list_words(element)

    def _as_item(self, pair: Node) -> None:
        """Make an item of a word and its meaning, which comes in as many pieces as it has lines."""
        pair["S"] = "/LI"
        word, *lines = [element for element in self._elements(pair) if element["S"] == "/LI"]
        for piece in (word, *lines):
            for inner in self._elements(piece):
                inner["S"] = "/NonStruct"
        word["S"] = "/Lbl"
        self._adopt(word, [kid for kid in pair["K"] if self._at(kid)["S"] == "/Span"])
        if lines:
            lines[0]["S"] = "/LBody"
            self._adopt(lines[0], [kid for line in lines[1:] for kid in line["K"]])
        pair["K"][:] = [element.reference for element in (word, *lines[:1])]

    def leave_margins(self) -> None:
        """Mark page numbers and other content outside the tree as artifacts."""
        held = set(self._held(self.top))
        parents = self._at(self._root["ParentTree"])["Nums"]
        for at, page in enumerate(self._pages):
            stream = self._at(page["Contents"]).stream
            for place, item in enumerate(stream):
                if isinstance(item, dict) and "MCID" in item and (at, item["MCID"]) not in held:
                    parents[2 * at + 1][item.pop("MCID")] = "null"
                    item["Type"] = "/Pagination"
                    stream[place - 1] = "/Artifact"

    def _held(self, node: Node) -> Iterator[tuple[int, int]]:
        """Yield the page and the number of every piece of text that the tree holds."""
        pages = {page.reference: at for at, page in enumerate(self._pages)}
        for kid in node["K"]:
            if isinstance(kid, int):
                yield pages[node["Pg"]], kid
        for element in self._elements(node):
            yield from self._held(element)
