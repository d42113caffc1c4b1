"""`wmoplan changes`: what moved since the last time, or what differs between two files."""

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

from typer import Argument

from wmoplan.cli import options
from wmoplan.errors import OutputError, UsageError

if TYPE_CHECKING:
    from datetime import date

    from wmoplan.cli.memory import Kept
    from wmoplan.model.moment import Moment
    from wmoplan.reckon.changes import CancelledMeetings
    from wmoplan.reckon.versions import Version
    from wmoplan.timeline import Timeline

SAVED: Final = ".json"
"""What the name of a saved timeline or plan ends in; any other file is a profile."""


class _Side(NamedTuple):
    moments: "tuple[Moment, ...]"
    names: dict[str, str]
    cancelled: "CancelledMeetings" = MappingProxyType({})
    role: str = ""


def changes(
    files: Annotated[
        list[str] | None,
        Argument(
            metavar="OUD NIEUW",
            help="Twee profielen, of twee tijdlijnen of plannen die u als .json bewaarde. "
            "Zonder bestanden: wat er verschoof sinds de vorige keer.",
        ),
    ] = None,
    profile: options.Profile = None,
    as_of: options.AsOf = None,
) -> None:
    """Tell what came, moved or went, and what that does to the time for advice."""
    from wmoplan.cli.session import seen_from

    if not files:
        _since_last(profile, as_of)
        return
    if len(files) != 2 or profile:  # noqa: PLR2004 - old and new
        raise UsageError(
            "Welke twee bestanden?\n  Schrijf bijvoorbeeld: wmoplan changes oud.yaml wmoplan.yaml\n"
            "  Bewaar eerst een tijdlijn met: wmoplan timeline --format json --output oud.json\n"
            "  Wilt u weten wat er verschoof sinds de vorige keer? Typ dan alleen: wmoplan changes"
        )
    _between(files[0], files[1], seen_from(as_of))


def _since_last(profile: str | None, as_of: str | None) -> None:
    """Tell what the profile changes against what was last remembered, and remember it; then all that ever moved."""
    from wmoplan.cli.memory import kept, looks_back, remembered
    from wmoplan.cli.session import timeline_of
    from wmoplan.cli.speak import folded_lines, say, tell
    from wmoplan.desk.beside import PROFILE, history_path
    from wmoplan.render.changes import promised
    from wmoplan.store.content import full
    from wmoplan.store.lock import alone

    timeline = timeline_of(profile, as_of)
    history = failure = None
    with alone(history_path(profile or PROFILE)):  # before anything is told: who reads along may stop reading
        known = kept(timeline, profile or PROFILE)
        try:
            history = remembered(known, timeline) if known and known.is_new else None
        except OutputError as fault:
            failure = fault
    if known is None:
        say("Er is nog niets om mee te vergelijken. Begin met 'wmoplan calendar': dan onthoudt wmoplan de dagen.")
        return
    if known.later and not known.history.moments:
        say("Op die dag had wmoplan nog niets onthouden.")
        tell(looks_back(known))
        return
    say(folded_lines(_news(known, timeline)))
    if failure:
        raise failure
    if known.later:
        tell(looks_back(known))
    elif history:
        tell(f"Onthouden in {full(known.path)}")
    say("\n" + folded_lines(promised(history or known.history, timeline, timeline.topics_by_step())))


def _news(known: "Kept", timeline: "Timeline") -> str:
    from wmoplan.cli.speak import WIDE, table_width
    from wmoplan.dutch import long_date
    from wmoplan.render.changes import Words, of_chosen, of_others, told

    last = known.history.last_seen
    heading = f"Wat anders is in {timeline.profile_name}, vergeleken met wat wmoplan onthield"
    heading += f" op {long_date(last)}." if last else "."
    names = {step.id: step.name for step in timeline.all_steps()}
    words = Words(heading, names, timeline.rules.phrase("uw-werk"), min(table_width(), WIDE))
    return told(of_chosen(known.found, timeline), words, of_others(known.found, timeline))


def _between(old: str, new: str, day: "date") -> None:
    """Tell what differs between two files.

    Raises:
        UsageError: They cannot be held side by side.
    """
    from wmoplan.cli.speak import folded_lines, say
    from wmoplan.reckon.versions import Version

    before, after = _side(old, day), _side(new, day)
    heading = f"Wat anders is in {Path(new).name}, vergeleken met {Path(old).name}."
    if isinstance(before, Version) and isinstance(after, Version):
        say(folded_lines(_of_plans(before, after, heading)))
    elif isinstance(before, Version) or isinstance(after, Version):
        plan, other = (old, new) if isinstance(before, Version) else (new, old)
        raise UsageError(
            f"{plan} is een plan, en {other} niet.\n"
            "  Vergelijk een plan met een plan. Vergelijk een tijdlijn of profiel met een tijdlijn of profiel."
        )
    else:
        say(folded_lines(_of_timelines(before, after, heading)))


def _of_timelines(old: _Side, new: _Side, heading: str) -> str:
    from wmoplan.cli.speak import WIDE, table_width
    from wmoplan.desk.shipped import rules_for
    from wmoplan.reckon.changes import compare
    from wmoplan.render.changes import Words, told

    ours = rules_for(new.role or old.role)
    words = Words(heading, {**old.names, **new.names}, ours.phrase("uw-werk"), min(table_width(), WIDE))
    return told(compare(old.moments, new.moments, ours, new.cancelled), words)


def _of_plans(old: "Version", new: "Version", heading: str) -> str:
    """Return what differs between two versions of a plan.

    Raises:
        UsageError: They are different plans.
    """
    from wmoplan.reckon.versions import differences
    from wmoplan.render.versions import told

    if old.plan != new.plan:
        raise UsageError(
            f"Dit zijn twee plannen: '{old.plan}' en '{new.plan}'.\n  Vergelijk twee versies van hetzelfde plan."
        )
    return told(old, new, differences(old, new), heading)


def _side(file: str, day: "date") -> "_Side | Version":
    """Return what one file says: a saved timeline or plan as it is, a profile as it is reckoned now."""
    from wmoplan.cli.session import reckoned
    from wmoplan.desk.opening import Text, read_own
    from wmoplan.read.saved import read_saved
    from wmoplan.reckon.versions import Version

    if Path(file).suffix.lower() == SAVED:
        saved = read_saved(Path(file), file)
        if isinstance(saved, Version):
            return saved
        return _Side(saved, {moment.step: moment.step for moment in saved if moment.step})
    timeline = reckoned(read_own(Text(file), day), day, file)
    shown = tuple(moment for moment in timeline.moments if timeline.is_chosen(moment.topics))
    names = {step.id: step.name for step in timeline.all_steps()}
    return _Side(shown, names, timeline.cancelled(), timeline.profile.role)
