"""Lists of meetings: a pasted text, a table or a calendar file in, one `Outcome` out.

Nothing is guessed: what cannot be read or recognised is asked or named, with its place.
"""

from wmoplan.read.meetings.bodies import Recogniser, with_bodies
from wmoplan.read.meetings.columns import may_name_meeting
from wmoplan.read.meetings.lines import LARGEST, folded, text_of
from wmoplan.read.meetings.outcome import LeftOut, OfferedAnswer, Outcome, Query, answer, summary
from wmoplan.read.meetings.words import BODY_WORDS, SKIP

__all__ = [
    "BODY_WORDS",
    "LARGEST",
    "SKIP",
    "LeftOut",
    "OfferedAnswer",
    "Outcome",
    "Query",
    "Recogniser",
    "answer",
    "folded",
    "may_name_meeting",
    "summary",
    "text_of",
    "with_bodies",
]
