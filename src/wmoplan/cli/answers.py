"""What goes into a first profile: from the options, else from who sits at the keyboard, else nothing."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple, get_args

from wmoplan.errors import Refused, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wmoplan.read.head import Choice, Head, Subject

UNKNOWN = "weet ik nog niet"
"""What is suggested where an answer may be left out."""


class Given(NamedTuple):
    """What was typed behind the command; None was not."""

    organisation: str | None = None
    role: str | None = None
    topics: str | None = None
    own_meetings: str | None = None
    days: tuple[str, ...] | None = None


class Answers(NamedTuple):
    """What is known of the volunteers; empty is not known.

    Attributes:
        days: The days that the municipality chooses, by anchor.
    """

    organisation: str
    role: str
    topics: tuple[str, ...]
    own_rule: str
    days: dict[str, date]


class Dialogue:
    """Collects the answers, and numbers the questions that it asks.

    Attributes:
        asks: Whether somebody can answer.
        total: How many questions there are.
    """

    def __init__(self, head: "Head", total: int, *, asks: bool) -> None:
        self.head = head
        self.total = total
        self.asks = asks
        self.number = 0

    def heading(self, text: str) -> None:
        """Begin the next question."""
        from wmoplan.cli.speak import tell

        self.number += 1
        tell(f"\nVraag {self.number} van {self.total}. {text}")

    def answers(self, given: Given, suggested_name: str) -> Answers:
        """Return what is known of the volunteers.

        Raises:
            UsageError: An option has a value that is not known.
        """
        organisation = given.organisation
        if organisation is None:
            organisation = self._ask_organisation(suggested_name) if self.asks else ""
        role = role_of(given.role, organisation)
        known = self.head.subjects
        topics = self._ask_topics(known) if given.topics is None and self.asks else _chosen(given.topics, known)
        days = days_of(given.days or (), self.head)
        choices = self.head.choices_for(topics)
        if self.head.choices and not choices:
            self.total -= 1  # these subjects hang on no day that can be chosen
        if given.days is None and self.asks and choices:
            days = self._ask_days(choices)
        own = self._ask_pattern() if given.own_meetings is None and self.asks else _pattern(given.own_meetings)
        return Answers(organisation, role, topics, own, days)

    def _ask_organisation(self, suggested: str) -> str:
        from wmoplan.cli.speak import ask

        return ask("De naam van uw groep, voor boven de lijsten", suggested)

    def _ask_topics(self, topics: "tuple[Subject, ...]") -> tuple[str, ...]:
        from wmoplan.cli.speak import ask, folded, tell

        self.heading("Welke twee onderwerpen kiest u? Twee goed doen is beter dan alles half.")
        suggested = []
        for number, topic in enumerate(topics, 1):
            mark = " (aangeraden)" if topic.suggested else ""
            tell(folded(f"{topic.title}{mark}. {topic.note}", "     ", f"  {number}. "))
            suggested += [str(number)] if topic.suggested else []
        while True:
            try:
                return _chosen(ask("De nummers, of 'alle'", " ".join(suggested[:2])), topics)
            except UsageError as fault:
                tell(str(fault))

    def _ask_days(self, choices: "tuple[Choice, ...]") -> dict[str, date]:
        from wmoplan.cli.speak import ask, tell

        self.heading("Weet u deze dagen al? Zo niet, dan gaat wmoplan uit van een schatting.")
        found: dict[str, date] = {}
        for choice in choices:
            while True:
                answer = ask(f"{choice.question} (schatting: {choice.text})", UNKNOWN)
                if answer == UNKNOWN:
                    break
                try:
                    found[choice.id] = _day(answer)
                    break
                except UsageError as fault:
                    tell(str(fault))
        return found

    def _ask_pattern(self) -> str:
        from wmoplan.cli.speak import ask, tell

        self.heading("Wanneer vergadert u zelf? Bijvoorbeeld: elke tweede dinsdag van de maand.")
        while True:
            try:
                answer = ask("Uw regel", UNKNOWN)
                return "" if answer == UNKNOWN else _pattern(answer)
            except UsageError as fault:
                tell(str(fault))


def role_of(typed: str | None, organisation: str) -> str:
    """Return who they are: as it was typed, else as their name says.

    Raises:
        UsageError: There is no such role.
    """
    from wmoplan.dutch import choice
    from wmoplan.reckon.names import plain_name

    if typed is None:
        return "clientenraad" if "clienten" in plain_name(organisation) else "wmo-raad"
    from wmoplan.model.profile import Role

    known: dict[str, str] = {plain_name(word): word for word in get_args(Role)}
    role = plain_name(typed)
    if role not in known:
        raise UsageError(f"Achter --role: '{typed}' is geen rol.\n  {choice(typed, known.values())}")
    return known[role]


def days_of(typed: "Iterable[str]", head: "Head") -> dict[str, date]:
    """Return the days that were typed as NAME=DAY.

    Raises:
        UsageError: One of them is not of that form, names nothing that can be chosen, or is no date.
    """
    from wmoplan.dutch import choice

    known = [one.id for one in head.choices]
    found = {}
    for word in typed:
        name, equals, text = word.partition("=")
        if not equals or name not in known:
            offered = choice(name, known) if known else "In dit plan kiest u geen dagen."
            raise UsageError(f"Achter --day: '{word}' kan niet. Schrijf NAAM=DATUM.\n  {offered}")
        found[name] = _day(text)
    return found


def _day(text: str) -> date:
    from wmoplan.model.day import read_day

    try:
        return read_day(text)
    except Refused as fault:
        raise UsageError(f"{fault.message}\n  {fault.remedy}") from None


def _chosen(typed: str | None, topics: "tuple[Subject, ...]") -> tuple[str, ...]:
    """Return the subjects that were typed, by number or by name.

    Raises:
        UsageError: One of them is not known.
    """
    from wmoplan.dutch import choice

    known = [topic.id for topic in topics]
    found = []
    for word in (typed or "").replace(",", " ").lower().split():
        if word.isdecimal() and 0 < int(word) <= len(known):
            found.append(known[int(word) - 1])
        elif word in known:
            found.append(word)
        elif word not in {"en", "alle", "alles"}:
            raise UsageError(f"'{word}' is geen onderwerp van dit plan.\n  {choice(word, known)}")
    return tuple(dict.fromkeys(found))


def _pattern(typed: str | None) -> str:
    """Return the rule that was typed, as a profile writes it.

    Raises:
        UsageError: It is no rule.
    """
    if not typed:
        return ""
    from wmoplan.model.schedule import read_pattern

    try:
        return read_pattern(typed).text
    except Refused as fault:
        raise UsageError(f"{fault.message}\n  {fault.remedy}") from None
