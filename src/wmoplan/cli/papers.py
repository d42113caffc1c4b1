"""The commands that make something to hand out: `letter`, `questions`, `checklist` and `report`."""

from typing import Annotated, Final

from typer import Argument, Option

from wmoplan.cli import options

LETTER_FORMS: Final = {".txt": "txt", ".md": "md", ".html": "html", ".docx": "docx"}
LIST_FORMS: Final = {".md": "md", ".txt": "txt", ".html": "html", ".pdf": "pdf", ".docx": "docx"}
"""The forms that the ending of a file stands for."""

INSTEAD: Final = "Het kan ook anders. Laat de naam eindigen op .html: zo'n brief kunt u ook in Word openen."
SEND: Final = "Lees de brief na, {what} in en verstuur hem."
KEEP: Final = "Bewaren in een bestand: zet erbij --output {file}"
NO_TEMPLATE: Final = "Verander de tekst. Daarna gebruikt wmoplan uw sjabloon: wmoplan letter {kind}"
ANSWERED: Final = "Stuur de brief aan de griffie. Komt er antwoord? Typ dan: wmoplan meetings add"
SHARE: Final = "Druk de lijst af, of deel hem. Daarna: wmoplan calendar"


def letter(  # noqa: PLR0913 - the options of a command
    kind: Annotated[
        str | None, Argument(metavar="SOORT", help="Welke brief. Alle soorten: wmoplan letter --list")
    ] = None,
    step: Annotated[str | None, Argument(metavar="STAP", help="Over welke stap, zoals verordening.")] = None,
    profile: options.Profile = None,
    as_of: options.AsOf = None,
    example: options.Example = None,
    output: options.Output = None,
    force: options.Force = False,  # noqa: FBT002 - a flag
    open_it: options.Open = False,  # noqa: FBT002 - a flag
    kinds: Annotated[bool, Option("--list", help="Laat zien welke brieven er zijn.")] = False,  # noqa: FBT002 - a flag
    names: Annotated[  # noqa: FBT002 - a flag
        bool, Option("--names", help="Laat zien welke namen een sjabloon kan gebruiken, met wat erin staat.")
    ] = False,
    template: Annotated[  # noqa: FBT002 - a flag
        bool, Option("--template", help="Geef het sjabloon van deze brief, om zelf te veranderen.")
    ] = False,
) -> None:
    """Make a letter, list the letters, or hand out a template."""
    from wmoplan.cli.options import ending_of, needs_file
    from wmoplan.cli.results import make
    from wmoplan.cli.session import timeline_of
    from wmoplan.cli.speak import say, tell
    from wmoplan.desk import letters
    from wmoplan.desk.beside import PROFILE
    from wmoplan.desk.forms import in_form, in_text
    from wmoplan.store.files import make_folder

    needs_file(open_it=open_it, output=output)
    home = letters.own_folder(profile or PROFILE)
    known = letters.known_letters(home if example is None else None)
    if kinds or (kind is None and not names):
        say(letters.listed(known))
        return
    if kind is None:
        say(letters.names_of(timeline_of(profile, as_of, example), None))
        return
    found = letters.the_letter(kind, known)
    timeline = timeline_of(profile, as_of, example)
    role = timeline.profile.role
    if template:
        text = letters.shipped_draft(found, role, home).text
        if not output:
            make_folder(home)
        then = NO_TEMPLATE.format(kind=found.name)
        make(text, output or str(home / f"{found.name}.txt"), then=then, force=force)
        return
    draft = letters.draft_of(found, role, home)
    about = letters.step_of(found, step, timeline, draft)
    if names:
        say(letters.names_of(timeline, about))
        return
    form = ending_of(output, LETTER_FORMS) if output else "txt"
    letter = letters.made(draft, timeline, about)
    if output:
        make(
            in_form(letter, form, INSTEAD),
            output,
            then=SEND.format(what="vul de plekken"),
            open_it=open_it,
            force=force,
        )
    else:
        say(in_text(letter, form))
        tell(KEEP.format(file="brief.txt"))
    if places := letters.to_fill_in(letter):
        tell(places)


def questions(  # noqa: PLR0913 - the options of the command
    profile: options.Profile = None,
    as_of: options.AsOf = None,
    example: options.Example = None,
    output: options.Output = None,
    force: options.Force = False,  # noqa: FBT002 - a flag
    open_it: options.Open = False,  # noqa: FBT002 - a flag
) -> None:
    """Show the questions, or write the letter that asks them."""
    from wmoplan.cli.options import needs_file
    from wmoplan.cli.results import make
    from wmoplan.cli.session import timeline_of
    from wmoplan.cli.speak import say
    from wmoplan.documents.questions import letter_of_questions, questions_of
    from wmoplan.render.text import text

    needs_file(open_it=open_it, output=output)
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
    from wmoplan.cli.options import ending_of, needs_file
    from wmoplan.cli.results import make
    from wmoplan.cli.session import timeline_of
    from wmoplan.cli.speak import say
    from wmoplan.desk.forms import in_form, in_text
    from wmoplan.desk.shipped import words
    from wmoplan.documents.checklist import checklist_of

    needs_file(open_it=open_it, output=output)
    form = ending_of(output, LIST_FORMS) if output else "md"
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
    from wmoplan.cli.options import ending_of, needs_file
    from wmoplan.cli.results import make
    from wmoplan.cli.session import day_of, timeline_of
    from wmoplan.cli.speak import say, tell
    from wmoplan.desk import report
    from wmoplan.desk.forms import in_form, in_text
    from wmoplan.desk.opening import written

    needs_file(open_it=open_it, output=output)
    form = ending_of(output, LETTER_FORMS) if output else "txt"
    wishes = report.Wishes(report.reader_of(to), day_of(since, "--since") if since else None, everything, notes)
    timeline = timeline_of(profile, as_of, example)
    made = report.report(timeline, written(profile, example).name, wishes)
    if output:
        make(in_form(made, form, INSTEAD), output, then=SEND.format(what="vul uw naam"), open_it=open_it, force=force)
    else:
        say(in_text(made, form))
        tell(KEEP.format(file="verslag.docx"))
