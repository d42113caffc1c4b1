"""What `wmoplan` alone tells of where the user is."""

from datetime import date

import pytest

from tests.reckon.make import example, timeline
from wmoplan.desk.look import check_days, standing
from wmoplan.documents.outlook import Selection
from wmoplan.errors import UsageError
from wmoplan.notation import plain

# Published: the committee of Haren meets on 21 October 2014, the council on 27 October.
COMING = [
    # seen from, the first day that comes
    ("2014-10-21", "dinsdag 21 oktober 2014"),
    ("2014-10-22", "maandag 27 oktober 2014"),
    ("2014-10-27", "maandag 27 oktober 2014"),
]


@pytest.mark.parametrize(("as_of", "day"), COMING)
def test_the_first_day_that_comes_can_be_today(as_of: str, day: str) -> None:
    told = standing(timeline(example("haren-2014"), as_of), plain)

    assert f"De eerste dag die eraan komt: {day}" in told


# The plan runs to and including December 2014.
OVER = [("2014-12-31", False), ("2015-01-01", True)]


@pytest.mark.parametrize(("as_of", "over"), OVER)
def test_a_plan_is_over_after_its_last_day(as_of: str, *, over: bool) -> None:
    told = standing(timeline(example("haren-2014"), as_of), plain)

    assert ("Dit plan is voorbij: het liep tot en met woensdag 31 december 2014." in told) is over


def test_one_day_is_asked_for_by_naming_it_twice() -> None:
    day, later = date(2014, 10, 21), date(2014, 10, 22)

    check_days(Selection(first=day, last=day))
    with pytest.raises(UsageError, match="Draai de twee dagen om"):
        check_days(Selection(first=later, last=day))
