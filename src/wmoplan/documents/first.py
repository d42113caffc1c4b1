"""What a page says first: what to do now, whom to call, and where one can still speak."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from wmoplan.documents.days import Day, day_of, on_page, practical, sooner_of
from wmoplan.documents.words import Anchor
from wmoplan.dutch import listing, long_date, month_of, plain_date, when_in_words
from wmoplan.model.moment import Certainty, Moment
from wmoplan.model.step import Step
from wmoplan.outlook import Outlook
from wmoplan.reckon.todo import Todo
from wmoplan.timeline import Timeline

AT_MOST: Final = 5
"""How many times to speak fit in one glance."""

CALLS: Final = ("griffie", "Meld u aan")
"""What stands in something to do that is done with the office."""


class Item(NamedTuple):
    """Something to do now.

    Attributes:
        note: What the subject is; may be empty.
        warning: What is wrong; may be empty.
        still: What can still be done about that.
        calls: Whether it is done with the council's office.
        step: The id of the step that it is about, where the page has it; else empty.
        name: That step, as a sentence uses it.
    """

    text: str
    note: str
    warning: str
    still: tuple[str, ...]
    calls: bool
    step: Anchor
    name: str


class Talk(NamedTuple):
    """A meeting at which one can speak.

    Attributes:
        register: Until when one registers; empty where that is not known.
        sooner: What holds where the decision comes earlier; mostly empty.
    """

    day: Day
    register: str
    sooner: str


class First(NamedTuple):
    """What a page says first.

    Attributes:
        month: The month by its name.
        nothing: What is said where there is nothing to do; else empty.
        late: What else is too late; mostly empty.
        practical: Where one speaks, how long, and how to get in; empty where that is not known.
        phone, email: How to reach the council's office; empty where it is not known.
        dial: The number as a phone takes it.
        ask: Whether one needs the office and the page does not know how to reach it.
        more: How many other times to speak there are.
        ids: The moments that it shows.
    """

    month: str
    items: tuple[Item, ...]
    nothing: str
    late: str
    talks: tuple[Talk, ...]
    more: int
    practical: str
    phone: str
    dial: str
    email: str
    ask: bool
    ids: set[str]


def first_of(timeline: Timeline, outlook: Outlook, steps: Sequence[Step], made: date) -> First:
    """Return what a page says first."""
    names = {step.id: step.name for step in steps}
    speaking = [moment for moment in timeline.moments if _can_speak(moment, timeline)]
    clerk = timeline.profile.clerk
    phone, email = (clerk.phone, clerk.email) if clerk else ("", "")
    items = tuple(_once(_item(todo, names, timeline.as_of) for todo in outlook.todo))
    return First(
        month=month_of(made),
        items=items,
        nothing="" if items else _nothing(outlook),
        late=_late(outlook.late),
        talks=tuple(_talk(moment, timeline) for moment in speaking[:AT_MOST]),
        more=max(len(speaking) - AT_MOST, 0),
        practical=" ".join(practical(timeline)),
        phone=phone,
        dial="".join(sign for sign in phone if sign in "+0123456789"),
        email=email,
        ask=any(item.calls for item in items) and not (phone or email),
        ids={moment.id for moment in speaking[:AT_MOST]},
    )


def _can_speak(moment: Moment, timeline: Timeline) -> bool:
    is_ahead = moment.end is not None and moment.end >= timeline.as_of
    is_open = is_ahead and not (moment.done or moment.silent)
    return moment.speaking and moment.attend and is_open and timeline.is_chosen(moment.topics)


def _item(todo: Todo, names: dict[str, str], as_of: date) -> Item:
    step = next((found for moment in todo.moments if (found := moment.partition(".")[0]) in names), "")
    text = _ageless(todo.text, as_of)
    return Item(
        text=text,
        note=f"{todo.note.partition('. ')[0].removesuffix('.')}." if todo.note else "",
        warning=on_page(next(iter(todo.in_file), "")),
        still=tuple(_ageless(warning, as_of) for warning in todo.in_file[1:]),
        calls=any(word in text for word in CALLS),
        step=Anchor(step),
        name=names.get(step, ""),
    )


def _once(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items, each step named at the first of them only."""
    told: set[str] = set()
    for item in items:
        yield item._replace(step=Anchor(), name="") if item.step in told else item
        told.add(item.step)


def _ageless(text: str, as_of: date) -> str:
    """Return a text without words that are true on one day only.

    >>> _ageless("Bel deze week de griffie.", date(2014, 1, 15))
    'Bel nu de griffie.'
    """
    return on_page(text.replace(" deze week ", " nu ").replace(" vandaag", f" op {plain_date(as_of)}"))


def _nothing(outlook: Outlook) -> str:
    if outlook.ended:
        return f"Dit plan is voorbij. Het liep tot en met {long_date(outlook.ended)}."
    if outlook.next_day and outlook.next_day.end:
        coming = outlook.next_day.title.rstrip(".")
        return f"U hoeft nu niets te doen. Het eerste dat komt: {coming} ({long_date(outlook.next_day.end)})."
    return "U hoeft nu niets te doen."


def _late(late: Sequence[Moment]) -> str:
    told = [f"{moment.title[:1].lower()}{moment.title[1:]} ({plain_date(moment.end)})" for moment in late if moment.end]
    if not told:
        return ""
    maybe = "misschien " if all(moment.certainty is Certainty.ESTIMATED for moment in late) else ""
    return f"Ook {maybe}te laat: {listing(told)}."


def _talk(moment: Moment, timeline: Timeline) -> Talk:
    before = next(
        (
            found
            for found in timeline.moments
            if found.step == moment.step and found.speaking and not found.attend and found.end
        ),
        None,
    )
    decision = next((found for found in timeline.moments if found.step == moment.step and found.decides), None)
    return Talk(
        day=day_of(moment, timeline),
        register=when_in_words(before.end, before.end, before.time) if before else "",
        sooner=sooner_of(decision) if decision else "",
    )
