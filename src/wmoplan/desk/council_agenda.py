"""Looks for the steps of a plan on the agendas of a council, and writes the days of the decisions that somebody knows.

Nothing is taken for a decision without a yes, and only an item of the body that decides can be one.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.desk.beside import Text
from wmoplan.desk.council import Fetched
from wmoplan.dutch import count, long_date, plain_date, sentence
from wmoplan.errors import SourceError
from wmoplan.model.meeting import OFF
from wmoplan.notation import on_one_line
from wmoplan.reckon.agenda_items import plain_title, steps_about, words_of_steps
from wmoplan.store.content import full
from wmoplan.store.tables import DECISIONS, UNDATED, dated, with_table

if TYPE_CHECKING:
    from wmoplan.desk.meeting_effects import Effects
    from wmoplan.fetch.kept import Kept, SeenItem
    from wmoplan.model.meeting import Meeting
    from wmoplan.model.profile import Profile
    from wmoplan.read.files.council import AgendaItem
    from wmoplan.timeline import Timeline

WEEKS: Final = 10
"""How far ahead is looked; agendas are seldom there earlier."""

LONGEST, LONGEST_NUMBER = 200, 20
"""How many characters of a title and of a number count."""


class Agendas(NamedTuple):
    """The agendas of the meetings ahead.

    Attributes:
        asked: The meetings with an agenda, each with its items; an agenda can be empty.
        unknown: The meetings of which the system does not have the agenda.
        kept: What to know the next time.
        is_given: Whether somebody handed in the agenda of a single meeting; then of no other meeting the agenda is
            known.
    """

    asked: "tuple[tuple[Meeting, tuple[AgendaItem, ...]], ...]"
    unknown: "tuple[Meeting, ...]"
    kept: "Kept"
    is_given: bool = False


class Finding(NamedTuple):
    """An item that can be about a step, or a decision that is no longer on an agenda.

    Attributes:
        item: The item; of what vanished, as it was.
        name: The step, as a sentence uses it.
        lines: What to tell.
        question: What to ask, where somebody can answer; empty asks nothing.
        step: The step of which the decision comes to have other words after a yes.
        pairs: Those words.
    """

    item: "SeenItem"
    name: str
    lines: tuple[str, ...]
    question: str = ""
    step: str = ""
    pairs: Mapping[str, str] = {}


def agendas(got: Fetched, read: "Iterable[Meeting]", as_of: date) -> Agendas:
    """Return the agendas of the meetings of the coming weeks, with one question for each that the system asks.

    Args:
        got: The meetings as the system gave them.
        read: The meetings as they were read, each with its body.

    Raises:
        SourceError: The system does not answer, or not as it should.
    """
    from wmoplan.fetch.client import Client
    from wmoplan.fetch.systems import SYSTEMS, Visit

    system = SYSTEMS[got.supplier]
    ahead = sorted(
        (one for one in read if as_of <= one.day <= _last(as_of) and one.status not in OFF and one.body),
        key=lambda one: (one.day, one.time or ""),
    )
    found, unknown = [], []
    with Client(got.kept.address) as client:
        visit = Visit(client, got.kept.agendas)
        for one in ahead:
            try:
                items = tuple(system.agenda(visit, got.meetings[one.place.line - 1]))
            except SourceError as fault:
                if not fault.is_absent:
                    raise
                unknown.append(one)
                continue
            found.append((one, items))
    kept = got.kept._replace(agendas={page.question: page for page in visit.pages})
    return Agendas(tuple(found), tuple(unknown), kept)


def _last(as_of: date) -> date:
    return as_of + timedelta(weeks=WEEKS)


class AgendaLook:
    """What was found on the agendas, beside a profile and beside what was found the time before.

    Attributes:
        findings: By day; what vanished comes last.
        kept: What to know the next time, with what somebody said of an item.
    """

    def __init__(self, seen: Agendas, source: str, timeline: "Timeline") -> None:
        self._source, self._timeline = source, timeline
        self._own: Profile = timeline.profile
        self._names = {step.id: step.name for step in timeline.all_steps()}
        self._deciders = {decision.step: decision.body for decision in timeline.decisions}
        self._before = seen.kept.items
        self._asked = {(one.body, one.day) for one, _ in seen.asked}
        self._unknown = {(one.body, one.day) for one in seen.unknown}
        self._is_given, self._is_first = seen.is_given, seen.is_given and not self._asked <= seen.kept.given
        self._absent = len(seen.unknown) + sum(not items for _, items in seen.asked)
        self._items = tuple(self._found(seen))
        left = (one for one in self._before or () if self._is_unknown(one.body, one.day))
        given = seen.kept.given | (self._asked if seen.is_given else set())
        self.kept = seen.kept._replace(items=(*self._items, *left), given=given)
        self.findings = (*(self._finding(one) for one in self._items), *self._vanished())

    def heading(self) -> str:
        """Return how much was found, in sentences."""
        if self._is_given:
            many = count(len(self._items), "punt past", "punten passen") if self._items else "Geen punt past"
            return f"{sentence(many)} bij uw stappen."
        last = long_date(_last(self._timeline.as_of))
        found = count(len(self._items), "punt", "punten") if self._items else "geen punt"
        fits = "passen" if len(self._items) > 1 else "past"
        told = f"Op de agenda's van vandaag tot en met {last} {fits} {found} bij uw stappen."
        without = f" {count(self._absent, 'vergadering heeft', 'vergaderingen hebben')} nog geen agenda."
        return told + (without if self._absent else "")

    def has(self, item: "AgendaItem") -> bool:
        """Tell whether an item can be about a step."""
        return any(one.title == _title(item) and one.number == _number(item) for one in self._items)

    def refuse(self, finding: Finding) -> None:
        """Take it that an item is not the decision, so that this is not asked again."""
        items = (one._replace(refused=True) if one == finding.item else one for one in self.kept.items or ())
        self.kept = self.kept._replace(items=tuple(items))

    def _found(self, seen: Agendas) -> "Iterator[SeenItem]":
        from wmoplan.fetch.kept import SeenItem

        known = words_of_steps(self._timeline.all_steps(), self._own.items, self._timeline.rules.no_decision)
        refused = {_same(one) for one in self._before or () if one.refused}
        for meeting, items in seen.asked:
            for item in items:
                for step in steps_about(_title(item), known):
                    one = SeenItem(step, meeting.day, meeting.body, _number(item), _title(item))
                    yield one._replace(refused=_same(one) in refused)

    # -- what is told and asked of one item

    def _finding(self, item: "SeenItem") -> Finding:
        name = self._names[item.step]
        lines = [self._called(item), *self._news(item)]
        decider = self._deciders.get(item.step)
        if decider is None or decider != item.body:
            return Finding(item, name, (*lines, *self._elsewhere(item, name, decider)))
        step = self._leader(item.step)
        row = self._own.decisions.get(step)
        if row and row.day == item.day:
            return Finding(item, name, (*lines, f"In uw profiel staat het besluit over {name} al op deze dag."))
        question = f"Is dit het besluit over {name}?"
        if row and row.day:
            where = f" ({on_one_line(row.source)})" if row.source else ""
            lines.append(f"In uw profiel staat het besluit over {name} op {long_date(row.day)}{where}.")
            question = f"{question} Dan komt deze dag daarvoor in de plaats."
        else:
            lines.append(f"Dit kan het besluit zijn over {name}.")
        if item.day < self._timeline.as_of:
            lines.append("Deze vergadering is al geweest. Kijk in de besluitenlijst wat de uitkomst was.")
        if item.refused:
            return Finding(item, name, (*lines, "U zei eerder dat dit niet dat besluit is."))
        return Finding(item, name, tuple(lines), question, step, dated(item.day, self._cited(item)))

    def _elsewhere(self, item: "SeenItem", name: str, decider: str | None) -> Iterator[str]:
        """Yield what an item is that gives no day: that of a body that does not decide on the step."""
        from wmoplan.reckon.gather import rights_of

        body = self._body(item.body)
        yield f"Dit gaat misschien over {name}."
        rules = self._timeline.rules
        speaking = {link.right for link in rules.links if link.is_speaking}
        if speaking & rights_of(rules, self._own.bodies).get(item.body, frozenset()):
            yield f"{sentence(body)} praat hierover. U kunt er misschien inspreken."
        yield f"Het besluit neemt {self._body(decider)}." if decider else "Hier hoort geen besluit bij."

    def _news(self, item: "SeenItem") -> Iterator[str]:
        """Yield what is new of an item, where somebody looked before."""
        if self._before is None or any(_same(one) == _same(item) for one in self._before):
            return
        now = {_same(one) for one in self._items}
        left = [one for one in self._before if _text(one) == _text(item) and _same(one) not in now]
        if left:
            when = "ook" if self._is_given else "eerst"  # of no other meeting somebody handed in what it has now
            yield f"Dit stond {when} op een andere agenda: {self._place(left[0])}."
        elif not self._is_first:
            yield "Dit is nieuw op de agenda."

    def _vanished(self) -> Iterator[Finding]:
        """Yield the items that are on no agenda any more, and the decisions that somebody took from an agenda."""
        texts = {_text(one) for one in self._items}
        told = set()
        for one in self._before or ():
            is_open = one.day >= self._timeline.as_of and not one.refused and one.step in self._names
            if is_open and _text(one) not in texts and not self._is_unknown(one.body, one.day):
                gone = self._gone(one)
                known = (self._leader(one.step), one.day)
                yield gone._replace(question="") if known in told else gone
                told.add(known)
        yield from (self._gone(one) for one in self._taken() if (one.step, one.day) not in told)

    def _taken(self) -> "Iterator[SeenItem]":
        """Yield the decisions of the profile that came from an agenda on which they no longer are."""
        from wmoplan.fetch.kept import SeenItem

        deciding = {self._leader(one.step) for one in self._items if self._deciders.get(one.step) == one.body}
        for step, row in self._own.decisions.items():
            body = self._deciders.get(step, "")
            ahead = row.day and self._timeline.as_of <= row.day <= _last(self._timeline.as_of)
            is_ours = row.source.startswith(f"{self._source}, ") and step in self._names
            if row.day and ahead and is_ours and step not in deciding and not self._is_unknown(body, row.day):
                yield SeenItem(step, row.day, body, "", self._names[step])

    def _gone(self, item: "SeenItem") -> Finding:
        name, step = self._names[item.step], self._leader(item.step)
        lines = [f"{self._called(item)}: dit staat niet meer op de agenda."]
        row = self._own.decisions.get(step)
        if not (row and row.day == item.day and self._is_from_agenda(row.source, item)):
            return Finding(item, name, tuple(lines))
        lines.append(f"In uw profiel staat het besluit over {name} nog op {long_date(item.day)}.")
        if not row.model_fields_set <= {"day", "source"}:  # what else stands there may hang on the day
            lines.append("Klopt dat niet meer? Haal 'datum' en 'bron' daar dan weg.")
            return Finding(item, name, tuple(lines))
        return Finding(item, name, tuple(lines), "Wilt u die dag uit uw profiel halen?", step, UNDATED)

    def _is_unknown(self, body: str, day: date) -> bool:
        """Tell whether the agenda of a meeting is not known now."""
        return (body, day) in self._unknown or (self._is_given and (body, day) not in self._asked)

    def _is_from_agenda(self, source: str, item: "SeenItem") -> bool:
        """Tell whether a decision came from the agenda of an item: fetched, or another file with that agenda."""
        return source.startswith(f"{self._source}, ") or f", {self._of_meeting(item)}" in source

    # -- words

    def _leader(self, step: str) -> str:
        """Return the step in the decision of which a step is decided (`samen-met`), or the step itself."""
        row = self._own.decisions.get(step)
        return row.together_with if row and row.together_with else step

    def _body(self, body: str) -> str:
        bodies = {one.id: one.name for one in self._timeline.rules.bodies}
        own = self._own.bodies.get(body)
        return (own.name if own else "") or bodies.get(body, body.replace("-", " "))

    def _short(self, body: str) -> str:
        return self._body(body).removeprefix("de ").removeprefix("het ")

    def _place(self, item: "SeenItem") -> str:
        where = f"{self._short(item.body)} {long_date(item.day)}"
        return f"{where}, punt {item.number}" if item.number else where

    def _called(self, item: "SeenItem") -> str:
        return f"{sentence(self._place(item))}: {item.title}"

    def _cited(self, item: "SeenItem") -> str:
        where = f"{self._source}, {self._of_meeting(item)}"
        return f"{where}, punt {item.number}" if item.number else where

    def _of_meeting(self, item: "SeenItem") -> str:
        return f"{self._short(item.body)} {plain_date(item.day)}"


def _title(item: "AgendaItem") -> str:
    return on_one_line(item.title)[:LONGEST]


def _number(item: "AgendaItem") -> str:
    return on_one_line(item.number)[:LONGEST_NUMBER].rstrip(". ")


def _text(item: "SeenItem") -> tuple[str, str, str]:
    """Return what an item is, whatever meeting it is on."""
    return item.step, item.body, plain_title(item.title)


def _same(item: "SeenItem") -> tuple[str, str, str, date]:
    """Return what an item is on one meeting, whatever number it has."""
    return *_text(item), item.day


def look(seen: Agendas, source: str, text: Text, as_of: date) -> AgendaLook:
    """Return what the agendas say of the steps of a profile.

    Raises:
        WmoplanError: A word in the profile or in a file that it names does not fit.
    """
    from wmoplan.desk.opening import reckoned

    return AgendaLook(seen, source, reckoned(text, as_of).timeline)


def _effects(text: Text, held: str, decisions: Mapping[str, Mapping[str, str]], as_of: date) -> "Effects | None":
    """Return what decisions do to the plan of a profile; None where they do nothing.

    Args:
        held: The profile as it is now.

    Raises:
        DataError: The plan, a meeting file or the progress cannot be read.
    """
    from wmoplan.desk.meeting_effects import effects_of
    from wmoplan.desk.meetings import profile_in

    after = with_table(held, DECISIONS, decisions, name=text.name)
    return effects_of(profile_in(held, text.name), profile_in(after, text.name), as_of, text)


def write_decisions(text: Text, decisions: Mapping[str, Mapping[str, str]], as_of: date) -> list[str]:
    """Write the decisions that somebody agreed to, and return the sentences that tell so, and what that does.

    Raises:
        DataError: The profile cannot hold the decisions.
        OutputError: The profile cannot be written, or says something else now of the decisions.
    """
    from wmoplan.desk.meeting_effects import in_short
    from wmoplan.desk.meetings import MEANWHILE, profile_text, save_edit

    held = profile_text(text.content(), text.name)
    told = in_short(lambda: _effects(text, held, decisions, as_of))
    is_changed = save_edit(text, held, lambda now: with_table(now, DECISIONS, decisions, name=text.name))
    done = "\n".join([f"Klaar: {full(Path(text.name))}", *told.lines])
    return [MEANWHILE, done] if is_changed else [done]
