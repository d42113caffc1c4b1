"""What the page of a municipality says."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Final

import pytest

from tests.render.make import DECISION, SIGNAL, on, timeline, with_steps
from wmoplan.cli.session import timeline_of
from wmoplan.documents.days import NO_DAY, NOBODY, Sure, sure_of, when_of
from wmoplan.documents.site import Page, page_of
from wmoplan.model.moment import Certainty, Moment, Reason
from wmoplan.model.profile import Profile
from wmoplan.read.reference import read_words
from wmoplan.reckon.todo import Todo
from wmoplan.resources import folder

WORDS: Final = read_words(folder("data"))

CALL: Final = Todo(
    text="Bel deze week de griffie. Vraag wanneer de gemeente besluit over de verordening.",
    note="De verordening is een regeling. Zij geldt voor iedereen.",
    warnings=("U komt 12 dagen tekort.", "Bel of mail de raadsleden vandaag."),
    lasting=("De tijd is te kort.", "Bel of mail de raadsleden vandaag."),
    topics=(),
    weight=1,
    end=date(2014, 1, 21),
    moments=("verordening.adviesaanvraag",),
)


@cache
def haren(day: str = "2014-01-15", *, whole: bool = False) -> Page:
    found = timeline_of(None, day, "haren-2014")
    return page_of(found._replace(topics=()) if whole else found, WORDS)


def days_of(page: Page) -> Iterator[str]:
    yield from (day.id for month in page.months for day in month.days)
    yield from (talk.day.id for talk in page.first.talks)


@pytest.mark.parametrize(
    ("example", "day"), [("haren-2014", "2014-01-15"), ("oss-2014", "2014-01-15"), ("almere-2026", "2026-11-22")]
)
@pytest.mark.parametrize("whole", [False, True])
def test_every_day_that_is_shown_is_explained(example: str, day: str, *, whole: bool) -> None:
    found = timeline_of(None, day, example)
    page = page_of(found._replace(topics=()) if whole else found, WORDS)
    explained = {told.day.id: told.why for stage in page.stages for told in stage.days}
    reasons = {moment.id: moment.explanation for moment in found.moments}

    assert set(days_of(page)) <= set(explained)
    for name, why in explained.items():
        told, before = len(why.reasons), why.first
        while before:
            told, before = told + len(explained[before].reasons), explained[before].first
        assert told == len(reasons[name])  # none is lost, also where it is told once
        assert why.reasons or not reasons[name]


def test_a_day_to_speak_is_explained_where_no_calendar_has_it() -> None:
    decides = on("2014-10-27", id="verordening.besluit", kind="besluit", speaking=False)
    page = page_of(timeline(on("2014-10-21", in_calendar=False), decides), WORDS)

    assert "verordening.inspreken" in {told.day.id for stage in page.stages for told in stage.days}


def test_a_beginning_that_days_share_is_told_once() -> None:
    stage = next(stage for stage in haren().stages if stage.id == "verordening")
    told = {str(one.day.id): one.why for one in stage.days}

    assert told["verordening.besluit"].first == ""
    assert told["verordening.advies"].first == "verordening.besluit"
    assert told["verordening.advies"].first_title == (
        "Raad besluit waarschijnlijk over de verordening (maandag 27 oktober 2014)"
    )
    assert told["verordening.adviesaanvraag"].first == "verordening.advies"  # which goes on from the decision in turn


def test_the_first_thing_is_what_to_do_now() -> None:
    # What a volunteer of Haren should see on 15 January 2014: call, ask a short term, put it on the agenda, and see to
    # the request about the bestek.
    first = haren().first

    assert first.month == "januari 2014"
    assert [item.text.partition(" ")[0] for item in first.items] == ["Bel", "Kreeg", "Zet", "Zorg"]
    assert first.items[0].warning.startswith("U bent misschien te laat voor het inkoopkader.")
    assert first.items[0].still == (
        "U kunt nog inspreken op dinsdag 18 februari 2014. Vraag een korte termijn voor uw advies.",
    )
    assert [item.step for item in first.items] == ["inkoopkader", "", "", "bestek"]


def test_at_most_five_things_are_to_be_done() -> None:
    many = tuple(CALL._replace(text=f"Bel nummer {number}.") for number in range(9))

    assert len(page_of(timeline(todo=many), WORDS).first.items) == 5


def test_it_says_where_one_can_still_speak() -> None:
    talks = haren().first.talks

    # Example rows: committees on 18 February and 20 May; published: 21 October. Registering is 24 hours before.
    assert [talk.day.when.text for talk in talks] == [
        "Dinsdag 18 februari 2014, 20.00 uur",
        "Dinsdag 20 mei 2014, 20.00 uur",
        "Dinsdag 21 oktober 2014, 20.00 uur",
    ]
    assert talks[0].register == "maandag 17 februari 2014, 20.00 uur"
    assert talks[2].sooner == (
        "Het besluit kan al op maandag 25 augustus 2014. Dan spreekt u in op dinsdag 19 augustus 2014."
    )


def test_what_is_past_can_no_longer_be_spoken_at() -> None:
    assert [talk.day.when.iso for talk in haren("2014-09-01").first.talks] == ["2014-10-21"]


def test_what_to_do_does_not_grow_old() -> None:
    (item,) = page_of(timeline(todo=(CALL,)), WORDS).first.items

    assert item.text == "Bel nu de griffie. Vraag wanneer de gemeente besluit over de verordening."
    assert item.note == "De verordening is een regeling."
    assert item.warning == "De tijd is te kort."
    assert item.still == ("Bel of mail de raadsleden op 15 januari 2014.",)


@pytest.mark.parametrize(
    ("clerk", "asks"),
    [
        ({"griffie": {"telefoon": "050 - 123 45 67"}}, False),
        ({"griffie": {"email": "griffie@voorbeeld.nl"}}, False),
        ({}, True),  # then the page says where to find it
    ],
)
def test_it_says_how_to_reach_the_office(clerk: dict[str, object], *, asks: bool) -> None:
    first = page_of(timeline(todo=(CALL,), profile=Profile.model_validate({"gemeente": "Haren"} | clerk)), WORDS).first

    assert first.items[0].calls
    assert first.ask is asks
    assert first.dial == ("0501234567" if first.phone else "")


@pytest.mark.parametrize(
    ("changes", "sure"),
    [
        pytest.param(
            {"certainty": Certainty.FIXED, "weakest": "", "explanation": (Reason("x", date(2014, 10, 21), "de wet"),)},
            Sure("vast", "", "", "Bron: de wet."),
            id="who names the day",
        ),
        pytest.param(
            {"certainty": Certainty.PROVISIONAL, "weakest": "27 oktober staat nog niet vast"},
            Sure("voorlopig", "27 oktober staat nog niet vast", "Deze dag kan nog schuiven.", "Bron: raadsagenda."),
            id="what can move it",
        ),
        pytest.param(
            {"explanation": (Reason("x", date(2014, 10, 27), "agenda"), Reason("y", date(2014, 10, 26), ""))},
            Sure("berekend", "het onderwerp staat nog niet op de agenda", "",
                 "Geteld vanaf maandag 27 oktober 2014. Bron: agenda."),
            id="from which day it was counted",
        ),
        pytest.param(
            {"certainty": Certainty.ESTIMATED, "weakest": "geschat: collegedag onbekend"},
            Sure("geschat", "collegedag onbekend", "Vraag deze dag na.", NOBODY),
            id="nobody named it",
        ),
        pytest.param(
            {"start": None, "end": None, "weakest": "de raad vergadert niet"},
            Sure("", "", "Er is nog geen dag: de raad vergadert niet.", ""),
            id="there is no day",
        ),
    ],
)  # fmt: skip
def test_certainty_is_told_in_words_with_who_says_so(changes: dict[str, object], sure: Sure) -> None:
    assert sure_of(on("2014-10-21")._replace(**changes)) == sure  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("moment", "text", "iso"),
    [
        (on("2014-10-21"), "Dinsdag 21 oktober 2014, 20.00 uur", "2014-10-21"),
        (on("2014-10-21", start=None, time=""), "Uiterlijk op dinsdag 21 oktober 2014", "2014-10-21"),
        (
            on("2014-10-21", start=date(2014, 10, 1)),
            "Van woensdag 1 oktober 2014 tot en met dinsdag 21 oktober 2014",
            "",
        ),
        (on("2014-10-21", end=None), "Vanaf dinsdag 21 oktober 2014", ""),
        (on("2014-10-21", start=None, end=None), NO_DAY, ""),
        (on("2014-10-31", step="", start=date(2014, 10, 1), period="oktober 2014"), "Oktober 2014", ""),
        (on("2014-10-31", step="", start=None, end=None, period="najaar 2014"), "Najaar 2014", ""),
    ],
)
def test_days_are_told_in_full_and_vague_stays_vague(moment: Moment, text: str, iso: str) -> None:
    when = when_of(moment)

    assert (when.text, when.iso) == (text, iso)


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("later", ()),
        ("te laat", ("Dit is te laat.",)),
        ("misschien te laat", ("Dit is misschien te laat.",)),
        ("onbekend", ("Vraag na of dit gebeurd is.",)),
    ],
)
def test_the_status_stands_beside_the_day(status: str, told: tuple[str, ...]) -> None:
    page = page_of(timeline(on("2014-10-21", status=status, likely=False)), WORDS)

    stage = next(stage for stage in page.stages if stage.id == "verordening")
    assert stage.days[0].day.told == told


def test_what_is_too_late_stays_in_sight() -> None:
    late = on("2014-01-10", id="verordening.advies", title="Verstuur uw advies", status="te laat", speaking=False)

    assert page_of(timeline(late), WORDS).first.late == "Ook te laat: verstuur uw advies (10 januari 2014)."


def test_only_chosen_subjects_are_on_it_and_without_a_choice_all() -> None:
    assert {stage.id for stage in haren().stages} == {"inkoopkader", "bestek", "verordening", ""}
    assert len(haren(whole=True).stages) == 13  # the twelve steps of the plan, and what belongs to none


def test_a_plan_that_has_ended_says_so() -> None:
    page = haren("2026-11-22")

    assert page.first.nothing == "Dit plan is voorbij. Het liep tot en met woensdag 31 december 2014."
    assert page.months == ()
    assert page.stages


def test_nothing_to_do_says_what_comes_first() -> None:
    page = page_of(timeline(on("2014-10-21", on_screen=True)), WORDS)

    assert page.first.nothing == (
        "U hoeft nu niets te doen. "
        "Het eerste dat komt: Spreek in over de verordening (dinsdag 21 oktober 2014)."
    )  # fmt: skip


@pytest.mark.parametrize("number", [0, 1, 60])
def test_any_number_of_steps_makes_a_page(number: int) -> None:
    page = page_of(with_steps(number), WORDS)

    assert len([stage for stage in page.stages if stage.id]) == number
    assert (page.drawing is None) is (number == 0)
    assert len(page.first.talks) == min(number, 5)
    assert page.first.more == max(number - 5, 0)


def test_a_step_without_a_day_is_there_with_what_the_plan_says() -> None:
    page = page_of(timeline(decisions=()), WORDS)

    undated = next(stage for stage in page.stages if stage.id == "gegevens")
    assert undated.days == ()
    assert undated.planned == "Er is nog geen dag bekend. Het plan zegt: januari 2014; anders voorjaar 2014."


def test_contradictions_are_told_that_touch_what_is_shown() -> None:
    # The plan of 2014 gives the election two days: 14 March in its text, 19 March in its table. 14 March was a Friday.
    (election,) = [found for found in haren().disputes if "verkiezing" in found.subject]

    assert [claim.value for claim in election.claims] == ["14 maart 2014", "19 maart 2014", "19 maart 2014"]
    assert election.chosen == "19 maart 2014"
    assert page_of(timeline(), WORDS).disputes == ()


def test_sources_have_a_number_an_address_and_the_day_they_were_checked() -> None:
    page = haren()

    assert [source.number for source in page.sources] == list(range(1, len(page.sources) + 1))
    law = next(source for source in page.sources if source.title == "Wet maatschappelijke ondersteuning 2015")
    assert (law.link, law.shown, law.checked) == (
        "https://wetten.overheid.nl/BWBR0035362",
        "wetten.overheid.nl/BWBR0035362",
        "21 november 2026",
    )
    assert "Gepubliceerde agenda van de gemeente Haren" in page.others


def test_only_words_that_a_reader_sees_are_explained() -> None:
    words = {word.word for word in haren().words}

    assert {"griffie", "inspreken", "verordening", "inkoopkader"} <= words
    assert not {"adviesaanvraag", "kadernota", "herindeling"} & words  # the first is in the id of a day only


def test_a_reader_of_a_page_has_no_file() -> None:
    signal = SIGNAL._replace(remedy="Zet die dag in uw bestand.")
    page = page_of(timeline(on("2014-07-15", id="verordening.adviesaanvraag"), signals=(signal,)), WORDS)

    stage = next(stage for stage in page.stages if stage.id == "verordening")
    assert stage.warnings == (f"{signal.text} Zet die dag in het bestand van deze pagina.",)


def test_it_says_when_to_ask_for_a_new_one() -> None:
    assert page_of(timeline(decisions=(DECISION,)), WORDS).renew == "dinsdag 4 februari 2014"
    assert page_of(timeline(renew_after=None), WORDS).renew == ""
