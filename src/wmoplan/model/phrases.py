"""The sentences of `data/regels.yaml` by their names, each with the places that the program fills.

The text of a sentence stands in the data, where a role or a chain can have another. A name that is not here, a name
that the data misses and a place that the program does not fill are faults when the rules are loaded.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple, Self

STEP: Final = ("naam", "kort", "onderwerp", "orgaan", "Orgaan", "in-orgaan", "samen", "waarschijnlijk")
"""The places that every wording of a step can have."""

GIVEN: Final = ("titel", "titel-ander", "naam", "zie")
"""The places of a signal about what somebody gave: the titles of the moments, and where it stands."""


class Sentence(StrEnum):
    """The name of a sentence, with its places.

    Attributes:
        places: The names between braces that the program fills.
    """

    places: frozenset[str]

    def __new__(cls, name: str, *places: str) -> Self:
        """Return the member; what follows its name are its places."""
        found = str.__new__(cls, name)
        found._value_ = name
        found.places = frozenset(places)
        return found

    def check(self, *texts: str) -> None:
        """Hold texts against the places of this sentence.

        Raises:
            KeyError: A text has a place that the program does not fill.
        """
        check_places(self, self.places, *texts)


def check_places(name: str, places: frozenset[str], *texts: str) -> None:
    """Hold texts against the places that can be filled.

    Raises:
        KeyError: A text has another place.

    >>> check_places("bel", frozenset({"naam"}), "Bel over {naam}.")
    """
    from string import Formatter  # only who reads the rules anew needs it

    for text in texts:
        if unknown := {place for _, place, _, _ in Formatter().parse(text) if place} - places:
            raise KeyError(name, *sorted(unknown))


class Phrase(Sentence):
    """A sentence of `nu-doen` or `uitleg`."""

    CALL = "bel", *STEP
    CALL_ANNOUNCED = "bel-vast", *STEP
    CALL_EARLY_TOGETHER = "bel-vroeg-samen", "dag", "orgaan", "namen", "dan"
    CALL_EARLY = "bel-vroeg", *STEP, "dag", "dan"
    ASK_SPEAKING_DAY = "vraag-dag", *STEP, "dag"
    ASK_LENGTH = "vraag-onbekend", *STEP, "vraag"
    SHORT_TERM = "korte-termijn", *STEP
    PUT_ON_AGENDA = "zet-op-agenda", *STEP, "dag"
    BEFORE_RECESS = "voor-reces", *STEP, "reces", "voor"
    ACT = "doe", *STEP, "titel", "wanneer"
    DECIDES_FROM = "besluit-op", "naam", "orgaan", "dag"
    DECIDES_ON = "besluit-vast", "naam", "orgaan", "dag"
    DECIDES_BY = "besluit-voor", "naam", "orgaan", "dag"
    DECIDES_BY_LAW = "besluit-voor-wet", "naam", "orgaan", "dag"
    LAST_CHANCE = "laatste-kans", "dag"
    CAN_ALREADY = "kan-al", "dag"
    CAN_ALREADY_OR_EARLIER = "kan-al-misschien", "dag"
    MAYBE_EARLIER = "misschien-eerder"
    SPEAK_THEN = "dan-inspreken", "dag"
    SPEAK_EARLY = "kan-vroeg-inspreken", "besluit", "dag", "orgaan"
    NO_SPEAKING_EARLY = "kan-niet-vroeg-inspreken", "besluit", "dag", "orgaan"
    CALL_TODAY = "kan-vandaag"
    CALL_EXECUTIVE_TODAY = "kan-vandaag-bestuur"
    RECESS_BEGUN = "reces-begonnen"
    RECESS_OVER = "reces-voorbij"
    TREATED_ON = "behandeld-op", "orgaan", "dag"
    ASK_IF_DAY_IS_RIGHT = "vraag-of-dag-klopt"
    WORKDAY_BEFORE = "werkdag-ervoor", "voor"
    CONTRADICTED = "spreekt-tegen"
    HELD_ON = "wel-op", "dagen"
    SEE = "zie", "waar"
    OLD_SOURCE = "bron-verouderd", "titel", "dag", "nieuwer"
    OLD_SOURCE_ADVICE = "bron-verouderd-raad", "titel", "dag", "nieuwer"
    OLD_PLANS = "plannen-verouderd", "titel", "dag", "nieuwer"
    OLD_PLANS_ADVICE = "plannen-verouderd-raad", "titel", "dag", "nieuwer"
    DO_YOU_MEAN = "bedoelt", "orgaan"
    YOUR_WORK = "uw-werk"
    LETTER_WE = "brief-wij"
    LETTER_WHO = "brief-wie"
    REQUEST_RECEIVED = "verzoek-ontvangen", "dag"
    REQUEST_DUE = "verzoek-uiterlijk", "dag"
    REQUEST_TERM = "verzoek-termijn", "termijn", "dag"
    FIRST_COUNCIL = "eerste-raad", "gemeente", "dag"
    FIRST_SESSION = "eerste-behandeling", "aantal", "vergaderingen", "dag"
    ASK_OWN_MEETINGS = "vraag-eigen"
    CAN_SPEAK = "kan-inspreken", "dag"
    CAN_MAYBE_SPEAK = "kan-misschien-inspreken", "dag"
    CAN_ASK_SHORT = "kan-kort"
    ASK_DECISION = "vraag-besluit", "orgaan", "naam"
    ASK_MEETINGS = "vraag-dagen", "orgaan", "jaar"
    ASK_MEETINGS_OF_YEAR = "vraag-dagen-jaar", "orgaan", "jaar"
    ASK_MORE_MEETINGS = "vraag-meer-dagen", "orgaan", "jaar"
    ASK_PASSED = "vraag-voorbij", "dag", "naam"
    ASK_IF_THERE = "vraag-is-er-al", "vraag", "orgaan"
    ASK_MILESTONE = "vraag-mijlpaal", "naam", "periode"
    NEWER_TEXT = "nieuwere-tekst", "tekst", "nieuw"
    CALL_AFTER = "vraag-na", "dag", "naam", "gezien", "stap"
    CALL_AFTER_SEEN = "vraag-na-gezien", "dag", "naam", "gezien", "stap"
    ASK_SEEN = "vraag-gezien", "gezien"
    SEEN_NOT = "gezien-nee", "dag", "naam", "orgaan"
    SEEN_PARTLY = "gezien-deels", "dag", "naam", "orgaan"
    CALL_IF_THERE = "is-er-al", "vraag", "stap"
    CAN_WRITE = "kan-schrijven", "dag"
    AFTER_LAST_DAY = "na-laatste-dag", "namen", "dag"
    CAN_WRITE_EXECUTIVE = "kan-schrijven-bestuur", "dag"
    EQUATED = "gelijkgesteld"
    NO_WORKDAY = "geen-werkdag", "dag", "dagen"
    NO_WORKDAYS = "geen-werkdagen", "dag", "dagen"
    COUNTED_BACK = "geteld-terug", "begin", "dag", "lengte"
    COUNTED_ON = "geteld-vooruit", "begin", "dag", "lengte"
    DOES_NOT_ROLL = "schuift-niet", "dag", "lengte"
    RECESS_NOT_COUNTED = "reces-telt-niet", "dagen", "reces"
    THEN_BACK = "dan-terug", "begin", "dag", "lengte"
    THEN_ON = "dan-vooruit", "begin", "dag", "lengte"
    NO_SUCH_DAY_ON = "geen-dag-vooruit", "begin", "lengte"
    NO_SUCH_DAY_BACK = "geen-dag-terug", "begin", "lengte"
    NEVER_LATER = "terug-nooit-later"
    SAY_ROLL = "schrijf-rol"
    SAY_ROUNDING = "schrijf-afronding", "keuzes"
    TERM_UNKNOWN = "termijn-onzeker", "termijn"
    TERM_LENGTH = "termijn-lengte", "lengte", "termijn"
    TERM_USUAL = "termijn-gewoon", "lengte", "termijn"
    OWN_ANSWER_RULE = "regel-gemeente", "lengte"
    CONVENTION = "afspraak", "dagen", "periode"
    ANCHOR_UNKNOWN = "anker-onbekend", "anker"
    LENGTH_UNKNOWN = "lengte-onbekend", "termijn"
    CAN_CHANGE = "kan-veranderen"
    NO_DAY_YET = "nog-geen-dag", "wat"
    ANCHOR_DAY = "anker-dag", "anker", "dag"
    ANCHOR_ESTIMATED = "anker-schatting", "anker", "dag"
    ANCHOR_NOT_GIVEN = "anker-niet-gegeven", "anker"
    UNKNOWN = "onbekend"
    VOTE_ON = "stemming-op", "dag"
    NOMINATION = "kandidaatstelling", "begin", "dag", "weekdag"
    VOTE_LATER = "stemming-later", "aantal", "dag"
    VOTE_PUBLISHED = "stemdag-bekend", "dag"
    VOTE_GIVEN = "stemdag-opgegeven", "dag"
    VOTE_ELSE = "stemdag-anders", "dag"
    VOTE_OF_MERGER = "stemming-herindeling", "dag"
    VOTE_BY_RULE = "verkiezing-volgt"
    COUNCIL_GIVEN = "raad-opgegeven", "dag"
    COUNCIL_AFTER_MERGER = "raad-herindeling", "dag", "herindeling"
    COUNCIL_BY_LAW = "raad-wet", "begin", "dag", "weekdag"
    COUNCIL_ESTIMATED = "raad-geschat", "dag", "lengte"
    COUNCIL_BY_RULE = "raad-volgt"
    EXECUTIVE_GIVEN = "college-opgegeven", "dag"
    EXECUTIVE_AFTER_MERGER = "college-herindeling", "dag"
    EXECUTIVE_ESTIMATED = "college-geschat", "dag", "lengte"
    EXECUTIVE_AFTER_COUNCIL = "college-na-raad", "dag"
    EXECUTIVE_UNKNOWN = "college-onbekend"
    QUIET_ESTIMATED = "stilte-geschat", "dag", "lengte"
    QUIET_AFTER_MEETING = "stilte-na-raad", "dag", "laatste"
    QUIET_IS_HABIT = "stilte-gewoonte"
    LAST_COUNCIL_UNKNOWN = "raad-onbekend"
    MEETING = "vergadering"
    MEETINGS = "vergaderingen"
    MEETING_OF = "vergadering-van", "orgaan"
    MEETINGS_OF = "vergaderingen-van", "orgaan"
    IN_BODY = "in-orgaan", "orgaan"
    MEETING_MOVED = "vergadering-verplaatst", "dag", "nieuw", "vergadering"
    MEETING_OFF = "vergadering-vervalt", "dag", "vergadering"
    NOT_FIRM = "staat-niet-vast", "dag"
    FROM_PATTERN = "uit-de-regel", "dag", "regel"
    NOT_ANNOUNCED = "niet-aangekondigd"
    DAYS_UNKNOWN = "orgaan-onbekend", "orgaan"
    SCHOOL_HOLIDAY = "schoolvakantie"
    RECESS_BEGINS = "reces-begint", "dag", "reces"
    WINDOW_ONLY = "alleen-periode"
    NATIONAL_PLAN = "landelijke-planning"
    PLAN_SAYS = "plan-zegt", "periode"
    PLAN_SAYS_KIND = "plan-zegt-soort", "periode", "soort"
    LAST_DAY_IS = "laatste-dag-dus", "dag"
    LAW_SAYS_LAST = "wet-zegt-laatste", "dag", "periode"
    PLAN_SAYS_LAST = "plan-zegt-laatste", "dag", "periode"
    PHASE_RUNS = "fase-loopt", "periode"
    ONLY_AFTER_ACTUAL = "pas-na-gebeurd", "dag", "gebeurd", "naam"
    ONLY_AFTER_PLANNED = "pas-na-gepland", "dag", "naam", "periode"
    ENDS_BEFORE_PHASE = "voor-de-fase", "dag", "periode", "tot"
    OUTSIDE_PHASE = "buiten-de-fase", "periode"
    CONDITION_DROPPED = "voorwaarde-vervalt", "dag", "voorwaarde"
    AFTER_PREFERENCE = "na-de-voorkeur"
    STEP_ANNOUNCED = "stap-aangekondigd", "dag", "naam"
    AND_MORE = "en-meer", "kort"
    USUALLY = "gewoonlijk", "periode"
    MAYBE_IN = "misschien-in", "periode"
    ANNOUNCED = "aangekondigd", "dag"
    AIMS_AT = "voorkeur", "periode"
    USUALLY_IN = "gewoonlijk-in", "periode"
    PREFERENCE_VOID = "voorkeur-kan-niet", "reden"
    PREFERENCE_OVER = "voorkeur-voorbij"
    IMPOSSIBLE = "dat-kan-niet", "reden"
    QUIET_AROUND = "stilte-rond", "dag", "tot", "van", "verkiezing"
    POSSIBLE_AGAIN = "stilte-voorbij", "verkiezing"
    DECISION_MUST_FOLLOW = "daarna-besluit", "dag", "naam"
    DECISION_FOLLOWS_ON = "daarna-besluit-op", "besluit", "dag", "naam"
    DECISION_FIRST = "eerst-besluit", "dag", "naam"
    LAST_MEETING = "laatste-vergadering", "dag", "grens", "vergadering"
    LAST_MEETING_SAME_DAY = "laatste-op-die-dag", "dag", "vergadering"
    NEXT_MEETING = "eerste-daarna", "dag", "vergadering"
    NEXT_KNOWN_MEETING = "eerste-bekende", "dag", "vergadering"
    EARLIEST_MEETING = "vroegste-vergadering", "dag"
    NO_MEETING_IN_TIME = "geen-op-tijd", "vergadering"
    NO_MEETING_THEN = "geen-in-die-tijd", "vergadering"
    NO_MEETING_BY = "geen-voor", "dag", "vergadering"
    NOTHING_DECIDED_AFTER = "en-daarna-niets", "verkiezing"
    NO_MEETING_KNOWN = "geen-bekend", "dag", "vergadering"
    NO_MEETING_HABIT = "geen-bekend-gewoonte", "dag", "vergadering"
    WINDOW_ENDS = "tijd-eindigt", "dag"
    HABIT_ONLY = "alleen-gewoonte"
    CONFIRMED = "bevestigd", "dag"
    POSSIBLE_UNTIL = "kan-tot", "dag", "tijd"
    COUNTED_WITH = "geteld-met", "termijn"
    NOT_LATER_THAN = "niet-later-dan", "dag", "schakel"
    LAST_MEETING_BEFORE = "laatste-voor-die-dag", "dag", "vergadering"
    NO_MEETING_AROUND = "geen-rond-die-dag", "dag", "vergadering", "weekdag"
    STRETCH = "van-tot", "tot", "van"
    OWN_DAYS_UNKNOWN = "eigen-onbekend"
    OWN_DAYS_NOT_GIVEN = "eigen-niet-gegeven"
    OWN_LAST_MEETING = "eigen-laatste", "dag", "tot", "van"
    OWN_MEETING_UNSURE = "eigen-onzeker", "tot", "van"
    OWN_MEETING_NONE = "eigen-geen", "tot", "van"
    OWN_MEETING_LATE = "eigen-niet-op-tijd"
    OWN_LAST_BEFORE = "eigen-laatste-voor", "dag", "grens"
    OWN_MEETING_PROVISIONAL = "eigen-voorlopig"
    OWN_AGENDA_UNKNOWN = "eigen-agenda"
    SPEAK_SAME_DAY = "spreken-zelfde-dag", "dag", "vergadering"
    SPEAK_BEFORE = "spreken-daarvoor", "dag", "vergadering"
    SESSIONS_UNKNOWN = "behandelingen-onbekend"
    AGENDA_UNKNOWN = "agenda-onbekend"
    COUNCIL_DECIDES = "raad-besluit", "dag", "gemeente"
    HAPPENED = "kwam-op", "dag"
    HAPPENED_PROBABLY = "kwam-waarschijnlijk-op", "dag"
    PROBABLY = "waarschijnlijk"
    ABOUT = "ongeveer"
    LATER = "later"
    WRITTEN_AS_DECIDED = "opgeschreven", "dag"
    MAYBE = "misschien"
    NOT_KNOWN = "niet-bekend"
    DAY_IS_ESTIMATED = "dag-geschat", "zekerheid"
    CAME_ON = "kwam", "dag"
    PLANNED_FOR = "gepland", "periode"
    BY_DAY = "uiterlijk-op", "dag"
    ON_DAY = "op-dag", "dag"
    YOURSELF = "uzelf"


class SignalCode(Sentence):
    """A signal of `meldingen`."""

    NO_MEETING_BY_DEADLINE = "geen-vergadering-voor-uiterlijk", "naam", "orgaan", "dag", "eerste"
    NEGATIVE_SLACK = "negatieve-speling", "naam", "orgaan", "kan", "moet", "reden"
    TOO_LATE = "te-laat", "naam", "orgaan", "kan", "laatste", "misschien", "eerst", "geschat", "nog"
    ADVICE_TERM_SHORT = "adviestermijn-te-kort", "naam", "orgaan", "tekort", "termijn", "dag"
    REACTION_MISSING = "reactie-blijft-uit", "naam", "dag", "dagen", "regel"
    REQUEST_DIFFERS = "adviesvraag-verschilt", "naam", "stap", "bestand", "voortgang", "zie"
    ADVICE_IN_RECESS = "advies-in-reces", "naam", "orgaan", "dagen", "reces", "voor", "voor-kort"
    NO_OWN_MEETING = "geen-eigen-vergadering", "naam", "orgaan", "dag", "van", "tot"
    DECISION_IN_QUIET = "besluit-in-stilte", "naam", "orgaan", "dag"
    DECISION_AFTER_LAW = "besluit-na-wettelijke-dag", "naam", "orgaan", "dag", "uiterlijk"
    SPEAKING_ON_DECISION_DAY = "inspreken-op-besluitdag", "naam", "orgaan", "dag"
    DAY_OFF = "vrije-dag", "dag", "vrij", "naam", "raad", "zie"
    ANNOUNCED_OFF = "aangekondigd-vervallen", "dag", "vergadering", "nieuw", *GIVEN
    DAY_AFTER_END = "dag-na-einde", "dag", "vergadering", "naar", "einde", *GIVEN
    ANNOUNCED_MOVED = "aangekondigd-verplaatst", "dag", "vergadering", "nieuw", *GIVEN
    ANNOUNCED_NOT_LISTED = "aangekondigd-niet-in-lijst", "dag", "vergadering", "wel", *GIVEN
    OUT_OF_ORDER = "volgorde-klopt-niet", "dag", "vergadering", "ander", *GIVEN
    GIVEN_TWICE = "twee-dagen", "dag", "vergadering", "ander", *GIVEN
    DECIDED_NOT_SEEN = "besloten-niet-gezien", "dag", "vergadering", "ander", "stap", "onderwerp", *GIVEN
    ELECTION_UNFIT = "verkiezing-past-niet", "dag", "stemdag", "raad", *GIVEN
    COUNCIL_UNFIT = "nieuwe-raad-past-niet", "dag", "stemdag", "raad", *GIVEN
    EXECUTIVE_UNFIT = "nieuw-college-past-niet", "dag", "stemdag", "raad", *GIVEN
    WEEKDAY_WRONG = "weekdag-klopt-niet", "fout"
    CALENDAR_INCOMPLETE = "kalender-onvolledig", "naam", "orgaan", "dag"
    MUNICIPALITY_ENDS = "gemeente-houdt-op", "gemeente", "naar", "naar-of", "dag", "tot", "twijfel", "uitleg"
    MILESTONE_SLIPPED = "mijlpaal-verschoven", "naam", "gepland", "werkelijk", "verschil", "na"
    MILESTONE_WAITS = "mijlpaal-wacht", "naam", "gepland", "eerst", "dag"
    PREFERENCE_IMPOSSIBLE = "voorkeur-onmogelijk", "naam", "orgaan", "voorkeur", "reden"
    SOURCES_DISAGREE = "bronnen-spreken-tegen", "onderwerp", "beweringen", "gekozen", "reden"
    BODY_UNUSED = "orgaan-niet-gebruikt", "orgaan", "bedoelt", *GIVEN
    TOO_MANY_TOPICS = "te-veel-onderwerpen", "aantal"
    OLD_SOURCE = "bron-verouderd", "verouderd", "raad"


NO_TEXTS: Final[Mapping[Phrase, str]] = MappingProxyType({})


class Texts(NamedTuple):
    """The sentences of the program for one role.

    Attributes:
        words: The text of each sentence, with its places open; none says nothing.
    """

    words: Mapping[Phrase, str]

    def say(self, name: Phrase, **filled: str) -> str:
        """Return a sentence with its places filled."""
        return self.words[name].format_map(filled) if self.words else ""


NO_SENTENCES: Final = Texts(NO_TEXTS)
"""The sentences of a caller that asks only for days: none."""
