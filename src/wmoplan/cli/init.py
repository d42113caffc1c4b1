"""`wmoplan init`: the first profile, from options or from a few questions; or one for every municipality."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

from wmoplan.cli import asking, options, screen, session, speak
from wmoplan.cli.options import argument, value
from wmoplan.errors import OutputError, UsageError

if TYPE_CHECKING:
    from wmoplan.desk.again import Held
    from wmoplan.desk.first_answers import RulesSaid
    from wmoplan.desk.start import Answers
    from wmoplan.desk.whereabouts import FoundProfile
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
    """Make a profile in the current folder, or change the answers in one that is there."""
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
    from wmoplan.desk.start import HERE, Beginning, begin, free_path, known_of
    from wmoplan.store.content import full

    there = _there() if speak.is_terminal() else None
    if there and not _is_second(there, name):
        _again(there, given, day)
        return
    is_here = there is not None and there.is_here
    if not is_here:
        free_path()  # refused before anything is asked
    offer = _offer(plan, day, name)
    head = head_of(offer.id)
    asks = speak.is_terminal()
    total = 5 if head.choices else 4
    dialogue = Dialogue(head, total, day, asks=asks)
    if asks:
        speak.tell(f"wmoplan stelt u {total} vragen. Tussen haken staat een voorstel: druk op Enter om dat te nemen.")
        dialogue.heading("Wie bent u?")
    place = _municipality(name, f" --plan {plan}" if plan else "", offer.last)
    folder = _folder_for(place) if is_here else HERE
    beginning = Beginning(offer, dialogue.answers(given, f"Wmo-raad {place.name}"), day)
    path = begin(place, beginning, folder)
    session.used(str(path), session.today())
    speak.tell("\n".join([f"\nKlaar: {full(path)}", *known_of(place, beginning)]))
    if folder != HERE:
        speak.tell(f'Werkt u aan {place.name}? Ga dan eerst naar die map: cd "{full(folder)}"')
    _go_on(path, dialogue, place.code)


def _there() -> "FoundProfile | None":
    """Return the profile of the user that is there already; None where there is none that can be read."""
    found = session.found()
    return found if found and Path(found.name).is_file() else None


def _is_second(there: "FoundProfile", name: str) -> bool:
    """Ask whether a second municipality is meant, or other answers in the profile that is there."""
    from wmoplan.desk.whereabouts import municipality_of
    from wmoplan.reckon.names import plain_name
    from wmoplan.store.content import full

    path = Path(there.name)
    held = municipality_of(path)
    speak.tell(f"U hebt al een profiel{f' van {held}' if held else ''}: {full(path)}")
    speak.tell("  1. Mijn antwoorden daarin veranderen.", "  2. Een tweede gemeente beginnen, met een eigen profiel.")
    suggested = "2" if name and plain_name(name) != plain_name(held) else "1"
    return asking.ask_until("Wat wilt u? Typ 1 of 2", suggested, _one_of_two) == "2"


def _one_of_two(typed: str) -> str:
    word = typed.lower()
    number = "2" if "tweede" in word or "nieuw" in word else "1" if "verander" in word else word
    if number not in {"1", "2"}:
        raise UsageError("Typ 1 of 2.")
    return number


def _folder_for(place: "Municipality") -> Path:
    """Ask for the folder of a second municipality, which has no profile yet."""
    from wmoplan.desk.start import free_path

    def folder(typed: str) -> Path:
        try:
            free_path(Path(typed))
        except OutputError as fault:
            raise UsageError(str(fault)) from None
        return Path(typed)

    return asking.ask_until(f"In welke map komt het profiel van {place.name}?", place.name, folder)


def _again(there: "FoundProfile", given: Given, day: date) -> None:
    """Ask the questions again, with the answers of a profile as suggestions, and write those that differ."""
    from wmoplan.desk.again import held_by, write_answers
    from wmoplan.store.content import full

    text = session.used(there.name, day)
    held = held_by(text, day)
    total = 4 if held.head.choices else 3
    speak.tell(
        f"wmoplan stelt u {total} vragen. Tussen haken staat uw antwoord van nu: druk op Enter om het te houden."
    )
    dialogue = Dialogue(held.head, total, day, asks=True, held=held)
    dialogue.heading("Wie bent u?")
    changed = write_answers(text, held, dialogue.answers(given, held.organisation), day)
    if changed:
        speak.tell(f"\nVeranderd: {changed}. Dat staat in {full(Path(there.name))}\nWat u nu doet: wmoplan")
    else:
        speak.tell("\nEr verandert niets.")


def _all(folder: Path, plan: str | None, given: Given, day: date) -> None:
    """Make a profile for every municipality; one that is there stays as it is."""
    from wmoplan.desk.shipped import head_of
    from wmoplan.desk.start import Beginning, make_all
    from wmoplan.dutch import count
    from wmoplan.store.content import full

    offer = _offer(plan, day, "--all")
    answers = Dialogue(head_of(offer.id), 0, day, asks=False).answers(given, "")
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
        if asking.agrees("U kunt ze nu plakken", "nee", unknown="nee"):
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
        held: What a profile answers now; None where there is none yet.
    """

    def __init__(self, head: "PlanHead", total: int, day: date, *, asks: bool, held: "Held | None" = None) -> None:
        self.head = head
        self.day = day
        self.total = total
        self.asks = asks
        self.held = held
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
        from wmoplan.desk import first_answers, start

        organisation = given.organisation
        if organisation is None:
            organisation = self._ask_name(suggested_name) if self.asks else ""
        role = self.held.role if self.held and given.role is None else start.role_of(given.role, organisation)
        subjects = self.head.subjects
        asks_topics = given.topics is None and self.asks
        topics = self._ask_topics() if asks_topics else first_answers.topics_said(given.topics, subjects)
        days, notes = start.days_of(given.days or (), self.head), dict[str, str]()
        choices = self.head.choices_for(topics)
        if self.head.choices and not choices:
            self.total -= 1  # these subjects hang on no day that can be chosen
        if given.days is None and self.asks and choices:
            days, notes = self._ask_days(choices)
        asks_own = given.own_meetings is None and self.asks
        own = self._ask_pattern() if asks_own else first_answers.rules_said(given.own_meetings)
        if own.told:
            speak.tell(own.told)
        return start.Answers(organisation, role, topics, own, days, notes)

    def _ask_name(self, suggestion: str) -> str:
        from wmoplan.desk.first_answers import is_unknown

        said = asking.ask("De naam van uw groep, voor boven de lijsten", suggestion)
        return suggestion if is_unknown(said) else said

    def _ask_topics(self) -> tuple[str, ...]:
        from wmoplan.desk.first_answers import topics_said

        self.heading("Welke twee onderwerpen kiest u? Twee goed doen is beter dan alles half.")
        suggested = []
        topics = self.head.subjects
        for number, topic in enumerate(topics, 1):
            mark = " (aangeraden)" if topic.suggested else ""
            speak.tell(speak.folded(f"{topic.title}{mark}. {topic.note}", "     ", f"  {number}. "))
            suggested += [str(number)] if topic.suggested else []
        ids = [topic.id for topic in topics]
        now = [str(ids.index(one) + 1) for one in self.held.topics if one in ids] if self.held else suggested[:2]
        return asking.ask_until(
            "De nummers, of 'alle'", " ".join(now) or "alle", lambda typed: topics_said(typed, topics)
        )

    def _ask_days(self, choices: "tuple[Choice, ...]") -> tuple[dict[str, date], dict[str, str]]:
        """Return the days that are known, and what was said of those that are not."""
        from wmoplan.desk.first_answers import day_said
        from wmoplan.dutch import plain_date

        self.heading("Weet u deze dagen al? Zo niet, dan gaat wmoplan uit van een schatting.")
        days, notes = dict[str, date](), dict[str, str]()
        for one in choices:
            question = f"{one.question} (schatting: {one.text})"
            known = self.held.days.get(one.id) if self.held else None
            suggested = plain_date(known) if known else UNKNOWN
            said = asking.ask_until(question, suggested, lambda typed: day_said(typed, self.day))
            days |= {one.id: said.day} if said.day else {}
            notes |= {one.id: said.note} if said.note else {}
            if said.told:
                speak.tell(said.told)
        return days, notes

    def _ask_pattern(self) -> "RulesSaid":
        from wmoplan.desk.first_answers import RulesSaid, rules_said

        self.heading("Wanneer vergadert u zelf? Bijvoorbeeld: elke tweede dinsdag van de maand.")
        now = " en ".join(self.held.patterns) if self.held else ""
        said = asking.ask_until("Uw regel", now or UNKNOWN, lambda typed: None if typed == now else rules_said(typed))
        return said or RulesSaid()
