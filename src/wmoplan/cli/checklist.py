"""`wmoplan checklist`: what to ask and to do, to tick."""

from typing import TYPE_CHECKING, Final, cast

from wmoplan.cli import options

if TYPE_CHECKING:
    from wmoplan.render.checklist import Form

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
    from wmoplan.cli.speak import say
    from wmoplan.render.checklist import checklist as rendered

    needs_file(open_it=open_it, output=output)
    form = cast("Form", ending_of(output, ENDINGS) if output else "md")
    text = rendered(timeline_of(profile, as_of, example), form)
    if output:
        make(text, output, then=THEN, open_it=open_it)
    else:
        say(text)
