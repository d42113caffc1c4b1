"""What is asked of the systems of councils, Notubiz and GemeenteOplossingen (GO), and what they answered.

Source: the public clients that `wmoplan.read.files.council` names.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import Final, NamedTuple

from wmoplan.errors import DataError, SourceError
from wmoplan.fetch.client import LATER, OTHERWISE, TOO_MUCH, Answer, Client
from wmoplan.read.files.council import AgendaItem, CouncilMeeting, Json, agenda_in, loaded, meetings_in, reduced

NOTUBIZ: Final = "https://api.notubiz.nl"
VERSION: Final = {"format": "json", "version": "1.17.0"}
"""The form of the answers of Notubiz. Source: openstate/open-raadsinformatie, extractors/notubiz.py."""

MOST_PAGES: Final = 20
"""How many pages of one list are asked for."""


class Page(NamedTuple):
    """One answer of a system, as it is kept.

    Attributes:
        question: What was asked.
        mark: What the system calls this state of the answer; may be empty.
        content: What of the answer is read.
    """

    question: str
    mark: str
    content: Json


class Visit:
    """One visit to a system.

    Attributes:
        pages: The answers so far, in the order in which they were asked.
        changed: How many of them are not as they were the time before.
    """

    def __init__(self, client: Client, kept: Mapping[str, Page]) -> None:
        self._client = client
        self._kept = kept
        self.pages: list[Page] = []
        self.changed = 0

    def ask(self, path: str, query: Mapping[str, str]) -> Json:
        """Return what the system answers; what did not change comes from what was kept.

        Raises:
            SourceError: It does not answer, or with half an answer.
        """
        question = f"{path}?{'&'.join(f'{key}={value}' for key, value in query.items())}"
        old = self._kept.get(question)
        answer = self._client.ask(path, query, old.mark if old else "")
        page = old if old and not answer.is_changed else self._page(question, answer)
        self.changed += old is None or page.content != old.content
        self.pages.append(page)
        return page.content

    def _page(self, question: str, answer: Answer) -> Page:
        try:
            return Page(question, answer.mark, reduced(loaded(answer.content, question)))
        except DataError:
            raise SourceError(f"{self._client.host} stuurt een half antwoord.\n  {LATER}") from None

    def too_much(self) -> SourceError:
        """Return the error for a list with more pages than are asked."""
        return SourceError(TOO_MUCH.format(host=self._client.host))

    def of_another_shape(self) -> SourceError:
        """Return the error for an answer that is whole, and not what was asked for."""
        told = f"{self._client.host} antwoordt anders dan wmoplan verwacht. Er is niets veranderd."
        return SourceError(f"{told}\n  {OTHERWISE}")


class System(NamedTuple):
    """How one supplier is asked.

    Attributes:
        base: Gives the address that is asked, from the address of the council in `data/raadssystemen.csv`.
        meetings: Asks for the meetings from one day to another, both included.
        agenda: Asks for the items on the agenda of a meeting.
    """

    base: Callable[[str], str]
    meetings: Callable[[Visit, str, date, date], list[CouncilMeeting]]
    agenda: Callable[[Visit, CouncilMeeting], list[AgendaItem]]


def _meetings_of_notubiz(visit: Visit, council: str, first: date, last: date) -> list[CouncilMeeting]:
    """Return the meetings; an evening with several meetings (an assembly) is asked once more, for those in it."""
    answer = visit.ask(f"organisations/{council}/gremia", VERSION)
    bodies = {str(row.get("id")): str(row.get("title") or row.get("name") or "") for row in _rows(answer, "gremia")}
    found: list[CouncilMeeting] = []
    query = {"organisation_id": council, "date_from": f"{first} 00:00:00", "date_to": f"{last} 23:59:59"}
    for number in range(1, MOST_PAGES + 1):
        page = visit.ask("events", {**query, "page": str(number), **VERSION})
        if not isinstance(page, dict) or not isinstance(page.get("events"), list):
            raise visit.of_another_shape()
        for one in meetings_in(page, bodies):
            found += _in_assembly(visit, one, bodies) if one.is_assembly else [one]
        pages = page.get("pagination")
        if not (isinstance(pages, dict) and pages.get("has_more_pages")):
            return found
    raise visit.too_much()


def _in_assembly(visit: Visit, whole: CouncilMeeting, bodies: Mapping[str, str]) -> Iterator[CouncilMeeting]:
    """Yield the meetings of one evening; what they do not tell themselves is as of the evening."""
    answer = visit.ask(f"events/assemblies/{whole.key}", VERSION)
    held = answer.get("assembly") if isinstance(answer, dict) else None
    parts = list(meetings_in(held.get("meetings"), bodies)) if isinstance(held, dict) else []
    for one in parts or [whole]:
        yield one._replace(
            day=one.day or whole.day,
            time=one.time or ("" if one.day else whole.time),
            title=one.title or whole.title,
            status=one.status or whole.status,
        )


def _agenda_of_notubiz(visit: Visit, meeting: CouncilMeeting) -> list[AgendaItem]:
    return list(agenda_in(visit.ask(f"events/meetings/{meeting.key}", VERSION)))


def _meetings_of_go(visit: Visit, _council: str, first: date, last: date) -> list[CouncilMeeting]:
    """Return the meetings by the first version of GO, or by the second where the first is not there."""
    begin, end = (int(datetime.combine(day, at, UTC).timestamp()) for day, at in ((first, time.min), (last, time.max)))
    try:
        answer = visit.ask("v1/meetings", {"date_from": str(begin), "date_to": str(end)})
    except SourceError as fault:
        if not fault.is_absent:
            raise
        answer = visit.ask("v2/meetings", {"date_from": first.isoformat(), "date_to": last.isoformat()})
    if not isinstance(answer, list) and not (isinstance(answer, dict) and isinstance(answer.get("result"), dict)):
        raise visit.of_another_shape()
    return list(meetings_in(answer, {}))


def _agenda_of_go(_visit: Visit, meeting: CouncilMeeting) -> list[AgendaItem]:
    """Return the items that came along with the meeting itself."""
    return list(meeting.agenda)


def _rows(value: Json, key: str) -> list[dict[str, Json]]:
    held = value.get(key) if isinstance(value, dict) else None
    return [row for row in held if isinstance(row, dict)] if isinstance(held, list) else []


SYSTEMS: Final = {
    "notubiz": System(lambda _: NOTUBIZ, _meetings_of_notubiz, _agenda_of_notubiz),
    "gemeenteoplossingen": System(lambda address: address, _meetings_of_go, _agenda_of_go),
}
"""The suppliers that can be asked without a key."""
