"""`wmoplan region`: a file, a folder or the example; on the screen and in files.

Days are those of a paper calendar of 2014.
"""

import csv
import json
import re
import shutil
from pathlib import Path

import icalendar
import pytest

from tests.cli.conftest import EXAMPLES, Run

EXAMPLE = ("--example", "brabant-noordoost-oost")
AS_OF = ("--as-of", "2014-03-15")
TWELVE = {
    "Bernheze", "Boxmeer", "Boekel", "Cuijk", "Grave", "Landerd", "Maasdonk", "Mill en Sint Hubert", "Oss",
    "Sint Anthonis", "Uden", "Veghel",
}  # fmt: skip
"""Beleidsplan Transformatie van AWBZ naar Wmo Brabant Noordoost-oost, footnote 1."""


@pytest.fixture
def brabant(empty: Path) -> Path:
    shutil.copytree(EXAMPLES / "brabant-noordoost-oost", empty, dirs_exist_ok=True)
    return empty


def profile(folder: Path, name: str, text: str = "") -> Path:
    file = folder / f"{name.lower()}.yaml"
    file.write_text(f"gemeente: {name}\nplan: invoering-2015\n{text}", "utf-8")
    return file


# -- the example


def test_the_example_has_the_twelve_municipalities_of_the_plan(run: Run) -> None:
    said = json.loads(run("region", *EXAMPLE, *AS_OF, "--format", "json").out)

    assert {one["naam"] for one in said["gemeenten"]} == TWELVE
    assert said["regio"] == {"naam": "Brabant Noordoost-oost", "bestand": "regio.yaml"}
    # the same document: pilots in 2013 and a supplement in 2014 (introduction), a part contract for 2014 (3.3)
    assert [one["wanneer"] for one in said["afspraken"] if not one["voorbeeld"]] == [
        "2013",
        "2013",
        "2014",
        "2014",
        "2015",
    ]
    assert all("Brabant Noordoost-oost" in one["bron"] or one["voorbeeld"] for one in said["afspraken"])


def test_oss_and_maasdonk_stand_out_with_their_reason(run: Run) -> None:
    # Kiesraad, 19 November 2014; the law of this herindeling: Maasdonk ends on 1 January 2015
    said = run("region", *EXAMPLE, *AS_OF).out

    assert "Maasdonk en Oss stemmen op woensdag 19 november 2014.\nDe andere 10 gemeenten stemmen" in said
    assert "Maasdonk gaat op 1 januari 2015 op in 's-Hertogenbosch en Oss." in said
    assert "Rond 19 maart 2014 is er in Maasdonk en Oss dus geen stilte." in said
    ends = {
        one["naam"]: one["houdt_op"]
        for one in json.loads(run("region", *EXAMPLE, *AS_OF, "--format", "json").out)["gemeenten"]
    }
    assert [name for name, end in ends.items() if end] == ["Maasdonk"]
    assert ends["Maasdonk"]["naar"] == ["'s-Hertogenbosch", "Oss"]


def test_a_municipality_without_meetings_is_asked_after(run: Run) -> None:
    said = run("region", *EXAMPLE, *AS_OF, "--step", "verordening").out

    assert "Van Grave en Landerd weten wij de vergadering nog niet." in said
    assert "Grave: de vergadering is niet bekend." in said


def test_the_days_of_the_example_are_never_sure(run: Run) -> None:
    rows = csv.DictReader(
        run("region", *EXAMPLE, *AS_OF, "--format", "csv").out.lstrip("\ufeff").splitlines(), delimiter=";"
    )

    sure = {(row["gemeente"], row["verwacht"]) for row in rows if row["zekerheid"] in {"berekend", "vast"}}
    assert sure == {("Oss", "2014-02-06")}  # the only published day on which something can be decided in time


def test_every_meeting_of_the_example_is_published_or_says_that_it_is_not() -> None:
    files = [file.read_text("utf-8") for file in (EXAMPLES / "brabant-noordoost-oost").glob("*.yaml")]
    lines = [line for text in files for line in text.splitlines() if line.startswith(("  - {datum", "  - {regel"))]

    assert any("gepubliceerde agenda van de gemeente Oss" in line for line in lines)
    for line in lines:
        assert "gepubliceerde agenda van de gemeente Oss" in line or "voorbeeld, niet gepubliceerd" in line, line


# -- which region


@pytest.mark.usefixtures("brabant")
def test_the_region_of_the_current_folder_is_the_one_that_is_meant(run: Run) -> None:
    by_itself, by_file, by_folder = (run("region", *words, *AS_OF) for words in ((), ("regio.yaml",), (".",)))

    assert by_itself.status == 0
    assert by_itself.out == by_file.out == by_folder.out


@pytest.mark.usefixtures("empty")
def test_without_a_region_it_says_what_to_type(run: Run) -> None:
    said = run("region")

    assert (said.status, said.out) == (2, "")
    assert said.err == (
        "Welke regio?\n  Noem een bestand of een map met profielen: wmoplan region MAP\n"
        "  Eerst kijken? Typ: wmoplan region --example brabant-noordoost-oost\n"
    )


def test_in_a_folder_only_profiles_count(empty: Path, run: Run) -> None:
    folder = empty / "regio"
    folder.mkdir()
    profile(folder, "Uden")
    profile(folder, "Oss")
    (folder / "oss-voortgang.yaml").write_text("regels: []\n", "utf-8")
    (folder / "plan.yaml").write_text("id: een-plan\n", "utf-8")
    (folder / "lees.txt").write_text("gemeente: Veghel\n", "utf-8")

    said = json.loads(run("region", "regio", *AS_OF, "--format", "json").out)

    assert [one["naam"] for one in said["gemeenten"]] == ["Oss", "Uden"]
    assert said["regio"] == {"naam": "regio", "bestand": None}


def test_a_region_without_a_list_has_every_profile_beside_it(empty: Path, run: Run) -> None:
    profile(empty, "Uden")
    (empty / "regio.yaml").write_text("regio: Brabant\n", "utf-8")

    assert [one["naam"] for one in json.loads(run("region", *AS_OF, "--format", "json").out)["gemeenten"]] == ["Uden"]


REFUSED = [
    # files in the folder, words, and what is told
    ({}, ("weg.yaml",), "weg.yaml", 66),
    ({}, (".",), "staat geen profiel van een gemeente", 2),
    ({"a.yaml": "regio: A\n", "b.yaml": "regio: B\n"}, (".",), "staan 2 regio's: a.yaml en b.yaml", 2),
    ({"oss.yaml": "gemeente: Oss\n"}, ("oss.yaml",), "dit is een profiel van een gemeente", 65),
    ({"a.yaml": "gemeente: Oss\n", "b.yaml": "gemeente: GM0828\n"}, (".",), "Oss staat ook in a.yaml", 65),
    ({"a.yaml": "gemeente: Oss\n"}, (".", "--step", "verordning"), "Bedoelt u 'verordening'?", 2),
    ({"a.yaml": "gemeente: Oss\n"}, (".", "--step", "overgang"), "geen stap waarover iemand besluit", 2),
    ({"a.yaml": "gemeente: Oss\n"}, (".", "--municipality", "Uden"), "geen gemeente van deze regio", 2),
    ({"a.yaml": "gemeente: Oss\n"}, (".", "--format", "ics"), "geen vorm die wmoplan kent", 2),
    ({"a.yaml": "gemeente: Oss\n"}, (".", "--output", "regio.pdf"), "Laat de naam eindigen op", 2),
    ({"a.yaml": "gemeente: Oss\n"}, (".", "--open"), "Zonder bestand valt er niets te openen", 2),
    ({}, ("--example", "brabant"), "geen voorbeeld van een regio", 2),
    ({}, ("regio.yaml", "--example", "brabant-noordoost-oost"), "Kies een van de twee", 2),
]  # fmt: skip


@pytest.mark.parametrize(("files", "words", "told", "status"), REFUSED, ids=[row[2] for row in REFUSED])
def test_what_cannot_be_is_told(
    empty: Path, run: Run, files: dict[str, str], words: tuple[str, ...], told: str, status: int
) -> None:
    for name, text in files.items():
        (empty / name).write_text(text, "utf-8")

    said = run("region", *words, *AS_OF)

    assert (said.status, said.out) == (status, "")
    assert told in said.err
    assert "Traceback" not in said.err


def test_the_faults_of_all_profiles_are_told_at_once(empty: Path, run: Run) -> None:
    profile(empty, "Oss", "kleur: rood\n")
    profile(empty, "Uden", "vergaderingen: [{datum: 2014-02-30, orgaan: raad}]\n")

    said = run("region", ".", *AS_OF)

    assert said.status == 65
    assert "oss.yaml, regel 3" in said.err
    assert "uden.yaml, regel 3" in said.err


# -- closer


@pytest.mark.usefixtures("brabant")
def test_a_step_and_a_municipality_narrow_what_is_shown(run: Run) -> None:
    said = run("region", *AS_OF, "--step", "verordening", "--municipality", "mill en sint hubert").out

    assert "\nMill en Sint Hubert: " in said
    assert "\nUden: " not in said
    assert "regionaal beleidsplan.\n" not in said
    assert "wat eraan komt in Mill en Sint Hubert" in said


def test_a_municipality_that_is_typed_twice_is_shown_once(run: Run) -> None:
    said = run("region", *EXAMPLE, *AS_OF, "--municipality", "uden, oss", "--municipality", "OSS", "--format", "plain")

    assert said.status == 0
    assert said.out.count("wat eraan komt in Oss.") == 1
    assert said.out.count("wat eraan komt in Uden.") == 1


@pytest.mark.usefixtures("brabant")
def test_all_shows_every_step_about_which_somebody_decides(run: Run) -> None:
    some, every = (run("region", *AS_OF, "--format", "markdown", *more).out for more in ((), ("--all",)))

    assert some.count("\n## ") < every.count("\n## ")
    assert "bestek" in every.lower()


# -- files


def test_each_ending_gives_its_own_form(brabant: Path, run: Run) -> None:
    for name, begins in {
        "r.html": b"<!DOCTYPE html>", "r.ics": b"BEGIN:VCALENDAR", "r.md": b"# Regio", "r.json": b'{\n "schema"',
        "r.csv": b"\xef\xbb\xbfstap;", "r.txt": b"Regio Brabant",
    }.items():  # fmt: skip
        said = run("region", *AS_OF, "--output", name)
        assert said.status == 0, said.err
        assert (brabant / name).read_bytes().startswith(begins)
        assert str(brabant / name) in said.err


@pytest.mark.usefixtures("brabant")
def test_what_must_be_whole_is_not_narrowed(run: Run) -> None:
    whole = run("region", *AS_OF, "--format", "json").out
    narrow = run("region", *AS_OF, "--format", "json", "--step", "verordening", "--municipality", "Oss")

    assert narrow.out == whole
    assert "altijd alle stappen en alle gemeenten" in narrow.err


def read(file: Path) -> dict[str, icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(file.read_bytes())
    return {str(event["UID"]): event for event in calendar.walk("VEVENT") if isinstance(event, icalendar.Event)}


def test_the_calendar_names_the_municipality_of_every_day(brabant: Path, run: Run) -> None:
    assert run("region", *AS_OF, "--output", "regio.ics").status == 0

    for event in read(brabant / "regio.ics").values():
        title, groups = str(event["SUMMARY"]), set(event.categories)
        named = groups & TWELVE
        assert named, title
        if len(named) == 1:
            name = next(iter(named))
            assert name in title
            assert title.index(name) < 30
        else:
            assert title.startswith(f"{len(named)} gemeenten: ")


def test_no_event_of_the_region_is_one_of_a_municipality(brabant: Path, run: Run) -> None:
    run("region", *AS_OF, "--output", "regio.ics")
    run("calendar", *AS_OF, "--profile", "oss.yaml", "--output", "oss.ics")

    assert not read(brabant / "regio.ics").keys() & read(brabant / "oss.ics").keys()


def test_the_election_is_one_event_for_who_votes_together(brabant: Path, run: Run) -> None:
    run("region", *AS_OF, "--output", "regio.ics")

    votes = {uid: str(event.start) for uid, event in read(brabant / "regio.ics").items() if "verkiezing" in uid}
    assert votes == {
        "invoering-2015.verkiezing-2014@brabant-noordoost-oost.wmoplan": "2014-03-19",
        "invoering-2015.verkiezing-2014@GM0828.brabant-noordoost-oost.wmoplan": "2014-11-19",
        "invoering-2015.verkiezing-2014@GM1671.brabant-noordoost-oost.wmoplan": "2014-11-19",
    }


def test_a_calendar_of_which_nothing_changed_stays_to_the_byte(brabant: Path, run: Run) -> None:
    run("region", *AS_OF, "--output", "regio.ics")
    first = (brabant / "regio.ics").read_bytes()

    said = run("region", "--as-of", "2014-03-16", "--output", "regio.ics")

    assert (brabant / "regio.ics").read_bytes() == first
    assert "Nieuw: 0. Verschoven: 0. Vervallen: 0." in said.out
    assert "Het bestand blijft zoals het is" in said.err


def test_a_raad_that_moves_raises_only_its_own_events(brabant: Path, run: Run) -> None:
    run("region", *AS_OF, "--output", "regio.ics")
    before = read(brabant / "regio.ics")
    uden = brabant / "uden.yaml"
    uden.write_text(uden.read_text("utf-8").replace("2014-10-09", "2014-10-16"), "utf-8")

    said = run("region", *AS_OF, "--output", "regio.ics")

    after = read(brabant / "regio.ics")
    changed = {uid for uid in after if str(after[uid]["SEQUENCE"]) != str(before[uid]["SEQUENCE"])}
    council = "invoering-2015.verordening.besluit@GM0856.brabant-noordoost-oost.wmoplan"
    assert after[council]["SEQUENCE"] == 1
    assert changed
    assert all("@GM0856." in uid for uid in changed)
    assert "was donderdag 9 oktober 2014" in said.out
    assert "wordt donderdag 16 oktober 2014" in said.out


def test_what_would_change_is_told_without_writing(brabant: Path, run: Run) -> None:
    run("region", *AS_OF, "--output", "regio.ics")
    before = (brabant / "regio.ics").read_bytes()
    region = brabant / "regio.yaml"
    region.write_text(region.read_text("utf-8").replace("  - grave.yaml\n", ""), "utf-8")

    said = run("region", *AS_OF, "--output", "regio.ics", "--dry-run")

    assert said.status == 0
    assert (brabant / "regio.ics").read_bytes() == before
    assert "Er is niets geschreven." in said.err
    # six weeks, two weeks and six weeks before 31 October, the last day of the law, with a Tuesday for the college
    assert "Grave: Verstuur advies: verordening (geschat): was dinsdag 2 september 2014, vervalt." in said.out


def test_only_a_calendar_can_be_tried(brabant: Path, run: Run) -> None:
    said = run("region", *AS_OF, "--output", "regio.html", "--dry-run")

    assert said.status == 2
    assert "--dry-run hoort bij een agenda." in said.err
    assert not (brabant / "regio.html").exists()


def test_the_calendar_of_another_is_left_alone(brabant: Path, run: Run) -> None:
    run("calendar", *AS_OF, "--profile", "oss.yaml", "--output", "agenda.ics")
    before = (brabant / "agenda.ics").read_bytes()

    said = run("region", *AS_OF, "--output", "agenda.ics")

    assert said.status == 73
    assert "dit is een andere agenda: Wmo-agenda Oss" in said.err
    assert (brabant / "agenda.ics").read_bytes() == before


# -- what is nobody else's business


def test_names_and_remarks_stay_with_their_owner(brabant: Path, run: Run) -> None:
    words = ("--profile", "oss.yaml", "--as-of", "2014-03-01", "--by", "Anna Geheim")
    assert run("note", "verordening", "Bel mevrouw Vertrouwelijk.", *words).status == 0
    assert run("done", "verordening.verkennen", *words).status == 0
    assert run("advice", "add", "verordening", "--text", "Vertrouwelijk", *words).status == 0
    assert (
        run(
            "advice", "sent", "verordening", "--on", "2014-03-08", "--profile", "oss.yaml", "--by", "Anna Geheim"
        ).status
        == 0
    )

    shown = [run("region", *AS_OF, "--format", form).out for form in ("table", "plain", "markdown", "json", "csv")]
    for name in ("r.html", "r.ics", "r.md", "r.json", "r.csv", "r.txt"):
        run("region", *AS_OF, "--output", name)
        shown.append((brabant / name).read_text("utf-8"))

    assert any("Oss stuurde een advies op zaterdag 8 maart 2014." in text for text in shown)
    for text in shown:
        unfolded = re.sub(r"\r\n ", "", text)
        assert not re.search("Anna|Geheim|Vertrouwelijk", unfolded)
