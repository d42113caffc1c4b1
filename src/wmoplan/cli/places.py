"""Which municipality is meant: from what was typed, or from who sits at the keyboard."""

from typing import TYPE_CHECKING

from wmoplan.dutch import listing
from wmoplan.errors import UsageError

if TYPE_CHECKING:
    from wmoplan.model.municipality import Municipality
    from wmoplan.reckon.names import MunicipalityMatch


def meant(typed: str, more: str, year: int) -> "Municipality":
    """Return the municipality of a year that is meant; asks where that is not clear and somebody can answer.

    Args:
        typed: The name, or nothing.
        more: What else was typed, for the command to type instead.
        year: That of the list of municipalities.

    Raises:
        UsageError: It is not clear, and there is nobody to ask.
    """
    from wmoplan.cli.speak import is_terminal, tell
    from wmoplan.desk.shipped import match

    while True:
        typed = typed or _typed()
        found = match(typed, year)
        if found.merger and (found.municipality or is_terminal()):
            tell(_merged(found))
        if found.municipality:
            return found.municipality
        if not is_terminal():
            raise UsageError(_unclear(typed, found, more, year))
        typed, chosen = _picked(typed, found)
        if chosen:
            return chosen


def _typed() -> str:
    """Return the name that somebody types.

    Raises:
        UsageError: There is nobody to ask.
    """
    from wmoplan.cli.speak import ask, is_terminal

    if not is_terminal():
        raise UsageError("Welke gemeente?\n  Schrijf de naam erachter, bijvoorbeeld: wmoplan init Almere")
    return ask("De naam van uw gemeente")


def name_of(place: "Municipality", year: int) -> str:
    """Return the name of a municipality, or its code where others have the same name."""
    from wmoplan.desk.shipped import match

    found = match(place.name, year)
    return place.name if found.municipality == place and not found.merger else place.code


def shell_name(place: "Municipality", year: int) -> str:
    """Return how to name a municipality behind a command, so that no other is meant."""
    name = name_of(place, year)
    return name if name.replace("-", "").isalnum() else f'"{name}"'


def _merged(found: "MunicipalityMatch") -> str:
    """Return what became of a municipality that is no more, and for which one the profile is."""
    from wmoplan.desk.shipped import merged

    now = found.municipality
    return f"{merged(found)} Dit profiel is voor {now.name}." if now else merged(found)


def _picked(typed: str, found: "MunicipalityMatch") -> "tuple[str, Municipality | None]":
    """Return what somebody types instead of a name, and the municipality of the list that it picks."""
    from wmoplan.cli.speak import agrees, ask, tell

    either = found.candidates or found.suggestions
    if len(either) == 1 and agrees(f"'{typed}' kent wmoplan niet. Bedoelt u {either[0].name}?"):
        return "", either[0]
    if len(either) < 2:  # noqa: PLR2004 - one name is no list
        tell("" if either else f"'{typed}' kent wmoplan niet.")
        return ask("De naam van uw gemeente"), None
    tell(f"Welke gemeente bedoelt u met '{typed}'?")
    for number, one in enumerate(either, 1):
        tell(f"  {number}. {one.name}, {one.province}")
    answer = ask("Het nummer, of een andere naam")
    if answer.isdecimal() and 0 < int(answer) <= len(either):
        return "", either[int(answer) - 1]
    return answer, None


def _former(found: "MunicipalityMatch") -> str:
    """Return the names of old municipalities that look like what was typed, with what became of them."""
    names = [one.name for one in found.former]
    return f" Of de vroegere gemeente {listing(names, 'of')}?" if names else ""


def _unclear(typed: str, found: "MunicipalityMatch", more: str, year: int) -> str:
    """Return which municipalities can be meant, each with the command to type."""
    if found.merger:
        said = f"{_merged(found)} Welke is nu de uwe?"
    elif found.candidates:
        said = f"Er is meer dan één gemeente '{typed}'. Welke bedoelt u?"
    elif found.suggestions:
        names = listing([one.name for one in found.suggestions], "of")
        said = f"'{typed}' is geen gemeente die wmoplan kent. Bedoelt u {names}?{_former(found)}"
    elif found.former:
        said = f"'{typed}' is geen gemeente die wmoplan kent.{_former(found)}"
    else:
        return f"'{typed}' is geen gemeente die wmoplan kent.\n  Kijk de naam na."
    either = found.candidates or found.suggestions
    lines = [f"  wmoplan init {shell_name(one, year)}{more}    ({one.name} in {one.province})" for one in either]
    return "\n".join([said, f"  Typ {'dan' if len(lines) == 1 else 'een van deze opdrachten'}:", *lines])
