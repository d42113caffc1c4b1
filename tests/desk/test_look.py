"""What `wmoplan` alone tells of where the user is."""

from datetime import date

import pytest

from tests.reckon.make import example, timeline
from wmoplan.desk.beside import Text
from wmoplan.desk.look import check_days, home
from wmoplan.documents.outlook import Selection
from wmoplan.errors import UsageError

# Published: the committee of Haren meets on 21 October 2014, the council on 27 October.
COMING = [
    # seen from, the first day that comes
    ("2014-10-21", "di 21 okt 20.00", "vandaag"),
    ("2014-10-22", "ma 27 okt", "5 dagen"),
    ("2014-10-27", "ma 27 okt", "vandaag"),
]


@pytest.mark.parametrize(("as_of", "day", "away"), COMING)
def test_the_first_day_that_comes_can_be_today(as_of: str, day: str, away: str) -> None:
    told = home(timeline(example("haren-2014"), as_of), Text("wmoplan.yaml", b""), 0, 0)

    coming = told.partition("EERSTVOLGEND\n")[2].partition("\n\n")[0].splitlines()
    assert " ".join(coming[0].split()).startswith(f"{day} {away} ")


# The plan runs to and including December 2014.
OVER = [("2014-12-31", False), ("2015-01-01", True)]


@pytest.mark.parametrize(("as_of", "over"), OVER)
def test_a_plan_is_over_after_its_last_day(as_of: str, *, over: bool) -> None:
    told = home(timeline(example("haren-2014"), as_of), Text("wmoplan.yaml", b""), 0, 0)

    assert ("Dit plan is voorbij: het liep tot en met woensdag 31 december 2014." in told) is over


def test_one_day_is_asked_for_by_naming_it_twice() -> None:
    day, later = date(2014, 10, 21), date(2014, 10, 22)

    check_days(Selection(first=day, last=day))
    with pytest.raises(UsageError, match="Draai de twee dagen om"):
        check_days(Selection(first=later, last=day))
