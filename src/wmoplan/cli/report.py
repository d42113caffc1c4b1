"""`wmoplan report`: a letter of one or two pages about how the municipality stands."""

from typing import TYPE_CHECKING, Annotated, Final

from typer import Argument, Option

from wmoplan.cli import options
from wmoplan.errors import UsageError

if TYPE_CHECKING:
    from wmoplan.model.letter import Letters, Reader

TEMPLATE: Final = "verslag.txt"
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
    from wmoplan.desk.forms import in_form, in_text
    from wmoplan.desk.opening import written
    from wmoplan.desk.report import told_of
    from wmoplan.desk.shipped import letters
    from wmoplan.documents.report import report_of
    from wmoplan.documents.written import letter_of
    from wmoplan.render.letters.template import fill
    from wmoplan.resources import folder

    needs_file(open_it=open_it, output=output)
    form = ending_of(output, ENDINGS) if output else "txt"
    ours = letters()
    reader = _reader(to, ours)
    day = day_of(since, "--since") if since else None
    timeline = timeline_of(profile, as_of, example)
    if day and day > timeline.as_of:
        raise UsageError("De dag achter --since ligt na de dag vanaf waar u kijkt.\n  Kies een eerdere dag.")
    name = written(profile, example).name
    told = told_of(timeline, name, day, everything=everything or reader.everything, notes=notes)
    facts = report_of(timeline, told, reader, ours)
    text = fill(folder("templates").joinpath(TEMPLATE).read_text("utf-8"), TEMPLATE, facts).text
    made = letter_of(text, timeline.as_of, timeline.profile.organisation)
    if output:
        make(in_form(made, form, INSTEAD), output, then=THEN, open_it=open_it, force=force)
    else:
        say(in_text(made, form))
        tell(KEEP)


def _reader(word: str | None, ours: "Letters") -> "Reader":
    """Return who a report is for.

    Raises:
        UsageError: The word names nobody.
    """
    known = {reader.name: reader for reader in ours.readers}
    if word is None:
        return ours.readers[0]
    found = known.get(word.casefold())
    if found is None:
        from wmoplan.dutch import choice

        raise UsageError(f"'{word}' is niemand die wmoplan kent.\n  {choice(word, known)}")
    return found
