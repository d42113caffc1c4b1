"""Find facts that contradict each other, however they came in: typed, pasted, imported, fetched or written down.

The words of a contradiction stand in the data, as those of every signal. The days that a contradiction touches are no
surer than *voorlopig*, also when its day lies behind and no signal reports it any more.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, permutations
from typing import Final, NamedTuple

from wmoplan.dutch import listing, long_date
from wmoplan.model.moment import HeldMeeting
from wmoplan.model.phrases import Phrase, SignalCode
from wmoplan.model.profile import DayFact
from wmoplan.model.reference import ElectionRules
from wmoplan.model.rules import Trajectory
from wmoplan.model.schedule import MeetingRow
from wmoplan.model.source import OWN_PROGRESS
from wmoplan.model.words import HELD, MomentKind
from wmoplan.place import Place, in_words
from wmoplan.reckon.elections import Election, GivenElection, elections_around, given_election, merger_day
from wmoplan.reckon.evidence import Evidence, GivenDay
from wmoplan.reckon.workdays import free_day


class Contradiction(NamedTuple):
    """Two facts that do not go together, or one that goes against the law or the calendar.

    Attributes:
        code: The code of the signal that reports the contradiction.
        day: The first day that the contradiction is about.
        moments: The ids of the moments that are touched; their titles fill the words too.
        topics: The subjects of those moments.
        words: What the places of the signal are filled with.
        places: Where the facts stand; None where one stands in no file.
        doubts: Whether the moments are no surer than *voorlopig* because of it.
        until: The last day on which a signal reports it; None is always.
        body: The body of the meeting that it is about; the moments that stand on that meeting are touched too.
    """

    code: SignalCode
    day: date
    moments: tuple[str, ...]
    topics: tuple[str, ...]
    words: Mapping[str, str]
    places: tuple[Place | None, ...] = ()
    doubts: bool = True
    until: date | None = None
    body: str = ""

    @property
    def of_steps(self) -> tuple[str, ...]:
        """The ids of moments of steps among those that it touches; an election has its day without one."""
        return tuple(moment for moment in self.moments if "." in moment)

    @property
    def where(self) -> str:
        """Where the facts stand, in words; nothing where that is not known."""
        return in_words([place for place in self.places if place])


def contradictions(evidence: Evidence) -> tuple[Contradiction, ...]:
    """Return every contradiction in the evidence."""
    return tuple(found for check in CHECKS for found in check(evidence))


# -- a day against the lists of meetings


def _off_the_list(evidence: Evidence) -> Iterator[Contradiction]:
    """Yield every day of a meeting that is cancelled or moved, or that a list known around it does not hold."""
    agenda = evidence.facts.agenda
    for fact in evidence.days:
        held = {meeting.day for body in (*fact.bodies, fact.chain.body) for meeting in agenda.of(body)}
        if fact.bodies and fact.day not in held:
            yield from _unlisted(evidence, fact)


def _unlisted(evidence: Evidence, fact: GivenDay) -> Iterator[Contradiction]:
    """Yield why a day on which no meeting is known cannot be, where a list says so."""
    agenda, row = evidence.facts.agenda, _cancelled(evidence, fact)
    listed = [body for body in fact.bodies if body in evidence.listed]
    if row:
        code = SignalCode.ANNOUNCED_MOVED if row.to else SignalCode.ANNOUNCED_OFF
        to = long_date(row.to) if row.to else ""
        yield _about(evidence, code, fact, places=[row.place()], nieuw=to)
    elif listed and all(agenda.run(body, fact.day) for body in listed):
        near = _near(evidence, listed, fact.day)
        days = listing([long_date(day) for day, _ in near])
        held_on = evidence.facts.rules.say(Phrase.HELD_ON, dagen=days) if near else ""
        places = [place for _, place in near]
        yield _about(evidence, SignalCode.ANNOUNCED_NOT_LISTED, fact, places, wel=held_on)


def _cancelled(evidence: Evidence, fact: GivenDay) -> MeetingRow | None:
    """Return the last line that says that a meeting of a body of the fact is not on its day."""
    off = [row for row in evidence.rows if row.day == fact.day and row.body in fact.bodies and row.status not in HELD]
    return off[-1] if off else None


def _near(evidence: Evidence, bodies: Iterable[str], day: date) -> list[tuple[date, Place | None]]:
    """Return the last meeting before a day and the first one after it, each with where it stands."""
    days = [meeting.day for body in bodies for meeting in evidence.facts.agenda.of(body)]
    before, after = sorted(one for one in days if one < day), sorted(one for one in days if one > day)
    return [(one, _place_of(evidence, bodies, one)) for one in (*before[-1:], *after[:1])]


def _place_of(evidence: Evidence, bodies: Iterable[str], day: date, meeting: HeldMeeting | None = None) -> Place | None:
    """Return the last line that gives a meeting of one of some bodies on a day, or the rule that gives it."""
    rule = meeting.pattern if meeting else ""
    dated = [row for row in evidence.rows if row.body in bodies and day in {row.day, row.to, row.goes_on}]
    found = dated or [row for row in evidence.rows if row.body in bodies and row.rule and row.rule.text == rule]
    return found[-1].place() if found else None


def _about(
    evidence: Evidence, code: SignalCode, fact: GivenDay, places: Sequence[Place | None] = (), **words: str
) -> Contradiction:
    word = evidence.facts.meeting_word(fact.bodies[0] if fact.bodies else "")
    told = {"dag": long_date(fact.day), "vergadering": word, **words}
    where = (fact.place, *places)
    return Contradiction(code, fact.day, (fact.moment,), fact.step.topics, told, where, until=fact.day)


# -- the days of a chain against each other


def _out_of_order(evidence: Evidence) -> Iterator[Contradiction]:
    """Yield every two days of one chain of which the first comes after the last, and rounds after their decision."""
    for given_days in evidence.chains:
        for first, last in _wrong_pairs(given_days) if len(given_days) > 1 else ():
            yield _pair(evidence, SignalCode.OUT_OF_ORDER, first, last)
    decided = {fact.step.id: fact for fact in evidence.days if fact.link.is_decision}
    for step in evidence.profile.steps:
        for before_it, after_it in ((step.id, step.round_of), *((other, step.id) for other in step.after)):
            one, other = decided.get(before_it), decided.get(after_it)
            if one and other and one.day > other.day:
                yield _pair(evidence, SignalCode.OUT_OF_ORDER, one, other)


def _wrong_pairs(given_days: Sequence[GivenDay]) -> Iterator[tuple[GivenDay, GivenDay]]:
    """Yield the pairs of days of one chain in the wrong order; of a pair around another such pair only that other."""
    after = _order(given_days[0].chain)

    def is_before(one: GivenDay, other: GivenDay) -> bool:
        return other.link.kind in after[one.link.kind]

    wrong = [pair for pair in permutations(given_days, 2) if pair[0].day > pair[1].day and is_before(*pair)]
    for first, last in wrong:
        between = [mid for mid in given_days if is_before(first, mid) and is_before(mid, last)]
        if not any((first, mid) in wrong or (mid, last) in wrong for mid in between):
            yield first, last


def _order(chain: Trajectory) -> dict[str, set[str]]:
    """Return for each link of a chain those that cannot come before it, as the data says from where each counts."""
    after: dict[str, set[str]] = {link.kind: set() for link in chain.links}
    for link in chain.links:
        if link.is_counted or link.is_speaking:
            first, last = (link.kind, link.neighbour) if link.is_back else (link.neighbour, link.kind)
            after[first].add(last)
            after[link.kind] |= {link.not_after} - {""}
        elif link.is_own_meeting:
            after[link.kind].add(link.else_before)
    for _ in after:  # a way from one link to another has at most as many steps
        for kind, later in after.items():
            after[kind] = later.union(*(after.get(other, set()) for other in later))
    return after


def _told_twice(evidence: Evidence) -> Iterator[Contradiction]:
    """Yield every day that was given twice, and not the same; the one that was confirmed counts."""
    for given_days in evidence.chains:
        for one, other in combinations(given_days, 2):
            if one.link.kind == other.link.kind and one.day != other.day and not one.bodies and not other.bodies:
                yield _pair(evidence, SignalCode.GIVEN_TWICE, one, other)


def _seen_not_there(evidence: Evidence) -> Iterator[Contradiction]:
    """Yield every decision on a day that lies behind, of which somebody saw after it that it was not there."""
    for fact in evidence.days:
        sight = evidence.facts.unseen.get(fact.step.id) if fact.link.is_decision else None
        if sight and fact.day < sight.day:
            told = {"ander": long_date(sight.day), "stap": fact.step.id, "onderwerp": fact.step.name}
            found = _about(evidence, SignalCode.DECIDED_NOT_SEEN, fact, [Place(OWN_PROGRESS, 0)], **told)
            yield found._replace(day=evidence.facts.as_of, until=None)  # it is to be cleared up now


def _pair(evidence: Evidence, code: SignalCode, one: GivenDay, other: GivenDay) -> Contradiction:
    """Return that two days of one step, or of a step and its round, do not go together, until the last is decided."""
    found = _about(evidence, code, one, [other.place], ander=long_date(other.day))
    until = evidence.facts.announced_day(other.step.id)
    return found._replace(moments=tuple(dict.fromkeys((one.moment, other.moment))), until=until)


# -- the calendar


def _on_a_day_off(evidence: Evidence) -> Iterator[Contradiction]:
    """Yield every day ahead on which the municipality meets on a feestdag, a Saturday or a Sunday, each once."""
    facts, own = evidence.facts, evidence.facts.rules.own_rights
    given_days = _at_meetings(evidence)
    meetings = {(one.day, one.body): one for one in facts.agenda.meetings}
    rules: set[tuple[str, str]] = set()
    for day, body in sorted({*given_days, *meetings}):
        free = free_day(day, facts.calendar)
        if not free or day < facts.as_of or own & facts.rights.get(body, frozenset()):
            continue
        meeting, fact = meetings.get((day, body)), given_days.get((day, body))
        rule = (body, meeting.pattern if meeting else "")
        if rule not in rules or fact:
            yield _day_off(evidence, (day, body, free), meeting, fact)
        if rule[1]:
            rules.add(rule)


def _day_off(
    evidence: Evidence, off: tuple[date, str, str], meeting: HeldMeeting | None, fact: GivenDay | None
) -> Contradiction:
    """Return that a meeting is on a day off.

    Args:
        off: The day, the body that meets, and what makes it a day off.
        meeting: The meeting in a list; None where there is none.
        fact: The day that somebody gave for it; None where nobody did.
    """
    facts, (day, body, free) = evidence.facts, off
    words = {
        "dag": long_date(day),
        "vrij": free,
        "naam": facts.bodies[body].meeting if meeting and body in facts.bodies else "",  # else the title of the moment
        "raad": facts.rules.say(Phrase.ASK_IF_DAY_IS_RIGHT),
    }
    place = _place_of(evidence, [body], day, meeting) if meeting else fact and fact.place
    ids, topics = ((fact.moment,), fact.step.topics) if fact else ((), ())
    return Contradiction(SignalCode.DAY_OFF, day, ids, topics, words, (place,), doubts=False, until=day, body=body)


def _at_meetings(evidence: Evidence) -> dict[tuple[date, str], GivenDay]:
    """Return the days that somebody gave for a meeting, by day and body: the one that meets, else the first."""
    found: dict[tuple[date, str], GivenDay] = {}
    for fact in (fact for fact in evidence.days if fact.bodies):
        days = {body: {one.day for one in evidence.facts.agenda.of(body)} for body in fact.bodies}
        body = next((body for body in fact.bodies if fact.day in days[body]), fact.bodies[0])
        found.setdefault((fact.day, body), fact)
    return found


# -- elections, and names


def _no_election(evidence: Evidence) -> Iterator[Contradiction]:
    """Yield every given polling day, new council or new executive that fits no election of the municipality."""
    polling, council, executive = given_election(evidence.profile, evidence.facts.as_of)
    if polling and not _is_polling_day(polling.day, _elections(evidence, polling.day), evidence.reference.elections):
        yield _unfit(evidence, MomentKind.ELECTION, polling, None)
        polling = None
    for kind, fact in ((MomentKind.NEW_COUNCIL, council), (MomentKind.NEW_EXECUTIVE, executive)):
        if fact is None or fact.day.year < evidence.reference.elections.first_year:
            continue
        before = [one for one in _elections(evidence, fact.day, polling) if one.day < fact.day]
        if not before or not _can_begin(kind, fact.day, before[-1], council):
            yield _unfit(evidence, kind, fact, polling)


def _elections(evidence: Evidence, day: date, polling: DayFact | None = None) -> tuple[Election, ...]:
    """Return the last election before a day, one on it, and the next one, with a given polling day among them."""
    rules, calendar = evidence.reference.elections, evidence.facts.calendar
    return elections_around(evidence.municipality.code, (day, day), rules, calendar, GivenElection(polling))


def _is_polling_day(day: date, elections: Sequence[Election], rules: ElectionRules) -> bool:
    """Tell whether there can be an election on a day: one of the law, one that a KB moved, or one for new borders."""
    if day.year < rules.first_year or merger_day(day, rules):
        return True
    ahead = [0 if one.certain else rules.moved_ahead for one in elections]
    return any(0 <= (one.day - day).days <= most for one, most in zip(elections, ahead, strict=True))


def _can_begin(kind: MomentKind, day: date, election: Election, council: DayFact | None) -> bool:
    """Tell whether the new council or the new executive can begin on a day, after this election.

    The law gives the day of the council. An executive follows in the same year, and never before the council.
    """
    begins = election.new_council_day
    if kind is MomentKind.NEW_COUNCIL:
        return day.year == begins.year if election.new_council_estimated else day == begins
    given = council.day if council and council.day.year == begins.year else begins
    return day.year == begins.year and day >= max(begins, given)


UNFIT: Final = {
    MomentKind.ELECTION: SignalCode.ELECTION_UNFIT,
    MomentKind.NEW_COUNCIL: SignalCode.COUNCIL_UNFIT,
    MomentKind.NEW_EXECUTIVE: SignalCode.EXECUTIVE_UNFIT,
}
"""The signal that reports a given day that fits no election."""


def _unfit(evidence: Evidence, kind: MomentKind, fact: DayFact, polling: DayFact | None) -> Contradiction:
    nearest = min(_elections(evidence, fact.day, polling), key=lambda one: abs(one.day - fact.day))
    year = fact.day.year if kind is MomentKind.ELECTION else nearest.day.year
    words = {"dag": long_date(fact.day), "stemdag": long_date(nearest.day), "raad": long_date(nearest.new_council_day)}
    return Contradiction(UNFIT[kind], fact.day, (f"{kind}-{year}",), (), words, (fact.place("datum"),))


def _unused(evidence: Evidence) -> Iterator[Contradiction]:
    """Yield every body of the file that the program does not know, and that nothing else names.

    Without any meeting there is nothing to see: the list has to come yet.
    """
    from difflib import get_close_matches

    profile, facts = evidence.profile, evidence.facts
    known = {body.id for body in facts.rules.bodies}
    decided = {fact.body for fact in profile.decisions.values()}
    steps = {step.decision for step in facts.plan.steps} | {step.decision for step in profile.steps}
    used = known | decided | steps | {row.body for row in evidence.rows}
    whole = profile.schedule
    of_schedule = [(name, whole) for name in whole.bodies] if whole else []
    for name, fact in (*profile.bodies.items(), *of_schedule) if evidence.rows else ():
        if name not in used:
            meant = get_close_matches(name, sorted(filter(None, used)), 1)
            meaning = facts.rules.say(Phrase.DO_YOU_MEAN, orgaan=meant[0]) if meant else ""
            words = {"orgaan": name, "bedoelt": meaning}
            yield Contradiction(SignalCode.BODY_UNUSED, facts.as_of, (), (), words, (fact.place(),), doubts=False)


def _after_the_end(evidence: Evidence) -> Iterator[Contradiction]:
    """Yield every day of a step on which the municipality is no more."""
    ending = evidence.facts.ending
    for fact in evidence.days if ending else ():
        if ending and fact.day >= ending.day:
            into, end = listing(list(ending.into)), long_date(ending.day)
            yield _about(evidence, SignalCode.DAY_AFTER_END, fact, naar=into, einde=end)


CHECKS: Final[tuple[Callable[[Evidence], Iterator[Contradiction]], ...]] = (
    _off_the_list,
    _out_of_order,
    _told_twice,
    _seen_not_there,
    _on_a_day_off,
    _no_election,
    _unused,
    _after_the_end,
)
"""Every check. A new kind of fact is gathered in `evidence.py`; a new check comes here, with its words in the data."""
