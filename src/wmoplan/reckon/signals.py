"""What a timeline warns of; the words of each signal are data."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from wmoplan.dutch import count, day_month, listing, long_date, plain_date, sentences
from wmoplan.model.day import read_day, weekday_fault
from wmoplan.model.moment import Certainty, Moment, Signal
from wmoplan.model.municipality import Recess
from wmoplan.model.plan_rows import Conflict
from wmoplan.model.profile import Profile
from wmoplan.model.rules import SENDING, Link, SignalWording
from wmoplan.model.source import Document
from wmoplan.model.step import Milestone, milestone_day
from wmoplan.model.term import Unit
from wmoplan.reckon.contradictions import Contradiction
from wmoplan.reckon.facts import Facts
from wmoplan.reckon.planned_decision import PlannedDecision, still_possible
from wmoplan.reckon.workdays import TermRule, add_term, day_off, previous_workday
from wmoplan.record import Record

if TYPE_CHECKING:
    from wmoplan.model.progress import Advice

DAY: Final = timedelta(days=1)
ORDER: Final = {"fout": 0, "waarschuwing": 1, "opmerking": 2}
"""The weights of signals, the heaviest first."""

TWO_TOPICS: Final = 2
"""Two subjects done well beat all done by half. Source: the general advice of the plan."""

SHORT_TERM: Final = timedelta(days=14)
"""The shortest term for advice that is worth asking for: two weeks."""

AHEAD: Final = timedelta(days=365)
"""How far ahead the meetings of a body can be known."""

OLD: Final = timedelta(days=365)
"""After how long a source wants to be looked at again."""


class Signaller:
    """Collects the signals of one timeline."""

    def __init__(self, facts: Facts, moments: Iterable[Moment]) -> None:
        self.facts = facts
        self.moments = {moment.id: moment for moment in moments}
        self.wordings: Mapping[str, SignalWording] = {wording.code: wording for wording in facts.rules.signals}
        self.found: list[Signal] = []
        self.advices = _counting(facts)

    def raised(self) -> tuple[Signal, ...]:
        """Return the signals by weight, first day and code."""
        return in_order(self.found)

    def raise_signal(  # noqa: PLR0913 - all that a signal is filled with
        self,
        code: str,
        ids: Iterable[str],
        topics: tuple[str, ...],
        day: date | None,
        words: Mapping[str, str],
        *,
        ages: bool = False,
    ) -> None:
        """Add a signal in the words that the rules have for its code.

        Args:
            code: Its code.
            ids: The moments that it touches; those that are not there are left out.
            topics: The subjects that it belongs to.
            day: The first day that it is about.
            words: What its places are filled with.
            ages: Whether it counts from the day on which it is seen, so that a file says it in other words.
        """
        wording = self.wordings[code]
        self.found.append(
            Signal(
                code=code,
                weight=wording.weight,
                moments=tuple(moment_id for moment_id in ids if moment_id in self.moments),
                text=sentences(wording.text.format_map(words)),
                remedy=sentences(wording.remedy.format_map(words)),
                topics=topics,
                day=day,
                short=wording.short.format_map(words),
                todo=wording.todo,
                lasting=sentences(wording.lasting.format_map(words)) if ages else "",
                filled=words,
                stays=wording.stays,
            )
        )

    # -- about one decision

    def about_decision(self, planned: PlannedDecision) -> None:
        """Raise what the placing and the chain of one decision have to warn of."""
        self._about_placing(planned)
        self._about_quiet(planned)
        links = {link.kind: link for link in planned.chain.trajectory.links}
        advice = self.advices.get(planned.step.id)
        ours = (self.moments.get(name) for name in self.facts.rules.requested(planned.step.id, SENDING))
        is_sent = bool(advice and advice.sent) or any(one and one.done for one in ours)  # then its time does not matter
        for code, kind in planned.chain.signals:
            if code and not (is_sent and links[kind].how == "tussen"):  # a chain may have nothing to say of it
                self._about_link(planned, code, kind)
        for link in () if is_sent else links.values():
            if link.signal_recess:
                self._about_recess(planned, link)
            if link.signal_short:
                self._about_shortage(planned, link)
        self._about_lateness(planned)

    def _words(self, planned: PlannedDecision) -> dict[str, str]:
        body = self.facts.bodies.get(planned.placement.window.body)
        return {"naam": planned.step.name, "orgaan": body.name if body else planned.placement.window.body}

    def _about_placing(self, planned: PlannedDecision) -> None:
        step, placed = planned.step, planned.placement
        words, ids = self._words(planned), [planned.decision_id, f"{step.id}.uiterlijk"]
        deadline = placed.window.deadline
        if placed.overdue and deadline and not planned.settled:
            after = (meeting.day for meeting in self.facts.agenda.of(placed.window.body) if meeting.day > deadline)
            first = placed.expected.day if placed.expected else next(after, None)
            told = words | {"dag": long_date(deadline), "eerste": long_date(first) if first else "niet bekend"}
            self.raise_signal("geen-vergadering-voor-uiterlijk", ids, step.topics, deadline, told)
        if placed.clash and placed.earliest and placed.latest and not planned.settled:
            told = words | {
                "kan": long_date(placed.earliest.day),
                "moet": long_date(placed.latest.day),
                "reden": placed.clash.removesuffix("."),
            }
            self.raise_signal("negatieve-speling", ids, step.topics, placed.latest.day, told)
        if (
            placed.uncovered
            and not placed.window.guess
            and not planned.settled
            and self._is_in_a_year(placed.uncovered)
        ):
            told = words | {"dag": long_date(placed.uncovered)}
            self.raise_signal("kalender-onvolledig", ids[:1], step.topics, placed.uncovered, told)
        if placed.met is False and not planned.settled:
            told = words | {"voorkeur": placed.window.preference, "reden": placed.why}
            self.raise_signal(
                "voorkeur-onmogelijk", ids[:1], step.topics, placed.expected and placed.expected.day, told
            )
        legal = placed.window.legal
        if planned.settled and legal and placed.expected and placed.expected.day > legal:
            told = words | {"dag": long_date(placed.expected.day), "uiterlijk": long_date(legal)}
            self.raise_signal("besluit-na-wettelijke-dag", ids, step.topics, placed.expected.day, told)

    def _is_in_a_year(self, day: date) -> bool:
        """Tell whether a list of meetings can be expected to hold the day: schedules are made a year at a time."""
        return self.facts.as_of <= day <= self.facts.as_of + AHEAD

    def _about_quiet(self, planned: PlannedDecision) -> None:
        day = planned.placement.expected.day if planned.settled and planned.placement.expected else None
        quiet = self.facts.quiet_on(day, large=planned.step.large) if day else None
        if day and quiet:
            told = self._words(planned) | {"dag": long_date(day)}
            self.raise_signal("besluit-in-stilte", [planned.decision_id, quiet.id], planned.step.topics, day, told)

    def _about_link(self, planned: PlannedDecision, code: str, kind: str) -> None:
        link = next(link for link in planned.chain.trajectory.links if link.kind == kind)
        days = planned.chain.days
        reckoned = days[kind]
        told = self._words(planned) | {"dag": long_date(reckoned.last) if reckoned.last else "onbekend"}
        ids = [f"{planned.step.id}.{kind}"]
        if link.how == "tussen":
            begin, end = days[link.after].last, days[link.not_after].last
            if begin is None or end is None:
                return
            told |= {"van": plain_date(begin), "tot": plain_date(end)}
            self.raise_signal(code, ids, planned.step.topics, begin, told)
        else:
            self.raise_signal(code, ids, planned.step.topics, reckoned.last, told)

    def _about_recess(self, planned: PlannedDecision, link: Link) -> None:
        days = planned.chain.days
        begin, end = days[link.kind].last, days[link.neighbour].last
        if begin is None or end is None or self.facts.term_of(planned.step.id, link).skips_recess:
            return
        for recess in self.facts.recesses:
            if not _counts(recess, self.facts):
                continue
            first, last = max(begin, recess.first), min(end, recess.last)
            if last < first:
                continue
            before = previous_workday(recess.first - DAY, self.facts.calendar).day
            told = self._words(planned) | {
                "dagen": count((last - first).days + 1, "dag", "dagen"),
                "reces": recess.name,
                "voor": long_date(before),
                "voor-kort": day_month(before),
            }
            ids = [f"{planned.step.id}.{link.kind}", f"{planned.step.id}.{link.neighbour}"]
            self.raise_signal(link.signal_recess, ids, planned.step.topics, first, told)
            if before < self.facts.as_of:
                is_over = recess.last < self.facts.as_of
                begun = self.facts.rules.phrase("reces-voorbij" if is_over else "reces-begonnen")
                gone = told | {"voor": "", "voor-kort": ""}
                self.found[-1] = self.found[-1]._replace(remedy=begun, short=begun, filled=gone)

    def _about_shortage(self, planned: PlannedDecision, link: Link) -> None:
        days, as_of = planned.chain.days, self.facts.as_of
        asked, due = days[link.kind], days[link.neighbour]
        if asked.last is None or due.last is None:
            return
        is_dated = planned.settled or planned.chain.decision.meets  # else nobody set a day for the advice
        if not asked.confirmed and not (is_dated and asked.last < as_of <= due.last):
            return
        term = self.facts.term_of(planned.step.id, link).length
        if term.unit is Unit.HOURS:
            return
        begin = asked.last if asked.confirmed else as_of
        rule = TermRule(term.amount, term.unit, back=False, rounding="laatste dag")
        needed = add_term(begin, rule, self.facts.calendar).day
        if needed <= due.last:
            return
        told = self._words(planned) | {
            "tekort": count((needed - due.last).days, "dag", "dagen"),
            "termijn": term.text,
            "dag": long_date(due.last),
        }
        ids = [f"{planned.step.id}.{link.kind}", f"{planned.step.id}.{link.neighbour}"]
        ages = not asked.confirmed  # then it is counted from the day on which it is seen
        self.raise_signal(link.signal_short, ids, planned.step.topics, due.last, told, ages=ages)

    def _about_lateness(self, planned: PlannedDecision) -> None:
        late = [
            moment
            for link in planned.chain.trajectory.links
            if (moment := self.moments.get(f"{planned.step.id}.{link.kind}")) and moment.status.endswith("te laat")
        ]
        if not late:
            return
        late.sort(key=lambda moment: (moment.end or date.max, moment.id))
        links = {link.kind: link for link in planned.chain.trajectory.links}
        advice = self.advices.get(planned.step.id)
        is_asked = advice is not None and advice.asked  # then of all that is late the advice itself is told
        named = next((one for one in late if is_asked and links[one.kind].request == SENDING), late[0])
        first, last = named.end, planned.chain.decision.last
        if first is None or last is None:
            return
        early = planned.early.decision.last if planned.early else None
        can = early if early and early >= self.facts.as_of else last
        last_chance = self.facts.rules.phrase("laatste-kans")
        told = self._words(planned) | {
            "kan": self._decided(planned, can),
            "laatste": f"{last_chance.format_map({'dag': long_date(last)})} " if can < last else "",
            "misschien": "misschien " if named.status != "te laat" else "",
            "eerst": links[named.kind].late.format_map(self._words(planned) | {"dag": long_date(first)}),
            "geschat": f" Die dag is {named.certainty.word}." if named.certainty is Certainty.ESTIMATED else "",
            "nog": still_possible(planned, self.facts),
        }
        self.raise_signal("te-laat", [moment.id for moment in late], planned.step.topics, first, told)

    def _decided(self, planned: PlannedDecision, day: date) -> str:
        """Return on which day it can be decided, or by which day where no meeting is known."""
        early = planned.early.decision.last if planned.early else None
        if planned.settled:
            word = "besluit-vast"
        elif planned.chain.decision.meets or day == early:
            word = "besluit-op"
        else:
            word = "besluit-voor-wet" if planned.placement.window.legal == day else "besluit-voor"
        phrase = self.facts.rules.phrase(word, planned.chain.trajectory)
        return phrase.format_map(self._words(planned) | {"dag": long_date(day)})

    def _about_day_off(self, moment_id: str, day: date, topics: tuple[str, ...]) -> None:
        name = day_off(day, self.facts.calendar)
        moment = self.moments.get(moment_id)
        if not name or moment is None:
            return
        before = previous_workday(day, self.facts.calendar).day
        advice = self.facts.rules.phrase("werkdag-ervoor").format_map({"voor": long_date(before)})
        told = {"dag": long_date(day), "vrij": name, "naam": moment.title, "raad": advice, "zie": ""}
        self.raise_signal("vrije-dag", [moment_id], topics, day, told)

    # -- about the rest

    def about_contradictions(self, found: Iterable[Contradiction]) -> None:
        """Raise what does not go together in all that was said, with the moments that stand on a meeting."""
        see = self.facts.rules.phrase("zie")
        for wrong in found:
            is_past = wrong.until is not None and wrong.until < self.facts.as_of
            is_gone = not self.moments.keys() >= set(wrong.of_steps)  # the step is settled: it has them no more
            if is_past or (is_gone and not wrong.words.get("naam")):  # a meeting is still there
                continue
            ids = [*wrong.moments, *self._standing(wrong)]
            titles = [self.moments[moment].title for moment in ids if moment in self.moments]
            names = dict(zip(("titel", "titel-ander"), titles, strict=False))
            where = see.format_map({"waar": wrong.where}) if wrong.where else ""
            told = {**wrong.words, **names, "zie": where}
            told["naam"] = wrong.words.get("naam") or "".join(titles[:1])
            self.raise_signal(wrong.code, dict.fromkeys(ids), wrong.topics, wrong.day, told)
            self.found[-1] = self.found[-1]._replace(typed=True)

    def _standing(self, wrong: Contradiction) -> list[str]:
        """Return the moments that stand on the meeting that a contradiction is about; none where it is about none."""
        meeting = (wrong.body, wrong.day)
        return [one.id for one in self.moments.values() if wrong.body and (one.body, one.end) == meeting]

    def about_last_days(self) -> None:
        """Raise every last day of a step that is a day off."""
        for moment in self.moments.values():
            if moment.kind == "uiterlijk" and moment.end and not moment.silent and not moment.vague:
                self._about_day_off(moment.id, moment.end, moment.topics)

    def about_milestones(self) -> None:
        """Raise every slip that is known on the as-of date."""
        for milestone in self.facts.plan.milestones:
            actual = milestone_day(milestone, self.facts.as_of)
            planned = self.facts.period(milestone.when)
            if actual and planned.last and actual > planned.last:
                late = count((actual - planned.last).days, "dag", "dagen")
                told = {
                    "naam": milestone.title,
                    "gepland": planned.text,
                    "werkelijk": long_date(actual),
                    "verschil": late,
                    "na": self._after_last_days(milestone, actual),
                }
                self.raise_signal("mijlpaal-verschoven", [milestone.id], (), actual, told)
            is_last = planned.first is None or (planned.is_day and milestone.step)  # else it is a day of law, or a plan
            if actual is None and planned.last and is_last:
                self._about_day_off(milestone.id, planned.last, ())

    def _after_last_days(self, milestone: Milestone, actual: date) -> str:
        """Return that a milestone came after the last day of the steps that need it, or nothing where it did not."""
        missed: dict[date, list[str]] = {}
        for step in self.facts.plan.steps:
            last = self.moments.get(f"{step.id}.uiterlijk") if step.id in milestone.needed_for else None
            if last and last.end and last.end < actual:
                missed.setdefault(last.end, []).append(step.name)
        said = self.facts.rules.phrase("na-laatste-dag")
        return "".join(
            f" {said.format_map({'namen': listing(names), 'dag': long_date(day)})}"
            for day, names in sorted(missed.items())
        )

    def about_links(self) -> None:
        """Raise every milestone that cannot come when it is planned, because what comes first comes later."""
        milestones = {milestone.id: milestone for milestone in self.facts.plan.milestones}
        for link in self.facts.plan.links:
            for waiting in (milestones[found] for found in link.waits):
                planned = self.facts.period(waiting.when)
                if planned.last is None or milestone_day(waiting, self.facts.as_of):
                    continue
                for first in (milestones[found] for found in link.on):
                    actual = milestone_day(first, self.facts.as_of)
                    day = actual or self.facts.period(first.when).last
                    if day is None or day <= planned.last:
                        continue
                    told = {
                        "naam": waiting.title,
                        "gepland": planned.text,
                        "eerst": first.title,
                        "dag": f"kwam op {long_date(day)}" if actual else f"is gepland voor {first.when.text}",
                    }
                    self.raise_signal("mijlpaal-wacht", [waiting.id, first.id], (), day, told)

    def about_sources(self, *, own: bool) -> None:
        """Raise the contradictions between the sources, and sources of a present plan that are old.

        Args:
            own: Whether the plan is of the user, who can look at a source; of the others a new version tells more.
        """
        steps = {step.id: step for step in self.facts.plan.steps}
        named: dict[str, list[str]] = {}
        for moment in self.moments.values():
            if moment.step in self.facts.settled:
                continue
            if not moment.step or moment.decides or moment.kind == "uiterlijk":
                for name in {moment.id, moment.step, moment.kind}:
                    named.setdefault(name, []).append(moment.id)
        for conflict in self.facts.plan.conflicts:
            touched = list(dict.fromkeys(found for name in conflict.touches for found in named.get(name, ())))
            if not self._is_about(conflict, touched):
                continue
            topics = tuple(
                dict.fromkeys(topic for name in conflict.touches if name in steps for topic in steps[name].topics)
            )
            claims = listing([f"{claim.value} ({self.facts.cite(claim.source)})" for claim in conflict.claims])
            told = {
                "onderwerp": conflict.subject[:1].lower() + conflict.subject[1:],
                "beweringen": claims,
                "gekozen": conflict.chosen,
                "reden": conflict.reason,
            }
            self.raise_signal("bronnen-spreken-tegen", touched, topics, None, told)
        plan, year = self.facts.plan, self.facts.as_of.year
        for document in plan.documents:
            if not document.checked or not plan.offered.first <= year <= plan.offered.last:
                continue
            day, newer = read_day(document.checked), self._newer_text(document)
            if newer or self.facts.as_of - day > OLD:
                word = "bron" if own or newer else "plannen"
                filled = {"titel": document.title, "dag": long_date(day), "nieuwer": newer}
                names = {"verouderd": f"{word}-verouderd", "raad": f"{word}-verouderd-raad"}
                told = {key: self.facts.rules.phrase(name).format_map(filled) for key, name in names.items()}
                self.raise_signal("bron-verouderd", [], (), None, told)

    def _newer_text(self, document: Document) -> str:
        """Return that a newer text of a law is in force than the plan was held against, or nothing."""
        if not document.text_day:
            return ""
        rules, held = self.facts.rules, read_day(document.text_day)
        known = (law.day for law in rules.laws if law.link == document.link)
        newest = max((day for day in known if held < day <= self.facts.as_of), default=None)
        if newest is None:
            return ""
        days = {"tekst": plain_date(held), "nieuw": plain_date(newest)}
        return f" {rules.phrase('nieuwere-tekst').format_map(days)}"

    def _is_about(self, conflict: Conflict, touched: list[str]) -> bool:
        """Tell whether a contradiction is about this municipality: an election on another day is another one."""
        elections = [found for found in touched if self.moments[found].kind in conflict.touches]
        if not elections:
            return bool(touched)
        return any(plain_date(end) == conflict.chosen for found in elections if (end := self.moments[found].end))

    def about_profile(self, profile: Profile) -> None:
        """Raise what is odd in the profile itself: wrong weekdays, too many subjects."""
        if len(profile.topics) > TWO_TOPICS:
            self.raise_signal("te-veel-onderwerpen", [], (), None, {"aantal": str(len(profile.topics))})
        for day in _written_days(profile):
            fault = weekday_fault(day)
            if fault:
                ids = [moment.id for moment in self.moments.values() if moment.end == day and moment.body]
                self.raise_signal("weekdag-klopt-niet", ids, (), day, {"fout": fault})


def _counting(facts: Facts) -> "Mapping[str, Advice]":
    """Return for each step the advice that counts."""
    if not facts.advices:  # then what knows them is not loaded either
        return {}
    from wmoplan.model.progress import current

    return current(facts.advices)


def in_order(signals: Iterable[Signal]) -> tuple[Signal, ...]:
    """Return the signals by weight, first day and code; what two plans tell is one, about the moments of both."""
    once: dict[tuple[str, str], Signal] = {}
    for signal in signals:
        same = once.get((signal.code, signal.text), signal)
        moments = tuple(dict.fromkeys((*same.moments, *signal.moments)))
        once[signal.code, signal.text] = same._replace(moments=moments)
    return tuple(
        sorted(
            once.values(),
            key=lambda signal: (ORDER[signal.weight], signal.day or date.max, signal.code, signal.moments),
        )
    )


def _counts(recess: Recess, facts: Facts) -> bool:
    """Tell whether a term that runs on through the recess is worth a warning."""
    own = (recess.name, recess.first.year) in facts.own_recesses
    return own or recess.name in facts.rules.warned_recesses


def _written_days(value: object) -> Iterator[date]:
    """Yield the days in a row of a file, whatever key holds them."""
    if isinstance(value, date):
        yield value
    elif isinstance(value, Record):
        for held in vars(value).values():
            yield from _written_days(held)
    elif isinstance(value, Mapping):
        for held in value.values():
            yield from _written_days(held)
    elif isinstance(value, tuple):
        for held in value:
            yield from _written_days(held)
