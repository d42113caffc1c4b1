"""Every signal, once raised and once just not (the rules)."""

from typing import Any

import pytest

from tests.reckon.make import (
    codes,
    decision,
    ends,
    example,
    example_rows,
    moment,
    municipality,
    on,
    profile,
    real_plan,
    real_rules,
    reference,
    rows,
    signal,
    small_plan,
    step,
    timeline,
)
from wmoplan.model.moment import Signal
from wmoplan.model.progress import DONE, Progress, ProgressRow
from wmoplan.model.source import SourceDocument
from wmoplan.read.profile import profile_of
from wmoplan.reckon.gather import FollowedPlan
from wmoplan.timeline import OwnFile, Timeline, build_timeline

PLAN = small_plan(step("a", legal="vóór 1 november 2014"), step("c", "voorkeur mei 2014", body="college"))
MEETINGS = ("raad 2014-10-27", "commissie 2014-10-21 20:00")


def seen(as_of: str = "2014-01-15", *meetings: str, name: str = "Haren", **keys: Any) -> Timeline:  # noqa: ANN401
    return timeline(profile(name, vergaderingen=rows(*(meetings or MEETINGS)), **keys), as_of, plan=PLAN)


# -- vrije-dag

DAYS_OFF = [
    # announced decision, raised
    ("2014-06-06", False),  # a Friday
    ("2014-06-07", True),  # a Saturday
    ("2014-06-08", True),  # a Sunday
    ("2014-06-09", True),  # tweede pinksterdag
    ("2014-06-10", False),  # a Tuesday
    ("2014-04-26", True),  # Koningsdag
    ("2014-04-18", True),  # Goede Vrijdag
]


@pytest.mark.parametrize(("when", "raised"), DAYS_OFF)
def test_an_announced_day_off_is_told_and_stays(when: str, *, raised: bool) -> None:
    found = seen(besluiten={"a": {"datum": when}})

    assert ("vrije-dag" in codes(found, "a")) is raised
    assert ends(found, "a")["besluit"] == when


LEGAL_DAYS = [
    # the law, raised: a fixed statutory day is never moved, only flagged (the rules)
    ("vóór 1 november 2014", False),  # Friday 31 October
    ("vóór 2 november 2014", True),  # Saturday 1 November
    ("vóór 3 november 2014", True),  # Sunday 2 November
    ("vóór 4 november 2014", False),  # Monday 3 November
]


@pytest.mark.parametrize(("law", "raised"), LEGAL_DAYS)
def test_a_last_day_of_the_law_that_is_a_day_off_is_told_and_stays(law: str, *, raised: bool) -> None:
    plan = small_plan(step("a", legal=law))
    found = timeline(profile(vergaderingen=rows("raad 2014-10-27")), plan=plan)
    deadline = moment(found, "a.uiterlijk").end

    assert ("vrije-dag" in codes(found, "a")) is raised
    assert deadline
    assert deadline == on(str(decision(found, "a").legal))


def test_a_meeting_to_speak_at_on_a_day_off_is_told() -> None:
    assert "vrije-dag" in codes(seen("2014-01-15", "raad 2014-10-27", "commissie 2014-10-19"), "a")
    assert "vrije-dag" not in codes(seen("2014-01-15", "raad 2014-10-27", "commissie 2014-10-20"), "a")


# -- weekdag-klopt-niet


@pytest.mark.parametrize(("written", "raised"), [("maandag 27 oktober 2014", False), ("dinsdag 27 oktober 2014", True)])
def test_a_wrong_weekday_is_told_and_the_date_counts(written: str, *, raised: bool) -> None:
    given = profile(vergaderingen=[{"datum": written, "orgaan": "raad"}])
    found = timeline(given, plan=PLAN)

    assert bool([one for one in found.signals if one.code == "weekdag-klopt-niet"]) is raised
    assert decision(found, "a").expected == on("2014-10-27")


WRONG = "dinsdag 27 oktober 2014"  # a paper calendar: it was a Monday
WRITTEN: list[dict[str, Any]] = [
    {"besluiten": {"a": {"datum": WRONG}}},
    {"besluiten": {"a": {"datum": "2014-10-30", "behandelingen": ["2014-10-20", WRONG]}}},
    {"besluiten": {"a": {"raden": {"Haren": "2014-10-28", "Groningen": WRONG}}}},
    {"adviesaanvragen": {"a": {"ontvangen": WRONG}}},
    {"reces": [{"naam": "herfstreces", "van": WRONG, "tot": "2014-10-31"}]},
    {"nieuw-college": WRONG},
    {"nieuw-college": {"datum": "2014-05-20", "sinds": "dinsdag 13 januari 2014"}},
    {"vergaderingen": [{"datum": "2014-10-20", "orgaan": "raad", "status": "verplaatst", "naar": WRONG}]},
    {"vergaderingen": [{"datum": "2014-10-20", "orgaan": "raad", "vervolg": WRONG}]},
    {"vergaderingen": [{"regel": "elke maandag", "orgaan": "eigen", "van": WRONG, "tot": "2014-12-31"}]},
    {"stappen": [{"id": "b", "titel": "B", "naam": "b", "wanneer": WRONG}]},
    {"eigen-data": [{"id": "bezoek", "titel": "Een bezoek", "datum": WRONG}]},
    {"bevestigd": {"a.collegebesluit": WRONG}},
    {"vergaderschema": {"versie": "2", "datum": "dinsdag 13 januari 2014"}},
]


@pytest.mark.parametrize("keys", WRITTEN, ids=lambda keys: next(iter(keys)))
def test_a_wrong_weekday_is_told_wherever_it_is_written(keys: dict[str, Any]) -> None:
    signal(timeline(profile(**keys), plan=PLAN), "weekdag-klopt-niet")


# -- te-veel-onderwerpen


@pytest.mark.parametrize(("topics", "raised"), [(0, False), (1, False), (2, False), (3, True), (4, True)])
def test_more_than_two_subjects_are_too_many(topics: int, *, raised: bool) -> None:
    """AVI: two subjects done well beat all done by half."""
    chosen = ["inkoop", "verordening", "kwaliteit", "geld"][:topics]
    found = timeline(profile(onderwerpen=chosen))

    assert bool([one for one in found.signals if one.code == "te-veel-onderwerpen"]) is raised


# -- mijlpaal-wacht

RULES_WAIT = ("modelverordening-definitief", "ministeriele-regeling")
WAITING = [
    # seen from, which waits for which; the Staatsblad came on 19 July and 7 November 2014
    ("2014-06-01", [RULES_WAIT]),  # the ministeriële regeling is planned for autumn, the model for July
    ("2014-11-06", [RULES_WAIT]),  # the AMvB is still only planned for July
    ("2014-11-07", [("modelverordening-definitief", "amvb-staatsblad"), RULES_WAIT]),  # it is known: after July
]


@pytest.mark.parametrize(("as_of", "waiting"), WAITING)
def test_a_milestone_that_cannot_come_in_time_is_told(as_of: str, waiting: list[tuple[str, str]]) -> None:
    found = [one.moments for one in timeline(profile(), as_of).signals if one.code == "mijlpaal-wacht"]

    assert found == waiting


# -- mijlpaal-verschoven

SLIPS = [
    # as of, milestones that are known to have slipped, days; planned May-June and July 2014
    ("2014-07-07", []),
    ("2014-07-08", ["wetgeving-eerste-kamer"]),  # 8 July: 8 days after June
    ("2014-09-30", ["wetgeving-eerste-kamer"]),
    ("2014-10-01", ["wetgeving-eerste-kamer", "amvb-advies"]),  # the Raad van State: planned for June
    ("2014-11-06", ["wetgeving-eerste-kamer", "amvb-advies"]),
    ("2014-11-07", ["wetgeving-eerste-kamer", "amvb-advies", "amvb-staatsblad"]),  # planned for July
]


@pytest.mark.parametrize(("as_of", "expected"), SLIPS)
def test_a_slip_is_told_from_the_day_on_which_it_is_known(as_of: str, expected: list[str]) -> None:
    found = [one.moments[0] for one in timeline(profile(), as_of).signals if one.code == "mijlpaal-verschoven"]

    assert found == expected


def test_a_slip_tells_how_many_days() -> None:
    # July 2014 to 7 November: 31 in August, 30 in September, 31 in October and 7
    told = next(one.text for one in timeline(profile(), "2014-12-01").signals if one.moments == ("amvb-staatsblad",))

    assert "99 dagen" in told


AFTER = [
    # day on which it came, steps that need it, what is said; the last day of the law is Friday 31 October 2014
    ("2014-10-31", ["a"], ""),  # on the last day
    ("2014-11-01", ["a"], "Dat was na de laatste dag voor het a: vrijdag 31 oktober 2014."),
    ("2014-11-01", ["a", "b"], "Dat was na de laatste dag voor het a en het b: vrijdag 31 oktober 2014."),  # one day
    ("2014-11-01", ["c"], "Dat was na de laatste dag voor het c: dinsdag 30 september 2014."),  # the plan's own day
    ("2014-11-01", ["c", "a"], ("Dat was na de laatste dag voor het c: dinsdag 30 september 2014. "
     "Dat was na de laatste dag voor het a: vrijdag 31 oktober 2014.")),  # each day, the first one first
    ("2014-11-01", ["d"], ""),  # without a last day nothing is missed
    ("2014-11-01", [], ""),
]  # fmt: skip


@pytest.mark.parametrize(("day", "needed", "said"), AFTER)
def test_a_slip_tells_which_last_day_it_missed(day: str, needed: list[str], said: str) -> None:
    law = "vóór 1 november 2014"
    steps = [step("a", legal=law), step("b", legal=law), step("c", "uiterlijk september 2014"), step("d")]
    milestone = {
        "id": "regels", "titel": "Regels", "wanneer": "juli 2014", "nodig-voor": needed, "bron": "bron, 1",
        "werkelijk": {"datum": day, "bron": "bron, 2"},
    }  # fmt: skip
    plan = small_plan(*steps, mijlpalen=[milestone])
    told = next(one.text for one in timeline(profile(), "2014-12-01", plan=plan).signals if one.moments == ("regels",))

    assert told.partition(" later.")[2].strip() == said


def test_the_rules_came_after_the_last_day_of_what_needed_them() -> None:
    # in the Staatsblad on 7 November 2014; the law wanted the rest before 1 November, and 31 October was a Friday
    told = next(one.text for one in timeline(profile(), "2014-12-01").signals if one.moments == ("amvb-staatsblad",))

    assert told.endswith("99 dagen later. Dat was na de laatste dag voor de verordening: vrijdag 31 oktober 2014.")


def test_a_milestone_in_its_own_month_has_not_slipped() -> None:
    # planned for July 2014, in force on 19 July
    moments = [one.moments for one in timeline(profile(), "2014-12-01").signals if one.code == "mijlpaal-verschoven"]

    assert ("wetgeving-voorbereiding",) not in moments


# -- bronnen-spreken-tegen and bron-verouderd


ONLY_IN_THE_PLAN = {"eerste-clientervaring-datum", "wijkteams-programma-wie", "proeftuinen-begin"}
"""Contradictions about duties and products alone: no moment shows them, `wmoplan plan` does."""


def test_every_contradiction_about_a_moment_is_told() -> None:
    found = [one for one in timeline(profile()).signals if one.code == "bronnen-spreken-tegen"]
    about_moments = [row for row in real_plan().conflicts if row.id not in ONLY_IN_THE_PLAN]

    assert len(found) == len(about_moments) == 23
    assert all(one.weight == "opmerking" for one in found)


NEWER = [
    # the text of the plan, seen from, the text that is in force then; in the data are 1 January and 1 July 2026
    ("1 januari 2026", "2026-06-30", ""),
    ("1 januari 2026", "2026-07-01", "1 juli 2026"),  # from its first day on
    ("1 januari 2026", "2026-11-30", "1 juli 2026"),
    ("1 december 2025", "2026-11-30", "1 juli 2026"),  # of two newer ones the last
    ("1 juli 2026", "2026-11-30", ""),  # the newest that is known
    ("", "2026-11-30", ""),  # no day to hold it against
]


@pytest.mark.parametrize(("text", "as_of", "newer"), NEWER)
@pytest.mark.parametrize("link", ["BWBR0035362", "BWBR9999999"])
def test_a_newer_text_of_a_law_is_told(text: str, as_of: str, newer: str, link: str) -> None:
    row = {"id": "wmo", "titel": "Wmo 2015", "nagekeken": "1 juni 2026", "adres": link}
    document = SourceDocument.model_validate(row | ({"tekst": text} if text else {}))
    years = PLAN.offered.model_copy(update={"first": 2026, "last": 2030})
    plan = PLAN.model_copy(update={"documents": (document,), "offered": years})

    found = [one.text for one in timeline(profile(), as_of, plan=plan).signals if one.code == "bron-verouderd"]

    if newer and link == "BWBR0035362":
        assert [f"Nu geldt de tekst van {newer}." in said for said in found] == [True]
    else:
        assert found == []


OLD = [("2014-11-14", False), ("2014-11-15", False), ("2014-11-16", True)]


@pytest.mark.parametrize(("as_of", "raised"), OLD)
def test_a_source_is_old_after_a_year(as_of: str, *, raised: bool) -> None:
    plan = PLAN.model_copy(
        update={"documents": tuple(one.model_copy(update={"checked": "15 november 2013"}) for one in PLAN.documents)}
    )
    found = timeline(profile(), as_of, plan=plan)

    assert bool([one for one in found.signals if one.code == "bron-verouderd"]) is raised


@pytest.mark.parametrize("own", [False, True])
def test_old_sources_of_plans_that_came_along_are_one_line(*, own: bool) -> None:
    """Who uses them cannot look into them; who wrote a plan looks at each."""
    old = tuple(one.model_copy(update={"checked": "15 november 2013"}) for one in PLAN.documents)
    plan = PLAN.model_copy(update={"documents": (*old, old[0].model_copy(update={"id": "ander", "title": "Anders"}))})
    followed = [FollowedPlan(plan, municipality("Haren"), own=own)]

    found = build_timeline(followed, OwnFile(profile()), real_rules(), reference(), on("2014-11-16"))

    told = [f"{one.text} {one.remedy}" for one in found.signals if one.code == "bron-verouderd"]
    if own:
        assert len(told) == len(plan.documents)
        assert all(text.endswith("Kijk na of er iets is veranderd.") for text in told)
    else:
        assert told == ["Deze versie van de plannen is ouder dan een jaar. Vraag een nieuwe versie."]


def test_the_sources_of_a_plan_of_the_past_do_not_grow_old() -> None:
    plan = PLAN.model_copy(
        update={"documents": tuple(one.model_copy(update={"checked": "15 november 2013"}) for one in PLAN.documents)}
    )

    assert not [one for one in timeline(profile(), "2016-01-01", plan=plan).signals if one.code == "bron-verouderd"]


def test_a_meeting_on_a_day_off_goes_to_no_other_day() -> None:
    """A last day on a day off is a day earlier; a meeting stays where somebody put it, until the griffie says so."""
    given = profile(besluiten={"a": {"datum": "2014-06-07", "orgaan": "raad"}})
    plan = small_plan(step("a", legal="vóór 9 juni 2014"))

    found = {one.text: one.remedy for one in timeline(given, plan=plan).signals if one.code == "vrije-dag"}

    assert {text.partition(" is ")[0]: remedy for text, remedy in found.items()} == {
        "Zaterdag 7 juni 2014": "Vraag de griffie of deze dag klopt.",
        "Zondag 8 juni 2014": "Ga uit van de werkdag ervoor: vrijdag 6 juni 2014.",
    }


# -- weights and order

WEIGHTS = {
    "fout": {"geen-vergadering-voor-uiterlijk", "negatieve-speling"},
    "waarschuwing": {
        "te-laat", "adviestermijn-te-kort", "advies-in-reces", "geen-eigen-vergadering", "besluit-in-stilte",
        "besluit-na-wettelijke-dag", "inspreken-op-besluitdag", "vrije-dag", "weekdag-klopt-niet",
        "kalender-onvolledig", "mijlpaal-verschoven", "mijlpaal-wacht", "reactie-blijft-uit", "adviesvraag-verschilt",
        "aangekondigd-vervallen", "aangekondigd-verplaatst", "aangekondigd-niet-in-lijst", "volgorde-klopt-niet",
        "twee-dagen", "verkiezing-past-niet", "nieuwe-raad-past-niet", "nieuw-college-past-niet",
        "gemeente-houdt-op", "dag-na-einde", "besloten-niet-gezien",
    },
    "opmerking": {"voorkeur-onmogelijk", "bronnen-spreken-tegen", "te-veel-onderwerpen", "bron-verouderd",
                  "orgaan-niet-gebruikt"},
}  # fmt: skip


def test_each_signal_has_its_weight() -> None:
    found = timeline(profile()).rules.signals

    assert {weight: {one.code for one in found if one.weight == weight} for weight in WEIGHTS} == WEIGHTS


@pytest.mark.parametrize("as_of", ["2014-01-15", "2014-07-16", "2014-10-28"])
def test_signals_stand_by_weight_then_day_then_code(as_of: str) -> None:
    found = timeline(example("haren-2014"), as_of).signals
    keys = [(list(WEIGHTS).index(one.weight), str(one.day or "9999"), one.code, one.moments) for one in found]

    assert keys == sorted(keys)


@pytest.mark.parametrize("name", ["haren-2014", "oss-2014", "leeuwarden-2014"])
def test_a_signal_touches_moments_that_are_there(name: str) -> None:
    found = timeline(example(name))
    ids = {one.id for one in found.moments}

    assert all(set(one.moments) <= ids for one in found.signals)
    assert all(one.text and one.remedy and "{" not in one.text + one.remedy for one in found.signals)


# -- questions


def test_what_is_not_known_is_asked() -> None:
    found = timeline(
        profile(vergaderingen=rows("raad 2014-10-27")), plan=small_plan(step("a", legal="vóór 1 november 2014"))
    )
    asked = {one.about for one in found.questions}

    assert asked >= {
        "orgaan:college", "orgaan:commissie", "orgaan:eigen", "besluit:a", "termijn:stukken", "termijn:verwerking",
    }  # fmt: skip


def test_what_is_known_is_not_asked() -> None:
    terms = {
        "commissie": "14 dagen", "aanmelden": "24 uur", "stukken": "10 dagen", "college": "6 weken",
        "verwerking": "2 weken", "advies": "6 weken", "bekendmaking": "14 dagen",
    }  # fmt: skip
    given = profile(
        termijnen=terms,
        besluiten={"a": {"datum": "2014-10-27"}},
        griffie={"email": "griffie@voorbeeld.nl"},
        vergaderingen=rows(*MEETINGS, "college 2014-09-09", "eigen 2014-08-19"),
    )

    assert timeline(given, plan=small_plan(step("a", legal="vóór 1 november 2014"))).questions == ()


def test_questions_stand_by_how_much_hangs_on_them() -> None:
    found = timeline(example("haren-2014")).questions

    assert [len(one.moments) for one in found] == sorted((len(one.moments) for one in found), reverse=True)


@pytest.mark.parametrize(("as_of", "asked"), [("2014-10-27", False), ("2014-10-28", True)])
def test_a_decision_that_nobody_confirmed_is_asked_about(as_of: str, *, asked: bool) -> None:
    found = timeline(profile(vergaderingen=rows(*MEETINGS)), as_of, plan=PLAN)

    assert any("27 oktober 2014" in one.text for one in found.questions) is asked


def test_the_examples_are_as_they_were() -> None:
    # the tests above lean on these published days: commissie 21 October, raad 27 October and 6 November 2014
    days = {(line.get("datum"), line["orgaan"]) for line in example_rows("haren-2014")}

    assert {("2014-10-21", "commissie"), ("2014-10-27", "raad"), ("2014-11-06", "raad")} <= days


# -- what is typed that does not go together: until when, of what, with which words


def typed(
    text: str,
    as_of: str = "2014-10-01",
    ticks: tuple[str, ...] = (),
    when: str = "2014-09-01",
    **keys: Any,  # noqa: ANN401 - a plan
) -> list[Signal]:
    """Return the signals about what was typed, of a profile whose first line is the municipality."""
    told = Progress(tuple(ProgressRow(f"{at:012x}", on(when), DONE, name, {}) for at, name in enumerate(ticks)))
    given = profile_of(f"gemeente: Haren\n{text}", "map/wmoplan.yaml")
    return [one for one in timeline(given, as_of, progress=told, **{"plan": PLAN, **keys}).signals if one.typed]


OFF_LIST = (
    "besluiten: {a: {datum: 2014-10-27}}\nvergaderingen:\n  - {orgaan: raad, datum: 2014-10-27, status: vervallen}\n"
)


@pytest.mark.parametrize(("as_of", "told"), [("2014-10-26", True), ("2014-10-27", True), ("2014-10-28", False)])
def test_a_contradiction_is_told_up_to_its_day(as_of: str, *, told: bool) -> None:
    found = typed(OFF_LIST, as_of)

    assert [one.code for one in found] == (["aangekondigd-vervallen"] if told else [])
    assert all("Zie regels 2 en 4 van wmoplan.yaml." in one.text for one in found)
    assert all(one.moments == ("a.besluit",) for one in found)


SUNDAY = "  - {orgaan: raad, datum: 2014-11-16}\n"


def test_what_lies_behind_hides_nothing_that_is_ahead() -> None:
    text = OFF_LIST.replace("2014-10-27", "2014-09-22")

    assert [one.code for one in typed(text + SUNDAY)] == ["vrije-dag"]


def test_a_day_of_a_settled_step_is_held_against_nothing() -> None:
    """The advice before its request; the tick says that the decision was taken on 1 September 2014."""
    text = "adviesaanvragen: {a: {ontvangen: 2014-09-10, uiterlijk: 2014-09-09}}\n"

    assert [one.code for one in typed(text)] == ["volgorde-klopt-niet"]
    assert not typed(text, ticks=("a",))


def test_a_meeting_on_a_day_off_is_there_whatever_is_settled() -> None:
    """The commissie meets on Sunday 9 November 2014."""
    text = "bevestigd: {a.inspreken: 2014-11-09}\nvergaderingen:\n  - {orgaan: commissie, datum: 2014-11-09}\n"
    found = typed(text, "2014-11-05", ("a",), "2014-11-01")

    assert [(one.code, one.moments) for one in found] == [("vrije-dag", ())]
    assert "zondag 9 november 2014 is een vrije dag (zondag): commissievergadering." in found[0].text.lower()


def test_a_day_off_without_a_list_names_one_decision() -> None:
    plan = small_plan(step("a", legal="vóór 1 december 2014"), step("b", legal="vóór 1 december 2014"))
    found = typed("besluiten: {a: {datum: 2014-11-16}, b: {datum: 2014-11-16}}\n", plan=plan)

    assert [one.text for one in found] == [
        "Zondag 16 november 2014 is een vrije dag (zondag): Raad besluit over het a. Zie regel 2 van wmoplan.yaml."
    ]


def test_a_meeting_on_a_day_off_touches_what_stands_on_it_and_nothing_else() -> None:
    plan = small_plan(step("a", "voorkeur november 2014"), step("b", "voorkeur november 2014", body="college"))
    text = (
        "eigen-data: [{id: x, titel: X, datum: 2014-11-16}]\n"
        f"vergaderingen:\n{SUNDAY}  - {{orgaan: college, datum: 2014-11-18}}\n"
    )

    assert [one.moments for one in typed(text, plan=plan)] == [("a.besluit",)]


def test_what_is_about_no_meeting_touches_no_other_day() -> None:
    text = (
        "eigen-data: [{id: x, titel: X, datum: 2014-10-28}]\nbesluiten: {a: {datum: 2014-10-27}}\n"
        "adviesaanvragen: {a: {uiterlijk: 2014-10-28}}\n"
    )

    assert [one.moments for one in typed(text)] == [("a.advies", "a.besluit")]


def test_an_election_outside_the_plan_is_told_without_a_moment() -> None:
    """The raad of 2018 began on Thursday 29 March (Kieswet C 4)."""
    assert [(one.code, one.moments) for one in typed("nieuwe-raad: 2018-03-28\n")] == [("nieuwe-raad-past-niet", ())]


# -- last days and milestones on a day off: Sunday 16 November 2014

START = {"id": "start", "titel": "De start", "wanneer": "16 november 2014", "vraag": "Wanneer?", "bron": "bron, 1"}
SUNDAYS = [
    # the planning, what was ticked, whether the last day is told to be off
    ("uiterlijk 16 november 2014", (), True),
    ("uiterlijk 16 november 2014", ("a",), False),  # it is settled
    ("uiterlijk uiterlijk start", (), False),  # a day that we chose ourselves
]


def off(found: Timeline) -> list[tuple[str, ...]]:
    return [one.moments for one in found.signals if one.code == "vrije-dag"]


@pytest.mark.parametrize(("planning", "ticks", "told"), SUNDAYS)
def test_only_a_last_day_that_counts_is_told_to_be_off(planning: str, ticks: tuple[str, ...], *, told: bool) -> None:
    done = Progress(tuple(ProgressRow("0" * 12, on("2014-09-01"), DONE, name, {}) for name in ticks))
    plan = small_plan(step("a", planning), ankers=[START])

    assert off(timeline(profile(), "2014-10-01", plan=plan, progress=done)) == ([("a.uiterlijk",)] if told else [])


NATIONAL = [
    # the milestone, whether its day is told to be off
    ({"wanneer": "uiterlijk 16 november 2014"}, True),
    ({"wanneer": "16 november 2014"}, False),  # a day of the law, or a plan: nobody can go by the day before
    ({"wanneer": "16 november 2014", "stap": "a"}, True),  # the last day of a step
    ({"wanneer": "november 2014", "stap": "a"}, False),  # it ends on Sunday 30 November, and is no one day
    ({"wanneer": "vanaf 16 november 2014"}, False),
    ({"wanneer": "uiterlijk 16 november 2014", "werkelijk": {"datum": "2014-09-30", "bron": "bron, 4"}}, False),
]


@pytest.mark.parametrize(("keys", "told"), NATIONAL)
def test_only_a_last_day_of_the_country_is_told_to_be_off(keys: dict[str, Any], *, told: bool) -> None:
    row = {"id": "mijlpaal", "titel": "M", "bron": "bron, 1", **keys}
    plan = small_plan(step("b", "voorkeur oktober 2014"), mijlpalen=[row])

    assert off(timeline(profile(), "2014-10-01", plan=plan)) == ([("mijlpaal",)] if told else [])


def test_a_milestone_without_a_last_day_cannot_slip() -> None:
    row = {"id": "mijlpaal", "titel": "M", "bron": "bron, 1", "wanneer": "vanaf mei 2014"}
    plan = small_plan(step("b"), mijlpalen=[row | {"werkelijk": {"datum": "2014-07-01", "bron": "bron, 4"}}])

    assert not [
        one for one in timeline(profile(), "2014-10-01", plan=plan).signals if one.code == "mijlpaal-verschoven"
    ]


WAITS_FOR: list[tuple[str, str, str, str, str]] = [
    # what waits and what comes first, each planned and as it happened; what is told on 1 October 2014
    ("juli 2014", "", "augustus 2014", "", "Dat is gepland voor augustus 2014."),
    ("juli 2014", "", "juni 2014", "2014-08-05", "Dat kwam op dinsdag 5 augustus 2014."),
    ("juli 2014", "", "juli 2014", "", ""),  # they can come together
    ("juli 2014", "", "vanaf augustus 2014", "", ""),  # nobody knows by when
    ("vanaf juli 2014", "", "augustus 2014", "", ""),
    ("juli 2014", "2014-07-20", "augustus 2014", "", ""),  # it came all the same
]


@pytest.mark.parametrize(("planned", "happened", "first", "came", "told"), WAITS_FOR)
def test_a_milestone_that_waits_for_a_later_one_says_when_that_comes(
    planned: str, happened: str, first: str, came: str, told: str
) -> None:
    lines = [
        {"id": name, "titel": name, "wanneer": when, "bron": "bron, 1"}
        | ({"werkelijk": {"datum": actual, "bron": "bron, 4"}} if actual else {})
        for name, when, actual in (("m", planned, happened), ("n", first, came))
    ]
    link = {"id": "l", "tekst": "M na n.", "wacht": ["m"], "op": ["n"], "bron": "bron, 1"}
    plan = small_plan(step("b"), mijlpalen=lines, afhankelijkheden=[link])
    found = [one for one in timeline(profile(), "2014-10-01", plan=plan).signals if one.code == "mijlpaal-wacht"]

    assert [one.moments for one in found] == ([("m", "n")] if told else [])
    assert all(told in one.text for one in found)


# -- a contradiction between sources

CLAIMS = [{"waarde": "1 mei", "bron": "bron, 1"}, {"waarde": "2 mei", "bron": "bron, 2"}]
DISAGREE = {
    "id": "x", "onderwerp": "Het DAG van a", "raakt": ["a"], "beweringen": CLAIMS, "gekozen": "1 mei", "reden": "Zo.",
}  # fmt: skip


@pytest.mark.parametrize("ticks", [(), ("a",)])
def test_sources_that_disagree_about_a_step_touch_its_decision_and_its_last_day(ticks: tuple[str, ...]) -> None:
    done = Progress(tuple(ProgressRow("0" * 12, on("2014-09-01"), DONE, name, {}) for name in ticks))
    plan = small_plan(step("a", legal="vóór 1 november 2014"), tegenstrijdigheden=[DISAGREE])
    found = [
        one
        for one in timeline(profile(), "2014-10-01", plan=plan, progress=done).signals
        if one.code == "bronnen-spreken-tegen"
    ]

    assert [set(one.moments) for one in found] == ([] if ticks else [{"a.besluit", "a.uiterlijk"}])
    assert all(
        one.text.startswith("De bronnen spreken elkaar tegen over het DAG van a: 1 mei (De bron, 1)") for one in found
    )


# -- a wrong weekday


def test_a_wrong_weekday_touches_the_meeting_of_that_day() -> None:
    given = profile(
        besluiten={"a": {"datum": WRONG}},
        vergaderingen=rows("commissie 2014-10-21"),
        eigen_data=[{"id": "x", "titel": "X", "datum": "2014-10-27"}],
    )

    assert signal(timeline(given, plan=PLAN), "weekdag-klopt-niet").moments == ("a.besluit",)
