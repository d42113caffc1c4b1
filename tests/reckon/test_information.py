"""A step that is only told to the council: a meeting, papers and speakers, and no decision that wants advice.

The days are those of Haren in docs/rekenregels.md: raad on Monday 27 October 2014, commissie on Tuesday 21 October.
"""

from typing import Any

import pytest

from tests.reckon.make import codes, ends, moment, on, profile, rows, small_plan, step, timeline
from wmoplan.timeline import Timeline

MEETINGS = ("raad 2014-09-22", "commissie 2014-10-21 20:00", "raad 2014-10-27")
OF_DECISIONS = {"besluit", "collegebesluit", "advies", "adviesaanvraag", "eigen-vergadering", "achterban"}


def told(*meetings: str, as_of: str = "2014-06-02", aim: str = "voorkeur oktober 2014", **keys: Any) -> Timeline:  # noqa: ANN401 - as a user types them
    plan = small_plan(step("nota", aim, body="ter-informatie"))
    return timeline(profile(vergaderingen=rows(*meetings), **keys), as_of, plan=plan)


def test_it_has_a_meeting_papers_and_speakers() -> None:
    assert ends(told(*MEETINGS), "nota") == {
        "eigen": "2014-10-27",
        "inspreken": "2014-10-21",
        "aanmelden": "2014-10-20",  # 24 hours before
        "stukken": "2014-10-10",  # 10 days before is Saturday 11 October
        "verkennen": "2014-10-10",  # the first day of the chain: no advice is asked
    }


def test_nothing_of_it_speaks_of_a_decision_or_of_advice() -> None:
    for as_of in ("2014-06-02", "2014-10-01", "2014-10-21", "2014-10-27", "2014-11-03"):
        found = told(*MEETINGS, as_of=as_of)
        of_step = [one for one in found.moments if one.step == "nota"]
        said = [text for one in of_step for text in (one.title, one.table, one.sentence, one.act, one.event)]
        said += [reason.rule for one in of_step for reason in one.explanation]
        said += [text for todo in found.todo for text in (todo.text, *todo.warnings)]
        said += [question.text for question in found.questions if set(question.moments) & {one.id for one in of_step}]

        assert not OF_DECISIONS & {one.kind for one in of_step}
        assert [text for text in said if "advies" in text or ("beslui" in text and "niets besloten" not in text)] == []


SAID = [
    # what the municipality has announced, title and sentence of the meeting
    ({}, "Raad krijgt het nota waarschijnlijk ter informatie"),
    ({"nota": {"datum": "2014-10-27"}}, "Raad krijgt het nota ter informatie"),
    ({"nota": {"datum": "2014-10-21", "orgaan": "commissie"}}, "Commissie krijgt het nota ter informatie"),
    ({"nota": {"datum": "2014-10-21", "orgaan": "college"}}, "College krijgt het nota ter informatie"),
]


@pytest.mark.parametrize(("announced", "title"), SAID)
def test_it_stays_information_whoever_takes_it(announced: dict[str, Any], title: str) -> None:
    found = told(*MEETINGS, besluiten=announced)

    assert moment(found, "nota.eigen").title == title
    assert not OF_DECISIONS & set(ends(found, "nota"))


def test_a_request_that_came_all_the_same_is_shown() -> None:
    found = told(*MEETINGS, adviesaanvragen={"nota": {"ontvangen": "2014-07-16", "uiterlijk": "2014-08-26"}})

    assert moment(found, "nota.adviesaanvraag").end == on("2014-07-16")
    assert moment(found, "nota.advies").end == on("2014-08-26")


TODO = [
    # seen from, the words of what can be done
    ("2014-09-15", "Bel deze week de griffie. Vraag wanneer de raad het nota ter informatie krijgt."),
    ("2014-10-15", "Spreek in over het nota, als dat kan, op dinsdag 21 oktober 2014."),
    ("2014-11-03", "Bel de griffie. Is er op maandag 27 oktober 2014 informatie gegeven over het nota?"),
]


@pytest.mark.parametrize(("as_of", "text"), TODO)
def test_what_can_be_done_speaks_of_information(as_of: str, text: str) -> None:
    found = told("raad 2014-10-27", "commissie 2014-10-21 20:00", as_of=as_of)

    assert any(todo.text.startswith(text) for todo in found.todo), [todo.text for todo in found.todo]


def test_without_a_meeting_it_is_asked_and_estimated() -> None:
    found = told()

    assert moment(found, "nota.eigen").end == on("2014-10-31")
    assert moment(found, "nota.eigen").certainty.word == "geschat"
    assert "Wanneer krijgt de raad het nota ter informatie?" in [question.text for question in found.questions]


def test_too_late_to_speak_tells_what_is_left() -> None:
    found = told("raad 2014-10-27", "commissie 2014-10-21 20:00", as_of="2014-10-21", termijnen={"aanmelden": "24 uur"})
    late = next(one for one in found.signals if one.code == "te-laat")

    assert late.moments == ("nota.aanmelden",)
    assert late.text.startswith("U bent te laat voor het nota. De raad kan het nota al krijgen op maandag 27 oktober")
    assert late.remedy == "U kunt nog inspreken op dinsdag 21 oktober 2014."


def test_speaking_on_the_day_itself_gives_no_signal_about_a_decision() -> None:
    found = told("raad 2014-10-27", organen={"raad": {"rechten": ["besluiten", "inspreken"]}, "commissie": {}})

    assert moment(found, "nota.inspreken").end == on("2014-10-27")
    assert "inspreken-op-besluitdag" not in codes(found, "nota")
