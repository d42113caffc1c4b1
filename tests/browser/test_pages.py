"""Every page that wmoplan makes, in Chromium: no fault in any of the checks."""

from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from tests.browser.browser import CHECKS, Told, checked
from tests.browser.pages import AS_OF, HARD, LONG, STEPS, TITLE, made_sites, pages_of
from tests.programs import EXAMPLES

pytestmark = pytest.mark.slow

SPARED: Final = {
    f"{AS_OF}-steps-60-index": {"drawing", "print"},  # the rows of its drawing are those of 13 steps, many times over
    f"{AS_OF}-hard-index": {"print"},
}
"""What a page is not held against: a drawing that is higher than a sheet of paper leaves its heading behind."""

LARGEST: Final = 200_000
"""How many bytes the page of a municipality may have; sixty steps with long titles are no municipality."""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return made_sites(tmp_path_factory.mktemp("sites"))


@pytest.fixture(scope="module")
def pages(sites: dict[str, Path]) -> dict[str, Path]:
    return pages_of(sites)


def checks_of(name: str) -> list[str]:
    return [check for check in CHECKS if check not in SPARED.get(name, set())]


@pytest.fixture(scope="module")
def found(pages: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Told]:
    return checked(pages, tmp_path_factory.mktemp("paper"), {name: checks_of(name) for name in pages})


def test_every_profile_has_its_pages(pages: dict[str, Path]) -> None:
    assert len([name for name in pages if name.endswith("-checklist")]) == len(EXAMPLES) + len(STEPS) + 1
    assert {f"{AS_OF}-steps-{count}-index" for count in STEPS} | {f"{AS_OF}-index"} <= pages.keys()
    assert len([name for name in pages if name.endswith("-letter")]) == 2


@pytest.mark.parametrize("check", CHECKS)
def test_no_page_has_a_fault(check: str, found: dict[str, Told]) -> None:
    faults = [f"{name}: {fault}" for name, told in found.items() for fault in told.faults.get(check, ())]

    assert not faults, "\n".join(faults)


def test_every_page_was_held_against_its_checks(pages: dict[str, Path], found: dict[str, Told]) -> None:
    assert {name: sorted(told.faults) for name, told in found.items()} == {name: checks_of(name) for name in pages}


def test_no_two_pages_of_a_site_have_one_title(sites: dict[str, Path], found: dict[str, Told]) -> None:
    titles = [(site, told.title) for site in sites for name, told in found.items() if name.startswith(site)]

    assert [title for title, times in Counter(titles).items() if times > 1] == []


def test_no_page_is_large(pages: dict[str, Path]) -> None:
    sizes = {name: len(file.read_bytes()) for name, file in pages.items() if "steps-60" not in name}

    assert {name: size for name, size in sizes.items() if size >= LARGEST} == {}


@pytest.mark.parametrize("kind", ["index", "checklist", "letter"])
def test_what_is_hard_stands_on_the_page_as_text(kind: str, pages: dict[str, Path]) -> None:
    page = pages[f"{AS_OF}-hard-{kind}"].read_text("utf-8")

    assert "<script" not in page
    assert page.count("</style>") == 1
    assert "{{7*7}}" in page


def test_the_edges_are_where_they_should_be() -> None:
    assert (len(f"{TITLE[:117]} 01"), len(LONG)) == (120, 300)
    assert HARD in LONG
