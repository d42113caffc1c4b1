"""Which plans there are, without reading them."""

from functools import cache
from typing import Final, NamedTuple

from wmoplan.dutch import listing
from wmoplan.errors import UsageError
from wmoplan.resources import folder

INDEX: Final = "plannen.yaml"


class Offer(NamedTuple):
    """A plan that comes with the program.

    Attributes:
        file: Its name in `data/`.
        first: The first year in which it is offered.
        last: The last one.
    """

    id: str
    file: str
    title: str
    first: int
    last: int

    @property
    def years(self) -> str:
        """The years in which it is offered, in words."""
        return f"{self.first} t/m {self.last}" if self.first < self.last else str(self.first)


@cache
def offers() -> dict[str, Offer]:
    """Return the plans by their ids."""
    from wmoplan.read.yaml import parse

    rows = parse(folder("data").joinpath(INDEX).read_bytes(), INDEX).tree
    if not isinstance(rows, list):  # the index is ours
        raise TypeError
    found = [Offer(row["id"], row["bestand"], row["titel"], int(row["van"]), int(row["tot"])) for row in rows]
    return {offer.id: offer for offer in found}


def offered_in(year: int) -> Offer | None:
    """Return the plan that fits a year, or None."""
    return next((offer for offer in offers().values() if offer.first <= year <= offer.last), None)


def named(plan: str) -> Offer:
    """Return the plan with that id.

    Raises:
        UsageError: There is no such plan; tells which there are.
    """
    known = offers()
    if plan not in known:
        from wmoplan.cli.grammar import choice
        from wmoplan.read.plan_file import is_plan_file

        if is_plan_file(plan):
            shown = f"Noem het in uw profiel: 'plan: {plan}'. Bekijken kan met: wmoplan plan --plan {plan}"
            raise UsageError(f"'{plan}' is een plan van één gemeente.\n  {shown}")

        raise UsageError(f"'{plan}' is geen plan dat wmoplan kent.\n  {choice(plan, known)}")
    return known[plan]


def catalogue() -> str:
    """Return the plans with their years, in one sentence."""
    return f"Deze plannen zijn er: {listing([f'{one.id} ({one.title}, {one.years})' for one in offers().values()])}."
