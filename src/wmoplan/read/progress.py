"""Reads what was done: a file that wmoplan writes, that people look into and that git puts together."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from wmoplan.dutch import listing
from wmoplan.errors import DataError, MissingFileError, Problem, Refused
from wmoplan.model.day import read_day
from wmoplan.model.progress import (
    DAYS,
    FOLLOWED,
    FOLLOWS_ADVICE,
    LARGEST,
    LIST,
    LONGEST,
    REACTION,
    Progress,
    ProgressRow,
)
from wmoplan.model.standing import ANSWER, ANSWERS, SEEN
from wmoplan.place import line_at
from wmoplan.read.yaml import parse
from wmoplan.store.folder import DISK, Files

if TYPE_CHECKING:
    from pathlib import Path

MARKERS: Final = re.compile(rb"^(?:<{7}|>{7}|\|{7}|={7})(?: .*)?\r?$", re.MULTILINE)
"""What git puts around lines of which it cannot choose."""

ROW: Final = re.compile(rb"^  - \{.*\}\r?$")
NUMBER: Final = re.compile(r"[0-9a-f]{12}")
NEEDED: Final = ("nr", "op", "soort", "wat")


def read_progress(path: "Path", name: str, files: Files = DISK) -> Progress:
    """Return the progress in a file; without rows where there is no such file.

    Raises:
        DataError: The file has faults; all of them are told.
    """
    try:
        data = files.read(path, name, LARGEST)
    except MissingFileError:
        if files.has(path):
            raise
        return Progress()
    return progress_of(data, name) if data is not None else Progress()


@lru_cache(maxsize=2)
def progress_of(data: bytes, name: str) -> Progress:
    """Return the progress in the bytes of a file; a row that stands there twice, because of git, counts once.

    The same bytes are read once: a tick looks at them before and under the lock.

    Raises:
        DataError: They have faults.
    """
    whole = put_together(data, name)
    parsed = parse(whole, name)
    stood = {} if whole is data else _lines_before(data, whole)
    problems = [fault._replace(line=stood.get(fault.line, fault.line)) for fault in parsed.problems]
    tree = parsed.tree
    if tree is None:
        return Progress()
    rows = tree.get(LIST, []) if isinstance(tree, dict) else None
    if not isinstance(rows, list) or (isinstance(tree, dict) and tree.keys() - {LIST}):
        problems.append(Problem(name, 1, "dit is geen voortgang die wmoplan schreef.", _WAY_OUT))
        raise DataError(*problems)
    found: dict[str, ProgressRow] = {}
    for at, row in enumerate(rows):
        line = line_at(parsed.mark, (LIST, at))
        line = stood.get(line, line)
        try:
            read = _row(row, line)
        except Refused as fault:
            problems.append(Problem(name, line, fault.message, fault.remedy))
        else:
            found.setdefault(read.number, read)
    if problems:
        raise DataError(*problems)
    return Progress(tuple(found.values()))


_WAY_OUT: Final = "Haal een oudere kopie terug, of geef dit bestand een andere naam."


def put_together(data: bytes, name: str) -> bytes:
    r"""Return a file without the marks that git leaves where two people added rows: the rows of both, each once.

    >>> two = b"regels:\n<<<<<<< een\n  - {a: 1}\n=======\n  - {b: 2}\n>>>>>>> twee\n"
    >>> print(put_together(two, "voortgang.yaml").decode(), end="")
    regels:
      - {a: 1}
      - {b: 2}

    Raises:
        DataError: Beside the marks stands a line that is no row as wmoplan writes it: it would be lost.
    """
    if not MARKERS.search(data):
        return data
    lines = [line.rstrip(b"\r") for line in data.split(b"\n")]
    strange = [at for at, line in enumerate(lines, 1) if not _is_ours(line)]
    if strange:
        raise DataError(*(Problem(name, at, _STRANGE, _REPAIR) for at in strange))
    head = dict.fromkeys(line for line in lines if line.startswith(b"#"))
    rows = dict.fromkeys(line for line in lines if ROW.match(line))
    return b"\n".join([*head, LIST.encode() + b":", *rows]) + b"\n"


def _lines_before(data: bytes, whole: bytes) -> dict[int, int]:
    """Map each line of a file that was put together to the line on which it first stood between the marks of git."""
    first = {line.rstrip(b"\r"): at for at, line in reversed(list(enumerate(data.split(b"\n"), 1)))}
    return {at: first[line] for at, line in enumerate(whole.split(b"\n"), 1) if line in first}


_STRANGE: Final = "git kon hier niet kiezen, en deze regel heeft niet de vorm die wmoplan schrijft."
_REPAIR: Final = "Bewaar de regels van allebei, en haal de tekens van git zelf weg: <<<<<<<, ======= en >>>>>>>."


def _is_ours(line: bytes) -> bool:
    """Tell whether a line is one of those that can be told apart without reading the file: none else may be dropped."""
    kept = (b"", LIST.encode() + b":", LIST.encode() + b": []")
    return line.strip() in kept or line.startswith(b"#") or bool(ROW.match(line) or MARKERS.match(line))


def _row(row: Any, line: int) -> ProgressRow:  # noqa: ANN401 - whatever stands in the file
    """Return a row as it stands in the file.

    Raises:
        Refused: It misses a key, or a value is no day, number or word.
    """
    if not isinstance(row, dict):
        raise Refused("dit is geen regel van de voortgang.", _WAY_OUT)
    values = {key: _value(key, value) for key, value in row.items()}
    if missing := [key for key in NEEDED if not isinstance(values.get(key), str)]:
        raise Refused(f"in deze regel ontbreekt '{missing[0]}'.", _WAY_OUT)
    _check(values)
    number, day, kind, about = (str(values.pop(key)) for key in NEEDED)
    if not NUMBER.fullmatch(number):
        raise Refused(f"'{number}' is geen nummer van een regel.", "Laat het nummer zoals wmoplan het schreef.")
    return ProgressRow(number, read_day(day), kind, about, values, line)


def _value(key: str, value: object) -> str | tuple[str, ...]:
    if isinstance(value, str) and len(value) <= LONGEST:
        return value
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise Refused(f"bij '{key}' staat iets anders dan tekst.", _WAY_OUT)


def _check(values: dict[str, str | tuple[str, ...]]) -> None:
    """Refuse a value that no command writes.

    Raises:
        Refused: A value is no day or none of the words that fit there.
    """
    for key in DAYS:
        if isinstance(said := values.get(key), str):
            read_day(said)
    for kind, key, known in ((REACTION, FOLLOWS_ADVICE, FOLLOWED), (SEEN, ANSWER, ANSWERS)):
        said = values.get(key, "")
        if values["soort"] == kind and said not in known:
            found = f"staat '{said}'" if isinstance(said, str) and said else "staat geen woord"
            raise Refused(f"bij '{key}' {found}.", f"Schrijf {listing(known, 'of')}.")
