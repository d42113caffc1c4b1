"""The state of a folder of websites: what each was made from, so that a site that is still right is not made again."""

from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

FORM: Final = "wmoplan/site/1"
"""How such a file calls itself; a later form gets a higher number."""

LARGEST: Final = 8_000_000
"""Bytes that it may have; ten times what all municipalities of the country need."""

Fingerprints = Mapping[str, str]
"""A fingerprint of each file, by its name."""


class OverviewEntry(NamedTuple):
    """One municipality on the page that leads to all of them.

    Attributes:
        name: Of the municipality.
        organisation: Whose page it is; may be empty.
        province: May be empty.
        when: The first coming day in words, with what is on it; empty where there is none.
        renew_after: The first day on which something changes; None where nothing does any more.
    """

    name: str
    organisation: str
    province: str
    when: str
    renew_after: date | None


class Site(NamedTuple):
    """What was made of one profile.

    Attributes:
        source: The profile as its maker named it.
        inputs: The profile and the files that it names, by their names from its folder.
        outputs: The files that were made, by their names in the folder of the site.
    """

    source: str
    inputs: Fingerprints
    outputs: Fingerprints
    entry: OverviewEntry


class Sites(NamedTuple):
    """Everything that was made in one folder.

    Attributes:
        program: The fingerprint of the program that made it.
        as_of: The day from which it was seen.
        sites: By the name of their folder; an empty name is the folder itself.
        overview: The fingerprint of the page that leads to them; empty where there is none.
    """

    program: str
    as_of: date
    sites: Mapping[str, Site]
    overview: str = ""
