"""Small timelines made by hand, so that what renders is tested without what reckons."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from wmoplan.model.event import CalendarScope
from wmoplan.model.moment import Certainty, Decision, Moment, Question, Reason, Signal
from wmoplan.model.municipality import Municipality
from wmoplan.model.phrases import SignalCode
from wmoplan.model.plan import Plan
from wmoplan.model.profile import Profile
from wmoplan.model.rules import Rules
from wmoplan.model.source import Source
from wmoplan.model.words import Status, Weight
from wmoplan.read.rules import rules_of
from wmoplan.reckon.renewal import first
from wmoplan.render.feed import name_of, shown
from wmoplan.render.ics import to_ical
from wmoplan.timeline import Timeline

AS_OF: Final = date(2014, 1, 15)
HAREN: Final = Municipality(code="GM0017", name="Haren", also=(), province="Groningen", region="Noord")

MOMENT: Final = Moment(
    plan="invoering-2015",
    id="verordening.inspreken",
    kind="inspreken",
    step="verordening",
    title="Spreek in over de verordening",
    table="Inspreken in de commissie: verordening",
    sentence="inspreken in de commissie over de verordening.",
    act="Spreek in. Maak ook een korte versie van 3 minuten.",
    start=date(2014, 10, 21),
    end=date(2014, 10, 21),
    time="20:00",
    period="21 oktober 2014",
    certainty=Certainty.RECKONED,
    weakest="het onderwerp staat nog niet op de agenda",
    status=Status.LATER,
    topics=("verordening",),
    body="commissie",
    likely=True,
    explanation=(
        Reason("De raad besluit op maandag 27 oktober 2014.", date(2014, 10, 27), "termijnagenda"),
        Reason("De laatste commissie daarvoor, op een eerdere dag.", date(2014, 10, 21), "raadsagenda"),
    ),
    sources=(Source("Wet maatschappelijke ondersteuning 2015", "art. 8.7 lid 1"), Source("raadsagenda", "")),
    in_calendar=True,
    attend=True,
    speaking=True,
)

PLAN: Final = Plan.model_validate(
    {
        "id": "invoering-2015",
        "versie": "1",
        "wijzigingen": [{"versie": "1", "datum": "21 november 2026", "tekst": "De eerste versie."}],
        "titel": "Invoering van de Wmo 2015",
        "looptijd": "november 2013 t/m december 2014",
        "geldt-voor": {"van": "2013", "tot": "2014"},
        "documenten": [
            {
                "id": "avi",
                "titel": "Stappenplan Invoering Wmo vanuit cliëntperspectief",
                "uitgever": "AVI",
                "nagekeken": "21 november 2026",
            },
            {
                "id": "wmo-2015",
                "titel": "Wet maatschappelijke ondersteuning 2015",
                "uitgever": "Rijk",
                "nagekeken": "20 november 2026",
                "adres": "https://wetten.overheid.nl/BWBR0035362",
            },
        ],
        "stappen": [
            {
                "id": "gegevens",
                "titel": "Beleidsgegevens over cliënten",
                "naam": "de beleidsgegevens",
                "kort": "beleidsgegevens",
                "uitleg": "De gemeente krijgt gegevens over mensen.",
                "besluit": "geen",
                "onderwerpen": ["doelgroepen"],
                "planning": [
                    {"soort": "voorkeur", "wanneer": "januari 2014", "bron": "avi, tabel, rij 1"},
                    {"soort": "alternatief", "wanneer": "voorjaar 2014", "bron": "avi, tabel, rij 1"},
                ],
                "vragen": [{"id": "gegevens-v1", "tekst": "Kent de gemeente de doelgroepen?", "bron": "avi, vraag 1"}],
                "acties": [],
                "bron": "avi, tabel, rij 1",
            },
            {
                "id": "verordening",
                "fase": "fase-4",
                "titel": "Verordening",
                "naam": "de verordening",
                "kort": "verordening",
                "uitleg": "In de verordening staan de regels van de gemeente.",
                "besluit": "raad",
                "groot": "ja",
                "onderwerpen": ["verordening"],
                "planning": [
                    {
                        "soort": "voorkeur",
                        "wanneer": "vanaf nieuw college",
                        "voorwaarde": "vóór verkiezing",
                        "bron": "avi, tabel, rij 2",
                    },
                ],
                "wettelijk": {"wanneer": "vóór 1 november 2014", "bron": "wmo-2015, art. 8.7 lid 1"},
                "hangt-af-van": [
                    {"mijlpaal": "wet-gereed", "uitleg": "Eerst de wet.", "bron": "wmo-2015, art. 8.7"},
                    {"stap": "gegevens", "later": "ja", "bron": "avi, tabel"},
                ],
                "vragen": [
                    {
                        "id": "verordening-v1",
                        "tekst": "Welke regels komen erin?",
                        "deelvragen": [
                            {"id": "verordening-v1a", "tekst": "Over de kosten?"},
                            {"id": "verordening-v1b", "tekst": "Over klachten?"},
                        ],
                        "bron": "avi, tabel, rij 2, vraag 1",
                    }
                ],
                "acties": [
                    {
                        "id": "verordening-a1",
                        "tekst": "Geef advies over de verordening.",
                        "soort": "adviseren",
                        "bron": "avi, tabel, rij 2, actie 1",
                    }
                ],
                "bron": "avi, tabel, rij 2",
            },
        ],
        "mijlpalen": [
            {
                "id": "wet-gereed",
                "paragraaf": "2.1",
                "kop": "Wetgeving",
                "titel": "De wet gaat gedeeltelijk gelden",
                "wanneer": "juli 2014",
                "verantwoordelijk": ["VWS"],
                "gerealiseerd": "nee",
                "werkelijk": {"datum": "19 juli 2014", "bron": "wmo-2015, slot"},
                "bron": "wmo-2015, 2.1",
            }
        ],
        "producten": [
            {
                "id": "handreiking",
                "paragraaf": "3.2",
                "kop": "Toegang",
                "onderwerp": "Hulp bij de toegang",
                "titel": "Handreiking over de toegang",
                "wanneer": "onbekend",
                "verantwoordelijk": ["VNG"],
                "gerealiseerd": "ja",
                "bron": "avi, 3.2",
            }
        ],
        "peilmomenten": [
            {"id": "peilmoment-mei", "titel": "Meting", "wanneer": "mei 2014", "bron": "avi, 3.1"},
        ],
        "algemeen-advies": [{"id": "advies-1", "tekst": "Zoek uit hoe ver uw gemeente is.", "bron": "avi, punt 1"}],
        "onderwerpen": [
            {"id": "verordening", "titel": "Regels in de verordening", "voorgesteld": "ja", "bron": "avi, punt 3"},
            {"id": "doelgroepen", "titel": "Nieuwe doelgroepen", "bron": "avi, punt 3"},
        ],
        "tienpuntenplan": {"tekst": "Schrijf samen uw tien punten op.", "bron": "avi, punt 5"},
        "tegenstrijdigheden": [
            {
                "id": "verkiezingsdag",
                "onderwerp": "de dag van de verkiezing",
                "beweringen": [
                    {"waarde": "14 maart", "bron": "avi, tekst"},
                    {"waarde": "19 maart", "bron": "avi, tabel"},
                ],
                "gekozen": "19 maart",
                "reden": "Een verkiezing is op een woensdag.",
            }
        ],
        "lacunes": [{"id": "regio", "tekst": "Afspraken in de regio.", "reden": "Geen dag genoemd.", "bron": "avi, 4"}],
    }
)

RULES: Final[Rules] = rules_of(
    {
        "documenten": [{"id": "feiten", "titel": "Gebruik bij gemeenten"}],
        "organen": [],
        "termijnen": [
            {
                "id": "college",
                "lengte": "6 weken",
                "tekst": "tussen het college en de raad",
                "vraag": "Hoeveel weken?",
                "bron": "feiten, 21 tot 50 dagen",
            }
        ],
        "trajecten": [],
        "momenten": [],
        "meldingen": [],
        "nu-doen": [
            {
                "id": "brief-wij",
                "tekst": "Wij geven advies over hulp en zorg in onze gemeente. Dat doen wij graag op tijd.",
            }
        ],
        "reces-melding": [],
    }
)

PROFILE: Final = {
    "gemeente": "Haren",
    "organisatie": "Adviesraad Wmo Haren",
    "plan": "invoering-2015",
    "griffie": {"email": "griffie@voorbeeld.nl", "telefoon": "050-0000000"},
    "inspreken": {"waar": "raadhuis", "minuten": "5", "toegang": "lift, ringleiding"},
}

SIGNAL: Final = Signal(
    code=SignalCode.ADVICE_IN_RECESS,
    weight=Weight.WARNING,
    moments=("verordening.adviesaanvraag",),
    text="De tijd voor uw advies valt 34 dagen in het zomerreces.",
    remedy="Vraag om de stukken op of voor vrijdag 4 juli 2014.",
    topics=("verordening",),
    day=date(2014, 7, 15),
)

DECISION: Final = Decision(
    step="verordening",
    body="raad",
    earliest=date(2014, 8, 25),
    sooner_unknown=False,
    expected=date(2014, 10, 27),
    latest=date(2014, 10, 27),
    deadline=date(2014, 10, 31),
    legal=date(2014, 10, 31),
    slack_days=0,
    slack_meetings=0,
    preference_met=None,
    settled=False,
)

QUESTION: Final = Question(
    text="Hoeveel weken voor de raad besluit het college over een voorstel?",
    moments=("verordening.inspreken", "verordening.advies"),
    about="termijn:college",
)


def moment(**changes: Any) -> Moment:  # noqa: ANN401 - any field of it
    """Return the moment of speaking on 21 October 2014, with changes."""
    if "status" in changes:
        changes["status"] = Status(changes["status"])
    return MOMENT._replace(**changes)


def on(day: str, **changes: Any) -> Moment:  # noqa: ANN401 - any field of it
    """Return a moment of one day, written as 2014-10-21."""
    when = date.fromisoformat(day)
    return moment(**{"start": when, "end": when, **changes})


def timeline(*moments: Moment, **changes: Any) -> Timeline:  # noqa: ANN401 - any field of it
    """Return a timeline of Haren that holds these moments."""
    made = Timeline(
        as_of=AS_OF,
        municipality=HAREN,
        plans=(PLAN,),
        rules=RULES,
        profile=Profile.model_validate(PROFILE),
        profile_name="wmoplan.yaml",
        topics=(),
        moments=moments or (MOMENT,),
        decisions=(DECISION,),
        signals=(SIGNAL,),
        questions=(QUESTION,),
        todo=(),
        meetings=(),
        hindsight=False,
        renew_after=date(2014, 2, 4),
    )
    return made._replace(**changes)


def with_steps(number: int) -> Timeline:
    """Return a timeline of so many steps, each with a day to speak; without steps with a day that belongs to all."""
    step = next(step for step in PLAN.steps if step.id == "verordening")
    names = [f"stap-{at}" for at in range(number)]
    steps = tuple(step.model_copy(update={"id": name, "depends_on": ()}) for name in names)
    days = [(AS_OF + timedelta(days=17 + at)).isoformat() for at in range(number)]
    moments = [
        on(day, id=f"{name}.inspreken", step=name, topics=()) for name, day in zip(names, days, strict=True)
    ] or [on("2014-05-06", id="eigen-dag", step="", topics=(), speaking=False, attend=False)]
    plan = PLAN.model_copy(update={"steps": steps})
    return timeline(*moments, plans=(plan,), decisions=(), signals=())


STAMP: Final = datetime(2026, 11, 21, tzinfo=UTC)
"""When the events of a first calendar became what they are."""


def feed_of(found: Timeline) -> bytes:
    """Return the calendar file of a timeline, as the first one: made before the first day of any of its events."""
    events = (one.event for one in shown(found, CalendarScope()))
    return to_ical(name_of(found), CalendarScope(), first(events, STAMP, date(2012, 1, 1)).entries)
