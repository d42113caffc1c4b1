"""The file of rules that comes with the program."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from wmoplan.read.rules import read_rules, rules_of

FILE = Path(__file__).parents[2] / "data" / "regels.yaml"


def tree() -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(FILE.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - strings only
    return found


def test_the_shipped_file_is_read_whole() -> None:
    rules = read_rules(FILE, FILE.name)
    raw = tree()

    assert [trajectory.body for trajectory in rules.trajectories] == ["raad", "college"]  # The rules
    assert [link.kind for link in rules.trajectories[0].links] == [
        row["soort"] for row in raw["trajecten"][0]["schakels"]
    ]
    assert {term.id for term in rules.terms if term.law} == {"inwerking"}  # Gemeentewet art. 142: the eighth day


def test_an_unknown_key_is_named() -> None:
    raw = tree()
    raw["termijnen"][0]["kleur"] = "rood"

    with pytest.raises(KeyError, match="kleur"):
        rules_of(raw)


def test_every_link_leans_on_links_terms_and_signals_that_exist() -> None:
    rules = read_rules(FILE, FILE.name)
    terms = {term.id for term in rules.terms}
    signals = {signal.code for signal in rules.signals}
    for trajectory in rules.trajectories:
        kinds = {link.kind for link in trajectory.links}
        for link in trajectory.links:
            assert {link.neighbour, link.not_after, link.after, link.before, link.else_before} - {""} <= kinds
            assert {link.term} - {""} <= terms
            named = {link.signal_same_day, link.signal_none, link.signal_short, link.signal_recess}
            assert named - {""} <= signals
            assert link.how in {"besluit", "termijn", "vergadering", "tussen", "periode"}
            assert link.roll in {"niet", "later", "eerder"}
            assert link.direction in {"terug", "vooruit"}


def test_every_weight_is_known() -> None:
    weights = {signal.weight for signal in read_rules(FILE, FILE.name).signals}

    assert weights == {"fout", "waarschuwing", "opmerking"}  # The rules
