"""The questions about a list of meetings on a terminal, one by one, before anything is shown or written."""

from collections import Counter
from typing import TYPE_CHECKING, Final

from wmoplan.cli import asking, speak
from wmoplan.desk.intake import STOP
from wmoplan.desk.meeting_bodies import NO, decides_too, read_decides
from wmoplan.dutch import count
from wmoplan.errors import Refused
from wmoplan.read.meetings import SKIP, summary

if TYPE_CHECKING:
    from wmoplan.desk.intake import Intake
    from wmoplan.desk.meetings import Proposal
    from wmoplan.read.meetings import Query

MANY: Final = 10
"""From how many questions of one kind on it is asked whether the same answer counts for all."""

SHOWN_FIRST: Final = 3
"""How many of them are answered by themselves first, so that somebody sees what they are about."""


def ask_all(intake: "Intake", *, can_answer: bool, skips: bool) -> None:
    """Ask what is not clear, where somebody can answer.

    Args:
        intake: The list.
        can_answer: Whether there is somebody.
        skips: Whether what is not clear in a text may be left out.

    Raises:
        DataError: A text is not clear, and nobody can answer.
        EOFError: There is nobody to answer any more.
    """
    is_text = not intake.listing.is_file
    skips = skips and not intake.listing.agenda
    if not intake.open_questions() or (skips if is_text else not can_answer):
        return
    if not can_answer:
        speak.tell(summary(intake.outcome))
        raise intake.refusal()
    speak.tell(f"{_how_many(intake)} Stoppen met de vragen? Typ {STOP}.")
    asked = ""
    answered = Counter[str]()
    while open_ := intake.open_questions():
        question, is_text = open_[0], not intake.listing.is_file  # what looked like an agenda can be a schedule
        if is_text or question.key != asked:
            speak.tell(intake.in_words(question))
        asked = question.key
        said = asking.ask("Uw antwoord", SKIP)
        if said.strip().lower() == STOP:
            return
        try:
            _take(intake, question, said)
        except Refused as fault:
            speak.tell(f"{fault.message} {fault.remedy}")
            continue
        answered[question.alike] += 1
        _offer_same(intake, question, answered[question.alike])


def _how_many(intake: "Intake") -> str:
    """Return how much of a list was understood, and how much is asked."""
    questions = len({one.key for one in intake.open_questions()})
    asked = f"wmoplan heeft {count(questions, 'vraag', 'vragen')}."
    if intake.listing.agenda:
        return asked
    if not intake.listing.is_file:
        return summary(intake.outcome)
    found = count(len(intake.outcome.meetings), "vergadering is", "vergaderingen zijn")
    return f"{found} duidelijk. {asked}"


def _take(intake: "Intake", question: "Query", said: str) -> None:
    if intake.is_own_name(question, said):
        speaks = asking.agrees(f"Kunt u inspreken bij '{question.original}'?")
        intake.name_body(question, speaks=speaks, decides=asking.ask_until(decides_too(), NO, read_decides))
    else:
        intake.answer(question, said)


def _offer_same(intake: "Intake", question: "Query", answered: int) -> None:
    """Offer to give the last answer to all questions that are alike, where there are many of them."""
    left = len(intake.alike(question))
    if left and answered % MANY == SHOWN_FIRST and answered + left >= MANY:
        told = f"Nog {count(left, 'vraag', 'vragen')} van deze soort. Overal hetzelfde antwoord?"
        if asking.agrees(told, "nee"):
            intake.repeat(question)


def ask_rows(intake: "Intake", proposal: "Proposal") -> bool:
    """Ask which is right where a schedule and a typed row differ, and return whether anything was answered.

    Raises:
        EOFError: There is nobody to answer any more.
    """
    from wmoplan.desk.meeting_rows import ALL, answer, contradictions, in_words
    from wmoplan.store.meetings import Right

    left = contradictions(proposal)
    while left:
        speak.tell(in_words(left[0], len(left), intake.listing.door))
        said = asking.ask("Uw antwoord").lower()
        if said == STOP:
            break
        if said == ALL:
            intake.chosen |= {one.meeting: Right.LIST for one in left}
            break
        try:
            intake.chosen[left[0].meeting] = answer(left[0], said, intake.listing.door)
            left = left[1:]
        except Refused as fault:
            speak.tell(f"{fault.message} {fault.remedy}")
    return bool(intake.chosen)
