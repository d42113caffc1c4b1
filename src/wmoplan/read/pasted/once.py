"""Each meeting once: what two lines say of it is put together, or asked."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from wmoplan.dutch import long_date, sentence
from wmoplan.read.pasted.outcome import Ignored, Pasted, Question, Row, plain_choices
from wmoplan.read.pasted.words import SKIP

if TYPE_CHECKING:
    from datetime import date


def once(rows: list[Row], questions: list[Question], ignored: list[Ignored], known: Mapping[str, str]) -> Pasted:
    """Return the fates of all lines, with each meeting once."""
    meetings = _Meetings(questions, ignored, known)
    for row in rows:
        meetings.add(row)
    return meetings.pasted()


class _Meetings:
    """The meetings so far, and what was asked or ignored."""

    def __init__(self, questions: list[Question], ignored: list[Ignored], known: Mapping[str, str]) -> None:
        self.rows: list[Row] = []
        self.places: dict[tuple[str, date], list[int]] = {}
        self.questions = questions
        self.ignored = ignored
        self.known = known
        self.remarks: list[str] = []

    def pasted(self) -> Pasted:
        """Return the whole; a line about which something is asked gives no meeting yet."""
        asked = {question.line for question in self.questions}
        rows = [row for row in self.rows if row.line not in asked]
        held = {row.line for row in rows} | asked
        ignored = {one.line: one for one in self.ignored if one.line not in held}
        return Pasted(
            tuple(sorted(rows, key=lambda row: row.line)),
            tuple(sorted(self.questions)),
            tuple(ignored[line] for line in sorted(ignored)),
            tuple(self.remarks),
        )

    def add(self, row: Row) -> None:
        """Add a meeting, or what a line adds to one that is there."""
        places = self.places.setdefault((row.body, row.day), [])
        at = next((at for at in places if _is_same(self.rows[at], row)), None)
        if at is None:
            places.append(len(self.rows))
            self.rows.append(row)
        elif held := self._settled(self.rows[at], row):
            titles = dict.fromkeys(title for title in (held.title, row.title) if title)
            self.rows[at] = held._replace(time=held.time or row.time, title=", ".join(titles))
            self._tell(held, row)

    def _settled(self, held: Row, row: Row) -> Row | None:
        """Return the meeting as it is, or as the answer has it where two lines say different things of it."""
        if (held.status, held.to) == (row.status, row.to):
            return held
        key = f"#{row.line}:status van {row.day.isoformat()}"
        chosen = self.known.get(key.casefold())
        if chosen == SKIP:
            return held
        if chosen in {held.status, row.status} and held.status != row.status:
            return held if chosen == held.status else held._replace(status=row.status, to=row.to)
        text = f"op regel {held.line} is deze vergadering {held.status}, hier {row.status}. Wat geldt?"
        offered = plain_choices((held.status, row.status))
        self.questions.append(Question(row.line, row.original, key, "status", text, offered))
        return None

    def _tell(self, held: Row, row: Row) -> None:
        self.ignored.append(Ignored(row.line, row.original, f"staat al op regel {held.line}"))
        where = f"stond al op regel {held.line}" if held.line != row.line else "staat er twee keer"
        meeting = f"de vergadering van {long_date(row.day)} ({row.body})"
        self.remarks.append(sentence(f"regel {row.line}: {meeting} {where} en telt een keer."))


def _is_same(one: Row, other: Row) -> bool:
    """Tell whether two rows of one body and day are one meeting."""
    gone = {"vervallen", "verplaatst"} & {one.status, other.status}
    return bool(gone) or one.time == other.time or None in (one.time, other.time)
