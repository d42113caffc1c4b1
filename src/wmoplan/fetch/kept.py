"""What a system answered the last time, and what somebody said of it; anybody may have changed that file.

It lies beside the profile. What somebody said of a file with meetings is kept there too.
"""

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


PAGES, AGENDAS, ITEMS, SAID, GIVEN = "antwoorden", "agendas", "agendapunten", "gezegd", "gegeven-agendas"
COLUMNS: Final = ("stap", "datum", "orgaan", "nummer", "titel", "nee")
"""The keys of an item that was found."""

SAID_COLUMNS: Final = ("bron", "over", "toen", "gezegd")
"""The keys of what somebody said."""


class SaidOf(NamedTuple):
    """What somebody said of a list of meetings, so that it is not asked again.

    Attributes:
        source: The name of the list.
        about: What was asked.
        seen: What the list said of it then; the answer counts while the list says the same.
        said: The answer.
    """

    source: str
    about: str
    seen: str
    said: str


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
        said: What somebody said of lists of meetings, also of those in files.
        given: The meetings of which somebody gave the agenda, each with its body.
    """

    address: str = ""
    day: date | None = None
    pages: dict[str, Page] = {}  # noqa: RUF012 - nobody changes it
    agendas: dict[str, Page] = {}  # noqa: RUF012 - nobody changes it
    items: tuple[SeenItem, ...] | None = None
    said: tuple[SaidOf, ...] = ()
    given: frozenset[tuple[str, date]] = frozenset()

    def of(self, address: str) -> "Kept":
        """Return what is known of one system; of another one only what somebody said.

        What was found on agendas before any system was asked, is of each.
        """
        if self.address == address:
            return self
        found = Kept(said=self.said)
        return found if self.address else found._replace(address=address, items=self.items, given=self.given)


def kept_in(data: bytes | None) -> Kept:
    """Return what was kept; nothing where it is not as wmoplan wrote it."""
    try:
        tree = json.loads(data or b"")
        if tree["schema"] != FORM:
            return Kept()
        pages, agendas = (_pages(tree.get(key, [])) for key in (PAGES, AGENDAS))
        rows = tree.get(ITEMS)
        items = None if rows is None else tuple(_item(row) for row in rows)
        said = tuple(SaidOf(*(str(row[key]) for key in SAID_COLUMNS)) for row in tree.get(SAID, []))
        given = frozenset((str(body), date.fromisoformat(day)) for body, day in tree.get(GIVEN, []))
        day = tree["opgehaald"] and date.fromisoformat(tree["opgehaald"])
        return Kept(str(tree["bron"]), day or None, pages, agendas, items, said, given)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Kept()


def as_kept(kept: Kept) -> bytes:
    """Return the content of the file that keeps a visit.

    Of answers that are too large only what somebody said is kept, and where that is nothing, the content is empty.
    """
    content = _content(kept)
    if len(content) <= LARGEST:
        return content
    return _content(Kept(said=kept.said)) if kept.said else b""


def _content(kept: Kept) -> bytes:
    tree: dict[str, object] = {"schema": FORM, "bron": kept.address, "opgehaald": iso(kept.day)}
    if kept.said:
        tree |= {SAID: [dict(zip(SAID_COLUMNS, one, strict=True)) for one in kept.said]}
    tree |= {PAGES: _rows(kept.pages)}
    if kept.items is not None:
        tree |= {AGENDAS: _rows(kept.agendas), ITEMS: [_row(one) for one in kept.items]}
        tree |= {GIVEN: [[body, iso(day)] for body, day in sorted(kept.given)]} if kept.given else {}
    return json.dumps(tree, ensure_ascii=False, indent=1).encode(errors="surrogatepass")  # `json.loads` reads it so


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
