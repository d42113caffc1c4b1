"""A step plan: what a national plan asks of a municipality, and what volunteers can do with it."""

from collections.abc import Iterator
from typing import Annotated, Final, Literal, NamedTuple, Self, get_args

from pydantic import Field, model_validator

from wmoplan.errors import Refused
from wmoplan.model.fields import FEW, MANY, MOST, Rows, WhenText, Words, annotated
from wmoplan.model.period import read_when
from wmoplan.model.plan_rows import (
    Anchor,
    Conflict,
    Duty,
    Gap,
    Hint,
    Idea,
    MilestoneLink,
    Phase,
    PlanTerm,
    Revision,
    Stand,
    Topic,
)
from wmoplan.model.rules import DefaultTerm, Rules
from wmoplan.model.source import Source, SourceDocument
from wmoplan.model.step import Line, Milestone, Product, Step
from wmoplan.record import Record


class Years(Record):
    """The years in which a plan is offered to a new profile; a year counts as a whole.

    Attributes:
        first, last: Both included.
    """

    first: int = Field(alias="van")
    last: int = Field(alias="tot")


class PlanList(NamedTuple):
    """A list of a plan, as its field in `Plan` declares the list.

    Attributes:
        name: The attribute of the plan.
        key: Its key in the file.
        rows: What the list is for its readers.
        row: The model of one row.
    """

    name: str
    key: str
    rows: Rows
    row: type[Record]


# What each list of a plan is for its readers; the field of the same name holds the list.
# fmt: off
PHASES: Final = Rows("fase", "fasen", "Fasen", counted=0, json=0)
STEPS: Final = Rows(
    "stap", "stappen", "Stappen: wat uw gemeente doet", "Wat de gemeente doet en waarop u invloed hebt.",
    counted=11, json=3, moments=True,
)
MILESTONES: Final = Rows(
    "mijlpaal", "mijlpalen", "Mijlpalen: wat het Rijk en anderen doen", "Wat landelijke partijen doen, en wanneer.",
    counted=21, json=1, moments=True,
)
PRODUCTS: Final = Rows(
    "product", "producten", "Producten: wat er komt om gemeenten te helpen",
    "Wat landelijke partijen maken, en wanneer het er is.", counted=22, json=2,
)
MEASUREMENTS: Final = Rows(
    "peilmoment", "peilmomenten", "Peilmomenten: wanneer het Rijk kijkt hoe het gaat",
    "Wanneer het Rijk meet hoe ver de gemeenten zijn.", counted=23, json=11, moments=True,
)
STANDS: Final = Rows(
    "verwachting", "verwachtingen", "Wat er op een moment waar moet zijn",
    "Wat er op een moment waar moet zijn van een stap.", counted=24, json=12, says="wat waar moet zijn",
)
DUTIES: Final = Rows(
    "plicht", "plichten", "Plichten: wat iemand moet doen, en wanneer", "Wat iemand moet doen, en wanneer.",
    counted=26, json=5,
)
TOPICS: Final = Rows("onderwerp", "onderwerpen", "Onderwerpen die u kunt kiezen", counted=0, json=0, own_names=True)
LINKS: Final = Rows(
    "afhankelijkheid", "afhankelijkheden", "Wat op iets anders wacht", "Wat op iets anders wacht.",
    counted=25, json=4,
)
INFLUENCE: Final = Rows(
    "invloedsmoment", "invloedsmomenten", "Momenten waarop u invloed hebt", "Momenten waarop u invloed hebt.",
    counted=31, json=6,
)
ROUTES: Final = Rows(
    "route", "routes", "Wegen naar de gemeente voor een cliëntenraad", "Wegen om invloed te krijgen.",
    counted=32, json=7,
)
RULE_POINTS: Final = Rows(
    "punt", "punten", "Punten voor de regels over medezeggenschap en klachten",
    "Punten voor een regeling voor medezeggenschap.", counted=33, json=8,
)
TIPS: Final = Rows("tip", "tips", "Tips voor cliëntenraden", "Tips.", counted=34, json=9)
ADVICE: Final = Rows("advies", "adviezen", "Advies voor alle stappen", "Wat u altijd kunt doen.", counted=35, json=10)
CONFLICTS: Final = Rows(
    "tegenstrijdigheid", "tegenstrijdigheden", "Waar de bronnen elkaar tegenspreken",
    "Waar bronnen elkaar tegenspreken, en wat gekozen is.", counted=41, json=13,
)
GAPS: Final = Rows(
    "lacune", "lacunes", "Wat wmoplan niet kan uitrekenen", "Wat een bron zegt, maar wat niet te berekenen is.",
    counted=42, json=14,
)
ANCHORS: Final = Rows("anker", "ankers", "Ankers: dagen waar iets aan hangt", counted=0, json=0)
TERMS: Final = Rows(
    "termijn", "termijnen", "Termijnen", "De gewone termijnen, zolang een gemeente niets anders zegt.",
    counted=0, json=99,
)
DOCUMENTS: Final = Rows("document", "documenten", "Bronnen", counted=0, json=0, own_names=True)
REVISIONS: Final = Rows("wijziging", "wijzigingen", "Wijzigingen: wat er per versie is veranderd", counted=0, json=0)
# fmt: on


class Plan(Record):
    """A step plan as it stands in its file.

    Attributes:
        version: Goes up with every change of a fact.
        revisions: What changed in each version, the newest first.
        runs: The horizon of the plan; recesses outside it are not shown.
        offered: The years in which `init` offers it; the municipalities are those of the last one. In a file those of
            the horizon, where it has both its ends.
        includes: The ids of plans that come with it.
        phases, steps, milestones, products, measurements, stands, duties, topics, links: The lists of a plan; the table
            above says what each holds.
        influence, routes, rule_points, tips, advice: Ways to have influence, and advice that counts for every step.
        ten_points: An idea that stands apart; None where the plan has none.
        conflicts, gaps: What the sources contradict each other about, and what no day follows from.
        anchors, terms, documents: What periods hang on and count with, and what the rows lean on.
        rounding: What a number of months comes to in a month without that day; empty refuses it.
    """

    id: str = Field(description="De naam van het stappenplan.")
    version: str = Field(alias="versie", default="1", description="De versie; die gaat omhoog als een feit verandert.")
    title: str = Field(alias="titel")
    runs: WhenText = Field(alias="looptijd")
    offered: Years = Field(alias="geldt-voor")
    includes: Words = Field(alias="neemt-mee", default=())
    rounding: Literal["", "laatste dag", "volgende dag"] = Field(alias="maanden-afronden", default="")
    phases: Annotated[tuple[Phase, ...], PHASES] = Field(alias="fasen", default=(), max_length=FEW)
    steps: Annotated[tuple[Step, ...], STEPS] = Field(alias="stappen", default=(), max_length=MANY)
    milestones: Annotated[tuple[Milestone, ...], MILESTONES] = Field(alias="mijlpalen", default=(), max_length=MOST)
    products: Annotated[tuple[Product, ...], PRODUCTS] = Field(alias="producten", default=(), max_length=MOST)
    measurements: Annotated[tuple[Milestone, ...], MEASUREMENTS] = Field(
        alias="peilmomenten", default=(), max_length=MANY
    )
    stands: Annotated[tuple[Stand, ...], STANDS] = Field(alias="stand", default=(), max_length=MANY)
    duties: Annotated[tuple[Duty, ...], DUTIES] = Field(alias="plichten", default=(), max_length=MANY)
    topics: Annotated[tuple[Topic, ...], TOPICS] = Field(alias="onderwerpen", default=(), max_length=MANY)
    links: Annotated[tuple[MilestoneLink, ...], LINKS] = Field(alias="afhankelijkheden", default=(), max_length=MANY)
    influence: Annotated[tuple[Hint, ...], INFLUENCE] = Field(alias="invloedsmomenten", default=(), max_length=MANY)
    routes: Annotated[tuple[Hint, ...], ROUTES] = Field(default=(), max_length=MANY)
    rule_points: Annotated[tuple[Hint, ...], RULE_POINTS] = Field(alias="regelingspunten", default=(), max_length=MANY)
    tips: Annotated[tuple[Hint, ...], TIPS] = Field(default=(), max_length=MANY)
    advice: Annotated[tuple[Line, ...], ADVICE] = Field(alias="algemeen-advies", default=(), max_length=MANY)
    ten_points: Idea | None = Field(alias="tienpuntenplan", default=None)
    conflicts: Annotated[tuple[Conflict, ...], CONFLICTS] = Field(
        alias="tegenstrijdigheden", default=(), max_length=MANY
    )
    gaps: Annotated[tuple[Gap, ...], GAPS] = Field(alias="lacunes", default=(), max_length=MANY)
    anchors: Annotated[tuple[Anchor, ...], ANCHORS] = Field(alias="ankers", default=(), max_length=FEW)
    terms: Annotated[tuple[PlanTerm, ...], TERMS] = Field(alias="termijnen", default=(), max_length=FEW)
    documents: Annotated[tuple[SourceDocument, ...], DOCUMENTS] = Field(alias="documenten", max_length=MANY)
    revisions: Annotated[tuple[Revision, ...], REVISIONS] = Field(alias="wijzigingen", default=(), max_length=MANY)

    @model_validator(mode="before")
    @classmethod
    def _years_of_horizon(cls, tree: object) -> object:
        """Fill in the years of the horizon where the file does not say for which years it is."""
        if not isinstance(tree, dict) or "geldt-voor" in tree:
            return tree
        first = last = 0
        try:
            horizon = read_when(tree.get("looptijd")).period
        except Refused:  # it is told where the horizon itself is read; its years are not missed as well
            pass
        else:
            if horizon is None or horizon.first is None or horizon.last is None:
                return tree
            first, last = horizon.first.year, horizon.last.year
        return tree | {"geldt-voor": {"van": first, "tot": last}}

    @classmethod
    def lists(cls) -> Iterator[PlanList]:
        """Yield the lists of a plan, in the order in which they are read."""
        for name, field in cls.model_fields.items():
            if rows := annotated(field, Rows):
                yield PlanList(name, field.alias or name, rows, get_args(field.annotation)[0])

    def with_lists(
        self,
        *,
        steps: tuple[Step, ...] | None = None,
        milestones: tuple[Milestone, ...] | None = None,
        measurements: tuple[Milestone, ...] | None = None,
        stands: tuple[Stand, ...] | None = None,
    ) -> Self:
        """Return the plan with other rows in some lists; the rows are models, so nothing is left to check."""
        lists = {"steps": steps, "milestones": milestones, "measurements": measurements, "stands": stands}
        return self.model_copy(update={name: rows for name, rows in lists.items() if rows is not None})

    def default_terms(self, rules: Rules) -> tuple[DefaultTerm, ...]:
        """Return every term that can be reckoned with: those of all municipalities, and the plan's own."""
        return (*rules.terms, *(term.as_default() for term in self.terms))

    def hints(self, key: str) -> tuple[Hint, ...]:
        """Return a list of ways and tips by its key in the file; empty for any other key."""
        name = next((one.name for one in self.lists() if one.key == key and one.row is Hint), "")
        found: tuple[Hint, ...] = getattr(self, name) if name else ()
        return found

    def document(self, source: Source) -> SourceDocument | None:
        """Return the document of a source, or None where the source is not one of the plan's."""
        return next((document for document in self.documents if document.id == source.document), None)
