"""What the systems of councils answer (JSON): Notubiz, GemeenteOplossingen (GO) and the standard of the VNG.

Source: the public clients of these systems, read on 2026-11-30: openstate/open-raadsinformatie,
ontola/openbesluitvorming, RutgerRauws/python-notubiz and mdirkse/raad071cal; and of the VNG its
ODS-Open-Raadsinformatie, version 1.0.0. No supplier describes its answers, so what is not known here is told and not
guessed.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Final, NamedTuple, TypeAlias
from zoneinfo import ZoneInfo

from wmoplan.errors import DataError, Problem
from wmoplan.notation import seen_only
from wmoplan.place import Place
from wmoplan.read.meetings.cells import CellRow, cell_text

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

HEAD: Final = ["datum", "tijd", "orgaan", "titel", "status", "uid"]
HERE: Final = "Europe/Amsterdam"
LISTS: Final = ("events", "meetings", "results", "vergaderingen", "list", "result")
"""Under which names an answer holds its meetings, and what may be around that list."""

READ: Final = frozenset(
    {
        "@attributes", "agenda_items", "assembly", "attributes", "canceled", "date", "description", "dmu", "events",
        "georganiseerddoorgremium", "geplandeaanvang", "geplandedatum", "gremia", "gremium", "gremiumnaam",
        "has_more_pages", "id", "inactive", "items", "aanvang", "meeting", "meetings", "naam", "name", "number",
        "pagination", "permission_group", "plannings", "result", "results", "startTime", "start_date", "title",
        "title_prefix", "type", "type_data", "value", "vergaderdatum", "vergaderstatus", "Titel",
    }
)  # fmt: skip
"""The names that are read in an answer; nothing else of it is kept."""

PUBLIC: Final = "public"

TITLE: Final = 1
"""The number of the attribute of Notubiz that is the title. Source: python-notubiz, test/data/meeting.json."""

INACTIVE: Final = "inactief"
"""What Notubiz means by it was not found, so the reader is asked."""


class AgendaItem(NamedTuple):
    """One item on the agenda of a meeting.

    Attributes:
        number: As the agenda writes it, such as "8" or "8.a"; may be empty.
        title: What it is about.
    """

    number: str
    title: str


class CouncilMeeting(NamedTuple):
    """A meeting as a council's own system tells it, each field as text; empty is not told.

    Attributes:
        day: As yyyy-mm-dd.
        time: As HH:MM, by the clock in the Netherlands.
        body: The name of the body.
        title: The name of the meeting.
        status: A word for what becomes of it.
        key: What the system calls it.
        is_assembly: Whether it is an evening with several meetings, which this answer does not tell.
        agenda: The items that came along; a system that sends none with the list has none here.
    """

    day: str
    time: str
    body: str
    title: str
    status: str
    key: str
    is_assembly: bool = False
    agenda: tuple[AgendaItem, ...] = ()

    @property
    def cells(self) -> list[str]:
        """The cells of its row in a table, below `HEAD`."""
        return [cell_text(one) for one in (self.day, self.time, self.body, self.title, self.status, self.key)]


def council_rows(data: bytes, name: str) -> list[CellRow]:
    """Return the public meetings in an answer as a table, with the names of its columns above it.

    Raises:
        DataError: It is no whole JSON, or has no list of meetings of a kind that is known.
    """
    rows = table_of(meetings_in(loaded(data, name), {}), Place(name, 0, "lijst"))
    if len(rows) > 1:
        return rows
    message = "in dit bestand voor programma's (JSON) staan geen vergaderingen die wmoplan herkent."
    raise DataError(Problem(name, 0, message, "Vraag de griffie om een .csv, een .ics of een Excel-bestand."))


def table_of(meetings: Iterable[CouncilMeeting], place: Place) -> list[CellRow]:
    """Return meetings as a table, with the names of its columns above it.

    Args:
        meetings: The meetings.
        place: Where they stand; each is a row of it.
    """
    rows = [CellRow(place._replace(line=at), one.cells) for at, one in enumerate(meetings, 1)]
    return [CellRow(place, HEAD), *rows]


def loaded(data: bytes, name: str) -> Json:
    """Return what an answer says.

    Raises:
        DataError: It is no whole JSON, or too deep.
    """
    try:
        value: Json = json.loads(data)
    except (ValueError, RecursionError):
        message = "dit bestand voor programma's (JSON) is niet heel."
        raise DataError(Problem(name, 0, message, "Haal het opnieuw op.")) from None
    return value


def reduced(value: Json) -> Json:
    """Return what is read of an answer, without what is not public: that and no more is kept."""
    if isinstance(value, dict):
        return {key: reduced(below) for key, below in value.items() if key in READ}
    if isinstance(value, list):
        return [reduced(one) for one in value if not isinstance(one, dict) or _is_public(one)]
    return value


def _is_public(row: dict[str, Json]) -> bool:
    return row.get("permission_group", PUBLIC) == PUBLIC


def meetings_in(value: Json, bodies: Mapping[str, str]) -> Iterator[CouncilMeeting]:
    """Yield the public meetings of an answer, in its order.

    Args:
        value: The answer.
        bodies: The name of each body by the number that the system gives it.
    """
    for row in _listed(value):
        if "plannings" in row or "gremium" in row or "permission_group" in row:
            if _is_public(row):
                yield _of_notubiz(row, bodies)
        elif "dmu" in row or "startTime" in row:
            yield _of_go(row, bodies)
        elif "geplandedatum" in row or "geplandeaanvang" in row or "vergaderdatum" in row:
            yield _of_standard(row)


def _listed(value: Json) -> list[dict[str, Json]]:
    """Return the meetings of an answer, whatever stands around the list of them."""
    if isinstance(value, dict):
        held = next((value[key] for key in LISTS if isinstance(value.get(key), list | dict)), None)
        one = value.get("meeting")
        return _listed(held) if held is not None else _listed([one if isinstance(one, dict) else value])
    return _objects(value)


def agenda_in(value: Json) -> Iterator[AgendaItem]:
    """Yield the items on the agenda in the answer of Notubiz about one meeting, each item before those below it."""
    held = value.get("meeting", value) if isinstance(value, dict) else None
    for item in _objects(held.get("agenda_items") if isinstance(held, dict) else None):
        data = item.get("type_data")
        if isinstance(data, dict) and (title := _title(data.get("attributes"))):
            yield AgendaItem(_text(data, "title_prefix"), title)
        yield from agenda_in(item)


def _objects(value: Json) -> list[dict[str, Json]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _of_notubiz(row: dict[str, Json], bodies: Mapping[str, str]) -> CouncilMeeting:
    """Return a meeting of Notubiz; `last_modified` and `creation_date` are no days of it."""
    plannings = row.get("plannings")
    first = plannings[0] if isinstance(plannings, list) and plannings else {}
    day, time = _moment(_text(first, "start_date") if isinstance(first, dict) else "")
    body = bodies.get(_text(row.get("gremium"), "id"), "")
    status = "vervallen" if row.get("canceled") is True else INACTIVE if row.get("inactive") is True else ""
    return CouncilMeeting(
        day, time, body, _title(row.get("attributes")), status, _text(row, "id"), _text(row, "type") == "assembly"
    )


def _title(attributes: Json) -> str:
    """Return the title among the attributes of Notubiz, which are a list of numbers or an object of names."""
    if isinstance(attributes, dict):
        return _text(attributes, "Titel")
    return next((_text(row, "value") for row in _objects(attributes) if _text(row, "id") == str(TITLE)), "")


def _of_go(row: dict[str, Json], bodies: Mapping[str, str]) -> CouncilMeeting:
    """Return a meeting of GO; one that is not active yet is not certain."""
    day, time = _moment(_text(row, "date"))
    start = re.match(r"([0-9]{1,2}):([0-9]{2})", _text(row, "startTime"))
    body = _text(row.get("dmu"), "name") or bodies.get(_text(row.get("dmu"), "id"), "")
    status = "vervallen" if row.get("canceled") is True else "voorlopig" if row.get("inactive") is True else ""
    clock = f"{int(start[1]):02}:{start[2]}" if start else time
    agenda = tuple(_item_of_go(item) for item in _objects(row.get("items")))
    return CouncilMeeting(day, clock, body, _text(row, "description"), status, _text(row, "id"), agenda=agenda)


def _item_of_go(item: dict[str, Json]) -> AgendaItem:
    return AgendaItem(_text(item, "number"), _text(item, "title") or _text(item, "description"))


def _of_standard(row: dict[str, Json]) -> CouncilMeeting:
    """Return a meeting of the standard of the VNG; its status is free text."""
    start = _text(row, "aanvang") or _text(row, "geplandeaanvang")
    day, time = _moment(start)
    day = day or _moment(_text(row, "vergaderdatum") or _text(row, "geplandedatum"))[0]
    body = _text(row.get("georganiseerddoorgremium"), "gremiumnaam")
    return CouncilMeeting(day, time, body, _text(row, "naam"), _text(row, "vergaderstatus"), _text(row, "id"))


def _moment(written: str) -> tuple[str, str]:
    """Return the day and the time of a moment; midnight is no time but a whole day.

    A moment without a zone is by the Dutch clock; one in UTC is counted over to it.

    >>> _moment("2027-07-01T17:30:00Z"), _moment("2026-08-19 19:30:00"), _moment("0000-00-00")
    (('2027-07-01', '19:30'), ('2026-08-19', '19:30'), ('', ''))
    """
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return "", ""
    if moment.tzinfo is not None:
        moment = moment.astimezone(ZoneInfo(HERE))
    time = f"{moment:%H:%M}"
    return f"{moment:%Y-%m-%d}", "" if time == "00:00" else time


def _text(value: Json, key: str) -> str:
    """Return a value of an object as text on one line, without what nobody sees; nothing where it has none."""
    found = value.get(key) if isinstance(value, dict) else None
    return "" if found is None or isinstance(found, dict | list) else " ".join(seen_only(str(found)).split())
