"""The lines of an agenda: which of them are items, by their numbers and by what stands on every agenda of a council."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from wmoplan.read.meetings.bodies import BodyWords
from wmoplan.read.meetings.dates import written_dates
from wmoplan.read.meetings.words import BODY_WORDS, EDGE, LETTER, MONTH

PROCEDURE: Final = (
    r"(?i)(?:opening|sluiting|mededeling(?:en)?|rondvraag|vragen(?:half)?uur(?:tje)?|spreekrecht|insprekers?|"
    r"hamerstuk(?:ken)?|bespreekstuk(?:ken)?|debatstuk(?:ken)?|(?:lijst (?:van )?)?ingekomen stukken|"
    r"vaststell(?:en|ing) (?:van )?(?:de |het |concept\W*)*(?:agenda|besluitenlijst|verslag|notulen)|"
    r"moties? vreemd|(?:ter )?(?:beeldvorming|oordeelsvorming|besluitvorming)|(?:trekken |loting )stemnummer)(?!\w)"
)
"""What stands on every agenda of a council, at the beginning of a line."""

SECTION: Final = (
    r"(?i)(?:hamerstuk(?:ken)?|bespreekstuk(?:ken)?|debatstuk(?:ken)?|(?:ter )?(?:beeld|oordeels|besluit)vorming)\W*"
)
"""A heading within an agenda; below it items can stand without a number."""

NUMBER: Final = r"(?:(?:agenda)?punt\s+)?\(?(?P<number>[0-9]{1,2}(?:\.[0-9]{1,2}|\.?[a-z])?)"
NUMBERED: Final = (
    rf"(?i){NUMBER}(?:[.):]+\s*|\s+[-\u2013]\s+|\s+)(?!(?:{MONTH}|uur|u)(?!\w))(?P<title>[\"'\u2018\u201c(]?{LETTER}.*)"
)
NUMBER_ALONE: Final = rf"(?i){NUMBER}[.):]*"
LETTERED: Final = rf"(?P<number>[a-z])[.)]\s+(?P<title>{LETTER}.*)"
BULLET: Final = r"^[-*+\u2022\u00b7\u25e6\u25aa\u2013]\s+"

CLOCK: Final = r"(?:[01]?[0-9]|2[0-3])[.:][0-5][0-9](?:\s*uur)?"
SPAN: Final = rf"\(?{CLOCK}(?:\s*(?:-|\u2013|tot)\s*{CLOCK})?\)?"
TIME_AHEAD: Final = rf"(?i){SPAN}(?:\s*[:|-])?\s+(?=\S)"
TIME_BEHIND: Final = rf"(?i)[\s,|-]+{SPAN}\W*$"
LAST_MORNING: Final = 12
"""Unit: hours. "19.30 Opening" begins with a time; "8.10 Beleidsplan" has a number in front."""

MOST_JUMP: Final = 10
"""How far a number may be from the one before."""

FEW: Final = 3
"""How many numbered items make an agenda."""

WORDS: Final = BodyWords(BODY_WORDS)


class AgendaLine(NamedTuple):
    """A line that begins with a number, or with what stands on every agenda.

    Attributes:
        number: As the agenda writes it; may be empty.
        title: Without the time of the item.
        rest: Its other cells, and times.
    """

    number: str
    title: str
    rest: tuple[str, ...] = ()

    @property
    def main(self) -> int:
        """The figures with which the number begins."""
        return int(re.sub("[^0-9].*", "", self.number))

    @property
    def is_procedure(self) -> bool:
        """Whether it stands on every agenda."""
        return bool(re.match(PROCEDURE, self.title))


def agenda_line(cells: list[str]) -> AgendaLine | None:
    """Return the item that a line can be; None where it begins with no number and with nothing of every agenda.

    Args:
        cells: Those of the line that are not empty.

    >>> agenda_line(["8a. Beleidsplan cultuur 20.15 uur"])
    AgendaLine(number='8a', title='Beleidsplan cultuur', rest=())
    >>> agenda_line(["8.", "Beleidsplan cultuur", "De Vries"])
    AgendaLine(number='8', title='Beleidsplan cultuur', rest=('De Vries',))
    >>> agenda_line(["8 december 2026 raad"])
    """
    first, rest = cells[0], cells[1:]
    alone = re.fullmatch(NUMBER_ALONE, first)
    if rest and re.fullmatch(SPAN, first) and (not alone or re.fullmatch(NUMBER_ALONE, rest[0])):
        line = agenda_line(rest)
        return line._replace(rest=(first, *line.rest)) if line else None
    if rest and alone:
        title = next((cell for cell in rest if re.search(f"{LETTER}{{3}}", cell)), "")
        is_item = title and not begins_with_day(title)
        others = tuple(cell for cell in rest if cell != title)
        return AgendaLine(alone["number"], without_time(title), others) if is_item else None
    text = _from_number(re.sub(BULLET, "", first))
    found = re.fullmatch(NUMBERED, text)
    title = found["title"] if found else text
    if begins_with_day(title) or not (found or re.match(PROCEDURE, title)):
        return None
    return AgendaLine(found["number"] if found else "", without_time(title), tuple(rest))


def _from_number(text: str) -> str:
    """Return a line without the time at its beginning."""
    found = re.match(TIME_AHEAD, text)
    if not found:
        return text
    hour = int(re.findall("[0-9]+", found[0])[0])
    is_time = hour > LAST_MORNING or re.search(r"(?i)uur|[:\u2013-]", found[0])
    return text[found.end() :] if is_time else text


def without_time(title: str) -> str:
    """Return the title of an item without the time behind it."""
    return re.sub(TIME_BEHIND, "", title).strip() or title


def begins_with_day(text: str) -> bool:
    """Tell whether a line begins with a day, or with a body and a day: a meeting, and no item.

    >>> begins_with_day("raad: do 14 januari 2027"), begins_with_day("Verslag 12 november 2026")
    (True, False)
    """
    dates = written_dates(text)
    before = WORDS.without(text[: dates[0].start]) if dates else ""
    return bool(dates) and not re.sub(rf"{EDGE}|[\W_]", "", before)


def ascending(lines: Iterable[tuple[int, AgendaLine]]) -> dict[int, AgendaLine]:
    """Return the lines whose number follows the one before, by their place; none where they are too few.

    A number that goes back, or jumps, is no number of an item.
    """
    found: list[tuple[int, AgendaLine]] = []
    for at, line in lines:
        if line.main == 1 and len(found) < FEW and found and found[-1][1].main > 1:
            found = []
        if not found or found[-1][1].main <= line.main <= found[-1][1].main + MOST_JUMP:
            found.append((at, line))
    return dict(found) if len(found) >= FEW else {}
