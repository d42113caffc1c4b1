"""Opens a profile: from its text, its folder and a day to the plans that it follows and a timeline."""

from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from wmoplan.desk.beside import PROFILE, Text
from wmoplan.desk.followed import checked, own_plan, plans_of
from wmoplan.desk.shipped import (
    catalogue,
    ending_of,
    examples,
    known,
    lists,
    match,
    merged,
    named,
    offered_in,
    offers,
    rules,
    rules_for,
    the_municipality,
)
from wmoplan.errors import DataError, Problem, UsageError
from wmoplan.resources import folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from wmoplan.model.plan import Plan
    from wmoplan.model.profile import Profile
    from wmoplan.read.known import Known, PlanWords
    from wmoplan.reckon.gather import FollowedPlan
    from wmoplan.timeline import Timeline

HINDSIGHT: Final = "Let op: u kijkt terug. Wat in uw bestand geen 'sinds' heeft, telt altijd mee."
COUNTRY: Final = "Nederland"
"""The name of the municipality of a plan without a profile."""


class Opened(NamedTuple):
    """A timeline, and what its reader must know of the files that the timeline was made from.

    Attributes:
        notices: Sentences for the user, in the order in which they come; none where there is nothing to say.
    """

    timeline: "Timeline"
    notices: tuple[str, ...] = ()


def written(profile: str | None, example: str | None) -> Text:
    """Return the text of the profile that was named: a file of the user's, or an example of ours.

    Raises:
        UsageError: Both are named, or there is no such example.
    """
    if example is None:
        return Text(profile or PROFILE)
    if profile:
        raise UsageError("U noemt een profiel en een voorbeeld.\n  Kies een van de twee: --profile of --example.")
    known = examples()
    name = example.removesuffix(".yaml")
    if name not in known:
        from wmoplan.dutch import choice

        raise UsageError(f"'{example}' is geen voorbeeld dat wmoplan kent.\n  {choice(name, known)}")
    file = f"{name}.yaml"
    home = folder("examples")
    return Text(file, home.joinpath(file).read_bytes(), home)


def known_words(as_of: "date", text: Text | None = None) -> "Known":
    """Return the words that a profile can use; without one, those of the profile that every command looks for."""
    text = text or Text(PROFILE)

    @cache  # the profile is held against them more than once
    def plan_words(names: tuple[str, ...]) -> "PlanWords | None":
        plans = checked(names, as_of, text)
        return _plan_words(plans) if plans else None

    def municipality(name: str, names: tuple[str, ...]) -> None:
        for year in {plan.offered.last for plan in plans_of(names, as_of, text)} or {as_of.year}:
            the_municipality(name, year)

    return known()._replace(plan_file=partial(own_plan, text=text), plan_words=plan_words, municipality=municipality)


def _plan_words(plans: "Sequence[Plan]") -> "PlanWords":
    """Return the ids of some plans that a profile can name."""
    from wmoplan.read.known import PlanWords

    anchors = [anchor for plan in plans for anchor in plan.anchors]
    return PlanWords(
        topics=_ids(plan.topics for plan in plans),
        steps=_ids(plan.steps for plan in plans),
        terms=_ids(plan.terms for plan in plans),
        anchors={anchor.id for anchor in anchors if anchor.question},
        days=_ids([anchors]),
        milestones=_ids((*plan.milestones, *plan.measurements) for plan in plans),
        waits={step.id: [wait.step for wait in step.depends_on] for plan in plans for step in plan.steps},
    )


def _ids(lists_of_rows: "Iterable[Iterable[Any]]") -> set[str]:
    return {row.id for rows in lists_of_rows for row in rows}


def read_own(text: Text, as_of: "date") -> "Profile":
    """Return the profile, checked against every word that the profile can use.

    Raises:
        MissingFileError: There is no such file.
        DataError: The profile has faults; all of them are told.
    """
    from wmoplan.read.profile import profile_of

    return profile_of(text.content(), text.name, known_words(as_of, text))


def opened(text: Text, as_of: "date", now: "date | None" = None) -> Opened:
    """Return the timeline of a profile, with what its reader must know of the municipality, the day and the plan.

    Args:
        now: The user's own day; None says nothing about looking back.

    Raises:
        WmoplanError: A word in the profile or in a file that it names does not fit.
    """
    timeline, notices = reckoned(text, as_of)
    told = list(notices)
    if known := merged(match(timeline.profile.municipality, timeline.plan.offered.last)):
        told.append(f"Let op: {known}")
    if now and timeline.hindsight and as_of < now:
        told.append(HINDSIGHT)
    if timeline.ended and (fitting := offered_in(as_of.year)):
        told.append(
            f"Het plan is voorbij. Het plan van nu is '{fitting.title}': zet 'plan: {fitting.id}' in uw bestand."
        )
    return Opened(timeline, tuple(told))


def reckoned(text: Text, as_of: "date", profile: "Profile | None" = None) -> Opened:
    """Return the timeline of a profile, with the meetings of the files that the profile names.

    Args:
        profile: The profile where it was read already, or another one in its place.

    Raises:
        MissingFileError: There is no such file.
        DataError: The profile has faults, or names no plan where none fits the year; or a file that it names or the
            progress cannot be read.
    """
    from wmoplan.timeline import OwnFile, build_timeline

    profile = profile or read_own(text, as_of)
    notices: tuple[str, ...] = ()
    if profile.meeting_files:
        from wmoplan.desk.meeting_files import with_files

        profile, notices = with_files(profile, text, as_of)
    plans = plans_of(profile.plans, as_of, text)
    if not plans:
        message = f"in dit bestand staat geen plan, en voor {as_of.year} is er geen."
        raise DataError(Problem(text.name, 0, message, f"Zet erbij: 'plan: ...'. {catalogue()}"))
    own = OwnFile(profile, text.file, text.progress())
    followed = [_followed(plan, profile) for plan in plans]
    timeline = build_timeline(followed, own, rules_for(profile.role), lists(), as_of)
    return Opened(timeline, notices)


def _followed(plan: "Plan", profile: "Profile") -> "FollowedPlan":
    """Return a plan with the municipality of a profile, and when that comes to an end."""
    from wmoplan.reckon.gather import FollowedPlan

    place = the_municipality(profile.municipality, plan.offered.last)
    return FollowedPlan(
        plan, place, ending_of(place.code, plan.offered.first, plan.offered.last), plan.id not in offers()
    )


def again(timeline: "Timeline", profile: "Profile") -> "Timeline":
    """Return the timeline of another profile for the same plans, seen from the same day."""
    from wmoplan.reckon.gather import FollowedPlan
    from wmoplan.timeline import OwnFile, build_timeline

    place = timeline.municipality
    followed = [_followed(plan, profile) if place.code else FollowedPlan(plan, place) for plan in timeline.plans]
    own = OwnFile(profile, timeline.profile_name, timeline.progress)
    return build_timeline(followed, own, rules_for(profile.role), lists(), timeline.as_of)


def nationwide(plan: str, as_of: "date") -> "Timeline":
    """Return the timeline of a plan for the whole country: what holds in every municipality.

    Raises:
        UsageError: There is no such plan.
    """
    from wmoplan.model.municipality import Municipality
    from wmoplan.model.profile import Profile
    from wmoplan.reckon.gather import FollowedPlan
    from wmoplan.timeline import OwnFile, build_timeline

    everywhere = Municipality(code="", name=COUNTRY, also=(), province="", region="")
    followed = [FollowedPlan(found, everywhere) for found in plans_of([named(plan).id], as_of)]
    return build_timeline(followed, OwnFile(Profile(gemeente=COUNTRY)), rules(), lists(), as_of)
