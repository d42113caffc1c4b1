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
from wmoplan.documents.questions import in_order
from wmoplan.errors import UsageError
from wmoplan.timeline import Timeline

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


def haren(as_of: str) -> Timeline:
    return opened(written(None, "haren-2014"), on(as_of)).timeline


def coming(as_of: str) -> list[str]:
    told = home(haren(as_of), NO_FILES, 0, 0)
    return [" ".join(line.split()) for line in told.partition("EERSTVOLGEND\n")[2].partition("\n\n")[0].splitlines()]


OWN = [
    # seen from, the next second Tuesday, how far away it is
    ("2014-01-15", "di 11 feb", "27 dagen"),
    ("2014-02-11", "di 11 feb", "vandaag"),
    ("2014-02-12", "di 11 mrt", "27 dagen"),
]


TUESDAYS = [on(f"2014-{day}") for day in ("01-14", "02-11", "03-11", "04-08", "05-13", "06-10", "07-08", "08-12")]
"""Every second Tuesday up to August 2014, in a paper calendar."""


@pytest.mark.parametrize(("as_of", "day", "away"), OWN)
def test_the_own_meetings_before_the_first_advice_are_counted(as_of: str, day: str, away: str) -> None:
    (own,) = [row for row in coming(as_of) if "Uw vergadering" in row]
    advices = (one for one in haren(as_of).moments if one.id.endswith(".advies") and one.end and not one.vague)
    first = min(one.end for one in advices if one.end and one.end >= on(as_of) and haren(as_of).is_chosen(one.topics))
    number = sum(on(as_of) <= tuesday <= first for tuesday in TUESDAYS)

    assert number
    assert own.startswith(f"{day} {away} Uw vergadering. Nog {number} keer tot: verstuur uw advies over ")


def test_the_head_says_what_is_followed_and_until_when_the_days_are_known() -> None:
    """Published: the raad of Haren met on 12 January 2015 as the last of its schedule."""
    lines = home(haren("2014-01-15"), NO_FILES, 0, 0).splitlines()

    assert lines[2:4] == [
        "Onderwerpen: Inkoop van zorg en Regels in de verordening.",
        "Dagen van de raad bekend tot en met 12 januari 2015.",
    ]
    assert lines[-3:] == [
        f"Open vragen: {len(in_order(haren('2014-01-15')))}. Beantwoord ze met: wmoplan antwoord",
        "Meer: wmoplan 1 (heel punt 1), tijdlijn, lijst of agenda",
        "Bestand: haren-2014.yaml",
    ]


def test_the_next_decision_is_the_coming_meeting_of_the_raad() -> None:
    """Published: the raad of Haren met on Monday 24 February 2014 at 20.00 uur."""
    assert [row for row in coming("2014-02-24") if row.startswith("ma 24 feb 20.00 vandaag Raad")]
    assert not [row for row in coming("2014-02-25") if row.startswith("ma 24 feb")]


def test_the_next_meeting_at_which_one_can_speak_is_that_of_the_committee() -> None:
    assert any(row.startswith("di 18 feb 20.00 34 dagen U kunt inspreken") for row in coming("2014-01-15"))


def test_a_thing_to_do_is_shown_in_full() -> None:
    found = timeline(example("haren-2014"), "2014-01-15")

    todos = found.chosen_todo()
    assert point(found, 1).startswith(todos[0].text)
    assert "Waarom? Typ: wmoplan uitleg " in point(found, 1)
    assert point(found, len(todos[:5])).startswith(todos[:5][-1].text)
    for number in (0, 99):
        with pytest.raises(UsageError, match="Kijk wat er te doen is met: wmoplan"):
            point(found, number)
