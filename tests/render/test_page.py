"""The page of a municipality, as HTML."""

import hashlib
import itertools
import re
from base64 import b64encode
from datetime import date
from functools import cache
from html.parser import HTMLParser
from typing import Final

import pytest

from tests.render.make import PLAN, SIGNAL, on, timeline, with_steps
from wmoplan.cli.session import timeline_of
from wmoplan.documents.page import page_of
from wmoplan.model.profile import Clerk, Profile
from wmoplan.read.reference import read_words
from wmoplan.render.html import html
from wmoplan.resources import folder
from wmoplan.timeline import Timeline

WORDS = read_words(folder("data"))
VOID: Final = {"meta", "link", "br"}

HOSTILE: Final = '<script>alert("1")</script> \' & \u202etxt.exe\x07 ' + "x" * 270
"""A name that tries to be a program, to turn the text around it, to ring a bell, and to be too long."""

BESIDE: Final = {"checklist.html", "agenda.ics", "tijdlijn.json"}
"""The files that lie beside a page."""

SEEN: Final = [
    ("haren-2014", "2014-01-15"),
    ("haren-2014", "2014-09-01"),
    ("oss-2014", "2014-01-15"),
    ("almere-2026", "2026-11-22"),
]


class Outline(HTMLParser):
    """What a page is made of: its tags in order, the ids, the links, and the text that is seen."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: list[str] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name == "href" and tag == "a"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open and "head" not in self.open:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


@cache
def seen(example: str, day: str, *, whole: bool = False) -> str:
    found = timeline_of(None, day, example)
    return html(page_of(found._replace(topics=()) if whole else found, WORDS))


def made(found: Timeline) -> str:
    return html(page_of(found, WORDS))


@pytest.mark.parametrize(("example", "day"), SEEN)
def test_a_page_is_whole_and_asks_nothing_of_the_world(example: str, day: str) -> None:
    page = seen(example, day)
    found = Outline(page)

    assert page.startswith('<!DOCTYPE html>\n<html lang="nl">')
    assert found.open == []
    assert not {"script", "iframe", "img", "form", "object"} & set(found.tags)
    assert not {"style", "onclick", "src"} & set(found.attributes)
    assert not re.search(r"url\(|@import", page)
    outside = [link for link in found.links if link.startswith("http")]
    assert all(link.startswith("https://") for link in outside)
    assert {link for link in found.links if not link.startswith(("http", "#"))} == BESIDE


@pytest.mark.parametrize(("example", "day"), SEEN)
def test_every_link_within_a_page_leads_somewhere(example: str, day: str) -> None:
    found = Outline(seen(example, day))

    assert len(found.ids) == len(set(found.ids))
    assert {link[1:] for link in found.links if link.startswith("#")} <= set(found.ids)


@pytest.mark.parametrize(("example", "day"), SEEN)
def test_headings_go_down_one_at_a_time(example: str, day: str) -> None:
    tags = Outline(seen(example, day)).tags

    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert [tag for tag in tags if tag in {"header", "nav", "main", "footer"}] == ["header", "nav", "main", "footer"]


@pytest.mark.parametrize(("example", "day"), SEEN)
def test_a_page_holds_no_word_that_is_true_on_one_day_only(example: str, day: str) -> None:
    text = Outline(seen(example, day)).text

    found = re.findall(r"\b(?:vandaag|morgen|deze (?:week|maand)|over \d+ (?:dag|dagen|weken))\b", text)
    assert found == []


def test_the_policy_lets_in_its_own_style_and_nothing_else() -> None:
    page = seen("haren-2014", "2014-01-15")

    style = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert len(style) == 1
    digest = b64encode(hashlib.sha256(style[0].encode()).digest()).decode()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert policy[1] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )


def test_the_day_that_it_was_made_on_can_be_read_back() -> None:
    page = html(page_of(timeline(), WORDS, date(2014, 2, 3)))

    assert '<meta name="dcterms.created" content="2014-02-03">' in page
    assert "Nu doen: februari 2014" in page


def test_the_name_and_the_day_stand_apart_in_the_markup() -> None:
    page = html(page_of(timeline(), WORDS, date(2014, 2, 3)))

    assert "<h1><bdi>Haren</bdi>: uw momenten van invloed</h1>" in page
    assert "<title>Haren: uw momenten van invloed</title>" in page
    assert '<dt>Gemaakt op</dt> <dd><time datetime="2014-02-03">maandag 3 februari 2014</time></dd>' in page


def test_a_page_of_another_day_differs_in_that_day_only() -> None:
    # Between 15 and 16 January 2014 no status changes: the page asks for a new one after 20 January.
    later = timeline_of(None, "2014-01-16", "haren-2014")

    assert html(page_of(later, WORDS, date(2014, 1, 15))) == seen("haren-2014", "2014-01-15")


@pytest.mark.parametrize(
    ("example", "day", "most"),
    [
        ("haren-2014", "2014-01-15", 100_000),
        ("oss-2014", "2014-01-15", 100_000),
        ("almere-2026", "2026-11-22", 100_000),
        pytest.param("haren-2014", "2014-01-15", 200_000, id="haren, every subject"),
        pytest.param("almere-2026", "2026-11-22", 200_000, id="almere, every subject, two plans"),
    ],
)
def test_a_page_stays_small(example: str, day: str, most: int) -> None:
    assert len(seen(example, day, whole=most > 100_000).encode()) < most


@pytest.mark.parametrize("number", [0, 1, 13, 60])
def test_a_page_is_whole_with_any_number_of_steps(number: int) -> None:
    page = made(with_steps(number))

    found = Outline(page)
    assert found.open == []
    assert len(found.ids) == len(set(found.ids))
    assert {link[1:] for link in found.links if link.startswith("#")} <= set(found.ids)
    assert ("svg" in found.tags) is bool(number)
    assert len(page.encode()) < (100_000 if number <= 13 else 200_000)


def test_hostile_names_stay_text() -> None:
    profile = Profile.model_validate(
        {
            "gemeente": "Haren",
            "organisatie": HOSTILE,
            "inspreken": {"waar": HOSTILE, "toegang": HOSTILE},
        }
    )
    # the reader refuses such an address; the page does not lean on that
    clerk = Clerk.model_construct(email=f'a"{HOSTILE}', phone=HOSTILE)
    profile = profile.model_copy(update={"clerk": clerk})
    evil = on("2014-02-18", title=HOSTILE, sentence=HOSTILE, act=HOSTILE, weakest=HOSTILE, on_screen=True)
    named = {"title": HOSTILE, "name": HOSTILE, "note": HOSTILE}
    plan = PLAN.model_copy(
        update={
            "steps": tuple(step.model_copy(update=named) for step in PLAN.steps),
            "topics": tuple(topic.model_copy(update={"title": HOSTILE}) for topic in PLAN.topics),
            "documents": tuple(
                found.model_copy(update={"title": HOSTILE, "link": HOSTILE}) for found in PLAN.documents
            ),
        }
    )
    warned = SIGNAL._replace(text=HOSTILE, moments=(evil.id,))
    page = made(timeline(evil, profile=profile, plans=(plan,), topics=("verordening",), signals=(warned,)))

    found = Outline(page)
    assert found.open == []
    assert "script" not in found.tags
    assert not {"onclick", "alert("} & set(found.attributes)
    assert found.text.count('<script>alert("1")</script>') > 9  # as text
    assert all(link.startswith(("#", "tel:", "mailto:")) or link in BESIDE for link in found.links)
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", page)
