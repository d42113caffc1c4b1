"""`wmoplan calendar`: the days as a calendar file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

from typer import Option

from wmoplan.cli import options
from wmoplan.errors import OutputError

if TYPE_CHECKING:
    from wmoplan.render.feed import Feed
    from wmoplan.timeline import Timeline

FILE: Final = "agenda.ics"
OURS: Final = b"PRODID:-//wmoplan//"
THEN: Final = """Zo komt hij op de telefoon:
1. Maak in Google Agenda op de laptop een nieuwe agenda, alleen voor uw groep.
2. Kies bij Instellingen voor Importeren. Kies dit bestand en die nieuwe agenda.
3. Deel de agenda met de leden.
Hebt u een website? Zet het bestand daar neer. De leden kunnen zich dan op dat adres abonneren."""


def calendar(  # noqa: PLR0913 - the options of the command
    profile: options.Profile = None,
    as_of: options.AsOf = None,
    example: options.Example = None,
    plan: options.Plan = None,
    output: options.Output = None,
    dry_run: Annotated[bool, Option("--dry-run", help="Laat zien wat erin komt, en schrijf niets.")] = False,  # noqa: FBT002 - a flag
    open_it: options.Open = False,  # noqa: FBT002 - a flag
) -> None:
    """Write the calendar file and remember its days, or tell what is in it.

    The calendar is written before the days are remembered: `wmoplan.cli.memory` says why.
    """
    from wmoplan.cli.memory import keep
    from wmoplan.cli.results import make
    from wmoplan.cli.session import PROFILE, timeline_of
    from wmoplan.cli.speak import say, tell
    from wmoplan.render import feed

    timeline = timeline_of(profile, as_of, example, plan)
    found = feed.calendar(timeline, feed.stamp_of(timeline))
    if dry_run:
        say(_told(timeline, found))
    else:
        target = output or FILE
        _must_be_ours(Path(target))
        make(found.content, target, then=f"{_number(found)}\n{THEN}", open_it=open_it)
        if not (example or plan):
            keep(timeline, profile or PROFILE)
    for note in found.notes:
        tell(f"Let op: {note}")


def _must_be_ours(path: Path) -> None:
    """Refuse to write over a calendar of somebody else.

    Raises:
        OutputError: There is a file of that name, and wmoplan did not make it.
    """
    from wmoplan.cli.results import full

    try:
        with path.open("rb") as file:
            start = file.read(1024)
    except OSError:
        return  # it is not there, or writing will tell what is wrong with it
    if path.is_file() and start and OURS not in start:
        raise OutputError(
            f"{full(path)}: dit bestand is niet door wmoplan gemaakt.\n  Kies een andere naam met --output BESTAND."
        )


def _number(found: "Feed") -> str:
    from wmoplan.dutch import count

    return f"Er {'staat' if found.events == 1 else 'staan'} {count(found.events, 'dag', 'dagen')} in."


def _told(timeline: "Timeline", found: "Feed") -> str:
    from wmoplan.dutch import sentence, when_in_words

    lines = [f"Agenda voor {timeline.municipality.name}. {_number(found)} Er is niets geschreven."]
    for moment in timeline.moments:
        if moment.in_calendar and moment.end and timeline.is_chosen(moment.topics):
            when = sentence(when_in_words(moment.end, moment.end, moment.time))
            lines.append(f"{when}: {moment.title} ({moment.certainty.word}).")
    return "\n".join(lines)
