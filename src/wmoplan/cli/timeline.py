"""`wmoplan timeline`: what to do now, and which days are coming."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Option

from wmoplan.cli import options
from wmoplan.errors import UsageError

if TYPE_CHECKING:
    from wmoplan.timeline import Timeline


def timeline(  # noqa: PLR0913 - the options of the command
    profile: options.Profile = None,
    as_of: options.AsOf = None,
    example: options.Example = None,
    plan: options.Plan = None,
    everything: Annotated[bool, Option("--all", help="Laat alle momenten zien.")] = False,  # noqa: FBT002 - a flag
    first: Annotated[str | None, Option("--from", metavar="DATUM", help="Laat zien wat er vanaf deze dag is.")] = None,
    last: Annotated[
        str | None, Option("--until", metavar="DATUM", help="Laat zien wat er tot en met deze dag is.")
    ] = None,
    topic: Annotated[
        list[str] | None, Option("--topic", metavar="ONDERWERP", help="Alleen dit onderwerp. Mag vaker.")
    ] = None,
    kind: Annotated[
        list[str] | None, Option("--kind", metavar="SOORT", help="Alleen dit soort moment, zoals inspreken. Mag vaker.")
    ] = None,
    form: Annotated[
        str | None, Option("--format", metavar="VORM", help="De vorm: table, plain, mail, json, csv of markdown.")
    ] = None,
    suppose: Annotated[
        list[str] | None,
        Option("--suppose", metavar="WAT=WAARDE", help="Laat zien wat er verschuift als iets anders is. Mag vaker."),
    ] = None,
    since: Annotated[
        str | None, Option("--since", metavar="DATUM", help="Bij de vorm mail: zet erbij wat er nieuw is na deze dag.")
    ] = None,
    output: options.Output = None,
    force: options.Force = False,  # noqa: FBT002 - a flag
    open_it: options.Open = False,  # noqa: FBT002 - a flag
) -> None:
    """Show the timeline, or write it in a file."""
    from wmoplan.cli.options import form_of, needs_file
    from wmoplan.cli.results import RENEW, make
    from wmoplan.cli.session import day_of, timeline_of
    from wmoplan.cli.speak import say, say_exactly, say_json, table_width, tell, width
    from wmoplan.desk import look
    from wmoplan.documents.outlook import Selection

    by_file = look.ENDINGS.get(Path(output).suffix.lower(), "plain") if output else ""
    shape = form_of(form, None, look.FORMS, {}, by_file or ("table" if table_width() else "plain"))
    needs_file(open_it=open_it, output=output)
    begin = None if first is None else day_of(first, "--from")
    end = None if last is None else day_of(last, "--until")
    selection = Selection(everything, begin, end, _words(topic), _words(kind))
    look.check_days(selection)
    if since is not None and (form != "mail" or suppose):
        way_out = "Laat '--suppose' weg." if suppose else "Schrijf erbij: --format mail"
        raise UsageError(f"--since hoort bij een mail met wat er nieuw is.\n  {way_out}")
    day = None if since is None else day_of(since, "--since")
    found = look.selected(timeline_of(profile, as_of, example, plan), selection)
    if suppose:
        _suppose(found, suppose, form)
        return
    if day:
        text, notices = look.mail_since(found, selection, day, (profile, example, plan))
        for notice in notices:
            tell(notice)
    else:
        text = look.shown(found, shape, selection, width())
    if selection.narrows and shape in look.WHOLE:
        tell(f"Let op: de vorm {shape} geeft altijd alle momenten.")
    if output:
        data = text.encode("utf-8-sig") if shape == "csv" else text if text.endswith("\n") else f"{text}\n"
        make(data, output, then=RENEW, open_it=open_it, force=force)
    elif shape == "json":
        say_json(text)
    else:
        (say_exactly if shape in look.WHOLE or shape == "markdown" else say)(text)


def _suppose(found: "Timeline", words: list[str], form: str | None) -> None:
    """Show what would move.

    Raises:
        UsageError: A word cannot be supposed, or another form is asked for.
    """
    from wmoplan.cli.speak import WIDE, folded_lines, say, table_width
    from wmoplan.desk.compare import supposing

    if form not in {None, "plain", "table"}:
        raise UsageError(f"--suppose geeft alleen tekst.\n  Laat '--format {form}' weg.")
    say(folded_lines(supposing(found, words, 0 if form == "plain" else min(table_width(), WIDE))))


def _words(typed: list[str] | None) -> tuple[str, ...]:
    parts = [part.strip().lower() for word in typed or () for part in word.split(",")]
    return tuple(dict.fromkeys(part for part in parts if part))
