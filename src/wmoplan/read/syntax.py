"""What is wrong with the YAML of a data file: where it cannot be read on, and what a '#' cuts off."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, Final, NamedTuple

from wmoplan.errors import Problem
from wmoplan.notation import shown
from wmoplan.pyyaml import ScalarEvent, StreamEndEvent, YAMLError
from wmoplan.read.spelling import CHARACTERS, NEST, QUOTE, Words

LINE_ENDS: Final = r"\r\n|[\r\n\x85\u2028\u2029]"
QUOTED: Final = r"\"(?:\\.|[^\"\\])*\"|'[^']*'"

MESSAGE: Final = "achter deze waarde staat ' #', en wat daarachter staat, leest wmoplan niet."
REMEDY: Final = (
    'Hoort het bij de waarde? Zet rechte aanhalingstekens om de hele waarde, zo: "nummer #12". '
    "Is het een opmerking? Zet een spatie achter het #."
)


class _Spot(NamedTuple):
    """The place where YAML gave up.

    Attributes:
        line: Counted from 1.
        text: That line.
        column: Counted from 0.
        start: The line where the thing began that could not be read to its end.
        lines: All lines of the file.
    """

    line: int
    text: str
    column: int
    start: int
    lines: Sequence[str]

    @property
    def before(self) -> str:
        return self.text[: self.column]

    @property
    def character(self) -> str:
        return self.text[self.column : self.column + 1]


Told = tuple[int, str, str]
"""A line, a message and a remedy."""


def syntax_problem(fault: YAMLError, text: str, name: str) -> Problem:
    """Return the fault at the place where YAML could not read on."""
    mark = getattr(fault, "problem_mark", None)
    begun = getattr(fault, "context_mark", None) or mark
    lines = re.split(r"\r\n|\r|\n", text)
    line = min(mark.line, len(lines) - 1) if mark else 0
    spot = _Spot(line + 1, lines[line], mark.column if mark else 0, begun.line + 1 if begun else 1, lines)
    words = f"{getattr(fault, 'context', '')} {getattr(fault, 'problem', '')}"
    tell = next((tell for fragment, tell in SYNTAX if fragment in words), UNREADABLE)
    return Problem(name, *(tell(spot) if callable(tell) else (spot.line, *tell)))


def _first_character(spot: _Spot) -> Told:
    if spot.character == "\t":
        return spot.line, "hier staat een tab.", "Gebruik een spatie in plaats van een tab."
    text = spot.lines[spot.start - 1]
    sign = spot.character if spot.character in {"@", "`", "%"} else next((one for one in "*&!|>%" if one in text), "?")
    return spot.start, f"een waarde kan niet beginnen met '{sign}'.", QUOTE


def _no_colon(spot: _Spot) -> Told:
    return _colon_fault(spot.start, spot.lines[spot.start - 1].strip())


def _colon_fault(line: int, text: str) -> Told:
    if text[:1] in {'"', "'"}:
        return line, "een aanhalingsteken wordt niet gesloten.", QUOTE
    word, colon, value = text.removeprefix("- ").partition(":")
    if colon:
        remedy = f"Schrijf '{shown(f'{word}: {value}')}'."
        return line, "achter de dubbele punt ontbreekt een spatie.", remedy
    return line, f"in '{shown(text)}' ontbreekt een dubbele punt.", "Schrijf 'woord: waarde'."


def _second_colon(spot: _Spot) -> Told:
    if re.search(r":\s", spot.before):
        return spot.line, "in deze waarde staat nog een dubbele punt met een spatie.", QUOTE
    for at in range(spot.line - 2, -1, -1):
        above = spot.lines[at].strip()
        if above and above[0] != "#":
            if not re.search(r":(\s|$)", above):
                return _colon_fault(at + 1, above)
            break
    return spot.line, "deze regel springt te ver in.", NEST


def _stray(spot: _Spot) -> Told:
    before = spot.before.rstrip()
    if before.endswith(('"', "'")):
        remedy = f"{QUOTE} Kijk ook of er op de regels erboven een ontbreekt."
        return spot.line, "achter een aanhalingsteken staat nog tekst.", remedy
    if spot.character in {"]", "}"}:
        return spot.line, f"er staat een haakje '{spot.character}' te veel.", "Haal het haakje weg."
    if spot.character == ":":
        return spot.line, "voor de dubbele punt ontbreekt een woord.", "Schrijf 'woord: waarde'."
    return spot.line, "deze regel springt niet even ver in als de regels waar hij bij hoort.", NEST


def _open_bracket(spot: _Spot) -> Told:
    text = spot.lines[spot.start - 1]
    if hides_a_bracket(spot.lines[spot.start - 1 : spot.line]):
        message = "achter ' #' leest wmoplan niet verder, ook het haakje niet dat daar staat."
        return spot.start, message, f"Hoort het # bij de waarde? {QUOTE}"
    if spot.line == spot.start:
        message = "tussen de haakjes staat iets dat niet te lezen is."
        return spot.start, message, f"Zet een komma tussen de waarden. {QUOTE}"
    opened = next((one for one in reversed(text) if one in "[{"), "[")
    closing = "]" if opened == "[" else "}"
    return spot.start, f"het haakje '{opened}' wordt niet gesloten.", f"Zet '{closing}' achter de laatste waarde."


def _no_value(spot: _Spot) -> Told:
    message = f"voor '{spot.character}' ontbreekt een waarde." if spot.character else "hier ontbreekt een waarde."
    return spot.line, message, "Schrijf de waarde, of haal het teken weg."


def _open_quote(spot: _Spot) -> Told:
    text = spot.lines[spot.start - 1]
    sign = next((one for one in text if one in "\"'"), '"')
    return spot.start, f"het aanhalingsteken ({sign}) wordt niet gesloten.", QUOTE


UNREADABLE: Final = ("deze regel is niet te lezen.", f"Schrijf 'woord: waarde'. {QUOTE}")
BACKSLASH: Final = (
    "tussen dubbele aanhalingstekens staat een '\\' die niet te lezen is.",
    "Schrijf '/', of zet enkele aanhalingstekens om de waarde.",
)
DASH: Final = (
    "een streepje van een lijst kan niet achter een dubbele punt staan.",
    f"Begin met het streepje op een nieuwe regel. {QUOTE}",
)
NO_DASH: Final = (
    "deze regel springt niet goed in, of er ontbreekt een streepje.",
    f"Begin elke rij met een streepje en een spatie. {NEST}",
)
AFTER_THE_END: Final = ("deze regel hoort niet bij wat erboven staat.", f"Schrijf 'woord: waarde'. {NEST}")

SYNTAX: Final[tuple[tuple[str, Words | Callable[[_Spot], Told]], ...]] = (
    ("tab character", CHARACTERS["tab"]),
    ("cannot start any token", _first_character),
    ("mapping values", _second_colon),
    ("sequence entries", DASH),
    ("mapping keys", ("een waarde kan niet beginnen met '?'.", QUOTE)),
    ("could not find expected ':'", _no_colon),
    ("end of stream", _open_quote),
    ("escape", BACKSLASH),
    ("hexdecimal", BACKSLASH),
    ("hexadecimal", BACKSLASH),
    ("document start", AFTER_THE_END),
    ("block mapping", _stray),
    ("block collection", NO_DASH),
    ("node content", _no_value),
    ("flow ", _open_bracket),
    ("alias", _first_character),
    ("anchor", _first_character),
    ("a tag", _first_character),
    ("undefined tag", _first_character),
    ("block scalar", _first_character),
    ("directive", _first_character),
)
"""A piece of what libyaml and PyYAML say -> what we say of the line, or what finds it; the first that fits counts."""


# -- what a '#' behind a space cuts off: YAML takes the rest of the line for a remark, also where it was meant as text


def cut_values(following: Callable[[], Any], text: str, name: str) -> list[Problem]:
    r"""Return a problem for each value without quotes behind which a word begins with '#', as far as can be read.

    A '#' with a space behind it is a remark, as people write one.

    Args:
        following: Gives the next event of the file each time.
        text: The file.
        name: How the user named it.

    >>> from wmoplan.read.yaml import events
    >>> text = "bron: agenda #12\nplan: x  # nog vragen\n"
    >>> [problem.line for problem in cut_values(events(text.encode()), text, "wmoplan.yaml")]
    [1]
    """
    lines = re.split(LINE_ENDS, text)
    found: dict[int, None] = {}
    with suppress(YAMLError):
        while (kind := type(event := following())) is not StreamEndEvent:
            if kind is ScalarEvent and not event.style:
                end = event.end_mark
                if end.line < len(lines) and re.match(r"[ \t]+#\w", lines[end.line][end.column :]):
                    found[end.line + 1] = None
    return [Problem(name, line, MESSAGE, REMEDY) for line in found]


def hides_a_bracket(lines: Sequence[str]) -> bool:
    """Tell whether a '#' behind a space, outside quotes, takes a closing bracket out of the text.

    >>> hides_a_bracket(["- {orgaan: raad, bron: agenda #12}"]), hides_a_bracket(["- {bron: 'agenda #12'}"])
    (True, False)
    """
    return any(re.search(r"[ \t]#.*[\]}]", re.sub(QUOTED, "", line)) for line in lines)
