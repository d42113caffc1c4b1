"""The contents of a plan as rows that every form can show: a walk along the lists and the fields of the model.

A list that is added to `Plan` is shown without a change here, after what its fields say of themselves (`Rows`, `Names`,
the title of a field). What a type of row or field says in its own way stands in the tables below.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from wmoplan.dutch import count, listing, long_date, plain_date, sentence
from wmoplan.errors import Refused
from wmoplan.model.agenda_words import AgendaWords
from wmoplan.model.day import read_day
from wmoplan.model.fields import Names, Rows, annotated, values_in
from wmoplan.model.period import UNKNOWN, When
from wmoplan.model.plan import Plan, PlanList
from wmoplan.model.plan_rows import Claim, PlanTerm, Revision, Stand, Topic
from wmoplan.model.rules import DefaultTerm, Rules
from wmoplan.model.source import Source, SourceDocument
from wmoplan.model.step import Actual, Dependency, Earlier, LegalDeadline, Milestone, PlanningRow, Step
from wmoplan.record import Record

OLD: Final = timedelta(days=365)
"""After how long a source wants to be looked at again."""

TERMS: Final = "termijnen"
LATER: Final = ", in een latere vergadering"


class ShownFact(NamedTuple):
    """One more fact of a row, under its own label.

    Attributes:
        source: Where it stands, if it has a place of its own; None where it stands with the row.
        when: The period that it names; None where it names none.
    """

    label: str
    text: str
    source: Source | None = None
    when: When | None = None

    @property
    def said(self) -> str:
        """The fact as a sentence; an address has no full stop behind it, so that it can be copied."""
        ended = self.text.endswith((".", "?", "!")) or "://" in self.text
        return f"{self.label}: {self.text}{'' if ended else '.'}"


class ShownRow(NamedTuple):
    """A row of a plan as it is shown.

    Attributes:
        id: As it is printed and asked for; empty for what has none.
        kind: What sort of row it is, one Dutch word with its article.
        text: What it says.
        lead: The words before it, such as its period; may be empty.
        when: The period that it names; None where it names none.
        parts: Rows that belong to it: the questions and actions of a step, the parts of a question.
        key: By which other rows name it: its id, or with its list where the ids of that list are names of their own.
        mentions: The keys of the rows that it names.
        group: The heading under which it stands among its kind; empty where there is none.
        repeated: Whether it comes back every year and an earlier one is shown.
    """

    id: str
    kind: str
    text: str
    lead: str = ""
    when: When | None = None
    facts: tuple[ShownFact, ...] = ()
    sources: tuple[Source, ...] = ()
    parts: tuple["ShownRow", ...] = ()
    key: str = ""
    mentions: tuple[str, ...] = ()
    group: str = ""
    repeated: bool = False

    @property
    def said(self) -> str:
        """The text of the row as a sentence, with the words before it."""
        text = f"{self.lead}: {self.text}" if self.lead else self.text
        return text if text.endswith((".", "?", "!")) else f"{text}."


class ShownSection(NamedTuple):
    """The rows of one list of a plan.

    Attributes:
        name: The key of the list in the file.
    """

    name: str
    heading: str
    entries: tuple[ShownRow, ...]


class PlanContents(NamedTuple):
    """Everything that is in a plan.

    Attributes:
        numbers: How many rows there are of each kind, as sentences.
        titles: The title of each document, by its id.
        as_of: The day from which the age of a source is seen.
    """

    plan: Plan
    numbers: tuple[str, ...]
    sections: tuple[ShownSection, ...]
    titles: Mapping[str, str]
    as_of: date

    def section(self, name: str) -> ShownSection:
        """Return the section of that name, without rows where the plan has none."""
        return next((found for found in self.sections if found.name == name), ShownSection(name, "", ()))

    def entries(self) -> Iterator[ShownRow]:
        """Yield every row, each followed by its parts."""
        for section in self.sections:
            for entry in section.entries:
                yield from (one for one, _ in family(entry))

    def cite(self, source: Source) -> str:
        """Return a source with the title of its document, as it is printed."""
        return source.cited(self.titles)


def family(entry: ShownRow, owner: ShownRow | None = None) -> Iterator[tuple[ShownRow, ShownRow | None]]:
    """Yield a row and the rows that belong to it, each with the row that it is a part of."""
    yield entry, owner
    for part in entry.parts:
        yield from family(part, entry)


class _Showing(NamedTuple):
    """What is needed to show a row: the plan it is in, the words of the rules, and the day of looking."""

    plan: Plan
    rules: Rules
    as_of: date

    def rows(self, one: PlanList) -> tuple[Any, ...]:
        """Return the rows of a list; the terms are those of all municipalities as well."""
        rows: tuple[Any, ...] = getattr(self.plan, one.name)
        return self.plan.default_terms(self.rules) if one.row is PlanTerm else rows


def contents_of(plan: Plan, rules: Rules, as_of: date) -> PlanContents:
    """Return everything that is in a plan, with the terms that hold for every municipality."""
    showing = _Showing(plan, rules, as_of)
    sections = [
        ShownSection(one.key, one.rows.heading or sentence(one.key), tuple(_entries(one, showing)))
        for one in plan.lists()
    ]
    titles = {document.id: document.title for document in (*rules.documents, *plan.documents)}
    return PlanContents(plan, _numbers(plan), tuple(one for one in sections if one.entries), titles, as_of)


# -- how many there are


def _numbers(plan: Plan) -> tuple[str, ...]:
    """Return how many rows there are of each kind, as they are counted in a source; what comes yearly counts once."""
    sentences: dict[int, list[str]] = {}
    for one in sorted(plan.lists(), key=lambda one: one.rows.counted):
        if one.rows.counted and (rows := _once(getattr(plan, one.name))):
            tables = {(row.section, row.heading) for row in rows if getattr(row, "heading", "")}
            inside = f" in {count(len(tables), 'tabel', 'tabellen')}" if tables else ""
            parts = [f"{count(len(rows), one.rows.one, one.rows.more)}{inside}", *_parts_counted(rows, one.row)]
            sentences.setdefault(one.rows.counted // 10, []).extend(parts)
    return tuple(f"Het heeft {listing(parts)}." for parts in sentences.values())


def _parts_counted(rows: Sequence[Any], model: type[Record]) -> Iterator[str]:
    """Yield how many rows of each kind there are inside rows, those with how many there are inside them."""
    for name, field in model.model_fields.items():
        if nouns := annotated(field, Rows):
            below = [part for row in rows for part in getattr(row, name)]
            deeper = " en ".join(_parts_counted(below, type(below[0]))) if below else ""
            if below:
                yield f"{count(len(below), nouns.one, nouns.more)}{f' met {deeper}' if deeper else ''}"


def _once(rows: Sequence[Any]) -> list[Any]:
    """Return the rows, of what comes back every year only the first."""
    return list({getattr(row, "series", "") or row.id: row for row in reversed(rows)}.values())[::-1]


# -- one row


def _entries(one: PlanList, showing: _Showing) -> Iterator[ShownRow]:
    rows = showing.rows(one)
    series = one.row.model_fields.get("series")
    first = {row.id for row in _once(rows)} if series and series.title else None
    for row in rows:
        entry = _entry(row, one.row, one.rows, showing)
        key = _named(one.key, entry.id) if one.rows.own_names or one.key == TERMS else entry.id
        yield entry._replace(key=key, repeated=first is not None and entry.id not in first)
    if one.name == "advice" and (idea := showing.plan.ten_points):
        yield ShownRow("", "een idee", idea.text, "Uw tien punten", sources=(idea.source,))


def _entry(row: Any, model: type[Record], rows: Rows, showing: _Showing) -> ShownRow:  # noqa: ANN401 - a row of any list
    """Return a row as its model says that it is shown.

    Args:
        model: That of the row, but for the terms of all municipalities: they have the fields of those of a plan.
    """
    sources: list[Source] = []
    parts: list[ShownRow] = []
    facts: list[ShownFact] = []
    fields = model.model_fields
    for name in sorted(fields, key=lambda name: name == "topics"):  # the subjects are told last
        value, title = getattr(row, name), fields[name].title
        if isinstance(value, Source) and not title:
            sources.append(value)
        elif inside := annotated(fields[name], Rows):
            parts += [_entry(part, type(part), inside, showing) for part in value]
        elif title:
            facts += _facts(row, name, title, showing)
    row_id = getattr(row, "id", "")
    parts = [
        part._replace(mentions=(row_id,), parts=tuple(one._replace(sources=part.sources) for one in part.parts))
        for part in parts
    ]
    when = _when(row, showing.plan)
    return ShownRow(
        row_id, rows.kind, _text(row), rows.lead or _lead(row, when), when, tuple(facts), tuple(sources), tuple(parts),
        row_id, tuple(_mentions(row, showing.plan)), _group(row, showing.plan),
    )  # fmt: skip


def _text(row: Any) -> str:  # noqa: ANN401 - a row of any list
    """Return what a row says: its text, else its title, else its subject."""
    if isinstance(row, Topic):
        return f"{row.title}. {row.note}".strip()
    return str(next(filter(None, (getattr(row, name, "") for name in ("text", "title", "subject"))), ""))


def _when(row: Any, plan: Plan) -> When | None:  # noqa: ANN401 - a row of any list
    when = getattr(row, "when", None)
    if isinstance(row, Stand):
        when = next((one.when for one in plan.measurements if one.id == row.measurement), when)
    return when if isinstance(when, When) else None


def _lead(row: Any, when: When | None) -> str:  # noqa: ANN401 - a row of any list
    """Return the words before a row: its period, the title beside its text, or what its type says there."""
    if isinstance(row, Milestone):
        told = "geen datum" if row.when.text == UNKNOWN else row.when.text
        return f"{told} (klaar)" if row.realised else told
    if isinstance(row, DefaultTerm):
        return row.length.text if row.length else "geen bron geeft een lengte"
    if isinstance(row, Revision):
        return f"Versie {row.version}, {plain_date(row.day)}"
    return when.text if when else getattr(row, "title", "") if hasattr(row, "text") else ""


def _group(row: Any, plan: Plan) -> str:  # noqa: ANN401 - a row of any list
    if isinstance(row, Step):
        return next((f"Fase: {one.title} ({one.when.text})" for one in plan.phases if one.id == row.phase), "")
    return " ".join(filter(None, (row.section, row.heading))) if isinstance(row, Milestone) else ""


def _named(key: str, row_id: str) -> str:
    return f"{key}: {row_id}"


def _mentions(row: object, plan: Plan) -> Iterator[str]:
    """Yield the keys of the rows that a row names, and of what its periods hang on."""
    own = {one.key for one in plan.lists() if one.rows.own_names}
    for value in values_in(row) if isinstance(row, Record) else ():
        when, names = value.value, annotated(value.field, Names)
        if isinstance(when, When):
            yield from filter(None, (when.anchor, when.length and _named(TERMS, when.length)))
        elif names:
            words = (when,) if isinstance(when, str) else when if isinstance(when, tuple) else ()
            apart = bool(own.intersection(names.lists))
            yield from (_named(names.lists[0], word) if apart else word for word in filter(None, words))


# -- what a field says


def _facts(row: Any, name: str, title: str, showing: _Showing) -> Iterator[ShownFact]:  # noqa: ANN401 - a row of any list
    value = getattr(row, name)
    if isinstance(value, Source):  # of the period alone
        yield ShownFact(title, row.when.text, value, row.when)
        return
    records = value if type(value) is tuple else (value,)
    if records and isinstance(records[0], Record):
        for one in records:
            text, when = BELOW[type(one)](one), getattr(one, "when", None)
            yield ShownFact(title.format_map(dict(one)), text, getattr(one, "source", None), when)
        return
    own = FIELDS.get(name)
    if text := own(row, showing) if own else ", ".join(value) if isinstance(value, tuple) else str(value or ""):
        yield ShownFact(title, text)
    if isinstance(row, SourceDocument) and name == "checked" and is_old(row, showing.as_of):
        aged = f"gezien vanaf {long_date(showing.as_of)} is deze bron meer dan een jaar niet nagekeken"
        yield ShownFact("Let op", aged)


def _yearly(row: Any, showing: _Showing) -> str:  # noqa: ANN401 - a row of any list
    lists = (getattr(showing.plan, one.name) for one in showing.plan.lists() if isinstance(row, one.row))
    same = [other.id for rows in lists for other in rows if row.series and other.series == row.series]
    return f"de laatste is {same[-1]}" if same else ""


def _decider(row: Step, showing: _Showing) -> str:
    names = {body.id: body.name for body in showing.rules.bodies}
    names |= {chain.id: chain.who for chain in showing.rules.trajectories if chain.who}
    return names.get(row.decision, "niemand, er is geen besluit")


def _how_sure(row: DefaultTerm, _: _Showing) -> str:
    if row.law:
        return "de wet geeft deze termijn"
    return "een gewone lengte, dus geschat" if row.length else "zonder lengte is er nog geen dag"


FIELDS: Final[Mapping[str, Callable[[Any, _Showing], str]]] = {
    "series": _yearly,
    "decision": _decider,
    "sort": lambda row, showing: next((sort.name for sort in showing.rules.sorts if sort.id == row.sort), ""),
    "waits": lambda row, _: f"{', '.join(row.waits)} na {', '.join(row.on)}" if row.waits else "",
    "suggested": lambda row, _: "het plan raadt dit aan" if row.suggested else "",
    "law": _how_sure,
}
"""The texts of fields that are not shown as they stand in the plan, by the name of the field."""


BELOW: Final[Mapping[type[Record], Callable[[Any], str]]] = {
    PlanningRow: lambda row: f"{row.when.text}{f', {row.condition.text}' if row.condition else ''}",
    LegalDeadline: lambda row: row.when.text,
    Earlier: lambda row: f"{row.question} Vanaf {long_date(row.since)}.",
    Dependency: lambda row: f"{row.text}{LATER if row.later else ''}{f'. {row.note}' if row.note else ''}",
    Actual: lambda row: f"{plain_date(row.day)}{f' (geschat: {row.note})' if row.estimated else ''}",
    Claim: lambda row: row.value,
    AgendaWords: lambda row: "; ".join(row.words) + (f" (zonder {'; '.join(row.without)})" if row.without else ""),
}
"""The texts of records inside a row, by the type of the record."""


def is_old(document: SourceDocument, as_of: date) -> bool:
    """Tell whether a document was not looked at for more than a year.

    Unit: days; a year is 365 days.
    """
    try:
        return bool(document.checked) and as_of - read_day(document.checked) > OLD
    except Refused:
        return False
