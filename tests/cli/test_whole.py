"""Whether a list is the whole schedule of a year: asked where somebody can answer, written where they say so."""

import re
import sys
from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import Run, Said
from wmoplan.cli import session
from wmoplan.desk.schedule import by_year, written

AS_OF = ("--as-of", "2026-11-30")
QUESTION = "Is dit het hele schema van 2027? [nee]:"
# Thursdays by the calendar of 2027
DAYS = ["14-01-2027", "11-02-2027", "11-03-2027", "15-04-2027", "10-06-2027", "08-07-2027", "09-09-2027", "16-12-2027"]

BOLD = r"\x1b\[[0-9;]*m"

Answer = Callable[..., Said]


def table(*days: str, body: str = "Raad") -> str:
    return "Datum;Tijd;Vergadering\n" + "".join(f"{day};20:00;{body}\n" for day in days)


@pytest.fixture
def profile(empty: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(session, "today", lambda: date(2026, 11, 30))
    (empty / "raad.csv").write_text(table(*DAYS), "utf-8")
    file = empty / "wmoplan.yaml"
    file.write_text("gemeente: Meierijstad  # oud\nplan: beleidscyclus\n", "utf-8")
    return file


@pytest.fixture
def answer(run: Run, monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Run a command at a terminal where somebody gives these answers."""

    def answer(answers: str, *words: str) -> Said:
        typed = StringIO(answers)
        monkeypatch.setattr(typed, "isatty", lambda: True)
        monkeypatch.setattr(sys, "stdin", typed)
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
        said = run(*words)
        return said._replace(err=re.sub(BOLD, "", said.err))

    return answer


def schedule(profile: Path) -> object:
    text = profile.read_text("utf-8")
    assert text.startswith("gemeente: Meierijstad  # oud\n")
    return yaml.load(text, yaml.BaseLoader).get("vergaderschema")  # noqa: S506 - it gives only text


def test_a_yes_is_written_with_the_days_and_the_bodies(profile: Path, answer: Answer) -> None:
    said = answer("ja\nja\n", "meetings", "import", "raad.csv", *AS_OF)

    assert said.status == 0
    assert QUESTION in said.err
    assert "alle vergaderingen van de raad in 2027" in " ".join(said.err.split())
    assert schedule(profile) == {"van": "2027-01-01", "tot": "2027-12-31", "organen": "raad"}

    again = answer("", "meetings", "import", "raad.csv", *AS_OF)
    assert QUESTION not in again.err
    assert "Er verandert niets." in again.err


def test_days_that_are_no_year_are_told_as_they_are() -> None:
    pairs = {"van": "2026-11-30", "tot": "2027-12-31", "organen": "commissie, raad"}

    assert written(pairs, {}) == (
        "Opgeschreven: alle vergaderingen van de commissie en de raad van 30 november 2026 "
        "t/m 31 december 2027 staan erin."
    )
    assert not written({"versie": "2"}, {})


@pytest.mark.parametrize("answers", ["nee\nja\n", "\nja\n"])
def test_a_no_and_nothing_suppose_nothing(profile: Path, answer: Answer, answers: str) -> None:
    answer(answers, "meetings", "import", "raad.csv", *AS_OF)

    assert profile.read_text("utf-8").count("orgaan: raad") == len(DAYS)
    assert schedule(profile) is None


def test_a_list_that_was_imported_before_can_still_be_whole(profile: Path, run: Run, answer: Answer) -> None:
    run("meetings", "import", "raad.csv", "--yes", *AS_OF)
    assert schedule(profile) is None

    answer("ja\nja\n", "meetings", "import", "raad.csv", *AS_OF)

    assert schedule(profile) == {"van": "2027-01-01", "tot": "2027-12-31", "organen": "raad"}


@pytest.mark.parametrize("more", [(), ("--not-whole",)])
def test_without_a_terminal_nothing_is_asked_and_nothing_supposed(
    profile: Path, run: Run, more: tuple[str, ...]
) -> None:
    said = run("meetings", "import", "raad.csv", "--yes", *more, *AS_OF)

    assert "hele schema" not in said.err
    assert schedule(profile) is None


def test_where_a_line_is_not_read_it_is_told_why_nothing_is_asked(profile: Path, answer: Answer) -> None:
    (profile.parent / "raad.csv").write_text(f"{table(*DAYS)}morgen;20:00;Raad\n", "utf-8")

    said = answer("ja\n", "meetings", "import", "raad.csv", *AS_OF)

    assert "Daarom vraagt wmoplan niet of dit het hele schema is" in " ".join(said.err.split())
    assert "--whole 2027" in said.err
    assert QUESTION not in said.err
    assert schedule(profile) is None


def test_an_option_says_it_for_a_script(profile: Path, run: Run) -> None:
    run("meetings", "import", "raad.csv", "--yes", "--whole", "2027", "--schedule", "2", *AS_OF)

    wanted = {"versie": "2", "van": "2027-01-01", "tot": "2027-12-31", "organen": "raad"}
    assert schedule(profile) == wanted

    (profile.parent / "commissie.csv").write_text(table(*DAYS, body="Commissie"), "utf-8")
    words = ("--whole", "2027", "--since", "2026-11-29")
    run("meetings", "import", "commissie.csv", "--yes", *words, *AS_OF)

    assert schedule(profile) == {**wanted, "organen": "commissie, raad", "sinds": "2026-11-29"}


def test_the_option_keeps_the_question_away(profile: Path, answer: Answer) -> None:
    said = answer("ja\n", "meetings", "import", "raad.csv", "--not-whole", *AS_OF)

    assert QUESTION not in said.err
    assert schedule(profile) is None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--whole", "2027", "--not-whole"), "Kies een van de twee"),
        (("--whole", "2031"), "Er is geen vergadering van 2031"),
        (("--whole", "straks"), "Achter --whole: 'straks' is geen jaar"),
    ],
)
def test_what_cannot_be_is_refused(profile: Path, run: Run, words: tuple[str, ...], told: str) -> None:
    said = run("meetings", "import", "raad.csv", "--yes", *words, *AS_OF)

    assert said.status == 2
    assert told in said.err
    assert schedule(profile) is None


def test_a_list_that_is_half_understood_is_not_whole(profile: Path, answer: Answer) -> None:
    (profile.parent / "raad.csv").write_text(table(*DAYS, "31-02-2027"), "utf-8")

    assert QUESTION not in answer("ja\n", "meetings", "import", "raad.csv", *AS_OF).err


def test_what_is_pasted_is_asked_too_and_goes_together(profile: Path, answer: Answer) -> None:
    answer("ja\nja\n", "meetings", "import", "raad.csv", *AS_OF)
    days = ("7 januari", "4 februari", "4 maart", "1 april")
    lines = "".join(f"do {day} 2027 commissie\n" for day in days)

    said = answer(f"{lines}klaar\nja\nja\n", "meetings", "add")

    assert QUESTION in said.err
    assert schedule(profile) == {"van": "2027-01-01", "tot": "2027-12-31", "organen": "commissie, raad"}


def test_a_file_of_a_few_meetings_is_no_schedule_of_a_year(profile: Path, answer: Answer) -> None:
    (profile.parent / "raad.csv").write_text(table(*DAYS[:3]), "utf-8")

    assert QUESTION not in answer("ja\n", "meetings", "import", "raad.csv", *AS_OF).err


# The schedule of Vught, typed day by day: nobody is asked at every day, and it can be said at the end.
def test_days_that_are_typed_one_by_one_can_be_whole_at_the_end(profile: Path, answer: Answer) -> None:
    told = [answer("ja\n", "meetings", "add", f"do {day} raad").err for day in DAYS[:4]]

    assert not [said for said in told if QUESTION in said]
    assert ["wmoplan meetings add --whole 2027" in said for said in told] == [False, False, False, True]

    said = answer("ja\n", "meetings", "add", "--whole", "2027")
    before, _, after = " ".join(said.err.split()).partition("Opslaan in")
    assert "U zegt: alle vergaderingen van de raad in 2027 staan erin. Dan zijn er geen andere" in before
    assert "U zegt" not in after

    assert said.status == 0
    assert "Opgeschreven: alle vergaderingen van de raad in 2027 staan erin.\n" in said.err
    assert schedule(profile) == {"van": "2027-01-01", "tot": "2027-12-31", "organen": "raad"}
    assert "Er verandert niets." in answer("", "meetings", "add", "--whole", "2027").err


def test_what_cannot_stand_beside_it_is_told_and_not_written(profile: Path, answer: Answer) -> None:
    with profile.open("a", encoding="utf-8") as file:
        file.write("vergaderschema:\n  van: 2026-01-01\n  tot: 2026-12-31\n  organen: [commissie]\n")

    said = answer("ja\nja\n", "meetings", "import", "raad.csv", *AS_OF)

    assert "Bij 'vergaderschema' in wmoplan.yaml staat al iets anders." in said.err
    assert schedule(profile) == {"van": "2026-01-01", "tot": "2026-12-31", "organen": ["commissie"]}


@pytest.mark.parametrize("bodies", ["[commissie]", "\n    - commissie", "commissie"])
def test_bodies_in_any_form_are_added_to(profile: Path, answer: Answer, bodies: str) -> None:
    with profile.open("a", encoding="utf-8") as file:
        file.write(f"vergaderschema:\n  van: 2027-01-01\n  organen: {bodies}\n  tot: 2027-12-31  # van de site\n")

    answer("ja\nja\n", "meetings", "import", "raad.csv", *AS_OF)

    assert schedule(profile) == {"van": "2027-01-01", "tot": "2027-12-31", "organen": "commissie, raad"}
    assert "# van de site" in profile.read_text("utf-8")


FIRSTS = [
    # the day of looking, the first meeting, the first day that the list can be whole of, why
    (date(2026, 11, 30), date(2027, 1, 14), date(2027, 1, 1), "a year that comes"),
    (date(2027, 2, 1), date(2027, 1, 14), date(2027, 1, 1), "a year that began"),
    (date(2027, 1, 5), date(2027, 1, 14), date(2027, 1, 1), "a year that begins"),
    (date(2027, 8, 20), date(2027, 9, 9), date(2027, 8, 20), "only what lies ahead"),
]


@pytest.mark.parametrize(("as_of", "first", "whole", "why"), FIRSTS, ids=[row[3] for row in FIRSTS])
def test_a_list_of_what_lies_ahead_says_nothing_of_the_days_before(
    as_of: date, first: date, whole: date, why: str
) -> None:
    rows = [(first, "raad"), (date(2027, 12, 16), "commissie"), (date(2027, 3, 1), "eigen"), (date(2025, 1, 9), "raad")]

    found = by_year(rows, as_of)

    assert {year: one.first for year, one in found.items()} == {2027: whole}, why
    assert found[2027].bodies == {"raad", "commissie"}


def test_a_body_of_the_profile_is_called_by_its_name() -> None:
    pairs = {"van": "2027-01-01", "tot": "2027-12-31", "organen": "politieke-markt, raad, klankbord"}

    assert written(pairs, {"politieke-markt": "de Politieke Markt"}) == (
        "Opgeschreven: alle vergaderingen van de Politieke Markt, de raad en klankbord in 2027 staan erin."
    )
