"""How sure a meeting is, as a column or the title of the meeting says it."""

import re
from typing import Final

from wmoplan.model.meeting import CANCELLED, FIRM, MOVED, PROVISIONAL
from wmoplan.read.meetings import words

ENGLISH: Final = r"(?i)(?<!\w)cancel(?:l)?ed(?!\w)"
DENIED: Final = r"(?i)(?<!\w)niet\s*$"
DENIED_AFTER: Final = r"(?i)\s*niet(?!\w)"
SURE: Final = (
    r"(?i)(?:definitief|bevestigd|confirmed|gepland|ingepland|gehouden|openbaar|afgerond|gepubliceerd|vastgesteld|"
    r"gaat door|actief|ja)"
)
UNSURE: Final = r"(?i)(?:tentative|concept|nog niet definitief|niet definitief|onbevestigd)"


def said_in_title(title: str) -> str:
    """Return the status that a title tells of, or nothing.

    >>> said_in_title("Raad (Cancelled)"), said_in_title("Raad (o.v.b.)"), said_in_title("Raad gaat niet door")
    ('vervallen', 'voorlopig', 'vervallen')
    >>> said_in_title("Conceptbegroting")
    ''
    """
    if re.search(ENGLISH, title):
        return CANCELLED
    found = re.search(words.CANCELLED, title)
    if found and not (re.search(DENIED, title[: found.start()]) or re.match(DENIED_AFTER, title[found.end() :])):
        return CANCELLED
    for unsure in re.finditer(words.PROVISIONAL, title):
        if not re.fullmatch(r"(?i)concept\w+", unsure[0]):
            return PROVISIONAL
    return ""


def said_in_column(cell: str) -> str | None:
    """Return the status that a cell of the column for it means; None where the word is not known.

    >>> said_in_column("Geannuleerd"), said_in_column("Ingepland"), said_in_column("Verplaatst"), said_in_column("?")
    ('vervallen', 'definitief', 'verplaatst', None)
    """
    if re.search(words.MOVED, cell):
        return MOVED
    if re.search(UNSURE, cell):
        return PROVISIONAL
    if said := said_in_title(cell):
        return said
    return FIRM if not cell or re.fullmatch(SURE, cell) else None


def without_state(title: str) -> str:
    """Return a title without the words for its status, and the brackets or the colon round them.

    >>> without_state("VERVALLEN: Raad"), without_state("Raad (geannuleerd)")
    ('Raad', 'Raad')
    """
    for pattern in (ENGLISH, words.CANCELLED):
        bare = pattern.removeprefix("(?i)")
        title = re.sub(rf"(?i)[(\[]\s*{bare}\s*[)\]]|^\s*{bare}\s*[:-]\s*|\s+-\s+{bare}\s*$", " ", title)
    return " ".join(title.split())
