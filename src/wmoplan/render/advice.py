"""Advice and reaction: as sentences, and as the table of two columns that councils make of them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from wmoplan.dutch import count, long_date, sentence
from wmoplan.model.advice import Advice
from wmoplan.notation import escaped

NOTHING = "Er staat nog geen advies in. Typ: wmoplan advice add STAP --asked DATUM"


def plain(advices: Sequence[Advice], titles: Mapping[str, str], as_of: date) -> str:
    """Return every advice with its reaction, in sentences."""
    if not advices:
        return NOTHING
    blocks = []
    for number, advice in enumerate(advices, 1):
        head = f"Advies {number}: {titles.get(advice.step, advice.step)}."
        blocks.append("\n".join([head, *_advice(advice), *_reaction(advice, as_of)]))
    return "\n\n".join(blocks)


def markdown(advices: Sequence[Advice], titles: Mapping[str, str], as_of: date) -> str:
    """Return the table of two columns: what was advised, and what the municipality did with it."""
    lines = ["| Advies | Reactie |", "| --- | --- |"]
    for advice in advices:
        said = " ".join([f"{titles.get(advice.step, advice.step)}.", *_advice(advice)])
        lines.append(f"| {escaped(said)} | {escaped(' '.join(_reaction(advice, as_of)))} |")
    return "\n".join(lines)


def _advice(advice: Advice) -> Iterator[str]:
    if advice.text:
        yield f"{sentence(advice.text).rstrip('.')}."
    yield f"Gevraagd op {long_date(advice.received)}." if advice.received else "Dit advies gaf u uit uzelf."
    if advice.due:
        yield f"Het moet er zijn op {long_date(advice.due)}."
    if advice.sent is None:
        yield "Het is nog niet verstuurd."
        return
    yield f"Verstuurd op {long_date(advice.sent)}."
    if advice.days is not None:
        yield f"U had {count(advice.days, 'dag', 'dagen')}."
    if advice.due and advice.sent > advice.due:
        yield f"Dat was {count((advice.sent - advice.due).days, 'dag', 'dagen')} te laat."


def _reaction(advice: Advice, as_of: date) -> Iterator[str]:
    if advice.answered is None:
        if advice.sent is None:
            return
        yield "Er is nog geen reactie."
        if advice.is_unanswered(as_of) and advice.answer_by:
            yield f"Let op: die moest er zijn op {long_date(advice.answer_by)}. Vraag de gemeente waar hij blijft."
        elif advice.answer_by:
            yield f"Die moet er zijn op {long_date(advice.answer_by)}."
        return
    yield f"Reactie op {long_date(advice.answered)}: {FOLLOWS[advice.followed]}."
    if advice.reason:
        yield f"De reden: {advice.reason.rstrip('.')}."
    if advice.answer_by and advice.answered > advice.answer_by:
        yield f"Dat was {count((advice.answered - advice.answer_by).days, 'dag', 'dagen')} te laat."


FOLLOWS = {
    "geheel": "de gemeente doet wat u adviseert",
    "deels": "de gemeente doet een deel van wat u adviseert",
    "niet": "de gemeente doet niet wat u adviseert",
}
"""What is said of how far the municipality follows an advice."""
