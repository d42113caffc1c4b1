"""What somebody answers in their own words. The days were looked up in a paper calendar of 2026 and 2027."""

from datetime import date

import pytest

from wmoplan.errors import Refused
from wmoplan.read.answers import Answer, Rule, day_in, period_in, read_answer, rule_in, term_in

TODAY = date(2026, 12, 1)
"""A Tuesday."""


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("zes weken, zegt de griffie", Answer("zes weken", "de griffie")),
        ("op 12 maart 2027 (volgens de wethouder)", Answer("op 12 maart 2027", "de wethouder")),
        ("10 februari, bron: raadsagenda", Answer("10 februari", "raadsagenda")),
        ("ja", Answer("ja", yes=True)),
        ("Ja hoor, al lang", Answer("Ja hoor, al lang", yes=True)),
        ("is al vastgesteld", Answer("is al vastgesteld", yes=True)),
        ("die is er al", Answer("die is er al", yes=True)),
        ("nee, op 14 januari", Answer("nee, op 14 januari", yes=False)),
        ("nog niet", Answer("nog niet", yes=False)),
        ("dat wordt niet meer vastgesteld", Answer("dat wordt niet meer vastgesteld", yes=False)),
        ("weet ik nog niet", Answer("weet ik nog niet", is_known=False)),
        ("Dat weten wij niet.", Answer("Dat weten wij niet.", is_known=False)),
        ("geen idee", Answer("geen idee", is_known=False)),
        ("is nog niet bekend", Answer("is nog niet bekend", is_known=False)),
        ("??", Answer("??", is_known=False)),
    ],
)
def test_an_answer_says_yes_or_no_or_nothing_and_who_says_so(typed: str, expected: Answer) -> None:
    assert read_answer(typed) == expected


@pytest.mark.parametrize("typed", ["", "   ", "x" * 2001])
def test_no_answer_and_a_whole_mail_are_refused(typed: str) -> None:
    with pytest.raises(Refused):
        read_answer(typed)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6 weken", "6 weken"),
        ("Zes weken na ontvangst", "6 weken"),
        ("een maand", "1 maand"),
        ("één week", "1 week"),
        ("10 kalenderdagen", "10 dagen"),
        ("vijf werkdagen", "5 werkdagen"),
        ("24 uur van tevoren", "24 uur"),
        ("tot 12 uur op de dag zelf", "12:00 op de dag zelf"),
        ("voor 9.30 uur op dezelfde dag", "09:30 op de dag zelf"),
        ("een werkdag van tevoren", "1 werkdag"),
        ("de dag ervoor", "1 dag"),
    ],
)
def test_a_term_in_words_is_read(text: str, expected: str) -> None:
    assert term_in(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "4 tot 6 weken",
        "4 à 6 weken",
        "twee weken en drie dagen",
        "de dag ervoor voor 12 uur",
        "tot 12 uur",
        "lang",
        "soms",
    ],
)
def test_what_is_no_single_term_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        term_in(text)


@pytest.mark.parametrize(
    ("text", "is_past", "expected"),
    [
        ("18 februari 2027", False, date(2027, 2, 18)),
        ("do 14 januari", False, date(2027, 1, 14)),
        ("14 december", False, date(2026, 12, 14)),
        ("ja, sinds 10 februari", True, date(2026, 2, 10)),
        ("ja, op 15 december", True, date(2025, 12, 15)),
        ("10-02-2026", True, date(2026, 2, 10)),
        ("gisteren", True, date(2026, 11, 30)),
        ("eergisteren", True, date(2026, 11, 29)),
        ("overmorgen", False, date(2026, 12, 3)),
        ("1 december", True, TODAY),
        ("1 december", False, TODAY),
        ("2 december", True, date(2025, 12, 2)),
        ("30 november", False, date(2027, 11, 30)),
        ("vandaag", True, TODAY),
        ("zomer 2027", False, None),
        ("ja", True, None),
    ],
)
def test_a_day_without_a_year_is_the_last_or_the_next(text: str, is_past: bool, expected: date | None) -> None:  # noqa: FBT001 - a table
    assert day_in(text, TODAY, is_past=is_past) == expected


@pytest.mark.parametrize(
    "text", ["30 februari 2027", "woensdag 14 januari 2027", "14 of 21 januari 2027", "12 maart en 14 april 2027"]
)
def test_a_day_that_is_none_or_that_is_two_is_refused(text: str) -> None:
    """14 January 2027 is a Thursday."""
    with pytest.raises(Refused):
        day_in(text, TODAY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ergens in de zomer van 2027", "zomer 2027"),
        ("begin 2027", "begin 2027"),
        ("2e kwartaal 2027", "2e kwartaal 2027"),
        ("in maart 2027", "maart 2027"),
        ("later", None),
    ],
)
def test_a_period_is_named_as_it_was_said(text: str, expected: str | None) -> None:
    found = period_in(text)
    assert (found.text if found else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("elke dinsdag", Rule(("elke dinsdag",))),
        ("dinsdags", Rule(("elke dinsdag",))),
        ("het college vergadert op dinsdag", Rule(("elke dinsdag",))),
        ("1e maandag, niet in juli en augustus", Rule(("elke eerste maandag van de maand",), months=(7, 8))),
        ("elke laatste donderdagavond om half acht 's avonds", Rule(("elke laatste donderdag van de maand",), "19:30")),
        (
            "tweede en vierde donderdag van de maand, 20.00 uur",
            Rule(("elke tweede donderdag van de maand", "elke vierde donderdag van de maand"), "20:00"),
        ),
        ("21 januari 2027", None),
        ("weet ik veel", None),
    ],
)
def test_a_rule_by_which_a_body_meets(text: str, expected: Rule | None) -> None:
    assert rule_in(text) == expected


@pytest.mark.parametrize("text", ["om de week op dinsdag", "om de twee weken op dinsdag", "elke vijfde maandag"])
def test_a_rule_that_no_profile_can_have_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        rule_in(text)
