"""The meetings in the files that a profile names: read anew every time, and written nowhere."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from wmoplan.errors import DataError, Problem, Refused

if TYPE_CHECKING:
    from datetime import date

    from wmoplan.model.profile import Profile
    from wmoplan.model.schedule import MeetingRow

KEY: Final = "vergaderbestanden"
MOST: Final = 10
"""How many files a profile may name."""


def with_files(profile: "Profile", home: Path, name: str, as_of: "date") -> "Profile":
    """Return the profile with the meetings of its files before its own, and tell what in them does not count.

    Attributes:
        home: The folder of the profile; nothing outside it is opened.
        name: How the user named the profile.

    Raises:
        DataError: A file is not there, or cannot be read at all.
    """
    if not profile.meeting_files:
        return profile
    if len(profile.meeting_files) > MOST:
        raise DataError(Problem(name, 0, f"bij '{KEY}' staan meer dan {MOST} bestanden.", "Noem er minder."))
    rows = [row for file in profile.meeting_files for row in _rows(profile, home, name, file, as_of)]
    return profile.model_copy(update={"meetings": (*rows, *profile.meetings)})


def _rows(profile: "Profile", home: Path, name: str, file: str, as_of: "date") -> "list[MeetingRow]":
    from wmoplan.cli.importing import read_file, recogniser_of
    from wmoplan.cli.speak import tell
    from wmoplan.dutch import count
    from wmoplan.model.schedule import MeetingRow
    from wmoplan.read.meetings import outcome_of
    from wmoplan.read.plan_file import plan_file

    try:
        path = plan_file(home, file, Path(name).name)
    except Refused as fault:
        raise DataError(Problem(name, 0, f"bij '{KEY}': {fault.message}", fault.remedy)) from None
    listed = read_file(path, file, None, as_of)
    outcome = outcome_of(listed.entries, recogniser_of(profile))
    if left := len(outcome.unclear) + len(listed.problems):
        many = count(left, "vergadering telt", "vergaderingen tellen")
        tell(f"Let op: {many} niet mee. Bekijk ze met: wmoplan meetings import {file} --dry-run")
    return [
        MeetingRow.model_validate(
            {
                "datum": one.day,
                "tijd": one.time,
                "orgaan": one.body,
                "status": one.status,
                "naar": one.to,
                "titel": one.title,
                "bron": file,
            }
        )
        for one in outcome.found
    ]
