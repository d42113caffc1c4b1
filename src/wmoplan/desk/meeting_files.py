"""The meetings in the files that a profile names: read anew every time, and written nowhere."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from wmoplan.desk.beside import Text
from wmoplan.errors import DataError, MissingFileError, Problem, Refused
from wmoplan.read.files.kind import Kind, kind_of
from wmoplan.store.content import absent
from wmoplan.store.folder import DISK, Files, needed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from wmoplan.model.meeting import Meeting
    from wmoplan.model.profile import Profile
    from wmoplan.model.schedule import MeetingRow
    from wmoplan.read.agenda import ReadAgenda
    from wmoplan.read.meetings import Outcome, Recogniser
    from wmoplan.read.meetings.cells import CellRow

Reader: TypeAlias = "Callable[[Mapping[str, str]], Outcome]"
"""Reads a list of meetings with the answers so far."""

KEY: Final = "vergaderbestanden"
MOST: Final = 10
"""How many files a profile may name."""

FILES: Final = (
    ".txt", ".csv", ".ics", ".xlsx", ".xls", ".ods", ".docx", ".pdf", ".html", ".htm", ".eml", ".json", ".msg", ".doc",
)  # fmt: skip
"""What a single word ends in that was meant as the name of a file."""

TABLE: Final = ".csv"
"""What the name of a text ends in that is a table, and no lines."""

PROFILE_KEYS: Final = rb"(?m)\A(?:\xef\xbb\xbf)?(?:#.*\n|[ \t\r]*\n)*gemeente: (?:.*\n)*?(?:vergaderingen|plan|rol):"
"""How a profile begins."""

ADDRESS: Final = r"(?i)(?:https?://|www\.)\S"
"""How an address on the internet begins."""

LARGEST_FILE: Final = 10_000_000
"""Unit: bytes of a file of any kind."""

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
    from wmoplan.desk.intake import known_answers, words_of
    from wmoplan.read.agenda import ReadAgenda
    from wmoplan.read.beside import plan_file
    from wmoplan.read.meetings import with_bodies

    try:
        path = plan_file(text.folder, file, text.file, text.files)
    except Refused as fault:
        raise DataError(Problem(text.name, 0, f"bij '{KEY}': {fault.message}", fault.remedy)) from None
    read = reader_of(content_of(path, file, text.files), file, None, as_of, words_of(profile))
    if isinstance(read, ReadAgenda):
        remedy = f"Haal het daar weg, en typ: wmoplan meetings add {file}"
        message = f"bij '{KEY}' staat {file}. Dat is de agenda van een vergadering, en geen schema."
        raise DataError(Problem(text.name, 0, message, remedy))
    recogniser = recogniser_of(profile)
    recogniser.answers = known_answers(profile)
    return with_bodies(read(recogniser.answers), recogniser)


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
    part = f", {one.place.part}" if one.place.part else ""
    row.stand(f"{Path(file).name}{part}", one.place.line)
    return row


def content_of(path: Path, name: str, files: Files = DISK) -> bytes:
    """Return the content of a file of meetings.

    Raises:
        MissingFileError: The file is not there.
        DataError: The file cannot be opened, or is too large.
    """
    try:
        return needed(files, path, name, LARGEST_FILE)
    except MissingFileError:
        _must_be_no_address(name)
        if meant := _meant(path, files):
            raise absent(name, f'Bedoelt u dit? Typ: wmoplan meetings import "{meant}"') from None
        raise


def reader_of(  # noqa: PLR0913 - what a file is read with
    data: bytes,
    name: str,
    year: int | None,
    as_of: "date",
    bodies: "Mapping[str, tuple[str, ...]] | None" = None,
    *,
    is_list: bool = False,
) -> "Reader | ReadAgenda":
    """Return what reads a file of meetings anew with other answers; of the agenda of one meeting, that agenda.

    Args:
        data: The content of the file, whatever kind of file it is.
        name: How the user named it.
        year: The year of days that have none; None reads it from the file.
        as_of: The day of looking.
        bodies: How people write each body; None is as the rules know them.
        is_list: Whether somebody said that it is a list of meetings, and no agenda.

    Raises:
        MissingExtraError: What reads such a file is not installed.
        DataError: The file cannot be read, or has no meetings.
    """
    kind = Kind.CALENDAR if Path(name).suffix.lower() == ".ics" else kind_of(data)
    if kind is Kind.CALENDAR:
        from wmoplan.read.meetings.calendar import read_events

        text = _text_of(data, name)
        return lambda answers: _with_meetings(read_events(text, name, as_of, answers), name)
    if kind is Kind.TEXT and re.search(PROFILE_KEYS, data):
        remedy = "Noem het bestand met de vergaderingen."
        raise DataError(Problem(name, 0, "dit is een profiel van wmoplan, en geen schema.", remedy))
    from wmoplan.read.agenda import agenda_in, text_rows
    from wmoplan.read.meetings.table import named_rows, table_of
    from wmoplan.read.meetings.words import BODY_WORDS

    text = _text_of(data, name) if kind is Kind.TEXT else ""
    rows = text_rows(text, name) if kind is Kind.TEXT else _rows_in(data, name)
    if not is_list and (agenda := agenda_in(rows)):
        return agenda
    rows = named_rows(text, name) if kind is Kind.TEXT else rows
    return lambda answers: _with_meetings(table_of(rows, name, year, answers, bodies or BODY_WORDS), name)


def _with_meetings(listed: "Outcome", name: str) -> "Outcome":
    """Return what a file says, where there is a meeting in the file, or something that may be one.

    Raises:
        DataError: There is none.
    """
    if not (listed.meetings or listed.questions):
        raise _no_meetings(listed, name)
    return listed


def _no_meetings(listed: "Outcome", name: str) -> DataError:
    """Return the error for a file without meetings, with each place where it names who meets."""
    from wmoplan.read.meetings.bodies import without_day

    told = without_day((one.place, one.text) for one in listed.left_out)
    nothing = Problem(name, 0, "in dit bestand staan geen vergaderingen.", "Kijk of dit het goede bestand is.")
    return DataError(*([one.problem for one in listed.unread] or [*told, nothing]))


def _must_be_no_address(name: str) -> None:
    """Refuse an address in the place of a file.

    Raises:
        MissingFileError: It is one.
    """
    if re.match(ADDRESS, name):
        from wmoplan.read.files.rows import SAVE_PAGE

        raise MissingFileError(f"{name} is een adres op internet, en geen bestand.\n  {SAVE_PAGE}")


def _meant(path: Path, files: Files) -> Path | None:
    """Return the file that was meant by a name that is not there: Windows does not show how a name ends."""
    from wmoplan.notation import is_seen
    from wmoplan.read.faults import nearest

    try:
        names = [] if files.is_taken(path) else files.names(path.parent)  # what is there cannot be read
    except (OSError, ValueError):
        return None
    beside = [one for one in names if one.lower().endswith(FILES) and is_seen(one)]
    begun = [one for one in beside if one.lower().startswith(path.name.lower())]
    meant = begun[0] if len(begun) == 1 else nearest(path.name, beside)
    return path.with_name(meant) if meant else None


def _text_of(data: bytes, name: str) -> str:
    from wmoplan.read.meetings import LARGEST, text_of
    from wmoplan.store.content import fitting

    return text_of(fitting(data, name, LARGEST), name)


def _rows_in(data: bytes, name: str) -> "list[CellRow]":
    """Return the rows of a file that is no plain text."""
    from wmoplan.desk.extras import need
    from wmoplan.read.files.rows import PASTE, file_rows

    need("bestanden", f"Het kan ook anders. {PASTE}")
    return file_rows(data, name)


def recogniser_of(own: "Profile", otherwise: str = "") -> "Recogniser":
    """Return what recognises the bodies of a profile."""
    from wmoplan.read.meetings import Recogniser

    names = {
        name: (name, name.replace("-", " "), row.name.removeprefix("de ").removeprefix("het "))
        for name, row in own.bodies.items()
    }
    return Recogniser({name: row.patterns for name, row in own.bodies.items()}, names, otherwise)


def text_meant(words: list[str], files: Files = DISK) -> str | None:
    """Return the text in a file where a single word names one, else the words themselves as a text.

    Returns:
        The text; None where the word names a file that is a table, such as a workbook or a .csv, or no plain text.

    Raises:
        MissingFileError: The word is the name of a file that is not there.
        DataError: The file cannot be decoded, or is too large.
    """
    typed = " ".join(words).strip()
    if len(words) > 1:
        return typed
    try:
        is_file = files.has(Path(words[0]))
    except (OSError, ValueError):  # a long text is no name of a file
        is_file = False
    if is_file:
        return _text_in(needed(files, Path(words[0]), words[0], LARGEST_FILE), words[0])
    _must_be_no_address("" if " " in typed else typed)
    if " " not in typed and typed.lower().endswith(FILES):
        raise absent(typed, "Kijk of de naam klopt, of plak de regels.")
    return typed


def _text_in(data: bytes, name: str) -> str | None:
    """Return the text in a file of lines, such as a mail that was saved; its encoding may be that of old Windows."""
    from wmoplan.read.spelling import decode
    from wmoplan.store.content import fitting

    kind = kind_of(data)
    if kind is Kind.JSON:  # a list of a whole system, and no letter
        raise DataError(Problem(name, 0, f"dit is {kind.value}.", f"Typ: wmoplan meetings import {name}"))
    if kind is not Kind.TEXT or name.lower().endswith(TABLE):
        return None
    fitting(data, name, LONGEST)
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
