"""`wmoplan init`: the first profile, from options or from a few questions; or one for every municipality."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

from wmoplan.cli import asking, options, screen, session, speak
from wmoplan.cli.options import argument, value
from wmoplan.errors import UsageError

if TYPE_CHECKING:
    from wmoplan.desk.start import Answers
    from wmoplan.model.municipality import Municipality
    from wmoplan.model.reference import Offer
    from wmoplan.reckon.names import MunicipalityMatch
    from wmoplan.reckon.plan_head import Choice, PlanHead

UNKNOWN: Final = "weet ik nog niet"
"""What is suggested where an answer may be left out."""


class Given(NamedTuple):
    """What was typed behind the command; None was not."""

    organisation: str | None = None
    role: str | None = None
    topics: str | None = None
    own_meetings: str | None = None
    days: tuple[str, ...] | None = None


Place = Annotated[list[str] | None, argument("GEMEENTE", "De naam of de code van uw gemeente.")]
Plan = Annotated[str | None, value("--plan", "PLAN", "Welk plan. Zonder deze optie: dat van nu.")]
Organisation = Annotated[str | None, value("--organisation", "NAAM", "De naam van uw raad of organisatie.")]
Role = Annotated[str | None, value("--role", "ROL", "Wie u bent: wmo-raad, clientenraad of belangenorganisatie.")]
Topics = Annotated[str | None, value("--topics", "ONDERWERPEN", "Uw onderwerpen, zoals inkoop,verordening.")]
Days = Annotated[
    list[str] | None, value("--day", "NAAM=DATUM", "Een dag die uw gemeente kiest. Mag vaker dan een keer.")
]
OwnMeetings = Annotated[
    str | None, value("--own-meetings", "REGEL", "Wanneer u zelf vergadert, zoals 'elke tweede dinsdag van de maand'.")
]
Everyone = Annotated[str | None, value("--all", "MAP", "Maak in deze map een profiel voor elke gemeente.")]


def init(  # noqa: PLR0913 - the options of the command
    municipality: Place = None,
    plan: Plan = None,
    organisation: Organisation = None,
    role: Role = None,
    topics: Topics = None,
    days: Days = None,
    own_meetings: OwnMeetings = None,
    everyone: Everyone = None,
    as_of: options.AsOf = None,
) -> None:
    """Make a profile in the current folder; never writes over one."""
    day = session.seen_from(as_of)
    name = " ".join(municipality or []).strip()
    given = Given(organisation, role, topics, own_meetings, tuple(days) if days else None)
    if everyone is not None:
        if name:
            raise UsageError("U noemt een gemeente en --all.\n  Kies een van de twee.")
        _all(Path(everyone), plan, given, day)
        return
    _one(name, plan, given, day)


def _one(name: str, plan: str | None, given: Given, day: date) -> None:
    """Make the profile of one municipality."""
    from wmoplan.desk.shipped import head_of
    from wmoplan.desk.start import Beginning, begin, free_path, known_of
    from wmoplan.store.content import full

    free_path()  # refused before anything is asked
    offer = _offer(plan, day, name)
    head = head_of(offer.id)
    asks = speak.is_terminal()
    total = 5 if head.choices else 4
    dialogue = Dialogue(head, total, asks=asks)
    if asks:
        speak.tell(f"wmoplan stelt u {total} vragen. Tussen haken staat een voorstel: druk op Enter om dat te nemen.")
        dialogue.heading("Wie bent u?")
    place = _municipality(name, f" --plan {plan}" if plan else "", offer.last)
    answers = dialogue.answers(given, f"Wmo-raad {place.name}")
    path = begin(place, Beginning(offer, answers, day))
    session.used(str(path), session.today())
    speak.tell("\n".join([f"\nKlaar: {full(path)}", *known_of(place, offer, day)]))
    _go_on(path, dialogue, place.code)


def _all(folder: Path, plan: str | None, given: Given, day: date) -> None:
    """Make a profile for every municipality; one that is there stays as it is."""
    from wmoplan.desk.shipped import head_of
    from wmoplan.desk.start import Beginning, make_all
    from wmoplan.dutch import count
    from wmoplan.store.content import full

    offer = _offer(plan, day, "--all")
    answers = Dialogue(head_of(offer.id), 0, asks=False).answers(given, "")
    with screen.counting("Profielen maken") as seen:
        written, kept = make_all(folder, Beginning(offer, answers, day), seen)
    speak.tell(f"Klaar: {count(written, 'profiel', 'profielen')} in {full(folder)}")
    if kept:
        was, is_same = ("was", "dat is") if kept == 1 else ("waren", "die zijn")
        speak.tell(f"Er {was} al {count(kept, 'profiel', 'profielen')}; {is_same} niet veranderd.")
    speak.tell("Alles is nog een schatting: in deze profielen staan geen vergaderingen.")


def _go_on(path: Path, dialogue: "Dialogue", code: str) -> None:
    """Tell what comes next; with somebody at the keyboard, go on into pasting.

    Args:
        code: That of the municipality: of some councils the meetings can be fetched.
    """
    from wmoplan.desk.council import ADD, way_in

    fetch = way_in(code)
    if dialogue.asks:
        dialogue.number = dialogue.total - 1
        dialogue.heading("Hebt u de data van de raad? Ze staan in de mail of op de site van de griffie.")
        if fetch:
            speak.tell("Bij uw gemeente kan wmoplan ze ook ophalen. Dan hoeft u niets te plakken.")
        if asking.agrees("U kunt ze nu plakken", "nee"):
            from wmoplan.cli.meetings import add

            add(profile=str(path))
            return
        if not fetch:
            speak.tell("Dat kan ook later. Een brief die om de data vraagt: wmoplan questions --output brief.txt")
    if fetch:
        speak.tell(f"Haal ze op met: {fetch}")
    speak.tell(f"{'Of zelf toevoegen' if fetch else 'De data toevoegen'}: {ADD}")


def _offer(plan: str | None, day: date, name: str) -> "Offer":
    """Return the plan to begin with: the one that was named, else the one of the year."""
    from wmoplan.desk.shipped import catalogue, named, offered_in, offers

    if fitting := named(plan) if plan else offered_in(day.year):
        return fitting
    none = f"Voor {day.year} heeft wmoplan geen plan. {catalogue()}"
    last = next(iter(offers()))
    if not speak.is_terminal():
        typed = f'"{name}"' if " " in name else name
        raise UsageError(f"{none}\n  Kies er een, bijvoorbeeld: wmoplan init {typed} --plan {last}")
    speak.tell(none)
    return asking.ask_until("Met welk plan begint u?", last, named)


# -- the questions


def _municipality(typed: str, more: str, year: int) -> "Municipality":
    """Return the municipality of a year that is meant; asks where that is not clear and somebody can answer.

    Args:
        typed: The name, or nothing.
        more: What else was typed, for the command to type instead.
        year: That of the list of municipalities.
    """
    from wmoplan.desk.shipped import match
    from wmoplan.desk.start import became, unclear

    asks = speak.is_terminal()
    if not typed and not asks:
        raise UsageError("Welke gemeente?\n  Schrijf de naam erachter, bijvoorbeeld: wmoplan init Almere")
    chosen = None
    while chosen is None:
        typed = typed or asking.ask("De naam van uw gemeente")
        found = match(typed, year)
        if found.merger and (found.municipality or asks):
            speak.tell(became(found))
        if found.municipality:
            return found.municipality
        if not asks:
            raise UsageError(unclear(typed, found, more, year))
        typed, chosen = _picked(typed, found)
    return chosen


def _picked(typed: str, found: "MunicipalityMatch") -> "tuple[str, Municipality | None]":
    """Return what somebody types instead of a name, and the municipality of the list that it picks."""
    either = found.candidates or found.suggestions
    if len(either) == 1 and asking.agrees(f"'{typed}' kent wmoplan niet. Bedoelt u {either[0].name}?"):
        return "", either[0]
    if len(either) < 2:  # noqa: PLR2004 - one name is no list
        speak.tell("" if either else f"'{typed}' kent wmoplan niet.")
        return asking.ask("De naam van uw gemeente"), None
    speak.tell(f"Welke gemeente bedoelt u met '{typed}'?")
    for number, one in enumerate(either, 1):
        speak.tell(f"  {number}. {one.name}, {one.province}")
    answer = asking.ask("Het nummer, of een andere naam")
    if answer.isdecimal() and 0 < int(answer) <= len(either):
        return "", either[int(answer) - 1]
    return answer, None


class Dialogue:
    """Collects the answers, and numbers the questions that it asks.

    Attributes:
        asks: Whether somebody can answer.
    """

    def __init__(self, head: "PlanHead", total: int, *, asks: bool) -> None:
        self.head = head
        self.total = total
        self.asks = asks
        self.number = 0

    def heading(self, text: str) -> None:
        """Begin the next question."""
        self.number += 1
        speak.tell(f"\nVraag {self.number} van {self.total}. {text}")

    def answers(self, given: Given, suggested_name: str) -> "Answers":
        """Return what is known of the volunteers.

        Raises:
            UsageError: An option has a value that is not known.
        """
        from wmoplan.desk import start

        organisation = given.organisation
        if organisation is None:
            organisation = (
                asking.ask("De naam van uw groep, voor boven de lijsten", suggested_name) if self.asks else ""
            )
        role = start.role_of(given.role, organisation)
        known = self.head.subjects
        topics = self._ask_topics() if given.topics is None and self.asks else start.topics_of(given.topics, known)
        days = start.days_of(given.days or (), self.head)
        choices = self.head.choices_for(topics)
        if self.head.choices and not choices:
            self.total -= 1  # these subjects hang on no day that can be chosen
        if given.days is None and self.asks and choices:
            days = self._ask_days(choices)
        own = self._ask_pattern() if given.own_meetings is None and self.asks else start.own_rule_of(given.own_meetings)
        return start.Answers(organisation, role, topics, own, days)

    def _ask_topics(self) -> tuple[str, ...]:
        from wmoplan.desk.start import topics_of

        self.heading("Welke twee onderwerpen kiest u? Twee goed doen is beter dan alles half.")
        suggested = []
        topics = self.head.subjects
        for number, topic in enumerate(topics, 1):
            mark = " (aangeraden)" if topic.suggested else ""
            speak.tell(speak.folded(f"{topic.title}{mark}. {topic.note}", "     ", f"  {number}. "))
            suggested += [str(number)] if topic.suggested else []
        return asking.ask_until(
            "De nummers, of 'alle'", " ".join(suggested[:2]), lambda typed: topics_of(typed, topics)
        )

    def _ask_days(self, choices: "tuple[Choice, ...]") -> dict[str, date]:
        from wmoplan.desk.start import day_of

        def day_or_none(answer: str) -> date | None:
            return None if answer == UNKNOWN else day_of(answer)

        self.heading("Weet u deze dagen al? Zo niet, dan gaat wmoplan uit van een schatting.")
        asked = {
            one.id: asking.ask_until(f"{one.question} (schatting: {one.text})", UNKNOWN, day_or_none) for one in choices
        }
        return {name: day for name, day in asked.items() if day}

    def _ask_pattern(self) -> str:
        from wmoplan.desk.start import own_rule_of

        self.heading("Wanneer vergadert u zelf? Bijvoorbeeld: elke tweede dinsdag van de maand.")
        return asking.ask_until("Uw regel", UNKNOWN, lambda answer: "" if answer == UNKNOWN else own_rule_of(answer))
