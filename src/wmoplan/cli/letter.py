"""`wmoplan letter`: a letter from a template, with the dates, the questions and the sources already in."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

from typer import Argument, Option

from wmoplan.cli import options
from wmoplan.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wmoplan.documents.facts import Facts
    from wmoplan.model.letter import LetterKind, Letters
    from wmoplan.model.step import Step
    from wmoplan.timeline import Timeline

SHIPPED: Final = "brieven"
"""The folder with the templates that come with the program."""

OWN: Final = "sjablonen"
"""The folder beside a profile with templates of the user's own."""

IN_ONE_LINE: Final = 3
"""How many places to fill in stand in one line."""

ENDINGS: Final = {".txt": "txt", ".md": "md", ".html": "html", ".docx": "docx"}
"""The form that the ending of a file stands for."""

INSTEAD: Final = "Het kan ook anders. Laat de naam eindigen op .html: zo'n brief kunt u ook in Word openen."
THEN: Final = "Lees de brief na, vul de plekken in en verstuur hem."
KEEP: Final = "Bewaren in een bestand: zet erbij --output brief.txt"
NO_TEMPLATE: Final = "Verander de tekst. Daarna gebruikt wmoplan uw sjabloon: wmoplan letter {kind}"


class Draft(NamedTuple):
    """The template of a letter.

    Attributes:
        name: The file as messages name it.
        text: What stands in it.
    """

    name: str
    text: str


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
    from wmoplan.cli.letter_step import step_of
    from wmoplan.cli.results import needs_file
    from wmoplan.cli.session import timeline_of
    from wmoplan.cli.speak import say
    from wmoplan.desk.beside import PROFILE
    from wmoplan.desk.shipped import letters

    needs_file(open_it=open_it, output=output)
    ours = letters()
    home = Path(profile or PROFILE).parent / OWN
    known = _known(ours, home if example is None else None)
    if kinds or (kind is None and not names):
        say(_listed(known))
        return
    if names and kind is None:
        say(_named(timeline_of(profile, as_of, example), ours, None))
        return
    found = _found(kind or "", known)
    timeline = timeline_of(profile, as_of, example)
    if template:
        _hand_out(found, timeline, home, output, force=force)
        return
    draft = _draft(found, timeline, home)
    about = step_of(found, step, timeline, lambda: _is_about_step(draft, timeline, ours))
    if names:
        say(_named(timeline, ours, about))
        return
    _make(draft, _facts(timeline, ours, about), timeline, output, open_it=open_it, force=force)


def _known(ours: "Letters", home: Path | None) -> "dict[str, LetterKind]":
    """Return the letters that can be made, those of the user as well."""
    from wmoplan.model.letter import LetterKind
    from wmoplan.read.letters import own_kinds

    known = {kind.name: kind for kind in ours.kinds}
    for name in own_kinds(home) if home else ():
        known[name] = (
            known[name]._replace(is_own=True) if name in known else LetterKind(name, "", about_step=False, is_own=True)
        )
    return known


def _listed(known: "dict[str, LetterKind]") -> str:
    wide = max(map(len, known))
    lines = ["Deze brieven zijn er:", ""]
    for kind in known.values():
        own = f"Uw eigen sjabloon: {OWN}/{kind.name}.txt" if kind.is_own else ""
        lines.append(f"  {kind.name.ljust(wide)}  {' '.join(part for part in (kind.title, own) if part)}")
    lines += ["", "Een brief maken: wmoplan letter SOORT STAP", "Zoals: wmoplan letter adviesaanvraag verordening"]
    return "\n".join(lines)


def _found(name: str, known: "dict[str, LetterKind]") -> "LetterKind":
    found = known.get(name.casefold())
    if found is None:
        from wmoplan.dutch import choice

        raise UsageError(f"'{name}' is geen brief die wmoplan kent.\n  {choice(name, known)}")
    return found


# -- the template


def _shipped(kind: "LetterKind", role: str) -> Draft:
    """Return the template that comes with the program, in the words of who the volunteers are."""
    from wmoplan.resources import folder

    name = f"{kind.name}-{role}.txt" if role in kind.own_roles else f"{kind.name}.txt"
    file = folder("templates").joinpath(SHIPPED).joinpath(name)
    return Draft(name, file.read_text("utf-8"))


def _draft(kind: "LetterKind", timeline: "Timeline", home: Path) -> Draft:
    if not kind.is_own:
        return _shipped(kind, timeline.profile.role)
    from wmoplan.read.letters import read_template

    name = f"{OWN}/{kind.name}.txt"
    return Draft(name, read_template(home / f"{kind.name}.txt", name))


def _hand_out(kind: "LetterKind", timeline: "Timeline", home: Path, output: str | None, *, force: bool) -> None:
    """Write the template that comes with the program."""
    from wmoplan.cli.results import make
    from wmoplan.desk.shipped import letters
    from wmoplan.store.content import full
    from wmoplan.store.files import make_folder

    if kind.name not in {one.name for one in letters().kinds}:
        raise UsageError(f"'{kind.name}' is uw eigen brief. Het sjabloon hebt u al: {full(home / f'{kind.name}.txt')}")
    if not output:
        make_folder(home)
    text = _shipped(kind, timeline.profile.role).text
    make(text, output or str(home / f"{kind.name}.txt"), then=NO_TEMPLATE.format(kind=kind.name), force=force)


# -- the letter


def _is_about_step(draft: Draft, timeline: "Timeline", ours: "Letters") -> bool:
    """Tell whether a template uses something of a step; a fault in it is told now."""
    from wmoplan.documents.facts import OF_STEP
    from wmoplan.render.letters.template import fill

    return bool(fill(draft.text, draft.name, _facts(timeline, ours, None)).used & OF_STEP)


def _facts(timeline: "Timeline", ours: "Letters", step: "Step | None") -> "Facts":
    from wmoplan.documents.letter import facts_of

    return facts_of(timeline, ours, step)


def _make(  # noqa: PLR0913 - the options of the command
    draft: Draft, facts: "Facts", timeline: "Timeline", output: str | None, *, open_it: bool, force: bool
) -> None:
    from wmoplan.cli.results import ending_of, make
    from wmoplan.cli.speak import say, tell
    from wmoplan.desk.forms import in_form, in_text
    from wmoplan.documents.written import letter_of, places_in
    from wmoplan.render.letters.template import fill

    form = ending_of(output, ENDINGS) if output else "txt"
    made = letter_of(fill(draft.text, draft.name, facts).text, timeline.as_of, timeline.profile.organisation)
    if output:
        make(in_form(made, form, INSTEAD), output, then=THEN, open_it=open_it, force=force)
    else:
        say(in_text(made, form))
        tell(KEEP)
    if places := places_in(made):
        tell(_to_fill_in([place.rstrip(".") for place in places]))


def _to_fill_in(places: list[str]) -> str:
    """Return what the sender still has to fill in: in one line where that is short."""
    if len(places) <= IN_ONE_LINE:
        return f"Vul zelf nog in: {'; '.join(places)}."
    return "\n".join(["Vul zelf nog in:", *(f"- {place}" for place in places)])


def _named(timeline: "Timeline", ours: "Letters", step: "Step | None") -> str:
    """Return every name that a template can use, with what it holds now."""
    about = f"voor {step.name}" if step else "zonder stap; noem een brief en een stap om meer te zien"
    facts = _facts(timeline, ours, step).model_dump(by_alias=True)
    return "\n".join([f"Deze namen kan een sjabloon gebruiken, {about}:", "", *_rows(facts, "")])


def _rows(value: object, name: str) -> "Iterator[str]":
    from wmoplan.notation import on_one_line

    if isinstance(value, dict):
        for key, held in value.items():
            yield from _rows(held, f"{name}.{key}" if name else str(key))
    elif isinstance(value, tuple | list):
        yield f"  {name}: een lijst van {len(value)}"
        if value and isinstance(value[0], dict):
            yield from (f"    .{key}" for key in value[0])
    else:
        said = {True: "ja", False: "nee"}[value] if isinstance(value, bool) else on_one_line(str(value))
        yield f"  {name}: {said or '(leeg)'}"
