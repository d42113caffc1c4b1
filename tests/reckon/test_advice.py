"""By which day there must be a reaction to an advice, and how much time was given for it (the rules: "Adviezen").

The days are counted on a paper calendar of 2014. A day off moves the end (Algemene termijnenwet, art. 1), but not that
of a term of more than twelve weeks (art. 4).
"""

from datetime import date
from typing import Any, Final

import pytest

from tests.reckon.make import day, moment, municipality, on, profile, real_rules, reference, rows, small_plan, step
from wmoplan.model.moment import Signal
from wmoplan.model.municipality import Recess
from wmoplan.model.profile import Profile
from wmoplan.model.progress import ADVICE, REACTION, SENT, Advice, Progress, ProgressRow
from wmoplan.model.rules import Rules
from wmoplan.model.term import read_term
from wmoplan.read.profile import profile_of
from wmoplan.reckon.advice import AnswerRule, measured, with_answer_days
from wmoplan.reckon.gather import FollowedPlan
from wmoplan.reckon.workdays import calendar_of
from wmoplan.timeline import OwnFile, Timeline, build_timeline

CALENDAR = calendar_of(reference().days, real_rules().texts)
SUMMER = Recess("zomerreces", date(2014, 7, 19), date(2014, 8, 31), estimated=False, source="")


def advice(sent: str | None = None, received: str | None = None, due: str | None = None, typed: str = "") -> Advice:
    return Advice("0" * 12, "verordening", day(received), day(due), day(sent), day(typed or None), None, "", "", "")


def answered(length: str, about: Advice, *recesses: Recess) -> Advice:
    (found,) = with_answer_days([about], AnswerRule(read_term(length), recesses), CALENDAR)
    return found


REACTIONS = [
    # sent, the municipality's own rule, the last day of a reaction
    ("2014-02-07", "6 weken", "2014-03-21"),  # Friday to Friday
    ("2014-03-07", "6 weken", "2014-04-22"),  # Goede Vrijdag, to the Tuesday after Easter
    ("2014-01-17", "12 weken", "2014-04-11"),
    ("2014-01-24", "12 weken", "2014-04-22"),  # Goede Vrijdag again: twelve weeks still move
    ("2014-01-17", "13 weken", "2014-04-18"),  # thirteen do not
    ("2014-10-01", "10 dagen", "2014-10-13"),  # Saturday 11 October
    ("2014-01-31", "1 maand", "2014-02-28"),  # there is no 31 February
    ("2014-10-17", "2 werkdagen", "2014-10-21"),
    ("2014-10-17", "48 uur", "2014-10-20"),  # two whole days is a Sunday
]


@pytest.mark.parametrize(("sent", "length", "last"), REACTIONS)
def test_a_reaction_must_be_there_by_the_municipality_s_own_rule(sent: str, length: str, last: str) -> None:
    assert answered(length, advice(sent)).answer_by == on(last)


STILL = [
    # sent, rule, the last day where the rule stands still in the summer (19 July to 31 August)
    ("2014-07-14", "2 weken", "2014-09-10"),  # 4 days in July, 10 in September
    ("2014-07-14", "10 dagen", "2014-09-08"),  # Saturday 6 September moves to Monday
    ("2014-07-01", "2 weken", "2014-07-15"),  # over before it begins
    ("2014-05-30", "12 weken", "2014-10-06"),  # 49 days before it, 35 in September and October: a Sunday, which moves
    ("2014-05-30", "13 weken", "2014-10-12"),  # 49 days before it, 30 in September: a Sunday, too long to move
]


@pytest.mark.parametrize(("sent", "length", "last"), STILL)
def test_a_rule_can_stand_still_in_a_recess(sent: str, length: str, last: str) -> None:
    assert answered(length, advice(sent), SUMMER).answer_by == on(last)


def test_what_moved_the_day_is_told_behind_the_rule() -> None:
    assert len(answered("6 weken", advice("2014-02-07")).rule) == 1  # nothing moved it
    moved = answered("6 weken", advice("2014-03-07")).rule
    assert "6 weken" in moved[0]
    assert "goede vrijdag" in moved[-1].lower()
    assert "dinsdag 22 april 2014" in moved[-1]
    still = answered("10 dagen", advice("2014-07-14"), SUMMER).rule
    assert any("zomerreces" in said for said in still)
    assert "maandag 8 september 2014" in still[-1]
    assert "werkdag" not in answered("2 weken", advice("2014-07-14"), SUMMER).rule[-1]  # Wednesday 10 September


def test_a_day_that_somebody_typed_and_an_advice_that_was_not_sent_stay_as_they_are() -> None:
    typed, unsent = advice("2014-02-07", typed="2014-03-01"), advice(received="2014-02-01")

    assert answered("6 weken", typed) == typed
    assert answered("6 weken", unsent) == unsent
    assert with_answer_days([advice("2014-02-07")], None, CALENDAR) == (advice("2014-02-07"),)


GIVEN = [
    # received, due, length that there should be, days given, days that are missing
    ("2014-01-20", "2014-02-10", "6 weken", 21, 21),  # to 3 March
    ("2014-01-20", "2014-03-03", "6 weken", 42, 0),
    ("2014-01-20", "2014-03-04", "6 weken", 43, -1),
    ("2014-01-20", "2014-03-02", "6 weken", 41, 1),
    ("2014-01-31", "2014-02-27", "1 maand", 27, 1),  # to 28 February
]


@pytest.mark.parametrize(("received", "due", "length", "days", "short"), GIVEN)
def test_the_time_that_was_given_is_held_against_the_length(
    received: str, due: str, length: str, days: int, short: int
) -> None:
    found = measured(advice(received=received, due=due), read_term(length), CALENDAR, own=True)

    assert found
    assert (found.days, found.short, found.own) == (days, short, True)


@pytest.mark.parametrize("about", [advice(received="2014-01-20"), advice(due="2014-02-10"), advice("2014-02-07")])
def test_without_both_days_no_time_was_given(about: Advice) -> None:
    assert measured(about, read_term("6 weken"), CALENDAR, own=False) is None


# -- in a timeline: the raad decides on Monday 27 October 2014, so the advice is due on Tuesday 26 August (the rules)

PLAN: Final = small_plan(
    step("a", "voorkeur oktober 2014"),
    step("geen", "periode november 2014", body="geen"),
    step("info", "voorkeur oktober 2014", body="ter-informatie"),
    step("open", "alternatief vanaf mei 2014"),  # neither it nor its advice has a day
    step("vaag")
    | {"planning": [{"soort": "voorkeur", "wanneer": "december 2014", "gewoonte": "ja", "bron": "bron, 1"}]},
)
MEETINGS: Final = rows("raad 2014-10-27", "commissie 2014-10-21")
RULE: Final = {"reactie": "6 weken"}
ASKED: Final = {"ontvangen": "2014-07-16", "uiterlijk": "2014-08-26"}


def written(asked: dict[str, str], sent: str = "", answered: str = "", about: str = "a", by: str = "") -> Progress:
    """Return one advice; where nobody asked for it, it was begun on 1 July."""
    number = "1" * 12
    found = [ProgressRow(number, on(asked.get("ontvangen", "2014-07-01")), ADVICE, about, asked)]
    if sent:
        values = {"bij": number, **({"antwoord-voor": by} if by else {})}
        found.append(ProgressRow("2" * 12, on(sent), SENT, about, values))
    if answered:
        found.append(ProgressRow("3" * 12, on(answered), REACTION, about, {"bij": number, "volgt": "deels"}))
    return Progress(tuple(found))


def seen(
    progress: Progress,
    as_of: str,
    given: Profile | None = None,
    rules: Rules | None = None,
    **keys: Any,  # noqa: ANN401 - as typed
) -> Timeline:
    followed = [FollowedPlan(PLAN, municipality("Haren"))]
    given = given or profile(vergaderingen=MEETINGS, **keys)
    return build_timeline(followed, OwnFile(given, progress=progress), rules or real_rules(), reference(), on(as_of))


def missing(found: Timeline) -> list[Signal]:
    return [one for one in found.signals if one.code == "reactie-blijft-uit"]


@pytest.mark.parametrize(
    ("progress", "request_done", "advice_done"),
    [
        (written(ASKED), "2014-07-16", None),
        (written(ASKED, "2014-08-20"), "2014-07-16", "2014-08-20"),
        (written({}, "2014-08-20"), None, "2014-08-20"),  # nobody asked for it
    ],
)
def test_an_advice_ticks_its_request_and_its_sending(
    progress: Progress, request_done: str | None, advice_done: str | None
) -> None:
    found = seen(progress, "2014-08-22")

    assert moment(found, "a.adviesaanvraag").done == day(request_done)
    assert moment(found, "a.advies").done == day(advice_done)


REACT = [
    # the term of the municipality, sent, the last day of the reaction
    (None, "2014-08-29", None),
    ("6 weken", "2014-08-29", "2014-10-10"),  # the rules: from Friday to Friday
    ("6 weken", "2014-08-30", "2014-10-13"),  # the rules: Saturday 11 October becomes Monday
    ({"lengte": "2 weken"}, "2014-07-14", "2014-07-28"),
    ({"lengte": "2 weken", "reces": "overslaan"}, "2014-07-14", "2014-09-10"),  # 4 days in July, 10 in September
]


@pytest.mark.parametrize(("term", "sent", "last"), REACT)
def test_the_term_of_a_profile_gives_the_day_of_the_reaction(term: Any, sent: str, last: str | None) -> None:  # noqa: ANN401 - as typed
    recess = [{"naam": "zomerreces", "van": "2014-07-19", "tot": "2014-08-31"}]

    found = seen(written({}, sent), "2014-09-01", termijnen={"reactie": term} if term else {}, reces=recess)

    assert [one.answer_by for one in found.advices] == [day(last)]


GIVEN_BY = [
    # the step, the profile, days that are missing between 16 July and 26 August, whether the municipality says so
    ("a", {}, 1, False),  # the rules: 41 days, and six weeks are 42
    ("a", {"termijnen": {"advies": "5 weken"}}, -6, True),  # Wednesday 20 August
    ("a", {"adviesaanvragen": {"a": {"ontvangen": "2014-07-16", "termijn": "4 weken"}}}, -13, True),  # 13 August
    ("a", {"adviesaanvragen": {"a": {"ontvangen": "2014-07-16"}}}, 1, False),
    ("geen", {}, 1, False),  # the usual term holds for what nobody decides on
    ("info", {}, 1, False),
    ("weg", {}, 1, False),  # a step that is no more in the plan
]


@pytest.mark.parametrize(("about", "keys", "short", "own"), GIVEN_BY)
def test_the_time_that_was_given_stands_beside_the_term_of_the_request_or_the_usual_one(
    about: str, keys: dict[str, Any], short: int, *, own: bool
) -> None:
    (found,) = seen(written(ASKED, about=about), "2014-08-01", **keys).advices

    assert found.given
    assert (found.given.days, found.given.short, found.given.own) == (41, short, own)


@pytest.mark.parametrize(("about", "missing_days"), [("a", -27), ("geen", 1), ("info", 1)])
def test_the_time_is_that_of_the_chain_of_the_step_itself(about: str, missing_days: int) -> None:
    """Were two weeks usual for what the raad decides on: from 16 to 30 July, 27 days before 26 August."""
    raad, *others = real_rules().trajectories
    links = tuple(link._replace(term="verwerking") if link == raad.asks else link for link in raad.links)
    rules = real_rules()._replace(trajectories=(raad._replace(links=links), *others))

    (found,) = seen(written(ASKED, about=about), "2014-08-01", rules=rules).advices

    assert found.given
    assert found.given.short == missing_days


STANDS = [
    # the advice, seen from, whether it is too late: due on 26 August, decided on 27 October
    (written(ASKED), "2014-08-26", False),
    (written(ASKED), "2014-08-27", True),
    (written(ASKED), "2014-10-27", True),
    (written(ASKED), "2014-10-28", False),
    (written(ASKED, "2014-08-28"), "2014-08-29", False),
    (written({}), "2014-08-27", False),  # nobody asked: at most perhaps too late
]


@pytest.mark.parametrize(("progress", "as_of", "late"), STANDS)
def test_an_asked_advice_that_is_not_sent_is_late_until_the_decision(
    progress: Progress, as_of: str, *, late: bool
) -> None:
    assert (moment(seen(progress, as_of), "a.advies").status == "te laat") is late


@pytest.mark.parametrize("about", ["geen", "info", "vaag"])
def test_an_advice_that_nobody_wants_by_a_day_is_never_late(about: str) -> None:
    found = seen(written({"ontvangen": "2014-07-16"}, about=about), "2014-10-20")

    assert not [one for one in found.moments if one.step == about and one.status == "te laat"]


WHEN_THEY_REACT = "Binnen hoeveel weken krijgen wij een reactie op ons advies?"
UNKNOWN = [
    # the advice, the municipality's terms, whether is asked in what time there is a reaction
    (written(ASKED), {}, False),  # not sent yet
    (written(ASKED, "2014-08-20"), {}, True),
    (written(ASKED, "2014-08-20"), RULE, False),
    (written(ASKED, "2014-08-20", by="2014-10-01"), {}, False),
    (written(ASKED, "2014-08-20", "2014-09-01"), {}, False),
]


@pytest.mark.parametrize(("progress", "terms", "asked"), UNKNOWN)
def test_one_asks_for_the_rule_as_soon_as_an_advice_is_sent(
    progress: Progress, terms: dict[str, str], *, asked: bool
) -> None:
    found = [one for one in seen(progress, "2014-09-10", termijnen=terms).questions if one.text == WHEN_THEY_REACT]

    assert [one.moments for one in found] == ([("a.advies",)] if asked else [])


STAYS_OUT = [
    # the advice, seen from, the moments that the signal touches; None where there is no signal
    (written(ASKED, "2014-08-29"), "2014-10-10", None),  # on the day itself it can still come
    (written(ASKED, "2014-08-29"), "2014-10-11", ("a.advies", "a.besluit")),
    (written(ASKED, "2014-08-29"), "2014-10-27", ("a.advies", "a.besluit")),
    (written(ASKED, "2014-08-29"), "2014-10-28", ("a.advies",)),  # also after the decision
    (written(ASKED, "2014-08-29", "2014-10-20"), "2014-10-19", ("a.advies", "a.besluit")),
    (written(ASKED, "2014-08-29", "2014-10-20"), "2014-10-20", None),
    (written(ASKED), "2014-10-11", None),
    (written({**ASKED, "antwoord-voor": "2014-10-10"}), "2014-10-11", None),  # nobody reacts to what was not sent
    (written({}, "2014-08-29", about="geen"), "2014-10-11", ()),
    (written({}, "2014-08-29", about="weg"), "2014-10-11", None),
]


@pytest.mark.parametrize(("progress", "as_of", "touched"), STAYS_OUT)
def test_a_reaction_stays_out_from_the_day_after(
    progress: Progress, as_of: str, touched: tuple[str, ...] | None
) -> None:
    found = missing(seen(progress, as_of, termijnen=RULE))

    assert [one.moments for one in found] == ([] if touched is None else [touched])


def test_a_reaction_that_stays_out_says_since_when_and_by_which_rule() -> None:
    (found,) = missing(seen(written(ASKED, "2014-08-29"), "2014-10-12", termijnen=RULE))
    (typed,) = missing(seen(written(ASKED, "2014-08-29", by="2014-10-10"), "2014-10-12"))

    told = "De reactie op uw advies over het a blijft uit. Zij moest er zijn op vrijdag 10 oktober 2014."
    assert typed.text == f"{told} Dat is 2 dagen geleden."
    assert found.text == f"{told} Dat is 2 dagen geleden. De regel van uw gemeente is 6 weken."
    assert found.in_file == f"{told} De regel van uw gemeente is 6 weken."  # no number that differs every day


TURNS = [
    # the advice, the first day on which a file is no longer right, seen on 5 December 2014
    (written(ASKED, "2014-11-01"), "2014-12-16"),  # Saturday 13 December becomes Monday the 15th; the day after
    (written(ASKED, "2014-11-01", "2014-11-20"), None),
    (written(ASKED), None),
    (written({}, "2014-11-01", about="weg"), None),
    (written({**ASKED, "antwoord-voor": "2014-12-15"}), None),
]


@pytest.mark.parametrize(("progress", "turns"), TURNS)
def test_a_file_is_right_until_a_reaction_stays_out(progress: Progress, turns: str | None) -> None:
    plain = seen(Progress(), "2014-12-05", termijnen=RULE).renew_after
    found = seen(progress, "2014-12-05", termijnen=RULE).renew_after

    assert plain
    assert plain > on("2014-12-16")
    assert found == (day(turns) or plain)


def test_without_a_rule_no_reaction_stays_out() -> None:
    found = seen(written(ASKED, "2014-11-01"), "2014-12-05")

    assert found.renew_after == seen(Progress(), "2014-12-05").renew_after
    assert not missing(found)


TWO_FILES = """\
gemeente: Haren
vergaderingen: [{orgaan: raad, datum: 2014-10-27}]
adviesaanvragen:
  a:
    ontvangen: 2014-07-16
    uiterlijk: 2014-08-26
"""
ONE_DAY = TWO_FILES.replace("    uiterlijk: 2014-08-26\n", "")
DIFFER = [
    # the profile, what the progress has, the moments of which the days differ
    (TWO_FILES, ASKED, []),
    (TWO_FILES, {"ontvangen": "2014-07-17", "uiterlijk": "2014-08-26"}, ["a.adviesaanvraag"]),
    (TWO_FILES, {"ontvangen": "2014-07-16", "uiterlijk": "2014-08-27"}, ["a.advies"]),
    (TWO_FILES, {"ontvangen": "2014-07-16"}, []),  # only one of them names the day
    (ONE_DAY, ASKED, []),
    (TWO_FILES, {"uiterlijk": "2014-08-27"}, []),  # that is an advice that nobody asked for
    ("gemeente: Haren\n", ASKED, []),
    ("gemeente: Haren\n", {}, []),
]


@pytest.mark.parametrize(("text", "asked", "touched"), DIFFER)
def test_two_files_that_name_another_day_for_one_request_are_told_apart(
    text: str, asked: dict[str, str], touched: list[str]
) -> None:
    found = seen(written(asked), "2014-08-01", profile_of(text, "wmoplan.yaml"))

    assert [name for one in found.signals if one.code == "adviesvraag-verschilt" for name in one.moments] == touched


def test_a_request_that_differs_names_both_days_and_the_line() -> None:
    later = written({"ontvangen": "2014-07-17", "uiterlijk": "2014-08-26"})
    placed = seen(later, "2014-08-01", profile_of(TWO_FILES, "wmoplan.yaml"))
    bare = seen(later, "2014-08-01", adviesaanvragen={"a": ASKED})
    (told,) = (one.text for one in placed.signals if one.code == "adviesvraag-verschilt")
    (plain,) = (one.text for one in bare.signals if one.code == "adviesvraag-verschilt")

    assert "woensdag 16 juli 2014" in told
    assert "donderdag 17 juli 2014" in told
    assert "Zie regel 5 van wmoplan.yaml." in told
    assert "Zie" not in plain


def test_an_advice_about_a_step_that_is_gone_differs_from_nothing() -> None:
    found = seen(written(ASKED, about="weg"), "2014-08-01", adviesaanvragen={"weg": {"ontvangen": "2014-07-17"}})

    assert not [one for one in found.signals if one.code == "adviesvraag-verschilt"]
