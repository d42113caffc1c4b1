"""`--suppose`: a profile in which something is different, without touching the file."""

from typing import TYPE_CHECKING

from wmoplan.errors import Refused, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wmoplan.model.plan import Plan
    from wmoplan.model.profile import Profile

SOURCE = "stel dat"
"""Where a supposed fact comes from, in its explanation."""

DAYS = {"verkiezing": "election", "nieuwe-raad": "new_council", "nieuw-college": "new_executive"}
"""The days around an election that can be supposed, and the field of the profile that holds each."""


def supposed(profile: "Profile", words: "Iterable[str]", plans: "tuple[Plan, ...]") -> "Profile":
    """Return the profile as it would be: a day of the election, a chosen day, a term or a decision is another.

    Raises:
        UsageError: A word is not of the form KEY=VALUE, names nothing that can be supposed, or its value does not fit.
    """
    for word in words:
        profile = _with(profile, word, plans)
    return profile


def _with(profile: "Profile", word: str, plans: "tuple[Plan, ...]") -> "Profile":
    from wmoplan.desk.shipped import rules
    from wmoplan.dutch import choice
    from wmoplan.model.day import read_day
    from wmoplan.model.profile import Announcement, DayFact, TermFact
    from wmoplan.model.term import read_term

    key, equals, value = word.partition("=")
    anchors = {anchor.id for plan in plans for anchor in plan.anchors if anchor.question}
    terms = {term.id for plan in plans for term in plan.default_terms(rules())}
    steps = {step.id for plan in plans for step in plan.steps if step.decision != "geen"}
    known = [*DAYS, *sorted(anchors), *sorted(terms), *sorted(steps)]
    if key not in known:
        raise UsageError(f"Achter --suppose: '{key}' kan niet anders zijn.\n  {choice(key, known)}")
    if not equals or not value:
        raise UsageError(f"Achter --suppose: schrijf '{key}=' met de waarde erachter, zoals {_example(key, terms)}.")
    try:
        if key in terms:
            length = TermFact.model_validate({"lengte": read_term(value), "bron": SOURCE})
            return profile.model_copy(update={"terms": {**profile.terms, key: length}})
        day = read_day(value)
    except Refused as fault:
        raise UsageError(f"Achter --suppose {key}: {fault.message}\n  {fault.remedy}") from None
    fact = DayFact.model_validate({"datum": day, "bron": SOURCE})
    if key in DAYS:
        return profile.model_copy(update={DAYS[key]: fact})
    if key in anchors:
        return profile.model_copy(update={"anchors": {**profile.anchors, key: fact}})
    told = Announcement.model_validate({"datum": day, "bron": SOURCE})
    held = profile.decisions.get(key)
    decided = told.model_copy(update={"body": held.body}) if held else told
    return profile.model_copy(update={"decisions": {**profile.decisions, key: decided}})


def _example(key: str, terms: set[str]) -> str:
    return f'"{key}=6 weken"' if key in terms else f"{key}=2027-01-31"
