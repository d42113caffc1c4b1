"""`wmoplan plan`: what is in a step plan, with its sources."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

from typer import Argument, Option

from wmoplan.cli import options
from wmoplan.errors import UsageError

if TYPE_CHECKING:
    from wmoplan.documents.plan_contents import Contents
    from wmoplan.model.plan import Plan

FORMATS: Final = ("text", "markdown", "json")

NEXT: Final = {
    "text": "Wat betekent dit voor uw gemeente? wmoplan timeline",
    "markdown": "Leg de bronnen ernaast en vink af wat klopt.",
    "json": "Wat betekent dit voor uw gemeente? wmoplan timeline",
}
"""What comes next when a file was made."""


def plan(  # noqa: PLR0913 - the options of the command
    what: Annotated[
        str | None,
        Argument(metavar="WAT", help="Eén regel van het plan: de naam die er tussen haakjes achter staat."),
    ] = None,
    name: Annotated[
        str | None, Option("--plan", metavar="PLAN", help="Welk plan, zoals invoering-2015, of een eigen bestand.")
    ] = None,
    conflicts: Annotated[bool, Option("--conflicts", help="Alleen waar de bronnen elkaar tegenspreken.")] = False,  # noqa: FBT002 - a flag
    profile: options.Profile = None,
    as_of: options.AsOf = None,
    example: options.Example = None,
    form: Annotated[
        str,
        Option("--format", metavar="VORM", help="De vorm: text, json, of markdown om het plan na te kijken."),
    ] = "text",
    output: options.Output = None,
    force: options.Force = False,  # noqa: FBT002 - a flag
    open_it: options.Open = False,  # noqa: FBT002 - a flag
) -> None:
    """Show a step plan or one row of it, or write it in a file."""
    from wmoplan.cli.results import make, needs_file
    from wmoplan.cli.session import seen_from
    from wmoplan.cli.speak import say, say_exactly, say_json
    from wmoplan.desk.followed import named_plan
    from wmoplan.desk.shipped import rules
    from wmoplan.documents.plan_contents import contents_of
    from wmoplan.dutch import choice

    if form not in FORMATS:
        raise UsageError(f"'{form}' is geen vorm die wmoplan kent.\n  {choice(form, FORMATS)}")
    needs_file(open_it=open_it, output=output)
    if name and example:
        raise UsageError("U noemt een plan en een voorbeeld.\n  Kies een van de twee: --plan of --example.")
    found = named_plan(name) if name else _meant(profile, as_of, example)
    contents = contents_of(found, rules(), seen_from(as_of))
    text = _one(contents, found, what, form) if what else _whole(contents, found, form, conflicts=conflicts)
    if output:
        make(text, output, then=NEXT[form], open_it=open_it, force=force)
    elif form == "json":
        say_json(text)
    else:
        (say_exactly if form == "markdown" else say)(text)


def _meant(profile: str | None, as_of: str | None, example: str | None) -> "Plan":
    """Return the plan of the profile, else the one that fits the year, else the last one that there is."""
    from wmoplan.cli.session import seen_from
    from wmoplan.desk.beside import PROFILE
    from wmoplan.desk.followed import plans_of
    from wmoplan.desk.opening import read_own, written
    from wmoplan.desk.shipped import offers

    day = seen_from(as_of)
    names: tuple[str, ...] = ()
    text = written(profile, example)
    if profile or example or Path(PROFILE).exists():
        names = read_own(text, day).plans
    plans = plans_of(names, day, text.folder) or plans_of([list(offers())[-1]], day)
    return plans[0]


def _whole(contents: "Contents", plan: "Plan", form: str, *, conflicts: bool) -> str:
    """Return all of a plan, or only where its sources contradict each other."""
    if form == "json":
        from wmoplan.desk.shipped import rules
        from wmoplan.render.plan_json import plan_json

        return plan_json(plan, rules())
    if form == "markdown":
        from wmoplan.render.plan_markdown import conflicts_markdown, plan_markdown

        return conflicts_markdown(contents) if conflicts else plan_markdown(contents)
    from wmoplan.cli.speak import folded
    from wmoplan.render.plan_text import conflicts_text, plan_text

    return conflicts_text(contents, folded) if conflicts else plan_text(contents, folded)


def _one(contents: "Contents", plan: "Plan", what: str, form: str) -> str:
    """Return one row of a plan in full.

    Raises:
        UsageError: There is no such row, or this form does not have it.
    """
    from wmoplan.cli.speak import folded
    from wmoplan.documents.plan_contents import find
    from wmoplan.render.plan_text import row_text

    found = find(contents, what)
    if not found:
        raise UsageError(_unknown(contents, plan, what))
    if form == "text":
        return row_text(contents, found, folded)
    if form == "json":
        from wmoplan.desk.shipped import rules
        from wmoplan.render.plan_json import row_json

        row = row_json(plan, rules(), found[0].entry.id)
        if row:
            return row
    kinds = " en ".join(dict.fromkeys(one.entry.kind for one in found))
    raise UsageError(
        f"'{what}' is {kinds}. In de vorm {form} is dat geen regel die alleen kan staan.\n"
        f"  Laat '--format {form}' weg, of vraag het hele plan in die vorm."
    )


def _unknown(contents: "Contents", plan: "Plan", what: str) -> str:
    from difflib import get_close_matches

    from wmoplan.documents.plan_contents import known_ids
    from wmoplan.dutch import listing

    known = known_ids(contents)
    word = what.casefold()
    near = list(dict.fromkeys([*get_close_matches(word, known, 3, 0.6), *(one for one in known if word in one)]))[:5]
    quoted = [f"'{one}'" for one in near]
    ask = f"Bedoelt u {listing(quoted, 'of')}? " if near else ""
    return (
        f"In het plan {plan.id} staat geen '{what}'.\n"
        f"  {_elsewhere(contents, plan, what) or ask}Alle namen: wmoplan plan --plan {plan.id}"
    )


def _elsewhere(contents: "Contents", plan: "Plan", what: str) -> str:
    """Return in which other plan the row stands, or nothing."""
    from wmoplan.desk.shipped import offers, plan_of, rules
    from wmoplan.documents.plan_contents import contents_of, find

    for other in offers():
        if other != plan.id and (found := find(contents_of(plan_of(other), rules(), contents.as_of), what)):
            return f"Het staat in een ander plan: wmoplan plan {found[0].entry.id} --plan {other}. "
    return ""
