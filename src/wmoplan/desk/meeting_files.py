"""The meetings in the files that a profile names: read anew every time, and written nowhere."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from wmoplan.errors import DataError, MissingFileError, Problem, Refused

if TYPE_CHECKING:
    from datetime import date

    from wmoplan.model.profile import Profile
    from wmoplan.model.schedule import MeetingRow
    from wmoplan.read.meetings import Outcome, Recogniser

KEY: Final = "vergaderbestanden"
MOST: Final = 10
"""How many files a profile may name."""

FILES: Final = (".txt", ".csv", ".ics", ".docx", ".pdf", ".eml")
"""What a single word ends in that was meant as the name of a file."""

LONGEST: Final = 1_000_000
"""Bytes of a text that is read; a list of meetings is far smaller."""


def with_files(profile: "Profile", home: Path, name: str, as_of: "date") -> "tuple[Profile, tuple[str, ...]]":
    """Return the profile with the meetings of its files before its own, and sentences about what does not count.

    Args:
        home: The folder of the profile; nothing outside it is opened.
        name: How the user named the profile.

    Raises:
        DataError: A file is not there, or cannot be read at all.
    """
    if not profile.meeting_files:
        return profile, ()
    if len(profile.meeting_files) > MOST:
        raise DataError(Problem(name, 0, f"bij '{KEY}' staan meer dan {MOST} bestanden.", "Noem er minder."))
    rows: list[MeetingRow] = []
    notices: list[str] = []
    for file in profile.meeting_files:
        rows += _rows(profile, home, name, file, as_of, notices)
    return profile.model_copy(update={"meetings": (*rows, *profile.meetings)}), tuple(notices)


def _rows(  # noqa: PLR0913 - a file, where it lies, and what is told of it
    profile: "Profile", home: Path, name: str, file: str, as_of: "date", notices: list[str]
) -> "list[MeetingRow]":
    from wmoplan.dutch import count
    from wmoplan.model.schedule import MeetingRow
    from wmoplan.read.beside import plan_file
    from wmoplan.read.meetings import with_bodies

    try:
        path = plan_file(home, file, Path(name).name)
    except Refused as fault:
        raise DataError(Problem(name, 0, f"bij '{KEY}': {fault.message}", fault.remedy)) from None
    listed = read_file(path, file, None, as_of)
    outcome = with_bodies(listed, recogniser_of(profile))
    if left := len(outcome.questions) + len(outcome.unread):
        many = count(left, "vergadering telt", "vergaderingen tellen")
        notices.append(f"Let op: {many} niet mee. Bekijk ze met: wmoplan meetings import {file} --dry-run")
    if longer := sum(one.last is not None for one in outcome.meetings):
        many = count(longer, "vergadering duurt", "vergaderingen duren")
        notices.append(f"Let op: {many} meer dan een dag. Alleen de eerste dag telt: {file}")
    rows = []
    for one in outcome.meetings:
        said = {"datum": one.day, "tijd": one.time, "orgaan": one.body, "status": one.status, "naar": one.to}
        row = MeetingRow.model_validate(said | {"titel": one.title, "bron": file})
        row.stand(path.name, one.place.line)
        rows.append(row)
    return rows


def read_file(path: Path, name: str, year: int | None, as_of: "date") -> "Outcome":
    """Return what a file of meetings says.

    Raises:
        MissingFileError: It is not there.
        DataError: It is no such file, it is too large, or nothing in it can be read.
    """
    from wmoplan.read.meetings import LARGEST, text_of
    from wmoplan.store.content import read_bytes

    text = text_of(read_bytes(path, name, LARGEST), name)
    if path.suffix.lower() == ".ics" or text.lstrip("\ufeff \r\n").upper().startswith("BEGIN:VCALENDAR"):
        from wmoplan.read.meetings.calendar import read_events

        listed = read_events(text, name, as_of)
    else:
        from wmoplan.read.meetings.table import read_table

        listed = read_table(text, name, year)
    if not listed.meetings:
        nothing = Problem(name, 0, "in dit bestand staan geen vergaderingen.", "Kijk of dit het goede bestand is.")
        raise DataError(*([one.problem for one in listed.unread] or [nothing]))
    return listed


def recogniser_of(own: "Profile", otherwise: str = "") -> "Recogniser":
    """Return what recognises the bodies of a profile."""
    from wmoplan.read.meetings import Recogniser

    names = {
        name: (name, name.replace("-", " "), row.name.removeprefix("de ").removeprefix("het "))
        for name, row in own.bodies.items()
    }
    return Recogniser({name: row.patterns for name, row in own.bodies.items()}, names, otherwise)


def text_meant(words: list[str]) -> str:
    """Return the text in a file where a single word names one, else the words themselves as a text.

    Raises:
        MissingFileError: The word is the name of a file that is not there.
        DataError: The file holds no text, or is too large.
    """
    typed = " ".join(words).strip()
    if len(words) > 1:
        return typed
    try:
        is_file = Path(words[0]).is_file()
    except (OSError, ValueError):  # a long text is no name of a file
        is_file = False
    if is_file:
        return _text_in(words[0])
    if " " not in typed and typed.lower().endswith(FILES):
        raise MissingFileError(f"{typed} is er niet.\n  Kijk of de naam klopt, of plak de regels.")
    return typed


def _text_in(name: str) -> str:
    """Return the text in a file of lines, such as a mail that was saved; its encoding may be that of old Windows."""
    from wmoplan.read.meetings.lines import must_be_text
    from wmoplan.read.spelling import decode
    from wmoplan.store.content import read_bytes

    data = read_bytes(Path(name), name, LONGEST)
    must_be_text(data, name)
    if re.match(rb"(?i)\s*(?:\xef\xbb\xbf)?BEGIN:VCALENDAR", data):
        raise DataError(Problem(name, 0, "dit is een agenda (.ics).", f"Typ: wmoplan meetings import {name}"))
    return data.decode("cp1252", "replace") if _is_windows(data) else decode(data, name)


def _is_windows(data: bytes) -> bool:
    """Tell whether a text is written as old Windows programs do it: no UTF-8, and nothing that no text holds."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return b"\0" not in data and not data.startswith(
            (b"\xff\xfe", b"\xfe\xff", b"PK\x03\x04", b"\xd0\xcf", b"%PDF")
        )
    return False
