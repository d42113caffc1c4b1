"""What moved since the last time, and what is remembered of it."""

from collections.abc import Iterable, Mapping
from datetime import date

from wmoplan.model.history import LONGEST, History, Promise
from wmoplan.model.moment import Certainty, Moment
from wmoplan.model.rules import Rules
from wmoplan.reckon.causes import NOTHING, CancelledMeetings
from wmoplan.reckon.changes import Changes, compare


def since_last(
    history: History,
    moments: Iterable[Moment],
    rules: Rules,
    topics: Mapping[str, tuple[str, ...]],
    cancelled: CancelledMeetings = NOTHING,
) -> Changes:
    """Return what differs between the last promises and the moments of now.

    Args:
        moments: Of now, all subjects; one without a day counts only where a day was promised.
        topics: The subjects of each step, for moments that are there no more.
        cancelled: Who said that a meeting is not on its day any more.
    """
    now = {moment.id: moment for moment in moments if moment.id == _kept(moment.id)}  # a recess has a name of its own
    last = {name: rows[-1] for name, rows in history.moments.items() if not rows[-1].lapsed}
    return compare(
        (_moment(name, promise, now.get(name), topics) for name, promise in last.items()),
        (moment for moment in now.values() if moment.start or moment.end or moment.id in last),
        rules,
        cancelled,
    )


def _moment(name: str, promise: Promise, now: Moment | None, topics: Mapping[str, tuple[str, ...]]) -> Moment:
    """Return a promise as a moment; what is not kept of it is that of now, or empty."""
    if now:
        return now._replace(
            start=promise.start, end=promise.end, time=promise.time, title=promise.title, explanation=()
        )
    step, _, kind = name.rpartition(".")
    known = step in topics
    return Moment(
        id=name,
        kind=kind if known else "",
        step=step if known else "",
        title=promise.title,
        table=promise.title,
        sentence=promise.title,
        act="",
        start=promise.start,
        end=promise.end,
        time=promise.time,
        period="",
        certainty=Certainty.ESTIMATED,
        weakest="",
        status="",
        topics=topics.get(step, ()),
        body="",
        likely=False,
        explanation=(),
        sources=(),
    )


def remember(history: History, found: Changes, day: date) -> History:
    """Return the history with a row for every moment that came, moved or went, as seen on a day."""
    rows = dict(history.moments)
    for change in (*found.came, *found.moved, *found.went):
        moment, new = change.moment, change.new
        promise = Promise(
            seen=day,
            start=new and new.start,
            end=new and new.end,
            time=new.time if new and (new.start or new.end) else "",
            title=_kept(moment.title),
            why=_kept(change.why) if moment.id in rows else "",
            source=_kept(change.source) if moment.id in rows else "",
        )
        rows[moment.id] = (*rows.get(moment.id, ()), promise)
    return History(rows)


def _kept(text: str) -> str:
    """Return a text as it is kept: no longer than the limit, and without what a screen obeys."""
    flat = "".join(letter if letter.isprintable() else " " for letter in text)
    return flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 3]}..."
