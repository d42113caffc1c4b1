"""Explains why a day is that day, step by step, with the rules and the sources."""

from typing import TYPE_CHECKING, Final

from wmoplan.desk.check import NOTHING_TO_DO, PAST, scope_of
from wmoplan.dutch import count, long_date, meaning, plain_date, sentence
from wmoplan.errors import Refused, UsageError
from wmoplan.model.day import read_day
from wmoplan.model.progress import ADVICE, DONE, FOLLOWS_ADVICE, NOTE, REACTION, REASON, RECEIVED, SENT, TEXT
from wmoplan.model.standing import ANSWER, SEEN, SOURCE
from wmoplan.model.words import NATIONAL, Weight

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from wmoplan.model.moment import Moment
    from wmoplan.model.progress import ProgressRow
    from wmoplan.notation import Fold
    from wmoplan.timeline import Timeline

MOST: Final = 20
"""How many hits are listed."""


def explain(timeline: "Timeline", asked: str, fold: "Fold") -> str:
    """Return why a day is that day, or the days that can be meant.

    Args:
        asked: A step, a word out of a title, a day, or the name of a moment such as `verordening.advies`.

    Raises:
        UsageError: There is no such day.
    """
    found = _hits(timeline, asked)
    if not found:
        raise UsageError(_nothing(timeline, asked))
    steps = {moment.step for moment in found}
    own = {found[0].id} if len(found) == 1 else set()
    lines = [*_first_question(timeline, steps)]
    lines += _explained(timeline, found[0], fold) if own else _listed(timeline, asked, found, fold)
    lines += _progress_lines(timeline, own | (steps if len(steps) == 1 else set()), fold)
    if len(steps) == 1 and (len(found) > 1 or asked.casefold() in steps):
        lines += _duty_lines(timeline, found[0].step, fold)
    return "\n".join(lines)


def _first_question(timeline: "Timeline", steps: set[str]) -> "Iterator[str]":
    """Yield what is asked of a step before anything else, where only that step is meant."""
    for step in timeline.all_steps():
        if {step.id} == steps and step.id in timeline.asked_first and step.earlier:
            yield f"De eerste vraag is: {step.earlier.question}"
            yield f"Schrijf het antwoord op: wmoplan antwoord {step.id} ja (of nee, of de dag)."
            yield ""


def _hits(timeline: "Timeline", asked: str) -> "list[Moment]":
    """Return the moments that somebody can mean: by id, by step, by day, and else by a word."""
    word = asked.casefold()
    if exact := [moment for moment in timeline.moments if moment.id.casefold() == word]:
        return exact
    if of_step := _of_step(timeline, word):
        return of_step
    if (day := _day(asked)) is not None:
        return [moment for moment in timeline.moments if day in {moment.start, moment.end}]
    titles = {step.id: step.title for step in timeline.all_steps()}
    return [moment for moment in timeline.moments if _mentions(moment, word, titles.get(moment.step, ""))]


def _of_step(timeline: "Timeline", word: str) -> "list[Moment]":
    """Return the moments of the step with that id: those that an output shows, where there are any."""
    found = [moment for moment in timeline.moments if moment.step and moment.step.casefold() == word]
    return [moment for moment in found if not moment.silent] or found


def _mentions(moment: "Moment", word: str, title: str) -> bool:
    """Tell whether a word is found in what a moment says, or in the title of its step."""
    return any(word in text for text in (moment.title.casefold(), moment.kind, title.casefold(), moment.id.casefold()))


def _day(asked: str) -> "date | None":
    try:
        return read_day(asked)
    except Refused:
        return None


def _nothing(timeline: "Timeline", asked: str) -> str:
    day = _day(asked)
    if day is not None:
        after = min((moment.end for moment in timeline.moments if moment.end and moment.end > day), default=None)
        more = f"De eerste dag daarna is {long_date(after)}." if after else "Alle dagen: wmoplan timeline --all"
        return f"Op {long_date(day)} is er niets.\n  {more}"
    steps = [step.id for step in timeline.all_steps()]
    known = [*steps, *(moment.id for moment in timeline.moments)]
    return f"Er is niets met '{asked}'.\n  {meaning(asked, known)}Dit kunt u vragen: {', '.join(steps)}."


def _listed(timeline: "Timeline", asked: str, found: "list[Moment]", fold: "Fold") -> list[str]:
    step = next((step for step in timeline.all_steps() if {step.id} == {moment.step for moment in found}), None)
    lines = [step.title, fold(step.note), ""] if step else []
    lines.append(f"Bij '{asked}' zijn er {count(len(found), 'dag', 'dagen')}. Kies er een:")
    for moment in found[:MOST]:
        lines += ["", fold(f"{sentence(moment.when)}: {moment.title} ({moment.certainty.word}).", "  ", "")]
        lines.append(f"  wmoplan explain {moment.id}")
    if len(found) > MOST:
        lines += ["", f"En nog {len(found) - MOST}. Vraag iets preciezer, bijvoorbeeld met een datum erbij."]
    told = _signal_lines(timeline, {moment.id for moment in found}, fold, (Weight.FAULT, Weight.WARNING))
    return [*lines, "", *told] if told else lines


def _explained(timeline: "Timeline", moment: "Moment", fold: "Fold") -> list[str]:
    lines = [sentence(moment.title), f"{sentence(moment.when)}."]
    if moment.period and moment.kind in NATIONAL and moment.start != moment.end:
        lines.append(f"Zo staat het in de bron: {moment.period}.")
    lines.append(fold(_sureness(moment)))
    if moment.likely and moment.end:
        lines.append(fold("De gemeente heeft nog niet gezegd dat het die dag hierover gaat."))
    lines += _of_decision(timeline, moment, fold)
    lines.append(f"Hoe het staat: {moment.status}.")
    if moment.act:
        lines.append(fold(f"Wat u doet: {moment.act}"))
    lines += _because(moment, fold)
    told = _signal_lines(timeline, {moment.id}, fold)
    return [*lines, "", *told] if told else lines


def _because(moment: "Moment", fold: "Fold") -> "Iterator[str]":
    """Yield why the day of a moment is that day, and where its subject comes from."""
    if moment.explanation:
        yield from ("", "Waarom deze dag?")
    for number, reason in enumerate(moment.explanation, 1):
        yield fold(reason.told, "   ", f"{number}. ")
        if reason.source:
            yield fold(f"Bron: {reason.source}", "   ")
    if sources := dict.fromkeys(source.cited() for source in moment.sources):
        yield from ("", "Waar het onderwerp vandaan komt:", *(fold(sentence(text), "  ", "- ") for text in sources))


def _sureness(moment: "Moment") -> str:
    word = moment.certainty.word
    cause = moment.weakest.removeprefix(f"{word}: ").rstrip(".")
    if moment.start is moment.end is None and cause:
        return f"Er is nog geen dag: {cause}."
    return f"Deze dag is {word}: {cause}." if cause else f"Deze dag is {word}."


def _of_decision(timeline: "Timeline", moment: "Moment", fold: "Fold") -> "Iterator[str]":
    """Yield between which meetings a decision can fall."""
    found = next((decision for decision in timeline.decisions if decision.step == moment.step), None)
    if moment.id != f"{moment.step}.{moment.kind}" or not moment.decides or found is None:
        return
    if found.earliest and found.expected and found.earliest < found.expected and not found.settled:
        maybe = ", en misschien eerder: niet alle vergaderdagen zijn bekend" if found.sooner_unknown else ""
        last = long_date(found.expected).capitalize()
        yield fold(f"Het kan al op {long_date(found.earliest)}{maybe}. {last} is de laatste kans.")
    if found.legal:
        yield f"De laatste dag van de wet is {long_date(found.legal)}."
    if found.reason:
        yield fold(found.reason)


def _duty_lines(timeline: "Timeline", step: str, fold: "Fold") -> "Iterator[str]":
    """Yield what somebody must do by a date for a step; that is no moment of the timeline."""
    titles = {document.id: document.title for document in timeline.documents()}
    duties = [duty for plan in timeline.plans for duty in plan.duties if step in duty.steps]
    if duties:
        yield from ("", "Wat moet, en wanneer:")
    for duty in duties:
        yield fold(f"{duty.when.text}: {duty.text} ({duty.id})", "  ", "- ")
        yield fold(f"Wie: {', '.join(duty.who)}.", "  ")
        for label, source in zip(("Bron", "Bron van de datum"), duty.sources, strict=False):
            yield fold(f"{label}: {source.cited(titles)}.", "  ")


def _progress_lines(timeline: "Timeline", ids: set[str], fold: "Fold") -> "Iterator[str]":
    """Yield what was done and written down about some things; names stand here and on no paper."""
    expected = {row.id for plan in timeline.plans for row in plan.stands if row.step in ids}
    rows = [(row, said) for row in timeline.progress.standing if row.about in ids | expected and (said := _said(row))]
    if rows:
        yield from ("", "Wat u opschreef:")
    for row, said in sorted(rows, key=lambda one: one[0].day):
        who = f" ({row.who})" if row.who else ""
        yield fold(f"{plain_date(row.day)}{who}: {said}", "  ", "- ")


def _said(row: "ProgressRow") -> str:
    """Return what a row tells; nothing for a kind that is not known."""
    if row.kind == SEEN:
        source = f", bron: {row.value(SOURCE)}" if row.value(SOURCE) else ""
        return f"gezien bij {row.about}: {row.value(ANSWER)}{source}"
    more = row.value(REASON if row.kind == REACTION else TEXT)
    if row.kind == NOTE:
        return more
    told = {
        DONE: "gedaan",
        ADVICE: "vraag om advies" if row.value(RECEIVED) else "advies uit uzelf",
        SENT: "advies verstuurd",
        REACTION: f"reactie, de gemeente volgt uw advies {row.value(FOLLOWS_ADVICE)}",
    }.get(row.kind, "")
    return f"{told}. {more}" if told and more else told


def _signal_lines(timeline: "Timeline", ids: set[str], fold: "Fold", weights: tuple[str, ...] = ()) -> list[str]:
    """Return the warnings about these moments; where the sources contradict each other is among them."""
    return [
        fold(
            f"Let op: {signal.text} {NOTHING_TO_DO if scope_of(timeline, signal) == PAST else signal.remedy}", "  ", ""
        )
        for signal in timeline.signals
        if ids & set(signal.moments) and (not weights or signal.weight in weights)
    ]
