"""What is made from the templates of pages: one file, without a script and without a request."""

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, FunctionLoader, StrictUndefined

from wmoplan.resources import folder

if TYPE_CHECKING:
    from wmoplan.pages.checklist import Sheet


def checklist(sheet: "Sheet") -> str:
    """Return a checklist as one page."""
    return _room().get_template("checklist.html").render(sheet=sheet) + "\n"


@cache
def _room() -> Environment:
    """Return where templates are read, each once; every text in them is escaped."""
    return Environment(
        loader=FunctionLoader(lambda name: folder("templates").joinpath(name).read_text("utf-8")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
