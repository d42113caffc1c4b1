"""What a municipality that comes to an end leaves out of a plan: every step that would come after its last day."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from wmoplan.dutch import listing, plain_date, sentence
from wmoplan.model.moment import Certainty, Moment, Reason
from wmoplan.model.municipality import Ending, Municipality
from wmoplan.model.period import DAY, Bound, read_when
from wmoplan.model.plan import Plan
from wmoplan.model.rules import EndingRule, Wording
from wmoplan.model.source import Source
from wmoplan.model.step import DEADLINE, Milestone, PlanningRow, Step
from wmoplan.model.words import MomentKind
from wmoplan.reckon.facts import Facts
from wmoplan.reckon.moments import shared_moment, sources_of
from wmoplan.reckon.planned_decision import PlannedDecision
from wmoplan.reckon.reckoned_day import ReckonedDay
from wmoplan.reckon.window import window_of
from wmoplan.reckon.workdays import TermRule, add_term

MOMENT: Final = "gemeente.einde"
"""The id of the moment at which the municipality comes to an end."""


class EndNotice(NamedTuple):
    """The moment and the words of the end of a municipality.

    Attributes:
        moment: The first day on which it is no more.
        words: What the places in a sentence about it are filled with.
        day: The first day on which the municipality is no more.
        rule: What the rules say of such an end.
    """

    moment: Moment
    words: dict[str, str]
    day: date
    rule: EndingRule

    def is_over(self, day: date) -> bool:
        """Tell whether the municipality is no more on a day."""
        return day >= self.day

    def national(self, moment: Moment) -> Moment:
        """Return a national moment; after the end there is nothing to do about it in this municipality."""
        last = moment.end or moment.start
        if last is None or not self.is_over(last):
            return moment
        return moment._replace(in_calendar=False, on_screen=False, alone=False)

    def elsewhere(self, moment: Moment) -> Iterator[Moment]:
        """Yield what an election brings after the end, where the rules have words for it: it is that of another one."""
        said = next((one for one in self.rule.elsewhere if one.kind == moment.kind), None)
        if said:
            yield _worded(moment, said, self.words)


def _worded(moment: Moment, said: Wording, words: Mapping[str, str]) -> Moment:
    title, table, sentence, act = (text.format_map(words) for text in (said.title, said.table, said.sentence, said.act))
    return moment._replace(title=title, table=table, sentence=sentence, act=act, event=said.event.format_map(words))


def until_end(decisions: Sequence[PlannedDecision], facts: Facts, ending: Ending) -> Plan:
    """Return the plan without the steps that would come after the last day of the municipality.

    A step that began before that day and that can still be decided has that day as its last day. A step stays where the
    municipality announced its day, or asked for advice about it: what somebody knows is not left out in silence.

    Args:
        decisions: The decisions of the plan as they are reckoned without the end.
    """
    plan, last = facts.plan, ending.day - DAY
    decided = {planned.step.id: planned for planned in decisions}
    found = (_until(step, decided.get(step.id), ending, facts) for step in plan.steps)
    kept = [step for step in found if step]
    there = {step.id for step in kept}
    gone = {step.id for step in plan.steps} - there
    return plan.with_lists(
        steps=tuple(_without(step, gone) for step in kept),
        milestones=tuple(row for row in plan.milestones if not (row.step and _is_after(row, last, facts))),
        stands=tuple(row for row in plan.stands if row.step in there),
    )


def _until(step: Step, planned: PlannedDecision | None, ending: Ending, facts: Facts) -> Step | None:
    """Return a step as it is up to the end; None where it comes after it."""
    last = ending.day - DAY
    end, first = _days(step, planned, facts)
    if _is_told(step, facts) or (end and end <= last):
        return step
    if end is None:
        return None if _hangs_after(step, last, facts) else step
    if first is None or first > last:
        return None
    return _ending_with(step, last, ending) if planned else step


def _is_told(step: Step, facts: Facts) -> bool:
    return facts.announced_day(step.id) is not None or step.id in facts.requests


def _days(step: Step, planned: PlannedDecision | None, facts: Facts) -> tuple[date | None, date | None]:
    """Return the last and the first day of a step; for a decision the day on which it is expected."""
    if planned and planned.placement.expected:
        day = planned.placement.expected.day
        return day, day
    window = planned.placement.window if planned else window_of(step, "", facts)
    aim = window.aim or window.fallback
    ends = (planned.placement.window_end if planned else None, aim.last, window.fallback.last, window.deadline)
    return max(filter(None, ends), default=None), window.start or aim.first


def _hangs_after(step: Step, last: date, facts: Facts, seen: frozenset[str] = frozenset()) -> bool:
    """Tell whether a step without a day hangs on something that comes after the last day, or that never comes."""
    steps = {one.id: one for one in facts.plan.steps}
    for name in {when.anchor for when in step.whens() if when.anchor} - seen:
        anchor = facts.anchors.get(name)
        if anchor and anchor.day:
            after = anchor.day > last
        else:
            after = name not in steps or _hangs_after(steps[name], last, facts, seen | {step.id, name})
        if after:
            return True
    return False


def _ending_with(step: Step, last: date, ending: Ending) -> Step:
    when = read_when(f"{Bound.BY} {plain_date(last)}")
    row = PlanningRow.of(kind=DEADLINE, when=when, source=Source(ending.source, ""))
    return step.with_values(planning=(*step.planning, row))


def _without(step: Step, gone: set[str]) -> Step:
    """Return a step that does not wait for steps that are left out."""
    if not any(row.step in gone for row in step.depends_on):
        return step
    return step.with_values(depends_on=tuple(row for row in step.depends_on if row.step not in gone))


def _is_after(milestone: Milestone, last: date, facts: Facts) -> bool:
    end = facts.period(milestone.when).last
    return end is not None and end > last


def end_notice_of(ending: Ending, municipality: Municipality, facts: Facts) -> EndNotice:
    """Return what is told of the end: from when on, who decides then, and how long the rules stay in force."""
    said = facts.rules.ending
    if said is None:  # the rules that come with the program have it
        raise AssertionError
    stay = add_term(ending.day, TermRule(said.stay.amount, said.stay.unit, back=False), facts.calendar).day
    words = {
        "gemeente": municipality.name,
        "naar": listing(list(ending.into)),
        "naar-of": listing(list(ending.into), "of"),
        "dag": plain_date(ending.day),
        "tot": plain_date(stay),
        "twijfel": f" {sentence(said.doubt)}." if ending.planned else "",
    }
    words["uitleg"] = (said.note_planned if ending.planned else said.note).format_map(words)
    reasons = (
        Reason(words["uitleg"], ending.day, ending.source),
        Reason(said.note_rules.format_map(words), stay, facts.cite(said.source)),
    )
    certainty = Certainty.PROVISIONAL if ending.planned else Certainty.FIXED
    weakest = said.doubt if ending.planned else ""
    reckoned = ReckonedDay(ending.day, ending.day, certainty=certainty, weakest=weakest, reasons=reasons)
    sources = (Source(ending.source, ""), *sources_of(facts, said.source))
    moment = shared_moment(MOMENT, MomentKind(said.moment.kind), reckoned, facts)._replace(sources=sources)
    shown = _worded(moment, said.moment, words)
    in_calendar = said.moment.in_calendar
    return EndNotice(shown._replace(in_calendar=in_calendar, on_screen=in_calendar), words, ending.day, said)
