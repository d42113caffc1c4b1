"""The calendar file: the dated moments on which volunteers act or attend, as events that every program reads alike.

It is a first file: updating an earlier one is not done here. No event says how far away it is or from which day it
was seen, so the same facts give the same bytes on every day.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, NamedTuple

from icalendar import Alarm, Calendar, Event, vCategory, vDatetime, vDDDTypes, vDuration, vInt, vText, vUri

from wmoplan.dutch import sentence, when_in_words
from wmoplan.model.day import read_day
from wmoplan.model.explanation import Reason
from wmoplan.model.moment import Certainty, Moment
from wmoplan.timeline import Timeline

ZONE: Final = "Europe/Amsterdam"

TIMEZONE: Final = b"""BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
X-LIC-LOCATION:Europe/Amsterdam
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
""".replace(b"\n", b"\r\n")
"""The zone as Outlook and all others read it; what the library makes puts every summer event one hour late."""

MEETING: Final = timedelta(hours=2)
"""How long a meeting lasts that volunteers attend; nobody announces the end."""

ERRAND: Final = timedelta(minutes=15)
"""How long any other event with a time lasts, such as the last moment to register."""

DAY: Final = timedelta(days=1)
REMINDER: Final = timedelta(hours=-15)
"""From midnight at the start of a whole day: nine in the morning of the day before."""

MOST_TITLE: Final = 80
MOST_TEXT: Final = 7800
"""Characters of a title and of a description; some programs cut above 255 and 8192."""

SURENESS: Final = {
    Certainty.FIXED: "Deze dag staat vast.",
    Certainty.RECKONED: "Deze dag is berekend: geteld vanaf een bekende dag.",
    Certainty.PROVISIONAL: "Deze dag is voorlopig: hij kan nog schuiven.",
    Certainty.ESTIMATED: "Deze dag is geschat: vraag na of hij klopt.",
}
LIKELY: Final = "Waarschijnlijk gaat het die dag hierover, maar dat staat nog niet vast. Kijk op de agenda."

UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff]+")
NOT_IN_UID = re.compile(r"[^A-Za-z0-9.-]")


class Feed(NamedTuple):
    """A calendar file.

    Attributes:
        content: The whole file.
        events: How many it holds.
        notes: What a reader should check, in Dutch sentences; mostly none.
    """

    content: bytes
    events: int
    notes: tuple[str, ...]


class _Text(vText):
    r"""A text that is escaped once; the library's own turns a backslash before an N into a new line."""

    def to_ical(self) -> bytes:
        """Return the text as it stands in the file."""
        escaped = self.replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,").replace("\n", r"\n")
        return escaped.encode()


def stamp_of(timeline: Timeline) -> datetime:
    """Return the moment that a first file gives as the last change of its events.

    It is midnight, in UTC, of the last day on which the plans were held against one of their sources: a new version
    of a plan moves it, another day of asking does not.
    """
    days = [read_day(document.checked) for document in timeline.documents() if document.checked]
    last = max(days, default=date(timeline.plan.offered.first, 1, 1))
    return datetime(last.year, last.month, last.day, tzinfo=UTC)


def calendar(timeline: Timeline, stamp: datetime) -> Feed:
    """Return the calendar file with the moments of the chosen subjects, past ones included.

    Unit: `stamp` is in UTC and must be the same for the same facts; see `stamp_of`.
    """
    file = Calendar()
    name = f"Wmo-agenda {timeline.municipality.name}"
    header = {
        "VERSION": "2.0",
        "PRODID": "-//wmoplan//wmoplan//NL",
        "CALSCALE": "GREGORIAN",
        "NAME": name,
        "X-WR-CALNAME": name,
        "X-PUBLISHED-TTL": "PT12H",
    }
    for key, text in header.items():
        file[key] = _Text(text)
    file["REFRESH-INTERVAL"] = vDuration(timedelta(hours=12))
    file["REFRESH-INTERVAL"].params["VALUE"] = "DURATION"
    shown = [
        (moment, moment.end)
        for moment in timeline.moments
        if moment.in_calendar and moment.end is not None and timeline.is_chosen(moment.topics)
    ]
    for moment, end in shown:
        file.add_component(_event(timeline, moment, end, stamp))
    content = file.to_ical(sorted=False)
    # The zone is always there, so that the first event with a time moves nothing else and an empty file has content.
    before = b"BEGIN:VEVENT\r\n" if shown else b"END:VCALENDAR\r\n"
    notes = (note for moment, end in shown for note in _notes(moment, end))
    return Feed(content.replace(before, TIMEZONE + before, 1), len(shown), tuple(notes))


def _event(timeline: Timeline, moment: Moment, end: date, stamp: datetime) -> Event:
    event = Event()
    event["UID"] = _Text(_uid(timeline, moment))
    for key in ("DTSTAMP", "CREATED", "LAST-MODIFIED"):
        event[key] = vDatetime(stamp)
    event["SEQUENCE"] = vInt(0)
    begin = _begin(moment, end)
    if begin:
        event["DTSTART"] = _zoned(begin)
        event["DTEND"] = _zoned(begin + _length(moment))
    else:
        event["DTSTART"] = vDDDTypes(end)  # of a period the last day: the whole of it would fill the calendar
        event["DTEND"] = vDDDTypes(end + DAY)
    event["SUMMARY"] = _Text(_title(moment))
    event["DESCRIPTION"] = _Text(_description(timeline, moment, end))
    speaking = timeline.profile.speaking
    if moment.speaking and moment.attend and speaking and speaking.place:
        event["LOCATION"] = _Text(_clean(speaking.place))
    if address := next(_addresses(timeline, moment), ""):
        event["URL"] = vUri(address)
    event["CATEGORIES"] = vCategory([_Text(word) for word in _categories(timeline, moment)])
    event["STATUS"] = _Text("CONFIRMED" if moment.certainty >= Certainty.RECKONED else "TENTATIVE")
    busy = bool(begin) and moment.attend
    event["TRANSP"] = _Text("OPAQUE" if busy else "TRANSPARENT")
    event["X-MICROSOFT-CDO-BUSYSTATUS"] = _Text("BUSY" if busy else "FREE")
    if moment.act and not begin:
        event.add_component(_reminder(moment))
    return event


def _uid(timeline: Timeline, moment: Moment) -> str:
    """Return the identity of an event: never a date, a title or a place in a list."""
    parts = (f"{moment.plan or timeline.plan.id}.{moment.id}", f"{timeline.municipality.code or 'NL'}.wmoplan")
    return "@".join(NOT_IN_UID.sub("-", part) for part in parts)


def _begin(moment: Moment, end: date) -> datetime | None:
    """Return the day and time of an event that has a time, on the wall clock; None for whole days."""
    if not moment.time or moment.start not in {None, end}:
        return None
    return datetime.combine(end, time.fromisoformat(moment.time))


def _length(moment: Moment) -> timedelta:
    return MEETING if moment.attend else ERRAND


def _zoned(local: datetime) -> vDDDTypes:
    value = vDDDTypes(local)
    value.params["TZID"] = ZONE
    return value


def _title(moment: Moment) -> str:
    prefix = "Geschat: " if moment.certainty is Certainty.ESTIMATED else ""
    title = prefix + " ".join(_clean(moment.event or moment.title).split())
    if len(title) <= MOST_TITLE:
        return title
    cut = title[: MOST_TITLE - 3]
    return f"{cut.rpartition(' ')[0].rstrip(',;: ') or cut}..."


def _description(timeline: Timeline, moment: Moment, end: date) -> str:
    file = f", bestand {timeline.profile_name}" if timeline.profile_name else ""
    plans = "; ".join(f"plan {plan.id} versie {plan.version}" for plan in timeline.plans)
    last = f"Gemaakt met wmoplan, {plans}{file}."
    body = "\n".join(line for line in _lines(timeline, moment, end) if line)
    return f"{_clean(body)[:MOST_TEXT].rstrip()}\n{_clean(last)}"


def _lines(timeline: Timeline, moment: Moment, end: date) -> Iterator[str]:
    yield moment.act
    yield f"{sentence(when_in_words(moment.start, end, moment.time))}."
    yield f"{SURENESS[moment.certainty]} {_cause(moment)}".rstrip()
    if moment.likely:
        yield LIKELY
    if moment.sooner:
        yield f"Dit is de laatste kans. {moment.sooner}"
    if moment.speaking:
        yield from _speaking(timeline)
    if moment.explanation:
        yield "Waarom deze dag?"
        yield from (_because(reason) for reason in moment.explanation)
    for source in moment.sources:
        yield f"Bron: {source.document}{', ' if source.place else ''}{source.place}."
    yield from (f"Zie {address}" for address in _addresses(timeline, moment))


def _cause(moment: Moment) -> str:
    cause = moment.weakest.removeprefix(f"{moment.certainty.word}: ").rstrip(".")
    return f"Reden: {cause}." if cause else ""


def _because(reason: Reason) -> str:
    return f"- {reason.told}{f' ({reason.source})' if reason.source else ''}"


def _speaking(timeline: Timeline) -> Iterator[str]:
    if speaking := timeline.profile.speaking:
        yield f"Waar: {speaking.place}." if speaking.place else ""
        yield f"Spreektijd: {speaking.minutes} minuten." if speaking.minutes else ""
        yield f"Toegang: {speaking.access}." if speaking.access else ""
    if clerk := timeline.profile.clerk:
        yield f"Mail naar de griffie: {clerk.email}" if clerk.email else ""
        yield f"Bel de griffie: {clerk.phone}" if clerk.phone else ""


def _addresses(timeline: Timeline, moment: Moment) -> Iterator[str]:
    titles = {source.document for source in moment.sources}
    for document in timeline.documents():
        if document.title in titles and re.fullmatch(r"https?://[!-~]+", document.link):
            yield document.link


def _categories(timeline: Timeline, moment: Moment) -> list[str]:
    titles = [topic.title for topic in timeline.all_topics() if topic.id in moment.topics]
    return [" ".join(_clean(title).replace(",", " ").split()) for title in titles] or ["Wmo"]


def _reminder(moment: Moment) -> Alarm:
    alarm = Alarm()
    alarm["ACTION"] = _Text("DISPLAY")
    alarm["DESCRIPTION"] = _Text(_title(moment))
    alarm["TRIGGER"] = vDuration(REMINDER)
    return alarm


def _notes(moment: Moment, end: date) -> Iterator[str]:
    """Yield a note for an event in the hour that a change of the clock leaves out or doubles."""
    begin = _begin(moment, end)
    if begin and any(_is_changing(edge) for edge in (begin, begin + _length(moment))):
        yield (
            f"{sentence(when_in_words(end, end, moment.time))}: die nacht verspringt de klok. "
            f"Kijk de tijd na van: {moment.title}."
        )


def _is_changing(local: datetime) -> bool:
    """Tell whether a time lies from two to three o'clock on the last Sunday of March or October."""
    last_sunday = local.month in {3, 10} and local.weekday() == 6 and local.day > 24  # noqa: PLR2004 - 31 days, a week
    return last_sunday and local.hour == 2  # noqa: PLR2004 - the hour of the change


def _clean(text: str) -> str:
    """Return the text without characters that nobody sees and that one program or another stumbles over."""
    flat = UNSEEN.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "\n".join(" ".join(line.split(" ")).strip() for line in flat.split("\n"))
