"""An edit that somebody agreed to, on a profile that changed meanwhile: all of both, or nothing."""

from datetime import date

import pytest

from wmoplan.errors import OutputError
from wmoplan.model.meeting import Meeting
from wmoplan.store.edited import merged
from wmoplan.store.meetings import Additions, with_meetings

HEAD = "gemeente: Leusden\nplan: beleidscyclus\n"
LIST = "vergaderingen:\n"
JANUARY = "  - {datum: 2027-01-21, orgaan: raad}\n"
MARCH = "  - {datum: 2027-03-18, orgaan: raad}\n"
NAME = "wmoplan.yaml"


TYPED = Meeting(date(2027, 2, 4), "raad", "20:00")


def add(text: str, meeting: Meeting) -> str:
    return with_meetings(text, Additions([meeting]), {}, name=NAME).text


ADDED = '  - {datum: 2027-02-04, tijd: "20:00", orgaan: raad}\n'


STAYS = [
    # what somebody else wrote at the end of the file meanwhile
    ("", "nothing"),
    ("# mijn regel\n", "a remark"),
    (MARCH, "another meeting"),
    ('  - {datum: 2027-02-04, tijd: "14:00", orgaan: raad}\n', "another meeting on that day"),
    ("onderwerpen: [inkoop]\n", "another key"),
]


@pytest.mark.parametrize(("theirs", "_why"), STAYS)
def test_what_somebody_else_wrote_stays_beside_it(theirs: str, _why: str) -> None:
    before = HEAD + LIST + JANUARY

    after = merged(before, before + theirs, lambda text: add(text, TYPED), NAME)

    assert theirs in after
    assert ADDED.strip() in after


def test_what_is_there_already_is_not_doubled() -> None:
    before = HEAD + LIST + JANUARY

    after = merged(before, before + ADDED, lambda text: add(text, TYPED), NAME)

    assert after == before + ADDED


CLASHES = [
    (JANUARY, "  - {datum: 2027-02-04, orgaan: raad}\n", TYPED, "the same meeting, without its time"),
    (JANUARY, "  - {datum: 2027-02-04, orgaan: raad, status: voorlopig}\n", TYPED, "the same meeting, less sure"),
    (
        ADDED,
        ADDED.replace("}", ", status: verplaatst, naar: 2027-02-11}"),
        TYPED._replace(status="vervallen"),
        "it was moved",
    ),
    (ADDED, "", TYPED._replace(status="vervallen"), "it went"),
    (ADDED + JANUARY, JANUARY, TYPED, "what was there already went"),
]


@pytest.mark.parametrize(("old", "theirs", "typed", "_why"), CLASHES)
def test_an_edit_of_what_somebody_else_changed_is_not_made(old: str, theirs: str, typed: Meeting, _why: str) -> None:
    before, now = HEAD + LIST + old, HEAD + LIST + theirs

    with pytest.raises(OutputError, match="Er is niets geschreven") as told:
        merged(before, now, lambda text: add(text, typed), NAME)

    assert "is veranderd terwijl u keek" in str(told.value)
