"""What somebody answered about a schedule is not asked again while the schedule says the same."""

import re
import sys
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.fetch.council_server import CouncilServer, council_server, meeting

PROFILE = "gemeente: Almere\nrol: wmo-raad\nplan: beleidscyclus\n"
AS_OF = ("--as-of", "2026-11-22")
RAAD = ("2027-01-14", "2027-02-11", "2027-03-11", "2027-04-08")  # Thursdays by the calendar of 2027
WHOLE = "Staan alle vergaderingen van 2027 in het raadssysteem?"
RIGHT = "Wat klopt?"
BOLD = r"\x1b\[[0-9;]*m"

Told = Callable[..., str]


@pytest.fixture
def server() -> Iterator[CouncilServer]:
    with council_server() as served:
        served.gremia = [{"id": 1, "title": "Gemeenteraad"}, {"id": 2, "title": "Commissie Samenleving"}]
        served.events = [[meeting(at, f"{day} 20:00:00", "Raadsvergadering") for at, day in enumerate(RAAD)]]
        yield served


@pytest.fixture
def profile(empty: Path) -> Path:
    file = empty / "wmoplan.yaml"
    file.write_text(PROFILE, "utf-8")
    return file


@pytest.fixture
def answered(run: Run, monkeypatch: pytest.MonkeyPatch) -> Told:
    """Run a command at a terminal where somebody gives these answers, and return what it told."""

    def answered(answers: str, *words: str) -> str:
        typed = StringIO("".join(f"{answer}\n" for answer in answers.split()))
        with monkeypatch.context() as here:
            here.setattr(typed, "isatty", lambda: True)
            here.setattr(sys, "stdin", typed)
            here.setattr(sys.stderr, "isatty", lambda: True)
            said = run("meetings", *words, *AS_OF)
        assert said.status == 0, said.err
        return " ".join(re.sub(BOLD, "", said.err).split())

    return answered


def test_a_year_that_is_not_whole_is_asked_again_when_the_list_grew(
    profile: Path, server: CouncilServer, answered: Told
) -> None:
    fetch = ("fetch", "--source", server.address)
    assert WHOLE in answered("nee ja", *fetch)
    assert "vergaderschema" not in profile.read_text("utf-8")

    assert "Er verandert niets." in answered("", *fetch)
    assert WHOLE not in answered("", *fetch)

    server.events[0][1] = meeting(1, "2027-02-18 20:00:00", "Raadsvergadering")  # moved
    assert WHOLE not in answered("ja", *fetch)

    server.events[0].append(meeting(9, "2027-05-13 20:00:00", "Raadsvergadering"))
    assert WHOLE in answered("ja ja", *fetch)
    assert "vergaderschema:" in profile.read_text("utf-8")


def test_a_year_that_another_body_came_to_is_asked_again(profile: Path, server: CouncilServer, answered: Told) -> None:
    fetch = ("fetch", "--source", server.address)
    answered("nee ja", *fetch)
    server.events[0][3] = meeting(3, f"{RAAD[3]} 20:00:00", "Avond", 2)

    assert WHOLE in answered("nee ja", *fetch)
    assert profile.is_file()


def test_who_does_not_save_is_asked_again(profile: Path, server: CouncilServer, answered: Told) -> None:
    fetch = ("fetch", "--source", server.address)
    answered("nee nee", *fetch)

    assert [file.name for file in profile.parent.iterdir()] == ["wmoplan.yaml"]
    assert WHOLE in answered("nee ja", *fetch)


TYPED = f'{PROFILE}vergaderingen:\n  - {{datum: 2027-01-14, tijd: "19:30", orgaan: raad}}\n'


def test_the_right_of_the_profile_is_asked_again_when_the_system_says_something_else(
    profile: Path, server: CouncilServer, answered: Told
) -> None:
    profile.write_text(TYPED, "utf-8")
    fetch = ("fetch", "--source", server.address, "--not-whole")
    assert RIGHT in answered("2 ja", *fetch)
    assert 'datum: 2027-01-14, tijd: "19:30", orgaan: raad}' in profile.read_text("utf-8")

    told = answered("", *fetch)
    assert RIGHT not in told
    assert "U koos: 1 regel van uw bestand blijft zoals u schreef." in told
    assert "Er verandert niets." in told

    server.events[0][0] = meeting(0, f"{RAAD[0]} 20:15:00", "Raadsvergadering")
    assert RIGHT in answered("1 ja", *fetch)
    assert 'datum: 2027-01-14, tijd: "20:15", orgaan: raad' in profile.read_text("utf-8")


def test_the_right_of_the_profile_is_kept_of_a_file_too(profile: Path, answered: Told) -> None:
    profile.write_text(TYPED.replace("}\n", ", status: vervallen}\n"), "utf-8")
    (profile.parent / "raad.csv").write_text("datum;orgaan\n2027-01-14;raad\n2027-02-11;raad\n", "utf-8")
    assert RIGHT in answered("2 ja", "import", "raad.csv")

    before = profile.read_bytes()
    assert RIGHT not in answered("", "import", "raad.csv")
    assert "U koos: 1 regel" in answered("", "import", "raad.csv", "--yes")
    assert profile.read_bytes() == before
    assert RIGHT in answered("2 ja", "import", "raad.csv", "--source", "een ander schema")


def test_a_dry_run_keeps_no_answer(profile: Path, run: Run) -> None:
    profile.write_text(TYPED, "utf-8")
    (profile.parent / "raad.csv").write_text("datum;tijd;orgaan\n2027-01-14;20:00;raad\n", "utf-8")

    run("meetings", "import", "raad.csv", "--dry-run", *AS_OF)

    assert not (profile.parent / "wmoplan-vergaderbron.json").exists()


def test_what_was_answered_of_a_file_stays_when_the_system_is_asked(
    profile: Path, server: CouncilServer, answered: Told
) -> None:
    profile.write_text(TYPED, "utf-8")
    (profile.parent / "raad.csv").write_text("datum;tijd;orgaan\n2027-01-14;20:30;raad\n", "utf-8")
    answered("2", "import", "raad.csv")

    answered("2 ja", "fetch", "--source", server.address, "--not-whole")

    assert RIGHT not in answered("", "import", "raad.csv")


NEW = "datum;orgaan\n2027-01-14;raad\n2027-02-11;raad\n2027-03-11;raad\n"


def test_a_new_version_under_another_name_asks_what_to_do_with_what_it_dropped(
    profile: Path, run: Run, answered: Told
) -> None:
    (profile.parent / "schema.csv").write_text(f"{NEW}2027-04-08;raad\n2027-05-13;raad\n", "utf-8")
    (profile.parent / "schema-2.csv").write_text(NEW, "utf-8")
    run("meetings", "import", "schema.csv", "--yes", *AS_OF)
    before = profile.read_bytes()

    piped = " ".join(run("meetings", "import", "schema-2.csv", "--yes", *AS_OF).err.split())
    assert "2 vergaderingen uit schema.csv staan hier niet in. Die blijven nu staan." in piped
    assert profile.read_bytes() == before

    told = answered("ja ja", "import", "schema-2.csv", "--not-whole")
    assert "2 vergaderingen uit schema.csv staan hier niet in. Is dit een nieuwe versie van schema.csv?" in told
    assert profile.read_text("utf-8").count("status: vervallen") == 2


def test_a_list_beside_another_leaves_that_other_one(profile: Path, run: Run, answered: Told) -> None:
    (profile.parent / "schema.csv").write_text(NEW, "utf-8")
    (profile.parent / "commissie.csv").write_text(NEW.replace("raad", "commissie"), "utf-8")
    run("meetings", "import", "schema.csv", "--yes", *AS_OF)

    answered("nee ja", "import", "commissie.csv", "--not-whole")

    assert "vervallen" not in profile.read_text("utf-8")
    assert profile.read_text("utf-8").count("orgaan: ") == 6
