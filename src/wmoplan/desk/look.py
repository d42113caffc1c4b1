"""Looks at a timeline: as a list of days in one of its forms, and as the few lines of where somebody stands."""

from datetime import date
from typing import TYPE_CHECKING, Final

from wmoplan.desk.forms import DATA_FORMS, in_data, in_text
from wmoplan.documents.outlook import Selection
from wmoplan.dutch import choice
from wmoplan.errors import UsageError, WmoplanError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wmoplan.desk.beside import Text
    from wmoplan.timeline import Timeline

FORMS: Final = ("table", "plain", "mail", *DATA_FORMS, "markdown")
"""The forms in which a timeline is shown."""

WHOLE: Final = frozenset(DATA_FORMS)
"""Forms for other programs; they always hold everything."""

PROMPT: Final = 2
"""Lines of a window that what was typed takes, and what is typed next."""

ENDINGS: Final = {f".{form}": form for form in DATA_FORMS} | {".md": "markdown"}
"""The form that the ending of a file stands for; any other is the list of sentences."""


def check_days(selection: Selection) -> None:
    """Refuse days that are the wrong way round.

    Raises:
        UsageError: The first day lies after the last one.
    """
    if selection.first and selection.last and selection.first > selection.last:
        raise UsageError("De dag achter --from ligt na de dag achter --until.\n  Draai de twee dagen om.")


def selected(timeline: "Timeline", selection: Selection) -> "Timeline":
    """Return the timeline on the subjects that are selected.

    Raises:
        UsageError: A subject or a kind of moment is not known.
    """
    _known(selection.topics, (one.id for one in timeline.all_topics()), "onderwerp van dit plan")
    links = {link.kind for link in timeline.rules.links}
    _known(selection.kinds, links | {wording.kind for wording in timeline.rules.wordings}, "soort moment")
    return timeline._replace(topics=selection.topics) if selection.topics else timeline


def _known(typed: tuple[str, ...], known: "Iterable[str]", what: str) -> None:
    words = set(known)
    for word in typed:
        if word not in words:
            raise UsageError(f"'{word}' is geen {what}.\n  {choice(word, words)}")


def shown(timeline: "Timeline", form: str, selection: Selection, width: int = 80) -> str:
    """Return a timeline in one of its forms.

    Args:
        form: One of `FORMS`.
        selection: What is shown of the timeline; the forms for other programs always hold everything.
    """
    if form == "markdown":
        from wmoplan.documents.months import months_of

        return in_text(months_of(timeline), form)
    if form in WHOLE:
        from wmoplan import __version__
        from wmoplan.documents.data import timeline_sheet, timeline_tree

        return in_data(form, lambda: timeline_sheet(timeline), lambda: timeline_tree(timeline, __version__))
    if form == "table":
        from wmoplan.render.table import table

        return table(timeline, selection, width)
    from wmoplan.documents.sentences import sentences_of

    return in_text(sentences_of(timeline, selection, dated=form == "mail"), "plain")


def mail_since(
    timeline: "Timeline", selection: Selection, since: date, compared: "Text | str"
) -> tuple[str, tuple[str, ...]]:
    """Return the mail that tells what is new since a day, and sentences for the user about the files.

    Args:
        compared: The profile of the timeline, or the id of the plan where it has no profile.

    Raises:
        UsageError: The day lies after that of the timeline.
        DataError: The history cannot be read.
    """
    from wmoplan.desk.memory import news_since
    from wmoplan.documents import mail

    news, notices = news_since(timeline, since, compared)
    return in_text(mail.mail_since(timeline, news, selection), "plain"), notices


SHORTER: Final = ((3, True), (3, False), (2, False), (1, False))
"""How many things to do the first screen shows, and whether with their warnings: the first that fits the window."""


def home(timeline: "Timeline", text: "Text", width: int, rows: int) -> str:
    """Return the first screen: as much of what there is to do as fits in the window.

    Args:
        width: Characters on a line; 0 breaks no line.
        rows: Lines of the window; 0 has room for all.
    """
    from wmoplan.documents.home import home_of
    from wmoplan.render.text import text as plain

    news = (*_ways_in(timeline), *_measured(timeline), *_changed(timeline, text))
    screens = (plain(home_of(timeline, news, most, warns=warns), width) for most, warns in SHORTER)
    return fitting(screens, rows).rstrip("\n")


def fitting(screens: "Iterable[str]", rows: int) -> str:
    """Return the first of some screens that fits in a window, else the last; 0 rows has room for all."""
    shown = ""
    for shown in screens:
        if not rows or shown.count("\n") < rows - PROMPT:
            break
    return shown


def point(timeline: "Timeline", number: int) -> str:
    """Return one thing to do in full.

    Raises:
        UsageError: There are not so many things to do.
    """
    from wmoplan.documents.home import point_of

    found = point_of(timeline, number)
    if found is None:
        raise UsageError(f"Er is geen punt {number}.\n  Kijk wat er te doen is met: wmoplan")
    return in_text(found, "plain")


def _ways_in(timeline: "Timeline") -> "Iterator[str]":
    """Yield how the meetings of who decides come in, where none is known."""
    from wmoplan.desk.council import ADD, way_in

    decides = timeline.rules.trajectories[0].body
    if timeline.ended or any(meeting.body == decides for meeting in timeline.meetings):
        return
    if fetch := way_in(timeline.municipality.code):
        yield f"Haal de vergaderingen op met: {fetch}"
    yield f"Plak de vergaderingen uit de mail van de griffie met: {ADD}"


def _changed(timeline: "Timeline", text: "Text") -> "Iterator[str]":
    """Yield how much is otherwise than the calendar that went out has it; nothing where none did."""
    from wmoplan.desk.memory import kept

    try:
        known = kept(timeline, text)
    except WmoplanError:  # `changes` tells what is wrong with the history
        return
    if known and known.number:
        are = "dag is" if known.number == 1 else "dagen zijn"
        yield f"Nieuw: {known.number} {are} anders dan in de agenda die u maakte. Typ: wmoplan wijzigingen"


def _measured(timeline: "Timeline") -> "Iterator[str]":
    """Yield that it is measured now how far the municipality is, where a plan says so."""
    for row in (row for plan in timeline.plans for row in plan.measurements):
        period = row.when.period
        if period and (period.first or date.max) <= timeline.as_of <= (period.last or date.min):
            yield f"{row.title} Hoe het bij u staat, ziet u met: wmoplan status"
