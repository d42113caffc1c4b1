"""Asks the questions of `init` again: what a profile answers to them now, and the profile with other answers."""

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.desk.beside import Text
from wmoplan.desk.followed import plans_of
from wmoplan.desk.meetings import profile_text, save_edit
from wmoplan.desk.opening import read_own
from wmoplan.desk.start import OWN, Answers, own_row
from wmoplan.dutch import listing
from wmoplan.reckon.plan_head import PlanHead, head_of_plan
from wmoplan.store.edited import with_value
from wmoplan.store.profile_text import taken_apart
from wmoplan.store.tables import ANCHORS, with_rules, with_table

if TYPE_CHECKING:
    from wmoplan.model.profile import Profile

ORGANISATION: Final = "organisatie"
ROLE: Final = "rol"
TOPICS: Final = "onderwerpen"


class Held(NamedTuple):
    """What a profile answers to the questions of `init`.

    Attributes:
        head: The questions of all plans that the profile follows.
        patterns: The rules by which the volunteers meet now, as the profile writes them.
        text: The profile as it was when the questions were asked.
    """

    head: PlanHead
    municipality: str
    organisation: str
    role: str
    topics: tuple[str, ...]
    days: dict[str, date]
    patterns: tuple[str, ...]
    text: str


def held_by(text: Text, as_of: date) -> Held:
    """Return what a profile answers now.

    Raises:
        WmoplanError: The profile is not there, or has faults.
    """
    profile = read_own(text, as_of)
    heads = [head_of_plan(plan) for plan in plans_of(profile.plans, as_of, text)]
    head = heads[0]._replace(
        subjects=tuple(one for head in heads for one in head.subjects),
        choices=tuple(one for head in heads for one in head.choices),
        hung_on={subject: names for head in heads for subject, names in head.hung_on.items()},
    )
    return Held(
        head,
        profile.municipality,
        profile.organisation,
        profile.role,
        tuple(profile.topics),
        {name: known.day for name, known in profile.anchors.items()},
        _patterns(profile, as_of),
        profile_text(text.content(), text.name),
    )


def _patterns(profile: "Profile", as_of: date) -> tuple[str, ...]:
    """Return the rules of the volunteers that still count, each once."""
    rows = (row for row in profile.meetings if row.rule and row.body == OWN and row.last and row.last >= as_of)
    return tuple(dict.fromkeys(row.rule.text for row in rows if row.rule))


def write_answers(text: Text, held: Held, answers: Answers, as_of: date) -> str:
    """Write the answers that differ in a profile, and return which those are; empty where none does.

    Comments, order and everything that was not asked stay as they are. A rule by which the volunteers met counts
    until the day before.

    Raises:
        DataError: The profile cannot be edited.
        OutputError: The profile cannot be written, or says something else now of what was asked.
    """
    days = {name: {"datum": day.isoformat()} for name, day in answers.days.items() if held.days.get(name) != day}
    own = answers.own
    is_other_rule = bool(own.patterns and (own.patterns != held.patterns or own.months or own.time))
    until = held.head.last or date(as_of.year + 1, 12, 31)
    rules = [own_row(one) for one in own.rows(as_of, until)] if is_other_rule else []

    def edit(now: str) -> str:
        for key, old, new in values:
            if old != new:
                now = with_value(taken_apart(now, text.name), key, new)
        if days:
            now = with_table(now, ANCHORS, days, name=text.name)
        return with_rules(now, rules, as_of, name=text.name) if rules else now

    values: list[tuple[str, str | tuple[str, ...], str | tuple[str, ...]]] = [
        (ORGANISATION, held.organisation, answers.organisation),
        (ROLE, held.role, answers.role),
        (TOPICS, held.topics, answers.topics),
    ]
    changed = [key for key, old, new in values if old != new]
    changed += ["dagen"] if days else []
    changed += ["eigen vergaderingen"] if rules else []
    if changed:
        save_edit(text, held.text, edit)
    return listing(changed)
