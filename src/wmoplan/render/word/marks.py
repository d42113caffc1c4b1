"""The parts that python-docx does not write: boxes to tick, page numbers, lists that begin at one."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

EMPTY: Final = "\u2610"
TICKED: Final = "\u2612"
"""The letters of a box; with a cross, as the checklist says."""

SIGNS: Final = "MS Gothic"
"""The font of Word's own boxes; a program without it takes another that has the letters."""

LARGE: Final = "34"
"""Half points: a box of six millimetres, as large as on the page."""

NAME: Final = "Gevraagd of gedaan"
"""The name of a box, which a screen reader reads aloud."""

W14: Final = f"{{{nsmap['w14']}}}"


REFUSED: Final = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)
"""Characters that XML cannot hold, not even as a number; then those that show nothing, or turn the text around them.

Source: XML 1.0, production 2 (Char).
"""


def held(text: str) -> str:
    r"""Return a text without the letters that the file cannot hold, or that nobody sees.

    >>> held("Haren\x07 \ud800en <Oss>")
    'Haren en <Oss>'
    """
    return REFUSED.sub("", text)


def element(name: str, *kids: Any, **attributes: str) -> Any:  # noqa: ANN401 - lxml ships without types
    """Return an element of the main vocabulary of Word, with what is in it."""
    made: Any = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key.rstrip('_')}"), value)
    made.extend(kids)
    return made


def tick_box(paragraph: "Paragraph", number: int, *, ticked: bool = False) -> None:
    """Put a box at the end of a paragraph that a click ticks, or unticks.

    Source: [MS-DOCX] 2.6.1, checkbox.
    """
    box = OxmlElement("w14:checkbox")
    for name, letter in (("checkedState", TICKED), ("uncheckedState", EMPTY)):
        state = OxmlElement(f"w14:{name}")
        state.set(f"{W14}val", f"{ord(letter):04X}")
        state.set(f"{W14}font", SIGNS)
        box.append(state)
    checked = OxmlElement("w14:checked")
    checked.set(f"{W14}val", "1" if ticked else "0")
    box.insert(0, checked)
    letter = element("t")
    letter.text = TICKED if ticked else EMPTY
    about = element("sdtPr", element("alias", val=NAME), element("id", val=str(number)), box)
    _body(paragraph).append(element("sdt", about, element("sdtContent", element("r", _large(), letter))))


def _body(paragraph: "Paragraph") -> Any:  # noqa: ANN401 - lxml ships without types
    """Return the XML element of a paragraph; python-docx hands it out as the element of its format."""
    return paragraph.paragraph_format.element


def keep_row(first: "Paragraph", *, is_head: bool) -> None:
    """Keep a row of a table on one page; the row of heads is repeated on every page.

    Args:
        first: A paragraph that lies in a cell of the row.
        is_head: Whether the row holds the heads of the columns.
    """
    about = _body(first).getparent().getparent().get_or_add_trPr()
    about.append(element("cantSplit"))
    if is_head:
        about.append(element("tblHeader"))


def _large() -> Any:  # noqa: ANN401 - as above
    fonts = element("rFonts", ascii=SIGNS, hAnsi=SIGNS, eastAsia=SIGNS, hint="eastAsia")
    return element("rPr", fonts, element("position", val="-4"), element("sz", val=LARGE), element("szCs", val=LARGE))


def count_pages(paragraph: "Paragraph") -> None:
    """Put "Pagina 1 van 3" at the end of a paragraph, which Word keeps right."""
    for words, field in (("Pagina ", "PAGE"), (" van ", "NUMPAGES")):
        paragraph.add_run(words)
        shown = element("t")
        shown.text = "1"
        _body(paragraph).append(element("fldSimple", element("r", shown), instr=field))


def numbering(document: "Document", style: str) -> Callable[["Paragraph"], None]:
    """Return a function that makes paragraphs the items of a new numbered list, which begins at one."""
    numbers: Any = document.part.numbering_part.element
    used: Any = document.styles[style].element
    kind = numbers.num_having_numId(used.pPr.numPr.numId.val).abstractNumId.val
    new = numbers.add_num(kind)
    new.add_lvlOverride(ilvl=0).add_startOverride(1)

    def number(paragraph: "Paragraph") -> None:
        of: Any = _body(paragraph).get_or_add_pPr().get_or_add_numPr()
        of.get_or_add_ilvl().val = 0
        of.get_or_add_numId().val = new.numId

    return number
