"""The meetings that a profile knows: what comes first, and of each body until when and from where."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from wmoplan.desk.forms import DATA_FORMS, in_data
from wmoplan.desk.meeting_bodies import body_names
from wmoplan.desk.meeting_files import FILES
from wmoplan.desk.meeting_lines import moment
from wmoplan.dutch import count, listing, long_date, plain_date, sentence
from wmoplan.model.meeting import OFF
from wmoplan.model.words import FIRM, PROVISIONAL
from wmoplan.notation import iso

if TYPE_CHECKING:
    from wmoplan.desk.beside import Text
    from wmoplan.documents.data import Tree
    from wmoplan.model.moment import HeldMeeting
    from wmoplan.model.schedule import MeetingRow
    from wmoplan.timeline import Timeline

FETCHED: Final = "raadssysteem "
"""How the source of what was fetched begins (`wmoplan.desk.council`)."""

MOST: Final = 3
"""How many sources of one body are named."""

LEAST: Final = 5
"""How many meetings a screen shows at least, however small it is."""

FORMS: Final = ("plain", *DATA_FORMS)
"""The forms in which the meetings are shown."""

ENDINGS: Final = {".txt": "plain"} | {f".{form}": form for form in DATA_FORMS}
"""The form that the ending of a file stands for."""

SCHEMA: Final = "wmoplan/vergaderingen/1"

COLUMNS: Final = (
    "datum", "tijd", "orgaan", "naam", "titel", "status", "naar", "herkomst", "bron", "regel", "gemeente", "bestand",
)  # fmt: skip
"""The keys of a meeting in the forms for other programs, in the order of the columns."""


class Origin(StrEnum):
    """How a meeting came into a profile."""

    TYPED = "opgeschreven"
    FILE = "ingelezen"
    SYSTEM = "opgehaald"
    RULE = "regel"


def origin_of(source: str, pattern: str = "") -> Origin:
    """Return how a meeting came into a profile, by where its day was found.

    >>> [origin_of(source).value for source in ("raad.csv", "raadssysteem Notubiz", "mail", "")]
    ['ingelezen', 'opgehaald', 'opgeschreven', 'opgeschreven']
    """
    if pattern:
        return Origin.RULE
    if source.startswith(FETCHED):
        return Origin.SYSTEM
    return Origin.FILE if source.lower().endswith(FILES) else Origin.TYPED


def fetched_on(text: "Text") -> date | None:
    """Return the day on which the system of the council was asked last; None where it never was."""
    from wmoplan.fetch.kept import LARGEST, kept_in

    return kept_in(text.files.whole(text.council_path, LARGEST)).day


def data_of(timeline: "Timeline", form: str) -> str:
    """Return every meeting for other programs, those that are past or not held as well.

    Args:
        form: One of `DATA_FORMS`.
    """
    from wmoplan.documents.data import Sheet

    rows = tuple(_rows(timeline))
    return in_data(form, lambda: Sheet(COLUMNS, rows), lambda: _tree(timeline, rows))


def _tree(timeline: "Timeline", rows: "tuple[Tree, ...]") -> "Tree":
    from wmoplan import __version__

    origin = ("gemeente", "bestand")
    return {
        "schema": SCHEMA,
        "wmoplan": __version__,
        "peildatum": iso(timeline.as_of),
        "gemeente": {"naam": timeline.municipality.name, "code": timeline.municipality.code or None},
        "bestand": timeline.profile_name,
        "vergaderingen": [{key: row[key] for key in COLUMNS if key not in origin} for row in rows],
    }


def _rows(timeline: "Timeline") -> "Iterator[Tree]":
    """Yield a row for each meeting, by day: those that are held, and those that are off or went to another day."""
    names = body_names(timeline.profile)
    held = [
        (
            one.day,
            one.time,
            one.body,
            one.title,
            PROVISIONAL if one.provisional else FIRM,
            None,
            one.source,
            one.pattern,
        )
        for one in timeline.meetings
    ]
    off = [
        (row.day, row.time or "", row.body, row.title, row.status, row.to, row.source, "")
        for row in timeline.profile.meetings
        if row.day and row.status in OFF
    ]
    for day, time, body, title, status, to, source, pattern in sorted((*held, *off), key=lambda one: one[:3]):
        yield {
            "datum": iso(day),
            "tijd": time or None,
            "orgaan": body,
            "naam": names.get(body, body),
            "titel": title or None,
            "status": status,
            "naar": iso(to),
            "herkomst": origin_of(source, pattern),
            "bron": source or None,
            "regel": pattern or None,
            "gemeente": timeline.municipality.name,
            "bestand": timeline.profile_name,
        }


def meetings_of(
    timeline: "Timeline",
    visited: date | None,
    *,
    shows_all: bool,
    rows: int = 0,
    height: Callable[[str], int] = lambda _line: 1,
) -> str:
    """Return the meetings of a profile, a line each, what comes first.

    Args:
        visited: When the system of the council was asked last.
        shows_all: Whether those that lie behind are shown as well, and all that do not fit.
        rows: How many rows the screen has; 0 has room for all.
        height: Returns how many rows a line takes.
    """
    if not timeline.meetings:
        return f"In {timeline.profile_name} staan geen vergaderingen.\nToevoegen: wmoplan meetings add"
    bodies = {body: sentence(name) for body, name in body_names(timeline.profile).items()}
    above = [f"{timeline.profile_name}: {count(len(timeline.meetings), 'vergadering', 'vergaderingen')}."]
    above += [*_known_until(timeline, bodies, visited), ""]
    coming = [one for one in timeline.meetings if shows_all or one.day >= timeline.as_of]
    if not coming:
        above.append(f"Vanaf {long_date(timeline.as_of)} is er geen vergadering bekend.")
    below = list(_off(timeline, bodies, shows_all=shows_all))
    if past := len(timeline.meetings) - len(coming):
        below.append(f"{count(past, 'vergadering is', 'vergaderingen zijn')} al geweest: wmoplan meetings list --all")
    lines = _lines(coming, bodies)
    if rows and not shows_all:
        lines, below = _fitting(lines, below, rows - 1 - sum(map(height, above)), height)
    return "\n".join([*above, *lines, *below])


def _fitting(
    lines: list[str], below: list[str], room: int, height: Callable[[str], int]
) -> tuple[list[str], list[str]]:
    """Return the first lines that fit on a screen, and what stands below them; what is left out is counted."""
    if sum(map(height, (*lines, *below))) <= room:
        return lines, below
    short = [line.replace(":", ".", 1) if line.endswith("):") else line for line in below if not line.startswith(" ")]
    room -= sum(map(height, (*short, _left(len(lines)))))
    number = max(sum(taken <= room for taken in accumulate(map(height, lines))), LEAST)
    return lines[:number], [*short, _left(len(lines) - number)]


def _left(number: int) -> str:
    more = f"En nog {count(number, 'vergadering', 'vergaderingen')}. " if number > 0 else ""
    return f"{more}Alles zien: wmoplan meetings list --all"


def _lines(meetings: "list[HeldMeeting]", bodies: Mapping[str, str]) -> list[str]:
    """Return a line for each meeting, with how it came into the profile where that is not the same for all."""
    origins = [origin_of(one.source, one.pattern) for one in meetings]
    differ = len(set(origins) - {Origin.RULE}) > 1
    return [
        f"{_line(one, bodies)}{f', {origin}' if differ and origin is not Origin.RULE else ''}"
        for one, origin in zip(meetings, origins, strict=True)
    ]


def _line(one: "HeldMeeting", bodies: Mapping[str, str]) -> str:
    """Return a meeting with what is to be known of it."""
    name = bodies.get(one.body, one.body)
    title = one.title if one.title.casefold() != name.casefold() else ""
    notes = [title, "voorlopig" if one.provisional else "", f"regel: {one.pattern}" if one.pattern else ""]
    told = "; ".join(note for note in notes if note)
    return f"{moment(one.day, one.time or None)}: {name}{f' ({told})' if told else ''}"


def _known_until(timeline: "Timeline", bodies: Mapping[str, str], visited: date | None) -> Iterator[str]:
    """Yield of each body until when its meetings are known, and where they come from."""
    schedule = timeline.profile.schedule
    rows: dict[str, list[MeetingRow]] = {}
    for row in timeline.profile.meetings:
        rows.setdefault(row.body, []).append(row)
    for body, found in rows.items():
        days = [row.to or row.day for row in found if row.day]
        until = f"bekend t/m {plain_date(max(filter(None, days)))}" if days else "volgens een regel"
        if schedule and schedule.last and (not schedule.bodies or body in schedule.bodies) and days:
            until = f"heel schema t/m {plain_date(schedule.last)}"
        sources = Counter(_source(row, visited) for row in found)
        told = [f"{source} ({number})" for source, number in sources.most_common(MOST)]
        more = [f"{len(sources) - MOST} andere"] if len(sources) > MOST else []
        yield f"  {sentence(bodies.get(body, body))}: {until}; {listing([*told, *more])}"


def _source(row: "MeetingRow", visited: date | None) -> str:
    """Return where a row comes from."""
    origin = origin_of(row.source)
    if origin is Origin.SYSTEM:
        return f"opgehaald uit {row.source}{f' op {plain_date(visited)}' if visited else ''}"
    if origin is Origin.FILE:
        return f"uit {row.source}"
    return row.source.partition(";")[0] or "zelf opgeschreven"


def _off(timeline: "Timeline", bodies: Mapping[str, str], *, shows_all: bool) -> Iterator[str]:
    """Yield the meetings that are not held on their day, from the day of looking on."""
    rows = [(row.day, row.body, row) for row in timeline.profile.meetings if row.day and row.status in OFF]
    shown = sorted((one for one in rows if shows_all or one[0] >= timeline.as_of), key=lambda one: one[:2])
    if shown:
        yield f"Gaat niet door ({len(shown)}):"
    for day, body, row in shown:
        to = f" naar {long_date(row.to)}" if row.to else ""
        yield f"  {moment(day, row.time)}: {bodies.get(body, body)}, {row.status}{to}"
