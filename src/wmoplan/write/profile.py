"""A municipality's own file: begun with an explanation of every key, and added to without stirring the rest.

An edit works on the text at the place that the YAML parser points out, so that comments, order, quotes and line ends
stay as they are to the byte. (ruamel's round trip was weighed: it lays out `{ a: 1 }`, tabs and indents anew.)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, TypeVar

import yaml
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from wmoplan import resources
from wmoplan.dutch import long_date
from wmoplan.errors import DataError, Problem
from wmoplan.model.day import read_day, read_time

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

LIST: Final = "vergaderingen"
FIRM: Final = "definitief"
MOVED: Final = "verplaatst"
CANCELLED: Final = "vervallen"
COMMENTED: Final = rf"^#[ \t]*{LIST}:[^\r\n]*(?:\r?\n#[ \t]+-[^\r\n]*)*"
"""The list as the template has it before it is used: a comment, with its examples."""

NAME: Final = r"[A-Z][A-Za-z -]*[a-z]"
"""The name of a place that needs no quotes."""

PLAIN: Final = r"[a-z](?:[a-z0-9-]*[a-z0-9])?"
"""What needs no quotes; the words that YAML takes for a truth value or for nothing are no bodies."""


class Meeting(Protocol):
    """A meeting that is to stand in the profile, such as a row that was read from a mail.

    Attributes:
        time: As HH:MM, or None where it is not known.
        to: The new day of a meeting that was moved.
    """

    @property
    def day(self) -> date: ...  # noqa: D102 - the name says it
    @property
    def time(self) -> str | None: ...  # noqa: D102 - told above
    @property
    def body(self) -> str: ...  # noqa: D102 - the name says it
    @property
    def title(self) -> str: ...  # noqa: D102 - the name says it
    @property
    def status(self) -> str: ...  # noqa: D102 - the name says it
    @property
    def to(self) -> date | None: ...  # noqa: D102 - told above


class Compared(NamedTuple):
    """What adding meetings to a profile does.

    Attributes:
        new: Meetings that are not in the list yet, by day, time and body.
        changed: Meetings that are there, with another status, another new day, or without their time.
        same: Meetings that are there already.
    """

    new: tuple[Meeting, ...]
    changed: tuple[Meeting, ...]
    same: tuple[Meeting, ...]


class NewProfile(NamedTuple):
    """What is known of the volunteers when their file begins; empty is not known.

    Attributes:
        own_rule: When they meet themselves, as a pattern; needs `own_from` and `own_until`.
        election: The polling day that follows from the law or the table, only told in a comment.
        election_source: Where that day comes from.
        year: The year of the examples in the comments.
    """

    municipality: str
    organisation: str = ""
    role: str = "wmo-raad"
    plan: str = ""
    topics: tuple[str, ...] = ()
    own_rule: str = ""
    own_from: date | None = None
    own_until: date | None = None
    election: date | None = None
    election_source: str = ""
    year: int = 2014


def new_profile(values: NewProfile) -> str:
    """Return the text of a new profile, with every key explained and the optional ones as comments."""
    lines = {
        "gemeente": f"gemeente: {_name(values.municipality)}",
        "organisatie": _known_or_example("organisatie", values.organisation, "Adviesraad Wmo Voorbeeld"),
        "rol": f"rol: {_plain_or_quoted(values.role)}",
        "plan": _known_or_example("plan", values.plan, "invoering-2015"),
        "onderwerpen": _topics(values.topics),
        "verkiezing": _election(values),
        "vergaderingen": _list_begun(values),
        "jaar": f"{values.year:04}",
    }
    template = resources.folder("templates").joinpath("wmoplan.yaml").read_text("utf-8")
    return re.sub(rf"\{{({'|'.join(lines)})\}}", lambda found: lines[found[1]], template)


def add_meetings(
    text: str, rows: Sequence[Meeting], *, source: str = "", since: date | None = None, name: str = "wmoplan.yaml"
) -> str:
    """Return the text of a profile with the meetings in its list, and everything else as it was, to the byte.

    A meeting that is there already (same body and day, and the same time or no time on one side) is not doubled; it
    takes over a new status, and its time where it had none. New ones come after the old, by day. `source` and `since`
    go with every row that is added.

    Raises:
        DataError: The text is no profile to which meetings can be added.
    """
    return _Edit(text, name).with_meetings(rows, source, since)


def compare_meetings(text: str, rows: Sequence[Meeting], *, name: str = "wmoplan.yaml") -> Compared:
    """Return what `add_meetings` would do, for a preview.

    Raises:
        DataError: As `add_meetings`.
    """
    return _Edit(text, name).compared(rows)


def quoted(value: str) -> str:
    """Return a value that YAML reads back as it is, on one line.

    >>> print(quoted("raad: begroting"))
    "raad: begroting"
    """
    return '"' + "".join(_escaped(letter) for letter in value) + '"'


def _escaped(letter: str) -> str:
    if letter in '"\\':
        return f"\\{letter}"
    if "\ud800" <= letter <= "\udfff":
        return "?"  # half a letter, left by a terminal; no file can hold it
    if letter.isprintable():
        return letter
    return f"\\u{ord(letter):04x}" if ord(letter) <= 0xFFFF else f"\\U{ord(letter):08x}"  # noqa: PLR2004 - YAML's two forms


def _plain_or_quoted(value: str) -> str:
    reserved = {"ja", "nee", "no", "yes", "on", "off", "true", "false", "null", "y", "n"}
    return value if re.fullmatch(PLAIN, value) and value not in reserved else quoted(value)


def _name(value: str) -> str:
    return value if re.fullmatch(NAME, value) else quoted(value)


def _known_or_example(key: str, value: str, example: str) -> str:
    return f"{key}: {_plain_or_quoted(value)}" if value else f"# {key}: {example}"


def _topics(topics: tuple[str, ...]) -> str:
    if not topics:
        return "# onderwerpen: [inkoop, verordening]"
    return f"onderwerpen: [{', '.join(_plain_or_quoted(topic) for topic in topics)}]"


def _election(values: NewProfile) -> str:
    if values.election is None:
        return "# Alleen als de wet het anders regelt: verkiezing: 2014-03-19"
    source = " ".join("".join(letter if letter.isprintable() else " " for letter in values.election_source).split())
    known = f"# De verkiezing is op {long_date(values.election)}{f' ({source})' if source else ''}."
    return f"{known}\n# Klopt dat niet? Schrijf de goede dag: verkiezing: {values.election.isoformat()}"


def _list_begun(values: NewProfile) -> str:
    examples = (
        f'- {{datum: {values.year:04}-10-21, tijd: "20:00", orgaan: commissie}}',
        f'- {{datum: {values.year:04}-10-27, orgaan: raad, status: voorlopig, bron: "raadsagenda"}}',
    )
    if not (values.own_rule and values.own_from and values.own_until):
        own = (
            '- {regel: "elke tweede dinsdag van de maand", orgaan: eigen, '
            f"van: {values.year:04}-01-01, tot: {values.year:04}-12-31}}"
        )
        return "\n".join([f"# {LIST}:", *(f"#   {row}" for row in (*examples, own))])
    own = (
        f"  - {{regel: {quoted(values.own_rule)}, orgaan: eigen, "
        f"van: {values.own_from.isoformat()}, tot: {values.own_until.isoformat()}}}"
    )
    return "\n".join([f"{LIST}:", own, *(f"#  {row}" for row in examples)])


class _Row(NamedTuple):
    """A mapping in the list: its scalars, by key, as the parser found them."""

    node: MappingNode
    pairs: dict[str, tuple[ScalarNode, ScalarNode]]

    def value(self, key: str) -> str:
        """Return what stands at a key, or nothing."""
        return self.pairs[key][1].value if key in self.pairs else ""

    @property
    def day(self) -> date | None:
        """The day, or None for a pattern."""
        return _readable(read_day, self.value("datum"))

    @property
    def to(self) -> date | None:
        """The new day of a meeting that was moved."""
        return _readable(read_day, self.value("naar"))

    @property
    def time(self) -> str | None:
        """The time, or None where it is not known."""
        return _readable(read_time, self.value("tijd"))

    @property
    def status(self) -> str:
        """How sure the meeting is; nothing said is firm."""
        return self.value("status") or FIRM

    def is_of(self, meeting: Meeting) -> bool:
        """Tell whether this row is that meeting."""
        if self.value("orgaan") != meeting.body:
            return False
        if self.day != meeting.day:
            return self.status == MOVED and self.to == meeting.day and meeting.status == FIRM
        # a meeting that was moved or cancelled may be told with another time, or with that of its new day
        gone = {MOVED, CANCELLED} & {self.status, meeting.status}
        return bool(gone) or meeting.time is None or self.time is None or meeting.time == self.time

    def is_told_anew(self, meeting: Meeting) -> bool:
        """Tell whether the meeting says something that this row does not."""
        if self.day != meeting.day:
            return False
        return (self.status, self.to) != (meeting.status, meeting.to) or bool(meeting.time and not self.time)

    def wanted(self, meeting: Meeting) -> dict[str, str]:
        """Return the keys that this row has to take over from the meeting; an empty value goes."""
        wanted = {}
        if meeting.status != self.status:
            wanted["status"] = meeting.status
        if meeting.to != self.to:
            wanted["naar"] = meeting.to.isoformat() if meeting.to else ""
        if meeting.time and not self.time:
            wanted["tijd"] = meeting.time
        return wanted


T = TypeVar("T")


def _readable(read: Callable[[object], T], value: str) -> T | None:
    """Return what was written, or None: a fault in another row is no matter here."""
    try:
        return read(value) if value else None
    except ValueError:
        return None


def _pairs(meeting: Meeting, source: str, since: date | None) -> dict[str, str]:
    """Return the keys and values of a new row, in the order of the examples."""
    pairs = {
        "datum": meeting.day.isoformat(),
        "tijd": meeting.time or "",
        "orgaan": meeting.body,
        "status": meeting.status if meeting.status != FIRM else "",
        "naar": meeting.to.isoformat() if meeting.to else "",
        "titel": meeting.title,
        "bron": source,
        "sinds": since.isoformat() if since else "",
    }
    return {key: value for key, value in pairs.items() if value}


def _shown(key: str, value: str) -> str:
    bare = key in {"datum", "naar", "sinds", "status"}
    return f"{key}: {value if bare else _plain_or_quoted(value)}"


def _flow(pairs: dict[str, str]) -> str:
    return f"{{{', '.join(_shown(key, value) for key, value in pairs.items())}}}"


class _Change(NamedTuple):
    """What is put in the place of a stretch of the text."""

    start: int
    end: int
    put: str


class _Edit:
    """One text of a profile, taken apart by the YAML parser, and the places where it can be added to."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name
        first = re.search(r"\r?\n", text)
        self.newline = first[0] if first else "\n"
        self.root = self._composed(text)
        self.said = self._plain(self.root)
        self.key, self.list = self._found()
        self.rows = list(self._rows())

    def compared(self, rows: Sequence[Meeting]) -> Compared:
        """Return the meetings by what happens to them."""
        new: dict[tuple[date, str, str], Meeting] = {}
        changed: list[Meeting] = []
        same: list[Meeting] = []
        for meeting in rows:
            held = self._held(meeting)
            identity = (meeting.day, meeting.time or "", meeting.body)
            if held is not None:
                (changed if held.is_told_anew(meeting) else same).append(meeting)
            elif identity in new:
                same.append(meeting)
            else:
                new[identity] = meeting
        return Compared(tuple(new[identity] for identity in sorted(new)), tuple(changed), tuple(same))

    def with_meetings(self, rows: Sequence[Meeting], source: str, since: date | None) -> str:
        """Return the text with the meetings in it."""
        compared = self.compared(rows)
        added = [_pairs(meeting, source, since) for meeting in compared.new]
        told: dict[int, dict[str, str]] = {}  # of two that say something of one row, the last counts
        for meeting in compared.changed:
            at = next(at for at, row in enumerate(self.rows) if row is self._held(meeting))
            told[at] = self.rows[at].wanted(meeting)
        changes = [change for at, wanted in told.items() for change in self._changes(self.rows[at], wanted)]
        for additions in self._additions([_flow(pairs) for pairs in added]):
            text = self.text
            for start, end, put in sorted([*changes, *additions], reverse=True):
                text = text[:start] + put + text[end:]
            if self._holds(text, told, added):
                return text
        raise self._refusal(
            "hier kan wmoplan geen vergadering bij schrijven.", self.key.start_mark.line if self.key else 0
        )

    def _held(self, meeting: Meeting) -> _Row | None:
        held = [row for row in self.rows if row.is_of(meeting)]
        exact = [row for row in held if row.day == meeting.day and row.time == meeting.time]
        return next(iter(exact or held), None)

    def _composed(self, text: str) -> MappingNode | None:
        try:
            root = yaml.compose(text, Loader=yaml.BaseLoader)
        except yaml.MarkedYAMLError as fault:
            line = fault.problem_mark.line + 1 if fault.problem_mark else 0
            raise self._refusal("dit bestand is geen YAML.", line) from fault
        except (yaml.YAMLError, RecursionError) as fault:
            raise self._refusal("dit bestand is geen YAML.") from fault
        if root is None or isinstance(root, MappingNode):
            return root
        raise self._refusal("hier horen regels als 'gemeente: Haren'.", root.start_mark.line + 1)

    def _refusal(self, message: str, line: int = 0) -> DataError:
        return DataError(Problem(self.name, line, message, "Kijk het bestand na met 'wmoplan check'."))

    def _found(self) -> tuple[Node | None, Node | None]:
        """Return the nodes of the list's key and of the list, or nothing where the profile has none."""
        found = [pair for pair in (self.root.value if self.root else []) if pair[0].value == LIST]
        if not found:
            return None, None
        key, value = found[0]
        if len(found) > 1:
            raise self._refusal(f"'{LIST}' staat er twee keer.", found[1][0].start_mark.line + 1)
        if not isinstance(value, SequenceNode) and value.value != "":
            raise self._refusal(f"bij '{LIST}' hoort een lijst.", key.start_mark.line + 1)
        return key, value

    def _rows(self) -> Iterator[_Row]:
        for node in self.list.value if isinstance(self.list, SequenceNode) else ():
            if isinstance(node, MappingNode):
                scalars = [pair for pair in node.value if isinstance(pair[1], ScalarNode)]
                yield _Row(node, {key.value: (key, value) for key, value in scalars})

    def _changes(self, row: _Row, wanted: dict[str, str]) -> Iterator[_Change]:
        """Yield what is put where, so that a row has what is wanted."""
        margin = ", " if row.node.flow_style else self.newline + " " * row.node.start_mark.column
        end = self._end(row.node.value[-1][1])
        end = end if row.node.flow_style else self._line_end(end)
        put = ""
        for key, value in wanted.items():
            if key not in row.pairs:
                put += margin + _shown(key, value)
            elif value:
                held = row.pairs[key][1]
                yield _Change(held.start_mark.index, held.end_mark.index, _shown(key, value).removeprefix(f"{key}: "))
            else:
                yield self._removal(row, key)
        if put:
            yield _Change(end, end, put)

    def _removal(self, row: _Row, key: str) -> _Change:
        """Return how a key goes out of a row, with what parted it from the one before it."""
        at = [name.value for name, _ in row.node.value].index(key)
        held = row.pairs[key][1].end_mark.index
        if not at:
            raise self._refusal(f"'{key}' staat hier vooraan.", row.node.start_mark.line + 1)
        before = row.node.value[at - 1][1].end_mark.index
        if row.node.flow_style:
            return _Change(before, held, "")
        return _Change(self._line_end(before), self._line_end(held), "")

    def _additions(self, rows: list[str]) -> Iterator[list[_Change]]:
        """Yield the ways in which rows can be added, the best first."""
        if not rows:
            yield []
        elif self.key is None or self.list is None or self.root is None:
            yield from self._with_key(rows)
        elif isinstance(self.list, SequenceNode) and self.list.value:
            end = self._end(self.list.value[-1])
            if self.list.flow_style:
                yield [_Change(end, end, "".join(f", {row}" for row in rows))]
            else:
                end = self._line_end(end)
                yield [_Change(end, end, self._block(rows, self.list.start_mark.column))]
        elif self.root.flow_style:
            yield [_Change(self.list.start_mark.index, self.list.end_mark.index, f"[{', '.join(rows)}]")]
        else:
            # `vergaderingen:` or `vergaderingen: []`: what stands there goes, a comment behind it stays
            bare = self.text.index(":", self.key.end_mark.index) + 1
            end = self.list.end_mark.index if isinstance(self.list, SequenceNode) else bare
            line = self._line_end(end)
            yield [_Change(line, line, self._block(rows, self._margin() + 2)), _Change(bare, end, "")]

    def _with_key(self, rows: list[str]) -> Iterator[list[_Change]]:
        """Yield the places for the key with its list: at the comment that shows it, else at the end."""
        if self.root is not None and self.root.flow_style:
            end = self.root.end_mark.index - 1
            parted = ", " if self.root.value else ""
            yield [_Change(end, end, f"{parted}{LIST}: [{', '.join(rows)}]")]
            return
        margin = " " * self._margin()
        block = f"{margin}{LIST}:{self._block(rows, len(margin) + 2)}"
        for shown in re.finditer(COMMENTED, self.text, re.MULTILINE):
            yield [_Change(shown.end(), shown.end(), self.newline + block)]
        end = len(self.text)
        parted = "" if not self.text or self.text.endswith("\n") else self.newline
        yield [_Change(end, end, parted + block + self.newline)]
        if self.root is not None and self.root.value:
            end = self._line_end(self._end(self.root))
            yield [_Change(end, end, self.newline + block)]

    def _block(self, rows: list[str], column: int) -> str:
        return "".join(f"{self.newline}{' ' * column}- {row}" for row in rows)

    def _margin(self) -> int:
        """Return how far the keys of the profile stand from the left."""
        if self.root is None:
            return 0
        mark = self.root.start_mark
        return mark.column - (mark.line == 0 and self.text.startswith("\ufeff"))

    def _end(self, node: Node) -> int:
        """Return where the last character of a node stands; the parser counts comments behind it as well."""
        if isinstance(node, CollectionNode) and node.value and not node.flow_style:
            last = node.value[-1]
            return self._end(last[1] if isinstance(node, MappingNode) else last)
        end = node.end_mark.index
        folded = isinstance(node, ScalarNode) and node.style in {"|", ">"}
        return len(self.text[:end].rstrip()) if folded else end

    def _line_end(self, at: int) -> int:
        found = re.compile(r"\r?\n|\Z").search(self.text, at)
        return found.start() if found else len(self.text)

    def _holds(self, text: str, told: dict[int, dict[str, str]], added: list[dict[str, str]]) -> bool:
        """Tell whether a new text says what the old one said, with the changes, and nothing else."""
        wanted = dict(self.said) if isinstance(self.said, dict) else {}
        held = wanted.get(LIST)
        rows = list(held) if isinstance(held, list) else []
        places = [at for at, row in enumerate(rows) if isinstance(row, dict)]
        for at, pairs in told.items():
            row = rows[places[at]]
            rows[places[at]] = {key: value for key, value in {**row, **pairs}.items() if value or key not in pairs}
        if rows or added:
            wanted[LIST] = [*rows, *added]
        try:
            return (self._plain(self._composed(text)) or {}) == wanted
        except DataError:
            return False

    def _plain(self, root: Node | None) -> object:
        """Return what a node says, in dicts, lists and strings."""
        seen: set[int] = set()

        def plain(node: Node | None) -> object:
            if id(node) in seen and node is not None:
                raise self._refusal("een verwijzing met & en * kan wmoplan niet bewerken.")
            seen.add(id(node))
            if isinstance(node, MappingNode):
                return {self._key_of(key): plain(value) for key, value in node.value}
            if isinstance(node, SequenceNode):
                return [plain(value) for value in node.value]
            return node.value if node else ""

        return plain(root)

    def _key_of(self, node: Node) -> str:
        if not isinstance(node, ScalarNode):
            raise self._refusal("voor een dubbele punt hoort een woord.", node.start_mark.line + 1)
        return str(node.value)
