"""`wmoplan checklist`: what to ask and to do, to tick."""

from typing import TYPE_CHECKING, Final

from wmoplan.cli import options

if TYPE_CHECKING:
    from wmoplan.documents.checklist import Sheet

ENDINGS: Final = {".md": "md", ".txt": "txt", ".html": "html", ".pdf": "pdf", ".docx": "docx"}
THEN: Final = "Druk de lijst af, of deel hem. Daarna: wmoplan calendar"


def checklist(  # noqa: PLR0913 - the options of the command
    profile: options.Profile = None,
    as_of: options.AsOf = None,
    example: options.Example = None,
    output: options.Output = None,
    force: options.Force = False,  # noqa: FBT002 - a flag
    open_it: options.Open = False,  # noqa: FBT002 - a flag
) -> None:
    """Show the checklist, or write it in a file."""
    from wmoplan.cli.results import ending_of, make, needs_file
    from wmoplan.cli.session import timeline_of
    from wmoplan.cli.speak import say
    from wmoplan.desk.shipped import words
    from wmoplan.documents.checklist import sheet_of

    needs_file(open_it=open_it, output=output)
    form = ending_of(output, ENDINGS) if output else "md"
    sheet = sheet_of(timeline_of(profile, as_of, example), words())
    if output:
        make(_made(sheet, form), output, then=THEN, open_it=open_it, force=force)
    else:
        say(_written(sheet, form))


def _written(sheet: "Sheet", form: str) -> str:
    """Return a checklist as text, or as a page."""
    if form == "html":
        from wmoplan.render import html

        return html.checklist(sheet)
    from wmoplan.render import checklist as text

    return text.markdown(sheet) if form == "md" else text.plain(sheet)


def _made(sheet: "Sheet", form: str) -> str | bytes:
    """Return a checklist in the form of the ending of its file.

    Raises:
        MissingExtraError: What makes such a file is not installed.
    """
    if form == "pdf":
        from wmoplan.cli.extras import need

        need("pdf")
        from wmoplan.render import pdf

        return pdf.from_page(_written(sheet, "html"))
    if form == "docx":
        from wmoplan.cli.extras import need

        need("word")
        from wmoplan.render import word

        return word.checklist_file(sheet)
    return _written(sheet, form)
