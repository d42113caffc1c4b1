"""What is answered to the questions of a first profile: no honest answer is refused."""

from datetime import date

import pytest

from wmoplan.desk.first_answers import RulesSaid, day_said, in_recess, is_unknown, rules_said, topics_said
from wmoplan.errors import UsageError
from wmoplan.model.municipality import Recess
from wmoplan.reckon.plan_head import Subject

TODAY = date(2026, 12, 1)

HONEST = ["weet ik niet", "weet ik nog niet", "geen idee", "dat weten we nog niet", "?"]


@pytest.mark.parametrize("typed", HONEST)
def test_not_knowing_is_an_answer_to_every_question(typed: str) -> None:
    assert is_unknown(typed)
    assert day_said(typed, TODAY) == (None, "", "")
    assert rules_said(typed) == RulesSaid()
    assert topics_said(typed, SUBJECTS) == ()


DAYS = [
    # answer, day
    ("31 december 2028", date(2028, 12, 31)),
    ("2027-07-01", date(2027, 7, 1)),
    ("01-07-2027", date(2027, 7, 1)),
    ("per 1 januari 2028, zegt de griffie", date(2028, 1, 1)),
]


@pytest.mark.parametrize(("typed", "day"), DAYS)
def test_a_day_is_read_as_people_write_it(typed: str, day: date) -> None:
    assert day_said(typed, TODAY).day == day


@pytest.mark.parametrize("typed", ["zomer 2027", "ergens in 2028", "najaar 2027"])
def test_a_period_is_kept_and_the_day_is_asked_later(typed: str) -> None:
    said = day_said(typed, TODAY)

    assert (said.day, said.note) == (None, typed)
    assert "vraagt later om de dag" in said.told


@pytest.mark.parametrize("typed", ["straks", "31 februari 2027", "1 maart 2027 of 2 maart 2027"])
def test_what_is_no_day_is_asked_again(typed: str) -> None:
    with pytest.raises(UsageError):
        day_said(typed, TODAY)


RULES = [
    # answer, rules, months without
    ("elke tweede dinsdag van de maand", ("elke tweede dinsdag van de maand",), ()),
    ("1e maandag, niet in juli en augustus", ("elke eerste maandag van de maand",), (7, 8)),
    ("eerste dinsdag", ("elke eerste dinsdag van de maand",), ()),
    ("dinsdag", ("elke dinsdag",), ()),
    ("om de 2 weken op dinsdag vanaf 5 januari 2027", ("om de 2 weken op dinsdag vanaf 5 januari 2027",), ()),
]


@pytest.mark.parametrize(("typed", "patterns", "months"), RULES)
def test_a_rule_is_read_as_people_say_it(typed: str, patterns: tuple[str, ...], months: tuple[int, ...]) -> None:
    said = rules_said(typed)

    assert (said.patterns, said.months) == (patterns, months)


@pytest.mark.parametrize("typed", ["om de week", "om de week op dinsdag", "12 januari en 9 februari 2027"])
def test_what_no_rule_can_hold_is_explained_and_goes_on(typed: str) -> None:
    said = rules_said(typed)

    assert said.patterns == ()
    assert "U gaat nu verder" in said.told


def test_a_rule_leaves_out_the_months_in_which_nobody_meets() -> None:
    # The first Monday of July and August 2027 is in none of the stretches.
    rows = rules_said("1e maandag, niet in juli en augustus").rows(date(2027, 1, 15), date(2028, 7, 20))

    assert [(row.first, row.last) for row in rows] == [
        (date(2027, 1, 15), date(2027, 6, 30)),
        (date(2027, 9, 1), date(2028, 6, 30)),
    ]


SUBJECTS = (
    Subject("inkoop", "Inkoop van zorg", "", suggested=True),
    Subject("verordening", "Regels in de verordening", "", suggested=True),
    Subject("regio", "Samenwerken in de regio", "", suggested=False),
    Subject("toegang", "Regels voor de toegang", "", suggested=False),
)

TOPICS = [
    ("1, 3", ("inkoop", "regio")),
    ("inkoop en verordening", ("inkoop", "verordening")),
    ("samenwerken", ("regio",)),
    ("de verordening", ("verordening",)),
    ("alle", ()),
]


@pytest.mark.parametrize(("typed", "ids"), TOPICS)
def test_a_subject_is_chosen_by_a_word(typed: str, ids: tuple[str, ...]) -> None:
    assert topics_said(typed, SUBJECTS) == ids


def test_a_word_of_two_subjects_is_asked_again() -> None:
    with pytest.raises(UsageError, match="Regels in de verordening"):
        topics_said("regels", SUBJECTS)


def test_own_meetings_in_a_recess_are_told() -> None:
    # On a paper calendar the second Tuesday is 13 July and 10 August 2027.
    rows = rules_said("elke tweede dinsdag van de maand").rows(date(2026, 1, 1), date(2030, 12, 31))
    recess = Recess("zomerreces", date(2027, 7, 10), date(2027, 8, 22), False, "")  # noqa: FBT003 - whether it is a guess

    told = in_recess(rows, [recess], TODAY)

    assert "13 juli 2027 en 10 augustus 2027 (zomerreces)" in told
    assert "ook-in-reces: ja" in told
    assert in_recess(rows, [], TODAY) == ""
