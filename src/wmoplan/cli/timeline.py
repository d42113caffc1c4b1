"""`wmoplan timeline`: what to do now, and which days are coming."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from wmoplan.cli import options, results, session, speak
from wmoplan.cli.options import flag, value
from wmoplan.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from wmoplan.timeline import Timeline


Everything = Annotated[bool, flag("--all", "Laat alle momenten zien.")]
First = Annotated[str | None, value("--from", "DATUM", "Laat zien wat er vanaf deze dag is.")]
Last = Annotated[str | None, value("--until", "DATUM", "Laat zien wat er tot en met deze dag is.")]
Topic = Annotated[list[str] | None, value("--topic", "ONDERWERP", "Alleen dit onderwerp. Mag vaker.")]
Kind = Annotated[list[str] | None, value("--kind", "SOORT", "Alleen dit soort moment, zoals inspreken. Mag vaker.")]
Form = Annotated[str | None, value("--format", "VORM", "De vorm: table, plain, mail, json, csv of markdown.")]
Suppose = Annotated[
    list[str] | None, value("--suppose", "WAT=WAARDE", "Laat zien wat er verschuift als iets anders is. Mag vaker.")
]
Since = Annotated[str | None, value("--since", "DATUM", "Bij de vorm mail: zet erbij wat er nieuw is na deze dag.")]


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
    from wmoplan.desk import look
    from wmoplan.documents.outlook import Selection

    shape = _shape(form, output)
    target = options.target_of(output, open_it=open_it, force=force)
    selection = Selection(everything, _day(first, "--from"), _day(last, "--until"), _words(topic), _words(kind))
    look.check_days(selection)
    day = _news_from(since, form, suppose)
    found = look.selected(session.timeline_of(profile, as_of, example, plan), selection)
    if suppose:
        _suppose(found, suppose, form)
        return
    if day:
        text, notices = look.mail_since(found, selection, day, plan or session.written(profile, example))
    else:
        text, notices = look.shown(found, shape, selection, speak.width()), ()
    speak.tell(*notices)
    if selection.narrows and shape in look.WHOLE:
        speak.tell(f"Let op: de vorm {shape} geeft altijd alle momenten.")
    is_exact = shape in look.WHOLE or shape == "markdown"
    results.hand_out(text, shape, target, speak.say_exactly if is_exact else speak.say)


def _news_from(since: str | None, form: str | None, suppose: list[str] | None) -> "date | None":
    """Return the day after which news is told; None where none was typed."""
    if since is not None and (form != "mail" or suppose):
        way_out = "Laat '--suppose' weg." if suppose else "Schrijf erbij: --format mail"
        raise UsageError(f"--since hoort bij een mail met wat er nieuw is.\n  {way_out}")
    return _day(since, "--since")


def _shape(form: str | None, output: str | None) -> str:
    """Return the form that is asked for, or that fits the file or the screen."""
    from wmoplan.desk.look import ENDINGS, FORMS

    by_file = ENDINGS.get(Path(output).suffix.lower(), "plain") if output else ""
    return options.form_of(form, None, FORMS, {}, by_file or ("table" if speak.table_width() else "plain"))


def _day(typed: str | None, option: str) -> "date | None":

    return None if typed is None else session.day_of(typed, option)


def _suppose(found: "Timeline", words: list[str], form: str | None) -> None:
    """Show what would move."""
    from wmoplan.desk.compare import supposing

    if form not in {None, "plain", "table"}:
        raise UsageError(f"--suppose geeft alleen tekst.\n  Laat '--format {form}' weg.")
    speak.say_folded(supposing(found, words, 0 if form == "plain" else speak.columns()))


def _words(typed: list[str] | None) -> tuple[str, ...]:
    parts = [part.strip().lower() for word in typed or () for part in word.split(",")]
    return tuple(dict.fromkeys(part for part in parts if part))
