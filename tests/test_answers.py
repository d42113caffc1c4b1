"""Whoever answers every question has a timeline without estimates: the answers go where the questions say."""

from datetime import timedelta
from typing import Any, Final

import pytest

from tests.reckon.make import ROOT, load, on, timeline
from wmoplan.model.moment import Certainty, Question
from wmoplan.model.profile import Profile
from wmoplan.timeline import Timeline

ROUNDS: Final = 4
"""An answer can raise a question of its own: a decision on another day has other days before it."""

HORIZON: Final = (on("2013-11-05"), on("2014-12-30"))
"""The first and the last Tuesday of the plan, in a paper calendar."""


def answered(question: Question, found: Timeline) -> dict[str, Any]:
    """Return what the municipality answers, as the profile holds it."""
    sort, _, name = question.about.partition(":")
    if sort == "orgaan":
        body = name.partition(":")[0]
        days = (HORIZON[1] - HORIZON[0]).days // 7 + 1
        tuesdays = [HORIZON[0] + timedelta(days=7 * week) for week in range(days)]
        return {"vergaderingen": [{"datum": day.isoformat(), "orgaan": body} for day in tuesdays]}
    if sort == "besluit":
        moment = next(moment for moment in found.moments if moment.step == name and moment.decides)
        return {"besluiten": {name: {"datum": str(moment.end), "bron": "griffie"}}}
    if not sort:
        moment = next(moment for moment in found.moments if moment.id == question.whether)
        return {"bevestigd": {moment.id: {"datum": str(moment.end), "bron": "griffie"}}}
    assert sort == "termijn"
    lengths = {term.id: term.length for plan in found.plans for term in plan.default_terms(found.rules)}
    length = lengths[name]
    assert length
    return {"termijnen": {name: {"lengte": length.text, "bron": "griffie"}}}


def merged(tree: dict[str, Any], answer: dict[str, Any]) -> dict[str, Any]:
    for key, value in answer.items():
        held = tree.get(key)
        tree = tree | {key: [*held, *value] if isinstance(held, list) else {**(held or {}), **value}}
    return tree


@pytest.mark.parametrize("as_of", ["2014-01-15", "2014-06-01", "2014-09-10"])
def test_every_answer_together_leaves_nothing_to_ask_and_nothing_estimated(as_of: str) -> None:
    tree = load(ROOT / "examples" / "haren-2014.yaml")
    found = timeline(Profile.model_validate(tree), as_of)
    assert len(found.questions) > 5
    for _ in range(ROUNDS):
        for question in found.questions:
            tree = merged(tree, answered(question, found))
        found = timeline(Profile.model_validate(tree), as_of)

    assert [question.text for question in found.questions] == []
    links = {link.kind for chain in found.rules.trajectories for link in chain.links}
    ahead = [moment for moment in found.moments if moment.step and moment.kind in links and moment.end]
    guessed = [moment.id for moment in ahead if moment.certainty is Certainty.ESTIMATED and str(moment.end) >= as_of]
    assert guessed == []
    assert all(decision.settled for decision in found.decisions)
