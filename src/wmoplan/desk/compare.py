"""Compares timelines and plans: of two files, with what was once promised, or with what would be."""

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.desk.beside import Text
from wmoplan.desk.opening import again, reckoned
from wmoplan.desk.shipped import rules, rules_for
from wmoplan.documents.changes import Words, changes_document, of_chosen, of_others, promised, supposition
from wmoplan.dutch import choice, long_date
from wmoplan.errors import Refused, UsageError
from wmoplan.model.day import read_day
from wmoplan.model.phrases import Phrase
from wmoplan.model.profile import Announcement, DayFact, TermFact
from wmoplan.model.step import NOBODY
from wmoplan.model.term import read_term
from wmoplan.reckon.changes import compare
from wmoplan.render.text import text
from wmoplan.store.folder import DISK, Files

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from wmoplan.desk.memory import Remembered
    from wmoplan.model.history import History
    from wmoplan.model.moment import Moment
    from wmoplan.model.plan import Plan
    from wmoplan.model.profile import Profile
    from wmoplan.reckon.changes import CancelledMeetings, Changes
    from wmoplan.reckon.versions import Version
    from wmoplan.timeline import Timeline

SAVED: Final = ".json"
"""What the name of a saved timeline or plan ends in; any other file is a profile."""

SOURCE: Final = "stel dat"
"""Where a supposed fact comes from, in its explanation."""

TERMS, DECISIONS = "terms", "decisions"
"""The fields of the profile that hold the terms, and the decisions that were announced."""

DAYS: Final = {"verkiezing": "election", "nieuwe-raad": "new_council", "nieuw-college": "new_executive"}
"""The days around an election that can be supposed, and the field of the profile that holds each."""


class _Side(NamedTuple):
    """One of two files that are compared: a saved timeline knows no cancelled meetings and no role."""

    moments: "tuple[Moment, ...]"
    names: dict[str, str]
    cancelled: "CancelledMeetings" = MappingProxyType({})
    role: str = ""
    notices: tuple[str, ...] = ()


def supposing(timeline: "Timeline", words: "Sequence[str]", width: int) -> str:
    """Return what moves in a timeline where something is different, without touching a file.

    Args:
        words: What is different, each as KEY=VALUE.
        width: How many columns a table has; 0 gives sentences.

    Raises:
        UsageError: A word cannot be supposed.
    """
    new = again(timeline, supposed(timeline.profile, words, timeline.plans))._replace(topics=timeline.topics)
    moves = of_chosen(compare(timeline.moments, new.moments, timeline.rules), new)
    return changes_text(moves, words_for(supposition(list(words), timeline.as_of), new), timeline.as_of, width)


def words_for(heading: str, timeline: "Timeline") -> Words:
    """Return how differences of a timeline are written, under a heading."""
    names = {step.id: step.name for step in timeline.all_steps()}
    return Words(heading, names, timeline.rules.say(Phrase.YOUR_WORK))


def changes_text(found: "Changes", words: Words, as_of: "date", width: int, others: "Changes | None" = None) -> str:
    """Return differences as text, in columns where there is a width for them."""
    document = changes_document(found, words._replace(in_columns=bool(width)), as_of, others)
    return text(document, width or None)


def ever_promised(history: "History", timeline: "Timeline") -> str:
    """Return what was once promised for the moments of a timeline that ever moved."""
    return text(promised(history, timeline, timeline.topics_by_step()))


def since_promised(known: "Remembered", timeline: "Timeline", width: int) -> str:
    """Return what differs between a timeline and the history beside its profile.

    Args:
        known: What was remembered.
        width: How many columns a table has; 0 gives sentences.
    """
    last = known.history.last_seen
    heading = f"Wat anders is in {timeline.profile_name}, vergeleken met wat wmoplan onthield"
    heading += f" op {long_date(last)}." if last else "."
    chosen, others = of_chosen(known.found, timeline), of_others(known.found, timeline)
    return changes_text(chosen, words_for(heading, timeline), timeline.as_of, width, others)


def between(old: str, new: str, as_of: "date", width: int, files: Files = DISK) -> tuple[str, tuple[str, ...]]:
    """Return what differs between two files, and sentences for the user about the files.

    Args:
        old: A profile, or a timeline or plan that was saved.
        width: How many columns a table has; 0 gives sentences.

    Raises:
        UsageError: The files cannot be held side by side.
        WmoplanError: A file is not there, or has faults.
    """
    from wmoplan.documents.plan_changes import plan_changes_document
    from wmoplan.reckon.versions import Version, differences

    before, after = _side(old, as_of, files), _side(new, as_of, files)
    heading = f"Wat anders is in {Path(new).name}, vergeleken met {Path(old).name}."
    if isinstance(before, Version) and isinstance(after, Version):
        if before.plan != after.plan:
            raise UsageError(
                f"Dit zijn twee plannen: '{before.plan}' en '{after.plan}'.\n"
                "  Vergelijk twee versies van hetzelfde plan."
            )
        return text(plan_changes_document(before, after, differences(before, after), heading, as_of)), ()
    if isinstance(before, Version) or isinstance(after, Version):
        plan, other = (old, new) if isinstance(before, Version) else (new, old)
        raise UsageError(
            f"{plan} is een plan, en {other} niet.\n"
            "  Vergelijk een plan met een plan. Vergelijk een tijdlijn of profiel met een tijdlijn of profiel."
        )
    ours = rules_for(after.role or before.role)
    words = Words(heading, {**before.names, **after.names}, ours.say(Phrase.YOUR_WORK))
    found = compare(before.moments, after.moments, ours, after.cancelled)
    return changes_text(found, words, as_of, width), (*before.notices, *after.notices)


def _side(file: str, as_of: "date", files: Files) -> "_Side | Version":
    """Return what one file says: a saved timeline or plan as it is, a profile as it is reckoned now."""
    if Path(file).suffix.lower() == SAVED:
        from wmoplan.read.saved import read_saved
        from wmoplan.reckon.versions import Version

        saved = read_saved(Path(file), file, files)
        if isinstance(saved, Version):
            return saved
        return _Side(saved, {moment.step: moment.step for moment in saved if moment.step})
    timeline, notices = reckoned(Text(file, files=files), as_of)
    shown = tuple(moment for moment in timeline.moments if timeline.is_chosen(moment.topics))
    names = {step.id: step.name for step in timeline.all_steps()}
    return _Side(shown, names, timeline.cancelled(), timeline.profile.role, notices)


def supposed(profile: "Profile", words: "Iterable[str]", plans: "tuple[Plan, ...]") -> "Profile":
    """Return the profile as it would be: a day of the election, a chosen day, a term or a decision is another.

    Raises:
        UsageError: A word is not of the form KEY=VALUE, names nothing that can be supposed, or its value does
            not fit.
    """
    for word in words:
        profile = _with(profile, word, plans)
    return profile


def _with(profile: "Profile", word: str, plans: "tuple[Plan, ...]") -> "Profile":
    key, equals, value = word.partition("=")
    fields = _fields(plans)
    if key not in fields:
        raise UsageError(f"Achter --suppose: '{key}' kan niet anders zijn.\n  {choice(key, fields)}")
    field = fields[key]
    if not equals or not value:
        example = f'"{key}=6 weken"' if field == TERMS else f"{key}=2027-01-31"
        raise UsageError(f"Achter --suppose: schrijf '{key}=' met de waarde erachter, zoals {example}.")
    try:
        fact = _fact(profile, key, field, value)
    except Refused as fault:
        raise UsageError(f"Achter --suppose {key}: {fault.message}\n  {fault.remedy}") from None
    is_one = field in DAYS.values()  # the others hold a table
    return profile.with_values(**{field: fact if is_one else {**getattr(profile, field), key: fact}})


def _fields(plans: "tuple[Plan, ...]") -> dict[str, str]:
    """Map what can be supposed to the field of the profile that holds it."""
    anchors = {anchor.id for plan in plans for anchor in plan.anchors if anchor.question}
    terms = {term.id for plan in plans for term in plan.default_terms(rules())}
    steps = {step.id for plan in plans for step in plan.steps if step.decision != NOBODY}
    return dict.fromkeys(steps, DECISIONS) | dict.fromkeys(anchors, "anchors") | DAYS | dict.fromkeys(terms, TERMS)


def _fact(profile: "Profile", key: str, field: str, value: str) -> "DayFact | TermFact | Announcement":
    """Return what a profile holds of something that is supposed."""
    if field == TERMS:
        return TermFact.of(length=read_term(value), source=SOURCE)
    if field != DECISIONS:
        return DayFact.of(day=read_day(value), source=SOURCE)
    known = profile.decisions.get(key)
    return Announcement.of(day=read_day(value), source=SOURCE, body=known.body if known else None)
