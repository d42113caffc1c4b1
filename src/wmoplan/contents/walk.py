"""The walk along a plan: every row of it, in the order in which it is read."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final, TypeVar

from wmoplan.contents.entry import CHOSEN, Contents, Entry, Fact, Section, named
from wmoplan.dutch import count, listing, long_date, plain_date
from wmoplan.errors import Refused
from wmoplan.model.day import read_day
from wmoplan.model.period import When
from wmoplan.model.plan import Anchor, Conflict, Duty, Hint, Link, Plan, Stand
from wmoplan.model.rules import DefaultTerm, Rules
from wmoplan.model.source import Document
from wmoplan.model.step import Dependency, Line, Milestone, Product, Step

OLD: Final = timedelta(days=365)
"""After how long a source wants to be looked at again."""

T = TypeVar("T", bound="Step | Milestone | Stand")


def contents_of(plan: Plan, rules: Rules, as_of: date) -> Contents:
    """Return everything that is in a plan, with the terms that hold for every municipality."""
    titles = {document.id: document.title for document in (*rules.documents, *plan.documents)}
    bodies = {body.id: body.name for body in rules.bodies}
    sorts = {sort.id: sort.name for sort in rules.sorts}
    bodies |= {chain.id: chain.who for chain in rules.trajectories if chain.who}
    sections = (
        Section("fasen", "Fasen", tuple(_phase(plan, at) for at in range(len(plan.phases)))),
        Section("stappen", "Stappen: wat uw gemeente doet", _steps(plan, bodies, sorts)),
        Section("mijlpalen", "Mijlpalen: wat het Rijk en anderen doen", _milestones(plan.milestones, "een mijlpaal")),
        Section(
            "producten", "Producten: wat er komt om gemeenten te helpen", _milestones(plan.products, "een product")
        ),
        Section(
            "peilmomenten",
            "Peilmomenten: wanneer het Rijk kijkt hoe het gaat",
            _milestones(plan.measurements, "een peilmoment"),
        ),
        Section("stand", "Wat er op een moment waar moet zijn", tuple(_stand(row, plan) for row in plan.stands)),
        Section("plichten", "Plichten: wat iemand moet doen, en wanneer", tuple(map(_duty, plan.duties))),
        Section("onderwerpen", "Onderwerpen die u kunt kiezen", _topics(plan)),
        Section("afhankelijkheden", "Wat op iets anders wacht", tuple(map(_link, plan.links))),
        Section("invloedsmomenten", "Momenten waarop u invloed hebt", _hints(plan.influence, "een invloedsmoment")),
        Section("routes", "Wegen naar de gemeente voor een cliëntenraad", _hints(plan.routes, "een route")),
        Section(
            "regelingspunten",
            "Punten voor de regels over medezeggenschap en klachten",
            _hints(plan.rule_points, "een punt"),
        ),
        Section("tips", "Tips voor cliëntenraden", _hints(plan.tips, "een tip")),
        Section("algemeen-advies", "Advies voor alle stappen", _advice(plan)),
        Section("tegenstrijdigheden", "Waar de bronnen elkaar tegenspreken", tuple(map(_conflict, plan.conflicts))),
        Section("lacunes", "Wat wmoplan niet kan uitrekenen", _gaps(plan)),
        Section("ankers", "Ankers: dagen waar iets aan hangt", tuple(map(_anchor, plan.anchors))),
        Section("termijnen", "Termijnen", tuple(map(_term, plan.default_terms(rules)))),
        Section("bronnen", "Bronnen", tuple(_document(row, as_of) for row in plan.documents)),
        Section("wijzigingen", "Wijzigingen: wat er per versie is veranderd", _revisions(plan)),
    )
    filled = tuple(section for section in sections if section.entries)
    return Contents(plan, _numbers(plan), filled, titles, as_of)


def _numbers(plan: Plan) -> tuple[str, ...]:
    """Return how many rows there are of each kind, as they are counted in a source; what comes yearly counts once."""
    steps, milestones, products = _once(plan.steps), _once(plan.milestones), _once(plan.products)
    questions = [line for step in steps for line in step.questions]
    told = (
        _listed(
            [
                _counted(len(steps), "stap", "stappen"),
                _counted(len(questions), "vraag", "vragen")
                + _inside(sum(len(line.parts) for line in questions), "deelvraag", "deelvragen", "met"),
                _counted(sum(len(step.actions) for step in steps), "actie", "acties"),
            ]
        ),
        _listed(
            [
                _counted(len(milestones), "mijlpaal", "mijlpalen") + _tables(milestones),
                _counted(len(products), "product", "producten") + _tables(products),
                _counted(len(plan.measurements), "peilmoment", "peilmomenten"),
                _counted(len(_once(plan.stands)), "verwachting", "verwachtingen"),
                _counted(len(plan.links), "afhankelijkheid", "afhankelijkheden"),
                _counted(len(plan.duties), "plicht", "plichten"),
            ]
        ),
        _listed(
            [
                _counted(len(plan.influence), "invloedsmoment", "invloedsmomenten"),
                _counted(len(plan.routes), "route", "routes"),
                _counted(len(plan.rule_points), "punt", "punten"),
                _counted(len(plan.tips), "tip", "tips"),
                _counted(len(plan.advice), "advies", "adviezen"),
            ]
        ),
        _listed(
            [
                _counted(len(plan.conflicts), "tegenstrijdigheid", "tegenstrijdigheden"),
                _counted(len(plan.gaps), "lacune", "lacunes"),
            ]
        ),
    )
    return tuple(line for line in told if line)


def _listed(parts: list[str]) -> str:
    filled = [part for part in parts if part]
    return f"Het heeft {listing(filled)}." if filled else ""


def _counted(number: int, one: str, more: str) -> str:
    return count(number, one, more) if number else ""


def _inside(number: int, one: str, more: str, word: str) -> str:
    return f" {word} {count(number, one, more)}" if number else ""


def _tables(rows: Sequence[Milestone]) -> str:
    tables = {(row.section, row.heading) for row in rows if row.heading}
    return _inside(len(tables), "tabel", "tabellen", "in")


def _once(rows: Sequence[T]) -> list[T]:
    """Return the rows, of what comes back every year only the first."""
    return list({row.series or row.id: row for row in reversed(rows)}.values())[::-1]


def _yearly(row: Step | Milestone, rows: Sequence[Step | Milestone]) -> tuple[Fact, ...]:
    if not row.series:
        return ()
    last = [other.id for other in rows if other.series == row.series][-1]
    return (Fact("Dit komt elk jaar terug", f"de laatste is {last}"),)


def _hung(*whens: When | None) -> tuple[str, ...]:
    """Return the keys of what periods hang on."""
    anchors = [when.anchor for when in whens if when and when.anchor]
    return (*anchors, *(named("een termijn", when.length) for when in whens if when and when.length))


def _phase(plan: Plan, at: int) -> Entry:
    row = plan.phases[at]
    facts = (Fact("Resultaat", row.result),) if row.result else ()
    return Entry(row.id, "een fase", row.title, row.when.text, row.when, facts, (row.source,))


def _steps(plan: Plan, bodies: dict[str, str], sorts: dict[str, str]) -> tuple[Entry, ...]:
    shown = {step.id for step in _once(plan.steps)}
    phases = {phase.id: f"Fase: {phase.title} ({phase.when.text})" for phase in plan.phases}
    found = []
    for step in plan.steps:
        entry = _step(step, plan.steps, bodies, sorts)
        found.append(entry._replace(group=phases.get(step.phase, ""), repeated=step.id not in shown))
    return tuple(found)


def _step(step: Step, steps: Sequence[Step], bodies: dict[str, str], sorts: dict[str, str]) -> Entry:
    facts = [Fact("Waar het over gaat", step.note), *_yearly(step, steps)]
    facts.append(Fact("Wie besluit", bodies.get(step.decision, "niemand, er is geen besluit")))
    facts.append(Fact("Wat voor besluit", sorts.get(step.sort, "")))
    for row in step.planning:
        also = f", {row.condition.text}" if row.condition else ""
        facts.append(Fact(f"Planning ({row.kind})", f"{row.when.text}{also}", row.source, row.when))
    if step.legal:
        facts.append(Fact("De wet", step.legal.when.text, step.legal.source, step.legal.when))
    if step.earlier:
        told = f"{step.earlier.question} Vanaf {long_date(step.earlier.since)}."
        facts.append(Fact("De eerste vraag", told, step.earlier.source))
    facts += [_dependency(first) for first in step.depends_on]
    facts.append(Fact("Onderwerpen", ", ".join(step.topics)))
    return Entry(
        step.id,
        "een stap",
        step.title,
        facts=tuple(fact for fact in facts if fact.text),
        sources=(step.source,),
        parts=(
            *(_question(line, step) for line in step.questions),
            *(_action(line, step) for line in step.actions),
        ),
        mentions=(
            *(named("een onderwerp", topic) for topic in step.topics),
            *(first.step or first.milestone for first in step.depends_on),
            *_hung(*step.whens()),
            *filter(None, (step.phase, step.takes_effect)),
        ),
    )


def _dependency(row: Dependency) -> Fact:
    later = ", in een latere vergadering" if row.later else ""
    return Fact("Komt na", f"{row.step or row.milestone}{later}{f'. {row.note}' if row.note else ''}", row.source)


def _question(line: Line, step: Step) -> Entry:
    sources = (line.source,) if line.source else ()
    parts = tuple(Entry(part.id, "een deelvraag", part.text, "Deelvraag", sources=sources) for part in line.parts)
    return Entry(line.id, "een vraag", line.text, "Vraag", sources=sources, parts=parts, mentions=(step.id,))


def _action(line: Line, step: Step) -> Entry:
    sources = (line.source,) if line.source else ()
    facts = (Fact("Soort", line.kind),) if line.kind else ()
    return Entry(line.id, "een actie", line.text, "Doe", facts=facts, sources=sources, mentions=(step.id,))


def _milestones(rows: Sequence[Milestone], kind: str) -> tuple[Entry, ...]:
    shown = {row.id for row in _once(rows)}
    return tuple(_milestone(row, rows, kind)._replace(repeated=row.id not in shown) for row in rows)


def _milestone(row: Milestone, rows: Sequence[Milestone], kind: str) -> Entry:
    facts = [*_yearly(row, rows)]
    if row.responsible:
        facts.append(Fact("Wie", ", ".join(row.responsible)))
    if isinstance(row, Product):
        facts.append(Fact("Onderwerp", row.subject))
    if row.actual:
        note = f" (geschat: {row.actual.note})" if row.actual.estimated else ""
        facts.append(Fact("Echt gebeurd", f"{plain_date(row.actual.day)}{note}", row.actual.source))
    if row.needed_for:
        facts.append(Fact("Nodig voor", ", ".join(row.needed_for)))
    if row.act:
        facts.append(Fact("Doe", row.act))
    when = "geen datum" if row.when.text == "onbekend" else row.when.text
    return Entry(
        row.id,
        kind,
        row.title,
        f"{when} (klaar)" if row.realised else when,
        row.when,
        tuple(facts),
        (row.source,),
        mentions=(*row.needed_for, *filter(None, (row.step,)), *_hung(row.when)),
        group=" ".join(filter(None, (row.section, row.heading))),
    )


def _duty(row: Duty) -> Entry:
    facts = [Fact("Wie", ", ".join(row.who))]
    if row.source_of_day:
        facts.append(Fact("Datum", row.when.text, row.source_of_day, row.when))
    if row.steps:
        facts.append(Fact("Bij", ", ".join(row.steps)))
    mentions = (*row.steps, *_hung(row.when))
    return Entry(row.id, "een plicht", row.text, row.when.text, row.when, tuple(facts), (row.source,), (), mentions)


def _stand(row: Stand, plan: Plan) -> Entry:
    moment = next((one.when for one in plan.measurements if one.id == row.measurement), row.when)
    when = moment.text if moment else ""
    mentions = (row.step, *((row.measurement,) if row.measurement else _hung(row.when)))
    facts = (Fact("Bij", row.step),)
    return Entry(row.id, "wat waar moet zijn", row.text, when, moment, facts, (row.source,), (), mentions)


def _topics(plan: Plan) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            topic.id,
            "een onderwerp",
            f"{topic.title}. {topic.note}".strip(),
            facts=(Fact("Let op", "het plan raadt dit aan"),) if topic.suggested else (),
            sources=(topic.source,) if topic.source else (),
        )
        for topic in plan.topics
    )


def _link(row: Link) -> Entry:
    waits = f"{', '.join(row.waits)} na {', '.join(row.on)}"
    facts = (Fact("Wacht", waits),) if row.waits else ()
    mentions = (*row.waits, *row.on)
    return Entry(row.id, "een afhankelijkheid", row.text, "", None, facts, (row.source,), (), mentions)


def _hints(rows: Iterable[Hint], kind: str) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            row.id,
            kind,
            row.text,
            row.title,
            facts=(Fact("Bij", ", ".join(row.steps)),) if row.steps else (),
            sources=(row.source,),
            mentions=row.steps,
        )
        for row in rows
    )


def _advice(plan: Plan) -> tuple[Entry, ...]:
    found = [
        Entry(line.id, "een advies", line.text, sources=(line.source,) if line.source else ()) for line in plan.advice
    ]
    if plan.ten_points:
        idea = plan.ten_points
        found.append(Entry("", "een idee", idea.text, "Uw tien punten", sources=(idea.source,)))
    return tuple(found)


def _conflict(row: Conflict) -> Entry:
    claims = tuple(Fact("Er staat", claim.value, claim.source) for claim in row.claims)
    facts = (*claims, Fact(CHOSEN, row.chosen), Fact("Reden", row.reason))
    if row.touches:
        facts = (*facts, Fact("Raakt", ", ".join(row.touches)))
    return Entry(row.id, "een tegenstrijdigheid", row.subject, facts=facts, mentions=row.touches)


def _gaps(plan: Plan) -> tuple[Entry, ...]:
    return tuple(
        Entry(row.id, "een lacune", row.text, facts=(Fact("Reden", row.reason),), sources=(row.source,))
        for row in plan.gaps
    )


def _anchor(row: Anchor) -> Entry:
    facts = (Fact("Vraag", row.question),) if row.question else ()
    return Entry(
        row.id, "een anker", row.title, row.when.text, row.when, facts, (row.source,), mentions=_hung(row.when)
    )


def _term(row: DefaultTerm) -> Entry:
    length = row.length.text if row.length else "geen bron geeft een lengte"
    facts = [Fact("Hoe zeker", "de wet geeft deze termijn" if row.law else "een gewone lengte, dus geschat")]
    if row.question:
        facts.append(Fact("Vraag", row.question))
    return Entry(row.id, "een termijn", row.text, length, facts=tuple(facts), sources=(row.source,))


def _document(row: Document, as_of: date) -> Entry:
    facts = [Fact("Uitgever", row.publisher)] if row.publisher else []
    if row.checked:
        facts.append(Fact("Nagekeken op", row.checked))
        if is_old(row, as_of):
            words = f"gezien vanaf {long_date(as_of)} is deze bron meer dan een jaar niet nagekeken"
            facts.append(Fact("Let op", words))
    if row.link:
        facts.append(Fact("Adres", row.link))
    return Entry(row.id, "een document", row.title, facts=tuple(facts))


def is_old(document: Document, as_of: date) -> bool:
    """Tell whether a document was not looked at for more than a year.

    Unit: days; a year is 365 days.
    """
    try:
        return bool(document.checked) and as_of - read_day(document.checked) > OLD
    except Refused:
        return False


def _revisions(plan: Plan) -> tuple[Entry, ...]:
    return tuple(
        Entry("", "een wijziging", row.text, f"Versie {row.version}, {plain_date(row.day)}") for row in plan.revisions
    )
