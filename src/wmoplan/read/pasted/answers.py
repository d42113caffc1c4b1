"""What somebody types at a question, and the value that it stands for."""

from wmoplan.dutch import listing
from wmoplan.errors import Refused
from wmoplan.model.day import read_day, read_time, weekday_fault
from wmoplan.read.pasted.dates import is_year
from wmoplan.read.pasted.outcome import Question
from wmoplan.read.pasted.words import SKIP


def answer(question: Question, typed: str) -> str:
    """Return the value for `known` that a typed answer means: a number of the choices, a choice, or a free answer.

    Raises:
        Refused: It is no answer to this question.

    >>> from wmoplan.read.pasted import read_pasted
    >>> asked = read_pasted("wo 21 oktober 2014 raad").questions[0]
    >>> answer(asked, "1"), answer(asked, "22 oktober 2014"), answer(asked, "-")
    ('2014-10-21', '2014-10-22', '-')
    """
    words = " ".join(typed.split())
    if words == SKIP or words.casefold() in {"geen", "geen vergadering", "overslaan"}:
        return SKIP
    if words.isdecimal() and 0 < int(words) <= len(question.choices):
        return question.choices[int(words) - 1].value
    for choice in question.choices:
        if words.casefold() in {choice.value.casefold(), choice.label.casefold()}:
            return choice.value
    return _free(question, words)


def _free(question: Question, words: str) -> str:
    if question.kind == "datum":
        day = read_day(words)
        if fault := weekday_fault(day):
            raise Refused(f"{fault}.", "Schrijf de dag opnieuw.")
        return day.isoformat()
    if question.kind == "tijd":
        return read_time(words)
    if question.kind == "jaar" and is_year(words):
        return words
    offered = listing([f"'{choice.label}'" for choice in question.choices], "of")
    remedy = f"Kies {offered}." if offered else "Schrijf het jaar met vier cijfers, bijvoorbeeld 2014."
    raise Refused(f"'{words}' is hier geen antwoord.", f"{remedy} Of schrijf {SKIP} als dit geen vergadering is.")
