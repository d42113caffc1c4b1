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

SCREEN: Final = 23
"""Lines that a page has at most, so that a window of 24 lines shows all of it above the place where one types."""

ALL: Final = "alles"
"""The word behind `wmoplan help` that leaves nothing out."""

FIRST: Final = 3
"""How many headings the first page of the help has; the others are one word away."""

MORE_COMMANDS: Final = "Alles: wmoplan help alles. Over een opdracht of een woord: wmoplan help WOORD"
MORE_OPTIONS: Final = "Meer opties: wmoplan help {path} alles"
EXAMPLE: Final = "Zoals: {line}"


class Lazy(NamedTuple):
    """A command that is loaded when it is used.

    Attributes:
        place: The module of `wmoplan.cli` and the function or the group in it, with a colon between them.
        section: Under which heading the help names it; empty hides it.
        aliases: Dutch words for the command; the first is the one that the help names.
        example: What can really stand behind `wmoplan` to run the command; empty for a group, which has its own.
    """

    place: str
    help: str
    section: str = ""
    aliases: tuple[str, ...] = ()
    example: str = ""

    def shown_as(self, name: str) -> str:
        """Return the word that the help names: the first Dutch one, or the name where there is none."""
        return self.aliases[0] if self.aliases else name


class HelpSection(NamedTuple):
    """A part of a page: terms under a heading, each with its explanation, which may be empty."""

    heading: str
    rows: tuple[tuple[str, str], ...]


def sections_of(entries: Mapping[str, Lazy], most: int | None = None) -> tuple[HelpSection, ...]:
    """Return the commands of a group under their headings; the explanations of all of them stand in one column.

    Args:
        entries: The commands; those without a heading are left out.
        most: How many headings there are at most; None is all of them.
    """
    headings = [*dict.fromkeys(entry.section for entry in entries.values() if entry.section)][:most]
    shown = {entry.shown_as(name): entry for name, entry in entries.items() if entry.section in headings}
    wide = max(map(len, shown))
    return tuple(
        HelpSection(
            heading,
            tuple((name.ljust(wide), entry.help) for name, entry in shown.items() if entry.section == heading),
        )
        for heading in headings
    )


def first_page(entries: Mapping[str, Lazy], about: str) -> str:
    """Return the first page of the help of the program."""
    return page_of("wmoplan", [COMMAND, OPTIONS], about, sections_of(entries, FIRST), MORE_COMMANDS)


def page_of(path: str, words: Iterable[str], about: str, sections: Iterable[HelpSection], below: str = "") -> str:
    """Return the page that explains a command.

    Args:
        path: How the command is typed, such as `wmoplan vergaderingen toevoegen`.
        words: What can stand behind the command.
        about: What the command does; paragraphs have an empty line between them.
        sections: The arguments and options of the command, or the commands of a group.
        below: What is told at the end.
    """
    room = max(min(width(), WIDE) - MARGIN, NARROWEST)
    paragraphs = [_folded(" ".join(part.split("\n")), room, " " * MARGIN) for part in about.split("\n\n")]
    lists = [_list_of(section, room) for section in sections if section.rows]
    begin = _folded(" ".join(words), room, " " * 4, f"Gebruik: {path} ")
    return "\n\n".join([begin, *paragraphs, *lists, *([_folded(below, room)] if below else [])])


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
