"""The first profile: from options, without ever asking where nobody can answer."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

PLAN = ("--plan", "invoering-2015")

KNOWN = [
    # typed, what is told
    ("Haren", "Verkiezing van de gemeenteraad: woensdag 19 maart 2014."),
    ("gemeente haren", "Gemeente: Haren in Groningen (GM0017)."),
    ("GM0017", "Gemeente: Haren in Groningen (GM0017)."),
    ("Oss", "Verkiezing van de gemeenteraad: woensdag 19 november 2014."),
    ("Oss", "wmoplan explain verkiezing-2014"),
    ("Leeuwarden", "Verkiezing van de gemeenteraad: woensdag 13 november 2013."),
    ("Den Bosch", "Gemeente: 's-Hertogenbosch in Noord-Brabant (GM0796)."),
    ("Haren", "Zomerreces: 5 juli 2014 t/m 17 augustus 2014 (schoolvakantie, regio Noord)."),
    ("Haren", "Daarom zijn bijna alle dagen nog een schatting."),
    ("Haren", "De data toevoegen: wmoplan meetings add"),
]


@pytest.mark.usefixtures("empty")
def test_init_tells_no_election_after_the_end_of_a_municipality(run: Run) -> None:
    ends = run("init", "Wijdemeren", "--plan", "beleidscyclus", "--as-of", "2026-11-30").err

    assert "woensdag 18 november 2026 (voorlopig)." in ends  # whether the act was adopted was not found
    assert "2030" not in "".join(line for line in ends.splitlines() if "Verkiezing" in line)


@pytest.mark.parametrize(("typed", "told"), KNOWN)
def test_init_tells_what_it_knows(empty: Path, run: Run, typed: str, told: str) -> None:
    said = run("init", typed, *PLAN)

    assert said.status == 0
    assert said.out == ""
    assert told in said.err
    assert f"Klaar: {empty / 'wmoplan.yaml'}" in said.err


def test_check_accepts_what_init_writes(empty: Path, run: Run) -> None:
    run("init", "Haren", *PLAN)

    assert run("check", "--as-of", "2014-01-15").status == 0
    assert "#" in (empty / "wmoplan.yaml").read_text("utf-8")


def test_every_option_goes_into_the_profile(empty: Path, run: Run) -> None:
    said = run(
        "init", "Haren", *PLAN, "--organisation", "Cliëntenraad De Eik", "--topics", "inkoop, verordening",
        "--own-meetings", "elke tweede dinsdag van de maand",
    )  # fmt: skip

    assert said.status == 0
    text = (empty / "wmoplan.yaml").read_text("utf-8")
    for piece in (
        "Cliëntenraad De Eik",
        "rol: clientenraad",
        "[inkoop, verordening]",
        "elke tweede dinsdag van de maand",
    ):
        assert piece in text
    assert run("check", "--as-of", "2014-01-15").status == 0


REFUSED = [
    # words, pieces of what is said
    ([], ["Welke gemeente?", "wmoplan init Almere"]),
    (["Haarn", *PLAN], ["Bedoelt u", "wmoplan init Haren --plan invoering-2015"]),
    (["Bergen", *PLAN], ["Er is meer dan één gemeente 'Bergen'.", '"Bergen (NH.)"', '"Bergen (L.)"']),
    (["Xyzzy", *PLAN], ["'Xyzzy' is geen gemeente die wmoplan kent."]),
    (
        ["Haren", "--as-of", "2020-06-01"],
        ["Voor 2020 heeft wmoplan geen plan.", "wmoplan init Haren --plan invoering-2015"],
    ),
    (["Haren", "--plan", "invoering"], ["Bedoelt u 'invoering-2015'?"]),
    (["Haren", *PLAN, "--role", "raad"], ["'raad' is geen rol."]),
    (["Haren", *PLAN, "--topics", "inkop"], ["Bedoelt u 'inkoop'?"]),
    (["Haren", *PLAN, "--own-meetings", "dinsdg"], ["'dinsdg' is geen regel voor vergaderingen."]),
]


@pytest.mark.parametrize(("words", "pieces"), REFUSED, ids=[" ".join(words) for words, _ in REFUSED])
def test_what_is_unclear_is_refused_with_the_way_out(
    empty: Path, run: Run, words: list[str], pieces: list[str]
) -> None:
    said = run("init", *words)

    assert said.status == 2
    assert all(piece in said.err for piece in pieces), said.err
    assert list(empty.iterdir()) == []


def test_the_plan_of_the_year_is_taken(empty: Path, run: Run) -> None:
    assert run("init", "Haren", "--as-of", "2014-01-15").status == 0
    assert "plan: invoering-2015" in (empty / "wmoplan.yaml").read_text("utf-8")


def test_init_never_writes_over_a_profile(haren: Path, run: Run) -> None:
    before = (haren / "wmoplan.yaml").read_bytes()

    said = run("init", "Oss", *PLAN)

    assert said.status == 73
    assert "schrijft er niet overheen" in said.err
    assert (haren / "wmoplan.yaml").read_bytes() == before
