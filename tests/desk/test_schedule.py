"""What a profile comes to say of the days over which its list of meetings is whole."""

from datetime import date

import pytest

from wmoplan.desk.schedule import YearListed, hint, to_ask, whole_pairs
from wmoplan.model.profile import Profile
from wmoplan.model.schedule import ScheduleVersion

AS_OF = date(2026, 11, 30)


def held(first: str, last: str, bodies: str = "raad") -> ScheduleVersion:
    return ScheduleVersion.model_validate({"van": first, "tot": last, "organen": bodies})


YEAR = held("2027-01-01", "2027-12-31")
BOTH = "2026-01-01", "2027-12-31"
ROWS: list[tuple[ScheduleVersion | None, str, tuple[str, ...] | None, str]] = [
    # what stands there, the bodies of 2027, from, to and bodies, why
    (None, "raad", ("2027-01-01", "2027-12-31", "raad"), "nothing stands there"),
    (ScheduleVersion(versie="2"), "raad", ("2027-01-01", "2027-12-31", "raad"), "only a version"),
    (YEAR, "raad", (), "it says so already"),
    (held("2026-09-01", "2028-07-31", "commissie, raad"), "raad", (), "more than that stands there"),
    (held("2027-01-01", "2027-12-31", ""), "raad", (), "of every body"),
    (held("2026-01-01", "2026-12-31"), "raad", (*BOTH, "raad"), "the year before it"),
    (held("2027-07-01", "2028-06-30"), "raad", ("2027-01-01", "2028-06-30", "raad"), "half of it"),
    (YEAR, "commissie", ("2027-01-01", "2027-12-31", "commissie, raad"), "another body"),
    (held("2026-01-01", "2026-11-29"), "commissie", ("2027-01-01", "2027-12-31", "commissie"), "it is over"),
    (held("2026-01-01", "2026-12-31"), "commissie", None, "other days and another body"),
    (held("2026-01-01", "2026-12-30"), "raad", None, "a day lies between"),
    (held("2026-01-01", "2026-12-31", ""), "raad", None, "of every body, and not of these days"),
]


@pytest.mark.parametrize(("old", "bodies", "wanted", "why"), ROWS, ids=[row[3] for row in ROWS])
def test_what_is_told_goes_together_with_what_stands_there(
    old: ScheduleVersion | None, bodies: str, wanted: tuple[str, ...] | None, why: str
) -> None:
    pairs = whole_pairs(old, date(2027, 1, 1), date(2027, 12, 31), bodies.split(", "), AS_OF)

    assert (None if pairs is None else tuple(pairs.values())) == wanted, why


MEETINGS = ["2027-01-21", "2027-02-18", "2027-03-18", "2027-04-15"]


@pytest.mark.parametrize(("number", "asks"), [(3, False), (4, True)])
def test_four_meetings_of_a_year_may_be_all_of_them(number: int, *, asks: bool) -> None:
    rows = [{"datum": day, "orgaan": "raad"} for day in MEETINGS[:number]]
    own = Profile.model_validate({"gemeente": "Haren", "vergaderingen": rows})
    listed = {2027: YearListed(date(2027, 1, 1), frozenset({"raad"}), number, 2027)}

    assert bool(to_ask(Profile(gemeente="Haren"), listed, AS_OF, "{when}?")) is asks
    assert ("--whole 2027" in hint(own, AS_OF)) is asks
