"""`wmoplan changes`: what differs between two profiles or two saved timelines."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

from typer import Argument

from wmoplan.cli import options
from wmoplan.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from wmoplan.model.moment import Moment

SAVED = ".json"
"""What the name of a saved timeline ends in; any other file is a profile."""


class _Side(NamedTuple):
    moments: "tuple[Moment, ...]"
    names: dict[str, str]


def changes(
    files: Annotated[
        list[str] | None,
        Argument(metavar="OUD NIEUW", help="Twee profielen, of twee tijdlijnen die u als .json bewaarde."),
    ] = None,
    as_of: options.AsOf = None,
) -> None:
    """Tell what came, moved or went, and what that does to the time for advice."""
    from wmoplan.cli.session import seen_from
    from wmoplan.cli.shipped import rules
    from wmoplan.cli.speak import folded, say
    from wmoplan.reckon.changes import compare
    from wmoplan.render.changes import told

    if files is None or len(files) != 2:  # noqa: PLR2004 - old and new
        raise UsageError(
            "Welke twee bestanden?\n  Schrijf bijvoorbeeld: wmoplan changes oud.yaml wmoplan.yaml\n"
            "  Bewaar eerst een tijdlijn met: wmoplan timeline --format json --output oud.json"
        )
    day = seen_from(as_of)
    old, new = _side(files[0], day), _side(files[1], day)
    heading = f"Wat anders is in {Path(files[1]).name}, vergeleken met {Path(files[0]).name}."
    text = told(compare(old.moments, new.moments, rules()), heading, {**old.names, **new.names})
    say("\n".join(folded(line, "  ", "") for line in text.split("\n")))


def _side(file: str, day: "date") -> _Side:
    """Return what one file says: a saved timeline as it is, a profile as it is reckoned now."""
    from wmoplan.cli.session import Text, read_own, reckoned
    from wmoplan.read.saved import read_saved

    if Path(file).suffix.lower() == SAVED:
        moments = read_saved(Path(file), file)
        return _Side(moments, {moment.step: moment.step for moment in moments if moment.step})
    timeline = reckoned(read_own(Text(file), day), day, file)
    shown = tuple(moment for moment in timeline.moments if timeline.is_chosen(moment.topics))
    return _Side(shown, {step.id: step.name for step in timeline.all_steps()})
