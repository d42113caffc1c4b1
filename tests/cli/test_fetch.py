"""The meetings from the system of the council: shown first, then written, and kept up to date by the next visit."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.fetch.council_server import CouncilServer, council_server, meeting, refused
from wmoplan.fetch.systems import MOST_PAGES

PROFILE = "gemeente: Almere\nrol: wmo-raad\nplan: beleidscyclus\n"  # Almere uses Notubiz: data/raadssystemen.csv
AS_OF = ("--as-of", "2026-11-22")
RAAD = ("2027-01-14", "2027-01-28", "2027-02-11", "2027-02-25", "2027-03-11", "2027-03-25", "2027-04-08", "2027-04-22")


@pytest.fixture
def server() -> Iterator[CouncilServer]:
    with council_server() as served:
        served.gremia = [{"id": 1, "title": "Gemeenteraad"}, {"id": 2, "title": "Commissie Samenleving"}]
        served.events = [
            [meeting(at, f"{day} 20:00:00", "Raadsvergadering") for at, day in enumerate(RAAD[:4])],
            [meeting(at, f"{day} 20:00:00", "Raadsvergadering") for at, day in enumerate(RAAD[4:], 4)],
        ]
        yield served


@pytest.fixture
def profile(empty: Path) -> Path:
    file = empty / "wmoplan.yaml"
    file.write_text(PROFILE, "utf-8")
    return file


def fetch(run: Run, server: CouncilServer, *words: str) -> str:
    said = run("meetings", "fetch", "--source", server.address, "--yes", *(words or AS_OF))
    assert (said.status, said.out) == (0, ""), said.err
    return said.err


def days(profile: Path, status: str = "") -> list[str]:
    rows = [line for line in profile.read_text("utf-8").splitlines() if line.startswith("  - {datum")]
    return [row.split("datum: ")[1][:10] for row in rows if f"status: {status}" in row or not status]


def test_the_meetings_come_in_with_their_source(profile: Path, server: CouncilServer, run: Run) -> None:
    told = fetch(run, server)

    assert "raadssysteem Notubiz: 8 vergaderingen herkend." in told
    assert days(profile) == list(RAAD)
    assert 'tijd: "20:00", orgaan: raad' in profile.read_text("utf-8")
    assert 'bron: "raadssysteem Notubiz"' in profile.read_text("utf-8")
    assert (profile.parent / "wmoplan-vergaderbron.json").is_file()


def test_a_second_visit_asks_each_page_once_and_changes_nothing(profile: Path, server: CouncilServer, run: Run) -> None:
    fetch(run, server)
    before = profile.read_bytes()
    server.asked.clear()

    told = fetch(run, server, "--as-of", "2026-11-29")

    assert "De vorige keer was op zondag 22 november 2026. Daarna is er niets veranderd." in told
    assert "Er verandert niets." in told
    assert profile.read_bytes() == before
    assert server.asked == {"/organisations/952/gremia": 1, "/events": 2}


def test_a_move_behind_an_unchanged_page_is_a_move(profile: Path, server: CouncilServer, run: Run) -> None:
    fetch(run, server)
    server.events[1][0] = meeting(4, "2027-03-18 20:00:00", "Raadsvergadering")

    told = fetch(run, server)

    assert "raad van donderdag 11 maart 2027 20.00 uur: verplaatst naar donderdag 18 maart 2027" in told
    assert days(profile, "verplaatst") == ["2027-03-11"]
    assert days(profile, "vervallen") == []


def test_a_cancelled_and_a_vanished_meeting_are_off(profile: Path, server: CouncilServer, run: Run) -> None:
    fetch(run, server)
    server.events[0][1] = meeting(1, f"{RAAD[1]} 20:00:00", "Raadsvergadering", canceled=True)
    del server.events[1][3]

    told = fetch(run, server)

    assert days(profile, "vervallen") == [RAAD[1], RAAD[7]]
    assert "Niet meer in het raadssysteem, dus vervallen (1):" in told
    assert "in dit bestand" not in told


def test_what_the_reader_typed_stays(profile: Path, server: CouncilServer, run: Run) -> None:
    profile.write_text(
        f"{PROFILE}vergaderingen:\n  - {{datum: 2027-01-14, orgaan: raad, status: vervallen}}\n", "utf-8"
    )

    told = run("meetings", "fetch", "--source", server.address, "--yes", *AS_OF).err

    assert "dit gaat tegen uw eigen bestand in" in told
    assert "{datum: 2027-01-14, orgaan: raad, status: vervallen}" in profile.read_text("utf-8")


@pytest.mark.parametrize(
    ("left", "told"),
    [
        (0, "raadssysteem Notubiz heeft geen vergaderingen van 2026 of 2027. Er is niets veranderd."),
        (3, "in uw profiel staan 8 vergaderingen uit raadssysteem Notubiz. Daarvan ontbreken er nu 5."),
    ],
)
def test_a_system_that_lost_more_than_half_changes_nothing(
    profile: Path, server: CouncilServer, run: Run, left: int, told: str
) -> None:
    fetch(run, server)
    before = profile.read_bytes(), days_kept(profile)
    server.events = [server.events[0][:left]]

    said = run("meetings", "fetch", "--source", server.address, "--yes", *AS_OF)

    assert told in said.err
    assert (profile.read_bytes(), days_kept(profile)) == before


def days_kept(profile: Path) -> int:
    """Return how many meetings the kept answers have."""
    return (profile.parent / "wmoplan-vergaderbron.json").read_text("utf-8").count('"start_date"')


def test_a_meeting_of_another_year_is_told_and_left(profile: Path, server: CouncilServer, run: Run) -> None:
    server.events[0].append(meeting(99, "2024-01-11 20:00:00", "Raadsvergadering"))

    told = fetch(run, server)

    assert "1 vergadering ligt buiten dit jaar en het volgende." in told
    assert "2024-01-11" not in profile.read_text("utf-8")


def test_a_meeting_without_a_day_is_told(profile: Path, server: CouncilServer, run: Run) -> None:
    server.events[0].append(meeting(99, "0000-00-00", "Raadsvergadering"))

    told = fetch(run, server)

    assert "hier staat geen datum." in told
    assert days(profile) == list(RAAD)


def test_what_the_system_calls_inactive_is_not_certain(profile: Path, server: CouncilServer, run: Run) -> None:
    server.events[0][1]["inactive"] = True

    told = fetch(run, server)

    assert "het systeem noemt 1 vergadering inactief" in told
    assert days(profile, "voorlopig") == [RAAD[1]]


DEAD = [
    ([refused(500)] * 3, "geeft een fout (500)"),
    ([lambda _: False, refused(404)], "geeft een fout (404)"),
]


@pytest.mark.parametrize(("faults", "told"), DEAD)
def test_a_system_that_is_ill_changes_nothing(
    profile: Path, server: CouncilServer, run: Run, faults: list[object], told: str
) -> None:
    server.faults = list(faults)  # type: ignore[arg-type]

    said = run("meetings", "fetch", "--source", server.address, "--yes", *AS_OF)

    assert said.status == 69
    assert told in said.err
    assert profile.read_text("utf-8") == PROFILE
    assert [file.name for file in profile.parent.iterdir()] == ["wmoplan.yaml"]


CLOSED = [
    ("Ameland", "iBabs"),
    ("Apeldoorn", "Parlaeus"),
    ("Dalfsen", "niet bekend"),
]


@pytest.mark.parametrize(("municipality", "told"), CLOSED)
def test_a_system_that_may_not_be_asked_is_told_with_the_way_out(
    profile: Path, run: Run, municipality: str, told: str
) -> None:
    profile.write_text(PROFILE.replace("Almere", municipality), "utf-8")

    said = run("meetings", "fetch", "--yes", *AS_OF)

    assert said.status == 2
    assert told in said.err
    assert "wmoplan meetings add" in said.err


def test_a_dry_run_writes_nothing(profile: Path, server: CouncilServer, run: Run) -> None:
    run("meetings", "fetch", "--source", server.address, "--dry-run", *AS_OF)

    assert [file.name for file in profile.parent.iterdir()] == ["wmoplan.yaml"]
    assert profile.read_text("utf-8") == PROFILE


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Raad over de zorg\u00adkosten\u200b", "Raad over de zorgkosten"),
        ("Raad \uf0b7 begroting", "Raad begroting"),
        ("Raad \x1b[2J\u202e rood", "Raad [2J rood"),
        ("Raad \ud800 x", "Raad x"),
    ],
)
def test_what_nobody_sees_in_a_title_keeps_no_meeting_out(
    title: str, kept: str, profile: Path, server: CouncilServer, run: Run
) -> None:
    server.events = [[meeting(1, "2027-01-14 20:00:00", title)]]

    fetch(run, server)

    assert f'titel: "{kept}"' in profile.read_text("utf-8")
    assert "Daarna is er niets veranderd." in fetch(run, server)


def test_a_title_that_is_too_long_is_cut(profile: Path, server: CouncilServer, run: Run) -> None:
    server.events = [[meeting(1, "2027-01-14 20:00:00", "Raad over " + "zorg " * 2000)]]

    told = fetch(run, server)

    assert max(map(len, told.splitlines())) < 300
    assert max(map(len, profile.read_text("utf-8").splitlines())) < 400


def test_a_system_that_lost_just_half_is_believed(profile: Path, server: CouncilServer, run: Run) -> None:
    fetch(run, server)
    server.events = [server.events[0]]

    fetch(run, server)

    assert days(profile, "vervallen") == list(RAAD[4:])


def test_the_first_and_the_last_day_of_the_two_years_are_in(profile: Path, server: CouncilServer, run: Run) -> None:
    server.events = [[meeting(1, "2026-01-01 20:00:00", "Raad"), meeting(2, "2027-12-31 20:00:00", "Raad")]]

    assert "buiten dit jaar" not in fetch(run, server)
    assert days(profile) == ["2026-01-01", "2027-12-31"]


def test_more_meetings_than_are_read_are_told_with_the_way_out(profile: Path, server: CouncilServer, run: Run) -> None:
    server.events = [[meeting(at, "2027-01-14 20:00:00", "Raadsvergadering") for at in range(2001)]]

    said = run("meetings", "fetch", "--source", server.address, "--yes", *AS_OF)

    assert said.status == 69
    assert (
        "raadssysteem Notubiz geeft 2001 vergaderingen van 2026 en 2027. Meer dan 2000 leest wmoplan niet." in said.err
    )
    assert "wmoplan meetings add" in said.err
    assert profile.read_text("utf-8") == PROFILE


def test_more_pages_than_are_asked_change_nothing(profile: Path, server: CouncilServer, run: Run) -> None:
    pages = [[meeting(at, f"{RAAD[at % 8]} 20:00:00", "Raadsvergadering")] for at in range(MOST_PAGES + 1)]
    server.events = pages

    said = run("meetings", "fetch", "--source", server.address, "--yes", *AS_OF)

    assert said.status == 69
    assert "geeft meer dan wmoplan in één keer vraagt. Er is niets veranderd." in said.err
    assert profile.read_text("utf-8") == PROFILE
    server.events = pages[:MOST_PAGES]
    assert "vergaderingen herkend" in fetch(run, server)
