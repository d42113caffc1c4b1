"""A document as a page of HTML: one file, without a script and without a request."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from wmoplan.documents.blocks import Purpose, Run, Section, Text, nested, plain_of
from wmoplan.resources import folder

if TYPE_CHECKING:
    from wmoplan.documents.blocks import Document

UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""Characters that show nothing, or that turn the text around them; a page holds none."""


SITE: Final = frozenset({Purpose.PAGE, Purpose.REGION, Purpose.OVERVIEW})
"""The purposes of a page on a website, which has a list of its sections."""


def html(document: "Document") -> str:
    """Return a document as one page."""
    name = "site.html" if document.purpose in SITE else "document.html"
    return UNSEEN.sub("", _room().get_template(name).render(page=document))


def _text(said: Text) -> Markup:
    """Return a text with its runs marked up; everything in it is escaped."""
    if isinstance(said, str):
        return escape(said)
    parts, soft = [], False
    for run in said:
        if run.soft is not soft:
            parts.append('<span class="src">' if run.soft else "</span>")
            soft = run.soft
        parts.append(_run(run))
    if soft:
        parts.append("</span>")
    return Markup("".join(parts))  # noqa: S704 - all that comes from a document is escaped in `_run`


def _run(run: Run) -> str:
    """Return a run marked up; its text, its link and what is spoken are escaped."""
    text = str(escape(run.text))
    if tag := "mark" if run.fill_in else "bdi" if run.typed else "strong" if run.strong else "":
        text = f"<{tag}>{text}</{tag}>"
    if run.day:
        text = f'<time datetime="{run.day.isoformat()}">{text}</time>'
    if run.spoken:
        text += f'<span class="unseen">{escape(run.spoken)}</span>'
    return f'<a href="{escape(run.link)}">{text}</a>' if run.link else text


@cache
def _room() -> Environment:
    """Return where templates are read, each once; every text in them is escaped.

    All have the same style, and its hash: a browser then takes no other style.
    """
    room = Environment(
        loader=FunctionLoader(lambda name: folder("templates").joinpath(name).read_text("utf-8")),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    room.filters |= {
        "text": _text,
        "nested": nested,
        "plain": plain_of,
        "type": lambda block: type(block).__name__,
    }
    room.tests["section"] = lambda block: isinstance(block, Section)
    style = folder("templates").joinpath("style.css").read_text("utf-8").strip()
    room.globals["style"] = Markup(style)  # noqa: S704 - a file of our own
    room.globals["style_hash"] = f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}"
    return room
