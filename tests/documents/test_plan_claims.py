"""What was taken from each document, in the order of the document."""

from collections import Counter
from datetime import date
from typing import Final

import pytest

from wmoplan.desk.shipped import offers, plan_of, rules
from wmoplan.documents.plan_contents import PlanContents, contents_of
from wmoplan.documents.plan_pack import Extract, days_read, extracts
from wmoplan.model.period import read_when
from wmoplan.model.plan import Plan
from wmoplan.model.source import Source

AS_OF: Final = date(2026, 11, 22)


def contents(name: str = "invoering-2015") -> PlanContents:
    return contents_of(plan_of(name), rules(), AS_OF)


def extract(document: str) -> Extract:
    return next(one for one in extracts(contents()) if one.document.id == document)


def places(one: Extract) -> list[str]:
    return [claim.sources[0].place for claims in one.chapters.values() for claim in claims]


READ: Final = [
    # the words of the plan, the days that are read from them; after DESIGN 6.1
    ("1 november 2014", "1 november 2014"),
    ("juli 2014", "1 juli 2014 t/m 31 juli 2014"),
    ("vóór 30 juni 2014", "uiterlijk 29 juni 2014"),
    ("vanaf oktober 2014", "vanaf 1 oktober 2014"),
    ("voorjaar 2014", "1 maart 2014 t/m 31 mei 2014 (zo spraken wij dat af)"),  # no source says it
    ("doorlopend", "geen dag"),
    ("vanaf nieuw college", "hangt af van nieuw-college"),
]


@pytest.mark.parametrize(("words", "days"), READ)
def test_a_claim_tells_which_days_were_read(words: str, days: str) -> None:
    assert days_read(read_when(words)) == days


def test_every_source_of_the_plan_is_told() -> None:
    """What the pack has is what the rows of the plan name, gathered here in another way."""
    plan = plan_of("invoering-2015")
    taken = {
        source
        for one in extracts(contents())
        for part in one.chapters.values()
        for row in part
        for source in row.sources
    }

    assert taken == _cited(plan)


def _cited(plan: Plan) -> set[Source]:
    found: list[Source | None] = [row.source for row in (*plan.milestones, *plan.products, *plan.measurements)]
    found += [row.source for row in plan.links]
    found += [row.source for row in plan.stands]
    found += [row.source for row in plan.gaps]
    found += [row.source for row in plan.anchors]
    found += [row.source for row in plan.phases]
    found += [row.actual.source for row in plan.milestones if row.actual]
    found += [source for row in plan.duties for source in row.sources]
    found += [row.source for row in (*plan.influence, *plan.routes, *plan.rule_points, *plan.tips)]
    found += [line.source for line in plan.advice]
    found += [topic.source for topic in plan.topics]
    found += [claim.source for row in plan.conflicts for claim in row.claims]
    found += [plan.ten_points.source] if plan.ten_points else []
    for step in plan.steps:
        found += [step.source, *(row.source for row in step.planning), *(row.source for row in step.depends_on)]
        found += [line.source for line in (*step.questions, *step.actions)]
        found += [step.legal.source] if step.legal else []
    return {source for source in found if source}


@pytest.mark.parametrize("document", ["avi", "deeltransitieplan", "lsr"])
def test_every_place_belongs_to_a_part_of_its_document(document: str) -> None:
    titles = list(extract(document).chapters)

    assert all(titles)
    assert "Elders in het document" not in titles


def test_claims_stand_in_the_order_of_the_document() -> None:
    titles = [title.partition(" ")[0] for title in extract("deeltransitieplan").chapters]

    # the sections of the national plan, as they follow each other there
    assert titles == ["1.1", "2", *(f"2.{number}" for number in range(1, 14)), "3.1", "3.2"]
    found = places(extract("deeltransitieplan"))
    assert found.index("2.1, tabel 1, rij 5") < found.index("2.1, tekst onder AMvB en ministeriële regeling")
    assert found.index("2.1, tabel 2, rij 4") < found.index("2.1, tabel 3, rij 1")
    assert found.index("2.9, tekst, punt 1") < found.index("2.9, tekst, punt 3") < found.index("2.10, tekst")


def test_rows_of_a_table_are_in_order_whatever_they_are() -> None:
    first = [place for place in places(extract("deeltransitieplan")) if place.startswith("2.1, tabel 1")]

    assert first == sorted(first)
    assert first.count("2.1, tabel 1, rij 5") == 4  # a milestone, an anchor, a contradiction and the day of a duty


def test_without_parts_a_document_is_one_list() -> None:
    assert list(extract("wmo-2015").chapters) == [""]


@pytest.mark.parametrize("name", list(offers()))
def test_what_comes_back_every_year_is_claimed_once(name: str) -> None:
    claims = [claim for one in extracts(contents(name)) for part in one.chapters.values() for claim in part]
    once = Counter((claim.id, claim.said, claim.sources) for claim in claims)

    assert [claim for claim, times in once.items() if times > 1] == []
