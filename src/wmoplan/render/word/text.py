"""The letters that a file for Word can hold."""

import re
from typing import Final

REFUSED: Final = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)
"""What XML has no place for, not even as a number; then what shows nothing, or turns the text around it.

Source: XML 1.0, production 2 (Char).
"""


def held(text: str) -> str:
    r"""Return a text without the letters that the file cannot hold, or that nobody sees.

    >>> held("Haren\x07 \ud800en <Oss>")
    'Haren en <Oss>'
    """
    return REFUSED.sub("", text)
