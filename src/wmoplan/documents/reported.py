"""The facts that a report of how the municipality stands can tell; the names in Dutch are those of its template."""

from pydantic import Field

from wmoplan.record import Record


class Seen(Record):
    """A step, with what should be true of it and what was seen.

    Attributes:
        saw: What was seen, as the end of a sentence; empty where nobody saw anything.
        over: Whether the time by which it should be true has passed.
        late: What the day of the decision says, as a sentence; may be empty.
        source: Where it was seen; empty unless that was asked for.
    """

    name: str = Field(alias="naam")
    text: str = Field(alias="tekst")
    by: str = Field(alias="wanneer")
    over: bool = Field(alias="voorbij", default=False)
    saw: str = Field(alias="zag", default="")
    late: str = Field(alias="besluit", default="")
    source: str = Field(alias="bron", default="")


class Shift(Record):
    """A day that moved.

    Attributes:
        does: What that does to the time for advice, as a sentence; may be empty.
    """

    what: str = Field(alias="wat")
    old: str = Field(alias="was")
    new: str = Field(alias="wordt")
    why: str = Field(alias="waarom", default="")
    does: str = Field(alias="gevolg", default="")


class Given(Record):
    """An advice, from the request to the reaction; a text is empty where there is nothing to tell.

    Attributes:
        days: How many days there were: up to the day by which it was wanted, else up to that on which it was sent.
        answered_late: How much later than it should the reaction came; empty where it was in time.
        short: How much time the municipality gave beside what there should be, where that was more.
    """

    name: str = Field(alias="naam")
    asked: str = Field(alias="gevraagd", default="")
    sent: str = Field(alias="verstuurd", default="")
    days: str = Field(alias="tijd", default="")
    short: str = Field(alias="te_kort", default="")
    due: str = Field(alias="antwoord_voor", default="")
    overdue: bool = Field(alias="te_laat", default=False)
    answered: str = Field(alias="antwoord", default="")
    answered_late: str = Field(alias="antwoord_te_laat", default="")
    followed: str = Field(alias="gevolgd", default="")
    reason: str = Field(alias="reden", default="")


class Coming(Record):
    """A decision that comes."""

    what: str = Field(alias="wat")
    when: str = Field(alias="wanneer")
    sureness: str = Field(alias="zekerheid", default="")
    legal: str = Field(alias="laatste_dag_wet", default="")


class Report(Record):
    """All of it.

    Attributes:
        to: Whom it is for, by the name in the data.
        address: Whom it is for, as the letter writes it.
        greeting: How it begins.
        measured_over: Whether the measurement of now has ended.
        more_good, more_worries, more_unknown, more_shifts: How many are left out, in words; empty where none are.
    """

    to: str = Field(alias="aan")
    address: str = Field(alias="adres")
    greeting: str = Field(alias="aanhef")
    municipality: str = Field(alias="gemeente")
    organisation: str = Field(alias="organisatie")
    who: str = Field(alias="wij")
    day: str = Field(alias="datum")
    subjects: tuple[str, ...] = Field(alias="onderwerpen")
    measured: str = Field(alias="meting")
    measured_over: bool = Field(alias="meting_voorbij", default=False)
    following: str = Field(alias="volgende_meting")
    steps: int = Field(alias="stappen")
    good: tuple[Seen, ...] = Field(alias="goed")
    worries: tuple[Seen, ...] = Field(alias="zorgen")
    unknown: tuple[Seen, ...] = Field(alias="onbekend")
    more_good: str = Field(alias="meer_goed", default="")
    more_worries: str = Field(alias="meer_zorgen", default="")
    more_unknown: str = Field(alias="meer_onbekend", default="")
    advice: tuple[Given, ...] = Field(alias="adviezen")
    waiting: tuple[Given, ...] = Field(alias="wacht")
    shifts: tuple[Shift, ...] = Field(alias="verschoven")
    more_shifts: str = Field(alias="meer_verschoven", default="")
    since: str = Field(alias="sinds")
    coming: tuple[Coming, ...] = Field(alias="komt")
    questions: tuple[str, ...] = Field(alias="vragen")
    made: str = Field(alias="gemaakt")
