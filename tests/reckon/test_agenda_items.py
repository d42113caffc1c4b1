"""Which steps an item on the agenda of a council may be about: a set of titles, and how their words are compared."""

from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import Final

import pytest

from tests.reckon.make import DATA, load, real_rules
from wmoplan.model.agenda_words import AgendaWords
from wmoplan.read.plan import plan_in, read_plan
from wmoplan.reckon.agenda_items import ItemWords, steps_about, words_of_steps

ROWS: Final = load(Path(__file__).with_name("agendapunten.yaml"))
NO_STEP: Final = "geen"
NO_DECISION: Final = real_rules().no_decision

MISSES: Final = {
    "Raadsvoorstel Verordening Zorg en Ondersteuning 2027": "another law has care and support as well",
    "Wmo-beleid 2027-2030": "a word in nearly every title about the Wmo",
    "Verordening bewonersbetrokkenheid": "one municipality's word",
    "Voorjaarsnota 2027": "most of them only look back on the first months of the year",
}
"""The titles that are about a step and are not found, with the reason why no word finds them."""


@cache
def words() -> dict[str, ItemWords]:
    """Return the words of the plan as it is shipped."""
    return words_of_steps(read_plan(DATA / "beleidscyclus.yaml", "beleidscyclus.yaml").steps, {}, NO_DECISION)


@pytest.mark.parametrize("row", ROWS, ids=[row["titel"] for row in ROWS])
def test_a_title_is_about_its_step_and_no_other(row: dict[str, str]) -> None:
    wanted = () if row["stap"] == NO_STEP or row["titel"] in MISSES else (row["stap"],)

    assert steps_about(row["titel"], words()) == wanted


def test_every_miss_is_one_of_the_titles() -> None:
    assert {row["titel"] for row in ROWS if row["stap"] != NO_STEP} >= MISSES.keys()


COMPARED = [
    # entries,                     without,     title,                                  found
    (["verordening wmo"],          [],          "Wmo: VERORDENING 2027",                True),   # any order, any case
    (["verordening wmo"],          [],          "Verordening jeugd",                    False),  # a word is absent
    (["verordening wmo"],          [],          "Verordeningen Wmo",                    False),  # no star
    (["verordening* wmo"],         [],          "Verordeningen Wmo",                    True),   # the end of a word
    (["*plan wmo"],                [],          "Beleidsplan Wmo",                      True),   # the start of a word
    (["*plan wmo"],                [],          "Beleidsplannen Wmo",                   False),  # and no more than that
    (["*plan* wmo"],               [],          "Beleidsplannen Wmo",                   True),   # both
    (["verordening wmo"],          [],          "Wmo-verordening",                      True),   # a hyphen parts words
    (["wmoverordening"],           [],          "Wmo-verordening",                      True),   # and does not count
    (["wmo-verordening"],          [],          "Verordening Wmo",                      True),   # nor in an entry
    (["clientervaring*"],          [],          "Cliëntervaringsonderzoek",             True),   # accents do not count
    (["cliëntervaring*"],          [],          "Clientervaringsonderzoek",             True),   # nor in an entry
    (["verordening"],              ["jeugd*"],  "Verordening jeugdhulp",                False),  # left out
    (["verordening"],              ["wmo raad"], "Verordening Wmo",                     True),   # only by all its words
    (["begroting 2027*"],          [],          "Begroting 2027-2030",                  True),   # a range by its first
    (["begroting 2030*"],          [],          "Begroting 2027-2030",                  False),  # and no other year
    (["begroting 2030*"],          [],          "Begroting 2027 \u2013 2030",             False),  # with a dash as well
    (["begroting 2030*"],          [],          "Begroting 2027/2030",                  False),
    (["een", "twee"],              [],          "Twee",                                 True),   # one entry is enough
    ([],                           [],          "Verordening Wmo",                      False),  # no entry, no item
    (["verordening"],              [],          "",                                     False),
]  # fmt: skip


@pytest.mark.parametrize(("entries", "without", "title", "found"), COMPARED)
def test_words_are_compared(entries: list[str], without: list[str], title: str, *, found: bool) -> None:
    known = {"stap": ItemWords(tuple(entries), tuple(without))}

    assert bool(steps_about(title, known)) is found


def test_the_words_of_a_profile_count_in_the_place_of_those_of_the_plan() -> None:
    steps = read_plan(DATA / "beleidscyclus.yaml", "beleidscyclus.yaml").steps
    own = {"participatieverordening": AgendaWords(woorden=("*bewonersbetrokkenheid",))}

    found = words_of_steps(steps, own, NO_DECISION)

    assert steps_about("Verordening bewonersbetrokkenheid", found) == ("participatieverordening",)
    assert steps_about("Participatieverordening", found) == ()
    assert steps_about("Begroting 2027", found) == ("begroting-2027",)


def test_a_plan_of_a_municipality_has_words_too() -> None:
    text = """
    id: ons-plan-2027
    titel: Ons plan
    looptijd: 2027
    maanden-afronden: laatste dag
    documenten: [{id: nota, titel: Nota, uitgever: Wij, nagekeken: 1 november 2026}]
    stappen:
      - id: visie-{jaar}
        elk-jaar: ja
        titel: Visie
        naam: de visie
        besluit: raad
        bron: "nota, punt 1"
        raadsagenda: {woorden: "visie {jaar}", zonder: motie*}
    """

    found = words_of_steps(plan_in(dedent(text).encode(), "plan.yaml").steps, {}, ())

    assert steps_about("Visie 2027", found) == ("visie-2027",)
    assert steps_about("Motie bij de visie 2027", found) == ()


def test_what_decides_nothing_is_about_no_step() -> None:
    found = words_of_steps((), {}, NO_DECISION) | {"visie": ItemWords(("visie",), NO_DECISION)}

    assert steps_about("Visie", found) == ("visie",)
    assert [
        title for title in ("Motie visie", "Zienswijze visie", "Vragen over de visie") if steps_about(title, found)
    ] == []
