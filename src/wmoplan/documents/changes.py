"""Two timelines side by side: what came, what moved, what went; and what was promised before."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from wmoplan.documents.blocks import Block, Document, Lines, Purpose, Table
from wmoplan.dutch import count, counts, listing, long_date, sentence, short_date, when_in_words
from wmoplan.errors import Refused
from wmoplan.model.day import read_day
from wmoplan.model.history import History, Promise
from wmoplan.model.moment import Moment
from wmoplan.reckon.changes import AdviceTime, AdviceTimeChange, Change, Changes
from wmoplan.timeline import Timeline

COLUMN: Final = 22
"""The width of a column with a day: "vanaf di 12 nov 2013"."""

FEW: Final = 4
"""How many lines of one kind a short comparison shows."""

ADVICE_CHANGES: Final = ("dag voor advies verandert", "dagen voor advies veranderen")
"""What is said of times for advice that are only counted."""


class Words(NamedTuple):
    """How the differences are written.

    Attributes:
        heading: A whole sentence that says what is compared.
        names: The steps as a sentence uses them.
        work: What the volunteers send in, as a sentence uses it.
        in_columns: Whether the days that move stand in columns; else each is a sentence.
    """

    heading: str
    names: Mapping[str, str]
    work: str
    in_columns: bool = False


def changes_document(found: Changes, words: Words, as_of: date, others: Changes | None = None) -> Document:
    """Return the differences, one moment a line; what moved for one reason stands together under that reason.

    Args:
        others: What differs for subjects that were not chosen; it stands below the rest.
    """
    beside = list(_told(others, words, (), "Bij de onderwerpen die u niet koos: ")) if others else []
    blocks = list(_told(found, words, (words.heading,)))
    if not blocks:
        whose = " van de onderwerpen die u koos" if beside else ""
        blocks = [Lines((words.heading, f"Er verandert niets aan uw dagen{whose}. {_same(found)}".rstrip()))]
    kind = Purpose.TABLE if words.in_columns else Purpose.SCREEN
    return Document(words.heading, (*blocks, *beside), as_of, kind, titled=False)


def _told(found: Changes, words: Words, above: tuple[str, ...], lead: str = "") -> Iterator[Block]:
    """Yield what differs, with lines above it and words before how many; nothing where nothing differs."""
    if counted := _counted(found):
        yield Lines((*above, f"{lead}{counted}. {_same(found)}".rstrip(), *_advices(found, words)))
        yield from _sections(found, words)


class Brief(NamedTuple):
    """The differences in short, each line a whole sentence.

    Attributes:
        counted: How many moments move, come and go.
        weighty: What changes most for the volunteers first: decisions, their advice, where they can speak.
        others: The first of the other moments that move.
    """

    counted: str
    weighty: tuple[str, ...]
    others: tuple[str, ...]


def brief(found: Changes, words: Words) -> Brief:
    """Return the differences in short, in the order of their weight."""
    counted = _counted(found)
    if not counted:
        return Brief(f"Er verandert niets aan uw dagen. {_same(found)}".rstrip(), (), ())
    changes = [*found.went, *found.moved, *found.came]
    decisions = _weighed(one for one in changes if one.moment.decides)
    speaking = _weighed(one for one in changes if one.moment.speaking and one.moment.attend)
    advices = sorted(found.advice, key=_urgency)
    told = {one.moment.id for one in (*decisions, *speaking)}
    due = {(one.step, one.new.due) for one in advices if one.new}
    others = [one for one in found.moved if one.moment.id not in told and (one.moment.step, one.moment.end) not in due]
    weighty = (
        *_first((_moved(one) for one in decisions), "besluit verandert", "besluiten veranderen"),
        *_first((_advice_in_short(one, words) for one in advices), *ADVICE_CHANGES),
        *_first((_moved(one) for one in speaking), "keer inspreken verandert", "keer inspreken veranderen"),
    )
    rest = _first((_moved(one) for one in others), "moment verschuift", "momenten verschuiven")
    return Brief(f"{sentence(counted)}. {_same(found)}".rstrip(), weighty, tuple(rest))


def _first(lines: Iterable[str], one: str, more: str) -> list[str]:
    """Return the first lines, and a line that counts the others."""
    found = list(lines)
    left = len(found) - FEW
    return [*found[:FEW], *([f"En nog {count(left, one, more)}."] if left > 0 else [])]


def _weighed(changes: Iterable[Change]) -> list[Change]:
    """Return changes in the order of their weight: what has no day any more, and then by day."""
    return sorted(changes, key=lambda one: (one.new.end or one.new.start or date.max) if one.new else date.min)


def _urgency(one: AdviceTimeChange) -> tuple[int, date]:
    """Return what sorts the times for advice: those that are gone, those that come sooner, the others by day."""
    if one.new is None:
        return 0, date.min
    return (1 if one.old and one.new.due < one.old.due else 2), one.new.due


def _advice_in_short(one: AdviceTimeChange, words: Words) -> str:
    """Return when the volunteers must send what they send in; of their time only what changes."""
    old, new = one.old, one.new
    work = _work(one, words)
    if new is None or (old and old.due == new.due):
        return _advice(one, work)
    work = sentence(work)
    if old is None:
        return f"{work} moet weg op {long_date(new.due)}."
    days = (old.due - new.due).days
    moved = f"{work} moet {count(abs(days), 'dag', 'dagen')} {'eerder' if days > 0 else 'later'} weg, op"
    has = f" {_has(new, old)}" if old.days != new.days else ""
    return f"{moved} {long_date(new.due)}.{has}"


def of_chosen(found: Changes, timeline: Timeline) -> Changes:
    """Return the changes that belong to the chosen subjects of a timeline."""
    return _only(found, timeline, chosen=True)


def of_others(found: Changes, timeline: Timeline) -> Changes:
    """Return the changes that belong to the subjects of a timeline that were not chosen."""
    return _only(found, timeline, chosen=False)


def _only(found: Changes, timeline: Timeline, *, chosen: bool) -> Changes:
    def kept(changes: tuple[Change, ...]) -> tuple[Change, ...]:
        return tuple(one for one in changes if timeline.is_chosen(one.moment.topics) is chosen)

    return Changes(
        kept(found.came),
        kept(found.moved),
        kept(found.went),
        tuple(moment for moment in found.same if timeline.is_chosen(moment.topics) is chosen),
        tuple(one for one in found.advice if timeline.is_chosen(one.topics) is chosen),
    )


def _counted(found: Changes) -> str:
    """Return how many moments moved, came and went; empty where none did."""
    return counts(
        (len(found.moved), "moment verschuift", "momenten verschuiven"),
        (len(found.came), "komt erbij", "komen erbij"),
        (len(found.went), "vervalt", "vervallen"),
    )


def _same(found: Changes) -> str:
    return f"{count(len(found.same), 'moment blijft', 'momenten blijven')} gelijk." if found.same else ""


def _sections(found: Changes, words: Words) -> Iterator[Block]:
    for heading, moved in _by_reason("Dit verschuift", found.moved):
        if words.in_columns:
            rows = tuple((_short(one.old), _short(one.new), _title(one.moment)) for one in moved)
            yield Table(("was", "wordt", "wat"), rows, heading, (COLUMN, COLUMN, 0))
        else:
            yield Lines((heading, *map(_moved, moved)))
    if found.came:
        yield Lines(("Dit komt erbij:", *(f"{_title(one.moment)}: {_when(one.new)}." for one in found.came)))
    for heading, went in _by_reason("Dit vervalt", found.went):
        yield Lines((heading, *(f"{_title(one.moment)}: was {_when(one.old)}." for one in went)))


def _by_reason(what: str, changes: tuple[Change, ...]) -> Iterable[tuple[str, list[Change]]]:
    """Return the changes in groups of one reason, each under what happens and why, in the order in which they come."""
    groups: dict[str, list[Change]] = {}
    for one in changes:
        because = _because(one)
        groups.setdefault(f"{what}.{because}" if because else f"{what}:", []).append(one)
    return groups.items()


def _advices(found: Changes, words: Words) -> list[str]:
    return [_advice(one, _work(one, words)) for one in found.advice]


def _work(one: AdviceTimeChange, words: Words) -> str:
    return f"{words.work} over {words.names.get(one.step, one.step)}"


def _advice(one: AdviceTimeChange, work: str) -> str:
    """Return how much time the volunteers have for what they send in, was and is."""
    old, new = one.old, one.new
    if new is None:
        days = old.days if old and old.days else 0
        after = f", {count(days, 'dag', 'dagen')} na de vraag om advies" if days > 0 else ""
        return f"Voor {work} is er geen dag meer.{f' Dat was op {long_date(old.due)}{after}.' if old else ''}"
    work = sentence(work)
    if old is None:
        return f"{work} moet weg op {long_date(new.due)}. {_has(new)}"
    moved = (old.due - new.due).days
    if not moved:
        return f"{work} moet op dezelfde dag weg. {_has(new, old)}"
    more = "eerder" if moved > 0 else "later"
    return f"{work} moet {count(abs(moved), 'dag', 'dagen')} {more} weg. {_has(new, old)}"


def _has(new: AdviceTime, old: AdviceTime | None = None) -> str:
    """Return how many days there are between the request and the advice, beside how many there were."""
    if new.days is None:
        return "Wanneer de vraag om advies komt, is niet bekend."
    if new.days < 0:
        return "De vraag om advies komt daarna pas."
    days = count(new.days, "dag", "dagen")
    if old is None or old.days is None:
        return f"Na de vraag om advies hebt u daar {days} voor."
    if old.days == new.days:
        return f"Na de vraag om advies houdt u {days}."
    if old.days < 0:
        return f"Na de vraag om advies hebt u {days}. Eerst was er geen tijd."
    fewer = old.days - new.days
    difference = f"{count(abs(fewer), 'dag', 'dagen')} {'minder' if fewer > 0 else 'meer'}"
    return f"Na de vraag om advies hebt u {days}. Dat was {old.days}: {difference}."


def _moved(change: Change) -> str:
    old, new = change.old, change.new
    if old is None:
        return f"{_title(change.moment)}: {_when(new)}."
    if new is None:
        return f"{_title(change.moment)}: was {_when(old)}, en vervalt."
    was = f"was {_when(old)}" if _is_dated(old) else "had nog geen datum"
    becomes = f"wordt {_when(new)}" if _is_dated(new) else "heeft nu geen datum meer"
    return f"{_title(change.moment)}: {was}, {becomes}."


def _short(moment: Moment | None) -> str:
    """Return a day as a column has it; the last one of a stretch."""
    day = (moment.end or moment.start) if moment else None
    if moment is None or day is None:
        return "geen datum"
    begin = "" if moment.start == moment.end else "vanaf " if moment.end is None else "t/m "
    return f"{begin}{short_date(day)} {day.year}"


def _title(one: Moment | Promise) -> str:
    return sentence(one.title.rstrip("."))


def _is_dated(moment: Moment | None) -> bool:
    return moment is not None and bool(moment.start or moment.end)


def _because(one: Change | Promise) -> str:
    why = f" Waarom: {one.why}" if one.why else ""
    return f"{why} Bron: {one.source.rstrip('.')}." if one.source else why


def _when(moment: Moment | Promise | None) -> str:
    if moment is None:
        return "nog geen datum"
    return when_in_words(moment.start, moment.end, moment.time)


def supposition(words: list[str], as_of: date) -> str:
    """Return the suppositions of `timeline --suppose` as a whole sentence."""
    said = listing([_said(word) for word in words])
    return f"Stel: {said}. Gezien vanaf {long_date(as_of)}."


def _said(word: str) -> str:
    key, _, value = word.partition("=")
    try:
        return f"{key} is {long_date(read_day(value))}"
    except Refused:
        return f"{key} is {value}"


def promised(history: History, timeline: Timeline, topics: Mapping[str, tuple[str, ...]]) -> Document:
    """Return the promises about each moment of the chosen subjects that ever moved: by day, the oldest promise first.

    Args:
        topics: The subjects of each step, for moments that the timeline has no more.
    """
    now = {moment.id: moment.topics for moment in timeline.moments}
    moved = [
        rows
        for name, rows in history.moments.items()
        if len(rows) > 1 and timeline.is_chosen(now.get(name, topics.get(name.rpartition(".")[0], ())))
    ]
    heading = "Wat wmoplan eerder zei, en wat er daarna verschoof:"
    blocks = [Lines((f"{_title(rows[-1])}:", *_story(rows))) for rows in sorted(moved, key=_last_day)]
    nothing = Lines(("Tot nu toe is er nog geen dag van uw onderwerpen verschoven.",))
    shown = (Lines((heading,)), *blocks) if blocks else (nothing,)
    return Document(heading, shown, timeline.as_of, Purpose.SCREEN, titled=False)


def _last_day(rows: tuple[Promise, ...]) -> tuple[date, str]:
    dated = [row.end or row.start for row in rows]
    return next((day for day in reversed(dated) if day), date.max), rows[-1].title


def _story(rows: tuple[Promise, ...]) -> Iterator[str]:
    lapsed = False
    for at, row in enumerate(rows):
        seen = f"op {long_date(row.seen)}"
        if row.lapsed:
            yield f"{sentence(seen)} verviel het.{_because(row)}"
        else:
            verb = "stond er" if at == 0 else "kwam het terug" if lapsed else "werd het"
            yield f"{sentence(seen)} {verb}: {_when(row)}.{_because(row)}"
        lapsed = row.lapsed
