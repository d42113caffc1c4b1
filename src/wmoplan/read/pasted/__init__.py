"""The dates that a griffie mails, pasted as they came: what was understood, what must be asked, what was left.

Arrows point down only: text | once, lines, headings | owners, below, days | dated | reading | dates, cleaned, outcome |
words. Only answers stands by itself, on dates.
"""

from wmoplan.read.pasted.answers import answer
from wmoplan.read.pasted.outcome import Choice, Ignored, Pasted, Question, Row
from wmoplan.read.pasted.text import read_pasted, summary
from wmoplan.read.pasted.words import BODY_WORDS, SKIP

__all__ = [
    "BODY_WORDS",
    "SKIP",
    "Choice",
    "Ignored",
    "Pasted",
    "Question",
    "Row",
    "answer",
    "read_pasted",
    "summary",
]
