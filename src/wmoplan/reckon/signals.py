"""What a timeline warns of about its plan, its sources and its profile; the words of each signal are data."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final, NamedTuple

from wmoplan.dutch import count, listing, long_date, plain_date, sentences
from wmoplan.model.day import read_day, weekday_fault
from wmoplan.model.moment import Moment, Signal
from wmoplan.model.phrases import Phrase, SignalCode
from wmoplan.model.plan_rows import Conflict
from wmoplan.model.profile import Profile
from wmoplan.model.progress import current
from wmoplan.model.source import SourceDocument
from wmoplan.model.step import Milestone, milestone_day
from wmoplan.model.words import MomentKind
from wmoplan.reckon.contradictions import Contradiction
from wmoplan.reckon.facts import Facts
from wmoplan.reckon.workdays import day_off, previous_workday
from wmoplan.record import Record

TWO_TOPICS: Final = 2
"""Two subjects done well beat all done by half. Source: the general advice of the plan."""

OLD: Final = timedelta(days=365)
"""After how long a source wants to be looked at again."""


class About(NamedTuple):
    """What a signal is about.

    Attributes:
        moments: The ids of the moments that it touches; those that are not there are left out.
        topics: The subjects that it belongs to; none belongs to all.
        day: The first day that it is about; None sorts last.
        typed: Whether it is about what somebody typed or brought in.
        ages: Whether it counts from the day on which it is seen, so that a file says it in other words.
    """

    moments: Iterable[str] = ()
    topics: tuple[str, ...] = ()
    day: date | None = None
    typed: bool = False
    ages: bool = False


class Signaller:
    """Collects the signals of one timeline.

    Attributes:
        moments: Every moment of the plan, by its id.
        advices: For each step the advice that counts.
    """

    def __init__(self, facts: Facts, moments: Iterable[Moment]) -> None:
        self.facts = facts
        self.say = facts.rules.say
        self.moments = {moment.id: moment for moment in moments}
        self.wordings = {wording.code: wording for wording in facts.rules.signals}
        self.found: list[Signal] = []
        self.advices = current(facts.advices)

    def raised(self) -> tuple[Signal, ...]:
        """Return the signals by weight, first day and code."""
        return in_order(self.found)

    def raise_signal(self, code: SignalCode, about: About, words: Mapping[str, str]) -> None:
        """Add a signal in the words that the rules have for its code.

        Args:
            words: What the places of these words are filled with.
        """
        wording = self.wordings[code]
        self.found.append(
            Signal(
                code=code,
                weight=wording.weight,
                moments=tuple(moment_id for moment_id in about.moments if moment_id in self.moments),
                text=sentences(wording.text.format_map(words)),
                remedy=sentences(wording.remedy.format_map(words)),
                topics=about.topics,
                day=about.day,
                short=wording.short.format_map(words),
                todo=wording.todo,
                lasting=sentences(wording.lasting.format_map(words)) if about.ages else "",
                filled=words,
                stays=wording.stays,
                typed=about.typed,
            )
        )

    def about_contradictions(self) -> None:
        """Raise what does not go together in all that was said, with the moments that stand on a meeting."""
        for wrong in self.facts.contradictions:
            is_past = wrong.until is not None and wrong.until < self.facts.as_of
            is_gone = not self.moments.keys() >= set(wrong.of_steps)  # the step is settled: it has them no more
            if is_past or (is_gone and not wrong.words.get("naam")):  # a meeting is still there
                continue
            ids = [*wrong.moments, *self._standing(wrong)]
            titles = [self.moments[moment].title for moment in ids if moment in self.moments]
            names = dict(zip(("titel", "titel-ander"), titles, strict=False))
            where = self.say(Phrase.SEE, waar=wrong.where) if wrong.where else ""
            told = {**wrong.words, **names, "zie": where}
            told["naam"] = wrong.words.get("naam") or "".join(titles[:1])
            self.raise_signal(wrong.code, About(dict.fromkeys(ids), wrong.topics, wrong.day, typed=True), told)

    def _standing(self, wrong: Contradiction) -> list[str]:
        """Return the moments that stand on the meeting that a contradiction is about; none where it is about none."""
        meeting = (wrong.body, wrong.day)
        return [one.id for one in self.moments.values() if wrong.body and (one.body, one.end) == meeting]

    def about_last_days(self) -> None:
        """Raise every last day of a step that is a day off."""
        for moment in self.moments.values():
            if moment.kind == MomentKind.LAST_DAY and moment.end and not moment.silent and not moment.vague:
                self._about_day_off(moment, moment.end)

    def _about_day_off(self, moment: Moment, day: date) -> None:
        name = day_off(day, self.facts.calendar)
        if not name:
            return
        before = previous_workday(day, self.facts.calendar).day
        advice = self.say(Phrase.WORKDAY_BEFORE, voor=long_date(before))
        told = {"dag": long_date(day), "vrij": name, "naam": moment.title, "raad": advice, "zie": ""}
        self.raise_signal(SignalCode.DAY_OFF, About([moment.id], moment.topics, day), told)

    def about_milestones(self) -> None:
        """Raise every slip that is known on the as-of date."""
        for milestone in self.facts.plan.milestones:
            actual = milestone_day(milestone, self.facts.as_of)
            planned = self.facts.period(milestone.when)
            if actual and planned.last and actual > planned.last:
                told = {
                    "naam": milestone.title,
                    "gepland": planned.text,
                    "werkelijk": long_date(actual),
                    "verschil": count((actual - planned.last).days, "dag", "dagen"),
                    "na": self._after_last_days(milestone, actual),
                }
                self.raise_signal(SignalCode.MILESTONE_SLIPPED, About([milestone.id], day=actual), told)
            is_last = planned.first is None or (planned.is_day and milestone.step)  # else it is a day of law, or a plan
            moment = self.moments.get(milestone.id)
            if moment and actual is None and planned.last and is_last:
                self._about_day_off(moment, planned.last)

    def _after_last_days(self, milestone: Milestone, actual: date) -> str:
        """Return that a milestone came after the last day of the steps that need it, or nothing where it did not."""
        missed: dict[date, list[str]] = {}
        for step in self.facts.plan.steps:
            last = self.moments.get(f"{step.id}.{MomentKind.LAST_DAY}") if step.id in milestone.needed_for else None
            if last and last.end and last.end < actual:
                missed.setdefault(last.end, []).append(step.name)
        return "".join(
            f" {self.say(Phrase.AFTER_LAST_DAY, namen=listing(names), dag=long_date(day))}"
            for day, names in sorted(missed.items())
        )

    def about_links(self) -> None:
        """Raise every milestone that cannot come when it is planned, because what comes first comes later."""
        milestones = {milestone.id: milestone for milestone in self.facts.plan.milestones}
        for link in self.facts.plan.links:
            for waiting in (milestones[found] for found in link.waits):
                for first in (milestones[found] for found in link.on):
                    self._about_waiting(waiting, first)

    def _about_waiting(self, waiting: Milestone, first: Milestone) -> None:
        planned = self.facts.period(waiting.when)
        if planned.last is None or milestone_day(waiting, self.facts.as_of):
            return
        actual = milestone_day(first, self.facts.as_of)
        day = actual or self.facts.period(first.when).last
        if day is None or day <= planned.last:
            return
        came = self.say(Phrase.PLANNED_FOR, periode=first.when.text)
        if actual:
            came = self.say(Phrase.CAME_ON, dag=long_date(day))
        told = {"naam": waiting.title, "gepland": planned.text, "eerst": first.title, "dag": came}
        self.raise_signal(SignalCode.MILESTONE_WAITS, About([waiting.id, first.id], day=day), told)

    def about_sources(self) -> None:
        """Raise the contradictions between the sources, and sources of a present plan that are old."""
        named: dict[str, list[str]] = {}
        for moment in self.moments.values():
            is_shared = not moment.step or moment.decides or moment.kind == MomentKind.LAST_DAY
            if is_shared and moment.step not in self.facts.settled:
                for name in {moment.id, moment.step, moment.kind}:
                    named.setdefault(name, []).append(moment.id)
        for conflict in self.facts.plan.conflicts:
            touched = list(dict.fromkeys(found for name in conflict.touches for found in named.get(name, ())))
            if self._is_about(conflict, touched):
                self._about_conflict(conflict, touched)
        offered = self.facts.plan.offered
        if offered.first <= self.facts.as_of.year <= offered.last:
            for document in self.facts.plan.documents:
                self._about_document(document)

    def _is_about(self, conflict: Conflict, touched: list[str]) -> bool:
        """Tell whether a contradiction is about this municipality: an election on another day is another one."""
        elections = [found for found in touched if self.moments[found].kind in conflict.touches]
        if not elections:
            return bool(touched)
        return any(plain_date(end) == conflict.chosen for found in elections if (end := self.moments[found].end))

    def _about_conflict(self, conflict: Conflict, touched: list[str]) -> None:
        topics = {step.id: step.topics for step in self.facts.plan.steps}
        claims = listing([f"{claim.value} ({self.facts.cite(claim.source)})" for claim in conflict.claims])
        told = {
            "onderwerp": conflict.subject[:1].lower() + conflict.subject[1:],
            "beweringen": claims,
            "gekozen": conflict.chosen,
            "reden": conflict.reason,
        }
        own = tuple(dict.fromkeys(topic for name in conflict.touches for topic in topics.get(name, ())))
        self.raise_signal(SignalCode.SOURCES_DISAGREE, About(touched, own), told)

    def _about_document(self, document: SourceDocument) -> None:
        """Raise a source that is old; of a plan that is not the user's own, a new version of the program tells more."""
        if not document.checked:
            return
        day, newer = read_day(document.checked), self._newer_text(document)
        if not newer and self.facts.as_of - day <= OLD:
            return
        old, advice = (Phrase.OLD_PLANS, Phrase.OLD_PLANS_ADVICE)
        if self.facts.own_plan or newer:
            old, advice = (Phrase.OLD_SOURCE, Phrase.OLD_SOURCE_ADVICE)
        filled = {"titel": document.title, "dag": long_date(day), "nieuwer": newer}
        told = {"verouderd": self.say(old, **filled), "raad": self.say(advice, **filled)}
        self.raise_signal(SignalCode.OLD_SOURCE, About(), told)

    def _newer_text(self, document: SourceDocument) -> str:
        """Return that a newer text of a law is in force than the plan was held against, or nothing."""
        if not document.text_day:
            return ""
        held = read_day(document.text_day)
        known = (law.day for law in self.facts.rules.laws if law.link == document.link)
        newest = max((day for day in known if held < day <= self.facts.as_of), default=None)
        if newest is None:
            return ""
        return f" {self.say(Phrase.NEWER_TEXT, tekst=plain_date(held), nieuw=plain_date(newest))}"

    def about_profile(self, profile: Profile) -> None:
        """Raise what is odd in the profile itself: wrong weekdays, too many subjects."""
        if len(profile.topics) > TWO_TOPICS:
            self.raise_signal(SignalCode.TOO_MANY_TOPICS, About(), {"aantal": str(len(profile.topics))})
        for day in _written_days(profile):
            fault = weekday_fault(day)
            if fault:
                ids = [moment.id for moment in self.moments.values() if moment.end == day and moment.body]
                self.raise_signal(SignalCode.WEEKDAY_WRONG, About(ids, day=day), {"fout": fault})


def in_order(signals: Iterable[Signal]) -> tuple[Signal, ...]:
    """Return the signals by weight, first day and code; what two plans tell is one, about the moments of both."""
    once: dict[tuple[str, str], Signal] = {}
    for signal in signals:
        same = once.get((signal.code, signal.text), signal)
        moments = tuple(dict.fromkeys((*same.moments, *signal.moments)))
        once[signal.code, signal.text] = same._replace(moments=moments)
    return tuple(
        sorted(
            once.values(), key=lambda signal: (signal.weight.rank, signal.day or date.max, signal.code, signal.moments)
        )
    )


def _written_days(profile: Profile) -> Iterator[date]:
    """Yield the days in a profile, whatever key holds them, in the order of the profile."""
    left: list[object] = [profile]
    while left:
        value = left.pop()
        if isinstance(value, date):
            yield value
        elif isinstance(value, Record):
            left += reversed(vars(value).values())
        elif isinstance(value, dict):
            left += reversed(value.values())
        elif isinstance(value, tuple):
            left += reversed(value)
