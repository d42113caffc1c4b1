"""Makes the first section of a page: what to do now, whom to call, and at which meetings one can still speak."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from wmoplan.documents.blocks import Block, Entries, Entry, Heading, Note, Paragraph, Run, Section, Text, led
from wmoplan.documents.days import day_entry, on_page, practical, sooner_of
from wmoplan.documents.outlook import Outlook
from wmoplan.documents.sentences import late_words, no_todo
from wmoplan.dutch import long_date, month_of, plain_date, when_in_words
from wmoplan.model.moment import Moment
from wmoplan.model.step import Step
from wmoplan.reckon.todo import Todo
from wmoplan.timeline import Timeline

AT_MOST: Final = 5
"""The most meetings to speak at that fit in one glance."""

CALLS: Final = ("griffie", "Meld u aan")
"""The words in a to-do that needs contact with the griffie."""


def now_of(timeline: Timeline, outlook: Outlook, steps: Sequence[Step], made: date) -> Section:
    """Return the first section of a page: what to do now, whom to call, and where one can still speak."""
    blocks: list[Block] = []
    if outlook.todo:
        blocks.append(Entries(tuple(_to_do(timeline, outlook, steps)), "todo"))
    else:
        ended = f"Dit plan is voorbij. Het liep tot en met {long_date(outlook.ended)}." if outlook.ended else ""
        blocks.append(Paragraph(ended or no_todo(outlook), "do"))
    if any(map(_calls, outlook.todo)) and not any(_reached(timeline)):
        blocks.append(Paragraph("Hoe u de griffie bereikt, staat op de website van uw gemeente."))
    if late := late_words(outlook.late):
        blocks.append(Paragraph(late))
    return Section(f"Nu doen: {month_of(made)}", (*blocks, *_talks(timeline)), "nu", "Nu doen")


def speaking_in(timeline: Timeline) -> list[Moment]:
    """Return the meetings at which one can still speak about a chosen subject."""
    return [
        moment
        for moment in timeline.moments
        if moment.speaking
        and moment.attend
        and (moment.end or date.min) >= timeline.as_of
        and not (moment.done or moment.silent)
        and timeline.is_chosen(moment.topics)
    ]


def _reached(timeline: Timeline) -> tuple[str, str]:
    """Return the telephone number and the mail address of the griffie; empty where unknown."""
    clerk = timeline.profile.clerk
    return (clerk.phone, clerk.email) if clerk else ("", "")


def _calls(todo: Todo) -> bool:
    """Tell whether a to-do needs contact with the griffie."""
    return any(word in todo.text for word in CALLS)


def _to_do(timeline: Timeline, outlook: Outlook, steps: Sequence[Step]) -> Iterator[Entry]:
    """Yield the to-dos; the first to-do about a step links to the section of that step."""
    names = {step.id: step.name for step in steps}
    linked: set[str] = set()
    for todo in outlook.todo:
        step = next((found for moment in todo.moments if (found := moment.partition(".")[0]) in names), "")
        link = (Run(f"Meer over {names[step]}", link=f"#stap-{step}"),) if step and step not in linked else ()
        linked.add(step)
        yield Entry(
            (
                Paragraph(_ageless(todo.text, timeline.as_of), "do"),
                *([Paragraph(_call(timeline), "call")] if _calls(todo) and any(_reached(timeline)) else []),
                *([Paragraph(f"{todo.note.partition('. ')[0].removesuffix('.')}.")] if todo.note else []),
                *_warning(todo, timeline.as_of),
                *([Paragraph(link, "more")] if link else []),
            )
        )


def _call(timeline: Timeline) -> Text:
    phone, email = _reached(timeline)
    dial = "".join(sign for sign in phone if sign in "+0123456789")
    by_phone = (Run(" "), Run(phone, link=f"tel:{dial}" if dial else "")) if phone else ()
    by_mail = (Run(" of " if phone else " "), Run(email, link=f"mailto:{email}")) if email else ()
    return Run("Griffie:"), *by_phone, *by_mail


def _warning(todo: Todo, as_of: date) -> Iterator[Note]:
    """Yield the warning of a to-do, with what can still be done about it."""
    if first := on_page(next(iter(todo.in_file), "")):
        still = tuple(led("Wat nog kan:", _ageless(line, as_of), " ") for line in todo.in_file[1:])
        yield Note(first, more=still)


def _ageless(text: str, as_of: date) -> str:
    """Return a text without words such as today, which are true on one day only.

    >>> _ageless("Bel deze week de griffie.", date(2014, 1, 15))
    'Bel nu de griffie.'
    """
    return on_page(text.replace(" deze week ", " nu ").replace(" vandaag", f" op {plain_date(as_of)}"))


def _talks(timeline: Timeline) -> Iterator[Block]:
    """Yield the heading and the list of the first meetings at which one can still speak."""
    speaking = speaking_in(timeline)
    if not speaking:
        return
    yield Heading("Hier kunt u nog spreken", 3)
    if said := " ".join(practical(timeline)):
        yield Paragraph((Run(said, typed=True),))
    yield Entries(tuple(_talk(moment, timeline) for moment in speaking[:AT_MOST]), "days")
    if (more := len(speaking) - AT_MOST) > 0:
        yield Paragraph((Run(f"En nog {more} keer. Die dagen staan bij "), Run("elke stap", link="#stappen"), Run(".")))


def _talk(moment: Moment, timeline: Timeline) -> Entry:
    same = [found for found in timeline.moments if found.step == moment.step]
    before = next((found for found in same if found.speaking and not found.attend and found.end), None)
    decision = next((found for found in same if found.decides), None)
    more: list[Block] = []
    if decision and decision.sooner:
        more.append(Note(sooner_of(decision), lead="Kan eerder"))
    if before:
        more.append(Paragraph(f"Meld u aan, uiterlijk op {when_in_words(before.end, before.end, before.time)}."))
    return day_entry(moment, *more, ask=True)
