"""The days over which a profile says that its list of meetings is whole: the key `vergaderschema`, kept up to date."""

from collections.abc import Collection
from datetime import date

from wmoplan.model.schedule import ScheduleVersion


def whole_pairs(
    old: ScheduleVersion | None, first: date, last: date, bodies: Collection[str], as_of: date
) -> dict[str, str] | None:
    """Return the keys and values that `vergaderschema` comes to hold when the list of some bodies is whole.

    A profile holds one stretch of days and one set of bodies. So what is told goes together with what stands there
    where it is of the same bodies or of the same days; what stands there and is over, makes room.

    Args:
        old: What the profile says of the schedule; None says nothing.
        first: The first day over which the list is whole.
        last: The last of those days, included.
        bodies: The bodies of which it is whole.
        as_of: The day from which is looked.

    Returns: nothing where it says so already, and None where the profile cannot say both.
    """
    wanted = tuple(sorted(bodies))
    if old and old.first and old.last and old.last >= as_of:
        held = tuple(sorted(old.bodies))
        covers = old.first <= first and last <= old.last
        touches = (first - old.last).days <= 1 and (old.first - last).days <= 1
        if covers and (not held or set(wanted) <= set(held)):
            return {}
        if held == wanted and touches:
            first, last = min(first, old.first), max(last, old.last)
        elif (first, last) == (old.first, old.last):  # and it names its bodies, else it covers
            wanted = tuple(sorted({*held, *wanted}))
        else:
            return None
    return {"van": first.isoformat(), "tot": last.isoformat(), "organen": ", ".join(wanted)}
