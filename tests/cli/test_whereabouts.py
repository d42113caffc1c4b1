"""Which profile a command uses that names none: here, above, or the one that was used last; and that it says so."""

import os
import re
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES, Run
from tests.cli.test_terminal import talk
from wmoplan.store.last_used import profiles_used

AS_OF = ("--as-of", "2014-01-15")
POSIX = pytest.mark.skipif(os.name == "nt", reason="rights and terminals of Unix")


def profile(folder: Path, name: str = "haren-2014") -> Path:
    """Put the profile of an example in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "wmoplan.yaml"
    path.write_bytes((EXAMPLES / f"{name}.yaml").read_bytes())
    return path


@pytest.fixture
def town(empty: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the profile of Haren in a folder, and stand in an empty folder beside it."""
    found = profile(empty / "haren")
    (empty / "elders").mkdir()
    monkeypatch.chdir(empty / "elders")
    return found


def test_a_command_finds_the_profile_above_and_says_so(empty: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    path = profile(empty)
    (empty / "brieven" / "2014").mkdir(parents=True)
    monkeypatch.chdir(empty / "brieven" / "2014")

    said = run("timeline", *AS_OF)

    assert said.status == 0
    assert said.out.startswith("Agenda voor Haren, gezien vanaf woensdag 15 januari 2014.\n")
    assert said.err.count(str(path)) == 1
    assert "(in een map hierboven)" in said.err


def test_what_lies_here_goes_before_what_lies_above(empty: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    profile(empty)
    profile(empty / "oss", "oss-2014")
    monkeypatch.chdir(empty / "oss")

    said = run("timeline", *AS_OF)

    assert said.out.startswith("Agenda voor Oss")
    assert "Uw profiel" not in said.err


def test_a_profile_that_was_used_is_found_from_anywhere(town: Path, run: Run) -> None:
    run("timeline", "--profile", str(town))

    said = run()

    assert said.out.startswith("HAREN, ")
    assert said.err.splitlines()[0] == f"Uw profiel: {town} (het laatst gebruikt)"


def test_the_profile_of_init_is_found_from_anywhere(empty: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("init", "Almere")
    (empty / "thuis").mkdir()
    monkeypatch.chdir(empty / "thuis")
    (empty / "wmoplan.yaml").rename(empty / "almere.yaml")  # then it does not lie above

    assert str(empty / "wmoplan.yaml") in run().err
    assert profiles_used() == (empty / "wmoplan.yaml",)


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("words", [("--example", "haren-2014"), ("--profile", str(EXAMPLES / "haren-2014.yaml"))])
def test_an_example_is_not_remembered(run: Run, words: tuple[str, ...]) -> None:
    assert run("timeline", *words).status == 0

    assert profiles_used() == ()
    assert run().out.endswith("Begin zo: wmoplan init\n")


def test_a_look_back_and_a_file_that_is_no_profile_are_not_remembered(town: Path, run: Run) -> None:
    run("timeline", "--profile", str(town), *AS_OF)
    town.with_name("lijst.yaml").write_text("namen: [a]\n", "utf-8")
    run("timeline", "--profile", str(town.with_name("lijst.yaml")))

    assert profiles_used() == ()


def test_the_variable_goes_before_the_folder(
    town: Path, empty: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile(Path.cwd(), "oss-2014")
    monkeypatch.setenv("WMOPLAN_PROFILE", str(town))
    said = run("timeline", *AS_OF)
    named = run("timeline", *AS_OF, "--profile", "wmoplan.yaml")
    monkeypatch.setenv("WMOPLAN_PROFILE", str(empty / "weg.yaml"))
    gone = run("timeline", *AS_OF)

    assert said.out.startswith("Agenda voor Haren")
    assert f"Uw profiel: {town} (uit de instelling WMOPLAN_PROFILE)" in said.err
    assert named.out.startswith("Agenda voor Oss")
    assert "Uw profiel" not in named.err
    assert gone.status == 66
    assert f"{empty / 'weg.yaml'} is er niet." in gone.err


def test_what_lies_beside_the_profile_is_written_beside_it(town: Path, run: Run) -> None:
    run("note", "verordening", "Gebeld.", "--profile", str(town))

    for words in (["done", "verordening"], ["calendar"], ["build"], ["changes"], ["advice", "add", "verordening"]):
        assert run(*words).status == 0, words

    assert list(Path.cwd().iterdir()) == []
    names = {path.name for path in town.parent.iterdir()}
    assert names == {"wmoplan.yaml", "voortgang.yaml", "agenda.ics", "site", "wmoplan-geschiedenis.json"}
    assert run("calendar", "--output", "mijn.ics").status == 0
    assert [path.name for path in Path.cwd().iterdir()] == ["mijn.ics"]


def test_of_two_profiles_the_last_one_counts_and_both_are_listed(town: Path, empty: Path, run: Run) -> None:
    oss = profile(empty / "oss", "oss-2014")
    run("timeline", "--profile", str(town))
    run("timeline", "--profile", str(oss))

    said = run()

    assert said.out.startswith("OSS, ")
    assert "U gebruikte meer dan één profiel:" in said.err
    assert f"  1. Oss: {oss}\n  2. Haren: {town}\n" in said.err
    assert run("timeline").err.splitlines()[0] == f"Uw profiel: {oss} (het laatst gebruikt)"


def test_a_profile_that_went_is_told_and_no_other_is_taken(town: Path, empty: Path, run: Run) -> None:
    oss = profile(empty / "oss", "oss-2014")
    run("timeline", "--profile", str(town))
    run("timeline", "--profile", str(oss))
    oss.unlink()

    home, done = run(), run("done", "verordening")

    assert home.status == done.status == 66
    assert f"{oss} is er niet meer." in home.err
    assert f"1. Haren: {town}" in home.err
    assert "is er niet meer. Een ander kiezen: wmoplan" in done.err
    assert not (town.parent / "voortgang.yaml").exists()
    town.unlink()
    assert "Of begin opnieuw met: wmoplan init" in run().err


def test_what_needs_no_profile_does_without_one_that_went(town: Path, run: Run) -> None:
    run("timeline", "--profile", str(town))
    town.unlink()

    assert run("plan", *AS_OF).status == 0
    assert run("letter").status == 0
    assert run("timeline", "--example", "haren-2014", *AS_OF).err.count("profiel") == 0


@POSIX
@pytest.mark.parametrize(
    ("answer", "chosen"), [("2\n", "Haren"), ("haren\n", "Haren"), ("\n", "Oss"), ("9\n1\n", "Oss")]
)
def test_somebody_chooses_one_and_that_stays(town: Path, empty: Path, run: Run, answer: str, chosen: str) -> None:
    run("timeline", "--profile", str(town))
    run("timeline", "--profile", str(profile(empty / "oss", "oss-2014")))

    said, status = talk(Path.cwd(), [], [f"{line}\n" for line in answer.split("\n")[:-1]])

    assert status == 0, said
    assert f"{chosen.upper()}, " in re.sub(r"\x1b\[[0-9;]*m", "", said)
    assert run().out.startswith(f"{chosen.upper()}, ")


@POSIX
def test_a_memory_that_is_damaged_or_cannot_be_written_stops_nothing(
    town: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/dev/null/nergens")
    assert run("timeline", "--profile", str(town)).status == 0
    state = town.parent / "state" / "wmoplan"
    state.mkdir(parents=True)
    monkeypatch.setenv("XDG_STATE_HOME", str(state.parent))
    (state / "profielen.txt").write_bytes(b"\xff\x00\nmap/wmoplan.yaml\n\n" + b"x" * 200_000)

    assert run().out.endswith("Begin zo: wmoplan init\n")
    assert run("timeline", "--profile", str(town)).status == 0
    assert (state / "profielen.txt").read_text("utf-8") == f"{town}\n"
    before = (state / "profielen.txt").stat()
    assert run("timeline", "--profile", str(town)).status == 0
    assert (state / "profielen.txt").stat().st_mtime_ns == before.st_mtime_ns
    assert (state / "profielen.txt").stat().st_ino == before.st_ino
