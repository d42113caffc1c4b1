"""The duties and the contradictions of the plan of 2014, held against the sources as they were read."""

from datetime import date
from typing import Final, NamedTuple

import pytest

from wmoplan.desk.shipped import plan_of

PLAN: Final = plan_of("invoering-2015")
DUTIES: Final = {row.id: row for row in PLAN.duties}
CONFLICTS: Final = {row.id: row for row in PLAN.conflicts}


class Read(NamedTuple):
    """A duty as the source has it: from and to when, on which steps, and where it stands."""

    id: str
    first: str
    last: str
    steps: tuple[str, ...]
    place: str


BOTH: Final = ("beleidsplan", "verordening")

READ: Final = [
    # "voor 1 november van het kalenderjaar waarin enig artikel van deze wet in werking is getreden": 2014
    Read("plicht-vaststellen", "", "2014-10-31", BOTH, "art. 8.7 lid 1"),
    # arts. 11 and 12 of the old Wmo hold for preparing the plan and the verordening of 2014
    Read("plicht-advies-vragen", "", "2014-10-31", BOTH, "art. 8.9 lid 5, met art. 12 van de oude Wmo"),
    Read("plicht-inwoners-betrekken", "", "2014-10-31", BOTH, "art. 8.9 lid 5, met art. 11 van de oude Wmo"),
    Read("plicht-algemene-voorzieningen", "", "2014-10-31", ("inrichting",), "art. 8.7 lid 2"),
    Read("plicht-onderzoek", "2014-11-01", "", ("inrichting",), "art. 8.7 lid 3"),
    # before 1 July 2016: the last day is 30 June
    Read("plicht-eerste-clientervaring", "", "2016-06-30", (), "art. 8.7 lid 4"),
    Read("plicht-toezichthouders", "", "2014-12-31", ("inrichting",), "art. 8.7 lid 5"),
    # "gemaximeerd tot een jaar, dus tot eind 2015"
    Read("plicht-indicaties", "", "2015-12-31", ("overgang", "bestaande-clienten"), "2.3"),
    # "Het CIZ ontvangt tot 31 december 2014 aanvragen en heeft vanaf dat moment nog 6 weken"
    Read("plicht-ciz-aanvragen", "", "2014-12-31", ("bestaande-clienten",), "2.3, opmerking"),
    Read("plicht-ciz-besluiten", "", "2015-02-11", ("bestaande-clienten",), "2.3, opmerking"),  # 31 December + 42 days
    # "zal doorgaan tot eind 2014"
    Read("plicht-clientgegevens", "", "2014-12-31", ("bestaande-clienten",), "2.6"),
    # "Per 2015 ... in de vorm van trekkingsrecht"
    Read("plicht-pgb", "2015-01-01", "", ("inrichting", "communicatie"), "2.7"),
    # "Ter voorbereiding op 2015 moeten gemeenten in hun verordening opnemen"; its day is that of the verordening
    Read("plicht-eigen-bijdrage", "", "2014-10-31", ("verordening",), "2.8"),
    # "De AMvB is in februari 2014 in werking getreden"
    Read("plicht-vertrouwde-hulp", "2014-02-01", "", ("inkoopkader", "bestek"), "2.9"),
    # "ten minste drie maanden voor de ingangsdatum van die opdracht": for 1 January 2015
    Read("plicht-opdracht-drie-maanden", "", "2014-10-01", ("bestek", "inrichting"), "2.9"),
    # "Vanaf 2015 worden de centrumgemeenten ... verantwoordelijk"
    Read("plicht-beschermd-wonen", "2015-01-01", "", (), "2.10"),
    # "In 2014 wordt de tussenstand op vier momenten op een rij gezet"
    Read("plicht-transitievolgsysteem", "2014-01-01", "2014-12-31", (), "3.1"),
    # "Gemeenten worden vanaf 2015 ook verantwoordelijk voor het vervoer"
    Read("plicht-vervoer", "2015-01-01", "", (), "3.2"),
    Read("plicht-mantelzorgwaardering", "", "2014-10-31", ("verordening",), "3.2"),
]


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize("read", READ, ids=[read.id for read in READ])
def test_a_duty_is_as_the_source_has_it(read: Read) -> None:
    row = DUTIES[read.id]

    assert row.when.period is not None
    assert (row.when.period.first, row.when.period.last) == (day(read.first), day(read.last))
    assert row.steps == read.steps
    assert row.source.place.startswith(read.place)


def test_the_first_duty_is_that_the_raad_adopts_both() -> None:
    first = PLAN.duties[0]

    assert first.who == ("Gemeenteraad",)
    assert "beleidsplan" in first.text
    assert "verordening" in first.text


def test_a_date_from_another_place_has_its_own_source() -> None:
    # the AMHK has no date in section 3.2; it belongs to the Wmo 2015, which chapter 2 starts on 1 January 2015
    assert [source.place for source in DUTIES["plicht-amhk"].sources] == [
        "3.2, tekst onder Advies- en Meldpunt Huiselijk geweld en Kindermishandeling",
        "2, inleiding",
    ]


CLAIMS: Final = [
    # conflict, the values of its claims, what is chosen
    ("indicaties-einddatum", ["eind 2015", "tot 31 december 2015", "1 januari 2016"], "1 januari 2016"),
    ("duur-beleidsplan-2014", ["iedere 4 jaar een nieuw plan", "ten hoogste vier jaar", "periodiek"], "periodiek"),
    ("plaats-medezeggenschap", ["in een plan van de gemeente", "nog niet bekend", "in de verordening"],
     "in de verordening"),
    ("overdracht-voorbereiding", ["eind 2013", "januari 2014"], "januari 2014"),
    ("eerste-clientervaring-datum", ["2016", "vóór 1 juli 2016"], "vóór 1 juli 2016"),
    ("vragenlijst-opdracht", ["VWS en VNG samen", "VNG"], "VNG"),
    ("amvb-concept-wie", ["VWS", "Tweede Kamer"], "Tweede Kamer"),
    ("informatievoorziening-wie", ["gemeenten zelf, met steun van VNG en KING", "VNG en KING"], "VNG en KING"),
]  # fmt: skip


@pytest.mark.parametrize(("conflict", "values", "chosen"), CLAIMS, ids=[row[0] for row in CLAIMS])
def test_every_claim_of_a_contradiction_is_kept(conflict: str, values: list[str], chosen: str) -> None:
    row = CONFLICTS[conflict]

    assert [claim.value for claim in row.claims] == values
    assert row.chosen == chosen
    assert row.touches


def test_every_contradiction_chooses_one_of_its_claims() -> None:
    assert [row.id for row in PLAN.conflicts if row.chosen not in {claim.value for claim in row.claims}] == []


def test_what_became_a_duty_or_a_contradiction_is_no_gap_any_more() -> None:
    # chosen by hand: these could be dated, or were two sources against each other
    moved = {"ciz-aanvragen-2014", "eerste-clientervaring", "overdracht-organisatie", "proeftuinen-begin",
             "wijkteams-programma-wie"}  # fmt: skip

    assert moved.isdisjoint(row.id for row in PLAN.gaps)


def test_the_words_of_duties_and_contradictions_fit_an_old_screen() -> None:
    text = "".join(f"{row.text}{row.who}" for row in PLAN.duties)
    text += "".join(f"{row.subject}{row.reason}{row.claims}" for row in PLAN.conflicts)

    assert text.encode("cp1252")
    assert text.encode("cp850")
