from pathlib import Path

import pytest

from wmoplan.model.municipality import PLANNED
from wmoplan.read.reference import read_mergers, read_municipalities
from wmoplan.reckon.names import find_municipality

DATA = Path(__file__).parents[2] / "data"
NOW = read_municipalities(DATA, 2026)
MERGERS = read_mergers(DATA)
ROWS = read_municipalities(DATA, 2014)

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


FOUND_NOW = [
    ("Hengelo", "GM0164"),
    ("Hengelo (O.)", "GM0164"),  # as the list of the CBS spells it
    ("Rijswijk", "GM0603"),
    ("Middelburg (Z.)", "GM0687"),
    ("Den Haag", "GM0518"),
    ("'s-Gravenhage", "GM0518"),
    ("Den Bosch", "GM0796"),
    ("De Friese Meren", "GM1940"),  # its name until July 2015; another code
    ("Noardeast-Fryslan", "GM1970"),
    ("Nuenen c.a.", "GM0820"),
    ("Groningen", "GM0014"),  # took in Haren, and is itself
]


@pytest.mark.parametrize(("text", "code"), FOUND_NOW)
def test_a_name_of_today_comes_before_an_old_one(text: str, code: str) -> None:
    found = find_municipality(text, NOW, MERGERS)

    assert found.municipality is not None
    assert found.municipality.code == code
    assert found.merger is None


OLD = [
    ("Haren", "Haren", ["Groningen"]),
    ("gemeente haren", "Haren", ["Groningen"]),
    ("GM0017", "Haren", ["Groningen"]),
    ("17", "Haren", ["Groningen"]),
    ("GM1921", "De Friese Meren", ["De Fryske Marren"]),  # its old code, though its old name is a second name
    ("Molenwaard", "Molenwaard", ["Molenlanden"]),
    ("maasdonk", "Maasdonk", ["'s-Hertogenbosch", "Oss"]),
    ("1671", "Maasdonk", ["'s-Hertogenbosch", "Oss"]),
    ("Winsum", "Winsum", ["Het Hogeland", "Westerkwartier"]),
]


@pytest.mark.parametrize(("text", "old", "heirs"), OLD)
def test_an_old_name_or_code_finds_where_it_lives_on(text: str, old: str, heirs: list[str]) -> None:
    found = find_municipality(text, NOW, MERGERS)

    assert found.merger is not None
    assert found.merger.name == old
    assert [row.name for row in found.candidates or (found.municipality,) if row] == heirs
    assert (found.municipality is None) == (len(heirs) > 1)
    assert (found.suggestions, found.former) == ((), ())


def test_an_old_name_means_nothing_without_the_mergers() -> None:
    assert find_municipality("Maasdonk", NOW).merger is None
    assert find_municipality("GM0017", NOW).municipality is None


def test_the_mergers_are_left_alone_where_a_municipality_is_named() -> None:
    mergers = iter(MERGERS)

    assert find_municipality("den haag", NOW, mergers).municipality is not None
    assert find_municipality("Haren", ROWS, mergers).merger is None
    assert next(mergers) == MERGERS[0]


OLD_SLIPS = [
    ("Harenn", "Haren"),
    ("Hellevoetsluys", "Hellevoetsluis"),
    ("Kollum", "Kollumerland en Nieuwkruisland"),  # cut short
]


@pytest.mark.parametrize(("text", "name"), OLD_SLIPS)
def test_a_slip_gets_old_names_too(text: str, name: str) -> None:
    found = find_municipality(text, NOW, MERGERS)

    assert found.municipality is None
    assert name in [row.name for row in found.former]
    assert len(found.former) <= 4


def test_every_old_municipality_is_found_by_its_name_and_its_code() -> None:
    for merger in MERGERS:
        found = find_municipality(merger.name, NOW, MERGERS)
        by_code = find_municipality(merger.code, NOW, MERGERS)

        if merger.kind == PLANNED:  # it is still there under its own name
            assert by_code.merger is found.merger is None
            assert by_code.municipality == found.municipality is not None
            continue
        assert by_code.merger == merger
        assert found.merger == merger or merger.name == "De Friese Meren"  # still a second name
        assert [row.code for row in by_code.candidates or (by_code.municipality,) if row] == list(merger.into)


def test_a_list_of_one_does_not_have_every_name() -> None:
    haren, oss = (next(row for row in ROWS if row.name == name) for name in ("Haren", "Oss"))

    assert find_municipality("Oss", [haren]).municipality is None
    assert find_municipality("Haren", [haren, oss]).municipality == haren


def test_a_municipality_of_which_no_heir_is_in_the_list_is_not_found() -> None:
    oss = next(row for row in NOW if row.name == "Oss")
    found = find_municipality("Haren", [oss], MERGERS)

    assert (found.municipality, found.merger, found.candidates) == (None, None, ())


def test_four_letters_find_what_begins_with_them_and_at_most_four_names() -> None:
    assert "Leidschendam-Voorburg" in [row.name for row in find_municipality("Leid", ROWS).suggestions]
    assert "Leidschendam-Voorburg" not in [row.name for row in find_municipality("Lei", ROWS).suggestions]
    assert len(find_municipality("Berg", ROWS).suggestions) == 4  # of Bergambacht, Bergeijk and three of Bergen
