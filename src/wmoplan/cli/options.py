"""The options that more than one command has, and what was typed behind them."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, Any, Final, NamedTuple

from typer import Argument, Option

from wmoplan.dutch import choice, listing
from wmoplan.errors import UsageError

RARE: Final = "Meer opties"
"""What typer carries for an option that is rare; the page of a command asks for it."""

STDOUT: Final = "-"
"""What stands for the screen, or for the program behind a pipe, where a file is named."""


def argument(metavar: str, text: str) -> Any:  # noqa: ANN401 - of a class without a public name
    """Return what may stand behind a command by itself.

    Args:
        metavar: What the help calls the argument.
        text: What the help says of the argument.
    """
    return Argument(metavar=metavar, help=text)


def value(
    name: str,
    metavar: str,
    text: str,
    callback: Callable[[str | None], str | None] | None = None,
    *,
    rare: bool = False,
) -> Any:  # noqa: ANN401 - as above
    """Return an option with a value behind it.

    Args:
        name: The option, with its dashes.
        metavar: What the help calls the value.
        text: What the help says of the option.
        callback: Returns the value, or refuses it.
        rare: Whether the help leaves the option out where the page would not fit on one screen.
    """
    return Option(name, metavar=metavar, help=text, callback=callback, rich_help_panel=RARE if rare else None)


def flag(name: str, text: str, *, rare: bool = False) -> Any:  # noqa: ANN401 - as above
    """Return an option that stands on itself; of one that is rare the same is true as of a value."""
    return Option(name, help=text, rich_help_panel=RARE if rare else None)


def a_file(value: str | None) -> str | None:
    """Return what was typed behind `--output`, where it can be the name of a file.

    Raises:
        UsageError: The name is that of a folder, or of nothing.
    """
    if value is None or value == STDOUT:
        return value
    if not value.strip():
        raise UsageError("Achter --output staat geen naam.\n  Schrijf bijvoorbeeld: --output brief.txt")
    if value.endswith(("/", "\\")) or Path(value).is_dir():
        inside = value if value.endswith(("/", "\\")) else f"{value}/"
        raise UsageError(
            f"'{value}' is een map, geen bestand.\n  Noem ook het bestand, zoals: --output {inside}brief.txt"
        )
    return value


def a_folder(value: str | None) -> str | None:
    """Return what was typed behind `--output`, where it can be the name of a folder.

    Raises:
        UsageError: The word stands for stdout, or for nothing.
    """
    if value is not None and value.strip() in {"", STDOUT}:
        raise UsageError(f"'{value}' is geen map.\n  De site heeft meer dan een bestand. Schrijf: --output site")
    return value


def ending_of(output: str, endings: dict[str, str]) -> str:
    """Return what the ending of a file stands for; what goes to stdout is plain text.

    Raises:
        UsageError: The file has none of the endings; the message names the endings.
    """
    if output == STDOUT:
        return next(endings[ending] for ending in (".txt", ".md", *endings) if ending in endings)
    ending = Path(output).suffix.lower()
    if ending not in endings:
        known = listing(list(endings), "of")
        found = f"eindigt op '{ending}'" if ending else "heeft geen letters achter een punt"
        raise UsageError(
            f"'{output}' {found}; zo'n bestand kan wmoplan nog niet maken.\n  Laat de naam eindigen op {known}."
        )
    return endings[ending]


def form_of(form: str | None, output: str | None, forms: Iterable[str], endings: dict[str, str], otherwise: str) -> str:
    """Return the form that was typed, else the one that the ending of the file stands for, else another one.

    Args:
        form: What was typed behind `--format`; None is nothing.
        output: What was typed behind `--output`; None is nothing.
        forms: The forms that can be typed.
        endings: The form that each ending stands for.
        otherwise: The form where neither was typed.

    Raises:
        UsageError: There is no such form, or no form with such an ending.
    """
    if form is None:
        return ending_of(output, endings) if output else otherwise
    if form not in forms:
        raise UsageError(f"'{form}' is geen vorm die wmoplan kent.\n  {choice(form, forms)}")
    return form


class Target(NamedTuple):
    """Where a command puts what the command makes, as the user typed it.

    Attributes:
        name: The name of the file; `STDOUT` is stdout, and None is the screen.
        open_it: Whether the file is opened afterwards.
        force: Whether the file may take the place of anything.
    """

    name: str | None
    open_it: bool
    force: bool

    def form(self, endings: dict[str, str], otherwise: str) -> str:
        """Return what the ending of the file stands for; without a file the form for the screen.

        Raises:
            UsageError: The file has none of the endings.
        """
        return ending_of(self.name, endings) if self.name else otherwise


def target_of(output: str | None, *, open_it: bool = False, force: bool = False) -> Target:
    """Return where a command puts what it makes.

    Raises:
        UsageError: There is no file to open.
    """
    if open_it and (not output or output == STDOUT):
        raise UsageError("Zonder bestand valt er niets te openen.\n  Zet erbij: --output BESTAND")
    return Target(output, open_it, force)


Profile = Annotated[
    str | None, value("--profile", "BESTAND", "Uw profiel. Zonder deze optie zoekt wmoplan het.", rare=True)
]
AsOf = Annotated[
    str | None,
    value("--as-of", "DATUM", "Kijk alsof het deze dag is, zoals 2014-01-15. Zonder deze optie: vandaag.", rare=True),
]
Example = Annotated[
    str | None, value("--example", "NAAM", "Gebruik een voorbeeld dat erbij zit, zoals haren-2014.", rare=True)
]
Plan = Annotated[
    str | None,
    value("--plan", "PLAN", "Een plan zonder profiel, voor heel Nederland, zoals landelijke-kalender.", rare=True),
]
Output = Annotated[str | None, value("--output", "BESTAND", "Schrijf in dit bestand.", callback=a_file)]
Force = Annotated[
    bool, flag("--force", "Schrijf ook over een bestand dat niet van wmoplan is, of dat veranderd is.", rare=True)
]
Open = Annotated[bool, flag("--open", "Open het bestand als het klaar is.")]
Whole = Annotated[
    list[str] | None, value("--whole", "JAAR", "Dit is het hele schema van dat jaar, zoals 2027. Mag vaker.", rare=True)
]
NotWhole = Annotated[bool, flag("--not-whole", "Vraag niet of dit het hele schema van een jaar is.", rare=True)]
