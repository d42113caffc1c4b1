"""What a check tells at once, and what with `--all` only; which years the lists say nothing about."""

from datetime import date
from typing import Any

import pytest

from tests.render.make import SIGNAL, on, timeline
from wmoplan.desk.check import LATER, PAST, _by_weight, _gaps, scope_of
from wmoplan.model.words import Status, Weight
from wmoplan.read.reference import Coverage

# As of 15 January 2014; 365 days on is 15 January 2015.
SCOPES: list[tuple[dict[str, Any], Status, str, str]] = [
    # what is special about the signal, the status of what it touches, what it is about
    ({"day": date(2015, 1, 15)}, Status.LATER, "", "a year ahead"),
    ({"day": date(2015, 1, 16)}, Status.LATER, LATER, "more than a year ahead"),
    ({"day": None}, Status.LATER, "", "of no day"),
    ({}, Status.OVER, PAST, "over"),
    ({"moments": ()}, Status.OVER, "", "of no moment"),
    ({"weight": Weight.FAULT}, Status.OVER, "", "a fault"),
    ({"stays": True}, Status.OVER, "", "it stays"),
    ({"typed": True, "day": date(2030, 1, 1)}, Status.LATER, "", "typed"),
]


@pytest.mark.parametrize(("changes", "status", "scope", "why"), SCOPES, ids=[row[3] for row in SCOPES])
def test_what_is_over_or_far_ahead_is_told_apart(changes: dict[str, Any], status: Status, scope: str, why: str) -> None:
    asked = on("2014-07-15", id="verordening.adviesaanvraag", status=status)

    assert scope_of(timeline(asked), SIGNAL._replace(**changes)) == scope, why


def test_the_heaviest_signals_come_first_each_in_their_order() -> None:
    weights = (Weight.REMARK, Weight.FAULT, Weight.REMARK)
    signals = [(SIGNAL._replace(weight=weight, text=str(at)), "") for at, weight in enumerate(weights)]

    assert [[signal.text for signal, _ in some] for some in _by_weight(signals)] == [["1"], ["0", "2"]]


def listed(first: int, last: int, *, ahead: bool = True) -> Coverage:
    return Coverage("vakanties", f"Vakanties {first}", first, last, date(2014, 1, 1), ahead)


GAPS = [
    # the lists, the years, what is told
    ([listed(2014, 2015)], [2014, 2015], []),
    ([listed(2015, 2015)], [2014, 2015], ["2014"]),
    ([listed(2013, 2014)], [2014, 2015], ["2015"]),
    ([listed(2013, 2014), listed(2015, 2016)], [2014, 2015], []),
    ([listed(2014, 2014, ahead=False)], [2014, 2015], []),  # it cannot know the next year yet
    ([listed(2013, 2013, ahead=False)], [2014, 2015], ["2014"]),
]


@pytest.mark.parametrize(("rows", "years", "missing"), GAPS)
def test_a_year_that_no_list_holds_is_told(rows: list[Coverage], years: list[int], missing: list[str]) -> None:
    told = list(_gaps(rows, years))

    assert [one.partition(" zegt niets over ")[2][:4] for one in told] == missing
