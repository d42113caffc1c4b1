"""Parts of the program that are installed apart, because what they bring along is large."""

from contextlib import redirect_stdout
from importlib import import_module
from io import StringIO
from platform import system
from typing import Final, NamedTuple

from wmoplan.errors import MissingExtraError


class Extra(NamedTuple):
    """A part that is installed apart.

    Attributes:
        file: What is made with the part, such as a PDF.
        library: The library that the part stands on.
        instead: How a checklist gets on paper without it.
    """

    file: str
    library: str
    instead: str


EXTRAS: Final = {
    "bestanden": Extra("een Excel-, Word- of PDF-bestand, een webpagina of het klembord", "python_calamine", ""),
    "ophalen": Extra("het ophalen van vergaderingen", "httpx", ""),
    "pdf": Extra(
        "een PDF",
        "weasyprint",
        "Het kan ook anders. Maak lijst.html, open die in uw browser en kies Afdrukken. Of maak lijst.docx voor Word.",
    ),
    "word": Extra(
        "een bestand voor Word",
        "docx",
        "Het kan ook anders. Maak lijst.html: die kunt u ook in Word openen, maar dan zonder vakjes om te klikken.",
    ),
}
"""The parts, by the name that they are installed with."""

PANGO: Final = {
    "Linux": (
        "Installeer Pango. Op Debian of Ubuntu: sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    ),
    "Darwin": "Installeer Pango met Homebrew: brew install pango",
    "Windows": "Hoe u Pango op Windows krijgt: https://doc.courtbouillon.org/weasyprint/stable/first_steps.html",
}
"""How Pango gets on a computer, by its system."""


def need(name: str, instead: str = "", library: str = "") -> None:
    """Load what a part stands on.

    Args:
        instead: What can be done without the part, as a sentence; empty is the sentence for a checklist.
        library: The library of the part that is needed; empty is the one that the part stands on.

    Raises:
        MissingExtraError: The part is not installed; the message has the command that installs the part.
    """
    try:
        with redirect_stdout(StringIO()):  # weasyprint tells there, in English, what it misses
            import_module(library or EXTRAS[name].library)
    except ImportError as fault:
        raise _absent(name, instead or EXTRAS[name].instead) from fault
    except OSError as fault:
        raise _without_pango(name, instead or EXTRAS[name].instead) from fault


def _absent(name: str, instead: str) -> MissingExtraError:
    file = _wheel(name)
    return MissingExtraError(
        f"Voor {EXTRAS[name].file} heeft wmoplan een extra onderdeel nodig. Dat is niet geïnstalleerd.\n"
        f'  Ga naar de map waarin {file.partition("[")[0]} staat, en typ: uv tool install "./{file}"\n'
        f'  Gebruikt u pip? Typ dan: pip install "./{file}"\n'
        f"  {instead}"
    )


def _without_pango(name: str, instead: str) -> MissingExtraError:
    return MissingExtraError(
        f"Voor {EXTRAS[name].file} is Pango nodig, een programma dat letters tekent. Dat staat niet op deze computer.\n"
        f"  {PANGO.get(system(), PANGO['Linux'])}\n"
        f"  {instead}"
    )


def _wheel(name: str) -> str:
    """Return the file of the program with the part in brackets, and every part that is there already."""
    from importlib.util import find_spec

    from wmoplan import __version__

    wanted = [one for one, it in EXTRAS.items() if one == name or find_spec(it.library)]
    return f"wmoplan-{__version__}-py3-none-any.whl[{','.join(wanted)}]"
