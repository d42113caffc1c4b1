"""The meetings in the files that a profile names: read anew every time, and written nowhere."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from wmoplan.desk.beside import Text
from wmoplan.errors import DataError, Problem, Refused
from wmoplan.store.content import absent
from wmoplan.store.folder import DISK, Files, needed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from wmoplan.model.meeting import Meeting
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


def with_files(profile: "Profile", text: Text, as_of: "date") -> "tuple[Profile, tuple[str, ...]]":
    """Return the profile with the meetings of its files before its own, and sentences about what does not count.

    Args:
        profile: The profile, which names the files.
        text: The profile as it was written; nothing outside its folder is opened.

    Raises:
        DataError: A file is not there, or cannot be read at all.
    """
    if len(profile.meeting_files) > MOST:
        raise DataError(Problem(text.name, 0, f"bij '{KEY}' staan meer dan {MOST} bestanden.", "Noem er minder."))
    rows: list[MeetingRow] = []
    notices: list[str] = []
    for file in profile.meeting_files:
        found = _found(profile, text, file, as_of)
        notices += _unread(found, file)
        rows += [_row(one, file) for one in found.meetings]
    # every row was checked; together they may be more than a profile may hold
    return profile.model_copy(update={"meetings": (*rows, *profile.meetings)}), tuple(notices)


def _found(profile: "Profile", text: Text, file: str, as_of: "date") -> "Outcome":
    """Return what one file says, by the bodies of the profile."""
    from wmoplan.read.beside import plan_file
    from wmoplan.read.meetings import with_bodies

    try:
        path = plan_file(text.folder, file, text.file, text.files)
    except Refused as fault:
        raise DataError(Problem(text.name, 0, f"bij '{KEY}': {fault.message}", fault.remedy)) from None
    return with_bodies(read_file(path, file, None, as_of, text.files), recogniser_of(profile))


def _unread(found: "Outcome", file: str) -> "Iterator[str]":
    """Yield what does not count of a file."""
    from wmoplan.dutch import count

    if left := len(found.questions) + len(found.unread):
        many = count(left, "vergadering telt", "vergaderingen tellen")
        yield f"Let op: {many} niet mee. Bekijk ze met: wmoplan meetings import {file} --dry-run"
    if longer := sum(one.last is not None for one in found.meetings):
        many = count(longer, "vergadering duurt", "vergaderingen duren")
        yield f"Let op: {many} meer dan een dag. Alleen de eerste dag telt: {file}"


def _row(one: "Meeting", file: str) -> "MeetingRow":
    """Return a meeting as a row of the profile would have it, standing where the file has it."""
    from wmoplan.model.schedule import MeetingRow

    row = MeetingRow.of(
        day=one.day, time=one.time, body=one.body, status=one.status, to=one.to, title=one.title, source=file
    )
    row.stand(Path(file).name, one.place.line)
    return row


def read_file(path: Path, name: str, year: int | None, as_of: "date", files: Files = DISK) -> "Outcome":
    """Return what a file of meetings says.

    Args:
        year: The year of days that have none; None reads it from the file.

    Raises:
        MissingFileError: The file is not there.
        DataError: The file is no such file, is too large, or nothing in it can be read.
    """
    from wmoplan.read.meetings import LARGEST, text_of

    text = text_of(needed(files, path, name, LARGEST), name)
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


def text_meant(words: list[str], files: Files = DISK) -> str:
    """Return the text in a file where a single word names one, else the words themselves as a text.

    Raises:
        MissingFileError: The word is the name of a file that is not there.
        DataError: The file holds no text, or is too large.
    """
    typed = " ".join(words).strip()
    if len(words) > 1:
        return typed
    try:
        is_file = files.has(Path(words[0]))
    except (OSError, ValueError):  # a long text is no name of a file
        is_file = False
    if is_file:
        return _text_in(needed(files, Path(words[0]), words[0], LONGEST), words[0])
    if " " not in typed and typed.lower().endswith(FILES):
        raise absent(typed, "Kijk of de naam klopt, of plak de regels.")
    return typed


def _text_in(data: bytes, name: str) -> str:
    """Return the text in a file of lines, such as a mail that was saved; its encoding may be that of old Windows."""
    from wmoplan.read.meetings.lines import must_be_text
    from wmoplan.read.spelling import decode

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
