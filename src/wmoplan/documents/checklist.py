"""The checklist: what to ask and to do at each step, in time order, to tick on paper or on a screen.

It does not age badly: days in full, no countdown, and a line that says when to ask for a new one.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from wmoplan.documents.parts import SURENESS, Part, Tick, part_of, steps_in_time, ticks_of
from wmoplan.documents.sources import sources_of
from wmoplan.documents.words import used_in
from wmoplan.dutch import long_date, sentence
from wmoplan.model.letter import Word
from wmoplan.model.step import Line
from wmoplan.timeline import Timeline

HOW: Final = "Zet een kruis in een vakje als u het hebt gevraagd of gedaan. De stap die het eerst komt, staat bovenaan."


class Section(NamedTuple):
    """Lines to tick that belong to no step."""

    title: str
    lines: tuple[Tick, ...]


class Sheet(NamedTuple):
    """Everything that a checklist says, before it is written in one form.

    Attributes:
        intro: Sentences under the title.
        sections: What comes with who the volunteers are, then the general advice.
        ten_points: The idea of a list of ten points; may be empty.
        words: The words of the trade that it uses, with their meaning.
        sources: A document a line.
        last: The lines of the foot.
        organisation: Whose it is; may be empty.
        made: The day that it says it was made on.
    """

    title: str
    intro: tuple[str, ...]
    parts: tuple[Part, ...]
    sections: tuple[Section, ...]
    ten_points: str
    sureness: tuple[tuple[str, str], ...]
    words: tuple[Word, ...]
    sources: tuple[str, ...]
    last: tuple[str, ...]
    organisation: str
    made: date


def sheet_of(timeline: Timeline, words: Iterable[Word], made: date | None = None) -> Sheet:
    """Return the checklist of the chosen subjects.

    Args:
        words: The list of words; those that the sheet uses are explained on it.
        made: The day that it says it was made on; None is that of the timeline.
    """
    steps = steps_in_time(timeline)
    made = made or timeline.as_of
    profile = timeline.profile
    organisation = [f"Voor: {profile.organisation}."] if profile.organisation else []
    topics = [topic.title for topic in timeline.all_topics() if topic.id in timeline.topics]
    chosen = [f"Onderwerpen: {'; '.join(topics)}."] if topics else []
    last = [
        f"Gemaakt op {long_date(made)}.",
        f"{sentence(timeline.made_from)}. Bestand: {timeline.profile_name}.",
    ]
    if timeline.renew_after:
        last.append(f"Vraag een nieuwe versie na {long_date(timeline.renew_after)}.")
    sheet = Sheet(
        title=f"Afvinklijst {timeline.municipality.name}",
        intro=(*(f"{plan.title}." for plan in timeline.plans if plan.steps), *organisation, *chosen, HOW),
        parts=tuple(part_of(step, timeline) for step in steps),
        sections=tuple(_sections(timeline)),
        ten_points=" ".join(plan.ten_points.text for plan in timeline.plans if plan.ten_points),
        sureness=SURENESS,
        words=(),
        sources=tuple(sources_of(steps, timeline)),
        last=tuple(last),
        organisation=profile.organisation,
        made=made,
    )
    return sheet._replace(words=used_in(sheet, words))


def _sections(timeline: Timeline) -> Iterator[Section]:
    """Yield what comes with who the volunteers are, a section for rows that share a title; then the general advice."""
    for shown in timeline.rules.shows:
        rows = [row for plan in timeline.plans for row in plan.hints(shown.key) if not row.steps]
        titles = dict.fromkeys(row.title for row in rows)
        if len(titles) == len(rows):  # then each begins its line
            rows = [row.model_copy(update={"text": f"{row.title}. {row.text}", "title": ""}) for row in rows]
            titles = {"": None} if rows else {}
        for title in titles:
            heading = f"{shown.heading}: {title[:1].lower()}{title[1:]}" if title else shown.heading
            lines = (Line(id=row.id, tekst=row.text) for row in rows if row.title == title)
            yield Section(heading, ticks_of(lines, timeline))
    if advice := tuple(line for plan in timeline.plans for line in plan.advice):
        yield Section("Altijd goed om te doen", ticks_of(advice, timeline))
