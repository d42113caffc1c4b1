"""What becomes of a calendar that is there already; the days are those of a paper calendar of 2014."""

import re
from pathlib import Path

import icalendar
import pytest

from tests.cli.conftest import Run
from tests.cli.test_memory import AS_OF, LATER, flat, move_council
from tests.render.make import moment, timeline
from wmoplan.desk.calendar import agenda_of, must_read_back
from wmoplan.errors import OutputError
from wmoplan.read.feed import OldFile

COUNCIL = "invoering-2015.verordening.besluit@GM0017.wmoplan"


def events(folder: Path) -> dict[str, bytes]:
    """Return the events as they stand in the file, by their identity."""
    content = (folder / "agenda.ics").read_bytes()
    found = re.findall(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", content, re.DOTALL)
    return {re.findall(rb"UID:(.*)\r\n", event)[0].decode(): event for event in found}


def read(folder: Path) -> dict[str, icalendar.Event]:
    """Return the events as a library reads them."""
    calendar = icalendar.Calendar.from_ical((folder / "agenda.ics").read_bytes())
    return {str(event["UID"]): event for event in calendar.walk("VEVENT") if isinstance(event, icalendar.Event)}


@pytest.fixture
def begun(haren: Path, run: Run) -> Path:
    """Return a folder in which the calendar was made on 15 January."""
    assert run("calendar", *AS_OF).status == 0
    return haren


def test_a_council_that_moves_changes_exactly_what_hangs_on_it(begun: Path, run: Run) -> None:
    before = events(begun)
    move_council(begun, "2014-10-30")

    said = run("calendar", *LATER)

    assert said.status == 0, said.err
    after = events(begun)
    assert before.keys() == after.keys()
    changed = {uid.split(".")[1] for uid in after if after[uid] != before[uid]}
    assert changed == {"verordening"}
    assert all(b"SEQUENCE:1\r\n" in after[uid] for uid in after if after[uid] != before[uid])
    assert str(read(begun)[COUNCIL].decoded("DTSTART")) == "2014-10-30"
    assert (
        "Dit verschuift. Waarom: De raadsvergadering van maandag 27 oktober 2014 is verplaatst naar "
        "donderdag 30 oktober 2014. Bron: mail van de griffie."
    ) in flat(said.out)
    assert (
        "Raad besluit waarschijnlijk over de verordening: was maandag 27 oktober 2014, wordt donderdag 30 oktober 2014."
    ) in flat(said.out)


def test_a_dry_run_tells_what_the_real_run_tells_and_writes_nothing(begun: Path, run: Run) -> None:
    move_council(begun, "2014-10-30")
    before = (begun / "agenda.ics").read_bytes()

    dry = run("calendar", "--dry-run", *LATER)
    assert (begun / "agenda.ics").read_bytes() == before
    real = run("calendar", *LATER)

    assert dry.out == real.out
    assert "Er is niets geschreven." in dry.err
    assert (begun / "agenda.ics").read_bytes() != before


def choose(folder: Path, topics: str) -> None:
    file = folder / "wmoplan.yaml"
    file.write_text(re.sub(r"(?m)^onderwerpen: .*$", f"onderwerpen: {topics}", file.read_text("utf-8")), "utf-8")


def test_a_subject_that_is_dropped_is_cancelled_out_loud_and_comes_back(begun: Path, run: Run) -> None:
    first = events(begun)
    choose(begun, "[inkoop]")

    said = run("calendar", *LATER)

    assert "Dit vervalt. Waarom: Dit onderwerp hebt u niet gekozen." in said.out
    assert "VERVALLEN" in said.out
    council = read(begun)[COUNCIL]
    assert str(council["SUMMARY"]).startswith("VERVALLEN: ")
    assert (council["STATUS"], council["TRANSP"], council.decoded("SEQUENCE")) == ("CANCELLED", "TRANSPARENT", 1)
    assert str(council["DESCRIPTION"]).startswith(
        "Dit moment is vervallen in deze agenda. Dit onderwerp hebt u niet gekozen.\n"
    )
    assert not council.walk("VALARM")
    gone = events(begun)
    others = [uid for uid in first if ".verordening." not in uid]
    assert [gone[uid] for uid in others] == [first[uid] for uid in others]

    choose(begun, "[inkoop, verordening]")
    assert "Raad besluit waarschijnlijk over de verordening" in run("calendar", "--as-of", "2014-01-21").out
    assert read(begun)[COUNCIL].decoded("SEQUENCE") == 2
    assert read(begun)[COUNCIL]["STATUS"] == "CONFIRMED"


# Paper calendar: ninety days after Monday 27 October 2014 (4 in October, 30, 31 and 25) is Sunday 25 January 2015.
@pytest.mark.parametrize(("day", "stays"), [("2015-01-25", True), ("2015-01-26", False)])
def test_a_cancelled_day_is_cleared_ninety_days_after_it(begun: Path, run: Run, day: str, *, stays: bool) -> None:
    choose(begun, "[inkoop]")
    run("calendar", *LATER)

    said = run("calendar", "--as-of", day)

    assert (COUNCIL in events(begun)) is stays
    assert "van lang geleden" in said.out  # those of the summer


def test_reminders_and_all_moments_stay_until_they_are_taken_out(begun: Path, run: Run) -> None:
    one = "invoering-2015.verordening.advies.herinnering@GM0017.wmoplan"
    whole = len(events(begun))

    assert "Herinnering: " in run("calendar", "--reminders", *LATER).out
    assert str(read(begun)[one].decoded("DTSTART")) == "2014-08-25"  # the day before Tuesday 26 August 2014
    content = (begun / "agenda.ics").read_bytes()
    run("calendar", "--as-of", "2014-01-21")  # as it was
    assert (begun / "agenda.ics").read_bytes() == content

    run("calendar", "--all", "--as-of", "2014-01-21")
    assert len(events(begun)) > 3 * whole
    run("calendar", "--no-all", "--no-reminders", "--as-of", "2014-01-22")
    assert sum(b"STATUS:CANCELLED" not in event for event in events(begun).values()) == whole
    assert b"Dit moment is vervallen in deze agenda. U vraagt niet meer om herinneringen." in events(begun)[
        one
    ].replace(b"\r\n ", b"")


def test_what_keeps_its_day_is_named_and_of_many_the_first_twenty(begun: Path, run: Run) -> None:
    file = begun / "agenda.ics"
    whole = file.read_bytes()
    few = whole.replace(b"SUMMARY:Raad besluit? verordening", b"SUMMARY:Raad? verordening")
    file.write_bytes(few)

    said = run("calendar", *LATER).out
    assert said.partition("Alleen de tekst of het alarm is anders:\n")[2].splitlines()[:1] == [
        "Raad besluit waarschijnlijk over de verordening."
    ]
    assert "andere." not in said

    run("calendar", "--all", *LATER)
    file.write_bytes(file.read_bytes().replace(b"CATEGORIES:", b"CATEGORIES:Anders\\, "))
    lines = run("calendar", "--all", *LATER).out.partition("Alleen de tekst of het alarm is anders:\n")[2].splitlines()
    assert lines[20].startswith("En nog ")
    assert lines[20].endswith(" andere.")


def test_the_calendar_of_another_municipality_is_not_written_over(begun: Path, run: Run) -> None:
    before = (begun / "agenda.ics").read_bytes()

    said = run("calendar", "--example", "oss-2014", *AS_OF)

    assert said.status == 73
    assert f"{begun / 'agenda.ics'}: dit is een andere agenda: Wmo-agenda Haren." in said.err
    assert (begun / "agenda.ics").read_bytes() == before


def test_a_damaged_calendar_is_told_and_stays(begun: Path, run: Run) -> None:
    file = begun / "agenda.ics"
    damaged = file.read_bytes()[:3000]
    file.write_bytes(damaged)

    said = run("calendar", *LATER)

    assert said.status == 65
    assert "dit bestand houdt midden in de agenda op." in said.err
    assert file.read_bytes() == damaged


def test_an_appointment_of_somebody_else_in_the_file_stays(begun: Path, run: Run) -> None:
    file = begun / "agenda.ics"
    theirs = b"BEGIN:VEVENT\r\nUID:1@elders\r\nSUMMARY:Kerstborrel\r\nDTSTART;VALUE=DATE:20141219\r\nEND:VEVENT\r\n"
    file.write_bytes(file.read_bytes().replace(b"BEGIN:VEVENT\r\n", theirs + b"BEGIN:VEVENT\r\n", 1))
    move_council(begun, "2014-10-30")

    assert run("calendar", *LATER).status == 0

    assert file.read_bytes().count(theirs) == 1


# Google takes no file above 1 MB (its own help); an event of this text takes a little over five thousand bytes.
@pytest.mark.parametrize(("number", "told"), [(150, False), (210, True)])
def test_a_file_that_google_does_not_take_is_told(number: int, *, told: bool) -> None:
    many = timeline(*(moment(id=f"a.b{at}", act="Spreek in. " * 400) for at in range(number)))

    agenda = agenda_of(many, OldFile(b"", None))

    assert len(agenda.file.renewal.entries) == number
    assert any("groter dan 1 MB" in note for note in agenda.file.notes) is told


def test_what_does_not_come_back_from_the_disk_is_refused() -> None:
    agenda = agenda_of(timeline(), OldFile(b"", None))

    must_read_back(agenda.file.renewal, agenda.file.content)
    for wrong in (agenda.file.content.replace(b"20141021", b"20141022"), agenda.file.content[:-40], b""):
        with pytest.raises(OutputError, match="klopt niet"):
            must_read_back(agenda.file.renewal, wrong)


def test_what_turns_out_to_be_no_verordening_is_cancelled(haren: Path, run: Run) -> None:
    row = "{id: nota, titel: De nota, naam: de nota, soort-besluit: verordening, wanneer: juni 2014}"
    file = haren / "wmoplan.yaml"
    held = file.read_text("utf-8")
    file.write_text(f"{held}\nstappen:\n  - {row}\n", "utf-8")
    assert run("calendar", "--all", *AS_OF).status == 0
    before = events(haren)
    file.write_text(file.read_text("utf-8").replace("soort-besluit: verordening", "soort-besluit: begroting"), "utf-8")

    assert run("calendar", "--all", *AS_OF).status == 0

    after = events(haren)
    changed = {uid for uid in after if after[uid] != before[uid]}
    assert {uid.split("@")[0] for uid in changed} == {
        "invoering-2015.nota.bekendmaking", "invoering-2015.nota.inwerking",
    }  # fmt: skip
    assert all(b"STATUS:CANCELLED\r\n" in after[uid] and b"SEQUENCE:1\r\n" in after[uid] for uid in changed)
