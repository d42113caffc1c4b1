"""A municipality's schedule of meetings as a file: .csv or .ics in, entries out; whose they are, the profile says.

Arrows point down only: table, events / appointment / blocks, repeats, cells, states, outcome / recognise / entry,
text. Nothing here is guessed: what cannot be read is a problem with its line, and the rest comes in.
"""

from wmoplan.read.meetings.entry import Entry, Listed
from wmoplan.read.meetings.outcome import Found, Outcome, Unclear, outcome_of
from wmoplan.read.meetings.recognise import Owner, Recogniser, folded
from wmoplan.read.meetings.text import LARGEST, text_of

__all__ = [
    "LARGEST",
    "Entry",
    "Found",
    "Listed",
    "Outcome",
    "Owner",
    "Recogniser",
    "Unclear",
    "folded",
    "outcome_of",
    "text_of",
]
