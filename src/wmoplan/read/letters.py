"""Reads what letters there are, and the templates that lie beside a profile.

The list of letters is ours, so a wrong row is a bug that the tests find; a template of a user is read with care.
"""

import re
from typing import TYPE_CHECKING, Final

from wmoplan.errors import DataError, Problem
from wmoplan.model.letter import LetterKind, Letters, Misfit, Reader, Saying, SpeechPart, SpeechRules
from wmoplan.notation import UNSEEN
from wmoplan.read.rows import Keys, made
from wmoplan.store.folder import DISK, Files, needed

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

LETTERS: Final = "brieven.yaml"
ENDING: Final = ".txt"
"""What the name of a template ends in; what stands before it is the kind of letter."""

NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
"""How a kind of letter is written."""

MOST: Final = 64_000
"""How large a template may be, in bytes."""

MOST_OWN: Final = 100
"""How many templates of their own are looked at."""


KEYS: Final[Keys] = {
    Letters: {
        "brieven": "kinds", "regels": "sayings", "documenten": "documents", "zekerheid": "sureness",
        "korte-termijn": "short_term", "inspreken": "speech", "verslag": "readers",
    },
    LetterKind: {
        "soort": "name", "titel": "title", "stap": "about_step", "rol-sjabloon": "own_roles", "past-niet": "misfits",
    },
    Misfit: {"als": "case", "zeg": "message", "doe": "remedy", "moment": "kind", "rol": "role"},
    Reader: {
        "aan": "name", "titel": "title", "adres": "address", "aanhef": "greeting", "alle-stappen": "everything",
    },
    Saying: {"id": "id", "tekst": "text", "bron": "source", "rollen": "roles", "van": "since"},
    SpeechRules: {"woorden-per-minuut": "words", "minuten": "minutes", "delen": "parts", "bron": ""},
    SpeechPart: {"id": "id", "deel": "share"},
}  # fmt: skip
"""The keys of each kind of row of the list of letters."""


def read_letters(folder: "Traversable") -> Letters:
    """Return the letters that can be made, from the folder with the data.

    Raises:
        DataError: The file is no strict YAML.
        KeyError: A row has a key that is not known.
    """
    from wmoplan.read.yaml import read_tree

    letters: Letters = made(Letters, read_tree(folder.joinpath(LETTERS).read_bytes(), LETTERS)[0], KEYS)
    return letters


def own_kinds(folder: "Path", files: Files = DISK) -> tuple[str, ...]:
    """Return the kinds of letters of which a template lies in a folder; none where there is no such folder."""
    try:
        names = files.names(folder)[:MOST_OWN]
    except OSError:
        return ()
    kinds = (name.removesuffix(ENDING) for name in names if name.endswith(ENDING))
    return tuple(kind for kind in kinds if NAME.fullmatch(kind))


def read_template(file: "Path", name: str, files: Files = DISK) -> str:
    r"""Return the text of a user's template, without characters that nobody sees; lines end in \n.

    Raises:
        MissingFileError: There is no such file, or it cannot be read.
        DataError: It is too large, or no text.
    """
    from wmoplan.read.spelling import decode

    data = needed(files, file, name, MOST)
    if not data.strip():
        raise DataError(Problem(name, 0, "het sjabloon is leeg.", "Schrijf de tekst van de brief erin."))
    lines = re.split(r"\r\n|\r|\n", decode(data, name))
    return "\n".join(re.sub(UNSEEN, "", line.expandtabs(4)) for line in lines)
