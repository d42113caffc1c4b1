"""Fills in letter templates, also those of users, in a sandbox that reaches nothing but the facts."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2.environment import Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from wmoplan.documents.facts import tree_of
from wmoplan.documents.written import SILENT, guarded
from wmoplan.dutch import listing, sentence
from wmoplan.errors import DataError, Problem
from wmoplan.render.letters.checks import Checker
from wmoplan.render.letters.kinds import kind_of

MOST: Final = 200_000
"""How large a letter may become, in characters."""

AGAIN: Final = 20
"""How many faults of writing are looked for in one file."""

KEPT: Final = 64
"""How many templates stay parsed and compiled: a command fills one in again, for its questions and for the letter."""

ONLY_TAGS: Final = re.compile(r"\s*((?:\{%(?:(?!%\}).)*%\}\s*|\{#(?:(?!#\}).)*#\}\s*)+)")
"""A line of a template that says nothing itself."""

FORMS: Final = "Schrijf {{ naam }}, {% if naam %} ... {% endif %} of {% for een in lijst %} ... {% endfor %}."

SYNTAX: Final = (
    (r"unknown tag '(?P<word>\w+)'", "'{word}' kan hier niet.", FORMS),
    (
        r"unexpected char",
        "hier staat een teken dat niet kan tussen accolades.",
        'Typ zelf rechte aanhalingstekens (").',
    ),
    (r"looking for .*'(?P<word>end\w+)'", "hierna ontbreekt {{% {word} %}}.", "Zet erbij: {{% {word} %}}"),
    (r"got 'end of", "tussen de accolades ontbreekt iets.", FORMS),
    (r"(got|unexpected) '(?P<word>[^']+)'", "'{word}' staat hier niet goed.", FORMS),
    (r"end of comment|end of raw", "hier begint iets dat niet eindigt.", "Zet er het einde bij, of haal het weg."),
    (r"No filter named '(?P<word>\w+)'", "'|{word}' kan hier niet.", FORMS),
)
"""The faults of writing that the library tells in English: how to know one, and what is said of it."""

TOO_DEEP: Final = ("dit sjabloon is te ingewikkeld.", "Maak het korter, met minder haakjes.")


class Filled(NamedTuple):
    """The text that a template gives, in the light notation.

    Attributes:
        used: The names that stand in the template, whether or not they were reached.
    """

    text: str
    used: frozenset[str]


class _Room(ImmutableSandboxedEnvironment):
    """The sandbox: a name behind a dot is an entry of the facts, never an attribute of a Python object."""

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - jinja2's
        return obj[attribute] if isinstance(obj, Mapping) else super().getattr(obj, attribute)


def fill(source: str, name: str, facts: tuple[object, ...]) -> Filled:
    """Return the text of a template, filled in with facts; messages name its file as the user did.

    Raises:
        DataError: It has faults, or the letter becomes too large; all that is found is told.
    """
    tree, problems = _parsed(source, name)
    checker = Checker(name, kind_of(facts))
    problems = (*problems, *checker.check(tree))
    if problems:
        raise DataError(*dict.fromkeys(problems))
    try:
        return Filled(_whole(_compiled(source, name), facts, name), frozenset(checker.used))
    except (TemplateError, TypeError):
        raise DataError(Problem(name, 0, "een regel van dit sjabloon werkt niet.", FORMS)) from None


def _whole(run: Template, facts: tuple[object, ...], name: str) -> str:
    text, size = [], 0
    for piece in run.generate(tree_of(facts)):
        text.append(piece)
        size += len(piece)
        if size > MOST:
            raise DataError(Problem(name, 0, "deze brief wordt veel te lang.", "Haal regels met for uit het sjabloon."))
    return "".join(text)


@cache
def _room() -> _Room:
    room = _Room(
        autoescape=False,  # what is printed is guarded; it is no web page
        undefined=StrictUndefined,
        finalize=guarded,
        optimized=False,
        cache_size=0,
    )
    room.globals.clear()
    room.tests.clear()
    room.filters.clear()
    room.filters |= {"hoofdletter": sentence, "opsomming": listing, "aantal": len}
    return room


@lru_cache(maxsize=KEPT)
def _compiled(source: str, name: str) -> Template:
    """Return a template without faults, ready to run."""
    room = _room()
    return Template.from_code(room, room.compile(_parsed(source, name)[0], name), {})


@lru_cache(maxsize=KEPT)
def _parsed(source: str, name: str) -> tuple[nodes.Template, tuple[Problem, ...]]:
    """Return the syntax tree of a template, and its syntax faults.

    Where that stands between the braces of one line, the line is left out and the rest is looked at as well.
    """
    problems: list[Problem] = []
    lines = [_silenced(line) for line in source.split("\n")]
    for _ in range(AGAIN):
        try:
            return _room().parse("\n".join(lines)), tuple(problems)
        except TemplateSyntaxError as fault:
            at = min(max(fault.lineno, 1), len(lines))
            problems.append(_problem(fault, name, at))
            if "{{" not in lines[at - 1] or "{%" in lines[at - 1]:
                break
            lines[at - 1] = SILENT
        except (RecursionError, MemoryError, ValueError, OverflowError):
            problems.append(Problem(name, 0, *TOO_DEEP))
            break
    return nodes.Template([]), tuple(problems)


def _silenced(line: str) -> str:
    """Return a line of a template; a line that holds only tags is marked, so that it leaves no empty line."""
    tags = ONLY_TAGS.fullmatch(line)
    return f"{tags[1].rstrip()}{SILENT}" if tags else line


def _problem(fault: TemplateSyntaxError, name: str, line: int) -> Problem:
    """Return a syntax fault of jinja2 as a problem in Dutch."""
    for pattern, message, remedy in SYNTAX:
        found = re.search(pattern, fault.message or "")
        if found:
            words = found.groupdict()
            said = remedy if remedy is FORMS else remedy.format_map(words)
            return Problem(name, line, message.format_map(words), said)
    return Problem(name, line, "tussen de accolades staat iets dat niet kan.", FORMS)
