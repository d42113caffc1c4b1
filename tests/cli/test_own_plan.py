"""A plan in a file of the user's own: followed, shown, and told what is wrong with it."""

from itertools import pairwise
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES, Run, Said
from wmoplan.desk.shipped import examples

AS_OF = ("--as-of", "2012-01-15")

PLAN = """\
id: dorp-2012
titel: Onze planning
looptijd: 2012
documenten:
  - {id: nota, titel: De nota}
stappen:
  - id: sportplan-2012
    titel: Het sportplan
    naam: het sportplan
    besluit: raad
    planning: [{soort: periode, wanneer: april 2012}]
    bron: "nota, bladzijde 4"
"""

PROFILE = "gemeente: Haren\nplan: eigen-plan.yaml\n"


def said_by(run: Run, folder: Path, profile: str = PROFILE, plan: str = PLAN, *words: str) -> Said:
    """Return what a command says of a profile with a plan beside it."""
    (folder / "wmoplan.yaml").write_text(profile, "utf-8")
    (folder / "eigen-plan.yaml").write_text(plan, "utf-8")
    return run(*(words or ("timeline", "--all")), *AS_OF)


def flat(text: str) -> str:
    return " ".join(text.split())


# -- following it


def test_a_plan_beside_the_profile_is_followed(empty: Path, run: Run) -> None:
    said = said_by(run, empty)

    assert said.status == 0, said.err
    assert "de raad besluit waarschijnlijk over het sportplan" in said.out
    assert "Plan dorp-2012, versie 1." in said.out


BESIDE = [
    # what the profile names, where the plan lies
    ("plannen/eigen.yaml", "plannen/eigen.yaml"),
    ("[eigen.yml]", "eigen.yml"),
    ("Eigen.YAML", "Eigen.YAML"),
]


@pytest.mark.parametrize(("named", "place"), BESIDE)
def test_a_plan_may_lie_in_a_folder_below(empty: Path, run: Run, named: str, place: str) -> None:
    (empty / place).parent.mkdir(exist_ok=True)
    (empty / place).write_text(PLAN, "utf-8")
    (empty / "wmoplan.yaml").write_text(f"gemeente: Haren\nplan: {named}\n", "utf-8")

    assert "het sportplan" in run("timeline", "--all", *AS_OF).out


def test_a_plan_is_followed_beside_one_that_is_shipped(empty: Path, run: Run) -> None:
    said = said_by(run, empty, "gemeente: Haren\nplan: [invoering-2015, eigen-plan.yaml]\n")

    assert said.status == 0, said.err
    assert "de raad besluit waarschijnlijk over het sportplan" in said.out
    assert "inkoopkader" in said.out
    assert "Plan invoering-2015, versie 4; plan dorp-2012, versie 1." in flat(said.out)


def test_a_plan_can_take_a_shipped_one_along(empty: Path, run: Run) -> None:
    said = said_by(run, empty, PROFILE, PLAN.replace("looptijd: 2012\n", "looptijd: 2012\nneemt-mee: invoering-2015\n"))

    assert "inkoopkader" in said.out


def test_the_words_of_the_plan_are_words_of_the_profile(empty: Path, run: Run) -> None:
    good = f"{PROFILE}besluiten: {{sportplan-2012: {{datum: 2012-04-23}}}}\n"

    assert "Maandag 23 april 2012" in said_by(run, empty, good).out
    assert "'sportplan-2013' is geen stap van dit plan." in said_by(run, empty, good.replace("n-2012:", "n-2013:")).err


@pytest.mark.parametrize("words", [("calendar", "--dry-run"), ("explain", "sportplan-2012"), ("questions",), ("plan",)])
def test_every_command_follows_it(empty: Path, run: Run, words: tuple[str, ...]) -> None:
    said = said_by(run, empty, PROFILE, PLAN, *words)

    assert said.status == 0, said.err
    assert "sportplan" in said.out


def test_a_profile_elsewhere_has_its_plans_elsewhere(empty: Path, run: Run) -> None:
    (empty / "haren").mkdir()
    said_by(run, empty / "haren", PROFILE, PLAN.replace("besluit: raad", "besluit: rad"))
    said = run("timeline", "--profile", "haren/wmoplan.yaml", *AS_OF)

    assert said.status == 65
    assert said.err.startswith(f"{Path('haren/eigen-plan.yaml')}, regel 10: 'rad' is geen manier om te besluiten.")


# -- what is wrong with it


def test_faults_of_plan_and_profile_are_told_together(empty: Path, run: Run) -> None:
    profile = f"{PROFILE}rol: burgemeester\n"
    plan = PLAN.replace("besluit: raad", "besluit: rad").replace("nota, blad", "noot, blad")
    for words in (("timeline",), ("check",)):
        said = said_by(run, empty, profile, plan, *words)

        assert said.status == 65
        assert said.out == ""
        assert [line for line in said.err.splitlines() if not line.startswith("  ")] == [
            "eigen-plan.yaml, regel 10: 'rad' is geen manier om te besluiten.",
            "eigen-plan.yaml, regel 12: 'noot' is geen id uit 'documenten'.",
            "wmoplan.yaml, regel 3: bij 'rol': 'burgemeester' mag hier niet.",
        ]


def test_the_words_of_a_plan_with_faults_are_not_checked(empty: Path, run: Run) -> None:
    said = said_by(
        run, empty, f"{PROFILE}besluiten: {{sprtplan: {{datum: 2012-04-23}}}}\n", PLAN.replace("titel: Onze", "tietel:")
    )

    assert "wmoplan.yaml" not in said.err


NAMES = [
    # what the profile names, the message, the way out
    ("eigenplan.yaml", "het bestand 'eigenplan.yaml' is er niet.", "Bedoelt u 'eigen-plan.yaml'?"),
    ("plan.yaml", "het bestand 'plan.yaml' is er niet.", "Bedoelt u 'eigen-plan.yaml'?"),  # and not the profile
    ("ver-weg.yaml", "het bestand 'ver-weg.yaml' is er niet.", "Zet het bestand in de map van uw profiel"),
    ("map.yaml", "het bestand 'map.yaml' is er niet.", "Zet het bestand in de map van uw profiel"),
    ("geen/plan.yaml", "het bestand 'geen/plan.yaml' is er niet.", "Kijk of de naam van de map klopt."),
    ("windows.yaml", "het bestand 'windows.yaml' is er niet.", "Windows zette er .txt achter."),
    ("../eigen-plan.yaml", "'../eigen-plan.yaml' ligt niet in de map van uw profiel.", "'eigen-plan.yaml'"),
    ("/tmp/eigen-plan.yaml", "'/tmp/eigen-plan.yaml' ligt niet in de map", "'eigen-plan.yaml'"),  # noqa: S108 - a name
    ("~/eigen-plan.yaml", "'~/eigen-plan.yaml' ligt niet in de map", "'eigen-plan.yaml'"),
    ("C:\\eigen-plan.yaml", "'C:\\eigen-plan.yaml' ligt niet in de map", "'eigen-plan.yaml'"),
    ("https://dorp.nl/plan.yaml", "'https://dorp.nl/plan.yaml' ligt niet in de map", "'plan.yaml'"),
    ("a/../../eigen-plan.yaml", "'a/../../eigen-plan.yaml' ligt niet in de map", "'eigen-plan.yaml'"),
    ("plannen\\eigen.yaml", "in 'plannen\\eigen.yaml' staat een \\.", "Schrijf een gewone streep: 'plannen/eigen"),
    (f"{'x' * 300}.yaml", "is er niet.", "Zet het bestand in de map van uw profiel"),
]  # fmt: skip


@pytest.mark.parametrize(("named", "message", "remedy"), NAMES, ids=[row[0][:20] for row in NAMES])
def test_a_file_that_is_not_in_the_folder_is_refused(
    empty: Path, run: Run, named: str, message: str, remedy: str
) -> None:
    (empty / "map.yaml").mkdir()
    (empty / "windows.yaml.txt").write_text(PLAN, "utf-8")
    said = said_by(run, empty, f"gemeente: Haren\nplan: '{named}'\n")

    assert said.status == 65
    assert said.err.startswith("wmoplan.yaml, regel 2: bij 'plan': ")
    assert message in flat(said.err)
    assert remedy in flat(said.err)


CLASHES = [
    # the plans, what is in eigen-plan.yaml, what is told
    ("[invoering-2015, eigen-plan.yaml]", PLAN.replace("sportplan-2012", "verordening"),
     "eigen-plan.yaml, regel 7: de id 'verordening' staat ook in het plan invoering-2015."),
    ("[eigen-plan.yaml, beleidscyclus]", PLAN.replace("sportplan-2012", "circulaire-mei-2027"),
     "eigen-plan.yaml, regel 7: de id 'circulaire-mei-2027' staat ook in het plan landelijke-kalender."),
    ("[ander.yaml, eigen-plan.yaml]", PLAN.replace("dorp-2012", "dorp-2013"),
     "eigen-plan.yaml, regel 7: de id 'sportplan-2012' staat ook in ander.yaml."),
    ("[ander.yaml, eigen-plan.yaml]", PLAN.replace("sportplan-2012", "zorgplan-2012"),
     "eigen-plan.yaml: dit plan heeft dezelfde id als ander.yaml: 'dorp-2012'."),
    ("eigen-plan.yaml", PLAN.replace("dorp-2012", "beleidscyclus"),
     "eigen-plan.yaml, regel 1: 'beleidscyclus' is al een plan dat bij wmoplan hoort."),
]  # fmt: skip


@pytest.mark.parametrize(("plans", "text", "told"), CLASHES, ids=[row[2].partition(": ")[2][:40] for row in CLASHES])
def test_an_id_of_two_plans_is_one_clear_fault(empty: Path, run: Run, plans: str, text: str, told: str) -> None:
    (empty / "ander.yaml").write_text(PLAN, "utf-8")
    said = said_by(run, empty, f"gemeente: Haren\nplan: {plans}\n", text)

    assert said.status == 65
    assert [line for line in said.err.splitlines() if not line.startswith("  ")] == [told]


def test_a_file_that_is_named_twice_is_followed_once(empty: Path, run: Run) -> None:
    assert said_by(run, empty, "gemeente: Haren\nplan: eigen-plan.yaml, eigen-plan.yaml\n").status == 0


HOSTILE = [
    # a file, what is told
    (f"{PLAN}#{'x' * 1_000_001}\n", "groter dan 1 MB"),
    (f"{PLAN}tips: {'[' * 30}{']' * 30}\n", "regel 13"),
    (f"{PLAN}tips: &a [*a]\n", "regel 13"),
    ("", "het bestand is leeg"),
    ("PK\x03\x04", "een Word-bestand"),
    (PLAN.replace("looptijd: 2012", "looptijd: 0001 t/m 9999"), "'0001 t/m 9999' ligt te ver weg."),
]


@pytest.mark.parametrize(("text", "told"), HOSTILE, ids=["large", "deep", "link", "empty", "word", "far"])
def test_a_plan_is_hostile_until_it_is_read(empty: Path, run: Run, text: str, told: str) -> None:
    said = said_by(run, empty, PROFILE, text)

    assert said.status == 65
    assert said.err.startswith("eigen-plan.yaml")
    assert told in flat(said.err)


def test_what_a_plan_says_is_text_everywhere(empty: Path, run: Run) -> None:
    name = "de {dag} {0.__class__} <script>alert(1)</script> | **x**, %s"
    plan = PLAN.replace("naam: het sportplan", f"naam: '{name}'\n    kort: '{{kort}}<b>'\n    uitleg: '{{x}} <i>'")
    assert "<script>alert(1)</script> | **x**, %s" in said_by(run, empty, PROFILE, plan).out
    for words in (("checklist", "--output", "lijst.html"), ("calendar",), ("questions", "--output", "brief.txt")):
        said = run(*words, *AS_OF)

        assert said.status == 0, said.err
    assert "<script>alert" not in (empty / "lijst.html").read_text("utf-8")
    assert "&lt;script&gt;alert" in (empty / "lijst.html").read_text("utf-8")


def test_the_ending_of_a_file_may_not_be_left_out(empty: Path, run: Run) -> None:
    said = said_by(run, empty, "gemeente: Haren\nplan: eigen-plan\n")

    assert said.status == 65
    assert "'eigen-plan' is geen plan dat wmoplan kent. Bedoelt u 'eigen-plan.yaml'?" in flat(said.err)


@pytest.mark.parametrize("words", [("timeline",), ("calendar", "--dry-run"), ("init", "Haren")])
def test_a_plan_of_one_municipality_is_not_for_the_whole_country(empty: Path, run: Run, words: tuple[str, ...]) -> None:
    (empty / "eigen-plan.yaml").write_text(PLAN, "utf-8")
    said = run(*words, "--plan", "eigen-plan.yaml")

    assert said.status == 2
    assert "'eigen-plan.yaml' is een plan van één gemeente. Noem het in uw profiel" in flat(said.err)


def test_a_long_plan_of_which_every_step_waits_is_reckoned(empty: Path, run: Run) -> None:
    row = """\
  - id: stap-{0}
    titel: S
    naam: de s
    besluit: raad
    planning: [{{soort: uiterlijk, wanneer: {1}}}]
    hangt-af-van: [{2}]
    bron: nota
"""
    ids = [chr(97 + at // 26) + chr(97 + at % 26) for at in range(299)]
    rows = [
        row.format(one, f"uiterlijk 1 dagen vóór stap-{after}", f"{{stap: stap-{after}}}")
        for one, after in pairwise(ids)
    ]
    rows.append(row.format(ids[-1], "december 2012", ""))
    said = said_by(run, empty, PROFILE, PLAN + "".join(rows), "timeline")

    assert said.status == 0, said.err
    assert "de s" in said.out


# -- showing it


def test_plan_shows_a_file_and_needs_no_profile(empty: Path, run: Run) -> None:
    (empty / "map").mkdir()
    (empty / "map" / "eigen.yaml").write_text(PLAN, "utf-8")

    assert "1. Het sportplan (sportplan-2012)" in run("plan", "--plan", "map/eigen.yaml").out
    assert '"id": "dorp-2012"' in run("plan", "--plan", "map/eigen.yaml", "--format", "json").out


@pytest.mark.usefixtures("empty")
def test_plan_tells_of_a_file_that_is_not_there(run: Run) -> None:
    said = run("plan", "--plan", "eigen.yaml")

    assert said.status == 66
    assert "eigen.yaml is er niet." in said.err


def test_plan_tells_the_faults_of_a_file(empty: Path, run: Run) -> None:
    (empty / "eigen.yaml").write_text(PLAN.replace("april", "apirl"), "utf-8")
    said = run("plan", "--plan", "eigen.yaml")

    assert said.status == 65
    assert "eigen.yaml, regel 11: bij 'wanneer': 'apirl 2012' is geen" in said.err


@pytest.mark.usefixtures("empty")
def test_plan_shows_the_plan_of_an_example(run: Run) -> None:
    said = run("plan", "--example", "haren-2012").out
    assert "Plan haren-2012, versie 1." in said
    assert said.count("Wie besluit: niemand, de raad krijgt alleen informatie.") == 2  # The nota: ter informatie
    assert run("plan", "--example", "haren-2012", "--plan", "beleidscyclus").status == 2


# -- the example


def test_a_plan_of_an_example_is_no_example() -> None:
    files = sorted(file.stem for file in EXAMPLES.glob("*.yaml"))

    assert examples() == files
    assert "haren-2012" in files
    assert (EXAMPLES / "plannen" / "haren-2012.yaml").is_file()


@pytest.mark.usefixtures("empty")
def test_check_tells_what_is_not_known_of_2012(run: Run) -> None:
    said = run("check", "--example", "haren-2012", *AS_OF)
    out = flat(said.out)

    assert said.status == 0
    assert "de lijst 'De gemeenten van 2014, met hun provincie en vakantieregio' zegt niets over 2012." in out
    assert "De gemeenten van 2026" not in out
    assert "wmoplan plan --example haren-2012 --conflicts" in out
    assert "de lijst 'De schoolvakanties, als schatting van het reces' zegt niets over 2012." in out
    assert "of er in 2012 dagen met een feestdag gelijkstaan, is niet nagezocht." in out
    assert "reces" not in flat(run("timeline", "--all", "--example", "haren-2012", *AS_OF).out)


CONFLICT = """\
tegenstrijdigheden:
  - id: wanneer
    onderwerp: De maand
    raakt: [sportplan-2012]
    beweringen: [{waarde: april, bron: nota}, {waarde: mei, bron: nota}]
    gekozen: april
    reden: Dat staat voorop.
"""


def test_check_tells_how_to_read_what_a_file_contradicts(empty: Path, run: Run) -> None:
    said = said_by(run, empty, PROFILE, PLAN + CONFLICT, "check")

    assert "wmoplan plan --plan eigen-plan.yaml --conflicts" in said.out
    assert "Gekozen: april." in run("plan", "--plan", "eigen-plan.yaml", "--conflicts").out


PLACES = [
    # the year of the plan, the municipality, what is told; CBS: Haren until 2018, Altena since 2019
    ("2012", "Haren", ""),
    ("2018", "Haren", ""),
    ("2019", "Haren", "Haren hoort sinds 1 januari 2019 bij Groningen."),
    ("2020", "Altena", ""),
    ("2018", "Altena", "'Altena' is geen gemeente die wmoplan kent."),
    ("2012", "Graafstroom", "Voor 2012 heeft wmoplan geen lijst van gemeenten; dit is die van 2014."),
]


@pytest.mark.parametrize(("year", "place", "told"), PLACES)
def test_a_plan_of_any_year_has_the_municipalities_of_that_year(
    empty: Path, run: Run, year: str, place: str, told: str
) -> None:
    plan = PLAN.replace("looptijd: 2012", f"looptijd: {year}")
    said = said_by(run, empty, PROFILE.replace("Haren", place), plan, "timeline", "--format", "json")

    assert told in flat(said.err)
    assert bool(said.err.strip()) is bool(told)


def test_a_plan_before_the_first_one_has_the_election_of_its_time(empty: Path, run: Run) -> None:
    # data/verkiezingen.yaml: polling on Wednesday 3 March 2010; the new raad on the first Thursday from 10 March
    out = said_by(run, empty, PROFILE, PLAN.replace("2012", "2010")).out

    assert "Woensdag 3 maart 2010" in out
    assert "Donderdag 11 maart 2010" in out


def test_the_plan_in_the_rules_of_reckoning_is_a_plan(empty: Path, run: Run) -> None:
    text = (EXAMPLES.parent / "docs" / "rekenregels.md").read_text("utf-8")
    plan = text.partition("```yaml\n")[2].partition("```")[0]
    said = said_by(run, empty, "gemeente: Almere\nplan: eigen-plan.yaml\n", plan)

    assert said.status == 0, said.err
    assert "de raad besluit waarschijnlijk over het beleidsplan" in said.out
