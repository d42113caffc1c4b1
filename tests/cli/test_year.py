"""A year of Haren, played through: ticks, an advice that is answered late, a raad that moves, four measurements.

After each step the timeline, the status and the report say what somebody with a paper calendar would say. At the end
nothing that was ever written down is lost.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.cli.conftest import Run

RAAD = '{datum: 2014-10-27, orgaan: raad, bron: "gepubliceerde agenda van de gemeente Haren"}'
MOVED = '{datum: 2014-10-27, orgaan: raad, status: verplaatst, naar: 2014-10-30, sinds: 2014-09-08, bron: "mail"}'

FEBRUARY, MAY, SEPTEMBER, NOVEMBER = "2014-02-20", "2014-05-20", "2014-09-15", "2014-11-12"
MEASURED = (FEBRUARY, MAY, SEPTEMBER, NOVEMBER)
SECRETS = ("Anna", "Bert", "Piet", "griffiekamer", "te duur", "wachtlijst")
"""Names and remarks that somebody wrote down; they are of the council alone."""


class Year:
    """Haren's folder, with what was said in it on each day.

    Attributes:
        written: How many rows were written down so far.
    """

    def __init__(self, folder: Path, run: Run) -> None:
        self.folder = folder
        self.run = run
        self.written = 0

    def does(self, day: str, *words: str, rows: int = 1) -> None:
        said = self.run(*words, "--as-of", day)
        assert said.status == 0, said.err
        self.written += rows
        assert self.rows() == self.written, words

    def rows(self) -> int:
        file = self.folder / "voortgang.yaml"
        return file.read_text("utf-8").count("\n  - {") if file.exists() else 0

    def says(self, day: str, *words: str) -> str:
        said = self.run(*words, "--as-of", day)
        assert said.status == 0, said.err
        return " ".join(said.out.split())

    def writes(self, old: str, new: str) -> None:
        profile = self.folder / "wmoplan.yaml"
        text = profile.read_text("utf-8")
        assert old in text
        profile.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def year(haren: Path, run: Run) -> Year:
    # six weeks for a reaction are an example: no source names a rule of Haren
    profile = haren / "wmoplan.yaml"
    text = profile.read_text("utf-8").replace("\ntermijnen:\n", "\ntermijnen:\n  reactie: 6 weken\n")
    profile.write_text(text, "utf-8")
    found = Year(haren, run)
    said = run("calendar", "--as-of", "2014-01-15")
    assert said.status == 0, said.err
    return found


def winter(year: Year) -> None:
    """January and February: they are asked late for advice, send it, and tick what they did."""
    year.does("2014-01-20", "advice", "add", "inkoopkader", "--asked", "2014-01-20", "--due", "2014-02-10",
              "--text", "denk aan de wachtlijst", "--by", "Anna")  # fmt: skip
    year.does("2014-02-07", "advice", "sent", "inkoopkader", "--by", "Anna")
    year.does("2014-02-10", "done", "inkoopkader-a1", "inkoopkader-v1", "--by", "Bert", rows=2)
    year.does("2014-02-12", "note", "inkoopkader", "Gebeld met Piet in de griffiekamer.", "--by", "Bert")
    year.does("2014-02-17", "done", "inkoopkader.aanmelden", "--by", "Anna")
    year.does(FEBRUARY, "status", "seen", "inkoopkader", "deels", "--source", "van Piet gehoord", "--by", "Anna")


def spring(year: Year) -> None:
    """March to May: no reaction comes; a tick was a slip and is taken back."""
    year.does("2014-03-03", "done", "bestek-a1", "--by", "Bert")
    year.does("2014-03-04", "undo", "bestek-a1", "--by", "Bert")
    year.does(MAY, "status", "seen", "inkoopkader", "nee", "--source", "Piet", "--by", "Anna")


def summer(year: Year) -> None:
    """June to September: the reaction comes; the raad of October moves by three days."""
    year.does("2014-06-02", "advice", "reaction", "inkoopkader", "--followed", "deels", "--reason", "te duur")
    year.writes(RAAD, MOVED)
    year.does(SEPTEMBER, "status", "seen", "inkoopkader", "ja", "--source", "verslag", "--by", "Anna")
    year.does(SEPTEMBER, "status", "seen", "verordening", "ja", "--source", "Piet", "--by", "Anna")


def autumn(year: Year) -> None:
    """October and November: they speak, and the raad decides in time."""
    year.does("2014-10-21", "done", "verordening.inspreken", "--by", "Anna")
    year.does("2014-10-31", "done", "verordening.besluit", "--by", "Bert")


def test_february(year: Year) -> None:
    winter(year)

    # asked 20 January, due 10 February: 21 days; six weeks are 42; sent 7 February: 18 days. Counted on a calendar
    listed = year.says(FEBRUARY, "advice", "list")
    assert "U kreeg 21 dagen: 3 weken. Dat is 21 dagen te weinig: gewoon is 6 weken." in listed
    assert "Verstuurd op vrijdag 7 februari 2014, na 18 dagen." in listed
    assert "Die moet er zijn op vrijdag 21 maart 2014." in listed  # 7 February and six weeks
    now = year.says(FEBRUARY, "timeline")
    assert (
        "Raad besluit waarschijnlijk over het inkoopkader" in now
        or "de raad besluit waarschijnlijk over het inkoopkader" in now
    )
    assert "Meld u aan" not in now  # that is ticked
    stand = year.says(FEBRUARY, "status")
    assert "De meting van nu is die van februari 2014. De volgende is in mei 2014." in stand
    assert "ACHTER (1) Inkoopkader" in stand
    assert "Het kan nog tot en met vrijdag 28 februari 2014." in stand
    letter = year.says(FEBRUARY, "report")
    assert "Wij kregen 21 dagen. Gewoon is zes weken." in letter
    assert "De reactie moet er zijn op 21 maart 2014." in letter
    assert "Maar op 20 februari 2014 zagen wij dat maar een deel zo is." in letter


@pytest.mark.parametrize(("as_of", "late"), [("2014-03-20", False), ("2014-03-21", False), ("2014-03-22", True)])
def test_the_reaction_is_late_from_the_day_after_its_last_day(year: Year, as_of: str, late: bool) -> None:  # noqa: FBT001 - a row
    winter(year)

    assert ("blijft uit" in year.says(as_of, "check")) is late
    assert ("kwam nog geen reactie" in year.says(as_of, "report")) is late


def test_may(year: Year) -> None:
    winter(year)
    spring(year)

    now = year.says(MAY, "timeline")
    assert "De reactie op uw advies over het inkoopkader blijft uit. Zij moest er zijn op vrijdag 21 maart 2014." in now
    stand = year.says(MAY, "status")
    assert "ACHTER (1) Inkoopkader" in stand
    assert "U zag op 20 mei 2014: nee. Bron: Piet." in stand
    letter = year.says(MAY, "report", "raad")
    assert "Aan: de gemeenteraad van Haren, via de griffie" in letter
    assert (
        "Op ons advies over het inkoopkader kwam nog geen reactie. Het college kreeg het op 7 februari 2014." in letter
    )
    assert "2. Wilt u het college vragen waar de reactie op ons advies blijft?" in letter
    done = [row["id"] for row in _moments(year, MAY) if row["gedaan"]]
    assert done == ["inkoopkader.adviesaanvraag", "inkoopkader.advies", "inkoopkader.aanmelden"]  # the slip is gone


def test_september(year: Year) -> None:
    winter(year)
    spring(year)
    summer(year)

    assert "blijft uit" not in year.says(SEPTEMBER, "timeline")
    listed = year.says(SEPTEMBER, "advice", "list")
    # 21 March to 2 June: 10 days of March, 30 of April, 31 of May and 2 of June
    assert "Dat was 73 dagen te laat: die moest er zijn op vrijdag 21 maart 2014." in listed
    stand = year.says(SEPTEMBER, "status")
    assert "3 stappen: 2 op schema en 1 onbekend." in stand
    letter = year.says(SEPTEMBER, "report")
    assert "WAT GOED GAAT - Het inkoopkader. De raad stelde het inkoopkader vast." in letter
    assert "was maandag 27 oktober 2014, wordt donderdag 30 oktober 2014." in letter
    told = "De reactie kwam op 2 juni 2014. Dat was 73 dagen te laat. Ons advies wordt voor een deel gevolgd."
    assert told in letter
    mail = year.run("timeline", "--format", "mail", "--since", "2014-09-01", "--as-of", SEPTEMBER).out
    assert "was maandag 27 oktober 2014, wordt donderdag 30 oktober 2014" in " ".join(mail.split())
    assert "inkoopkader er is: was" not in " ".join(mail.split())  # asked in January: that is no news of September
    assert len(mail.splitlines()) <= 40  # a screen
    assert max(map(len, mail.splitlines())) <= 72


def test_november(year: Year) -> None:
    for season in (winter, spring, summer, autumn):
        season(year)

    stand = year.says(NOVEMBER, "status")
    assert "De meting van nu is die van november 2014. Er komt geen meting meer." in stand
    assert "U vinkte het besluit af op vrijdag 31 oktober 2014." in stand
    assert "OP SCHEMA (2)" in stand  # the verordening by its decision, the inkoopkader as it was seen in September
    letter = year.says(NOVEMBER, "report", "landelijk")
    assert "De verordening. De raad stelde de verordening vast." in letter
    assert "schrijven wij u opnieuw" not in letter


def test_every_measurement_can_be_looked_back_at(year: Year) -> None:
    """What was said on a day is said of that day for ever: later rows do not change it."""
    then: dict[str, str] = {}
    for season, day in zip((winter, spring, summer, autumn), MEASURED, strict=True):
        season(year)
        then[day] = year.says(day, "status", "--all")

    assert {day: year.says(day, "status", "--all") for day in MEASURED} == then


def test_nothing_is_lost_and_nothing_personal_leaves(year: Year) -> None:
    for season in (winter, spring, summer, autumn):
        season(year)
    year.run("calendar", "--as-of", NOVEMBER)
    year.run("build", "--as-of", NOVEMBER)
    year.run("checklist", "--output", "lijst.html", "--as-of", NOVEMBER)

    kept = (year.folder / "voortgang.yaml").read_text("utf-8")
    assert year.rows() == year.written == 15
    assert all(name in kept for name in SECRETS)
    assert len(set(re.findall(r'nr: "([0-9a-f]{12})"', kept))) == year.written
    outside = list(_outside(year))
    assert {file for file, _ in outside} >= {"agenda.ics", "index.html", "lijst.html", "timeline json", "status json"}
    for name, text in outside:
        assert not [secret for secret in SECRETS if secret in text], name


def test_what_was_written_down_is_told_where_a_step_is_explained(year: Year) -> None:
    for season in (winter, spring, summer, autumn):
        season(year)

    told = year.says(NOVEMBER, "explain", "inkoopkader")

    assert "- 12 februari 2014 (Bert): Gebeld met Piet in de griffiekamer." in told
    assert "- 20 mei 2014 (Anna): gezien bij inkoopkader-mei: nee, bron: Piet" in told
    assert "- 2 juni 2014: reactie, de gemeente volgt uw advies deels. te duur" in told


def _outside(year: Year) -> Iterator[tuple[str, str]]:
    """Yield everything that others read, with what it is."""
    for file in sorted(year.folder.rglob("*")):
        if file.is_file() and file.name not in {"wmoplan.yaml", "voortgang.yaml"}:
            text = file.read_bytes().decode("utf-8")
            yield file.name, text
            if file.suffix == ".ics":
                yield "the events", "".join(str(event.to_ical()) for event in Calendar.from_ical(text).walk("VEVENT"))
    for words in (
        ("timeline", "json"),
        ("timeline", "csv"),
        ("timeline", "markdown"),
        ("timeline", "mail"),
        ("status", "json"),
    ):
        yield " ".join(words), year.run(words[0], "--format", words[1], "--as-of", NOVEMBER).out
    yield "a mail of what is new", year.says(NOVEMBER, "timeline", "--format", "mail", "--since", "2014-01-20")
    for to in ("college", "raad", "adviseur", "landelijk"):
        yield f"report {to}", year.says(NOVEMBER, "report", to)


def _moments(year: Year, day: str) -> list[dict[str, str | None]]:
    found: list[dict[str, str | None]] = json.loads(year.run("timeline", "--format", "json", "--as-of", day).out)[
        "momenten"
    ]
    return found
