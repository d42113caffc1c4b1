"""The calendar of a region: whose a day is stands in front, and no event is that of another calendar."""

import pytest

from tests.reckon.make import on
from tests.render.make import moment
from wmoplan.model.event import Event, Shown
from wmoplan.model.moment import Certainty, Moment
from wmoplan.model.municipality import Municipality
from wmoplan.render.region_feed import Days, events_of, name_of

OSS = Municipality("GM0828", "Oss", (), "Noord-Brabant", "Zuid")
UDEN = Municipality("GM0856", "Uden", (), "Noord-Brabant", "Zuid")
GRAVE = Municipality("GM0786", "Grave", (), "Noord-Brabant", "Zuid")
VOTE = moment(id="verkiezing-2014", certainty=Certainty.FIXED, attend=False)
SPEAK = moment()


def event(made: Moment, place: Municipality, day: str = "2014-03-19", **keys: object) -> Shown:
    begin = on(day)
    after = begin.replace(day=begin.day + 1)
    found = Event(f"invoering-2015.{made.id}@{place.code}.wmoplan", begin, after, "Stem: raad", "Uitleg.", "Voet.")
    return Shown(made, found._replace(groups=("Wmo",))._replace(**keys))  # type: ignore[arg-type]


def events(*shown: Days, region: str = "Brabant") -> dict[str, Event]:
    return {one.uid: one for one in events_of(region, shown, "Voet van de regio.")}


def test_the_municipality_stands_in_the_title_and_the_categories() -> None:
    (found,) = events(Days(OSS, (event(SPEAK, OSS, title="Geschat: Spreek in: verordening"),))).values()

    assert found.title == "Oss: Spreek in: verordening (geschat)"
    assert found.title.index("Oss") + len("Oss") <= 30
    assert found.groups == ("Oss", "Wmo")
    assert found.foot == "Voet van de regio."


def test_a_narrow_screen_shows_whose_day_it_is_and_what() -> None:
    # a phone in a month or week shows about 30 characters of a title (issue 7)
    place = Municipality("GM0815", "Mill en Sint Hubert", (), "Noord-Brabant", "Zuid")

    (found,) = events(Days(place, (event(SPEAK, place, title=f"Geschat: Spreek in: {'x' * 99}"),))).values()

    assert found.title[:30] == "Mill en Sint Hubert: Spreek in"
    assert found.title.endswith(" (geschat)")
    assert len(found.title) <= 80  # rule 12 of the calendar


def test_an_event_is_another_one_than_that_of_the_municipality() -> None:
    (uid,) = events(Days(OSS, (event(SPEAK, OSS),)))

    assert uid == "invoering-2015.verordening.inspreken@GM0828.brabant.wmoplan"


def test_two_regions_with_the_same_municipality_do_not_clash() -> None:
    day = Days(OSS, (event(SPEAK, OSS), event(VOTE, OSS)))
    both = Days(UDEN, (event(VOTE, UDEN),))

    assert not events(day, both).keys() & events(day, both, region="Noordoost").keys()


def test_what_is_the_same_and_certain_in_more_municipalities_is_one_event() -> None:
    shown = [Days(place, (event(VOTE, place),)) for place in (OSS, UDEN)]

    (found,) = events(*shown).values()

    assert found.uid == "invoering-2015.verkiezing-2014@brabant.wmoplan"
    assert found.title == "2 gemeenten: Stem: raad"
    assert found.text == "Dit geldt voor Oss en Uden.\nUitleg."
    assert found.groups == ("Oss", "Uden", "Wmo")


def test_who_differs_keeps_an_event_of_its_own() -> None:
    shown = [Days(place, (event(VOTE, place),)) for place in (UDEN, GRAVE)]
    november = Days(OSS, (event(VOTE, OSS, "2014-11-19"),))

    found = events(*shown, november)

    assert sorted(found) == [
        "invoering-2015.verkiezing-2014@GM0828.brabant.wmoplan",
        "invoering-2015.verkiezing-2014@brabant.wmoplan",
    ]


def test_of_two_groups_only_one_has_the_common_identity() -> None:
    march = [Days(place, (event(VOTE, place),)) for place in (UDEN, GRAVE)]
    others = [Municipality(f"GM000{at}", f"N{at}", (), "", "") for at in range(2)]
    november = [Days(place, (event(VOTE, place, "2014-11-19"),)) for place in others]

    found = events(*march, *november)

    assert len(found) == 3
    assert found["invoering-2015.verkiezing-2014@brabant.wmoplan"].begin == on("2014-03-19")


ALONE = [
    # what makes a day one of the municipality itself
    ({"certainty": Certainty.RECKONED}, "it is reckoned, and moves by itself"),
    ({"attend": True}, "somebody goes there"),
    ({"decides": True}, "it is its own decision"),
    ({"done": on("2014-03-01")}, "somebody ticked it there"),
]


@pytest.mark.parametrize(("keys", "why"), ALONE, ids=[why for _, why in ALONE])
def test_a_day_of_the_municipality_itself_is_never_shared(keys: dict[str, object], why: str) -> None:
    own = VOTE._replace(**keys)  # type: ignore[arg-type]

    assert len(events(*(Days(place, (event(own, place),)) for place in (OSS, UDEN)))) == 2, why


def test_the_order_does_not_hang_on_that_of_the_profiles() -> None:
    shown = [Days(place, (event(SPEAK, place),)) for place in (OSS, UDEN, GRAVE)]

    assert events_of("Brabant", shown, "") == events_of("Brabant", shown[::-1], "")


def test_a_hostile_name_makes_a_plain_calendar() -> None:
    assert name_of("A\r\nBEGIN:VALARM\u202e") == "Wmo-agenda regio A BEGIN:VALARM"
    (uid,) = events(Days(OSS, (event(SPEAK, OSS),)), region="\u202e/../@:;")
    assert uid.endswith("@GM0828.regio.wmoplan")


def test_a_guess_leaves_room_for_the_word_that_says_so() -> None:
    (found,) = events(Days(OSS, (event(SPEAK, OSS, title=f"Geschat: {'Spreek in ' * 9}"),))).values()

    assert found.title == f"Oss: {'Spreek in ' * 6}... (geschat)".replace(" ...", "...")
    assert 70 <= len(found.title) <= 80  # rule 12 of the calendar


@pytest.mark.parametrize("length", [39, 40, 41, 90])
def test_a_long_name_of_a_region_is_cut_in_the_identity(length: int) -> None:
    (uid,) = events(Days(OSS, (event(SPEAK, OSS),)), region="b" * length)

    assert uid == f"invoering-2015.verordening.inspreken@GM0828.{'b' * min(length, 40)}.wmoplan"
