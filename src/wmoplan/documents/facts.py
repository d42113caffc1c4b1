"""The facts that the template of a letter or a report fills in.

The fields have the Dutch names that a template uses; `docs/brieven.md` says what each of them holds. A text is empty
where there is nothing to say.
"""

from typing import Any, Final, NamedTuple

OF_STEP: Final = frozenset({"stap", "besluit", "gevraagd", "termijn", "tekort", "reces", "vragen"})
"""The names of facts that are filled only where a letter is about a step."""


# -- a letter


class DayFacts(NamedTuple):
    """A moment."""

    dag: str = ""
    van: str = ""
    tijd: str = ""
    dag_en_tijd: str = ""
    voluit: str = ""
    wie: str = ""
    zeker: str = ""
    zekerheid: str = ""
    geschat: bool = False
    voorbij: bool = False
    kan_al: str = ""


class QuestionFacts(NamedTuple):
    """A question of the step."""

    tekst: str
    deelvragen: tuple[str, ...] = ()


class StepFacts(NamedTuple):
    """The step that a letter is about."""

    er: bool = False
    naam: str = ""
    titel: str = ""
    uitleg: str = ""
    vragen: tuple[QuestionFacts, ...] = ()
    acties: tuple[str, ...] = ()


class DecisionFacts(NamedTuple):
    """The decision about a step: the body and the day."""

    soort: str = ""
    wie: str = ""
    aangekondigd: bool = False
    dag: str = ""
    vergadering: bool = False
    zekerheid: str = ""
    kan_al: str = ""
    laatste_dag_wet: str = ""
    raden: tuple[str, ...] = ()


class RequestFacts(NamedTuple):
    """The request for advice, where it has come."""

    dag: str = ""
    uiterlijk: str = ""
    samen_met: str = ""


class TermFacts(NamedTuple):
    """A length of time."""

    lengte: str = ""
    geschat: bool = False
    past: bool = False


class RecessFacts(NamedTuple):
    """A recess in which a part of the time for an advice lies."""

    naam: str = ""
    dagen: str = ""
    voor: str = ""
    begint_eerder: bool = False


class ClerkFacts(NamedTuple):
    """The addresses of the council's office."""

    mail: str = ""
    telefoon: str = ""


class SpeakingFacts(NamedTuple):
    """The place, the access and the time of a speaker."""

    waar: str = ""
    toegang: str = ""
    minuten: int = 0


class SpeechTime(NamedTuple):
    """A time to speak with the number of words that fit in it."""

    minuten: int
    woorden: int


class RuleFacts(NamedTuple):
    """A sentence about the rules that a letter can quote, with its source."""

    tekst: str = ""
    bron: str = ""


class LetterFacts(NamedTuple):
    """Everything that the template of a letter can fill in; `dagen`, `ruimte` and `regels` have names from data."""

    gemeente: str
    organisatie: str
    rol: str
    wij: str
    datum: str
    onderwerpen: tuple[str, ...]
    stap: StepFacts
    besluit: DecisionFacts
    dagen: dict[str, DayFacts]
    gevraagd: RequestFacts
    termijn: TermFacts
    korte_termijn: TermFacts
    tekort: str
    reces: RecessFacts
    vragen: tuple[str, ...]
    griffie: ClerkFacts
    inspreken: SpeakingFacts
    spreektijden: tuple[SpeechTime, ...]
    woorden_per_minuut: int
    ruimte: dict[str, str]
    regels: dict[str, RuleFacts]
    tienpunten_bron: str
    bronnen: tuple[str, ...]
    gemaakt: str


# -- a report


class SeenFacts(NamedTuple):
    """A step, with what should be true of it and what was seen.

    Attributes:
        zag: What was seen, as the end of a sentence.
        voorbij: Whether the time by which it should be true has passed.
        besluit: What the day of the decision says, as a sentence.
        bron: Where it was seen; empty unless that was asked for.
    """

    naam: str
    tekst: str
    wanneer: str
    voorbij: bool = False
    zag: str = ""
    besluit: str = ""
    bron: str = ""


class MovedFacts(NamedTuple):
    """A day that moved.

    Attributes:
        gevolg: What that does to the time for advice, as a sentence.
    """

    wat: str
    was: str
    wordt: str
    waarom: str = ""
    gevolg: str = ""


class AdviceFacts(NamedTuple):
    """An advice, from the request to the reaction.

    Attributes:
        tijd: How many days there were: up to the day by which it was wanted, else up to that on which it was sent.
        te_kort: How much time the municipality gave beside what there should be, where that was more.
        antwoord_te_laat: How much later than it should the reaction came; empty where it was in time.
    """

    naam: str
    gevraagd: str = ""
    verstuurd: str = ""
    tijd: str = ""
    te_kort: str = ""
    antwoord_voor: str = ""
    te_laat: bool = False
    antwoord: str = ""
    antwoord_te_laat: str = ""
    gevolgd: str = ""
    reden: str = ""


class ComingFacts(NamedTuple):
    """A decision that comes."""

    wat: str
    wanneer: str
    zekerheid: str = ""
    laatste_dag_wet: str = ""


class ReportFacts(NamedTuple):
    """Everything that the template of a report can fill in.

    Attributes:
        aan: Whom it is for, by the name in the data.
        adres: Whom it is for, as the letter writes it.
        meting_voorbij: Whether the measurement of now has ended.
        meer_goed, meer_zorgen, meer_onbekend, meer_verschoven: How many are left out, in words.
    """

    aan: str
    adres: str
    aanhef: str
    gemeente: str
    organisatie: str
    wij: str
    datum: str
    onderwerpen: tuple[str, ...]
    meting: str
    meting_voorbij: bool
    volgende_meting: str
    stappen: int
    goed: tuple[SeenFacts, ...]
    zorgen: tuple[SeenFacts, ...]
    onbekend: tuple[SeenFacts, ...]
    meer_goed: str
    meer_zorgen: str
    meer_onbekend: str
    adviezen: tuple[AdviceFacts, ...]
    wacht: tuple[AdviceFacts, ...]
    verschoven: tuple[MovedFacts, ...]
    meer_verschoven: str
    sinds: str
    komt: tuple[ComingFacts, ...]
    vragen: tuple[str, ...]
    gemaakt: str


def tree_of(value: object) -> Any:  # noqa: ANN401 - as deep as the facts go
    """Return facts as dictionaries and tuples of plain values, by the names that a template uses.

    >>> tree_of(StepFacts(vragen=(QuestionFacts("Wat?"),)))["vragen"]
    ({'tekst': 'Wat?', 'deelvragen': ()},)
    """
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return {name: tree_of(part) for name, part in zip(value._fields, value, strict=True)}
    if isinstance(value, tuple):
        return tuple(map(tree_of, value))
    if isinstance(value, dict):
        return {name: tree_of(part) for name, part in value.items()}
    return value
