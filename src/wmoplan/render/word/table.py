"""A table as a file for Word."""

from collections.abc import Iterable, Sequence
from datetime import date

from wmoplan.render.word.file import Writer


def table_file(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]], made: date, author: str = "") -> bytes:
    """Return a table under its title as a file for Word; the same table gives the same bytes.

    Args:
        made: The day that the file says it was made on.
        author: Whose it is; may be empty.
    """
    file = Writer(title, made, author)
    file.table(heads, rows)
    return file.save()
