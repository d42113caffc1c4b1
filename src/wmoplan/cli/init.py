"""`wmoplan init`: the first profile, from options or from four questions."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, get_args

from typer import Argument, Option

from wmoplan.cli import options
from wmoplan.dutch import listing
from wmoplan.errors import OutputError, Refused, UsageError

if TYPE_CHECKING:
    from datetime import date

    from wmoplan.cli.plans import Offer
    from wmoplan.model.moment import Moment
    from wmoplan.model.municipality import Municipality
    from wmoplan.model.plan import Plan
    from wmoplan.reckon.names import Match
    from wmoplan.timeline import Timeline
    from wmoplan.write.new_profile import NewProfile


class Given(NamedTuple):
    """What was typed behind the command; None was not."""

    organisation: str | None
    role: str | None
    topics: str | None
    own_meetings: str | None


def init(  # noqa: PLR0913 - the options of the command
    municipality: Annotated[
        list[str] | None, Argument(metavar="GEMEENTE", help="De naam of de code van uw gemeente.")
    ] = None,
    plan: Annotated[str | None, Option("--plan", metavar="PLAN", help="Welk plan, zoals invoering-2015.")] = None,
    organisation: Annotated[
        str | None, Option("--organisation", metavar="NAAM", help="De naam van uw raad of organisatie.")
    ] = None,
    role: Annotated[
        str | None, Option("--role", metavar="ROL", help="Wie u bent: wmo-raad, clientenraad of belangenorganisatie.")
    ] = None,
    topics: Annotated[
        str | None, Option("--topics", metavar="ONDERWERPEN", help="Uw onderwerpen, zoals inkoop,verordening.")
    ] = None,
    own_meetings: Annotated[
        str | None,
        Option(
            "--own-meetings",
            metavar="REGEL",
            help="Wanneer u zelf vergadert, zoals 'elke tweede dinsdag van de maand'.",
        ),
    ] = None,
    as_of: options.AsOf = None,
) -> None:
    """Make a profile in the current folder; never writes over one."""
    from wmoplan.cli.results import full
    from wmoplan.cli.session import PROFILE, plan_of, reckoned, seen_from
    from wmoplan.cli.speak import is_terminal, tell
    from wmoplan.read.profile import profile_of
    from wmoplan.write.files import write_new
    from wmoplan.write.new_profile import new_profile

    path = Path(PROFILE)
    if os.path.lexists(path):
        raise OutputError(
            f"{full(path)}: dit profiel is er al, en wmoplan schrijft er niet overheen.\n"
            "  Ga naar een andere map, of verander het bestand zelf. Kijk daarna met: wmoplan check"
        )
    day = seen_from(as_of)
    if is_terminal():
        tell("wmoplan stelt u vier vragen. Tussen haken staat een voorstel: druk op Enter om dat te nemen.")
        tell("\nVraag 1 van 4. Wie bent u?")
    place = _municipality(" ".join(municipality or []).strip(), f" --plan {plan}" if plan else "")
    read = plan_of(_offer(plan, day, place).id)
    values = _values(place, read, Given(organisation, role, topics, own_meetings))
    timeline = reckoned(profile_of(new_profile(values), PROFILE), day, PROFILE)
    if election := _election(timeline):
        reasons = [reason.source for reason in election.explanation if reason.source]
        values = values._replace(election=election.end, election_source=reasons[-1] if reasons else "")
    write_new(path, new_profile(values))
    tell("\n".join([f"\nKlaar: {full(path)}", *_found(place, timeline)]))
    _go_on(path)


def _go_on(path: Path) -> None:
    """Tell what comes next; with somebody at the keyboard, go on into pasting."""
    from wmoplan.cli.speak import agrees, is_terminal, tell

    if is_terminal():
        tell("\nVraag 4 van 4. Hebt u de data van de raad? Ze staan in de mail of op de site van de griffie.")
        if agrees("U kunt ze nu plakken", "nee"):
            from wmoplan.cli.meetings import add

            add(profile=str(path))
            return
        tell("Dat kan ook later. Een brief die om de data vraagt: wmoplan questions --output brief.txt")
    tell("De data toevoegen: wmoplan meetings add")


def _shell(name: str) -> str:
    """Return a name as it is typed behind a command."""
    return name if name.replace("-", "").isalnum() else f'"{name}"'


def _municipality(typed: str, more: str) -> "Municipality":
    """Return the municipality that is meant; asks where that is not clear and somebody can answer.

    Args:
        typed: The name, or nothing.
        more: What else was typed, for the command to type instead.

    Raises:
        UsageError: It is not clear, and there is nobody to ask.
    """
    from wmoplan.cli.session import match
    from wmoplan.cli.speak import agrees, ask, is_terminal, tell

    while True:
        if not typed:
            if not is_terminal():
                raise UsageError("Welke gemeente?\n  Schrijf de naam erachter, bijvoorbeeld: wmoplan init Haren")
            typed = ask("De naam van uw gemeente")
            continue
        found = match(typed)
        if found.municipality:
            return found.municipality
        either = found.candidates or found.suggestions
        if not is_terminal():
            raise UsageError(_unclear(typed, found, more))
        if len(either) == 1 and agrees(f"'{typed}' kent wmoplan niet. Bedoelt u {either[0].name}?"):
            return either[0]
        if not either:
            tell(f"'{typed}' kent wmoplan niet.")
        typed, chosen = _picked(typed, either if len(either) > 1 else ())
        if chosen:
            return chosen


def _picked(typed: str, either: "tuple[Municipality, ...]") -> "tuple[str, Municipality | None]":
    """Return what somebody types instead of a name, and the municipality of the list that it picks."""
    from wmoplan.cli.speak import ask, tell

    if either:
        tell(f"Welke gemeente bedoelt u met '{typed}'?")
        for number, one in enumerate(either, 1):
            tell(f"  {number}. {one.name}, {one.province}")
        answer = ask("Het nummer, of een andere naam")
        if answer.isdecimal() and 0 < int(answer) <= len(either):
            return "", either[int(answer) - 1]
        return answer, None
    return ask("De naam van uw gemeente"), None


def _unclear(typed: str, found: "Match", more: str) -> str:
    """Return which municipalities can be meant, each with the command to type."""
    if found.candidates:
        said = f"Er is meer dan één gemeente '{typed}'. Welke bedoelt u?"
    elif found.suggestions:
        names = listing([one.name for one in found.suggestions], "of")
        said = f"'{typed}' is geen gemeente die wmoplan kent. Bedoelt u {names}?"
    else:
        return f"'{typed}' is geen gemeente die wmoplan kent.\n  Kijk de naam na."
    either = found.candidates or found.suggestions
    lines = [f"  wmoplan init {_name(one)}{more}    ({one.name} in {one.province})" for one in either]
    return "\n".join([said, f"  Typ {'dan' if len(lines) == 1 else 'een van deze opdrachten'}:", *lines])


def _name(place: "Municipality") -> str:
    """Return how to name a municipality so that no other is meant."""
    from wmoplan.cli.session import match

    return _shell(place.name) if match(place.name).municipality == place else place.code


def _offer(plan: str | None, day: "date", place: "Municipality") -> "Offer":
    """Return the plan to begin with: the one that was named, else the one of the year.

    Raises:
        UsageError: None fits the year, and there is nobody to ask.
    """
    from wmoplan.cli.plans import catalogue, named, offered_in, offers
    from wmoplan.cli.speak import ask, is_terminal, tell

    if plan:
        return named(plan)
    if fitting := offered_in(day.year):
        return fitting
    none = f"Voor {day.year} heeft wmoplan nog geen plan. {catalogue()}"
    last = list(offers())[-1]
    if not is_terminal():
        raise UsageError(f"{none}\n  Kies er een, bijvoorbeeld: wmoplan init {_name(place)} --plan {last}")
    tell(none)
    while True:
        try:
            return named(ask("Met welk plan begint u?", last))
        except UsageError as fault:
            tell(str(fault))


def _values(place: "Municipality", plan: "Plan", given: Given) -> "NewProfile":
    """Return what goes into the profile: from the options, else from the answers, else nothing."""
    from wmoplan.cli.session import match
    from wmoplan.cli.speak import is_terminal
    from wmoplan.write.new_profile import NewProfile

    asks = is_terminal()
    organisation = given.organisation
    if organisation is None:
        organisation = _ask_organisation(place) if asks else ""
    role = _role(given.role, organisation)
    topics = _topics(given.topics, plan) if given.topics is not None or not asks else _ask_topics(plan)
    own = _pattern(given.own_meetings) if given.own_meetings is not None or not asks else _ask_pattern()
    runs = plan.runs.period
    first, last = (runs.first, runs.last) if runs else (None, None)
    return NewProfile(
        municipality=place.name if match(place.name).municipality == place else place.code,
        organisation=organisation,
        role=role,
        plan=plan.id,
        topics=topics,
        own_rule=own,
        own_from=first,
        own_until=last,
        year=last.year if last else plan.offered.last,
    )


def _ask_organisation(place: "Municipality") -> str:
    from wmoplan.cli.speak import ask

    return ask("De naam van uw groep, voor boven de lijsten", f"Wmo-raad {place.name}")


def _role(typed: str | None, organisation: str) -> str:
    """Return who they are: as it was typed, else as their name says.

    Raises:
        UsageError: There is no such role.
    """
    from wmoplan.cli.grammar import choice
    from wmoplan.model.profile import Role
    from wmoplan.reckon.names import plain_name

    if typed is None:
        return "clientenraad" if "clienten" in plain_name(organisation) else "wmo-raad"
    known: dict[str, str] = {plain_name(word): word for word in get_args(Role)}
    role = plain_name(typed)
    if role not in known:
        raise UsageError(f"Achter --role: '{typed}' is geen rol.\n  {choice(typed, known.values())}")
    return known[role]


def _topics(typed: str | None, plan: "Plan") -> tuple[str, ...]:
    """Return the subjects that were typed, by number or by name.

    Raises:
        UsageError: One of them is not known.
    """
    from wmoplan.cli.grammar import choice

    known = [topic.id for topic in plan.topics]
    found = []
    for word in (typed or "").replace(",", " ").lower().split():
        if word.isdecimal() and 0 < int(word) <= len(known):
            found.append(known[int(word) - 1])
        elif word in known:
            found.append(word)
        elif word not in {"en", "alle", "alles"}:
            raise UsageError(f"'{word}' is geen onderwerp van dit plan.\n  {choice(word, known)}")
    return tuple(dict.fromkeys(found))


def _ask_topics(plan: "Plan") -> tuple[str, ...]:
    from wmoplan.cli.speak import ask, folded, tell

    tell("\nVraag 2 van 4. Welke twee onderwerpen kiest u? Twee goed doen is beter dan alles half.")
    suggested = []
    for number, topic in enumerate(plan.topics, 1):
        mark = " (aangeraden)" if topic.suggested else ""
        tell(folded(f"{topic.title}{mark}. {topic.note}", "     ", f"  {number}. "))
        suggested += [str(number)] if topic.suggested else []
    while True:
        try:
            return _topics(ask("De nummers, of 'alle'", " ".join(suggested[:2])), plan)
        except UsageError as fault:
            tell(str(fault))


def _pattern(typed: str | None) -> str:
    """Return the rule that was typed, as a profile writes it.

    Raises:
        UsageError: It is no rule.
    """
    from wmoplan.model.profile import read_pattern

    if not typed:
        return ""
    try:
        return read_pattern(typed).text
    except Refused as fault:
        raise UsageError(f"{fault.message}\n  {fault.remedy}") from None


def _ask_pattern() -> str:
    from wmoplan.cli.speak import ask, tell

    tell("\nVraag 3 van 4. Wanneer vergadert u zelf? Bijvoorbeeld: elke tweede dinsdag van de maand.")
    while True:
        try:
            answer = ask("Uw regel", "weet ik nog niet")
            return "" if answer == "weet ik nog niet" else _pattern(answer)
        except UsageError as fault:
            tell(str(fault))


def _election(timeline: "Timeline") -> "Moment | None":
    """Return the first election that falls in the plan, else the first that it shows."""
    found = [moment for moment in timeline.moments if moment.kind == "verkiezing" and moment.end]
    runs = timeline.plan.runs.period
    within = [
        one for one in found if runs and one.end and runs.first and runs.last and runs.first <= one.end <= runs.last
    ]
    return next(iter(within or found), None)


def _found(place: "Municipality", timeline: "Timeline") -> list[str]:
    """Return what wmoplan knows by itself of a municipality, in sentences."""
    from wmoplan.dutch import count, long_date, plain_date

    lines = [f"Gemeente: {place.name} in {place.province} ({place.code}). Plan: {timeline.plan.id}."]
    election = _election(timeline)
    if election and election.end:
        lines.append(f"Verkiezing van de gemeenteraad: {long_date(election.end)}.")
        lines.append(f"Waarom die dag? wmoplan explain {election.id}")
    recesses = [
        (one.title.capitalize(), one.start, one.end)
        for one in timeline.moments
        if one.kind == "reces" and one.start and one.end
    ]
    region = f"regio {listing(list(place.regions), 'of')}" if place.regions else "de regio is niet bekend"
    lines += [
        f"{title}: {plain_date(first)} t/m {plain_date(last)} (schoolvakantie, {region})."
        for title, first, last in recesses
    ]
    if recesses:
        lines.append("Vraag de griffie of uw gemeente dan ook reces heeft.")
    guessed = [one for one in timeline.moments if one.step and one.certainty.word == "geschat"]
    lines.append(
        f"De vergaderingen zijn nog niet bekend: {count(len(guessed), 'moment is', 'momenten zijn')} nog een schatting."
    )
    return lines
