"""What a '#' behind a space cuts off: YAML takes the rest of the line for a remark, also where it was meant as text."""

import re
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from yaml.error import YAMLError
from yaml.events import ScalarEvent, StreamEndEvent

from wmoplan.errors import Problem
from wmoplan.read.yaml import events

LINE_ENDS: Final = r"\r\n|[\r\n\x85\u2028\u2029]"
QUOTED: Final = r"\"(?:\\.|[^\"\\])*\"|'[^']*'"

MESSAGE: Final = "achter deze waarde staat ' #', en wat daarachter staat, leest wmoplan niet."
REMEDY: Final = (
    'Hoort het bij de waarde? Zet rechte aanhalingstekens om de hele waarde, zo: "nummer #12". '
    "Is het een opmerking? Zet een spatie achter het #."
)


def cut_values(text: str, name: str) -> list[Problem]:
    r"""Return a problem for each value without quotes behind which a word begins with '#', as far as can be read.

    A '#' with a space behind it is a remark, as people write one.

    >>> [problem.line for problem in cut_values("bron: agenda #12\nplan: x  # nog vragen\n", "wmoplan.yaml")]
    [1]
    """
    lines = re.split(LINE_ENDS, text)
    found: dict[int, None] = {}
    following = events(text.encode())
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
