"""What a list of meetings does to a profile, as it is shown before anything is written."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.desk.meeting_bodies import answered_patterns, body_names
from wmoplan.desk.meeting_lines import MeetingLines, moment
from wmoplan.dutch import count, days_in_words, listing, long_date, plain_date, sentence, within
from wmoplan.model.words import FIRM
from wmoplan.notation import shown
from wmoplan.place import inside_in_words
from wmoplan.read.meetings import may_name_meeting, summary
from wmoplan.read.meetings.outcome import DOUBLE, LeftOut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from wmoplan.desk.meetings import Proposal
    from wmoplan.model.meeting import Meeting
    from wmoplan.read.meetings import Query

SECOND: Final = (
    "Let op: dit wordt een tweede vergadering op die dag. Is het dezelfde? Verbeter dan de tijd in uw bestand:"
)

MANY: Final = 2000
"""How many lines of one kind are shown: as many as a file can have."""

FEW: Final = 3
"""How many lines of each part a small screen shows before it shows more of one."""

MOST_PLACES: Final = 5
"""How many places one line names."""

SHOWN: Final = 60
"""Unit: characters. How much of a line that is no meeting is shown."""


class PreviewPart(NamedTuple):
    """One thing that a preview tells.

    Attributes:
        heading: A whole sentence, or what stands above the lines.
        short: What a small screen shows instead of the lines, at most one line; None shows as many as there is room
            for.
        is_detail: Whether a small screen leaves it out: it tells why, and nothing that is lost.
    """

    heading: str
    lines: tuple[str, ...] = ()
    short: tuple[str, ...] | None = None
    is_detail: bool = False


def preview(seen: "Proposal") -> Iterator[str]:
    """Yield what becomes of a whole list, a line each; nothing for a text without lines."""
    for part in _parts(seen):
        yield part.heading
        yield from (f"  {line}" for line in part.lines[:MANY])
        if len(part.lines) > MANY:
            yield f"  en nog {len(part.lines) - MANY}"


def preview_in(seen: "Proposal", room: int, height: "Callable[[str], int]") -> list[str]:
    """Return what becomes of a whole list in no more rows than a screen has room for, as far as that can be.

    Every part keeps its heading; of the lines the first of each part come first.

    Args:
        room: How many rows there are.
        height: Returns how many rows a line takes.
    """
    whole = list(preview(seen))
    if sum(map(height, whole)) <= room:
        return whole
    found = [part for part in _parts(seen) if not part.is_detail]
    parts = [(part.heading, part.lines if part.short is None else part.short) for part in found]
    taken = [int(bool(part.short)) for part in found]
    left = room - sum(height(line) for part in found for line in (part.heading, *(part.short or ())))
    if left < 0:
        return [found[0].heading, *_in_one_line(part.heading for part in found[1:])]
    for most in (1, FEW, MANY):
        for at, (_, lines) in enumerate(parts):
            while taken[at] < min(most, len(lines)) and (rows := _rows_more(lines, taken[at], height)) <= left:
                left -= rows
                taken[at] += 1
    cut = (_cut(heading, lines, number) for (heading, lines), number in zip(parts, taken, strict=True))
    return list(chain.from_iterable(cut))


def _in_one_line(headings: "Iterable[str]") -> Iterator[str]:
    """Yield the headings of parts as one line, for a screen that has no room for a line each."""
    if told := [within(heading.rstrip(":.")) for heading in headings]:
        yield f"{sentence('; '.join(told))}."


def _rows_more(lines: tuple[str, ...], taken: int, height: "Callable[[str], int]") -> int:
    """Return how many rows one line more takes, with the row that tells how many lines there are besides."""
    is_last = taken + 1 == len(lines)
    has_more = taken > 0  # then a row below it tells already that there are more
    return height(f"  {lines[taken]}") + (not is_last and not has_more) - (is_last and has_more)


def _cut(heading: str, lines: tuple[str, ...], number: int) -> Iterator[str]:
    """Yield the heading of a part and its first lines."""
    yield heading if number or not heading.endswith(":") else f"{heading[:-1]}."
    yield from (f"  {line}" for line in lines[:number])
    if 0 < number < len(lines):
        yield f"  en nog {len(lines) - number}"


def _parts(seen: "Proposal") -> Iterator[PreviewPart]:
    """Yield what there is to tell: how many, then what somebody must look at, then what is new and what is not used."""
    if not (seen.is_file or seen.listing.text):
        return
    said = _lines_of(seen)
    yield from _heads(seen)
    yield from _asked(seen)
    yield from _section(f"Niet gelezen ({len(seen.outcome.unread)}):", _unread(seen))
    yield from _changes(seen)
    yield from _longer(seen)
    yield from (PreviewPart(f"Let op: {remark}" if seen.is_file else remark) for remark in seen.outcome.remarks)
    yield from (PreviewPart(line) for line in _other_source(seen))
    new = seen.update.new
    if new:
        yield _new(new, said)
    if not seen.is_file:
        same = sorted(seen.update.same, key=lambda one: (one.day, one.time or ""))
        yield from _section(f"Staat er al ({len(same)}):", [said.meeting(one) for one in same], ())
    yield from _no_meetings(seen)
    if unused := seen.outcome.unused:
        yield PreviewPart(f"Niet gebruikt: de {'kolom' if len(unused) == 1 else 'kolommen'} {listing(unused)}.")


def _heads(seen: "Proposal") -> Iterator[PreviewPart]:
    """Yield how much was understood and how much changes, and whose meetings they are."""
    yield PreviewPart(_counted(seen))
    if states := _states(seen):
        yield PreviewPart(states, is_detail=True)
    if left := seen.update.left:
        stays = "blijft" if left == 1 else "blijven"
        told = count(left, "eerdere vergadering staat", "eerdere vergaderingen staan")
        yield PreviewPart(f"{told} niet {seen.listing.door.here}, en {stays} staan.")
    if owners := tuple(_owners(seen)):
        yield PreviewPart("Wie vergadert er?", owners, is_detail=True)


def _section(heading: str, lines: "Iterable[str]", short: tuple[str, ...] | None = None) -> Iterator[PreviewPart]:
    if found := tuple(lines):
        yield PreviewPart(heading, found, short)


def _counted(seen: "Proposal") -> str:
    """Return how much of the list was understood."""
    if not seen.is_file:
        return summary(seen.outcome)
    found, unclear, unread = len(seen.outcome.meetings), len(seen.outcome.questions), len(seen.outcome.unread)
    vague = f", {unclear} niet duidelijk" if unclear else ""
    bad = f", {count(unread, 'regel', 'regels')} niet te lezen" if unread else ""
    return f"{seen.listing.source}: {count(found, 'vergadering', 'vergaderingen')} herkend{vague}{bad}."


def _lines_of(seen: "Proposal") -> MeetingLines:
    return MeetingLines(body_names(seen.own, seen.named))


def _states(seen: "Proposal") -> str:
    """Return how many meetings are new, change, are gone and stay; nothing where all are of one kind."""
    update = seen.update
    numbers = [
        f"{len(found)} {word}"
        for found, word in (
            (update.new, "nieuw"),
            (update.changed, "anders"),
            (update.gone, f"niet meer {seen.listing.door.here}"),
            (update.differs, "anders dan u schreef"),
        )
        if found
    ]
    if stays := len(update.same) + len(update.kept):
        numbers.append(f"{stays} {'staat' if stays == 1 else 'staan'} er al")
    return f"{listing(numbers)}." if len(numbers) > 1 else ""


def _new(new: "Sequence[Meeting]", said: MeetingLines) -> PreviewPart:
    """Return the meetings that are new; in short how many each body has, and how many of them are not certain."""
    bodies: dict[str, list[Meeting]] = {}
    for one in new:
        bodies.setdefault(one.body, []).append(one)
    short = []
    for body, rows in bodies.items():
        states = Counter(one.status for one in rows if one.status != FIRM)
        unsure = f" (waarvan {listing([f'{number} {state}' for state, number in states.items()])})" if states else ""
        short.append(f"{len(rows)} keer {said.body(body)}{unsure}")
    told = f"{listing(short)}, {days_in_words(new[0].day, new[-1].day)}"
    return PreviewPart(f"Nieuw ({len(new)}):", tuple(said.meeting(one) for one in new), (told,))


def _owners(seen: "Proposal") -> Iterator[str]:
    """Yield which name in a file became which body, and why."""
    said = _lines_of(seen)
    groups = Counter((one.name, one.body, one.why) for one in seen.outcome.meetings if seen.is_file)
    for (name, body, why), times in groups.items():
        yield f"{name or 'zonder naam'}: {said.body(body)}, door {why}{f' ({times} keer)' if times > 1 else ''}"


def _asked(seen: "Proposal") -> Iterator[PreviewPart]:
    """Yield what is not understood, and so is not written."""
    questions = seen.outcome.questions
    if not seen.is_file:
        for one in questions:
            yield PreviewPart(f"Niet begrepen, {one.place.inside}: {shown(one.original.strip())}")
        return
    names: dict[tuple[str, str], list[Query]] = {}
    for one in questions:
        what = one.original if one.is_of_name else ""
        names.setdefault((what or ("zonder naam" if one.is_of_name else ""), _doubted(one)), []).append(one)
    lines = [
        f"{name}{f' ({len(rows)} keer)' if len(rows) > 1 else ''}: {why} ({_where(seen, rows)})"
        if name
        else f"{_where(seen, rows)}: {why}"
        for (name, why), rows in names.items()
    ]
    yield from _section(f"Niet duidelijk, en niet opgeslagen ({len(questions)}):", lines)


def _doubted(one: "Query") -> str:
    """Return what is doubted, with what is possible."""
    possible = listing([f"'{choice.label}'" for choice in one.choices], "of") if not one.is_of_name else ""
    return f"{one.text}{f' Mogelijk: {possible}.' if possible else ''}"


def hints_of(seen: "Proposal") -> Iterator[str]:
    """Yield what somebody can write in the profile, so that the next import recognises more.

    It is told when nothing waits for an answer: a preview that asks 'Opslaan?' sends nobody to the file that it is
    about to write.
    """
    known = {body for body, pairs in seen.named.items() if {"herken", "naam"} & set(pairs)}
    answered = [(body, name) for body, name in answered_patterns(seen.outcome) if body not in known]
    if answered:
        yield f"Zet uw antwoord in {seen.name}. Dan vraagt wmoplan het de volgende keer niet:"
        names = {body: [_quoted(name) for other, name in answered if other == body] for body, _ in answered}
        yield from (f"  organen: {{{body}: {{herken: [{', '.join(found)}]}}}}" for body, found in names.items())
    if doubts := [one for one in seen.outcome.questions if not one.is_of_name]:
        way = "Typ zelf wat klopt" if seen.listing.rows else "Verbeter het in het bestand, of typ zelf wat klopt"
        what = count(len(doubts), "regel is", "regels zijn")
        yield f"{what} niet duidelijk. {way}. Bijvoorbeeld:"
        yield f'  wmoplan meetings add "{_typed_out(doubts[0])}"'
    unknown = (one.original for one in seen.outcome.questions if one.is_of_name)
    if first := next(filter(may_name_meeting, unknown), ""):
        yield f"Is '{first}' wel een vergadering? Zet dan in {seen.name} bij het orgaan hoe zij heet. Bijvoorbeeld:"
        yield f"  organen: {{commissie: {{herken: [{_quoted(first)}]}}}}"
        if seen.own.bodies:
            yield "  ('organen' staat er al: zet het orgaan en 'herken' daarbij.)"


def _typed_out(one: "Query") -> str:
    """Return what somebody can type for a row in doubt: the first of the days that are possible, or the row's own."""
    day = next((choice.label for choice in one.choices if one.kind == "datum"), "")
    if one.meeting:
        day = moment(one.meeting.day, one.meeting.time)
    return f"{day or 'donderdag 4 maart 2027'} raad"


def _where(seen: "Proposal", rows: "list[Query]") -> str:
    """Return where something stands: in a file by its lines, in a system that nobody can open by the first day."""
    first = rows[0].meeting
    if seen.listing.rows and first:
        return plain_date(first.day)
    return inside_in_words([one.place for one in rows], MOST_PLACES)


def _changes(seen: "Proposal") -> Iterator[PreviewPart]:
    update, said = seen.update, _lines_of(seen)
    against = [said.differs(one, seen.listing.door.here) for one in update.differs if one.is_contradiction]
    yield from _section("Let op: dit gaat tegen uw eigen bestand in. U kiest wat klopt:", against)
    yield from _section(SECOND, [said.meeting(one) for one in _second(seen)])
    yield from _section(f"Anders ({len(update.changed)}):", [said.changed(one) for one in update.changed])
    gone = [said.row(one.row) for one in update.gone]
    yield from _section(f"Niet meer {seen.listing.door.here}, dus vervallen ({len(gone)}):", gone)
    differs = [said.differs(one, seen.listing.door.here) for one in update.differs if not one.is_contradiction]
    yield from _section("Dit staat al anders in uw bestand. wmoplan houdt wat u schreef:", differs)
    if update.kept:
        kept = count(len(update.kept), "regel van uw bestand blijft", "regels van uw bestand blijven")
        yield PreviewPart(f"U koos: {kept} zoals u schreef.")


def _second(seen: "Proposal") -> "Iterator[Meeting]":
    """Yield the new meetings of a day on which the profile has one of the same body at another time."""
    times = {(row.body, row.day): row.time for row in seen.own.meetings if row.day and row.time}
    for one in seen.update.new:
        held = times.get((one.body, one.day))
        if held and one.time and not seen.chosen.get(one):
            yield one


def choices(seen: "Proposal") -> Iterator[str]:
    """Yield what to type where the file is right about a meeting and the profile is not."""
    from wmoplan.store.profile_text import shown as pair

    for one in seen.update.differs:
        if one.is_contradiction:
            where = f"regel {one.row.line} van {Path(seen.name).name}"
            typed = ", ".join(pair(key, value) for key, value in one.wanted.items() if value)
            gone = "".join(f". Haal '{key}' daar weg" for key, value in one.wanted.items() if not value)
            yield f"  Zet dan in {where}: {typed}{gone}"


def _longer(seen: "Proposal") -> Iterator[PreviewPart]:
    """Yield what goes on for more than a day, of which only the first counts."""
    said = _lines_of(seen)
    lines = [
        f"{long_date(one.day)} tot en met {long_date(one.last)}: {said.body(one.body)}"
        for one in seen.outcome.meetings
        if one.last
    ]
    yield from _section(f"Duurt langer dan een dag. Alleen de eerste dag telt ({len(lines)}):", lines)
    if lines:
        yield PreviewPart(f"Gaat de vergadering later verder? Zet dan in {seen.name} die dag erbij, met 'vervolg'.")


def _unread(seen: "Proposal") -> Iterator[str]:
    for one in seen.outcome.unread:
        yield f"{one.place.file}, {one.place.inside}: {one.why}"


def _no_meetings(seen: "Proposal") -> Iterator[PreviewPart]:
    """Yield what gives no meeting, each line with its place."""
    doubled = [one for one in seen.outcome.left_out if one.why == DOUBLE and seen.is_file]
    rows = [one for one in seen.outcome.left_out if not (one.remedy or (seen.is_file and one.why == DOUBLE))]
    told = f"{count(len(rows), 'regel is', 'regels zijn')} geen vergadering:"
    if seen.is_file and len(whys := {one.why for one in rows}) == 1:
        yield from _section(f"{told} {whys.pop()}.", [f"{one.place.inside}: {_said(one)}" for one in rows], ())
    else:
        lines = [f"{one.place.inside}, {one.why}: {_said(one)}" for one in sorted(rows)]
        yield from _section(told, lines, ())
    heading = f"{count(len(doubled), 'vergadering staat', 'vergaderingen staan')} dubbel {seen.listing.door.here}."
    yield from _section(heading, [f"{one.place.inside}: {_said(one)}" for one in doubled], ())


def _said(one: LeftOut) -> str:
    return shown(one.text.strip()[:SHOWN]) or "zonder tekst"


def _quoted(name: str) -> str:
    return '"{}"'.format(name.replace('"', "'").replace("\\", "/"))


def _other_source(seen: "Proposal") -> Iterator[str]:
    """Yield that another file was imported before, where nothing of this one is known yet, and what is not in it."""
    if earlier := seen.earlier:
        told = f"eerder las u {listing(earlier.sources)} in."
        if earlier.gone:
            told = f"{earlier.told} {'Die blijft' if earlier.gone == 1 else 'Die blijven'} nu staan."
        yield (
            f'Let op: {told} Is dit een nieuwe versie daarvan? Stop dan, en zet erbij: --source "{earlier.sources[-1]}"'
        )
