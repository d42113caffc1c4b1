"""Where a fact was found."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from pydantic import Field, field_validator

from wmoplan.errors import Refused
from wmoplan.model.day import read_day
from wmoplan.record import Record

OWN_FILE: Final = "uw bestand"
"""Where a fact comes from that a user typed without a source."""

OWN_PROGRESS: Final = "uw voortgang"
"""Where a fact comes from that a user wrote down with a command."""


class Source(NamedTuple):
    """A place in a document.

    Attributes:
        document: The id of the document in the plan's list; for a user's own fact, the words that were typed.
        place: The section, the row of the table, or the article; empty where there is only the document.
    """

    document: str
    place: str

    def cited(self, titles: Mapping[str, str] = MappingProxyType({})) -> str:
        """Return the source as it is printed: the title of its document by its id, and the place in it."""
        title = titles.get(self.document, self.document)
        return f"{title}, {self.place}" if self.place else title


def read_source(text: object) -> Source:
    """Return the source that is written as "document, place".

    Raises:
        Refused: There is no text.

    >>> read_source("avi, tabel, rij 5")
    Source(document='avi', place='tabel, rij 5')
    """
    if isinstance(text, Source):
        return text
    if not isinstance(text, str) or not text.strip():
        raise Refused(
            "hier ontbreekt een bron.", 'Schrijf het document en de plaats, bijvoorbeeld "avi, tabel, rij 5".'
        )
    document, _, place = text.partition(",")
    return Source(document.strip(), place.strip())


class Part(Record):
    """A part of a document; the facts taken from a document are shown in the order of its parts.

    Attributes:
        place: How the places in it begin.
        title: Its heading; empty for a part of the part before it.
    """

    place: str = Field(alias="plaats", min_length=1)
    title: str = Field(alias="titel", default="")


class SourceDocument(Record):
    """A document that a plan leans on.

    Attributes:
        id: How the rows of the plan name it.
        title: Its title.
        publisher: Who made it.
        checked: The day on which the plan was last held against it, as it was written.
        text_day: For a law, the first day of the text that the plan was held against, as it was written; may be empty.
        link: Its address, where it is public; for a law the BWB id.
        parts: Its parts, in its own order; none where that does not matter.
    """

    id: str
    title: str = Field(alias="titel")
    publisher: str = Field(alias="uitgever", title="Uitgever", default="")
    checked: str = Field(alias="nagekeken", title="Nagekeken op", default="")
    text_day: str = Field(alias="tekst", default="")
    link: str = Field(alias="adres", title="Adres", default="")
    parts: tuple[Part, ...] = Field(alias="delen", default=())

    @field_validator("checked", "text_day")
    @classmethod
    def _is_a_day(cls, text: str) -> str:
        """Return the text as it is; it must be a day."""
        if text:
            read_day(text)
        return text
