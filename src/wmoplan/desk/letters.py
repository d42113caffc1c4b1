"""Letters: which there are, their templates, the step that one is about, and the letter itself."""

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.desk.beside import Text
from wmoplan.desk.shipped import letters
from wmoplan.documents.facts import OF_STEP, tree_of
from wmoplan.documents.letter import facts_of
from wmoplan.documents.subject import misfit_of, named_step, own_step
from wmoplan.documents.written import letter_of, places_in
from wmoplan.dutch import choice, meaning
from wmoplan.errors import UsageError
from wmoplan.model.letter import LetterKind
from wmoplan.notation import on_one_line
from wmoplan.read.letters import own_kinds, read_template
from wmoplan.resources import folder
from wmoplan.store.content import full

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wmoplan.documents.blocks import Document
    from wmoplan.model.step import Step
    from wmoplan.timeline import Timeline

SHIPPED: Final = "brieven"
"""The folder with the templates that come with the program."""

OWN: Final = "sjablonen"
"""The folder beside a profile with templates of the user's own."""

IN_ONE_LINE: Final = 3
"""How many places to fill in stand in one line."""

SHOWN: Final = 3
"""How many steps are told of, where a letter fits none."""


class Draft(NamedTuple):
    """The template of a letter."""

    name: str
    text: str


# -- which letters there are


def own_folder(text: Text) -> Path:
    """Return the folder beside a profile with templates of the user's own; the folder need not be there."""
    return text.folder / OWN


def known_letters(text: Text | None) -> dict[str, LetterKind]:
    """Return the letters that can be made, by name.

    Args:
        text: The profile, beside which lie the templates of the user's own; None where those do not count.
    """
    known = {kind.name: kind for kind in letters().kinds}
    for name in own_kinds(own_folder(text), text.files) if text else ():
        known[name] = known.get(name, LetterKind(name, "", about_step=False))._replace(is_own=True)
    return known


def listed(known: dict[str, LetterKind]) -> str:
    """Return a list of letters, and how one is made."""
    wide = max(map(len, known))
    lines = ["Deze brieven zijn er:", ""]
    for kind in known.values():
        own = f"Uw eigen sjabloon: {OWN}/{kind.name}.txt" if kind.is_own else ""
        lines.append(f"  {kind.name.ljust(wide)}  {' '.join(part for part in (kind.title, own) if part)}")
    lines += ["", "Een brief maken: wmoplan letter SOORT STAP", "Zoals: wmoplan letter adviesaanvraag verordening"]
    return "\n".join(lines)


def the_letter(name: str, known: dict[str, LetterKind]) -> LetterKind:
    """Return the letter with that name.

    Raises:
        UsageError: There is no such letter.
    """
    found = known.get(name.casefold())
    if found is None:
        raise UsageError(f"'{name}' is geen brief die wmoplan kent.\n  {choice(name, known)}")
    return found


# -- the template


def shipped_draft(kind: LetterKind, role: str, text: Text) -> Draft:
    """Return the template that comes with the program, in the words of who the volunteers are.

    Args:
        text: The profile, beside which lie the templates of the user's own.

    Raises:
        UsageError: The letter is one of the user's own.
    """
    if kind.name not in {one.name for one in letters().kinds}:
        own = full(own_folder(text) / f"{kind.name}.txt")
        raise UsageError(f"'{kind.name}' is uw eigen brief. Het sjabloon hebt u al: {own}")
    name = f"{kind.name}-{role}.txt" if role in kind.own_roles else f"{kind.name}.txt"
    return Draft(name, folder("templates").joinpath(SHIPPED).joinpath(name).read_text("utf-8"))


def draft_of(kind: LetterKind, role: str, text: Text) -> Draft:
    """Return the template of a letter: the user's own, else the one that comes with the program.

    Raises:
        DataError: The user's own template cannot be read.
    """
    if not kind.is_own:
        return shipped_draft(kind, role, text)
    name = f"{OWN}/{kind.name}.txt"
    return Draft(name, read_template(text.folder / name, name, text.files))


# -- the step that a letter is about


def step_of(kind: LetterKind, name: str | None, timeline: "Timeline", draft: Draft) -> "Step | None":
    """Return the step that a letter is about, or None where the letter is about no step.

    Args:
        name: The step that was named; None is the only one for which the letter makes sense.

    Raises:
        UsageError: There is no such step, a step has to be chosen, or the letter makes no sense for the step.
        DataError: The template has a fault.
    """
    if name is None:
        from wmoplan.render.letters.template import fill

        needs_one = kind.about_step or fill(draft.text, draft.name, facts_of(timeline, letters(), None)).used & OF_STEP
        return _only(kind, timeline) if needs_one else own_step(kind, timeline)
    found = named_step(name, timeline)
    if len(found) != 1:
        raise UsageError(_no_step(name, found, timeline))
    refusal = misfit_of(kind, found[0], timeline)
    if refusal:
        raise UsageError(f"{refusal.message}\n  {refusal.remedy}")
    return found[0]


def _only(kind: LetterKind, timeline: "Timeline") -> "Step":
    """Return the only chosen step for which a letter makes sense."""
    steps = timeline.chosen_steps()
    refusals = [(step, misfit_of(kind, step, timeline)) for step in steps]
    fitting = [step for step, refusal in refusals if refusal is None]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise UsageError(
            f"Over welke stap gaat de brief?\n  U kunt kiezen uit: {', '.join(step.id for step in fitting)}.\n"
            f"  Schrijf bijvoorbeeld: wmoplan letter {kind.name} {fitting[0].id}"
        )
    told = [f"  {refusal.message} {refusal.remedy}" for _, refusal in refusals if refusal][:SHOWN]
    raise UsageError("\n".join(["Deze brief past nu bij geen van uw onderwerpen.", *told]))


def _no_step(name: str, found: "list[Step]", timeline: "Timeline") -> str:
    if found:
        return f"'{name}' kan meer dan één stap zijn.\n  U kunt kiezen uit: {', '.join(step.id for step in found)}."
    known = [step.id for step in timeline.all_steps()]
    chosen = [step.id for step in timeline.chosen_steps()]
    return (
        f"'{name}' is geen stap van uw plan.\n  {meaning(name, known)}U kunt kiezen uit: {', '.join(chosen or known)}."
    )


# -- the letter itself


def made(draft: Draft, timeline: "Timeline", step: "Step | None") -> "Document":
    """Return a letter: its template, filled in.

    Raises:
        DataError: The template has a fault.
    """
    from wmoplan.render.letters.template import fill

    text = fill(draft.text, draft.name, facts_of(timeline, letters(), step)).text
    return letter_of(text, timeline.as_of, timeline.profile.organisation)


def to_fill_in(letter: "Document") -> str:
    """Return what the sender of a letter still has to fill in, in one line where that is short; mostly nothing."""
    places = [place.rstrip(".") for place in places_in(letter)]
    if len(places) <= IN_ONE_LINE:
        return f"Vul zelf nog in: {'; '.join(places)}." if places else ""
    return "\n".join(["Vul zelf nog in:", *(f"- {place}" for place in places)])


def names_of(timeline: "Timeline", step: "Step | None") -> str:
    """Return every name that a template can use, with the value of the name now."""
    about = f"voor {step.name}" if step else "zonder stap; noem een brief en een stap om meer te zien"
    facts = tree_of(facts_of(timeline, letters(), step))
    return "\n".join([f"Deze namen kan een sjabloon gebruiken, {about}:", "", *_rows(facts, "")])


def _rows(value: object, name: str) -> "Iterator[str]":
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
