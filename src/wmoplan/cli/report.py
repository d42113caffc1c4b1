"""`wmoplan report`: a letter of one or two pages about how the municipality stands."""

from typing import Annotated, Final

from typer import Argument, Option

from wmoplan.cli import options

THEN: Final = "Lees de brief na, vul uw naam in en verstuur hem."
KEEP: Final = "Bewaren in een bestand: zet erbij --output verslag.docx"


def report(  # noqa: PLR0913 - the options of the command
    to: Annotated[
        str | None,
        Argument(metavar="AAN", help="Voor wie: college, raad, adviseur of landelijk. Anders het college."),
    ] = None,
    everything: Annotated[  # noqa: FBT002 - a flag
        bool, Option("--all", help="Vertel over alle stappen, niet alleen over uw onderwerpen.")
    ] = False,
    since: Annotated[
        str | None,
        Option(
            "--since", metavar="DATUM", help="Vertel welke dagen verschoven sinds deze dag. Anders de vorige meting."
        ),
    ] = None,
    notes: Annotated[  # noqa: FBT002 - a flag
        bool, Option("--notes", help="Neem op wat u zelf opschreef: waar u iets zag, en de reden van een reactie.")
    ] = False,
    profile: options.Profile = None,
    as_of: options.AsOf = None,
    example: options.Example = None,
    output: options.Output = None,
    force: options.Force = False,  # noqa: FBT002 - a flag
    open_it: options.Open = False,  # noqa: FBT002 - a flag
) -> None:
    """Make the letter."""
    from wmoplan.cli.letter import ENDINGS, INSTEAD
    from wmoplan.cli.results import ending_of, make, needs_file
    from wmoplan.cli.session import day_of, timeline_of
    from wmoplan.cli.speak import say, tell
    from wmoplan.desk import report
    from wmoplan.desk.forms import in_form, in_text
    from wmoplan.desk.opening import written

    needs_file(open_it=open_it, output=output)
    form = ending_of(output, ENDINGS) if output else "txt"
    wishes = report.Wishes(report.reader_of(to), day_of(since, "--since") if since else None, everything, notes)
    timeline = timeline_of(profile, as_of, example)
    made = report.report(timeline, written(profile, example).name, wishes)
    if output:
        make(in_form(made, form, INSTEAD), output, then=THEN, open_it=open_it, force=force)
    else:
        say(in_text(made, form))
        tell(KEEP)
