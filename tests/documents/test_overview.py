"""The page that leads to the pages of several municipalities."""

from datetime import date

import pytest

from tests.blocks import said, titles
from tests.render.make import moment, on, timeline
from wmoplan.documents.blocks import Document, Paragraph, flat, plain_of
from wmoplan.documents.overview import LETTERS, entry_of, overview_of
from wmoplan.model.site import OverviewEntry
from wmoplan.render.html import html

MADE = date(2014, 1, 15)
HAREN = OverviewEntry.of(
    name="Haren",
    organisation="Adviesraad Wmo Haren",
    province="Groningen",
    when="Eerst: dinsdag.",
    renew_after=date(2014, 2, 4),
)
EVIL = '<script>alert("1")</script>\u202e&'


def places(page: Document) -> list[str]:
    found = (block for block in flat(page.blocks) if isinstance(block, Paragraph) and block.look == "place")
    return [plain_of(block.text) for block in found]


def many(number: int) -> dict[str, OverviewEntry]:
    return {f"plaats-{at}": HAREN.with_values(name=f"Plaats {at}") for at in range(number)}


def test_what_comes_first_is_told_in_full() -> None:
    made = timeline(on("2014-10-21", on_screen=True))

    # a paper calendar of 2014: 21 October is a Tuesday
    assert (
        entry_of(made).when
        == "Eerst: dinsdag 21 oktober 2014, 20.00 uur. Spreek in over de verordening. De dag is berekend."
    )


def test_nothing_to_come_is_left_out() -> None:
    assert entry_of(timeline(moment(on_screen=False))).when == ""


ORDER = [
    # names, and their order in a Dutch list of names
    (["Oss", "Haren", "Aalten"], ["Aalten", "Haren", "Oss"]),
    (["Helmond", "'s-Hertogenbosch", "Heusden"], ["Helmond", "'s-Hertogenbosch", "Heusden"]),  # under the H
    (["Sudwerd", "Súdwest-Fryslân", "Sudwier"], ["Sudwerd", "Súdwest-Fryslân", "Sudwier"]),  # an accent does not count
]


@pytest.mark.parametrize(("names", "order"), ORDER)
def test_names_stand_as_in_a_list_of_names(names: list[str], order: list[str]) -> None:
    page = overview_of({name: HAREN.with_values(name=name) for name in names}, MADE)

    assert [place.partition(",")[0] for place in places(page)] == order


def test_many_stand_under_their_letter_by_name_only() -> None:
    few, grouped = overview_of(many(LETTERS), MADE), overview_of(many(LETTERS + 1), MADE)

    assert titles(few) == ["Gemeenten"]
    assert list(said(few)).count(HAREN.when) == LETTERS
    assert titles(grouped) == ["P"]
    assert HAREN.when not in said(grouped)
    assert any("dinsdag 4 februari 2014" in line for line in said(few))  # what it tells is another thing then
    assert not any("nieuwe versie" in line for line in said(grouped))


def test_two_pages_of_one_group_have_links_of_their_own() -> None:
    page = overview_of({"haren-2013": HAREN, "haren-2014": HAREN, "oss": HAREN.with_values(name="Oss")}, MADE)

    assert places(page) == [
        "Haren, Adviesraad Wmo Haren, haren-2013 (Groningen)",
        "Haren, Adviesraad Wmo Haren, haren-2014 (Groningen)",
        "Oss, Adviesraad Wmo Haren (Groningen)",
    ]


def test_hostile_names_stay_text() -> None:
    made = html(overview_of({"a": HAREN.with_values(name=EVIL, organisation=EVIL, when=EVIL)}, MADE))

    assert "<script" not in made
    assert "\u202e" not in made
    assert made.count("&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt;&amp;") == 3
