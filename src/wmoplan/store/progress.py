"""Adds rows to what was done; nothing that stands there changes."""

from collections.abc import Iterable
from typing import Final

from wmoplan.model.progress import LIST, ProgressRow
from wmoplan.store.words import plain_or_quoted, quoted

HEAD: Final = f"""\
# Wat er is gedaan, en wat u opschreef. wmoplan schrijft hier regels bij. Het haalt er nooit een weg.
# Er kunnen namen in staan: zet dit bestand niet op een website.
# Voegt git twee versies samen? Bewaar dan de regels van allebei. De volgorde maakt niet uit.
{LIST}:
"""


def grown(content: bytes, rows: Iterable[ProgressRow]) -> bytes:
    """Return a file with rows at its end; what stood there stays as it was, also what this version does not know."""
    whole = content or HEAD.encode()
    if whole.rstrip().endswith(f"{LIST}: []".encode()):
        whole = whole.rstrip().removesuffix(b"[]").rstrip()
    if not whole.endswith(b"\n"):
        whole += b"\n"
    return whole + "".join(f"  - {_written(row)}\n" for row in rows).encode()


def _written(row: ProgressRow) -> str:
    """Return a row as it stands in the file: on one line, so that git can move it as a whole."""
    told = [
        f"nr: {quoted(row.number)}",
        f"op: {row.day.isoformat()}",
        f"soort: {row.kind}",
        f"wat: {quoted(row.about)}",
    ]
    for key, value in row.values.items():
        if isinstance(value, tuple):
            told.append(f"{key}: [{', '.join(map(quoted, value))}]")
        elif value:
            told.append(f"{key}: {plain_or_quoted(value)}")
    return "{" + ", ".join(told) + "}"
