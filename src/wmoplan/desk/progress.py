"""Ticks and notes beside a profile: what can be ticked, and the file that holds it, which only grows."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.desk.beside import Text
from wmoplan.desk.opening import opened
from wmoplan.dutch import meaning
from wmoplan.errors import UsageError
from wmoplan.model.progress import BACK, DONE, LONGEST, NOTE, ROWS, TEXT, WHO, Progress, ProgressRow, ticks
from wmoplan.model.words import MomentKind
from wmoplan.notation import on_one_line
from wmoplan.store.folder import DISK, Files

if TYPE_CHECKING:
    from wmoplan.model.plan import Plan
    from wmoplan.model.rules import Rules
    from wmoplan.model.step import Line, Step
    from wmoplan.timeline import Timeline

MOST: Final = 8
"""How many things are named where a word can mean more than one."""


class Tick(NamedTuple):
    """Something that was ticked, or of which a tick was taken back.

    Attributes:
        id: The id of a moment, a step, a question, an action, an advice or a milestone.
        text: What the plan says of the thing.
        changed: Whether the file changed; not where it was ticked already, or never.
    """

    id: str
    text: str
    changed: bool


class Logbook(NamedTuple):
    """The progress file of a profile, while somebody writes in it.

    Attributes:
        things: Everything that a row can be about: the text of each id.
        by: Who writes; None writes no name.
    """

    text: Text
    timeline: "Timeline"
    things: dict[str, str]
    by: str | None

    @property
    def path(self) -> Path:
        """The path of the progress file."""
        return self.text.progress_path

    def row(
        self, kind: str, about: str, values: Mapping[str, str | tuple[str, ...]], day: date | None = None
    ) -> ProgressRow:
        """Return a row that is in no file yet.

        Args:
            kind: What sort of row it is.
            about: The id that the row is about.
            values: What the row says, by the keys of the file; an empty value is left out.
            day: The day of writing; None is that of the timeline.

        Raises:
            UsageError: A value is longer than the file may hold.
        """
        who = {WHO: on_one_line(self.by or "")}
        told = {key: said for key, said in {**who, **values}.items() if said}
        longest = max((len(said) for said in told.values() if isinstance(said, str)), default=0)
        if longest > LONGEST:
            raise UsageError(f"Deze tekst heeft {longest} tekens.\n  Schrijf er hoogstens {LONGEST}.")
        return ProgressRow(os.urandom(6).hex(), day or self.timeline.as_of, kind, about, told)

    def add(self, rows: Callable[[Progress], Sequence[ProgressRow]]) -> None:
        """Add rows to the file, made of all rows of the file: see `add_rows`."""
        add_rows(self.path, rows, self.text.files)


def logbook_of(text: Text, as_of: date, by: str | None) -> Logbook:
    """Return the progress file of a profile, to write in.

    Raises:
        DataError: The profile or another file has faults.
    """
    timeline = opened(text, as_of).timeline
    return Logbook(text, timeline, things_of(timeline), by)


def tick(log: Logbook, words: Sequence[str]) -> list[Tick]:
    """Tick what the words mean, and return what was ticked, in the order of the words.

    Args:
        words: Ids, or words that are found in one id or text only.

    Raises:
        UsageError: A word means nothing that can be ticked, or more than one thing.
        DataError: The progress file has faults; nothing is written.
    """
    ids = meant(words, log.things)
    new: set[str] = set()

    def ticked(before: Progress) -> list[ProgressRow]:
        new.update(one for one in ids if one not in before.done())
        return [log.row(DONE, one, {}) for one in ids if one in new]

    log.add(ticked)
    return [Tick(one, log.things[one], one in new) for one in ids]


def untick(log: Logbook, words: Sequence[str]) -> list[Tick]:
    """Take the ticks of what the words mean back; the file keeps both rows. The rest is as for `tick`."""
    ids = meant(words, log.things)
    numbers: dict[str, tuple[str, ...]] = {}

    def taken_back(before: Progress) -> list[ProgressRow]:
        numbers.update((one, tuple(row.number for row in ticks(before, [one]))) for one in ids)
        return [log.row(BACK, one, {ROWS: found}) for one, found in numbers.items() if found]

    log.add(taken_back)
    return [Tick(one, log.things[one], bool(numbers[one])) for one in ids]


def write_note(log: Logbook, word: str, note: str) -> Tick:
    """Write a note at what a word means. Arguments and errors are those of `tick`."""
    (one,) = meant([word], log.things)
    log.add(lambda _: [log.row(NOTE, one, {TEXT: note})])
    return Tick(one, log.things[one], changed=True)


def things_of(timeline: "Timeline") -> dict[str, str]:
    """Return everything that can be ticked, by its id, with its text."""
    titles = _titles(timeline.rules)
    found: dict[str, str] = {}
    for plan in timeline.plans:
        found.update(_in_plan(plan, titles))
    return found | {f"eigen.{day.id}": day.title for day in timeline.profile.days}


def _titles(rules: "Rules") -> dict[str, str]:
    """Return the title of each kind of moment that a step can have, with a place for the name of the step."""
    found: dict[str, str] = {}
    for chain in rules.trajectories:
        for wording in (*(link.wording for link in chain.links), *chain.wordings):
            found.setdefault(wording.kind, wording.title)
    for kind in (MomentKind.LAST_DAY, MomentKind.EXPLORING):
        found.setdefault(kind, rules.wording(kind).title)
    return found


def _in_plan(plan: "Plan", titles: dict[str, str]) -> Iterator[tuple[str, str]]:
    for step in plan.steps:
        yield from _in_step(step, titles)
    for row in (*plan.milestones, *plan.measurements):
        yield row.id, row.title
    yield from _in_lines(plan.advice)


def _in_step(step: "Step", titles: dict[str, str]) -> Iterator[tuple[str, str]]:
    yield step.id, step.title
    for kind, title in titles.items():
        said = title.replace("{naam}", step.name)
        yield f"{step.id}.{kind}", f"{kind} ({step.name})" if "{" in said else said
    if step.act:  # the volunteers read it as something to do
        yield f"{step.id}.{MomentKind.EXPLORING}", step.act
    yield from _in_lines((*step.questions, *step.actions))


def _in_lines(lines: "Iterable[Line]") -> Iterator[tuple[str, str]]:
    for line in lines:
        yield line.id, line.text
        yield from ((part.id, part.text) for part in line.parts)


def meant(words: Sequence[str], things: dict[str, str]) -> list[str]:
    """Return the ids that the words mean, each once.

    Args:
        words: Ids, or words that are found in one id or text only.
        things: What can be meant: the text of each id.

    Raises:
        UsageError: A word means nothing, or more than one thing; the message has all of them.
    """
    found: dict[str, None] = {}
    wrong: list[str] = []
    for word in words:
        try:
            found[_meant(word, things)] = None
        except UsageError as fault:
            wrong.append(str(fault))
    if wrong:
        raise UsageError("\n".join(wrong))
    return list(found)


def _meant(word: str, things: dict[str, str]) -> str:
    asked = word.casefold().strip()
    exact = next((name for name in things if name.casefold() == asked), None)
    if exact:
        return exact
    hits = [name for name, text in things.items() if asked and (asked in text.casefold() or asked in name.casefold())]
    if len(hits) == 1:
        return hits[0]
    if not hits:
        way_out = "Zo vindt u een naam: wmoplan plan WOORD, of wmoplan explain WOORD"
        raise UsageError(f"Er is niets met '{word}'.\n  {meaning(word, things)}{way_out}")
    lines = "".join(f"\n  {name}: {things[name]}" for name in hits[:MOST])
    more = f"\n  En nog {len(hits) - MOST}." if len(hits) > MOST else ""
    raise UsageError(f"'{word}' kan meer dan één ding zijn. Kies een naam die vooraan staat:{lines}{more}")


def add_rows(path: Path, rows: Callable[[Progress], Sequence[ProgressRow]], files: Files = DISK) -> None:
    """Add rows at the end of a file, which is read before and after: where it has faults, nothing is added.

    Args:
        rows: Makes the rows of all rows of the file: of two commands at once, the second sees what the first one wrote.

    Raises:
        DataError: The file has faults.
        OutputError: The file cannot be written.
    """
    from wmoplan.read.progress import progress_of, put_together
    from wmoplan.store.files import OURS_ALONE
    from wmoplan.store.rows import grown

    def with_rows(content: bytes) -> bytes:
        added = rows(progress_of(content, path.name))
        if not added:
            return content
        whole = grown(put_together(content, path.name), added)
        progress_of(whole, path.name)
        return whole

    files.change(path, with_rows, rights=OURS_ALONE)
