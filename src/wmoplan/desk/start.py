"""Begins a municipality: who the volunteers are, what they choose, and the profile that says so."""

from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple, get_args

from wmoplan.desk.beside import PROFILE
from wmoplan.desk.first_answers import OwnRule, RulesSaid, in_recess
from wmoplan.desk.shipped import ending_of, head_of, lists, match, merged, municipalities
from wmoplan.dutch import choice, listing, long_date, plain_date, sentence
from wmoplan.errors import OutputError, Refused, UsageError
from wmoplan.model.day import read_day
from wmoplan.model.phrases import NO_SENTENCES
from wmoplan.model.profile import CLIENT_COUNCIL, COUNCIL, Role
from wmoplan.reckon.elections import elections_around
from wmoplan.reckon.names import plain_name
from wmoplan.reckon.workdays import calendar_of, default_recesses
from wmoplan.store.content import full
from wmoplan.store.folder import DISK, Files
from wmoplan.store.new_profile import ChosenDay, NewProfile, new_profile
from wmoplan.store.rows import Key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from wmoplan.model.municipality import Municipality, Recess
    from wmoplan.model.reference import Offer
    from wmoplan.reckon.elections import Election
    from wmoplan.reckon.names import MunicipalityMatch
    from wmoplan.reckon.plan_head import PlanHead

CLIENTS: Final = "clienten"
"""What stands in the name of a group of clients."""

OWN: Final = "eigen"
"""The body of the meetings of the volunteers themselves."""

YEAR: Final = timedelta(days=365)


HERE: Final = Path()
"""The folder in which the user stands."""


class Answers(NamedTuple):
    """What is known of the volunteers; empty is not known.

    Attributes:
        days: The days that the municipality chooses, by anchor.
        own: When the volunteers meet themselves.
        notes: What was said of a day that is not known, by anchor.
    """

    organisation: str
    role: str
    topics: tuple[str, ...]
    own: RulesSaid
    days: dict[str, date]
    notes: "Mapping[str, str]" = MappingProxyType({})


# -- the plan and the municipality


def name_of(place: "Municipality", year: int) -> str:
    """Return the name of a municipality, or its code where others have the same name."""
    found = match(place.name, year)
    return place.name if found.municipality == place and not found.merger else place.code


def became(found: "MunicipalityMatch") -> str:
    """Return what became of a municipality that is no more, and for which one the profile is."""
    now = found.municipality
    return f"{merged(found)} Dit profiel is voor {now.name}." if now else merged(found)


def unclear(typed: str, found: "MunicipalityMatch", more: str, year: int) -> str:
    """Return which municipalities can be meant, each with the command to type.

    Args:
        more: What else was typed, for the command to type instead.
        year: That of the list of municipalities.
    """
    if found.merger:
        said = f"{became(found)} Welke is nu de uwe?"
    elif found.candidates:
        said = f"Er is meer dan één gemeente '{typed}'. Welke bedoelt u?"
    elif found.suggestions:
        names = listing([one.name for one in found.suggestions], "of")
        said = f"'{typed}' is geen gemeente die wmoplan kent. Bedoelt u {names}?{_former(found)}"
    elif found.former:
        said = f"'{typed}' is geen gemeente die wmoplan kent.{_former(found)}"
    else:
        return f"'{typed}' is geen gemeente die wmoplan kent.\n  Kijk de naam na."
    either = found.candidates or found.suggestions
    lines = [f"  wmoplan init {_typed_name(one, year)}{more}    ({one.name} in {one.province})" for one in either]
    return "\n".join([said, f"  Typ {'dan' if len(lines) == 1 else 'een van deze opdrachten'}:", *lines])


def _former(found: "MunicipalityMatch") -> str:
    """Return the names of old municipalities that look like what was typed, with what became of them."""
    names = [one.name for one in found.former]
    return f" Of de vroegere gemeente {listing(names, 'of')}?" if names else ""


def _typed_name(place: "Municipality", year: int) -> str:
    """Return how to name a municipality behind a command, so that no other is meant."""
    name = name_of(place, year)
    return name if name.replace("-", "").isalnum() else f'"{name}"'


# -- what the volunteers say


def role_of(typed: str | None, organisation: str) -> str:
    """Return who the volunteers are: the role that was typed, else the role that their name says.

    Raises:
        UsageError: There is no such role.
    """
    if typed is None:
        return CLIENT_COUNCIL if CLIENTS in plain_name(organisation) else COUNCIL
    known: dict[str, str] = {plain_name(word): word for word in get_args(Role)}
    role = plain_name(typed)
    if role not in known:
        raise UsageError(f"Achter --role: '{typed}' is geen rol.\n  {choice(typed, known.values())}")
    return known[role]


def days_of(typed: "Iterable[str]", head: "PlanHead") -> dict[str, date]:
    """Return the days that were typed as NAME=DAY.

    Raises:
        UsageError: One of the words is not of that form, names nothing that can be chosen, or is no date.
    """
    known = [one.id for one in head.choices]
    found = {}
    for word in typed:
        name, equals, text = word.partition("=")
        if not equals or name not in known:
            offered = choice(name, known) if known else "In dit plan kiest u geen dagen."
            raise UsageError(f"Achter --day: '{word}' kan niet. Schrijf NAAM=DATUM.\n  {offered}")
        try:
            found[name] = read_day(text)
        except Refused as fault:
            raise UsageError(f"{fault.message}\n  {fault.remedy}") from None
    return found


# -- the profile


def free_path(folder: Path = HERE, files: Files = DISK) -> Path:
    """Return where a first profile goes.

    Args:
        folder: The folder that it comes in.

    Raises:
        OutputError: There is a profile already.
    """
    path = folder / PROFILE
    if files.is_taken(path):
        raise OutputError(
            f"{full(path)}: dit profiel is er al, en wmoplan schrijft er niet overheen.\n"
            "  Ga naar een andere map, of verander het bestand zelf. Kijk daarna met: wmoplan check"
        )
    return path


class Beginning(NamedTuple):
    """What a first profile is begun with."""

    offer: "Offer"
    answers: Answers
    day: date


def make_all(
    folder: Path, beginning: Beginning, seen: "Callable[[int, int], None]", files: Files = DISK
) -> tuple[int, int]:
    """Make a profile for every municipality of a year; one that is there stays as it is.

    Args:
        folder: Where the profiles come; the folder is made where it is not there.
        beginning: What each profile is begun with.
        seen: Hears after each municipality how many are done, and how many there are.

    Raises:
        OutputError: The folder or a file in it cannot be written.

    Returns: how many profiles were made, and how many were there already.
    """
    try:
        files.make_folder(folder)
    except OutputError:
        raise OutputError(f"{full(folder)}: deze map kan niet worden gemaakt.\n  Kies een andere map.") from None
    places = municipalities(beginning.offer.last)
    written = 0
    for number, place in enumerate(places, 1):
        path = folder / _file_name(place)
        if not files.is_taken(path):
            files.write_new(path, first_profile(place, beginning))
            written += 1
        seen(number, len(places))
    return written, len(places) - written


def _file_name(place: "Municipality") -> str:
    """Return a name that is safe on every disk and that no other municipality has."""
    words = [plain_name(word) for word in place.name.replace("-", " ").split()]
    return f"{'-'.join(filter(None, words))}-{place.code.lower()}.yaml"


def begin(place: "Municipality", beginning: Beginning, folder: Path = HERE, files: Files = DISK) -> Path:
    """Write the first profile of a municipality in a folder, which is made where it is not there; return its path.

    Raises:
        OutputError: There is a profile already, or the file cannot be written.
    """
    path = free_path(folder, files)
    files.make_folder(folder)
    files.write_new(path, first_profile(place, beginning))
    return path


def first_profile(place: "Municipality", beginning: Beginning) -> str:
    """Return the text of a first profile."""
    offer, answers, day = beginning
    head = head_of(offer.id)
    first, last = head.first or day, head.last or day
    election = _coming(_elections(place, head), day)
    reasons = [reason.source for reason in election.reason if reason.source] if election else []
    values = NewProfile(
        municipality=name_of(place, offer.last),
        organisation=answers.organisation,
        role=answers.role,
        plan=head.id,
        topics=answers.topics,
        own_rules=tuple(own_row(one) for one in answers.own.rows(*_counting(head, day))),
        days=tuple(
            ChosenDay(one.id, answers.days.get(one.id), one.supposed, one.question, answers.notes.get(one.id, ""))
            for one in head.choices
        ),
        example_topics=tuple(one.id for one in head.subjects if one.suggested)[:2],
        example_step=head.example,
        election=election.day if election else None,
        election_source=reasons[-1] if reasons else "",
        year=min(max(day, first), last).year,
    )
    return new_profile(values)


def _counting(head: "PlanHead", day: date) -> tuple[date, date]:
    """Return the first and the last day of an own rule: those of the plan, else today and the end of the next year."""
    return head.first or day, head.last or date(day.year + 1, 12, 31)


def own_row(rule: OwnRule) -> dict[str, str]:
    """Return the keys and values of a rule in a profile."""
    return {
        Key.RULE: rule.pattern,
        Key.TIME: rule.time,
        Key.BODY: OWN,
        Key.FIRST: rule.first.isoformat(),
        Key.LAST: rule.last.isoformat(),
    }


def known_of(place: "Municipality", beginning: Beginning) -> "Iterator[str]":
    """Yield what wmoplan knows by itself of a municipality, in sentences."""
    offer, answers, day = beginning
    head = head_of(offer.id)
    yield f"Gemeente: {place.name} in {place.province} ({place.code}). Plan: {head.id}."
    for election in _elections(place, head):
        sure = "" if election.certain else f" ({'voorlopig' if election.doubt else 'berekend'})"
        yield f"Verkiezing van de gemeenteraad: {long_date(election.day)}{sure}."
        if election.merger:
            yield election.reason[0].rule
    if coming := _coming(_elections(place, head), day):
        yield f"Waarom die dag? wmoplan explain verkiezing-{coming.day.year}"
    region = f"regio {listing(list(place.regions), 'of')}" if place.regions else "de regio is niet bekend"
    recesses = _recesses(place, head, day)
    for recess in recesses:
        days = f"{plain_date(recess.first)} t/m {plain_date(recess.last)}"
        yield f"{sentence(recess.name)}: {days} (schoolvakantie, {region})."
    if recesses:
        yield "Vraag de griffie of uw gemeente dan ook reces heeft."
    if told := in_recess(answers.own.rows(*_counting(head, day)), recesses, day):
        yield told
    yield "De vergaderingen zijn nog niet bekend. Daarom zijn bijna alle dagen nog een schatting."


def _elections(place: "Municipality", head: "PlanHead") -> "tuple[Election, ...]":
    """Return the elections within the time of a plan; without one there, those around it."""
    if head.first is None or head.last is None:
        return ()
    rules = lists()
    found = elections_around(
        place.code, (head.first, head.last), rules.elections, calendar_of(rules.days, NO_SENTENCES)
    )
    if ending := ending_of(place.code, head.first.year, head.last.year):
        found = tuple(one for one in found if one.day < ending.day)
    return tuple(one for one in found if head.first <= one.day <= head.last) or found


def _coming(elections: "tuple[Election, ...]", day: date) -> "Election | None":
    """Return the first election on or after the day, else the last one."""
    return next((one for one in elections if one.day >= day), elections[-1] if elections else None)


def _recesses(place: "Municipality", head: "PlanHead", day: date) -> "list[Recess]":
    """Return the recesses of the coming year, or of the plan's last year where that is past."""
    if head.first is None or head.last is None:
        return []
    first = max(min(day, head.last - YEAR), head.first)
    last = min(first + YEAR, head.last)
    found = default_recesses(place.regions, lists().school_holidays)
    return [recess for recess in found if recess.last >= first and recess.first <= last]
