"""`wmoplan timeline`: what to do now, and which days are coming."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Option

from wmoplan.cli import options
from wmoplan.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from wmoplan.timeline import Timeline


Everything = Annotated[bool, Option("--all", help="Laat alle momenten zien.")]
First = Annotated[str | None, Option("--from", metavar="DATUM", help="Laat zien wat er vanaf deze dag is.")]
Last = Annotated[str | None, Option("--until", metavar="DATUM", help="Laat zien wat er tot en met deze dag is.")]
Topic = Annotated[list[str] | None, Option("--topic", metavar="ONDERWERP", help="Alleen dit onderwerp. Mag vaker.")]
Kind = Annotated[
    list[str] | None, Option("--kind", metavar="SOORT", help="Alleen dit soort moment, zoals inspreken. Mag vaker.")
]
Form = Annotated[
    str | None, Option("--format", metavar="VORM", help="De vorm: table, plain, mail, json, csv of markdown.")
]
Suppose = Annotated[
    list[str] | None,
    Option("--suppose", metavar="WAT=WAARDE", help="Laat zien wat er verschuift als iets anders is. Mag vaker."),
]
Since = Annotated[
    str | None, Option("--since", metavar="DATUM", help="Bij de vorm mail: zet erbij wat er nieuw is na deze dag.")
]


def timeline(  # noqa: PLR0913 - the options of the command
    profile: options.Profile = None,
    as_of: options.AsOf = None,
    example: options.Example = None,
    plan: options.Plan = None,
    everything: Everything = False,  # noqa: FBT002 - a flag
    first: First = None,
    last: Last = None,
    topic: Topic = None,
    kind: Kind = None,
    form: Form = None,
    suppose: Suppose = None,
    since: Since = None,
    output: options.Output = None,
    force: options.Force = False,  # noqa: FBT002 - a flag
    open_it: options.Open = False,  # noqa: FBT002 - a flag
) -> None:
    """Show the timeline, or write it in a file."""
    from wmoplan.cli.results import hand_out
    from wmoplan.cli.session import timeline_of
    from wmoplan.cli.speak import say, say_exactly, tell, width
    from wmoplan.desk import look
    from wmoplan.documents.outlook import Selection

    shape = _shape(form, output)
    options.needs_file(open_it=open_it, output=output)
    selection = Selection(everything, _day(first, "--from"), _day(last, "--until"), _words(topic), _words(kind))
    look.check_days(selection)
    if since is not None and (form != "mail" or suppose):
        way_out = "Laat '--suppose' weg." if suppose else "Schrijf erbij: --format mail"
        raise UsageError(f"--since hoort bij een mail met wat er nieuw is.\n  {way_out}")
    day = _day(since, "--since")
    found = look.selected(timeline_of(profile, as_of, example, plan), selection)
    if suppose:
        _suppose(found, suppose, form)
        return
    news = look.mail_since(found, selection, day, (profile, example, plan)) if day else None
    text, notices = news or (look.shown(found, shape, selection, width()), ())
    for notice in notices:
        tell(notice)
    if selection.narrows and shape in look.WHOLE:
        tell(f"Let op: de vorm {shape} geeft altijd alle momenten.")
    speak = say_exactly if shape in look.WHOLE or shape == "markdown" else say
    hand_out(text, shape, output, speak, open_it=open_it, force=force)


def _shape(form: str | None, output: str | None) -> str:
    """Return the form that is asked for, or that fits the file or the screen.

    Raises:
        UsageError: There is no such form.
    """
    from wmoplan.cli.speak import table_width
    from wmoplan.desk.look import ENDINGS, FORMS

    by_file = ENDINGS.get(Path(output).suffix.lower(), "plain") if output else ""
    return options.form_of(form, None, FORMS, {}, by_file or ("table" if table_width() else "plain"))


def _day(typed: str | None, option: str) -> "date | None":
    from wmoplan.cli.session import day_of

    return None if typed is None else day_of(typed, option)


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
