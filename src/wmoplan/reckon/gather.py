"""From a plan, a profile and the shipped lists to the facts that everything is reckoned from."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple, TypeVar

from wmoplan.dutch import long_date, sentence
from wmoplan.model.moment import Certainty, Reason
from wmoplan.model.municipality import Ending, Municipality, Recess
from wmoplan.model.period import DAY, NEXT
from wmoplan.model.phrases import Phrase, Texts
from wmoplan.model.plan import Plan
from wmoplan.model.plan_rows import Anchor
from wmoplan.model.profile import SKIP, Announcement, Profile
from wmoplan.model.reference import ReferenceData
from wmoplan.model.rules import Body, Rules
from wmoplan.model.schedule import BodyRow, MeetingRow
from wmoplan.model.source import OWN_FILE
from wmoplan.model.words import MomentKind, Unsure
from wmoplan.reckon.agenda import Agenda, DayRange, build_agenda
from wmoplan.reckon.contradictions import Contradiction, contradictions
from wmoplan.reckon.elections import Election, QuietPeriod, elections_around, given_election, quiet_period
from wmoplan.reckon.evidence import gathered_evidence
from wmoplan.reckon.facts import NO_MARKS, AdviceRequest, AnnouncedDecision, Facts, ProgressMarks
from wmoplan.reckon.local import HasSince, is_known, together
from wmoplan.reckon.names import plain_name
from wmoplan.reckon.periods import AnchorDay, TermInUse
from wmoplan.reckon.reckoned_day import weakest_of
from wmoplan.reckon.settled import unseen_steps
from wmoplan.reckon.window import with_steps
from wmoplan.reckon.workdays import Calendar, calendar_of, default_recesses, is_holiday

FAR: Final = timedelta(days=60)
"""How far after the plan's horizon an election is still shown: its gap may begin within it."""


class FollowedPlan(NamedTuple):
    """A plan, and the municipality as the list of the plan's years has it.

    Attributes:
        ending: When the municipality comes to an end; None where it does not in the years of the plan.
        own: Whether the plan is of the user, and came with no version of the program.
    """

    plan: Plan
    municipality: Municipality
    ending: Ending | None = None
    own: bool = False


class Inputs(NamedTuple):
    """Everything that the timeline of one plan is made of.

    Attributes:
        requests: The requests for advice, of the profile and of the progress, by the id of the step.
        marks: What was written down up to the as-of date.
    """

    followed: FollowedPlan
    profile: Profile
    rules: Rules
    reference: ReferenceData
    as_of: date
    requests: Mapping[str, AdviceRequest] = {}
    marks: ProgressMarks = NO_MARKS


def gather_facts(inputs: Inputs) -> Facts:
    """Return the facts known on the as-of date, each from the profile, the lists, the law or a default.

    From the day on which a municipality comes to an end it elects nobody and has no recess.
    """
    (plan, place, ending, own), profile, rules, reference, as_of = inputs[:5]
    calendar = calendar_of(reference.days, rules.texts)
    recesses, own_recesses = _recesses(profile, place, reference, as_of)
    rights = rights_of(rules, profile.bodies)
    rows = [row for row in profile.meetings if is_known(row, as_of)]
    whole = _whole(rows, profile, rules.own_rights, rights, as_of)
    agenda = build_agenda(rows, lambda day: _is_off(day, recesses, calendar), whole)
    elections = _elections(inputs, calendar)
    near = _near(plan, elections)
    facts = Facts(
        as_of=as_of,
        plan=plan,
        rules=rules,
        anchors=_anchors_of_elections(plan, elections, as_of, rules.texts),
        quiet_periods=_quiet_periods(near, agenda, inputs),
        agenda=agenda,
        recesses=tuple(recess for recess in recesses if ending is None or recess.first < ending.day),
        own_recesses=own_recesses,
        bodies=_bodies(profile, rules),
        rights=rights,
        terms=_terms(rules, plan, profile, as_of),
        announcements=_announcements(profile, place, as_of),
        together=together(profile, as_of),
        requests=_known(inputs.requests, as_of),
        confirmed=_known(profile.confirmed, as_of),
        ending=ending,
        sessions={name: row.sessions for name, row in profile.bodies.items()},
        titles={document.id: document.title for document in (*rules.documents, *plan.documents)},
        calendar=calendar,
        whole=whole,
        unseen=unseen_steps(plan.stands, inputs.marks.seen),
        elections=near,
        own_plan=own,
    )
    return _checked(facts, rows, inputs)


def _checked(facts: Facts, rows: Sequence[MeetingRow], inputs: Inputs) -> Facts:
    """Return the facts, held against each other, with the anchors that hang on them."""
    profile, place = inputs.profile, inputs.followed.municipality
    wrong = contradictions(gathered_evidence(facts, profile, rows, place, inputs.reference))
    doubts = frozenset(moment for one in wrong if one.doubts for moment in one.moments)
    facts = facts._replace(contradictions=wrong, doubts=doubts, anchors=_doubted(facts, wrong))
    return with_steps(_with_anchors(facts, profile))


K = TypeVar("K", bound=HasSince)


def _known(table: Mapping[str, K], as_of: date) -> dict[str, K]:
    return {name: fact for name, fact in table.items() if is_known(fact, as_of)}


def _is_off(day: date, recesses: tuple[Recess, ...], calendar: Calendar) -> bool:
    return is_holiday(day, calendar) or any(recess.first <= day <= recess.last for recess in recesses)


def _quiet_periods(elections: tuple[Election, ...], agenda: Agenda, inputs: Inputs) -> tuple[QuietPeriod, ...]:
    rules, ending = inputs.rules, inputs.followed.ending
    days = [meeting.day for meeting in agenda.of(rules.trajectories[0].body)]
    until = ending.day - DAY if ending else date.max
    lists = inputs.reference.elections
    return tuple(quiet_period(election, days, lists, rules.texts, until) for election in elections)


def _doubted(facts: Facts, found: tuple[Contradiction, ...]) -> dict[str, AnchorDay]:
    """Return the anchors, those of an election no surer than *voorlopig* where their day fits no election."""
    wrong = {(moment.rpartition("-")[0], one.day) for one in found if one.doubts for moment in one.moments}
    doubt = (Certainty.PROVISIONAL, facts.rules.say(Phrase.CONTRADICTED))
    anchors = {}
    for name, anchor in facts.anchors.items():
        certainty, weakest = weakest_of((anchor.certainty, anchor.weakest), doubt)
        is_wrong = (name.removeprefix(NEXT), anchor.day) in wrong
        anchors[name] = anchor._replace(certainty=certainty, weakest=weakest) if is_wrong else anchor
    return anchors


def _announcements(profile: Profile, municipality: Municipality, as_of: date) -> dict[str, AnnouncedDecision]:
    """Return what was announced; a step that is decided with another has its day, and our own council its own."""
    names = {plain_name(name) for name in (municipality.name, municipality.code, *municipality.also)}
    known = {step: row for step, row in profile.decisions.items() if is_known(row, as_of)}
    found = {step: _announced(row, names, as_of) for step, row in known.items()}
    for step, leader in together(profile, as_of).items():
        led = found.get(leader, AnnouncedDecision())
        found[step] = found[step]._replace(day=led.day, body=led.body, source=led.source)
    return found


def _announced(row: Announcement, names: set[str], as_of: date) -> AnnouncedDecision:
    councils = {name: fact for name, fact in row.councils.items() if is_known(fact, as_of)}
    ours = next((councils.pop(name) for name in list(councils) if plain_name(name) in names), None)
    day, source = row.day, row.source
    if ours and not day:
        day, source = ours.day, ours.source or source
    return AnnouncedDecision(day, row.body, row.sessions, councils, source)


def _recesses(
    profile: Profile, municipality: Municipality, reference: ReferenceData, as_of: date
) -> tuple[tuple[Recess, ...], frozenset[tuple[str, int]]]:
    """Return the recesses; one in the profile replaces the default of the same name and year."""
    own: list[Recess] = []
    for row in profile.recesses:
        if is_known(row, as_of):
            recess = Recess(row.name.lower(), row.first, row.last, estimated=False, source=row.source)
            own = [*(held for held in own if not _is_same(held, recess)), recess]
    default = default_recesses(municipality.regions, reference.school_holidays)
    kept = [recess for recess in default if not any(_is_same(recess, other) for other in own)]
    recesses = tuple(sorted([*own, *kept], key=lambda recess: (recess.first, recess.name)))
    return recesses, frozenset((recess.name, recess.first.year) for recess in own)


def _is_same(one: Recess, other: Recess) -> bool:
    """Tell whether two rows speak of one recess: one name, and one year or days in common."""
    overlap = one.first <= other.last and other.first <= one.last
    return one.name == other.name and (overlap or one.first.year == other.first.year)


def _whole(
    rows: Sequence[MeetingRow],
    profile: Profile,
    own_rights: frozenset[str],
    rights: Mapping[str, frozenset[str]],
    as_of: date,
) -> dict[str, DayRange]:
    """Return for each body the period over which the profile says that the list of its meetings is whole.

    A body without a dated meeting in that period is left out: a list that is empty, or not known yet, is not whole.
    The volunteers' own meetings are in no schedule of the municipality, so they count only where they are named.
    """
    schedule = profile.schedule
    if schedule is None or schedule.first is None or schedule.last is None or not is_known(schedule, as_of):
        return {}
    days = DayRange(schedule.first, schedule.last)
    listed = {row.body for row in rows if row.day and days.first <= row.day <= days.last}
    named = schedule.bodies or tuple(body for body in listed if not rights.get(body, frozenset()) & own_rights)
    return {body: days for body in named if body in listed}


def _elections(inputs: Inputs, calendar: Calendar) -> tuple[Election, ...]:
    as_of = inputs.as_of
    first, last = _horizon(inputs.followed.plan)
    given = given_election(inputs.profile, as_of)
    code = inputs.followed.municipality.code
    found = elections_around(code, (first or as_of, last or as_of), inputs.reference.elections, calendar, given)
    ending = inputs.followed.ending
    return tuple(election for election in found if ending is None or election.day < ending.day)


def _near(plan: Plan, elections: tuple[Election, ...]) -> tuple[Election, ...]:
    """Return the elections whose days touch the plan's horizon."""
    first, last = _horizon(plan)
    if first is None or last is None:
        return elections
    return tuple(
        election
        for election in elections
        if election.day - FAR <= last and first <= max(election.new_council_day, election.new_executive_day)
    )


def _anchors_of_elections(
    plan: Plan, elections: tuple[Election, ...], as_of: date, texts: Texts
) -> dict[str, AnchorDay]:
    """Return the anchors of two elections: the first in the horizon, else the last before it, and the next one."""
    first, last = _horizon(plan)
    first, last = first or as_of, last or as_of + FAR
    begun = [election for election in elections if election.day <= last]
    within = [election for election in begun if first <= election.day]
    if not begun:
        return {}
    chosen = within[0] if within else begun[-1]
    following = next((election for election in elections if election.day > chosen.day), None)
    later = election_anchors(following, texts) if following else {}
    anchors = {str(kind): anchor for kind, anchor in election_anchors(chosen, texts).items()}
    return anchors | {f"{NEXT}{kind}": anchor for kind, anchor in later.items()}


def _horizon(plan: Plan) -> tuple[date | None, date | None]:
    horizon = plan.runs.period
    return (horizon.first, horizon.last) if horizon else (None, None)


def _with_anchors(facts: Facts, profile: Profile) -> Facts:
    """Return the facts with the anchors of the plan: as the municipality chose them, else as the plan says."""
    for anchor in facts.plan.anchors:
        fact = profile.anchors.get(anchor.id) if anchor.question else None
        if fact and is_known(fact, facts.as_of):
            words = facts.rules.say(Phrase.ANCHOR_DAY, anker=anchor.title, dag=long_date(fact.day))
            found = AnchorDay(fact.day, Certainty.FIXED, "", (Reason(words, fact.day, fact.source or OWN_FILE),))
        else:
            found = _anchor_day(anchor, facts)
        facts = facts._replace(anchors={**facts.anchors, anchor.id: found})
    return facts


def _anchor_day(anchor: Anchor, facts: Facts) -> AnchorDay:
    say, source = facts.rules.say, facts.cite(anchor.source)
    dated = facts.dated(anchor.when)
    day = dated.period.last or dated.period.first
    if not anchor.question:
        reason = Reason(say(Phrase.ANCHOR_DAY, anker=anchor.title, dag=anchor.when.text), day, source)
        return AnchorDay(day, dated.certainty, dated.weakest, (*dated.reasons, reason), dated.asks, dated.guess)
    words = long_date(day) if day else say(Phrase.UNKNOWN)
    reason = Reason(say(Phrase.ANCHOR_ESTIMATED, anker=anchor.title, dag=words), day, source)
    weakest = say(Phrase.ANCHOR_NOT_GIVEN, anker=anchor.id)
    asks = dated.asks | {Unsure.ANCHOR.of(anchor.id)}
    return AnchorDay(day, Certainty.ESTIMATED, weakest, (*dated.reasons, reason), asks, weakest)


def election_anchors(election: Election, texts: Texts) -> dict[MomentKind, AnchorDay]:
    """Return polling day, the new council and the new executive of one election, with how sure each is."""
    sure = Certainty.FIXED if election.certain else Certainty.RECKONED
    polling = Certainty.PROVISIONAL if election.doubt else sure
    council = Certainty.PROVISIONAL if election.new_council_doubt else sure
    if election.new_council_estimated:
        council = Certainty.ESTIMATED
    executive = Certainty.ESTIMATED if election.new_executive_estimated else Certainty.FIXED
    votes = "" if election.certain else texts.say(Phrase.VOTE_BY_RULE)
    begins = "" if council is Certainty.FIXED else texts.say(Phrase.COUNCIL_BY_RULE)
    unknown = "" if executive is Certainty.FIXED else texts.say(Phrase.EXECUTIVE_UNKNOWN)
    reasons = election.reason
    return {
        MomentKind.ELECTION: AnchorDay(election.day, polling, election.doubt or votes, reasons),
        MomentKind.NEW_COUNCIL: AnchorDay(
            election.new_council_day,
            council,
            election.new_council_doubt or begins,
            (*reasons, *election.new_council_reason),
        ),
        MomentKind.NEW_EXECUTIVE: AnchorDay(
            election.new_executive_day, executive, unknown, (*reasons, *election.new_executive_reason)
        ),
    }


def _bodies(profile: Profile, rules: Rules) -> dict[str, Body]:
    """Return the bodies of the rules, and those that only the profile names."""
    bodies, texts = {body.id: body for body in rules.bodies}, rules.texts
    names = {*profile.bodies, *(row.body for row in profile.meetings)} - set(bodies)
    named = {name: row.name for name, row in profile.bodies.items() if row.name}
    return bodies | {
        name: Body(
            id=name,
            name=called,
            short=sentence(called.removeprefix("de ").removeprefix("het ")),
            rights=(),
            meeting=texts.say(Phrase.MEETING_OF, orgaan=called),
            meetings=texts.say(Phrase.MEETINGS_OF, orgaan=called),
        )
        for name in names
        for called in [named.get(name, name.replace("-", " "))]
    }


def rights_of(rules: Rules, own: Mapping[str, BodyRow]) -> dict[str, frozenset[str]]:
    """Return what each body may do; a profile that says nothing of that leaves it as the rules have it."""
    rights = {body.id: frozenset(body.rights) for body in rules.bodies}
    said = {name: body for name, body in own.items() if name not in rights or "rights" in body.model_fields_set}
    return rights | {name: frozenset(body.rights) for name, body in said.items()}


def _terms(rules: Rules, plan: Plan, profile: Profile, as_of: date) -> dict[str, TermInUse]:
    """Return the terms that have a length: as the municipality says, else as the rules or the plan do."""
    titles = {document.id: document.title for document in (*rules.documents, *plan.documents)}
    terms = {}
    for default in plan.default_terms(rules):
        own = profile.terms.get(default.id)
        if own and is_known(own, as_of):
            source = own.source or OWN_FILE
            terms[default.id] = TermInUse(default.id, default.text, own.length, True, source, own.recess == SKIP)  # noqa: FBT003 - named columns
        elif default.length:
            source = f"{titles.get(default.source.document, default.source.document)}, {default.source.place}"
            terms[default.id] = TermInUse(default.id, default.text, default.length, default.law, source)
    return terms
