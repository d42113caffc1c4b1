"""The program: its commands, and the only place where an error becomes a message and a status."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from wmoplan import __version__
from wmoplan.cli.help_page import (
    ALL,
    COMMAND,
    HELP,
    OPTIONS,
    VERSION,
    HelpSection,
    Lazy,
    first_page,
    page_of,
    sections_of,
)
from wmoplan.cli.speak import close_stdout, prepare, say, say_exactly, tell
from wmoplan.errors import MissingFileError, WmoplanError
from wmoplan.notation import on_one_line

if TYPE_CHECKING:
    from wmoplan.cli.grammar import Program

BEGIN: Final = "Beginnen"
MONTHLY: Final = "Elke maand"
CHANGED: Final = "Als er iets verandert"
OFTEN: Final = "Ook handig"
REST: Final = "Voor wie meer wil"

COMMANDS: Final = {
    "init": Lazy("init:init", "Begin: maak een profiel van uw gemeente.", BEGIN, ("begin",), "begin Almere"),
    "meetings": Lazy(
        "meetings:meetings", "Vergaderingen toevoegen of bekijken.", BEGIN, ("vergaderingen", "vergadering")
    ),
    "questions": Lazy(
        "papers:questions", "Wat u de griffie vraagt, ook als brief.", BEGIN, ("vragen",), "vragen --output brief.txt"
    ),
    "answer": Lazy(
        "answer:answer",
        "Beantwoord een vraag, in uw eigen woorden.",
        BEGIN,
        ("antwoord",),
        "antwoord participatieverordening ja",
    ),
    "timeline": Lazy(
        "timeline:timeline",
        "Wat u nu doet, en welke dagen eraan komen.",
        MONTHLY,
        ("tijdlijn",),
        "tijdlijn --topic inkoop",
    ),
    "checklist": Lazy(
        "papers:checklist",
        "Een lijst om af te vinken.",
        MONTHLY,
        ("lijst", "afvinklijst"),
        "lijst --output lijst.html --open",
    ),
    "calendar": Lazy(
        "calendar:calendar",
        "De dagen voor uw agenda of telefoon.",
        MONTHLY,
        ("agenda", "kalender"),
        "agenda --output agenda.ics",
    ),
    "done": Lazy(
        "progress:done",
        "Vink af wat gedaan is.",
        MONTHLY,
        ("gedaan", "klaar"),
        "gedaan participatieverordening.aanmelden --by Anna",
    ),
    "letter": Lazy(
        "papers:letter",
        "Een brief maken, zoals een vraag om advies.",
        CHANGED,
        ("brief", "brieven"),
        "brief tienpuntenplan --output punten.txt",
    ),
    "advice": Lazy("advice:advice", "Uw adviezen, en wat de gemeente ermee doet.", CHANGED, ("advies", "adviezen")),
    "status": Lazy("status:status", "Hoe uw gemeente ervoor staat, en wat u zag.", CHANGED, ("stand",)),
    "changes": Lazy(
        "changes:changes",
        "Wat er verschoof tussen oud en nieuw.",
        CHANGED,
        ("wijzigingen", "verschil"),
        "wijzigingen",
    ),
    "explain": Lazy(
        "looking:explain",
        "Waarom is het die dag?",
        OFTEN,
        ("uitleg", "waarom"),
        "uitleg participatieverordening",
    ),
    "check": Lazy("looking:check", "Kijk of alles klopt.", OFTEN, ("controle", "controleer"), "controle --all"),
    "report": Lazy(
        "papers:report",
        "Een brief over hoe het staat.",
        OFTEN,
        ("verslag",),
        "verslag raad --output verslag.txt",
    ),
    "build": Lazy("build:build", "Een pagina voor uw website.", OFTEN, ("pagina", "site"), "pagina --output site"),
    "note": Lazy(
        "progress:note",
        "Schrijf iets op bij een stap of een dag.",
        OFTEN,
        ("opmerking",),
        'opmerking participatieverordening "Gebeld met de griffie."',
    ),
    "undo": Lazy(
        "progress:undo",
        "Neem een vinkje terug.",
        OFTEN,
        ("terug",),
        "terug participatieverordening.aanmelden",
    ),
    "region": Lazy(
        "region:region",
        "De gemeenten van een regio naast elkaar.",
        REST,
        ("regio",),
        "regio --example brabant-noordoost-oost",
    ),
    "plan": Lazy(
        "looking:plan",
        "Wat er in het stappenplan staat.",
        REST,
        ("stappenplan",),
        "stappenplan participatieverordening",
    ),
    "schema": Lazy(
        "looking:schema",
        "Hoe de bestanden in elkaar zitten, voor andere programma's.",
        REST,
        example="schema profiel",
    ),
    "help": Lazy("help_words:explained", "Uitleg van een opdracht of een woord.", REST, example="help termijnagenda"),
    "completion": Lazy(
        "completion:completion",
        "Laat de Tab-toets uw woorden aanvullen.",
        REST,
        ("aanvullen",),
        "aanvullen powershell",
    ),
    "home": Lazy("looking:home", "Waar u bent, en wat u nu doet.", "", ("waar",)),
}
"""Every command; `home` is what runs when none is named."""

OWN: Final = HelpSection("Opties", (("--version, -V", VERSION), ("--help, -h", HELP)))
"""The options of the program itself."""

ABOUT: Final = "wmoplan laat zien wanneer u kunt meepraten over de zorg in uw gemeente."

ALONE: Final = "Typ alleen 'wmoplan' om te zien waar u bent en wat u nu doet."


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
    """Run one command, and return its status; the pages about the whole program need no typer."""
    if words in (["--help"], ["-h"], ["help"]):
        say_exactly(first_page(COMMANDS, ABOUT))
        return 0
    if words == ["help", ALL]:
        say_exactly(page_of("wmoplan", [COMMAND, OPTIONS], f"{ABOUT}\n\n{ALONE}", [*sections_of(COMMANDS), OWN]))
        return 0
    from wmoplan.cli import grammar

    if words and words[0].isdecimal():  # a thing to do on the first screen
        words = ["home", *words]
    return grammar.run(root(), words)


def root() -> "Program":
    """Return the program as a command, of which every command is loaded when it is used."""
    from wmoplan.cli import grammar

    return grammar.program(COMMANDS, ABOUT, lambda: say(f"wmoplan {__version__}"))


def dashed(word: str) -> str:
    """Return a word with the two dashes of an option, where a text editor made one long dash of them."""
    return f"--{word[1:]}" if word[:1] in {"\u2013", "\u2014"} else word
