"""Repeating meetings of a calendar file, counted out; a rule that could go on for ever is refused first.

The counting itself is python-dateutil's, which the calendar library brings along. It has no end of its own: a rule by
the second, or one that fits no day, keeps it busy until the year 9999. So only the shapes go in of which the number of
steps is known beforehand.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Final, NamedTuple

from wmoplan.errors import Refused

STEPS: Final = 200_000
"""Unit: days, weeks, months or years that are looked at for all rules of one file together."""

LONGEST: Final = 10
"""Unit: years. How long a rule with an end may run; what runs longer is counted out around today."""

AHEAD: Final = 2
"""Unit: years after this one, up to and including 31 December, of a rule without an end."""

BACK: Final = 1
"""Unit: years before this one, from 1 January, of a rule without an end."""

DAYS: Final = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 28, "YEARLY": 365}
"""How many days a step takes at least."""

PARTS: Final = {
    "DAILY": {"BYDAY", "BYMONTH", "BYMONTHDAY"},
    "WEEKLY": {"BYDAY", "BYMONTH"},
    "MONTHLY": {"BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS"},
    "YEARLY": {"BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS"},
}
"""What else a rule of each kind may say."""

ALWAYS: Final = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"}
SHORTEST_MONTHS: Final = {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}
WEEKS: Final = 5
REMEDY: Final = "Zet deze vergaderingen zelf in uw profiel, met een 'regel'."


class RuleWindow(NamedTuple):
    """The days that a rule is counted out for, both included; `is_cut` where the rule goes on after it."""

    first: date
    last: date
    is_cut: bool


class Steps:
    """How many steps a file may still take."""

    def __init__(self) -> None:
        self.left = STEPS

    def take(self, number: int) -> None:
        """Take some off.

        Raises:
            Refused: There are not that many left.
        """
        self.left -= number
        if self.left < 0:
            raise Refused("dit bestand herhaalt te veel om te tellen.", REMEDY)


def rule_parts(rule: str) -> dict[str, str]:
    """Return the parts of a rule.

    >>> rule_parts("FREQ=WEEKLY;BYDAY=TU")
    {'FREQ': 'WEEKLY', 'BYDAY': 'TU'}
    """
    pairs = (part.partition("=") for part in rule.upper().split(";") if part)
    return {name.strip(): value.strip() for name, _, value in pairs}


def window_of(parts: Mapping[str, str], until: datetime | None, start: datetime, as_of: date) -> RuleWindow:
    """Return the days that a rule is counted out for."""
    first, longest = start.date(), start.year + LONGEST
    if until and until.year <= longest:
        return RuleWindow(first, until.date(), is_cut=False)
    if "COUNT" in parts:
        return RuleWindow(first, date(longest, 12, 31), is_cut=True)
    last = date(max(as_of.year, start.year) + AHEAD, 12, 31)
    return RuleWindow(
        max(first, date(as_of.year - BACK, 1, 1)), min(until.date(), last) if until else last, is_cut=True
    )


def occurrences(rule: str, start: datetime, until: datetime | None, as_of: date, steps: Steps) -> Iterator[datetime]:
    """Yield when a rule takes place, on the clock of its own zone; the start counts, whether it fits the rule or not.

    Args:
        until: The last moment that counts, on that same clock; None where the rule has none.

    Raises:
        Refused: It is none of the shapes that can be counted out.
    """
    parts = rule_parts(rule)
    kind, interval = _guarded(parts, start)
    window = window_of(parts, until, start, as_of)
    steps.take((window.last - start.date()).days // (DAYS[kind] * interval) + 1)
    from dateutil.rrule import rrulestr

    text = ";".join(f"{name}={value}" for name, value in parts.items() if name != "UNTIL")
    end = datetime.combine(window.last, time.max)
    if start.date() >= window.first:
        yield start
    try:
        counted = rrulestr(f"RRULE:{text}", dtstart=start)
        for moment in counted:
            if moment > (min(until, end) if until else end):
                return
            if moment.date() >= window.first and moment != start:
                yield moment
    except (ValueError, TypeError, KeyError, IndexError, OverflowError, AttributeError):
        raise Refused(f"de herhaling '{rule[:60]}' is niet te lezen.", REMEDY) from None


def _guarded(parts: Mapping[str, str], start: datetime) -> tuple[str, int]:
    """Return the kind of a rule and its interval.

    Raises:
        Refused: The rule is of no shape of which the number of steps is known.
    """
    kind = parts.get("FREQ", "")
    if kind not in DAYS:
        raise Refused(f"een herhaling per '{kind[:20] or 'niets'}' kan wmoplan niet tellen.", REMEDY)
    odd = set(parts) - ALWAYS - PARTS[kind]
    if odd:
        raise Refused(f"de herhaling heeft '{min(odd)[:20]}'; dat kan wmoplan niet tellen.", REMEDY)
    (interval,) = _numbers(parts, "INTERVAL") or [1]
    (count,) = _numbers(parts, "COUNT") or [1]
    if not (1 <= interval <= 1000 and count >= 1):  # noqa: PLR2004 - more makes no sense for meetings
        raise Refused("de herhaling telt niet verder.", REMEDY)
    if not _fits_some_day(parts, kind, interval, start):
        raise Refused("de herhaling past misschien op geen enkele dag.", REMEDY)
    return kind, interval


def _fits_some_day(parts: Mapping[str, str], kind: str, interval: int, start: datetime) -> bool:
    """Tell whether a rule is sure to fit a day within some steps; in doubt it is not."""
    by = set(parts) - ALWAYS
    is_sparse = bool(by - {"BYDAY", "BYMONTHDAY", "BYSETPOS"}) or (kind == "DAILY" and bool(by)) or interval % 12 == 0
    if interval > 1 and is_sparse:
        return not by and kind != "MONTHLY"
    return _has_places(parts, kind, by) and _has_days(parts, kind, by, start)


def _has_places(parts: Mapping[str, str], kind: str, by: set[str]) -> bool:
    """Tell whether the first to fifth or last of something that a rule names can be there."""
    ordinals = [word.strip()[:-2] for word in parts.get("BYDAY", "").split(",") if word.strip()[:-2]]
    if ordinals and (kind in {"DAILY", "WEEKLY"} or by & {"BYMONTHDAY", "BYSETPOS"}):
        return False
    if "BYSETPOS" in by and by != {"BYDAY", "BYSETPOS"}:
        return False
    return all(1 <= abs(place) <= WEEKS for place in [*_whole(ordinals), *_numbers(parts, "BYSETPOS")])


def _has_days(parts: Mapping[str, str], kind: str, by: set[str], start: datetime) -> bool:
    """Tell whether a day of the month that a rule names is there in one of its months."""
    months = _numbers(parts, "BYMONTH") or ([start.month] if kind == "YEARLY" else list(range(1, 13)))
    days = _numbers(parts, "BYMONTHDAY")
    if not days and kind in {"MONTHLY", "YEARLY"} and "BYDAY" not in by:
        days = [start.day] if (start.month, start.day) != (2, 29) or kind == "MONTHLY" else [28]
    if any(not 1 <= month <= 12 for month in months):  # noqa: PLR2004 - a year has twelve
        return False
    return not days or any(1 <= abs(day) <= SHORTEST_MONTHS.get(month, 31) for day in days for month in months)


def _numbers(parts: Mapping[str, str], name: str) -> list[int]:
    return _whole(parts[name].split(",")) if name in parts else []


def _whole(words: list[str]) -> list[int]:
    try:
        return [int(word) for word in words]
    except ValueError:
        raise Refused("de herhaling is niet te lezen.", REMEDY) from None
