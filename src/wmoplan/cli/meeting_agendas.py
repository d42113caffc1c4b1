"""`wmoplan meetings fetch --agenda`: what stands on the agendas of the council is shown, and asked item by item."""

from typing import TYPE_CHECKING, Final

from wmoplan.cli import asking, speak

if TYPE_CHECKING:
    from wmoplan.desk.beside import Text
    from wmoplan.desk.council import Fetched
    from wmoplan.desk.intake import Intake
    from wmoplan.fetch.kept import Kept

NOBODY: Final = "Of een punt het besluit is, vraagt wmoplan alleen waar u kunt antwoorden, en zonder --yes."


def agendas_told(written: "Text", got: "Fetched", intake: "Intake", *, asks: bool) -> "Kept":
    """Show the items on the agendas of the meetings ahead that touch the plan, and write those that are a decision.

    Args:
        asks: Whether somebody can answer; else nothing is written.

    Returns:
        What to know the next time.
    """
    from wmoplan.desk import council_agenda

    as_of = intake.listing.as_of
    found = council_agenda.look(council_agenda.agendas(got, intake.outcome.meetings, as_of), got.source, written, as_of)
    speak.tell(f"\n{found.heading()}")
    decided: dict[str, dict[str, str]] = {}
    for finding in found.findings:
        speak.tell("\n  ".join(finding.lines))
        if not (finding.question and asks):
            continue
        if finding.step in decided:
            speak.tell("Over dit besluit zei u al ja.")
        elif asking.agrees(finding.question, "nee"):
            decided[finding.step] = dict(finding.pairs)
        else:
            found.refuse(finding)
    if decided:
        speak.tell(*council_agenda.write_decisions(written, decided, as_of))
    elif not asks and any(finding.question for finding in found.findings):
        speak.tell(NOBODY)
    return found.kept
