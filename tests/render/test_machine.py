"""What other programs read: held against the schemas that ship with the package."""

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.render.make import PLAN, RULES, SIGNAL, moment, timeline
from wmoplan.desk.forms import in_data
from wmoplan.desk.shipped import keys
from wmoplan.documents.data import Sheet, timeline_sheet, timeline_tree
from wmoplan.documents.months import months_of
from wmoplan.model.moment import Certainty
from wmoplan.model.plan import Plan
from wmoplan.model.profile import Profile
from wmoplan.model.source import Source
from wmoplan.model.words import Status, Weight
from wmoplan.notation import json_text
from wmoplan.read.rules import rules_of
from wmoplan.render.machine import cell, csv_text
from wmoplan.render.markdown import markdown
from wmoplan.render.plan_json import plan_json, plan_schema
from wmoplan.render.schema import profile_schema, region_schema
from wmoplan.resources import folder

ROOT = Path(__file__).parents[2]
EMPTY = moment(
    id="mijlpaal-1", kind="mijlpaal", step="", title="Iets", act="", start=None, end=None, time="", period="doorlopend",
    certainty=Certainty.FIXED, weakest="", status=Status.NOW, topics=(), body="", likely=False,
    explanation=(), sources=(),
)  # fmt: skip


def schema(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(folder("data").joinpath("schemas", f"{name}.json").read_text("utf-8"))
    return loaded


def faults(value: object, against: dict[str, Any]) -> list[str]:
    Draft202012Validator.check_schema(against)
    checker = Draft202012Validator(against, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{fault.json_path}: {fault.message}" for fault in checker.iter_errors(value)]


def load(text: str) -> Any:  # noqa: ANN401 - whatever the file holds
    return yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - this loader makes only strings


def shipped(name: str) -> Any:  # noqa: ANN401 - whatever the file holds
    return load((ROOT / "data" / name).read_text("utf-8"))


def test_a_timeline_follows_its_schema() -> None:
    value = timeline_tree(timeline(moment(), EMPTY), "0.1.0")

    assert faults(value, schema("tijdlijn-1")) == []


def test_a_timeline_has_every_key_and_null_where_there_is_nothing() -> None:
    value = timeline_tree(timeline(EMPTY), "0.1.0")

    assert value["peildatum"] == "2014-01-15"
    assert value["momenten"] == [
        {
            "id": "mijlpaal-1", "soort": "mijlpaal", "stap": None, "titel": "Iets", "start": None, "eind": None,
            "tijd": None, "periode": "doorlopend", "zekerheid": "vast", "zwakste_schakel": None, "status": "nu",
            "gedaan": None, "onderwerpen": [], "orgaan": None, "uitleg": [], "bronnen": [],
        }
    ]  # fmt: skip


def test_the_lines_of_a_timeline_keep_their_order_and_their_letters() -> None:
    text = json_text(timeline_tree(timeline(moment(title="Eén"), EMPTY), "0.1.0"))

    assert [row["id"] for row in json.loads(text)["momenten"]] == ["verordening.inspreken", "mijlpaal-1"]
    assert '"titel": "Eén"' in text
    assert text.endswith("}\n")


def test_json_is_not_narrowed_by_subjects() -> None:
    value = timeline_tree(timeline(moment(), topics=("inkoop",)), "0.1.0")

    assert len(value["momenten"]) == 1
    assert len(timeline_sheet(timeline(topics=("inkoop",))).rows) == 1


WRONG = [
    ("soort", "feest"),
    ("zekerheid", "zeker"),
    ("status", "ooit"),
    ("start", "21-10-2014"),
    ("start", "2014-02-30"),
    ("tijd", "25:00"),
    ("extra", "x"),
]


@pytest.mark.parametrize(("key", "value"), WRONG)
def test_the_schema_of_a_timeline_refuses_what_is_wrong(key: str, value: str) -> None:
    found = timeline_tree(timeline(), "0.1.0")
    found["momenten"][0][key] = value

    assert len(faults(found, schema("tijdlijn-1"))) >= 1


def test_the_schema_of_a_timeline_misses_no_key() -> None:
    found = timeline_tree(timeline(), "0.1.0")
    for part in ("momenten", "besluiten", "signalen"):
        for key in list(found[part][0]):
            without = {**found, part: [{other: found[part][0][other] for other in found[part][0] if other != key}]}
            assert len(faults(without, schema("tijdlijn-1"))) == 1, key


def test_the_schema_knows_every_kind_and_signal_of_the_rules() -> None:
    rules = rules_of(shipped("regels.yaml"))
    named = schema("tijdlijn-1")["$defs"]

    kinds = {wording.kind for wording in rules.wordings} | {
        link.kind for trajectory in rules.trajectories for link in trajectory.links
    }
    assert kinds <= set(named["moment"]["properties"]["soort"]["enum"]), "Add it to data/schemas/tijdlijn-1.json"
    assert {signal.code for signal in rules.signals} <= set(named["signaal"]["properties"]["code"]["enum"])


def test_a_table_has_the_flat_keys_and_where_a_row_comes_from() -> None:
    (row,) = csv.DictReader(io.StringIO(csv_text(timeline_sheet(timeline()))), delimiter=";")

    assert row == {
        "id": "verordening.inspreken",
        "soort": "inspreken",
        "stap": "verordening",
        "titel": "Spreek in over de verordening",
        "start": "2014-10-21",
        "eind": "2014-10-21",
        "tijd": "20:00",
        "periode": "21 oktober 2014",
        "zekerheid": "berekend",
        "zwakste_schakel": "het onderwerp staat nog niet op de agenda",
        "status": "later",
        "gedaan": "",
        "onderwerpen": "verordening",
        "orgaan": "commissie",
        "peildatum": "2014-01-15",
        "gemeente": "Haren",
        "plan": "invoering-2015",
        "plan_versie": "1",
        "bestand": "wmoplan.yaml",
    }


# Source: OWASP, CSV Injection; Excel takes the wide signs for narrow ones. Then what a sign hides behind.
SIGNS = ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\u2212"]
HIDDEN = ["  =", "\u00a0=", "\ufeff=", "\u202e=", "\u200b =", "\x00=", "\x0b+", "\u3000@"]


@pytest.mark.parametrize("sign", [*SIGNS, *HIDDEN])
def test_no_cell_runs_a_formula(sign: str) -> None:
    text = f'{sign}HYPERLINK("http://x";"y")'
    made = timeline(moment(title=text, body=text), profile_name=f"{sign}x")

    (row,) = csv.DictReader(io.StringIO(csv_text(timeline_sheet(made)), newline=""), delimiter=";")

    assert row["titel"] == row["orgaan"] == f"'{text}"
    assert row["bestand"] == f"'{sign}x"


@pytest.mark.parametrize("text", ["Raad = college", "a-b", "'s-Gravenhage", "  Haren", "\u202eHaren", ""])
def test_a_cell_that_runs_nothing_stays_as_it_is(text: str) -> None:
    (row,) = csv.DictReader(io.StringIO(csv_text(timeline_sheet(timeline(moment(title=text))))), delimiter=";")

    assert row["titel"] == text


def test_a_plan_follows_its_schema() -> None:
    value = json.loads(plan_json(PLAN, RULES))

    assert faults(value, plan_schema()) == []
    assert value["mijlpalen"][0]["werkelijk"] == {
        "datum": "2014-07-19",
        "bron": "Wet maatschappelijke ondersteuning 2015, slot",
    }
    assert value["mijlpalen"][0]["wanneer"] == {"tekst": "juli 2014", "start": "2014-07-01", "eind": "2014-07-31"}
    assert value["producten"] == [
        {
            "id": "handreiking",
            "titel": "Handreiking over de toegang",
            "onderwerp": "Hulp bij de toegang",
            "paragraaf": "3.2",
            "wanneer": {"tekst": "onbekend", "start": None, "eind": None},
            "verantwoordelijk": ["VNG"],
            "gerealiseerd": True,
            "werkelijk": None,
            "bronnen": [{"document": "Stappenplan Invoering Wmo vanuit cliëntperspectief", "plaats": "3.2"}],
        }
    ]
    step = value["stappen"][1]
    assert step["planning"] == [
        {
            "soort": "voorkeur",
            "wanneer": {"tekst": "vanaf nieuw college", "start": None, "eind": None},
            "voorwaarde": "vóór verkiezing",
        }
    ]
    assert step["hangt_af_van"] == ["wet-gereed", "gegevens"]
    assert [row["later"] for row in value["afhankelijkheden"]] == [False, True]
    assert value["termijnen"] == [
        {
            "id": "college",
            "lengte": "6 weken",
            "tekst": "tussen het college en de raad",
            "wet": False,
            "bronnen": [{"document": "Gebruik bij gemeenten", "plaats": "21 tot 50 dagen"}],
        }
    ]


def test_the_plan_that_ships_follows_its_schema() -> None:
    plan = Plan.model_validate(shipped("stappenplan.yaml"))

    value = json.loads(plan_json(plan, rules_of(shipped("regels.yaml"))))

    assert faults(value, plan_schema()) == []
    assert len(value["mijlpalen"]) == len(plan.milestones)
    assert [(row["id"], row["onderwerp"]) for row in value["producten"]] == [
        (row.id, row.subject) for row in plan.products
    ]
    assert len(value["stappen"]) == len(plan.steps)
    assert value["plichten"][0] == {
        "id": "plicht-vaststellen",
        "tekst": "De gemeenteraad stelt het beleidsplan vast, en ook de verordening.",
        "wie": ["Gemeenteraad"],
        "wanneer": {"tekst": "vóór 1 november 2014", "start": None, "eind": "2014-10-31"},
        "stappen": ["beleidsplan", "verordening"],
        "bronnen": [{"document": "Wet maatschappelijke ondersteuning 2015", "plaats": "art. 8.7 lid 1"}],
    }
    assert [len(row["bronnen"]) for row in value["plichten"] if row["id"] == "plicht-amhk"] == [2]
    assert value["mijlpalen"][1]["werkelijk"].keys() == {"datum", "bron"}  # an estimate has the same two keys
    assert "bron" not in {key for row in value["mijlpalen"] for key in row}


def test_every_text_of_a_schema_is_dutch_and_fits_an_old_screen() -> None:
    for made in (schema("tijdlijn-1"), plan_schema(), profile_schema("0.1.0", keys())):
        text = json.dumps(made, ensure_ascii=False)
        assert text.encode("cp1252")
        assert text.encode("cp850")
        assert " the " not in text
        assert " of the" not in text


def described(part: object) -> bool:
    if not isinstance(part, dict):
        return True
    named = all("description" in row or "$ref" in row or "const" in row for row in part.get("properties", {}).values())
    return named and all(described(row) for row in part.values())


def test_every_key_of_a_schema_says_what_it_is() -> None:
    assert described(profile_schema("0.1.0", keys()))
    assert described(schema("tijdlijn-1"))


EVERYTHING = """
gemeente: Haren
organisatie: Adviesraad Wmo Haren
rol: wmo-raad
plan: invoering-2015
nieuw-college: 2014-05-20
verkiezing: {datum: 19 maart 2014, bron: krant}
onderwerpen: [inkoop, verordening]
organen: {informatief: {rechten: [inspreken]}}
vergaderingen:
  - {datum: 2014-10-21, tijd: "20:00", orgaan: commissie}
  - {datum: 2014-10-27, orgaan: raad, status: voorlopig, bron: "raadsagenda"}
  - {regel: "elke tweede dinsdag van de maand", orgaan: eigen, van: 2014-01-01, tot: 2014-12-31, ook-in-reces: ja}
vergaderbestanden: [raad-2014.csv, raad.ics]
reces: [{naam: zomerreces, van: 2014-07-05, tot: 2014-08-17}]
termijnen: {advies: 6 weken, stukken: 10 dagen, aanmelden: {lengte: 24 uur, bron: reglement}}
besluiten:
  verordening: {datum: 2014-10-27, orgaan: raad, bron: "termijnagenda", sinds: 2014-06-04}
adviesaanvragen: {verordening: {ontvangen: 2014-07-16, uiterlijk: 2014-08-26}}
griffie: {email: griffie@voorbeeld.nl, telefoon: "050-0000000"}
inspreken: {waar: raadhuis, minuten: 5, toegang: "lift, ringleiding"}
"""


def test_the_schema_of_a_profile_takes_what_the_reader_takes() -> None:
    value = load(EVERYTHING)

    assert Profile.model_validate(value).municipality == "Haren"
    assert faults(value, profile_schema("0.1.0", keys())) == []
    assert faults({**value, "onderwerpen": "inkoop, verordening"}, profile_schema("0.1.0", keys())) == []
    assert (
        faults({**value, "inspreken": {"minuten": 5}}, profile_schema("0.1.0", keys())) == []
    )  # as an editor reads it


PROFILES = [file for file in sorted((ROOT / "examples").rglob("*.yaml")) if "\ngemeente:" in file.read_text("utf-8")]


@pytest.mark.parametrize("file", PROFILES, ids=lambda file: file.stem)
def test_the_schema_of_a_profile_takes_every_example(file: Path) -> None:
    assert faults(load(file.read_text("utf-8")), profile_schema("0.1.0", keys())) == []


def test_the_schema_of_a_region_takes_the_example_and_nothing_else() -> None:
    value = load((ROOT / "examples" / "brabant-noordoost-oost" / "regio.yaml").read_text("utf-8"))

    assert faults(value, region_schema("0.1.0", keys())) == []
    assert faults({**value, "profielen": "oss.yaml, uden.yaml"}, region_schema("0.1.0", keys())) == []
    for wrong in ({"regio": None}, {"kleur": "rood"}, {"afspraken": [{"wat": "x"}]}):
        assert faults({**value, **wrong}, region_schema("0.1.0", keys()))


REFUSED: list[dict[str, Any]] = [
    {},  # no municipality
    {"gemeente": "Haren", "gemente": "Haren"},  # an unknown key
    {"gemeente": "Haren", "rol": "burger"},  # an unknown word
    {"gemeente": "Haren", "vergaderingen": [{"orgaan": "raad"}]},  # no date and no rule
    {"gemeente": "Haren", "vergaderingen": [{"orgaan": "raad", "regel": "elke dinsdag"}]},  # no first and last day
    {"gemeente": "Haren", "griffie": {"mail": "x"}},  # an unknown key below
]


@pytest.mark.parametrize("value", REFUSED)
def test_the_schema_of_a_profile_refuses(value: dict[str, Any]) -> None:
    assert len(faults(value, profile_schema("0.1.0", keys()))) >= 1


def test_the_schema_of_a_profile_names_every_key_of_the_model() -> None:
    known = {field.alias or name for name, field in Profile.model_fields.items()}

    assert set(profile_schema("0.1.0", keys())["properties"]) == known


def test_markdown_tells_the_chosen_moments_by_month() -> None:
    late = moment(
        id="a.advies", title="Verstuur uw *advies*", start=None, end=date(2014, 1, 7), time="", status=Status.LATE
    )
    vague = moment(id="m", step="", title="Iets landelijks", start=date(2014, 3, 1), end=date(2014, 5, 31), time="")
    other = moment(id="b.x", topics=("inkoop",), title="Niet gekozen")
    made = timeline(late, vague._replace(period="voorjaar 2014"), moment(), EMPTY, other, topics=("verordening",))

    text = markdown(months_of(made))

    assert "Niet gekozen" not in text
    assert "- **Uiterlijk op dinsdag 7 januari 2014**: Verstuur uw \\*advies\\* (berekend: het onderwerp" in text
    assert "agenda, te laat)." in text
    assert "- **Voorjaar 2014**: Iets landelijks" in text
    assert [line for line in text.splitlines() if line.startswith("#")] == [
        "# Haren: uw momenten van invloed",
        "## Let op",
        "## Januari 2014",
        "## Mei 2014",
        "## Oktober 2014",
        "## Nog geen einddatum",
    ]
    assert text.endswith("Vraag een nieuwe versie na dinsdag 4 februari 2014.\n")


def test_markdown_leaves_out_what_is_only_a_remark() -> None:
    remark = SIGNAL._replace(weight=Weight.REMARK, text="Alleen een opmerking.")

    assert "Let op" not in markdown(months_of(timeline(signals=(remark,), renew_after=None)))


def test_a_source_that_no_plan_knows_keeps_its_own_words() -> None:
    made = timeline(moment(sources=(Source("termijnagenda van Haren", ""),)))

    (row,) = timeline_tree(made, "0.1.0")["momenten"]

    assert row["bronnen"] == [{"document": "termijnagenda van Haren", "plaats": None}]


def test_a_form_for_programs_is_one_writer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Add a form as CONTRIBUTING tells: a writer of sheets, and its name."""

    def tabs(sheet: Sheet) -> str:
        return "".join("\t".join(cell(row[name]) for name in sheet.columns) + "\n" for row in sheet.rows)

    monkeypatch.setattr("wmoplan.render.machine.SHEET_WRITERS", {"tsv": tabs})
    made = timeline(moment())

    assert in_data("tsv", lambda: timeline_sheet(made), dict).startswith("verordening.inspreken\t")
