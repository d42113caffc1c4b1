"""From the request for advice to the reaction, told in four commands."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

NOW = ("--as-of", "2014-10-15")


@pytest.fixture
def advised(haren: Path, run: Run) -> Path:
    """Haren as in the rules: asked on 16 July 2014, due on 26 August."""
    words = ("--asked", "2014-07-16", "--due", "2014-08-26", "--text", "neem het voorstel over na drie wijzigingen")
    assert run("advice", "add", "verordening", *words, "--as-of", "2014-07-16").status == 0
    return haren


def test_an_advice_is_followed_from_the_request_to_the_reaction(advised: Path, run: Run) -> None:
    assert "Het is nog niet verstuurd." in run("advice", "list", *NOW).out
    run("advice", "sent", "verordening", "--on", "2014-08-25", "--answer-by", "2014-10-10", "--by", "Anna", *NOW)

    waiting = run("advice", "list", *NOW).out
    # counted on a paper calendar: 15 days of July after the 16th, and 25 of August
    assert "Verstuurd op maandag 25 augustus 2014. U had 40 dagen." in " ".join(waiting.split())
    assert "Let op: die moest er zijn op vrijdag 10 oktober 2014." in waiting
    assert "Die moet er zijn op" in run("advice", "list", "--as-of", "2014-10-10").out  # it can still come that day

    run("advice", "reaction", "verordening", "--on", "2014-10-14", "--followed", "deels", "--reason", "Te duur", *NOW)

    assert run("advice", "list", *NOW).out == (
        "Advies 1: Verordening en beleidsregels.\n"
        "Neem het voorstel over na drie wijzigingen.\n"
        "Gevraagd op woensdag 16 juli 2014.\n"
        "Het moet er zijn op dinsdag 26 augustus 2014.\n"
        "Verstuurd op maandag 25 augustus 2014.\n"
        "U had 40 dagen.\n"
        "Reactie op dinsdag 14 oktober 2014: de gemeente doet een deel van wat u adviseert.\n"
        "De reden: Te duur.\n"
        "Dat was 4 dagen te laat.\n"
    )
    assert "Anna" not in run("advice", "list", *NOW).out
    assert (advised / "voortgang.yaml").read_text("utf-8").count("\n  - ") == 3


def test_the_table_has_two_columns(advised: Path, run: Run) -> None:
    run("advice", "sent", "verordening", "--on", "2014-08-28", *NOW)
    run("advice", "reaction", "verordening", "--followed", "niet", "--reason", "a | b", *NOW)
    run("advice", "add", "bestek", *NOW)

    said = run("advice", "list", "--format", "markdown", "--output", "tabel.md", *NOW)

    assert said.status == 0, said.err
    head, line, first, second = (advised / "tabel.md").read_text("utf-8").splitlines()
    assert (head, line) == ("| Advies | Reactie |", "| --- | --- |")
    assert "Dat was 2 dagen te laat. | Reactie op woensdag 15 oktober 2014: de gemeente doet niet" in first
    assert "a \\| b" in first
    assert second.startswith("| Bestek voor de inkoop. Dit advies gaf u uit uzelf. Het is nog niet verstuurd. |")


def test_what_is_known_later_does_not_count_earlier(advised: Path, run: Run) -> None:
    assert advised.is_dir()
    assert "Er staat nog geen advies in." in run("advice", "list", "--as-of", "2014-07-15").out


def test_an_advice_that_is_taken_back_is_gone(advised: Path, run: Run) -> None:
    file = advised / "voortgang.yaml"
    number = file.read_text("utf-8").split('nr: "')[1][:12]
    row = f'  - {{nr: "00000000000a", op: 2014-07-17, soort: terug, wat: verordening, van: ["{number}"]}}\n'
    file.write_text(file.read_text("utf-8") + row, "utf-8")

    assert "Er staat nog geen advies in." in run("advice", "list", *NOW).out


WRONG = [
    (("add",), "Over welke stap gaat het advies?"),
    (("add", "verordning"), "Bedoelt u 'verordening'?"),
    (("add", "verordening", "--asked", "2014-02-30"), "--asked"),
    (("add", "verordening", "--asked", "2014-08-27", "--due", "2014-08-26"), "voor u de vraag kreeg"),
    (("sent", "bestek"), "Er is geen advies over bestek."),
    (("sent", "verordening", "--on", "2014-07-15"), "voor u de vraag kreeg"),
    (("sent", "verordening", "--on", "31 november 2014"), "Achter --on"),
    (("reaction", "verordening", "--followed", "half"), "'half' past niet"),
    (("reaction", "verordening"), "Hoe ver volgt de gemeente uw advies?"),
    (("reaction", "verordening", "--followed", "niet"), "is nog niet verstuurd"),
    (("list", "--format", "tabel"), "geen vorm die wmoplan kent"),
]


@pytest.mark.parametrize(("words", "told"), WRONG)
def test_wrong_words_write_nothing(advised: Path, run: Run, words: tuple[str, ...], told: str) -> None:
    before = (advised / "voortgang.yaml").read_bytes()

    said = run("advice", *words, *NOW)

    assert said.status == 2
    assert told in said.err
    assert (advised / "voortgang.yaml").read_bytes() == before


@pytest.mark.parametrize("row", ["uiterlijk: 2014-02-30", "volgt: half"])
def test_a_row_that_somebody_spoiled_is_told_with_its_line(advised: Path, run: Run, row: str) -> None:
    with (advised / "voortgang.yaml").open("a", encoding="utf-8") as file:
        file.write(f'  - {{nr: "00000000000a", op: 2014-07-17, soort: reactie, wat: verordening, {row}}}\n')

    said = run("advice", "list", *NOW)

    assert said.status == 65
    assert "voortgang.yaml, regel 6" in said.err
