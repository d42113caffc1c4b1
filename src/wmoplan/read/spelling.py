"""What is wrong with the writing of a data file: bytes, characters, YAML; loaded only when something is."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from wmoplan.dutch import listing
from wmoplan.errors import DataError, Problem
from wmoplan.notation import HIDDEN, seen_only, shown

Words = tuple[str, str]
"""A message and a remedy."""

AS_UTF8: Final = "Sla het bestand op als tekst met codering UTF-8: in Kladblok via Opslaan als, onderaan bij Codering."
RETYPE: Final = "Haal het weg en typ het opnieuw op uw toetsenbord; plak het niet."
QUOTE: Final = 'Zet rechte aanhalingstekens om de hele waarde, zo: "waarde".'
NEST: Final = "Laat regels die bij elkaar horen even ver inspringen, met spaties."


def visible(text: str) -> str:
    r"""Return the lines of a text without the characters that nobody sees but a screen may obey.

    >>> visible("raad\x1b[31m 27 oktober\fcommissie")
    'raad[31m 27 oktober\ncommissie'
    """
    return "\n".join(seen_only(line) for line in text.splitlines())


KINDS: Final = (
    (b"PK\x03\x04", "een Word-bestand (.docx) of een ander ingepakt bestand"),
    (b"\xd0\xcf\x11\xe0", "een oud Word- of Excel-bestand (.doc of .xls)"),
    (b"%PDF", "een PDF"),
    (b"{\\rtf", "een tekst met opmaak (.rtf)"),
    (b"<!", "een webpagina"),
    (b"<html", "een webpagina"),
)
"""How files begin that are no text, and what they are."""

WIDE: Final = (
    (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
)  # fmt: skip
"""How a file begins that Windows saved as "Unicode"."""


def decode(data: bytes, name: str) -> str:
    """Return the text of a file's bytes.

    Raises:
        DataError: It is no text, or in an encoding that cannot be known for sure.
    """
    for start, what in KINDS:
        if data.startswith(start):
            remedy = "Bewaar het als platte tekst: in Word via Opslaan als, bij het type 'Tekst zonder opmaak'."
            raise DataError(Problem(name, 0, f"dit is {what}, en geen gewone tekst.", remedy))
    encoding = next((encoding for start, encoding in WIDE if data.startswith(start)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as fault:
        if encoding == "utf-8" and b"\0" not in data:
            raise DataError(_other_encoding(data, fault.start, name)) from None
        text = "\0"
    if "\0" in text:
        raise DataError(Problem(name, _line_of(text), "in het bestand staan tekens die geen tekst zijn.", AS_UTF8))
    return text.removeprefix("\ufeff")


def _line_of(text: str) -> int:
    before = text.partition("\0")[0]
    return len(re.findall(r"\r\n|\r|\n", before)) + 1 if before else 0


def _other_encoding(data: bytes, at: int, name: str) -> Problem:
    line = len(re.findall(rb"\r\n|\r|\n", data[:at])) + 1
    start = max(data.rfind(end, 0, at) for end in (b" ", b"\n", b"\r", b"\t")) + 1
    word = re.split(rb"\s", data[start:], maxsplit=1)[0].decode("cp1252", "replace")
    return Problem(name, line, f"'{shown(word)}' is niet opgeslagen als UTF-8.", AS_UTF8)


HARD: Final = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
CURLY: Final = "\u00ab\u00bb\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f"
OPENING: Final = (
    rf"(^\s*(?:-\s+)*|[:,]\s+|[\[{{]\s*|:(?=[\u201c\u201d]))([{CURLY}])(?!(?<=[\u2018\u2019])[a-z]\b)"
    rf"([^{CURLY}\"]*)([{CURLY}]?)"
)
"""A curly quote where a value begins, save that of 's-Hertogenbosch, and what it holds."""

CHARACTERS: Final[dict[str, Words]] = {
    "tab": ("de regel begint met een tab.", "Gebruik spaties om in te springen."),
    "hard": ("hier staat een harde spatie; die lijkt op een gewone spatie.", RETYPE),
    "hidden": ("hier staat een teken dat u niet ziet.", RETYPE),
    "curly": (
        "hier staan kromme aanhalingstekens om een waarde.",
        'Typ rechte aanhalingstekens (") of laat ze weg.',
    ),
    "dash": ("de regel begint met een lang streepje of een bolletje.", "Typ een gewoon streepje (-) en een spatie."),
}
"""Kind -> what is said about a character that does not belong in a file."""


def clean(text: str, name: str) -> tuple[str, tuple[Problem, ...]]:
    """Return the text as it was meant, with the characters that had to be replaced.

    Raises:
        DataError: A line begins with a tab: what hangs under what can only be guessed.
    """
    found: dict[str, list[int]] = {}
    parts = re.split(r"(\r\n|\r|\n)", text)
    for at in range(0, len(parts), 2):
        line = parts[at]
        parts[at], kinds = _clean_line(line)
        if not line.lstrip().startswith("#"):
            for kind in kinds:
                found.setdefault(kind, []).append(at // 2 + 1)
    problems = grouped(found, CHARACTERS, name)
    if "tab" in found:
        raise DataError(*problems)
    return "".join(parts), problems


def _clean_line(line: str) -> tuple[str, list[str]]:
    kinds = []
    for kind, pattern, instead in (("hard", HARD, " "), ("hidden", HIDDEN, "")):
        line, times = re.subn(pattern, instead, line)
        if times:
            kinds.append(kind)
    body = line.lstrip()
    if not body or body[0] == "#":
        return body, kinds
    if "\t" in line[: -len(body)]:
        kinds.append("tab")
    if re.match(r"[\u2013\u2014\u2022]\s", body):
        kinds.append("dash")
        line = f"{line[: -len(body)]}-{body[1:]}"
    if any(mark in line for mark in CURLY):
        straight = _straight(line)
        if straight != line:
            kinds.append("curly")
        line = straight
    return line, kinds


def _straight(line: str) -> str:
    """Return the line with straight quotes for the curly ones around a value."""

    def replace(found: re.Match[str]) -> str:
        before = line[: found.start(2)]
        if before.count('"') % 2 or " #" in before:
            return found[0]
        return f'{found[1]}"{found[3].rstrip()}"'

    return re.sub(OPENING, replace, line)


WALK: Final[dict[str, Words]] = {
    "link": ("verwijzen met '&', '*' of '<<' kan hier niet.", f"Schrijf de tekst voluit. Is het tekst? {QUOTE}"),
    "tag": ("een waarde kan hier niet beginnen met '!'.", QUOTE),
    "key": ("voor de dubbele punt staat een lijst of een blok.", "Schrijf een woord voor de dubbele punt."),
    "documents": (
        "hier begint een tweede stuk; een bestand heeft er maar één.",
        "Haal de regel met '---' of '...' weg.",
    ),
    "deep": ("dit gaat meer dan 20 lagen diep; dat doet geen bestand van wmoplan.", "Haal lagen weg."),
    "escape": ("in deze waarde staat een teken dat u niet ziet.", "Schrijf de waarde zonder '\\'."),
}
"""Kind -> what is said about what YAML knows and our files do not."""


def walk_problems(
    found: Mapping[str, list[int]], doubles: Iterable[tuple[str, int, int]], name: str
) -> tuple[Problem, ...]:
    """Return the problems that a walk over the file met."""
    twice = (
        Problem(name, line, f"'{shown(key)}' staat hier dubbel ({_also(first, line)}).", "Laat er maar één staan.")
        for key, first, line in doubles
    )
    return (*grouped(found, WALK, name), *twice)


def _also(first: int, line: int) -> str:
    return f"ook op regel {first}" if first != line else "op dezelfde regel"


def grouped(found: Mapping[str, list[int]], wording: Mapping[str, Words], name: str) -> tuple[Problem, ...]:
    """Return one problem for each kind, which names all its lines."""
    problems = []
    for kind, lines in found.items():
        message, remedy = wording[kind]
        if len(lines) > 1:
            rest = [str(line) for line in lines[1:5]] + ([f"nog {len(lines) - 5} regels"] if len(lines) > 5 else [])  # noqa: PLR2004
            message = f"{message[:-1]} (ook op regel {listing(rest)})."
        problems.append(Problem(name, lines[0], message, remedy))
    return tuple(problems)
