"""A profile for every municipality, and the days that a municipality chooses."""

from functools import cache
from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import Run
from tests.reckon.make import on
from wmoplan.desk.beside import PROFILE, Text
from wmoplan.desk.opening import known_words, reckoned
from wmoplan.desk.shipped import municipalities
from wmoplan.read.profile import profile_of

NOW = ("--as-of", "2026-11-22")

# -- a profile for every municipality


@cache
def written() -> dict[str, bytes]:
    """Return every profile that was made, once for all these tests."""
    import tempfile

    from wmoplan.cli import main

    with tempfile.TemporaryDirectory() as folder:
        assert main(["init", "--all", f"{folder}/alle", "--topics", "inkoop", *NOW]) == 0
        return {file.name: file.read_bytes() for file in sorted(Path(folder, "alle").iterdir())}


def test_every_municipality_gets_a_file_of_its_own() -> None:
    codes = [name.removesuffix(".yaml").rpartition("-")[2] for name in written()]

    assert len(written()) == 342  # data/lijsten.yaml: the list of 2026 has 342 rows
    assert sorted(codes) == sorted(place.code.lower() for place in municipalities(2026))


def test_every_name_is_safe_on_any_disk() -> None:
    stems = [name.removesuffix(".yaml") for name in written()]

    assert all(stem.isascii() and stem.replace("-", "").isalnum() and stem == stem.lower() for stem in stems), stems
    assert len({stem.lower() for stem in stems}) == len(stems)
    assert max(map(len, stems)) < 100


def test_every_file_is_accepted_and_means_its_own_municipality() -> None:
    from wmoplan.desk.shipped import the_municipality

    known = known_words(on("2026-11-22"))
    for name, data in written().items():
        profile = profile_of(data, name, known)
        code = the_municipality(profile.municipality, 2026).code
        assert name.endswith(f"-{code.lower()}.yaml"), name
        assert (profile.plans, profile.topics, profile.organisation) == (("beleidscyclus",), ("inkoop",), "")


KINDS = [
    # code, the municipality; what follows is why it is looked at
    ("GM0034", "Almere"),  # a large one
    ("GM0363", "Amsterdam"),  # the largest
    ("GM0088", "Schiermonnikoog"),  # an island, and the smallest
    ("GM0736", "De Ronde Venen"),  # lies in two holiday regions
    ("GM1959", "Altena"),  # so does this one
    ("GM0402", "Hilversum"),  # merges on 1 January 2027
    ("GM1696", "Wijdemeren"),  # with this one
    ("GM0518", "'s-Gravenhage"),  # a name with an apostrophe
    ("GM0893", "Bergen (L.)"),  # there are two of that name
    ("GM0373", "Bergen (NH.)"),  # in two provinces
    ("GM1900", "Súdwest-Fryslân"),  # a name with accents
    ("GM1982", "Land van Cuijk"),  # new since 2022
]


@pytest.mark.parametrize(("code", "name"), KINDS, ids=[row[1] for row in KINDS])
def test_municipalities_of_all_kinds_have_a_timeline(code: str, name: str) -> None:
    day = on("2026-11-22")
    file = next(file for file in written() if file.endswith(f"-{code.lower()}.yaml"))
    timeline = reckoned(Text(file, written()[file]), day).timeline

    assert timeline.municipality.name == name
    assert [plan.id for plan in timeline.plans] == ["beleidscyclus", "landelijke-kalender"]
    assert {"verkiezing", "besluit", "mijlpaal", "reces"} <= {moment.kind for moment in timeline.moments}


def test_a_file_that_is_there_stays_as_it_is(empty: Path, run: Run) -> None:
    (empty / "alle").mkdir()
    (empty / "alle" / "almere-gm0034.yaml").write_text("van mij", "utf-8")

    said = run("init", "--all", "alle", *NOW)

    assert said.status == 0
    assert said.out == ""
    assert "Klaar: 341 profielen" in said.err
    assert "Er was al 1 profiel; dat is niet veranderd." in said.err
    assert (empty / "alle" / "almere-gm0034.yaml").read_text("utf-8") == "van mij"


def test_a_second_time_nothing_is_written(empty: Path, run: Run) -> None:
    run("init", "--all", "alle", *NOW)
    before = {file.name: file.read_bytes() for file in (empty / "alle").iterdir()}

    said = run("init", "--all", "alle", "--topics", "geld", *NOW)

    assert said.status == 0
    assert "Klaar: 0 profielen" in said.err
    assert "Er waren al 342 profielen; die zijn niet veranderd." in said.err
    assert {file.name: file.read_bytes() for file in (empty / "alle").iterdir()} == before


def test_a_municipality_and_all_of_them_is_refused(empty: Path, run: Run) -> None:
    said = run("init", "Almere", "--all", "alle", *NOW)

    assert said.status == 2
    assert "U noemt een gemeente en --all." in said.err
    assert list(empty.iterdir()) == []


def test_a_folder_that_is_a_file_is_told(empty: Path, run: Run) -> None:
    (empty / "alle").write_text("", "utf-8")

    said = run("init", "--all", "alle", *NOW)

    assert said.status == 73
    assert "deze map kan niet worden gemaakt" in said.err


def test_another_plan_has_its_own_municipalities(empty: Path, run: Run) -> None:
    assert run("init", "--all", "alle", "--plan", "invoering-2015").status == 0
    assert len(list((empty / "alle").iterdir())) == 403  # data/lijsten.yaml: the list of 2014 has 403 rows


# -- the days that a municipality chooses


def days_of(folder: Path) -> object:
    return yaml.load((folder / PROFILE).read_text("utf-8"), yaml.CSafeLoader).get("ankers")


TYPED = [
    # options, the days in the profile
    (["start-contract=2027-07-01"], {"start-contract": on("2027-07-01")}),
    (["start-contract=1 juli 2027"], {"start-contract": on("2027-07-01")}),  # in words
    (
        ["start-contract=1-7-2027", "einde-beleidsplan=31-12-2028"],
        {"einde-beleidsplan": on("2028-12-31"), "start-contract": on("2027-07-01")},
    ),  # more than one
    (["start-contract=2027-07-01", "start-contract=2027-08-01"], {"start-contract": on("2027-08-01")}),  # the last one
]


@pytest.mark.parametrize(("typed", "expected"), TYPED)
def test_a_day_that_was_typed_goes_into_the_profile(
    empty: Path, run: Run, typed: list[str], expected: dict[str, object]
) -> None:
    words = [word for day in typed for word in ("--day", day)]

    assert run("init", "Almere", *words, *NOW).status == 0
    assert days_of(empty) == expected
    assert run("check", *NOW).status == 0


def test_without_a_day_the_supposed_ones_stand_there_as_comments(empty: Path, run: Run) -> None:
    run("init", "Almere", *NOW)

    assert days_of(empty) is None
    assert "#   start-contract: 2028-01-01" in (empty / PROFILE).read_text("utf-8")


WRONG = [
    # words, pieces of what is said
    (["--day", "start-contrat=2027-07-01"], ["'start-contrat=2027-07-01' kan niet", "Bedoelt u 'start-contract'?"]),
    (["--day", "start-contract"], ["'start-contract' kan niet. Schrijf NAAM=DATUM."]),  # without a day
    (["--day", "start-contract=morgen"], ["'morgen' is geen datum."]),  # no day
    (["--day", "start-contract="], ["'' is geen datum."]),  # nothing
    (["--day", "start-contract=2027-02-29"], ["'2027-02-29' is geen bestaande datum."]),  # no leap year
    (
        ["--day", "start-contract=2014-07-01", "--plan", "invoering-2015"], ["In dit plan kiest u geen dagen."],
    ),  # a plan of fixed days
]  # fmt: skip


@pytest.mark.parametrize(("words", "pieces"), WRONG, ids=[" ".join(words) for words, _ in WRONG])
def test_a_day_that_cannot_be_is_refused(empty: Path, run: Run, words: list[str], pieces: list[str]) -> None:
    said = run("init", "Haren" if "--plan" in words else "Almere", *words, *NOW)

    assert said.status == 2
    assert all(piece in said.err for piece in pieces), said.err
    assert list(empty.iterdir()) == []


# -- names of municipalities that are no more


def test_a_municipality_that_merged_becomes_the_one_of_now(empty: Path, run: Run) -> None:
    said = run("init", "Haren", *NOW)  # Haren became a part of Groningen on 1 January 2019 (data/herindelingen.csv)

    assert said.status == 0
    assert "Haren hoort sinds 1 januari 2019 bij Groningen. Dit profiel is voor Groningen." in said.err
    assert "gemeente: Groningen" in (empty / PROFILE).read_text("utf-8")


def test_a_municipality_that_was_divided_is_asked_which(empty: Path, run: Run) -> None:
    said = run("init", "Haaren", *NOW)  # divided over four on 1 January 2021 (data/herindelingen.csv)

    assert said.status == 2
    assert "Haaren is op 1 januari 2021 verdeeld over" in said.err
    assert "wmoplan init Oisterwijk" in said.err
    assert list(empty.iterdir()) == []


def test_in_its_own_time_a_municipality_is_itself(empty: Path, run: Run) -> None:
    said = run("init", "Haren", "--plan", "invoering-2015")

    assert "hoort sinds" not in said.err
    assert "gemeente: Haren" in (empty / PROFILE).read_text("utf-8")


# -- the election that is told

COMING = [
    # municipality, seen from, polling day of the first election on or after that day, else of the last one
    ("Almere", "2026-03-18", "woensdag 18 maart 2026"),  # today
    ("Almere", "2026-03-19", "woensdag 20 maart 2030"),  # the next: 44 days after Monday 4 February 2030
    ("Hilversum", "2026-11-18", "woensdag 18 november 2026"),  # it votes apart (data/verkiezingen.yaml)
    ("Hilversum", "2026-11-19", "woensdag 20 maart 2030"),  # and then with all others
    ("Almere", "2030-12-31", "woensdag 20 maart 2030"),  # none comes any more within the plan
]


@pytest.mark.parametrize(("place", "as_of", "polling"), COMING)
def test_the_profile_names_the_coming_election(empty: Path, run: Run, place: str, as_of: str, polling: str) -> None:
    said = run("init", place, "--as-of", as_of)

    assert said.status == 0
    assert f"# De verkiezing is op {polling}" in (empty / PROFILE).read_text("utf-8")
    assert f"wmoplan explain verkiezing-{polling[-4:]}" in said.err
