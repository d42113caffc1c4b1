"""The file of rules that comes with the program."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from wmoplan.read.rules import for_role, read_role_rules, read_rules, rules_of, whole

FILE = Path(__file__).parents[2] / "data" / "regels.yaml"
ROLES = FILE.with_name("rollen.yaml")
EVERY_ROLE = ["wmo-raad", "clientenraad", "belangenorganisatie"]  # The design: the roles of a profile


def tree() -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(FILE.read_text("utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - strings only
    return found


def test_the_shipped_file_is_read_whole() -> None:
    rules = read_rules(FILE, FILE.name)
    raw = tree()

    assert [(each.id, each.body) for each in rules.trajectories] == [
        ("raad", "raad"),
        ("college", "college"),
        ("ter-informatie", "raad"),  # the council takes note
    ]
    assert [link.kind for link in rules.trajectories[0].links] == [
        row["soort"] for row in raw["trajecten"][0]["schakels"]
    ]
    assert {term.id for term in rules.terms if term.law} == {"inwerking"}  # Gemeentewet art. 142: the eighth day


def test_an_unknown_key_is_named() -> None:
    raw = tree()
    raw["termijnen"][0]["kleur"] = "rood"

    with pytest.raises(KeyError, match="kleur"):
        rules_of(raw)


@pytest.mark.parametrize("role", EVERY_ROLE)
def test_every_link_leans_on_links_terms_and_signals_that_exist(role: str) -> None:
    rules = read_role_rules(FILE, ROLES, role)
    terms = {term.id for term in rules.terms}
    signals = {signal.code for signal in rules.signals}
    for trajectory in rules.trajectories:
        kinds = {link.kind for link in trajectory.links}
        for link in trajectory.links:
            assert {link.neighbour, link.not_after, link.after, link.before, link.else_before} - {""} <= kinds
            assert {link.term} - {""} <= terms
            named = {link.signal_same_day, link.signal_none, link.signal_short, link.signal_recess}
            assert named - {None} <= signals
            assert link.how in {"besluit", "termijn", "vergadering", "tussen", "periode"}
            assert link.roll in {"niet", "later", "eerder"}
            assert link.direction in {"terug", "vooruit"}


@pytest.mark.parametrize("role", EVERY_ROLE)
def test_a_link_comes_after_those_that_it_counts_from(role: str) -> None:
    for trajectory in read_role_rules(FILE, ROLES, role).trajectories:
        seen: set[str] = set()
        for link in trajectory.links:
            assert {link.neighbour, link.not_after, link.after} - {""} <= seen, (trajectory.id, link.kind)
            seen.add(link.kind)


@pytest.mark.parametrize("role", EVERY_ROLE)
def test_every_event_of_a_role_begins_with_what_to_do(role: str) -> None:
    for trajectory in read_role_rules(FILE, ROLES, role).trajectories:
        for link in trajectory.links:
            if link.wording.in_calendar:
                before = link.wording.event.partition("{kort}")[0]
                assert 0 < len(before) <= 30, (trajectory.id, link.kind)  # The design: verb and subject in 30


@pytest.mark.parametrize("role", EVERY_ROLE)
def test_every_meeting_of_the_municipality_has_a_title_for_its_last_day(role: str) -> None:
    for trajectory in read_role_rules(FILE, ROLES, role).trajectories:
        for link in trajectory.links:
            limit = link.wording.event_limit
            assert bool(limit) is (link.how in {"besluit", "vergadering"} or bool(link.snap_to)), link.kind
            assert not limit or limit.endswith(" uiterlijk: {kort}")
            assert len(limit.partition("{kort}")[0]) <= 30  # as for the other titles


PLANTED_IN_ROLE = [
    ({"trajecten": [{"id": "provincie", "schakels": []}]}, "provincie"),
    ({"nu-doen": [{"id": "bellen", "tekst": "Bel."}]}, "bellen"),
    ({"meldingen": [{"code": "laat", "tekst": "Laat."}]}, "laat"),
    ({"termijnen": [{"id": "pauze", "vraag": "Hoe lang?"}]}, "pauze"),
    ({"kleur": "rood"}, "kleur"),
]


@pytest.mark.parametrize(("row", "told"), PLANTED_IN_ROLE)
def test_a_role_changes_only_what_is_there(row: dict[str, Any], told: str) -> None:
    with pytest.raises(KeyError, match=told):
        for_role(tree(), {"id": "proef", "naam": "een proef", **row})


def test_the_roles_are_those_of_a_profile_that_are_no_wmo_raad() -> None:
    rows = yaml.load(ROLES.read_text("utf-8"), Loader=yaml.CBaseLoader)["rollen"]  # noqa: S506 - strings only

    assert ["wmo-raad", *(row["id"] for row in rows)] == EVERY_ROLE


def test_every_weight_is_known() -> None:
    weights = {signal.weight for signal in read_rules(FILE, FILE.name).signals}

    assert weights == {"fout", "waarschuwing", "opmerking"}  # The rules


TYPOS = [
    # where, the word that is wrong there, and how the fault names it
    (("trajecten", 0, "schakels", 1, "hoe"), "vergaderingen", "vergaderingen"),
    (("trajecten", 0, "schakels", 1, "rol"), "eerde", "eerde"),
    (("trajecten", 0, "schakels", 5, "verzoek"), "uiterlijkst", "uiterlijkst"),
    (("trajecten", 0, "schakels", 7, "kort-melding"), "te-kort", "te-kort"),
    (("meldingen", 0, "code"), "geen-vergadering", "geen-vergadering"),
    (("meldingen", 0, "ernst"), "erg", "erg"),
    (("nu-doen", 0, "id"), "belt", "belt"),
    (("nu-doen", 0, "tekst"), "Bel over {naan}.", "naan"),
    (("uitleg", 0, "id"), "onzin", "onzin"),
    (("uitleg", 1, "tekst"), "{dagen} zijn {vrij}.", "vrij"),
]


@pytest.mark.parametrize(("path", "word", "named"), TYPOS, ids=[word for _, word, _ in TYPOS])
def test_a_word_that_the_program_does_not_know_is_refused(path: tuple[str | int, ...], word: str, named: str) -> None:
    raw = tree()
    at: Any = raw
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = word

    with pytest.raises((KeyError, ValueError), match=named):
        rules_of(raw)


UNKNOWN_PLACES = [
    ("meldingen", 0, "tekst"),
    ("meldingen", 0, "doe"),
    ("meldingen", 0, "kort"),
    ("meldingen", 0, "tekst-blijvend"),
    ("momenten", 0, "titel"),
    ("trajecten", 0, "schakels", 1, "titel"),
    ("trajecten", 0, "schakels", 1, "te-laat"),
    ("trajecten", 0, "schakels", 1, "vraag-na"),
]


@pytest.mark.parametrize("path", UNKNOWN_PLACES, ids=lambda path: f"{path[0]}-{path[-1]}")
def test_a_place_that_the_program_does_not_fill_is_refused(path: tuple[str | int, ...]) -> None:
    raw = tree()
    at: Any = raw
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = "Dit is {onzin}."

    with pytest.raises(KeyError, match="onzin"):
        whole(rules_of(raw))


def test_a_wording_of_one_chain_is_held_against_the_places_too() -> None:
    raw = tree()
    raw["trajecten"][0]["momenten"] = [{**raw["momenten"][0], "titel": "Dit is {onzin}."}]

    with pytest.raises(KeyError, match="onzin"):
        whole(rules_of(raw))


MISSING = [
    # the list, the key of its rows, and the row that is taken out of it
    ("uitleg", "id", "bevestigd"),
    ("meldingen", "code", "te-laat"),
    ("momenten", "soort", "reces"),
]


@pytest.mark.parametrize(("rows", "key", "name"), MISSING, ids=[name for _, _, name in MISSING])
def test_a_sentence_a_signal_or_a_wording_that_is_missing_is_named(rows: str, key: str, name: str) -> None:
    raw = tree()
    raw[rows] = [row for row in raw[rows] if row[key] != name]

    with pytest.raises(KeyError, match=name):
        whole(rules_of(raw))
