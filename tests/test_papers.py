"""What an index page and a newcomer read: no link in it leads nowhere."""

import re
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[1]
LINK: Final = re.compile(r"\]\((?!https?://|#|mailto:)(?P<path>[^)#\s]+)(?:#(?P<anchor>[^)\s]+))?\)")
PAPERS: Final = sorted({*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")})


def test_the_readme_of_the_package_has_no_relative_link() -> None:
    assert not LINK.findall((ROOT / "README.md").read_text("utf-8")), "an index page has no files beside the README"


def anchors(text: str) -> set[str]:
    """Return the anchors that a forge gives to the headings of a document."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.relative_to(ROOT).as_posix())
def test_every_link_leads_to_a_file_and_a_heading(paper: Path) -> None:
    for link in LINK.finditer(paper.read_text("utf-8")):
        target = paper.parent / link["path"]
        assert target.exists(), f"{paper.name}: {link['path']} is not there"
        if link["anchor"]:
            assert link["anchor"] in anchors(target.read_text("utf-8")), f"{paper.name}: {link[0]}"
