"""The styles of a file for Word: A4, black on white, a readable font, and Dutch as its language."""

from typing import TYPE_CHECKING, Any, Final, cast

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt

from wmoplan.render.word.marks import element

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

LANGUAGE: Final = "nl-NL"
FONT: Final = "Arial"
SIZE: Final = 12
"""Points; large print begins at 14, small print below 12."""

HEADINGS: Final = {1: (20, 0, 6), 2: (15, 14, 3), 3: (12, 8, 2)}
"""The points of each level of heading: its size, and the room above and below."""

WIDTH: Final = Mm(210)
HEIGHT: Final = Mm(297)
MARGIN: Final = Mm(20)
STEP: Final = Mm(9)
"""How far the text of a box stands to the right of the box, and its parts to the right of it."""

BOX: Final = "Vakje"
WARNING: Final = "Let op"
RULE: Final = "Streep"
TO_FILL_IN: Final = "Invulregel"
"""The styles that are ours, by the name that Word shows."""

BALLAST: Final = ("thumbnail", "customXml", "extended-properties", "stylesWithEffects")
"""The parts of python-docx's own first file that say nothing true of ours, by the end of their kind."""


def dress(document: "Document") -> None:
    """Give a new document its page, its language and its styles."""
    _strip(document)
    _speak(document)
    section = document.sections[0]
    section.page_width, section.page_height = WIDTH, HEIGHT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    section.footer_distance = Mm(10)
    normal = _style(document, "Normal")
    normal.paragraph_format.keep_together = True
    _space(normal, 0, 4)
    _letter(normal, SIZE)
    for level, (size, above, below) in HEADINGS.items():
        heading = _style(document, f"Heading {level}")
        _space(heading, above, below)
        _letter(heading, size)
    _border(_style(document, "Heading 2"), "top", room=6)
    for name in ("List Bullet", "List Number"):
        _space(_style(document, name), 0, 3)
    stops = _style(document, "Footer").paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(Length(WIDTH - 2 * MARGIN), WD_TAB_ALIGNMENT.RIGHT)
    _add_own(document)


def _strip(document: "Document") -> None:
    package = document.part.package
    for relations in (package.rels, document.part.rels):
        for key in [key for key, one in relations.items() if one.reltype.endswith(BALLAST)]:
            relations.pop(key)
    styles: Any = document.styles.element
    for style in document.styles:
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in {"Normal Table", "Table Grid"}:
            styles.remove(style.element)


def _speak(document: "Document") -> None:
    styles: Any = document.styles.element
    settings: Any = document.settings.element
    for language in (*styles.iter(qn("w:lang")), *settings.iter(qn("w:themeFontLang"))):
        language.set(qn("w:val"), LANGUAGE)
        language.attrib.pop(qn("w:eastAsia"), None)
        language.attrib.pop(qn("w:bidi"), None)
    for mode in settings.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), "15")  # that of Word since 2013: nothing is held back for older ones
    for zoom in settings.iter(qn("w:zoom")):
        zoom.set(qn("w:percent"), "100")  # python-docx leaves out what the vocabulary demands


def _add_own(document: "Document") -> None:
    for level in (1, 2, 3):
        box = _new(document, f"{BOX} {level}")
        box.paragraph_format.left_indent = Length(level * STEP)
        box.paragraph_format.first_line_indent = Length(-STEP)
        box.paragraph_format.tab_stops.add_tab_stop(Length(level * STEP))
        _space(box, 0, 0)
        box.paragraph_format.line_spacing = 1  # a box makes its own room
    warning = _new(document, WARNING)
    warning.paragraph_format.left_indent = Mm(4)
    _space(warning, 5, 3)
    _border(warning, "left", thick=24, room=8)
    _border(_new(document, RULE), "top", room=6)
    _space(_style(document, RULE), 12, 0)
    line = _new(document, TO_FILL_IN, "List Number")
    _space(line, 10, 0)
    properties: Any = line.element.get_or_add_pPr()
    properties.append(element("contextualSpacing", val="0"))  # a list leaves out the room between its items
    _border(line, "between", "bottom", room=1)


def _new(document: "Document", name: str, base: str = "Normal") -> "ParagraphStyle":
    style = cast("ParagraphStyle", document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
    style.base_style = cast("ParagraphStyle", document.styles[base])
    style.quick_style = True
    return style


def _style(document: "Document", name: str) -> "ParagraphStyle":
    return cast("ParagraphStyle", document.styles[name])


def _space(style: "ParagraphStyle", above: int, below: int) -> None:
    style.paragraph_format.space_before = Pt(above)
    style.paragraph_format.space_after = Pt(below)
    style.paragraph_format.line_spacing = 1.15


def _letter(style: "ParagraphStyle", size: int) -> None:
    style.font.size = Pt(size)
    properties: Any = style.element.get_or_add_rPr()
    for name in ("w:rFonts", "w:color"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    properties.insert(0, element("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT))


def _border(style: "ParagraphStyle", *sides: str, thick: int = 8, room: int = 1) -> None:
    """Draw lines at sides of a paragraph.

    Unit: `thick` counts eighths of a point, `room` points.
    """
    lines = [element(side, val="single", sz=str(thick), space=str(room), color="000000") for side in sides]
    order = ["top", "left", "bottom", "right", "between"]
    lines.sort(key=lambda line: order.index(line.tag.rpartition("}")[2]))
    properties: Any = style.element.get_or_add_pPr()
    properties.insert_element_before(
        element("pBdr", *lines),
        "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl",
    )  # fmt: skip
