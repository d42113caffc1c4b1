from collections import Counter
from pathlib import Path

import pytest

from wmoplan.desk.shipped import offers
from wmoplan.errors import DataError, MissingFileError
from wmoplan.model.source import Source
from wmoplan.place import line_at
from wmoplan.read.known import Known
from wmoplan.read.plan import read_plan
from wmoplan.read.yaml import read_tree

DATA = Path(__file__).parents[2] / "data"

PLAN = """\
id: proef
versie: "1"
titel: Een proef
looptijd: 2014
geldt-voor: {van: 2014, tot: 2014}
documenten:
  - {id: avi, titel: Het stappenplan}
ankers:
  - {id: start, titel: De start, wanneer: 1 januari 2015, bron: avi}
fasen:
  - {id: fase-1, titel: Begin, wanneer: voorjaar 2014, bron: "avi, kop"}
stappen:
  - id: plan
    fase: fase-1
    titel: Het plan
    naam: het plan
    kort: Plan
    uitleg: Waar het over gaat.
    besluit: raad
    onderwerpen: [plan]
    planning:
      - {soort: voorkeur, wanneer: vóór verkiezing, voorwaarde: vanaf start, bron: "avi, rij 1"}
    wettelijk: {wanneer: uiterlijk 3 maanden vóór start, bron: "avi, rij 2"}
    vragen:
      - id: plan-1
        tekst: Wie schrijft het?
        bron: "avi, rij 3"
        deelvragen: [{id: plan-1a, tekst: En wanneer?}]
    bron: "avi, rij 1"
  - id: regels
    titel: De regels
    naam: de regels
    kort: Regels
    uitleg: Waar het over gaat.
    besluit: raad
    onderwerpen: [plan]
    hangt-af-van:
      - {stap: plan, bron: avi}
      - {mijlpaal: wet, bron: avi}
    bron: "avi, rij 4"
mijlpalen:
  - {id: wet, titel: De wet, wanneer: juli 2014, bron: avi}
onderwerpen:
  - {id: plan, titel: Het plan}
tegenstrijdigheden:
  - id: dag
    onderwerp: De dag
    raakt: [verkiezing, wet]
    beweringen: [{waarde: 14 maart, bron: avi}, {waarde: 19 maart, bron: avi}]
    gekozen: 19 maart
    reden: Het is een woensdag.
wijzigingen: [{versie: "1", datum: 1 januari 2014, tekst: De eerste.}]
"""

FAULTS = [
    ("id: regels", "id: plan-1a", 30, "de id 'plan-1a' staat ook op regel 28."),
    ("id: dag", "id: regels", 46, "de id 'regels' staat ook op regel 30."),
    ('bron: "avi, rij 3"', 'bron: "avj, rij 3"', 27, "'avj' is geen id uit 'documenten'."),
    ("fase: fase-1", "fase: fase-2", 14, "'fase-2' is geen id van een fase."),
    ("stap: plan", "stap: paln", 38, "'paln' is geen id van een andere stap."),
    ("stap: plan", "stap: regels", 38, "'regels' is geen id van een andere stap."),
    ("mijlpaal: wet", "mijlpaal: wat", 39, "'wat' is geen id van een mijlpaal."),
    ("stap: plan, ", "", 38, "hier hoort een andere stap of een mijlpaal, precies één van de twee."),
    ("besluit: raad\n    onderwerpen: [plan]\n    plan", "besluit: raad\n    onderwerpen: [inkoop]\n    plan", 20,
     "'inkoop' is geen id van een onderwerp."),
    ("vóór verkiezing", "vóór verkiezingen", 22, "'verkiezingen' is geen id van een anker."),
    ("vanaf start", "vanaf stort", 22, "'stort' is geen id van een anker."),
    ("vóór start", "vóór stort", 23, "'stort' is geen id van een anker."),
    ("raakt: [verkiezing", "raakt: [verkiezig", 48, "'verkiezig' is geen id in dit plan."),
    ("    gekozen: 19 maart\n", "", 46, "in rij 1 van 'tegenstrijdigheden' ontbreekt 'gekozen'."),
    ("gekozen: 19 maart", "gekozen: ''", 50, "bij 'gekozen' ontbreekt de waarde."),
    ("    reden: Het is een woensdag.\n", "    reden:\n", 51, "bij 'reden' ontbreekt de waarde."),
    ("wanneer: juli 2014", "wanneer: ooit in 2014", 42,
     "bij 'wanneer': 'ooit in 2014' is geen periode die wmoplan kent."),
    ("van: 2014", "van: jaar", 5, "bij 'van': 'jaar' is geen heel getal."),
    ("[{id: plan-1a, tekst: En wanneer?}]", "[{id: plan-1a, tekts: En wanneer?}]", 28, "'tekts' hoort hier niet."),
]  # fmt: skip


def written(folder: Path, text: str) -> Path:
    file = folder / "plan.yaml"
    file.write_text(text, "utf-8")
    return file


def test_a_plan_is_read(tmp_path: Path) -> None:
    plan = read_plan(written(tmp_path, PLAN), "plan.yaml")

    assert [step.id for step in plan.steps] == ["plan", "regels"]
    assert plan.steps[0].questions[0].parts[0].text == "En wanneer?"


@pytest.mark.parametrize(("good", "bad", "line", "message"), FAULTS, ids=[row[3] for row in FAULTS])
def test_rows_are_held_against_each_other(tmp_path: Path, good: str, bad: str, line: int, message: str) -> None:
    assert good in PLAN
    with pytest.raises(DataError) as caught:
        read_plan(written(tmp_path, PLAN.replace(good, bad, 1)), "plan.yaml")

    assert [(problem.file, problem.line, problem.message) for problem in caught.value.problems] == [
        ("plan.yaml", line, message)
    ]


MILESTONES = PLAN.replace(
    "wanneer: juli 2014, bron: avi}",
    "wanneer: juli 2014, werkelijk: {datum: 2014-07-19, geschat: ja, uitleg: we lazen de dag niet na, bron: avi}, "
    "nodig-voor: [plan], bron: avi}",
)

MILESTONE_FAULTS = [
    ("nodig-voor: [plan]", "nodig-voor: [paln]", "'paln' is geen id van een stap."),
    ("nodig-voor: [plan]", "nodig-voor: [wet]", "'wet' is geen id van een stap."),
    (" uitleg: we lazen de dag niet na,", "", "bij 'werkelijk': 'geschat: ja' en 'uitleg' horen bij elkaar."),
    ("geschat: ja, ", "", "bij 'werkelijk': 'geschat: ja' en 'uitleg' horen bij elkaar."),
]


@pytest.mark.parametrize(("good", "bad", "message"), MILESTONE_FAULTS)
def test_what_happened_and_what_needs_it_are_checked(tmp_path: Path, good: str, bad: str, message: str) -> None:
    assert good in MILESTONES
    assert read_plan(written(tmp_path, MILESTONES), "plan.yaml").milestones[0].needed_for == ("plan",)
    with pytest.raises(DataError) as caught:
        read_plan(written(tmp_path, MILESTONES.replace(good, bad, 1)), "plan.yaml")

    assert [(problem.line, problem.message) for problem in caught.value.problems] == [(42, message)]


PRODUCTS = f"""{PLAN}\
producten:
  - {{id: handleiding, titel: Een handleiding, onderwerp: De toegang, wanneer: onbekend, bron: "avi, 3"}}
  - {{id: folder, titel: Een folder, onderwerp: De toegang, wanneer: vanaf start, bron: "avi, 3"}}
"""

PRODUCT_FAULTS = [
    ("id: folder", "id: handleiding", 55, "de id 'handleiding' staat ook op regel 54."),
    ("id: folder", "id: wet", 55, "de id 'wet' staat ook op regel 42."),
    ('onbekend, bron: "avi', 'onbekend, bron: "avj', 54, "'avj' is geen id uit 'documenten'."),
    ("wanneer: vanaf start", "wanneer: vanaf stort", 55, "'stort' is geen id van een anker."),
    ("Een folder, onderwerp: De toegang", "Een folder", 55, "in rij 2 van 'producten' ontbreekt 'onderwerp'."),
]


@pytest.mark.parametrize(("good", "bad", "line", "message"), PRODUCT_FAULTS, ids=[row[3] for row in PRODUCT_FAULTS])
def test_products_are_held_against_the_rest(tmp_path: Path, good: str, bad: str, line: int, message: str) -> None:
    assert good in PRODUCTS
    with pytest.raises(DataError) as caught:
        read_plan(written(tmp_path, PRODUCTS.replace(good, bad, 1)), "plan.yaml")

    assert [(problem.line, problem.message) for problem in caught.value.problems] == [(line, message)]


def test_a_conflict_can_touch_a_product_and_a_step_cannot_wait_for_one(tmp_path: Path) -> None:
    text = PRODUCTS.replace("raakt: [verkiezing, wet]", "raakt: [folder]")

    assert read_plan(written(tmp_path, text), "plan.yaml").conflicts[0].touches == ("folder",)
    with pytest.raises(DataError, match="'folder' is geen id van een mijlpaal"):
        read_plan(written(tmp_path, text.replace("mijlpaal: wet", "mijlpaal: folder")), "plan.yaml")


STANDS = f"""{PLAN}\
peilmomenten:
  - {{id: meting, titel: De meting, wanneer: mei 2014, bron: avi}}
stand:
  - {{id: plan-mei, stap: plan, peilmoment: meting, besluit: ja, tekst: Het plan is er., bron: "avi, rij 1"}}
  - {{id: regels-start, stap: regels, wanneer: uiterlijk 1 maand na start, tekst: De regels zijn er., bron: avi}}
"""

STAND_FAULTS = [
    ("stap: plan, p", "stap: paln, p", 56, "'paln' is geen id van een stap."),
    ("peilmoment: meting", "peilmoment: metng", 56, "'metng' is geen id van een peilmoment."),
    ("na start, tekst", "na stort, tekst", 57, "'stort' is geen id van een anker."),
    (
        "wanneer: uiterlijk 1 maand na start, tekst",
        "tekst",
        57,
        "in rij 2 van 'stand': hier hoort een peilmoment of een tijd.",
    ),
    ("id: regels-start", "id: plan-mei", 57, "de id 'plan-mei' staat ook op regel 56."),
    ("tekst: De regels zijn er.", "tekst: ''", 57, "bij 'tekst' ontbreekt de waarde."),
    ('"avi, rij 1"}\n  - {id: reg', '"avj"}\n  - {id: reg', 56, "'avj' is geen id uit 'documenten'."),
]


@pytest.mark.parametrize(("good", "bad", "line", "message"), STAND_FAULTS, ids=[row[3] for row in STAND_FAULTS])
def test_what_should_be_true_is_held_against_the_rest(
    tmp_path: Path, good: str, bad: str, line: int, message: str
) -> None:
    assert good in STANDS
    assert len(read_plan(written(tmp_path, STANDS), "plan.yaml").stands) == 2
    with pytest.raises(DataError) as caught:
        read_plan(written(tmp_path, STANDS.replace(good, bad, 1)), "plan.yaml")

    assert [(problem.line, problem.message) for problem in caught.value.problems] == [(line, message)]


DUTIES = f"""{PLAN}\
plichten:
  - {{id: stemmen, tekst: De raad stemt., wie: [Raad], wanneer: vóór 1 juli 2014, stappen: [plan], bron: avi}}
  - {{id: tellen, tekst: Iemand telt., wie: [Raad], wanneer: uiterlijk 3 maanden na start, bron: avi, bron-datum: avi}}
"""

DUTY_FAULTS = [
    ("id: tellen", "id: stemmen", 55, "de id 'stemmen' staat ook op regel 54."),
    ("id: tellen", "id: wet", 55, "de id 'wet' staat ook op regel 42."),
    ("stappen: [plan], bron", "stappen: [paln], bron", 54, "'paln' is geen id van een stap."),
    ("na start", "na stort", 55, "'stort' is geen id van een anker."),
    ("bron-datum: avi", "bron-datum: avj", 55, "'avj' is geen id uit 'documenten'."),
    ("tekst: De raad stemt., wie: [Raad]", "tekst: De raad stemt.", 54, "in rij 1 van 'plichten' ontbreekt 'wie'."),
    ("tekst: De raad stemt., wie: [Raad]", "tekst: De raad stemt., wie: []", 54, "bij 'wie' staat te weinig."),
    ("vóór 1 juli 2014", "ooit", 54, "bij 'wanneer': 'ooit' is geen periode die wmoplan kent."),
]


@pytest.mark.parametrize(("good", "bad", "line", "message"), DUTY_FAULTS, ids=[row[3] for row in DUTY_FAULTS])
def test_duties_are_held_against_the_rest(tmp_path: Path, good: str, bad: str, line: int, message: str) -> None:
    assert good in DUTIES
    assert len(read_plan(written(tmp_path, DUTIES), "plan.yaml").duties) == 2
    with pytest.raises(DataError) as caught:
        read_plan(written(tmp_path, DUTIES.replace(good, bad, 1)), "plan.yaml")

    assert [(problem.line, problem.message) for problem in caught.value.problems] == [(line, message)]


def test_a_conflict_can_touch_a_duty(tmp_path: Path) -> None:
    text = DUTIES.replace("raakt: [verkiezing, wet]", "raakt: [tellen]")

    assert read_plan(written(tmp_path, text), "plan.yaml").conflicts[0].touches == ("tellen",)


HISTORY = PLAN.replace(
    'wijzigingen: [{versie: "1", datum: 1 januari 2014, tekst: De eerste.}]',
    """\
wijzigingen:
  - {versie: "1", datum: 3 januari 2014, tekst: Nieuw.}
  - {versie: "0", datum: 2 januari 2014, tekst: Oud.}""",
)

HISTORY_FAULTS = [
    ('versie: "1", datum', 'versie: "2", datum', 53,
     "de bovenste wijziging is van versie '2', en het plan is versie '1'."),
    ('versie: "1"\ntitel', 'versie: "2"\ntitel', 53,
     "de bovenste wijziging is van versie '1', en het plan is versie '2'."),
    ("2 januari 2014", "4 januari 2014", 54, "deze wijziging is jonger dan die erboven."),
    ('versie: "0"', 'versie: "1"', 54, "deze versie staat er al."),
    ("tekst: Oud.", "tekst: ''", 54, "bij 'tekst' ontbreekt de waarde."),
]  # fmt: skip


@pytest.mark.parametrize(("good", "bad", "line", "message"), HISTORY_FAULTS, ids=[row[3] for row in HISTORY_FAULTS])
def test_the_history_leads_up_to_the_version(tmp_path: Path, good: str, bad: str, line: int, message: str) -> None:
    assert good in HISTORY
    assert len(read_plan(written(tmp_path, HISTORY), "plan.yaml").revisions) == 2
    with pytest.raises(DataError) as caught:
        read_plan(written(tmp_path, HISTORY.replace(good, bad, 1)), "plan.yaml")

    assert [(problem.line, problem.message) for problem in caught.value.problems] == [(line, message)]


@pytest.mark.parametrize("rows", ["", "wijzigingen: []\n"])
def test_a_plan_of_ones_own_needs_no_history(tmp_path: Path, rows: str) -> None:
    text = HISTORY.partition("wijzigingen:")[0] + rows

    assert read_plan(written(tmp_path, text), "plan.yaml").revisions == ()


HANGING = """\
id: proef
versie: "1"
titel: Een proef
looptijd: 2026 t/m 2028
geldt-voor: {van: 2026, tot: 2028}
documenten:
  - {id: wet, titel: De wet}
ankers:
  - {id: start, titel: De start, wanneer: 1 januari 2028, vraag: Wanneer begint het?, bron: wet}
termijnen:
  - {id: gunnen, tekst: De tijd tot de gunning, vraag: Hoe lang duurt het?, bron: wet}
stappen:
  - id: kader
    titel: Kader
    naam: het kader
    kort: Kader
    uitleg: Wat.
    besluit: raad
    onderwerpen: []
    planning:
      - {soort: uiterlijk, wanneer: vóór bestek, bron: wet}
    bron: wet
  - id: bestek
    titel: Bestek
    naam: het bestek
    kort: Bestek
    uitleg: Wat.
    besluit: raad
    onderwerpen: []
    planning:
      - {soort: uiterlijk, wanneer: uiterlijk termijn gunnen vóór gunning, bron: wet}
    bron: wet
  - id: gunning
    titel: Gunning
    naam: de gunning
    kort: Gunning
    uitleg: Wat.
    besluit: college
    onderwerpen: []
    ingang: start
    wettelijk: {wanneer: uiterlijk 3 maanden vóór start, bron: wet}
    bron: wet
maanden-afronden: laatste dag
wijzigingen: [{versie: "1", datum: 1 januari 2014, tekst: De eerste.}]
"""

TERMS = ("advies", "bekendmaking")
"""Terms that every municipality has, for these tests."""

HANGING_FAULTS = [
    # good, bad, the lines of the faults, the messages
    ("vóór bestek", "vóór besteck", [21], ["'besteck' is geen id van een anker."]),  # a step can be an anchor
    ("maanden vóór start", "maanden vóór strat", [41], ["'strat' is geen id van een anker."]),  # as can a chosen day
    ("termijn gunnen", "termijn gunen", [31], ["'gunen' is geen id van een termijn."]),  # no term of the plan or of all
    ("ingang: start", "ingang: strat", [40], ["'strat' is geen id uit 'ankers'."]),  # no anchor at all
    ("ingang: start", "ingang: bestek", [40], ["'bestek' is geen id uit 'ankers'."]),  # a step gives no first day
    ("ingang: start", "ingang: verkiezing", [40], ["'verkiezing' is geen id uit 'ankers'."]),  # nor does an election
    ("maanden-afronden: laatste dag\n", "", [8], ["in een plan met dagen om te kiezen ontbreekt 'maanden-afronden'."]),
    ("wanneer: 1 januari 2028", "wanneer: vanaf later", [9], ["'later' is geen id van een anker dat ervoor staat."]),
    ("vóór bestek", "vóór kader", [13], ["de dag van 'kader' hangt van zichzelf af."]),  # a circle of one
    ("vóór gunning", "vóór kader", [13, 23], ["de dag van 'kader' hangt van zichzelf af.",
     "de dag van 'bestek' hangt van zichzelf af."]),  # a circle of two
    ("maanden vóór start", "maanden vóór kader", [13, 23, 33], ["de dag van 'kader' hangt van zichzelf af.",
     "de dag van 'bestek' hangt van zichzelf af.", "de dag van 'gunning' hangt van zichzelf af."]),  # by way of the law
    ("maanden vóór start", "maanden vóór bestek", [23, 33], ["de dag van 'bestek' hangt van zichzelf af.",
     "de dag van 'gunning' hangt van zichzelf af."]),  # a step that hangs on a circle is not in it
]  # fmt: skip


@pytest.mark.parametrize(("good", "bad", "lines", "messages"), HANGING_FAULTS, ids=[row[1] for row in HANGING_FAULTS])
def test_what_a_day_hangs_on_must_be_there(
    tmp_path: Path, good: str, bad: str, lines: list[int], messages: list[str]
) -> None:
    assert good in HANGING
    with pytest.raises(DataError) as caught:
        read_plan(written(tmp_path, HANGING.replace(good, bad, 1)), "plan.yaml", Known(terms=TERMS))

    assert [(problem.line, problem.message) for problem in caught.value.problems] == list(
        zip(lines, messages, strict=True)
    )
    assert all(problem.remedy for problem in caught.value.problems)


ALLOWED = [
    # good, other
    ("vóór bestek", "vóór bestek"),  # as it is
    ("termijn gunnen", "termijn advies"),  # a term that every municipality has
    ("maanden vóór start", "maanden na volgende-verkiezing"),  # an anchor that every municipality has
    ("vóór gunning", "na nieuw college"),  # the same in words
]


@pytest.mark.parametrize(("good", "other"), ALLOWED)
def test_a_day_can_hang_on_steps_anchors_and_terms(tmp_path: Path, good: str, other: str) -> None:
    assert good in HANGING
    plan = read_plan(written(tmp_path, HANGING.replace(good, other, 1)), "plan.yaml", Known(terms=TERMS))

    assert [step.id for step in plan.steps] == ["kader", "bestek", "gunning"]


def test_without_the_terms_of_all_no_term_is_checked(tmp_path: Path) -> None:
    text = HANGING.replace("termijn gunnen", "termijn gunen")

    assert read_plan(written(tmp_path, text), "plan.yaml").steps[1].planning[0].when.length == "gunen"


def test_a_term_of_the_plan_can_be_without_a_length(tmp_path: Path) -> None:
    assert read_plan(written(tmp_path, HANGING), "plan.yaml", Known(terms=TERMS)).terms[0].length is None


def test_all_faults_of_a_plan_are_told_at_once(tmp_path: Path) -> None:
    text = (
        PLAN.replace("fase: fase-1", "fase: fase-2").replace("stap: plan", "stap: paln").replace("id: wet", "id: dag")
    )
    with pytest.raises(DataError) as caught:
        read_plan(written(tmp_path, text), "plan.yaml")

    assert [problem.line for problem in caught.value.problems] == [14, 38, 39, 46, 48]


def test_a_day_before_the_first_day_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="geen bestaande datum"):
        read_plan(written(tmp_path, PLAN.replace("looptijd: 2014", "looptijd: vóór 0001")), "plan.yaml")


def test_a_plan_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="groter dan 4 MB"):
        read_plan(written(tmp_path, "#" * 4_000_001), "plan.yaml")


LEAST = """\
id: dorp-2012
titel: Onze planning
looptijd: april t/m oktober 2012
documenten:
  - {id: nota, titel: De nota}
stappen:
  - id: plan-2012
    titel: Het beleidsplan
    naam: het beleidsplan
    besluit: raad
    planning: [{soort: periode, wanneer: april 2012}]
    bron: "nota, bladzijde 4"
  - id: regels-2012
    titel: De regels
    naam: de regels voor de hulp
    besluit: ter-informatie
    hangt-af-van: [{stap: plan-2012}]
    bron: "nota, bladzijde 5"
"""
KNOWN = Known(
    decisions={"geen", "raad", "college", "ter-informatie"}, sorts={"plan", "begroting"}, plans={"beleidscyclus"}
)


def test_a_short_plan_says_the_rest_by_itself(tmp_path: Path) -> None:
    plan = read_plan(written(tmp_path, LEAST), "plan.yaml", KNOWN)

    assert (plan.version, plan.offered.first, plan.offered.last) == ("1", 2012, 2012)
    assert [step.short for step in plan.steps] == ["beleidsplan", "regels voor de hulp"]
    assert plan.steps[0].planning[0].source == plan.steps[0].source == Source("nota", "bladzijde 4")
    assert plan.steps[1].depends_on[0].source == Source("nota", "bladzijde 5")


def test_a_row_keeps_the_source_of_its_own(tmp_path: Path) -> None:
    text = LEAST.replace("wanneer: april 2012}", 'wanneer: april 2012, bron: "nota, 3.4"}')

    assert read_plan(written(tmp_path, text), "plan.yaml").steps[0].planning[0].source == Source("nota", "3.4")


SHORT_FAULTS = [
    # what is wrong, lines and messages
    ("besluit: raad", "besluit: rad", [(10, "'rad' is geen manier om te besluiten.")]),
    ("besluit: raad", "soort-besluit: begrooting\n    besluit: raad", [(10, "'begrooting' is geen soort besluit.")]),
    ("titel: Onze planning", "titel: Plan\nneemt-mee: cyclus", [(3, "'cyclus' is geen plan dat bij wmoplan hoort.")]),
    ("id: plan-2012\n", "id: Plan 2012\n", [(7, "de id 'Plan 2012' kan niet."),
     (17, "'plan-2012' is geen id van een andere stap.")]),
    ("id: dorp-2012", "id: ../dorp", [(1, "de id '../dorp' kan niet.")]),
    ("id: dorp-2012", f"id: {'a' * 61}", [(1, f"de id '{'a' * 57}...' kan niet.")]),
    ("wanneer: april 2012", "wanneer: april 0212", [(11, "'april 0212' ligt te ver weg.")]),
    ("april t/m oktober 2012", "vanaf april 2012", [(1, "in dit bestand ontbreekt 'geldt-voor'.")]),
    ("looptijd: april t/m oktober 2012\n", "", [(1, "in dit bestand ontbreekt 'looptijd'.")]),
    ("titel: De nota", "titel: De nota, nagekeken: vorig jaar", [(5,
     "bij 'nagekeken': 'vorig jaar' is geen datum.")]),
    ("soort: periode, ", "", [(11, "in rij 1 van 'planning' ontbreekt 'soort'.")]),
    ("de regels voor de hulp", "de regels voor alle hulp thuis", [(13, "in rij 2 van 'stappen' ontbreekt 'kort'.")]),
    ("    naam: de regels voor de hulp\n", "", [(13, "in rij 2 van 'stappen' ontbreekt 'naam'.")]),
]  # fmt: skip


@pytest.mark.parametrize(("good", "bad", "told"), SHORT_FAULTS, ids=[str(row[2][0][1]) for row in SHORT_FAULTS])
def test_what_is_wrong_with_a_short_plan_is_told_once(
    tmp_path: Path, good: str, bad: str, told: list[tuple[int, str]]
) -> None:
    assert good in LEAST
    with pytest.raises(DataError) as caught:
        read_plan(written(tmp_path, LEAST.replace(good, bad, 1)), "plan.yaml", KNOWN)

    assert [(problem.line, problem.message) for problem in caught.value.problems] == told


def test_words_that_name_nothing_are_told_beside_rows_that_are_not_whole(tmp_path: Path) -> None:
    text = LEAST.replace("soort: periode, ", "").replace("besluit: raad", "besluit: rad")
    text = text.replace("nota, bladzijde 5", "noot, bladzijde 5").replace("id: regels-2012", "id: Regels")
    with pytest.raises(DataError) as caught:
        read_plan(written(tmp_path, text), "plan.yaml", KNOWN)

    assert [problem.line for problem in caught.value.problems] == [10, 11, 13, 18]


ODD = ["id: [a, b]", "id: {a: b}", "bron: [nota]", "besluit: [raad]", "stappen: x", "id: ''"]


@pytest.mark.parametrize("odd", ODD)
def test_a_value_of_another_shape_is_told(tmp_path: Path, odd: str) -> None:
    key = odd.partition(":")[0]
    text = "\n".join(
        line.partition(f"{key}:")[0] + odd if line.strip(" -").startswith(f"{key}:") else line
        for line in LEAST.splitlines()
    )
    with pytest.raises(DataError) as caught:
        read_plan(written(tmp_path, text), "plan.yaml", KNOWN)

    assert all(problem.line for problem in caught.value.problems)


REMEDIES = [
    ("soort: periode, ", "Zet erbij: 'soort: ...'. Kies uit: voorkeur, periode, uiterlijk of alternatief."),
    ("documenten:\n  - {id: nota, titel: De nota}\n", "Zet erbij: 'documenten: [{id: ..., titel: ...}]'."),
]


@pytest.mark.parametrize(("left_out", "remedy"), REMEDIES)
def test_what_is_left_out_is_told_with_its_form(tmp_path: Path, left_out: str, remedy: str) -> None:
    with pytest.raises(DataError) as caught:
        read_plan(written(tmp_path, LEAST.replace(left_out, "", 1)), "plan.yaml", KNOWN)

    assert [problem.remedy for problem in caught.value.problems] == [remedy]


TOO_MANY = [
    # what there is too much of, how many of it, the message
    ("stappen:\n", 301, "bij 'stappen' staan 303 rijen; dat zijn er te veel."),
    ("hangt-af-van: [", 51, "bij 'hangt-af-van' staan 52 rijen; dat zijn er te veel."),
]


@pytest.mark.parametrize(("at", "times", "message"), TOO_MANY)
def test_a_list_has_an_end(tmp_path: Path, at: str, times: int, message: str) -> None:
    step = "  - {{id: s{}, titel: S, naam: de s, besluit: geen, bron: nota}}\n"
    rows = [step.format(each) for each in range(times)] if at == "stappen:\n" else ["{stap: plan-2012}, "] * times
    with pytest.raises(DataError) as caught:
        read_plan(written(tmp_path, LEAST.replace(at, at + "".join(rows), 1)), "plan.yaml", KNOWN)

    assert [problem.message for problem in caught.value.problems] == [message]


def test_a_plan_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match=r"plan\.yaml is er niet"):
        read_plan(tmp_path / "plan.yaml", "plan.yaml")


@pytest.mark.parametrize("name", sorted(offer.file for offer in offers().values()))
def test_every_line_of_a_shipped_plan_is_where_it_says(name: str) -> None:
    text = (DATA / name).read_text("utf-8")
    tree, mark = read_tree(text, name)
    lines = text.splitlines()

    assert read_plan(DATA / name, name).id == tree["id"]
    for key in ("stappen", "mijlpalen", "producten"):
        for at, row in enumerate(tree.get(key, [])):
            for word, value in row.items():
                line = lines[line_at(mark, (key, at, word)) - 1]
                assert f"{word}:" in line
                assert not isinstance(value, str) or value[:10] in line or line.endswith((">", ">-", "|"))


def test_the_page_for_client_councils_is_whole() -> None:
    # counted in the LSR page: 4 moments of influence, 5 routes, 5 points for the rule, 6 + 3 + 1 tips
    plan = read_plan(DATA / "stappenplan.yaml", "stappenplan.yaml")

    assert [len(rows) for rows in (plan.influence, plan.routes, plan.rule_points, plan.tips)] == [4, 5, 5, 10]
    assert Counter(tip.title for tip in plan.tips) == {
        "Uw eigen organisatie": 6,
        "Gemeente en Wmo-raad": 3,
        "Voor iedereen": 1,
    }
    assert all(row.source.document == "lsr" for row in (*plan.influence, *plan.routes, *plan.rule_points, *plan.tips))


def test_the_nine_dependencies_of_the_national_plan_are_there() -> None:
    # counted in the national plan: 1 and 1 and 2 in section 2.1, 2 and 2 and 1 in section 2.6
    links = read_plan(DATA / "stappenplan.yaml", "stappenplan.yaml").links

    assert len(links) == 9
    assert [link.source.place.partition(",")[0] for link in links] == ["2.1"] * 4 + ["2.6"] * 5
