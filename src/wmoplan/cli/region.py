"""`wmoplan region`: the municipalities of a region side by side."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

from typer import Argument, Option

from wmoplan.cli import options
from wmoplan.cli.options import a_file
from wmoplan.desk.forms import in_data
from wmoplan.errors import UsageError

if TYPE_CHECKING:
    from wmoplan.region import Region

FORMATS: Final = ("table", "plain", "markdown", "json", "csv")
WHOLE: Final = {"json", "csv", "calendar"}
"""Forms that always hold every step of every municipality."""

ENDINGS: Final = {
    ".html": "page", ".ics": "calendar", ".md": "markdown", ".json": "json", ".csv": "csv", ".txt": "plain",
}  # fmt: skip
"""The form that the ending of a file stands for."""


def region(  # noqa: PLR0913 - the options of the command
    place: Annotated[
        str | None, Argument(metavar="REGIO", help="Een bestand, of een map met profielen. Zonder: regio.yaml.")
    ] = None,
    step: Annotated[list[str] | None, Option("--step", metavar="STAP", help="Alleen deze stap. Mag vaker.")] = None,
    municipality: Annotated[
        list[str] | None, Option("--municipality", metavar="GEMEENTE", help="Alleen deze gemeente. Mag vaker.")
    ] = None,
    everything: Annotated[bool, Option("--all", help="Alle stappen, ook van andere onderwerpen.")] = False,  # noqa: FBT002 - a flag
    form: Annotated[
        str | None, Option("--format", metavar="VORM", help="De vorm: table, plain, markdown, json of csv.")
    ] = None,
    output: Annotated[
        str | None,
        Option(
            "--output",
            metavar="BESTAND",
            help="Schrijf in dit bestand: .html, .ics, .md, .txt, .json of .csv.",
            callback=a_file,
        ),
    ] = None,
    as_of: options.AsOf = None,
    example: Annotated[
        str | None, Option("--example", metavar="NAAM", help="Gebruik een voorbeeld: brabant-noordoost-oost.")
    ] = None,
    dry_run: Annotated[bool, Option("--dry-run", help="Bij .ics: laat zien wat er verandert, schrijf niets.")] = False,  # noqa: FBT002 - a flag
    force: options.Force = False,  # noqa: FBT002 - a flag
    open_it: options.Open = False,  # noqa: FBT002 - a flag
) -> None:
    """Show a region, or write it in a file."""
    from wmoplan.cli.options import form_of, needs_file
    from wmoplan.cli.screen import counting
    from wmoplan.cli.session import seen_from, today
    from wmoplan.cli.speak import table_width, tell
    from wmoplan.desk.opening import HINDSIGHT
    from wmoplan.desk.region import find, mergers, region_of, side_by_side

    shape = form_of(form, output, FORMATS, ENDINGS, "table" if table_width() else "plain")
    needs_file(open_it=open_it, output=output)
    if dry_run and shape != "calendar":
        raise UsageError("--dry-run hoort bij een agenda.\n  Zet erbij: --output regio.ics")
    day = seen_from(as_of)
    found = find(place, example)
    with counting("Gemeenten lezen") as seen:
        timelines, notices, failure = side_by_side(found, day, seen)
    for notice in notices:
        tell(notice)
    if failure:
        raise failure
    if shape in WHOLE and (step or municipality):
        tell("Let op: dit bestand heeft altijd alle stappen en alle gemeenten.")
        step = municipality = None
    made = region_of(found, timelines, step or (), municipality or (), everything=everything or shape in WHOLE)
    for known in mergers(timelines):
        tell(f"Let op: {known}")
    _show(made, shape, output, open_it=open_it, dry_run=dry_run, force=force)
    if made.hindsight and day < today():
        tell(HINDSIGHT)


def _show(  # noqa: PLR0913 - the options of the command
    made: "Region", shape: str, output: str | None, *, open_it: bool, dry_run: bool, force: bool
) -> None:
    from wmoplan.cli.results import RENEW, make
    from wmoplan.cli.speak import folded_lines, say, say_json

    if shape == "calendar" and output:
        from wmoplan.cli.calendar import publish, replaced
        from wmoplan.desk.calendar import region_calendar, region_summary
        from wmoplan.render.region_feed import name_of

        file = region_calendar(made, replaced(Path(output), name_of(made.name), force=force))
        publish(Path(output), file, region_summary(made, file), dry_run=dry_run, open_it=open_it)
        return
    text = _text(made, shape)
    if output:
        data = text.encode("utf-8-sig") if shape == "csv" else text if text.endswith("\n") else f"{text}\n"
        make(data, output, then=RENEW, open_it=open_it, force=force)
    elif shape == "json":
        say_json(text)
    else:
        say(folded_lines(text) if shape == "plain" else text)


def _text(made: "Region", shape: str) -> str:
    if shape in {"table", "plain"}:
        from wmoplan.cli.speak import width
        from wmoplan.documents.region_screen import columns_of, sentences_of
        from wmoplan.render.text import text

        return text(columns_of(made, width()), width()) if shape == "table" else text(sentences_of(made))
    if shape == "markdown":
        from wmoplan.documents.region import tables_of
        from wmoplan.render.markdown import markdown

        return markdown(tables_of(made))
    if shape == "page":
        from wmoplan.documents.region import page_of
        from wmoplan.render.html import html

        return html(page_of(made, made.as_of))
    from wmoplan import __version__
    from wmoplan.documents.data import region_sheet, region_tree

    return in_data(shape, lambda: region_sheet(made), lambda: region_tree(made, __version__))
