"""A list that is added to the model of a plan is read, checked, shown and found without another line of code."""

import json
from datetime import date
from typing import Annotated

import pytest
from jsonschema import Draft202012Validator
from pydantic import Field

from tests.render.make import RULES
from wmoplan.documents.plan import find, plan_document
from wmoplan.documents.plan_contents import PlanContents, contents_of
from wmoplan.documents.plan_pack import pack_document
from wmoplan.errors import DataError
from wmoplan.model.fields import MANY, Rows, SourceText, StepIds, WhenText
from wmoplan.model.plan import Plan
from wmoplan.read.plan import plan_in
from wmoplan.record import Record
from wmoplan.render.markdown import markdown
from wmoplan.render.plan_json import plan_json, plan_schema, row_json
from wmoplan.render.text import text


class Grant(Record):
    """Money that a municipality can ask for: a row that no shipped plan has."""

    id: str = Field(description="De vaste naam.")
    text: str = Field(alias="tekst", description="Waar het geld voor is.")
    when: WhenText = Field(alias="wanneer")
    amount: str = Field(alias="bedrag", title="Hoeveel", default="", description="Hoeveel het is.")
    steps: StepIds = Field(alias="stappen", title="Bij", default=(), description="De stappen.")
    source: SourceText = Field(alias="bron")


class PlanWithGrants(Plan):
    """A plan with one list more."""

    grants: Annotated[
        tuple[Grant, ...], Rows("subsidie", "subsidies", "Subsidies: geld om aan te vragen", "Geld voor gemeenten.")
    ] = Field(alias="subsidies", default=(), max_length=MANY)


FILE = """\
id: proef
titel: Een proef
looptijd: 2014
documenten: [{id: avi, titel: Het stappenplan}]
stappen: [{id: visie, titel: De visie, naam: de visie, besluit: geen, bron: avi}]
subsidies:
  - {id: proeftuin, tekst: Geld voor proeven, wanneer: juli 2014, bedrag: 5.000 euro, stappen: [visie], bron: "avi, 3"}
"""


def plan(file: str = FILE) -> PlanWithGrants:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("wmoplan.read.plan.Plan", PlanWithGrants)
        found = plan_in(file.encode(), "plan.yaml")
    assert isinstance(found, PlanWithGrants)
    return found


def contents() -> PlanContents:
    return contents_of(plan(), RULES, date(2014, 1, 1))


def test_the_reader_holds_it_against_the_rest() -> None:
    with pytest.raises(DataError, match=r"regel 7: 'vizie' is geen id van een stap\."):
        plan(FILE.replace("stappen: [visie]", "stappen: [vizie]"))
    with pytest.raises(DataError, match="de id 'visie' staat ook op regel"):
        plan(FILE.replace("id: proeftuin", "id: visie"))
    with pytest.raises(DataError, match=r"regel 7: 'avj' is geen id uit 'documenten'\."):
        plan(FILE.replace('"avi, 3"', '"avj, 3"'))
    with pytest.raises(DataError, match=r"regel 7: 'vanaf juli 2250' ligt te ver weg"):
        plan(FILE.replace("juli 2014", "vanaf juli 2250"))


def test_it_is_shown_and_counted() -> None:
    said = text(plan_document(contents()))

    assert "Het heeft 1 subsidie.\n" in said
    assert (
        "\nSUBSIDIES: GELD OM AAN TE VRAGEN\n"
        "- juli 2014: Geld voor proeven (proeftuin).\n"
        "  Hoeveel: 5.000 euro.\n"
        "  Bij: visie.\n"
        "  Bron: Het stappenplan, 3.\n"
    ) in said


def test_it_is_in_the_pack_to_check() -> None:
    assert (
        "- [ ] juli 2014: Geld voor proeven. (proeftuin)\n"
        "  - Wij lezen: 1 juli 2014 t/m 31 juli 2014\n"
        "  - Hoeveel: 5.000 euro\n"
        "  - Bij: visie\n"
        "  - Plaats: 3\n"
    ) in markdown(pack_document(contents()))


def test_it_is_found_by_its_id_and_by_what_it_names() -> None:
    (grant,) = find(contents(), "proeftuin")
    (step,) = find(contents(), "visie")

    assert (grant.entry.kind, grant.heading) == ("een subsidie", "Subsidies: geld om aan te vragen")
    assert [other.id for other in grant.related] == ["visie"]
    assert [other.id for other in step.related] == ["proeftuin"]


def test_it_is_in_the_json_by_the_schema() -> None:
    row = {
        "id": "proeftuin",
        "tekst": "Geld voor proeven",
        "wanneer": {"tekst": "juli 2014", "start": "2014-07-01", "eind": "2014-07-31"},
        "bedrag": "5.000 euro",
        "stappen": ["visie"],
        "bronnen": [{"document": "Het stappenplan", "plaats": "3"}],
    }
    value = json.loads(plan_json(plan(), RULES))
    schema = plan_schema(PlanWithGrants)

    assert value["subsidies"] == [row]
    assert json.loads(row_json(plan(), RULES, "proeftuin")) == row
    assert schema["properties"]["subsidies"]["description"] == "Geld voor gemeenten."
    assert list(Draft202012Validator(schema).iter_errors(value)) == []
    assert list(Draft202012Validator(plan_schema()).iter_errors(value)) != []  # the schema of a plan without the list
