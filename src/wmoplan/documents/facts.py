"""The facts that a letter can tell.

The names in Dutch are those that a template uses; `docs/brieven.md` tells what each of them holds.
"""

from typing import Final

from pydantic import Field

from wmoplan.record import Record

OF_STEP: Final = frozenset({"stap", "besluit", "gevraagd", "termijn", "tekort", "reces", "vragen"})
"""The names that hold something only where a letter is about a step."""


class Told(Record):
    """A moment as a letter tells it; a text is empty where there is nothing to tell."""

    day: str = Field(alias="dag", default="")
    first: str = Field(alias="van", default="")
    time: str = Field(alias="tijd", default="")
    at: str = Field(alias="dag_en_tijd", default="")
    whole: str = Field(alias="voluit", default="")
    body: str = Field(alias="wie", default="")
    sure: str = Field(alias="zeker", default="")
    sureness: str = Field(alias="zekerheid", default="")
    estimated: bool = Field(alias="geschat", default=False)
    past: bool = Field(alias="voorbij", default=False)
    soonest: str = Field(alias="kan_al", default="")


class Asked(Record):
    """A question of the step."""

    text: str = Field(alias="tekst")
    parts: tuple[str, ...] = Field(alias="deelvragen", default=())


class About(Record):
    """The step that a letter is about."""

    there: bool = Field(alias="er", default=False)
    name: str = Field(alias="naam", default="")
    title: str = Field(alias="titel", default="")
    note: str = Field(alias="uitleg", default="")
    questions: tuple[Asked, ...] = Field(alias="vragen", default=())
    actions: tuple[str, ...] = Field(alias="acties", default=())


class Decided(Record):
    """Who decides, and when."""

    kind: str = Field(alias="soort", default="")
    body: str = Field(alias="wie", default="")
    announced: bool = Field(alias="aangekondigd", default=False)
    day: str = Field(alias="dag", default="")
    meets: bool = Field(alias="vergadering", default=False)
    sureness: str = Field(alias="zekerheid", default="")
    soonest: str = Field(alias="kan_al", default="")
    legal: str = Field(alias="laatste_dag_wet", default="")
    region: tuple[str, ...] = Field(alias="raden", default=())


class Request(Record):
    """The request for advice, where it has come."""

    day: str = Field(alias="dag", default="")
    due: str = Field(alias="uiterlijk", default="")
    jointly: str = Field(alias="samen_met", default="")


class Length(Record):
    """A length of time."""

    length: str = Field(alias="lengte", default="")
    estimated: bool = Field(alias="geschat", default=False)
    fits: bool = Field(alias="past", default=False)


class Rest(Record):
    """A recess in which a part of the time for an advice lies."""

    name: str = Field(alias="naam", default="")
    days: str = Field(alias="dagen", default="")
    before: str = Field(alias="voor", default="")
    holds_request: bool = Field(alias="begint_eerder", default=False)


class Office(Record):
    """How to reach the council's office."""

    email: str = Field(alias="mail", default="")
    phone: str = Field(alias="telefoon", default="")


class Place(Record):
    """Where one speaks, and how long."""

    place: str = Field(alias="waar", default="")
    access: str = Field(alias="toegang", default="")
    minutes: int = Field(alias="minuten", default=0)


class Room(Record):
    """How many words fit in a time."""

    minutes: int = Field(alias="minuten")
    words: int = Field(alias="woorden")


class Said(Record):
    """What a letter can say about the rules, with where it stands."""

    text: str = Field(alias="tekst", default="")
    source: str = Field(alias="bron", default="")


class Facts(Record):
    """Everything that a template can fill in, and nothing else; `dagen`, `ruimte` and `regels` have names from data."""

    municipality: str = Field(alias="gemeente")
    organisation: str = Field(alias="organisatie")
    role: str = Field(alias="rol")
    introduction: str = Field(alias="wij")
    today: str = Field(alias="datum")
    topics: tuple[str, ...] = Field(alias="onderwerpen")
    step: About = Field(alias="stap")
    decision: Decided = Field(alias="besluit")
    days: dict[str, Told] = Field(alias="dagen")
    request: Request = Field(alias="gevraagd")
    term: Length = Field(alias="termijn")
    short_term: Length = Field(alias="korte_termijn")
    shortage: str = Field(alias="tekort")
    recess: Rest = Field(alias="reces")
    questions: tuple[str, ...] = Field(alias="vragen")
    office: Office = Field(alias="griffie")
    speaking: Place = Field(alias="inspreken")
    times: tuple[Room, ...] = Field(alias="spreektijden")
    pace: int = Field(alias="woorden_per_minuut")
    room: dict[str, str] = Field(alias="ruimte")
    sayings: dict[str, Said] = Field(alias="regels")
    idea: str = Field(alias="tienpunten_bron")
    sources: tuple[str, ...] = Field(alias="bronnen")
    made: str = Field(alias="gemaakt")
