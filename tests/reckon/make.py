"""Timelines of real municipalities on the real plan, and small plans of a few steps, for the tests of the reckoning.

"The rules" are docs/rekenregels.md, in these tests and in those that use this.
"""

from collections.abc import Sequence
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from wmoplan.model.moment import Decision, Moment, Signal
from wmoplan.model.municipality import Municipality
from wmoplan.model.plan import Plan
from wmoplan.model.profile import Profile
from wmoplan.model.progress import Progress
from wmoplan.model.reference import ReferenceData
from wmoplan.model.rules import Rules
from wmoplan.model.schedule import MeetingRow
from wmoplan.read.plan import read_plan
from wmoplan.read.reference import read_day_rules, read_election_rules, read_municipalities, read_school_holidays
from wmoplan.read.rules import read_role_rules
from wmoplan.reckon.gather import FollowedPlan
from wmoplan.reckon.names import find_municipality
from wmoplan.timeline import OwnFile, Timeline, build_timeline

ROOT: Final = Path(__file__).parents[2]
DATA: Final = ROOT / "data"
AS_OF: Final = "2014-01-15"
"""The day from which the examples are seen."""


def day(text: str | None) -> date | None:
    """Return the day, or None where there is none."""
    return date.fromisoformat(text) if text else None


def on(text: str) -> date:
    """Return the day."""
    return date.fromisoformat(text)


def load(path: Path) -> Any:  # noqa: ANN401 - nested lists and tables of strings
    """Return a data file as lists and tables of strings, which the caller may change."""
    return deepcopy(_loaded(path))


@cache
def _loaded(path: Path) -> Any:  # noqa: ANN401 - nested lists and tables of strings
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - the safest of them


@cache
def real_plan() -> Plan:
    """Return the plan of 2014."""
    return read_plan(DATA / "stappenplan.yaml", "stappenplan.yaml")


@cache
def real_rules(role: str = "") -> Rules:
    """Return how decisions come about, for a role where one is given."""
    return read_role_rules(DATA / "regels.yaml", DATA / "rollen.yaml", role)


@cache
def reference() -> ReferenceData:
    """Return the lists that come with the program."""
    return ReferenceData(read_day_rules(DATA), read_election_rules(DATA), read_school_holidays(DATA))


@cache
def municipality(name: str) -> Municipality:
    """Return a municipality of 2014."""
    found = find_municipality(name, read_municipalities(DATA, 2014)).municipality
    assert found, name
    return found


def row(text: str) -> dict[str, str]:
    """Return a meeting from "body day [time] [status]"."""
    body, when, *rest = text.split()
    found = {"orgaan": body, "datum": when}
    for word in rest:
        found["tijd" if ":" in word else "status"] = word
    return found


def rows(*texts: str) -> list[dict[str, str]]:
    """Return meetings from "body day [time] [status]"."""
    return [row(text) for text in texts]


def profile(name: str = "Haren", **keys: Any) -> Profile:  # noqa: ANN401 - as a user types them
    """Return a profile; an underscore in a key stands for a hyphen."""
    return Profile.model_validate({"gemeente": name, **{key.replace("_", "-"): value for key, value in keys.items()}})


def example(name: str, **keys: Any) -> Profile:  # noqa: ANN401 - as a user types them
    """Return the profile of an example, with some keys replaced."""
    found = _loaded(ROOT / "examples" / f"{name}.yaml")
    return Profile.model_validate({**found, **{key.replace("_", "-"): value for key, value in keys.items()}})


def example_rows(name: str) -> list[dict[str, str]]:
    """Return the meetings of an example, as they stand there."""
    found: list[dict[str, str]] = load(ROOT / "examples" / f"{name}.yaml")["vergaderingen"]
    return found


def timeline(
    given: Profile,
    as_of: str = AS_OF,
    *,
    plan: Plan | None = None,
    files: Sequence[MeetingRow] = (),
    progress: Progress = Progress(),  # noqa: B008 - it never changes
) -> Timeline:
    """Return the timeline of a profile, on the plan of 2014 unless another is given."""
    given = given.model_copy(update={"meetings": (*files, *given.meetings)})
    followed = [FollowedPlan(plan or real_plan(), municipality(given.municipality))]
    return build_timeline(
        followed, OwnFile(given, "wmoplan.yaml", progress), real_rules(given.role), reference(), on(as_of)
    )


def moment(found: Timeline, moment_id: str) -> Moment:
    """Return one moment."""
    return next(moment for moment in found.moments if moment.id == moment_id)


def ends(found: Timeline, step: str) -> dict[str, str]:
    """Return the last day of every dated moment of a step, by its kind."""
    return {moment.kind: str(moment.end) for moment in found.moments if moment.step == step and moment.end}


def decision(found: Timeline, step: str) -> Decision:
    """Return where the decision about a step is placed."""
    return next(decision for decision in found.decisions if decision.step == step)


def codes(found: Timeline, step: str) -> set[str]:
    """Return the codes of the signals that touch a step."""
    return {signal.code for signal in found.signals if any(name.startswith(f"{step}.") for name in signal.moments)}


def signal(found: Timeline, code: str, step: str = "") -> Signal:
    """Return the one signal with a code, about a step where one is given."""
    same = [
        signal
        for signal in found.signals
        if signal.code == code and (not step or any(name.startswith(f"{step}.") for name in signal.moments))
    ]
    assert len(same) == 1, (code, step, same)
    return same[0]


def step(
    name: str,
    *planning: str,
    body: str = "raad",
    large: bool = False,
    phase: str = "",
    legal: str = "",
    waits: Sequence[dict[str, str]] = (),
    sort: str = "verordening",
) -> dict[str, Any]:
    """Return a step from rows such as "voorkeur mei 2014" or "alternatief vanaf mei 2014 | vanaf verkiezing"."""
    lines = []
    for text in planning:
        kind, _, rest = text.partition(" ")
        when, _, condition = rest.partition(" | ")
        line = {"soort": kind, "wanneer": when, "bron": "bron, 1"}
        lines.append(line | ({"voorwaarde": condition} if condition else {}))
    found: dict[str, Any] = {
        "id": name,
        "titel": name,
        "naam": f"het {name}",
        "kort": name,
        "uitleg": name,
        "besluit": body,
        "soort-besluit": sort,
        "groot": "ja" if large else "nee",
        "onderwerpen": [],
        "planning": lines,
        "hangt-af-van": [{"bron": "bron, 2", **wait} for wait in waits],
        "bron": "bron, 1",
    }
    if phase:
        found["fase"] = phase
    if legal:
        found["wettelijk"] = {"wanneer": legal, "bron": "bron, 3"}
    return found


def small_plan(
    *steps: dict[str, Any],
    phase: str = "",
    milestone: str = "",
    actual: str = "",
    **keys: Any,  # noqa: ANN401 - as they stand in a file
) -> Plan:
    """Return a plan of a few steps, with at most one phase, `fase`, and one milestone, `mijlpaal`.

    Other keys replace its own; an underscore in a key stands for a hyphen.
    """
    found: dict[str, Any] = {
        "id": "klein",
        "versie": "1",
        "wijzigingen": [{"versie": "1", "datum": "1 januari 2014", "tekst": "De eerste."}],
        "titel": "Klein",
        "looptijd": "november 2013 t/m december 2014",
        "geldt-voor": {"van": "2013", "tot": "2014"},
        "documenten": [{"id": "bron", "titel": "De bron"}],
        "ankers": [{"id": "inwerkingtreding", "titel": "De wet geldt", "wanneer": "1 januari 2015", "bron": "bron, 1"}],
        "stappen": list(steps),
    }
    if phase:
        found["fasen"] = [{"id": "fase", "titel": "Fase", "wanneer": phase, "bron": "bron, 1"}]
    if milestone:
        line: dict[str, Any] = {"id": "mijlpaal", "titel": "De mijlpaal", "wanneer": milestone, "bron": "bron, 1"}
        if actual:
            line["werkelijk"] = {"datum": actual, "bron": "bron, 4"}
        found["mijlpalen"] = [line]
    return Plan.model_validate(found | {key.replace("_", "-"): value for key, value in keys.items()})
