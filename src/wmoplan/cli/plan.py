"""`wmoplan plan`: what is in a step plan, with its sources."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, TypeVar

from typer import Option

from wmoplan.cli import options
from wmoplan.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wmoplan.model.plan import Hint, Line, Milestone, Plan, Product, Step
    from wmoplan.model.rules import Rules
    from wmoplan.model.source import Source

T = TypeVar("T", bound="Step | Milestone")

FORMATS: Final = ("text", "json")


def plan(  # noqa: PLR0913 - the options of the command
    name: Annotated[
        str | None, Option("--plan", metavar="PLAN", help="Welk plan, zoals invoering-2015, of een eigen bestand.")
    ] = None,
    conflicts: Annotated[bool, Option("--conflicts", help="Alleen waar de bronnen elkaar tegenspreken.")] = False,  # noqa: FBT002 - a flag
    profile: options.Profile = None,
    as_of: options.AsOf = None,
    example: options.Example = None,
    form: Annotated[str, Option("--format", metavar="VORM", help="De vorm: text of json.")] = "text",
    output: options.Output = None,
    open_it: options.Open = False,  # noqa: FBT002 - a flag
) -> None:
    """Show a step plan, or write it in a file."""
    from wmoplan.cli.follow import named_plan
    from wmoplan.cli.grammar import choice
    from wmoplan.cli.results import make, needs_file
    from wmoplan.cli.shipped import rules
    from wmoplan.cli.speak import say, say_json

    if form not in FORMATS:
        raise UsageError(f"'{form}' is geen vorm die wmoplan kent.\n  {choice(form, FORMATS)}")
    needs_file(open_it=open_it, output=output)
    if name and example:
        raise UsageError("U noemt een plan en een voorbeeld.\n  Kies een van de twee: --plan of --example.")
    found = named_plan(name) if name else _meant(profile, as_of, example)
    if form == "json":
        from wmoplan.render.plan_json import plan_json

        text = plan_json(found, rules())
    else:
        lines = _Sheet(found, rules()).conflicts() if conflicts else _Sheet(found, rules()).all()
        text = "\n".join(lines) + "\n"
    if output:
        make(text, output, then="Wat betekent dit voor uw gemeente? wmoplan timeline", open_it=open_it)
    elif form == "json":
        say_json(text)
    else:
        say(text)


def _meant(profile: str | None, as_of: str | None, example: str | None) -> "Plan":
    """Return the plan of the profile, else the one that fits the year, else the last one that there is."""
    from wmoplan.cli.follow import plans_of
    from wmoplan.cli.plans import offers
    from wmoplan.cli.session import PROFILE, read_own, seen_from, written

    day = seen_from(as_of)
    names: tuple[str, ...] = ()
    text = written(profile, example)
    if profile or example or Path(PROFILE).exists():
        names = read_own(text, day).plans
    plans = plans_of(names, day, text.folder) or plans_of([list(offers())[-1]], day)
    return plans[0]


class _Sheet:
    """A plan as lines of text."""

    def __init__(self, plan: "Plan", rules: "Rules") -> None:
        self.plan = plan
        self.bodies = {body.id: body.name for body in rules.bodies}
        self.titles = {document.id: document.title for document in (*rules.documents, *plan.documents)}

    def all(self) -> "Iterator[str]":
        plan = self.plan
        yield f"{plan.title}. Plan {plan.id}, versie {plan.version}."
        yield f"Het plan loopt in: {plan.runs.text}."
        if plan.includes:
            yield f"Dit hoort erbij: {', '.join(plan.includes)}. Bekijk het met: wmoplan plan --plan {plan.includes[0]}"
        products = f" {len(plan.products)} producten," if plan.products else ""
        numbers = len(plan.milestones), products, len(plan.steps), len(plan.measurements)
        yield "Het heeft {} mijlpalen,{} {} stappen en {} peilmomenten.".format(*numbers)
        yield from self.steps()
        yield from self.milestones("Mijlpalen: wat het Rijk en anderen doen", plan.milestones)
        yield from self.products()
        yield from self.milestones("Peilmomenten: wanneer het Rijk kijkt hoe het gaat", plan.measurements)
        yield from self.topics()
        yield from self.links()
        yield from self.hints("Momenten waarop u invloed hebt", plan.influence)
        yield from self.hints("Wegen naar de gemeente voor een cliëntenraad", plan.routes)
        yield from self.hints("Punten voor de regels over medezeggenschap en klachten", plan.rule_points)
        yield from self.hints("Tips voor cliëntenraden", plan.tips)
        yield from self.lines("Advies voor alle stappen", plan.advice)
        yield from self.conflicts()
        yield from self.gaps()
        yield from self.documents()

    def steps(self) -> "Iterator[str]":
        yield from _heading("Stappen: wat uw gemeente doet")
        phase = ""
        for number, step in enumerate(_once(self.plan.steps), 1):
            if step.phase != phase:
                phase = step.phase
                yield from (f"Fase: {one.title} ({one.when.text})." for one in self.plan.phases if one.id == phase)
            yield from self.step(number, step)

    def step(self, number: int, step: "Step") -> "Iterator[str]":
        yield _folded(f"{number}. {step.title} ({step.id})", "   ", "")
        yield from _yearly(step, self.plan.steps)
        yield f"   Wie besluit: {self.bodies.get(step.decision, 'niemand, er is geen besluit')}."
        for row in step.planning:
            also = f", {row.condition.text}" if row.condition else ""
            yield _folded(f"Planning ({row.kind}): {row.when.text}{also}.", "   ")
        if step.legal:
            yield _folded(f"De wet: {step.legal.when.text}. {self.cite(step.legal.source)}", "   ")
        waits = [first.step or first.milestone for first in step.depends_on]
        if waits:
            yield f"   Komt na: {', '.join(waits)}."
        yield from (_folded(line.text, "     ", "   Vraag: ") for line in step.questions)
        yield from (_folded(line.text, "     ", "   Doe: ") for line in step.actions)
        yield _folded(self.cite(step.source), "   ")

    def milestones(self, heading: str, rows: "tuple[Milestone, ...]") -> "Iterator[str]":
        yield from _heading(heading)
        for row in _once(rows):
            who = f" Wie: {', '.join(row.responsible)}." if row.responsible else ""
            yield _folded(f"{row.when.text}: {row.title} ({row.id}).{who}", "  ", "- ")
            yield from _yearly(row, rows)
            if row.actual:
                from wmoplan.dutch import plain_date

                yield _folded(f"Echt gebeurd: {plain_date(row.actual.day)}. {self.cite(row.actual.source)}", "  ")
            yield _folded(self.cite(row.source), "  ")

    def products(self) -> "Iterator[str]":
        if self.plan.products:
            yield from _heading("Producten: wat er komt om gemeenten te helpen")
        rows = _once(self.plan.products)
        for before, row in zip((None, *rows), rows, strict=False):
            if before is None or before.heading != row.heading:
                yield _folded(f"Tabel: {row.heading or row.section}.", "  ", "")
            who = f" Wie: {', '.join(row.responsible)}." if row.responsible else ""
            yield _folded(f"{_ready(row)}: {row.title} ({row.id}).{who}", "  ", "- ")
            yield from _yearly(row, rows)
            yield _folded(f"Onderwerp: {row.subject}.", "  ")
            yield _folded(self.cite(row.source), "  ")

    def topics(self) -> "Iterator[str]":
        yield from _heading("Onderwerpen die u kunt kiezen")
        for topic in self.plan.topics:
            advised = " Het plan raadt dit aan." if topic.suggested else ""
            yield _folded(f"{topic.id}: {topic.title}. {topic.note}{advised}", "  ", "- ")

    def lines(self, heading: str, rows: "tuple[Line, ...]") -> "Iterator[str]":
        if rows:
            yield from _heading(heading)
        yield from (_folded(f"{row.text} {self.cite(row.source)}", "  ", "- ") for row in rows)

    def links(self) -> "Iterator[str]":
        if self.plan.links:
            yield from _heading("Wat op iets anders wacht")
        for row in self.plan.links:
            waits = f" {', '.join(row.waits)} na {', '.join(row.on)}." if row.waits else ""
            yield _folded(f"{row.text} ({row.id}){waits} {self.cite(row.source)}", "  ", "- ")

    def hints(self, heading: str, rows: "tuple[Hint, ...]") -> "Iterator[str]":
        if rows:
            yield from _heading(heading)
        for row in rows:
            title = f"{row.title}: " if row.title else ""
            about = f" Bij: {', '.join(row.steps)}." if row.steps else ""
            yield _folded(f"{title}{row.text} ({row.id}){about} {self.cite(row.source)}", "  ", "- ")

    def conflicts(self) -> "Iterator[str]":
        yield from _heading("Waar de bronnen elkaar tegenspreken")
        for row in self.plan.conflicts:
            yield _folded(f"{row.subject} ({row.id})", "  ", "- ")
            yield from (_folded(f"{claim.value}. {self.cite(claim.source)}", "    ", "  ") for claim in row.claims)
            yield _folded(f"wmoplan kiest: {row.chosen}. {row.reason}", "  ")
        if not self.plan.conflicts:
            yield "Dat is nergens zo."

    def gaps(self) -> "Iterator[str]":
        yield from _heading("Wat wmoplan niet kan uitrekenen")
        for row in self.plan.gaps:
            yield _folded(row.text, "  ", "- ")
            yield _folded(f"Reden: {row.reason} {self.cite(row.source)}", "  ")

    def documents(self) -> "Iterator[str]":
        yield from _heading("Bronnen")
        for row in self.plan.documents:
            checked = f" Nagekeken op {row.checked}." if row.checked else ""
            where = f" {row.link}" if row.link else ""
            yield _folded(f"{row.title}.{f' {row.publisher}.' if row.publisher else ''}{checked}{where}", "  ", "- ")

    def cite(self, source: "Source | None") -> str:
        """Return a source as it is printed."""
        if source is None:
            return ""
        title = self.titles.get(source.document, source.document)
        return f"Bron: {title}{', ' if source.place else ''}{source.place}."


def _once(rows: "tuple[T, ...]") -> "list[T]":
    """Return the rows, of what comes back every year only the first."""
    return list({row.series or row.id: row for row in reversed(rows)}.values())[::-1]


def _yearly(row: "Step | Milestone", rows: "Sequence[Step | Milestone]") -> "Iterator[str]":
    """Yield that a row comes back every year, and until when."""
    if row.series:
        last = [other.id for other in rows if other.series == row.series][-1]
        yield f"   Dit komt elk jaar terug. De laatste is: {last}."


def _ready(row: "Product") -> str:
    """Return when a product is there, and that it is where the source marks it as done."""
    when = "geen datum" if row.when.text == "onbekend" else row.when.text
    return f"{when} (klaar)" if row.realised else when


def _heading(text: str) -> "Iterator[str]":
    yield ""
    yield text.upper()


def _folded(text: str, indent: str, first: str | None = None) -> str:
    from wmoplan.cli.speak import folded

    return folded(text, indent, first)
