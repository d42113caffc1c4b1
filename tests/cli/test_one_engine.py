"""Every command reads a profile with the reader of `timeline`, and judges a step with its engine."""

from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES, Run

AS_OF = ("--as-of", "2026-05-01")

OWN_PLAN = """\
id: ons-plan
titel: Ons plan
looptijd: 2026
maanden-afronden: laatste dag
documenten: [{id: brief, titel: De brief}]
ankers:
  - {id: start, titel: De start, wanneer: 1 september 2026, bron: brief}
termijnen:
  - {id: aanloop, lengte: 6 weken, tekst: De aanloop, vraag: Hoe lang duurt de aanloop?, bron: brief}
stappen:
  - {id: loket, titel: Het loket, naam: het loket, besluit: raad, onderwerpen: [], planning: [], bron: brief}
  - {id: balie, titel: De balie, naam: de balie, besluit: geen, onderwerpen: [], planning: [], bron: brief}
stand:
  - {id: loket-open, stap: loket, wanneer: uiterlijk 1 maand na nieuwe-raad, tekst: Het loket is open., bron: brief}
  - {id: balie-open, stap: balie, wanneer: uiterlijk termijn aanloop vóór start, tekst: De balie is open., bron: brief}
"""
PROFILE = "gemeente: Almere\nplan: ons-plan.yaml\nnieuwe-raad: 2026-03-26\n"

COMMANDS = [
    ("status",),
    ("status", "seen", "loket", "ja"),
    ("done", "loket"),
    ("undo", "loket"),
    ("note", "loket", "Gebeld."),
    ("advice", "add", "loket"),
    ("advice", "sent", "loket"),
    ("advice", "reaction", "loket", "--followed", "niet"),
    ("advice", "undo", "loket"),
    ("advice", "list"),
    ("report", "college"),
]

FAULTS = [
    # what replaces a line, or stands below it; what is wrong with it
    ("besluten: {loket: 2026-04-01}", "a misspelt key"),
    ("kleur: rood", "an unknown key"),
    ("besluiten: {lokket: {datum: 2026-04-01}}", "a decision of no step"),
    ("besluiten: {loket: {datum: 2026-04-01, bonr: krant}}", "a misspelt key below"),
    ("termijnen: {aanlop: 6 weken}", "a term that is not there"),
    ("ankers: {start: 2026-13-01}", "a day that does not exist"),
    ("vergaderingen: [{datum: 2026-05-12, orgaan: raat, statuss: vast}]", "a meeting with a misspelt key"),
    ("vergaderbestanden: raad.csv", "a meeting file that is not there"),
    ("rol: voorzitter", "a role that is not there"),
]


@pytest.fixture
def own(empty: Path) -> Path:
    """A profile that follows a plan of its own, of which the expectations hang on an election and on a term."""
    (empty / "ons-plan.yaml").write_text(OWN_PLAN, "utf-8")
    (empty / "wmoplan.yaml").write_text(PROFILE, "utf-8")
    return empty


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_what_timeline_refuses_every_command_refuses(own: Path, command: tuple[str, ...], run: Run) -> None:
    for line, why in FAULTS:
        (own / "wmoplan.yaml").write_text(f"{PROFILE}{line}\n", "utf-8")
        expected = run("timeline", *AS_OF)
        before = content(own)

        said = run(*command, *AS_OF)

        assert expected.status == 65, why
        assert (said.status, said.out, said.err) == (65, "", expected.err), why
        assert content(own) == before, why


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(
    ("good", "bad"),
    [("stap: loket, w", "stap: lokket, w"), ("1 maand na nieuwe-raad", "1 maand na oude-raad"), ("tekst: H", "txt: H")],
)
def test_a_plan_that_timeline_refuses_every_command_refuses(
    own: Path, command: tuple[str, ...], good: str, bad: str, run: Run
) -> None:
    (own / "ons-plan.yaml").write_text(OWN_PLAN.replace(good, bad), "utf-8")
    expected = run("timeline", *AS_OF)
    before = content(own)

    said = run(*command, *AS_OF)

    assert (said.status, said.out, said.err) == (65, "", expected.err)
    assert content(own) == before


@pytest.mark.usefixtures("own")
def test_an_expectation_can_hang_on_an_election_and_on_a_term(run: Run) -> None:
    # counted on a paper calendar: a month after Thursday 26 March is Sunday 26 April; six weeks before 1 September is
    # Tuesday 21 July, and how long the term is only the plan says
    out = run("status", *AS_OF).out

    assert "Uiterlijk 26 april 2026 moest dit waar zijn: Het loket is open." in out
    assert "Uiterlijk 21 juli 2026 (geschat) moet dit waar zijn: De balie is open." in out
    assert "2 stappen: 2 onbekend." in out


def test_the_municipality_can_say_how_long_the_term_is(own: Path, run: Run) -> None:
    (own / "wmoplan.yaml").write_text(PROFILE + "termijnen: {aanloop: 8 weken}\n", "utf-8")

    assert "Uiterlijk 7 juli 2026 moet dit waar zijn: De balie is open." in run("status", *AS_OF).out


@pytest.mark.usefixtures("own")
def test_a_report_tells_of_what_hangs_on_an_election(run: Run) -> None:
    run("status", "seen", "loket", "nee", *AS_OF)
    run("status", "seen", "balie", "ja", *AS_OF)

    letter = " ".join(run("report", "college", *AS_OF).out.split())

    assert "Er is nog niets dat nu waar moet zijn" not in letter
    assert "Het loket is open." in letter
    assert "De balie is open." in letter
    assert "2 stappen: 1 achter en 1 op schema." in run("status", *AS_OF).out


@pytest.mark.usefixtures("own")
def test_a_decision_that_another_fact_denies_is_told_as_not_taken(own: Path, run: Run) -> None:
    """The raad meets on 21 April by the profile, so a decision on 22 April is in doubt, and so is the step."""
    schedule = "vergaderschema: {van: 2026-01-01, tot: 2026-12-31, organen: [raad]}\n"
    meetings = "vergaderingen: [{datum: 2026-04-21, orgaan: raad}]\nbesluiten: {loket: {datum: 2026-04-22}}\n"
    (own / "wmoplan.yaml").write_text(PROFILE + schedule + meetings, "utf-8")
    asked = run("timeline", "--format", "json", *AS_OF).out

    assert "OP SCHEMA" not in run("status", *AS_OF).out
    assert '"id": "loket.besluit"' in asked


def test_the_words_of_a_role_are_told_back(empty: Path, run: Run) -> None:
    text = (EXAMPLES / "haren-2014.yaml").read_text("utf-8")
    (empty / "wmoplan.yaml").write_text(text, "utf-8")
    title = next(
        line for line in run("explain", "verordening.advies", "--as-of", "2014-02-10").out.splitlines() if line.strip()
    )

    assert title.rstrip(".") in run("done", "verordening.advies", "--as-of", "2014-02-10").err
