"""How the municipality stands, as a volunteer asks and writes it down."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import Run

SEPTEMBER = ("--as-of", "2014-09-15")


def test_nothing_is_said_of_what_nobody_saw(haren: Path, run: Run) -> None:
    said = run("status", *SEPTEMBER)

    assert said.status == 0
    assert said.out.startswith("Hoe staat Haren ervoor? Gezien vanaf maandag 15 september 2014.\n")
    # the four measurements of 2014: the national plan, 3.1
    assert "De meting van nu is die van september 2014. De volgende is in november 2014." in said.out
    assert "3 stappen: 3 onbekend." in said.out
    assert not (haren / "voortgang.yaml").exists()


@pytest.mark.usefixtures("haren")
def test_what_was_seen_is_told_with_its_day_and_its_source(run: Run) -> None:
    first = run(
        "status", "seen", "inkoopkader", "nee", "--source", "gesprek met de wethouder", "--by", "Anna", *SEPTEMBER
    )
    assert first.status == 0, first.err
    assert "nee bij 'De raad stelde het inkoopkader vast.' (inkoopkader-september)" in first.err
    run("status", "seen", "verordening", "ja", "--on", "12-09-2014", *SEPTEMBER)

    out = run("status", *SEPTEMBER).out

    assert "3 stappen: 1 achter, 1 op schema en 1 onbekend." in out
    assert out.index("ACHTER (1)\nInkoopkader") < out.index("OP SCHEMA (1)\nVerordening") < out.index("ONBEKEND (1)")
    assert "U zag op 15 september 2014: nee. Bron: gesprek met de wethouder." in out
    assert "Het kan nog tot en met dinsdag 30 september 2014." in out  # the measurement is a month
    assert "Het kan nog" not in run("status", "--as-of", "2014-10-01").out
    assert "Anna" not in out
    # looking back, nobody had seen anything yet
    assert "3 stappen: 3 onbekend." in run("status", "--as-of", "2014-09-11").out


@pytest.mark.usefixtures("haren")
def test_an_answer_can_be_changed_and_taken_back(run: Run) -> None:
    for answer, verdict in (("nee", "1 achter"), ("ja", "1 op schema"), ("onbekend", "3 onbekend")):
        run("status", "seen", "bestek", answer, *SEPTEMBER)
        assert verdict in run("status", *SEPTEMBER).out
    assert Path("voortgang.yaml").read_text("utf-8").count("soort: gezien") == 3  # nothing is lost


@pytest.mark.usefixtures("haren")
def test_another_measurement_can_be_named(run: Run) -> None:
    run("status", "seen", "verordening", "ja", "--moment", "november", "--as-of", "2014-10-28")

    assert "3 onbekend" in run("status", "--as-of", "2014-10-28").out  # September is what counts
    assert "1 op schema" in run("status", "--as-of", "2014-11-01").out
    assert "beleidsplan-mei" in run("status", "seen", "beleidsplan-mei", "deels", "--as-of", "2014-10-28").err
    wrong = run("status", "seen", "verordening", "ja", "--moment", "juni", *SEPTEMBER)
    assert wrong.status == 2
    assert "met een van deze: september 2014, november 2014." in wrong.err


@pytest.mark.usefixtures("haren")
def test_all_steps_and_all_moments_of_one_step(run: Run) -> None:
    assert "12 stappen: 12 onbekend." in run("status", "--all", *SEPTEMBER).out
    one = run("status", "--step", "beleidsplan", *SEPTEMBER).out
    assert one.count("moest dit waar zijn") == 2  # February and May lie behind
    assert one.count("moet dit waar zijn") == 2
    assert one.count("Dit telt nu.") == 1
    assert "Bron: Wet maatschappelijke ondersteuning 2015, art. 8.7 lid 1." in one


def test_a_day_that_is_announced_too_late_is_behind_with_its_reason(haren: Path, run: Run) -> None:
    profile = haren / "wmoplan.yaml"
    text = (
        profile.read_text("utf-8")
        + "besluiten:\n  verordening: {datum: 2014-12-15, bron: termijnagenda, sinds: 2014-11-03}\n"
    )
    profile.write_text(text, "utf-8")

    assert "3 onbekend" in run("status", "--as-of", "2014-11-02").out  # it was not known yet
    late = run("status", "--as-of", "2014-11-03").out
    assert "ACHTER (1)\nVerordening" in late
    assert "De gemeente kondigde het besluit aan voor maandag 15 december 2014.\n  Dat is te laat.\n" in late

    profile.write_text(text.replace("2014-12-15", "2014-10-27"), "utf-8")
    settled = run("status", "--as-of", "2014-11-25").out
    assert "OP SCHEMA (1)\nVerordening" in settled  # its day lies behind: the step is settled
    assert "De gemeente besloot op maandag 27 oktober 2014." in settled


def test_the_json_keeps_to_its_schema_and_tells_no_source_of_the_council(haren: Path, run: Run) -> None:
    run("status", "seen", "inkoopkader", "nee", "--source", "Piet van de afdeling", "--by", "Anna", *SEPTEMBER)

    text = run("status", "--format", "json", *SEPTEMBER).out
    found = json.loads(text)

    schema = json.loads((Path(__file__).parents[2] / "data" / "schemas" / "stand-1.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(found)
    assert "Piet" not in text
    assert "Anna" not in text
    assert len(found["stappen"]) == 12  # JSON is never narrowed
    (seen,) = [row for row in found["stappen"] if row["stap"] == "inkoopkader"]
    assert (seen["oordeel"], seen["gezien"]) == ("achter", {"antwoord": "nee", "datum": "2014-09-15"})
    assert run("status", *SEPTEMBER, "--output", "stand.json").status == 0
    assert json.loads((haren / "stand.json").read_text("utf-8")) == found


@pytest.mark.usefixtures("haren")
def test_the_table_can_be_written(run: Run) -> None:
    run("status", "seen", "inkoopkader", "nee", "--source", "a | b", *SEPTEMBER)
    run("status", "--output", "stand.md", *SEPTEMBER)

    lines = Path("stand.md").read_text("utf-8").splitlines()
    assert lines[0] == "# Hoe staat Haren ervoor?"
    assert sum(line.startswith("| ") for line in lines) == 5  # head, line, three steps
    assert any("a \\| b" in line for line in lines)


def test_a_merged_municipality_has_the_name_of_the_new_one(empty: Path, run: Run) -> None:
    # Cuijk is part of Land van Cuijk since 1 January 2022: data/herindelingen.csv
    (empty / "wmoplan.yaml").write_text("gemeente: Cuijk\nplan: beleidscyclus\n", "utf-8")

    assert run("status").out.startswith("Hoe staat Land van Cuijk ervoor?")
    assert json.loads(run("status", "--format", "json").out)["gemeente"] == "Land van Cuijk"
    assert run("timeline").out.startswith("Agenda voor Land van Cuijk,")


@pytest.mark.usefixtures("empty")
def test_the_policy_cycle_hangs_on_the_days_of_the_law_and_of_the_municipality(run: Run) -> None:
    # contracts begin on Saturday 1 January 2028: three months before is Friday 1 October 2027
    profile = "gemeente: Almere\nplan: beleidscyclus\nonderwerpen: inkoop\n"
    Path("wmoplan.yaml").write_text(profile, "utf-8")
    assert "Uiterlijk 1 oktober 2027 (geschat) moet dit waar zijn" in run("status", "--as-of", "2026-11-22").out

    Path("wmoplan.yaml").write_text(profile + "ankers: {start-contract: 2027-07-01}\n", "utf-8")
    assert "Uiterlijk 1 april 2027 moet dit waar zijn" in run("status", "--as-of", "2026-11-22").out


@pytest.mark.usefixtures("haren")
def test_a_decision_that_was_ticked_in_time_is_there(run: Run) -> None:
    run("done", "verordening.besluit", "--as-of", "2014-10-28")

    out = run("status", "--as-of", "2014-12-01").out
    assert "OP SCHEMA (1)\nVerordening" in out
    assert "U vinkte het besluit af op dinsdag 28 oktober 2014." in out
    assert "Het besluit is er." in run("report", "--as-of", "2014-12-01").out


def test_a_decision_after_the_last_day_of_the_law_is_late_everywhere(haren: Path, run: Run) -> None:
    """The Wmo 2015, art. 8.7 lid 1: before 1 November 2014. The raad of Haren met on 6 November, by its agenda."""
    with (haren / "wmoplan.yaml").open("a", encoding="utf-8") as file:
        file.write("besluiten:\n  verordening: {datum: 2014-11-06, bron: agenda, sinds: 2014-10-01}\n")
    november = ("--as-of", "2014-11-02")

    out = run("status", *november).out
    assert "ACHTER (1)\nVerordening" in out
    assert "De gemeente kondigde het besluit aan voor donderdag 6 november 2014." in out
    assert "Het kan nog" not in out
    assert "Het besluit is aangekondigd voor donderdag 6 november 2014." in " ".join(
        run("report", *november).out.split()
    )
    assert "De laatste dag is vrijdag 31 oktober 2014." in run("timeline", *november).out


@pytest.mark.usefixtures("haren")
@pytest.mark.parametrize(("as_of", "asks"), [("2014-08-31", False), ("2014-09-01", True), ("2014-10-01", False)])
def test_in_the_month_of_a_measurement_the_program_says_so(as_of: str, asks: bool, run: Run) -> None:  # noqa: FBT001 - a row
    assert ("Derde meting: hoe ver zijn de gemeenten? Hoe het bij u staat" in run("--as-of", as_of).out) is asks


def named(folder: Path, said: str) -> None:
    file = folder / "wmoplan.yaml"
    file.write_text(file.read_text("utf-8").replace("gemeente: Haren", f"gemeente: {said}"), "utf-8")


@pytest.mark.parametrize("said", ["[Haren]", "{a: b}", '""', ""])
def test_a_municipality_without_a_name_is_told_with_its_line(said: str, haren: Path, run: Run) -> None:
    named(haren, said)

    found = run("status", "--as-of", "2014-09-15")
    assert found.status == 65
    assert "wmoplan.yaml, regel 5: bij 'gemeente'" in found.err
    assert found.err == run("timeline", "--as-of", "2014-09-15").err


def test_a_hostile_name_is_no_municipality(haren: Path, run: Run) -> None:
    named(haren, '"<b>Haren</b>|\\n# Kop"')

    found = run("status", "--as-of", "2014-09-15")
    assert found.status == 65
    assert "'<b>Haren</b>| # Kop' is geen gemeente die wmoplan kent." in found.err


@pytest.mark.usefixtures("haren")
def test_a_decision_that_was_seen_is_not_asked_after(run: Run) -> None:
    asked = "Is er op maandag 24 februari 2014 besloten over het inkoopkader?"
    assert asked in run("questions", *SEPTEMBER).out

    run("status", "seen", "inkoopkader", "ja", *SEPTEMBER)

    assert asked not in run("questions", *SEPTEMBER).out
    (moment,) = [
        row for row in json.loads(run("timeline", "--format", "json", *SEPTEMBER).out)["momenten"]
        if row["id"] == "inkoopkader.besluit"
    ]  # fmt: skip
    assert (moment["gedaan"], moment["status"]) == ("2014-09-15", "voorbij")


FAULTS = [
    (("status", "seen", "bestek", "ja", "--on", "2014-09-16", "--as-of", "2014-09-15"), 2, "moet nog komen."),
    (("status", "seen"), 2, "Wat zag u?"),
    (("status", "seen", "verordening", "misschien"), 2, "'misschien' is geen antwoord."),
    (("status", "seen", "verordning", "ja"), 2, "Er is niets met 'verordning'."),
    (("status", "--format", "pdf"), 2, "'pdf' is geen vorm die wmoplan kent."),
    (("status", "--step", "xyz"), 2, "Er is niets met 'xyz'."),
    (("status", "--profile", "weg.yaml"), 66, "weg.yaml is er niet."),
    (("status", "--output", "stand.pdf"), 2, "zo'n bestand kan wmoplan nog niet maken."),
]


@pytest.mark.usefixtures("haren")
@pytest.mark.parametrize(("words", "status", "message"), FAULTS)
def test_a_wrong_word_gets_one_message(words: tuple[str, ...], status: int, message: str, run: Run) -> None:
    said = run(*words)

    assert said.status == status
    assert message in said.err
    assert said.out == ""


BROKEN = [
    ("ankers: {start: 2014-13-01}", "'2014-13-01'"),
    ("plan: weg.yaml", "weg.yaml"),
    ("plan: ../weg.yaml", "../weg.yaml"),
    ("plan: onbekend-plan", "'onbekend-plan' is geen plan dat wmoplan kent."),
    ("gemeente: [", "hier ontbreekt een waarde"),
]


@pytest.mark.parametrize(("line", "message"), BROKEN)
def test_a_fault_in_the_profile_is_told_with_its_line(line: str, message: str, empty: Path, run: Run) -> None:
    head = "" if line.startswith("gemeente") else "gemeente: Haren\n"
    (empty / "wmoplan.yaml").write_text(f"{head}{line}\n", "utf-8")

    said = run("status", *SEPTEMBER)

    assert said.status == 65
    assert message in said.err
    assert "wmoplan.yaml, regel 2: " in said.err


OWN = """\
id: ons-plan
titel: Ons plan
looptijd: 2014
documenten: [{id: brief, titel: De brief}]
stappen:
  - {id: loket, titel: Het loket, naam: het loket, besluit: geen, onderwerpen: [], planning: [], bron: brief}
stand:
  - {id: loket-open, stap: loket, wanneer: uiterlijk juni 2014, tekst: Het loket is open., bron: brief}
"""


def test_a_plan_of_ones_own_can_say_what_should_be_true(empty: Path, run: Run) -> None:
    (empty / "wmoplan.yaml").write_text("gemeente: Haren\nplan: ons-plan.yaml\n", "utf-8")
    (empty / "ons-plan.yaml").write_text(OWN, "utf-8")
    assert "Uiterlijk 30 juni 2014 moest dit waar zijn: Het loket is open." in run("status", *SEPTEMBER).out

    (empty / "ons-plan.yaml").write_text(
        OWN.replace("stap: loket", "stap: balie").replace("juni 2014", "ooit"), "utf-8"
    )
    said = run("status", *SEPTEMBER)
    assert said.status == 65
    assert "ons-plan.yaml, regel 8: 'balie' is geen id van een stap." in said.err


def test_a_row_that_no_command_wrote_is_refused(haren: Path, run: Run) -> None:
    row = "{nr: 0123456789ab, op: 2014-09-01, soort: gezien, wat: verordening-september, is: misschien}"
    (haren / "voortgang.yaml").write_text(f"regels:\n  - {row}\n", "utf-8")

    said = run("status", *SEPTEMBER)

    assert said.status == 65
    assert "voortgang.yaml, regel 2: bij 'is' staat 'misschien'." in said.err


def test_nothing_should_be_true_after_the_end_of_a_municipality(empty: Path, run: Run) -> None:
    shown = {}
    for name in ("Wijdemeren", "Hilversum"):
        (empty / "wmoplan.yaml").write_text(f"gemeente: {name}\nplan: beleidscyclus\n", "utf-8")
        shown[name] = run("status", "--all", "--as-of", "2027-11-20").out

    assert "Begroting voor 2027" in shown["Wijdemeren"]
    assert "Begroting voor 2028" not in shown["Wijdemeren"]  # it ends on 1 January 2027
    assert "Gunning" not in shown["Wijdemeren"]
    assert "Begroting voor 2028" in shown["Hilversum"]
