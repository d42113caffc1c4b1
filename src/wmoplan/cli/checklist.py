"""`wmoplan checklist`: what to ask and to do, to tick."""

from typing import TYPE_CHECKING, Final

from wmoplan.cli import options

if TYPE_CHECKING:
    from wmoplan.pages.checklist import Sheet

ENDINGS: Final = {".md": "md", ".txt": "txt", ".html": "html"}
THEN: Final = "Druk de lijst af, of deel hem. Daarna: wmoplan calendar"


def checklist(
    profile: options.Profile = None,
    as_of: options.AsOf = None,
    example: options.Example = None,
    output: options.Output = None,
    open_it: options.Open = False,  # noqa: FBT002 - a flag
) -> None:
    """Show the checklist, or write it in a file."""
    from wmoplan.cli.results import ending_of, make, needs_file
    from wmoplan.cli.session import timeline_of
    from wmoplan.cli.shipped import words
    from wmoplan.cli.speak import say
    from wmoplan.pages.checklist import sheet_of

    needs_file(open_it=open_it, output=output)
    form = ending_of(output, ENDINGS) if output else "md"
    written = _written(sheet_of(timeline_of(profile, as_of, example), words()), form)
    if output:
        make(written, output, then=THEN, open_it=open_it)
    else:
        say(written)


def _written(sheet: "Sheet", form: str) -> str:
    """Return a checklist in the form of the ending of its file."""
    if form == "html":
        from wmoplan.render import html

        return html.checklist(sheet)
    from wmoplan.render import checklist as text

    return text.markdown(sheet) if form == "md" else text.plain(sheet)
