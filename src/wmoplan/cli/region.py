"""`wmoplan region`: the municipalities of a region side by side."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

from typer import Argument, Option

from wmoplan.cli import options
from wmoplan.cli.calendar import Writing, publish, replaced
from wmoplan.cli.options import a_file
from wmoplan.desk.forms import DATA_FORMS
from wmoplan.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from wmoplan.desk.region import Found
    from wmoplan.region import Region
    from wmoplan.timeline import Timeline

FORMATS: Final = ("table", "plain", "markdown", *DATA_FORMS)
WHOLE: Final = {*DATA_FORMS, "calendar"}
"""Forms that always hold every step of every municipality."""

ENDINGS: Final = {
    ".html": "page", ".ics": "calendar", ".md": "markdown", ".txt": "plain",
    **{f".{form}": form for form in DATA_FORMS},
}  # fmt: skip
"""The form that the ending of a file stands for."""


Place = Annotated[
    str | None, Argument(metavar="REGIO", help="Een bestand, of een map met profielen. Zonder: regio.yaml.")
]
Steps = Annotated[list[str] | None, Option("--step", metavar="STAP", help="Alleen deze stap. Mag vaker.")]
Municipalities = Annotated[
    list[str] | None, Option("--municipality", metavar="GEMEENTE", help="Alleen deze gemeente. Mag vaker.")
]
Everything = Annotated[bool, Option("--all", help="Alle stappen, ook van andere onderwerpen.")]
Form = Annotated[str | None, Option("--format", metavar="VORM", help="De vorm: table, plain, markdown, json of csv.")]
Output = Annotated[
    str | None,
    Option(
        "--output",
        metavar="BESTAND",
        help="Schrijf in dit bestand: .html, .ics, .md, .txt, .json of .csv.",
        callback=a_file,
    ),
]
Example = Annotated[
    str | None, Option("--example", metavar="NAAM", help="Gebruik een voorbeeld: brabant-noordoost-oost.")
]
DryRun = Annotated[bool, Option("--dry-run", help="Bij .ics: laat zien wat er verandert, schrijf niets.")]


def region(  # noqa: PLR0913 - the options of the command
    place: Place = None,
    step: Steps = None,
    municipality: Municipalities = None,
    everything: Everything = False,  # noqa: FBT002 - a flag
    form: Form = None,
    output: Output = None,
    as_of: options.AsOf = None,
    example: Example = None,
    dry_run: DryRun = False,  # noqa: FBT002 - a flag
    force: options.Force = False,  # noqa: FBT002 - a flag
    open_it: options.Open = False,  # noqa: FBT002 - a flag
) -> None:
    """Show a region, or write it in a file."""
    from wmoplan.cli.options import form_of, needs_file
    from wmoplan.cli.results import hand_out
    from wmoplan.cli.session import seen_from, today
    from wmoplan.cli.speak import folded_lines, say, table_width, tell, width
    from wmoplan.desk.opening import HINDSIGHT
    from wmoplan.desk.region import find, mergers, region_of, text_of

    shape = form_of(form, output, FORMATS, ENDINGS, "table" if table_width() else "plain")
    needs_file(open_it=open_it, output=output)
    if dry_run and shape != "calendar":
        raise UsageError("--dry-run hoort bij een agenda.\n  Zet erbij: --output regio.ics")
    day = seen_from(as_of)
    found = find(place, example)
    timelines = _timelines(found, day)
    if shape in WHOLE and (step or municipality):
        tell("Let op: dit bestand heeft altijd alle stappen en alle gemeenten.")
        step = municipality = None
    made = region_of(found, timelines, step or (), municipality or (), everything=everything or shape in WHOLE)
    for known in mergers(timelines):
        tell(f"Let op: {known}")
    if shape == "calendar" and output:
        _publish(made, Path(output), Writing(dry_run, open_it, force))
    else:
        text = text_of(made, shape, width())
        spoken = folded_lines(text) if shape == "plain" else text
        hand_out(text, shape, output, lambda _: say(spoken), open_it=open_it, force=force)
    if made.hindsight and day < today():
        tell(HINDSIGHT)


def _timelines(found: "Found", day: "date") -> "tuple[Timeline, ...]":
    """Return the timeline of each municipality, after telling what does not count of their meeting files.

    Raises:
        WmoplanError: A profile has faults, or a municipality stands there twice.
    """
    from wmoplan.cli.screen import counting
    from wmoplan.cli.speak import tell
    from wmoplan.desk.region import side_by_side

    with counting("Gemeenten lezen") as seen:
        timelines, notices, failure = side_by_side(found, day, seen)
    for notice in notices:
        tell(notice)
    if failure:
        raise failure
    return timelines


def _publish(made: "Region", path: Path, how: Writing) -> None:
    """Write the calendar of a region, and tell what is in it or what changes."""
    from wmoplan.desk.calendar import region_calendar, region_summary
    from wmoplan.render.region_feed import name_of

    calendar = region_calendar(made, replaced(path, name_of(made.name), force=how.force))
    publish(path, calendar, region_summary(made, calendar), how)
