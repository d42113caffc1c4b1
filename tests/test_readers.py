"""The calendar is read the same by four programs that know nothing of each other."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.programs import EXAMPLES, ROOT, calendar_of, wmoplan
from tests.readers import READERS, Entry, Reader, with_khal
from tests.render.make import feed_of, on, timeline

pytestmark = pytest.mark.slow


def read_alike(file: Path, folder: Path, readers: Sequence[Reader] = READERS) -> list[Entry]:
    """Return what all readers see; they must see the same of every event."""
    first, *others = readers
    entries = first(file, folder)
    assert len(entries) == file.read_bytes().count(b"\r\nBEGIN:VEVENT\r\n") > 0
    for reader in others:
        assert reader(file, folder) == entries, reader.__name__
    return entries


def test_every_example_has_its_day() -> None:
    assert sorted(EXAMPLES) == sorted(file.stem for file in (ROOT / "examples").glob("*.yaml"))


@pytest.mark.parametrize(("example", "as_of"), list(EXAMPLES.items()))
def test_four_readers_see_the_same(example: str, as_of: str, tmp_path: Path) -> None:
    made = tmp_path / "agenda.ics"
    wmoplan("calendar", "--example", example, "--as-of", as_of, "--output", made, folder=tmp_path)

    read_alike(made, tmp_path)


def test_four_readers_see_the_same_of_a_region(tmp_path: Path) -> None:
    made = tmp_path / "regio.ics"
    region = ("region", "--example", "brabant-noordoost-oost", "--as-of", "2014-03-15")
    wmoplan(*region, "--output", made, folder=tmp_path)

    titles = [entry.title for entry in read_alike(made, tmp_path)]
    assert len(titles) > 12
    assert all(": " in title for title in titles)


# Amsterdam is an hour ahead of UTC in winter and two hours in summer; the clock changes at one o'clock UTC on 30 March
# and 26 October 2014, and on 29 March and 25 October 2026 (time.is, paper calendar). An own day with a time takes two
# hours.
TIMES = [
    # day,         time,    begins,             ends, in UTC
    ("2014-03-29", "20:00", "2014-03-29 19:00", "2014-03-29 21:00"),  # the evening before the clock goes forward
    ("2014-03-29", "23:30", "2014-03-29 22:30", "2014-03-30 00:30"),  # past midnight, before the change
    ("2014-03-30", "01:30", "2014-03-30 00:30", "2014-03-30 01:30"),  # it ends at half past three: an hour is left out
    ("2014-03-30", "03:00", "2014-03-30 01:00", "2014-03-30 03:00"),  # the first minute of summer time
    ("2014-03-31", "00:00", "2014-03-30 22:00", "2014-03-31 00:00"),  # midnight in summer: in UTC the day before
    ("2014-03-31", "20:00", "2014-03-31 18:00", "2014-03-31 20:00"),
    ("2014-10-25", "20:00", "2014-10-25 18:00", "2014-10-25 20:00"),  # the evening before the clock goes back
    ("2014-10-25", "23:30", "2014-10-25 21:30", "2014-10-25 23:30"),  # past midnight, before the change
    ("2014-10-26", "01:00", "2014-10-25 23:00", "2014-10-26 02:00"),  # it ends at three: an hour is there twice
    ("2014-10-26", "03:00", "2014-10-26 02:00", "2014-10-26 04:00"),  # just after it
    ("2014-10-27", "00:00", "2014-10-26 23:00", "2014-10-27 01:00"),
    ("2014-10-27", "20:00", "2014-10-27 19:00", "2014-10-27 21:00"),
    ("2014-12-31", "23:00", "2014-12-31 22:00", "2015-01-01 00:00"),  # over the end of a year
    ("2025-12-31", "22:30", "2025-12-31 21:30", "2025-12-31 23:30"),  # the same, but not in UTC
    ("2026-01-01", "00:00", "2025-12-31 23:00", "2026-01-01 01:00"),
    ("2026-03-28", "20:00", "2026-03-28 19:00", "2026-03-28 21:00"),
    ("2026-03-28", "23:59", "2026-03-28 22:59", "2026-03-29 00:59"),
    ("2026-03-29", "01:30", "2026-03-29 00:30", "2026-03-29 01:30"),
    ("2026-03-29", "03:00", "2026-03-29 01:00", "2026-03-29 03:00"),
    ("2026-03-30", "20:00", "2026-03-30 18:00", "2026-03-30 20:00"),
    ("2026-03-30", "00:00", "2026-03-29 22:00", "2026-03-30 00:00"),
    ("2026-10-24", "20:00", "2026-10-24 18:00", "2026-10-24 20:00"),
    ("2026-10-25", "01:00", "2026-10-24 23:00", "2026-10-25 02:00"),
    ("2026-10-25", "03:00", "2026-10-25 02:00", "2026-10-25 04:00"),
    ("2026-10-26", "00:00", "2026-10-25 23:00", "2026-10-26 01:00"),
    ("2026-10-26", "20:00", "2026-10-26 19:00", "2026-10-26 21:00"),
]

FROM = "2014-01-10"
"""The day of looking: before all of these, because a new calendar begins on it."""

# Also where a day lasts 23 or 25 hours, or is the last of its year.
WHOLE = [
    ("2014-03-30", "2014-03-31"),
    ("2014-10-26", "2014-10-27"),
    ("2014-12-31", "2015-01-01"),
    ("2026-03-29", "2026-03-30"),
    ("2026-10-25", "2026-10-26"),
    ("2026-12-31", "2027-01-01"),
]

# What is typed, and its title: one line of at most 80 characters.
TEXTS = [
    ("Komma, punt; dubbele: punt, en nog een,", ""),
    (r"Map C:\raad\nieuw, \\server\;x", ""),  # a backslash before an n, a backslash and a semicolon
    ("Zij zei: \"kom\" en 'ga', `nu`", ""),
    ("Eerste regel\nTweede regel; of niet", "Eerste regel Tweede regel; of niet"),
    ("Feest \N{PARTY POPPER}, hoera \N{GRINNING FACE}; en \N{WHITE SMILING FACE}\N{VARIATION SELECTOR-16}", ""),
    ("Naar \N{HEBREW LETTER SHIN}, \N{ARABIC LETTER BEH}; en terug", ""),  # from right to left
    ("Privé-één-reünie, ñ; ß en \N{EURO SIGN} 5", ""),
    ("BEGIN:VEVENT END:VEVENT X=1:2^n", ""),
    (("Woord, " * 29)[:199] + ".", f"{'Woord, ' * 10}Woord..."),  # two hundred characters
    ("\N{GRINNING FACE}" * 200, "\N{GRINNING FACE}" * 77 + "..."),
]


def own_days() -> list[dict[str, str]]:
    """Return own days at every time, on every whole day and with every text."""
    timed = [
        {"id": f"tijd-{number}", "titel": f"Op {day}", "datum": day, "tijd": time}
        for number, (day, time, _, _) in enumerate(TIMES)
    ]
    whole = [{"id": f"dag-{day}", "titel": f"Op {day}", "datum": day} for day, _ in WHOLE]
    told = [
        {"id": f"tekst-{number}", "titel": text, "datum": "2026-02-04", "tijd": "19:30", "doe": text, "bron": text}
        for number, (text, _) in enumerate(TEXTS)
    ]
    return [*timed, *whole, *told]


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Entry]:
    """Return what all four readers see in a calendar that is as hard as a profile can make it: its own days, by id."""
    text = [typed for typed, _ in TEXTS]
    profile = {
        "gemeente": "Almere",
        "plan": "beleidscyclus",
        "onderwerpen": ["meepraten"],
        "inspreken": {"waar": text[0], "toegang": f"{text[1]} {text[4]}"},
        "griffie": {"telefoon": text[2]},
        "organen": {"politieke-markt": {"naam": f"de Markt; {text[5]}", "rechten": ["inspreken"]}},
        "vergaderingen": [
            {"datum": "2026-10-24", "tijd": "20:00", "orgaan": "politieke-markt", "bron": text[3]},
            {"datum": "2026-10-29", "tijd": "00:00", "orgaan": "raad", "titel": text[4], "bron": text[1]},
        ],
        "besluiten": {"participatieverordening": {"datum": "2026-10-29", "orgaan": "raad", "bron": text[1]}},
        "eigen-data": own_days(),
    }
    folder = tmp_path_factory.mktemp("hard")
    made = calendar_of(json.dumps(profile, ensure_ascii=False), folder, FROM)
    entries = read_alike(made, folder)
    assert text[0] in {entry.place for entry in entries}
    return {entry.uid.split("@")[0].partition("eigen.")[2]: entry for entry in entries}


@pytest.mark.parametrize(("number", "row"), list(enumerate(TIMES)), ids=[f"{row[0]} {row[1]}" for row in TIMES])
def test_all_find_the_instant(hard: dict[str, Entry], number: int, row: tuple[str, str, str, str]) -> None:
    day, time, begins, ends = row
    found = hard[f"tijd-{number}"]

    assert (found.start, found.begins, found.ends) == (f"{day} {time}", begins, ends)


@pytest.mark.parametrize(("day", "after"), WHOLE)
def test_all_find_the_whole_day(hard: dict[str, Entry], day: str, after: str) -> None:
    found = hard[f"dag-{day}"]

    assert (found.start, found.end, found.whole) == (day, after, True)


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_all_read_what_was_typed(hard: dict[str, Entry], number: int) -> None:
    typed, title = TEXTS[number]
    found = hard[f"tekst-{number}"]
    typed = typed.replace("\n", " ")  # a value of a profile is one line

    assert found.title == (title or typed)
    assert found.text.startswith(f"{typed}\n")
    assert f"\nBron: {typed}.\n" in found.text


def made(title: str, folder: Path) -> Path:
    file = folder / "agenda.ics"
    file.write_bytes(feed_of(timeline(on("2014-10-21", title=title))))
    return file


def test_all_read_marks_that_a_profile_may_not_hold(tmp_path: Path) -> None:
    title = "Naar \N{HEBREW LETTER SHIN}\N{RIGHT-TO-LEFT MARK}, \N{WOMAN}\N{ZERO WIDTH JOINER}\N{PERSONAL COMPUTER}; en"

    (entry,) = read_alike(made(title, tmp_path), tmp_path)

    assert entry.title == title


def test_all_but_khal_read_a_backslash_before_a_capital_n(tmp_path: Path) -> None:
    """When khal imports a file it writes it anew, and takes that for a new line whatever stands before it."""
    title = r"Map C:\Notulen, \\Nieuw"
    readers = [reader for reader in READERS if reader is not with_khal]

    (entry,) = read_alike(made(title, tmp_path), tmp_path, readers)

    assert entry.title == title


def test_what_would_end_when_the_clock_changes_ends_when_that_is_over(tmp_path: Path) -> None:
    """Two hours after midnight is an hour that is left out or there twice: readers would differ on it."""
    days = {
        "2014-03-30": ("2014-03-29 23:00", "2014-03-30 01:00"),
        "2014-10-26": ("2014-10-25 22:00", "2014-10-26 02:00"),
        "2026-03-29": ("2026-03-28 23:00", "2026-03-29 01:00"),
        "2026-10-25": ("2026-10-24 22:00", "2026-10-25 02:00"),
    }
    own = [{"id": f"dag-{day}", "titel": f"Op {day}", "datum": day, "tijd": "00:00"} for day in days]
    profile = {"gemeente": "Almere", "plan": "beleidscyclus", "onderwerpen": ["meepraten"], "eigen-data": own}

    made = calendar_of(json.dumps(profile), tmp_path, FROM)

    for reader in READERS:
        found = {
            entry.start.removesuffix(" 00:00"): (entry.begins, entry.ends)
            for entry in reader(made, tmp_path)
            if not entry.whole
        }
        assert found == days, reader.__name__


@pytest.mark.parametrize("day", ["2014-03-29", "2014-03-31", "2014-10-25", "2014-10-27"])
def test_a_meeting_keeps_its_hour_on_both_sides_of_the_change_of_the_clock(day: str, tmp_path: Path) -> None:
    profile = (
        f"gemeente: Haren\nplan: invoering-2015\nvergaderingen:\n  - {{datum: {day}, tijd: '20:00', orgaan: raad}}\n"
        f"besluiten:\n  verordening: {{datum: {day}, orgaan: raad, bron: griffie}}\n"
    )

    entries = read_alike(calendar_of(profile, tmp_path, "2014-01-15"), tmp_path)

    assert [entry for entry in entries if entry.start == f"{day} 20:00"], entries
