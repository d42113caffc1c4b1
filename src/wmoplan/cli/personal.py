"""What is told of a profile with something of a person in it, before that goes to others."""

from typing import TYPE_CHECKING, Final

from wmoplan.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wmoplan.desk.opening import Text

FEW: Final = 10
"""At most so many lines are named one by one."""

SHOWN: Final = "Wat bij 'bron' staat, komt op uw pagina, in de agenda en in bestanden voor anderen."
WAY_OUT: Final = "Schrijf alleen waar het staat, zoals: raadsagenda, of mail van de griffie."


def personal_notes(text: "Text") -> "Iterator[str]":
    """Yield what should not go to others as it stands, each as a few sentences."""
    from pathlib import Path

    from wmoplan.dutch import listing
    from wmoplan.read.personal import personal_sources
    from wmoplan.store.content import read_whole

    data = text.data if text.data is not None else read_whole(Path(text.name)) or b""
    try:
        found = personal_sources(data, text.name)
    except DataError:  # who makes something of it is told what is wrong
        return
    for what, lines in found.items():
        named = [str(line) for line in lines[:FEW]]
        more = [f"{len(lines) - FEW} andere"] if len(lines) > FEW else []
        where = f"regel {named[0]}" if len(lines) == 1 else f"de regels {listing([*named, *more])}"
        yield f"bij 'bron' staat {what}, in {Path(text.name).name} op {where}. {SHOWN} {WAY_OUT}"
