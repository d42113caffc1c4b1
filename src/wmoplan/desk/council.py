"""Asks the system of a council for its meetings, and keeps what it answered beside the profile."""

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.desk.beside import Text
from wmoplan.desk.extras import need
from wmoplan.dutch import count, long_date
from wmoplan.errors import SourceError, UsageError
from wmoplan.model.municipality import CouncilSystem
from wmoplan.place import Place

if TYPE_CHECKING:
    from wmoplan.fetch.kept import Kept
    from wmoplan.model.profile import Profile
    from wmoplan.read.files.council import CouncilMeeting
    from wmoplan.read.meetings.cells import CellRow

OPEN: Final = {"notubiz": "Notubiz", "gemeenteoplossingen": "GemeenteOplossingen"}
CLOSED: Final = {"ibabs": "iBabs", "parlaeus": "Parlaeus"}
"""How the suppliers are called that a program may ask without a key, and those that it may not."""

ADD: Final = "wmoplan meetings add"
"""The command that takes what is pasted."""

PASTE: Final = (
    "Open de vergaderkalender op de website van de gemeenteraad, kopieer de lijst en plak haar bij: "
    "wmoplan meetings add\n  Of vraag de griffie om de lijst: wmoplan letter"
)


class Fetched(NamedTuple):
    """What a system answered.

    Attributes:
        source: What it is called; by it the rows are known in the profile.
        rows: The meetings as a table, with the names of the columns above it.
        notices: What there is to tell besides, in whole sentences.
        before: What was known from the last visit.
        kept: What to know the next time.
        supplier: Whose system it is.
        meetings: The meetings, in the order of the rows.
    """

    source: str
    rows: "tuple[CellRow, ...]"
    notices: tuple[str, ...]
    before: "Kept"
    kept: "Kept"
    supplier: str
    meetings: "tuple[CouncilMeeting, ...]"


def system_of(own: "Profile", as_of: date) -> CouncilSystem:
    """Return the system of the council of a profile, where a program may ask it.

    Raises:
        UsageError: It is closed, or no system is known; tells what to do instead.
    """
    from wmoplan.desk.shipped import match
    from wmoplan.read.reference import read_council_systems
    from wmoplan.resources import folder

    found = match(own.municipality, as_of.year).municipality
    system = read_council_systems(folder("data")).get(found.code) if found else None
    if system is None:
        raise UsageError(f"In welk systeem de raad van {own.municipality} vergadert, is niet bekend.\n  {PASTE}")
    if system.supplier not in OPEN:
        name = CLOSED[system.supplier]
        raise UsageError(
            f"De raad van {own.municipality} gebruikt {name}. Dat geeft alleen antwoord met een sleutel.\n  {PASTE}"
        )
    return system


def way_in(code: str) -> str:
    """Return the command that fetches the meetings of a municipality; empty where its council has no open system."""
    from wmoplan.read.reference import read_council_systems
    from wmoplan.resources import folder

    system = read_council_systems(folder("data")).get(code)
    return "wmoplan meetings fetch" if system and system.supplier in OPEN else ""


def fetched(text: Text, own: "Profile", as_of: date, address: str = "") -> Fetched:
    """Return the meetings of this year and the next that the system of the council gives.

    Args:
        text: The profile as it was written; what the system answered the last time lies beside it.
        own: The profile as it is read.
        as_of: The day from which is looked.
        address: Where the system is asked, instead of where it is known to be.

    Raises:
        UsageError: The system is closed or not known, or the address is none.
        SourceError: The system does not answer, or not as it should, or has no meetings.
        MissingExtraError: What asks it is not installed.
    """
    need("ophalen", "Het kan ook anders. " + PASTE.replace("\n  ", " "))
    from wmoplan.fetch.client import Client
    from wmoplan.fetch.kept import LARGEST, kept_in
    from wmoplan.fetch.systems import SYSTEMS, Visit
    from wmoplan.read.meetings.outcome import MOST

    council = system_of(own, as_of)
    system = SYSTEMS[council.supplier]
    base = address or system.base(council.address)
    first, last = date(as_of.year, 1, 1), date(as_of.year + 1, 12, 31)
    beside = text.council_path
    before = kept_in(text.files.read(beside, beside.name, LARGEST)).of(base)
    with Client(base) as client:
        visit = Visit(client, before.pages)
        found = system.meetings(visit, council.address, first, last)
    inside = [one for one in found if not one.day or first.isoformat() <= one.day <= last.isoformat()]
    source = f"raadssysteem {OPEN[council.supplier]}"
    if len(inside) > MOST:
        years = f"{first.year} en {last.year}"
        what = f"{source} geeft {len(inside)} vergaderingen van {years}. Meer dan {MOST} leest wmoplan niet."
        raise SourceError(f"{what} Er is niets veranderd.\n  {PASTE}")
    if not inside:
        what = f"{source} heeft geen vergaderingen van {first.year} of {last.year}. Er is niets veranderd."
        raise SourceError(f"{what}\n  {PASTE}")
    notices = tuple(_notices(before, visit.changed, inside, len(found) - len(inside)))
    kept = before._replace(address=base, day=as_of, pages={page.question: page for page in visit.pages})
    table = _table(inside, source)
    return Fetched(source, table, notices, before, kept, council.supplier, tuple(inside))


def taken(got: Fetched, *, is_written: bool) -> "Kept":
    """Return what to know the next time: the old list where the new one did not come into the profile."""
    return got.kept if is_written else got.kept._replace(day=got.before.day, pages=got.before.pages)


def keep(text: Text, kept: "Kept", *, is_dry: bool) -> None:
    """Keep what a system answered beside the profile, where it is not too large.

    Args:
        is_dry: Whether nothing may be written.

    Raises:
        OutputError: It cannot be written.
    """
    from wmoplan.fetch.kept import as_kept, kept_in

    is_known = kept.day or kept.items is not None
    if not is_dry and is_known:
        text.files.change(text.council_path, lambda old: as_kept(kept._replace(said=kept_in(old).said)) or old)


def _table(meetings: "list[CouncilMeeting]", source: str) -> "tuple[CellRow, ...]":
    from wmoplan.read.files.council import table_of

    return tuple(table_of(meetings, Place(source, 0, "lijst")))


def _notices(before: "Kept", changed: int, inside: "list[CouncilMeeting]", outside: int) -> list[str]:
    from wmoplan.read.files.council import INACTIVE

    told = []
    if before.day:
        state = "Daarna is er iets veranderd." if changed else "Daarna is er niets veranderd."
        told.append(f"De vorige keer was op {long_date(before.day)}. {state}")
    if inactive := sum(one.status == INACTIVE for one in inside):
        many = count(inactive, "vergadering", "vergaderingen")
        told.append(
            f"Let op: het systeem noemt {many} inactief. Dat telt als voorlopig. Vraag de griffie wat het betekent."
        )
    if outside:
        told.append(f"{count(outside, 'vergadering ligt', 'vergaderingen liggen')} buiten dit jaar en het volgende.")
    return told
