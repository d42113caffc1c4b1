"""How sure a meeting is, as a column or the title of the meeting says it."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from wmoplan.model.meeting import OFF
from wmoplan.model.words import CANCELLED, FIRM, MOVED, PROVISIONAL
from wmoplan.read.meetings import words
from wmoplan.read.meetings.dates import existing_day, written_dates
from wmoplan.read.meetings.lines import unaccented
from wmoplan.read.meetings.times import written_times

DENIED: Final = r"(?i)(?<!\w)niet\s*$"
DENIED_AFTER: Final = r"(?i)\s*niet(?!\w)"
SURE: Final = (
    r"(?i)(?:definitief|bevestigd|confirmed|gepland|ingepland|ingeroosterd|geagendeerd|scheduled|planned|gehouden|openbaar|"
    r"public|afgerond|gepubliceerd|published|vastgesteld|vast|gaat door|actief|active|besloten|ja|ok|oké|oke|akkoord|-)"
)
GOES_ON: Final = r"(?i)\W*(?:(?:deze |de )?\w*vergadering\s)?gaat (?:gewoon |wel |toch )?door\W*"
"""A cell that only says that the meeting is held."""

YES: Final = r"(?i)(?:true|yes|y|waar|ja|j|jawel|x|v|1|[✓✔√☑☒✗✘])"
NO: Final = r"(?i)(?:false|no|onwaar|nee|neen|n|0|-|☐)"
"""What the cells hold of a column that asks something of each meeting, such as 'vervallen' or 'gaat door'."""

ANSWERS: Final = {
    "off": (CANCELLED, ""),
    "on": ("", CANCELLED),
    "firm": ("", PROVISIONAL),
    "unsure": (PROVISIONAL, ""),
    "reserve": (PROVISIONAL, ""),
}
"""What yes and no mean in such a column, by what the column is; empty where they say nothing of the status."""

ALONE: Final = 4
"""Unit: words. A remark of no more than these that calls off is about the meeting, and not about a part of it."""

SITTING: Final = r"(?:\w*vergadering|\w*bijeenkomst|raad|commissie|\w*avond)"
WHOLE: Final = (
    rf"(?i)(?<!van )(?<!in )(?<!op )(?<!voor )(?<!tijdens )(?<!aan )(?<!\w)(?:de|deze|dit|die)\s{SITTING}(?!\w)"
)
"""How a sentence names the meeting itself."""

PART: Final = (
    r"(?i)(?<!\w)(?:(?:agenda)?punt(?:en)?\s[0-9]|(?:het|de|een|dit|deze)\s(?:\w+\s)?(?:agendapunt|punt|onderwerp|bespreking|"
    r"presentatie|motie|amendement|voorstel|nota|stuk|pauze|lunch|ontvangst|rondleiding|inspraak|vragenuur)(?!\w)|"
    r"(?:catering|broodmaaltijd|lunch|diner|borrel|koffie|inloop|rondleiding|livestream|uitzending|inspraak\w*|"
    r"vragenuur\w*|presentatie|excursie)(?!\w))"
)
"""What may be called off without the meeting."""

BARE_PART: Final = PART.removeprefix("(?i)")
NOTHING: Final = r"(?i)\W*n\.?\s?v\.?\s?t\.?\W*"
"""A remark that there is nothing to remark."""

ASKED: Final = (
    r"(?i)(?<!\w)(?:gevraagd|vraagt|verzoek\w*|voorgesteld|mogelijk|misschien|wellicht|kan|kunnen|indien|als|tenzij|of)"
    r"(?!\w)"
)
"""With such a word it is not said that the meeting is off."""

NONE: Final = r"(?i)(?<!\w)geen (?:\w*vergadering(?:en)?|bijeenkomst(?:en)?|raad|commissies?)(?!\w)"
"""What stands in the place of a meeting that is not held."""

UNSURE: Final = r"(?i)(?:tentative|concept|nog niet definitief|niet definitief|onbevestigd|inactie[fv]|inactive)"
SENTENCE: Final = (
    r"(?i)(?<!\w)(?:is|zijn|wordt|worden|gaat|gaan|komt|komen|kan|kunnen|zal|zullen|vervalt|vindt|vinden|geen)(?!\w)|"
    r"^\W*(?:alle|de|beide|deze)\s.*(?<!\w)vervallen\W*$"
)
"""What makes a line a sentence about meetings, and no heading above them."""

UNSURE_ALONE: Final = (
    r"(?i)\W*(?:(?:de |deze )?(?:datum|dag|vergadering|bijeenkomst)\s)?(?:(?:alleen|is|staat|nog|wordt)\s)*"
    rf"{words.PROVISIONAL.removeprefix('(?i)')}\W*"
)
"""A remark that says no more than that the meeting is not sure yet."""

ELSEWHERE: Final = (
    r"(?i)(?<!\w)naar\s(?:de\s|het\s)?(?:\w*zaal|\w*kamer|\w*huis|\w*gebouw|locatie|theater|kerk|school)(?!\w)"
)
"""How a meeting goes to another room, on the same day."""


def said_in_title(title: str) -> str:
    """Return the status that a title tells of, or nothing.

    >>> said_in_title("Raad (Cancelled)"), said_in_title("Raad (o.v.b.)"), said_in_title("Raad gaat niet door")
    ('vervallen', 'voorlopig', 'vervallen')
    >>> said_in_title("Raad: vervállen"), said_in_title("Conceptbegroting")
    ('vervallen', '')
    """
    title = unaccented(title)
    found = re.search(words.CANCELLED, title)
    if found and not is_denied(title, found):
        return CANCELLED
    if re.search(NONE, title):
        return CANCELLED
    for unsure in re.finditer(words.PROVISIONAL, title):
        if not re.fullmatch(r"(?i)concept\w+", unsure[0]):
            return PROVISIONAL
    return ""


def is_of_else(text: str, found: "re.Match[str]") -> bool:
    """Tell whether a word of doubt is part of the name of something else, such as the draft of a budget."""
    after = text[found.end() :]
    return bool(re.match(r"(?i)concept", found[0])) and bool(
        re.fullmatch(r"(?i)concept\w+", found[0]) or re.match(rf"\s?{words.LETTER}", after)
    )


def is_denied(text: str, found: "re.Match[str]") -> bool:
    """Tell whether a text says that a word for a status does not hold."""
    return bool(re.search(DENIED, text[: found.start()]) or re.match(DENIED_AFTER, text[found.end() :]))


def said_in_column(cell: str) -> str | None:
    """Return the status that a cell of the column for it means; None where the word is not known.

    >>> said_in_column("Geannuleerd"), said_in_column("Ingepland"), said_in_column("Verplaatst"), said_in_column("?")
    ('vervallen', 'definitief', 'verplaatst', None)
    """
    if re.search(words.MOVED, cell):
        return _moved_status(cell)
    if re.search(UNSURE, cell):
        return PROVISIONAL
    if said := said_in_title(cell):
        return said
    return FIRM if not cell or re.fullmatch(SURE, cell) else None


def without_state(title: str) -> str:
    """Return a title without the words for its status, and the brackets or the colon round them.

    >>> without_state("VERVALLEN: Raad"), without_state("Raad (geannuleerd)")
    ('Raad', 'Raad')
    """
    bare = words.CANCELLED.removeprefix("(?i)")
    title = re.sub(rf"(?i)[(\[]\s*{bare}\s*[)\]]|^\s*{bare}\s*[:-]\s*|\s+-\s+{bare}\s*$", " ", title)
    return " ".join(title.split())


class Said(NamedTuple):
    """What the words beside a meeting say of it.

    Attributes:
        status: Empty where they say nothing.
        to: The new day of a meeting that was moved; None where they do not say it.
        doubt: Words that may call off the meeting, or only a part of it.
        is_open: Whether nobody can tell from those words whether the meeting goes on; with the status `PROVISIONAL`
            they may also mean that it is not sure yet.
    """

    status: str = ""
    to: date | None = None
    doubt: str = ""
    is_open: bool = False


def moved_in_title(title: str, day: date) -> Said:
    """Return what a title says of the move of a meeting: a word for it with a new day, or that stands by itself.

    >>> moved_in_title("Raad (verzet naar 4 februari)", date(2027, 1, 28)).to
    datetime.date(2027, 2, 4)
    >>> moved_in_title("Uitgesteld: raad", date(2027, 1, 28)).status
    'vervallen'
    >>> moved_in_title("Verzet: raad", date(2027, 1, 28)).status
    'verplaatst'
    >>> moved_in_title("Motie verzet", date(2027, 1, 28)).status
    ''
    """
    moved = words.MOVED.removeprefix("(?i)")
    found = re.search(words.MOVED, title)
    if found and (elsewhere := moved_on_the_day(title)).doubt:
        return elsewhere
    new, is_clear = _new_day(title, day, found.end() if found else len(title))
    if new and new != day:
        return Said(MOVED, new) if is_clear else Said(doubt=title)
    if not found or new or _names_old_day(title):
        return Said()
    alone = (
        rf"(?i)^\W*{moved}\s*[:-]|[(\[]\s*{moved}\s*[)\]]|{moved}\s+naar(?!\w)|"
        r"(?<!\w)(?:verplaatst|uitgesteld|verschoven)\W*$"
    )
    return Said(_moved_status(title)) if re.search(alone, title) else Said()


def _moved_status(text: str) -> str:
    """Return the status of a meeting that is moved, where no new day is told; off where there is none yet."""
    return CANCELLED if re.search(words.POSTPONED, text) else MOVED


def moved_on_the_day(text: str) -> Said:
    """Return the doubt of a text that tells of another room or another hour, and of no other day.

    >>> moved_on_the_day("verplaatst naar zaal 2").doubt, moved_on_the_day("verzet naar 20.00 uur").is_open
    ('verplaatst naar zaal 2', True)
    """
    if written_dates(text):
        return Said()
    is_open = bool(written_times(text)[0])
    return Said(doubt=text, is_open=is_open) if is_open or re.search(ELSEWHERE, text) else Said()


def _new_day(title: str, day: date, moved: int) -> tuple[date | None, bool]:
    """Return the first day to which a title moves a meeting, and whether nothing else can be meant.

    Args:
        title: What stands there.
        day: The day of the meeting.
        moved: Where the word for the move ends; the end of the title where there is none.
    """
    for one in written_dates(title):
        before = title[: one.start]
        is_becoming = re.search(words.BECOMES, before)
        if re.search(words.FROM, before) or not (one.start >= moved or is_becoming):
            continue
        _, rest = written_times(title[one.end :])
        is_clear = one.start >= moved or not re.search(rf"(?!{words.EDGE}){words.LETTER}{{3}}", rest)
        return _nearest(one.number, one.month, one.year, day), is_clear
    return None, True


def _names_old_day(title: str) -> bool:
    """Tell whether a title says from which day a meeting came."""
    return any(re.search(words.FROM, title[: one.start]) for one in written_dates(title))


def _nearest(number: int, month: int, year: str, day: date) -> date | None:
    """Return a date as it was written; without a year the one that is nearest to another day."""
    years = [int(year)] if year else [day.year - 1, day.year, day.year + 1]
    days = filter(None, (existing_day(one, month, number) for one in years))
    return min(days, key=lambda one: abs(one - day), default=None)


def said_beside(text: str, day: date) -> Said:
    """Return what a cell says of a meeting that no other column tells: a remark, a place, the rest of a date.

    >>> said_beside("GAAT NIET DOOR", date(2027, 2, 11)).status
    'vervallen'
    >>> said_beside("punt 4 van de agenda is vervallen", date(2027, 2, 11)).doubt
    'punt 4 van de agenda is vervallen'
    >>> said_beside("het college vraagt om de raad te laten vervallen", date(2027, 2, 11)).is_open
    True
    """
    moved = moved_in_title(text, day)
    if moved.to or moved.doubt:
        return moved
    new, _ = _new_day(text, day, 0)
    is_here = new == day or (new is None and _names_old_day(text))
    status = _moved_status(text) if re.search(words.MOVED, text) and not is_here else said_in_title(text)
    if status not in OFF and not re.fullmatch(UNSURE_ALONE, text):
        return doubted(text)
    if (len(text.split()) <= ALONE and not re.search(PART, text)) or (
        status in OFF and is_about_the_meeting(text, day)
    ):
        return Said(status)
    return Said(doubt=text, is_open=status in OFF and not re.search(PART, text))


def is_statement(text: str) -> bool:
    """Tell whether a line without a day is a sentence that calls off or doubts meetings, and no heading above them.

    >>> is_statement("De raad van februari gaat niet door."), is_statement("Vervallen vergaderingen")
    (True, False)
    """
    return not text.endswith(":") and bool(said_in_title(text) and re.search(SENTENCE, text))


def said_in_heading(text: str) -> str:
    """Return the status of the meetings below a heading; nothing where the heading tells of none.

    >>> said_in_heading("Vervallen:"), said_in_heading("Reservedata raad 2027"), said_in_heading("rood = vervallen")
    ('vervallen', 'voorlopig', '')
    """
    if is_statement(text) or "=" in text or len(text.split()) > words.LONG_HEADING or re.search(PART, text):
        return ""
    return said_in_title(text) or (MOVED if re.search(words.MOVED_HEADING, text) else "")


def said_in_name(name: str, day: date) -> list[Said]:
    """Return what the name of a meeting, of its kind or of its body says of the meeting.

    >>> [one.status for one in said_in_name("Raad (reserve)", date(2027, 1, 28)) if one.status]
    ['voorlopig']
    """
    status = said_in_title(name)
    moved = moved_in_title(name, day)
    is_short = len(name.split()) <= words.LONG_NAME
    parts = [name] if is_short else re.findall(r"[(\[][^)\]]*[)\]]", name)
    doubt = next((one for one in map(doubted, parts) if one.doubt), Said())
    return [moved, Said(status) if status or moved != Said() else doubt]


def said_at_day(rest: str, cell: str, day: date) -> Said:
    """Return what the rest of a cell says of the meeting beside a day or a time.

    >>> said_at_day("()", "(18-03-2027)", date(2027, 3, 18)).doubt, said_at_day("o.v.", "", date(2027, 3, 18)).status
    ('(18-03-2027)', 'voorlopig')
    """
    if re.fullmatch(r"[(\[]\s*[)\]]", rest) and re.fullmatch(r"[(\[][^)\]]*[)\]]", cell):
        return Said(PROVISIONAL, doubt=cell, is_open=True)
    said = said_beside(rest, day)
    return Said(doubt=rest) if re.fullmatch(r"\W*[*†‡#]\W*", rest) else said


def doubted(text: str) -> Said:
    """Return the doubt of a text of which nobody can tell whether it doubts the meeting, or a part of it.

    >>> doubted("wordt samengevoegd met de raad van 10 juni").is_open, doubted("zaal nog niet bekend").is_open
    (True, False)
    """
    unsure = next((one for one in re.finditer(words.PROVISIONAL, text) if not is_of_else(text, one)), None)
    is_open = unsure or re.search(words.DOUBTFUL, text)
    is_other_day = unsure and re.match(words.RESERVE, unsure[0]) and written_dates(text)
    if not is_open or is_other_day or re.fullmatch(NOTHING, text) or re.search(rf"{words.OF_ELSE}|{BARE_PART}", text):
        return Said()
    return Said(PROVISIONAL, doubt=text, is_open=True)


def combined(stated: str, title: str, beside: Iterable[Said]) -> Said:
    """Return what a meeting is: as its own field states it, else its title, else what stands beside it.

    Args:
        stated: The status of its own column or field; empty where that says nothing.
        title: What the meeting is called.
        beside: What its title and other words say of a move or of a status, the surest first.
    """
    found = list(beside)
    to = next((one.to for one in found if one.to), None)
    said = [PROVISIONAL if stated == PROVISIONAL else "", said_in_title(title), *(one.status for one in found)]
    if to is not None:
        return Said(MOVED, to)
    if off := next((one for one in (CANCELLED, MOVED) if one in {stated, *said}), ""):
        return Said(off)
    return Said(next(filter(None, said), FIRM))


def is_about_the_meeting(text: str, day: date) -> bool:
    """Tell whether a sentence that calls off, calls off the meeting itself, and no part of it or another one.

    >>> is_about_the_meeting("Deze vergadering gaat bij gebrek aan punten niet door", date(2027, 1, 28))
    True
    >>> is_about_the_meeting("De vergadering van 4 maart vervalt", date(2027, 1, 28))
    False
    """
    days = [_nearest(one.number, one.month, one.year, day) for one in written_dates(text)]
    is_other = any(one != day for one in days)
    return bool(re.search(WHOLE, text)) and not (is_other or re.search(PART, text) or re.search(ASKED, text))
