"""From a plan, a profile and the lists to the facts that everything is reckoned from."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from wmoplan.dutch import long_date, sentence
from wmoplan.model.moment import Certainty, Reason
from wmoplan.model.municipality import Ending, Municipality, Recess
from wmoplan.model.plan import Plan
from wmoplan.model.plan_rows import Anchor
from wmoplan.model.profile import Announcement, DayFact, Profile
from wmoplan.model.reference import ReferenceData
from wmoplan.model.rules import Body, Rules
from wmoplan.model.schedule import BodyRow, MeetingRow
from wmoplan.model.source import OWN_FILE
from wmoplan.reckon.agenda import Agenda, DayRange, build_agenda
from wmoplan.reckon.contradictions import Contradiction, contradictions
from wmoplan.reckon.elections import Election, Gap, GivenDate, GivenElection, elections_around, gap_around
from wmoplan.reckon.evidence import gathered_evidence
from wmoplan.reckon.facts import NO_MARKS, Facts, ProgressMarks, QuietPeriod
from wmoplan.reckon.local import is_known, together
from wmoplan.reckon.names import plain_name
from wmoplan.reckon.periods import AnchorDay, TermInUse
from wmoplan.reckon.reckoned_day import weakest_of
from wmoplan.reckon.settled import unseen_steps
from wmoplan.reckon.window import with_steps
from wmoplan.reckon.workdays import Calendar, calendar_of, default_recesses, is_holiday

DAY: Final = timedelta(days=1)
FAR: Final = timedelta(days=60)
"""How far after the plan's horizon an election is still shown: its gap may begin within it."""


NEXT: Final = "volgende-"
"""What stands before the anchors of the next election."""


class Setting(NamedTuple):
    """The facts, with what else a timeline shows of it.

    Attributes:
        elections: Those that fall in or near the horizon, by day.
        gaps: The gap around each of them.
        hindsight: Whether facts count of which it is not known since when they were.
        contradictions: What does not go together in all that was said.
        own: Whether the plan is of the user.
    """

    facts: Facts
    elections: tuple[Election, ...]
    gaps: tuple[Gap, ...]
    hindsight: bool
    contradictions: tuple[Contradiction, ...] = ()
    own: bool = False


def build_setting(  # noqa: PLR0913 - everything that a timeline is made of
    plan: Plan,
    profile: Profile,
    rules: Rules,
    municipality: Municipality,
    reference: ReferenceData,
    as_of: date,
    extra_rows: Sequence[MeetingRow] = (),
    ending: Ending | None = None,
    written: ProgressMarks = NO_MARKS,
) -> Setting:
    """Return the facts known on the as-of date, each from the profile, the lists, the law or a default.

    Args:
        extra_rows: Lines from meeting files; the profile's own lines beat them.
        written: What was ticked and seen up to the day.
        ending: When the municipality comes to an end: from that day on it elects nobody and has no recess.
    """
    calendar = calendar_of(reference.days)
    recesses, own = _recesses(profile, municipality, reference, as_of)
    rights = _rights(rules, profile.bodies)
    rows = [row for row in (*extra_rows, *profile.meetings) if is_known(row, as_of)]
    whole = _whole(rows, profile, rules.own_rights, rights, as_of)
    agenda = _agenda(rows, recesses, calendar, whole)
    found = _elections(plan, profile, municipality, reference, calendar, as_of)
    if ending:
        found = tuple(election for election in found if election.day < ending.day)
        recesses = tuple(recess for recess in recesses if recess.first < ending.day)
    elections = _near(plan, found)
    decides = rules.trajectories[0].body
    days = [meeting.day for meeting in agenda.of(decides)]
    gaps = tuple(gap_around(election, days, reference.elections) for election in elections)
    quiet_periods = tuple(_quiet(election, gap) for election, gap in zip(elections, gaps, strict=True))
    quiet_periods = tuple(_until(quiet, ending) for quiet in quiet_periods) if ending else quiet_periods
    bodies = {body.id: body for body in rules.bodies}
    facts = Facts(
        as_of=as_of,
        plan=plan,
        rules=rules,
        anchors=_election_anchors(plan, found, as_of),
        quiet_periods=quiet_periods,
        agenda=agenda,
        recesses=recesses,
        own_recesses=own,
        bodies=bodies | _own_bodies(profile, bodies),
        rights=rights,
        terms=_terms(rules, plan, profile, as_of),
        announcements=_announcements(profile, municipality, as_of),
        together=together(profile, as_of),
        requests={key: fact for key, fact in profile.requests.items() if is_known(fact, as_of)},
        confirmed={key: fact for key, fact in profile.confirmed.items() if is_known(fact, as_of)},
        ending=ending,
        sessions={name: row.sessions for name, row in profile.bodies.items()},
        titles={document.id: document.title for document in (*rules.documents, *plan.documents)},
        calendar=calendar,
        whole=whole,
        unseen=unseen_steps(plan.stands, written.seen),
    )
    found_wrong = contradictions(gathered_evidence(facts, profile, rows, municipality, reference))
    asked_first = frozenset(moment for wrong in found_wrong if wrong.doubts for moment in wrong.moments)
    facts = facts._replace(doubts=asked_first, anchors=_doubted(facts, found_wrong))
    facts = with_steps(_with_anchors(facts, plan, profile))
    hindsight = any(fact.since is None for fact in profile.facts())
    return Setting(facts, elections, gaps, hindsight, found_wrong)


def _doubted(facts: Facts, found: tuple[Contradiction, ...]) -> dict[str, AnchorDay]:
    """Return the anchors; the day of an election, a council or an executive that fits none is no surer than that."""
    wrong = {(moment.rpartition("-")[0], one.day) for one in found if one.doubts for moment in one.moments}
    why = facts.rules.phrase("spreekt-tegen")
    anchors = {}
    for name, anchor in facts.anchors.items():
        is_wrong = (name.removeprefix(NEXT), anchor.day) in wrong
        certainty, weakest = weakest_of((anchor.certainty, anchor.weakest), (Certainty.PROVISIONAL, why))
        anchors[name] = anchor._replace(certainty=certainty, weakest=weakest) if is_wrong else anchor
    return anchors


def _announcements(profile: Profile, municipality: Municipality, as_of: date) -> dict[str, Announcement]:
    """Return what was announced; a step that is decided with another has its day, and our own council its own."""
    names = {plain_name(name) for name in (municipality.name, municipality.code, *municipality.also)}
    known = {key: fact for key, fact in profile.decisions.items() if is_known(fact, as_of)}
    found = {}
    for step, fact in known.items():
        councils = {name: day for name, day in fact.councils.items() if is_known(day, as_of)}
        ours = next((councils.pop(name) for name in list(councils) if plain_name(name) in names), None)
        own = {"day": ours.day, "source": ours.source or fact.source} if ours and not fact.day else {}
        found[step] = fact.model_copy(update={"councils": councils, **own})
    for step, leader in together(profile, as_of).items():
        led = found.get(leader, Announcement())
        found[step] = found[step].model_copy(update={"day": led.day, "body": led.body, "source": led.source})
    return found


def _recesses(
    profile: Profile, municipality: Municipality, reference: ReferenceData, as_of: date
) -> tuple[tuple[Recess, ...], frozenset[tuple[str, int]]]:
    """Return the recesses; one in the profile replaces the default of the same name and year."""
    own: list[Recess] = []
    for row in profile.recesses:
        if is_known(row, as_of):
            recess = Recess(row.name.lower(), row.first, row.last, False, row.source)  # noqa: FBT003 - named columns
            own = [*(held for held in own if not _is_same(held, recess)), recess]
    default = default_recesses(municipality.regions, reference.school_holidays)
    kept = [recess for recess in default if not any(_is_same(recess, other) for other in own)]
    recesses = tuple(sorted([*own, *kept], key=lambda recess: (recess.first, recess.name)))
    return recesses, frozenset((recess.name, recess.first.year) for recess in own)


def _is_same(one: Recess, other: Recess) -> bool:
    """Tell whether two rows speak of one recess: one name, and one year or days in common."""
    overlap = one.first <= other.last and other.first <= one.last
    return one.name == other.name and (overlap or one.first.year == other.first.year)


def _agenda(
    rows: Sequence[MeetingRow], recesses: tuple[Recess, ...], calendar: Calendar, whole: Mapping[str, DayRange]
) -> Agenda:
    def is_off(day: date) -> bool:
        return is_holiday(day, calendar) or any(recess.first <= day <= recess.last for recess in recesses)

    return build_agenda(rows, is_off, whole)


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
    span = DayRange(schedule.first, schedule.last)
    listed = {row.body for row in rows if row.day and span.first <= row.day <= span.last}
    named = schedule.bodies or tuple(body for body in listed if not rights.get(body, frozenset()) & own_rights)
    return {body: span for body in named if body in listed}


def _elections(  # noqa: PLR0913 - what an election hangs on
    plan: Plan, profile: Profile, municipality: Municipality, reference: ReferenceData, calendar: Calendar, as_of: date
) -> tuple[Election, ...]:
    def known(fact: DayFact | None) -> GivenDate | None:
        return GivenDate(fact.day, fact.source or OWN_FILE) if fact and is_known(fact, as_of) else None

    horizon = plan.runs.period
    first, last = (horizon.first, horizon.last) if horizon else (None, None)
    first, last = first or as_of, last or as_of
    given = GivenElection(known(profile.election), known(profile.new_council), known(profile.new_executive))
    return elections_around(municipality.code, (first, last), reference.elections, calendar, given)


def _near(plan: Plan, elections: tuple[Election, ...]) -> tuple[Election, ...]:
    """Return the elections whose days touch the plan's horizon."""
    horizon = plan.runs.period
    if horizon is None or horizon.first is None or horizon.last is None:
        return elections
    first, last = horizon.first, horizon.last
    return tuple(
        election
        for election in elections
        if election.day - FAR <= last and first <= max(election.new_council_day, election.new_executive_day)
    )


def _quiet(election: Election, gap: Gap) -> QuietPeriod:
    estimated = gap.first_estimated or gap.last_estimated or gap.last_large_estimated
    weakest = "wat rond een verkiezing niet gebeurt, is gewoonte en geen wet"
    if gap.last_large_estimated:
        weakest = "de eerste dag van het nieuwe college is niet bekend"
    if gap.first_estimated:
        weakest = "de laatste raadsvergadering voor de verkiezing is niet bekend"
    certainty = Certainty.PROVISIONAL if election.doubt else Certainty.RECKONED
    certainty = Certainty.ESTIMATED if estimated else certainty
    return QuietPeriod(
        f"stilte-{election.day.year}", gap.first, gap.last, gap.last_large, certainty, weakest, election.day
    )


def _until(quiet: QuietPeriod, ending: Ending) -> QuietPeriod:
    """Return a gap that is over on the last day of the municipality: another one decides from then on."""
    last = ending.day - DAY
    return quiet._replace(last=min(quiet.last, last), last_large=min(quiet.last_large, last))


def _election_anchors(plan: Plan, elections: tuple[Election, ...], as_of: date) -> dict[str, AnchorDay]:
    """Return the anchors of two elections: the first in the horizon, else the last before it, and the next one."""
    horizon = plan.runs.period
    first = (horizon.first if horizon else None) or as_of
    last = (horizon.last if horizon else None) or as_of + FAR
    within = [election for election in elections if first <= election.day <= last]
    before = [election for election in elections if election.day < first]
    if not within and not before:
        return {}
    chosen = (within or before[-1:])[0]
    following = next((election for election in elections if election.day > chosen.day), None)
    later = election_anchors(following) if following else {}
    return election_anchors(chosen) | {f"{NEXT}{kind}": anchor for kind, anchor in later.items()}


def _with_anchors(facts: Facts, plan: Plan, profile: Profile) -> Facts:
    """Return the facts with the anchors of the plan: as the municipality chose them, else as the plan says."""
    for anchor in plan.anchors:
        fact = profile.anchors.get(anchor.id) if anchor.question else None
        if fact and is_known(fact, facts.as_of):
            words = f"{anchor.title}: {long_date(fact.day)}."
            reason = Reason(words, fact.day, fact.source or OWN_FILE)
            found = AnchorDay(fact.day, Certainty.FIXED, "", (reason,))
        else:
            found = _anchor_day(anchor, facts)
        facts = facts._replace(anchors={**facts.anchors, anchor.id: found})
    return facts


def _anchor_day(anchor: Anchor, facts: Facts) -> AnchorDay:
    dated = facts.dated(anchor.when)
    day = dated.period.last or dated.period.first
    if not anchor.question:
        reason = Reason(f"{anchor.title}: {anchor.when.text}.", day, facts.cite(anchor.source))
        return AnchorDay(day, dated.certainty, dated.weakest, (*dated.reasons, reason), dated.asks, dated.guess)
    told = f"{anchor.title}: {long_date(day) if day else 'onbekend'}."
    reason = Reason(f"{told} Dat is een schatting: in uw bestand staat geen dag.", day, facts.cite(anchor.source))
    asks = dated.asks | {f"anker:{anchor.id}"}
    weakest = f"u gaf geen dag voor '{anchor.id}'"
    return AnchorDay(day, Certainty.ESTIMATED, weakest, (*dated.reasons, reason), asks, weakest)


def election_anchors(election: Election) -> dict[str, AnchorDay]:
    """Return polling day, the new council and the new executive of one election, with how sure each is."""
    sure = Certainty.FIXED if election.certain else Certainty.RECKONED
    polling = Certainty.PROVISIONAL if election.doubt else sure
    council = Certainty.PROVISIONAL if election.new_council_doubt else sure
    if election.new_council_estimated:
        council = Certainty.ESTIMATED
    reckoned = "" if election.certain else "de dag volgt uit de regel van de wet"
    begins = "" if council is Certainty.FIXED else "de eerste dag van de nieuwe raad volgt uit een regel"
    executive = Certainty.ESTIMATED if election.new_executive_estimated else Certainty.FIXED
    reasons = election.reason
    return {
        "verkiezing": AnchorDay(election.day, polling, election.doubt or reckoned, reasons),
        "nieuwe-raad": AnchorDay(
            election.new_council_day,
            council,
            election.new_council_doubt or begins,
            (*reasons, *election.new_council_reason),
        ),
        "nieuw-college": AnchorDay(
            election.new_executive_day,
            executive,
            "" if executive is Certainty.FIXED else "de eerste dag van het nieuwe college is niet bekend",
            (*reasons, *election.new_executive_reason),
        ),
    }


def _own_bodies(profile: Profile, bodies: dict[str, Body]) -> dict[str, Body]:
    names = {*profile.bodies, *(row.body for row in profile.meetings)} - set(bodies)
    named = {name: row.name for name, row in profile.bodies.items() if row.name}
    return {
        name: Body(name, said, _bare(said), (), f"vergadering van {said}", f"vergaderingen van {said}")
        for name in names
        for said in [named.get(name, name.replace("-", " "))]
    }


def _bare(name: str) -> str:
    """Return a name without its article, as a list begins with it."""
    return sentence(name.removeprefix("de ").removeprefix("het "))


def _rights(rules: Rules, own: dict[str, BodyRow]) -> dict[str, frozenset[str]]:
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
            terms[default.id] = TermInUse(
                id=default.id,
                text=default.text,
                length=own.length,
                own=True,
                source=own.source or OWN_FILE,
                skips_recess=own.recess == "overslaan",
            )
        elif default.length:
            source = f"{titles.get(default.source.document, default.source.document)}, {default.source.place}"
            terms[default.id] = TermInUse(default.id, default.text, default.length, default.law, source)
    return terms
