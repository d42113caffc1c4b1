"""The products of the national plan, held against section 3.2 of the deeltransitieplan as it was read."""

from collections import Counter
from typing import Final, NamedTuple

import pytest

from wmoplan.desk.shipped import plan_of

PLAN: Final = plan_of("invoering-2015")
PRODUCTS: Final = {row.id: row for row in PLAN.products}


class Read(NamedTuple):
    """A product as the source has it, its words as they stand there."""

    id: str
    words: str
    when: str
    realised: bool
    responsible: tuple[str, ...]


READ: Final = [
    # "Handreiking gerealiseerd" | "Gerealiseerd", without a date
    Read("toegang-handreiking", "Handreiking", "onbekend", realised=True, responsible=()),
    # "Vervolg op basis van Wmo 2015" | "2e kwartaal 2014"
    Read("signalering-vervolg", "Vervolg", "2e kwartaal 2014", realised=False, responsible=()),
    # the subject: "Proeftuinen HLZ VWS"; "13 initiatieven van gemeenten, CIZ, ..." | "Vanaf december 2013"
    Read("proeftuinen-initiatieven", "13 initiatieven", "vanaf december 2013", realised=False, responsible=("VWS",)),
    # "Handreiking inkoop 2de lijn" | "Gerealiseerd in november 2013", the third of four dates beside four products
    Read("inkoop-tweede-lijn", "tweede lijn", "november 2013", realised=True,
         responsible=("Samenwerking van directeuren sociale pijler bij gemeenten en aanbieders",)),
    # "Publicatie soorten arrangementen, ..." | "April 2014-december 2014"
    Read("vrouwenopvang-publicatie", "arrangementen", "april t/m december 2014", realised=False, responsible=()),
    # the subject: "(samenwerking BZK, VWS, SZW en VNG)"; "Masterclasses" | "Voorjaar 2014"
    Read("praktijkdagen-masterclasses", "Masterclasses", "voorjaar 2014", realised=False,
         responsible=("BZK", "VWS", "SZW", "VNG")),
    # "Raamovereenkomsten en centraal inkooppunt." | "Eerste kwartaal 2014"
    Read("inkoop-raamovereenkomsten", "Raamovereenkomsten", "1e kwartaal 2014", realised=False, responsible=()),
    # "VWS en VNG passen de basisfuncties ... aan" | "Zomer 2014"
    Read("basisfuncties-aanpassing", "Basisfuncties", "zomer 2014", realised=False, responsible=("VWS", "VNG")),
    # "Factsheet met de meest recente informatie" | "Gerealiseerd in december 2013"
    Read("vervoer-factsheet", "Factsheet", "december 2013", realised=True, responsible=()),
    # "Handelingsprotocol" | "juli 2014"; the text: "voert de VNG samen met VWS een ondersteuningsprogramma uit"
    Read("amhk-protocol", "handelingsprotocol", "juli 2014", realised=False, responsible=("VNG", "VWS")),
    # "Een landelijk gratis telefoonnummer voor melden en advies over ..." | "2015"
    Read("amhk-telefoonnummer", "gratis", "2015", realised=False, responsible=("VNG", "VWS")),
]  # fmt: skip


def test_every_table_has_as_many_products_as_in_the_source() -> None:
    assert list(Counter(row.heading for row in PLAN.products).items()) == [
        ("Toegang tot de Wmo 2015", 13),
        ("Sturing en opdrachtgeverschap van gemeenten", 12),
        ("Informele zorg en ondersteuning", 9),
        ("Vervoer", 3),
        ("Advies- en Meldpunt Huiselijk geweld en Kindermishandeling (AMHK)", 5),
    ]
    assert len(PRODUCTS) == 42


def test_sixteen_products_are_marked_as_done_and_four_of_them_have_no_date() -> None:
    done = [row for row in PLAN.products if row.realised]

    assert len(done) == 16
    assert [row.id for row in done if row.when.text == "onbekend"] == [
        "toegang-handreiking", "wijkteams-handreiking", "wijkteams-burgerkracht", "signalering-handreiking",
    ]  # fmt: skip


def test_every_product_has_a_date_or_says_that_it_has_none() -> None:
    dated = {row.id for row in PLAN.products if row.when.period and (row.when.period.first or row.when.period.last)}
    said = {row.id: row.when.text for row in PLAN.products if row.id not in dated}

    assert Counter(said.values()) == {"onbekend": 5, "doorlopend": 3}
    assert "dementie-voorbeelden" in said


@pytest.mark.parametrize("read", READ, ids=[read.id for read in READ])
def test_a_product_is_as_the_source_has_it(read: Read) -> None:
    row = PRODUCTS[read.id]

    assert read.words in row.title
    assert (row.when.text, row.realised, row.responsible) == (read.when, read.realised, read.responsible)


def test_every_product_has_a_subject_and_a_place_of_its_own() -> None:
    places = [row.source.place for row in PLAN.products]

    assert all(row.subject and row.section == "3.2" for row in PLAN.products)
    assert all(place.startswith("3.2, tabel ") and ", product " in place for place in places)
    assert len(set(places)) == len(places)


def test_what_the_source_contradicts_names_the_product() -> None:
    touched = {conflict.id: conflict.touches for conflict in PLAN.conflicts}

    assert "inkoop-raamovereenkomsten" in touched["landelijke-inkoopafspraken-datum"]
    assert "opdrachtgeverschap-nieuwe-versie" in touched["handreiking-opdrachtgeverschap-datum"]


def test_a_product_fits_an_old_screen() -> None:
    text = "".join(f"{row.title}{row.subject}{row.heading}{row.source.place}" for row in PLAN.products)

    assert text.encode("cp1252")
    assert text.encode("cp850")
