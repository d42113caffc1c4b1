"""What would move if something were different: days counted on a paper calendar of 2014."""

import pytest

from tests.cli.conftest import Run

HAREN = ["timeline", "--example", "haren-2014", "--as-of", "2014-01-15"]


def test_another_polling_day_moves_the_gap_and_what_it_kept(run: Run) -> None:
    said = run(*HAREN, "--suppose", "verkiezing=2014-11-19", "--topic", "inkoop")

    assert said.status == 0
    out = " ".join(said.out.split())
    assert out.startswith("Stel: verkiezing is woensdag 19 november 2014. Gezien vanaf woensdag 15 januari 2014.")
    assert "was woensdag 19 maart 2014, wordt woensdag 19 november 2014" in out
    # without a gap in March the council can decide on Monday 31 March; five weeks after Monday 24 February
    assert "was maandag 24 februari 2014, 20.00 uur, wordt maandag 31 maart 2014, 20.00 uur" in out
    assert "de verordening" not in out


def test_another_term_moves_what_is_counted_with_it(run: Run) -> None:
    out = " ".join(run(*HAREN, "--suppose", "advies=4 weken").out.split())

    # two weeks later than Tuesday 15 July 2014
    assert (
        "de verordening er is: was uiterlijk op dinsdag 15 juli 2014, wordt uiterlijk op dinsdag 29 juli 2014." in out
    )
    assert "Waarom: De tijd voor uw advies: 4 weken." in out


def test_an_announced_day_tells_how_much_sooner_the_advice_leaves(run: Run) -> None:
    out = " ".join(run(*HAREN, "--suppose", "verordening=2014-09-29").out.split())

    # Monday 29 September is four weeks before Monday 27 October
    assert "Uw advies over de verordening moet 28 dagen eerder weg." in out


def test_nothing_that_changes_is_said(run: Run) -> None:
    out = run(*HAREN, "--suppose", "verkiezing=2014-03-19").out

    assert "Er verandert niets aan uw dagen." in out


def test_several_things_can_be_supposed(run: Run) -> None:
    words = ["--suppose", "start-contract=2028-07-01", "--suppose", "aanbesteding=6 maanden"]
    out = " ".join(run("timeline", "--example", "almere-2026", "--as-of", "2026-11-22", *words).out.split())

    # three months before Saturday 1 July 2028, and six months before that
    assert "wordt uiterlijk op zaterdag 1 april 2028" in out
    assert "wordt uiterlijk op vrijdag 1 oktober 2027" in out


REFUSED = [
    # what is typed, a piece of what is said
    ("verkeizing=2014-11-19", "Bedoelt u 'verkiezing'?"),
    ("verkiezing", "schrijf 'verkiezing=' met de waarde erachter"),
    ("advies", '"advies=6 weken"'),
    ("verkiezing=morgen", "'morgen' is geen datum."),
    ("advies=lang", "'lang' is geen termijn."),
    ("start-contract=2028-01-01", "'start-contract' kan niet anders zijn."),  # the plan of 2014 has no such day
]


@pytest.mark.parametrize(("word", "piece"), REFUSED)
def test_what_cannot_be_supposed_is_refused(run: Run, word: str, piece: str) -> None:
    said = run(*HAREN, "--suppose", word)

    assert said.status == 2
    assert piece in said.err
    assert said.out == ""


def test_a_supposition_is_only_text(run: Run) -> None:
    said = run(*HAREN, "--suppose", "advies=4 weken", "--format", "json")

    assert said.status == 2
    assert "--suppose geeft alleen tekst." in said.err
