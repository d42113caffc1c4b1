"""The agenda of one meeting, as a griffie publishes it: whose meeting it is and when, and its items.

A schedule is no agenda, and a day in the title of an item is no meeting. Where lines can be both, the agenda is not
sure, and somebody must say which of the two it is.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from wmoplan.dutch import MONTHS
from wmoplan.place import Place
from wmoplan.read.agenda_lines import (
    BULLET,
    FEW,
    LETTERED,
    NUMBER_ALONE,
    SECTION,
    SPAN,
    WORDS,
    AgendaLine,
    agenda_line,
    ascending,
    begins_with_day,
    without_time,
)
from wmoplan.read.files.council import AgendaItem
from wmoplan.read.meetings.cells import CellRow, cell_text
from wmoplan.read.meetings.dates import Written, listed_days, written_dates
from wmoplan.read.meetings.times import blanked, written_times
from wmoplan.read.meetings.words import CANCELLED, DAY, DONE, EDGE, GREETING, LETTER, MADE, MAIL_HEAD, WEEKDAY

AGENDA: Final = r"(?i)(?<!\w)(?:(?:concept|voorlopige|definitieve)[\s-]*)?(?:raads|commissie)?agenda(?!\w)"
"""What an agenda is called, with what is said of the agenda and not of the meeting."""

MEETS: Final = r"(?i)vergadering|bijeenkomst|zitting"
PUBLISHED: Final = rf"{MADE}|(?i:\W*(?:gepubliceerd|publicatie\w*|geplaatst|verzonden|sent|date)(?!\w))"
"""How a day begins on which the agenda was made, and not that of the meeting."""

ATTACHED: Final = (
    r"(?i)(?:bijlagen?|portefeuillehouders?|download\w*|indieners?|insprekers?|sprekers?|toelichting|documenten)(?!\w)|"
    r".*\.(?:pdf|docx?|xlsx?|pptx?)(?!\w)"
)
"""A line below an item that is about it: what came with it, or who answers for it."""

UNENDED: Final = r"(?i).*(?:,|-|(?<!\w)(?:van|de|het|een|en|of|voor|over|tot|in|op|met|bij|gemeente|inzake))"
"""How a line ends that goes on in the next one."""

MOST: Final = 2_000
"""How many lines are looked at; an agenda has fewer."""

LONG: Final = 12
"""Unit: words. A longer line of a heading is a sentence."""

LONGEST: Final = 400
"""Unit: characters. How long a title of several lines can become."""


class ReadAgenda(NamedTuple):
    """The agenda of one meeting.

    Attributes:
        place: Where the heading stands; where it has none, the first item.
        name: What the heading calls the meeting; may be empty.
        days: The days in the heading as they are written, each once; none where the heading has none.
        time: The time in the heading as HH:MM; may be empty.
        is_off: Whether the heading says that the meeting is not held.
        items: In the order of the agenda.
        others: The lines and cells that are no item, as they stand.
        is_sure: Whether the lines can be no list of meetings.
    """

    place: Place
    name: str
    days: tuple[str, ...]
    time: str
    is_off: bool
    items: tuple[AgendaItem, ...]
    others: tuple[str, ...]
    is_sure: bool


def text_rows(text: str, name: str) -> list[CellRow]:
    """Return the lines of a text as rows; what a tab parts are cells."""
    lines = ((at, [cell_text(cell) for cell in line.split("\t")]) for at, line in enumerate(text.splitlines(), 1))
    return [CellRow(Place(name, at), cells) for at, cells in lines if any(cells)]


def agenda_in(rows: Sequence[CellRow]) -> ReadAgenda | None:
    r"""Return the agenda that lines are; None where they are none.

    Args:
        rows: The lines of a text or a file, a table with its cells.

    >>> agenda_in(text_rows("Agenda raad 17 december 2026\n1. Opening\n2. Beleidsplan\n3. Sluiting", "mail")).days
    ('17 december 2026',)
    >>> agenda_in(text_rows("17 december 2026 raad\n14 januari 2027 raad", "mail")) is None
    True
    """
    if len(rows) > MOST:
        return None
    rows = _paired(rows)
    lines = [row.cells for row in rows]
    found = [(at, line) for at, cells in enumerate(lines) if (line := agenda_line(cells))]
    numbered = ascending((at, line) for at, line in found if line.number)
    procedure = {at: line for at, line in found if line.is_procedure}
    own = numbered or procedure
    if not own or not _is_agenda(lines[: min(own)], numbered, len(procedure)):
        return None
    whole = _Lines(rows, lines, numbered | {at: line for at, line in procedure.items() if not line.number})
    dated = whole.dated()
    if len(dated) >= len(own):
        return None
    others = [at for at in dated if sum(place > at for place, _ in found) > 1]
    if len(dated) < 2 and not others:  # noqa: PLR2004 - a single day below the items is that of the next meeting
        return whole.agenda(len(lines))
    end = next((at for at in others if at > whole.start), len(lines))
    return whole.agenda(end)._replace(is_sure=False)


def _is_agenda(head: list[list[str]], numbered: dict[int, AgendaLine], procedure: int) -> bool:
    """Tell whether items and what stands above them are an agenda.

    Args:
        procedure: How many lines stand on every agenda.
    """
    if procedure >= FEW or (procedure == FEW - 1 and numbered):
        return True
    mains = [line.main for line in numbered.values()]
    is_from_one = bool(mains) and mains[0] <= 1 and all(other - one <= 1 for one, other in pairwise(mains))
    is_named = any(re.search(AGENDA, " ".join(cells)) for cells in head)
    dated = sum(bool(written_dates(line.title)) for line in numbered.values())
    return is_named and is_from_one and len(mains) > 2 * dated


class _Lines:
    """The lines of an agenda.

    Args:
        found: Its numbered lines, and those that stand on every agenda, by their place.

    Attributes:
        start: The place of the first item; what stands above it is the heading.
        others: The lines that are no item.
    """

    def __init__(self, rows: Sequence[CellRow], lines: list[list[str]], found: dict[int, AgendaLine]) -> None:
        self.rows, self.lines, self.found = rows, lines, found
        self.is_numbered = any(line.number for line in found.values())
        self.start = min(at for at, line in found.items() if line.number or not self.is_numbered)
        self.head = dict(_joined([" ".join(cells) for cells in lines[: self.start]]))
        self.days = self._days()
        self.others: list[str] = []

    def dated(self) -> list[int]:
        """Return the places of the lines that can be meetings of other days."""
        own = {(one.number, one.month) for one in self.days}
        texts = {at: " ".join(cells) for at, cells in enumerate(self.lines) if at not in self.found}
        begun = {at: text for at, text in texts.items() if begins_with_day(text)}
        return [
            at
            for at, text in begun.items()
            if (at > self.start or _names_meeting(text))
            and not {(one.number, one.month) for one in written_dates(text)} <= own
        ]

    def agenda(self, end: int) -> ReadAgenda:
        """Return the agenda, with no item from a place among the lines on."""
        name, at = self._name()
        items = tuple(self._items(end))
        used = {at, *(place for place, text in self.head.items() if written_dates(text) or written_times(text)[0])}
        above = [text for place, text in self.head.items() if place not in used]
        return ReadAgenda(
            self.rows[self.start if at is None else at].place,
            name,
            tuple(one.text for one in self.days),
            self._time(),
            any(re.search(CANCELLED, text) and len(text.split()) <= LONG for text in self.head.values()),
            items,
            (*above, *self.others),
            is_sure=True,
        )

    # -- the heading

    def _days(self) -> list[Written]:
        """Return the days of the meeting, of the lines of the heading that say most that they are of it."""
        dated: dict[int, list[Written]] = {}
        for text in self.head.values():
            if (dates := written_dates(text)) and not re.match(PUBLISHED, text):
                listed = (_spelled(one.written) for one in listed_days(text, dates))
                dated.setdefault(_surety(text, dates), []).extend(sorted([*dates, *listed]))
        days: dict[tuple[int, int, str], Written] = {}
        for one in dated[max(dated)] if dated else ():
            days.setdefault((one.number, one.month, one.year), one)
        return list(days.values())

    def _name(self) -> tuple[str, int | None]:
        """Return what the heading calls the meeting, and the place of that line."""
        found = []
        for at, text in self.head.items():
            if re.match(rf"{GREETING}|(?:{MAIL_HEAD.removeprefix('(?i)')})", text):
                continue
            said = re.sub(AGENDA, DONE, written_times(_undated(text))[1])
            name = max(re.split(f"[{DAY}{DONE}(),;:|]", said), key=_worth)
            name = " ".join(re.sub(rf"^(?:\W|{EDGE})+|(?:\W|(?<!\w){EDGE})+$", "", name).split())
            is_agenda = bool(re.search(AGENDA, text))
            if len(name.split()) <= LONG and (WORDS.named(name) or (is_agenda and re.search(f"{LETTER}{{3}}", name))):
                found.append((bool(WORDS.named(name)), is_agenda, bool(written_dates(text)), -at, name))
        best = max(found, default=None)
        return (best[-1], -best[-2]) if best else ("", None)

    def _time(self) -> str:
        """Return the time in the heading, first that beside the day."""
        texts = [text for text in self.head.values() if not re.match(PUBLISHED, text)]
        times = [written_times(_undated(text))[0] for text in sorted(texts, key=lambda one: not written_dates(one))]
        return next((found[0].time for found in times if found), "")

    # -- the items

    def _items(self, end: int) -> list[AgendaItem]:
        """Return the items; a line that goes on in the next one is one item."""
        items: list[AgendaItem] = []
        in_section, goes_on = not self.is_numbered, False
        for at in range(self.start, len(self.lines)):
            text, line = " ".join(self.lines[at]), self.found.get(at)
            if at < end and line:
                is_heading = bool(re.fullmatch(SECTION, line.title))
                in_section = is_heading or not self.is_numbered
                goes_on = not is_heading or bool(line.number)
                items += [AgendaItem(line.number, line.title)] if goes_on else []
                self.others += (cell for cell in line.rest if not re.fullmatch(SPAN, cell))
            elif at < end and goes_on and (whole := _put_together(items[-1].title, text)):
                items[-1] = items[-1]._replace(title=whole)
            elif at < end and (item := _item_below(text, items[-1] if items else None, is_open=in_section)):
                items.append(item)
                goes_on = True
            else:
                self.others.append(text)
                goes_on = False
        return items


def _item_below(text: str, above: AgendaItem | None, *, is_open: bool) -> AgendaItem | None:
    """Return the item that a line without a number of its own can be; None where it is none.

    Args:
        above: The item above it.
        is_open: Whether lines without a number can be items here.
    """
    if re.match(ATTACHED, re.sub(BULLET, "", text)) or begins_with_day(text):
        return None
    if above and (found := re.fullmatch(LETTERED, text)):
        return AgendaItem(re.sub("[^0-9].*", "", above.number) + found["number"], without_time(found["title"]))
    title = without_time(re.sub(BULLET, "", text))
    return AgendaItem("", title) if is_open and re.search(f"{LETTER}{{3}}", title) else None


def _put_together(title: str, text: str) -> str:
    """Return the title of an item with the line below it, where the title goes on there; else nothing."""
    if re.match(ATTACHED, text) or not (re.match(r"[a-z(]", text) or re.fullmatch(UNENDED, title)):
        return ""
    if re.match(LETTERED, text) or begins_with_day(text):
        return ""
    return f"{title}{'' if title.endswith('-') else ' '}{without_time(text)}"[:LONGEST]


def _joined(texts: list[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines of a heading with their places; a line that ends with a weekday goes on in the next one."""
    held: tuple[int, str] | None = None
    for at, text in enumerate(texts):
        if held and re.search(rf"(?i)(?<!\w){WEEKDAY}$", held[1]):
            held = held[0], f"{held[1]} {text}"
            continue
        if held:
            yield held
        held = at, text
    if held:
        yield held


def _paired(rows: Sequence[CellRow]) -> list[CellRow]:
    """Return the rows, each number that stands alone with the line below it."""
    found: list[CellRow] = []
    for row in rows:
        cells = [cell for cell in row.cells if cell]
        is_alone = bool(found) and len(found[-1].cells) == 1 and re.fullmatch(NUMBER_ALONE, found[-1].cells[0])
        if is_alone and len(cells) == 1 and re.match(LETTER, cells[0]):
            found[-1] = found[-1]._replace(cells=[*found[-1].cells, *cells])
        else:
            found.append(row._replace(cells=cells))
    return found


def _surety(text: str, dates: list[Written]) -> int:
    """Return how much a line says that its days are those of the meeting; a higher number is more."""
    tells = (re.search(AGENDA, text), re.search(MEETS, text) or WORDS.named(text), dates[0].weekday)
    return next((len(tells) - at for at, one in enumerate(tells) if one), 0)


def _spelled(one: Written) -> Written:
    """Return a day that shares its month with the next one, with that month in its words."""
    words = (one.weekday, str(one.number), MONTHS[one.month - 1], one.year)
    return one._replace(text=" ".join(filter(None, words)))


def _names_meeting(text: str) -> bool:
    return bool(WORDS.named(text) or written_times(_undated(text))[0])


def _undated(text: str) -> str:
    """Return a line with marks in the place of its days."""
    for one in written_dates(text):
        text = blanked(text, one.start, one.end, DAY)
    return text


def _worth(part: str) -> tuple[bool, int]:
    return bool(WORDS.named(part)), len(part.strip())
