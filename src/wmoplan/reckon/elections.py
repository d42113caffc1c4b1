"""When a municipality elects its council, when the new one starts, and the gap around it.

The rules, their years and their numbers come from data; what somebody gave beats them and keeps its source.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple, TypeVar

from wmoplan.dutch import WEEKDAYS, count, day_month, long_date, plain_date
from wmoplan.model.moment import Certainty, Reason
from wmoplan.model.period import DAY
from wmoplan.model.phrases import Phrase, Texts
from wmoplan.model.profile import DayFact, Profile
from wmoplan.model.reference import CouncilRule, ElectionRules, Estimate, PollingRule, Redrawing, WeekRule
from wmoplan.model.source import OWN_FILE
from wmoplan.model.words import MomentKind
from wmoplan.reckon.local import is_known
from wmoplan.reckon.workdays import Calendar, moved_reason, next_ordinary_day

WEEK: Final = 7


class GivenElection(NamedTuple):
    """What a profile or a supposition says about an election; None is not given."""

    polling: DayFact | None = None
    new_council: DayFact | None = None
    new_executive: DayFact | None = None


def given_election(profile: Profile, as_of: date) -> GivenElection:
    """Return what a profile says about an election, as known on the as-of date."""
    given = (profile.election, profile.new_council, profile.new_executive)
    return GivenElection(*(fact if fact and is_known(fact, as_of) else None for fact in given))


class Election(NamedTuple):
    """One election of the council of one municipality.

    Attributes:
        day: Polling day.
        certain: Whether the day was published or given; else it follows from the rule of the law alone.
        doubt: Why it is not sure that there is such an election, as the end of a sentence; empty where it is.
        new_council_doubt: The same for the day of the new council.
        merger: The day on which the borders change, for an election because of that; else None.
        new_council_day: The first day of the new council.
        new_executive_day: The first day of the new executive.
        reason: Why polling day is that day.
        new_council_reason: Why the new council starts on that day; goes on where `reason` ends.
        new_executive_reason: Why the new executive starts on that day; goes on where `reason` ends.
    """

    day: date
    certain: bool
    merger: date | None
    new_council_day: date
    new_council_estimated: bool
    new_executive_day: date
    new_executive_estimated: bool
    reason: tuple[Reason, ...]
    new_council_reason: tuple[Reason, ...]
    new_executive_reason: tuple[Reason, ...]
    doubt: str = ""
    new_council_doubt: str = ""


class QuietPeriod(NamedTuple):
    """The gap around an election, in which nothing is decided; both ends included.

    Attributes:
        id: The id of its moment.
        last: The last day for an ordinary subject: the new council is in.
        last_large: The last day for a large subject: the new executive is in.
        certainty: Of its first day.
        election: The polling day that it lies around.
        reasons: Why these are its days.
        is_cut: Whether it is over earlier, because the municipality comes to an end.
    """

    id: str
    first: date
    last: date
    last_large: date
    certainty: Certainty
    weakest: str
    election: date
    reasons: tuple[Reason, ...] = ()
    is_cut: bool = False

    def holds(self, day: date, *, large: bool) -> bool:
        """Tell whether nothing is decided on the day."""
        return self.first <= day <= self.end(large=large)

    def end(self, *, large: bool) -> date:
        """Return its last day for a large or an ordinary subject."""
        return self.last_large if large else self.last


NOTHING: Final = GivenElection()
"""Nobody gave anything."""


class _Poll(NamedTuple):
    day: date
    certain: bool
    redrawing: Redrawing | None
    reason: tuple[Reason, ...]


_Rule = TypeVar("_Rule", PollingRule, CouncilRule, Estimate)


def _is_leap(year: int) -> bool:
    return (date(year, 3, 1) - DAY).day == 29  # noqa: PLR2004 - the calendar


def window_day(year: int, rule: WeekRule) -> date:
    """Return the day of the rule in a year.

    >>> window_day(2014, WeekRule(0, (1, 30), (1, 31)))
    datetime.date(2014, 2, 3)
    """
    first = date(year, *(rule.first_leap if _is_leap(year) else rule.first))
    return first + DAY * ((rule.weekday - first.weekday()) % WEEK)


def _in_force(year: int, rules: tuple[_Rule, ...]) -> _Rule:
    return next(rule for rule in rules if rule.first_year <= year and (not rule.last_year or year <= rule.last_year))


def elections_around(
    code: str, span: tuple[date, date], rules: ElectionRules, calendar: Calendar, given: GivenElection = NOTHING
) -> tuple[Election, ...]:
    """Return the elections of a municipality that matter to the first and the last day of a span.

    Returns: by day: the last with polling day before the span, all within it, the first after it. A given polling
        day takes the place of the nearest one that the rules give; a given day for the council or the executive goes
        to the last election before it, and to none where that is too long ago.
    """
    first, last = span
    texts = calendar.texts
    polls = _replaced(_polls(code, last.year + 2 * rules.every, rules, texts), given.polling, texts)
    start = max((at for at, poll in enumerate(polls) if poll.day < first), default=0)
    stop = next((at for at, poll in enumerate(polls) if poll.day > last), len(polls))
    council_at = _owner(polls, given.new_council, rules)
    executive_at = _owner(polls, given.new_executive, rules)
    return tuple(
        _election(
            polls[at],
            given.new_council if at == council_at else None,
            given.new_executive if at == executive_at else None,
            rules,
            calendar,
        )
        for at in range(start, min(stop + 1, len(polls)))
    )


def _polls(code: str, last_year: int, rules: ElectionRules, texts: Texts) -> list[_Poll]:
    redrawings = rules.redrawings.get(code, ())
    left_out = {row.lapses for row in redrawings}
    years = range(rules.first_year, last_year + 1, rules.every)
    polls = [_ordinary(year, rules, texts) for year in years if year not in left_out]
    for row in redrawings:
        told = Reason(texts.say(Phrase.VOTE_ON, dag=long_date(row.day)), row.day, row.source)
        polls.append(_Poll(row.day, row.certain, row, (Reason(row.note, row.merger, row.source), told)))
    return sorted(polls, key=lambda poll: poll.day)


def _ordinary(year: int, rules: ElectionRules, texts: Texts) -> _Poll:
    rule = _in_force(year, rules.polling)
    nomination = window_day(year, rule.nomination)
    day = nomination + DAY * rule.days
    later = texts.say(Phrase.VOTE_LATER, aantal=str(rule.days), dag=long_date(day))
    reason = (
        Reason(texts.say(Phrase.NOMINATION, **_window_words(nomination, rule.nomination)), nomination, rule.source),
        Reason(later, day, rule.source),
    )
    published = next((found for found in rules.published if found.year == year), None)
    if published is None:
        return _Poll(day, certain=False, redrawing=None, reason=reason)
    told = Reason(texts.say(Phrase.VOTE_PUBLISHED, dag=long_date(published)), published, rules.published[published])
    return _Poll(published, certain=True, redrawing=None, reason=(*reason, told))


def _window_words(day: date, rule: WeekRule) -> dict[str, str]:
    """Return what a sentence says of a day that a rule gave: the day, its weekday and when the window opens."""
    month, number = rule.first_leap if _is_leap(day.year) else rule.first
    opens = day_month(date(day.year, month, number))
    return {"dag": long_date(day), "weekdag": WEEKDAYS[rule.weekday], "begin": opens}


def _replaced(polls: list[_Poll], given: DayFact | None, texts: Texts) -> list[_Poll]:
    if given is None:
        return polls
    nearest = min(polls, key=lambda poll: abs(poll.day - given.day))
    reason = [_given_reason(Phrase.VOTE_GIVEN, given, texts)]
    same = nearest.day == given.day
    if not same:
        told = texts.say(Phrase.VOTE_ELSE, dag=long_date(nearest.day))
        reason.append(Reason(told, nearest.day, nearest.reason[-1].source))
    poll = _Poll(given.day, certain=True, redrawing=nearest.redrawing if same else None, reason=tuple(reason))
    return sorted([poll, *(other for other in polls if other is not nearest)], key=lambda poll: poll.day)


def _given_reason(phrase: Phrase, given: DayFact, texts: Texts) -> Reason:
    return Reason(texts.say(phrase, dag=long_date(given.day)), given.day, given.source or OWN_FILE)


def _owner(polls: list[_Poll], given: DayFact | None, rules: ElectionRules) -> int | None:
    if given is None:
        return None
    before = [at for at, poll in enumerate(polls) if poll.day < given.day <= poll.day + DAY * rules.belongs]
    return before[-1] if before else None


def _election(
    poll: _Poll, council: DayFact | None, executive: DayFact | None, rules: ElectionRules, calendar: Calendar
) -> Election:
    merger = _merger(poll, rules)
    council_day, council_estimated, council_reason = _council(poll.day, merger, council, rules, calendar)
    executive_day, executive_reason = _executive(poll, council_day, executive, rules, calendar.texts)
    reason = poll.reason
    doubt = poll.redrawing.doubt if poll.redrawing else ""
    if merger and not poll.redrawing:
        told = calendar.texts.say(Phrase.VOTE_OF_MERGER, dag=plain_date(merger))
        reason = (*reason, Reason(told, merger, rules.redrawing.polling_source))
    return Election(
        day=poll.day,
        certain=poll.certain,
        merger=merger,
        new_council_day=council_day,
        new_council_estimated=council_estimated,
        new_executive_day=executive_day,
        new_executive_estimated=executive is None,
        reason=reason,
        new_council_reason=council_reason,
        new_executive_reason=executive_reason,
        doubt="" if poll.certain else doubt,
        new_council_doubt="" if council else doubt,
    )


def merger_day(day: date, rules: ElectionRules) -> date | None:
    """Return the day on which borders change after this polling day; None where it is none of that kind."""
    if day == window_day(day.year, rules.redrawing.polling):
        return date(day.year + 1, *rules.redrawing.merger)
    return None


def new_council_day(day: date, rules: ElectionRules, calendar: Calendar) -> tuple[date, bool, tuple[Reason, ...]]:
    """Return the day on which the new council starts after this polling day, whether it is estimated, and why."""
    return _council(day, merger_day(day, rules), None, rules, calendar)


def _council(
    day: date, merger: date | None, given: DayFact | None, rules: ElectionRules, calendar: Calendar
) -> tuple[date, bool, tuple[Reason, ...]]:
    texts = calendar.texts
    if given is not None:
        return given.day, False, (_given_reason(Phrase.COUNCIL_GIVEN, given, texts),)
    if merger is not None:
        moved = next_ordinary_day(merger + DAY, calendar)
        source = rules.redrawing.council_source
        told = texts.say(Phrase.COUNCIL_AFTER_MERGER, herindeling=plain_date(merger), dag=long_date(moved.day))
        passed = (moved_reason(moved, source, texts),) if moved.off else ()
        return moved.day, False, (*passed, Reason(told, moved.day, source))
    law = _in_force(day.year, rules.council)
    start = window_day(day.year, law.start)
    if start > day:
        told = texts.say(Phrase.COUNCIL_BY_LAW, **_window_words(start, law.start))
        return start, False, (Reason(told, start, law.source),)
    estimate = _in_force(day.year, rules.council_estimates)
    start = day + DAY * estimate.days
    length = count(estimate.days, "dag", "dagen")
    told = texts.say(Phrase.COUNCIL_ESTIMATED, lengte=length, dag=long_date(start))
    return start, True, (Reason(told, start, estimate.source),)


def _merger(poll: _Poll, rules: ElectionRules) -> date | None:
    return poll.redrawing.merger if poll.redrawing else merger_day(poll.day, rules)


def _executive(
    poll: _Poll, council_day: date, given: DayFact | None, rules: ElectionRules, texts: Texts
) -> tuple[date, tuple[Reason, ...]]:
    if given is not None:
        return given.day, (_given_reason(Phrase.EXECUTIVE_GIVEN, given, texts),)
    if _merger(poll, rules):
        told = texts.say(Phrase.EXECUTIVE_AFTER_MERGER, dag=long_date(council_day))
        return council_day, (Reason(told, council_day, rules.redrawing.executive_source),)
    estimate = _in_force(poll.day.year, rules.executive_estimates)
    start = poll.day + DAY * estimate.days
    length = count(estimate.days, "dag", "dagen")
    told = texts.say(Phrase.EXECUTIVE_ESTIMATED, lengte=length, dag=long_date(start))
    reason = (Reason(told, start, estimate.source),)
    if start < council_day:
        later = texts.say(Phrase.EXECUTIVE_AFTER_COUNCIL, dag=long_date(council_day))
        return council_day, (*reason, Reason(later, council_day, ""))
    return start, reason


def quiet_period(
    election: Election, meetings: Iterable[date], rules: ElectionRules, texts: Texts, until: date = date.max
) -> QuietPeriod:
    """Return the days around an election on which nothing is decided.

    Args:
        meetings: The days on which the council meets.
        until: The last day of the municipality, on which it is over whatever comes after.
    """
    opens = election.day - DAY * rules.gap_window
    met = max((day for day in meetings if opens <= day < election.day), default=None)
    certainty = Certainty.PROVISIONAL if election.doubt else Certainty.RECKONED
    if met is None or election.new_council_estimated or election.new_executive_estimated:
        certainty = Certainty.ESTIMATED
    weakest = Phrase.EXECUTIVE_UNKNOWN if election.new_executive_estimated else Phrase.QUIET_IS_HABIT
    if met is None:
        weakest = Phrase.LAST_COUNCIL_UNKNOWN
        first = election.day - DAY * rules.gap_estimate
        length = count(rules.gap_estimate, "dag", "dagen")
        told = texts.say(Phrase.QUIET_ESTIMATED, lengte=length, dag=long_date(first))
        reason = Reason(told, first, rules.gap_source)
    else:
        first = met + DAY
        told = texts.say(Phrase.QUIET_AFTER_MEETING, laatste=long_date(met), dag=long_date(first))
        reason = Reason(told, first, "")
    last, large = election.new_council_day, max(election.new_council_day, election.new_executive_day)
    later = election.new_executive_reason if large > last else ()
    return QuietPeriod(
        id=f"{MomentKind.QUIET}-{election.day.year}",
        first=first,
        last=min(last, until),
        last_large=min(large, until),
        certainty=certainty,
        weakest=texts.say(weakest),
        election=election.day,
        reasons=(*election.reason, reason, *election.new_council_reason, *later),
        is_cut=large > until,
    )
