"""`wmoplan help`: commands, words of the trade, and the statuses with which the program ends."""

from collections.abc import Iterator

import pytest

from tests.cli.conftest import Run
from wmoplan.cli.grammar import KnownCommand, known_commands, page
from wmoplan.cli.help_words import CERTAINTIES, STATUSES
from wmoplan.cli.program import root
from wmoplan.documents.outlook import CERTAINTIES as LEGEND
from wmoplan.errors import WmoplanError

KNOWN = list(known_commands(root()))
SCREEN = 23  # a window of 24 lines, of which one is for what is typed next
pytestmark = pytest.mark.usefixtures("empty")


@pytest.mark.parametrize("one", KNOWN, ids=lambda one: " ".join(one.path))
def test_every_page_fits_a_window_and_shows_a_real_line(run: Run, one: KnownCommand) -> None:
    said = run("help", *one.path).out
    lines = said.splitlines()

    assert run(*one.path, "--help").out == said
    assert len(lines) <= SCREEN
    assert all(len(line) <= 80 for line in lines)
    assert lines[0].startswith(f"Gebruik: wmoplan {' '.join(one.path)} ")
    assert any(line.startswith(f"  Zoals: wmoplan {' '.join(one.path)}") for line in lines)


@pytest.mark.parametrize("one", KNOWN, ids=lambda one: " ".join(one.path))
def test_no_option_is_lost(one: KnownCommand) -> None:
    short, whole = page(root(), [*one.path]), page(root(), [*one.path], whole=True)

    assert short
    assert whole
    assert all(f"  {name}" in whole for name in one.options())
    left_out = [name for name in one.options() if f"  {name}" not in short]
    assert bool(left_out) == (f"Meer opties: wmoplan help {' '.join(one.path)} alles" in short)


def test_the_english_words_lead_to_the_same_pages(run: Run) -> None:
    assert run("help", "meetings", "add") == run("help", "vergaderingen", "toevoegen")
    assert run("help", "meetings", "add", "alles") == run("help", "VERGADERINGEN", "toevoegen", "alles")


WORDS = [
    # typed, a piece of what is said, of data/begrippen.yaml or of the legend below a timeline
    (["zienswijze"], "zienswijze: Uw mening over een besluit"),
    (["Termijnagenda"], "termijnagenda: "),
    (["geschat"], "geschat: Deze dag is een schatting."),
    (["algemene", "voorziening"], "algemene voorziening: "),
    (["beroep"], "bezwaar en beroep: "),  # a part of a name
]


@pytest.mark.parametrize(("typed", "piece"), WORDS)
def test_a_word_of_the_trade_is_explained(run: Run, typed: list[str], piece: str) -> None:
    said = run("help", *typed)

    assert said.status == 0
    assert piece in said.out


def test_every_word_of_the_legend_is_explained() -> None:
    legend = [part.split(" = ")[0] for part in LEGEND.removeprefix("Zekerheid: ").split("; ")]

    assert legend == ["voorlopig", "berekend", "geschat"]
    assert {*legend} < {*CERTAINTIES}


def test_an_unknown_word_gets_a_way_out(run: Run) -> None:
    said = run("help", "zienswijz")

    assert said.status == 2
    assert "Bedoelt u 'zienswijze'?" in said.err
    assert "wmoplan help alles" in said.err
    assert "wmoplan uitleg zienswijz" in said.err


def errors(of: type[WmoplanError] = WmoplanError) -> Iterator[type[WmoplanError]]:
    yield of
    for below in of.__subclasses__():
        yield from errors(below)


def test_every_status_is_explained(run: Run) -> None:
    said = run("help", "statussen")

    assert {0, 1, 130, *(fault.exit_code for fault in errors())} == {*STATUSES}
    assert all(f"{number:>3}  {text}" in said.out for number, text in STATUSES.items())
    assert all(len(line) <= 80 for line in said.out.splitlines())
