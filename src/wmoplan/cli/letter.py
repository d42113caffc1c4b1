"""`wmoplan letter`: a letter from a template, with the dates, the questions and the sources already in."""

from typing import Annotated, Final

from typer import Argument, Option

from wmoplan.cli import options

ENDINGS: Final = {".txt": "txt", ".md": "md", ".html": "html", ".docx": "docx"}
"""The form that the ending of a file stands for."""

INSTEAD: Final = "Het kan ook anders. Laat de naam eindigen op .html: zo'n brief kunt u ook in Word openen."
THEN: Final = "Lees de brief na, vul de plekken in en verstuur hem."
KEEP: Final = "Bewaren in een bestand: zet erbij --output brief.txt"
NO_TEMPLATE: Final = "Verander de tekst. Daarna gebruikt wmoplan uw sjabloon: wmoplan letter {kind}"


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
    from wmoplan.cli.results import ending_of, make, needs_file
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
    form = ending_of(output, ENDINGS) if output else "txt"
    letter = letters.made(draft, timeline, about)
    if output:
        make(in_form(letter, form, INSTEAD), output, then=THEN, open_it=open_it, force=force)
    else:
        say(in_text(letter, form))
        tell(KEEP)
    if places := letters.to_fill_in(letter):
        tell(places)
