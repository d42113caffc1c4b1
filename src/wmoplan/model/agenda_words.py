"""By which words an item on the agenda of a council is recognised as one about a step."""

import re
from typing import Annotated, Final

from pydantic import AfterValidator, ConfigDict, Field

from wmoplan.errors import Refused
from wmoplan.model.fields import FEW, SPLIT
from wmoplan.record import Record

ITEM_WORD: Final = r"\*?[^\W_]+(?:-[^\W_]+)*\*?"
"""A word of an agenda item: letters and digits, with a hyphen in it, and a star for its start or its end."""


def read_entry(entry: str) -> str:
    """Return an entry by which an agenda item is recognised.

    Raises:
        Refused: A word of the entry can be no word of a title.

    >>> read_entry("verordening* wmo")
    'verordening* wmo'
    """
    if all(re.fullmatch(ITEM_WORD, word) for word in entry.split()):
        return entry
    raise Refused(
        f"'{entry}' kan hier niet.", "Schrijf woorden, met * aan het begin of einde voor de rest van een woord."
    )


ItemWords = Annotated[tuple[Annotated[str, AfterValidator(read_entry)], ...], SPLIT]


class AgendaWords(Record):
    """The words by which an item on the agenda of a council is recognised as one about a step.

    Attributes:
        words: Entries; an item is about the step where all words of one entry stand in its title.
        without: Entries; an item of which the title has all words of one of these, is not about the step.
    """

    model_config = ConfigDict(json_schema_extra={"description": "Hoe de stap heet op de agenda van een raad."})

    words: ItemWords = Field(
        alias="woorden", default=(), max_length=FEW, description="Woorden die samen in de titel van het punt staan."
    )
    without: ItemWords = Field(
        alias="zonder", default=(), max_length=FEW, description="Woorden die niet in de titel van het punt staan."
    )
