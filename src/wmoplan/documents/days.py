"""A day on the page of a municipality: its date, the action, its certainty, and the source that names the day."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from wmoplan.documents.blocks import Block, DayInWords, Entry, Paragraph, Run
from wmoplan.documents.steps import STANDING, done_on
from wmoplan.dutch import clock, day_month, long_date, sentence, within
from wmoplan.model.moment import Certainty, Moment
from wmoplan.timeline import Timeline

MEANING: Final = {
    Certainty.FIXED: "",
    Certainty.RECKONED: "",
    Certainty.PROVISIONAL: "Deze dag kan nog schuiven.",
    Certainty.ESTIMATED: "Vraag deze dag na.",
}
"""The advice that belongs to a word for certainty; empty where there is none."""

LIKELY: Final = "De gemeente heeft nog niet gezegd dat het die dag hierover gaat."
NOBODY: Final = "Niemand heeft deze dag zelf genoemd."
NO_DAY: Final = "Nog geen datum"
WHY: Final = "Waarom deze dag?"


class Sure(NamedTuple):
    """The certainty of a day, as the parts of a sentence.

    Attributes:
        word: Vast, berekend, voorlopig or geschat; empty while there is no day.
        cause: What makes it no surer; may be empty.
        meaning: What to make of that; may be empty.
        says: Who says so.
    """

    word: str
    cause: str
    meaning: str
    says: str


def day_entry(moment: Moment, *more: Block, ask: bool, id: str = "", after: Iterable[Block] = ()) -> Entry:  # noqa: A002 - as the field
    """Return a day of a page: when it is, what is done, and how sure it is.

    Args:
        more: What else is said of it, before how sure it is.
        ask: Whether it leads to the explanation of the day, which stands at its step.
        id: Its own address on the page; may be empty.
        after: What follows on it.
    """
    title = sentence(moment.title)
    return Entry(
        (Paragraph(title, "do"), *more, Paragraph(tuple(_sure(moment, title, ask=ask)), "sure"), *after),
        when_of(moment),
        id,
    )


def _sure(moment: Moment, title: str, *, ask: bool) -> Iterator[Run]:
    sure = sure_of(moment)
    if sure.word:
        yield Run(sentence(sure.word), strong=True)
        yield Run(f": {sure.cause}." if sure.cause else ".")
    if sure.meaning:
        yield Run(f" {sure.meaning}")
    if sure.says:
        yield from (Run(" "), Run(sure.says, typed=True))
    if ask:
        yield from (Run(" "), Run(WHY, link=f"#dag-{moment.id}", spoken=f" {title}"))


def status_of(moment: Moment) -> Iterator[Paragraph]:
    """Yield paragraphs: that the day has passed, that the decision can come earlier, that no agenda names it yet."""
    if moment.done:
        yield Paragraph(f"{sentence(done_on(moment.done))}.")
    elif standing := STANDING.get(moment.status):
        yield Paragraph(standing)
    if moment.sooner:
        yield Paragraph(f"Dit is de laatste kans. {sooner_of(moment)}")
    if moment.likely and moment.end and moment.attend and moment.certainty >= Certainty.PROVISIONAL:
        yield Paragraph(LIKELY)


def when_of(moment: Moment) -> DayInWords:
    """Return when a moment is, in words and in parts."""
    if moment.end is None and moment.start is None:
        return DayInWords(NO_DAY if moment.step else sentence(moment.period))
    if not moment.step and moment.start not in {None, moment.end}:
        return DayInWords(sentence(moment.period))
    text = sentence(moment.when)
    if moment.vague or moment.end is None or moment.start not in {None, moment.end}:
        return DayInWords(text)
    return one_day(moment.end, moment.time, before="" if moment.start else "uiterlijk op")


def one_day(day: date, time: str = "", before: str = "") -> DayInWords:
    """Return one day, in words and in parts.

    >>> one_day(date(2014, 10, 21), "20:00").rest
    '2014, 20.00 uur'
    """
    at = f", {clock(time)}" if time else ""
    text = sentence(f"{before}{' ' if before else ''}{long_date(day)}{at}")
    return DayInWords(
        text, day.isoformat(), before, long_date(day).partition(" ")[0], day_month(day), f"{day.year}{at}"
    )


def sure_of(moment: Moment) -> Sure:
    """Return the certainty of the day of a moment, what limits that certainty, and the source that names the day."""
    cause = moment.cause
    if moment.end is None and moment.start is None:
        return Sure("", "", f"Er is nog geen dag: {cause}." if cause else "Er is nog geen dag.", "")
    return Sure(moment.certainty.word, cause, MEANING[moment.certainty], _says(moment))


def _says(moment: Moment) -> str:
    """Return the source that names the day of a moment, or the day that it was counted from."""
    dated = [reason for reason in moment.explanation if reason.source and reason.day]
    guessed = moment.certainty is Certainty.ESTIMATED and len(moment.explanation) > 1
    if guessed or not dated:
        return NOBODY if moment.certainty is Certainty.ESTIMATED else ""
    last = dated[-1]
    source = on_page(f"Bron: {last.source}.")
    if last.day is None or last.day in {moment.end, moment.start}:
        return source
    return f"Geteld vanaf {long_date(last.day)}. {source}"


def sooner_of(moment: Moment) -> str:
    """Return the first day on which a decision can fall, as a full sentence; empty where it has no earlier chance."""
    return f"Het besluit {within(moment.sooner)}" if moment.sooner else ""


def on_page(text: str) -> str:
    """Return a text in the words for a reader of the page, who has no profile file.

    >>> on_page("Zet die dag in uw bestand.")
    'Zet die dag in het bestand van deze pagina.'
    """
    return text.replace("uw bestand", "het bestand van deze pagina")


def practical(timeline: Timeline) -> tuple[str, ...]:
    """Return the place, the speaking time and the access of the meetings, a sentence each; only what is known."""
    speaking = timeline.profile.speaking
    if speaking is None:
        return ()
    place = f"Waar: {speaking.place}." if speaking.place else ""
    minutes = f"Spreektijd: {speaking.minutes} minuten." if speaking.minutes else ""
    access = f"Toegang: {speaking.access}." if speaking.access else ""
    return tuple(line for line in (place, minutes, access) if line)
