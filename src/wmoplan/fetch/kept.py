"""What a system answered the last time, as it is kept beside the profile; anybody may have changed that file."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from wmoplan.fetch.systems import Page
from wmoplan.notation import iso
from wmoplan.store.content import fingerprint_of

FORM: Final = "wmoplan/vergaderbron/1"
LARGEST: Final = 16_000_000
"""Unit: bytes. What is larger is not kept, and asked anew the next time."""


PAGES, AGENDAS, ITEMS = "antwoorden", "agendas", "agendapunten"
COLUMNS: Final = ("stap", "datum", "orgaan", "nummer", "titel", "nee")
"""The keys of an item that was found."""


class SeenItem(NamedTuple):
    """An item on an agenda that can be about a step.

    Attributes:
        step: The id of the step.
        body: The body of which it is the agenda.
        number: As the agenda writes it; may be empty.
        refused: Whether somebody said that it is not the decision on the step.
    """

    step: str
    day: date
    body: str
    number: str
    title: str
    refused: bool = False


class Kept(NamedTuple):
    """What is known from the last visit.

    Attributes:
        address: Of the system that was asked.
        day: On which the list of meetings was taken over; None where it never was.
        pages: The answers with the list of meetings, by their question.
        agendas: The answers with the agenda of one meeting, by their question.
        items: What was found on the agendas; None where nobody looked.
    """

    address: str = ""
    day: date | None = None
    pages: dict[str, Page] = {}  # noqa: RUF012 - nobody changes it
    agendas: dict[str, Page] = {}  # noqa: RUF012 - nobody changes it
    items: tuple[SeenItem, ...] | None = None


def kept_from(data: bytes | None, address: str) -> Kept:
    """Return what was kept of a system; nothing where it is of another one, or not as wmoplan wrote it."""
    try:
        tree = json.loads(data or b"")
        if tree["schema"] != FORM or tree["bron"] != address:
            return Kept()
        pages, agendas = (_pages(tree.get(key, [])) for key in (PAGES, AGENDAS))
        rows = tree.get(ITEMS)
        items = None if rows is None else tuple(_item(row) for row in rows)
        return Kept(address, tree["opgehaald"] and date.fromisoformat(tree["opgehaald"]), pages, agendas, items)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Kept()


def as_kept(kept: Kept) -> bytes:
    """Return the content of the file that keeps a visit; empty where it would be too large."""
    tree: dict[str, object] = {"schema": FORM, "bron": kept.address, "opgehaald": iso(kept.day)}
    tree |= {PAGES: _rows(kept.pages)}
    if kept.items is not None:
        tree |= {AGENDAS: _rows(kept.agendas), ITEMS: [_row(one) for one in kept.items]}
    content = json.dumps(tree, ensure_ascii=False, indent=1).encode(errors="surrogatepass")  # `json.loads` reads it so
    return content if len(content) <= LARGEST else b""


def _rows(pages: Mapping[str, Page]) -> list[dict[str, object]]:
    return [
        {"vraag": page.question, "merk": page.mark, "controle": _check(page), "antwoord": page.content}
        for page in pages.values()
    ]


def _pages(rows: list[dict[str, Any]]) -> dict[str, Page]:
    """Return the answers; without those that somebody changed, which are asked anew."""
    pages = [(Page(str(row["vraag"]), str(row["merk"]), row["antwoord"]), row["controle"]) for row in rows]
    return {page.question: page for page, check in pages if _check(page) == check}


def _check(page: Page) -> str:
    """Return what tells an answer as it came from one that was changed since."""
    return fingerprint_of(json.dumps(page, sort_keys=True).encode())


def _row(item: SeenItem) -> dict[str, object]:
    values = (item.step, iso(item.day), item.body, item.number, item.title, item.refused)
    return dict(zip(COLUMNS, values, strict=True))


def _item(row: dict[str, Any]) -> SeenItem:
    step, day, body, number, title, refused = (row[key] for key in COLUMNS)
    return SeenItem(str(step), date.fromisoformat(day), str(body), str(number), str(title), refused is True)
