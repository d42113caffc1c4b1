"""The page of a municipality: what to do first, the coming months, the whole timeline, and why each day is that day.

It does not age badly: days in full, no countdown, and a line that says when to ask for a new one.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from wmoplan.documents.blocks import (
    Block,
    Definitions,
    Document,
    Entries,
    Entry,
    Heading,
    Item,
    List,
    Marks,
    Note,
    Paragraph,
    Purpose,
    Run,
    Section,
    Text,
    plain_of,
)
from wmoplan.documents.days import day_entry, on_page, practical, status_of
from wmoplan.documents.drawing import Drawing
from wmoplan.documents.lanes import drawing_of
from wmoplan.documents.outlook import Outlook, look
from wmoplan.documents.page_now import AT_MOST, now_of, speaking_in
from wmoplan.documents.sources import Library, explained, used_in
from wmoplan.documents.steps import SURENESS, asked_of, dates_of, notes_of, planned_of, steps_in_time, warnings_of
from wmoplan.dutch import long_date, month_of, sentence
from wmoplan.model.letter import GlossaryWord
from wmoplan.model.moment import Moment
from wmoplan.model.step import Step
from wmoplan.timeline import Timeline

STAGES: Final = "Elke stap, en waarom"
REASONS: Final = "Waarom deze dagen?"
OTHERS: Final = "Dagen die bij geen stap horen"
NO_DATE: Final = "Nog geen datum"
LEAD: Final = "Wat doet u eerst? Wanneer kunt u spreken? Hoe zeker is dat, en wie zegt het? U leest het hier."
ABOUT: Final = "Wat u nu moet doen, wanneer u kunt spreken en hoe zeker dat is, in {place}."


def page_of(timeline: Timeline, words: Iterable[GlossaryWord], made: date | None = None) -> Document:
    """Return the page of the chosen subjects.

    Args:
        words: The list of words; those that the page uses are explained on it.
        made: The day that it says it was made on; None is that of the timeline.
    """
    made = made or timeline.as_of
    outlook = look(timeline)
    steps = steps_in_time(timeline)
    shown = [moment for group in outlook.groups for moment in group.moments]
    library = Library(timeline)
    days = {moment.id for moment in (*shown, *speaking_in(timeline)[:AT_MOST])}
    days |= {moment.id for step in steps for moment in dates_of(step, timeline)}
    stages = _stages(steps, days, timeline, library)
    drawing = drawing_of(timeline, steps, made)
    heading = (Run(timeline.municipality.name, typed=True), Run(": uw momenten van invloed"))
    page = Document(
        title=plain_of(heading),
        purpose=Purpose.PAGE,
        about=ABOUT.format(place=timeline.municipality.name),
        intro=(LEAD,),
        blocks=(
            _facts(timeline, made),
            now_of(timeline, outlook, steps, made),
            *_months(shown, timeline, outlook),
            *([_whole(drawing)] if drawing else []),
            *([stages] if stages.blocks else []),
            _sureness(),
        ),
        last=tuple(_foot(timeline, made)),
        made=made,
        heading=heading,
    )
    disputes = tuple(_disputes(timeline, days | {step.id for step in steps}, library))
    sources = Section("Bronnen", tuple(_sources(library, disputes)), "bronnen")
    used = tuple((sentence(word), meaning) for word, meaning in used_in((page, sources), words))
    explained = [Section("Woordenlijst", (Definitions(used),), "woorden")] if used else []
    return page._replace(blocks=(*page.blocks, *explained, sources))


def _facts(timeline: Timeline, made: date) -> Definitions:
    """Return the organisation, the subjects, and the days of the page, for its header."""
    topics = [topic.title for topic in timeline.all_topics() if topic.id in timeline.topics]
    about: list[Run] = []
    for topic in topics:
        about += [*([Run("; ")] if about else []), Run(topic, typed=True)]
    organisation = timeline.profile.organisation
    rows: list[tuple[str, Text]] = [("Voor", (Run(organisation, typed=True),))] if organisation else []
    rows += [("Onderwerpen", tuple(about) or "alle"), ("Gemaakt op", (Run(long_date(made), day=made),))]
    rows += [("Vraag een nieuwe versie na", long_date(timeline.renew_after))] if timeline.renew_after else []
    return Definitions(tuple(rows), "facts")


def _foot(timeline: Timeline, made: date) -> Iterator[Text]:
    yield from (f"{plan.title}." for plan in timeline.plans)
    yield (Run(f"{sentence(timeline.made_from)}.", typed=True),)
    if timeline.profile_name:
        yield (Run(f"Het bestand van deze pagina: {timeline.profile_name}.", typed=True),)
    yield (
        Run(f"Gemaakt op {long_date(made)} met wmoplan. Voor programma's: "),
        Run("tijdlijn.json", link="tijdlijn.json"),
        Run("."),
    )


# -- the coming months


def _months(moments: Sequence[Moment], timeline: Timeline, outlook: Outlook) -> Iterator[Section]:
    blocks: list[Block] = []
    if any(group.and_later for group in outlook.groups):
        whole = f"Tot en met {month_of(outlook.whole)} staat hier elke dag die telt. "
        rest = "Daarna alleen de belangrijkste. Alle dagen staan bij "
        blocks.append(Paragraph((Run(whole + rest), Run("elke stap", link="#stappen"), Run(".")), "before"))
    found: dict[str, list[Entry]] = {}
    for moment in moments:
        day = moment.end or moment.start
        title = sentence(month_of(day)) if day else NO_DATE
        found.setdefault(title, []).append(_in_month(moment, timeline, outlook))
    for title, entries in found.items():
        blocks += [Heading(title, 3), Entries(tuple(entries), "days")]
    if found:
        yield Section("De komende maanden", tuple(blocks), "maanden")


def _in_month(moment: Moment, timeline: Timeline, outlook: Outlook) -> Entry:
    """Return a day of the list of months, with its action, warnings, place, and the quiet period that follows."""
    notes = (f"{note.in_file} {note.remedy}".strip() for note in outlook.notes.get(moment.id, ()))
    quiet = outlook.quiet.get(moment.id)
    where = practical(timeline) if moment.speaking and moment.attend else ()
    return day_entry(
        moment,
        *([Paragraph(moment.act)] if moment.act else []),
        *(Paragraph((Run(line, typed=True),)) for line in where),
        *status_of(moment),
        *(Note(on_page(note)) for note in notes),
        ask=True,
        after=[Paragraph(sentence(quiet.sentence), "after")] if quiet else [],
    )


# -- the whole timeline


def _whole(drawing: Drawing) -> Section:
    rows = tuple(
        Entry(
            (
                Paragraph((Run(row.name, link=f"#stap-{row.id}" if row.id else ""),), "do"),
                Definitions(tuple((field.label, field.day) for field in row.fields), "")
                if row.fields
                else Paragraph("Er is nog geen dag bekend."),
            )
        )
        for row in drawing.rows
    )
    heading = Heading("Alle stappen met hun dagen", 3)
    return Section("De hele tijdlijn", (drawing, heading, Entries(rows, "rows")), "tijdlijn")


# -- the steps, and why


def _stages(steps: Sequence[Step], days: set[str], timeline: Timeline, library: Library) -> Section:
    """Return the section with all steps, and with the explanations of the moments whose ids are in `days`."""
    own: dict[str, list[Moment]] = {step.id: [] for step in steps}
    others: list[Moment] = []
    for moment in timeline.moments:
        if moment.id in days:
            own.get(moment.step, others).append(moment)
    stages = [_stage(step, own[step.id], timeline, library) for step in steps]
    stages += [Section(OTHERS, (_explained(others, library),), look="stage")] if others else []
    tick = Paragraph(
        (
            Run("Wilt u dit afvinken? Open de "),
            Run("lijst om af te vinken", link="checklist.html"),
            Run(". Die past op papier."),
        )
    )
    blocks: tuple[Block, ...] = (*stages, tick) if stages else ()
    return Section(STAGES if steps else REASONS, blocks, "stappen")


def _stage(step: Step, moments: Sequence[Moment], timeline: Timeline, library: Library) -> Section:
    blocks = notes_of(step, timeline)
    blocks += (Note(on_page(warning)) for warning in warnings_of(step, timeline))
    blocks.append(Heading("Wanneer", 4))
    blocks.append(_explained(moments, library) if moments else Paragraph(planned_of(step, timeline)))
    for title, lines in asked_of(step, timeline):
        blocks += [Heading(title, 4), List(lines, look="dots")]
    origin = (run._replace(soft=False) for run in library.of_id(step.source.document, step.source.place))
    blocks.append(Paragraph((Run("Hier komt deze stap vandaan. "), *origin), "sure"))
    return Section(step.title, tuple(blocks), f"stap-{step.id}", look="stage")


def _explained(moments: Sequence[Moment], library: Library) -> Entries:
    return Entries(
        tuple(
            day_entry(moment, *status_of(moment), ask=False, id=f"dag-{moment.id}", after=why)
            for moment, why in explained(moments, library)
        ),
        "days",
    )


# -- how sure a day is, and where everything comes from


def _sureness() -> Section:
    rows = tuple((sentence(word), meaning) for word, meaning in SURENESS)
    likely = (
        Run("Een vergadering kan vaststaan, terwijl het onderwerp nog niet zeker is. Dan staat er "),
        Run("waarschijnlijk", strong=True),
        Run("."),
    )
    return Section("Hoe zeker is een dag?", (Definitions(rows), Paragraph(likely)), "zeker")


def _sources(library: Library, disputes: tuple[Entry, ...]) -> Iterator[Block]:
    if listed := library.listed():
        yield List(listed, Marks.IN_ORDER, look="sources")
    if other := library.other():
        yield from (Heading("Ook gebruikt", 3), List(other, look="dots"))
    if disputes:
        yield Heading("Hier spreken bronnen elkaar tegen", 3)
        yield Entries(disputes, "dots", is_ordered=False)


def _disputes(timeline: Timeline, shown: set[str], library: Library) -> Iterator[Entry]:
    """Yield an item for each contradiction between sources about something that the page shows."""
    known = shown | {moment.kind for moment in timeline.moments if moment.id in shown and not moment.step}
    for plan in timeline.plans:
        for conflict in plan.conflicts:
            if not known.isdisjoint(conflict.touches):
                claims = tuple(
                    Item(
                        (
                            Run(f"{sentence(claim.value)}. "),
                            *library.of_id(claim.source.document, claim.source.place),
                        )
                    )
                    for claim in conflict.claims
                )
                yield Entry(
                    (
                        Paragraph((Run(conflict.subject, strong=True),)),
                        List(claims, look="dots"),
                        Paragraph(f"Gekozen is: {conflict.chosen}. {conflict.reason}"),
                    )
                )
