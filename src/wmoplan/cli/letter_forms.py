"""The forms in which a letter is handed out."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from wmoplan.documents.written import Block
    from wmoplan.timeline import Timeline

ENDINGS: Final = {".txt": "txt", ".md": "md", ".html": "html", ".docx": "docx"}
"""The form that the ending of a file stands for."""


INSTEAD: Final = "Het kan ook anders. Laat de naam eindigen op .html: zo'n brief kunt u ook in Word openen."
"""What can be done where nothing makes a file for Word."""


def in_form(blocks: "tuple[Block, ...]", form: str, timeline: "Timeline") -> str | bytes:
    """Return a letter in one of the forms; bytes for Word, else text.

    Raises:
        MissingExtraError: What makes such a file is not installed.
    """
    if form == "docx":
        from wmoplan.cli.extras import need

        need("word", INSTEAD)
        from wmoplan.render.word.letter import letter_file

        return letter_file(blocks, timeline.as_of, timeline.profile.organisation)
    return in_text(blocks, form, timeline)


def in_text(blocks: "tuple[Block, ...]", form: str, timeline: "Timeline") -> str:
    """Return a letter as a page, as Markdown, or else as plain text."""
    if form == "html":
        from wmoplan.documents.written import letter_of
        from wmoplan.render import html

        return html.letter(letter_of(blocks, timeline.as_of))
    if form == "md":
        from wmoplan.render.letters.markdown import markdown

        return markdown(blocks)
    from wmoplan.render.letters.text import plain

    return plain(blocks)
