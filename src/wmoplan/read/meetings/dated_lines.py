"""One dated line: the meetings that it tells of, or a question."""

import re

from wmoplan.errors import Refused
from wmoplan.model.day import read_time
from wmoplan.model.meeting import Meeting
from wmoplan.model.words import CANCELLED, FIRM, MOVED, PROVISIONAL
from wmoplan.read.meetings import words
from wmoplan.read.meetings.dated import Dated, taken_apart
from wmoplan.read.meetings.dates import Written
from wmoplan.read.meetings.days import days_of, moved_days
from wmoplan.read.meetings.doubts import STATUS_WORD, of_doubt, of_status_word, of_times
from wmoplan.read.meetings.lines import TextLine, folded
from wmoplan.read.meetings.outcome import LONGEST, OfferedAnswer
from wmoplan.read.meetings.owners import is_in_turn, owners_of
from wmoplan.read.meetings.reading import Reading
from wmoplan.read.meetings.status import doubted, is_denied
from wmoplan.read.meetings.times import MIDNIGHT, WrittenTime
from wmoplan.read.meetings.words import DAY, DONE, EDGE, LETTER, LONGEST_EDGE, RESERVE


def meetings_of(reading: Reading, at: int, line: TextLine, dates: list[Written]) -> list[Meeting]:
    """Return the meetings of a line with dates.

    Raises:
        Unclear: It must be asked first.
        NoMeeting: It is none.
    """
    dated = taken_apart(reading, at, line, dates)
    days = days_of(dated)
    status = _status(dated)
    statuses = _each_status(dated, status)
    parts = _parts(dated.rest)
    paired = [(body, time if time != MIDNIGHT else None) for body, time in _paired(dated, parts)]
    title = _title(reading, parts)
    place = reading.place(line)
    if dated.is_moved:
        ((body, time),) = paired
        if (answered := dated.answer(dated.key("naar"))) in {CANCELLED, FIRM} and len(days) == 1:
            return [Meeting(days[0], body, time, answered, title=title, place=place)]
        old, new = moved_days(dated, days)
        return [Meeting(old, body, time, status, new, title, place=place)]
    each = days if len(days) > 1 else days * len(paired)
    of_firm = _title(reading, [part for part in parts if not re.match(RESERVE, part)])
    return [
        Meeting(day, body, time, one, title=title if one == status else of_firm, place=place)
        for day, (body, time), one in zip(
            each, paired, statuses if len(days) > 1 else [status] * len(paired), strict=True
        )
    ]


def _status(dated: Dated) -> str:
    if dated.is_moved or dated.line.number in dated.reading.states:
        return MOVED if dated.is_moved else _status_of_word(dated, dated.reading.states[dated.line.number])
    if cancelled := re.search(words.CANCELLED, dated.rest):
        is_doubtful = is_denied(dated.rest, cancelled) or len(dated.dates) > 1
        dated.take(cancelled)
        return _cancelled_status(dated, is_doubtful=is_doubtful)
    return _unsure_status(dated)


def _unsure_status(dated: Dated) -> str:
    """Return the status of a meeting of which the line does not say that it is off."""
    provisional = re.search(words.PROVISIONAL, dated.rest)
    if provisional and not re.match(r"(?i)reserve|uitloop|uitwijk", provisional[0]):
        dated.take(provisional)
    if firm := re.search(words.FIRM, dated.rest):
        dated.take(firm)
        return FIRM
    if not provisional and (below := dated.status_below()):
        return below
    section = dated.reading.section.status
    if section == CANCELLED and not provisional:
        return _cancelled_status(dated, is_doubtful=True)
    if not provisional and re.search(words.DOUBTFUL, dated.rest):
        said = doubted(re.sub(rf"[{DAY}{DONE}]+", " ", dated.rest))
        return _doubted_status(dated, said.doubt) if said.is_open else section or FIRM
    return PROVISIONAL if provisional else section or FIRM


def _doubted_status(dated: Dated, said: str) -> str:
    """Return the status of a meeting that may not be held, as it was answered."""
    answered = dated.answer(key := dated.key("status"))
    if answered not in {FIRM, PROVISIONAL, CANCELLED}:
        raise dated.doubt(key, of_doubt(f"'{' '.join(said.split())}'"))
    return answered


def _status_of_word(dated: Dated, word: str) -> str:
    """Return what a word in a column of states means, as it was answered."""
    key = f"{STATUS_WORD}{folded(word)}"
    answered = dated.answer(key)
    if answered not in {FIRM, PROVISIONAL, CANCELLED}:
        raise dated.doubt(key, of_status_word(word))
    return answered


def _each_status(dated: Dated, status: str) -> list[str]:
    """Return the status of each date; a reserve day behind another day leaves that one as it is."""
    first = dated.reading.section.status or FIRM
    if behind := _behind_dates(dated) if status == PROVISIONAL else set():
        return [PROVISIONAL if at in behind else first for at in range(len(dated.dates))]
    reserve = re.search(RESERVE, dated.line.text)
    if status != PROVISIONAL or not reserve or not dated.dates[0].end <= reserve.start() < dated.dates[-1].start:
        return [status] * len(dated.dates)
    return [first if one.end <= reserve.start() else status for one in dated.dates]


def _behind_dates(dated: Dated) -> set[int]:
    """Return which dates have a word of doubt in brackets right behind them; none where such a word is of more dates.

    Behind the last date only a word for a day that is kept free is of that date alone.
    """
    text = dated.line.text
    found = {
        at: said
        for at, one in enumerate(dated.dates)
        if (said := re.match(r"\s?[(\[][^0-9)\]]*[)\]]", text[one.end :])) and re.search(words.PROVISIONAL, said[0])
    }
    last = len(dated.dates) - 1
    many = len(re.findall(words.PROVISIONAL, text))
    is_apart = bool(last) and text[dated.dates[-2].end : dated.dates[-1].start].strip().lower() != "en"
    is_of_one = last not in found or len(found) > 1 or (is_apart and bool(re.search(RESERVE, found[last][0])))
    return set(found) if found and last and many == len(found) and is_of_one else set()


def _cancelled_status(dated: Dated, *, is_doubtful: bool) -> str:
    """Return the status of a meeting that is called off; where the list leaves a doubt, as it is answered."""
    key, are_many = dated.key("status"), len(dated.dates) > 1
    answered = dated.answer(key)
    if is_doubtful and answered not in {CANCELLED, FIRM}:
        what = "vervallen al deze vergaderingen?" if are_many else "vervalt deze vergadering?"
        raise dated.ask(key, "status", what, (OfferedAnswer(CANCELLED, CANCELLED), OfferedAnswer(FIRM, "gaat door")))
    return answered or CANCELLED


def _parts(rest: str) -> list[str]:
    """Return what is left of the line, part by part, without the words that only hold it together."""
    parts = map(_without_edges, re.split(rf"[{DAY}{DONE}\t;(),:]+|\s-+\s|\s-+$|^-+\s", rest))
    return [part for part in parts if re.search(LETTER, part)]


def _without_edges(part: str) -> str:
    kept, before = part, ""
    while kept != before:
        before = kept
        kept = kept.strip(" .,;:-/\"'&+*")
        first = re.match(EDGE, kept)
        start = first.end() if first else 0
        last = re.compile(rf"(?<!\w){EDGE}$").search(kept, max(start, len(kept) - LONGEST_EDGE))
        kept = kept[start : last.start() if last else None]
    return kept


def _title(reading: Reading, parts: list[str]) -> str:
    """Return what the line says besides day, time and body; a part that only names a body is left out."""
    said = (re.sub(rf"^(?:\s*{EDGE})+", "", reading.words.without(part)) for part in parts)
    titles = [part for part, words in zip(parts, said, strict=True) if re.search(LETTER, words)]
    return ", ".join(dict.fromkeys(titles))[:LONGEST]


def _paired(dated: Dated, parts: list[str]) -> list[tuple[str, str | None]]:
    """Return body and time of each meeting in the line."""
    _leave_section(dated)
    starts = [named.start for named in dated.bodies]
    is_one_day = len(dated.dates) == 1 and not dated.is_moved
    if is_one_day and 1 < len(starts) == len(dated.times) and is_in_turn(starts, [time.start for time in dated.times]):
        return [(named.body, _clock(dated, time)) for named, time in zip(dated.bodies, dated.times, strict=True)]
    if is_one_day and not starts and not dated.times and (several := dated.meetings_below()):
        return several
    return list(zip(owners_of(dated, parts), _clocks(dated), strict=True))


def _leave_section(dated: Dated) -> None:
    """End what a heading says of body and time, where a line below it names another body: the list is mixed."""
    section = dated.reading.section
    if section.body and any(named.body != section.body for named in dated.bodies):
        section.body, section.time = "", None


def _clocks(dated: Dated) -> list[str | None]:
    """Return the time of each meeting in the line."""
    times = dated.times
    if not times:
        dated.take_time_below()
        return [dated.time_below or dated.reading.section.time] * dated.many
    if dated.is_moved or len({time.time for time in times}) == 1:
        return [_clock(dated, times[-1 if dated.is_moved else 0])] * dated.many
    if len(times) == dated.many:
        return [_clock(dated, time) for time in times]
    key = dated.key("tijd")
    held = dict.fromkeys(time.time for time in times if time.time)
    answered = dated.answer(key)
    if answered not in held:
        raise dated.doubt(key, of_times(held))
    return [answered] * dated.many


def _clock(dated: Dated, time: WrittenTime) -> str:
    if time.time:
        return time.time
    key = dated.key(time.text)
    try:
        return read_time(dated.answer(key))
    except Refused:
        raise dated.ask(key, "tijd", f"'{time.text}' is geen tijd. Hoe laat begint de vergadering?") from None
