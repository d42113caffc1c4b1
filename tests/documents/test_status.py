"""What is told of how a step stands."""

import pytest

from tests.reckon.make import example, on, timeline
from wmoplan.documents.status import reasons
from wmoplan.reckon.standing import BEHIND, ON_SCHEDULE
from wmoplan.standing import standing_of

# The measurement of September 2014 is a month: Tuesday 30 September is its last day.
LAST = [
    # the verdict, seen from, whether there is still time
    (BEHIND, "2014-09-30", True),
    (BEHIND, "2014-10-01", False),
    (ON_SCHEDULE, "2014-09-30", False),
]


@pytest.mark.parametrize(("verdict", "as_of", "in_time"), LAST)
def test_what_is_behind_has_time_until_its_last_day(verdict: str, as_of: str, *, in_time: bool) -> None:
    standing = standing_of(timeline(example("haren-2014"), "2014-09-15"), everything=True)
    step = next(one for one in standing.steps if one.span.last == on("2014-09-30"))
    told = reasons(step._replace(verdict=verdict, announced=None), on(as_of))

    assert ("Het kan nog tot en met dinsdag 30 september 2014." in told) is in_time


def test_what_is_decided_together_is_judged_each_under_its_own_name() -> None:
    """The raad of De Marne decided on both in one decision; the plan says of each apart what should be true."""
    found = standing_of(timeline(example("de-marne-2014"), "2014-12-20"), everything=False)

    assert [(one.step.id, one.step.name, one.step.topics, one.verdict) for one in found.steps] == [
        ("beleidsplan", "het beleidsplan", ("kwaliteit",), "op schema"),
        ("verordening", "de verordening", ("verordening",), "op schema"),
    ]
