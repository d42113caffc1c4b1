from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from wmoplan.model.municipality import PLANNED, RENAMED, Municipality
from wmoplan.read.reference import (
    read_council_systems,
    read_coverage,
    read_day_rules,
    read_election_rules,
    read_mergers,
    read_municipalities,
    read_school_holidays,
)
from wmoplan.reckon.elections import window_day
from wmoplan.reckon.names import plain_name

DATA = Path(__file__).parents[2] / "data"
ROWS = read_municipalities(DATA, 2014)
BY_NAME = {row.name: row for row in ROWS}
NOW = read_municipalities(DATA, 2026)
NOW_BY_NAME = {row.name: row for row in NOW}
NOW_BY_CODE = {row.code: row for row in NOW}
EVERY_MERGER = read_mergers(DATA)
MERGERS = [row for row in EVERY_MERGER if row.kind != PLANNED]
SCHOOL_HOLIDAYS = read_school_holidays(DATA)
LISTS = yaml.load((DATA / "lijsten.yaml").read_text("utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - strings only
ELECTIONS = read_election_rules(DATA)
KEYS = ["bestand", "titel", "bron", "nagekeken", "aantal", "jaren-gedekt", "let-op"]


def test_each_list_says_where_it_comes_from() -> None:
    for row in LISTS:
        assert [key for key in row if key != "vooruit"] == [key for key in KEYS if key in row or key != "jaren-gedekt"]
        assert (DATA / row["bestand"]).is_file()
        assert all(row.values())


def test_each_list_has_as_many_rows_as_it_says() -> None:
    told = {row["bestand"]: int(row["aantal"]) for row in LISTS}

    assert told == {
        "gemeenten-2014.csv": len(ROWS),
        "gemeenten-2026.csv": len(NOW),
        "herindelingen.csv": len(EVERY_MERGER),
        "raadssystemen.csv": len(read_council_systems(DATA)),
        "schoolvakanties.csv": len(SCHOOL_HOLIDAYS),
        "feestdagen.yaml": len(read_day_rules(DATA).holidays),
        "verkiezingen.yaml": len(ELECTIONS.redrawings),
    }


def test_each_list_says_which_years_it_knows() -> None:
    found = {(row.first_year, row.last_year) for row in read_coverage(DATA) if row.title.startswith("De schoolvak")}

    assert found == {(2013, 2016), (2025, 2030)}  # two rows, for nothing is known of the years between
    assert {row.title for row in read_coverage(DATA)} == {row["titel"] for row in LISTS if "jaren-gedekt" in row}
    assert all(row.first_year <= row.last_year <= 2040 for row in read_coverage(DATA))
    assert {row.checked for row in read_coverage(DATA)} == {date(2026, 11, 21), date(2026, 11, 22)}


def test_the_provinces_have_their_numbers() -> None:
    # CBS, 1 January 2014
    assert len(ROWS) == 403
    assert Counter(row.province for row in ROWS) == {
        "Noord-Brabant": 67,
        "Zuid-Holland": 65,
        "Gelderland": 56,
        "Noord-Holland": 53,
        "Limburg": 33,
        "Utrecht": 26,
        "Overijssel": 25,
        "Friesland": 24,
        "Groningen": 23,
        "Zeeland": 13,
        "Drenthe": 12,
        "Flevoland": 6,
    }


def test_the_provinces_have_their_numbers_in_2026() -> None:
    # The numbers of 2014 less the mergers since, by hand; Leerdam and Zederik went from Zuid-Holland to Utrecht.
    assert len(NOW) == 342
    assert Counter(row.province for row in NOW) == {
        "Noord-Brabant": 56,
        "Gelderland": 51,
        "Zuid-Holland": 50,
        "Noord-Holland": 44,
        "Limburg": 31,
        "Utrecht": 26,
        "Overijssel": 25,
        "Friesland": 18,
        "Zeeland": 13,
        "Drenthe": 12,
        "Groningen": 10,
        "Flevoland": 6,
    }


@pytest.mark.parametrize("rows", [ROWS, NOW], ids=["2014", "2026"])
def test_codes_and_names_are_each_there_once(rows: tuple[Municipality, ...]) -> None:
    assert len({row.code for row in rows}) == len({plain_name(row.name) for row in rows}) == len(rows)
    assert all(len(row.code) == 6 and row.code.startswith("GM") and row.code[2:].isdigit() for row in rows)
    assert [row.code for row in rows] == sorted(row.code for row in rows)


@pytest.mark.parametrize("rows", [ROWS, NOW], ids=["2014", "2026"])
def test_only_bergen_is_the_second_name_of_two(rows: tuple[Municipality, ...]) -> None:
    counts = Counter(plain_name(name) for row in rows for name in row.also)

    assert [name for name, times in counts.items() if times > 1] == ["bergen"]
    for row in rows:
        assert not {plain_name(name) for name in row.also} & {plain_name(one.name) for one in rows if one != row}


def test_a_municipality_that_stayed_kept_its_name_and_its_province() -> None:
    before = {row.code: row for row in ROWS}
    stayed = [row for row in NOW if row.code in before]

    assert len(stayed) == 319
    assert [(row.name, row.also, row.province) for row in stayed] == [
        (before[row.code].name, before[row.code].also, before[row.code].province) for row in stayed
    ]
    # The regulation of 2014 names Tiel under Midden; of later years the sources differ. De Ronde Venen is split since.
    assert {row.name for row in stayed if row.region != before[row.code].region} == {"Tiel", "De Ronde Venen"}


def test_every_municipality_of_2014_is_in_2026_or_went_somewhere() -> None:
    gone = {row.code for row in ROWS} - set(NOW_BY_CODE)

    assert [row.code for row in MERGERS] == sorted(gone)
    assert {row.code: row.name for row in MERGERS} == {row.code: row.name for row in ROWS if row.code in gone}
    assert {code for row in MERGERS for code in row.into} <= set(NOW_BY_CODE)
    assert not {plain_name(row.name) for row in MERGERS} & {plain_name(row.name) for row in NOW}


def test_every_new_municipality_came_from_one_that_is_no_more() -> None:
    new = set(NOW_BY_CODE) - {row.code for row in ROWS}

    assert len(new) == 23
    assert new <= {code for row in MERGERS for code in row.into}


def test_every_merger_has_a_day_and_a_source() -> None:
    # The years of the CBS: 403 in 2014, then 393, 390, 388, 380, 355 (2019 and 2020), 352, 345 and 342 (2023).
    # De Friese Meren and Groesbeek only got a new name and a new code.
    ends = Counter(row.day for row in MERGERS)

    assert ends == {
        date(2015, 1, 1): 12,
        date(2015, 7, 1): 1,
        date(2016, 1, 1): 5,
        date(2017, 1, 1): 3,
        date(2018, 1, 1): 11,
        date(2019, 1, 1): 34,
        date(2021, 1, 1): 4,
        date(2022, 1, 1): 10,
        date(2022, 3, 24): 1,
        date(2023, 1, 1): 3,
    }
    assert all(row.source for row in MERGERS)
    assert not [row.name for row in MERGERS if "eigen kennis" in row.source]


def test_only_wijdemeren_is_planned_to_end_and_two_went_on_under_another_name() -> None:
    # Of no other bill is a source known. The CBS: De Friese Meren and Groesbeek only got another name and code.
    assert [(row.name, row.day, row.into) for row in EVERY_MERGER if row.kind == PLANNED] == [
        ("Wijdemeren", date(2027, 1, 1), (NOW_BY_NAME["Hilversum"].code,))
    ]
    assert {row.name for row in EVERY_MERGER if row.kind == RENAMED} == {"De Friese Meren", "Groesbeek"}
    assert {row.kind for row in EVERY_MERGER} == {"herindeling", RENAMED, PLANNED}


WENT = [
    # CBS, gemeentelijke indelingen per jaar, and what the municipalities wrote themselves
    ("Haren", "2019-01-01", ["Groningen"]),
    ("Ten Boer", "2019-01-01", ["Groningen"]),
    ("Weesp", "2022-03-24", ["Amsterdam"]),  # not on 1 January
    ("Zeevang", "2016-01-01", ["Edam-Volendam"]),
    ("Molenwaard", "2019-01-01", ["Molenlanden"]),
    ("Bernisse", "2015-01-01", ["Nissewaard"]),
    ("Schijndel", "2017-01-01", ["Meierijstad"]),
    ("Ubbergen", "2015-01-01", ["Berg en Dal"]),  # named Groesbeek in 2015
    ("Groesbeek", "2016-01-01", ["Berg en Dal"]),
    ("De Friese Meren", "2015-07-01", ["De Fryske Marren"]),
    ("Vianen", "2019-01-01", ["Vijfheerenlanden"]),
    ("Leerdam", "2019-01-01", ["Vijfheerenlanden"]),  # to another province
    ("Westvoorne", "2023-01-01", ["Voorne aan Zee"]),
    ("Landerd", "2022-01-01", ["Maashorst"]),
    ("Maasdonk", "2015-01-01", ["'s-Hertogenbosch", "Oss"]),
    ("Winsum", "2019-01-01", ["Het Hogeland", "Westerkwartier"]),  # Ezinge, Feerwerd and Garnwerd to the second
    ("Littenseradiel", "2018-01-01", ["Leeuwarden", "S\u00fadwest-Frysl\u00e2n", "Waadhoeke"]),
    ("Haaren", "2021-01-01", ["Boxtel", "Oisterwijk", "Tilburg", "Vught"]),
]


@pytest.mark.parametrize(("name", "day", "into"), WENT)
def test_a_municipality_lives_on_in_others(name: str, day: str, into: list[str]) -> None:
    (merger,) = [row for row in MERGERS if row.name == name]

    assert merger.day.isoformat() == day
    assert [NOW_BY_CODE[code].name for code in merger.into] == into


def test_only_four_were_divided() -> None:
    assert [row.name for row in MERGERS if len(row.into) > 1] == ["Winsum", "Littenseradiel", "Haaren", "Maasdonk"]


def test_hilversum_and_wijdemeren_are_still_two() -> None:
    assert {"Hilversum", "Wijdemeren"} <= set(NOW_BY_NAME)  # until 1 January 2027


REGIONS = [
    # Regeling vaststelling schoolvakanties 2013-2016 (BWBR0032704), art. 3
    ("Haren", "Noord"),
    ("Almere", "Noord"),
    ("Zeewolde", "Midden"),  # Flevoland, but Midden
    ("Hattem", "Noord"),  # Gelderland, but Noord
    ("Eemnes", "Noord"),  # Utrecht, but Noord
    ("De Ronde Venen", "Midden"),  # all of Utrecht but Eemnes
    ("Tiel", "Midden"),  # the data of 2026 say Zuid, a report of 2023 Midden
    ("Arnhem", "Zuid"),
    ("Apeldoorn", "Midden"),
    ("Oss", "Zuid"),
    ("Woudrichem", "Midden"),  # Noord-Brabant, but Midden
    ("Aalburg", "Zuid"),  # now Altena, as Woudrichem
    ("Werkendam", "Midden/Zuid"),  # Hank and Dussen are Zuid
    ("Montferland", "Midden/Zuid"),  # Didam is Zuid
    ("Neder-Betuwe", "Midden/Zuid"),  # Dodewaard is Zuid
    ("Ubbergen", "Zuid"),
]


@pytest.mark.parametrize(("name", "region"), REGIONS)
def test_a_municipality_lies_in_the_region_of_2014(name: str, region: str) -> None:
    assert BY_NAME[name].region == region


def test_every_municipality_has_a_region() -> None:
    assert Counter(row.region for row in ROWS) == {"Noord": 144, "Midden": 123, "Zuid": 133, "Midden/Zuid": 3}
    assert Counter(row.region for row in NOW) == {
        "Noord": 116,
        "Midden": 103,
        "Zuid": 118,
        "Midden/Zuid": 4,
        "Midden/Noord": 1,
    }


REGIONS_NOW = [
    # rijksoverheid.nl, Regio's schoolvakanties, as openholidaysapi.data has them
    ("Almere", "Noord"),
    ("Zeewolde", "Midden"),
    ("Hattem", "Noord"),
    ("Eemnes", "Noord"),
    ("Tiel", "Midden/Zuid"),
    ("De Ronde Venen", "Midden/Noord"),  # Abcoude is Noord
    ("Neder-Betuwe", "Midden/Zuid"),
    ("Montferland", "Midden/Zuid"),
    ("Altena", "Midden/Zuid"),  # Hank and Dussen are Zuid
    ("Oss", "Zuid"),
    ("Den Helder", "Noord"),
]


@pytest.mark.parametrize(("name", "region"), REGIONS_NOW)
def test_a_municipality_lies_in_the_region_of_2026(name: str, region: str) -> None:
    assert NOW_BY_NAME[name].region == region


def test_the_code_of_almere_is_that_of_the_cbs() -> None:
    assert NOW_BY_NAME["Almere"].code == "GM0034"


SCHOOL = [
    # Regeling vaststelling schoolvakanties 2013-2016 (BWBR0032704)
    ("zomerreces", 2014, {"Noord": "07-05 08-17", "Midden": "07-19 08-31", "Zuid": "07-12 08-24"}),
    ("zomerreces", 2015, {"Noord": "07-04 08-16", "Midden": "07-11 08-23", "Zuid": "07-18 08-30"}),
    ("zomerreces", 2016, {"Noord": "07-16 08-28", "Midden": "07-09 08-21", "Zuid": "07-23 09-04"}),
    ("kerstreces", 2013, dict.fromkeys(("Noord", "Midden", "Zuid"), "12-21 01-05")),
    ("kerstreces", 2014, dict.fromkeys(("Noord", "Midden", "Zuid"), "12-20 01-04")),
    ("kerstreces", 2015, dict.fromkeys(("Noord", "Midden", "Zuid"), "12-19 01-03")),
    ("meireces", 2014, dict.fromkeys(("Noord", "Midden", "Zuid"), "04-26 05-05")),
    ("meireces", 2015, dict.fromkeys(("Noord", "Midden", "Zuid"), "05-02 05-10")),
    ("meireces", 2016, dict.fromkeys(("Noord", "Midden", "Zuid"), "04-30 05-08")),
    # Published: rijksoverheid.nl as Almere's schedule of 2026 (Noord) and the rosters of schools follow it
    ("zomerreces", 2025, {"Noord": "07-12 08-24", "Midden": "07-19 08-31", "Zuid": "07-05 08-17"}),
    ("zomerreces", 2026, {"Noord": "07-04 08-16", "Midden": "07-18 08-30", "Zuid": "07-11 08-23"}),
    ("zomerreces", 2027, {"Noord": "07-10 08-22", "Midden": "07-17 08-29", "Zuid": "07-24 09-05"}),
    ("zomerreces", 2030, {"Noord": "07-20 09-01", "Midden": "07-13 08-25", "Zuid": "07-06 08-18"}),
    ("kerstreces", 2025, dict.fromkeys(("Noord", "Midden", "Zuid"), "12-20 01-04")),
    ("meireces", 2026, dict.fromkeys(("Noord", "Midden", "Zuid"), "04-25 05-03")),
    ("herfstreces", 2026, {"Noord": "10-10 10-18", "Midden": "10-17 10-25", "Zuid": "10-17 10-25"}),
    ("voorjaarsreces", 2026, {"Noord": "02-21 03-01", "Midden": "02-14 02-22", "Zuid": "02-14 02-22"}),
    ("voorjaarsreces", 2027, {"Noord": "02-20 02-28", "Midden": "02-20 02-28", "Zuid": "02-13 02-21"}),  # put right
]


@pytest.mark.parametrize(("name", "year", "expected"), SCHOOL)
def test_the_school_holidays_are_those_of_the_regulation(name: str, year: int, expected: dict[str, str]) -> None:
    rows = [row for row in SCHOOL_HOLIDAYS if row.name == name and row.first.year == year]

    assert {row.region: f"{row.first:%m-%d} {row.last:%m-%d}" for row in rows} == expected


def test_a_school_holiday_starts_on_a_saturday_and_has_weeks_to_last() -> None:
    for row in SCHOOL_HOLIDAYS:
        assert row.first.weekday() == 5, row
        assert timedelta(days=8) <= row.last - row.first <= timedelta(days=43), row
        assert row.last.weekday() == 6 or row.source.startswith("Regeling"), row


def test_two_school_holidays_of_one_region_do_not_overlap() -> None:
    for region in ("Noord", "Midden", "Zuid"):
        rows = [row for row in SCHOOL_HOLIDAYS if row.region == region]

        assert all(one.last < other.first for one, other in pairwise(rows))


def test_the_school_years_2025_to_2030_are_whole() -> None:
    late = [row for row in SCHOOL_HOLIDAYS if row.first.year >= 2025]
    per_name = Counter(row.name for row in late)

    assert per_name == {"zomerreces": 18, "herfstreces": 15, "kerstreces": 15, "voorjaarsreces": 15, "meireces": 15}
    assert Counter(row.region for row in late) == {"Noord": 26, "Midden": 26, "Zuid": 26}


def test_a_holiday_that_is_only_advice_says_so() -> None:
    advice = {row.name for row in SCHOOL_HOLIDAYS if "advies" in row.source}

    assert advice == {"herfstreces", "voorjaarsreces"}
    assert all("advies" in row.source for row in SCHOOL_HOLIDAYS if row.name in advice)


def test_every_redrawn_municipality_is_in_the_list_under_its_name() -> None:
    data = yaml.load((DATA / "verkiezingen.yaml").read_text("utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - strings only
    named = {code: name for row in data["herindelingen"] for code, name in row["gemeenten"].items()}

    assert named == {row.code: row.name for row in ROWS if row.code in named}
    assert all(row.day >= redrawing.merger for row in MERGERS for redrawing in ELECTIONS.redrawings.get(row.code, ()))
    assert Counter(row.lapses for rows in ELECTIONS.redrawings.values() for row in rows) == {2014: 23, 2026: 2}


def test_every_polling_day_is_a_wednesday() -> None:
    days = {*ELECTIONS.published, *(row.day for rows in ELECTIONS.redrawings.values() for row in rows)}

    assert {day.weekday() for day in days} == {2}


def test_november_polls_are_in_the_week_of_the_law_except_in_2013() -> None:
    # 13 November 2013: a day of its own in the herindelingswetten of that year (raadsleden.nl).
    days = {row.day for rows in ELECTIONS.redrawings.values() for row in rows}

    off = {day for day in days if day != window_day(day.year, ELECTIONS.redrawing.polling)}
    assert off == {date(2013, 11, 13)}


def test_every_equated_day_is_a_weekday_and_no_feestdag_of_its_own() -> None:
    rules = read_day_rules(DATA)

    assert all(day.weekday() < 5 for day in rules.equated)
    assert len(rules.equated) == 15  # BWBR0033679 and the later decrees that data/feestdagen.yaml names
    assert all(row.source for row in rules.holidays)
