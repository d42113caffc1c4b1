"""The agenda of one meeting as somebody hands it in: as a meeting like any other, and as items beside a plan."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from wmoplan.desk.council_agenda import AgendaLook, Agendas
from wmoplan.desk.intake import LIST
from wmoplan.dutch import count
from wmoplan.model.meeting import Meeting
from wmoplan.notation import on_one_line, shown
from wmoplan.read.agenda import ReadAgenda, agenda_in, text_rows
from wmoplan.read.meetings.bodies import TOGETHER
from wmoplan.read.meetings.outcome import OfferedAnswer, Query, plain_choices
from wmoplan.read.meetings.words import SKIP
from wmoplan.read.spelling import visible

if TYPE_CHECKING:
    from wmoplan.desk.beside import Text
    from wmoplan.desk.intake import Listing
    from wmoplan.model.profile import Profile
    from wmoplan.read.files.council import AgendaItem

NAME: Final = "geplakte agenda"
"""What an agenda is called that was pasted, as the source of what is written."""

WHICH: Final = "#agenda of lijst"
WHEN: Final = "#dag van de agenda"
"""The keys of what is asked of an agenda."""

CHOICES: Final = (
    OfferedAnswer("agenda", "de agenda van een vergadering"),
    OfferedAnswer(LIST, "een lijst met vergaderingen"),
)
REMEDIES: Final = {
    WHICH: "Geef de agenda en de lijst elk apart.",
    WHEN: "Zet erboven wie er vergadert en wanneer, zoals: Agenda raad donderdag 17 december 2026.",
}
NO_BODY: Final = "Zet erbij wie er vergadert, zoals: --body raad."

LONGEST_SOURCE: Final = 100
"""Unit: characters. How much of the name of a file is in a profile."""

FEW, LONGEST = 3, 60
"""How many items one line names, and how many characters of each."""


def text_agenda(listing: "Listing") -> ReadAgenda | None:
    """Return the agenda that a text is; None where it is a list of meetings."""
    return agenda_in(text_rows(visible(listing.text or ""), NAME))


def as_listing(listing: "Listing", agenda: ReadAgenda) -> "Listing":
    """Return a list with the meeting of an agenda alone; `meeting_text` gives the text, when everything is answered."""
    source = listing.source or on_one_line(Path(listing.file).name)[:LONGEST_SOURCE] or NAME
    return listing._replace(text="", file="", source=source, agenda=agenda)


def open_question(agenda: ReadAgenda, known: Mapping[str, str]) -> Query | None:
    """Return what must be asked of an agenda before its meeting can be read; None where that is nothing.

    Args:
        agenda: The agenda.
        known: The answers so far, by the key of their question.
    """
    said = agenda.name or agenda.items[0].title
    if not agenda.is_sure and WHICH not in known:
        text = "is dit de agenda van een vergadering, of een lijst met vergaderingen?"
        return Query(agenda.place, said, WHICH, "soort", text, CHOICES)
    if len(agenda.days) != 1 and WHEN not in known:
        return Query(agenda.place, said, WHEN, "datum", "van welke dag is deze agenda?", plain_choices(agenda.days))
    return None


def remedy(question: Query) -> str:
    """Return what to write so that a question of an agenda need not be asked, where nobody can answer."""
    return REMEDIES.get(question.key, NO_BODY if question.kind == "orgaan" else REMEDIES[WHEN])


def meeting_text(agenda: ReadAgenda, known: Mapping[str, str], own: "Profile", otherwise: str) -> str:
    """Return the meeting of an agenda as a text of one line, which stands where the heading of the agenda stands.

    Args:
        agenda: The agenda.
        known: The answers so far, by the key of their question.
        own: The profile, which can know the name of the meeting.
        otherwise: The body where nothing is recognised; may be empty.
    """
    from wmoplan.desk.meeting_files import recogniser_of

    name = agenda.name
    body = recogniser_of(own, otherwise).owner(Meeting(date.min, title=name, name=name, names=(name,))).body
    day = known.get(WHEN) or next(iter(agenda.days), "")
    if SKIP in {day, known.get(WHICH)}:
        return ""
    parts = (day, agenda.time, name if TOGETHER in body else body or name, "(vervallen)" if agenda.is_off else "")
    return "\n" * max(agenda.place.line - 1, 0) + " ".join(filter(None, parts))


def given(text: "Text", agenda: ReadAgenda, meeting: Meeting) -> Agendas:
    """Return an agenda as what was asked of one meeting, beside what is known from the last time."""
    from wmoplan.fetch.kept import LARGEST, kept_in

    beside = text.council_path
    kept = kept_in(text.files.read(beside, beside.name, LARGEST))
    return Agendas(((meeting, agenda.items),), (), kept, is_given=True)


def unused(agenda: ReadAgenda, look: AgendaLook, *, names_all: bool) -> list[str]:
    """Return which items and lines of an agenda are about no step, a line for each of the two.

    Args:
        agenda: The agenda.
        look: What was found on it.
        names_all: Whether each is named; else the first, and how many more there are.
    """
    most = len(agenda.items) + len(agenda.others) if names_all else FEW
    items = [_called(one) for one in agenda.items if not look.has(one)]
    told = [f"Niet gebruikt: {_first(items, 'ander punt', 'andere punten', most)}"] if items else []
    return [*told, f"Geen punt: {_first(agenda.others, 'regel', 'regels', most)}"] if agenda.others else told


def _called(item: "AgendaItem") -> str:
    return f"{item.number} {item.title}".strip()


def _first(lines: "list[str] | tuple[str, ...]", one: str, many: str, most: int) -> str:
    named = "; ".join(shown(line)[:LONGEST] for line in lines[:most])
    more = f"; en nog {len(lines) - most}, zie --all" if len(lines) > most else ""
    return f"{count(len(lines), one, many)} ({named}{more})."
