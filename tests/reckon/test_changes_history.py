"""What is remembered of what was promised, and that it can be told again."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.reckon.make import example, example_rows, on, real_rules, row, timeline
from wmoplan.model.history import LONGEST, History, Promise
from wmoplan.model.moment import Moment
from wmoplan.reckon.changes import NOTHING, CancelledMeetings, remember, since_last
from wmoplan.timeline import Timeline

EMPTY = History({})
DAY = on("2014-01-15")
HAREN = timeline(example("haren-2014"))
TOPICS = {step.id: step.topics for step in HAREN.all_steps()}


def seen(history: History, moments: tuple[Moment, ...], day: date, cancelled: CancelledMeetings = NOTHING) -> History:
    return remember(history, since_last(history, moments, real_rules(), TOPICS, cancelled), day)


def moved(day: str) -> Timeline:
    """Return Haren with the council of Monday 27 October moved to another day, as the griffie tells it."""
    rows = [line for line in example_rows("haren-2014") if line.get("datum") != "2014-10-27"]
    told = row("raad 2014-10-27 verplaatst") | {"naar": day, "bron": "mail van de griffie"}
    return timeline(example("haren-2014", vergaderingen=[*rows, told]), "2014-06-05")


def standing(history: History) -> dict[str, tuple[date | None, date | None, str]]:
    """Return the last promise of every moment that has one."""
    last = {name: rows[-1] for name, rows in history.moments.items()}
    return {name: (row.start, row.end, row.time) for name, row in last.items() if not row.lapsed}


def shown(moments: tuple[Moment, ...]) -> dict[str, tuple[date | None, date | None, str]]:
    return {one.id: (one.start, one.end, one.time) for one in moments if one.start or one.end}


def test_every_dated_moment_of_all_subjects_is_remembered() -> None:
    history = seen(EMPTY, HAREN.moments, DAY)

    assert standing(history) == shown(HAREN.moments)
    assert {len(rows) for rows in history.moments.values()} == {1}
    assert {(row.seen, row.why, row.source) for rows in history.moments.values() for row in rows} == {(DAY, "", "")}


def test_the_same_facts_add_nothing() -> None:
    history = seen(EMPTY, HAREN.moments, DAY)

    assert seen(history, HAREN.moments, on("2014-02-01")) == history


def test_a_council_that_moves_adds_a_row_to_what_hangs_on_it_and_says_who_said_so() -> None:
    later = on("2014-06-05")
    before = timeline(example("haren-2014"), "2014-06-05")

    now = moved("2014-10-20")
    history = seen(seen(EMPTY, before.moments, DAY), now.moments, later, now.cancelled())

    # Monday 20 October is the last council before Friday 31 October; everything comes a week sooner
    decided = history.moments["verordening.besluit"][-1]
    assert (decided.seen, decided.end, decided.source) == (later, on("2014-10-20"), "mail van de griffie")
    assert decided.why == (
        "De raadsvergadering van maandag 27 oktober 2014 is verplaatst naar maandag 20 oktober 2014."
    )
    assert history.moments["verordening.advies"][-1].why == decided.why
    assert history.moments["verordening.eigen-vergadering"][-1].why.startswith("Er is geen vergadering van u bekend")
    ends = [row.end for row in history.moments["verordening.advies"]]
    assert ends == [on("2014-08-26"), on("2014-08-19")]
    moved_ids = {name for name, rows in history.moments.items() if len(rows) > 1}
    assert {name.partition(".")[0] for name in moved_ids} == {"verordening", "najaarsnota"}
    assert "verordening.uiterlijk" not in moved_ids  # the day of the law


def test_what_is_gone_lapses_and_what_comes_back_is_a_new_row() -> None:
    less = tuple(moment for moment in HAREN.moments if moment.id != "verordening.inspreken")
    days = [DAY, on("2014-02-01"), on("2014-03-01")]
    history = EMPTY
    for moments, day in zip((HAREN.moments, less, HAREN.moments), days, strict=True):
        history = seen(history, moments, day)

    first, gone, back = history.moments["verordening.inspreken"]
    assert first._replace(seen=days[2]) == back._replace(why="", source="")
    assert gone == Promise(days[1], None, None, "", first.title)
    assert gone.lapsed
    assert back.end == on("2014-10-21")


def test_a_moment_that_loses_its_day_lapses_once_and_says_why() -> None:
    undated = tuple(
        one._replace(start=None, end=None, time="", explanation=(), weakest="uw eigen vergaderdagen zijn niet bekend")
        if one.id == "verordening.eigen-vergadering"
        else one
        for one in HAREN.moments
    )
    history = seen(seen(EMPTY, HAREN.moments, DAY), undated, on("2014-02-01"))

    rows = history.moments["verordening.eigen-vergadering"]
    assert rows[1].lapsed
    assert rows[1].why == "Uw eigen vergaderdagen zijn niet bekend."
    assert seen(history, undated, on("2014-03-01")) == history


def test_a_text_that_is_kept_is_bounded_and_plain() -> None:
    odd = HAREN.moments[0]._replace(title="x" * 5000 + "\x1b[31m\n")

    title = seen(EMPTY, (odd,), DAY).moments[odd.id][0].title

    assert len(title) == LONGEST
    assert title.isprintable()


def test_a_name_that_cannot_be_kept_is_left_out() -> None:
    odd = HAREN.moments[0]._replace(id="reces.a\u2028b-2014")

    assert seen(EMPTY, (odd,), DAY) == EMPTY


BASE = [one for one in HAREN.moments if one.step == "verordening" and one.end][:5]
Schedule = dict[int, tuple[int, int]]


def schedules() -> st.SearchStrategy[list[Schedule]]:
    """Return three schedules: for some of five moments how many days they lie on, and how long they last."""
    place = st.tuples(st.integers(0, 3), st.integers(0, 2))
    return st.lists(st.dictionaries(st.integers(0, 4), place, max_size=5), min_size=3, max_size=3)


def of(schedule: Schedule) -> tuple[Moment, ...]:
    found = []
    for at, (after, length) in schedule.items():
        start = DAY + timedelta(days=after)
        found.append(BASE[at]._replace(start=start, end=start + timedelta(days=length), time=""))
    return tuple(found)


@given(schedules(), st.lists(st.integers(0, 2), min_size=3, max_size=3))
def test_three_schedules_in_a_row_can_be_told_again(plans: list[Schedule], gaps: list[int]) -> None:
    history, day, promised = EMPTY, DAY, {}
    for plan, gap in zip(plans, gaps, strict=True):
        day += timedelta(days=gap)
        history = seen(history, of(plan), day)
        promised[day] = shown(of(plan))  # of two on one day the last one stands
        assert seen(history, of(plan), day + timedelta(days=9)) == history

    for day, expected in promised.items():
        assert standing(history.until(day)) == expected
    for rows in history.moments.values():
        assert [row.seen for row in rows] == sorted(row.seen for row in rows)
        assert all(one[1:4] != other[1:4] for one, other in pairwise(rows))
