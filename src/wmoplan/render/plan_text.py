"""A plan as plain text, for the screen: all of it, its contradictions, or one row with what touches it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from wmoplan.documents.plan_contents import Contents, Entry, Fact, Found, Section
from wmoplan.dutch import sentence
from wmoplan.model.plan_rows import CHOSEN

Fold = Callable[[str, str, str], str]
"""Folds a paragraph: the text, what its further lines begin with, and what its first line begins with."""

CONFLICTS: Final = "tegenstrijdigheden"
NUMBERED: Final = "stappen"
DOCUMENTS: Final = "documenten"


def plan_text(contents: Contents, fold: Fold) -> str:
    """Return everything that is in a plan."""
    plan = contents.plan
    lines = [f"{plan.title}. Plan {plan.id}, versie {plan.version}.", f"Het plan loopt in: {plan.runs.text}."]
    if plan.includes:
        lines.append(
            f"Dit hoort erbij: {', '.join(plan.includes)}. Bekijk het met: wmoplan plan --plan {plan.includes[0]}"
        )
    lines += [fold(line, "", "") for line in contents.numbers]
    for section in contents.sections:
        if section.name == DOCUMENTS and not contents.section(CONFLICTS).entries:
            lines += ["", "WAAR DE BRONNEN ELKAAR TEGENSPREKEN", "Dat is nergens zo."]
        lines += _section(section, contents, fold)
    return "\n".join(lines) + "\n"


def conflicts_text(contents: Contents, fold: Fold) -> str:
    """Return where the sources of a plan contradict each other."""
    section = contents.section(CONFLICTS)
    return "\n".join(_section(section, contents, fold)).lstrip() + "\n" if section.entries else "Dat is nergens zo.\n"


def row_text(contents: Contents, found: Iterable[Found], fold: Fold) -> str:
    """Return rows in full, each with its source and with what touches it."""
    return "\n\n".join("\n".join(_row(contents, one, fold)) for one in found) + "\n"


def _section(section: Section, contents: Contents, fold: Fold) -> Iterator[str]:
    yield ""
    yield section.heading.upper()
    group = ""
    numbered = section.name == NUMBERED
    for number, entry in enumerate((entry for entry in section.entries if not entry.repeated), 1):
        if entry.group != group:
            group = entry.group
            yield fold(f"{group}." if numbered else f"Tabel: {group}.", "  ", "")
        first = f"{number}. " if numbered else "- "
        yield from _entry(entry, contents, fold, first, "   " if numbered else "  ")


def _entry(entry: Entry, contents: Contents, fold: Fold, first: str, indent: str) -> Iterator[str]:
    yield fold(_titled(entry), indent, first)
    for fact in entry.facts:
        yield fold(_fact(fact, entry, contents), f"{indent}  ", indent)
    for part in entry.parts:
        yield from _part(part, contents, fold, indent)
    for source in entry.sources:
        yield fold(f"Bron: {contents.cite(source)}.", f"{indent}  ", indent)


def _part(part: Entry, contents: Contents, fold: Fold, indent: str) -> Iterator[str]:
    """Yield a question or an action under its step: its source is the row of the step, which stands below."""
    yield fold(_titled(part), f"{indent}  ", indent)
    for below in part.parts:
        yield from _part(below, contents, fold, f"{indent}  ")


def _titled(entry: Entry) -> str:
    """Return what a row says with its id, so that it can be asked for."""
    if not entry.id:
        return entry.said
    if entry.text.endswith((".", "?", "!")):
        return f"{entry.said} ({entry.id})"
    return f"{entry.said[:-1]} ({entry.id})."


def _fact(fact: Fact, entry: Entry, contents: Contents) -> str:
    own = f" Bron: {contents.cite(fact.source)}." if fact.source and fact.source not in entry.sources else ""
    return f"{fact.said}{own}"


def _row(contents: Contents, found: Found, fold: Fold) -> Iterator[str]:
    entry = found.entry
    yield fold(_titled(entry), "  ", "")
    place = f"{found.heading}, {entry.group}" if entry.group else found.heading
    yield fold(f"Dit is {entry.kind} van het plan {contents.plan.id}. Het staat onder: {place}.", "  ", "  ")
    if found.owner:
        yield fold(f"Het hoort bij: {_titled(found.owner)}", "  ", "  ")
    for fact in entry.facts:
        yield fold(_fact(fact, entry, contents), "    ", "  ")
    for source in entry.sources:
        yield fold(f"Bron: {contents.cite(source)}.", "    ", "  ")
    for part in entry.parts:
        yield ""
        yield from _entry(part, contents, fold, "- ", "  ")
    if found.related:
        yield from ("", "Dit heeft ermee te maken:")
    for other in found.related:
        yield fold(f"{sentence(other.kind.partition(' ')[2])}: {_titled(other)}{_chosen(other)}", "  ", "- ")


def _chosen(entry: Entry) -> str:
    """Return what was chosen where the row is a contradiction."""
    return "".join(f" Gekozen: {fact.text}." for fact in entry.facts if fact.label == CHOSEN)
