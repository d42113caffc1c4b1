"""Reads what letters there are, and the templates that lie beside a profile.

The list of letters is ours, so a wrong row is a bug that the tests find; a template of a user is read with care.
"""

import re
from typing import TYPE_CHECKING, Any, Final

from wmoplan.errors import DataError, Problem
from wmoplan.model.day import read_day
from wmoplan.model.letter import LetterKind, Letters, Misfit, Reader, Saying, SpeechPart, SpeechRules
from wmoplan.model.source import SourceDocument, read_source
from wmoplan.model.term import read_term
from wmoplan.notation import UNSEEN
from wmoplan.store.folder import DISK, Files, needed

if TYPE_CHECKING:
    from collections.abc import Mapping
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


def read_letters(folder: "Traversable") -> Letters:
    """Return what letters there are, from the folder with the data.

    Raises:
        DataError: The file is no strict YAML.
        KeyError: A row misses a key that it needs.
    """
    from wmoplan.read.yaml import read_tree

    tree = read_tree(folder.joinpath(LETTERS).read_bytes(), LETTERS)[0]
    speech = tree["inspreken"]
    return Letters(
        kinds=tuple(_kind(row) for row in tree["brieven"]),
        sayings=tuple(_saying(row) for row in tree["regels"]),
        documents=tuple(
            SourceDocument.model_construct(
                id=row["id"], title=row["titel"], checked=row["nagekeken"], link=row["adres"]
            )
            for row in tree["documenten"]
        ),
        sureness=tree["zekerheid"],
        short_term=read_term(tree["korte-termijn"]),
        speech=SpeechRules(
            words=int(speech["woorden-per-minuut"]),
            minutes=tuple(int(number) for number in speech["minuten"]),
            parts=tuple(SpeechPart(row["id"], int(row["deel"])) for row in speech["delen"]),
        ),
        readers=tuple(_reader(row) for row in tree["verslag"]),
    )


def _kind(row: "Mapping[str, Any]") -> LetterKind:
    return LetterKind(
        name=row["soort"],
        title=row["titel"],
        about_step=row["stap"] == "ja",
        own_roles=tuple(row.get("rol-sjabloon", ())),
        misfits=tuple(_misfit(misfit) for misfit in row.get("past-niet", ())),
    )


def _reader(row: "Mapping[str, str]") -> Reader:
    return Reader(row["aan"], row["titel"], row["adres"], row["aanhef"], row.get("alle-stappen") == "ja")


def _misfit(row: "Mapping[str, str]") -> Misfit:
    return Misfit(row["als"], row["zeg"], row["doe"], row.get("moment", ""), row.get("rol", ""))


def _saying(row: "Mapping[str, Any]") -> Saying:
    since = read_day(row["van"]) if "van" in row else None
    return Saying(row["id"], row["tekst"], read_source(row["bron"]), tuple(row.get("rollen", ())), since)


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
