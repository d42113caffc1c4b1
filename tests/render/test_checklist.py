"""The checklist, in its three forms."""

import itertools
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser

import pytest

from tests.render.make import PLAN, SIGNAL, moment, on, timeline
from wmoplan.documents.checklist import checklist_of
from wmoplan.model.moment import Certainty
from wmoplan.model.profile import Profile
from wmoplan.read.reference import read_words
from wmoplan.render.html import html
from wmoplan.render.markdown import markdown
from wmoplan.render.text import text
from wmoplan.resources import folder
from wmoplan.timeline import Timeline

FORMS = {"md": markdown, "txt": text, "html": html}
WORDS = read_words(folder("data"))
EVIL = Profile.model_validate({"gemeente": "Haren", "organisatie": '<script>alert("1")</script> & *sterren* [x](y)'})

ADVICE = on(
    "2014-08-26", id="verordening.advies", title="Verstuur uw advies over de verordening", time="",
    certainty=Certainty.ESTIMATED, attend=False, speaking=False,
)  # fmt: skip


def checklist(made: Timeline, form: str) -> str:
    return FORMS[form](checklist_of(made, WORDS))


class Outline(HTMLParser):
    """The tags of a page, those that are open, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.tags.append(tag)
        if tag not in {"meta", "link"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in {"style", "title"}:
            self.words.append(data)


def outline(page: str) -> Outline:
    found = Outline()
    found.feed(page)
    found.close()
    assert found.open == []
    return found


def flat(text: str) -> str:
    return " ".join(text.split())


def told(made: Timeline, form: str) -> str:
    """Return the words of a checklist, without what marks them up."""
    text = checklist(made, form)
    if form == "html":
        text = "".join(outline(text).words)
    return flat(re.sub(r"[*\\]", "", text)).replace(" :", ":")


def in_order(text: str, parts: list[str]) -> Iterator[int]:
    at = 0
    for part in parts:
        at = text.find(part, at)
        assert at >= 0, part
        yield at


@pytest.mark.parametrize("form", FORMS)
def test_every_form_says_the_same_in_the_same_order(form: str) -> None:
    made = timeline(ADVICE, moment(), moment(id="verordening.adviesaanvraag", end=None, start=None))

    text = told(made, form)

    lower = text.lower()
    assert list(
        in_order(
            lower,
            [
                "afvinklijst haren",
                "voor: adviesraad wmo haren.",
                "beleidsgegevens over cliënten",
                "er is nog geen dag bekend. het plan zegt: januari 2014; anders voorjaar 2014.",
                "kent de gemeente de doelgroepen?",
                "in de verordening staan de regels van de gemeente.",
                "dinsdag 26 augustus 2014: verstuur uw advies over de verordening (geschat).",
                "dinsdag 21 oktober 2014, 20.00 uur: spreek in over de verordening (berekend).",
                "let op: de tijd voor uw advies valt 34 dagen in het zomerreces. vraag om de stukken",
                "welke regels komen erin?",
                "over de kosten?",
                "over klachten?",
                "geef advies over de verordening.",
                "zoek uit hoe ver uw gemeente is.",
                "schrijf samen uw tien punten op.",
                "hoe zeker is een dag?",
                "de dag kan nog schuiven.",
                "regels van de raad die voor iedereen in de gemeente gelden.",
                "stappenplan invoering wmo vanuit cliëntperspectief (avi, nagekeken op 21 november 2026): tabel, rij 1",
                "https://wetten.overheid.nl/bwbr0035362",
                "gemaakt op woensdag 15 januari 2014.",
                "plan invoering-2015, versie 1. bestand: wmoplan.yaml.",
                "vraag een nieuwe versie na dinsdag 4 februari 2014.",
            ],
        )
    )
    assert not re.search(r"over \d+ dagen|deze maand|vandaag", lower)


@pytest.mark.parametrize("form", FORMS)
def test_the_characters_fit_an_old_screen(form: str) -> None:
    text = checklist(timeline(), form)

    assert text.encode("cp1252")
    assert text.encode("cp850")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize("form", FORMS)
def test_the_step_that_comes_first_stands_first(form: str) -> None:
    spring = timeline(ADVICE, as_of=date(2014, 1, 15))
    autumn = timeline(ADVICE, as_of=date(2014, 6, 1))  # the first step's period has passed by then

    assert told(spring, form).lower().find("beleidsgegevens over") < told(spring, form).lower().find(
        "in de verordening"
    )
    assert told(autumn, form).lower().find("beleidsgegevens over") > told(autumn, form).lower().find(
        "in de verordening"
    )


@pytest.mark.parametrize("form", FORMS)
def test_only_chosen_steps_are_in_it(form: str) -> None:
    text = told(timeline(topics=("verordening",)), form)

    assert "Kent de gemeente de doelgroepen?" not in text
    assert "Onderwerpen: Regels in de verordening." in text
    assert "Zoek uit hoe ver uw gemeente is." in text


DAYS = [
    (moment(start=None, end=date(2014, 10, 10), time=""), "Uiterlijk op vrijdag 10 oktober 2014: Spreek"),
    (moment(end=date(2014, 11, 6)), "Van dinsdag 21 oktober 2014 tot en met donderdag 6 november 2014: Spreek"),
    (moment(end=None), "Vanaf dinsdag 21 oktober 2014: Spreek"),
    (moment(status="te laat"), "(berekend). Dit is te laat."),
    (moment(status="misschien te laat"), "(berekend). Dit is misschien te laat."),
    (moment(status="onbekend"), "(berekend). Vraag na of dit gebeurd is."),
    (moment(status="voorbij"), "Er is nog geen dag bekend. Het plan zegt: vanaf nieuw college."),
    (moment(in_calendar=False), "Dinsdag 21 oktober 2014, 20.00 uur: Spreek"),
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("about", "words"), DAYS)
def test_days_are_told_in_full(about: object, words: str, form: str) -> None:
    assert words in told(timeline()._replace(moments=(about,)), form)  # type: ignore[arg-type]


@pytest.mark.parametrize("form", FORMS)
def test_where_someone_acts_other_days_are_left_out(form: str) -> None:
    made = timeline(moment(), moment(id="verordening.bekendmaking", title="Niet om te doen", in_calendar=False))

    assert "Niet om te doen" not in told(made, form)


def test_markdown_has_boxes_and_shows_what_a_user_typed() -> None:
    text = checklist(timeline(profile=EVIL), "md")

    assert "- [ ] Welke regels komen erin?\n  - [ ] Over de kosten?\n  - [ ] Over klachten?\n" in text
    assert r'Voor: \<script\>alert("1")\</script\> \& \*sterren\* \[x\](y).' in text


def test_plain_text_has_boxes_and_short_lines() -> None:
    text = checklist(timeline(), "txt")

    assert "[ ] Welke regels komen erin?\n    [ ] Over de kosten?\n" in text
    assert max(map(len, text.splitlines())) <= 78


def test_a_page_is_whole_safe_and_asks_nothing_of_the_world() -> None:
    page = checklist(timeline(profile=EVIL, signals=(SIGNAL._replace(text="<b>x</b>"),)), "html")

    found = outline(page)
    assert "script" not in found.tags
    assert "b" not in found.tags
    assert "&lt;script&gt;alert" in page
    asking = re.sub(r'href="(?:data:,|#\w+)"', "", page)
    assert not re.search(r"""(?:src|href|action)\s*=|url\(|@import|https?://(?!wetten)""", asking)
    assert page.startswith('<!DOCTYPE html>\n<html lang="nl">')
    assert len(page.encode()) < 100_000


def test_a_page_has_its_headings_and_landmarks_in_order() -> None:
    tags = outline(checklist(timeline(), "html")).tags

    headings = [int(tag[1]) for tag in tags if re.fullmatch(r"h\d", tag)]
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(headings))
    assert [tag for tag in tags if tag in {"header", "main", "footer"}] == ["header", "main", "footer"]
    assert "input" not in tags


def test_a_page_has_a_box_for_every_question_part_and_action() -> None:
    page = checklist(timeline(), "html")

    steps = sum(len(step.questions) + len(step.actions) for step in PLAN.steps)
    parts = sum(len(line.parts) for step in PLAN.steps for line in step.questions)
    assert page.count('<span class="box" aria-hidden="true"></span>') == steps + parts + len(PLAN.advice)


@pytest.mark.parametrize("form", FORMS)
def test_a_bare_plan_and_profile_make_a_checklist_too(form: str) -> None:
    plan = PLAN.model_copy(update={"steps": (), "advice": (), "ten_points": None, "topics": ()})
    made = timeline(
        plans=(plan,), profile=Profile.model_validate({"gemeente": "Haren"}), moments=(), signals=(), renew_after=None
    )

    text = told(made, form)

    assert "Voor:" not in text
    assert "nieuwe versie" not in text
    assert "Bronnen" not in text  # no heading without a source below it
    assert "Gemaakt op woensdag 15 januari 2014." in text
