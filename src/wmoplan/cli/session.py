"""From the words of a command to a timeline: the day, the profile, its plan and the lists; the only clock."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.cli.plans import catalogue, named, offered_in, offers
from wmoplan.cli.speak import tell
from wmoplan.errors import DataError, Problem, Refused, UsageError
from wmoplan.resources import folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wmoplan.model.municipality import Municipality
    from wmoplan.model.plan import Plan
    from wmoplan.model.profile import Profile
    from wmoplan.model.rules import Rules
    from wmoplan.read.head import Head
    from wmoplan.read.profile import Known
    from wmoplan.reckon.names import Match
    from wmoplan.reckon.reference import Reference
    from wmoplan.timeline import Timeline

PROFILE: Final = "wmoplan.yaml"
"""The profile that every command looks for in the current folder."""

HINDSIGHT: Final = "Let op: u kijkt terug. Wat in uw bestand geen 'sinds' heeft, telt altijd mee."
COUNTRY: Final = "Nederland"
"""What a plan without a profile is for."""

FILES_LATER: Final = "Let op: de bestanden bij 'vergaderbestanden' leest deze versie van wmoplan nog niet."


class Text(NamedTuple):
    """A profile as it was written.

    Attributes:
        name: How the user named it, for messages.
        data: None where the file is still to be read.
    """

    name: str
    data: bytes | None = None


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
    return Text(file, folder("examples").joinpath(file).read_bytes())


def examples() -> list[str]:
    """Return the names of the examples that come with the program."""
    files = [file.name for file in folder("examples").iterdir()]
    return sorted(name.removesuffix(".yaml") for name in files if name.endswith(".yaml"))


@cache
def municipalities(year: int) -> "tuple[Municipality, ...]":
    """Return the municipalities of a year."""
    from wmoplan.read.reference import read_municipalities

    return read_municipalities(folder("data"), year)


@cache
def plan_of(name: str) -> "Plan":
    """Return the plan with that id."""
    from wmoplan.read.plan import read_plan

    file = named(name).file
    return read_plan(folder("data").joinpath(file), file, {term.id for term in rules().terms})


@cache
def head_of(name: str) -> "Head":
    """Return what a first profile needs to know of the plan with that id."""
    from wmoplan.read.head import read_head

    file = named(name).file
    return read_head(folder("data").joinpath(file), file)


@cache
def rules() -> "Rules":
    """Return how decisions come about."""
    from wmoplan.read.rules import read_rules

    return read_rules(folder("data").joinpath("regels.yaml"), "regels.yaml")


@cache
def match(name: str, year: int) -> "Match":
    """Return which municipality of a year a name means; an old name means the one that took its place."""
    from wmoplan.read.reference import read_mergers
    from wmoplan.reckon.names import find_municipality

    found = find_municipality(name, municipalities(year))
    return found if found.municipality else find_municipality(name, municipalities(year), read_mergers(folder("data")))


def merged(found: "Match") -> str:
    """Return what became of a municipality that is no more, or nothing where it still is."""
    from wmoplan.dutch import listing, plain_date

    old = found.merger
    if old is None:
        return ""
    if found.municipality:
        return f"{old.name} hoort sinds {plain_date(old.day)} bij {found.municipality.name}."
    return f"{old.name} is op {plain_date(old.day)} verdeeld over {listing([one.name for one in found.candidates])}."


def the_municipality(name: str, year: int) -> "Municipality":
    """Return the municipality of a year that a name means.

    Raises:
        Refused: There is none, or more than one.
    """
    from wmoplan.dutch import listing

    found = match(name, year)
    if found.municipality:
        return found.municipality
    if found.candidates:
        which = listing([f"{one.name} in {one.province} ({one.code})" for one in found.candidates], "of")
        said = merged(found) or f"er is meer dan één gemeente '{name}'."
        raise Refused(said, f"Bedoelt u {which}? Schrijf de code.")
    which = listing([one.name for one in found.suggestions], "of")
    raise Refused(
        f"'{name}' is geen gemeente die wmoplan kent.", f"Bedoelt u {which}?" if which else "Kijk de naam na."
    )


def plans_of(names: "Sequence[str]", as_of: date) -> "tuple[Plan, ...]":
    """Return the plans with these ids and those that come with them, each once; without a name that of the year."""
    fitting = offered_in(as_of.year)
    left = list(names) or ([fitting.id] if fitting else [])
    found: dict[str, Plan] = {}
    while left:
        plan = plan_of(left.pop(0))
        if plan.id not in found:
            found[plan.id] = plan
            left += plan.includes
    return tuple(found.values())


def known_words(as_of: date) -> "Known":
    """Return the words that a profile can use."""
    from wmoplan.read.profile import Known, PlanWords

    ours = rules()

    def plan_words(names: tuple[str, ...]) -> "PlanWords | None":
        plans = plans_of(names, as_of)
        if not plans:
            return None
        return PlanWords(
            topics={topic.id for plan in plans for topic in plan.topics},
            steps={step.id for plan in plans for step in plan.steps},
            terms={term.id for plan in plans for term in plan.terms},
            anchors={anchor.id for plan in plans for anchor in plan.anchors if anchor.question},
        )

    def municipality(name: str, names: tuple[str, ...]) -> None:
        for year in {plan.offered.last for plan in plans_of(names, as_of)} or {as_of.year}:
            the_municipality(name, year)

    rights = {right for body in ours.bodies for right in body.rights}
    bodies = {body.id for body in ours.bodies}
    return Known(bodies, rights, {term.id for term in ours.terms}, offers(), plan_words, municipality)


def read_own(text: Text, as_of: date) -> "Profile":
    """Return the profile, held against every word that it can use.

    Raises:
        MissingFileError: There is no such file.
        DataError: It has faults; all of them are told.
    """
    from wmoplan.read.profile import profile_of, read_profile

    known = known_words(as_of)
    if text.data is None:
        return read_profile(Path(text.name), text.name, known)
    return profile_of(text.data, text.name, known)


def reckoned(profile: "Profile", as_of: date, name: str) -> "Timeline":
    """Return the timeline of a profile.

    Raises:
        DataError: It names no plan, and none fits the year.
    """
    from wmoplan.reckon.course import Followed
    from wmoplan.timeline import build_timeline

    plans = plans_of(profile.plans, as_of)
    if not plans:
        message = f"in dit bestand staat geen plan, en voor {as_of.year} is er geen."
        raise DataError(Problem(name, 0, message, f"Zet erbij: 'plan: ...'. {catalogue()}"))
    followed = [Followed(plan, the_municipality(profile.municipality, plan.offered.last)) for plan in plans]
    return build_timeline(followed, profile, rules(), lists(), as_of, name=Path(name).name)


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


@cache
def lists() -> "Reference":
    """Return the lists that come with the program."""
    from wmoplan.read.reference import read_day_rules, read_election_rules, read_school_holidays
    from wmoplan.reckon.reference import Reference

    data = folder("data")
    return Reference(read_day_rules(data), read_election_rules(data), read_school_holidays(data))


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
    timeline = reckoned(read_own(text, day), day, text.name)
    if known := merged(match(timeline.profile.municipality, timeline.plan.offered.last)):
        tell(f"Let op: {known}")
    if timeline.hindsight and day < today():
        tell(HINDSIGHT)
    if timeline.profile.meeting_files:
        tell(FILES_LATER)
    if timeline.ended and (fitting := offered_in(day.year)):
        tell(f"Het plan is voorbij. Het plan van nu is '{fitting.title}': zet 'plan: {fitting.id}' in uw bestand.")
    return timeline
