"""What must hold in the lists that come with the program; each fault is one sentence."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from wmoplan.model.municipality import PLANNED, Merger, Municipality
from wmoplan.model.reference import SchoolHoliday
from wmoplan.read.reference import (
    LISTS,
    MERGERS,
    MUNICIPALITIES,
    SCHOOL_HOLIDAYS,
    read_coverage,
    read_day_rules,
    read_election_rules,
    read_mergers,
    read_municipalities,
    read_school_holidays,
)
from wmoplan.read.yaml import read_tree
from wmoplan.reckon.names import plain_name

PROVINCES: Final = (
    "Drenthe",
    "Flevoland",
    "Friesland",
    "Gelderland",
    "Groningen",
    "Limburg",
    "Noord-Brabant",
    "Noord-Holland",
    "Overijssel",
    "Utrecht",
    "Zeeland",
    "Zuid-Holland",
)
"""The provinces, as the lists spell them."""

REGIONS: Final = ("Noord", "Midden", "Zuid")
RECESSES: Final = ("herfstreces", "kerstreces", "voorjaarsreces", "meireces", "zomerreces")
LONGEST: Final = timedelta(days=48)
"""Seven weeks; no school holiday is longer."""

CODE_LENGTH: Final = len("GM0000")


def list_years(data: Path) -> tuple[int, ...]:
    """Return the years that have a list of municipalities, the first one first."""
    before, behind = MUNICIPALITIES
    names = (file.name for file in data.glob(f"{before}*{behind}"))
    return tuple(sorted(int(name.removeprefix(before).removesuffix(behind)) for name in names))


def municipality_faults(rows: Sequence[Municipality]) -> list[str]:
    """Return what is wrong within one list of municipalities."""
    faults = [f"{row.code} is no code of the CBS." for row in rows if not _is_code(row.code)]
    faults += [f"{code} is there {times} times." for code, times in _twice(row.code for row in rows)]
    faults += [
        f"The name {name} is there {times} times." for name, times in _twice(plain_name(row.name) for row in rows)
    ]
    faults += [f"{row.name} ({row.code}): no province {row.province}." for row in rows if row.province not in PROVINCES]
    faults += [f"Nothing lies in {name}." for name in PROVINCES if name not in {row.province for row in rows}]
    return faults


def region_faults(rows: Iterable[Municipality]) -> list[str]:
    """Return which municipalities have no region of the school holidays."""
    wrong = (row for row in rows if not row.regions or set(row.regions) - set(REGIONS))
    return [f"{row.name} ({row.code}): no region '{row.region}'." for row in wrong]


def merger_faults(mergers: Sequence[Merger], last: Sequence[Municipality], known: Iterable[Municipality]) -> list[str]:
    """Return what is wrong between the mergers, the last list and the municipalities that any list knows."""
    now = {row.code for row in last}
    planned = {row.code for row in mergers if row.kind == PLANNED}
    gone = {row.code for row in mergers} - planned
    faults = [f"{code} is there {times} times." for code, times in _twice(row.code for row in mergers)]
    faults += [
        f"{row.name} ({row.code}) is no more, but the last list has it." for row in mergers if row.code in now & gone
    ]
    faults += [f"{code} is planned to end, but the last list has it not." for code in sorted(planned - now)]
    faults += [
        f"{row.name} ({row.code}) lives on in {code}, which the last list has not."
        for row in mergers
        for code in row.into
        if code not in now
    ]
    lost = {row.code: row.name for row in known if row.code not in now | gone}
    return faults + [f"{name} ({code}) is no more, and no row tells where it went." for code, name in lost.items()]


def holiday_faults(rows: Sequence[SchoolHoliday]) -> list[str]:
    """Return what is wrong within the school holidays."""
    faults = [f"{_told(row)}: no recess of that name." for row in rows if row.name not in RECESSES]
    faults += [f"{_told(row)}: no such region." for row in rows if row.region not in REGIONS]
    faults += [f"{_told(row)}: it ends before it starts." for row in rows if row.last < row.first]
    faults += [f"{_told(row)}: longer than any school holiday." for row in rows if row.last - row.first > LONGEST]
    for region in REGIONS:
        ours = sorted((row for row in rows if row.region == region), key=lambda row: row.first)
        pairs = ((one, other) for one, other in pairwise(ours) if other.first <= one.last)
        faults += [f"{_told(one)} and {_told(other)} overlap." for one, other in pairs]
    times = Counter((row.name, row.first.year) for row in rows)
    odd = {key: told for key, told in times.items() if told != len(REGIONS)}
    return faults + [f"{name} {year}: {told} of the {len(REGIONS)} regions." for (name, year), told in odd.items()]


def count_faults(data: Path) -> list[str]:
    """Return which lists are not in `data/lijsten.yaml`, or there with another number of rows."""
    counts = {file.name: len(file.read_text("utf-8").splitlines()) - 1 for file in sorted(data.glob("*.csv"))}
    counts["feestdagen.yaml"] = len(read_day_rules(data).holidays)
    counts["verkiezingen.yaml"] = len(read_election_rules(data).redrawings)
    told = {row["bestand"]: row["aantal"] for row in _described(data)}
    faults = [f"{name} is not in {LISTS}." for name in counts if name not in told]
    faults += [f"{name} is in {LISTS}, and nothing is there." for name in told if name not in counts]
    shared = (name for name in told if name in counts)
    return faults + [
        f"{name} has {counts[name]} rows, {LISTS} says {told[name]}."
        for name in shared
        if told[name] != str(counts[name])
    ]


def all_faults(data: Path) -> list[str]:
    """Return everything that is wrong in the lists of a folder, each with the name of its file."""
    lists = {year: read_municipalities(data, year) for year in list_years(data)}
    last = lists[max(lists)]
    mergers = read_mergers(data)
    faults = count_faults(data)
    for year, rows in lists.items():
        name = str(year).join(MUNICIPALITIES)
        faults += [f"{name}: {fault}" for fault in (*municipality_faults(rows), *region_faults(rows))]
    known = [row for rows in lists.values() for row in rows]
    faults += [f"{MERGERS}: {fault}" for fault in merger_faults(mergers, last, known)]
    faults += [f"{SCHOOL_HOLIDAYS}: {fault}" for fault in holiday_faults(read_school_holidays(data))]
    faults += [
        f"{LISTS}: {row.title} ends before it starts." for row in read_coverage(data) if row.last_year < row.first_year
    ]
    return faults


def _described(data: Path) -> Any:  # noqa: ANN401 - a list of tables of strings
    return read_tree((data / LISTS).read_bytes(), LISTS)[0]


def _is_code(code: str) -> bool:
    return len(code) == CODE_LENGTH and code.startswith("GM") and code[2:].isdecimal()


def _twice(values: Iterable[str]) -> list[tuple[str, int]]:
    return [(value, times) for value, times in Counter(values).items() if times > 1]


def _told(row: SchoolHoliday) -> str:
    return f"{row.name} {row.region} {row.first}"
