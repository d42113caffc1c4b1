"""What a timeline warns of about one decision: its meeting, the terms before it, and what came too late."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from wmoplan.dutch import count, day_month, long_date, plain_date
from wmoplan.model.moment import Certainty, Moment
from wmoplan.model.municipality import Recess
from wmoplan.model.period import DAY
from wmoplan.model.phrases import Phrase, SignalCode
from wmoplan.model.rules import Link
from wmoplan.model.term import Unit
from wmoplan.model.words import MomentKind, RequestDay, Status
from wmoplan.reckon.planned_decision import PlannedDecision, still_possible
from wmoplan.reckon.signals import About, Signaller
from wmoplan.reckon.workdays import add_term, previous_workday, rule_of

AHEAD: Final = timedelta(days=365)
"""How far ahead the meetings of a body can be known."""


class DecisionSignals:
    """Raises the signals of one decision."""

    def __init__(self, signaller: Signaller, planned: PlannedDecision) -> None:
        self.signaller = signaller
        self.facts = signaller.facts
        self.moments = signaller.moments
        self.planned = planned
        self.step = planned.step
        self.links = {link.kind: link for link in planned.chain.trajectory.links}
        self.words = planned.names(self.facts)
        self.advice = signaller.advices.get(planned.step.id)

    def raise_all(self) -> None:
        """Raise what the placing and the chain have to warn of."""
        self._about_placing()
        self._about_settled()
        ours = (self.moments.get(name) for name in self.facts.rules.requested(self.step.id, RequestDay.DUE))
        is_sent = bool(self.advice and self.advice.sent) or any(one and one.done for one in ours)
        for code, kind in self.planned.chain.signals:
            if not (is_sent and self.links[kind].is_own_meeting):
                self._about_link(code, self.links[kind])
        for link in () if is_sent else self.links.values():  # once the advice is sent, its time does not matter
            if link.signal_recess:
                self._about_recesses(link, link.signal_recess)
            if link.signal_short:
                self._about_shortage(link, link.signal_short)
        self._about_lateness()

    def _raise(
        self, code: SignalCode, kinds: Iterable[str], day: date | None, told: Mapping[str, str], *, ages: bool = False
    ) -> None:
        about = About([self.planned.id_of(kind) for kind in kinds], self.step.topics, day, ages=ages)
        self.signaller.raise_signal(code, about, {**self.words, **told})

    # -- the meeting

    def _about_placing(self) -> None:
        placed, window = self.planned.placement, self.planned.placement.window
        if self.planned.settled:
            return
        decision = self.planned.chain.trajectory.decision.kind
        both = [decision, MomentKind.LAST_DAY]
        if placed.overdue and window.deadline:
            first = self._first_after(window.deadline)
            words = long_date(first) if first else self.facts.rules.say(Phrase.NOT_KNOWN)
            code = SignalCode.NO_MEETING_BY_DEADLINE
            self._raise(code, both, window.deadline, {"dag": long_date(window.deadline), "eerste": words})
        if placed.clash and placed.earliest and placed.latest:
            last = placed.latest.day
            told = {"kan": long_date(placed.earliest.day), "moet": long_date(last)}
            told["reden"] = placed.clash.removesuffix(".")
            self._raise(SignalCode.NEGATIVE_SLACK, both, last, told)
        if placed.uncovered and not window.guess and self._is_in_a_year(placed.uncovered):
            code = SignalCode.CALENDAR_INCOMPLETE
            self._raise(code, [decision], placed.uncovered, {"dag": long_date(placed.uncovered)})
        if placed.met is False:
            day = placed.expected and placed.expected.day
            told = {"voorkeur": window.preference, "reden": placed.why}
            self._raise(SignalCode.PREFERENCE_IMPOSSIBLE, [decision], day, told)

    def _first_after(self, deadline: date) -> date | None:
        """Return the first meeting after the last day: the expected one, or else the first that is known."""
        placed = self.planned.placement
        after = (meeting.day for meeting in self.facts.agenda.of(placed.window.body) if meeting.day > deadline)
        return placed.expected.day if placed.expected else next(after, None)

    def _is_in_a_year(self, day: date) -> bool:
        """Tell whether a list of meetings can be expected to hold the day: schedules are made a year at a time."""
        return self.facts.as_of <= day <= self.facts.as_of + AHEAD

    def _about_settled(self) -> None:
        """Raise an announced day after the last day of the law, or in a quiet period."""
        placed = self.planned.placement
        day = placed.expected.day if self.planned.settled and placed.expected else None
        if day is None:
            return
        decision, legal = self.planned.chain.trajectory.decision.kind, placed.window.legal
        if legal and day > legal:
            told = {"dag": long_date(day), "uiterlijk": long_date(legal)}
            self._raise(SignalCode.DECISION_AFTER_LAW, [decision, MomentKind.LAST_DAY], day, told)
        quiet = self.facts.quiet_on(day, large=self.step.large)
        if quiet:
            about = About([self.planned.decision_id, quiet.id], self.step.topics, day)
            self.signaller.raise_signal(SignalCode.DECISION_IN_QUIET, about, self.words | {"dag": long_date(day)})

    # -- the chain

    def _about_link(self, code: SignalCode, link: Link) -> None:
        days = self.planned.chain.days
        last = days[link.kind].last
        told = {"dag": long_date(last) if last else self.facts.rules.say(Phrase.UNKNOWN)}
        if link.is_own_meeting:
            begin, end = days[link.after].last, days[link.not_after].last
            if begin and end:
                self._raise(code, [link.kind], begin, told | {"van": plain_date(begin), "tot": plain_date(end)})
        else:
            self._raise(code, [link.kind], last, told)

    def _about_recesses(self, link: Link, code: SignalCode) -> None:
        days = self.planned.chain.days
        begin, end = days[link.kind].last, days[link.neighbour].last
        if begin is None or end is None or self.facts.term_of(self.step.id, link).skips_recess:
            return
        for recess in self.facts.recesses:
            first, last = max(begin, recess.first), min(end, recess.last)
            if first <= last and self._counts(recess):
                self._about_recess(link, code, recess, first, last)

    def _counts(self, recess: Recess) -> bool:
        """Tell whether a term that runs on through the recess is worth a warning."""
        own = (recess.name, recess.first.year) in self.facts.own_recesses
        return own or recess.name in self.facts.rules.warned_recesses

    def _about_recess(self, link: Link, code: SignalCode, recess: Recess, first: date, last: date) -> None:
        before = previous_workday(recess.first - DAY, self.facts.calendar).day
        told = {
            "dagen": count((last - first).days + 1, "dag", "dagen"),
            "reces": recess.name,
            "voor": long_date(before),
            "voor-kort": day_month(before),
        }
        self._raise(code, [link.kind, link.neighbour], first, told)
        if before < self.facts.as_of:
            is_over = recess.last < self.facts.as_of
            begun = self.facts.rules.say(Phrase.RECESS_OVER if is_over else Phrase.RECESS_BEGUN)
            signal = self.signaller.found[-1]
            gone = {**signal.filled, "voor": "", "voor-kort": ""}
            self.signaller.found[-1] = signal._replace(remedy=begun, short=begun, filled=gone)

    def _about_shortage(self, link: Link, code: SignalCode) -> None:
        """Raise a time for advice that is too short: since the request, or else from today on."""
        days, as_of = self.planned.chain.days, self.facts.as_of
        asked, due = days[link.kind], days[link.neighbour]
        if asked.last is None or due.last is None:
            return
        is_dated = self.planned.settled or self.planned.chain.decision.meets  # else nobody set a day for the advice
        if not asked.confirmed and not (is_dated and asked.last < as_of <= due.last):
            return
        term = self.facts.term_of(self.step.id, link).length
        if term.unit is Unit.HOURS:
            return
        begin = asked.last if asked.confirmed else as_of
        needed = add_term(begin, rule_of(term), self.facts.calendar).day
        if needed > due.last:
            short = count((needed - due.last).days, "dag", "dagen")
            told = {"tekort": short, "termijn": term.text, "dag": long_date(due.last)}
            self._raise(code, [link.kind, link.neighbour], due.last, told, ages=not asked.confirmed)

    def _about_lateness(self) -> None:
        named = (self.moments.get(self.planned.id_of(kind)) for kind in self.links)
        late = [moment for moment in named if moment and moment.status.is_late]
        late.sort(key=lambda moment: (moment.end or date.max, moment.id))
        first, last = self._first_late(late), self.planned.day
        if first is None or first.end is None or last is None:
            return
        say = self.facts.rules.say
        late_words = self.links[first.kind].late.format_map(self.words | {"dag": long_date(first.end)})
        told = self.words | {"eerst": late_words, "misschien": "", "geschat": ""} | self._chances(last)
        if first.status is not Status.LATE:
            told["misschien"] = f"{say(Phrase.MAYBE)} "
        if first.certainty is Certainty.ESTIMATED:
            told["geschat"] = f" {say(Phrase.DAY_IS_ESTIMATED, zekerheid=first.certainty.word)}"
        self._raise(SignalCode.TOO_LATE, [moment.kind for moment in late], first.end, told)

    def _chances(self, last: date) -> dict[str, str]:
        """Return when it can be decided, when that is at the latest, and what can still be done."""
        early = self.planned.early_day
        can = early if early and early >= self.facts.as_of else last
        at_last = f"{self.facts.rules.say(Phrase.LAST_CHANCE, dag=long_date(last))} " if can < last else ""
        return {"kan": self._decided(can), "laatste": at_last, "nog": still_possible(self.planned, self.facts)}

    def _first_late(self, late: list[Moment]) -> Moment | None:
        """Return the moment that is told of all that is late: the first, or the advice itself where it was asked."""
        if self.advice and self.advice.asked:
            sending = (moment for moment in late if self.links[moment.kind].request is RequestDay.DUE)
            return next(sending, next(iter(late), None))
        return next(iter(late), None)

    def _decided(self, day: date) -> str:
        """Return on which day it can be decided, or by which day where no meeting is known."""
        if self.planned.settled:
            phrase = Phrase.DECIDES_ON
        elif self.planned.chain.decision.meets or day == self.planned.early_day:
            phrase = Phrase.DECIDES_FROM
        else:
            is_law = self.planned.placement.window.legal == day
            phrase = Phrase.DECIDES_BY_LAW if is_law else Phrase.DECIDES_BY
        return self.planned.say(phrase, self.facts, **self.words, dag=long_date(day))
