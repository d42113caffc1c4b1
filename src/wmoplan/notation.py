"""How days, values and sentences are written down for programs that read text; text out, and nothing else."""

import json
import re
from datetime import date
from typing import Any, Final

HIDDEN: Final = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]"
)
"""Characters that nobody sees but a screen or a program may obey: controls, and marks of direction."""

UNSEEN = re.compile(f"{HIDDEN}|[\u061c\ud800-\uf8ff\ufff0-\ufffd\U000e0000-\U000e0fff]")

MARKED = re.compile(r"([\\`*_\[\]<>#|~&])")
LISTED = re.compile(r"^(\d+)([.)])|^([-+=])")


def iso(day: date | None) -> str | None:
    """Return the day as JSON holds it; None stays None.

    >>> iso(date(2014, 10, 21))
    '2014-10-21'
    """
    return day.isoformat() if day else None


def json_text(value: dict[str, Any]) -> str:
    """Return the value as JSON of several lines, with a line end after the last.

    >>> print(json_text({"gemeente": "Haren"}), end="")
    {
     "gemeente": "Haren"
    }
    """
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def on_one_line(text: str) -> str:
    r"""Return the text on one line, without the characters that nobody sees but a screen may obey.

    >>> on_one_line("Wmo-raad\u202e Haren\n\x1b[31m en omgeving")
    'Wmo-raad Haren [31m en omgeving'
    """
    return " ".join(UNSEEN.sub("", text).split())


def escaped(text: str) -> str:
    r"""Return the text on one line, so that Markdown shows it as it is.

    >>> print(escaped("1. Lees art. 2.1.3 *en* bel"))
    1\. Lees art. 2.1.3 \*en\* bel
    """
    return LISTED.sub(r"\1\\\2\3", MARKED.sub(r"\\\1", " ".join(text.split())))
