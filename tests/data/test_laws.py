"""The laws that the plans lean on: which text a plan was held against, and whether a newer one is known."""

import pytest

from wmoplan.desk.shipped import offers, plan_of, rules
from wmoplan.dutch import plain_date
from wmoplan.model.day import read_day
from wmoplan.model.source import SourceDocument

LAW = "BWBR"
NOW = 2026
NEWEST = {link: max(law.day for law in rules().laws if law.link == link) for link in {law.link for law in rules().laws}}


def laws(name: str) -> list[SourceDocument]:
    """Return the documents of a plan that are a law with an id."""
    return [document for document in plan_of(name).documents if document.link.startswith(LAW)]


@pytest.mark.parametrize("name", sorted(offers()))
def test_each_law_says_which_text_it_is(name: str) -> None:
    assert [document.id for document in laws(name) if not document.text_day] == []
    for document in laws(name):
        if "tekst van" in document.title:
            assert document.title.endswith(f"tekst van {plain_date(read_day(document.text_day))}")


@pytest.mark.parametrize("name", sorted(name for name in offers() if plan_of(name).offered.last >= NOW))
def test_a_plan_of_today_has_the_newest_text_that_is_known(name: str) -> None:
    assert laws(name)
    assert {document.link: read_day(document.text_day) for document in laws(name)} == {
        document.link: NEWEST[document.link] for document in laws(name)
    }


def test_the_wmo_of_1_july_2026_is_in_the_policy_plan() -> None:
    # Wmo 2015, text of 1 July 2026: art. 2.1.2 lid 4 onder h (aandachtsgroepen, older people) and lid 7 (the programme)
    (step,) = (step for step in plan_of("beleidscyclus").steps if step.id == "nieuw-beleidsplan")
    places = {line.source.place: line.text for line in step.questions if line.source}

    assert all(word in places["art. 2.1.2 lid 4 onder h"] for word in ("aandachtsgroepen", "ouderen"))
    assert "volkshuisvestingsprogramma" in places["art. 2.1.2 lid 7"]


def test_people_keep_their_helper_by_the_article_on_continuity() -> None:
    (step,) = (step for step in plan_of("beleidscyclus").steps if step.id == "nieuw-bestek")

    assert [line.source.place for line in step.questions if line.source and line.id == "nieuw-bestek-v2"] == [
        "art. 2.6.5 lid 2 en 3"
    ]
