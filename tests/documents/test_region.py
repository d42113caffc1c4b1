"""What is said of a region; the days are those of a paper calendar of 2014."""

from collections.abc import Sequence
from typing import Any

import pytest

from tests.blocks import sections
from tests.reckon.make import on
from tests.test_region import STEP, seen
from wmoplan.documents.blocks import Definitions, plain_of
from wmoplan.documents.region import cell_of, page_of, side_by_side
from wmoplan.documents.region_words import agreed, first_of, in_one_line, in_short, lines_on, notables, row_sentence
from wmoplan.model.municipality import Ending
from wmoplan.model.region import Agreement
from wmoplan.region import Region, build_region
from wmoplan.timeline import Timeline


def region(*timelines: Timeline, steps: Sequence[str] = (STEP,), shown: Sequence[str] = (), **keys: Any) -> Region:  # noqa: ANN401 - handed on
    return build_region("Brabant", timelines, steps, shown)._replace(**keys)


def said(*timelines: Timeline) -> list[str]:
    made = region(*timelines)
    return list(lines_on(made.steps[0], made.as_of))


def test_the_lead_is_an_expectation_until_it_is_announced() -> None:
    lines = said(seen("Uden", "2014-10-16"), seen("Boxmeer", "2014-10-09"))

    assert lines[:4] == [
        "Waarschijnlijk besluit Boxmeer het eerst: donderdag 9 oktober 2014. Die dag is berekend.",
        "Boxmeer heeft nog niets aangekondigd. Vraag dus na of de dag klopt.",
        "Wie samen advies geeft, volgt Boxmeer. Het advies moet weg zijn op dinsdag 12 augustus 2014 (geschat).",
        "De vraag om advies moet er zijn op dinsdag 1 juli 2014 (geschat).",
    ]
    # Uden meets a week later, so its advice goes a week later too
    assert "Daarna adviseren anderen. Zij kunnen het advies van Boxmeer gebruiken:" in lines
    assert "Uden op 19 augustus 2014." in lines


def test_an_announced_lead_is_said_without_a_guess() -> None:
    lines = said(seen("Veghel", besluiten={STEP: {"datum": "2014-09-18", "orgaan": "raad"}}), seen("Grave"))

    assert lines[0] == "Veghel besluit het eerst: donderdag 18 september 2014. Die dag is aangekondigd."
    assert not any("heeft nog niets aangekondigd" in line for line in lines)


def test_where_no_meeting_is_known_no_day_is_made_up() -> None:
    made = region(seen("Grave"), seen("Uden", "2014-10-16"))
    grave = next(row for row in made.steps[0].rows if row.place == "Grave")

    assert row_sentence(grave, made.as_of) == (
        "Grave: de vergadering is niet bekend. Waarschijnlijk is het besluit uiterlijk 31 oktober 2014. "
        "Vraag de griffie om de dag."
    )
    assert cell_of(grave, made.as_of).day == "vergadering niet bekend; uiterlijk 31 oktober 2014"
    assert any(
        line.startswith("Van Grave weten wij de vergadering nog niet.") for line in lines_on(made.steps[0], made.as_of)
    )


def test_without_any_meeting_the_griffie_is_asked() -> None:
    assert said(seen("Grave"), seen("Landerd"))[0] == (
        "Nog van geen gemeente is een dag bekend. Vraag de griffie om de dag."
    )
    assert first_of(region(seen("Grave")).steps[0]) == "nog geen dag bekend"


def test_the_first_chance_comes_before_the_last() -> None:
    made = region(seen("Oss", "2014-08-28", "2014-09-25", "2014-10-30"))

    assert row_sentence(made.steps[0].rows[0], made.as_of) == (
        "Oss: het besluit kan al op donderdag 28 augustus 2014. De laatste kans is donderdag 30 oktober 2014. "
        "Die dag is berekend."
    )
    assert cell_of(made.steps[0].rows[0], made.as_of).soonest == "28 augustus 2014"


def test_who_can_be_earlier_is_a_warning_with_its_own_request() -> None:
    lines = said(seen("Uden", "2014-10-02"), seen("Oss", "2014-08-28", "2014-09-25", "2014-10-30"))

    at = lines.index("Let op: Oss kan al besluiten op donderdag 28 augustus 2014.")
    # 6 weeks before 28 August is 17 July; Tuesday 15 July; two weeks, 1 July; six weeks, 20 May
    assert lines[at + 1] == "De vraag om advies moet er dan zijn op dinsdag 20 mei 2014."


FIRST = [
    # who meets when, and what is said of who is first
    ({"Uden": ["2014-10-02"]}, "waarschijnlijk Uden, donderdag 2 oktober 2014 (berekend)"),
    (
        {"Uden": ["2014-10-02"], "Oss": ["2014-08-28", "2014-09-25", "2014-10-30"]},
        "waarschijnlijk Uden, donderdag 2 oktober 2014 (berekend); Oss kan al op 28 augustus 2014",
    ),
    (
        {"Oss": ["2014-08-28", "2014-09-25", "2014-10-30"]},
        "waarschijnlijk Oss, donderdag 30 oktober 2014 (berekend); het kan daar al op 28 augustus 2014",
    ),
    (
        {"Uden": ["2014-10-02"]} | {name: ["2014-08-28", "2014-09-25", "2014-10-30"] for name in ("Oss", "Veghel")},
        "waarschijnlijk Uden, donderdag 2 oktober 2014 (berekend); Oss en Veghel kunnen al op 28 augustus 2014",
    ),
]


@pytest.mark.parametrize(("meetings", "expected"), FIRST, ids=["one", "another sooner", "itself sooner", "two as soon"])
def test_who_is_first_fits_one_line(meetings: dict[str, list[str]], expected: str) -> None:
    assert first_of(region(*(seen(name, *days) for name, days in meetings.items())).steps[0]) == expected


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        ("2014-03-15", "Geeft u samen advies? Dat moet weg zijn op 12 augustus 2014."),
        ("2014-09-20", "Geeft u samen advies? Dat moest weg zijn op 12 augustus 2014."),
    ],
)
def test_the_day_of_a_joint_advice_is_seen_at_a_glance(as_of: str, said: str) -> None:
    made = region(seen("Boxmeer", "2014-10-09", as_of=as_of), seen("Uden", "2014-10-16", as_of=as_of))

    first = "waarschijnlijk Boxmeer, donderdag 9 oktober 2014 (berekend)."
    assert sections(page_of(made, made.as_of))[0].blocks == (Definitions((("Verordening", f"{first} {said}"),)),)


def test_of_one_municipality_nothing_is_joint() -> None:
    made = region(seen("Boxmeer", "2014-10-09"))

    assert in_one_line(made.steps[0], made.as_of).endswith(" Het advies moet weg zijn op 12 augustus 2014.")
    assert "Het advies moet weg zijn op dinsdag 12 augustus 2014 (geschat)." in lines_on(made.steps[0], made.as_of)


def test_a_page_says_how_accessible_it_is() -> None:
    made = region(seen("Boxmeer", "2014-10-09"))

    assert any("schermlezer" in plain_of(line) for line in page_of(made, made.as_of).last)


def test_what_has_passed_is_asked_after() -> None:
    made = region(seen("Boxmeer", "2014-10-09", as_of="2014-11-15"), seen("Uden", "2014-10-16", as_of="2014-11-15"))

    assert lines_on(made.steps[0], made.as_of)[0] == "Volgens de planning is overal al besloten. Vraag na of dat zo is."
    assert row_sentence(made.steps[0].rows[0], made.as_of) == (
        "Boxmeer: het besluit was waarschijnlijk op donderdag 9 oktober 2014. Vraag na of dat zo is."
    )
    assert cell_of(made.steps[0].rows[0], made.as_of).sure == "vraag na of dit zo is"


def test_what_was_announced_and_passed_is_over_and_can_be_used() -> None:
    late = "2014-09-20"
    announced = seen("Veghel", as_of=late, besluiten={STEP: {"datum": "2014-09-18", "orgaan": "raad"}})
    made = region(seen("Boxmeer", "2014-10-09", as_of=late), announced)

    assert "Veghel heeft al besloten, op donderdag 18 september 2014. Vraag om het advies en het besluit." in lines_on(
        made.steps[0], made.as_of
    )
    veghel = next(row for row in made.steps[0].rows if row.place == "Veghel")
    assert row_sentence(veghel, made.as_of) == "Veghel: het besluit was op donderdag 18 september 2014."
    assert cell_of(veghel, made.as_of).sure == "besloten"


def test_what_is_settled_everywhere_is_not_asked_after() -> None:
    late = "2014-09-20"
    days = {"Veghel": "2014-09-18", "Uden": "2014-09-11"}
    made = region(
        *(seen(name, as_of=late, besluiten={STEP: {"datum": day, "orgaan": "raad"}}) for name, day in days.items())
    )

    assert first_of(made.steps[0]) == "al besloten"
    assert lines_on(made.steps[0], made.as_of)[0] == "Overal is al besloten."


def test_a_day_that_is_behind_is_told_as_missed() -> None:
    lines = said(seen("Boxmeer", "2014-10-09", as_of="2014-09-20"))

    assert any("Het advies moest weg zijn op dinsdag 12 augustus 2014" in line for line in lines)
    assert any("De vraag om advies moest er zijn op dinsdag 1 juli 2014" in line for line in lines)
    assert "Kwam die vraag niet? Vraag dan een korte termijn." in lines


def test_who_can_be_as_early_is_named_too() -> None:
    early = [seen(name, "2014-08-28", "2014-09-25", "2014-10-30") for name in ("Oss", "Veghel", "Boekel")]

    lines = said(seen("Uden", "2014-10-02"), *early)

    at = lines.index("Let op: Boekel kan al besluiten op donderdag 28 augustus 2014.")
    assert lines[at + 2] == "Op die dag kan het ook in Oss en Veghel."


def test_of_whom_no_day_is_known_is_apart_from_who_has_decided() -> None:
    late = "2014-10-20"
    made = region(
        seen("Boxmeer", "2014-10-09", as_of=late), seen("Uden", "2014-10-16", as_of=late), seen("Grave", as_of=late)
    )

    assert first_of(made.steps[0]) == "volgens de planning besloten 2 van de 3 gemeenten al"
    assert lines_on(made.steps[0], made.as_of)[:2] == (
        "Volgens de planning besloten 2 van de 3 gemeenten al. Vraag na of dat zo is.",
        "Van Grave weten wij de vergadering niet. Vraag de griffie om de dag.",
    )


def test_an_advice_that_is_too_late_uses_no_other() -> None:
    # Boxmeer advises by 12 August, Uden by the 19th and Veghel by the 26th
    late = [seen(name, day, as_of="2014-09-01") for name, day in DAYS]
    made = region(*late)

    lines = lines_on(made.steps[0], made.as_of)

    # 6 weeks before 30 October is 18 September: Tuesday the 16th; two weeks before that is 2 September
    at = lines.index("Daarna adviseren anderen. Zij kunnen het advies van Boxmeer gebruiken:")
    assert lines[at - 2 : at + 2] == (
        "Ook bij anderen moest het advies al weg zijn. Is het er nog niet? Schrijf het dan samen.",
        "Uden op 19 augustus 2014 en Veghel op 26 augustus 2014.",
        "Daarna adviseren anderen. Zij kunnen het advies van Boxmeer gebruiken:",
        "Boekel op 2 september 2014.",
    )
    assert in_short(made.steps[0], made.as_of)[-1] == (
        "Boekel adviseert daarna, op dinsdag 2 september 2014, en kan dat advies gebruiken."
    )


def test_a_longer_term_brings_the_joint_advice_forward() -> None:
    # Uden sends its advice six weeks before the college decides, and not two
    lines = said(seen("Boxmeer", "2014-10-09"), seen("Uden", "2014-10-16", termijnen={"verwerking": "6 weken"}))

    assert "Let op: in Uden moet het advies al weg zijn op dinsdag 22 juli 2014. Houd samen dan die dag aan." in lines


def test_councils_with_the_same_day_are_named_beside_the_lead() -> None:
    same = [seen(name, "2014-10-09") for name in ("Uden", "Boxmeer", "Veghel")]

    assert "Op die dag besluiten ook Uden en Veghel." in said(*same)
    assert (
        "In 3 gemeenten komt de vraag om advies op dezelfde dag: 1 juli 2014. Dat zijn Boxmeer, Uden en Veghel."
        in said(*same)
    )


def test_in_short_only_the_first_who_follows_is_named() -> None:
    made = region(*(seen(name, day) for name, day in DAYS))

    lines = in_short(made.steps[0], made.as_of)

    assert lines[-1] == (
        "Uden adviseert daarna, op dinsdag 19 augustus 2014, en kan dat advies gebruiken. Daarna volgen er nog 2."
    )


DAYS = (("Boxmeer", "2014-10-09"), ("Uden", "2014-10-16"), ("Veghel", "2014-10-23"), ("Boekel", "2014-10-30"))


FOLLOWING = [
    # seen from, who advises after Boxmeer; the advice of Uden has to be sent on Tuesday 19 August 2014
    ("2014-08-19", "Uden"),
    ("2014-08-20", "Veghel"),
]


@pytest.mark.parametrize(("as_of", "place"), FOLLOWING)
def test_an_advice_can_still_follow_on_its_last_day(as_of: str, place: str) -> None:
    made = region(*(seen(name, day, as_of=as_of) for name, day in DAYS))

    assert in_short(made.steps[0], made.as_of)[-1].startswith(f"{place} adviseert daarna")


def test_what_stands_out_has_its_reason_and_source() -> None:
    # Kiesraad, 19 November 2014; Wet arhi, art. 56 lid 3: the first working day after 1 January is Friday the 2nd
    (found,) = notables(region(seen("Uden"), seen("Oss"), seen("Veghel"), seen("Maasdonk")))

    assert found.title == "Maasdonk en Oss"
    assert found.lines[0] == "Maasdonk en Oss stemmen op woensdag 19 november 2014."
    assert found.lines[1] == "De andere 2 gemeenten stemmen op woensdag 19 maart 2014."
    assert "Rond 19 maart 2014 is er in Maasdonk en Oss dus geen stilte. Daar kan de raad dan gewoon besluiten." in (
        found.lines
    )
    assert found.lines[-1] == "De nieuwe raad begint daar op vrijdag 2 januari 2015."
    assert any("Kiesraad" in source for source in found.sources)


def test_who_votes_on_a_third_day_is_not_one_of_the_others() -> None:
    # raadsleden.nl: Leeuwarden voted on 13 November 2013
    leeuwarden, oss = notables(region(*(seen(name) for name in ("Uden", "Oss", "Veghel", "Boekel", "Leeuwarden"))))

    assert leeuwarden.lines[0] == "Leeuwarden stemde op woensdag 13 november 2013."
    assert leeuwarden.lines[1] == oss.lines[1] == "3 andere gemeenten stemmen op woensdag 19 maart 2014."


def test_what_stood_out_is_told_as_past() -> None:
    late = "2015-01-05"

    (found,) = notables(region(*(seen(name, as_of=late) for name in ("Uden", "Veghel", "Oss"))))

    assert found.lines[:2] == (
        "Oss stemde op woensdag 19 november 2014.",
        "De andere 2 gemeenten stemden op woensdag 19 maart 2014.",
    )
    assert found.lines[-2:] == (
        "Rond 19 maart 2014 was er in Oss dus geen stilte. Daar kon de raad dan gewoon besluiten.",
        "De nieuwe raad begon daar op vrijdag 2 januari 2015.",
    )


def test_the_end_of_a_municipality_is_told_once() -> None:
    ends = seen("Maasdonk")._replace(ending=Ending(on("2015-01-01"), ("'s-Hertogenbosch", "Oss"), "CBS"))

    with_reason = notables(region(seen("Uden"), seen("Veghel"), ends))
    alone = notables(region(ends, seen("Oss")))

    assert sum("1 januari 2015" in line for one in with_reason for line in one.lines) == 1
    assert alone[0].lines == (
        "Maasdonk houdt op 1 januari 2015 op te bestaan. Daarna hoort het bij 's-Hertogenbosch en Oss.",
    )


def test_an_agreement_says_when_and_whether_it_is_made_up() -> None:
    known = Agreement.model_validate({"wat": "De proeven beginnen", "wanneer": "2013", "bron": "x"})
    made_up = Agreement.model_validate({"wat": "Wij praten.", "wanneer": "juni 2014", "bron": "x", "voorbeeld": "ja"})

    assert agreed(known) == "2013: De proeven beginnen."
    assert agreed(made_up) == "Juni 2014: Wij praten. Dit is een voorbeeld."


@pytest.mark.parametrize(("most", "parts"), [(4, [3]), (2, [2, 1]), (1, [1, 1, 1])])
def test_a_table_is_cut_where_too_many_steps_stand_side_by_side(most: int, parts: list[int]) -> None:
    made = region(seen("Uden"), steps=("beleidsplan", "bestek", STEP))

    assert [len(table.heads) - 1 for table in side_by_side(made, most)] == parts


def test_the_table_has_the_first_to_decide_at_the_top() -> None:
    made = region(*(seen(name, day) for name, day in reversed(DAYS)), seen("Grave"))

    (table,) = side_by_side(made, 4)
    assert [plain_of(cells[0]) for cells in table.rows] == ["Boxmeer", "Uden", "Veghel", "Boekel", "Grave"]


def test_a_page_says_on_which_day_it_was_made_and_when_to_ask_for_another() -> None:
    made = page_of(region(seen("Uden", "2014-10-16")), on("2014-03-15"))

    assert made.last[0] == "Gemaakt op zaterdag 15 maart 2014."
    assert plain_of(made.last[1]).startswith("Vraag een nieuwe versie na ")
