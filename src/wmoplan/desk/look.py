"""Looks at a timeline: as a list of days in one of its forms, and as the few lines of where somebody stands."""

from datetime import date
from typing import TYPE_CHECKING, Final

from wmoplan.desk.forms import DATA_FORMS, in_data, in_text
from wmoplan.documents.outlook import Selection
from wmoplan.dutch import choice, listing, long_date
from wmoplan.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wmoplan.desk.beside import Text
    from wmoplan.notation import Fold
    from wmoplan.timeline import Timeline

FORMS: Final = ("table", "plain", "mail", *DATA_FORMS, "markdown")
"""The forms in which a timeline is shown."""

WHOLE: Final = frozenset(DATA_FORMS)
"""Forms for other programs; they always hold everything."""

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


def standing(timeline: "Timeline", fold: "Fold") -> str:
    """Return where somebody stands, and the one command that comes next."""
    topics = [topic.title for topic in timeline.all_topics() if topic.id in timeline.topics]
    lines = [
        f"{timeline.municipality.name}, gezien vanaf {long_date(timeline.as_of)}.",
        f"Plan: {timeline.plan.title}. Onderwerpen: {listing(topics) or 'alle'}.",
    ]
    decides = timeline.rules.trajectories[0].body
    ends = timeline.plan.runs.period
    if ends and ends.last and ends.last < timeline.as_of:
        lines.append(f"Dit plan is voorbij: het liep tot en met {long_date(ends.last)}.")
        next_step = f"Terugkijken: wmoplan timeline --as-of {timeline.plan.offered.last}-01-15"
    elif not any(meeting.body == decides for meeting in timeline.meetings):
        name = next((one.name for one in timeline.rules.bodies if one.id == decides), decides)
        lines.append(f"Er staan nog geen vergaderingen van {name} in {timeline.profile_name}.")
        lines.append("Bijna alle dagen zijn daarom geschat. De data staan in de mail of op de site van de griffie.")
        from wmoplan.desk.council import ADD, way_in

        fetch = way_in(timeline.municipality.code)
        next_step = f"Haal ze op met: {fetch}\nOf plak ze met: {ADD}" if fetch else f"Plak ze met: {ADD}"
    else:
        lines += (fold(f"Doe nu eerst dit: {one.text}") for one in timeline.chosen_todo()[:1])
        lines += [*_coming(timeline, fold), *_measured(timeline)]
        next_step = "Alles wat u nu doet: wmoplan timeline"
    return "\n".join([*lines, "", next_step])


def _measured(timeline: "Timeline") -> "Iterator[str]":
    """Yield that it is measured now how far the municipality is, where a plan says so."""
    for row in (row for plan in timeline.plans for row in plan.measurements):
        period = row.when.period
        if period and (period.first or date.max) <= timeline.as_of <= (period.last or date.min):
            yield f"{row.title} Hoe het bij u staat, ziet u met: wmoplan status"


def _coming(timeline: "Timeline", fold: "Fold") -> "Iterator[str]":
    """Yield the first chosen day that comes, if there is one."""
    for moment in timeline.moments:
        is_ahead = moment.end is not None and moment.end >= timeline.as_of and not moment.done
        if moment.in_calendar and moment.end and is_ahead and timeline.is_chosen(moment.topics):
            day = f"{long_date(moment.end)} ({moment.certainty.word})"
            yield fold(f"De eerste dag die eraan komt: {day}. {moment.title}.")
            return
