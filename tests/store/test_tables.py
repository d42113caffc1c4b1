"""The decision on a step, written into a profile: that row and nothing else."""

from datetime import date

import pytest

from wmoplan.errors import DataError
from wmoplan.store.tables import DECISIONS, UNDATED, dated, with_table

NAME = "wmoplan.yaml"
DAY = {"verordening": dated(date(2026, 12, 17), "raad, punt 8")}
ROW = 'verordening: {datum: 2026-12-17, bron: "raad, punt 8"}'
PAIRS = ROW.removeprefix("verordening: {").removesuffix("}")
SHOWN = "# Wat er is gezegd.\n# besluiten:\n#   stap: {datum: 2026-10-27}\n"
PLAN = "plan: {orgaan: raad}"
LINES = 'datum: 2026-12-17\n    bron: "raad, punt 8"'
HEAD = "gemeente: Haren\n"

WRITTEN = [
    # the profile, and what becomes of it
    (HEAD, f"{HEAD}besluiten:\n  {ROW}\n", "no table yet"),
    (f"{HEAD}vergaderingen: []\n", f"{HEAD}besluiten:\n  {ROW}\nvergaderingen: []\n", "before the meetings"),
    ("gemeente: Haren", f"gemeente: Haren\nbesluiten:\n  {ROW}\n", "no end of the line"),
    (
        f"{HEAD}{SHOWN}\n# Iets anders.\n",
        f"{HEAD}{SHOWN}besluiten:\n  {ROW}\n\n# Iets anders.\n",
        "below the comment that shows it",
    ),
    (f"{HEAD}besluiten: {{}} # nog niets\n", f"{HEAD}besluiten:  {{{ROW}}} # nog niets\n", "an empty table"),
    (f"{HEAD}besluiten:\n", f"{HEAD}besluiten: {{{ROW}}}\n", "a key without a table"),
    (
        f"{HEAD}besluiten:\n  plan: {{orgaan: college}} # weet ik\nrol: wmo-raad\n",
        f"{HEAD}besluiten:\n  plan: {{orgaan: college}} # weet ik\n  {ROW}\nrol: wmo-raad\n",
        "behind the other rows",
    ),
    (
        f"{HEAD}besluiten:\n    plan:\n        orgaan: college\n",
        f"{HEAD}besluiten:\n    plan:\n        orgaan: college\n    {ROW}\n",
        "at the margin of the other rows",
    ),
    (
        f"{HEAD}besluiten: {{plan: {{orgaan: college}}}}\n",
        f"{HEAD}besluiten: {{plan: {{orgaan: college}}, {ROW}}}\n",
        "on one line",
    ),
    (
        f"{HEAD}besluiten:\n  verordening: {{orgaan: raad}}\n",
        f"{HEAD}besluiten:\n  verordening: {{orgaan: raad, {PAIRS}}}\n",
        "a row that has no day",
    ),
    (
        f"{HEAD}besluiten:\n  verordening: {{datum: 2026-11-26, orgaan: raad}}\n",
        f'{HEAD}besluiten:\n  verordening: {{datum: 2026-12-17, orgaan: raad, bron: "raad, punt 8"}}\n',
        "a row with another day",
    ),
    (
        f"{HEAD}besluiten:\n  verordening:\n    orgaan: raad\n  {PLAN}\n",
        f"{HEAD}besluiten:\n  verordening:\n    orgaan: raad\n    {LINES}\n  {PLAN}\n",
        "a row on lines of its own",
    ),
    ("{gemeente: Haren}\n", f"{{besluiten: {{{ROW}}}, gemeente: Haren}}\n", "a profile on one line"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "why"), WRITTEN, ids=[row[2] for row in WRITTEN])
def test_a_decision_gets_its_day(before: str, after: str, why: str) -> None:
    assert with_table(before, DECISIONS, DAY, name=NAME) == after, why


def test_two_decisions_stand_in_one_table() -> None:
    both = {**DAY, "plan": dated(date(2027, 1, 28), "raad")}

    assert (
        with_table(HEAD, DECISIONS, both, name=NAME)
        == f"{HEAD}besluiten:\n  {ROW}\n  plan: {{datum: 2027-01-28, bron: raad}}\n"
    )


GONE = [
    (f"{HEAD}besluiten:\n  {ROW}\nrol: wmo-raad\n", f"{HEAD}besluiten: {{}}\nrol: wmo-raad\n", "the only row"),
    (f"{HEAD}besluiten: {{{ROW}}}\n", f"{HEAD}besluiten:  {{}}\n", "the only row, on one line"),
    (f"{HEAD}besluiten:\n  {ROW}\n  {PLAN}\n", f"{HEAD}besluiten:\n  {PLAN}\n", "first"),
    (f"{HEAD}besluiten:\n  {PLAN}\n  {ROW}\n", f"{HEAD}besluiten:\n  {PLAN}\n", "last"),
    (f"{HEAD}besluiten: {{{ROW}, {PLAN}}}\n", f"{HEAD}besluiten: {{{PLAN}}}\n", "on one line"),
    (f"{HEAD}besluiten: {{{PLAN}, {ROW}}}\n", f"{HEAD}besluiten: {{{PLAN}}}\n", "at its end"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "why"), GONE, ids=[row[2] for row in GONE])
def test_a_decision_without_a_day_goes_whole(before: str, after: str, why: str) -> None:
    assert with_table(before, DECISIONS, {"verordening": UNDATED}, name=NAME) == after, why


def test_the_ends_of_the_lines_stay() -> None:
    text = f"{HEAD}rol: wmo-raad\n".replace("\n", "\r\n")

    assert with_table(text, DECISIONS, DAY, name=NAME) == f"{text}besluiten:\r\n  {ROW}\r\n"


def test_what_cannot_be_edited_is_told() -> None:
    with pytest.raises(DataError, match="hier kan wmoplan niets bij schrijven"):
        with_table(f"{HEAD}...\n", DECISIONS, DAY, name=NAME)
