"""Renew the lists of municipalities and school holidays from files that you download; nothing is fetched here.

Run it in the root of the repository:

    .venv/bin/python -m scripts.renew_lists --check
    .venv/bin/python -m scripts.renew_lists --municipalities FILE --year YEAR
    .venv/bin/python -m scripts.renew_lists --school-holidays FILE

Municipalities: download "Gemeenten alfabetisch YEAR" from cbs.nl (search: gemeentelijke indeling op 1 januari YEAR), as
the .xlsx it is or saved as .csv. Second names and regions are kept by code; a new municipality gets no region, and is
named. First write a row in data/herindelingen.csv for each municipality that is gone, else nothing is written.

School holidays: download https://opendata.rijksoverheid.nl/v1/sources/rijksoverheid/infotypes/schoolholidays?output=json
(or one school year of it). Its rows take the place of ours with the same name, region and year; the others stay.

A list is written whole or not at all; where something does not add up, the script says what and ends with status 1.
data/lijsten.yaml tells people where a list comes from and who looked at it: edit it by hand (aantal, nagekeken,
jaren-gedekt, bron, let-op; a new entry for a new list) and then run --check.
"""

import argparse
import csv
import io
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from scripts.list_checks import (
    all_faults,
    holiday_faults,
    list_years,
    merger_faults,
    municipality_faults,
    region_faults,
)
from scripts.list_sources import NotAddingUpError, read_cbs_table, read_open_data
from wmoplan.errors import WmoplanError
from wmoplan.model.municipality import Municipality
from wmoplan.model.reference import SchoolHoliday
from wmoplan.read.reference import (
    LISTS,
    MERGERS,
    MUNICIPALITIES,
    SCHOOL_HOLIDAYS,
    read_mergers,
    read_municipalities,
    read_school_holidays,
)
from wmoplan.store.files import write_whole

ROOT: Final = Path(__file__).resolve().parents[1]
MUNICIPALITY_COLUMNS: Final = ("code", "naam", "ook", "provincie", "regio")
HOLIDAY_COLUMNS: Final = ("vakantie", "regio", "van", "tot", "bron")


def renewed_municipality(row: Municipality, before: Municipality | None) -> Municipality:
    """Return a municipality of the CBS with our name, second names and region, as far as there are any.

    The CBS adds a letter to a name that two have had; our lists keep the name that people use. A name that is really
    another one takes the place of ours, which becomes a second name.
    """
    if before is None:
        return row
    if row.name in (before.name, *before.also):
        return before._replace(province=row.province)
    return before._replace(name=row.name, also=(before.name, *before.also), province=row.province)


def renew_municipalities(data: Path, file: Path, year: int) -> list[str]:
    """Write the list of a year, and return what somebody must know of it.

    Raises:
        NotAddingUpError: The file, or what it says beside our lists, does not add up; nothing was written.
    """
    before = {row.code: row for row in read_municipalities(data, year)}
    rows = [renewed_municipality(row, before.get(row.code)) for row in read_cbs_table(file)]
    mergers = read_mergers(data)
    came = [row for row in rows if row.code not in before]
    faults = municipality_faults(rows)
    if year >= max(list_years(data)):  # the mergers lead to the last list
        known = [row for each in list_years(data) for row in read_municipalities(data, each)]
        faults += [f"{MERGERS}: {fault}" for fault in merger_faults(mergers, rows, known)]
        heirs = {code for row in mergers for code in row.into}
        faults += [
            f"{row.name} ({row.code}) is new, and nothing in {MERGERS} leads to it."
            for row in came
            if row.code not in heirs
        ]
    _refuse(faults)
    name = str(year).join(MUNICIPALITIES)
    _write(data / name, MUNICIPALITY_COLUMNS, ((*row[:2], "|".join(row.also), *row[3:]) for row in rows))
    codes = {row.code for row in rows}
    return [
        f"{name}: {len(rows)} municipalities.",
        *(f"New: {row.name} ({row.code})." for row in came),
        *(f"Gone: {row.name} ({row.code})." for row in before.values() if row.code not in codes),
        *(f"Was {before[row.code].name}: {row.name} ({row.code})." for row in rows if _is_renamed(row, before)),
        *(f"Fill in the region: {fault}" for fault in region_faults(rows)),
    ]


def renew_school_holidays(data: Path, file: Path) -> list[str]:
    """Write the school holidays of a file among ours, and return what somebody must know of it.

    Raises:
        NotAddingUpError: The file, or what it makes of our list, does not add up; nothing was written.
    """
    before = {_key(row): row for row in read_school_holidays(data)}
    told = list(dict.fromkeys(read_open_data(file)))
    if not told:
        raise NotAddingUpError(f"{file} holds no school holiday.")
    _refuse(holiday_faults(told))
    found = {_key(row): row for row in told}
    rows = sorted((before | found).values(), key=lambda row: (row.first, row.name))
    _refuse(holiday_faults(rows))
    _write(data / SCHOOL_HOLIDAYS, HOLIDAY_COLUMNS, rows)
    moved = [(before[key], row) for key, row in found.items() if key in before and before[key][2:4] != row[2:4]]
    return [
        f"{SCHOOL_HOLIDAYS}: {len(rows)} rows, {len(found)} of them from the file, {len(found.keys() - before)} new.",
        *(
            f"{new.name} {new.region}: was {old.first} to {old.last}, is {new.first} to {new.last}."
            for old, new in moved
        ),
    ]


def main(words: Sequence[str] | None = None) -> int:
    """Do what the words say and return the status: 1 where something does not add up."""
    asked = _asked(words)
    try:
        if asked.municipalities:
            told = renew_municipalities(asked.data, asked.municipalities, asked.year)
        elif asked.school_holidays:
            told = renew_school_holidays(asked.data, asked.school_holidays)
        else:
            _refuse(all_faults(asked.data))
            told = ["All lists add up."]
    except (NotAddingUpError, WmoplanError, ValueError) as fault:  # a row of ours that is cut short is a ValueError
        print(fault if asked.check else f"{fault}\nNothing was written.", file=sys.stderr)
        return 1
    print("\n".join(told))
    if not asked.check:
        print(f"Now edit {LISTS} by hand (aantal, nagekeken, jaren-gedekt, bron, let-op) and run --check.")
    return 0


def _asked(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="renew_lists", description=(__doc__ or "").partition("\n")[0])
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--check", action="store_true", help="recount all lists")
    what.add_argument("--municipalities", type=Path, metavar="FILE", help="table of the CBS, .xlsx or .csv")
    what.add_argument("--school-holidays", type=Path, metavar="FILE", help="JSON of opendata.rijksoverheid.nl")
    parser.add_argument("--year", type=int, help="of the table of the CBS")
    parser.add_argument("--data", type=Path, default=ROOT / "data", help="the folder with the lists")
    asked = parser.parse_args(words)
    if bool(asked.municipalities) != (asked.year is not None):
        parser.error("--municipalities and --year go together")
    return asked


def _refuse(faults: list[str]) -> None:
    if faults:
        raise NotAddingUpError("\n".join(["This does not add up:", *faults]))


def _write(path: Path, columns: tuple[str, ...], rows: Iterable[Iterable[object]]) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([columns, *rows])
    write_whole(path, text.getvalue())


def _key(row: SchoolHoliday) -> tuple[str, str, int]:
    return row.name, row.region, row.first.year


def _is_renamed(row: Municipality, before: dict[str, Municipality]) -> bool:
    return row.code in before and before[row.code].name != row.name


if __name__ == "__main__":
    sys.exit(main())
