"""`wmoplan explain`: why a day is that day, step by step, with the rules and the sources."""

from typing import Annotated

from typer import Argument

from wmoplan.cli import options
from wmoplan.errors import UsageError


def explain(
    what: Annotated[
        list[str] | None,
        Argument(
            metavar="WAT", help="Een stap, een woord uit de titel, een datum, of een naam als verordening.advies."
        ),
    ] = None,
    profile: options.Profile = None,
    as_of: options.AsOf = None,
    example: options.Example = None,
    plan: options.Plan = None,
) -> None:
    """Explain one day, or list the days that could be meant."""
    from wmoplan.cli.session import timeline_of
    from wmoplan.cli.speak import folded, say
    from wmoplan.desk import explain

    asked = " ".join(what or ()).strip()
    if not asked:
        raise UsageError("Wat wilt u weten?\n  Schrijf bijvoorbeeld: wmoplan explain verordening")
    say(explain.explain(timeline_of(profile, as_of, example, plan), asked, folded))
