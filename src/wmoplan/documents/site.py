"""The page of a municipality: what to do first, the coming months, the whole timeline, and why each day is that day.

It does not age badly: days in full, no countdown, and a line that says when to ask for a new one.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from wmoplan.documents.blocks import Item
from wmoplan.documents.days import Day, day_of, on_page
from wmoplan.documents.drawing import Drawing, drawing_of
from wmoplan.documents.first import First, first_of
from wmoplan.documents.parts import SURENESS, dates_of, part_of, steps_in_time
from wmoplan.documents.why import Cited, Library, Listed, Why, explained
from wmoplan.documents.words import Anchor, used_in
from wmoplan.dutch import long_date, month_of, sentence
from wmoplan.model.letter import Word
from wmoplan.model.moment import Moment
from wmoplan.model.step import Step
from wmoplan.outlook import Outlook, look
from wmoplan.timeline import Timeline

STAGES: Final = "Elke stap, en waarom"
REASONS: Final = "Waarom deze dagen?"
OTHERS: Final = "Dagen die bij geen stap horen"


class Month(NamedTuple):
    """The days of one month."""

    title: str
    days: tuple[Day, ...]


class Told(NamedTuple):
    """A day with its explanation."""

    day: Day
    why: Why


class Stage(NamedTuple):
    """A step on the page.

    Attributes:
        id: Empty for the days that belong to no step.
        name: As a sentence uses it.
        planned: What is known of the time, where no day is; else empty.
        source: Where the step itself stands.
    """

    id: Anchor
    title: str
    name: str
    note: str
    hints: tuple[str, ...]
    days: tuple[Told, ...]
    planned: str
    warnings: tuple[str, ...]
    questions: tuple[Item, ...]
    actions: tuple[Item, ...]
    source: Cited | None


class Claim(NamedTuple):
    """What one source says."""

    value: str
    source: Cited


class Dispute(NamedTuple):
    """Sources that contradict each other on something that the page shows."""

    subject: str
    claims: tuple[Claim, ...]
    chosen: str
    reason: str


class Page(NamedTuple):
    """Everything that the page of a municipality says, before it takes its form.

    Attributes:
        made: The day that it says it was made on.
        renew: The day after which to ask for a new one; empty where nothing changes any more.
        whole: The last month of which every day is in the list of months; empty where that is all.
        heading: What stands above the stages.
        months: The coming months, those without a day left out.
        others: The sources that are no document of the plans.
        last: The lines of the foot.
    """

    title: str
    place: str
    organisation: str
    topics: tuple[str, ...]
    plans: tuple[str, ...]
    made: date
    made_on: str
    renew: str
    first: First
    whole: str
    months: tuple[Month, ...]
    drawing: Drawing | None
    heading: str
    stages: tuple[Stage, ...]
    sureness: tuple[tuple[str, str], ...]
    words: tuple[Word, ...]
    sources: tuple[Listed, ...]
    others: tuple[str, ...]
    disputes: tuple[Dispute, ...]
    last: tuple[str, ...]


def page_of(timeline: Timeline, words: Iterable[Word], made: date | None = None) -> Page:
    """Return the page of the chosen subjects.

    Args:
        words: The list of words; those that the page uses are explained on it.
        made: The day that it says it was made on; None is that of the timeline.
    """
    made = made or timeline.as_of
    outlook = look(timeline)
    steps = steps_in_time(timeline)
    shown = [moment for group in outlook.groups for moment in group.moments]
    first = first_of(timeline, outlook, steps, made)
    library = Library(timeline)
    wanted = {moment.id for moment in shown} | first.ids
    stages = (*_stages(steps, wanted, timeline, library), *_others(steps, wanted, timeline, library))
    ids: set[str] = {told.day.id for stage in stages for told in stage.days} | {stage.id for stage in stages}
    disputes = tuple(_disputes(timeline, ids, library))
    page = Page(
        title=f"{timeline.municipality.name}: uw momenten van invloed",
        place=timeline.municipality.name,
        organisation=timeline.profile.organisation,
        topics=tuple(topic.title for topic in timeline.all_topics() if topic.id in timeline.topics),
        plans=tuple(plan.title for plan in timeline.plans),
        made=made,
        made_on=long_date(made),
        renew=long_date(timeline.renew_after) if timeline.renew_after else "",
        first=first,
        whole=month_of(outlook.whole) if any(group.and_later for group in outlook.groups) else "",
        months=tuple(_months(shown, timeline, outlook)),
        drawing=drawing_of(timeline, steps, made),
        heading=STAGES if steps else REASONS,
        stages=stages,
        sureness=SURENESS,
        words=(),
        sources=library.listed(),
        others=library.other(),
        disputes=disputes,
        last=(
            f"{sentence(timeline.made_from)}.",
            f"Het bestand van deze pagina: {timeline.profile_name}." if timeline.profile_name else "",
        ),
    )
    return page._replace(words=used_in(page, words))


def _months(moments: Sequence[Moment], timeline: Timeline, outlook: Outlook) -> Iterator[Month]:
    found: dict[str, list[Day]] = {}
    for moment in moments:
        day = moment.end or moment.start
        title = sentence(month_of(day)) if day else "Nog geen datum"
        found.setdefault(title, []).append(day_of(moment, timeline, outlook))
    yield from (Month(title, tuple(days)) for title, days in found.items())


def _stages(steps: Sequence[Step], wanted: set[str], timeline: Timeline, library: Library) -> Iterator[Stage]:
    """Yield the steps with the days on which one acts, and every other day that the page shows."""
    for step in steps:
        part = part_of(step, timeline)
        acts = {moment.id for moment in dates_of(step, timeline)} | wanted
        moments = [moment for moment in timeline.moments if moment.step == step.id and moment.id in acts]
        yield Stage(
            id=Anchor(step.id),
            title=part.title,
            name=step.name,
            note=part.note,
            hints=part.hints,
            days=_told(moments, timeline, library),
            planned=part.planned,
            warnings=tuple(on_page(warning) for warning in part.warnings),
            questions=part.questions,
            actions=part.actions,
            source=library.of_id(step.source.document, step.source.place),
        )


def _others(steps: Sequence[Step], wanted: set[str], timeline: Timeline, library: Library) -> Iterator[Stage]:
    """Yield the days that the page shows and that belong to none of its steps."""
    known = {step.id for step in steps}
    moments = [moment for moment in timeline.moments if moment.id in wanted and moment.step not in known]
    if moments:
        days = _told(moments, timeline, library)
        yield Stage(Anchor(), OTHERS, "", "", (), days, "", (), (), (), None)


def _told(moments: Sequence[Moment], timeline: Timeline, library: Library) -> tuple[Told, ...]:
    return tuple(Told(day_of(moment, timeline), why) for moment, why in explained(moments, library))


def _disputes(timeline: Timeline, shown: set[str], library: Library) -> Iterator[Dispute]:
    known = shown | {moment.kind for moment in timeline.moments if moment.id in shown and not moment.step}
    for plan in timeline.plans:
        for conflict in plan.conflicts:
            if not known.isdisjoint(conflict.touches):
                claims = (
                    Claim(claim.value, library.of_id(claim.source.document, claim.source.place))
                    for claim in conflict.claims
                )
                yield Dispute(conflict.subject, tuple(claims), conflict.chosen, conflict.reason)
