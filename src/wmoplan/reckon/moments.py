"""From reckoned days to the lines of a timeline, with their words, their status and their sources."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from wmoplan.dutch import days_in_words, listing, long_date, plain_date, sentence
from wmoplan.model.moment import Certainty, Moment, Reason
from wmoplan.model.period import ONGOING, Period
from wmoplan.model.phrases import Phrase
from wmoplan.model.profile import OwnDay
from wmoplan.model.rules import Link, Wording
from wmoplan.model.source import OWN_FILE, Source
from wmoplan.model.step import Milestone, Step, milestone_day
from wmoplan.model.words import MomentKind, Status
from wmoplan.reckon.chain import Chain
from wmoplan.reckon.elections import QuietPeriod
from wmoplan.reckon.facts import Facts
from wmoplan.reckon.names import plain_name
from wmoplan.reckon.periods import agreed
from wmoplan.reckon.reckoned_day import ReckonedDay, given_day
from wmoplan.reckon.workdays import day_off


def step_words(step: Step, facts: Facts, body: str) -> dict[str, str]:
    """Return what the places in a wording are filled with for a step."""
    name = facts.body_name(body)
    return {
        "naam": step.name,
        "kort": step.short,
        "onderwerp": sentence(step.short),
        "orgaan": name,
        "Orgaan": facts.bodies[body].short if body in facts.bodies else sentence(body),
        "in-orgaan": facts.rules.say(Phrase.IN_BODY, orgaan=name),
        "samen": listing(facts.requests[step.id].jointly_with) if step.id in facts.requests else "",
        "waarschijnlijk": "",
    }


def sources_of(facts: Facts, *sources: Source | None) -> tuple[Source, ...]:
    """Return the sources with the titles of their documents, each once."""
    titles = facts.titles
    named = (Source(titles.get(source.document, source.document), source.place) for source in sources if source)
    return tuple(dict.fromkeys(named))


def _moment(moment_id: str, wording: Wording, words: Mapping[str, str], reckoned: ReckonedDay, facts: Facts) -> Moment:
    """Return a moment on a reckoned day, in the words of its kind; who calls fills in what it belongs to."""
    return Moment(
        id=moment_id,
        kind=wording.kind,
        step="",
        title=wording.title.format_map(words),
        table=wording.table.format_map(words),
        sentence=wording.sentence.format_map(words),
        act=wording.act.format_map(words),
        start=reckoned.first,
        end=reckoned.last,
        time=reckoned.time,
        period=days_in_words(reckoned.first, reckoned.last),
        certainty=reckoned.certainty,
        weakest=reckoned.weakest,
        status=reckoned.status(facts.as_of, happened=reckoned.certainty is Certainty.FIXED),
        body=reckoned.body,
        explanation=reckoned.reasons,
        event=wording.event.format_map(words),
        in_calendar=wording.in_calendar,
        on_screen=wording.in_calendar or wording.on_screen,
        attend=wording.attend,
        speaking=wording.speaking,
        plan=facts.plan.id,
    )


# -- the links of a chain


class Sooner(NamedTuple):
    """That a decision could or may be taken before the expected meeting.

    Attributes:
        words: What is said of it; empty where it cannot.
        day: The first known meeting at which it could be decided; None where none is known.
    """

    words: str = ""
    day: date | None = None


def chain_moments(step: Step, chain: Chain, facts: Facts, sooner: Sooner, *, settled: bool) -> list[Moment]:
    """Return the moments of one decision.

    Args:
        sooner: Whether it can be decided before the expected meeting.
        settled: Whether the municipality has announced the decision.
    """
    links = {link.kind: link for link in chain.trajectory.links}
    decided = chain.decision.last
    ahead = decided is not None and decided >= facts.as_of
    found = []
    for kind, reckoned in chain.days.items():
        if kind in chain.silent:
            continue
        link = _fitting(links[kind], reckoned, chain)
        if not ahead:
            link = link._replace(late="")
        if not link.is_decision or settled:
            found.append(link_moment(step, link, reckoned, facts))
            continue
        unsure = link.wording.variant("unsure")
        link = link._replace(wording=unsure.variant("last") if sooner.day else unsure)
        moment = link_moment(step, link, reckoned, facts, likely=True)
        found.append(moment._replace(sooner=sooner.words, soonest=sooner.day))
    return found


def _fitting(link: Link, reckoned: ReckonedDay, chain: Chain) -> Link:
    """Return the link with words that fit its day: before the request it is not late, after the advice that is sent."""
    if not link.is_own_meeting or reckoned.last is None:
        return link
    asked, sent = chain.days[link.after].last, chain.days[link.not_after].last
    if asked and reckoned.last <= asked:
        return link._replace(late="")
    is_after = sent and reckoned.last > sent
    return link._replace(wording=link.wording.variant("after")) if is_after else link


def link_moment(step: Step, link: Link, reckoned: ReckonedDay, facts: Facts, *, likely: bool = False) -> Moment:
    """Return the moment of one link; where it is late is a link with words for that, the decision is today or ahead.

    Args:
        likely: Whether nobody has announced that it is about this step, so that the words say so.
    """
    words = step_words(step, facts, reckoned.body)
    if likely:
        words["waarschijnlijk"] = f"{facts.rules.say(Phrase.PROBABLY)} "
    if link.only_for:  # what is decided with it can be of another sort
        words["naam"], words["kort"] = step.alone.name, step.alone.short
    moment = _moment(f"{step.id}.{link.kind}", link.wording, words, reckoned, facts)
    happened = reckoned.confirmed or reckoned.certainty is Certainty.FIXED
    still_ahead = bool(link.late) and not reckoned.confirmed
    return moment._replace(
        step=step.id,
        topics=step.topics,
        likely=likely,
        status=reckoned.status(facts.as_of, happened=happened, still_ahead=still_ahead),
        sources=sources_of(facts, step.source, _term_source(link, facts)),
        event=(_limit(link.wording, reckoned) or link.wording.event).format_map(words),
        decides=link.is_decision,
        off=bool(link.wording.event_limit) and _is_supposed_on_day_off(reckoned, facts),
    )


def _limit(wording: Wording, reckoned: ReckonedDay) -> str:
    """Return the title in a calendar of a last day without a meeting; empty where it is a meeting."""
    return wording.event_limit if reckoned.first is None and reckoned.last else ""


def _is_supposed_on_day_off(reckoned: ReckonedDay, facts: Facts) -> bool:
    """Tell whether a day at which no meeting is known is a Saturday, a Sunday or a feestdag."""
    known = reckoned.meets or reckoned.certainty is not Certainty.ESTIMATED
    return not known and reckoned.last is not None and bool(day_off(reckoned.last, facts.calendar))


def _term_source(link: Link, facts: Facts) -> Source | None:
    return next((term.source for term in facts.plan.default_terms(facts.rules) if term.id == link.term), None)


# -- what else belongs to a step


def step_moment(
    step: Step, kind: MomentKind, reckoned: ReckonedDay, facts: Facts, *, legal: Source | None = None, **words: str
) -> Moment:
    """Return a moment of a step that is no link of its chain: exploring it, its last day, or another council deciding.

    Args:
        legal: Where the law sets the day; None where it does not.
        words: What more places in its wording are filled with.
    """
    wording = facts.rules.wording(kind, facts.trajectory(step.id, step.decision))
    if legal:
        wording = wording.variant("law")
    filled = {**step_words(step, facts, reckoned.body), **words}
    moment = _moment(f"{step.id}.{kind}", wording, filled, reckoned, facts)
    return moment._replace(
        step=step.id, time="", topics=step.topics, speaking=False, sources=sources_of(facts, legal, step.source)
    )


def council_moments(step: Step, facts: Facts) -> Iterator[Moment]:
    """Yield the decision of every other council of the region; only the first of them goes into the calendar."""
    announced = facts.announcements.get(step.id)
    councils = sorted(announced.councils.items(), key=lambda council: council[1].day) if announced else []
    for at, (name, fact) in enumerate(councils):
        words = facts.rules.say(Phrase.COUNCIL_DECIDES, gemeente=name, dag=long_date(fact.day))
        reckoned = given_day(fact.day, Reason(words, fact.day, fact.source or OWN_FILE))
        moment = step_moment(step, MomentKind.OTHER_COUNCIL, reckoned, facts, gemeente=name)
        leads = at == 0 and moment.in_calendar
        yield moment._replace(id=f"{moment.id}-{plain_name(name)}", in_calendar=leads, on_screen=leads, decides=True)


def own_time(step: Step, moment: Moment) -> Moment:
    """Return the time of a step about which nobody decides, with what the plan says to do in it."""
    if not step.act:
        return moment
    return moment._replace(
        title=step.act.rstrip("."),
        table=sentence(step.short),
        sentence=f"{step.act[:1].lower()}{step.act[1:]}",
        act=step.note,
        event=sentence(step.short),
        in_calendar=step.in_calendar,
        on_screen=step.in_calendar,
    )


# -- what belongs to no step


def shared_moment(moment_id: str, kind: MomentKind, reckoned: ReckonedDay, facts: Facts, name: str = "") -> Moment:
    """Return a moment that belongs to no step: an election, a recess, a national milestone, an own day."""
    say = facts.rules.say
    words = {
        "naam": name,
        "reces": name,
        "ongeveer": f"{say(Phrase.ABOUT)} " if reckoned.certainty is Certainty.ESTIMATED else "",
        "tot": plain_date(reckoned.last) if reckoned.last else say(Phrase.LATER),
    }
    moment = _moment(moment_id, facts.rules.wording(kind), words, reckoned, facts)
    return moment._replace(time="", body="", speaking=False)


def own_day_moment(own: OwnDay, facts: Facts) -> Moment:
    """Return a day of the volunteers' own."""
    source = own.source or OWN_FILE
    reasons = (Reason(f"{own.title}.", own.day, source),)
    reckoned = ReckonedDay(own.day, own.last or own.day, certainty=Certainty.FIXED, reasons=reasons)
    moment_id = f"{MomentKind.OWN_DAY}.{own.id}"
    moment = shared_moment(moment_id, MomentKind.OWN_DAY, reckoned, facts, own.title)
    return moment._replace(
        sources=(Source(source, ""),), act=own.act or moment.act, time=own.time or "", topics=own.topics
    )


def milestone_moment(milestone: Milestone, kind: MomentKind, facts: Facts) -> Moment:
    """Return a national milestone: as planned, and from its own day on as it really happened."""
    planned, say = facts.period(milestone.when), facts.rules.say
    day = milestone_day(milestone, facts.as_of)
    actual = milestone.actual if day else None
    told = Reason(say(Phrase.PLAN_SAYS, periode=planned.text), planned.last, facts.cite(milestone.source))
    reasons = [told, *agreed(planned, facts.rules.texts)]
    if actual:
        phrase = Phrase.HAPPENED_PROBABLY if actual.estimated else Phrase.HAPPENED
        reasons.append(Reason(say(phrase, dag=long_date(actual.day)), actual.day, facts.cite(actual.source)))
        certainty = Certainty.ESTIMATED if actual.estimated else Certainty.FIXED
        reckoned = ReckonedDay(day, day, "", certainty, actual.note, tuple(reasons), confirmed=True)
    else:
        certainty, weakest = _planned_certainty(milestone, planned, facts)
        reckoned = ReckonedDay(planned.first, planned.last, "", certainty, weakest, tuple(reasons))
    moment = shared_moment(milestone.id, kind, reckoned, facts, milestone.title)
    return moment._replace(
        sources=sources_of(facts, milestone.source, actual.source if actual else None),
        period=plain_date(actual.day) if actual else planned.text or moment.period,
        status=_milestone_status(milestone, reckoned, planned, facts),
        act=milestone.act or moment.act,
        table=milestone.short or moment.table,
        event=milestone.short or moment.event,
        in_calendar=moment.in_calendar or milestone.in_calendar,
        on_screen=moment.on_screen or milestone.in_calendar or milestone.on_screen,
        stands_for=milestone.step,
        alone=milestone.alone,
    )


def _planned_certainty(milestone: Milestone, planned: Period, facts: Facts) -> tuple[Certainty, str]:
    if milestone.doubt and planned.last:
        return (Certainty.PROVISIONAL if planned.exact else Certainty.ESTIMATED), milestone.doubt
    if milestone.law and planned.last:
        return Certainty.FIXED, ""
    if planned.is_day or (planned.exact and planned.last):
        return Certainty.PROVISIONAL, facts.rules.say(Phrase.NATIONAL_PLAN)
    return Certainty.ESTIMATED, facts.rules.say(Phrase.WINDOW_ONLY)


def _milestone_status(milestone: Milestone, reckoned: ReckonedDay, planned: Period, facts: Facts) -> Status:
    if planned.first is None and planned.last is None:
        return Status.NOW if planned.text == ONGOING else Status.UNKNOWN
    if planned.last is None and planned.first and planned.first <= facts.as_of:
        return Status.NOW
    happened = milestone.realised or reckoned.confirmed or reckoned.certainty is Certainty.FIXED
    return reckoned.status(facts.as_of, happened=happened)


def quiet_moment(quiet: QuietPeriod, facts: Facts) -> Moment:
    """Return the quiet period around an election, up to the day on which large subjects can be decided again."""
    reckoned = ReckonedDay(quiet.first, quiet.last_large, "", quiet.certainty, quiet.weakest, quiet.reasons)
    return sourced(shared_moment(quiet.id, MomentKind.QUIET, reckoned, facts))


def sourced(moment: Moment) -> Moment:
    """Return a moment with the sources that its own explanation names."""
    named = dict.fromkeys(Source(reason.source, "") for reason in moment.explanation if reason.source)
    return moment._replace(sources=tuple(named))
