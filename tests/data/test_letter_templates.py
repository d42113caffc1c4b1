"""The letters that come with the program: every one of them, for every role, step and day, is a plain Dutch letter."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from tests.blocks import said_by
from tests.reckon.make import example, on
from wmoplan.desk.beside import Text
from wmoplan.desk.opening import reckoned
from wmoplan.desk.shipped import letters
from wmoplan.documents.blocks import Document, Heading, Purpose
from wmoplan.documents.letter import facts_of
from wmoplan.documents.subject import misfit_of, own_step
from wmoplan.documents.written import blocks_of, letter_of, places_in
from wmoplan.model.letter import LetterKind
from wmoplan.render.letters.template import fill
from wmoplan.render.text import LAYOUTS, text
from wmoplan.resources import folder

TEMPLATES: Final = folder("templates") / "brieven"
ROLES: Final = ("wmo-raad", "clientenraad", "belangenorganisatie")
SEEN: Final = (
    # example, as of
    ("haren-2014", "2014-01-15"),
    ("haren-2014", "2014-05-01"),
    ("haren-2014", "2014-08-01"),
    ("haren-2014", "2014-09-01"),
    ("almere-2026", "2026-11-22"),
    ("college-besluit", "2014-03-01"),
    ("college-besluit", "2014-05-01"),
    ("regio", "2014-06-01"),
    ("twee-ronden", "2014-05-01"),
    ("drie-sessies", "2026-01-10"),
    ("raad-hoort-sprekers", "2026-06-01"),
    ("haren-2012", "2011-12-20"),
)


class Made(NamedTuple):
    name: str
    kind: LetterKind
    text: str


@cache
def made() -> tuple[Made, ...]:
    """Return every letter that makes sense, for every step of the examples."""
    return tuple(_made())


def _made() -> Iterator[Made]:
    for name, as_of in SEEN:
        for role in ROLES:
            seen = reckoned(Text(f"{name}.yaml", home=folder("examples")), on(as_of), example(name, rol=role)).timeline
            for kind in letters().kinds:
                for step in seen.all_steps() if kind.about_step else [own_step(kind, seen)]:
                    if step is None or misfit_of(kind, step, seen) is None:
                        file = f"{kind.name}-{role}.txt" if role in kind.own_roles else f"{kind.name}.txt"
                        filled = fill(
                            TEMPLATES.joinpath(file).read_text("utf-8"), file, facts_of(seen, letters(), step)
                        )
                        about = step.id if step else ""
                        yield Made(f"{kind.name} {name} {as_of} {role} {about}", kind, filled.text)


def letter(one: Made) -> Document:
    return letter_of(one.text, on("2014-01-15"))


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a letter; a row of a list without an end is one too."""
    for block in blocks_of(text):
        for one in said_by(block):
            found = re.sub(r"\([^)]*\)|https\S+", "", one)
            yield from (one for one in re.split(r"(?<=[.?!:])\s+", found) if re.search(r"[a-z]", one))


def test_every_kind_has_its_template_and_every_template_its_kind() -> None:
    files = {
        f"{kind.name}{end}.txt" for kind in letters().kinds for end in ("", *(f"-{role}" for role in kind.own_roles))
    }

    assert {file.name for file in TEMPLATES.iterdir()} == files


def test_every_kind_of_letter_is_made_for_somebody() -> None:
    assert {one.kind.name for one in made()} == {kind.name for kind in letters().kinds}
    assert len(made()) > 500


def test_no_letter_breaks_a_line_or_a_screen() -> None:
    for one in made():
        shown = text(letter(one))

        assert shown.encode("cp1252"), one.name
        assert shown.encode("cp850"), one.name
        assert "{" not in shown, one.name
        assert ".." not in shown, one.name
        assert not re.search(r"(voor|van|waarschijnlijk|tot) uiterlijk|\(\)|  \S.*  \S|: \(| [.,?]", shown), one.name
        assert max(len(line) for line in shown.splitlines() if "http" not in line) <= LAYOUTS[Purpose.LETTER].width, (
            one.name
        )


def test_the_sentences_are_plain() -> None:
    """PAGES.md, 9: at most 12 words on average, none over 25; texts of the plan and lists of sources left out."""
    for one in made():
        body = one.text.partition("## Bronnen")[0].partition("Gemaakt met")[0]
        words = [len(sentence.split()) for sentence in sentences(body)]

        assert sum(words) / len(words) <= 12, one.name
        long = [sentence for sentence in sentences(body) if len(sentence.split()) > 25]
        assert long == [], one.name


def test_no_letter_ages_badly() -> None:
    aging = re.compile(r"\b(vandaag|morgen|gisteren|deze week|deze maand|over \d+ (dag|dagen|weken))\b")

    for one in made():
        body = one.text.replace("Ik spreek vandaag over", "")  # that is said on the day itself
        assert not aging.search(body.lower()), one.name
        assert "Gemaakt met wmoplan op" in body, one.name


def test_a_letter_is_in_the_wij_form_and_leaves_a_place_for_who_signs() -> None:
    for one in made():
        places = places_in(letter(one))

        assert places, one.name
        assert re.search(r"\b([Ww]ij|[Oo]ns|[Oo]nze)\b", one.text), one.name


def test_a_letter_has_one_title_at_most_and_it_stands_first() -> None:
    for one in made():
        headings = [block for block in blocks_of(one.text) if isinstance(block, Heading)]
        titled = one.kind.name in {"advies", "inspreken", "tienpuntenplan"}

        levels = [heading.level for heading in headings]
        assert levels == ([1] if titled else []) + [2 if titled else 1] * (len(levels) - titled), one.name


def test_the_ten_points_are_left_to_the_volunteers() -> None:
    """The sources do not give the points: there are ten places to fill in."""
    for one in made():
        if one.kind.name == "tienpuntenplan":
            places = places_in(letter(one))
            assert [place for place in places if place.startswith("punt ")] == [f"punt {at}" for at in range(1, 11)]


def test_every_question_of_the_step_is_in_the_advice() -> None:
    seen = reckoned(Text("haren-2014.yaml", home=folder("examples")), on("2014-05-01"), example("haren-2014")).timeline
    step = next(step for step in seen.all_steps() if step.id == "verordening")
    advice = next(one for one in made() if one.name == "advies haren-2014 2014-05-01 wmo-raad verordening")

    for question in step.questions:
        for line in (question, *question.parts):
            assert line.text in advice.text


def test_every_saying_names_a_document_that_is_there() -> None:
    known = {document.id for document in letters().documents} | {"feiten", "awb"}

    assert {saying.source.document for saying in letters().sayings} <= known


@pytest.mark.parametrize("file", sorted(TEMPLATES.iterdir()), ids=lambda file: Path(file).name)
def test_a_template_is_a_text_that_a_volunteer_can_change(file: Path) -> None:
    text = file.read_text("utf-8")

    assert text.isprintable() or "\n" in text
    assert "\t" not in text
    assert "\n\n\n" not in text
    assert text.endswith("{{ gemaakt }}\n")
