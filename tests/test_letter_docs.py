"""docs/brieven.md says what a template can use: the names are all there, and the example gives what it says."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run, Said
from wmoplan.cli import main
from wmoplan.cli.session import timeline_of
from wmoplan.desk.shipped import letters
from wmoplan.documents.facts import tree_of
from wmoplan.documents.letter import facts_of
from wmoplan.render.letters.checks import FILTERS

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "brieven.md").read_text("utf-8")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*words: str) -> Said:
        status = main(list(words))
        return Said(status, *capsys.readouterr())

    return run


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    assert found
    return found[1]


def names(value: object, name: str = "") -> Iterator[str]:
    """Yield every name with its dots; a list is one name, and so is a kind of moment."""
    if isinstance(value, dict):
        for key, held in value.items():
            shown = "SOORT" if name == "dagen" else key
            yield from names(held, f"{name}.{shown}" if name else shown)
    else:
        yield name.partition(".tekst")[0].partition(".bron")[0] if name.startswith("regels.") else name


def test_the_example_gives_what_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wmoplan.yaml").write_bytes((ROOT / "examples" / "haren-2014.yaml").read_bytes())
    (tmp_path / "sjablonen").mkdir()
    (tmp_path / "sjablonen" / "herinnering.txt").write_text(block("jinja"), "utf-8")

    said = run("letter", "herinnering", "verordening", "--as-of", "2014-05-01")

    assert said.status == 0, said.err
    assert said.out == block("text")


def test_every_name_stands_on_the_page_and_no_other() -> None:
    facts = tree_of(facts_of(timeline_of(None, "2014-05-01", "haren-2014"), letters(), None))
    table = PAGE.partition("### De namen")[2].partition("Op de plek van `SOORT`")[0]
    rows = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `")]

    told = {name for row in rows for name in re.findall(r"`([\w.]+)`", row)}
    assert told == set(names(facts))


def test_every_kind_of_moment_stands_on_the_page() -> None:
    facts = facts_of(timeline_of(None, "2014-05-01", "haren-2014"), letters(), None)

    listed = set(PAGE.rpartition("```text\n")[2].partition("```")[0].split())
    assert listed == set(facts.dagen), "Mend the list under `SOORT` in docs/brieven.md"


def test_every_letter_and_every_filter_stands_on_the_page() -> None:
    for word in (*(kind.name for kind in letters().kinds), *FILTERS):
        assert f"`{word}`" in PAGE or f"|{word} }}}}" in PAGE.replace("\\|", "|"), word
