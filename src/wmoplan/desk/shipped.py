"""What comes with the program, read once: the plans, the rules, the lists, and which municipality a name means."""

import json
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from wmoplan.desk.kept import LETTERS, LISTS, OFFERS, RULES, WORDS, kept
from wmoplan.dutch import choice, listing
from wmoplan.errors import Refused, UsageError
from wmoplan.resources import folder

if TYPE_CHECKING:
    from wmoplan.model.letter import GlossaryWord, Letters
    from wmoplan.model.municipality import Ending, Municipality
    from wmoplan.model.plan import Plan
    from wmoplan.model.reference import Offer, ReferenceData
    from wmoplan.model.rules import Rules
    from wmoplan.read.known import Known
    from wmoplan.reckon.names import MunicipalityMatch
    from wmoplan.reckon.plan_head import PlanHead

SCHEMAS: Final = ("profiel", "regiobestand", "tijdlijn", "plan", "regio", "geschiedenis", "stand", "vergaderingen")
"""The names of the JSON Schemas."""


@cache
def offers() -> "dict[str, Offer]":
    """Return the plans by their ids."""
    return {offer.id: offer for offer in kept(OFFERS)}


def offered_in(year: int) -> "Offer | None":
    """Return the plan that fits a year, or None."""
    return next((offer for offer in offers().values() if offer.first <= year <= offer.last), None)


def named(plan: str) -> "Offer":
    """Return the plan with that id.

    Raises:
        UsageError: There is no such plan; the message names the plans.
    """
    known = offers()
    if plan not in known:
        from wmoplan.read.beside import is_plan_file

        if is_plan_file(plan):
            shown = f"Noem het in uw profiel: 'plan: {plan}'. Bekijken kan met: wmoplan plan --plan {plan}"
            raise UsageError(f"'{plan}' is een plan van één gemeente.\n  {shown}")

        raise UsageError(f"'{plan}' is geen plan dat wmoplan kent.\n  {choice(plan, known)}")
    return known[plan]


def catalogue() -> str:
    """Return the plans with their years, in one sentence."""
    return f"Deze plannen zijn er: {listing([f'{one.id} ({one.title}, {one.years})' for one in offers().values()])}."


def examples() -> list[str]:
    """Return the names of the examples that come with the program; plans that they follow lie in a folder below."""
    files = [file.name for file in folder("examples").iterdir()]
    return sorted(name.removesuffix(".yaml") for name in files if name.endswith(".yaml"))


@cache
def municipalities(year: int) -> "tuple[Municipality, ...]":
    """Return the municipalities of a year."""
    from wmoplan.read.reference import read_municipalities

    return read_municipalities(folder("data"), year)


@cache
def plan_of(name: str) -> "Plan":
    """Return the plan with that id."""
    found: Plan = kept(f"plan-{named(name).id}")
    return found


@cache
def known() -> "Known":
    """Return the words of the rules and the plans that come with the program."""
    from wmoplan.read.known import known_from

    return known_from(rules(), offers())


@cache
def head_of(name: str) -> "PlanHead":
    """Return what a first profile needs to know of the plan with that id."""
    from wmoplan.reckon.plan_head import head_of_plan

    return head_of_plan(plan_of(name))


@cache
def keys() -> "dict[str, Any]":
    """Return what an editor shows for each key of a profile and of a region's file."""
    from wmoplan.read.reference import read_keys

    return read_keys(folder("data"))


@cache
def rules() -> "Rules":
    """Return how decisions come about, as they are for a Wmo-raad."""
    found: Rules = kept(RULES)
    return found


@cache
def rules_for(role: str) -> "Rules":
    """Return how decisions come about, as they are for who the volunteers are."""
    from wmoplan.model.profile import COUNCIL

    if role in {"", COUNCIL}:  # the file is written for them
        return rules()
    found: Rules = kept(f"{RULES}-{role}")
    return found


@cache
def match(name: str, year: int) -> "MunicipalityMatch":
    """Return which municipality of a year a name means; an old name means the one that took its place."""
    from wmoplan.read.reference import read_mergers
    from wmoplan.reckon.names import find_municipality

    found = find_municipality(name, municipalities(year))
    return found if found.municipality else find_municipality(name, municipalities(year), read_mergers(folder("data")))


@cache
def ending_of(code: str, first_year: int, last_year: int) -> "Ending | None":
    """Return when a municipality comes to an end, where that is in these years or on the day after them."""
    from wmoplan.model.municipality import PLANNED, RENAMED, Ending
    from wmoplan.read.reference import list_years, read_mergers

    merger = next((row for row in read_mergers(folder("data")) if row.code == code and row.kind != RENAMED), None)
    if merger is None or not date(first_year, 1, 1) < merger.day <= date(last_year + 1, 1, 1):
        return None
    names = {one.code: one.name for one in municipalities(list_years(folder("data"))[-1])}
    return Ending(merger.day, tuple(names[into] for into in merger.into), merger.source, merger.kind == PLANNED)


def merged(found: "MunicipalityMatch") -> str:
    """Return what became of a municipality that is no more, or nothing where it still is."""
    from wmoplan.dutch import plain_date

    old = found.merger
    if old is None:
        return ""
    if found.municipality:
        return f"{old.name} hoort sinds {plain_date(old.day)} bij {found.municipality.name}."
    return f"{old.name} is op {plain_date(old.day)} verdeeld over {listing([one.name for one in found.candidates])}."


def the_municipality(name: str, year: int) -> "Municipality":
    """Return the municipality of a year that a name means.

    Raises:
        Refused: There is none, or more than one.
    """
    from wmoplan.read.reference import list_years

    found = match(name, year)
    if found.municipality:
        return found.municipality
    if found.candidates:
        which = listing([f"{one.name} in {one.province} ({one.code})" for one in found.candidates], "of")
        said = merged(found) or f"er is meer dan één gemeente '{name}'."
        raise Refused(said, f"Bedoelt u {which}? Schrijf de code.")
    which = listing([one.name for one in found.suggestions], "of")
    remedy = f"Bedoelt u {which}?" if which else "Kijk de naam na."
    first = list_years(folder("data"))[0]
    if year < first:
        remedy += f" Voor {year} heeft wmoplan geen lijst van gemeenten; dit is die van {first}."
    raise Refused(f"'{name}' is geen gemeente die wmoplan kent.", remedy)


@cache
def lists() -> "ReferenceData":
    """Return the lists that come with the program."""
    found: ReferenceData = kept(LISTS)
    return found


@cache
def words() -> "tuple[GlossaryWord, ...]":
    """Return the words of the trade with their meaning."""
    found: tuple[GlossaryWord, ...] = kept(WORDS)
    return found


@cache
def letters() -> "Letters":
    """Return what letters there are, and when each fits."""
    found: Letters = kept(LETTERS)
    return found


def schema_of(name: str) -> dict[str, Any]:
    """Return the JSON Schema of a file that users write, or of an output.

    Raises:
        UsageError: There is no schema with that name.
    """
    if name not in SCHEMAS:
        raise UsageError(f"'{name}' is geen schema dat wmoplan kent.\n  {choice(name, SCHEMAS)}")
    if name in {"profiel", "regiobestand"}:
        from wmoplan import __version__
        from wmoplan.render.schema import profile_schema, region_schema

        return (profile_schema if name == "profiel" else region_schema)(__version__, keys())
    if name == "plan":
        from wmoplan.render.plan_json import plan_schema

        return plan_schema()
    found: dict[str, Any] = json.loads(folder("data").joinpath("schemas", f"{name}-1.json").read_text("utf-8"))
    return found
