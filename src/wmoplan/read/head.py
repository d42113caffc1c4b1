"""The head of a plan: what a first profile needs to know of it, read without the models that check the whole."""

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from wmoplan.model.period import read_when

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


class Choice(NamedTuple):
    """A day that a municipality chooses.

    Attributes:
        supposed: The day that holds until it does; None where that hangs on something else.
        text: The same, as the plan says it.
        question: What it is, as a question.
    """

    id: str
    supposed: date | None
    text: str
    question: str


class Subject(NamedTuple):
    """A subject that a council can choose; the plan itself suggests some."""

    id: str
    title: str
    note: str
    suggested: bool


class Head(NamedTuple):
    """What a first profile needs to know of a plan.

    Attributes:
        first, last: The horizon of the plan; None where it is open.
        example: The id of a step, for an example.
        choices: All days that can be chosen, in the order of the file.
        hung_on: For each subject, the choices that its steps hang on.
    """

    id: str
    first: date | None
    last: date | None
    example: str
    subjects: tuple[Subject, ...]
    choices: tuple[Choice, ...]
    hung_on: dict[str, frozenset[str]]

    def choices_for(self, subjects: tuple[str, ...]) -> tuple[Choice, ...]:
        """Return the days that the steps of these subjects hang on; without a subject those of all."""
        wanted = frozenset[str]().union(*(self.hung_on.get(one, frozenset()) for one in subjects or self.hung_on))
        return tuple(choice for choice in self.choices if choice.id in wanted)


def read_head(file: "Traversable", name: str) -> Head:
    """Return the head of a plan of ours; a fault in it is a bug that the tests of `data/` find.

    Raises:
        DataError: It is no strict YAML.
        KeyError: A row misses a key that it needs.
    """
    from wmoplan.read.yaml import read_tree

    tree = read_tree(file.read_bytes(), name)[0]
    runs = read_when(tree["looptijd"]).period
    steps: list[dict[str, Any]] = tree.get("stappen", [])
    choices = tuple(_choice(row) for row in tree.get("ankers", ()) if "vraag" in row)
    return Head(
        id=tree["id"],
        first=runs.first if runs else None,
        last=runs.last if runs else None,
        example=next((row["id"] for row in steps if row["besluit"] != "geen" and "{" not in row["id"]), ""),
        subjects=tuple(_subject(row) for row in tree.get("onderwerpen", ())),
        choices=choices,
        hung_on=_hung_on(steps, tree.get("ankers", []), {choice.id for choice in choices}),
    )


def _choice(row: dict[str, str]) -> Choice:
    period = read_when(row["wanneer"]).period
    return Choice(row["id"], period.last if period else None, row["wanneer"], row["vraag"])


def _subject(row: dict[str, str]) -> Subject:
    return Subject(row["id"], row["titel"], row.get("uitleg", ""), row.get("voorgesteld") == "ja")


def _hung_on(
    steps: list[dict[str, Any]], anchors: list[dict[str, Any]], choices: set[str]
) -> dict[str, frozenset[str]]:
    """Return for each subject what its steps hang on, by way of other steps and anchors too."""
    by_id = {row["id"]: row for row in (*anchors, *steps)}
    found: dict[str, frozenset[str]] = {}
    for row in steps:
        names: set[str] = set()
        _follow(row, by_id, names)
        for subject in row["onderwerpen"]:
            found[subject] = found.get(subject, frozenset()) | (names & choices)
    return found


def _follow(row: dict[str, Any], rows: dict[str, dict[str, Any]], found: set[str]) -> None:
    lines = (row, *row.get("planning", ()), row.get("wettelijk", {}))
    periods = [line[key] for line in lines for key in ("wanneer", "voorwaarde") if key in line]
    names = {row.get("ingang", ""), *(read_when(words).anchor for words in periods if "{" not in words)}
    for name in names - found:
        found.add(name)
        if name in rows:
            _follow(rows[name], rows, found)
