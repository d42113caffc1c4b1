"""`wmoplan checklist`: what to ask and to do, to tick."""

from typing import Final

from wmoplan.cli import options

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
    from wmoplan.desk.forms import in_form, in_text
    from wmoplan.desk.shipped import words
    from wmoplan.documents.checklist import checklist_of

    needs_file(open_it=open_it, output=output)
    form = ending_of(output, ENDINGS) if output else "md"
    sheet = checklist_of(timeline_of(profile, as_of, example), words())
    if output:
        make(in_form(sheet, form), output, then=THEN, open_it=open_it, force=force)
    else:
        say(in_text(sheet, form))
