"""Looks at a step plan: all of it, its contradictions or one row, as text, as a pack to check it, or for programs."""

from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from wmoplan.desk.beside import Text
from wmoplan.desk.followed import NO_PROFILE, named_plan, plans_of
from wmoplan.desk.forms import in_text
from wmoplan.desk.opening import read_own
from wmoplan.desk.shipped import offers, plan_of, rules
from wmoplan.documents.plan import conflicts_document, find, known_ids, plan_document, row_document
from wmoplan.documents.plan_contents import contents_of
from wmoplan.dutch import listing
from wmoplan.errors import UsageError
from wmoplan.store.folder import DISK

if TYPE_CHECKING:
    from wmoplan.documents.plan import FoundRow
    from wmoplan.documents.plan_contents import PlanContents
    from wmoplan.model.plan import Plan

FORMS: Final = ("text", "markdown", "json")
"""The forms in which a plan is shown; Markdown is a pack to check it."""


def plan_meant(name: str | None, text: Text | None, as_of: date) -> "Plan":
    """Return the plan that was named, else that of the profile, that of the year, or the last one that there is.

    Args:
        name: The id of a plan, or the name of a plan file.
        text: The profile; None where there is none.

    Raises:
        WmoplanError: There is no such plan or profile, or the file has faults.
    """
    if name:
        return named_plan(name, text.files if text else DISK)
    names = read_own(text, as_of).plans if text else ()
    plans = plans_of(names, as_of, text or NO_PROFILE) or plans_of([list(offers())[-1]], as_of)
    return plans[0]


def shown(plan: "Plan", form: str, as_of: date, *, only_conflicts: bool = False) -> str:
    """Return all of a plan in one of its forms.

    Args:
        form: One of `FORMS`.
        only_conflicts: Whether only the contradictions are shown; JSON always has everything.
    """
    if form == "json":
        from wmoplan.render.plan_json import plan_json

        return plan_json(plan, rules())
    contents = contents_of(plan, rules(), as_of)
    if form == "markdown":
        from wmoplan.documents.plan_pack import conflicts_pack, pack_document

        return in_text(conflicts_pack(contents) if only_conflicts else pack_document(contents), form)
    return in_text(conflicts_document(contents) if only_conflicts else plan_document(contents), form)


def row_shown(plan: "Plan", row_id: str, form: str, as_of: date) -> str:
    """Return one row of a plan in full.

    Args:
        row_id: The id of the row, in capitals or not.
        form: One of `FORMS`.

    Raises:
        UsageError: There is no such row, or this form does not have it.
    """
    contents = contents_of(plan, rules(), as_of)
    found = find(contents, row_id)
    if not found:
        raise UsageError(_unknown(contents, row_id))
    if form == "text":
        return in_text(row_document(contents, found), form)
    if form == "json":
        from wmoplan.render.plan_json import row_json

        if row := row_json(plan, rules(), found[0].entry.id):
            return row
    raise UsageError(_not_alone(found, row_id, form))


def _not_alone(found: "list[FoundRow]", row_id: str, form: str) -> str:
    kinds = " en ".join(dict.fromkeys(one.entry.kind for one in found))
    return (
        f"'{row_id}' is {kinds}. In de vorm {form} is dat geen regel die alleen kan staan.\n"
        f"  Laat '--format {form}' weg, of vraag het hele plan in die vorm."
    )


def _unknown(contents: "PlanContents", row_id: str) -> str:
    known, word, plan = known_ids(contents), row_id.casefold(), contents.plan.id
    near = list(dict.fromkeys([*get_close_matches(word, known, 3, 0.6), *(one for one in known if word in one)]))[:5]
    quoted = [f"'{one}'" for one in near]
    ask = f"Bedoelt u {listing(quoted, 'of')}? " if near else ""
    elsewhere = _elsewhere(contents, row_id)
    return f"In het plan {plan} staat geen '{row_id}'.\n  {elsewhere or ask}Alle namen: wmoplan plan --plan {plan}"


def _elsewhere(contents: "PlanContents", row_id: str) -> str:
    """Return in which other plan that comes with the program the row stands, or nothing."""
    for other in offers():
        if other != contents.plan.id and (found := find(contents_of(plan_of(other), rules(), contents.as_of), row_id)):
            return f"Het staat in een ander plan: wmoplan plan {found[0].entry.id} --plan {other}. "
    return ""
