"""The dates that a griffie mails, pasted as they came: what was understood, what must be asked, what was left.

Arrows point down only: text / lines, headings, once / owners, days / dated / below / reading / cleaned, dates /
outcome, words. What somebody types at a question is in answers, on dates.
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
