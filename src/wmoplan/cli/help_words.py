"""`wmoplan help`: a command, a word of the trade or the statuses, explained."""

from typing import TYPE_CHECKING, Annotated, Final

from wmoplan.cli import grammar, speak
from wmoplan.cli.help_page import ALL
from wmoplan.cli.options import argument
from wmoplan.dutch import meaning
from wmoplan.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

STATUS_WORD: Final = "statussen"

STATUSES: Final = {
    0: "Het is gelukt.",
    1: "Er zit een fout in uw profiel of plan. Dit zegt alleen: wmoplan controle.",
    2: "wmoplan begrijpt niet wat u typte, of niemand gaf antwoord.",
    65: "In een bestand staat iets dat niet klopt.",
    66: "Een bestand is er niet.",
    69: "Er ontbreekt een onderdeel, of het systeem van de raad zwijgt.",
    73: "wmoplan kan het bestand niet schrijven.",
    130: "U stopte zelf, met Ctrl+C.",
}
"""With which number the program ends, and what that number means."""

ABOUT_STATUSES: Final = "wmoplan eindigt met een getal. Een ander programma ziet daaraan hoe het ging."

CERTAINTIES: Final = {
    "vast": "Deze dag staat vast: hij is bekendgemaakt, of hij staat in de wet.",
    "voorlopig": "Deze dag kan nog schuiven.",
    "berekend": "wmoplan heeft deze dag geteld, vanaf een dag die u kent.",
    "geschat": "Deze dag is een schatting. Vraag hem na bij de griffie.",
}
"""How sure a day is, as every list says behind it."""


def explained(
    words: Annotated[
        list[str] | None,
        argument("WOORD", "Een opdracht, een woord zoals zienswijze, alles, of statussen."),
    ] = None,
) -> None:
    """Explain a command, a word, or the statuses."""
    from wmoplan.cli.program import root

    typed = [word.lower() for word in words or ()]
    if typed == [STATUS_WORD]:
        speak.say_folded(statuses())
        return
    is_whole = typed[-1:] == [ALL]
    found = grammar.page(root(), typed[:-1] if is_whole else typed, whole=is_whole)
    speak.say_exactly(found) if found else speak.say_folded(_meaning_of(" ".join(typed)))


def statuses() -> str:
    """Return the numbers with which the program ends, each with its meaning."""
    return "\n".join([ABOUT_STATUSES, "", *(f"{number:>3}  {text}" for number, text in STATUSES.items())])


def _meaning_of(word: str) -> str:
    """Return what a word means, and the words in which it is a word of its own.

    Raises:
        UsageError: No command and no word of the trade is called so.
    """
    known = _words()
    by_name = {name.lower(): name for name in known}
    found = [by_name[word]] if word in by_name else [name for low, name in by_name.items() if word in low.split()]
    if not found:
        from wmoplan.cli.program import COMMANDS

        names = [one for name, entry in COMMANDS.items() for one in (name, *entry.aliases)]
        raise UsageError(
            f"'{word}' is geen opdracht, en geen woord dat wmoplan hier uitlegt.\n"
            f"  {meaning(word, [*names, *by_name])}Alle opdrachten: wmoplan help {ALL}\n"
            f"  Een stap of een dag uit uw tijdlijn? Typ: wmoplan uitleg {word}"
        )
    return "\n".join(f"{name}: {known[name]}" for name in found)


def _words() -> "Mapping[str, str]":
    from wmoplan.desk.shipped import words

    return {**{row.word: row.meaning for row in words()}, **CERTAINTIES}
