"""The lists that come with the program, side by side."""

from typing import NamedTuple

from wmoplan.model.municipality import SchoolHoliday
from wmoplan.reckon.elections import ElectionRules
from wmoplan.reckon.workdays import DayRules


class ReferenceData(NamedTuple):
    """The lists that come with the program."""

    days: DayRules
    elections: ElectionRules
    school_holidays: tuple[SchoolHoliday, ...]
