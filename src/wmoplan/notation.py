"""How days, values and sentences are written down for programs that read text; text out, and nothing else.

A pattern is a text here, and `re` compiles it where it is first used: most commands never use one.
"""

import json
import re
from datetime import date
from typing import Any, Final, Protocol

NOTHING: Final = frozenset({"", "null", "Null", "NULL", "~"})
"""How YAML writes, without quotes, that there is no value. Source: YAML 1.2.2, 10.3.2."""

EMOJI: Final = "\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
JOINED: Final = f"(?<=[{EMOJI}\ufe0f])\u200d(?=[{EMOJI}])"
"""What makes one picture of two emoji, such as somebody in a wheelchair. Source: Unicode, UTS 51, 2.3."""

HIDDEN: Final = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]"
    f"|(?<![{EMOJI}\ufe0f])\u200d|\u200d(?![{EMOJI}])"
)
"""Characters that nobody sees but a screen or a program may obey: controls, and marks of direction."""

UNSEEN: Final = f"{HIDDEN}|[\u061c\ud800-\uf8ff\ufff0-\ufffd\U000e0000-\U000e0fff]"

MARKED: Final = r"([\\`*_\[\]<>#|~&])"
LISTED: Final = r"^(\d+)([.)])|^([-+=])"


class Fold(Protocol):
    """A function that breaks a paragraph into lines for a screen; `plain` leaves a paragraph whole."""

    def __call__(self, text: str, indent: str = "", first: str | None = None) -> str:
        """Return the paragraph.

        Args:
            text: The paragraph, on one line.
            indent: What its lines begin with.
            first: What its first line begins with; None is the indent.
        """


def plain(text: str, indent: str = "", first: str | None = None) -> str:
    """Return a paragraph on one line."""
    return (indent if first is None else first) + text


def iso(day: date | None) -> str | None:
    """Return the day as JSON holds it; None stays None.

    >>> iso(date(2014, 10, 21))
    '2014-10-21'
    """
    return day.isoformat() if day else None


def is_seen(text: str) -> bool:
    r"""Tell whether all of a text is seen; what joins two emoji is seen in the picture that they make.

    >>> is_seen("raad \U0001f468\u200d\U0001f9bd"), is_seen("ra\u200dad")
    (True, False)
    """
    return text.isprintable() or re.sub(JOINED, "", text).isprintable()


def seen_only(text: str) -> str:
    r"""Return a text without what nobody sees, which a profile cannot hold; white space stays.

    >>> seen_only("Raad\u200b 27\xa0oktober"), seen_only("\uf0b7 commissie")
    ('Raad 27\xa0oktober', ' commissie')
    """
    kept = re.sub(HIDDEN, "", text)
    return kept if is_seen(kept) else "".join(one for one in kept if one.isprintable() or one.isspace())


def json_text(value: dict[str, Any]) -> str:
    """Return the value as JSON of several lines, with a line end after the last.

    >>> print(json_text({"gemeente": "Haren"}), end="")
    {
     "gemeente": "Haren"
    }
    """
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


LONGEST: Final = 60
"""How much of a value a message shows."""


def tidy(text: str) -> str:
    """Return a sentence on one line, with a question mark for each character that a terminal obeys."""
    text = " ".join(text.split())
    return text if is_seen(text) else "".join(one if one.isprintable() else "?" for one in text)


def shown(value: object) -> str:
    """Return a value as a message shows it: on one line, and not too long."""
    words = " ".join(str(value).split())
    return tidy(words if len(words) <= LONGEST else f"{words[: LONGEST - 3]}...")


def on_one_line(text: str) -> str:
    r"""Return the text on one line, without the characters that nobody sees but a screen may obey.

    >>> on_one_line("Wmo-raad\u202e Haren\n\x1b[31m en omgeving")
    'Wmo-raad Haren [31m en omgeving'
    """
    is_plain = text.isascii() and text.isprintable()  # as most texts are; then the long pattern is not compiled
    return " ".join((text if is_plain else re.sub(UNSEEN, "", text)).split())


def escaped(text: str) -> str:
    r"""Return the text on one line, so that Markdown shows it as it is.

    >>> print(escaped("1. Lees art. 2.1.3 *en* bel"))
    1\. Lees art. 2.1.3 \*en\* bel
    """
    return re.sub(LISTED, r"\1\\\2\3", re.sub(MARKED, r"\\\1", " ".join(text.split())))
