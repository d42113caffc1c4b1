"""The first screen: it fits its window, says what to do, and counts own meetings down.

The days of Haren are the published ones of 2014; its own meetings are the second Tuesday of each month, counted on a
paper calendar.
"""

from datetime import date

import pytest

from tests.reckon.make import example, on, timeline
from wmoplan.desk.beside import Text
from wmoplan.desk.look import PROMPT, home, point
from wmoplan.desk.opening import opened, written
from wmoplan.errors import UsageError

NO_FILES = Text("wmoplan.yaml", b"")
EXAMPLES = [
    ("almere-2026", date(2026, 11, 30)),
    ("almere-2026", date(2027, 2, 1)),
    ("haren-2014", date(2014, 1, 15)),
    ("haren-2014", date(2014, 9, 1)),
    ("haren-2014", date(2015, 2, 1)),
]


@pytest.mark.parametrize(("width", "rows"), [(80, 24), (60, 20), (120, 40)])
@pytest.mark.parametrize(("name", "day"), EXAMPLES)
def test_it_fits_the_window(name: str, day: date, width: int, rows: int) -> None:
    found = opened(written(None, name), day).timeline

    lines = home(found, NO_FILES, width, rows).splitlines()

    assert len(lines) <= rows - PROMPT
    assert max(map(len, lines)) <= width
    assert any(line.startswith(("1. ", "Niets meer.")) for line in lines)


def test_a_narrow_window_cuts_no_word() -> None:
    found = opened(written(None, "haren-2014"), date(2014, 1, 15)).timeline

    narrow, wide = (home(found, NO_FILES, width, 0).split() for width in (40, 0))

    assert set(narrow) - {"Meer:"} <= set(wide) | {"Meer:"}


def coming(as_of: str) -> list[str]:
    told = home(opened(written(None, "haren-2014"), on(as_of)).timeline, NO_FILES, 0, 0)
    return [" ".join(line.split()) for line in told.partition("EERSTVOLGEND\n")[2].partition("\n\n")[0].splitlines()]


OWN = [
    # seen from, the next second Tuesday, how far away it is
    ("2014-01-15", "di 11 feb", "27 dagen"),
    ("2014-02-11", "di 11 feb", "vandaag"),
    ("2014-02-12", "di 11 mrt", "27 dagen"),
]


@pytest.mark.parametrize(("as_of", "day", "away"), OWN)
def test_the_own_meetings_before_the_first_advice_are_counted(as_of: str, day: str, away: str) -> None:
    (own,) = [row for row in coming(as_of) if "Uw vergadering" in row]

    assert own.startswith(f"{day} {away} Uw vergadering. Nog ")


def test_the_next_meeting_at_which_one_can_speak_is_that_of_the_committee() -> None:
    assert any(row.startswith("di 18 feb 20.00 34 dagen U kunt inspreken") for row in coming("2014-01-15"))


def test_a_thing_to_do_is_shown_in_full() -> None:
    found = timeline(example("haren-2014"), "2014-01-15")

    assert point(found, 1).startswith(found.chosen_todo()[0].text)
    for number in (0, 99):
        with pytest.raises(UsageError, match="Kijk wat er te doen is met: wmoplan"):
            point(found, number)
