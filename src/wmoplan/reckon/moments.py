"""From reckoned days to the lines of a timeline, with their words, their status and their sources."""

from collections.abc import Iterator, Mapping
from datetime import date

from wmoplan.dutch import days_in_words, listing, long_date, plain_date, sentence
from wmoplan.model.moment import Certainty, Moment, Reason
from wmoplan.model.period import Period
from wmoplan.model.profile import OwnDay
from wmoplan.model.rules import NONE, Link
from wmoplan.model.source import OWN_FILE, Source
from wmoplan.model.step import Milestone, Step, milestone_day
from wmoplan.reckon.chain import Chain
from wmoplan.reckon.facts import Facts, QuietPeriod
from wmoplan.reckon.names import plain_name
from wmoplan.reckon.periods import agreed
from wmoplan.reckon.reckoned_day import ReckonedDay, status_of
from wmoplan.reckon.window import PLANNED, WINDOW_ONLY
from wmoplan.reckon.workdays import day_off


def step_words(step: Step, facts: Facts, body: str) -> dict[str, str]:
    """Return what the places in a wording are filled with for a step."""
    found = facts.bodies.get(body)
    name = found.name if found else body
    return {
        "naam": step.name,
        "kort": step.short,
        "onderwerp": sentence(step.short),
        "orgaan": name,
        "Orgaan": found.short if found else sentence(body),
        "in-orgaan": f"in {name}",
        "samen": listing(facts.requests[step.id].jointly_with) if step.id in facts.requests else "",
    }


def fill(template: str, words: Mapping[str, str]) -> str:
    """Return the template with its places filled in."""
    return template.format_map(words)


def sources_of(facts: Facts, *sources: Source | None) -> tuple[Source, ...]:
    """Return the sources with the titles of their documents, each once."""
    titles = facts.titles
    named = (Source(titles.get(source.document, source.document), source.place) for source in sources if source)
    return tuple(dict.fromkeys(named))


def chain_moments(  # noqa: PLR0913 - how the decision stands decides on the words
    step: Step, chain: Chain, facts: Facts, *, settled: bool, sooner: str, soonest: date | None
) -> list[Moment]:
    """Return the moments of one decision.

    Args:
        sooner: What is said where it could or may be decided before the expected meeting; else empty.
        soonest: The first known meeting at which it could be decided before that; None where none is known.
    """
    links = {link.kind: link for link in chain.trajectory.links}
    decided = chain.decision.last
    ahead = decided is not None and decided >= facts.as_of
    return [
        link_moment(
            step,
            _fitting(links[kind], reckoned, chain),
            reckoned,
            facts,
            settled=settled,
            sooner=sooner,
            soonest=soonest,
            ahead=ahead,
        )
        for kind, reckoned in chain.days.items()
        if kind not in chain.silent
    ]


def _fitting(link: Link, reckoned: ReckonedDay, chain: Chain) -> Link:
    """Return the link with words that fit its day: before the request it is not late, after the advice that is sent."""
    if link.how != "tussen" or reckoned.last is None:
        return link
    asked, sent = chain.days[link.after].last, chain.days[link.not_after].last
    if asked and reckoned.last <= asked:
        return link._replace(late="")
    said = link.wording
    if sent and reckoned.last > sent and said.title_after:
        after = said._replace(
            title=said.title_after, event=said.event_after, table=said.table_after, sentence=said.sentence_after
        )
        return link._replace(wording=after)
    return link


def link_moment(  # noqa: PLR0913 - how the decision stands decides on the words
    step: Step, link: Link, reckoned: ReckonedDay, facts: Facts, *, settled: bool, ahead: bool,
    sooner: str = "", soonest: date | None = None,
) -> Moment:  # fmt: skip
    """Return the moment of one link.

    Args:
        settled: Whether the municipality has announced the decision.
        sooner: What is said where it could or may be decided before the expected meeting; else empty.
        soonest: The first known meeting at which it could be decided before that; None where none is known.
        ahead: Whether the decision is today or ahead.
    """
    wording, words = link.wording, step_words(step, facts, reckoned.body)
    if link.only_for:  # what is decided with it can be of another sort
        words["naam"], words["kort"] = step.alone
    likely = link.how == "besluit" and not settled
    title = wording.title_unsure if likely and wording.title_unsure else wording.title
    table = wording.table_unsure if likely and wording.table_unsure else wording.table
    if likely and soonest and wording.table_last:
        table = wording.table_last
    event = (likely and wording.event_unsure) or wording.event
    if reckoned.first is None and reckoned.last:
        event = wording.event_limit or event
    said = fill(wording.sentence, words)
    return Moment(
        id=f"{step.id}.{link.kind}",
        kind=link.kind,
        step=step.id,
        title=fill(title, words),
        table=fill(table, words),
        sentence=said if likely else said.replace(" waarschijnlijk", "", 1),
        act=fill(wording.act, words),
        start=reckoned.first,
        end=reckoned.last,
        time=reckoned.time,
        period=days_in_words(reckoned.first, reckoned.last),
        certainty=reckoned.certainty,
        weakest=reckoned.weakest,
        status=status_of(
            reckoned.first,
            reckoned.last,
            facts.as_of,
            certainty=reckoned.certainty,
            confirmed=reckoned.confirmed or reckoned.certainty is Certainty.FIXED,
            still_ahead=bool(link.late) and ahead and not reckoned.confirmed,
        ),
        topics=step.topics,
        body=reckoned.body,
        likely=likely,
        explanation=reckoned.reasons,
        sources=sources_of(facts, step.source, _term_source(link, facts)),
        event=fill(event, words),
        sooner=sooner if likely else "",
        soonest=soonest if likely else None,
        in_calendar=wording.in_calendar,
        on_screen=wording.in_calendar or wording.on_screen,
        attend=wording.attend,
        speaking=wording.speaking,
        decides=link.how == "besluit",
        off=bool(wording.event_limit) and _is_supposed_on_day_off(reckoned, facts),
    )


def _is_supposed_on_day_off(reckoned: ReckonedDay, facts: Facts) -> bool:
    """Tell whether a day at which no meeting is known is a Saturday, a Sunday or a feestdag."""
    known = reckoned.meets or reckoned.certainty is not Certainty.ESTIMATED
    return not known and reckoned.last is not None and bool(day_off(reckoned.last, facts.calendar))


def _term_source(link: Link, facts: Facts) -> Source | None:
    return next((term.source for term in facts.plan.default_terms(facts.rules) if term.id == link.term), None)


def step_moment(  # noqa: PLR0913 - what the law says has words of its own
    step: Step, kind: str, reckoned: ReckonedDay, facts: Facts, *, legal: bool = False, source: Source | None = None,
    words: Mapping[str, str] = NONE,
) -> Moment:  # fmt: skip
    """Return a moment of a step that is no link of its chain: exploring it, or its last day.

    Args:
        words: What more places in its wording are filled with.
    """
    wording = facts.rules.wording(kind, facts.trajectory(step.id, step.decision))
    words = {**step_words(step, facts, reckoned.body), **words}
    return Moment(
        id=f"{step.id}.{kind}",
        kind=kind,
        step=step.id,
        title=fill((legal and wording.title_law) or wording.title, words),
        table=fill((legal and wording.table_law) or wording.table, words),
        sentence=fill((legal and wording.sentence_law) or wording.sentence, words),
        act=fill(wording.act, words),
        start=reckoned.first,
        end=reckoned.last,
        time="",
        period=days_in_words(reckoned.first, reckoned.last),
        certainty=reckoned.certainty,
        weakest=reckoned.weakest,
        status=_plain_status(reckoned.first, reckoned.last, reckoned.certainty, facts),
        topics=step.topics,
        body=reckoned.body,
        likely=False,
        explanation=reckoned.reasons,
        sources=sources_of(facts, source, step.source),
        event=fill(wording.event, words),
        in_calendar=wording.in_calendar,
        on_screen=wording.in_calendar or wording.on_screen,
        attend=wording.attend,
    )


def council_moments(step: Step, facts: Facts) -> Iterator[Moment]:
    """Yield the decision of every other council of the region; only the first of them goes into the calendar."""
    announced = facts.announcements.get(step.id)
    councils = sorted(announced.councils.items(), key=lambda council: council[1].day) if announced else []
    for at, (name, fact) in enumerate(councils):
        reason = Reason(f"De raad van {name} besluit op {long_date(fact.day)}.", fact.day, fact.source or OWN_FILE)
        reckoned = ReckonedDay(fact.day, fact.day, certainty=Certainty.FIXED, reasons=(reason,), confirmed=True)
        moment = step_moment(step, "besluit", reckoned, facts, words={"gemeente": name})
        leads = at == 0 and moment.in_calendar
        yield moment._replace(id=f"{moment.id}-{plain_name(name)}", in_calendar=leads, on_screen=leads, decides=True)


def own_day_moment(own: OwnDay, facts: Facts) -> Moment:
    """Return a day of the volunteers' own."""
    last = own.last or own.day
    source = own.source or OWN_FILE
    reckoned = ReckonedDay(
        own.day, last, certainty=Certainty.FIXED, reasons=(Reason(f"{own.title}.", own.day, source),)
    )
    moment = shared_moment(
        f"eigen.{own.id}", "eigen", reckoned, facts, name=own.title, sources=(Source(source, ""),), topics=own.topics
    )
    return moment._replace(act=own.act or moment.act, time=own.time or "")


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


def _plain_status(first: date | None, last: date | None, certainty: Certainty, facts: Facts) -> str:
    fixed = certainty is Certainty.FIXED
    return status_of(first, last, facts.as_of, certainty=certainty, confirmed=fixed, still_ahead=False)


def shared_moment(  # noqa: PLR0913 - the columns of a moment
    moment_id: str, kind: str, reckoned: ReckonedDay, facts: Facts, *, name: str = "", period: str = "",
    sources: tuple[Source, ...] = (), topics: tuple[str, ...] = (), status: str = "",
) -> Moment:  # fmt: skip
    """Return a moment that belongs to no step: an election, a recess, a national milestone."""
    wording = facts.rules.wording(kind)
    about = "ongeveer " if reckoned.certainty is Certainty.ESTIMATED else ""
    until = plain_date(reckoned.last) if reckoned.last else "later"
    words = {"naam": name, "reces": name, "ongeveer": about, "tot": until}
    return Moment(
        id=moment_id,
        kind=kind,
        step="",
        title=fill(wording.title, words),
        table=fill(wording.table, words),
        sentence=fill(wording.sentence, words),
        act=fill(wording.act, words),
        start=reckoned.first,
        end=reckoned.last,
        time="",
        period=period or days_in_words(reckoned.first, reckoned.last),
        certainty=reckoned.certainty,
        weakest=reckoned.weakest,
        status=status or _plain_status(reckoned.first, reckoned.last, reckoned.certainty, facts),
        topics=topics,
        body="",
        likely=False,
        explanation=reckoned.reasons,
        sources=sources,
        event=fill(wording.event, words),
        in_calendar=wording.in_calendar,
        on_screen=wording.in_calendar or wording.on_screen,
        attend=wording.attend,
    )


def milestone_moment(milestone: Milestone, kind: str, facts: Facts) -> Moment:
    """Return a national milestone: as planned, and from its own day on as it really happened."""
    planned = facts.period(milestone.when)
    actual = milestone_day(milestone, facts.as_of)
    said = Reason(f"Het plan zegt: {planned.text}.", planned.last, facts.cite(milestone.source))
    reasons = [said, *agreed(planned)]
    if actual and milestone.actual:
        about = "waarschijnlijk " if milestone.actual.estimated else ""
        words = f"Het kwam {about}op {long_date(actual)}."
        reasons.append(Reason(words, actual, facts.cite(milestone.actual.source)))
        certainty = Certainty.ESTIMATED if milestone.actual.estimated else Certainty.FIXED
        reckoned = ReckonedDay(
            actual, actual, certainty=certainty, weakest=milestone.actual.note, reasons=tuple(reasons), confirmed=True
        )
    else:
        certainty, weakest = _planned_certainty(milestone, planned)
        reckoned = ReckonedDay(
            planned.first, planned.last, certainty=certainty, weakest=weakest, reasons=tuple(reasons)
        )
    actual_source = milestone.actual.source if actual and milestone.actual else None
    moment = shared_moment(
        milestone.id,
        kind,
        reckoned,
        facts,
        name=milestone.title,
        period=plain_date(actual) if actual else planned.text,
        sources=sources_of(facts, milestone.source, actual_source),
        status=_milestone_status(milestone, reckoned, planned, facts),
    )
    return moment._replace(
        act=milestone.act or moment.act,
        table=milestone.short or moment.table,
        event=milestone.short or moment.event,
        in_calendar=moment.in_calendar or milestone.in_calendar,
        on_screen=moment.on_screen or milestone.in_calendar or milestone.on_screen,
        stands_for=milestone.step,
        alone=milestone.alone,
    )


def _planned_certainty(milestone: Milestone, planned: Period) -> tuple[Certainty, str]:
    if milestone.doubt and planned.last:
        return (Certainty.PROVISIONAL if planned.exact else Certainty.ESTIMATED), milestone.doubt
    if milestone.law and planned.last:
        return Certainty.FIXED, ""
    if planned.is_day or (planned.exact and planned.last):
        return Certainty.PROVISIONAL, PLANNED
    return Certainty.ESTIMATED, WINDOW_ONLY


def _milestone_status(milestone: Milestone, reckoned: ReckonedDay, planned: Period, facts: Facts) -> str:
    if planned.first is None and planned.last is None:
        return "nu" if planned.text == "doorlopend" else "onbekend"
    if planned.last is None and planned.first and planned.first <= facts.as_of:
        return "nu"
    done = milestone.realised or reckoned.confirmed or reckoned.certainty is Certainty.FIXED
    return status_of(
        reckoned.first, reckoned.last, facts.as_of, certainty=reckoned.certainty, confirmed=done, still_ahead=False
    )


def quiet_moment(quiet: QuietPeriod, facts: Facts, reasons: tuple[Reason, ...], sources: tuple[Source, ...]) -> Moment:
    """Return the gap around an election, up to the day on which large subjects can be decided again."""
    reckoned = ReckonedDay(
        quiet.first, quiet.last_large, certainty=quiet.certainty, weakest=quiet.weakest, reasons=reasons
    )
    return shared_moment(quiet.id, "stilte", reckoned, facts, sources=sources)
