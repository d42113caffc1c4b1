"""What a volunteer can do now: at most a handful of things, each possible this week."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from wmoplan.dutch import by_when, day_month, listing, long_date, sentence
from wmoplan.model.moment import Certainty, Moment, Signal
from wmoplan.model.period import DAY
from wmoplan.model.phrases import Phrase, SignalCode
from wmoplan.model.words import NO_WEIGHT, MomentKind, Status, Unsure, Weight
from wmoplan.reckon.facts import Facts
from wmoplan.reckon.moments import step_words
from wmoplan.reckon.planned_decision import PlannedDecision, asked_day, seen_after, speaking_then
from wmoplan.reckon.workdays import previous_workday

SOON: Final = timedelta(days=28)
"""How far ahead something is worth doing now."""

ASKED: Final = timedelta(days=92)
"""How long after a decision it is still worth asking whether it was taken."""

TOGETHER: Final = 2
"""From how many subjects of one meeting on one line asks after all of them."""

SHORT_TERM: Final = timedelta(days=14)
"""The shortest term for advice that is worth asking for: two weeks."""

WEEK: Final = timedelta(days=6)
"""What can be done this week is done before the same weekday comes again."""


class Call(NamedTuple):
    """A question whether one subject is on the agenda of a coming meeting; those of one meeting become one line.

    Attributes:
        body: The name of who meets.
        name: The subject with its article.
        then: When to speak if it is; may be empty.
        together: The words for several subjects of the same meeting, with places to fill.
    """

    day: date
    body: str
    name: str
    then: str
    together: str


class Todo(NamedTuple):
    """Something to do now.

    Attributes:
        text: One or two sentences that begin with a verb.
        note: What the subject is, for who does not know the word; may be empty.
        warnings: What is wrong, and what can still be done.
        lasting: What a file says instead of `warnings`, where they count from the day on which it was seen; else none.
        topics: The subjects that it belongs to.
        weight: The weight of the heaviest signal that it answers; 3 where it answers none.
        end: The last day on which it is of use.
        stays: Whether it stands when all moments that it touches are done.
        ended_by: The moments of which one tick takes it away; where there are none, each that it touches needs one.
        call: The meeting that it asks after; None where it is something else.
    """

    text: str
    note: str
    warnings: tuple[str, ...]
    topics: tuple[str, ...]
    weight: int
    end: date
    moments: tuple[str, ...]
    lasting: tuple[str, ...] = ()
    stays: bool = False
    ended_by: tuple[str, ...] = ()
    call: Call | None = None

    @property
    def in_file(self) -> tuple[str, ...]:
        """The warnings as a file says them, that is read for weeks."""
        return self.lasting or self.warnings


def todo_of(
    decisions: tuple[PlannedDecision, ...], moments: dict[str, Moment], signals: tuple[Signal, ...], facts: Facts
) -> tuple[Todo, ...]:
    """Return what can be done now, by the weight of its signal and then by its end."""
    found: list[Todo] = []
    for planned in decisions:
        decision = moments.get(planned.decision_id)
        if planned.step.id in facts.asked_first:
            found += _is_it_there(planned, moments, facts)
        elif decision and (decision.end is None or decision.end >= facts.as_of):
            found += _Collector(planned, moments, signals, facts).collect()
        elif decision and decision.end and decision.end >= facts.as_of - ASKED:
            found += _to_ask(planned, decision, facts)
    found += [_own_time(moment, facts) for moment in moments.values() if _is_own_time(moment)]
    found += _from_signals(signals, facts)
    return once(found)


def once(todos: Iterable[Todo]) -> tuple[Todo, ...]:
    """Return what can be done now, by weight and end; of what says the same the heaviest."""
    found = {todo.text: todo for todo in sorted(todos, key=lambda todo: (todo.weight, todo.end), reverse=True)}
    return tuple(sorted(found.values(), key=lambda todo: (todo.weight, todo.end)))


def joined(todos: Iterable[Todo]) -> tuple[Todo, ...]:
    """Return what can be done now, with one line for all subjects that may be on the agenda of the same meeting."""
    every = tuple(todos)
    found: dict[object, list[Todo]] = {}
    for at, todo in enumerate(every):
        found.setdefault((todo.call.day, todo.call.body) if todo.call else at, []).append(todo)
    return tuple(_one_line(same) for same in found.values())


def _one_line(todos: list[Todo]) -> Todo:
    first, calls = todos[0], [todo.call for todo in todos if todo.call]
    if len(calls) < TOGETHER:
        return first
    call, then = calls[0], {one.then for one in calls}
    words = {
        "dag": long_date(call.day),
        "orgaan": call.body,
        "namen": listing([one.name for one in calls]),
        "dan": then.pop() if len(then) == 1 else "",  # else each subject has a day of its own
    }
    return first._replace(
        text=sentence(call.together.format_map(words)).rstrip(),
        topics=tuple(dict.fromkeys(topic for todo in todos for topic in todo.topics)),
        moments=tuple(dict.fromkeys(moment for todo in todos for moment in todo.moments)),
        ended_by=(),
    )


def _to_ask(planned: PlannedDecision, decision: Moment, facts: Facts) -> list[Todo]:
    """Return to ask whether a decision was taken, where nobody has said so."""
    if decision.status is not Status.UNKNOWN or decision.end is None:
        return []
    seen = seen_after(planned, decision.end, facts)
    if seen and decision.id in facts.doubts:  # what was seen and what was typed do not go together: that is told
        return []
    word = Phrase.CALL_AFTER_SEEN if seen else Phrase.CALL_AFTER
    day = by_when(*asked_day(planned, decision, facts.as_of))
    said = sentence(planned.say(word, facts, dag=day, naam=planned.step.name, gezien=seen, stap=planned.step.id))
    is_heavy = bool(seen) or planned.placement.window.is_law
    weight = (Weight.WARNING if is_heavy else Weight.REMARK).rank
    return [Todo(said, "", (), planned.step.topics, weight, facts.as_of + WEEK, (decision.id,))]


def _is_it_there(planned: PlannedDecision, moments: dict[str, Moment], facts: Facts) -> list[Todo]:
    """Return to ask whether the decision lies behind already, up to a while after its last day."""
    step, last = planned.step, planned.placement.window.deadline
    if step.earlier is None or (last and last < facts.as_of - ASKED):
        return []
    question = step.earlier.question
    asked = f"{question[:1].lower()}{question[1:]}"
    text = sentence(planned.say(Phrase.CALL_IF_THERE, facts, vraag=asked, stap=step.id))
    own = (moment for moment in moments.values() if moment.step == step.id)
    about = tuple(moment.id for moment in own if moment.kind == MomentKind.LAST_DAY)
    weight, end = Weight.WARNING.rank, facts.as_of + WEEK
    return [Todo(text, step.note, (), step.topics, weight, end, (planned.decision_id, *about))]


def _is_own_time(moment: Moment) -> bool:
    """Tell whether it is the time of a step about which nobody decides, with something to do in it now."""
    return moment.kind == MomentKind.EXPLORING and moment.on_screen and moment.status is Status.NOW


def _own_time(moment: Moment, facts: Facts) -> Todo:
    end = moment.end or facts.as_of
    return Todo(f"{moment.title}.", moment.act, (), moment.topics, NO_WEIGHT, end, (moment.id,))


def _from_signals(signals: tuple[Signal, ...], facts: Facts) -> list[Todo]:
    return [
        Todo(
            signal.remedy,
            "",
            (signal.text,),
            signal.topics,
            signal.weight.rank,
            signal.day or date.max,
            signal.moments,
            (signal.lasting,) if signal.lasting else (),
            signal.stays,
            ended_by=signal.moments,
        )
        for signal in signals
        if signal.todo and (signal.day is None or signal.day >= facts.as_of)
    ]


class _Collector:
    def __init__(
        self, planned: PlannedDecision, moments: dict[str, Moment], signals: tuple[Signal, ...], facts: Facts
    ) -> None:
        self.planned = planned
        self.step = planned.step
        self.moments = moments
        self.signals = signals
        self.facts = facts
        self.fills = step_words(planned.step, facts, planned.placement.window.body)

    def collect(self) -> list[Todo]:
        """Return what can be done now about the decision; to ask about its planning only where that is all."""
        found = [*self._late(), *self._own_meeting(), *self._before_recess(), *self._acts()]
        exploring = self.moments.get(self.planned.id_of(MomentKind.EXPLORING))
        if exploring and not found and self._is_near(exploring):
            found.append(self._todo(Phrase.CALL, exploring.end, (), exploring))
        if exploring and not any(todo.warnings for todo in found):
            found += self._to_call(exploring)
        if self.planned.undated:
            found += self._to_date()
        return found

    def _acts(self) -> Iterator[Todo]:
        """Yield what there is to do on the days of the chain that are near."""
        for link in self.planned.chain.trajectory.links:
            moment = self.moments.get(self.planned.id_of(link.kind))
            is_own = link.is_decision or link.is_own_meeting
            if moment and moment.in_calendar and not is_own and self._is_near(moment):
                yield self._act(moment)

    def _to_call(self, exploring: Moment) -> list[Todo]:
        """Return to ask whether it is decided at the first meeting that is possible, ahead of the expected one."""
        early = self.planned.early_day
        meets = self.planned.chain.decision.meets  # else asking for the year's planning covers it
        is_explored = exploring.end is not None and exploring.end < self.facts.as_of
        if early is None or not is_explored or not meets or not self._can_follow(early):
            return []
        told = {"dag": long_date(early), "dan": speaking_then(self.planned, self.facts)}
        found = self._todo(Phrase.CALL_EARLY, self.facts.as_of + WEEK, (), exploring, **told)
        together = self.facts.rules.phrase(Phrase.CALL_EARLY_TOGETHER, self.planned.chain.trajectory)
        call = Call(early, self.fills["orgaan"], self.step.name, told["dan"], together)
        return [found._replace(weight=NO_WEIGHT, call=call)]

    def _can_follow(self, day: date) -> bool:
        """Tell whether each step that comes first is decided by a day: of others nobody can say so yet."""
        for wait in self.step.depends_on:
            announced = self.facts.announced_day(wait.step) or date.max
            if wait.step and wait.step not in self.facts.settled and announced > day:
                return False
        return True

    def _to_date(self) -> list[Todo]:
        """Return to ask for a length without which the step has no day at all."""
        terms = self.facts.plan.default_terms(self.facts.rules)
        own = {when.length for when in self.step.whens()}
        keys = self.planned.placement.window.asks
        asked = [term.question for term in terms if term.id in own and Unsure.TERM.of(term.id) in keys]
        decision = self.moments[self.planned.decision_id]
        return [self._todo(Phrase.ASK_LENGTH, None, (), decision, vraag=question) for question in asked]

    def _is_near(self, moment: Moment) -> bool:
        return moment.end is not None and self.facts.as_of <= moment.end <= self.facts.as_of + SOON

    def _weight(self, *ids: str) -> int:
        weights = [signal.weight.rank for signal in self.signals if set(ids) & set(signal.moments)]
        return min(weights, default=NO_WEIGHT)

    def _todo(self, word: Phrase, end: date | None, warnings: tuple[str, ...], *about: Moment, **extra: str) -> Todo:
        """Return something to do about some moments, of which one tick takes it away."""
        ids = tuple(moment.id for moment in about)
        text = sentence(
            self.planned.say(word, self.facts, **self.fills | extra)
        ).rstrip()  # what may follow is not always known
        note = self.step.note if word in {Phrase.CALL, Phrase.CALL_ANNOUNCED} else ""
        return Todo(text, note, warnings, self.step.topics, self._weight(*ids), end or date.max, ids, ended_by=ids)

    def _late(self) -> list[Todo]:
        signal = self._signal(SignalCode.TOO_LATE)
        if signal is None:
            return []
        about = [self.moments[moment_id] for moment_id in signal.moments]
        this_week = min(self.facts.as_of + WEEK, self.planned.chain.decision.last or date.max)
        word = Phrase.CALL_ANNOUNCED if self.planned.settled else Phrase.CALL
        decided = self.planned.chain.decision.last
        passed = self._passed()
        found = [self._todo(word, this_week, (signal.text, signal.remedy), *about)._replace(ended_by=passed)]
        asks = self.planned.chain.trajectory.asks
        unasked = any(asks is not None and moment.kind == asks.kind for moment in about)
        if unasked and decided and decided - self.facts.as_of >= SHORT_TERM:
            found.append(self._todo(Phrase.SHORT_TERM, this_week, (), *about)._replace(ended_by=passed))
        return found

    def _passed(self) -> tuple[str, ...]:
        """Return the moments that can be too late and have passed."""
        kinds = [link.kind for link in self.planned.chain.trajectory.links if link.late]
        named = (self.moments.get(f"{self.step.id}.{kind}") for kind in kinds)
        return tuple(one.id for one in named if one and one.end and one.end < self.facts.as_of)

    def _signal(self, code: SignalCode) -> Signal | None:
        """Return the first signal of a code that touches a moment of the step."""
        own = f"{self.step.id}."
        found = (one for one in self.signals if one.code is code and any(name.startswith(own) for name in one.moments))
        return next(found, None)

    def _own_meeting(self) -> list[Todo]:
        link = self.planned.chain.trajectory.own_meeting
        moment = self.moments.get(f"{self.step.id}.{link.kind}") if link else None
        if moment is None or moment.end is None or not self._is_near(moment):
            return []
        return [self._todo(Phrase.PUT_ON_AGENDA, moment.end, (), moment, dag=day_month(moment.end))]

    def _before_recess(self) -> list[Todo]:
        signal = self._signal(SignalCode.ADVICE_IN_RECESS)
        if signal is None or signal.day is None:
            return []
        recess = next((found for found in self.facts.recesses if found.first <= signal.day <= found.last), None)
        if recess is None or not self.facts.as_of < recess.first <= self.facts.as_of + SOON:
            return []
        about = [self.moments[moment_id] for moment_id in signal.moments]
        last = previous_workday(recess.first - DAY, self.facts.calendar).day
        return [self._todo(Phrase.BEFORE_RECESS, last, (signal.text,), *about, reces=recess.name, voor=day_month(last))]

    def _act(self, moment: Moment) -> Todo:
        end = moment.end
        if moment.attend and end and moment.certainty is Certainty.ESTIMATED:
            return self._todo(Phrase.ASK_SPEAKING_DAY, end, (), moment, dag=long_date(end))
        phrase = Phrase.ON_DAY if moment.attend else Phrase.BY_DAY
        when = self.facts.rules.say(phrase, dag=long_date(end)) if end else ""
        return self._todo(Phrase.ACT, end, (), moment, titel=moment.title, wanneer=when)
