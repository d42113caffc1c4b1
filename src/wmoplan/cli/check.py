"""`wmoplan check`: everything that is wrong or worth a look, with what to do about it."""

from typing import Annotated, Final

from typer import Option

from wmoplan.cli import options

HAS_FAULTS: Final = 1
"""The status that says so."""


def check(
    profile: options.Profile = None,
    everything: Annotated[  # noqa: FBT002 - a flag
        bool, Option("--all", help="Ook wat voorbij is, en wat later dan over een jaar komt.")
    ] = False,
    as_of: options.AsOf = None,
    example: options.Example = None,
) -> int:
    """Tell every fault and every signal, and end with status 1 where one of them is a fault."""
    from wmoplan.cli.session import timeline_of
    from wmoplan.cli.speak import folded, say
    from wmoplan.desk import check
    from wmoplan.desk.opening import written

    timeline = timeline_of(profile, as_of, example)
    found = check.check(timeline, written(profile, example), folded, example=example, everything=everything)
    say(found.text)
    return HAS_FAULTS if found.has_faults else 0
