"""`wmoplan answer`: the open questions one by one, each answered in the user's own words, read back, and written."""

from typing import TYPE_CHECKING, Annotated, Final

from wmoplan.cli import asking, options, session, speak
from wmoplan.cli.options import argument, flag, value
from wmoplan.errors import Refused, UsageError

if TYPE_CHECKING:
    from wmoplan.desk.answers import Understood
    from wmoplan.model.moment import Question
    from wmoplan.timeline import Timeline

NEXT: Final = "volgende"
STOP: Final = "klaar"
"""The answers that leave a question open, and that end the questions."""

NOTHING: Final = "Er zijn nu geen vragen. Kijk verder met: wmoplan tijdlijn"
HOW: Final = f"Weet u het niet? Typ: weet ik nog niet. Of: {NEXT}, of {STOP}."
NOBODY: Final = (
    "Welke vraag, en wat is het antwoord?\n"
    '  Schrijf bijvoorbeeld: wmoplan antwoord 1 "zes weken"\n'
    "  Alle vragen: wmoplan vragen"
)


def answer(  # noqa: PLR0913 - the options of the command
    what: Annotated[str | None, argument("VRAAG", "Het nummer van de vraag in 'wmoplan vragen', of haar naam.")] = None,
    words: Annotated[list[str] | None, argument("ANTWOORD", "Wat u weet, in uw eigen woorden.")] = None,
    yes: Annotated[bool, flag("--yes", "Schrijf op zonder te vragen of het klopt.")] = False,  # noqa: FBT002 - a flag
    by: Annotated[str | None, value("--by", "NAAM", "Wie antwoordt. Zonder deze optie staat er geen naam.")] = None,
    profile: options.Profile = None,
    as_of: options.AsOf = None,
) -> None:
    """Answer one question, or all of them one by one."""
    from wmoplan.desk.answers import question_meant
    from wmoplan.documents.questions import in_order

    asks = speak.is_terminal()
    if not asks and not (what and words):
        raise UsageError(NOBODY)
    asked = _Questions(profile, as_of, by, asks=asks and not yes)
    timeline = asked.timeline()
    questions = in_order(timeline)
    if what is None:
        asked.ask_all()
    elif words:
        asked.take(question_meant(what, questions, timeline), " ".join(words))
    else:
        asked.ask(question_meant(what, questions, timeline))


class _Questions:
    """The questions of one profile, while somebody answers them."""

    def __init__(self, profile: str | None, as_of: str | None, by: str | None, *, asks: bool) -> None:
        self._profile, self._as_of, self._by, self._asks = profile, as_of, by, asks

    def timeline(self) -> "Timeline":
        """Return the timeline of the profile as it is now."""
        from wmoplan.desk.opening import opened

        day = session.seen_from(self._as_of)
        return opened(session.used(self._profile, day), day).timeline

    def ask_all(self) -> None:
        """Ask the questions one by one, those that help most first, until somebody has enough of it."""
        from wmoplan.documents.questions import in_order

        met: set[str] = set()
        while left := [one for one in in_order(self.timeline()) if one.key not in met]:
            met.add(left[0].key)
            if not self.ask(left[0], f" {len(met)} van {len(met) + len(left) - 1}"):
                return
        speak.tell("Dat waren alle vragen." if met else NOTHING)

    def ask(self, question: "Question", number: str = "") -> bool:
        """Ask one question until its answer is understood, and tell whether somebody wants to go on."""
        from wmoplan.desk.answers import example

        to = f" (aan {question.asked_of})" if question.asked_of else ""
        speak.tell(f"\nVraag{number}{to}. {question.text}")
        speak.tell(f"Bijvoorbeeld: {example(question)}\n{HOW}")
        while True:
            said = asking.ask("Uw antwoord", NEXT)
            if said.lower() in {NEXT, STOP}:
                return said.lower() == NEXT
            try:
                self.take(question, said)
            except (Refused, UsageError) as fault:
                speak.tell(f"{fault}")
                continue
            return True

    def take(self, question: "Question", said: str) -> None:
        """Take one answer: read it back, and write it where somebody says yes.

        Raises:
            UsageError: What was said is no answer to this question.
        """
        from wmoplan.desk.answers import Reading, write

        timeline = self.timeline()
        try:
            found = Reading(timeline).understood(question, said)
        except Refused as fault:
            raise UsageError(f"{fault.message}\n  {fault.remedy}") from None
        if found.meetings:
            self._add_meetings(found)
            return
        speak.tell(found.told if found.leaves_open else f"Begrepen: {found.told}")
        if self._asks and not (found.leaves_open or asking.agrees("Klopt dat?")):
            speak.tell("Er is niets geschreven.")
            return
        speak.tell(*write(found, session.written(self._profile), timeline.as_of, self._by))

    def _add_meetings(self, found: "Understood") -> None:
        """Hand lines with days to who adds meetings."""
        from wmoplan.cli.meetings import add

        add([found.meetings], profile=self._profile, yes=not self._asks)
