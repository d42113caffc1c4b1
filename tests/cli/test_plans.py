"""The plans of now on the command line: what is listed, what is not covered, and a plan without a profile."""

from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES, Run

NOW = ("--as-of", "2026-11-22")
PAST = "Dit is voorbij. U hoeft hier niets meer voor te doen."
COUNTRY = ("--plan", "landelijke-kalender")


@pytest.fixture
def almere(empty: Path) -> Path:
    (empty / "wmoplan.yaml").write_bytes((EXAMPLES / "almere-2026.yaml").read_bytes())
    return empty


# -- check: what the lists do not know

LISTS_OF_2026 = ["De gemeenten van 2026", "De gemeenten die ophouden te bestaan"]
COVERED = [
    # seen from, lists that say nothing about that year, years of which equated days are not known (feestdagen.yaml:
    # 2014 to 2016 and 2023 to 2028)
    ("2026-11-22", "", ""),  # this year and the next are known
    ("2027-03-01", "2027", ""),  # the municipalities of 2027 are not there yet
    ("2028-12-31", "2028", "2029"),  # the next year counts for what can be known ahead
    ("2029-03-01", "2029", "2029 en 2030"),  # neither year
    ("2030-06-01", "2030", "2030"),  # the plan ends in 2030
]


@pytest.mark.usefixtures("almere")
@pytest.mark.parametrize(("as_of", "lists", "days"), COVERED)
def test_check_tells_which_lists_say_nothing_about_a_year(run: Run, as_of: str, lists: str, days: str) -> None:
    out = " ".join(run("check", "--as-of", as_of).out.split())

    for title in LISTS_OF_2026:
        told = f"'{title}" in out and f"zegt niets over {lists}." in out
        assert told is bool(lists)
    assert ("met een feestdag gelijkstaan" in out) is bool(days)
    assert f"of er in {days} dagen met een feestdag gelijkstaan" in out or not days
    assert out.count("zegt niets over") == (len(LISTS_OF_2026) if lists else 0)


def told_in(out: str) -> int:
    """Return how many signals are told; those about contradictions share one line with their number."""
    lines = [line.split() for line in out.splitlines() if not line.startswith(" ")]
    numbered = sum(words[0].rstrip(".").isdecimal() for words in lines if words)
    return numbered + sum(int(words[4]) for words in lines if words[:2] == ["De", "bronnen"])


@pytest.mark.usefixtures("almere")
@pytest.mark.parametrize("as_of", ["2026-11-22", "2027-03-01", "2029-03-01", "2030-06-01"])
def test_check_tells_how_many_signals_it_leaves_out(run: Run, as_of: str) -> None:
    short, whole = run("check", "--as-of", as_of).out, run("check", "--all", "--as-of", as_of).out
    left_out = next(line for line in short.splitlines() if line.startswith("Nog "))

    assert "wmoplan check --all" in " ".join(short.split())
    assert "Nog " not in whole
    assert whole.splitlines()[1].startswith("Dit zijn alle meldingen, ook ")
    numbers = [int(word) for word in left_out.split() if word.isdecimal()]
    assert numbers[0] == sum(numbers[1:])  # over what is past, and over what is far ahead
    past = numbers[1] if "voorbij" in left_out else 0
    assert past - " ".join(whole.split()).count(PAST) in {0, 1}  # a contradiction has no line of its own
    assert told_in(whole) - told_in(short) == int(left_out.split()[1]) > 0


@pytest.mark.usefixtures("almere")
def test_check_names_the_plans_that_contradict_themselves(run: Run) -> None:
    out = run("check", *NOW).out

    assert "wmoplan plan --plan beleidscyclus --conflicts" in out
    assert "--plan landelijke-kalender" not in out  # its sources agree


# The zomerreces of Midden in 2026 ends on 30 August: on 22 November nothing can be asked before it any more.
@pytest.mark.usefixtures("almere")
def test_what_is_past_tells_nobody_what_to_do(run: Run) -> None:
    ahead = " ".join(run("check", "--all", "--as-of", "2026-06-22").out.split())
    behind = " ".join(run("check", "--all", *NOW).out.split())
    told = "De tijd voor uw advies over de begroting voor 2027 valt"

    assert ahead.partition(told)[2].partition(". ")[2].startswith("Wat u doet: Vraag om de stukken op of voor ")
    assert behind.partition(told)[2].partition(". ")[2].startswith(PAST)
    explained = run("explain", "begroting-2027.adviesaanvraag", *NOW).out
    assert PAST in " ".join(explained.split())


FAR = """\
id: ver-weg
titel: Ver weg
looptijd: 2026 t/m 2028
documenten: [{id: nota, titel: De nota}]
stappen:
  - id: nota
    titel: De nota
    naam: de nota
    besluit: raad
    planning: [{soort: uiterlijk, wanneer: uiterlijk 31 december 2028}]
    bron: "nota, bladzijde 2"
"""


def test_nothing_to_tell_of_the_coming_year_says_so(empty: Path, run: Run) -> None:
    (empty / "plan.yaml").write_text(FAR, "utf-8")
    (empty / "wmoplan.yaml").write_text("gemeente: Almere\nplan: plan.yaml\n", "utf-8")

    short, whole = (" ".join(run("check", *words, *NOW).out.split()) for words in ((), ("--all",)))

    assert short.endswith("Alles klopt: er zijn geen fouten en geen waarschuwingen over het komende jaar.")
    assert "0 over" not in short
    assert "31 december 2028" not in short
    assert "zondag 31 december 2028" in whole.lower()


# -- a plan without a profile

WITHOUT = [
    # command, what is said
    (("timeline",), "Agenda voor Nederland, gezien vanaf zondag 22 november 2026."),
    (("calendar", "--dry-run"), "Agenda voor Nederland."),
    (("explain", "circulaire-mei-2027"), "Meicirculaire 2027"),
]


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize(("words", "told"), WITHOUT, ids=[row[0][0] for row in WITHOUT])
def test_a_plan_can_be_seen_without_a_profile(run: Run, words: tuple[str, ...], told: str) -> None:
    said = run(*words, *COUNTRY, *NOW)

    assert said.status == 0, said.err
    assert told in said.out
    assert said.err == ("Er is niets geschreven.\n" if "--dry-run" in words else "")


@pytest.mark.usefixtures("almere")
def test_a_plan_without_a_profile_looks_at_no_profile(run: Run) -> None:
    assert "Almere" not in run("timeline", "--all", *COUNTRY, *NOW).out


@pytest.mark.usefixtures("almere")
@pytest.mark.parametrize("words", [row[0] for row in WITHOUT], ids=[row[0][0] for row in WITHOUT])
@pytest.mark.parametrize("more", [("--profile", "wmoplan.yaml"), ("--example", "almere-2026")])
def test_a_plan_and_a_profile_is_refused(run: Run, words: tuple[str, ...], more: tuple[str, str]) -> None:
    said = run(*words, *COUNTRY, *more, *NOW)

    assert said.status == 2
    assert "U noemt een plan en een profiel." in said.err
    assert said.out == ""


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("words", [row[0] for row in WITHOUT], ids=[row[0][0] for row in WITHOUT])
def test_a_plan_that_is_not_there_is_refused(run: Run, words: tuple[str, ...]) -> None:
    said = run(*words, "--plan", "landelijke-kalendr", *NOW)

    assert said.status == 2
    assert "Bedoelt u 'landelijke-kalender'?" in said.err


def test_the_calendar_of_a_plan_is_a_file(empty: Path, run: Run) -> None:
    assert run("calendar", *COUNTRY, *NOW).status == 0
    text = (empty / "agenda.ics").read_text("utf-8")

    assert "BEGIN:VEVENT" in text
    assert "Meicirculaire" in text


@pytest.mark.usefixtures("empty")
def test_a_last_day_is_shown_where_nobody_follows_its_step(run: Run) -> None:
    # Gemeentewet, art. 191: before 15 November
    assert "15 november 2027" not in run("calendar", "--dry-run", *COUNTRY, *NOW).out
    assert "14 november 2027: Laatste dag: de gemeente stuurt de begroting" in (
        run("calendar", "--dry-run", *COUNTRY, *NOW).out
    )


@pytest.mark.usefixtures("almere")
def test_a_last_day_is_shown_once_where_its_step_is_followed(run: Run) -> None:
    assert "stuurt de begroting" not in run("calendar", "--dry-run", *NOW).out


# -- a plan that has ended

ENDED = [
    # profile, seen from, whether the plan of now is named
    ("haren-2014", "2014-12-31", False),  # its last day
    ("haren-2014", "2015-01-01", False),  # it has ended, and for 2015 there is no plan
    ("haren-2014", "2026-11-22", True),  # there is one for 2026
    ("almere-2026", "2026-11-22", False),  # it goes on
    ("almere-2026", "2031-01-01", False),  # it has ended, and there is no other
]


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize(("example", "as_of", "is_named"), ENDED)
def test_a_plan_that_has_ended_names_the_plan_of_now(run: Run, example: str, as_of: str, *, is_named: bool) -> None:
    said = run("timeline", "--example", example, "--as-of", as_of)
    told = (
        "Het plan is voorbij. Het plan van nu is 'Beleidscyclus voor de Wmo': zet 'plan: beleidscyclus' in uw bestand."
    )

    assert said.status == 0
    assert (told in " ".join(said.err.split())) is is_named


# -- what a plan is


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize(
    ("plan", "first", "others"),
    [
        ("beleidscyclus", "begroting-2027", ["begroting-2028", "begroting-2029", "begroting-2030"]),
        ("landelijke-kalender", "circulaire-mei-2026", ["circulaire-mei-2027", "circulaire-mei-2028"]),
    ],
)
def test_a_plan_lists_what_comes_back_every_year_once(run: Run, plan: str, first: str, others: list[str]) -> None:
    out = run("plan", "--plan", plan).out
    last = {"beleidscyclus": "begroting-2031", "landelijke-kalender": "circulaire-mei-2030"}[plan]

    assert out.count(f"({first})") == 1
    assert not any(f"({other})" in out for other in others)
    assert f"Dit komt elk jaar terug: de laatste is {last}." in out


@pytest.mark.usefixtures("empty")
def test_the_plan_as_json_has_every_year(run: Run) -> None:
    import json

    steps = {
        step["id"] for step in json.loads(run("plan", "--plan", "beleidscyclus", "--format", "json").out)["stappen"]
    }

    assert {f"begroting-{year}" for year in range(2027, 2032)} <= steps
