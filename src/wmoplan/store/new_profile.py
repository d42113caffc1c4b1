"""A municipality's own file, begun with an explanation of every key."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan import resources
from wmoplan.dutch import long_date
from wmoplan.notation import on_one_line
from wmoplan.store.profile_text import on_one_line as row_on_one_line
from wmoplan.store.rows import LIST, plain_or_quoted, quoted

if TYPE_CHECKING:
    from datetime import date

NAME: Final = r"[A-Z][A-Za-z -]*[a-z]"
"""The name of a place that needs no quotes."""


class ChosenDay(NamedTuple):
    """A day that the municipality chooses.

    Attributes:
        day: None where the day is not known.
        supposed: The day that counts until `day` is known.
        question: The question that asks for the day.
        note: What somebody said of a day that is not known; may be empty.
    """

    name: str
    day: date | None
    supposed: date | None
    question: str
    note: str = ""


class NewProfile(NamedTuple):
    """What is known of the volunteers when their profile begins; empty is not known.

    Attributes:
        days: The days that the municipality chooses, known or not.
        example_topics: Two subjects of the plan, for the comments.
        example_step: A step of the plan, for the comments.
        own_rules: When the volunteers meet themselves: the keys and values of each row.
        election: The polling day that follows from the law or the table, only told in a comment.
        election_source: Where that day comes from.
        year: The year of the examples in the comments.
    """

    municipality: str
    organisation: str = ""
    role: str = "wmo-raad"
    plan: str = ""
    topics: tuple[str, ...] = ()
    own_rules: tuple[dict[str, str], ...] = ()
    days: tuple[ChosenDay, ...] = ()
    example_topics: tuple[str, ...] = ()
    example_step: str = "stap"
    election: date | None = None
    election_source: str = ""
    year: int = 2000


def new_profile(values: NewProfile) -> str:
    """Return the text of a new profile, with every key explained and the optional ones as comments."""
    lines = {
        "gemeente": f"gemeente: {_name(values.municipality)}",
        "organisatie": _known_or_example("organisatie", values.organisation, "Adviesraad Wmo Voorbeeld"),
        "rol": f"rol: {plain_or_quoted(values.role)}",
        "plan": _known_or_example("plan", values.plan, "naam-van-het-plan"),
        "onderwerpen": _topics(values.topics, values.example_topics),
        "dagen": _days(values.days),
        "stap": values.example_step,
        "verkiezing": _election(values),
        "vergaderingen": _list_begun(values),
        "jaar": f"{values.year:04}",
    }
    return re.sub(rf"\{{({'|'.join(lines)})\}}", lambda found: lines[found[1]], _template())


@cache
def _template() -> str:
    return resources.folder("templates").joinpath("wmoplan.yaml").read_text("utf-8")


def _name(value: str) -> str:
    return value if re.fullmatch(NAME, value) else quoted(value)


def _known_or_example(key: str, value: str, example: str) -> str:
    return f"{key}: {plain_or_quoted(value)}" if value else f"# {key}: {example}"


def _topics(topics: tuple[str, ...], examples: tuple[str, ...]) -> str:
    if not topics:
        return f"# onderwerpen: [{', '.join(examples)}]"
    return f"onderwerpen: [{', '.join(plain_or_quoted(topic) for topic in topics)}]"


def _days(days: tuple[ChosenDay, ...]) -> str:
    """Return the days that the municipality chooses: the known ones as they are, the others as comments."""
    if not days:
        return "# ankers: {}"
    known = any(day.day for day in days)
    lines = ["ankers:" if known else "# ankers:"]
    for day in days:
        shown = day.day or day.supposed
        written = f"  {day.name}: {shown.isoformat() if shown else '...'}"
        comment = f"  # {written[2:]}" if known else f"# {written}"
        said = f" U zei: {on_one_line(day.note)}" if day.note else ""
        lines.append(f"{written if day.day else comment}    # {day.question}{said}")
    return "\n".join(lines)


def _election(values: NewProfile) -> str:
    if values.election is None:
        return f"# Alleen als het bij u anders is: verkiezing: {values.year:04}-03-19"
    source = " ".join("".join(letter if letter.isprintable() else " " for letter in values.election_source).split())
    known = f"# De verkiezing is op {long_date(values.election)}{f' ({source})' if source else ''}."
    return f"{known}\n# Klopt dat niet? Schrijf de goede dag: verkiezing: {values.election.isoformat()}"


def _list_begun(values: NewProfile) -> str:
    examples = (
        f'- {{datum: {values.year:04}-10-21, tijd: "20:00", orgaan: commissie}}',
        f'- {{datum: {values.year:04}-10-27, orgaan: raad, status: voorlopig, bron: "raadsagenda"}}',
    )
    if not values.own_rules:
        own = (
            '- {regel: "elke tweede dinsdag van de maand", orgaan: eigen, '
            f"van: {values.year:04}-01-01, tot: {values.year:04}-12-31}}"
        )
        return "\n".join([f"# {LIST}:", *(f"#   {row}" for row in (*examples, own))])
    rows = [f"  - {row_on_one_line(row)}" for row in values.own_rules]
    return "\n".join([f"{LIST}:", *rows, *(f"#  {row}" for row in examples)])
