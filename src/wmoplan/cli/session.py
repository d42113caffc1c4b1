"""From the words of a command to a timeline: the day, the profile, its plan and the lists; the only clock."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.cli.follow import checked, own_plan, plans_of
from wmoplan.cli.names import PROFILE
from wmoplan.cli.plans import catalogue, named, offered_in, offers
from wmoplan.cli.shipped import ending_of, examples, lists, match, merged, rules, rules_for, the_municipality
from wmoplan.cli.speak import tell
from wmoplan.errors import DataError, Problem, Refused, UsageError
from wmoplan.resources import folder

if TYPE_CHECKING:
    from wmoplan.model.plan import Plan
    from wmoplan.model.profile import Profile
    from wmoplan.read.profile import Known
    from wmoplan.reckon.course import Followed
    from wmoplan.timeline import Timeline

HINDSIGHT: Final = "Let op: u kijkt terug. Wat in uw bestand geen 'sinds' heeft, telt altijd mee."
COUNTRY: Final = "Nederland"
"""What a plan without a profile is for."""


class Text(NamedTuple):
    """A profile as it was written.

    Attributes:
        name: How the user named it, for messages.
        data: None where the file is still to be read.
        home: The folder of its plan files; None is that of the file.
    """

    name: str
    data: bytes | None = None
    home: Path | None = None

    @property
    def folder(self) -> Path:
        """The folder of its plan files."""
        return self.home or Path(self.name).parent


def today() -> date:
    """Return the user's own day; nothing else in the house looks at the clock."""
    return date.today()  # noqa: DTZ011 - a plan is read in the user's own time zone


def day_of(text: str, option: str) -> date:
    """Return the day that was typed behind an option.

    Raises:
        UsageError: It is no date.
    """
    from wmoplan.model.day import read_day, weekday_fault

    try:
        day = read_day(text)
    except Refused as fault:
        raise UsageError(f"Achter {option}: {fault.message}\n  {fault.remedy}") from None
    if wrong := weekday_fault(day):
        tell(f"Let op: {wrong}. wmoplan gaat uit van de datum.")
    return day


def happened_on(text: str, option: str, as_of: str | None) -> date:
    """Return the day behind an option on which something happened.

    Raises:
        UsageError: It is no day, or it lies after the day from which is looked.
    """
    day = day_of(text, option)
    if day > seen_from(as_of):
        raise UsageError(f"De dag achter {option} moet nog komen.\n  Schrijf de dag waarop het gebeurde.")
    return day


def seen_from(as_of: str | None) -> date:
    """Return the day from which everything is seen: the one that was typed, or today.

    Raises:
        UsageError: It is no date.
    """
    return today() if as_of is None else day_of(as_of, "--as-of")


def written(profile: str | None, example: str | None) -> Text:
    """Return the profile that is meant.

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
        from wmoplan.cli.grammar import choice

        raise UsageError(f"'{example}' is geen voorbeeld dat wmoplan kent.\n  {choice(name, known)}")
    file = f"{name}.yaml"
    home = folder("examples")
    return Text(file, home.joinpath(file).read_bytes(), home)


def known_words(as_of: date, text: Text | None = None) -> "Known":
    """Return the words that a profile can use; without one, those of the profile that every command looks for."""
    from wmoplan.model.step import NOBODY
    from wmoplan.read.profile import Known, PlanWords

    ours = rules()
    text = text or Text(PROFILE)
    home = text.folder

    def plan_words(names: tuple[str, ...]) -> "PlanWords | None":
        plans = checked(names, as_of, home)
        if not plans:
            return None
        return PlanWords(
            topics={topic.id for plan in plans for topic in plan.topics},
            steps={step.id for plan in plans for step in plan.steps},
            terms={term.id for plan in plans for term in plan.terms},
            anchors={anchor.id for plan in plans for anchor in plan.anchors if anchor.question},
            days={anchor.id for plan in plans for anchor in plan.anchors},
            milestones={row.id for plan in plans for row in (*plan.milestones, *plan.measurements)},
            waits={step.id: [wait.step for wait in step.depends_on] for plan in plans for step in plan.steps},
        )

    def municipality(name: str, names: tuple[str, ...]) -> None:
        for year in {plan.offered.last for plan in plans_of(names, as_of, home)} or {as_of.year}:
            the_municipality(name, year)

    rights = {right for body in ours.bodies for right in body.rights}
    bodies = {body.id for body in ours.bodies}
    links = [link for chain in ours.trajectories for link in chain.links]
    return Known(
        bodies=bodies,
        rights=rights,
        terms={term.id for term in ours.terms},
        decisions=[*(chain.id for chain in ours.trajectories), NOBODY],
        sorts=[sort.id for sort in ours.sorts],
        kinds={link.kind for link in links if link.how != "besluit"},
        plans=offers(),
        plan_file=partial(own_plan, home=home, profile=Path(text.name).name),
        plan_words=plan_words,
        municipality=municipality,
    )


def read_own(text: Text, as_of: date) -> "Profile":
    """Return the profile, held against every word that it can use.

    Raises:
        MissingFileError: There is no such file.
        DataError: It has faults; all of them are told.
    """
    from wmoplan.read.profile import profile_of, read_profile

    known = known_words(as_of, text)
    if text.data is None:
        return read_profile(Path(text.name), text.name, known)
    return profile_of(text.data, text.name, known)


def reckoned(profile: "Profile", as_of: date, name: str, home: Path | None = None) -> "Timeline":
    """Return the timeline of a profile, with the meetings of the files that it names.

    Args:
        profile: The profile.
        as_of: The day from which it is seen.
        name: How the user named its file.
        home: The folder of its plan files and meeting files; None is that of the file.

    Raises:
        DataError: It names no plan, and none fits the year; or a meeting file or the progress cannot be read.
    """
    from wmoplan.cli.progress_file import progress_beside
    from wmoplan.timeline import build_timeline

    home = home or Path(name).parent
    if profile.meeting_files:
        from wmoplan.cli.meeting_files import with_files

        profile = with_files(profile, home, name, as_of)
    plans = plans_of(profile.plans, as_of, home)
    if not plans:
        message = f"in dit bestand staat geen plan, en voor {as_of.year} is er geen."
        raise DataError(Problem(name, 0, message, f"Zet erbij: 'plan: ...'. {catalogue()}"))
    followed = [_followed(plan, profile) for plan in plans]
    return build_timeline(
        followed,
        profile,
        rules_for(profile.role),
        lists(),
        as_of,
        name=Path(name).name,
        progress=progress_beside(name, home),
    )


def _followed(plan: "Plan", profile: "Profile") -> "Followed":
    """Return a plan with the municipality of a profile, and when that comes to an end."""
    from wmoplan.cli.plans import offers
    from wmoplan.reckon.course import Followed

    place = the_municipality(profile.municipality, plan.offered.last)
    return Followed(plan, place, ending_of(place.code, plan.offered.first, plan.offered.last), plan.id not in offers())


def again(timeline: "Timeline", profile: "Profile") -> "Timeline":
    """Return the timeline of another profile for the same plans, seen from the same day."""
    from wmoplan.reckon.course import Followed
    from wmoplan.timeline import build_timeline

    place = timeline.municipality
    followed = [_followed(plan, profile) if place.code else Followed(plan, place) for plan in timeline.plans]
    ours = rules_for(profile.role)
    name, progress = timeline.profile_name, timeline.progress
    return build_timeline(followed, profile, ours, lists(), timeline.as_of, name=name, progress=progress)


def nationwide(plan: str, as_of: date) -> "Timeline":
    """Return the timeline of a plan for the whole country: what holds in every municipality.

    Raises:
        UsageError: There is no such plan.
    """
    from wmoplan.model.municipality import Municipality
    from wmoplan.model.profile import Profile
    from wmoplan.reckon.course import Followed
    from wmoplan.timeline import build_timeline

    everywhere = Municipality(code="", name=COUNTRY, also=(), province="", region="")
    followed = [Followed(found, everywhere) for found in plans_of([named(plan).id], as_of)]
    return build_timeline(followed, Profile(gemeente=COUNTRY), rules(), lists(), as_of)


def timeline_of(
    profile: str | None, as_of: str | None, example: str | None = None, plan: str | None = None
) -> "Timeline":
    """Return the timeline that a command shows, after telling what a reader must know of it.

    Raises:
        WmoplanError: A word on the command line or in a file does not fit.
    """
    day = seen_from(as_of)
    if plan and (profile or example):
        raise UsageError("U noemt een plan en een profiel.\n  Met --plan kijkt u zonder profiel. Kies een van de twee.")
    if plan:
        return nationwide(plan, day)
    text = written(profile, example)
    timeline = reckoned(read_own(text, day), day, text.name, text.folder)
    if known := merged(match(timeline.profile.municipality, timeline.plan.offered.last)):
        tell(f"Let op: {known}")
    if timeline.hindsight and day < today():
        tell(HINDSIGHT)
    if timeline.ended and (fitting := offered_in(day.year)):
        tell(f"Het plan is voorbij. Het plan van nu is '{fitting.title}': zet 'plan: {fitting.id}' in uw bestand.")
    return timeline
