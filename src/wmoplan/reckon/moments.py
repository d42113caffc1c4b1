"""From reckoned days to the lines of a timeline, with their words, their status and their sources."""

from collections.abc import Iterator, Mapping
from datetime import date

from wmoplan.dutch import days_in_words, listing, long_date, plain_date, sentence
from wmoplan.model.explanation import Reason
from wmoplan.model.fact import OwnDay
from wmoplan.model.milestone import Milestone, milestone_day
from wmoplan.model.moment import Certainty, Moment
from wmoplan.model.period import Period
from wmoplan.model.rules import NONE, Link
from wmoplan.model.source import OWN_FILE, Source
from wmoplan.model.step import Step
from wmoplan.reckon.names import plain_name
from wmoplan.reckon.periods import agreed
from wmoplan.reckon.situation import Facts, QuietPeriod
from wmoplan.reckon.spot import ReckonedDay
from wmoplan.reckon.status import status_of
from wmoplan.reckon.trajectory import Chain
from wmoplan.reckon.wishes import PLANNED, WINDOW_ONLY
from wmoplan.reckon.workdays import day_off


def step_words(step: Step, situation: Facts, body: str) -> dict[str, str]:
    """Return what the places in a wording are filled with for a step."""
    found = situation.bodies.get(body)
    name = found.name if found else body
    return {
        "naam": step.name,
        "kort": step.short,
        "onderwerp": sentence(step.short),
        "orgaan": name,
        "Orgaan": found.short if found else sentence(body),
        "in-orgaan": f"in {name}",
        "samen": listing(situation.requests[step.id].jointly_with) if step.id in situation.requests else "",
    }


def fill(template: str, words: Mapping[str, str]) -> str:
    """Return the template with its places filled in."""
    return template.format_map(words)


def sources_of(situation: Facts, *sources: Source | None) -> tuple[Source, ...]:
    """Return the sources with the titles of their documents, each once."""
    titles = situation.titles
    named = (Source(titles.get(source.document, source.document), source.place) for source in sources if source)
    return tuple(dict.fromkeys(named))


def chain_moments(  # noqa: PLR0913 - how the decision stands decides on the words
    step: Step, chain: Chain, situation: Facts, *, settled: bool, sooner: str, soonest: date | None
) -> list[Moment]:
    """Return the moments of one decision.

    Args:
        sooner: What is said where it could or may be decided before the expected meeting; else empty.
        soonest: The first known meeting at which it could be decided before that; None where none is known.
    """
    links = {link.kind: link for link in chain.trajectory.links}
    decided = chain.decision.last
    ahead = decided is not None and decided >= situation.as_of
    return [
        link_moment(
            step,
            _fitting(links[kind], spot, chain),
            spot,
            situation,
            settled=settled,
            sooner=sooner,
            soonest=soonest,
            ahead=ahead,
        )
        for kind, spot in chain.spots.items()
        if kind not in chain.silent
    ]


def _fitting(link: Link, spot: ReckonedDay, chain: Chain) -> Link:
    """Return the link with words that fit its day: before the request it is not late, after the advice that is sent."""
    if link.how != "tussen" or spot.last is None:
        return link
    asked, sent = chain.spots[link.after].last, chain.spots[link.not_after].last
    if asked and spot.last <= asked:
        return link._replace(late="")
    said = link.wording
    if sent and spot.last > sent and said.title_after:
        after = said._replace(
            title=said.title_after, event=said.event_after, table=said.table_after, sentence=said.sentence_after
        )
        return link._replace(wording=after)
    return link


def link_moment(  # noqa: PLR0913 - how the decision stands decides on the words
    step: Step, link: Link, spot: ReckonedDay, situation: Facts, *, settled: bool, ahead: bool,
    sooner: str = "", soonest: date | None = None,
) -> Moment:  # fmt: skip
    """Return the moment of one link.

    Args:
        settled: Whether the municipality has announced the decision.
        sooner: What is said where it could or may be decided before the expected meeting; else empty.
        soonest: The first known meeting at which it could be decided before that; None where none is known.
        ahead: Whether the decision is today or ahead.
    """
    wording, words = link.wording, step_words(step, situation, spot.body)
    if link.only_for:  # what is decided with it can be of another sort
        words["naam"], words["kort"] = step.alone
    likely = link.how == "besluit" and not settled
    title = wording.title_unsure if likely and wording.title_unsure else wording.title
    table = wording.table_unsure if likely and wording.table_unsure else wording.table
    if likely and soonest and wording.table_last:
        table = wording.table_last
    event = (likely and wording.event_unsure) or wording.event
    if spot.first is None and spot.last:
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
        start=spot.first,
        end=spot.last,
        time=spot.time,
        period=days_in_words(spot.first, spot.last),
        certainty=spot.certainty,
        weakest=spot.weakest,
        status=status_of(
            spot.first,
            spot.last,
            situation.as_of,
            certainty=spot.certainty,
            confirmed=spot.confirmed or spot.certainty is Certainty.FIXED,
            still_ahead=bool(link.late) and ahead and not spot.confirmed,
        ),
        topics=step.topics,
        body=spot.body,
        likely=likely,
        explanation=spot.reasons,
        sources=sources_of(situation, step.source, _term_source(link, situation)),
        event=fill(event, words),
        sooner=sooner if likely else "",
        soonest=soonest if likely else None,
        in_calendar=wording.in_calendar,
        on_screen=wording.in_calendar or wording.on_screen,
        attend=wording.attend,
        speaking=wording.speaking,
        decides=link.how == "besluit",
        off=bool(wording.event_limit) and _is_supposed_on_day_off(spot, situation),
    )


def _is_supposed_on_day_off(spot: ReckonedDay, situation: Facts) -> bool:
    """Tell whether a day at which no meeting is known is a Saturday, a Sunday or a feestdag."""
    known = spot.meets or spot.certainty is not Certainty.ESTIMATED
    return not known and spot.last is not None and bool(day_off(spot.last, situation.calendar))


def _term_source(link: Link, situation: Facts) -> Source | None:
    return next((term.source for term in situation.plan.default_terms(situation.rules) if term.id == link.term), None)


def step_moment(  # noqa: PLR0913 - what the law says has words of its own
    step: Step, kind: str, spot: ReckonedDay, situation: Facts, *, legal: bool = False, source: Source | None = None,
    words: Mapping[str, str] = NONE,
) -> Moment:  # fmt: skip
    """Return a moment of a step that is no link of its chain: exploring it, or its last day.

    Args:
        words: What more places in its wording are filled with.
    """
    wording = situation.rules.wording(kind, situation.trajectory(step.id, step.decision))
    words = {**step_words(step, situation, spot.body), **words}
    return Moment(
        id=f"{step.id}.{kind}",
        kind=kind,
        step=step.id,
        title=fill((legal and wording.title_law) or wording.title, words),
        table=fill((legal and wording.table_law) or wording.table, words),
        sentence=fill((legal and wording.sentence_law) or wording.sentence, words),
        act=fill(wording.act, words),
        start=spot.first,
        end=spot.last,
        time="",
        period=days_in_words(spot.first, spot.last),
        certainty=spot.certainty,
        weakest=spot.weakest,
        status=_plain_status(spot.first, spot.last, spot.certainty, situation),
        topics=step.topics,
        body=spot.body,
        likely=False,
        explanation=spot.reasons,
        sources=sources_of(situation, source, step.source),
        event=fill(wording.event, words),
        in_calendar=wording.in_calendar,
        on_screen=wording.in_calendar or wording.on_screen,
        attend=wording.attend,
    )


def council_moments(step: Step, situation: Facts) -> Iterator[Moment]:
    """Yield the decision of every other council of the region; only the first of them goes into the calendar."""
    announced = situation.announcements.get(step.id)
    councils = sorted(announced.councils.items(), key=lambda council: council[1].day) if announced else []
    for at, (name, fact) in enumerate(councils):
        reason = Reason(f"De raad van {name} besluit op {long_date(fact.day)}.", fact.day, fact.source or OWN_FILE)
        spot = ReckonedDay(fact.day, fact.day, certainty=Certainty.FIXED, reasons=(reason,), confirmed=True)
        moment = step_moment(step, "besluit", spot, situation, words={"gemeente": name})
        leads = at == 0 and moment.in_calendar
        yield moment._replace(id=f"{moment.id}-{plain_name(name)}", in_calendar=leads, on_screen=leads, decides=True)


def own_day_moment(own: OwnDay, situation: Facts) -> Moment:
    """Return a day of the volunteers' own."""
    last = own.last or own.day
    source = own.source or OWN_FILE
    spot = ReckonedDay(own.day, last, certainty=Certainty.FIXED, reasons=(Reason(f"{own.title}.", own.day, source),))
    moment = shared_moment(
        f"eigen.{own.id}", "eigen", spot, situation, name=own.title, sources=(Source(source, ""),), topics=own.topics
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


def _plain_status(first: date | None, last: date | None, certainty: Certainty, situation: Facts) -> str:
    fixed = certainty is Certainty.FIXED
    return status_of(first, last, situation.as_of, certainty=certainty, confirmed=fixed, still_ahead=False)


def shared_moment(  # noqa: PLR0913 - the columns of a moment
    moment_id: str, kind: str, spot: ReckonedDay, situation: Facts, *, name: str = "", period: str = "",
    sources: tuple[Source, ...] = (), topics: tuple[str, ...] = (), status: str = "",
) -> Moment:  # fmt: skip
    """Return a moment that belongs to no step: an election, a recess, a national milestone."""
    wording = situation.rules.wording(kind)
    about = "ongeveer " if spot.certainty is Certainty.ESTIMATED else ""
    until = plain_date(spot.last) if spot.last else "later"
    words = {"naam": name, "reces": name, "ongeveer": about, "tot": until}
    return Moment(
        id=moment_id,
        kind=kind,
        step="",
        title=fill(wording.title, words),
        table=fill(wording.table, words),
        sentence=fill(wording.sentence, words),
        act=fill(wording.act, words),
        start=spot.first,
        end=spot.last,
        time="",
        period=period or days_in_words(spot.first, spot.last),
        certainty=spot.certainty,
        weakest=spot.weakest,
        status=status or _plain_status(spot.first, spot.last, spot.certainty, situation),
        topics=topics,
        body="",
        likely=False,
        explanation=spot.reasons,
        sources=sources,
        event=fill(wording.event, words),
        in_calendar=wording.in_calendar,
        on_screen=wording.in_calendar or wording.on_screen,
        attend=wording.attend,
    )


def milestone_moment(milestone: Milestone, kind: str, situation: Facts) -> Moment:
    """Return a national milestone: as planned, and from its own day on as it really happened."""
    planned = situation.period(milestone.when)
    actual = milestone_day(milestone, situation.as_of)
    said = Reason(f"Het plan zegt: {planned.text}.", planned.last, situation.cite(milestone.source))
    reasons = [said, *agreed(planned)]
    if actual and milestone.actual:
        about = "waarschijnlijk " if milestone.actual.estimated else ""
        words = f"Het kwam {about}op {long_date(actual)}."
        reasons.append(Reason(words, actual, situation.cite(milestone.actual.source)))
        certainty = Certainty.ESTIMATED if milestone.actual.estimated else Certainty.FIXED
        spot = ReckonedDay(
            actual, actual, certainty=certainty, weakest=milestone.actual.note, reasons=tuple(reasons), confirmed=True
        )
    else:
        certainty, weakest = _planned_certainty(milestone, planned)
        spot = ReckonedDay(planned.first, planned.last, certainty=certainty, weakest=weakest, reasons=tuple(reasons))
    actual_source = milestone.actual.source if actual and milestone.actual else None
    moment = shared_moment(
        milestone.id,
        kind,
        spot,
        situation,
        name=milestone.title,
        period=plain_date(actual) if actual else planned.text,
        sources=sources_of(situation, milestone.source, actual_source),
        status=_milestone_status(milestone, spot, planned, situation),
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


def _milestone_status(milestone: Milestone, spot: ReckonedDay, planned: Period, situation: Facts) -> str:
    if planned.first is None and planned.last is None:
        return "nu" if planned.text == "doorlopend" else "onbekend"
    if planned.last is None and planned.first and planned.first <= situation.as_of:
        return "nu"
    done = milestone.realised or spot.confirmed or spot.certainty is Certainty.FIXED
    return status_of(
        spot.first, spot.last, situation.as_of, certainty=spot.certainty, confirmed=done, still_ahead=False
    )


def quiet_moment(
    quiet: QuietPeriod, situation: Facts, reasons: tuple[Reason, ...], sources: tuple[Source, ...]
) -> Moment:
    """Return the gap around an election, up to the day on which large subjects can be decided again."""
    spot = ReckonedDay(quiet.first, quiet.last_large, certainty=quiet.certainty, weakest=quiet.weakest, reasons=reasons)
    return shared_moment(quiet.id, "stilte", spot, situation, sources=sources)
