from pathlib import Path

import pytest

from wmoplan.read.reference import read_municipalities
from wmoplan.reckon.names import find_municipality

ROWS = read_municipalities(Path(__file__).parents[2] / "data", 2014)

FOUND = [
    ("Haren", "GM0017"),
    ("GM0017", "GM0017"),
    ("gm0017", "GM0017"),
    ("0017", "GM0017"),
    ("17", "GM0017"),
    ("gemeente Haren", "GM0017"),
    ("  HAREN ", "GM0017"),
    ("Den Bosch", "GM0796"),
    ("den bosch", "GM0796"),
    ("s-hertogenbosch", "GM0796"),
    ("'s-Hertogenbosch", "GM0796"),
    ("\u2019s-Hertogenbosch", "GM0796"),  # the apostrophe of a word processor
    ("Den Haag", "GM0518"),
    ("'s Gravenhage", "GM0518"),
    ("Sudwest-Fryslan", "GM1900"),
    ("S\u00fadwest Frysl\u00e2n", "GM1900"),
    ("Su\u0301dwest-Frysla\u0302n", "GM1900"),  # accents as letters of their own, as a Mac types them
    ("De Fryske Marren", "GM1921"),  # its name since 2015
    ("Ljouwert", "GM0080"),
    ("It Hearrenfean", "GM0074"),
    ("Bergen NH", "GM0373"),
    ("Bergen (L.)", "GM0893"),
    ("Bergen op Zoom", "GM0748"),
    ("Nuenen", "GM0820"),
    ("Nuenen, Gerwen en Nederwetten", "GM0820"),  # a name with a comma
    ("Hengelo (O.)", "GM0164"),  # as later lists spell it
    ("Oost-Gelre", "GM1586"),  # as the Regeling spells it
    ("Utrecht", "GM0344"),  # the municipality, not the province
]


@pytest.mark.parametrize(("text", "code"), FOUND)
def test_a_name_or_a_code_finds_its_municipality(text: str, code: str) -> None:
    found = find_municipality(text, ROWS).municipality

    assert found is not None
    assert found.code == code


def test_a_name_of_two_municipalities_is_not_chosen() -> None:
    found = find_municipality("Bergen", ROWS)

    assert found.municipality is None
    assert [row.name for row in found.candidates] == ["Bergen (NH.)", "Bergen (L.)"]


LOOK_ALIKES = [
    ("Haarn", "Haren"),
    ("Nieuwegeen", "Nieuwegein"),
    ("Den Bosh", "'s-Hertogenbosch"),  # through a second name
    ("Krimpen", "Krimpen aan den IJssel"),  # cut short
    ("Alphen", "Alphen aan den Rijn"),
]


@pytest.mark.parametrize(("text", "name"), LOOK_ALIKES)
def test_a_slip_gets_the_nearest_names(text: str, name: str) -> None:
    found = find_municipality(text, ROWS)

    assert found.municipality is None
    assert not found.candidates
    assert name in [row.name for row in found.suggestions[:2]]
    assert len(found.suggestions) <= 4


@pytest.mark.parametrize("text", ["", "   ", "?", "GM9999", "9999", "gemeente", "Xqzzy"])
def test_what_looks_like_nothing_gets_nothing(text: str) -> None:
    found = find_municipality(text, ROWS)

    assert (found.municipality, found.candidates, found.suggestions) == (None, (), ())


def test_every_municipality_is_found_by_its_own_name_and_code() -> None:
    for row in ROWS:
        assert find_municipality(row.name, ROWS).municipality == row
        assert find_municipality(row.code, ROWS).municipality == row
