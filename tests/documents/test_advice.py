"""What is told of an advice and of the reaction to it; days are counted on a paper calendar."""

from datetime import date

import pytest

from tests.render.make import timeline
from wmoplan.documents.advice import sentences_of
from wmoplan.model.progress import Advice
from wmoplan.render.text import text

ADVICE = Advice(
    number="1",
    step="verordening",
    received=date(2014, 6, 2),
    due=date(2014, 7, 10),
    sent=date(2014, 7, 10),
    answer_by=date(2014, 8, 20),
    answered=date(2014, 8, 20),
    followed="deels",
    reason="",
    text="",
)


def told(advice: Advice, as_of: date = date(2014, 9, 1)) -> str:
    return " ".join(text(sentences_of(timeline(advices=(advice,), as_of=as_of))).split())


def test_what_is_sent_and_answered_on_its_last_day_is_in_time() -> None:
    said = told(ADVICE)

    assert "Verstuurd op donderdag 10 juli 2014, na 38 dagen." in said
    assert "Reactie op woensdag 20 augustus 2014" in said
    assert "te laat" not in said


def test_a_day_later_is_a_day_too_late() -> None:
    said = told(ADVICE._replace(sent=date(2014, 7, 11), answered=date(2014, 8, 22)))

    assert "Dat was 1 dag te laat." in said
    assert "Dat was 2 dagen te laat: die moest er zijn op woensdag 20 augustus 2014." in said


WAITING = [(date(2014, 7, 10), False), (date(2014, 7, 11), True)]


@pytest.mark.parametrize(("as_of", "over"), WAITING)
def test_what_is_not_sent_is_late_after_its_day(as_of: date, *, over: bool) -> None:
    said = told(ADVICE._replace(sent=None, answered=None), as_of)

    assert "Het is nog niet verstuurd." in said
    assert ("de dag waarop het er moest zijn, is voorbij" in said) is over
