"""`wmoplan init`: the first profile, from options or from a few questions; or one for every municipality."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from wmoplan.cli import options
from wmoplan.dutch import listing
from wmoplan.errors import OutputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from wmoplan.cli.answers import Answers, Dialogue, Given
    from wmoplan.desk.shipped import Offer
    from wmoplan.model.municipality import Municipality, Recess
    from wmoplan.read.head import Head
    from wmoplan.reckon.elections import Election
    from wmoplan.store.new_profile import NewProfile


def init(  # noqa: PLR0913 - the options of the command
    municipality: Annotated[
        list[str] | None, Argument(metavar="GEMEENTE", help="De naam of de code van uw gemeente.")
    ] = None,
    plan: Annotated[
        str | None, Option("--plan", metavar="PLAN", help="Welk plan. Zonder deze optie: dat van nu.")
    ] = None,
    organisation: Annotated[
        str | None, Option("--organisation", metavar="NAAM", help="De naam van uw raad of organisatie.")
    ] = None,
    role: Annotated[
        str | None, Option("--role", metavar="ROL", help="Wie u bent: wmo-raad, clientenraad of belangenorganisatie.")
    ] = None,
    topics: Annotated[
        str | None, Option("--topics", metavar="ONDERWERPEN", help="Uw onderwerpen, zoals inkoop,verordening.")
    ] = None,
    days: Annotated[
        list[str] | None,
        Option("--day", metavar="NAAM=DATUM", help="Een dag die uw gemeente kiest. Mag vaker dan een keer."),
    ] = None,
    own_meetings: Annotated[
        str | None,
        Option(
            "--own-meetings",
            metavar="REGEL",
            help="Wanneer u zelf vergadert, zoals 'elke tweede dinsdag van de maand'.",
        ),
    ] = None,
    everyone: Annotated[
        str | None, Option("--all", metavar="MAP", help="Maak in deze map een profiel voor elke gemeente.")
    ] = None,
    as_of: options.AsOf = None,
) -> None:
    """Make a profile in the current folder; never writes over one."""
    from wmoplan.cli.answers import Given
    from wmoplan.cli.session import seen_from

    day = seen_from(as_of)
    name = " ".join(municipality or []).strip()
    given = Given(organisation, role, topics, own_meetings, tuple(days) if days else None)
    if everyone is not None:
        if name:
            raise UsageError("U noemt een gemeente en --all.\n  Kies een van de twee.")
        _all(Path(everyone), plan, given, day)
        return
    _one(name, plan, given, day)


def _one(name: str, plan: str | None, given: "Given", day: "date") -> None:
    """Make the profile of one municipality."""
    from wmoplan.cli import places
    from wmoplan.cli.answers import Dialogue
    from wmoplan.cli.speak import is_terminal, tell
    from wmoplan.desk.beside import PROFILE
    from wmoplan.desk.shipped import head_of
    from wmoplan.store.content import full
    from wmoplan.store.files import write_new
    from wmoplan.store.new_profile import new_profile

    path = Path(PROFILE)
    if os.path.lexists(path):
        raise OutputError(
            f"{full(path)}: dit profiel is er al, en wmoplan schrijft er niet overheen.\n"
            "  Ga naar een andere map, of verander het bestand zelf. Kijk daarna met: wmoplan check"
        )
    offer = _offer(plan, day, name)
    head = head_of(offer.id)
    asks = is_terminal()
    total = 5 if head.choices else 4
    dialogue = Dialogue(head, total, asks=asks)
    if asks:
        tell(f"wmoplan stelt u {total} vragen. Tussen haken staat een voorstel: druk op Enter om dat te nemen.")
        dialogue.heading("Wie bent u?")
    place = places.meant(name, f" --plan {plan}" if plan else "", offer.last)
    answers = dialogue.answers(given, f"Wmo-raad {place.name}")
    write_new(path, new_profile(_values(place, head, answers, offer, day)))
    tell("\n".join([f"\nKlaar: {full(path)}", *_found(place, head, day)]))
    _go_on(path, dialogue)


def _all(folder: Path, plan: str | None, given: "Given", day: "date") -> None:
    """Make a profile for every municipality; one that is there stays as it is."""
    from wmoplan.cli.answers import Dialogue
    from wmoplan.cli.speak import tell
    from wmoplan.desk.shipped import head_of, municipalities
    from wmoplan.dutch import count
    from wmoplan.store.content import full
    from wmoplan.store.files import write_new
    from wmoplan.store.new_profile import new_profile

    offer = _offer(plan, day, "--all")
    head = head_of(offer.id)
    answers = Dialogue(head, 0, asks=False).answers(given, "")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise OutputError(f"{full(folder)}: deze map kan niet worden gemaakt.\n  Kies een andere map.") from None
    written = kept = 0
    for place in municipalities(offer.last):
        path = folder / _file_name(place)
        if os.path.lexists(path):
            kept += 1
            continue
        write_new(path, new_profile(_values(place, head, answers, offer, day)))
        written += 1
    tell(f"Klaar: {count(written, 'profiel', 'profielen')} in {full(folder)}")
    if kept:
        was, is_same = ("was", "dat is") if kept == 1 else ("waren", "die zijn")
        tell(f"Er {was} al {count(kept, 'profiel', 'profielen')}; {is_same} niet veranderd.")
    tell("Alles is nog een schatting: in deze profielen staan geen vergaderingen.")


def _file_name(place: "Municipality") -> str:
    """Return a name that is safe on every disk and that no other municipality has."""
    from wmoplan.reckon.names import plain_name

    words = [plain_name(word) for word in place.name.replace("-", " ").split()]
    return f"{'-'.join(filter(None, words))}-{place.code.lower()}.yaml"


def _go_on(path: Path, dialogue: "Dialogue") -> None:
    """Tell what comes next; with somebody at the keyboard, go on into pasting."""
    from wmoplan.cli.speak import agrees, tell

    if dialogue.asks:
        dialogue.number = dialogue.total - 1
        dialogue.heading("Hebt u de data van de raad? Ze staan in de mail of op de site van de griffie.")
        if agrees("U kunt ze nu plakken", "nee"):
            from wmoplan.cli.meetings import add

            add(profile=str(path))
            return
        tell("Dat kan ook later. Een brief die om de data vraagt: wmoplan questions --output brief.txt")
    tell("De data toevoegen: wmoplan meetings add")


def _offer(plan: str | None, day: "date", name: str) -> "Offer":
    """Return the plan to begin with: the one that was named, else the one of the year.

    Raises:
        UsageError: None fits the year, and there is nobody to ask.
    """
    from wmoplan.cli.speak import ask, is_terminal, tell
    from wmoplan.desk.shipped import catalogue, named, offered_in, offers

    if plan:
        return named(plan)
    if fitting := offered_in(day.year):
        return fitting
    none = f"Voor {day.year} heeft wmoplan geen plan. {catalogue()}"
    last = next(iter(offers()))
    if not is_terminal():
        typed = f'"{name}"' if " " in name else name
        raise UsageError(f"{none}\n  Kies er een, bijvoorbeeld: wmoplan init {typed} --plan {last}")
    tell(none)
    while True:
        try:
            return named(ask("Met welk plan begint u?", last))
        except UsageError as fault:
            tell(str(fault))


def _values(place: "Municipality", head: "Head", answers: "Answers", offer: "Offer", day: "date") -> "NewProfile":
    """Return what goes into the profile."""
    from wmoplan.cli.places import name_of
    from wmoplan.store.new_profile import NewProfile, OwnDay

    first, last = head.first or day, head.last or day
    election = _coming(_elections(place, head), day)
    reasons = [reason.source for reason in election.reason if reason.source] if election else []
    return NewProfile(
        municipality=name_of(place, offer.last),
        organisation=answers.organisation,
        role=answers.role,
        plan=head.id,
        topics=answers.topics,
        own_rule=answers.own_rule,
        own_from=head.first,
        own_until=head.last,
        days=tuple(OwnDay(one.id, answers.days.get(one.id), one.supposed, one.question) for one in head.choices),
        example_topics=tuple(one.id for one in head.subjects if one.suggested)[:2],
        example_step=head.example,
        election=election.day if election else None,
        election_source=reasons[-1] if reasons else "",
        year=min(max(day, first), last).year,
    )


def _elections(place: "Municipality", head: "Head") -> "tuple[Election, ...]":
    """Return the elections within the time of a plan; without one there, those around it."""
    from wmoplan.desk.shipped import ending_of, lists
    from wmoplan.reckon.elections import elections_around
    from wmoplan.reckon.workdays import calendar_of

    if head.first is None or head.last is None:
        return ()
    rules = lists()
    found = elections_around(place.code, (head.first, head.last), rules.elections, calendar_of(rules.days))
    if ending := ending_of(place.code, head.first.year, head.last.year):
        found = tuple(one for one in found if one.day < ending.day)
    return tuple(one for one in found if head.first <= one.day <= head.last) or found


def _coming(elections: "tuple[Election, ...]", day: "date") -> "Election | None":
    """Return the first election on or after the day, else the last one."""
    return next((one for one in elections if one.day >= day), elections[-1] if elections else None)


def _found(place: "Municipality", head: "Head", day: "date") -> "Iterator[str]":
    """Yield what wmoplan knows by itself of a municipality, in sentences."""
    from wmoplan.dutch import long_date, plain_date, sentence

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
    yield "De vergaderingen zijn nog niet bekend. Daarom zijn bijna alle dagen nog een schatting."


def _recesses(place: "Municipality", head: "Head", day: "date") -> "list[Recess]":
    """Return the recesses of the coming year, or of the plan's last year where that is past."""
    from datetime import timedelta

    from wmoplan.desk.shipped import lists
    from wmoplan.reckon.workdays import default_recesses

    if head.first is None or head.last is None:
        return []
    year = timedelta(days=365)
    first = max(min(day, head.last - year), head.first)
    last = min(first + year, head.last)
    found = default_recesses(place.regions, lists().school_holidays)
    return [recess for recess in found if recess.last >= first and recess.first <= last]
