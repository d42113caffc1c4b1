"""`wmoplan` alone: where you are, and the one next command."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from wmoplan.cli import options
from wmoplan.errors import MissingFileError

if TYPE_CHECKING:
    from wmoplan.timeline import Timeline


def home(profile: options.Profile = None, as_of: options.AsOf = None, example: options.Example = None) -> None:
    """Tell where the user is, and what to do next."""
    from wmoplan.cli.session import timeline_of
    from wmoplan.cli.speak import say
    from wmoplan.desk.beside import PROFILE

    here = Path()
    try:
        looks_like = any(file.name.lower().startswith(PROFILE) for file in here.iterdir())
    except OSError:
        raise MissingFileError("De map waarin u staat, is niet te lezen.\n  Ga naar een andere map.") from None
    if profile or example or looks_like:
        say("\n".join(_standing(timeline_of(profile, as_of, example))))
        return
    say(
        "wmoplan laat zien wanneer u kunt meepraten over de zorg in uw gemeente.\n"
        f"In deze map staat nog geen profiel ({PROFILE}).\n"
        f"De map is: {here.absolute()}\n"
        "\n"
        "Begin zo: wmoplan init"
    )


def _standing(timeline: "Timeline") -> list[str]:
    from wmoplan.cli.speak import folded
    from wmoplan.dutch import listing, long_date

    topics = [topic.title for topic in timeline.all_topics() if topic.id in timeline.topics]
    lines = [
        f"{timeline.municipality.name}, gezien vanaf {long_date(timeline.as_of)}.",
        f"Plan: {timeline.plan.title}. Onderwerpen: {listing(topics) or 'alle'}.",
    ]
    decides = timeline.rules.trajectories[0].body
    known = [meeting for meeting in timeline.meetings if meeting.body == decides]
    ends = timeline.plan.runs.period
    if ends and ends.last and ends.last < timeline.as_of:
        back = f"wmoplan timeline --as-of {timeline.plan.offered.last}-01-15"
        return [*lines, f"Dit plan is voorbij: het liep tot en met {long_date(ends.last)}.", "", f"Terugkijken: {back}"]
    if not known:
        lines.append(f"Er staan nog geen vergaderingen van {_name_of(timeline, decides)} in {timeline.profile_name}.")
        lines.append("Bijna alle dagen zijn daarom geschat. De data staan in de mail of op de site van de griffie.")
        return [*lines, "", "Plak ze met: wmoplan meetings add"]
    todo = timeline.chosen_todo()
    if todo:
        lines.append(folded(f"Doe nu eerst dit: {todo[0].text}"))
    return [*lines, *_coming(timeline), *_measured(timeline), "", "Alles wat u nu doet: wmoplan timeline"]


def _measured(timeline: "Timeline") -> list[str]:
    """Return that it is measured now how far the municipality is, where a plan says so."""
    day = timeline.as_of
    return [
        f"{row.title} Hoe het bij u staat, ziet u met: wmoplan status"
        for plan in timeline.plans
        for row in plan.measurements
        if (period := row.when.period) and (period.first or date.max) <= day <= (period.last or date.min)
    ]


def _name_of(timeline: "Timeline", body: str) -> str:
    return next((one.name for one in timeline.rules.bodies if one.id == body), body)


def _coming(timeline: "Timeline") -> list[str]:
    from wmoplan.cli.speak import folded
    from wmoplan.dutch import long_date

    for moment in timeline.moments:
        is_ahead = moment.end is not None and moment.end >= timeline.as_of and not moment.done
        if moment.in_calendar and moment.end and is_ahead and timeline.is_chosen(moment.topics):
            day = f"{long_date(moment.end)} ({moment.certainty.word})"
            return [folded(f"De eerste dag die eraan komt: {day}. {moment.title}.")]
    return []
