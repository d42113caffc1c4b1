"""The program: its commands, and the only place where an error becomes a message and a status."""

import sys
from pathlib import Path
from typing import Final

from wmoplan import __version__
from wmoplan.cli.help_page import COMMAND, HELP, OPTIONS, VERSION, HelpSection, Lazy, page_of, sections_of
from wmoplan.cli.speak import close_stdout, prepare, say, say_exactly, tell
from wmoplan.errors import MissingFileError, WmoplanError
from wmoplan.notation import on_one_line

MONTHLY: Final = "Elke maand"
CHANGED: Final = "Als er iets verandert"
REST: Final = "De rest"

COMMANDS: Final = {
    "timeline": Lazy("timeline:timeline", "Wat u nu doet, en welke dagen eraan komen.", MONTHLY, ("tijdlijn",)),
    "checklist": Lazy("papers:checklist", "Een lijst om af te vinken.", MONTHLY, ("afvinklijst", "lijst")),
    "calendar": Lazy("calendar:calendar", "De dagen voor uw agenda of telefoon.", MONTHLY, ("agenda", "kalender")),
    "build": Lazy("build:build", "Een pagina voor uw website.", MONTHLY, ("site", "pagina")),
    "region": Lazy("region:region", "De gemeenten van een regio naast elkaar.", MONTHLY, ("regio",)),
    "meetings": Lazy(
        "meetings:meetings", "Vergaderingen toevoegen of bekijken.", CHANGED, ("vergaderingen", "vergadering")
    ),
    "answer": Lazy("answer:answer", "Beantwoord een vraag, in uw eigen woorden.", CHANGED, ("antwoord",)),
    "questions": Lazy("papers:questions", "Wat u de griffie vraagt, ook als brief.", CHANGED, ("vragen",)),
    "letter": Lazy("papers:letter", "Een brief maken, zoals een vraag om advies.", CHANGED, ("brief", "brieven")),
    "changes": Lazy("changes:changes", "Wat er verschoof tussen oud en nieuw.", CHANGED, ("wijzigingen", "verschil")),
    "check": Lazy("looking:check", "Kijk of alles klopt.", CHANGED, ("controle", "controleer")),
    "advice": Lazy("advice:advice", "Uw adviezen, en wat de gemeente ermee doet.", CHANGED, ("advies", "adviezen")),
    "status": Lazy("status:status", "Hoe uw gemeente ervoor staat, en wat u zag.", CHANGED, ("stand",)),
    "report": Lazy("papers:report", "Een brief over hoe het staat.", CHANGED, ("verslag",)),
    "done": Lazy("progress:done", "Vink af wat gedaan is.", CHANGED, ("gedaan", "klaar")),
    "undo": Lazy("progress:undo", "Neem een vinkje terug.", CHANGED, ("terug",)),
    "note": Lazy("progress:note", "Schrijf iets op bij een stap of een dag.", CHANGED, ("opmerking",)),
    "explain": Lazy("looking:explain", "Waarom is het die dag?", CHANGED, ("uitleg", "waarom")),
    "init": Lazy("init:init", "Begin: maak een profiel van uw gemeente.", REST, ("begin",)),
    "plan": Lazy("looking:plan", "Wat er in het stappenplan staat.", REST, ("stappenplan",)),
    "schema": Lazy("looking:schema", "Hoe de bestanden in elkaar zitten, voor andere programma's.", REST),
    "home": Lazy("looking:home", "Waar u bent, en wat u nu doet.", "", ("waar",)),
}
"""Every command; `home` is what runs when none is named."""

OWN: Final = HelpSection("Opties", (("--version, -V", VERSION), ("--help, -h", HELP)))
"""The options of the program itself."""

ABOUT: Final = """wmoplan laat zien wanneer u kunt meepraten over de zorg in uw gemeente.

Typ alleen 'wmoplan' om te zien waar u bent en wat u nu doet."""


def main(words: list[str] | None = None) -> int:
    """Run the words of a command line, and return the status with which the program ends.

    Args:
        words: Those after the name of the program; None takes them from the process itself.
    """
    if words is None:
        words = sys.argv[1:]
    prepare()
    try:
        _stand_somewhere()
        status = run([dashed(word) for word in words])
    except WmoplanError as fault:
        tell(_with_words_whole(str(fault), words))
        return fault.exit_code
    except KeyboardInterrupt:
        tell("\nGestopt.")
        return 130
    except EOFError:
        tell("Er komt geen antwoord meer. wmoplan stopt hier.")
        return 2
    except BrokenPipeError:
        close_stdout()
        return 0
    return status


def _stand_somewhere() -> None:
    """Refuse to work in a folder that is gone: a stick that was pulled out, a folder that was moved."""
    try:
        Path.cwd()
    except FileNotFoundError:
        gone = "De map waarin u staat, is er niet meer.\n  Ga naar een andere map, en typ het opnieuw."
        raise MissingFileError(gone) from None


def _with_words_whole(message: str, words: list[str]) -> str:
    """Return a message in which no typed word makes a line of its own."""
    for word in words:
        if "\n" in word or "\r" in word:
            message = message.replace(word, on_one_line(word))
    return message


def run(words: list[str]) -> int:
    """Run one command, and return its status; the first page of the help needs no typer."""
    if words in (["--help"], ["-h"]):
        say_exactly(page_of("wmoplan", [COMMAND, OPTIONS], ABOUT, [*sections_of(COMMANDS), OWN]))
        return 0
    from wmoplan.cli import grammar

    if words and words[0].isdecimal():  # a thing to do on the first screen
        words = ["home", *words]
    return grammar.run(words, COMMANDS, ABOUT, lambda: say(f"wmoplan {__version__}"))


def dashed(word: str) -> str:
    """Return a word with the two dashes of an option, where a text editor made one long dash of them."""
    return f"--{word[1:]}" if word[:1] in {"\u2013", "\u2014"} else word
