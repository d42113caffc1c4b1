"""What stands on the agendas of the council, fetched or handed in, is shown, and asked item by item."""

from typing import TYPE_CHECKING, Final

from wmoplan.cli import asking, speak

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from wmoplan.desk.beside import Text
    from wmoplan.desk.council import Fetched
    from wmoplan.desk.council_agenda import AgendaLook
    from wmoplan.desk.intake import Intake, Listing
    from wmoplan.fetch.kept import Kept
    from wmoplan.model.meeting import Meeting

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
    return _told(written, found, as_of, asks=asks)


def agenda_told(
    written: "Text", listing: "Listing", meetings: "Sequence[Meeting]", *, asks: bool, shows_all: bool
) -> "Kept | None":
    """Show the items of the agenda that somebody handed in, as those of a fetched agenda, and what is not used of it.

    Args:
        written: The profile as it was written.
        listing: The list that the agenda became.
        meetings: The meeting of the agenda; none where it is not known.
        asks: Whether somebody can answer; else nothing is written.
        shows_all: Whether every item that is not used is named.

    Returns:
        What to know the next time; None where nothing was looked at.
    """
    from wmoplan.desk import council_agenda, given_agenda
    from wmoplan.model.meeting import OFF

    if not (listing.agenda and meetings):
        return None
    if meetings[0].status in OFF:
        speak.tell("Deze vergadering gaat niet door. Naar de punten op de agenda is niet gekeken.")
        return None
    seen = given_agenda.given(written, listing.agenda, meetings[0])
    found = council_agenda.look(seen, listing.source, written, listing.as_of)
    speak.tell(f"\n{found.heading()}", *given_agenda.unused(listing.agenda, found, names_all=shows_all))
    return _told(written, found, listing.as_of, asks=asks)


def _told(written: "Text", found: "AgendaLook", as_of: "date", *, asks: bool) -> "Kept":
    """Show what was found on agendas, write what somebody said is a decision, and return what to know the next time."""
    from wmoplan.desk import council_agenda

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
