"""The commands that make something to hand out: `letter`, `questions`, `checklist` and `report`."""

from typing import TYPE_CHECKING, Annotated, Final

from typer import Argument, Option

from wmoplan.cli import options

if TYPE_CHECKING:
    from pathlib import Path

    from wmoplan.desk.letters import Draft
    from wmoplan.documents.blocks import Document

INSTEAD: Final = "Het kan ook anders. Laat de naam eindigen op .html: zo'n brief kunt u ook in Word openen."
SEND: Final = "Lees de brief na, {what} in en verstuur hem."
KEEP: Final = "Bewaren in een bestand: zet erbij --output {file}"
NO_TEMPLATE: Final = "Verander de tekst. Daarna gebruikt wmoplan uw sjabloon: wmoplan letter {kind}"
ANSWERED: Final = "Stuur de brief aan de griffie. Komt er antwoord? Typ dan: wmoplan meetings add"
SHARE: Final = "Druk de lijst af, of deel hem. Daarna: wmoplan calendar"


Kind = Annotated[str | None, Argument(metavar="SOORT", help="Welke brief. Alle soorten: wmoplan letter --list")]
Step = Annotated[str | None, Argument(metavar="STAP", help="Over welke stap, zoals verordening.")]
Kinds = Annotated[bool, Option("--list", help="Laat zien welke brieven er zijn.")]
Names = Annotated[bool, Option("--names", help="Laat zien welke namen een sjabloon kan gebruiken, met wat erin staat.")]
Template = Annotated[bool, Option("--template", help="Geef het sjabloon van deze brief, om zelf te veranderen.")]


def letter(  # noqa: PLR0913 - the options of a command
    kind: Kind = None,
    step: Step = None,
    profile: options.Profile = None,
    as_of: options.AsOf = None,
    example: options.Example = None,
    output: options.Output = None,
    force: options.Force = False,  # noqa: FBT002 - a flag
    open_it: options.Open = False,  # noqa: FBT002 - a flag
    kinds: Kinds = False,  # noqa: FBT002 - a flag
    names: Names = False,  # noqa: FBT002 - a flag
    template: Template = False,  # noqa: FBT002 - a flag
) -> None:
    """Make a letter, list the letters, or hand out a template."""
    from wmoplan.cli.session import timeline_of
    from wmoplan.cli.speak import say, tell
    from wmoplan.desk import letters
    from wmoplan.desk.beside import PROFILE

    options.needs_file(open_it=open_it, output=output)
    home = letters.own_folder(profile or PROFILE)
    known = letters.known_letters(home if example is None else None)
    if kinds or (kind is None and not names):
        say(letters.listed(known))
        return
    found = letters.the_letter(kind, known) if kind else None
    timeline = timeline_of(profile, as_of, example)
    if found and template:
        _hand_out(letters.shipped_draft(found, timeline.profile.role, home), found.name, home, output, force=force)
        return
    draft = letters.draft_of(found, timeline.profile.role, home) if found else None
    about = letters.step_of(found, step, timeline, draft) if found and draft else None
    if names or draft is None:
        say(letters.names_of(timeline, about))
        return
    made = letters.made(draft, timeline, about)
    _show(made, output, SEND.format(what="vul de plekken"), KEEP.format(file="brief.txt"), open_it=open_it, force=force)
    if places := letters.to_fill_in(made):
        tell(places)


def _hand_out(draft: "Draft", kind: str, home: "Path", output: str | None, *, force: bool) -> None:
    """Write a template that comes with the program, for the user to change."""
    from wmoplan.cli.results import make
    from wmoplan.store.files import make_folder

    if not output:
        make_folder(home)
    make(draft.text, output or str(home / f"{kind}.txt"), then=NO_TEMPLATE.format(kind=kind), force=force)


def _show(  # noqa: PLR0913 - a letter, and what was typed about its file
    made: "Document", output: str | None, then: str, keep: str, *, open_it: bool, force: bool
) -> None:
    """Write a letter in a file, or show it and tell how it is kept."""
    from wmoplan.cli.results import make
    from wmoplan.cli.speak import say, tell
    from wmoplan.desk.forms import LETTER_ENDINGS, in_form, in_text

    if output:
        form = options.ending_of(output, LETTER_ENDINGS)
        make(in_form(made, form, INSTEAD), output, then=then, open_it=open_it, force=force)
    else:
        say(in_text(made, "txt"))
        tell(keep)


def questions(  # noqa: PLR0913 - the options of the command
    profile: options.Profile = None,
    as_of: options.AsOf = None,
    example: options.Example = None,
    output: options.Output = None,
    force: options.Force = False,  # noqa: FBT002 - a flag
    open_it: options.Open = False,  # noqa: FBT002 - a flag
) -> None:
    """Show the questions, or write the letter that asks them."""
    from wmoplan.cli.results import make
    from wmoplan.cli.session import timeline_of
    from wmoplan.cli.speak import say
    from wmoplan.documents.questions import letter_of_questions, questions_of
    from wmoplan.render.text import text

    options.needs_file(open_it=open_it, output=output)
    timeline = timeline_of(profile, as_of, example)
    if output:
        make(text(letter_of_questions(timeline)), output, then=ANSWERED, open_it=open_it, force=force)
    else:
        say(f"{text(questions_of(timeline))}\nDe brief maken: wmoplan questions --output brief.txt")


def checklist(  # noqa: PLR0913 - the options of the command
    profile: options.Profile = None,
    as_of: options.AsOf = None,
    example: options.Example = None,
    output: options.Output = None,
    force: options.Force = False,  # noqa: FBT002 - a flag
    open_it: options.Open = False,  # noqa: FBT002 - a flag
) -> None:
    """Show the checklist, or write it in a file."""
    from wmoplan.cli.results import make
    from wmoplan.cli.session import timeline_of
    from wmoplan.cli.speak import say
    from wmoplan.desk.forms import ENDINGS, in_form, in_text
    from wmoplan.desk.shipped import words
    from wmoplan.documents.checklist import checklist_of

    options.needs_file(open_it=open_it, output=output)
    form = options.ending_of(output, ENDINGS) if output else "md"
    sheet = checklist_of(timeline_of(profile, as_of, example), words())
    if output:
        make(in_form(sheet, form), output, then=SHARE, open_it=open_it, force=force)
    else:
        say(in_text(sheet, form))


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
    from wmoplan.cli.session import day_of, timeline_of
    from wmoplan.desk import report
    from wmoplan.desk.forms import LETTER_ENDINGS
    from wmoplan.desk.opening import written

    options.needs_file(open_it=open_it, output=output)
    if output:
        options.ending_of(output, LETTER_ENDINGS)  # refused before anything is reckoned
    wishes = report.Wishes(report.reader_of(to), day_of(since, "--since") if since else None, everything, notes)
    timeline = timeline_of(profile, as_of, example)
    made = report.report(timeline, written(profile, example).name, wishes)
    then, keep = SEND.format(what="vul uw naam"), KEEP.format(file="verslag.docx")
    _show(made, output, then, keep, open_it=open_it, force=force)
