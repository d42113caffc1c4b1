"""A pasted text, line by line.

Nothing is guessed silently. A line with a date is a meeting only where day, year and body are beyond doubt; otherwise
it becomes a question. Answers go back in by the key of their question, and the text is read again.
"""

import re
from collections.abc import Mapping

from wmoplan.dutch import count
from wmoplan.read.pasted.cleaned import Line, cleaned_lines
from wmoplan.read.pasted.headings import undated_name
from wmoplan.read.pasted.lines import rows_of
from wmoplan.read.pasted.once import once
from wmoplan.read.pasted.outcome import Ignored, NoMeeting, Pasted, Question, Row, Unclear
from wmoplan.read.pasted.reading import Reading
from wmoplan.read.pasted.words import BODY_WORDS, MAIL_HEAD, SUBJECT


def read_pasted(
    text: str,
    bodies: Mapping[str, tuple[str, ...]] = BODY_WORDS,
    default_year: int | None = None,
    default_body: str | None = None,
    known: Mapping[str, str] | None = None,
) -> Pasted:
    """Return what a pasted text says about meetings.

    `known` holds answers: by the key of a question, or simply a name with the body that it means. An answer that does
    not fit is as no answer.

    Raises:
        DataError: The text is larger than 200 kB or 2,000 lines.

    >>> read_pasted("di 21 oktober 2014 20.00 uur commissie").understood[0][2:5]
    (datetime.date(2014, 10, 21), '20:00', 'commissie')
    """
    reading = Reading(cleaned_lines(text), bodies, default_year, default_body or "", known or {})
    questions: list[Question] = []
    ignored: list[Ignored] = []
    rows: list[Row] = []
    for at, line in enumerate(reading.lines):
        try:
            rows += _rows(reading, at, line)
        except Unclear as unclear:
            questions.append(unclear.question)
        except NoMeeting as nothing:
            ignored.append(Ignored(line.number, line.original, nothing.name))
    return once(rows, questions, ignored, reading.known)


def summary(pasted: Pasted) -> str:
    """Return in a sentence what was understood and what not.

    >>> summary(read_pasted("6 november 2014 Politieke Markt"))
    "0 vergaderingen begrepen, 1 niet: wat is 'Politieke Markt'?"
    """
    understood = f"{count(len(pasted.understood), 'vergadering', 'vergaderingen')} begrepen"
    if not pasted.questions:
        return f"{understood}."
    texts = list(dict.fromkeys(question.text for question in pasted.questions))
    asked = f": {texts[0]}" if len(texts) == 1 else f". De eerste vraag: {texts[0]}"
    return f"{understood}, {len(pasted.questions)} niet{asked}"


def _rows(reading: Reading, at: int, line: Line) -> list[Row]:
    if line.is_too_long:
        raise NoMeeting("een regel die te lang is om te lezen; knip hem in stukken")
    if line.number in reading.taken:
        raise NoMeeting(f"hoort bij regel {reading.taken[line.number]}")
    subject = re.match(SUBJECT, line.text)
    read = line._replace(text=line.text[subject.end() :]) if subject else line
    if re.match(MAIL_HEAD, read.text):
        reading.signed = False
        raise NoMeeting("kop van de mail")
    if re.match(r"(?i)datum\s?:", read.text) and not reading.bodies_in(read.text) and _is_near_a_head(reading, at):
        raise NoMeeting("kop van de mail")
    dates = reading.dates_in(read.text)
    if not dates:
        raise NoMeeting(undated_name(reading, read))
    reading.signed = False
    return rows_of(reading, at, read, dates)


def _is_near_a_head(reading: Reading, at: int) -> bool:
    near = reading.lines[max(0, at - 1) : at + 2]
    return any(re.match(MAIL_HEAD, line.text) or re.match(SUBJECT, line.text) for line in near)
