"""Chromium, which holds pages against the checks of check.mjs, and pdftotext, which reads what it would print."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from tests.programs import BROWSER, CHROMIUM, must_be_found, must_be_there, run

PROGRAM: Final = Path(__file__).with_name("check.mjs")
CHECKS: Final = (
    "axe",
    "bare",
    "drawing",
    "html",
    "ink",
    "keyboard",
    "links",
    "lists",
    "motion",
    "outline",
    "policy",
    "print",
    "reading",
    "reflow",
    "requests",
    "scripts",
    "skip",
    "smallest",
    "spacing",
    "targets",
    "textSize",
    "zoom",
)
"""What a page is held against; check.mjs and the files in checks/ tell how."""

WORDS_A_PAGE: Final = 100
"""A printed page with fewer words is a waste of paper, save two of them."""

FIRST: Final = 8
"""How many faults on paper are told."""

PAGE_NUMBER: Final = re.compile(r"^(pagina )?\d+ van \d+$", re.MULTILINE)


class Told(NamedTuple):
    """What was found in a page: its title, and its faults by check."""

    title: str
    faults: Mapping[str, Sequence[str]]


def checked(
    pages: Mapping[str, Path], folder: Path, checks: Mapping[str, Sequence[str]] | None = None
) -> dict[str, Told]:
    """Return what is found in each page; a folder takes the paper. Without `checks` every page gets them all."""
    order = {
        "modules": str(must_be_there(BROWSER).parent),
        "chromium": str(must_be_found(*CHROMIUM)),
        "paper": str(folder),
        "pages": {name: str(file) for name, file in pages.items()},
        "checks": checks,
    }
    answers = json.loads(run("node", PROGRAM, home=folder, told=json.dumps(order), patience=600))
    found = {}
    for name, answer in answers.items():
        paper = answer["paper"]
        printed = {"print": list(islice(paper_faults(**paper), FIRST))} if paper else {}
        found[name] = Told(answer["title"], answer["faults"] | printed)
    return found


def paper_faults(paper: str, texts: Sequence[str], headings: Sequence[str]) -> Iterator[str]:
    """Yield what is wrong on paper: what is not on it, a heading without its text, a page for nothing."""
    printed = PAGE_NUMBER.sub("", run(must_be_found("pdftotext"), "-raw", paper, "-", home=Path(paper).parent))
    pages = printed.removesuffix("\f").split("\f")
    squeezed = _squeezed(printed)
    yield from (f'"{text}" is not on paper' for text in texts if _squeezed(_readable(text)) not in squeezed)
    yield from (f"page {number} has no words" for number, page in enumerate(pages, 1) if not page.strip())
    if len(pages) > 2 + len(printed.split()) / WORDS_A_PAGE:
        yield f"{len(pages)} pages for {len(printed.split())} words"
    for number, page in enumerate(pages[:-1], 1):
        last = _last_line(page.splitlines())
        if last and any(heading.endswith(last) for heading in map(_squeezed, headings)):
            yield f'page {number} ends with the heading "{last}"'


def _last_line(lines: Iterable[str]) -> str:
    return next((_squeezed(line) for line in reversed(list(lines)) if line.strip()), "")


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def _readable(text: str) -> str:
    """Return a text up to where it turns from right to left: there a PDF keeps another order."""
    return next((text[:at] for at, letter in enumerate(text) if unicodedata.bidirectional(letter) in {"R", "AL"}), text)
