"""The advice of the volunteers with the reaction of the municipality: as sentences, and as the table of councils."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from wmoplan.documents.blocks import Document, Lines, Paragraph, Purpose, Table
from wmoplan.dutch import count, counts, long_date, sentence
from wmoplan.model.progress import FOLLOWS, Advice, TimeGiven
from wmoplan.timeline import Timeline

TITLE: Final = "Onze adviezen, en de reacties"
NOTHING: Final = "Er staat nog geen advies in. Typ: wmoplan advice add STAP --asked DATUM"


def sentences_of(timeline: Timeline) -> Document:
    """Return every advice of a timeline with its reaction, in sentences."""
    titles, as_of = _titles(timeline), timeline.as_of
    blocks = tuple(
        Lines((f"Advies {number}: {titles[advice.step]}.", *_advice(advice, as_of), *_reaction(advice, as_of)))
        for number, advice in enumerate(timeline.advices, 1)
    )
    return Document(TITLE, blocks or (Paragraph(NOTHING),), as_of, Purpose.SCREEN, titled=False)


def table_of(timeline: Timeline) -> Document:
    """Return a row for each advice of a timeline: what was advised, and what the municipality did with it."""
    titles, as_of = _titles(timeline), timeline.as_of
    rows = tuple(
        (" ".join([f"{titles[advice.step]}.", *_advice(advice, as_of)]), " ".join(_reaction(advice, as_of)))
        for advice in timeline.advices
    )
    return Document(TITLE, (Table(("Advies", "Reactie"), rows),), as_of, titled=False)


def _titles(timeline: Timeline) -> dict[str, str]:
    """Return the title of the step of each advice; its id where the plan has no such step any more."""
    titles = {step.id: step.title for step in timeline.all_steps()}
    return {advice.step: titles.get(advice.step, advice.step) for advice in timeline.advices}


def _advice(advice: Advice, as_of: date) -> Iterator[str]:
    if advice.text:
        yield f"{sentence(advice.text).rstrip('.')}."
    yield f"Gevraagd op {long_date(advice.received)}." if advice.received else "Dit advies gaf u uit uzelf."
    if advice.due:
        yield f"Het moet er zijn op {long_date(advice.due)}."
    if advice.given:
        yield _time(advice.given)
    if advice.sent is None:
        yield "Het is nog niet verstuurd."
        if advice.due and advice.due < as_of:
            yield "Let op: de dag waarop het er moest zijn, is voorbij."
        return
    after = f", na {count(advice.days, 'dag', 'dagen')}" if advice.days is not None else ""
    yield f"Verstuurd op {long_date(advice.sent)}{after}."
    if advice.due and advice.sent > advice.due:
        yield f"Dat was {count((advice.sent - advice.due).days, 'dag', 'dagen')} te laat."


def _time(time: TimeGiven) -> str:
    """Return the time that was given, beside what there should be."""
    rule = "de regel van uw gemeente is" if time.own else "gewoon is"
    enough = f"{count(time.short, 'dag', 'dagen')} te weinig" if time.short > 0 else "genoeg"
    weeks, days = divmod(time.days, 7)
    in_weeks = f": {counts((weeks, 'week', 'weken'), (days, 'dag', 'dagen'))}" if weeks else ""
    return f"U kreeg {count(time.days, 'dag', 'dagen')}{in_weeks}. Dat is {enough}: {rule} {time.length.text}."


def _reaction(advice: Advice, as_of: date) -> Iterator[str]:
    if advice.answered is None:
        if advice.sent is None:
            return
        yield "Er is nog geen reactie."
        if advice.is_unanswered(as_of) and advice.answer_by:
            yield f"Let op: die moest er zijn op {long_date(advice.answer_by)}. Vraag de gemeente waar zij blijft."
        elif advice.answer_by:
            yield f"Die moet er zijn op {long_date(advice.answer_by)}."
        else:
            yield "Vraag de griffie wanneer die er moet zijn. Dat is in elke gemeente anders."
        yield from advice.rule
        return
    yield f"Reactie op {long_date(advice.answered)}: {FOLLOWS[advice.followed]}."
    if advice.reason:
        yield f"De reden: {advice.reason.rstrip('.')}."
    if advice.answer_by and advice.answered > advice.answer_by:
        late = count((advice.answered - advice.answer_by).days, "dag", "dagen")
        yield f"Dat was {late} te laat: die moest er zijn op {long_date(advice.answer_by)}."
        yield from advice.rule
