"""An edit changes what it must, and not a byte beside it; a new profile explains itself."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from wmoplan.errors import DataError
from wmoplan.model.meeting import Meeting
from wmoplan.model.profile import Profile
from wmoplan.store.meetings import Additions, Update, with_meetings
from wmoplan.store.new_profile import ChosenDay, NewProfile, new_profile
from wmoplan.store.rows import quoted


def add_meetings(text: str, meetings: Sequence[Meeting], source: str = "", since: date | None = None) -> str:
    return with_meetings(text, Additions(meetings, source, since), {}, name="wmoplan.yaml").text


def update(text: str, meetings: Sequence[Meeting]) -> Update:
    return with_meetings(text, Additions(meetings), {}, name="wmoplan.yaml").update


OCTOBER = Meeting(date(2014, 10, 27), "raad", "20:00")
HEARING = Meeting(date(2014, 10, 21), "commissie", "20:00")
ROW = '- {datum: 2014-10-27, tijd: "20:00", orgaan: raad}'
ROWS = f'- {{datum: 2014-10-21, tijd: "20:00", orgaan: commissie}}\n  {ROW}'


def said(text: str) -> Any:  # noqa: ANN401 - whatever stands there
    return yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - it only gives strings


ADDED = [
    # the text before, and after OCTOBER is added
    ("", f"vergaderingen:\n  {ROW}\n", "an empty file"),
    ("# niets\n", f"# niets\nvergaderingen:\n  {ROW}\n", "only a comment"),
    ("gemeente: Haren\n", f"gemeente: Haren\nvergaderingen:\n  {ROW}\n", "the key is missing"),
    ("gemeente: Haren", f"gemeente: Haren\nvergaderingen:\n  {ROW}\n", "no line end at the end"),
    (
        "gemeente: Haren\r\n# einde\r\n",
        f"gemeente: Haren\r\n# einde\r\nvergaderingen:\r\n  {ROW}\r\n",
        "line ends of Windows",
    ),
    (
        "gemeente: Haren\n# vergaderingen:\n#   - {datum: 2014-01-01, orgaan: raad}\n# plan\nplan: x\n",
        (
            "gemeente: Haren\n# vergaderingen:\n#   - {datum: 2014-01-01, orgaan: raad}\n"
            f"vergaderingen:\n  {ROW}\n# plan\nplan: x\n"
        ),
        "the key is only a comment",
    ),
    (
        "griffie:\n  email: a\n# vergaderingen:\n  telefoon: b\n",
        f"griffie:\n  email: a\n# vergaderingen:\n  telefoon: b\nvergaderingen:\n  {ROW}\n",
        "the comment stands inside another key",
    ),
    ("vergaderingen: []\n", f"vergaderingen:\n  {ROW}\n", "an empty list"),
    ("vergaderingen: [ ]  # nog niets\nplan: x\n", f"vergaderingen:  # nog niets\n  {ROW}\nplan: x\n", "with a remark"),
    ("vergaderingen: ~  # nog\nplan: x\n", f"vergaderingen:  # nog\n  {ROW}\nplan: x\n", "YAML's sign for nothing"),
    ("vergaderingen:\nplan: x\n", f"vergaderingen:\n  {ROW}\nplan: x\n", "nothing behind the key"),
    ("vergaderingen:   # straks\nplan: x\n", f"vergaderingen:   # straks\n  {ROW}\nplan: x\n", "a remark alone"),
    (
        "vergaderingen:\n# - {orgaan: raad}\nplan: x\n",
        f"vergaderingen:\n  {ROW}\n# - {{orgaan: raad}}\nplan: x\n",
        "examples as comments",
    ),
    (
        "vergaderingen:\n- {datum: 2014-01-01, orgaan: raad}   # eerste\n\n# plan\nplan: x\n",
        f"vergaderingen:\n- {{datum: 2014-01-01, orgaan: raad}}   # eerste\n{ROW}\n\n# plan\nplan: x\n",
        "no indent",
    ),
    (
        "vergaderingen:\n     -   datum: 2014-01-01\n         orgaan:   'raad' # let op\n     # slot\nplan: x\n",
        (
            "vergaderingen:\n     -   datum: 2014-01-01\n         orgaan:   'raad' # let op\n"
            f"     {ROW}\n     # slot\nplan: x\n"
        ),
        "rows over more lines, with an odd indent",
    ),
    (
        "vergaderingen:\n  - datum: 2014-01-01\n    orgaan: raad\n    bron: |\n      een\n      twee\n\nplan: x\n",
        (
            "vergaderingen:\n  - datum: 2014-01-01\n    orgaan: raad\n    bron: |\n      een\n      twee\n"
            f"  {ROW}\n\nplan: x\n"
        ),
        "a text of more lines at the end",
    ),
    (
        "vergaderingen: [{datum: 2014-01-01, orgaan: raad}] # kort\n",
        f"vergaderingen: [{{datum: 2014-01-01, orgaan: raad}}, {ROW[2:]}] # kort\n",
        "a list on one line",
    ),
    (
        "vergaderingen: [\n  {datum: 2014-01-01, orgaan: raad},\n]\n",
        f"vergaderingen: [\n  {{datum: 2014-01-01, orgaan: raad}}, {ROW[2:]},\n]\n",
        "a list in brackets over more lines",
    ),
    (
        "{gemeente: Haren, vergaderingen: []}\n",
        f"{{gemeente: Haren, vergaderingen: [{ROW[2:]}]}}\n",
        "all in brackets",
    ),
    ("{gemeente: Haren}", f"{{gemeente: Haren, vergaderingen: [{ROW[2:]}]}}", "all in brackets, without the key"),
    ("\ufeffgemeente: Haren\n", f"\ufeffgemeente: Haren\nvergaderingen:\n  {ROW}\n", "a mark of the encoding"),
    ("---\ngemeente: Haren\n...\n", f"---\ngemeente: Haren\nvergaderingen:\n  {ROW}\n...\n", "marks of a document"),
    (
        '"vergaderingen":\n    - {regel: "elke dinsdag", orgaan: raad, van: 2014-01-01, tot: 2014-12-31}',
        f'"vergaderingen":\n    - {{regel: "elke dinsdag", orgaan: raad, van: 2014-01-01, tot: 2014-12-31}}\n    {ROW}',
        "a pattern on the same day is another row",
    ),
    (
        "vergaderingen:\n  - {datum: 2014-10-27, tijd: 15.00 uur, orgaan: raad}\n",
        f"vergaderingen:\n  - {{datum: 2014-10-27, tijd: 15.00 uur, orgaan: raad}}\n  {ROW}\n",
        "another time is another meeting",
    ),
    (
        "vergaderingen:\n  - {datum: 31 februari, orgaan: raad}\n",
        f"vergaderingen:\n  - {{datum: 31 februari, orgaan: raad}}\n  {ROW}\n",
        "a fault in another row is left to the reader",
    ),
]


@pytest.mark.parametrize(("before", "after", "why"), ADDED, ids=[row[2] for row in ADDED])
def test_a_meeting_is_added_and_the_rest_stays(before: str, after: str, why: str) -> None:
    assert add_meetings(before, [OCTOBER]) == after, why
    assert add_meetings(after, [OCTOBER]) == after


def test_new_meetings_come_after_the_old_by_day() -> None:
    text = add_meetings("vergaderingen:\n  - {datum: 2015-01-12, orgaan: raad}\n", [OCTOBER, HEARING, OCTOBER])

    assert text == f"vergaderingen:\n  - {{datum: 2015-01-12, orgaan: raad}}\n  {ROWS}\n"


def test_a_row_says_all_that_is_known() -> None:
    row = Meeting(
        date(2014, 10, 27), "Politieke Markt", "20:00", "verplaatst", date(2014, 11, 3), 'de "grote" zaal\u2028'
    )

    text = add_meetings("", [row], source="mail: griffie", since=date(2014, 9, 3))

    assert text == (
        'vergaderingen:\n  - {datum: 2014-10-27, tijd: "20:00", orgaan: "Politieke Markt", status: verplaatst, '
        'naar: 2014-11-03, titel: "de \\"grote\\" zaal\\u2028", bron: "mail: griffie", sinds: 2014-09-03}\n'
    )
    assert said(text)["vergaderingen"][0]["titel"] == row.title


MOVED = OCTOBER._replace(status="verplaatst", to=date(2014, 11, 3), time="19:30")
CHANGED = [
    # the row before, what is told, the row after
    ("{datum: 27-10-2014, orgaan: raad}", OCTOBER, '{datum: 27-10-2014, orgaan: raad, tijd: "20:00"}'),
    (
        '{datum: 2014-10-27, tijd: "20:00", orgaan: raad, status: voorlopig, bron: "agenda"} # let op',
        OCTOBER,
        '{datum: 2014-10-27, tijd: "20:00", orgaan: raad, status: definitief, bron: "agenda"} # let op',
    ),
    (
        '{datum: 2014-10-27, tijd: "20:00", orgaan: raad}',
        OCTOBER._replace(status="vervallen", time=None),
        '{datum: 2014-10-27, tijd: "20:00", orgaan: raad, status: vervallen}',
    ),
    (
        '{datum: 2014-10-27, tijd: "20:00", orgaan: raad}',
        MOVED,
        '{datum: 2014-10-27, tijd: "20:00", orgaan: raad, status: verplaatst, naar: 2014-11-03}',
    ),
    (
        "{datum: 2014-10-27, orgaan: raad, status: verplaatst, naar: 3 november 2014, bron: x}",
        OCTOBER._replace(time=None),
        "{datum: 2014-10-27, orgaan: raad, status: definitief, bron: x}",
    ),
    (
        "{datum: 2014-10-27, orgaan: raad, status: verplaatst, naar: 2014-11-03}",
        OCTOBER._replace(status="verplaatst", time=None, to=date(2014, 11, 4)),
        "{datum: 2014-10-27, orgaan: raad, status: verplaatst, naar: 2014-11-04}",
    ),
    (
        "datum: 2014-10-27   # maandag\n    orgaan: raad",
        MOVED,
        (
            "datum: 2014-10-27   # maandag\n    orgaan: raad\n    status: verplaatst\n    naar: 2014-11-03\n"
            '    tijd: "19:30"'
        ),
    ),
    (
        "datum: 2014-10-27\n    status: verplaatst\n    naar: 2014-11-03\n    orgaan: raad # slot",
        OCTOBER._replace(time=None),
        "datum: 2014-10-27\n    status: definitief\n    orgaan: raad # slot",
    ),
]


@pytest.mark.parametrize(("before", "told", "after"), CHANGED)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_row_that_is_there_takes_over_what_changed(before: str, told: Meeting, after: str, newline: str) -> None:
    frame = "# kop\nvergaderingen:\n  - {}\n  # tussen\n  - {{datum: 2015-01-12, orgaan: raad}}\nplan:   x   # eind\n"
    text = frame.format(before).replace("\n", newline)

    edited = add_meetings(text, [told])

    assert edited == frame.format(after).replace("\n", newline)
    assert add_meetings(edited, [told]) == edited


def test_a_meeting_that_moved_to_its_day_is_there_already() -> None:
    text = "vergaderingen:\n  - {datum: 2014-10-27, orgaan: raad, status: verplaatst, naar: 2014-11-03}\n"

    assert add_meetings(text, [Meeting(date(2014, 11, 3), "raad", "20:00")]) == text


def test_a_preview_tells_what_is_new_changed_and_the_same() -> None:
    text = f"vergaderingen:\n  {ROW}\n  - {{datum: 2014-11-06, orgaan: raad, status: voorlopig}}\n"
    later = Meeting(date(2014, 11, 6), "raad")

    found = update(text, [OCTOBER, later, HEARING])

    assert (found.new, [one.meeting for one in found.changed], found.same) == ((HEARING,), [later], (OCTOBER,))


REFUSED = [
    ("- lijst\n", "wmoplan.yaml, regel 1: hier horen regels als 'gemeente: Haren'."),
    ("vergaderingen: morgen\n", "wmoplan.yaml, regel 1: bij 'vergaderingen' hoort een lijst."),
    ("vergaderingen: {}\n", "wmoplan.yaml, regel 1: bij 'vergaderingen' hoort een lijst."),
    ("vergaderingen: []\nvergaderingen: []\n", "wmoplan.yaml, regel 2: 'vergaderingen' staat er twee keer."),
    ("a: &x [1]\nb: *x\n", "wmoplan.yaml: een verwijzing met & en * kan wmoplan niet bewerken."),
    ("a: [\n", "wmoplan.yaml, regel 2: wmoplan kan dit bestand niet lezen."),
    ("a: b\n--- \nc: d\n", "wmoplan.yaml, regel 2: wmoplan kan dit bestand niet lezen."),
    ("a: \x00\n", "wmoplan.yaml: wmoplan kan dit bestand niet lezen."),
    ("[a]: b\n", "wmoplan.yaml, regel 1: voor een dubbele punt hoort een woord."),
    ("a: " + "[" * 5000, "wmoplan.yaml, regel 1: wmoplan kan dit bestand niet lezen."),
    (
        "vergaderingen:\n - naar: 2014-11-03\n   datum: 2014-10-27\n   orgaan: raad\n   status: verplaatst",
        "wmoplan.yaml, regel 2: 'naar' staat hier vooraan.",
    ),
]


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_a_text_that_cannot_be_added_to_is_refused(text: str, message: str) -> None:
    with pytest.raises(DataError) as told:
        add_meetings(text, [OCTOBER])

    assert str(told.value) == f"{message}\n  Kijk het bestand na met 'wmoplan check'."


BODIES = st.sampled_from(["raad", "commissie", "Politieke Markt", "ja"])
MEETINGS = st.builds(
    Meeting,
    st.dates(date(2014, 1, 1), date(2014, 3, 1)),
    BODIES,
    st.sampled_from([None, "20:00", "19:30"]),
    st.sampled_from(["definitief", "voorlopig", "vervallen"]),
    st.none(),
    st.text(max_size=20).map(lambda text: text.encode("utf-8", "replace").decode()),
)
FRAMES = [before for before, _, _ in ADDED]


@given(st.sampled_from(FRAMES), st.lists(MEETINGS, max_size=6))
def test_whatever_is_added_stands_there_once(text: str, rows: list[Meeting]) -> None:
    once = add_meetings(text, rows)

    held = said(once) or {}
    assert {key: value for key, value in held.items() if key != "vergaderingen"} == {
        key: value for key, value in (said(text) or {}).items() if key != "vergaderingen"
    }
    for row in rows:
        assert any(
            listed["orgaan"] == row.body and listed.get("datum") in {row.day.isoformat(), f"{row.day:%d-%m-%Y}"}
            for listed in held["vergaderingen"]
        )
    assert len(update(once, rows).new) == 0
    letters = iter(once)
    assert all(letter in letters for letter in re.sub(r" \[ ?\]| ~", "", text)), "only an empty list went away"


@given(st.text(max_size=40))
def test_a_quoted_value_is_read_back(value: str) -> None:
    wanted = "".join("?" if "\ud800" <= letter <= "\udfff" else letter for letter in value)

    assert said(f"a: {quoted(value)}")["a"] == wanted


FULL = NewProfile(
    "Haren",
    "Adviesraad: Wmo {plan} Haren",
    "wmo-raad",
    "invoering-2015",
    ("inkoop", "verordening"),
    ({"regel": "elke tweede dinsdag van de maand", "orgaan": "eigen", "van": "2014-01-01", "tot": "2014-12-31"},),
    (
        ChosenDay("start-contract", date(2015, 1, 1), None, "Wanneer?"),
        ChosenDay("ingang", None, date(2016, 1, 1), "En dan?"),
    ),
    ("inkoop", "verordening"),
    "verordening",
    date(2014, 3, 19),
    "Kieswet,\nart. J 1",
    2014,
)
BARE = NewProfile("'s-Hertogenbosch")


def test_a_new_profile_says_what_was_given() -> None:
    assert said(new_profile(FULL)) == {
        "gemeente": "Haren",
        "organisatie": "Adviesraad: Wmo {plan} Haren",
        "rol": "wmo-raad",
        "plan": "invoering-2015",
        "onderwerpen": ["inkoop", "verordening"],
        "ankers": {"start-contract": "2015-01-01"},
        "vergaderingen": [
            {
                "regel": "elke tweede dinsdag van de maand",
                "orgaan": "eigen",
                "van": "2014-01-01",
                "tot": "2014-12-31",
            }
        ],
    }
    assert said(new_profile(BARE)) == {"gemeente": "'s-Hertogenbosch", "rol": "wmo-raad"}
    assert "woensdag 19 maart 2014 (Kieswet, art. J 1)" in new_profile(FULL)


@pytest.mark.parametrize("values", [FULL, BARE])
def test_every_comment_of_a_new_profile_can_be_used(values: NewProfile) -> None:
    text = new_profile(values)
    used = re.sub(r"^# ?(?=[a-z-]+:(?: |$)(?!.*[.?]$)| +[a-z.-]+: | +- \{)", "", text, flags=re.MULTILINE)
    used = re.sub(r"^ {1,3}- ", "  - ", used, flags=re.MULTILINE)

    profile = Profile.model_validate(said(used))

    keys = {field.alias for field in Profile.model_fields.values()}
    assert set(said(used)) >= keys - {"verkiezing", "nieuwe-raad"}
    assert len(profile.meetings) == 3
    assert set(profile.terms) >= {"advies", "aanmelden"}


@pytest.mark.parametrize("values", [FULL, BARE])
def test_a_new_profile_can_be_added_to(values: NewProfile) -> None:
    text = new_profile(values)

    edited = add_meetings(text, [OCTOBER])

    assert len(said(edited)["vergaderingen"]) == 1 + (values is FULL)
    added = [line for line in edited.split("\n") if line not in text.split("\n")]
    assert added == ([f"  {ROW}"] if values is FULL else ["vergaderingen:", f"  {ROW}"])


def test_a_new_profile_is_readable_on_every_screen() -> None:
    text = new_profile(FULL)

    for page in ("cp1252", "cp850"):
        text.encode(page)
    assert max(map(len, text.splitlines())) <= 110
    assert "\r" not in text
    assert text.endswith("\n")
