"""Days in a list on one line: where it begins, the years of those that have none, and the sentences of a paragraph."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from wmoplan.dutch import MONTHS
from wmoplan.read.meetings.dates import TWO, Written, written_dates
from wmoplan.read.meetings.lines import TextLine
from wmoplan.read.meetings.words import CANCELLED, DOUBT, LETTER, MONTH, MOVED, PROVISIONAL, WEEKDAY

LAST_HOUR: Final = 24
SEPTEMBER: Final = 9
OF_BODY: Final = (
    rf"(?i)(?:\s(?!(?:en|om|week|wk|punt|agendapunt|artikel|deel)\s){LETTER}+){{0,3}}:?\s"
    r"(?P<days>[0-9]{1,2}(?P<sign>[-/.])[0-9]{1,2}(?:\s?(?:,|;|&|\+|en|/)\s?[0-9]{1,2}(?P=sign)[0-9]{1,2})*)"
    r"(?![\w:/-]|\.[0-9]|\s*uur)"
)
"""Days in figures without a year, and what may stand between them and a body."""

SENTENCE_END: Final = (
    rf"(?i:(?<!\w)(?:{MONTH}|{WEEKDAY}|cie|dhr|mevr|mw|drs|mr|ir|nr|dd|dhr|evt|incl|excl|resp|ca|o\.?v|i\.?v\.?m))\.\s|"
    r"(?P<end>(?<=[\w)]{2})[.!?])\s+(?=[A-Z])"
)
"""The end of a sentence, or a word with a dot that is none."""

OF_ANOTHER: Final = "|".join(one.removeprefix("(?i)") for one in (CANCELLED, PROVISIONAL, MOVED, DOUBT))


def as_list_of(text: str, body: str) -> str:
    """Return a line that begins with a body and days in figures as a list of days, each sign in its place.

    Days with a dot are several, or cannot be a time.

    >>> as_list_of("raad 14/1 en 28/1", "raad"), as_list_of("raad 4.3", "raad"), as_list_of("raad 20.00", "raad")
    ('raad:14/1 en 28/1', 'raad:4-3', 'raad 20.00')
    """
    found = re.match(body, text) if text[:1].isalpha() else None
    days = re.compile(OF_BODY).match(text, found.end()) if found else None
    if not days:
        return text
    at, listed = days.start("days"), days["days"]
    dotted = re.findall(r"([0-9]{1,2})\.([0-9]{1,2})", listed)
    is_time = any(int(month) > len(MONTHS) or not int(month) for _, month in dotted) or (
        len(dotted) == 1 and int(dotted[0][0]) <= LAST_HOUR and len(dotted[0][1]) > 1
    )
    if is_time:
        return text
    return f"{text[: at - 1]}:{listed.replace('.', '-').replace(' / ', ' & ')}{text[days.end('days') :]}"


def in_order(text: str, dates: Sequence[Written], years: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Return the years of the dates of a line, with those of a list that goes on behind a day with its year."""
    held = list(years)
    for at, (one, other) in enumerate(pairwise(dates), 1):
        is_list = re.fullmatch(rf"\s*{TWO}\s*", text[one.end : other.start])
        if not is_list or held[at] or other.year or len(held[at - 1]) != 1:
            continue
        is_later = (other.month, other.number) > (one.month, one.number)
        if is_later or one.month >= SEPTEMBER > other.month:
            held[at] = (held[at - 1][0] + (not is_later),)
    return held


def sentences_of(line: TextLine) -> Iterator[TextLine]:
    """Yield the sentences of a paragraph of which at least two have a day; any other line as it is.

    What says something of a sentence before it, and has no day of its own, stays with that.
    """
    parts = [] if line.is_too_long or line.cell or "\t" in line.text else split_sentences(line.text)
    dated = [bool(written_dates(part)) for part in parts] if len(parts) > 1 else []
    if sum(dated) < 2:  # noqa: PLR2004 - two sentences
        yield line
        return
    kept: list[str] = []
    for part, has_day in zip(parts, dated, strict=True):
        if kept and not has_day and re.search(rf"(?i){OF_ANOTHER}", part):
            kept[-1] = f"{kept[-1]} {part}"
        else:
            kept.append(part)
    for cell, part in enumerate(kept, 1):
        yield line._replace(original=part, text=part, cell=cell)


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a text, whether they have a day or not."""
    if not any(f"{sign} " in text for sign in ".!?"):
        return [text]
    ends = [found for found in re.finditer(SENTENCE_END, text) if found["end"]]
    starts = [0, *(found.end() for found in ends)]
    return [text[start:end].strip() for start, end in pairwise([*starts, len(text)])]
