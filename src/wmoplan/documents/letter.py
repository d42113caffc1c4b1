"""Makes the facts of a letter from a timeline: every value that a letter template can fill in."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from wmoplan.documents.facts import (
    ClerkFacts,
    DayFacts,
    DecisionFacts,
    LetterFacts,
    QuestionFacts,
    RecessFacts,
    RequestFacts,
    RuleFacts,
    SpeakingFacts,
    SpeechTime,
    StepFacts,
    TermFacts,
)
from wmoplan.documents.sources import cited
from wmoplan.documents.subject import (
    body_name,
    chain_of,
    decision_of,
    filled_in,
    is_past,
    moment_of,
    received_on,
    signal_of,
    who_decides,
)
from wmoplan.dutch import clock, listing, long_date, plain_date, sentence, when_in_words
from wmoplan.model.letter import Letters, Saying, SpeechRules
from wmoplan.model.moment import Certainty, Moment
from wmoplan.model.phrases import Phrase
from wmoplan.model.source import Source
from wmoplan.model.step import Step
from wmoplan.model.term import Term
from wmoplan.reckon.workdays import add_term, rule_of
from wmoplan.timeline import Timeline

ASKED: Final = 5
"""How many questions about its days a letter asks at most."""

MOST: Final = 40
"""How long a list in the facts is at most."""

TENS: Final = 10
"""Words are rounded to tens: the number is an estimate."""


def facts_of(timeline: Timeline, letters: Letters, step: Step | None) -> LetterFacts:
    """Return the facts of a letter about a step, or about no step."""
    profile = timeline.profile
    clerk, minutes = profile.clerk, _speaking(timeline).minuten
    term = advice_term(timeline, step) if step else None
    return LetterFacts(
        gemeente=timeline.municipality.name,
        organisatie=profile.organisation.strip(),
        rol=profile.role,
        wij=timeline.rules.say(Phrase.LETTER_WHO),
        datum=plain_date(timeline.as_of),
        onderwerpen=tuple(topic.title for topic in timeline.all_topics() if topic.id in timeline.topics)[:MOST],
        stap=_about(step),
        besluit=_decided(timeline, letters, step),
        dagen=_days(timeline, letters, step),
        gevraagd=_request(timeline, step),
        termijn=TermFacts(in_words(term[0]), geschat=not term[1], past=True) if term else TermFacts(),
        korte_termijn=_short_term(timeline, letters, step),
        tekort=filled_in(timeline, step, "signal_short").get("tekort", ""),
        reces=_recess(timeline, step),
        vragen=_questions(timeline, step),
        griffie=ClerkFacts(mail=clerk.email, telefoon=clerk.phone) if clerk else ClerkFacts(),
        inspreken=_speaking(timeline),
        spreektijden=tuple(_rooms(letters.speech, minutes)),
        woorden_per_minuut=letters.speech.words,
        ruimte={part.id: _room(part.share, letters.speech, minutes) for part in letters.speech.parts},
        regels={saying.id: _said(saying, timeline, letters) for saying in letters.sayings},
        tienpunten_bron=next(_ideas(timeline), ""),
        bronnen=tuple(cited(_sources(step), timeline) if step else _ideas(timeline))[:MOST],
        gemaakt=f"Gemaakt met wmoplan op {long_date(timeline.as_of)}. {timeline.origin}",
    )


# -- the parts of the facts


def _speaking(timeline: Timeline) -> SpeakingFacts:
    speaking = timeline.profile.speaking
    return SpeakingFacts(speaking.place, speaking.access, speaking.minutes or 0) if speaking else SpeakingFacts()


def _about(step: Step | None) -> StepFacts:
    if step is None:
        return StepFacts()
    return StepFacts(
        er=True,
        naam=step.name,
        titel=step.title,
        uitleg=step.note,
        vragen=tuple(
            QuestionFacts(line.text, tuple(part.text for part in line.parts[:MOST])) for line in step.questions[:MOST]
        ),
        acties=tuple(line.text for line in step.actions[:MOST]),
    )


def _decided(timeline: Timeline, letters: Letters, step: Step | None) -> DecisionFacts:
    moment = decision_of(timeline, step) if step else None
    if step is None or moment is None:
        return DecisionFacts()
    chain = chain_of(timeline, step)
    placed = next((found for found in timeline.decisions if found.step == step.id), None)
    told = _told(moment, timeline, letters)
    legal = placed.legal if placed else None
    announced = timeline.profile.decisions.get(step.id)
    councils = [(fact.day, name) for name, fact in announced.councils.items()] if announced else []
    return DecisionFacts(
        soort=chain.id if chain else "",
        wie=who_decides(timeline, step, chain),
        aangekondigd=not moment.likely,
        dag=told.dag,
        vergadering=bool(moment.start),
        zekerheid=told.zekerheid,
        kan_al=told.kan_al,
        laatste_dag_wet=long_date(legal) if legal else "",
        raden=tuple(f"{name} op {long_date(day)}" for day, name in sorted(councils))[:MOST],
    )


def _days(timeline: Timeline, letters: Letters, step: Step | None) -> dict[str, DayFacts]:
    """Map each kind of moment to the moment of the step; for kinds outside the steps, to the next such moment."""
    links = [link.kind for link in timeline.rules.links]
    kinds = dict.fromkeys((*links, *(wording.kind for wording in timeline.rules.wordings)))
    found = {}
    for kind in kinds:
        moment = moment_of(timeline, step, kind) if step else None
        moment = moment or (None if kind in links else _coming(timeline, kind))
        found[kind.replace("-", "_")] = _told(moment, timeline, letters) if moment else DayFacts()
    return found


def _coming(timeline: Timeline, kind: str) -> Moment | None:
    """Return the next moment of a kind that belongs to no step, else the last one."""
    of_kind = [moment for moment in timeline.moments if moment.kind == kind and not moment.step and moment.end]
    return next((moment for moment in of_kind if not is_past(moment, timeline)), of_kind[-1] if of_kind else None)


def _told(moment: Moment, timeline: Timeline, letters: Letters) -> DayFacts:
    return DayFacts(
        dag=long_date(moment.end) if moment.end else "",
        van=long_date(moment.start) if moment.start and moment.start != moment.end else "",
        tijd=clock(moment.time) if moment.time else "",
        dag_en_tijd=when_in_words(moment.end, moment.end, moment.time) if moment.end else "",
        voluit=moment.when if moment.end or moment.start else "",
        wie=body_name(timeline, moment.body) if moment.body else "",
        zeker=moment.certainty.word,
        zekerheid=letters.sureness[moment.certainty.word],
        geschat=moment.certainty is Certainty.ESTIMATED,
        voorbij=is_past(moment, timeline),
        kan_al=long_date(moment.soonest) if moment.soonest else "",
    )


def _request(timeline: Timeline, step: Step | None) -> RequestFacts:
    request = timeline.requests.get(step.id) if step else None
    if step is None or request is None:
        return RequestFacts()
    day = received_on(timeline, step)
    return RequestFacts(
        dag=long_date(day) if day else "",
        uiterlijk=long_date(request.due) if day and request.due else "",
        samen_met=listing(request.jointly_with),
    )


def advice_term(timeline: Timeline, step: Step) -> tuple[Term, bool] | None:
    """Return the time for an advice, and whether the municipality's own rule sets it; None for no advice."""
    chain = chain_of(timeline, step)
    if chain is None or chain.asks is None:
        return None
    key, request, own = chain.asks.term, timeline.requests.get(step.id), timeline.profile.terms
    if request and request.term:
        return request.term, True
    if key in own and not (own[key].since or timeline.as_of) > timeline.as_of:
        return own[key].length, True
    usual = next((term.length for term in timeline.rules.terms if term.id == key), None)
    return (usual, False) if usual else None


def _short_term(timeline: Timeline, letters: Letters, step: Step | None) -> TermFacts:
    """Return the short time that a late letter asks for, and whether it ends before the decision."""
    term, decision = letters.short_term, decision_of(timeline, step) if step else None
    needed = add_term(timeline.as_of, rule_of(term), timeline.calendar)
    fits = decision is None or decision.end is None or needed.day < decision.end
    return TermFacts(lengte=in_words(term), geschat=True, past=fits)


NUMBERS: Final = (
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
)  # fmt: skip


def in_words(term: Term) -> str:
    """Return a length of time with its number in words."""
    if term.at or term.amount >= len(NUMBERS):
        return term.text
    return term.text.replace(str(term.amount), NUMBERS[term.amount], 1)


def _recess(timeline: Timeline, step: Step | None) -> RecessFacts:
    signal = signal_of(timeline, step, "signal_recess") if step else None
    if step is None or signal is None:
        return RecessFacts()
    words, chain = signal.filled, chain_of(timeline, step)
    asked = moment_of(timeline, step, chain.asks.kind) if chain and chain.asks else None
    begun = asked is not None and asked.end == signal.day  # its first day in the recess is the day of the request
    return RecessFacts(naam=words["reces"], dagen=words["dagen"], voor=words["voor"], begint_eerder=begun)


def _questions(timeline: Timeline, step: Step | None) -> tuple[str, ...]:
    """Return the questions to the municipality on which the days of advice and decision of a step depend."""
    chain = chain_of(timeline, step) if step else None
    if step is None or chain is None:
        return ()
    links = [chain.decision, *([chain.asks] if chain.asks else [])]
    ids = {f"{step.id}.{link.kind}" for link in links}
    asked = (question for question in timeline.questions if not question.asked_of and ids & set(question.moments))
    return tuple(question.text for question in asked)[:ASKED]


def _rooms(speech: SpeechRules, minutes: int) -> Iterator[SpeechTime]:
    for number in (minutes,) if minutes else speech.minutes:
        yield SpeechTime(minuten=number, woorden=number * speech.words)


def _room(share: int, speech: SpeechRules, minutes: int) -> str:
    """Return the rounded number of words for a part of a speech, in words."""
    words = [(room.minuten, round(room.woorden * share / 100 / TENS) * TENS) for room in _rooms(speech, minutes)]
    if len(words) == 1:
        return f"ongeveer {words[0][1]} woorden"
    return ", of ".join(f"{number} woorden bij {time} minuten" for time, number in words)


def _said(saying: Saying, timeline: Timeline, letters: Letters) -> RuleFacts:
    """Return a sentence about the rules with its source; empty where it holds not for this role or this day."""
    if (saying.roles and timeline.profile.role not in saying.roles) or timeline.as_of < (saying.since or date.min):
        return RuleFacts()
    documents = (*timeline.rules.documents, *letters.documents)
    title = next(document.title for document in documents if document.id == saying.source.document)
    return RuleFacts(tekst=saying.text, bron=f"{title}, {saying.source.place}")


def _sources(step: Step) -> Iterator[Source]:
    """Yield the sources of a step, of its legal deadline and of its questions."""
    yield step.source
    if step.legal:
        yield step.legal.source
    yield from (question.source for question in step.questions if question.source)


def _ideas(timeline: Timeline) -> Iterator[str]:
    """Yield the source of the idea of a list of ten points, for each plan that has it."""
    for plan in timeline.plans:
        if plan.ten_points:
            document = plan.document(plan.ten_points.source)
            title = document.title if document else plan.ten_points.source.document
            yield f"{sentence(title)}: {plan.ten_points.source.place}."
