"""`wmoplan explain`: why a day is that day, step by step, with the rules and the sources."""

from typing import TYPE_CHECKING, Annotated, Final

from typer import Argument

from wmoplan.cli import options
from wmoplan.errors import Refused, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from wmoplan.model.moment import Moment
    from wmoplan.model.progress import ProgressRow
    from wmoplan.timeline import Timeline

MOST: Final = 20
"""How many hits are listed."""


def explain(
    what: Annotated[
        list[str] | None,
        Argument(
            metavar="WAT", help="Een stap, een woord uit de titel, een datum, of een naam als verordening.advies."
        ),
    ] = None,
    profile: options.Profile = None,
    as_of: options.AsOf = None,
    example: options.Example = None,
    plan: options.Plan = None,
) -> None:
    """Explain one day, or list the days that could be meant."""
    from wmoplan.cli.session import timeline_of
    from wmoplan.cli.speak import say

    asked = " ".join(what or ()).strip()
    if not asked:
        raise UsageError("Wat wilt u weten?\n  Schrijf bijvoorbeeld: wmoplan explain verordening")
    timeline = timeline_of(profile, as_of, example, plan)
    found = _hits(timeline, asked)
    if not found:
        raise UsageError(_nothing(timeline, asked))
    lines = _explained(timeline, found[0]) if len(found) == 1 else _listed(timeline, asked, found)
    steps = {moment.step for moment in found}
    own = {found[0].id} if len(found) == 1 else set()
    lines = [*_first_question(timeline, steps), *lines]
    lines += _progress_lines(timeline, own | (steps if len(steps) == 1 else set()))
    if len(steps) == 1 and (len(found) > 1 or asked.casefold() in steps):
        lines += _duty_lines(timeline, found[0].step)
    say("\n".join(lines))


def _first_question(timeline: "Timeline", steps: set[str]) -> "Iterator[str]":
    """Yield what is asked of a step before anything else, where only that step is meant."""
    for step in timeline.all_steps():
        if {step.id} == steps and step.id in timeline.asked_first and step.earlier:
            yield f"De eerste vraag is: {step.earlier.question}"
            yield f"Schrijf het antwoord op: wmoplan status seen {step.id} ja (of nee)."
            yield ""


def _hits(timeline: "Timeline", asked: str) -> "list[Moment]":
    """Return the moments that somebody can mean: by id, by step, by day, and else by a word."""
    word = asked.casefold()
    exact = [moment for moment in timeline.moments if moment.id.casefold() == word]
    if exact:
        return exact
    of_step = [moment for moment in timeline.moments if moment.step and moment.step.casefold() == word]
    if of_step:
        return [moment for moment in of_step if not moment.silent] or of_step
    if (day := _day(asked)) is not None:
        return [moment for moment in timeline.moments if day in {moment.start, moment.end}]
    titled = {step.id for step in timeline.all_steps() if word in step.title.casefold()}
    return [
        moment
        for moment in timeline.moments
        if word in moment.title.casefold()
        or word in moment.kind
        or moment.step in titled
        or word in moment.id.casefold()
    ]


def _day(asked: str) -> "date | None":
    from wmoplan.model.day import read_day

    try:
        return read_day(asked)
    except Refused:
        return None


def _nothing(timeline: "Timeline", asked: str) -> str:
    from wmoplan.dutch import long_date, meaning

    day = _day(asked)
    if day is not None:
        after = min((moment.end for moment in timeline.moments if moment.end and moment.end > day), default=None)
        more = f"De eerste dag daarna is {long_date(after)}." if after else "Alle dagen: wmoplan timeline --all"
        return f"Op {long_date(day)} is er niets.\n  {more}"
    steps = [step.id for step in timeline.all_steps()]
    known = [*steps, *(moment.id for moment in timeline.moments)]
    return f"Er is niets met '{asked}'.\n  {meaning(asked, known)}Dit kunt u vragen: {', '.join(steps)}."


def _listed(timeline: "Timeline", asked: str, found: "list[Moment]") -> list[str]:
    from wmoplan.cli.speak import folded
    from wmoplan.dutch import count

    step = next((step for step in timeline.all_steps() if {step.id} == {moment.step for moment in found}), None)
    lines = [step.title, folded(step.note), ""] if step else []
    lines.append(f"Bij '{asked}' zijn er {count(len(found), 'dag', 'dagen')}. Kies er een:")
    for moment in found[:MOST]:
        lines += ["", folded(f"{_when(moment)}: {moment.title} ({moment.certainty.word}).", "  ", "")]
        lines.append(f"  wmoplan explain {moment.id}")
    if len(found) > MOST:
        lines += ["", f"En nog {len(found) - MOST}. Vraag iets preciezer, bijvoorbeeld met een datum erbij."]
    told = _signal_lines(timeline, {moment.id for moment in found}, ("fout", "waarschuwing"))
    return [*lines, "", *told] if told else lines


def _when(moment: "Moment") -> str:
    from wmoplan.dutch import sentence

    return sentence(moment.when)


def _explained(timeline: "Timeline", moment: "Moment") -> list[str]:
    from wmoplan.cli.speak import folded
    from wmoplan.dutch import sentence

    lines = [sentence(moment.title), f"{_when(moment)}."]
    if moment.period and moment.kind in {"mijlpaal", "peilmoment"} and moment.start != moment.end:
        lines.append(f"Zo staat het in de bron: {moment.period}.")
    lines.append(folded(_sureness(moment)))
    if moment.likely and moment.end:
        lines.append(folded("De gemeente heeft nog niet gezegd dat het die dag hierover gaat."))
    lines += _of_decision(timeline, moment)
    lines.append(f"Hoe het staat: {moment.status}.")
    if moment.act:
        lines.append(folded(f"Wat u doet: {moment.act}"))
    if moment.explanation:
        lines += ["", "Waarom deze dag?"]
    for number, reason in enumerate(moment.explanation, 1):
        lines.append(folded(reason.told, "   ", f"{number}. "))
        if reason.source:
            lines.append(folded(f"Bron: {reason.source}", "   "))
    sources = dict.fromkeys(
        f"{source.document}{', ' if source.place else ''}{source.place}" for source in moment.sources
    )
    if sources:
        lines += ["", "Waar het onderwerp vandaan komt:", *(folded(sentence(text), "  ", "- ") for text in sources)]
    told = _signal_lines(timeline, {moment.id})
    return [*lines, "", *told] if told else lines


def _sureness(moment: "Moment") -> str:
    word = moment.certainty.word
    cause = moment.weakest.removeprefix(f"{word}: ").rstrip(".")
    if moment.start is moment.end is None and cause:
        return f"Er is nog geen dag: {cause}."
    return f"Deze dag is {word}: {cause}." if cause else f"Deze dag is {word}."


def _of_decision(timeline: "Timeline", moment: "Moment") -> "Iterator[str]":
    """Yield between which meetings a decision can fall."""
    from wmoplan.cli.speak import folded
    from wmoplan.dutch import long_date

    found = next((decision for decision in timeline.decisions if decision.step == moment.step), None)
    if moment.id != f"{moment.step}.{moment.kind}" or not moment.decides or found is None:
        return
    if found.earliest and found.expected and found.earliest < found.expected and not found.settled:
        maybe = ", en misschien eerder: niet alle vergaderdagen zijn bekend" if found.sooner_unknown else ""
        last = long_date(found.expected).capitalize()
        yield folded(f"Het kan al op {long_date(found.earliest)}{maybe}. {last} is de laatste kans.")
    if found.legal:
        yield f"De laatste dag van de wet is {long_date(found.legal)}."
    if found.reason:
        yield folded(found.reason)


def _duty_lines(timeline: "Timeline", step: str) -> "Iterator[str]":
    """Yield what somebody must do by a date for a step; that is no moment of the timeline."""
    from wmoplan.cli.speak import folded

    titles = {document.id: document.title for document in timeline.documents()}
    duties = [duty for plan in timeline.plans for duty in plan.duties if step in duty.steps]
    if duties:
        yield from ("", "Wat moet, en wanneer:")
    for duty in duties:
        yield folded(f"{duty.when.text}: {duty.text} ({duty.id})", "  ", "- ")
        yield folded(f"Wie: {', '.join(duty.who)}.", "  ")
        for label, source in zip(("Bron", "Bron van de datum"), duty.sources, strict=False):
            yield folded(f"{label}: {titles[source.document]}{', ' if source.place else ''}{source.place}.", "  ")


def _progress_lines(timeline: "Timeline", ids: set[str]) -> "Iterator[str]":
    """Yield what was done and written down about some things; names stand here and on no paper."""
    from wmoplan.cli.speak import folded
    from wmoplan.dutch import plain_date

    expected = {row.id for plan in timeline.plans for row in plan.stands if row.step in ids}
    rows = [(row, said) for row in timeline.progress.standing if row.about in ids | expected and (said := _said(row))]
    if rows:
        yield from ("", "Wat u opschreef:")
    for row, said in sorted(rows, key=lambda one: one[0].day):
        who = f" ({row.who})" if row.who else ""
        yield folded(f"{plain_date(row.day)}{who}: {said}", "  ", "- ")


def _said(row: "ProgressRow") -> str:
    """Return what a row tells; nothing for a kind that is not known."""
    from wmoplan.model.progress import ADVICE, DONE, NOTE, REACTION, RECEIVED, SENT
    from wmoplan.model.standing import ANSWER, SEEN, SOURCE

    if row.kind == SEEN:
        source = f", bron: {row.value(SOURCE)}" if row.value(SOURCE) else ""
        return f"gezien bij {row.about}: {row.value(ANSWER)}{source}"
    more = row.value("reden" if row.kind == REACTION else "tekst")
    if row.kind == NOTE:
        return more
    told = {
        DONE: "gedaan",
        ADVICE: "vraag om advies" if row.value(RECEIVED) else "advies uit uzelf",
        SENT: "advies verstuurd",
        REACTION: f"reactie, de gemeente volgt uw advies {row.value('volgt')}",
    }.get(row.kind, "")
    return f"{told}. {more}" if told and more else told


def _signal_lines(timeline: "Timeline", ids: set[str], weights: tuple[str, ...] = ()) -> list[str]:
    """Return the warnings about these moments; where the sources contradict each other is among them."""
    from wmoplan.cli.check import DONE, PAST, scope_of
    from wmoplan.cli.speak import folded

    return [
        folded(f"Let op: {signal.text} {DONE if scope_of(timeline, signal) == PAST else signal.remedy}", "  ", "")
        for signal in timeline.signals
        if ids & set(signal.moments) and (not weights or signal.weight in weights)
    ]
