"""Which step a letter is about."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from wmoplan.errors import UsageError

if TYPE_CHECKING:
    from wmoplan.model.letter import LetterKind
    from wmoplan.model.step import Step
    from wmoplan.timeline import Timeline

SHOWN: Final = 3
"""How many steps are told of, where a letter fits none."""


def step_of(
    kind: "LetterKind", name: str | None, timeline: "Timeline", template_needs_one: Callable[[], bool]
) -> "Step | None":
    """Return the step that a letter is about, or None where it is about none.

    Raises:
        UsageError: There is no such step, it has to be chosen, or the letter makes no sense for it.
    """
    from wmoplan.documents.fitting import misfit_of, named_step, own_step

    if name is None:
        return _only(kind, timeline) if kind.about_step or template_needs_one() else own_step(kind, timeline)
    found = named_step(name, timeline)
    if len(found) != 1:
        raise UsageError(_no_step(name, found, timeline))
    refusal = misfit_of(kind, found[0], timeline)
    if refusal:
        raise UsageError(f"{refusal.message}\n  {refusal.remedy}")
    return found[0]


def _only(kind: "LetterKind", timeline: "Timeline") -> "Step":
    """Return the only chosen step for which a letter makes sense."""
    from wmoplan.documents.fitting import misfit_of

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
    from wmoplan.dutch import meaning

    if found:
        return f"'{name}' kan meer dan één stap zijn.\n  U kunt kiezen uit: {', '.join(step.id for step in found)}."
    known = [step.id for step in timeline.all_steps()]
    chosen = [step.id for step in timeline.chosen_steps()]
    return (
        f"'{name}' is geen stap van uw plan.\n  {meaning(name, known)}U kunt kiezen uit: {', '.join(chosen or known)}."
    )
