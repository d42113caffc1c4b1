"""A schedule as a file: shown first, then written whole or not at all, and kept up to date by a newer version."""

import sys
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PROFILE = """# van ons
gemeente: Haren # hier
plan: invoering-2015
organen:
  commissie: {herken: ["Politieke Avond"]}
vergaderingen:
  # zelf
  - {datum: 2014-10-14, orgaan: eigen}
"""
SCHEDULE = """Datum;Tijd;Vergadering;Status
di 21-10-2014;20.00 uur;Politieke Avond;
ma 27-10-2014;20.00 uur;Raadsvergadering;concept
wo 5-11-2014;20.00 uur;Beeldvormende sessie;
"""
AS_OF = ("--as-of", "2014-06-01")


@pytest.fixture
def profile(empty: Path) -> Path:
    file = empty / "wmoplan.yaml"
    file.write_text(PROFILE, "utf-8")
    (empty / "raad.csv").write_text(SCHEDULE, "utf-8")
    return file


def test_a_schedule_comes_in(profile: Path, run: Run) -> None:
    said = run("meetings", "import", "raad.csv", "--yes", *AS_OF)

    assert (said.status, said.out) == (0, "")
    assert "raad.csv: 2 vergaderingen herkend, 1 niet duidelijk." in said.err
    assert "Politieke Avond: commissie, door uw patroon 'Politieke Avond'" in said.err
    assert "Raadsvergadering: raad, door de naam 'Raadsvergadering'" in said.err
    assert 'organen: {commissie: {herken: ["Beeldvormende sessie"]}}' in said.err
    assert profile.read_text("utf-8") == PROFILE + (
        '  - {datum: 2014-10-21, tijd: "20:00", orgaan: commissie, titel: "Politieke Avond", bron: "raad.csv"}\n'
        '  - {datum: 2014-10-27, tijd: "20:00", orgaan: raad, status: voorlopig, bron: "raad.csv"}\n'
    )


def test_no_name_of_a_column_is_advised_as_the_name_of_a_meeting(profile: Path, run: Run) -> None:
    days = "11-09-2014;25-09-2014;02-10-2014\n09-10-2014;23-10-2014;30-10-2014\n"
    (profile.parent / "raad.csv").write_text(f"Aanleveren;Deadline;Raad\n{days}")
    none = run("meetings", "import", "raad.csv", "--yes", *AS_OF)
    (profile.parent / "raad.csv").write_text(f"Aanleveren;Agendacommissie;Raad\n{days}")
    one = run("meetings", "import", "raad.csv", "--yes", *AS_OF)

    assert "Aanleveren (2 keer)" in none.err
    assert "herken:" not in none.err
    assert 'organen: {commissie: {herken: ["Agendacommissie"]}}' in one.err


def test_a_table_is_read_as_one_under_both_names(profile: Path, run: Run) -> None:
    before = profile.read_text("utf-8")
    run("meetings", "import", "raad.csv", "--yes")
    imported = profile.read_text("utf-8")
    profile.write_text(before, "utf-8")

    said = run("meetings", "add", "raad.csv", "--yes")

    assert said.status == 0, said.err
    assert profile.read_text("utf-8") == imported != before


def test_the_preview_tells_what_it_does_to_the_plan(profile: Path, run: Run) -> None:
    run("meetings", "import", "raad.csv", "--yes", *AS_OF)
    (profile.parent / "raad.csv").write_text(SCHEDULE.replace("ma 27-10", "ma 20-10").replace("di 21", "di 14"))

    told = run("meetings", "import", "raad.csv", "--dry-run", *AS_OF).err

    assert "Niet meer in dit bestand, dus vervallen (2):" in told
    assert "maandag 27 oktober 2014 20.00 uur: raad, voorlopig\n" in told
    assert "Wat dit met uw plan doet:" in told
    assert "dagen eerder weg" in told


def test_nothing_is_written_without_a_yes(profile: Path, run: Run) -> None:
    said = run("meetings", "import", "raad.csv", *AS_OF)

    assert said.status == 2
    assert "--yes" in said.err
    assert profile.read_text("utf-8") == PROFILE


def test_a_dry_run_writes_nothing(profile: Path, run: Run) -> None:
    said = run("meetings", "import", "raad.csv", "--yes", "--dry-run", "--schedule", "2", *AS_OF)

    assert said.status == 0
    assert "Er is niets geschreven." in said.err
    assert profile.read_text("utf-8") == PROFILE


def test_a_second_import_changes_nothing(profile: Path, run: Run) -> None:
    run("meetings", "import", "raad.csv", "--yes", "--schedule", "versie 2", *AS_OF)
    before = profile.read_bytes()

    said = run("meetings", "import", "raad.csv", "--schedule", "versie 2", "--as-of", "2014-07-01")

    assert said.status == 0
    assert "Er verandert niets." in said.err
    assert profile.read_bytes() == before
    assert b'vergaderschema: {versie: "versie 2"}' in before  # nobody said when it came out


def test_another_version_takes_the_day_of_the_old_one_along_no_more(profile: Path, run: Run) -> None:
    profile.write_text(f'{PROFILE}vergaderschema: {{versie: "1", datum: 2014-01-07, bron: griffie}}\n', "utf-8")

    run("meetings", "import", "raad.csv", "--yes", "--schedule", "2", "--since", "2014-05-20", *AS_OF)
    assert 'vergaderschema: {versie: "2", datum: 2014-05-20}\n' in profile.read_text("utf-8")

    run("meetings", "import", "raad.csv", "--yes", "--schedule", "3", *AS_OF)
    assert 'vergaderschema: {versie: "3"}\n' in profile.read_text("utf-8")


def test_another_name_of_the_file_is_told(profile: Path, run: Run) -> None:
    run("meetings", "import", "raad.csv", "--yes", *AS_OF)
    (profile.parent / "raad-2.csv").write_text(SCHEDULE, "utf-8")

    assert '--source "raad.csv"' in run("meetings", "import", "raad-2.csv", "--dry-run", *AS_OF).err


def test_options_go_with_the_rows(profile: Path, run: Run) -> None:
    (profile.parent / "raad.csv").write_text("datum;tijd\n21 oktober;20:00\n", "utf-8")
    words = ("--body", "raad", "--year", "2014", "--source", "griffie", "--since", "2014-05-01")

    assert run("meetings", "import", "raad.csv", "--yes", *words, *AS_OF).status == 0
    row = '{datum: 2014-10-21, tijd: "20:00", orgaan: raad, bron: griffie, sinds: 2014-05-01}'
    assert row in profile.read_text("utf-8")


FAULTS = [
    ("mist.csv", None, 66, "mist.csv is er niet"),
    (
        "https://haren.nl/kalender",
        None,
        66,
        "is een adres op internet, en geen bestand.\n  Open de pagina in uw browser",
    ),
    ("leeg.csv", b"", 65, "het bestand is leeg.\n  Kijk of dit het goede bestand is."),
    ("kop.csv", b"datum;titel\n", 65, "staan geen vergaderingen"),
    ("raad.csv", b"x" * 2_000_001, 65, "groter dan 2 MB"),
    ("raad.csv", b"datum;titel\nmorgen;raad\n", 65, "raad.csv, regel 2: 'morgen' is geen datum"),
]


@pytest.mark.parametrize(("name", "data", "status", "told"), FAULTS)
def test_a_file_that_cannot_come_in_is_told(
    profile: Path, run: Run, name: str, data: bytes | None, status: int, told: str
) -> None:
    if data is not None:
        (profile.parent / name).write_bytes(data)

    said = run("meetings", "import", name, "--yes", *AS_OF)

    assert said.status == status
    assert told in said.err
    assert profile.read_text("utf-8") == PROFILE


def test_the_schedule_of_a_real_municipality_comes_in(empty: Path, run: Run) -> None:
    # Almere's own list for 2026: some of its rows
    rows = (
        "van,tot_en_met,omschrijving\n"
        "2026-02-05,2026-02-05,Politieke Markt en besluitvorming\n"
        "2026-02-26,2026-02-26,Geen Politieke Markt\n"
        "2026-03-18,2026-03-18,Gemeenteraadsverkiezingen 2026\n"
        "2026-07-09,2026-08-13,Geen Politieke Markt\n"
        "2026-09-10,2026-09-10,Studiedagen raad - donderdag\n"
        "2026-11-26,2026-11-26,Politieke Markt\n"
    )
    (empty / "almere.csv").write_text(rows, "utf-8")
    organs = "organen: {politieke-markt: {naam: de Politieke Markt, rechten: [inspreken]}}\n"
    (empty / "wmoplan.yaml").write_text(f"gemeente: Almere\nplan: beleidscyclus\n{organs}", "utf-8")

    said = run("meetings", "import", "almere.csv", "--yes", "--as-of", "2026-01-01")

    assert "2 vergaderingen herkend, 2 niet duidelijk" in said.err
    assert "2 regels zijn geen vergadering: er staat 'geen'." in said.err
    assert (empty / "wmoplan.yaml").read_text("utf-8").count("orgaan: politieke-markt") == 2


@pytest.mark.usefixtures("profile")
def test_what_a_screen_obeys_is_not_shown(run: Run) -> None:
    Path("raad.csv").write_text("datum;titel\n27-10-2014;Raad \x1b[31m<b>rood</b> \u202eom\n", "utf-8")

    said = run("meetings", "import", "raad.csv", "--dry-run", *AS_OF)

    assert "<b>rood</b>" in said.err
    assert not {"\x1b", "\u202e"} & set(said.err)


def export(*events: tuple[str, str, str, str]) -> bytes:
    """Return a calendar as a council's site gives it: a uid, a moment, a title and more lines of each event."""
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Europe/Amsterdam\nBEGIN:STANDARD\nDTSTART:19701025T030000\nTZOFFSETFROM:+0200\n"
        "TZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nEND:STANDARD\nEND:VTIMEZONE\n"
    )
    lines = [
        f"BEGIN:VEVENT\nUID:vergadering-{uid}@raadsinformatie.nl\nDTSTAMP:20140102T090000Z\nDTSTART;TZID=Europe/Amsterdam:"
        f"{moment}\nSUMMARY:{title}\nLOCATION:Raadzaal\\, Raadhuisplein 1\nDESCRIPTION:Agenda en stukken:\\nhttps://\n"
        f" voorbeeld.raadsinformatie.nl/vergadering/{uid}\n{more}END:VEVENT\n"
        for uid, moment, title, more in events
    ]
    head = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Raad//NL\nX-WR-CALNAME:Raad\n"
    return f"{head}{zone}{''.join(lines)}END:VCALENDAR\n".replace("\n", "\r\n").encode()


EVENING = ("1147925", "20141021T200000", "Politieke Avond", "STATUS:CONFIRMED\n")
COUNCIL = ("1147926", "20141027T200000", "Raadsvergadering", "STATUS:CONFIRMED\n")


def test_a_calendar_comes_in_and_a_newer_version_moves_and_cancels(profile: Path, run: Run) -> None:
    file = profile.parent / "raad.ics"
    file.write_bytes(export(EVENING, COUNCIL))
    assert run("meetings", "import", "raad.ics", "--yes", *AS_OF).status == 0
    first = profile.read_text("utf-8")
    assert first.startswith(PROFILE)
    assert '{datum: 2014-10-27, tijd: "20:00", orgaan: raad, bron: "raad.ics", kenmerk: ' in first

    file.write_bytes(
        export(
            (EVENING[0], EVENING[1], "Politieke Avond (geannuleerd)", ""), ("1147926", "20141103T193000", "Raad", "")
        )
    )
    said = run("meetings", "import", "raad.ics", "--yes", *AS_OF)

    assert "\n2 regels veranderden.\nWat u nu doet:" in said.err
    assert "commissie van dinsdag 21 oktober 2014 20.00 uur: was definitief, wordt vervallen" in said.err
    assert ": verplaatst naar maandag 3 november 2014 en de tijd was 20.00 uur, wordt 19.30 uur" in said.err
    rows = [line for line in profile.read_text("utf-8").splitlines() if "raad.ics" in line]
    assert rows[0].endswith(", status: vervallen}")
    assert rows[1].startswith('  - {datum: 2014-10-27, tijd: "19:30", orgaan: raad')
    assert rows[1].endswith(", status: verplaatst, naar: 2014-11-03}")
    assert "maandag 3 november 2014 19.30 uur: Raad" in run("meetings", "list", *AS_OF).out


def test_a_series_comes_in(profile: Path, run: Run) -> None:
    # the Tuesdays of November 2014 are 4, 11, 18 and 25
    file = profile.parent / "college.ics"
    series = (
        "7",
        "20141104T100000",
        "Collegevergadering",
        "RRULE:FREQ=WEEKLY;UNTIL=20141130\nEXDATE:20141118T090000Z\n",
    )
    file.write_bytes(export(series))

    run("meetings", "import", "college.ics", "--yes", *AS_OF)

    rows = [line for line in profile.read_text("utf-8").splitlines() if "college.ics" in line]
    assert [row[12:22] for row in rows] == ["2014-11-04", "2014-11-11", "2014-11-25"]


def test_a_whole_day_that_came_in_as_midnight_loses_its_time(profile: Path, run: Run) -> None:
    row = '{datum: 2014-11-10, tijd: "00:00", orgaan: raad, bron: "raad.ics"}'
    text = profile.read_text("utf-8").replace("vergaderingen:\n", f"vergaderingen:\n  - {row}\n")
    profile.write_text(text, "utf-8")
    event = ("8", "20141110T000000", "Raadsvergadering", "DTEND;TZID=Europe/Amsterdam:20141111T000000\n")
    (profile.parent / "raad.ics").write_bytes(export(event))

    said = run("meetings", "import", "raad.ics", "--yes", *AS_OF)

    assert "wordt een hele dag, zonder tijd" in said.err
    assert "00:00" not in profile.read_text("utf-8")
    assert "Er verandert niets." in run("meetings", "import", "raad.ics", "--yes", *AS_OF).err


# By RFC 5545, 3.6.1, the end of a whole day is the day after it: the 10th, the 11th and the 12th.
def test_a_meeting_of_several_days_is_told_with_its_last_day(profile: Path, run: Run) -> None:
    lines = ("8", "20141110", "Raadsvergadering", "DTEND;VALUE=DATE:20141113\n")
    text = export(lines).replace(b"DTSTART;TZID=Europe/Amsterdam:20141110", b"DTSTART;VALUE=DATE:20141110")
    (profile.parent / "raad.ics").write_bytes(text)

    said = run("meetings", "import", "raad.ics", "--dry-run", *AS_OF)

    assert "  maandag 10 november 2014 tot en met woensdag 12 november 2014: raad\n" in said.err
    assert "met 'vervolg'" in said.err

    profile.write_text(f"{profile.read_text('utf-8')}vergaderbestanden: [raad.ics]\n", "utf-8")
    assert "1 vergadering duurt meer dan een dag" in run("check", *AS_OF).err


def test_a_rule_without_an_end_is_told_and_the_rest_comes_in(profile: Path, run: Run) -> None:
    endless = ("8", "20141104T100000", "Raad", "RRULE:FREQ=SECONDLY\n")
    (profile.parent / "raad.ics").write_bytes(export(endless, COUNCIL))

    said = run("meetings", "import", "raad.ics", "--yes", *AS_OF)

    assert said.status == 0
    assert "raad.ics, regel 14: 'Raad': een herhaling per 'SECONDLY' kan wmoplan niet tellen." in said.err
    assert profile.read_text("utf-8").count("raad.ics") == 1


def test_a_file_of_twenty_megabytes_is_refused_with_the_bound(profile: Path, run: Run) -> None:
    (profile.parent / "raad.ics").write_bytes(export(COUNCIL) + b"X" * 20_000_000)

    said = run("meetings", "import", "raad.ics", "--yes", *AS_OF)

    assert said.status == 65
    assert "raad.ics: het bestand is groter dan 10 MB." in said.err


@pytest.mark.usefixtures("profile")
def test_a_body_with_a_pattern_keeps_its_rights(run: Run) -> None:
    run("meetings", "import", "raad.csv", "--yes", *AS_OF)

    told = run("explain", "2014-10-21", *AS_OF).out

    assert "inspreken" in told.lower()


def test_bodies_with_the_same_pattern_meet_together(empty: Path, run: Run) -> None:
    market = '{rechten: [inspreken], herken: ["Markt*", "Markt en besluit"]}'
    organs = f"organen: {{markt: {market}, raad: {{herken: markt en besluit}}}}"
    (empty / "wmoplan.yaml").write_text(f"gemeente: Haren\nplan: invoering-2015\n{organs}\n", "utf-8")
    rows = "Datum;Vergadering;UID\n21-10-2014;Markt en besluit;a1\n28-10-2014;Markt;a2\n"
    (empty / "raad.csv").write_text(rows, "utf-8")

    run("meetings", "import", "raad.csv", "--yes", *AS_OF)
    before = (empty / "wmoplan.yaml").read_text("utf-8")

    held = [line.partition(", titel")[0].partition(", bron")[0] for line in before.splitlines() if "datum" in line]
    assert sorted(held) == [
        "  - {datum: 2014-10-21, orgaan: markt",
        "  - {datum: 2014-10-21, orgaan: raad",
        "  - {datum: 2014-10-28, orgaan: markt",
    ]
    assert "Er verandert niets." in run("meetings", "import", "raad.csv", "--yes", *AS_OF).err
    (empty / "raad.csv").write_text(rows.replace("21-10", "22-10"), "utf-8")
    run("meetings", "import", "raad.csv", "--yes", *AS_OF)
    text = (empty / "wmoplan.yaml").read_text("utf-8")
    assert text.count("status: verplaatst, naar: 2014-10-22") == 2


def test_a_name_is_asked_once_where_somebody_can_answer(
    profile: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = "12-11-2014;20:00;Beeldvormende sessie;\n13-11-2014;20:00;Borrel;\n14-11-2014;20:00;Feest;\n"
    (profile.parent / "raad.csv").write_text(SCHEDULE + more, "utf-8")
    answers = StringIO("comissie\ncommissie\n-\nklaar\nja\n")
    monkeypatch.setattr(answers, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", answers)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

    said = run("meetings", "import", "raad.csv", *AS_OF)

    told = " ".join(said.err.split())
    assert "Wie vergadert er bij 'Beeldvormende sessie'? Het gaat om 2 vergaderingen" in told
    assert "Bedoelt u 'commissie'?" in told
    assert 'organen: {commissie: {herken: ["Beeldvormende sessie"]}}' in told
    assert "Niet duidelijk, en niet opgeslagen (1): Feest" in told
    assert profile.read_text("utf-8").count("Beeldvormende sessie") == 2


# -- what somebody typed, and the file has otherwise

TYPED = """gemeente: Haren
plan: invoering-2015
vergaderingen:
  - {datum: 2014-10-27, tijd: "20:00", orgaan: raad}
besluiten:
  verordening: {datum: 2014-10-27, orgaan: raad}
"""


@pytest.mark.parametrize(
    ("row", "in_file", "typed"),
    [
        ("ma 27-10-2014;20.00 uur;Raadsvergadering;vervallen;", "vervallen", "status: vervallen"),
        (
            "ma 27-10-2014;20.00 uur;Raadsvergadering;verplaatst;3-11-2014",
            "verplaatst naar maandag 3 november 2014",
            "status: verplaatst, naar: 2014-11-03",
        ),
    ],
)
def test_a_meeting_that_is_off_in_the_file_is_no_small_matter(
    empty: Path, run: Run, row: str, in_file: str, typed: str
) -> None:
    """Nothing is settled in silence: what stands on that day is told, with both lines and what to type."""
    (empty / "wmoplan.yaml").write_text(TYPED, "utf-8")
    (empty / "raad.csv").write_text(f"Datum;Tijd;Vergadering;Status;Naar\n{row}\n", "utf-8")

    said = run("meetings", "import", "raad.csv", "--yes", *AS_OF)

    assert said.status == 0
    assert "wmoplan houdt wat u schreef" not in said.err
    assert f"  maandag 27 oktober 2014 20.00 uur: raad (regel 4), in dit bestand: 20.00 uur, {in_file}\n" in said.err
    assert f"Klopt raad.csv?\n  Zet dan in regel 4 van wmoplan.yaml: {typed}\n" in said.err
    assert "Maandag 27 oktober 2014 staat in uw bestand als dag voor: Raad besluit over de verordening." in said.err
    assert "Zie regels 4 en 6 van wmoplan.yaml." in said.err
    assert "verschuift" not in said.err  # the same day without its time is no other day
    assert said.err.endswith("Er is niets geschreven. U kiest eerst wat klopt.\n")
    assert (empty / "wmoplan.yaml").read_text("utf-8") == TYPED


def test_a_meeting_that_is_on_again_in_the_file_is_a_choice_too(empty: Path, run: Run) -> None:
    off = TYPED.replace("orgaan: raad}\nbesluiten", "orgaan: raad, status: verplaatst, naar: 2014-11-03}\nbesluiten")
    (empty / "wmoplan.yaml").write_text(off, "utf-8")
    (empty / "raad.csv").write_text("Datum;Tijd;Vergadering\n27-10-2014;20.00 uur;Raadsvergadering\n", "utf-8")

    said = run("meetings", "import", "raad.csv", "--yes", *AS_OF)

    assert "regel 4 van wmoplan.yaml: status: definitief. Haal 'naar' daar weg\n" in said.err


def test_a_time_that_the_profile_has_not_comes_in_and_is_told(empty: Path, run: Run) -> None:
    (empty / "wmoplan.yaml").write_text(TYPED.replace(', tijd: "20:00"', ""), "utf-8")
    (empty / "raad.csv").write_text("Datum;Tijd;Vergadering\n27-10-2014;20.00 uur;Raadsvergadering\n", "utf-8")

    said = run("meetings", "import", "raad.csv", "--yes", *AS_OF)

    assert "van maandag 27 oktober 2014: tijd erbij: 20.00 uur" in said.err
    assert 'orgaan: raad, tijd: "20:00"}' in (empty / "wmoplan.yaml").read_text("utf-8")
    again = run("meetings", "import", "raad.csv", "--yes", *AS_OF)
    assert again.err.endswith("Er verandert niets.\n")


# -- where somebody can answer, what the file has otherwise is asked row by row

TWO_ROWS = """gemeente: Haren
plan: invoering-2015
vergaderingen:
  # uit de krant
  - {datum: 2014-10-21, tijd: "20:00", orgaan: commissie}   # in de Mellehal
  - {datum: 2014-10-27, tijd: "20:00", orgaan: raad, status: verplaatst, naar: 2014-11-03}
"""
OTHERWISE = """Datum;Tijd;Vergadering
di 21-10-2014;19.30 uur;Commissie
ma 27-10-2014;20.00 uur;Raadsvergadering
"""
HALF = '  - {datum: 2014-10-21, tijd: "19:30", orgaan: commissie}   # in de Mellehal\n'
FIRM = '  - {datum: 2014-10-27, tijd: "20:00", orgaan: raad, status: definitief}\n'
LINES = TWO_ROWS.splitlines(keepends=True)
ASKED = [
    # the answers, the rows of the profile afterwards; what is not named stays to the byte
    (["1", "1"], [HALF, FIRM]),
    (["2", "het schema"], [LINES[4], FIRM]),
    (["a"], [HALF, FIRM]),
    (["uw bestand", "uw bestand"], LINES[4:6]),
    (["klaar"], LINES[4:6]),
    (["vier", "1", "3", "2"], [HALF, LINES[5]]),
    (
        ["allebei", "2"],
        [
            *LINES[4:6],
            '  - {datum: 2014-10-21, tijd: "19:30", orgaan: commissie, bron: "raad.csv"}\n',
        ],
    ),
]


@pytest.mark.parametrize(("answers", "rows"), ASKED)
def test_what_the_file_has_otherwise_is_asked_row_by_row(
    empty: Path, run: Run, monkeypatch: pytest.MonkeyPatch, answers: list[str], rows: list[str]
) -> None:
    (empty / "wmoplan.yaml").write_text(TWO_ROWS, "utf-8")
    (empty / "raad.csv").write_text(OTHERWISE, "utf-8")
    typed = StringIO("\n".join([*answers, "ja", ""]))
    monkeypatch.setattr(typed, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", typed)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

    said = run("meetings", "import", "raad.csv", *AS_OF)

    told = " ".join(said.err.split())
    assert "Commissie van dinsdag 21 oktober 2014 (regel 5 van uw bestand)." in told
    assert "Uw bestand: 20.00 uur. Het schema: 19.30 uur. Wat klopt? 1. het schema 2. uw bestand 3. allebei" in told
    if len(answers) > 1:
        assert "Uw bestand: verplaatst naar maandag 3 november 2014. Het schema: gaat door. Wat klopt?" in told
    assert (empty / "wmoplan.yaml").read_text("utf-8") == "".join([*LINES[:4], *rows])


def test_another_time_in_the_file_is_no_second_meeting(empty: Path, run: Run) -> None:
    """Nothing is settled in silence: it is told with the line and with what to type."""
    (empty / "wmoplan.yaml").write_text(TYPED, "utf-8")
    (empty / "raad.csv").write_text("Datum;Tijd;Vergadering\n27-10-2014;19.30 uur;Raadsvergadering\n", "utf-8")

    said = run("meetings", "import", "raad.csv", "--yes", *AS_OF)

    assert '  Zet dan in regel 4 van wmoplan.yaml: tijd: "19:30"\n' in said.err
    assert (empty / "wmoplan.yaml").read_text("utf-8") == TYPED


def test_a_day_with_two_meetings_of_the_file_keeps_both(empty: Path, run: Run) -> None:
    (empty / "wmoplan.yaml").write_text(TYPED, "utf-8")
    rows = "27-10-2014;14.00 uur;Raadsvergadering\n27-10-2014;20.00 uur;Raadsvergadering\n"
    (empty / "raad.csv").write_text(f"Datum;Tijd;Vergadering\n{rows}", "utf-8")

    said = run("meetings", "import", "raad.csv", "--yes", *AS_OF)

    assert "Zet dan in regel" not in said.err
    text = (empty / "wmoplan.yaml").read_text("utf-8")
    assert '{datum: 2014-10-27, tijd: "14:00", orgaan: raad, bron: "raad.csv"}' in text
    assert text.count("2014-10-27, tijd") == 2


# -- whose meeting it is: numbers, a name of their own, and what is remembered

NAMES = [
    # what the file calls it, the answers, what the profile comes to say of its bodies
    ("Raadsplein", "5\nja\n\nja\n", '  raadsplein: {naam: "Raadsplein", rechten: inspreken}'),
    ("Markt café", "een eigen naam\nnee\nnee\nja\n", '  markt-cafe: {naam: "Markt café"}'),
    ("2e ronde", "5\nnee\nn\nja\n", '  avond-2e-ronde: {naam: "2e ronde"}'),
    ("Ja", "5\nnee\nweet niet\nnee\nja\n", '  avond-ja: {naam: "Ja"}'),
    (
        "Plein",
        "5\nja\nja\nja\nja\n",
        '  plein: {naam: "Plein", rechten: inspreken, herken: "Plein"}\n  raad: {herken: "Plein"}',
    ),
    (
        "Plein",
        "5\nja\nsoms\nja\nja\n",
        '  plein: {naam: "Plein", rechten: inspreken, herken: "Plein"}\n  raad: {herken: "Plein?"}',
    ),
    ("Hoe nu?", "2\nja\nja\n", '  commissie: {herken: "Hoe nu"}'),
    ("Avond", "2 1?\nja\nja\n", '  raad: {herken: "Avond?"}'),
    ("Beeldvorming, deel 1", "2\nja\n", ""),  # a name with a comma cannot be remembered: it would be two
    ("Themasessie", "2\nja\nja\n", '  commissie: {herken: "Themasessie"}'),
    ("Themasessie", "2\nnee\nja\n", ""),
]


@pytest.mark.parametrize(("name", "answers", "line"), NAMES)
def test_an_answer_about_a_name_is_remembered_where_somebody_says_so(
    empty: Path, run: Run, monkeypatch: pytest.MonkeyPatch, name: str, answers: str, line: str
) -> None:
    before = "gemeente: Haren # hier\nplan: invoering-2015\n"
    (empty / "wmoplan.yaml").write_text(before, "utf-8")
    (empty / "raad.csv").write_text(f'Datum;Tijd;Vergadering\n21-10-2014;20:00;"{name}"\n', "utf-8")

    def answered(text: str) -> str:
        typed = StringIO(text)
        monkeypatch.setattr(typed, "isatty", lambda: True)
        monkeypatch.setattr(sys, "stdin", typed)
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
        said = run("meetings", "import", "raad.csv", *AS_OF)
        assert said.status == 0, said.err
        return said.err

    answered(answers)
    text = (empty / "wmoplan.yaml").read_text("utf-8")

    assert text.startswith(before)
    assert "datum: 2014-10-21" in text
    assert ("\norganen:" in text) == bool(line)
    assert line in text
    assert ("Wie vergadert er bij" in answered("klaar\n")) != bool(line)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["schema"], 'Typ: wmoplan meetings import "schema 2014.csv"'),  # Windows does not show how a name ends
        (["Schema 2014.xls"], 'Typ: wmoplan meetings import "schema 2014.csv"'),
        (["schema", "2014.csv"], 'Typ dan: wmoplan vergaderingen inlezen "schema 2014.csv"'),
        (["iets"], "Kijk of de naam klopt."),
        (["."], ". is een map en geen bestand."),
    ],
)
def test_a_name_that_is_not_there_is_told_with_the_one_that_is(
    typed: list[str], told: str, profile: Path, run: Run
) -> None:
    (profile.parent / "schema 2014.csv").write_text("datum;orgaan\n27-10-2014;raad\n", "utf-8")

    assert told in run("meetings", "import", *typed).err


def test_half_a_file_cancels_nothing(profile: Path, run: Run) -> None:
    rows = [f"{day}-10-2014;20.00 uur;Raadsvergadering;\n" for day in (6, 7, 8, 9, 13, 14, 15, 16, 20)]
    head = "Datum;Tijd;Vergadering;Status\n"
    (profile.parent / "raad.csv").write_text(head + "".join(rows), "utf-8")
    run("meetings", "import", "raad.csv", "--yes", *AS_OF)
    before = profile.read_bytes()
    (profile.parent / "raad.csv").write_text(head + "".join(rows[:4]), "utf-8")

    told = run("meetings", "import", "raad.csv", "--yes", *AS_OF).err

    assert "in uw profiel staan 9 vergaderingen uit raad.csv. Daarvan ontbreken er nu 5." in told
    assert "Er is niets geschreven." in told
    assert profile.read_bytes() == before


def test_a_profile_is_no_schedule(profile: Path, run: Run) -> None:
    said = run("meetings", "import", "wmoplan.yaml", "--yes", *AS_OF)

    assert said.status == 65
    assert "wmoplan.yaml: dit is een profiel van wmoplan, en geen schema." in said.err
    assert profile.read_text("utf-8") == PROFILE


def test_the_way_out_of_a_day_that_does_not_exist_names_the_day_that_may_be_meant(empty: Path, run: Run) -> None:
    (empty / "wmoplan.yaml").write_text("gemeente: Almere\nplan: beleidscyclus\n", "utf-8")
    (empty / "raad.csv").write_text("Datum;Tijd;Vergadering\n14-01-2027;20:00;Raad\n31-06-2027;20:00;Raad\n", "utf-8")

    said = run("meetings", "import", "raad.csv", "--yes", "--as-of", "2026-12-01")

    assert 'wmoplan meetings add "woensdag 30 juni 2027 raad"' in said.out + said.err


def test_half_a_file_under_the_same_name_calls_nothing_off_with_a_yes_alone(empty: Path, run: Run) -> None:
    """The griffie mails only the new meeting, and it is saved over the schedule; the days are Thursdays of 2027."""
    profile = empty / "wmoplan.yaml"
    profile.write_text("gemeente: Almere\nplan: beleidscyclus\n", "utf-8")
    head, rows = (
        "Datum;Tijd;Vergadering\n",
        [f"{day};20:00;Raad\n" for day in ("14-01-2027", "11-02-2027", "11-03-2027")],
    )
    options = ("--yes", "--not-whole", "--as-of", "2026-12-01")
    (empty / "raad.csv").write_text(head + "".join(rows), "utf-8")
    assert run("meetings", "import", "raad.csv", *options).status == 0
    before = profile.read_bytes()

    (empty / "raad.csv").write_text(f"{head}15-04-2027;20:00;Raad\n", "utf-8")
    said = run("meetings", "import", "raad.csv", *options)

    assert said.status == 2
    assert "staan 3 vergaderingen uit raad.csv. Daarvan ontbreken er nu 3. Klopt dat?" in said.err
    assert profile.read_bytes() == before
