"""The site: four files a municipality, written only where something in them changed, and a page that leads to all."""

import json
import os
import re
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES, Run
from wmoplan.desk.publish import folder_name
from wmoplan.desk.site import FILES
from wmoplan.read.feed import read_feed
from wmoplan.store.site import made_on

AS_OF = ("--as-of", "2014-01-15")
NEXT = ("--as-of", "2014-01-16")


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Return of every file which one it is and when it was written."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns) for path in sorted(files)
    }


def three(folder: Path) -> Path:
    """Put three profiles in a folder, and a plan that is none."""
    profiles = folder / "profielen"
    profiles.mkdir()
    for name in ("haren-2014", "oss-2014", "leeuwarden-2014"):
        (profiles / f"{name}.yaml").write_bytes((EXAMPLES / f"{name}.yaml").read_bytes())
    (profiles / "ons-plan.yaml").write_text("id: ons-plan\ntitel: Ons plan voor de gemeente\n", "utf-8")
    return profiles


def test_one_profile_gives_four_files(haren: Path, run: Run) -> None:
    said = run("build", *AS_OF)

    assert said.status == 0, said.err
    assert said.out == ""  # messages are no data
    assert {path.name for path in (haren / "site").iterdir()} == {*FILES, "wmoplan-site.json"}
    assert f"Klaar: {haren / 'site' / 'index.html'}" in said.err
    assert json.loads((haren / "site" / "tijdlijn.json").read_text("utf-8"))["gemeente"]["naam"] == "Haren"
    assert "Afvinklijst Haren" in (haren / "site" / "checklist.html").read_text("utf-8")
    assert read_feed((haren / "site" / "agenda.ics").read_bytes(), "").entries


def test_the_files_are_those_of_the_other_commands(haren: Path, run: Run) -> None:
    run("build", *AS_OF)
    run("checklist", "--output", "lijst.html", *AS_OF)
    run("calendar", "--output", "los.ics", *AS_OF)
    said = run("timeline", "--format", "json", *AS_OF)

    assert (haren / "site" / "checklist.html").read_bytes() == (haren / "lijst.html").read_bytes()
    assert (haren / "site" / "agenda.ics").read_bytes() == (haren / "los.ics").read_bytes()
    assert (haren / "site" / "tijdlijn.json").read_text("utf-8") == said.out


def test_a_second_run_touches_no_file(haren: Path, run: Run) -> None:
    run("build", *AS_OF)
    before = stamps(haren / "site")

    said = run("build", *AS_OF)

    assert stamps(haren / "site") == before
    assert "Er is niets veranderd: 4 bestanden zijn nog goed." in said.err


def test_without_its_memory_a_second_run_touches_no_page_either(haren: Path, run: Run) -> None:
    run("build", *AS_OF)
    (haren / "site" / "wmoplan-site.json").unlink()
    before = stamps(haren / "site")

    run("build", *AS_OF)

    assert before.items() <= stamps(haren / "site").items()


def test_another_day_touches_only_what_says_something_else(haren: Path, run: Run) -> None:
    """Registering is due on 17 February 2014, so it is near from 20 January on (28 days before), not on the 16th."""
    run("build", *AS_OF)
    page = (haren / "site" / "index.html").read_text("utf-8")
    assert "maandag 20 januari 2014" in re.sub(r"<[^>]*>", "", page)
    before = {name: stamps(haren / "site")[name] for name in FILES}

    run("build", *NEXT)
    assert {name: stamps(haren / "site")[name] for name in FILES} == before
    assert made_on((haren / "site" / "index.html").read_bytes()).isoformat() == "2014-01-15"  # type: ignore[union-attr]

    run("build", "--as-of", "2014-01-20")
    after = stamps(haren / "site")
    assert {name for name in FILES if after[name] != before[name]} == {*FILES} - {"agenda.ics"}


def test_a_changed_day_changes_its_files_and_says_which(haren: Path, run: Run) -> None:
    run("build", *AS_OF)
    profile = haren / "wmoplan.yaml"
    text = profile.read_text("utf-8").replace("datum: 2014-10-27", "datum: 2014-10-30")
    profile.write_text(text, "utf-8")

    said = run("build", *NEXT)

    assert "Nieuw of veranderd: site: tijdlijn.json, checklist.html, index.html en agenda.ics." in said.err
    for name in ("index.html", "checklist.html", "tijdlijn.json"):
        assert made_on((haren / "site" / name).read_bytes()).isoformat() == "2014-01-16", name  # type: ignore[union-attr]
    events = read_feed((haren / "site" / "agenda.ics").read_bytes(), "").entries.values()
    assert any(entry.sequence == 1 for entry in events)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_somebody_changed_is_made_right_again(haren: Path, run: Run, name: str) -> None:
    run("build", *AS_OF)
    file = haren / "site" / name
    good = file.read_bytes()
    file.unlink()

    run("build", *AS_OF)

    assert file.read_bytes() == good


@pytest.mark.parametrize("name", [*FILES, "wmoplan-site.json"])
def test_what_somebody_else_made_is_never_written_over(haren: Path, run: Run, name: str) -> None:
    (haren / "site").mkdir()
    (haren / "site" / name).write_text("van iemand anders", "utf-8")

    said = run("build", *AS_OF)

    assert said.status == 73
    assert f"{haren / 'site' / name}: dit bestand is niet door wmoplan gemaakt." in said.err
    assert [path.name for path in (haren / "site").iterdir()] == [name]
    assert (haren / "site" / name).read_text("utf-8") == "van iemand anders"


def test_a_profile_that_begins_with_a_byte_order_mark_is_no_other_file(empty: Path, run: Run) -> None:
    profile = empty / "profielen" / "oss.yaml"
    profile.parent.mkdir()
    profile.write_bytes(b"\xef\xbb\xbfgemeente: Oss\nplan: invoering-2015\n")

    said = run("build", "--all", "profielen", "--output", "uit", *AS_OF)

    assert said.status == 0, said.err
    assert (empty / "uit" / "oss" / "index.html").is_file()


def test_a_folder_of_profiles_gives_a_folder_each_and_a_page_that_leads_to_them(empty: Path, run: Run) -> None:
    three(empty)

    said = run("build", "--all", "profielen", "--output", "uit", *AS_OF)

    assert said.status == 0, said.err
    assert "Overgeslagen, want er staat geen gemeente in: ons-plan.yaml." in said.err
    names = ["haren-2014", "leeuwarden-2014", "oss-2014"]
    assert sorted(path.name for path in (empty / "uit").iterdir() if path.is_dir()) == names
    page = (empty / "uit" / "index.html").read_text("utf-8")
    assert [page.index(f'href="{name}/index.html"') for name in names] == sorted(
        page.index(f'href="{name}/index.html"') for name in names
    )
    assert all({path.name for path in (empty / "uit" / name).iterdir()} == set(FILES) for name in names)
    before = stamps(empty / "uit")
    run("build", "--all", "profielen", "--output", "uit", *AS_OF)
    assert stamps(empty / "uit") == before


def test_many_processes_make_the_same_as_one(empty: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    profiles = three(empty)
    for at in range(8):
        (profiles / f"haren-{at}.yaml").write_bytes((profiles / "haren-2014.yaml").read_bytes())

    run("build", "--all", "profielen", "--output", "samen", *AS_OF)
    monkeypatch.setattr("wmoplan.desk.workers.ALONE", 100)
    run("build", "--all", "profielen", "--output", "een", *AS_OF)

    made = {name: (empty / "samen" / name).read_bytes() for name in stamps(empty / "samen")}
    assert made == {name: (empty / "een" / name).read_bytes() for name in stamps(empty / "een")}
    assert len(made) == 11 * len(FILES) + 2


def test_faults_in_one_profile_leave_its_old_site_and_stop_no_other(empty: Path, run: Run) -> None:
    profiles = three(empty)
    run("build", "--all", "profielen", "--output", "uit", *AS_OF)
    old = {name: (empty / "uit" / "oss-2014" / name).read_bytes() for name in FILES}
    for name in ("oss-2014", "leeuwarden-2014"):
        (profiles / f"{name}.yaml").write_text(f"gemeente: {name[:-5]}\nkleur: blauw\n", "utf-8")
    (profiles / "haren-2014.yaml").write_text("gemeente: Haren\nplan: invoering-2015\n", "utf-8")

    said = run("build", "--all", "profielen", "--output", "uit", *AS_OF)

    assert said.status == 65
    assert said.err.count("'kleur' hoort hier niet") == 2  # all faults at once
    assert "regel 2" in said.err
    assert {name: (empty / "uit" / "oss-2014" / name).read_bytes() for name in FILES} == old
    assert "Adviesraad Wmo Haren" not in (empty / "uit" / "haren-2014" / "index.html").read_text("utf-8")
    assert "oss-2014/index.html" in (empty / "uit" / "index.html").read_text("utf-8")


def test_a_dropped_municipality_is_named_and_stays(empty: Path, run: Run) -> None:
    profiles = three(empty)
    run("build", "--all", "profielen", "--output", "uit", *AS_OF)
    (profiles / "oss-2014.yaml").unlink()
    (empty / "uit" / "plaatjes").mkdir()  # somebody's own

    said = run("build", "--all", "profielen", "--output", "uit", *AS_OF)

    assert "dit is oud en hoort bij geen profiel meer: oss-2014." in said.err
    assert (empty / "uit" / "oss-2014" / "index.html").is_file()
    assert "oss-2014" not in (empty / "uit" / "index.html").read_text("utf-8")


def test_one_profile_does_not_take_the_place_of_many(empty: Path, run: Run) -> None:
    profiles = three(empty)
    run("build", "--all", "profielen", "--output", "uit", *AS_OF)
    before = stamps(empty / "uit")

    said = run("build", str(profiles / "oss-2014.yaml"), "--output", "uit", *AS_OF)

    assert said.status == 2
    assert "staan de pagina's van 3 gemeenten" in said.err
    assert stamps(empty / "uit") == before


def test_what_one_profile_left_is_named_where_many_come(empty: Path, run: Run) -> None:
    profiles = three(empty)
    run("build", str(profiles / "oss-2014.yaml"), "--output", "uit", *AS_OF)

    said = run("build", "--all", "profielen", "--output", "uit", *AS_OF)

    assert said.status == 0, said.err
    assert "hoort bij geen profiel meer: checklist.html en tijdlijn.json" in said.err


def test_another_municipality_does_not_come_in_the_calendar_of_the_first(haren: Path, run: Run) -> None:
    run("build", *AS_OF)
    (haren / "wmoplan.yaml").write_bytes((EXAMPLES / "oss-2014.yaml").read_bytes())
    before = stamps(haren / "site")

    said = run("build", *AS_OF)

    assert said.status == 73
    assert "dit is een andere agenda: Wmo-agenda Haren" in said.err
    assert stamps(haren / "site") == before  # none of the four, and not only the calendar


USES = [
    # words, status, what is said
    (("geen.yaml",), 66, "geen.yaml"),
    (("--all", "leeg"), 2, "staat geen profiel"),
    (("--all", "weg"), 66, "deze map is er niet"),
    (("--example", "haren-2014", "wmoplan.yaml"), 2, "Kies een van de twee"),
    (("--example", "haren"), 2, "geen voorbeeld dat wmoplan kent"),
    (("--output", "wmoplan.yaml"), 73, "wmoplan.yaml"),
    (("a/een.yaml", "b/een.yaml"), 2, "dezelfde map"),
]


@pytest.mark.parametrize(("words", "status", "told"), USES)
def test_wrong_words_get_a_message(haren: Path, run: Run, words: tuple[str, ...], status: int, told: str) -> None:
    (haren / "leeg").mkdir()
    for name in "ab":
        (haren / name).mkdir()
        (haren / name / "een.yaml").write_bytes((haren / "wmoplan.yaml").read_bytes())

    said = run("build", *words, *AS_OF)

    assert said.status == status, said.err
    assert told in said.err
    assert "niets veranderd" not in said.err
    assert not (haren / "site").exists()


NAMES = [
    ("Súdwest Fryslân.yaml", "sudwest-fryslan"),
    ("'s-Hertogenbosch.yaml", "s-hertogenbosch"),
    ("../../etc/passwd.yaml", "passwd"),
    ("<script>alert(1)</script>.yaml", "script"),  # a slash begins a name
    ("CON.yaml", "site-con"),  # no folder can have that name on Windows
    ("com1.yaml", "site-com1"),
    ("\u202eomgekeerd.yaml", "omgekeerd"),
    ("....yaml", "site"),
    (f"{'x' * 300}.yaml", "x" * 60),
]


@pytest.mark.parametrize(("profile", "name"), NAMES)
def test_the_name_of_a_folder_is_safe(profile: str, name: str) -> None:
    assert folder_name(Path(profile)) == name


DAMAGE = ["", "{", "[]", '{\n "schema": "wmoplan/site/1"}', '{\n "schema": "wmoplan/site/9"}', "[" * 100_000]


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_memory_is_made_anew(haren: Path, run: Run, damage: str) -> None:
    run("build", *AS_OF)
    memory = haren / "site" / "wmoplan-site.json"
    good = memory.read_bytes()
    memory.write_text(damage if damage.startswith("{\n") or not damage else '{\n "schema": "wmoplan/' + damage, "utf-8")

    said = run("build", *AS_OF)

    assert said.status == 0, said.err
    assert memory.read_bytes() == good


def test_the_memory_tells_no_path(empty: Path, run: Run) -> None:
    profiles = three(empty)
    run("build", "--all", str(profiles), "--output", str(empty / "uit"), *AS_OF)

    assert str(empty) not in (empty / "uit" / "wmoplan-site.json").read_text("utf-8")
    assert os.sep + "profielen" not in (empty / "uit" / "wmoplan-site.json").read_text("utf-8")
