"""What the lists that come with the program say of plans, days off, school holidays and elections."""

from datetime import date
from typing import NamedTuple


class HolidayRule(NamedTuple):
    """A rule that gives one feestdag a year.

    Attributes:
        name: What the feestdag is called.
        month: 0 where the day hangs on Easter.
        day: Of the month; where it hangs on Easter, days from Easter Sunday, negative is before.
        on_sunday: Month and day that count where the rule gives a Sunday; None is no exception.
        first_year: Included; 0 is no bound.
        last_year: Included; 0 is no bound.
        source: The law or decision that makes it one.
    """

    name: str
    month: int
    day: int
    on_sunday: tuple[int, int] | None
    first_year: int
    last_year: int
    source: str


class DayRules(NamedTuple):
    """The rules for days off, and for terms that end on one.

    Attributes:
        holidays: The rules of the feestdagen; together they give those of a year.
        equated: Days that count as a feestdag for terms only, each with its source.
        equated_years: The years for which the equated days were looked up.
        longest: The longest term that rolls later, per unit; a unit that is missing never does.
        later_source: Why a term rolls later.
        longest_source: Why a longer one does not.
        earlier_source: Why a term that counts back is moved to an earlier day.
    """

    holidays: tuple[HolidayRule, ...]
    equated: dict[date, str]
    equated_years: frozenset[int]
    longest: dict[str, int]
    later_source: str
    longest_source: str
    earlier_source: str


class SchoolHoliday(NamedTuple):
    """A school holiday of one region, under the name of the recess that it stands for.

    Attributes:
        name: The name of the recess, such as zomerreces.
        region: Noord, Midden or Zuid.
        first: Included.
        last: Included.
        source: The publication that has the days.
    """

    name: str
    region: str
    first: date
    last: date
    source: str


class WeekRule(NamedTuple):
    """One weekday in a window of seven days that comes back every year.

    Attributes:
        weekday: Monday is 0.
        first: Month and day on which the window opens.
        first_leap: The same in a leap year.
    """

    weekday: int
    first: tuple[int, int]
    first_leap: tuple[int, int]


class PollingRule(NamedTuple):
    """How polling day follows from the day on which candidates are put forward.

    Attributes:
        first_year: Included; 0 is no bound.
        last_year: Included; 0 is no bound.
        nomination: The week and the weekday on which candidates are put forward.
        days: From the one to the other.
        source: The article of the law.
    """

    first_year: int
    last_year: int
    nomination: WeekRule
    days: int
    source: str


class CouncilRule(NamedTuple):
    """The day on which the law lets a new council start; years as in `PollingRule`.

    Attributes:
        start: The week and the weekday on which it starts.
        source: The article of the law.
    """

    first_year: int
    last_year: int
    start: WeekRule
    source: str


class Estimate(NamedTuple):
    """A number of days after polling day that is never more than an estimate; years as in `PollingRule`.

    Attributes:
        days: After polling day.
        source: Why so many.
    """

    first_year: int
    last_year: int
    days: int
    source: str


class Redrawing(NamedTuple):
    """An election of its own that a municipality has because its borders change.

    Attributes:
        day: Polling day.
        merger: The day on which the borders change.
        lapses: The year of the ordinary election that is left out.
        certain: Whether polling day was published.
        note: What happens, in Dutch sentences.
        source: The act or the bill that says so.
        doubt: Why it is not sure that the borders change, as the end of a sentence; empty where it is.
    """

    day: date
    merger: date
    lapses: int
    certain: bool
    note: str
    source: str
    doubt: str = ""


class RedrawingRule(NamedTuple):
    """The rule of law for an election because borders change.

    Attributes:
        polling: The week and weekday of the election.
        polling_source, council_source, executive_source: The articles that give the days of the election, the new
            council and the new executive.
        merger: Month and day on which borders change, in the year after polling day.
    """

    polling: WeekRule
    polling_source: str
    merger: tuple[int, int]
    council_source: str
    executive_source: str


class ElectionRules(NamedTuple):
    """The rules for elections, and the elections that depart from the rules.

    Attributes:
        first_year: The first year with an ordinary election.
        every: Years between two ordinary elections.
        polling, council: The rules of polling day and of the first day of the new council, each with the years for
            which it holds.
        moved_ahead: How many days before the day of the law a polling day can be set, where none was made known.
        published: Polling days that were made known, each with its source.
        council_estimates, executive_estimates: How long after polling day the council and the executive begin, where no
            rule says so.
        redrawing: The rule for an election because borders change.
        belongs: A given day for the council or the executive belongs to the last polling day at most so many
            days before it.
        gap_window: Only a meeting at most so many days before polling day opens the gap.
        gap_estimate: Where no such meeting is known, the gap opens so many days before polling day.
        gap_source: Why hardly anything is decided around an election.
        redrawings: By the code of the municipality.
    """

    first_year: int
    every: int
    polling: tuple[PollingRule, ...]
    moved_ahead: int
    published: dict[date, str]
    council: tuple[CouncilRule, ...]
    council_estimates: tuple[Estimate, ...]
    redrawing: RedrawingRule
    executive_estimates: tuple[Estimate, ...]
    belongs: int
    gap_window: int
    gap_estimate: int
    gap_source: str
    redrawings: dict[str, tuple[Redrawing, ...]]


class ReferenceData(NamedTuple):
    """The lists that come with the program.

    Attributes:
        days: The rules for days off and terms.
        elections: The rules for elections.
        school_holidays: By first day.
    """

    days: DayRules
    elections: ElectionRules
    school_holidays: tuple[SchoolHoliday, ...]


class Offer(NamedTuple):
    """A plan that comes with the program.

    Attributes:
        id: The id of the plan.
        file: Its name in `data/`.
        title: What the plan is called.
        first: The first year in which it is offered.
        last: The last one.
    """

    id: str
    file: str
    title: str
    first: int
    last: int

    @property
    def years(self) -> str:
        """The years in which the plan is offered, in words."""
        return f"{self.first} t/m {self.last}" if self.first < self.last else str(self.first)
