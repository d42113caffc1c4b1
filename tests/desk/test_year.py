"""A year of Haren, played through the desk alone: no terminal, and no file on a disk.

The days are those of tests/cli/test_year.py, where each is counted on a paper calendar.
"""

from datetime import date
from pathlib import Path

import pytest

from wmoplan.desk import (
    advice,
    calendar,
    check,
    compare,
    explain,
    letters,
    look,
    meeting_preview,
    meetings,
    memory,
    progress,
    publish,
    start,
    status,
)
from wmoplan.desk.beside import PROFILE, Text
from wmoplan.desk.first_answers import RulesSaid, topics_said
from wmoplan.desk.forms import in_text
from wmoplan.desk.intake import Intake, Listing
from wmoplan.desk.opening import opened
from wmoplan.desk.report import Wishes, reader_of, report
from wmoplan.desk.shipped import match, named, words
from wmoplan.desk.site import Job
from wmoplan.documents.checklist import checklist_of
from wmoplan.documents.outlook import Selection
from wmoplan.documents.status import sentences_of
from wmoplan.errors import OutputError
from wmoplan.notation import plain
from wmoplan.read.feed import old_calendar
from wmoplan.render.feed import name_of
from wmoplan.standing import standing_of
from wmoplan.store.folder import Memory
from wmoplan.timeline import Timeline

MAIL = """Beste mensen, hierbij de data:
do 27 februari 2014 20.00 uur raad
wo 15 oktober 2014 commissie
ma 27 oktober 2014 20.00 uur raad
"""
AGENDA = Path("agenda.ics")
SITE = Path("site")


class Desk:
    """What Haren's council has: files in memory, and nothing else."""

    def __init__(self) -> None:
        self.files = Memory()
        self.text = Text(PROFILE, files=self.files)

    def init(self) -> None:
        """Begin Haren with the plan of 2015."""
        offer, place = named("invoering-2015"), match("Haren", 2014).municipality
        assert place
        role = start.role_of(None, "Adviesraad Haren")
        answers = start.Answers("Adviesraad Haren", role, ("inkoop", "verordening"), RulesSaid(), {})
        start.begin(place, start.Beginning(offer, answers, date(2014, 1, 15)), files=self.files)

    def log(self, day: str, by: str) -> progress.Logbook:
        return progress.logbook_of(self.text, date.fromisoformat(day), by)

    def timeline(self, day: str) -> Timeline:
        found = opened(self.text, date.fromisoformat(day))
        assert not found.notices
        return found.timeline

    def adds(self, typed: str, day: str) -> str:
        """Add meetings as they were mailed, and return what was shown before."""
        listing = Listing(typed, "", date.fromisoformat(day), source="mail van de griffie")
        intake = Intake(listing, self.timeline(day).profile, self.files)
        assert not intake.open_questions()
        proposal = meetings.propose(intake, self.text)
        assert not meetings.save(proposal, {})
        return "\n".join(meeting_preview.preview(proposal))

    def calendar(self, day: str) -> calendar.CalendarDays:
        """Write the calendar as the one that follows the last one, and remember its days."""
        timeline = self.timeline(day)
        made = calendar.agenda_of(timeline, old_calendar(AGENDA, name_of(timeline), self.files, force=False))
        calendar.write_calendar(AGENDA, made.file, self.files)
        memory.keep(timeline, self.text)
        return made

    def jobs(self, day: str) -> list[Job]:
        return publish.jobs_of([self.text], SITE, date.fromisoformat(day), together=False)

    def builds(self, day: str) -> publish.Built:
        """Make the site in the folder `site`."""
        as_of = date.fromisoformat(day)
        run = publish.begin(self.jobs(day), SITE, as_of, force=False)
        built = publish.build_all(run, force=False, seen=lambda _done, _total: None)
        assert built.failure is None
        return built

    def rows(self) -> int:
        return self.files.get(str(self.text.progress_path), b"").count(b"\n  - {")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Begin Haren with the plan of 2015, in an empty folder that stays empty."""
    monkeypatch.chdir(tmp_path)
    found = Desk()
    found.init()
    return found


def flat(text: str) -> str:
    return " ".join(text.split())


def winter(desk: Desk) -> None:
    """January and February: the mail of the griffie, an advice that was asked late, a tick, a note, what was seen."""
    desk.adds(MAIL, "2014-01-16")
    desk.calendar("2014-01-16")
    log = advice.log_of(desk.log("2014-01-20", "Anna"), "inkoopkader")
    advice.begin(log, {"ontvangen": date(2014, 1, 20), "uiterlijk": date(2014, 2, 10)}, "")
    advice.send(advice.log_of(desk.log("2014-02-07", "Anna"), "inkoopkader"), date(2014, 2, 7), None)
    progress.tick(desk.log("2014-02-17", "Anna"), ["inkoopkader.aanmelden"])
    progress.write_note(desk.log("2014-02-18", "Bert"), "inkoopkader", "Gebeld met de griffie.")
    status.write_sighting(desk.log("2014-02-20", "Anna"), "inkoopkader", "deels", "gesprek")


def summer(desk: Desk) -> None:
    """September: the raad of October moves by three days."""
    before = desk.files[PROFILE].decode()
    row = next(line for line in before.splitlines() if line.startswith("  - {datum: 2014-10-27"))
    moved = "orgaan: raad, status: verplaatst, naar: 2014-10-30, sinds: 2014-09-08"
    desk.files[PROFILE] = before.replace(row, row.replace("orgaan: raad", moved)).encode()


def autumn(desk: Desk) -> None:
    """October: the raad decides, and a slip is taken back."""
    progress.tick(desk.log("2014-10-31", "Bert"), ["verordening.besluit", "bestek-a1"])
    progress.untick(desk.log("2014-10-31", "Bert"), ["bestek-a1"])


def stand(desk: Desk, day: str) -> str:
    return flat(in_text(sentences_of(standing_of(desk.timeline(day), everything=True)), "txt"))


def test_a_new_profile_asks_for_meetings_and_a_mail_gives_them(desk: Desk) -> None:
    first = look.home(desk.timeline("2014-01-15"), desk.text, 0, 0)
    assert "Plak de vergaderingen uit de mail van de griffie met: wmoplan meetings add" in first

    shown = desk.adds(MAIL, "2014-01-16")

    assert "3 vergaderingen" in shown
    assert len(desk.timeline("2014-01-16").meetings) == 3
    assert "Plak de vergaderingen" not in look.home(desk.timeline("2014-01-16"), desk.text, 0, 0)


def test_february(desk: Desk) -> None:
    winter(desk)

    assert desk.rows() == 5
    told = stand(desk, "2014-02-20")
    assert "De meting van nu is die van februari 2014. De volgende is in mei 2014." in told
    assert "U zag op 20 februari 2014: voor een deel. Bron: gesprek." in told
    february = desk.timeline("2014-02-20")
    assert "Meld u aan" not in flat(look.shown(february, "plain", Selection()))  # that is ticked
    assert "18 februari 2014 (Bert): Gebeld met de griffie." in explain.explain(february, "inkoopkader", plain)


def test_may(desk: Desk) -> None:
    winter(desk)

    may = desk.timeline("2014-05-20")
    kind = letters.the_letter("adviesaanvraag", letters.known_letters(None))
    draft = letters.draft_of(kind, may.profile.role, desk.text)
    letter = letters.made(draft, may, letters.step_of(kind, "verordening", may, draft))
    assert "verordening" in in_text(letter, "txt")
    assert letters.to_fill_in(letter).startswith("Vul zelf nog in")
    assert "- [ ]" in in_text(checklist_of(may, words()), "md")
    assert "aandag 27 oktober 2014" in flat(explain.explain(may, "verordening.besluit", plain))


def test_september(desk: Desk) -> None:
    winter(desk)
    summer(desk)

    september = desk.timeline("2014-09-15")
    known = memory.kept(september, desk.text)
    assert known
    moved = "was maandag 27 oktober 2014, 20.00 uur, wordt donderdag 30 oktober 2014, 20.00 uur"
    assert moved in flat(compare.since_promised(known, september, 0))
    changes = desk.calendar("2014-09-15").changes
    assert changes
    assert changes.moved
    wishes = Wishes(reader_of("raad"), date(2014, 9, 1))
    letter = flat(in_text(report(september, desk.text, wishes), "txt"))
    assert "Aan: de gemeenteraad van Haren" in letter
    assert "was maandag 27 oktober 2014, wordt donderdag 30 oktober 2014." in letter


def test_november(desk: Desk, tmp_path: Path) -> None:
    for season in (winter, summer, autumn):
        season(desk)

    assert "U vinkte het besluit af op vrijdag 31 oktober 2014." in stand(desk, "2014-11-12")
    november = desk.timeline("2014-11-12")
    assert not check.has_faults(november)
    assert desk.rows() == 8  # five of the winter, two ticks, and one that was taken back
    assert set(desk.files) == {PROFILE, str(AGENDA), str(desk.text.progress_path), str(desk.text.history_path)}
    assert not list(tmp_path.iterdir())  # nothing was written on the disk


def test_a_second_profile_is_refused(desk: Desk) -> None:
    held = dict(desk.files)

    with pytest.raises(OutputError, match="dit profiel is er al"):
        desk.init()

    assert desk.files == held


def test_the_site_is_built_and_built_anew_where_something_changed(desk: Desk, tmp_path: Path) -> None:
    winter(desk)
    desk.files["site/wmoplan.yaml"] = b"gemeente: Haren\n"

    built = desk.builds("2014-02-20")

    names = {"agenda.ics", "checklist.html", "index.html", "tijdlijn.json"}
    assert set(built.written["site"]) == names
    assert b"maandag 27 oktober 2014" in desk.files["site/index.html"]
    assert not desk.builds("2014-02-20").written
    run = publish.begin(desk.jobs("2014-02-20"), SITE, date(2014, 2, 20), force=False)
    assert "Let op: in deze map staat ook wmoplan.yaml." in "\n".join(publish.after_building(run, built))

    summer(desk)
    assert "index.html" in desk.builds("2014-09-15").written["site"]
    assert b"donderdag 30 oktober 2014" in desk.files["site/index.html"]
    desk.files["site/index.html"] += b"<!-- van iemand anders -->"
    with pytest.raises(AssertionError, match="iemand heeft iets in dit bestand veranderd"):
        desk.builds("2014-09-16")
    assert not list(tmp_path.iterdir())


def test_a_plan_a_template_and_a_list_of_meetings_lie_beside_the_profile(desk: Desk, tmp_path: Path) -> None:
    plan = (Path(__file__).parents[2] / "examples" / "plannen" / "haren-2012.yaml").read_bytes()
    desk.files["plannen/haren-2012.yaml"] = plan
    desk.files["raad.csv"] = b"datum;orgaan\n2014-11-24;raad\n"
    desk.files["sjablonen/groet.txt"] = b"Beste {griffie},\n"
    own = desk.files[PROFILE].replace(b"plan: invoering-2015", b"plan: [invoering-2015, plannen/haren-2012.yaml]")
    desk.files[PROFILE] = own + b"vergaderbestanden: [raad.csv]\n"

    timeline = desk.timeline("2014-01-20")

    assert [one.id for one in timeline.plans][1:] == ["haren-2012"]
    assert [str(one.day) for one in timeline.meetings] == ["2014-11-24"]
    assert letters.known_letters(desk.text)["groet"].is_own
    assert not list(tmp_path.iterdir())


def test_what_would_be_is_told_without_touching_a_file(desk: Desk) -> None:
    desk.adds(MAIL, "2014-01-16")
    held = dict(desk.files)

    told = compare.supposing(desk.timeline("2014-05-20"), ["verordening=2014-11-24"], 0)

    assert "24 november 2014" in told
    assert desk.files == held


def test_a_subject_is_chosen_by_its_number_or_its_name() -> None:
    from wmoplan.desk.shipped import head_of

    subjects = head_of("invoering-2015").subjects
    assert topics_said("1, 2", subjects) == tuple(one.id for one in subjects[:2])
    assert topics_said(subjects[0].id, subjects) == (subjects[0].id,)
