"""The state of a folder of websites: what each was made from, so that a site that is still right is not made again."""

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal

from pydantic import Field

from wmoplan.record import Record

Form = Literal["wmoplan/site/1"]
"""The name of the form of such a file; a later form gets a higher number."""

LARGEST: Final = 8_000_000
"""Bytes that it may have; ten times what all municipalities of the country need."""

Fingerprints = Mapping[str, str]
"""A fingerprint of each file, by its name."""


class OverviewEntry(Record):
    """One municipality on the page that leads to all of them.

    Attributes:
        name: Of the municipality.
        organisation: Whose page it is; may be empty.
        province: May be empty.
        when: The first coming day in words, with what is on it; empty where there is none.
        renew_after: The first day on which something changes; None where nothing does any more.
    """

    name: str = Field(alias="naam")
    organisation: str = Field(alias="organisatie")
    province: str = Field(alias="provincie")
    when: str = Field(alias="wanneer")
    renew_after: date | None = Field(alias="nieuwe-versie-na")


class Site(Record):
    """The website that was made of one profile.

    Attributes:
        source: The profile as its maker named it.
        inputs: The profile and the files that it names, by their names from its folder.
        outputs: The files that were made, by their names in the folder of the site.
        entry: What the page that leads to all sites says of it.
    """

    source: str = Field(alias="profiel")
    inputs: Fingerprints = Field(alias="invoer")
    outputs: Fingerprints = Field(alias="uitvoer")
    entry: OverviewEntry = Field(alias="kop")


class Sites(Record):
    """The websites that were made in one folder.

    Attributes:
        form: How the file calls itself.
        program: The fingerprint of the program that made it.
        as_of: The day from which it was seen.
        overview: The fingerprint of the page that leads to the sites; empty where there is none.
        sites: By the name of their folder; an empty name is the folder itself.
    """

    form: Form = Field(alias="schema", default="wmoplan/site/1")
    program: str = Field(alias="programma")
    as_of: date = Field(alias="peildatum")
    overview: str = Field(alias="overzicht", default="")
    sites: Mapping[str, Site] = {}
