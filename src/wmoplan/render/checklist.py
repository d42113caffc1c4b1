"""The checklist: what to ask and to do at each step, in time order, to tick on paper or on a screen.

It does not age badly: days in full, no countdown, and a line that says when to ask for a new one.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, Literal, NamedTuple

from wmoplan.dutch import long_date, sentence, when_in_words
from wmoplan.model.moment import Certainty, Moment
from wmoplan.model.source import Document, Source
from wmoplan.model.step import Line, Step
from wmoplan.notation import escaped
from wmoplan.resources import folder
from wmoplan.timeline import Timeline

Form = Literal["md", "txt", "html"]
"""How a checklist is written, by the ending of its file."""

WIDTH: Final = 78
"""Characters on a line of plain text."""

SURENESS: Final = (
    (Certainty.FIXED.word, "De dag staat vast. De wet of de gemeente noemt hem."),
    (Certainty.RECKONED.word, "De dag is geteld vanaf een dag die bekend is."),
    (Certainty.PROVISIONAL.word, "De dag kan nog schuiven."),
    (Certainty.ESTIMATED.word, "De gemeente heeft nog niets gezegd. Vraag de dag na."),
)
"""What each word for certainty means, the surest first."""

STANDING: Final = {
    "te laat": "Dit is te laat.",
    "misschien te laat": "Dit is misschien te laat.",
    "onbekend": "Vraag na of dit gebeurd is.",
}
"""What is said of a moment that has passed without a known end."""

HOW: Final = "Zet een kruis in een vakje als u het hebt gevraagd of gedaan. De stap die het eerst komt, staat bovenaan."
NO_DAY: Final = "Er is nog geen dag bekend."

LAW: Final = re.compile(r"BWBR\d{7}")


class Dated(NamedTuple):
    """One day of a step.

    Attributes:
        when: The day or days in full.
        text: What is done.
        sure: The word for how sure it is; the reason is for the screen.
        standing: What is to be said of it because it has passed; mostly empty.
    """

    when: str
    text: str
    sure: str
    standing: str


class Part(NamedTuple):
    """One step of the checklist.

    Attributes:
        planned: What the plan says of the time, where no day is known.
        hints: Why it matters to who the volunteers are; mostly none.
        warnings: What is wrong with the days, and what can be done.
    """

    title: str
    note: str
    hints: tuple[str, ...]
    dates: tuple[Dated, ...]
    planned: str
    warnings: tuple[str, ...]
    questions: tuple[Line, ...]
    actions: tuple[Line, ...]


class Section(NamedTuple):
    """Lines to tick that belong to no step."""

    title: str
    lines: tuple[Line, ...]


class Sheet(NamedTuple):
    """Everything that a checklist says, before it is written in one form.

    Attributes:
        intro: Sentences under the title.
        sections: What comes with who the volunteers are, then the general advice.
        ten_points: The idea of a list of ten points; may be empty.
        words: The words of the trade that it uses, with their meaning.
        sources: A document a line.
        last: The lines of the foot.
    """

    title: str
    intro: tuple[str, ...]
    parts: tuple[Part, ...]
    sections: tuple[Section, ...]
    ten_points: str
    sureness: tuple[tuple[str, str], ...]
    words: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]
    last: tuple[str, ...]


def checklist(timeline: Timeline, form: Form) -> str:
    """Return the checklist of the chosen subjects as Markdown, plain text or one HTML page."""
    sheet = _sheet(timeline)
    if form == "html":
        return _html(sheet)
    lines = _markdown(sheet) if form == "md" else _plain(sheet)
    return "\n".join(lines) + "\n"


def _sheet(timeline: Timeline) -> Sheet:
    coming = {step.id: _first_coming(step, timeline) for step in timeline.chosen_steps()}
    steps = sorted(_once(timeline.chosen_steps(), coming), key=lambda step: coming[step.id])
    profile = timeline.profile
    organisation = [f"Voor: {profile.organisation}."] if profile.organisation else []
    topics = [topic.title for topic in timeline.all_topics() if topic.id in timeline.topics]
    chosen = [f"Onderwerpen: {'; '.join(topics)}."] if topics else []
    last = [
        f"Gemaakt op {long_date(timeline.as_of)}.",
        f"{sentence(timeline.made_from)}. Bestand: {timeline.profile_name}.",
    ]
    if timeline.renew_after:
        last.append(f"Vraag een nieuwe versie na {long_date(timeline.renew_after)}.")
    sheet = Sheet(
        title=f"Afvinklijst {timeline.municipality.name}",
        intro=(*(f"{plan.title}." for plan in timeline.plans if plan.steps), *organisation, *chosen, HOW),
        parts=tuple(_part(step, timeline) for step in steps),
        sections=tuple(_sections(timeline)),
        ten_points=" ".join(plan.ten_points.text for plan in timeline.plans if plan.ten_points),
        sureness=SURENESS,
        words=(),
        sources=tuple(_sources(steps, timeline)),
        last=tuple(last),
    )
    return sheet._replace(words=_words_in(sheet))


def _dates(step: Step, timeline: Timeline) -> list[Moment]:
    """Return the days of a step on which a volunteer acts or attends; where there are none, all its days."""
    dated = [
        moment
        for moment in timeline.moments
        if moment.step == step.id and (moment.start or moment.end) and moment.status != "voorbij"
    ]
    return [moment for moment in dated if moment.in_calendar] or dated


def _once(steps: list[Step], coming: dict[str, date]) -> list[Step]:
    """Return the steps; of what comes back every year only the one that comes next, else the last one."""
    found: dict[str, Step] = {}
    for step in steps:
        held = found.get(step.series or step.id)
        if held is None or coming[held.id] == date.max:
            found[step.series or step.id] = step
    return list(found.values())


def _first_coming(step: Step, timeline: Timeline) -> date:
    ends = [moment.end for moment in _dates(step, timeline)]
    if not ends:
        ends = [row.when.period.last for row in step.planning if row.when.period]
    return min((end for end in ends if end and end >= timeline.as_of), default=date.max)


def _part(step: Step, timeline: Timeline) -> Part:
    ids = {moment.id for moment in timeline.moments if moment.step == step.id}
    warnings = [
        f"{signal.text} {signal.remedy}".strip()
        for signal in timeline.signals
        if signal.weight != "opmerking" and ids & set(signal.moments)
    ]
    return Part(
        title=step.title,
        note=step.note,
        hints=tuple(_hints(step, timeline)),
        dates=tuple(_dated(moment) for moment in _dates(step, timeline)),
        planned=_planned(step, timeline),
        warnings=tuple(warnings),
        questions=step.questions,
        actions=tuple(_action(line, step, timeline) for line in step.actions),
    )


def _action(line: Line, step: Step, timeline: Timeline) -> Line:
    """Return an action, in the words of who does it."""
    said = timeline.rules.actions.get(line.kind)
    return line.model_copy(update={"text": said.format_map({"naam": step.name})}) if said else line


def _hints(step: Step, timeline: Timeline) -> Iterator[str]:
    for shown in timeline.rules.shows:
        for plan in timeline.plans:
            rows = (row for row in plan.hints(shown.key) if step.id in row.steps)
            yield from (f"{shown.heading}: {row.title[:1].lower()}{row.title[1:]}. {row.text}" for row in rows)


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
            yield Section(heading, tuple(Line(id=row.id, tekst=row.text) for row in rows if row.title == title))
    if advice := tuple(line for plan in timeline.plans for line in plan.advice):
        yield Section("Altijd goed om te doen", advice)


def _planned(step: Step, timeline: Timeline) -> str:
    """Return what is known of a step without a day: what to ask for it, else what the plan says."""
    lengths = {row.when.length for row in step.planning}
    asked = [term.question for plan in timeline.plans for term in plan.terms if term.id in lengths]
    if asked:
        return f"{NO_DAY} Vraag de gemeente: {' '.join(asked)}"
    planned = "; anders ".join(row.when.text for row in step.planning)
    return f"{NO_DAY} Het plan zegt: {planned}." if planned else NO_DAY


def _dated(moment: Moment) -> Dated:
    when = sentence(when_in_words(moment.start, moment.end, moment.time))
    standing = f"{STANDING.get(moment.status, '')} {moment.sooner}".strip()
    return Dated(when, moment.title.rstrip("."), moment.certainty.word, standing)


def _sources(steps: Iterable[Step], timeline: Timeline) -> Iterator[str]:
    """Yield a line for each document, with the places in it that the steps and their days come from."""
    known = {document.id: document for document in (*timeline.rules.documents, *timeline.documents())}
    places: dict[str, dict[str, None]] = {}
    for step in steps:
        document = known.get(step.source.document)
        own = Source(document.title if document else step.source.document, step.source.place)
        for source in (own, *(source for moment in _dates(step, timeline) for source in moment.sources)):
            places.setdefault(source.document, {})[source.place] = None
    titled = {document.title: document for document in known.values()}
    for title, found in places.items():
        where = "; ".join(place for place in found if place)
        about = _about(titled[title]) if title in titled else ""
        yield f"{sentence(title)}{about}{': ' if where else ''}{where}."


def _about(document: Document) -> str:
    link = document.link
    address = f"https://wetten.overheid.nl/{link}" if LAW.fullmatch(link) else link
    checked = f"nagekeken op {document.checked}" if document.checked else ""
    told = ", ".join(part for part in (document.publisher, checked, address) if part)
    return f" ({told})" if told else ""


def _words_in(sheet: Sheet) -> tuple[tuple[str, str], ...]:
    """Return the words of the trade that the sheet uses."""
    file = folder("data").joinpath("begrippen.yaml")
    if not file.is_file():
        return ()
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    rows = yaml.load(file.read_text("utf-8"), loader)["begrippen"]  # noqa: S506 - this loader makes only strings
    text = " ".join(_plain(sheet)).lower()
    used = (row for row in rows if re.search(rf"\b{re.escape(row['woord'].lower())}", text))
    return tuple((row["woord"], row["betekenis"]) for row in used)


def _html(sheet: Sheet) -> str:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    room = Environment(
        loader=FunctionLoader(lambda name: folder("templates").joinpath(name).read_text("utf-8")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return room.get_template("checklist.html").render(sheet=sheet) + "\n"


def _markdown(sheet: Sheet) -> Iterator[str]:
    yield f"# {escaped(sheet.title)}"
    yield from (f"\n{escaped(line)}" for line in sheet.intro)
    for part in sheet.parts:
        yield from ("", f"## {escaped(part.title)}")
        yield from ("", escaped(part.note)) if part.note else ()
        yield from (f"\n{escaped(hint)}" for hint in part.hints)
        yield from ("", "**Wanneer**", "")
        for day in part.dates:
            yield f"- **{escaped(day.when)}**: {escaped(day.text)} ({escaped(day.sure)}). {day.standing}".rstrip()
        if not part.dates:
            yield escaped(part.planned)
        yield from (f"\n**Let op:** {escaped(warning)}" for warning in part.warnings)
        if part.questions:
            yield from ("", "**Vraag aan de gemeente**", "", *_ticks(part.questions))
        if part.actions:
            yield from ("", "**Wat u kunt doen**", "", *_ticks(part.actions))
    for section in sheet.sections:
        yield from ("", f"## {escaped(section.title)}", "", *_ticks(section.lines))
    if sheet.ten_points:
        yield from ("", "## Uw tien punten", "", escaped(sheet.ten_points), "")
        yield from (f"{number}. ........................................" for number in range(1, 11))
    yield from ("", "## Hoe zeker is een dag?", "")
    yield from (f"- **{word}**: {escaped(meaning)}" for word, meaning in sheet.sureness)
    if sheet.words:
        yield from ("", "## Woorden", "")
        yield from (f"- **{escaped(word)}**: {escaped(meaning)}" for word, meaning in sheet.words)
    yield from ("", "## Bronnen", "", *(f"- {escaped(source)}" for source in sheet.sources))
    yield from ("", "---", *(f"\n{escaped(line)}" for line in sheet.last))


def _ticks(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        yield f"- [ ] {escaped(line.text)}"
        yield from (f"  - [ ] {escaped(part.text)}" for part in line.parts)


def _plain(sheet: Sheet) -> Iterator[str]:
    yield sheet.title.upper()
    yield from _wrap(sheet.intro)
    for part in sheet.parts:
        yield from ("", "", part.title.upper())
        yield from _wrap([part.note])
        for hint in part.hints:
            yield from ("", *_wrap([hint]))
        yield from ("", "Wanneer:")
        yield from _wrap((f"{day.when}: {day.text} ({day.sure}). {day.standing}" for day in part.dates), "- ")
        if not part.dates:
            yield from _wrap([part.planned])
        for warning in part.warnings:
            yield from ("", *_wrap([f"Let op: {warning}"]))
        if part.questions:
            yield from ("", "Vraag aan de gemeente:", *_boxes(part.questions))
        if part.actions:
            yield from ("", "Wat u kunt doen:", *_boxes(part.actions))
    for section in sheet.sections:
        yield from ("", "", section.title.upper(), *_boxes(section.lines))
    if sheet.ten_points:
        yield from ("", "", "UW TIEN PUNTEN", *_wrap([sheet.ten_points]))
        yield from (f"{number:2}. ........................................" for number in range(1, 11))
    yield from ("", "", "HOE ZEKER IS EEN DAG?")
    yield from _wrap((f"{sentence(word)}: {meaning}" for word, meaning in sheet.sureness), "- ")
    if sheet.words:
        yield from ("", "", "WOORDEN")
        yield from _wrap((f"{sentence(word)}: {meaning}" for word, meaning in sheet.words), "- ")
    yield from ("", "", "BRONNEN", *_wrap(sheet.sources, "- "))
    yield from ("", "", *_wrap(sheet.last))


def _boxes(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        yield from _wrap([line.text], "[ ] ")
        yield from _wrap((part.text for part in line.parts), "    [ ] ")


def _wrap(texts: Iterable[str], first: str = "") -> Iterator[str]:
    for text in texts:
        yield from textwrap.wrap(
            text,
            WIDTH,
            initial_indent=first,
            subsequent_indent=" " * len(first),
            break_long_words=False,
            break_on_hyphens=False,
        )
