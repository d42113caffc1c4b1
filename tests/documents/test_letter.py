"""What a letter may say: the days of a step, and whether the letter makes sense."""

import pytest

from tests.reckon.make import example, on
from wmoplan.desk.beside import Text
from wmoplan.desk.opening import reckoned
from wmoplan.desk.shipped import letters
from wmoplan.documents.facts import LetterFacts
from wmoplan.documents.letter import facts_of
from wmoplan.documents.subject import is_past, misfit_of, named_step, received_on
from wmoplan.model.letter import LetterKind
from wmoplan.model.term import read_term
from wmoplan.resources import folder
from wmoplan.timeline import Timeline


def seen(name: str, as_of: str, **changes: object) -> Timeline:
    """Return the timeline of an example on the plan that it names."""
    return reckoned(Text(f"{name}.yaml", home=folder("examples")), on(as_of), example(name, **changes)).timeline


def facts(name: str, as_of: str, step: str | None, **changes: object) -> LetterFacts:
    made = seen(name, as_of, **changes)
    return facts_of(made, letters(), named_step(step, made)[0] if step else None)


def kind(name: str) -> LetterKind:
    return next(found for found in letters().kinds if found.name == name)


# DESIGN 5 and tests/examples: the days of Haren's verordening, counted on a paper calendar
HAREN = [
    # name, day, time
    ("adviesaanvraag", "dinsdag 15 juli 2014", ""),
    ("advies", "dinsdag 26 augustus 2014", ""),
    ("collegebesluit", "dinsdag 9 september 2014", ""),
    ("stukken", "vrijdag 10 oktober 2014", ""),
    ("aanmelden", "maandag 20 oktober 2014", "20.00 uur"),
    ("inspreken", "dinsdag 21 oktober 2014", "20.00 uur"),
    ("besluit", "maandag 27 oktober 2014", ""),
    ("uiterlijk", "vrijdag 31 oktober 2014", ""),
    ("nieuwe_raad", "donderdag 27 maart 2014", ""),
]


@pytest.mark.parametrize(("name", "day", "time"), HAREN)
def test_a_day_is_told_in_full(name: str, day: str, time: str) -> None:
    told = facts("haren-2014", "2014-05-01", "verordening").dagen[name]

    assert (told.dag, told.tijd) == (day, time)


def test_a_day_says_how_sure_it_is_in_the_words_of_a_letter() -> None:
    days = facts("haren-2014", "2014-05-01", "verordening").dagen

    assert days["adviesaanvraag"].zekerheid == "dat is onze schatting"
    assert days["adviesaanvraag"].geschat
    assert days["inspreken"].zekerheid == "deze dag hebben wij zelf geteld"
    assert days["uiterlijk"].zekerheid == "deze dag staat vast"


def test_the_recess_is_told_with_the_last_day_before_it() -> None:
    """DESIGN 5: 34 days of the term lie in the recess, which begins on Saturday 5 July 2014."""
    rest = facts("haren-2014", "2014-05-01", "verordening").reces

    assert (rest.naam, rest.dagen, rest.voor) == ("zomerreces", "34 dagen", "vrijdag 4 juli 2014")
    assert rest.begint_eerder
    assert facts("haren-2014", "2014-08-01", "verordening").reces.voor == ""  # it has begun


SHORT = [
    # as of, days short of six weeks before Tuesday 26 August 2014
    ("2014-07-15", ""),  # the day itself: 42 days
    ("2014-07-16", "1 dag"),
    ("2014-08-01", "17 dagen"),  # 25 days are left of 42
    ("2014-08-27", ""),  # the day of the advice is past
]


@pytest.mark.parametrize(("as_of", "short"), SHORT)
def test_how_many_days_are_short(as_of: str, short: str) -> None:
    assert facts("haren-2014", as_of, "verordening").tekort == short


def test_the_decision_says_who_when_and_how_early() -> None:
    decided = facts("haren-2014", "2014-05-01", "verordening").besluit

    assert (decided.wie, decided.soort, decided.aangekondigd) == ("de raad", "raad", False)
    assert decided.kan_al == "maandag 25 augustus 2014"
    assert decided.laatste_dag_wet == "vrijdag 31 oktober 2014"


def test_a_body_of_the_profile_keeps_its_name() -> None:
    days = facts("almere-2026", "2026-11-22", "participatieverordening").dagen

    assert days["inspreken"].wie == "de Politieke Markt"


def test_the_college_can_decide_by_the_profile() -> None:
    decided = facts("college-besluit", "2014-03-01", "bestek").besluit

    assert (decided.soort, decided.wie, decided.dag) == ("college", "het college", "dinsdag 27 mei 2014")


def test_the_municipality_s_own_term_is_no_estimate() -> None:
    usual, own = (
        facts("haren-2014", "2014-05-01", "verordening").termijn,
        facts("college-besluit", "2014-03-01", "bestek").termijn,
    )

    assert (usual.lengte, usual.geschat) == ("zes weken", True)
    assert (own.lengte, own.geschat) == ("zes weken", False)


ROOMS = [
    # inspreken in the profile, minutes and words, room for the story
    ({"minuten": "5"}, [(5, 600)], "ongeveer 210 woorden"),
    ({"minuten": "1"}, [(1, 120)], "ongeveer 40 woorden"),
    ({"waar": "raadhuis"}, [(3, 360), (5, 600)], "130 woorden bij 3 minuten, of 210 woorden bij 5 minuten"),
]


@pytest.mark.parametrize(("speaking", "rooms", "story"), ROOMS)
def test_a_speech_fits_the_minutes(speaking: dict[str, str], rooms: list[tuple[int, int]], story: str) -> None:
    """120 words a minute is an estimate: docs/rekenregels.md. Of the time 35% is for the story."""
    told = facts("haren-2014", "2014-05-01", "verordening", inspreken=speaking)

    assert [(room.minuten, room.woorden) for room in told.spreektijden] == rooms
    assert told.ruimte["verhaal"] == story


def test_the_parts_of_a_speech_are_the_whole() -> None:
    assert sum(part.share for part in letters().speech.parts) == 100


def test_a_rule_holds_from_its_day_and_for_its_role() -> None:
    """Wmo 2015, art. 2.1.3 holds whole from 1 January 2015; Awb 3:6 is about who has to advise."""
    before, after = facts("haren-2014", "2014-12-31", None), facts("almere-2026", "2026-11-22", None)
    clients = facts("haren-2014", "2014-05-01", None, rol="clientenraad")

    assert before.regels["vroeg"].tekst == ""
    assert after.regels["vroeg"].bron == "Wet maatschappelijke ondersteuning 2015, art. 2.1.3 lid 3 onder b"
    assert clients.regels["tijd"].tekst == ""


def test_a_letter_without_a_step_knows_the_coming_election() -> None:
    haren, almere = facts("haren-2014", "2014-01-15", None).dagen, facts("almere-2026", "2026-11-22", None).dagen

    assert haren["verkiezing"].dag == "woensdag 19 maart 2014"
    assert almere["verkiezing"].dag == "woensdag 20 maart 2030"  # Not that of 18 March 2026, which is past
    assert facts("haren-2014", "2014-09-01", None).dagen["verkiezing"].voorbij


REFUSED = [
    # letter, example, as of, step, changes, message, remedy
    (
        "adviesaanvraag",
        "haren-2014",
        "2014-05-01",
        "verordening",
        {"rol": "clientenraad"},
        "Een cliëntenraad krijgt zelf geen vraag om advies.",
        "letter advies verordening",
    ),
    (
        "adviesaanvraag",
        "haren-2014",
        "2014-05-01",
        "verordening",
        {"rol": "belangenorganisatie"},
        "Een belangenorganisatie krijgt geen vraag om advies.",
        "letter advies verordening",
    ),
    (
        "adviesaanvraag",
        "haren-2014",
        "2014-05-01",
        "overgang",
        {},
        "Over de overgangsafspraken besluit niemand. Er komt dus geen vraag om advies.",
        "letter advies overgang",
    ),
    (
        "adviesaanvraag",
        "haren-2014",
        "2014-08-27",
        "verordening",
        {},
        "Uw advies over de verordening moest er zijn op dinsdag 26 augustus 2014.",
        "letter spoed verordening",
    ),
    (
        "adviesaanvraag",
        "haren-2014",
        "2014-10-28",
        "verordening",
        {},
        "De dag voor de verordening is voorbij: maandag 27 oktober 2014.",
        "Vraag de griffie",
    ),
    (
        "adviesaanvraag",
        "haren-2014",
        "2014-07-20",
        "verordening",
        {"adviesaanvragen": {"verordening": {"ontvangen": "2014-07-16"}}},
        "De vraag om advies over de verordening is er al sinds woensdag 16 juli 2014.",
        "letter spoed verordening",
    ),
    (
        "spoed",
        "haren-2014",
        "2014-05-01",
        "verordening",
        {},
        "U bent niet te laat voor de verordening.",
        "explain verordening",
    ),
    (
        "spoed",
        "haren-2014",
        "2014-10-28",
        "verordening",
        {},
        "De dag voor de verordening is voorbij",
        "Vraag de griffie",
    ),
    (
        "aanmelden",
        "college-besluit",
        "2014-03-01",
        "bestek",
        {},
        "Over het bestek besluit het college. Daar kunt u niet inspreken.",
        "letter advies bestek",
    ),
    (
        "aanmelden",
        "haren-2014",
        "2014-10-22",
        "verordening",
        {},
        "Het inspreken over de verordening is voorbij: dinsdag 21 oktober 2014.",
        "letter advies verordening",
    ),
    (
        "inspreken",
        "haren-2014",
        "2014-05-01",
        "overgang",
        {},
        "Over de overgangsafspraken besluit niemand. Er is geen vergadering om in te spreken.",
        "letter advies overgang",
    ),
    (
        "advies",
        "haren-2014",
        "2014-10-28",
        "verordening",
        {},
        "De dag voor de verordening is voorbij",
        "Vraag de griffie",
    ),
]


@pytest.mark.parametrize(("letter", "name", "as_of", "step", "changes", "message", "remedy"), REFUSED)
def test_a_letter_that_makes_no_sense_says_what_fits(
    letter: str, name: str, as_of: str, step: str, changes: dict[str, object], message: str, remedy: str
) -> None:
    made = seen(name, as_of, **changes)
    refusal = misfit_of(kind(letter), named_step(step, made)[0], made)

    assert refusal is not None
    assert message in refusal.message
    assert remedy in refusal.remedy


FITS = [
    # letter, example, as of, step, changes: on the day itself it still makes sense
    ("adviesaanvraag", "haren-2014", "2014-08-26", "verordening", {}),
    ("spoed", "haren-2014", "2014-07-16", "verordening", {}),
    ("spoed", "haren-2014", "2014-10-27", "verordening", {}),
    ("spoed", "haren-2014", "2014-09-01", "verordening", {"rol": "clientenraad"}),
    ("spoed", "haren-2014", "2014-09-01", "verordening", {"rol": "belangenorganisatie"}),
    (
        "spoed",
        "haren-2014",
        "2014-07-20",
        "verordening",
        {"adviesaanvragen": {"verordening": {"ontvangen": "2014-07-20"}}},
    ),
    ("aanmelden", "haren-2014", "2014-10-21", "verordening", {}),
    ("inspreken", "almere-2026", "2026-11-22", "participatieverordening", {}),
    ("advies", "haren-2014", "2014-05-01", "overgang", {}),
]


@pytest.mark.parametrize(("letter", "name", "as_of", "step", "changes"), FITS)
def test_a_letter_that_makes_sense_is_made(
    letter: str, name: str, as_of: str, step: str, changes: dict[str, object]
) -> None:
    made = seen(name, as_of, **changes)

    assert misfit_of(kind(letter), named_step(step, made)[0], made) is None


def test_a_step_is_found_by_its_id_and_by_its_name() -> None:
    made = seen("haren-2014", "2014-05-01")

    assert [[step.id for step in named_step(word, made)] for word in ("Verordening", "de verordening", "x", "")] == [
        ["verordening"], ["verordening"], [], [],
    ]  # fmt: skip


# A paper calendar of 2014: two months after Tuesday 26 August is Sunday 26 October, the day before Haren's decision.
MONTHS = [
    # the day of looking, whether two months fit before the decision of 27 October
    ("2014-08-26", True),
    ("2014-08-27", False),  # Monday 27 October: the day of the decision itself; sixty days would be the 26th
]


@pytest.mark.parametrize(("as_of", "fits"), MONTHS)
def test_a_short_time_of_months_ends_on_its_day_of_the_calendar(as_of: str, fits: bool) -> None:  # noqa: FBT001 - a column
    made = seen("haren-2014", as_of)
    ours = letters()._replace(short_term=read_term("2 maanden"))

    assert facts_of(made, ours, named_step("verordening", made)[0]).korte_termijn.past is fits


RECEIVED = [
    # seen from, whether the request of 1 July 2014 has come
    ("2014-06-30", False),
    ("2014-07-01", True),
]


@pytest.mark.parametrize(("as_of", "has_come"), RECEIVED)
def test_a_request_has_come_on_its_own_day(as_of: str, *, has_come: bool) -> None:
    made = seen("haren-2014", as_of, adviesaanvragen={"verordening": {"ontvangen": "2014-07-01", "bron": "mail"}})
    step = named_step("verordening", made)[0]

    assert received_on(made, step) == (on("2014-07-01") if has_come else None)


@pytest.mark.parametrize(("as_of", "past"), [("2014-10-27", False), ("2014-10-28", True)])
def test_a_day_has_passed_the_day_after(as_of: str, *, past: bool) -> None:
    made = seen("haren-2014", as_of)
    decided = next(moment for moment in made.moments if moment.id == "verordening.besluit")

    assert is_past(decided, made) is past
