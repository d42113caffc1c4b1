"""`wmoplan plan`: what is in a step plan, with its sources."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

from typer import Argument, Option

from wmoplan.cli import options
from wmoplan.errors import UsageError

if TYPE_CHECKING:
    from wmoplan.model.plan import Plan

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
    from wmoplan.cli.speak import folded_lines, say, say_exactly, say_json
    from wmoplan.desk.followed import named_plan
    from wmoplan.desk.plan import FORMS, row_shown, shown
    from wmoplan.dutch import choice

    if form not in FORMS:
        raise UsageError(f"'{form}' is geen vorm die wmoplan kent.\n  {choice(form, FORMS)}")
    needs_file(open_it=open_it, output=output)
    if name and example:
        raise UsageError("U noemt een plan en een voorbeeld.\n  Kies een van de twee: --plan of --example.")
    found, day = named_plan(name) if name else _meant(profile, as_of, example), seen_from(as_of)
    text = row_shown(found, what, form, day) if what else shown(found, form, day, only_conflicts=conflicts)
    if output:
        make(text, output, then=NEXT[form], open_it=open_it, force=force)
    elif form == "json":
        say_json(text)
    elif form == "markdown":
        say_exactly(text)
    else:
        say(folded_lines(text))


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
