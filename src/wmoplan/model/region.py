"""A region: municipalities that stand side by side, and what they agreed with each other."""

from typing import Final

from pydantic import Field

from wmoplan.model.fields import WhenText, Words, YesNo
from wmoplan.record import Record

MOST: Final = 100
"""How many municipalities a region has at most; the largest of the country has fewer than fifty."""


class Agreement(Record):
    """Something that the municipalities agreed with each other.

    Attributes:
        what: In one sentence.
        when: In words; vague stays vague.
        source: Where it stands.
        example: Whether it is made up, to show how it would look.
    """

    what: str = Field(alias="wat", min_length=1, max_length=300)
    when: WhenText = Field(alias="wanneer")
    source: str = Field(alias="bron", min_length=1, max_length=300)
    example: YesNo = Field(alias="voorbeeld", default=False)


class RegionFile(Record):
    """The file of a region.

    Attributes:
        name: What the region is called.
        profiles: The files of its municipalities, from the folder of this file; none is every profile in that folder.
        agreements: What they agreed with each other.
    """

    name: str = Field(alias="regio", min_length=1, max_length=80)
    profiles: Words = Field(alias="profielen", default=(), max_length=MOST)
    agreements: tuple[Agreement, ...] = Field(alias="afspraken", default=(), max_length=MOST)
