"""The commands that make something to hand out: `letter`, `questions`, `checklist` and `report`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

from wmoplan.cli import options, results, session, speak
from wmoplan.cli.options import argument, flag, value

if TYPE_CHECKING:
    from wmoplan.documents.blocks import Document

INSTEAD: Final = "Het kan ook anders. Laat de naam eindigen op .html: zo'n brief kunt u ook in Word openen."
SEND: Final = "Lees de brief na, {what} in en verstuur hem."
KEEP: Final = "Bewaren in een bestand: zet erbij --output {file}"
NO_TEMPLATE: Final = "Verander de tekst. Daarna gebruikt wmoplan uw sjabloon: wmoplan letter {kind}"
ANSWERED: Final = "Stuur de brief aan de griffie. Komt er antwoord? Typ dan: wmoplan meetings add"
SHARE: Final = "Druk de lijst af, of deel hem. Daarna: wmoplan calendar"


Kind = Annotated[str | None, argument("SOORT", "Welke brief. Alle soorten: wmoplan letter --list")]
Step = Annotated[str | None, argument("STAP", "Over welke stap, zoals verordening.")]
Kinds = Annotated[bool, flag("--list", "Laat zien welke brieven er zijn.")]
Names = Annotated[bool, flag("--names", "Laat zien welke namen een sjabloon kan gebruiken, met wat erin staat.")]
Template = Annotated[bool, flag("--template", "Geef het sjabloon van deze brief, om zelf te veranderen.")]

Everything = Annotated[bool, flag("--all", "Vertel over alle stappen, niet alleen over uw onderwerpen.")]
Notes = Annotated[bool, flag("--notes", "Neem op wat u zelf opschreef: waar u iets zag, en de reden van een reactie.")]


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
    from wmoplan.desk import letters

    target = options.target_of(output, open_it=open_it, force=force)
    own = session.written(profile)
    known = letters.known_letters(own if example is None else None)
    if kinds or (kind is None and not names):
        speak.say(letters.listed(known))
        return
    found = letters.the_letter(kind, known) if kind else None
    timeline = session.timeline_of(profile, as_of, example)
    if found and template:
        draft = letters.shipped_draft(found, timeline.profile.role, own)
        _hand_out(draft.text, letters.own_folder(own) / f"{found.name}.txt", found.name, target)
    elif found and not names:
        draft = letters.draft_of(found, timeline.profile.role, own)
        made = letters.made(draft, timeline, letters.step_of(found, step, timeline, draft))
        _show(made, target, SEND.format(what="vul de plekken"), KEEP.format(file="brief.txt"))
        if places := letters.to_fill_in(made):
            speak.tell(places)
    else:
        about = (
            letters.step_of(found, step, timeline, letters.draft_of(found, timeline.profile.role, own))
            if found
            else None
        )
        speak.say(letters.names_of(timeline, about))


def _hand_out(text: str, place: Path, kind: str, target: options.Target) -> None:
    """Write a template that comes with the program, for the user to change; without a name in its own place."""
    from wmoplan.store.files import make_folder

    if not target.name:
        make_folder(place.parent)
        target = target._replace(name=str(place))
    results.make(text, target, NO_TEMPLATE.format(kind=kind))


def _show(made: "Document", target: options.Target, then: str, keep: str) -> None:
    """Write a letter in a file, or show it and tell how it is kept."""
    from wmoplan.desk.forms import LETTER_ENDINGS, in_form, in_text

    if target.name:
        results.make(in_form(made, target.form(LETTER_ENDINGS, ""), INSTEAD), target, then)
    else:
        speak.say(in_text(made, "txt"))
        speak.tell(keep)


def questions(  # noqa: PLR0913 - the options of the command
    profile: options.Profile = None,
    as_of: options.AsOf = None,
    example: options.Example = None,
    output: options.Output = None,
    force: options.Force = False,  # noqa: FBT002 - a flag
    open_it: options.Open = False,  # noqa: FBT002 - a flag
) -> None:
    """Show the questions, or write the letter that asks them."""
    from wmoplan.documents.questions import letter_of_questions, questions_of
    from wmoplan.render.text import text

    target = options.target_of(output, open_it=open_it, force=force)
    timeline = session.timeline_of(profile, as_of, example)
    if output:
        results.make(text(letter_of_questions(timeline)), target, ANSWERED)
    else:
        speak.say(f"{text(questions_of(timeline))}\nDe brief maken: wmoplan questions --output brief.txt")


def checklist(  # noqa: PLR0913 - the options of the command
    profile: options.Profile = None,
    as_of: options.AsOf = None,
    example: options.Example = None,
    output: options.Output = None,
    force: options.Force = False,  # noqa: FBT002 - a flag
    open_it: options.Open = False,  # noqa: FBT002 - a flag
) -> None:
    """Show the checklist, or write it in a file."""
    from wmoplan.desk.forms import ENDINGS, in_form, in_text
    from wmoplan.desk.shipped import words
    from wmoplan.documents.checklist import checklist_of

    target = options.target_of(output, open_it=open_it, force=force)
    form = target.form(ENDINGS, "md")
    sheet = checklist_of(session.timeline_of(profile, as_of, example), words())
    if output:
        results.make(in_form(sheet, form), target, SHARE)
    else:
        speak.say(in_text(sheet, form))


def report(  # noqa: PLR0913 - the options of the command
    to: Annotated[
        str | None, argument("AAN", "Voor wie: college, raad, adviseur of landelijk. Anders het college.")
    ] = None,
    everything: Everything = False,  # noqa: FBT002 - a flag
    since: Annotated[
        str | None, value("--since", "DATUM", "Vertel welke dagen verschoven sinds deze dag. Anders de vorige meting.")
    ] = None,
    notes: Notes = False,  # noqa: FBT002 - a flag
    profile: options.Profile = None,
    as_of: options.AsOf = None,
    example: options.Example = None,
    output: options.Output = None,
    force: options.Force = False,  # noqa: FBT002 - a flag
    open_it: options.Open = False,  # noqa: FBT002 - a flag
) -> None:
    """Make the letter."""
    from wmoplan.desk import report
    from wmoplan.desk.forms import LETTER_ENDINGS

    target = options.target_of(output, open_it=open_it, force=force)
    target.form(LETTER_ENDINGS, "")  # refused before anything is reckoned
    wishes = report.Wishes(report.reader_of(to), session.day_of(since, "--since") if since else None, everything, notes)
    timeline = session.timeline_of(profile, as_of, example)
    made = report.report(timeline, session.written(profile, example), wishes)
    _show(made, target, SEND.format(what="vul uw naam"), KEEP.format(file="verslag.docx"))
