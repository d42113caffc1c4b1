"""`wmoplan region`: the municipalities of a region side by side."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

from wmoplan.cli import options, results, screen, session, speak
from wmoplan.cli.calendar import Writing, publish, replaced
from wmoplan.cli.options import a_file, argument, flag, value
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


Place = Annotated[str | None, argument("REGIO", "Een bestand, of een map met profielen. Zonder: regio.yaml.")]
Steps = Annotated[list[str] | None, value("--step", "STAP", "Alleen deze stap. Mag vaker.")]
Municipalities = Annotated[list[str] | None, value("--municipality", "GEMEENTE", "Alleen deze gemeente. Mag vaker.")]
Everything = Annotated[bool, flag("--all", "Alle stappen, ook van andere onderwerpen.")]
Form = Annotated[str | None, value("--format", "VORM", "De vorm: table, plain, markdown, json of csv.")]
Output = Annotated[
    str | None,
    value("--output", "BESTAND", "Schrijf in dit bestand: .html, .ics, .md, .txt, .json of .csv.", callback=a_file),
]
Example = Annotated[str | None, value("--example", "NAAM", "Gebruik een voorbeeld: brabant-noordoost-oost.")]
DryRun = Annotated[bool, flag("--dry-run", "Bij .ics: laat zien wat er verandert, schrijf niets.")]


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
    from wmoplan.desk.opening import HINDSIGHT
    from wmoplan.desk.region import find, mergers, region_of

    shape = options.form_of(form, output, FORMATS, ENDINGS, "table" if speak.table_width() else "plain")
    target = options.target_of(output, open_it=open_it, force=force)
    if dry_run and shape != "calendar":
        raise UsageError("--dry-run hoort bij een agenda.\n  Zet erbij: --output regio.ics")
    day = session.seen_from(as_of)
    found = find(place, example)
    timelines = _timelines(found, day)
    if shape in WHOLE and (step or municipality):
        speak.tell("Let op: dit bestand heeft altijd alle stappen en alle gemeenten.")
        step = municipality = None
    made = region_of(found, timelines, step or (), municipality or (), everything=everything or shape in WHOLE)
    for known in mergers(timelines):
        speak.tell(f"Let op: {known}")
    _hand_out(made, shape, target, dry_run=dry_run)
    if made.hindsight and day < session.today():
        speak.tell(HINDSIGHT)


def _timelines(found: "Found", day: "date") -> "tuple[Timeline, ...]":
    """Return the timeline of each municipality, after telling what does not count of their meeting files."""
    from wmoplan.desk.region import side_by_side

    with screen.counting("Gemeenten lezen") as seen:
        timelines, notices, failure = side_by_side(found, day, seen)
    speak.tell(*notices)
    if failure:
        raise failure
    return timelines


def _hand_out(made: "Region", shape: str, target: options.Target, *, dry_run: bool) -> None:
    """Show a region or write it in a file; of a calendar it is told what is in it or what changes."""
    if shape == "calendar" and target.name:
        from wmoplan.desk.calendar import region_calendar, region_summary
        from wmoplan.render.region_feed import name_of

        path = Path(target.name)
        calendar = region_calendar(made, replaced(path, name_of(made.name), force=target.force))
        publish(path, calendar, region_summary(made, calendar), Writing(dry_run, target.open_it, target.force))
        return
    from wmoplan.desk.region import text_of

    text = text_of(made, shape, speak.width())
    results.hand_out(text, shape, target, speak.say_folded if shape == "plain" else speak.say)
