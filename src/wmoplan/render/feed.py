"""The events of a calendar: the dated moments of a timeline on which volunteers act or attend.

An event never mentions the as-of day or the days left, so the same facts give the same events on every day.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from wmoplan.documents.days import practical
from wmoplan.dutch import clock, sentence, shortened, when_in_words
from wmoplan.model.day import read_day
from wmoplan.model.event import ESTIMATE, REMINDER, TICKED, CalendarScope, Event, Shown
from wmoplan.model.moment import Certainty, Moment
from wmoplan.model.plan import Plan
from wmoplan.reckon.renewal import MOST_TEXT, MOST_TITLE
from wmoplan.timeline import Timeline

MEETING: Final = timedelta(hours=2)
"""How long a meeting lasts that volunteers attend; nobody announces the end."""

ERRAND: Final = timedelta(minutes=15)
"""How long any other event with a time lasts, such as the last moment to register."""

DAY: Final = timedelta(days=1)

LAST: Final = " (laatste dag)"
"""The end of the title of a stretch of days; the titles of moments to act on have words of their own for it."""

SURENESS: Final = {
    Certainty.FIXED: "Deze dag staat vast.",
    Certainty.RECKONED: "Deze dag is berekend: geteld vanaf een bekende dag.",
    Certainty.PROVISIONAL: "Deze dag is voorlopig: hij kan nog schuiven.",
    Certainty.ESTIMATED: "Deze dag is geschat: vraag na of hij klopt.",
}
LIKELY: Final = "Waarschijnlijk gaat het die dag hierover, maar dat staat nog niet vast. Kijk op de agenda."

UNKNOWN: Final = "Wij weten niet op welke dag dit is. Dit is de laatste dag waarop het kan, het kan ook eerder."

UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff]+")
NOT_IN_UID = re.compile(r"[^A-Za-z0-9.-]")


def stamp_of(timeline: Timeline) -> datetime:
    """Return the LAST-MODIFIED of the events in a first file, one that follows no other.

    It is midnight, in UTC, of the last day on which the plans were checked against one of their sources: a new version
    of a plan changes it, another as-of day does not.
    """
    days = [read_day(document.checked) for document in timeline.documents() if document.checked]
    last = max(days, default=date(timeline.plan.offered.first, 1, 1))
    return datetime(last.year, last.month, last.day, tzinfo=UTC)


def name_of(timeline: Timeline) -> str:
    """Return the name that calendar programs show."""
    return f"Wmo-agenda {_clean(timeline.municipality.name)}"


def shown(timeline: Timeline, contents: CalendarScope) -> tuple[Shown, ...]:
    """Return the moments that the calendar shows, past ones included, each with its event.

    A moment on which somebody has to act has an alarm, unless its day hangs on a decision of which no meeting is known:
    that day is a guess and will move.
    """
    return tuple(_shown(timeline, contents))


def _shown(timeline: Timeline, contents: CalendarScope) -> Iterator[Shown]:
    unplaced = {moment.step for moment in timeline.moments if moment.decides and moment.start is None}
    for moment, end in _dated(timeline, contents):
        event = _event(timeline, moment, end)
        calls = bool(moment.act) and not moment.done
        is_guess = moment.start is None and moment.certainty <= Certainty.ESTIMATED and moment.step in unplaced
        yield Shown(moment, event._replace(rings=calls and not is_guess))
        if calls and contents.reminders:
            yield Shown(moment, _reminder(event))


def _dated(timeline: Timeline, contents: CalendarScope) -> Iterator[tuple[Moment, date]]:
    """Yield the moments that the calendar holds, each with its last day."""
    steps = {step.id for step in timeline.all_steps()} if contents.everything else set()
    for moment in timeline.moments:
        if moment.end is None or moment.off or moment.silent:
            continue
        if (contents.everything and moment.stands_for not in steps) or (
            moment.in_calendar and timeline.is_chosen(moment.topics)
        ):
            yield moment, moment.end


def why_gone(timeline: Timeline, contents: CalendarScope, uids: Iterable[str]) -> dict[str, str]:
    """Map the UID of each event that is no longer in the calendar to the reason, as a Dutch sentence."""
    gone = tuple(uids)
    moments = {_uid(timeline, moment): moment for moment in timeline.moments} if gone else {}
    return {uid: _why_quiet(timeline, uid) or _why_gone(timeline, contents, moments, uid) for uid in gone}


def _why_gone(timeline: Timeline, contents: CalendarScope, moments: dict[str, Moment], uid: str) -> str:
    is_reminder = f"{REMINDER}@" in uid
    if is_reminder and not contents.reminders:
        return "U vraagt niet meer om herinneringen."
    moment = moments.get(uid.replace(f"{REMINDER}@", "@"))
    if moment is None:
        return "Dit moment komt in uw plan of profiel niet meer voor."
    if moment.end is None or moment.off:
        return "Er is geen dag meer bekend."
    if not timeline.is_chosen(moment.topics):
        return "Dit onderwerp hebt u niet gekozen."
    if is_reminder:
        return "Bij dit moment hoort geen herinnering meer."
    return "U kiest niet meer voor alle momenten, en op dit moment hoeft u niets te doen."


def _why_quiet(timeline: Timeline, uid: str) -> str:
    """Return why an event is gone because its step is settled or has to be asked first; empty where it is neither."""
    if any(f".{step}." in uid for step in timeline.settled):
        return "U schreef op dat het besluit er is, of dat u dit deed."
    if any(f".{step}." in uid for step in timeline.asked_first):
        return "Misschien is dit besluit er al. Dat is nu de eerste vraag."
    return ""


def _event(timeline: Timeline, moment: Moment, end: date) -> Event:
    begin = _begin(moment, end)
    speaking = timeline.profile.speaking
    there = moment.speaking and moment.attend and moment.start is not None and speaking
    return Event(
        uid=_uid(timeline, moment),
        begin=begin or end,  # of a period the last day: the whole of it would fill the calendar
        after=_after(begin, moment) if begin else end + DAY,
        title=_title(moment),
        text=_clean("\n".join(filter(None, _lines(timeline, moment, end))))[:MOST_TEXT].rstrip(),
        foot=foot_of(timeline.plans, timeline.profile_name),
        place=_clean(speaking.place) if there and speaking else "",
        link=next(_addresses(timeline, moment), ""),
        groups=tuple(_groups(timeline, moment)),
        sure=moment.certainty >= Certainty.RECKONED,
        busy=bool(begin) and moment.attend and moment.start is not None,
    )


def _reminder(event: Event) -> Event:
    """Return the reminder of an event, on the day before; programs that subscribe to an address drop alarms."""
    hour = f" om {clock(event.time)}" if event.time else ""
    name, at, rest = event.uid.partition("@")
    return event._replace(
        uid=f"{name}{REMINDER}{at}{rest}",
        begin=event.day - DAY,
        after=event.day,
        title=shortened(f"Herinnering: {event.title}", MOST_TITLE),
        text=f"Morgen{hour}: {event.title}.\n{event.text}"[:MOST_TEXT].rstrip(),
        place="",
        busy=False,
        rings=False,
    )


def _uid(timeline: Timeline, moment: Moment) -> str:
    """Return the UID of an event, made of ids only: a date, a title or a position in a list may change."""
    parts = (f"{moment.plan or timeline.plan.id}.{moment.id}", f"{timeline.municipality.code or 'NL'}.wmoplan")
    return "@".join(NOT_IN_UID.sub("-", part) for part in parts)


def first_day(event: Event) -> date | None:
    """Return the day on which an event begins; None where its text says that it is the last day of a period."""
    return None if f"{sentence(when_in_words(None, event.day, event.time))}." in event.text else event.day


def _begin(moment: Moment, end: date) -> datetime | None:
    """Return when a moment with a time begins, in local time; None for whole days."""
    if not moment.time or moment.start not in {None, end}:
        return None
    return datetime.combine(end, time.fromisoformat(moment.time))


def _after(begin: datetime, moment: Moment) -> datetime:
    """Return when an event ends: after the hour that a change of the clock leaves out or doubles, never in it."""
    after = begin + (MEETING if moment.attend else ERRAND)
    return after.replace(hour=after.hour + 1, minute=0) if _is_changing(after) else after


def _title(moment: Moment) -> str:
    prefix = ESTIMATE if moment.certainty is Certainty.ESTIMATED else ""
    if moment.done:
        prefix = TICKED
    title = " ".join(_clean(moment.event or moment.title).split())
    last = "" if moment.in_calendar or moment.start in {None, moment.end} else LAST
    return shortened(f"{prefix}{title}", MOST_TITLE - len(last)) + last


def foot_of(plans: Iterable[Plan], file: str) -> str:
    """Return the last line of a description: the plans with their versions, and the name of the profile."""
    named = "; ".join(dict.fromkeys(f"plan {plan.id} versie {plan.version}" for plan in plans))
    return " ".join(_clean(f"Gemaakt met wmoplan, {named}{f', bestand {file}' if file else ''}.").split())


def _lines(timeline: Timeline, moment: Moment, end: date) -> Iterator[str]:
    yield moment.act
    yield f"{sentence(when_in_words(moment.start, end, moment.time))}."
    yield f"{SURENESS[moment.certainty]}{f' Reden: {moment.cause}.' if moment.cause else ''}"
    if moment.start is None and (moment.likely or moment.attend):
        yield UNKNOWN
    elif moment.likely:
        yield LIKELY
    if moment.sooner:
        yield f"Dit is de laatste kans. {moment.sooner}"
    if moment.speaking:
        yield from _speaking(timeline)
    if moment.explanation:
        yield "Waarom deze dag?"
        for reason in moment.explanation:
            yield f"- {reason.told}{f' ({reason.source})' if reason.source else ''}"
    yield from (f"Bron: {source.cited()}." for source in moment.sources)
    yield from (f"Zie {address}" for address in _addresses(timeline, moment))


def _speaking(timeline: Timeline) -> Iterator[str]:
    yield from practical(timeline)
    if clerk := timeline.profile.clerk:
        yield f"Mail naar de griffie: {clerk.email}" if clerk.email else ""
        yield f"Bel de griffie: {clerk.phone}" if clerk.phone else ""


def _addresses(timeline: Timeline, moment: Moment) -> Iterator[str]:
    titles = {source.document for source in moment.sources}
    for document in timeline.documents():
        if document.title in titles and re.fullmatch(r"https?://[!-~]+", document.link):
            yield document.link


def _groups(timeline: Timeline, moment: Moment) -> list[str]:
    titles = [topic.title for topic in timeline.all_topics() if topic.id in moment.topics]
    return [" ".join(_clean(title).replace(",", " ").split()) for title in titles] or ["Wmo"]


def clock_notes(events: Iterable[Shown]) -> tuple[str, ...]:
    """Return a note for each event that begins in the hour that a change of the clock leaves out or doubles."""
    return tuple(
        f"{sentence(when_in_words(event.day, event.day, event.time))}: die nacht verspringt de klok. "
        f"Kijk de tijd na van: {moment.title}."
        for moment, event in events
        if isinstance(event.begin, datetime) and _is_changing(event.begin)
    )


def _is_changing(local: datetime) -> bool:
    """Tell whether a time lies from two to three o'clock on the last Sunday of March or October."""
    last_sunday = local.month in {3, 10} and local.weekday() == 6 and local.day > 24  # noqa: PLR2004 - 31 days, a week
    return last_sunday and local.hour == 2  # noqa: PLR2004 - the hour of the change


def _clean(text: str) -> str:
    """Return a text without invisible characters, which some calendar programs cannot read."""
    flat = UNSEEN.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "\n".join(" ".join(line.split()) for line in flat.split("\n"))
