"""The checklist: what to ask and to do at each step, in time order, to tick on paper or on a screen.

It does not age badly: days in full, no countdown, and a line that says when to ask for a new one.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from wmoplan.documents.blocks import (
    Definitions,
    Document,
    Heading,
    Item,
    List,
    Marks,
    Note,
    Paragraph,
    Section,
    Ticks,
    ToFillIn,
    led,
)
from wmoplan.documents.sources import sources_of, used_in
from wmoplan.documents.steps import (
    STANDING,
    SURENESS,
    asked_of,
    dates_of,
    done_on,
    notes_of,
    planned_of,
    steps_in_time,
    ticks_of,
    warnings_of,
)
from wmoplan.dutch import long_date, sentence, until_renewed, within
from wmoplan.model.letter import GlossaryWord
from wmoplan.model.moment import Moment
from wmoplan.model.plan_rows import Hint
from wmoplan.model.step import Line, Step
from wmoplan.timeline import Timeline

HOW: Final = "Zet een kruis in een vakje als u het hebt gevraagd of gedaan. De stap die het eerst komt, staat bovenaan."

POINTS: Final = 10
"""The empty lines under the idea of a list of points."""


def checklist_of(timeline: Timeline, words: Iterable[GlossaryWord], made: date | None = None) -> Document:
    """Return the checklist of the chosen subjects.

    Args:
        words: The list of words; those that the checklist uses are explained on it.
        made: The day that it says it was made on; None is that of the timeline.
    """
    made = made or timeline.as_of
    steps = steps_in_time(timeline)
    profile = timeline.profile
    topics = [topic.title for topic in timeline.all_topics() if topic.id in timeline.topics]
    sheet = Document(
        title=f"Afvinklijst {timeline.municipality.name}",
        intro=(
            *(f"{plan.title}." for plan in timeline.plans if plan.steps),
            *([f"Voor: {profile.organisation}."] if profile.organisation else []),
            *([f"Onderwerpen: {'; '.join(topics)}."] if topics else []),
            HOW,
        ),
        blocks=(
            *(_step(step, timeline) for step in steps),
            *_for_whom(timeline),
            *_ten_points(timeline),
            Section("Hoe zeker is een dag?", (Definitions(SURENESS),), together=True),
        ),
        last=(
            f"Gemaakt op {long_date(made)}.",
            timeline.origin,
            *until_renewed(timeline.renew_after),
        ),
        author=profile.organisation,
        made=made,
    )
    cited = tuple(map(Item, sources_of(steps, timeline)))
    sources = [Section("Bronnen", (List(cited, look="plain"),), look="long")] if cited else []
    used = used_in((sheet, *sources), words)
    explained = [Section("Woorden", (Definitions(used),), look="long")] if used else []
    return sheet._replace(blocks=(*sheet.blocks, *explained, *sources))


def _step(step: Step, timeline: Timeline) -> Section:
    days = tuple(map(_day, dates_of(step, timeline)))
    blocks = [*notes_of(step, timeline), Heading("Wanneer", 3)]
    blocks.append(List(days, Marks.IN_ORDER, look="dates") if days else Paragraph(planned_of(step, timeline)))
    blocks += map(Note, warnings_of(step, timeline))
    for title, ticks in asked_of(step, timeline):
        blocks += [Heading(title, 3), Ticks(ticks)]
    return Section(step.title, tuple(blocks))


def _day(moment: Moment) -> Item:
    """Return one day of a step: what is done, how sure it is, and what to know now that it has passed."""
    done = f"{sentence(done_on(moment.done))}." if moment.done else ""
    standing = done or f"{STANDING.get(moment.status, '')} {moment.sooner}".strip()
    text = f"{moment.title.rstrip('.')} ({moment.certainty.word}). {standing}".rstrip()
    return Item(led(sentence(moment.when), text))


def _for_whom(timeline: Timeline) -> Iterator[Section]:
    """Yield what comes with who the volunteers are; then the general advice."""
    for shown in timeline.rules.shows:
        rows = [row for plan in timeline.plans for row in plan.hints(shown.key) if not row.steps]
        for title, lines in _by_title(rows).items():
            heading = f"{shown.heading}: {within(title)}" if title else shown.heading
            yield Section(heading, (Ticks(ticks_of(lines, timeline)),))
    if advice := tuple(line for plan in timeline.plans for line in plan.advice):
        yield Section("Altijd goed om te doen", (Ticks(ticks_of(advice, timeline)),))


def _by_title(rows: Sequence[Hint]) -> dict[str, list[Line]]:
    """Return the lines of rows under the title that they share; where no title is shared, each begins its own line."""
    found: dict[str, list[Line]] = {}
    own = len({row.title for row in rows}) == len(rows)
    for row in rows:
        text = f"{row.title}. {row.text}" if own else row.text
        found.setdefault("" if own else row.title, []).append(Line(id=row.id, tekst=text))
    return found


def _ten_points(timeline: Timeline) -> Iterator[Section]:
    if idea := " ".join(plan.ten_points.text for plan in timeline.plans if plan.ten_points):
        yield Section("Uw tien punten", (Paragraph(idea), ToFillIn(POINTS)), together=True)
