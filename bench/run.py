"""Measure what wmoplan costs, as ratios to yardsticks that run beside it.

Each case runs in turn with its yardsticks, on one core, and is judged on the processor time of whole
processes (user and system), by the medians of all rounds. Nothing is asserted: the table tells.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parents[1]
PYTHON: Final = str(ROOT / ".cache" / "bench" / "bin" / "python")
WMOPLAN: Final = str(ROOT / ".cache" / "bench" / "bin" / "wmoplan")
"""wmoplan as users have it: installed from the wheel, in an environment of its own."""
KHAL: Final = str(ROOT / ".cache" / "khal" / "bin" / "khal")
EXAMPLE: Final = ROOT / "examples" / "haren-2014.yaml"
AS_OF: Final = ("--as-of", "2014-01-15")
REGION: Final = ("--example", "brabant-noordoost-oost")
LEAST: Final = 9
"""A median of fewer rounds says too little."""
MANY: Final = 24_000
"""Events to write; no municipality has as many."""
REGIONS: Final = (1, 40, 79)
"""So many municipalities are in the regions that are compared: each time as many more."""
SOME: Final = 40
"""So many municipalities are built for comparison with all of them."""
TODAY: Final = 342
"""So many municipalities the country has today; in 2014 it had more."""
MEETINGS: Final = (20, 1_990)
"""So many meetings are in the profiles that are checked; a profile holds ten more at most."""
PAGES: Final = (("haren-2014.yaml", "2014-01-15"), ("oss-2014.yaml", "2014-01-15"), ("almere-2026.yaml", "2026-11-22"))
"""The examples of which the page is made, and the day from which each is seen."""
TITLES: Final = ROOT / "tests" / "reckon" / "agendapunten.yaml"
"""Titles of agenda items, each with the step that it is about."""
MEBI: Final = 1024  # ru_maxrss counts in kibibytes

BARE: Final = "bare"
"""The name of the yardstick `python -c pass`."""
LIST: Final = "khal list"
"""The name of the yardstick that lists the same events."""
ONE: Final = "timeline on one plan"
"""The name of the yardstick for a timeline on more plans."""
SCHEDULE: Final = "raad.ics"
"""The calendar file that is imported, with sixty meetings."""
PLANS: Final = ("invoering-2015", "landelijke-kalender", "beleidscyclus")


class Cost(NamedTuple):
    """What one process took: seconds of processor time, and mebibytes at its peak."""

    seconds: float
    memory: float


class Case(NamedTuple):
    """A command to measure.

    Attributes:
        name: What the table calls it.
        command: The words that start it.
        limits: The ratio allowed to each yardstick by name; None where nothing was agreed.
        memory: The mebibytes allowed; None where nothing was agreed.
        removes: A file that must be away before each round.
        plans: The plans that the profile follows; none is those of the example.
        topics: Whether the profile names the subjects of the example; all otherwise.
    """

    name: str
    command: list[str]
    limits: dict[str, float | None]
    memory: float | None = None
    removes: str = ""
    plans: tuple[str, ...] = ()
    topics: bool = True


CASES: Final = (
    Case("wmoplan --version", [WMOPLAN, "--version"], {BARE: 2}),
    Case("wmoplan --help", [WMOPLAN, "--help"], {BARE: 6.6}),
    Case("timeline", [WMOPLAN, "timeline", "--format", "table", *AS_OF], {BARE: 22, LIST: 0.65}, memory=34),
    Case("calendar", [WMOPLAN, "calendar", *AS_OF], {BARE: 24}, removes="agenda.ics"),
    Case(
        "calendar, unchanged, 100 events",
        [WMOPLAN, "calendar", "--reminders", *AS_OF],
        {BARE: 24},
        plans=("invoering-2015",),
        topics=False,
    ),
    Case("done", [WMOPLAN, "done", "verordening.advies", *AS_OF], {BARE: 22}, removes="voortgang.yaml"),
    Case("status", [WMOPLAN, "status", "--as-of", "2014-09-15"], {BARE: 22}),
    Case("advice list", [WMOPLAN, "advice", "list", "--as-of", "2014-09-15"], {BARE: 22}),
    Case("build", [WMOPLAN, "build", *AS_OF], {BARE: None}, removes="site/wmoplan-site.json"),
    Case("init", [WMOPLAN, "init", "Almere", "--plan", "beleidscyclus"], {BARE: 22}, removes="wmoplan.yaml"),
    Case("timeline on two plans", [WMOPLAN, "timeline", "--format", "table", *AS_OF], {ONE: 1.25}, plans=PLANS[:2]),
    Case("timeline on three plans", [WMOPLAN, "timeline", "--format", "table", *AS_OF], {ONE: None}, plans=PLANS),
    Case("timeline of today", [WMOPLAN, "timeline", "--example", "almere-2026", "--as-of", "2026-11-22"], {BARE: None}),
    Case("region of twelve", [WMOPLAN, "region", *REGION, "--format", "table", *AS_OF], {ONE: 2.5}),
    Case("region of twelve, page", [WMOPLAN, "region", *REGION, "--output", "r.html", *AS_OF], {ONE: None}),
    Case(
        "region of twelve, calendar",
        [WMOPLAN, "region", *REGION, "--output", "r.ics", *AS_OF],
        {ONE: None},
        removes="r.ics",
    ),
    Case("meetings list", [WMOPLAN, "meetings", "list", *AS_OF], {BARE: None}),
    Case("meetings import", [WMOPLAN, "meetings", "import", SCHEDULE, "--dry-run", *AS_OF], {BARE: 22, ONE: None}),
)


def environment(home: Path) -> dict[str, str]:
    """Return the same small environment for everything measured."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "COLUMNS": "100",
        "TZ": "Europe/Amsterdam",
    }


def cost(command: list[str], folder: Path, home: Path, *, refusals: frozenset[int] = frozenset()) -> Cost:
    """Run the command to its end and return what it took; a command that fails ends the benchmark.

    Args:
        refusals: The exit statuses with which it may refuse what it gets.
    """
    with (home / "stdout").open("wb") as out, (home / "stderr").open("wb") as err:
        process = subprocess.Popen(
            command, cwd=folder, env=environment(home), stdin=subprocess.DEVNULL, stdout=out, stderr=err
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode and process.returncode not in refusals:
        told = (home / "stdout").read_text("utf-8", "replace") + (home / "stderr").read_text("utf-8", "replace")
        sys.exit(f"{' '.join(command)} ended with status {process.returncode}:\n{told}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / MEBI)


def events(agenda: str) -> list[str]:
    """Return each event of the calendar as a calendar of its own, with the time zone only where the event names it."""
    found = re.findall(r"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", agenda, re.DOTALL)
    zone = "".join(re.findall(r"BEGIN:VTIMEZONE\r\n.*?END:VTIMEZONE\r\n", agenda, re.DOTALL))
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bench//NL\r\n"
    return [f"{head}{zone if 'TZID=' in event else ''}{event}END:VCALENDAR\r\n" for event in found]


def khal_list(home: Path) -> tuple[list[str], int]:
    """Give khal the events of Haren, let it read them once, and return the command that lists them, and how many."""
    folder, vdir = home / "for-khal", home / "vdir"
    folder.mkdir()
    vdir.mkdir()
    shutil.copy(EXAMPLE, folder / "wmoplan.yaml")
    cost([WMOPLAN, "calendar", *AS_OF], folder, home)
    agenda = (folder / "agenda.ics").read_bytes().decode("utf-8")
    single = events(agenda)
    for number, text in enumerate(single):
        (vdir / f"{number}.ics").write_bytes(text.encode("utf-8"))
    dated = agenda[agenda.index("BEGIN:VEVENT") :]  # past the time zone, which has days of its own
    days = sorted(re.findall(r"^DT(?:START|END)[;:](?:[^:\r]*:)?(\d{4})(\d\d)(\d\d)", dated, re.MULTILINE))
    (home / "khal.conf").write_text(
        f"[calendars]\n[[raad]]\npath = {vdir}\nreadonly = True\n"
        "[locale]\nlocal_timezone = Europe/Amsterdam\ndefault_timezone = Europe/Amsterdam\n"
        "dateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        f"[sqlite]\npath = {home / 'khal.db'}\n",
        "utf-8",
    )
    span = ["-".join(days[0]), "-".join(days[-1])]
    command = [KHAL, "-c", str(home / "khal.conf"), "list", "--once", *span]
    cost(command, home, home)
    return command, len(single)


def schedule() -> str:
    """Return a calendar of sixty meetings, one a week, as a council's site gives it."""
    first = date(2014, 1, 7)
    found = [
        f"BEGIN:VEVENT\nUID:vergadering-{number}@voorbeeld.nl\nDTSTART;TZID=Europe/Amsterdam:"
        f"{first + timedelta(weeks=number):%Y%m%d}T200000\nSUMMARY:{'Raad' if number % 3 == 0 else 'Commissie zorg'}\n"
        "LOCATION:Raadzaal\nDESCRIPTION:De agenda en de stukken staan op de site.\nSTATUS:CONFIRMED\nEND:VEVENT\n"
        for number in range(60)
    ]
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//bench//NL\n{''.join(found)}END:VCALENDAR\n"


def measured(case: Case, yardsticks: dict[str, list[str]], home: Path, rounds: int) -> dict[str, list[Cost]]:
    """Return the costs of the case and of its yardsticks, run in turn after one round that does not count."""
    folder = home / "work"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    text = EXAMPLE.read_text("utf-8")
    if case.plans:
        text = re.sub(r"^plan: .*$", f"plan: [{', '.join(case.plans)}]", text, flags=re.MULTILINE)
    if not case.topics:
        text = re.sub(r"^onderwerpen: .*$", "", text, flags=re.MULTILINE)
    (folder / "wmoplan.yaml").write_text(text, "utf-8")
    (folder / SCHEDULE).write_text(schedule(), "utf-8")
    commands = {name: yardsticks[name] for name in case.limits} | {case.name: case.command}
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            if case.removes:
                (folder / case.removes).unlink(missing_ok=True)
            spent = cost(command, folder, home)
            if number:
                costs[name].append(spent)
    return costs


def reading(rounds: int) -> None:
    """Read the plan in turn with the program and with PyYAML alone, and print the two medians."""
    from time import process_time

    import yaml

    from wmoplan.read.plan import read_plan

    file = ROOT / "data" / "stappenplan.yaml"
    if not hasattr(yaml, "CSafeLoader"):
        sys.exit("This PyYAML has no libyaml, so there is no yardstick for reading; install a wheel that has it.")

    def with_pyyaml() -> object:
        return yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)

    def with_wmoplan() -> object:
        return read_plan(file, file.name)

    ways = (with_pyyaml, with_wmoplan)
    times: tuple[list[float], ...] = ([], [])
    for number in range(rounds + 2):
        for way, spent in zip(ways, times, strict=True):
            start = process_time()
            way()
            if number > 1:
                spent.append(process_time() - start)
    print(*(statistics.median(spent) for spent in times))


def writing(rounds: int) -> None:
    """Write many events in turn with the program and with icalendar, and print the medians and the memory of each.

    The last two numbers are the peaks of the program for half of the events and for all of them, in mebibytes.
    """
    import tracemalloc
    from datetime import UTC, date, datetime, timedelta
    from time import process_time

    import icalendar

    from wmoplan.model.event import CalendarEntry, CalendarScope, Event
    from wmoplan.render.ics import to_ical

    stamp = datetime(2026, 11, 22, tzinfo=UTC)
    text = "Spreek in; maak ook een korte versie, van 3 minuten. Privé-één-reünie is één woord.\n" * 8
    entries = []
    for number in range(MANY):
        begin = date(2014, 1, 1) + timedelta(days=number)
        event = Event(
            f"a.b{number}@GM0017.wmoplan",
            begin,
            begin + timedelta(days=1),
            f"Moment {number}",
            text,
            "",
            groups=("Wmo",),
        )
        entries.append(CalendarEntry(event, 0, stamp, stamp))
    theirs = icalendar.Calendar.from_ical(to_ical("Wmo-agenda Haren", CalendarScope(), entries))

    def with_icalendar() -> bytes:
        return bytes(theirs.to_ical(sorted=False))

    def with_wmoplan() -> bytes:
        return to_ical("Wmo-agenda Haren", CalendarScope(), entries)

    ways = (with_icalendar, with_wmoplan)
    times: tuple[list[float], ...] = ([], [])
    for _ in range(max(rounds // 5, 3)):  # one round takes ten seconds
        for way, spent in zip(ways, times, strict=True):
            start = process_time()
            way()
            spent.append(process_time() - start)
    peaks = []
    for number in (MANY // 2, MANY):
        tracemalloc.start()
        to_ical("Wmo-agenda Haren", CalendarScope(), entries[:number])
        peaks.append(tracemalloc.get_traced_memory()[1] / MEBI / MEBI)
        tracemalloc.stop()
    print(*(statistics.median(spent) for spent in times), *peaks)


def paging(rounds: int) -> None:
    """Make the page of each example, after a first time that does not count, and print the medians in milliseconds."""
    from time import process_time

    from wmoplan.desk.beside import Text
    from wmoplan.desk.opening import reckoned
    from wmoplan.desk.shipped import words
    from wmoplan.documents.page import page_of
    from wmoplan.render.html import html

    medians = []
    for name, day in PAGES:
        file = ROOT / "examples" / name
        seen = date.fromisoformat(day)
        timeline = reckoned(Text(str(file)), seen).timeline
        times = []
        for number in range(rounds + 1):
            start = process_time()
            html(page_of(timeline, words()))
            times += [process_time() - start] if number else []
        medians.append(statistics.median(times) * 1000)
    print(*medians)


def items(_: int) -> None:
    """Look for the steps of the plan in the titles of agenda items, and print how many are right, wrong and missed."""
    import yaml

    from wmoplan.desk.followed import plans_of
    from wmoplan.desk.shipped import rules
    from wmoplan.reckon.agenda_items import steps_about, words_of_steps

    rows = yaml.safe_load(TITLES.read_text("utf-8"))
    plans = plans_of(["beleidscyclus"], date(2026, 11, 22))
    known = words_of_steps([step for plan in plans for step in plan.steps], {}, rules().no_decision)
    right = wrong = missed = 0
    for row in rows:
        found, about = set(steps_about(row["titel"], known)), {row["stap"]} - {"geen"}
        right, wrong, missed = right + len(found & about), wrong + len(found - about), missed + len(about - found)
    print(right, wrong, missed)


class Run(NamedTuple):
    """What one run of a program and of the processes that it started took.

    Attributes:
        wall: Seconds on the clock.
        seconds: Seconds of processor time of all of them together.
        memory: Mebibytes at the peak of the largest.
    """

    wall: float
    seconds: float
    memory: float


def country(home: Path) -> None:
    """Build the site of every municipality of 2014 and of forty of them, and print what each took and the growth."""
    folder = home / "country"
    folder.mkdir()
    cost([WMOPLAN, "init", "--all", "alle", "--plan", "invoering-2015"], folder, home)
    (folder / "enkele").mkdir()
    profiles = sorted((folder / "alle").iterdir())
    for profile in profiles[:: len(profiles) // SOME][:SOME]:
        shutil.copy(profile, folder / "enkele")
    bare = min(timed([PYTHON, "-c", "pass"], folder, home).wall for _ in range(5))
    found = {name: timed([WMOPLAN, "build", "--all", name, "--output", f"uit-{name}", *AS_OF], folder, home)
             for name in ("enkele", "alle")}  # fmt: skip
    again = timed([WMOPLAN, "build", "--all", "alle", "--output", "uit-alle", *AS_OF], folder, home)
    few, many = found["enkele"], found["alle"]
    print(judged(f"build of {TODAY} of {len(profiles)} municipalities", many.wall * TODAY / len(profiles), 6, "s"))
    print(judged("the same", many.wall / bare, None, "x bare"))
    regions = [_region(profiles[:number], folder, home) for number in REGIONS]
    each = [(more - less) / (REGIONS[at + 1] - REGIONS[at]) for at, (less, more) in enumerate(pairwise(regions))]
    print(judged(f"a municipality in a region of {REGIONS[2]}", each[1] / each[0], 1.2, f"x one of {REGIONS[1]}"))
    growth = (many.seconds / len(profiles)) / (few.seconds / SOME)
    print(judged(f"a municipality of {len(profiles)} beside one of {SOME}", growth, 1.1, f"x one of {SOME}"))
    print(judged("build, the largest process", many.memory, 60, "MiB"))
    print(judged("build again, nothing changed", again.wall / many.wall, 0.1, "x the first"))
    print(f"  processor time {many.seconds:.1f} s, again {again.wall:.2f} s, bare {bare * 1000:.0f} ms")


def _region(profiles: list[Path], folder: Path, home: Path) -> float:
    """Return the processor time of a region of these profiles: the least of five, for what else the machine does."""
    place = folder / f"regio-{len(profiles)}"
    place.mkdir()
    for profile in profiles:
        shutil.copy(profile, place)
    return min(cost([WMOPLAN, "region", place.name, *AS_OF], folder, home).seconds for _ in range(5))


def long_lists(home: Path) -> None:
    """Print what a check of a long list of meetings and adding one to it take, beside a short list."""
    head, _, rest = EXAMPLE.read_text("utf-8").partition("vergaderingen:\n")
    tail = rest[rest.index("\ntermijnen:") :]
    days = [date(2013, 1, 7) + timedelta(days=number) for number in range(MEETINGS[1])]
    spent: dict[str, list[float]] = {"check": [], "meetings add": []}
    for number in MEETINGS:
        folder = home / f"meetings-{number}"
        folder.mkdir()
        rows = [f'  - {{datum: {day}, tijd: "20:00", orgaan: raad, bron: agenda}}' for day in days[:number]]
        text = f"{head}vergaderingen:\n{chr(10).join(rows)}{tail}"
        words = {"check": ["check", *AS_OF], "meetings add": ["meetings", "add", "raad", "2014-10-09", "21:30"]}
        for name, typed in words.items():
            rounds = []
            for _ in range(5):
                (folder / "wmoplan.yaml").write_text(text, "utf-8")
                rounds.append(cost([WMOPLAN, *typed], folder, home).seconds)
            spent[name].append(min(rounds))
    for (name, (few, many)), allowed in zip(spent.items(), (3, 4), strict=True):
        print(judged(f"{name} of {MEETINGS[1]} meetings", many / few, allowed, f"x of {MEETINGS[0]}"))


def timed(command: list[str], folder: Path, home: Path) -> Run:
    """Run the command on all processors, and return what it took."""
    start = perf_counter()
    spent = cost(command, folder, home)
    return Run(perf_counter() - start, spent.seconds, spent.memory)


def inside(option: str, rounds: int) -> list[float]:
    """Return what a measurement inside one process printed."""
    told = subprocess.run(
        [PYTHON, __file__, option, "--rounds", str(rounds)], capture_output=True, text=True, check=False
    )
    if told.returncode:
        sys.exit(f"{option} cannot be measured:\n{told.stderr}")
    return [float(word) for word in told.stdout.split()]


def row(name: str, value: str, allowed: str, verdict: str) -> str:
    """Return one line of the table."""
    return f"{name:<42}{value:>30}{allowed:>30}  {verdict}".rstrip()


def judged(name: str, ratio: float, allowed: float | None, unit: str) -> str:
    """Return the line of one measurement, with its verdict where something was agreed."""
    if allowed is None:
        return row(name, f"{ratio:.2f} {unit}", "-", "")
    return row(name, f"{ratio:.2f} {unit}", f"{allowed:g} {unit}", "ok" if ratio <= allowed else "OVER")


def compare(case: Case, yardsticks: dict[str, list[str]], home: Path, rounds: int) -> None:
    """Measure a command beside its yardsticks, and print the ratios."""
    costs = measured(case, yardsticks, home, rounds)
    medians = {name: statistics.median(spent.seconds for spent in spents) for name, spents in costs.items()}
    for yardstick, allowed in case.limits.items():
        print(judged(case.name, medians[case.name] / medians[yardstick], allowed, f"x {yardstick}"))
    if case.memory:
        peak = statistics.median(spent.memory for spent in costs[case.name])
        print(judged(f"{case.name}, peak memory", peak, case.memory, "MiB"))
    print(f"  {', '.join(f'{name} {seconds * 1000:.1f} ms' for name, seconds in medians.items())}", flush=True)


def within(rounds: int) -> None:
    """Measure what is done inside one process, and print it."""
    theirs, ours = inside("--reading", rounds)
    print(judged("reading and validating stappenplan.yaml", ours / theirs, 1.0, "x CSafeLoader"))
    print(f"  CSafeLoader {theirs * 1000:.1f} ms, wmoplan.read.plan.read_plan {ours * 1000:.1f} ms")
    theirs, ours, half, all_of_them = inside("--writing", rounds)
    print(judged(f"writing {MANY} events", ours / theirs, 1.2, "x icalendar"))
    print(judged("memory for twice as many events", all_of_them / half, 2.2, "x half"))
    print(f"  icalendar {theirs:.2f} s, wmoplan.render.ics.to_ical {ours:.2f} s, peak {all_of_them:.0f} MiB")
    for (name, _), spent in zip(PAGES, inside("--paging", rounds), strict=True):
        print(judged(f"the page of {name.removesuffix('.yaml')}", spent, 10, "ms"), flush=True)
    right, wrong, missed = inside("--items", rounds)
    print(row("agenda items: precision", f"{right / (right + wrong):.1%}", "-", ""))
    print(row("agenda items: recall", f"{right / (right + missed):.1%}", "-", ""))
    print(f"  {right:.0f} right, {wrong:.0f} wrong, {missed:.0f} missed", flush=True)


def main() -> None:
    """Measure every case and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15, help=f"how often each is run; at least {LEAST}")
    parser.add_argument("--reading", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--writing", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--paging", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--items", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.rounds < LEAST:
        parser.error(f"at least {LEAST} rounds")
    measures = {"reading": reading, "writing": writing, "paging": paging, "items": items}
    for name, measure in measures.items():
        if getattr(options, name):
            measure(options.rounds)
            return
    for program, remedy in ((WMOPLAN, "make bench"), (KHAL, "make khal")):
        if not Path(program).exists():
            sys.exit(f"{Path(program).relative_to(ROOT)} is not there; run {remedy}.")
    pinned = "not pinned: this system cannot"
    if hasattr(os, "sched_setaffinity"):
        cores = os.sched_getaffinity(0)
        core = max(cores)
        os.sched_setaffinity(0, {core})
        pinned = f"pinned on core {core}"
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        listing, number = khal_list(home)
        example = [WMOPLAN, "timeline", "--format", "table", "--profile", str(EXAMPLE), *AS_OF]
        yardsticks = {BARE: [PYTHON, "-c", "pass"], LIST: listing, ONE: example}
        print(f"Processor time, medians of {options.rounds} rounds, {pinned}; khal lists the same {number} events.\n")
        print(row("what", "measured", "allowed", ""))
        for case in CASES:
            compare(case, yardsticks, home, options.rounds)
        within(options.rounds)
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, cores)
        long_lists(home)
        country(home)


if __name__ == "__main__":
    main()
