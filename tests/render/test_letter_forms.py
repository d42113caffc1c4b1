"""A written letter as plain text and as Markdown."""

from datetime import date

from markdown_it import MarkdownIt

from wmoplan.documents.written import guarded, letter_of
from wmoplan.render.markdown import markdown
from wmoplan.render.text import text

DAY = date(2014, 1, 15)
LETTER = (
    "# Een brief\n\n| Aan: u\n| Van: [uw naam]\n\nDit is de eerste zin, en die is zo lang dat hij niet op een regel "
    "past van vierenzeventig.\n\n1. een\n   - deel\n\n[ ] twee\n\n## Slot\nDag."
)


def test_plain_text_in_full() -> None:
    assert text(letter_of(LETTER, DAY)) == (
        "EEN BRIEF\n"
        "\n"
        "Aan: u\n"
        "Van: [uw naam]\n"
        "\n"
        "Dit is de eerste zin, en die is zo lang dat hij niet op een regel past van\n"
        "vierenzeventig.\n"
        "\n"
        "1. een\n"
        "\n"
        "   - deel\n"
        "\n"
        "[ ] twee\n"
        "\n"
        "SLOT\n"
        "\n"
        "Dag.\n"
    )


def test_markdown_in_full() -> None:
    assert markdown(letter_of(LETTER, DAY)) == (
        "# Een brief\n"
        "\n"
        "Aan: u\\\n"
        "Van: **\\[uw naam\\]**\n"
        "\n"
        "Dit is de eerste zin, en die is zo lang dat hij niet op een regel past van vierenzeventig.\n"
        "\n"
        "1. een\n"
        "\n"
        "    - deel\n"
        "\n"
        "- [ ] twee\n"
        "\n"
        "## Slot\n"
        "\n"
        "Dag.\n"
    )


def test_markdown_shows_every_value_as_it_is() -> None:
    for value in ("<script>alert(1)</script>", "*vet* _schuin_ `code`", "[link](http://x)", "# kop", "1. rij", "a | b"):
        html = MarkdownIt("commonmark", {"html": True}).render(markdown(letter_of(f"Naam: {guarded(value)}", DAY)))

        escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        assert html == f"<p>Naam: {escaped}</p>\n", value
