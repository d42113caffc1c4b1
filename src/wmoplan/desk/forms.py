"""The forms in which a document, or what other programs are told, is handed out; only the chosen writer is loaded."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from wmoplan.documents.blocks import Document
    from wmoplan.documents.data import Sheet, Tree


ENDINGS: Final = {f".{form}": form for form in ("txt", "md", "html", "docx", "pdf")}
"""The forms of a document, by the ending of a file."""

WORDS: Final = {"plain": "txt", "text": "txt", "markdown": "md", "page": "html"}
"""The forms that somebody types by another word than the ending of a file."""

LETTER_ENDINGS: Final = {ending: form for ending, form in ENDINGS.items() if form != "pdf"}
"""The forms in which the sender can still change a text; no letter is a PDF, as a letter has places to fill in."""

DATA_FORMS: Final = ("json", "csv")
"""The forms for other programs; a timeline and a region are handed out in each of them, whole."""


def in_form(document: "Document", form: str, instead: str = "") -> str | bytes:
    """Return a document in a form; bytes for Word and PDF, else text.

    Args:
        form: A form of `ENDINGS`, or a word of `WORDS`.
        instead: What can be done where a library for that form is not installed; may be empty.

    Raises:
        MissingExtraError: What makes such a file is not installed.
    """
    from wmoplan.desk.extras import need

    if form == "docx":
        need("word", instead)
        from wmoplan.render.word import word

        return word(document)
    if form == "pdf":
        need("pdf", instead)
        from wmoplan.render.pdf import from_page

        return from_page(in_text(document, "html"))
    return in_text(document, form)


def in_text(document: "Document", form: str, width: int | None = None) -> str:
    """Return a document as a page, as Markdown, or else as plain text.

    Args:
        form: A form of `ENDINGS`, or a word of `WORDS`.
        width: Characters on a line of plain text; None is what suits the document.
    """
    form = WORDS.get(form, form)
    if form == "html":
        from wmoplan.render.html import html

        return html(document)
    if form == "md":
        from wmoplan.render.markdown import markdown

        return markdown(document)
    from wmoplan.render.text import text

    return text(document, width)


def in_data(form: str, sheet: "Callable[[], Sheet]", tree: "Callable[[], Tree]") -> str:
    """Return the rows or the tree for other programs in a form.

    Args:
        form: One of `DATA_FORMS`.
        sheet: Makes the rows, for a form that is a table.
        tree: Makes the whole, for a form that is a tree.
    """
    if form == "json":
        from wmoplan.notation import json_text

        return json_text(tree())
    from wmoplan.render.machine import SHEET_WRITERS

    return SHEET_WRITERS[form](sheet())
