"""`wmoplan timeline`: what to do now, and which days are coming."""

from typing import TYPE_CHECKING, Annotated, Final

from typer import Option

from wmoplan.cli import options
from wmoplan.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from wmoplan.timeline import Timeline

FORMATS: Final = ("table", "plain", "mail", "json", "csv", "markdown")
WHOLE: Final = {"json", "csv"}
"""Forms for other programs; they always hold everything."""

ENDINGS: Final = {".json": "json", ".csv": "csv", ".md": "markdown"}
"""The form that the ending of a file stands for; any other is the list of sentences."""


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
    from wmoplan.cli.results import RENEW, make, needs_file
    from wmoplan.cli.session import day_of, timeline_of
    from wmoplan.cli.speak import say, say_exactly, say_json

    shape = _shape(form, output)
    needs_file(open_it=open_it, output=output)
    days = (
        None if first is None else day_of(first, "--from"),
        None if last is None else day_of(last, "--until"),
    )
    if days[0] and days[1] and days[0] > days[1]:
        raise UsageError("De dag achter --from ligt na de dag achter --until.\n  Draai de twee dagen om.")
    if since is not None and (form != "mail" or suppose):
        way_out = "Laat '--suppose' weg." if suppose else "Schrijf erbij: --format mail"
        raise UsageError(f"--since hoort bij een mail met wat er nieuw is.\n  {way_out}")
    begin = None if since is None else day_of(since, "--since")
    found = timeline_of(profile, as_of, example, plan)
    topics, kinds = _words(topic), _words(kind)
    if topics:
        found = found._replace(topics=_known(topics, (one.id for one in found.all_topics()), "onderwerp van dit plan"))
    _known(kinds, _kinds(found), "soort moment")
    if suppose:
        _suppose(found, suppose, form)
        return
    if begin:
        from wmoplan.cli.news import news_since
        from wmoplan.render.mail import mail_since

        news = news_since(found, begin, profile, example, plan)
        text = mail_since(found, news, everything=everything, first=days[0], last=days[1], kinds=kinds)
    else:
        text = _text(found, shape, days, kinds, everything=everything)
    _warn(shape, narrowed=bool(topics or kinds or first or last))
    if output:
        data = text.encode("utf-8-sig") if shape == "csv" else text if text.endswith("\n") else f"{text}\n"
        make(data, output, then=RENEW, open_it=open_it, force=force)
    elif shape == "json":
        say_json(text)
    else:
        (say_exactly if shape in {*WHOLE, "markdown"} else say)(text)


def _suppose(found: "Timeline", words: list[str], form: str | None) -> None:
    """Show what would move.

    Raises:
        UsageError: A word cannot be supposed, or another form is asked for.
    """
    from wmoplan.cli.speak import WIDE, folded, say, table_width
    from wmoplan.cli.suppose import supposed
    from wmoplan.desk.opening import again
    from wmoplan.reckon.changes import compare
    from wmoplan.render.changes import Words, of_chosen, supposition, told

    if form not in {None, "plain", "table"}:
        raise UsageError(f"--suppose geeft alleen tekst.\n  Laat '--format {form}' weg.")
    new = again(found, supposed(found.profile, words, found.plans))._replace(topics=found.topics)
    names = {step.id: step.name for step in new.all_steps()}
    moves = of_chosen(compare(found.moments, new.moments, found.rules), new)
    room = 0 if form == "plain" else min(table_width(), WIDE)
    text = told(moves, Words(supposition(words, found.as_of), names, found.rules.phrase("uw-werk"), room))
    say("\n".join(folded(line, "  ", "") for line in text.split("\n")))


def _shape(form: str | None, output: str | None) -> str:
    """Return the form that is asked for, or that fits the file or the screen.

    Raises:
        UsageError: There is no such form.
    """
    from pathlib import Path

    from wmoplan.cli.speak import table_width
    from wmoplan.dutch import choice

    if form:
        if form not in FORMATS:
            raise UsageError(f"'{form}' is geen vorm die wmoplan kent.\n  {choice(form, FORMATS)}")
        return form
    if output:
        return ENDINGS.get(Path(output).suffix.lower(), "plain")
    return "table" if table_width() else "plain"


def _words(typed: list[str] | None) -> tuple[str, ...]:
    parts = [part.strip().lower() for word in typed or () for part in word.split(",")]
    return tuple(dict.fromkeys(part for part in parts if part))


def _known(typed: tuple[str, ...], known: "Iterable[str]", what: str) -> tuple[str, ...]:
    """Return the words that were typed.

    Raises:
        UsageError: One of them is not known.
    """
    from wmoplan.dutch import choice

    words = set(known)
    for word in typed:
        if word not in words:
            raise UsageError(f"'{word}' is geen {what}.\n  {choice(word, words)}")
    return typed


def _kinds(found: "Timeline") -> set[str]:
    links = {link.kind for chain in found.rules.trajectories for link in chain.links}
    return links | {wording.kind for wording in found.rules.wordings}


def _text(
    found: "Timeline", shape: str, days: "tuple[date | None, date | None]", kinds: tuple[str, ...], *, everything: bool
) -> str:
    if shape in {"table", "plain", "mail"}:
        from wmoplan.cli.speak import width
        from wmoplan.render import table

        first, last = days
        if shape == "table":
            return table.table(found, everything=everything, width=width(), first=first, last=last, kinds=kinds)
        show = table.plain if shape == "plain" else table.mail
        return show(found, everything=everything, first=first, last=last, kinds=kinds)
    if shape == "markdown":
        from wmoplan.documents.months import months_of
        from wmoplan.render.markdown import markdown

        return markdown(months_of(found))
    from wmoplan import __version__
    from wmoplan.render import machine

    return machine.timeline_csv(found) if shape == "csv" else machine.timeline_json(found, __version__)


def _warn(shape: str, *, narrowed: bool) -> None:
    if narrowed and shape in WHOLE:
        from wmoplan.cli.speak import tell

        tell(f"Let op: de vorm {shape} geeft altijd alle momenten.")
