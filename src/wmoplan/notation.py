"""How days, values and sentences are written down for programs that read text; text out, and nothing else."""

import json
import re
from datetime import date
from typing import Any

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


def escaped(text: str) -> str:
    r"""Return the text on one line, so that Markdown shows it as it is.

    >>> print(escaped("1. Lees art. 2.1.3 *en* bel"))
    1\. Lees art. 2.1.3 \*en\* bel
    """
    return LISTED.sub(r"\1\\\2\3", MARKED.sub(r"\\\1", " ".join(text.split())))
