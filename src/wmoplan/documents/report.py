"""Makes the facts of a report from a timeline: what goes well, what worries, which days moved, what is asked."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple, TypeVar

from wmoplan.documents.facts import AdviceFacts, ComingFacts, MovedFacts, ReportFacts, SeenFacts
from wmoplan.documents.letter import in_words
from wmoplan.documents.subject import body_name
from wmoplan.dutch import count, long_date, plain_date, sentence, when_in_words
from wmoplan.model.letter import Letters, Reader
from wmoplan.model.moment import Moment
from wmoplan.model.period import Period
from wmoplan.model.phrases import Phrase
from wmoplan.model.progress import Advice
from wmoplan.reckon.changes import AdviceTimeChange, Changes
from wmoplan.reckon.standing import BEHIND, ON_SCHEDULE, UNKNOWN, Standing
from wmoplan.standing import StandingReport
from wmoplan.timeline import Timeline

MOST: Final = 6
"""How many steps of one kind a report names, so that the letter stays within two pages."""

FEW: Final = 3
"""How many moved days a report names, and how many questions about days."""

T = TypeVar("T")


class ReportInputs(NamedTuple):
    """The sources of a report besides the timeline.

    Attributes:
        standing: How the steps of the report stand.
        moved: What differs from what was promised; None where nothing was remembered.
        since: The day from which moved days count; None where nothing was remembered.
        notes: Whether the report has what the council wrote down itself: where something was seen, and a reason.
    """

    standing: StandingReport
    moved: Changes | None
    since: date | None
    notes: bool


def report_of(timeline: Timeline, inputs: ReportInputs, reader: Reader, letters: Letters) -> ReportFacts:
    """Return the facts of a report for a reader."""
    good, worries, unknown = (_seen(timeline, inputs, verdict) for verdict in (ON_SCHEDULE, BEHIND, UNKNOWN))
    shifts = list(_shifts(timeline, inputs))
    given = [_given(advice, timeline, inputs) for advice in timeline.advices if advice.sent]
    return ReportFacts(
        aan=reader.name,
        adres=reader.address.format(gemeente=timeline.municipality.name),
        aanhef=reader.greeting,
        gemeente=timeline.municipality.name,
        organisatie=timeline.profile.organisation.strip(),
        wij=timeline.rules.say(Phrase.LETTER_WHO),
        datum=plain_date(timeline.as_of),
        onderwerpen=tuple(topic.title for topic in timeline.all_topics() if topic.id in inputs.standing.topics),
        meting=sentence(_by(inputs.standing.now.period)) if inputs.standing.now else "",
        meting_voorbij=bool(inputs.standing.now and _is_over(inputs.standing.now.period.last, timeline)),
        volgende_meting=sentence(_by(inputs.standing.following.period)) if inputs.standing.following else "",
        stappen=len(inputs.standing.steps),
        goed=tuple(good[:MOST]),
        zorgen=tuple(worries[:MOST]),
        onbekend=tuple(unknown[:MOST]),
        meer_goed=_more(good, MOST, "stap gaat", "stappen gaan"),
        meer_zorgen=_more(worries, MOST, "stap loopt", "stappen lopen"),
        meer_onbekend=_more(unknown, MOST, "stap", "stappen"),
        adviezen=tuple(one for one in given if not one.te_laat)[:MOST],
        wacht=tuple(one for one in given if one.te_laat)[:MOST],
        verschoven=tuple(shifts[:FEW]),
        meer_verschoven=_more(shifts, FEW, "dag verschoof", "dagen verschoven"),
        sinds=_day(inputs.since),
        komt=tuple(_coming(timeline, inputs, letters)),
        vragen=tuple(_questions(timeline, inputs))[:FEW],
        gemaakt=f"Gemaakt met wmoplan op {long_date(timeline.as_of)}. {timeline.origin}",
    )


def _questions(timeline: Timeline, inputs: ReportInputs) -> Iterator[str]:
    """Yield the questions to the municipality about the steps of the report.

    Not of a step of which the council saw how it is, and not whether a decision was taken that is asked after already.
    """
    steps = {one.step.id: one for one in inputs.standing.steps if one.sight is None and one.announced is None}
    asked = {step for step, one in steps.items() if one.counts and one.expectation.decision}
    of = {moment.id: moment.step for moment in timeline.moments}
    for question in timeline.questions:
        touched = steps.keys() & {of.get(name, "") for name in question.moments}
        if touched and not question.asked_of and of.get(question.whether, "") not in asked:
            yield question.text


def _more(rows: Sequence[T], most: int, one: str, more: str) -> str:
    return count(len(rows) - most, one, more) if len(rows) > most else ""


def _is_over(last: date | None, timeline: Timeline) -> bool:
    return last is not None and last < timeline.as_of


def _seen(timeline: Timeline, inputs: ReportInputs, verdict: str) -> list[SeenFacts]:
    """Return the steps with a verdict; with the verdict unknown only those whose expectation counts now."""
    return [
        SeenFacts(
            naam=sentence(one.step.name),
            tekst=one.expectation.text,
            wanneer=_by(one.span.period),
            voorbij=_is_over(one.span.period.last, timeline),
            zag=_saw(one),
            besluit=_decided(one),
            bron=one.sight.source.rstrip(".") if one.sight and inputs.notes else "",
        )
        for one in inputs.standing.steps
        if one.verdict == verdict and (one.counts or verdict != UNKNOWN)
    ]


def _by(period: Period) -> str:
    if period.first:
        return f"op {plain_date(period.first)}" if period.is_day else f"in {period.text}"
    return f"uiterlijk op {plain_date(period.last)}" if period.last else ""


def _saw(one: Standing) -> str:
    if one.sight is None:
        return ""
    answers = {"ja": "zagen wij dat het zo is", "deels": "zagen wij dat maar een deel zo is"}
    return f"op {plain_date(one.sight.day)} {answers.get(one.sight.answer, 'zagen wij dat het nog niet zo is')}"


def _decided(one: Standing) -> str:
    """Return whether the decision has been taken or announced; empty where the step was seen."""
    if one.announced is None or one.sight:
        return ""
    if one.announced.taken:
        return "Het besluit is er."
    return f"Het besluit is aangekondigd voor {long_date(one.announced.day)}."


def _given(advice: Advice, timeline: Timeline, inputs: ReportInputs) -> AdviceFacts:
    got = (advice.due - advice.received).days if advice.due and advice.received else advice.days
    late = (advice.answered - advice.answer_by).days if advice.answered and advice.answer_by else 0
    follows = {"geheel": "wordt helemaal gevolgd", "deels": "wordt voor een deel gevolgd", "niet": "wordt niet gevolgd"}
    return AdviceFacts(
        naam=next((step.name for step in timeline.all_steps() if step.id == advice.step), advice.step),
        gevraagd=_day(advice.received),
        verstuurd=_day(advice.sent),
        tijd=count(got, "dag", "dagen") if got is not None else "",
        te_kort=_too_short(advice),
        antwoord_voor=_day(advice.answer_by),
        te_laat=advice.is_unanswered(timeline.as_of),
        antwoord=_day(advice.answered),
        antwoord_te_laat=count(late, "dag", "dagen") if late > 0 else "",
        gevolgd=follows.get(advice.followed, ""),
        reden=advice.reason.rstrip(".") if inputs.notes else "",
    )


def _day(day: date | None) -> str:
    return plain_date(day) if day else ""


def _too_short(advice: Advice) -> str:
    """Return the time that was given for an advice beside the usual time; empty where it was enough."""
    found = advice.given
    if found is None or found.short <= 0:
        return ""
    rule = "Afgesproken" if found.own else "Gewoon"
    return f"{count(found.days, 'dag', 'dagen')}. {rule} is {in_words(found.length)}"


def _shifts(timeline: Timeline, inputs: ReportInputs) -> Iterator[MovedFacts]:
    """Yield the decisions of the chosen subjects whose day moved, with the effect on the time for advice."""
    if inputs.moved is None:
        return
    rooms = {one.step: one for one in inputs.moved.advice}
    names = {step.id: step.name for step in timeline.all_steps()}
    for change in inputs.moved.moved:
        moment = change.moment
        if moment.decides and timeline.is_chosen(moment.topics):
            yield MovedFacts(
                wat=f"Het besluit over {names.get(moment.step, moment.step)}",
                was=_when(change.old),
                wordt=_when(change.new),
                waarom=f"{change.why.rstrip('.')}." if change.why else "",
                gevolg=_effect(rooms.get(moment.step)),
            )


def _effect(room: AdviceTimeChange | None) -> str:
    """Return how much earlier or later an advice has to be ready; empty where that day did not move."""
    days = (room.old.due - room.new.due).days if room and room.old and room.new else 0
    side = "eerder" if days > 0 else "later"
    return f"Ons advies moet daardoor {count(abs(days), 'dag', 'dagen')} {side} klaar zijn." if days else ""


def _when(moment: Moment | None) -> str:
    if moment is None or not (moment.start or moment.end):
        return "nog geen dag"
    return when_in_words(moment.start, moment.end, "")


def _coming(timeline: Timeline, inputs: ReportInputs, letters: Letters) -> Iterator[ComingFacts]:
    """Yield the decisions that are still to come, for the steps of the report."""
    steps = {one.step.id for one in inputs.standing.steps}
    for moment in timeline.moments:
        is_ahead = moment.end is not None and moment.end >= timeline.as_of and not (moment.silent or moment.done)
        if moment.decides and moment.step in steps and is_ahead:
            yield _decides(moment, timeline, letters)


def _decides(moment: Moment, timeline: Timeline, letters: Letters) -> ComingFacts:
    last = next((one.legal for one in timeline.decisions if one.step == moment.step), None)
    who = f"{sentence(body_name(timeline, moment.body))} besluit" if moment.body else "Het besluit is"
    likely = "waarschijnlijk " if moment.likely else ""
    by = "" if moment.start else "uiterlijk "
    name = next(step.name for step in timeline.all_steps() if step.id == moment.step)
    return ComingFacts(
        wat=f"{who} {likely}{by}op",
        wanneer=f"{long_date(moment.end)} over {name}" if moment.end else "",
        zekerheid=letters.sureness[moment.certainty.word],
        laatste_dag_wet=plain_date(last) if last and moment.end and moment.end > last else "",
    )
