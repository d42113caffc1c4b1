"""The table of the commands, and the page that explains a command; typer is not loaded for either."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from wmoplan.cli.speak import WIDE, width

HELP: Final = "Laat deze uitleg zien."
VERSION: Final = "Laat zien welke versie u hebt."
OPTIONS: Final = "[OPTIES]"
COMMAND: Final = "OPDRACHT"

MARGIN: Final = 2
"""Columns that stay free at both sides of a page."""

NARROWEST: Final = 50
"""Columns that a page has at least."""

WIDEST_TERM: Final = 30
"""Columns that a term gets at most; what is longer gets a line of its own."""


class Lazy(NamedTuple):
    """A command that is loaded when it is used.

    Attributes:
        place: The module of `wmoplan.cli` and the function or the group in it, with a colon between them.
        section: Under which heading the help names it; empty hides it.
        aliases: Other words for the command, which work and are not shown.
    """

    place: str
    help: str
    section: str = ""
    aliases: tuple[str, ...] = ()


class HelpSection(NamedTuple):
    """A part of a page: terms under a heading, each with its explanation, which may be empty."""

    heading: str
    rows: tuple[tuple[str, str], ...]


def sections_of(entries: Mapping[str, Lazy]) -> tuple[HelpSection, ...]:
    """Return the commands of a group under their headings; the explanations of all of them stand in one column."""
    shown = {name: entry for name, entry in entries.items() if entry.section}
    wide = max(map(len, shown))
    return tuple(
        HelpSection(
            heading,
            tuple((name.ljust(wide), entry.help) for name, entry in shown.items() if entry.section == heading),
        )
        for heading in dict.fromkeys(entry.section for entry in shown.values())
    )


def page_of(path: str, words: Iterable[str], about: str, sections: Iterable[HelpSection]) -> str:
    """Return the page that explains a command.

    Args:
        path: How the command is typed, such as `wmoplan meetings add`.
        words: What can stand behind the command.
        about: What the command does; paragraphs have an empty line between them.
        sections: The arguments and options of the command, or the commands of a group.
    """
    room = max(min(width(), WIDE) - MARGIN, NARROWEST)
    paragraphs = [_folded(" ".join(part.split("\n")), room, " " * MARGIN) for part in about.split("\n\n")]
    lists = [_list_of(section, room) for section in sections if section.rows]
    return "\n\n".join([_folded(" ".join(words), room, " " * 4, f"Gebruik: {path} "), *paragraphs, *lists])


def _list_of(section: HelpSection, room: int) -> str:
    """Return terms with their explanations in a column of their own."""
    column = min(max(len(term) for term, _ in section.rows), WIDEST_TERM) + 2
    lines = [f"{section.heading}:"]
    for term, text in section.rows:
        if not text:
            lines.append(f"  {term}")
            continue
        first, *more = _folded(text, max(room - column - 2, 10)).split("\n")
        lines += (
            [f"  {term}", " " * (column + 2) + first] if len(term) > column - 2 else [f"  {term.ljust(column)}{first}"]
        )
        lines += [" " * (column + 2) + line for line in more]
    return "\n".join(lines)


def _folded(text: str, room: int, indent: str = "", begin: str | None = None) -> str:
    """Return a paragraph in lines of at most so many columns; a line after `begin` is indented as far as that."""
    from textwrap import fill

    if begin is None:
        return fill(text, room, initial_indent=indent, subsequent_indent=indent)
    return fill(text, room, initial_indent=begin, subsequent_indent=" " * len(begin))
