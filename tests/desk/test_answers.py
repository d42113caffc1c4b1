"""Every answer goes where it belongs, and the rest of the profile stays to the byte.

The days were looked up in a paper calendar of 2026 and 2027.
"""

from datetime import date
from pathlib import Path

import pytest

from wmoplan.desk.answers import Reading, example, question_meant, write
from wmoplan.desk.beside import PROFILE, Text
from wmoplan.desk.opening import opened, read_own
from wmoplan.documents.questions import in_order
from wmoplan.errors import Refused, UsageError
from wmoplan.model.moment import Question
from wmoplan.store.folder import Memory
from wmoplan.timeline import Timeline

TODAY = date(2026, 12, 1)
START = """# Ons eigen bestand
gemeente: Groningen
rol: wmo-raad   # zo noemen wij ons
plan: beleidscyclus

# termijnen:
#   advies: 6 weken
"""


class Desk:
    """A profile in memory, and the answers to its questions."""

    def __init__(self, start: str = START) -> None:
        self.files = Memory()
        self.files.write_new(Path(PROFILE), start)
        self.text = Text(PROFILE, files=self.files)

    def timeline(self) -> Timeline:
        return opened(self.text, TODAY).timeline

    def question(self, word: str) -> Question:
        timeline = self.timeline()
        return question_meant(word, in_order(timeline), timeline)

    def answer(self, word: str, said: str) -> str:
        """Answer a question, and return all that is told."""
        understood = Reading(self.timeline()).understood(self.question(word), said)
        return "\n".join([understood.told, *write(understood, self.text, TODAY)])

    @property
    def says(self) -> str:
        return self.text.content().decode()

    @property
    def progress(self) -> list[tuple[str, str, dict[str, object]]]:
        return [(row.kind, row.about, dict(row.values)) for row in self.text.progress().rows]


IN_THE_PROFILE = [
    # the question, what somebody says, what stands in the profile then
    ("advies", "zes weken, zegt de griffie", '  advies: {lengte: "6 weken", bron: "de griffie", sinds: 2026-12-01}'),
    ("aanmelden", "tot 12 uur op de dag zelf", '  aanmelden: {lengte: "12:00 op de dag zelf", sinds: 2026-12-01}'),
    ("start-contract", "1 januari 2028", "  start-contract: {datum: 2028-01-01, sinds: 2026-12-01}"),
    (
        "nieuw-inkoopkader",
        "donderdag 20 mei, zegt de wethouder",
        '  nieuw-inkoopkader: {datum: 2027-05-20, bron: "de wethouder", sinds: 2026-12-01}',
    ),
    (
        "participatieverordening",
        "is al vastgesteld op 10 februari, zegt de griffie",
        '  participatieverordening: {datum: 2026-02-10, bron: "de griffie", sinds: 2026-12-01}',
    ),
    ("begroting-2027", "nee, op 17 december", "  begroting-2027: {datum: 2026-12-17, sinds: 2026-12-01}"),
    (
        "orgaan:college",
        "elke dinsdag",
        '  - {regel: "elke dinsdag", orgaan: college, van: 2026-12-01, tot: 2027-12-31, sinds: 2026-12-01}',
    ),
]


@pytest.mark.parametrize(("word", "said", "row"), IN_THE_PROFILE)
def test_an_answer_becomes_a_row_with_its_source_and_its_day(word: str, said: str, row: str) -> None:
    desk = Desk()

    desk.answer(word, said)

    lines = desk.says.splitlines()
    assert row in lines
    assert [line for line in START.splitlines() if line not in lines] == []
    read_own(desk.text, TODAY)


BESIDE = [
    # the question, what somebody says, the row of the progress
    (
        "participatieverordening",
        "ja, zegt de griffie",
        ("gezien", "stand-participatieverordening", {"is": "ja", "bron": "de griffie"}),
    ),
    ("participatieverordening", "nog niet", ("gezien", "stand-participatieverordening", {"is": "nee"})),
    ("advies", "weet ik nog niet", ("later", "termijn:advies", {})),
    ("nieuw-inkoopkader", "zomer 2027", ("opmerking", "nieuw-inkoopkader", {"tekst": "zomer 2027"})),
]


@pytest.mark.parametrize(("word", "said", "row"), BESIDE)
def test_what_is_no_fact_of_the_municipality_stands_beside_the_profile(
    word: str, said: str, row: tuple[str, str, dict[str, object]]
) -> None:
    desk = Desk()

    desk.answer(word, said)

    assert desk.says == START
    assert desk.progress == [row]


def test_what_nobody_knows_comes_last_for_three_weeks() -> None:
    desk = Desk()
    first = in_order(desk.timeline())[0]

    desk.answer("1", "weet ik niet")

    assert in_order(desk.timeline())[-1].key == first.key
    later = opened(desk.text, date(2026, 12, 23)).timeline
    assert in_order(later)[0].key == first.key


def test_another_answer_takes_the_place_of_the_first() -> None:
    desk = Desk()

    desk.answer("nieuw-inkoopkader", "20 mei 2027, zegt de wethouder")
    desk.answer("nieuw-inkoopkader", "27 mei 2027")

    assert desk.says.count("nieuw-inkoopkader") == 1
    assert "  nieuw-inkoopkader: {datum: 2027-05-27, sinds: 2026-12-01}" in desk.says.splitlines()


def test_another_rule_ends_the_first_one_and_leaves_what_lies_behind() -> None:
    desk = Desk(
        START + 'vergaderingen:\n  - {regel: "elke woensdag", orgaan: college, van: 2026-01-01, tot: 2027-12-31}\n'
        '  - {regel: "elke vrijdag", orgaan: college, van: 2028-01-01, tot: 2028-12-31}\n'
        "  - {datum: 2027-01-21, orgaan: raad}\n"
    )

    desk.answer("orgaan:college", "elke dinsdag, niet in juli en augustus")

    assert desk.says.splitlines()[-4:] == [
        '  - {regel: "elke woensdag", orgaan: college, van: 2026-01-01, tot: 2026-11-30}',
        "  - {datum: 2027-01-21, orgaan: raad}",
        '  - {regel: "elke dinsdag", orgaan: college, van: 2026-12-01, tot: 2027-06-30, sinds: 2026-12-01}',
        '  - {regel: "elke dinsdag", orgaan: college, van: 2027-09-01, tot: 2027-12-31, sinds: 2026-12-01}',
    ]


def test_days_are_for_who_reads_meetings() -> None:
    desk = Desk()
    understood = Reading(desk.timeline()).understood(desk.question("orgaan:raad"), "21 januari en 18 februari 2027")

    assert understood.meetings == "raad: 21 januari en 18 februari 2027"
    assert not understood.rules


def test_what_an_answer_changes_is_told_in_two_lines() -> None:
    told = Desk().answer("advies", "vier weken").splitlines()

    assert told[0] == "De tijd voor uw advies is 4 weken."
    assert told[1].startswith("Daardoor: ")
    assert told[2].startswith("Uw advies over ")
    assert len(told) == 3


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("advies", "elke dinsdag"),
        ("nieuw-inkoopkader", "zes weken"),
        ("participatieverordening", "ja, op 10 februari 2027"),
        ("begroting-2027", "misschien"),
    ],
)
def test_what_is_no_answer_to_the_question_is_refused(word: str, said: str) -> None:
    desk = Desk()

    with pytest.raises(Refused):
        desk.answer(word, said)

    assert desk.says == START
    assert desk.progress == []


def test_what_happened_and_nobody_expects_in_the_plan_is_ticked() -> None:
    """The plan of 2014 has no measurement of the framework; its decision was due before this day."""
    desk = Desk("gemeente: Haren\nplan: invoering-2015\n")
    late = date(2014, 12, 1)
    timeline = opened(desk.text, late).timeline
    asked = next(one for one in timeline.questions if one.whether and one.about)

    understood = Reading(timeline).understood(asked, "ja")

    expected = {stand.row.step for stand in timeline.expectations}
    kind = "gezien" if asked.name in expected else "gedaan"
    assert understood.row
    assert understood.row[0] == kind
    assert not understood.leaves_open


@pytest.mark.parametrize(
    ("word", "said", "told"),
    [
        ("participatieverordening", "ja", "Ja, dat is er."),
        ("participatieverordening", "nee", "Nee, dat is er nog niet."),
        ("participatieverordening", "ja, vandaag", "Dat was op dinsdag 1 december 2026."),
        ("begroting-2027", "nee, op 17 december", "Dat komt op donderdag 17 december 2026."),
    ],
)
def test_an_answer_is_read_back(word: str, said: str, told: str) -> None:
    desk = Desk()
    assert Reading(desk.timeline()).understood(desk.question(word), said).told == told


def test_only_what_is_left_open_needs_no_yes() -> None:
    desk = Desk()
    reading = Reading(desk.timeline())

    assert reading.understood(desk.question("advies"), "weet ik niet").leaves_open
    assert not reading.understood(desk.question("advies"), "zes weken").leaves_open
    assert not reading.understood(desk.question("participatieverordening"), "nee").leaves_open


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("0", "Er is geen vraag 0."),
        ("999", "Er is geen vraag 999."),
        ("niets-van-dit-alles", "Er is niets met 'niets-van-dit-alles'."),
    ],
)
def test_a_number_or_a_word_of_no_question_is_refused(word: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        Desk().question(word)


def test_every_question_shows_what_an_answer_can_look_like() -> None:
    """What is shown as an answer must be one."""
    desk = Desk()
    timeline = desk.timeline()
    for question in in_order(timeline):
        for shown in example(question).split(". Of: "):
            Reading(timeline).understood(question, shown)  # what is no answer is refused


def test_a_name_that_two_questions_share_is_not_guessed() -> None:
    with pytest.raises(UsageError, match=r"termijn:college.*\n.*orgaan:college"):
        Desk().question("college")
