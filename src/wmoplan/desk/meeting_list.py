"""The meetings that a profile knows: what comes first, and of each body until when and from where."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

from wmoplan.desk.meeting_files import FILES
from wmoplan.desk.meeting_lines import moment
from wmoplan.dutch import count, listing, long_date, plain_date, sentence
from wmoplan.model.meeting import OFF

if TYPE_CHECKING:
    from wmoplan.desk.beside import Text
    from wmoplan.model.moment import HeldMeeting
    from wmoplan.model.schedule import MeetingRow
    from wmoplan.timeline import Timeline

FETCHED: Final = "raadssysteem "
"""How the source of what was fetched begins (`wmoplan.desk.council`)."""

MOST: Final = 3
"""How many sources of one body are named."""


def fetched_on(text: "Text") -> date | None:
    """Return the day on which the system of the council was asked last; None where it never was."""
    from wmoplan.fetch.kept import LARGEST, kept_in

    return kept_in(text.files.whole(text.council_path, LARGEST)).day


def meetings_of(timeline: "Timeline", visited: date | None, *, shows_all: bool) -> str:
    """Return the meetings of a profile, a line each, what comes first.

    Args:
        visited: When the system of the council was asked last.
        shows_all: Whether those that lie behind are shown as well.
    """
    if not timeline.meetings:
        return f"In {timeline.profile_name} staan geen vergaderingen.\nToevoegen: wmoplan meetings add"
    own = {body: row.name.removeprefix("de ").removeprefix("het ") for body, row in timeline.profile.bodies.items()}
    bodies = {one.id: one.short for one in timeline.rules.bodies} | {body: name for body, name in own.items() if name}
    lines = [f"{timeline.profile_name}: {count(len(timeline.meetings), 'vergadering', 'vergaderingen')}."]
    lines += _known_until(timeline, bodies, visited)
    coming = [one for one in timeline.meetings if shows_all or one.day >= timeline.as_of]
    lines += ["", *(_line(one, bodies) for one in coming)]
    if not coming:
        lines.append(f"Vanaf {long_date(timeline.as_of)} is er geen vergadering bekend.")
    lines += _off(timeline, bodies, shows_all=shows_all)
    if past := len(timeline.meetings) - len(coming):
        lines.append(f"{count(past, 'vergadering is', 'vergaderingen zijn')} al geweest: wmoplan meetings list --all")
    return "\n".join(lines)


def _line(one: "HeldMeeting", bodies: dict[str, str]) -> str:
    """Return a meeting with what is to be known of it."""
    notes = [one.title, "voorlopig" if one.provisional else "", f"regel: {one.pattern}" if one.pattern else ""]
    told = "; ".join(note for note in notes if note)
    return f"{moment(one.day, one.time or None)}: {bodies.get(one.body, one.body)}{f' ({told})' if told else ''}"


def _known_until(timeline: "Timeline", bodies: dict[str, str], visited: date | None) -> Iterator[str]:
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
    if row.source.startswith(FETCHED):
        return f"opgehaald uit {row.source}{f' op {plain_date(visited)}' if visited else ''}"
    if row.source.lower().endswith(FILES):
        return f"uit {row.source}"
    return row.source.partition(";")[0] or "zelf opgeschreven"


def _off(timeline: "Timeline", bodies: dict[str, str], *, shows_all: bool) -> Iterator[str]:
    """Yield the meetings that are not held on their day, from the day of looking on."""
    rows = [(row.day, row.body, row) for row in timeline.profile.meetings if row.day and row.status in OFF]
    shown = sorted((one for one in rows if shows_all or one[0] >= timeline.as_of), key=lambda one: one[:2])
    if shown:
        yield f"Gaat niet door ({len(shown)}):"
    for day, body, row in shown:
        to = f" naar {long_date(row.to)}" if row.to else ""
        yield f"  {moment(day, row.time)}: {bodies.get(body, body)}, {row.status}{to}"
