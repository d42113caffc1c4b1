"""What a list of meetings does to a profile, as it is shown before anything is written."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from wmoplan.dutch import clock, count, listing, long_date
from wmoplan.model.words import FIRM
from wmoplan.notation import shown
from wmoplan.read.meetings import summary
from wmoplan.read.meetings.bodies import ANSWERED
from wmoplan.read.meetings.outcome import DOUBLE
from wmoplan.store.rows import Key

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from wmoplan.desk.meetings import Proposal
    from wmoplan.model.meeting import Meeting
    from wmoplan.store.meetings import Disagreement, RowChange, Update
    from wmoplan.store.profile_text import WrittenRow
    from wmoplan.timeline import Timeline

MANY: Final = 60
"""How many lines of one kind are shown."""

FEW: Final = 8
"""How many names that are not clear are shown."""


def preview(seen: "Proposal") -> Iterator[str]:
    """Yield what becomes of a whole list, a line each; nothing for a text without lines."""
    if seen.is_file:
        yield from _of_file(seen)
    elif seen.listing.text:
        yield from _of_text(seen)


def _of_text(seen: "Proposal") -> Iterator[str]:
    """Yield what becomes of every line of a text: a meeting, not understood, or no meeting."""
    yield summary(seen.outcome)
    changed = [one.meeting for one in seen.update.changed]
    for one in sorted(seen.outcome.meetings, key=lambda one: (one.day, one.time or "")):
        state = "staat er al" if one in seen.update.same else "verandert" if one in changed else "nieuw"
        title = f" ({one.title})" if one.title else ""
        yield f"  {moment(one.day, one.time)} {one.body}{_sure(one.status, one.to)}{title}: {state}"
    yield from seen.outcome.remarks
    for question in seen.outcome.questions:
        yield f"Niet begrepen, {question.place.inside}: {shown(question.original.strip())}"
    if seen.outcome.left_out:
        yield f"{count(len(seen.outcome.left_out), 'regel is', 'regels zijn')} geen vergadering:"
        for left in seen.outcome.left_out:
            yield f"  {left.place.inside}, {left.why}: {shown(left.text.strip()[:60])}"


def _of_file(seen: "Proposal") -> Iterator[str]:
    """Yield what becomes of every meeting in a file: whose it is and why, and what is new, changed, gone or unclear."""
    found, unclear = seen.outcome.meetings, seen.outcome.questions
    unread = f", {count(len(seen.outcome.unread), 'regel', 'regels')} niet te lezen" if seen.outcome.unread else ""
    vague = f", {len(unclear)} niet duidelijk" if unclear else ""
    yield f"{seen.listing.source}: {count(len(found), 'vergadering', 'vergaderingen')} herkend{vague}{unread}."
    yield from _owners(seen)
    yield from _changes(seen.update)
    yield from _longer(seen)
    yield from _left_out(seen)
    yield from (f"Let op: {remark}" for remark in seen.outcome.remarks)
    if unused := seen.outcome.unused:
        yield f"Niet gebruikt: de {'kolom' if len(unused) == 1 else 'kolommen'} {listing(unused)}."
    yield from _other_source(seen)


def _owners(seen: "Proposal") -> Iterator[str]:
    """Yield which name became which body, and why."""
    groups = Counter((one.name, one.body, one.why) for one in seen.outcome.meetings)
    lines = [
        f"{name or 'zonder naam'}: {body}, door {why}{f' ({times} keer)' if times > 1 else ''}"
        for (name, body, why), times in groups.items()
    ]
    yield from _section("Wie vergadert er?", lines)


def hints_of(seen: "Proposal") -> Iterator[str]:
    """Yield what somebody can write in the profile, so that the next import recognises more.

    It is told when nothing waits for an answer: a preview that asks 'Opslaan?' sends nobody to the file that it is
    about to write.
    """
    answered = dict.fromkeys((one.body, one.name) for one in seen.outcome.meetings if one.why == ANSWERED)
    if answered:
        yield f"Zet uw antwoord in {seen.name}. Dan vraagt wmoplan het de volgende keer niet:"
        names = {body: [_quoted(name) for other, name in answered if other == body] for body, _ in answered}
        yield from (f"  organen: {{{body}: {{herken: [{', '.join(found)}]}}}}" for body, found in names.items())
    if seen.outcome.questions:
        first = seen.outcome.questions[0].original or "zonder naam"
        yield f"Is '{first}' wel een vergadering? Zet dan in {seen.name} bij het orgaan hoe zij heet. Bijvoorbeeld:"
        yield f"  organen: {{commissie: {{herken: [{_quoted(first)}]}}}}"
        if seen.own.bodies:
            yield "  ('organen' staat er al: zet het orgaan en 'herken' daarbij.)"


def _changes(update: "Update") -> Iterator[str]:
    yield from _section(f"Nieuw ({len(update.new)}):", [_meeting(one) for one in update.new])
    yield from _section(f"Anders ({len(update.changed)}):", [_changed(one) for one in update.changed])
    gone = [f"{_row(one.row)}: wordt vervallen" for one in update.gone]
    yield from _section(f"Niet meer in dit bestand ({len(gone)}):", gone)
    if update.same:
        yield f"{count(len(update.same), 'vergadering staat', 'vergaderingen staan')} er al."
    if update.left:
        stays = "blijft" if update.left == 1 else "blijven"
        told = count(update.left, "eerdere vergadering staat", "eerdere vergaderingen staan")
        yield f"{told} niet in dit bestand, en {stays} staan."
    differs = [_differs(one) for one in update.differs if not one.is_contradiction]
    yield from _section("Dit staat al anders in uw bestand. Die regel blijft, en telt:", differs)
    differs = [_differs(one) for one in update.differs if one.is_contradiction]
    yield from _section("Let op: dit gaat tegen uw eigen bestand in. U kiest wat klopt:", differs)
    if update.kept:
        yield f"{count(len(update.kept), 'regel van uw bestand blijft', 'regels van uw bestand blijven')}: u koos."


def choices(seen: "Proposal") -> Iterator[str]:
    """Yield what to type where the file is right about a meeting and the profile is not."""
    from wmoplan.store.profile_text import shown as pair

    for one in seen.update.differs:
        if one.is_contradiction:
            where = f"regel {one.row.line} van {Path(seen.name).name}"
            typed = ", ".join(pair(key, value) for key, value in one.wanted.items() if value)
            gone = "".join(f". Haal '{key}' daar weg" for key, value in one.wanted.items() if not value)
            yield f"  Zet dan in {where}: {typed}{gone}"


def _differs(one: "Disagreement") -> str:
    return f"{_row(one.row)} (regel {one.row.line}), in het bestand: {_state(one.meeting)}"


def _longer(seen: "Proposal") -> Iterator[str]:
    """Yield what goes on for more than a day, of which only the first counts."""
    lines = [
        f"{long_date(one.day)} tot en met {long_date(one.last)}: {one.body}"
        for one in seen.outcome.meetings
        if one.last
    ]
    yield from _section(f"Duurt langer dan een dag. Alleen de eerste dag telt ({len(lines)}):", lines)
    if lines:
        yield f"Gaat de vergadering later verder? Zet dan in {seen.name} die dag erbij, met 'vervolg'."


def _left_out(seen: "Proposal") -> Iterator[str]:
    """Yield what did not come in."""
    outcome = seen.outcome
    if outcome.questions:
        names = Counter((one.original or "zonder naam", one.text) for one in outcome.questions)
        lines = [f"{name}{f' ({times} keer)' if times > 1 else ''}: {why}" for (name, why), times in names.items()]
        yield from _section(f"Niet duidelijk, en niet opgeslagen ({len(outcome.questions)}):", lines, FEW)
    for why, times in Counter(one.why for one in outcome.left_out if one.why != DOUBLE and not one.remedy).items():
        yield f"{count(times, 'regel is', 'regels zijn')} geen vergadering: {why}."
    if doubled := sum(one.why == DOUBLE for one in outcome.left_out):
        yield f"{count(doubled, 'vergadering staat', 'vergaderingen staan')} dubbel in het bestand."
    lines = [f"{one.place.file}, {one.place.inside}: {one.why}" for one in outcome.unread]
    yield from _section(f"Niet gelezen ({len(lines)}):", lines, FEW * 2)


def _quoted(name: str) -> str:
    return '"{}"'.format(name.replace('"', "'").replace("\\", "/"))


def _other_source(seen: "Proposal") -> Iterator[str]:
    """Yield that another file was imported before, where nothing of this one is known yet."""
    sources = Counter(row.source for row in seen.own.meetings if row.day and row.source)
    others = [name for name in sources if name.lower().endswith((".csv", ".ics")) and name != seen.listing.source]
    if others and seen.listing.source not in sources:
        yield (
            f"Let op: eerder las u {listing(others)} in. Is dit een nieuwe versie daarvan? "
            f'Stop dan, en zet erbij: --source "{others[-1]}"'
        )


def _section(heading: str, lines: list[str], most: int = MANY) -> Iterator[str]:
    if lines:
        yield heading
        yield from (f"  {line}" for line in lines[:most])
        if len(lines) > most:
            yield f"  en nog {len(lines) - most}"


def _meeting(one: "Meeting") -> str:
    title = f" ({one.title})" if one.title else ""
    return f"{moment(one.day, one.time)}: {one.body}{_sure(one.status, one.to)}{title}"


def _state(one: "Meeting") -> str:
    time = f"{clock(one.time)}, " if one.time else ""
    return f"{time}{one.status}{f' naar {long_date(one.to)}' if one.to else ''}"


def _row(row: "WrittenRow") -> str:
    return f"{moment(row.day, row.time)}: {row.value(Key.BODY)}{_sure(row.status, row.to)}"


def _sure(status: str, to: "date | None") -> str:
    return "" if status == FIRM else f", {status}{f' naar {long_date(to)}' if to else ''}"


def _changed(one: "RowChange") -> str:
    """Return a row with all that becomes another: was ... wordt ..."""
    row, wanted = one.row, one.wanted
    parts = [*_moved(row, wanted), *_words(row, wanted)]
    if wanted.get(Key.TIME) == "":
        parts.append("wordt een hele dag, zonder tijd")
    if not parts and Key.MARK in wanted:
        parts.append("krijgt een kenmerk")
    return f"{moment(row.day, row.time)}: {row.value(Key.BODY)}: {listing(parts)}"


def _moved(row: "WrittenRow", wanted: "Mapping[str, str]") -> Iterator[str]:
    """Yield to which day a meeting is moved, or else which status it gets."""
    if wanted.get(Key.TO):
        from wmoplan.model.day import read_day

        was = f" (was {long_date(row.to)})" if row.to else ""
        yield f"verplaatst naar {long_date(read_day(wanted[Key.TO]))}{was}"
    elif Key.STATUS in wanted:
        yield f"was {row.status}, wordt {wanted[Key.STATUS]}"


def _words(row: "WrittenRow", wanted: "Mapping[str, str]") -> Iterator[str]:
    """Yield which time and which body a meeting gets."""
    for key, name in ((Key.TIME, "de tijd"), (Key.BODY, "het orgaan")):
        if wanted.get(key):
            was, new = (clock(word) if key == Key.TIME and word else word for word in (row.value(key), wanted[key]))
            yield f"{name} was {was}, wordt {new}" if was else f"{name} wordt {new}"


def moment(day: "date | None", time: str | None) -> str:
    """Return a day and a time in words."""
    return f"{long_date(day) if day else 'geen datum'}{f' {clock(time)}' if time else ''}"


def meetings_of(timeline: "Timeline") -> str:
    """Return the meetings of a profile, a line each."""
    if not timeline.meetings:
        return f"In {timeline.profile_name} staan geen vergaderingen.\nToevoegen: wmoplan meetings add"
    bodies = {one.id: one.short for one in timeline.rules.bodies}
    lines = [f"{timeline.profile_name}: {count(len(timeline.meetings), 'vergadering', 'vergaderingen')}."]
    for one in timeline.meetings:
        name = bodies.get(one.body, one.body)
        notes = [one.title, "voorlopig" if one.provisional else "", f"regel: {one.pattern}" if one.pattern else ""]
        told = "; ".join(note for note in notes if note)
        lines.append(f"{moment(one.day, one.time or None)}: {name}{f' ({told})' if told else ''}")
    return "\n".join(lines)
