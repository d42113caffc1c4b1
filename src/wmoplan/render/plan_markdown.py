"""A plan as a pack to check it: per document every claim that was taken from it, with room to tick and to remark."""

from collections.abc import Iterator
from typing import Final

from wmoplan.documents.plan_claims import Claim, Extract, extracts
from wmoplan.documents.plan_contents import Contents, Entry
from wmoplan.dutch import count, long_date, plain_date
from wmoplan.model.plan_rows import CHOSEN
from wmoplan.notation import escaped

REMARK: Final = "Opmerking: ........................................"
"""Where the reader writes what is wrong."""


def plan_markdown(contents: Contents) -> str:
    """Return everything that a plan says, by document, to hold it against the documents themselves."""
    plan = contents.plan
    taken = extracts(contents)
    lines = [f"# Nakijken: {escaped(plan.title)}", ""]
    lines += [f"Plan {escaped(plan.id)}, versie {escaped(plan.version)}. Gezien vanaf {long_date(contents.as_of)}.", ""]
    lines += [f"{escaped(' '.join(contents.numbers))}", ""]
    lines += ["## Zo kijkt u dit na", ""]
    lines += [
        "1. Leg het document naast deze lijst. De regels staan in de volgorde van het document.",
        "2. Klopt de regel, en kloppen de dagen die wij eruit lezen? Zet dan een kruis in het vakje.",
        "3. Klopt het niet? Schrijf achter Opmerking wat er moet staan.",
        "",
        "De zinnen zijn opnieuw geschreven. De feiten en de data moeten gelijk zijn aan de bron.",
        "",
    ]
    lines += ["| Document | Regels om na te kijken |", "| --- | --- |"]
    lines += [f"| {escaped(one.document.title)} | {one.size} |" for one in taken]
    lines.append("")
    for one in taken:
        lines += _document(one, contents)
    lines += _conflicts(contents)
    lines += _listed(contents, "lacunes")
    lines += _listed(contents, "plichten")
    lines += _happened(contents)
    lines += _terms(contents)
    lines += ["## Wijzigingen", ""]
    lines += [f"- {escaped(entry.said)}" for entry in contents.section("wijzigingen").entries]
    return "\n".join(lines) + "\n"


def conflicts_markdown(contents: Contents) -> str:
    """Return where the sources of a plan contradict each other."""
    return "\n".join(_conflicts(contents)).rstrip() + "\n"


def _document(one: Extract, contents: Contents) -> Iterator[str]:
    document = one.document
    yield from (f"## {escaped(document.title)}", "")
    entry = next(found for found in contents.section("documenten").entries if found.id == document.id)
    yield from (f"{escaped(fact.said)}  " for fact in entry.facts)
    yield from (count(one.size, "regel.", "regels."), "")
    for chapter in one.chapters:
        if chapter.title:
            yield from (f"### {escaped(chapter.title)}", "")
        for claim in chapter.claims:
            yield from _claim(claim)
        yield ""


def _claim(claim: Claim) -> Iterator[str]:
    name = f" ({escaped(claim.id)})" if claim.id else ""
    yield f"- [ ] {escaped(claim.said)}{name}"
    if claim.days:
        yield f"  - Wij lezen: {escaped(claim.days)}"
    yield from (f"  - {escaped(f'{fact.label}: {fact.text}')}" for fact in claim.facts)
    yield f"  - Plaats: {escaped(claim.source.place or 'het hele document')}"
    yield f"  - {REMARK}"


def _conflicts(contents: Contents) -> Iterator[str]:
    section = contents.section("tegenstrijdigheden")
    yield from ("## Waar de bronnen elkaar tegenspreken", "")
    if not section.entries:
        yield from ("Dat is nergens zo.", "")
    for entry in section.entries:
        yield from (f"### {escaped(entry.text)} ({escaped(entry.id)})", "")
        yield from ("| Er staat | Bron |", "| --- | --- |")
        for fact in entry.facts:
            if fact.source:
                yield f"| {escaped(fact.text)} | {escaped(contents.cite(fact.source))} |"
        yield ""
        for fact in entry.facts:
            if not fact.source:
                label = f"**{fact.label}**" if fact.label == CHOSEN else fact.label
                yield f"- {label}: {escaped(fact.text)}"
        yield from ("- [ ] Eens met deze keuze", f"- {REMARK}", "")


def _listed(contents: Contents, name: str) -> Iterator[str]:
    """Yield the rows of a section in full, each with where it stands."""
    section = contents.section(name)
    if not section.entries:
        return
    yield from (f"## {escaped(section.heading)}", "")
    for entry in section.entries:
        yield f"- [ ] {escaped(entry.said)} ({escaped(entry.id)})"
        yield from (f"  - {line}" for line in _facts(entry, contents))
    yield ""


def _facts(entry: Entry, contents: Contents) -> Iterator[str]:
    for fact in entry.facts:
        source = f" Bron: {contents.cite(fact.source)}." if fact.source else ""
        yield escaped(f"{fact.said}{source}")
    yield from (escaped(f"Bron: {contents.cite(source)}.") for source in entry.sources)


def _happened(contents: Contents) -> Iterator[str]:
    plan = contents.plan
    rows = [(row, row.actual) for row in (*plan.milestones, *plan.products, *plan.measurements) if row.actual]
    if not rows:
        return
    yield from ("## Wat er echt gebeurde", "")
    yield from ("| Mijlpaal | Gepland | Echt | Hoe zeker | Bron |", "| --- | --- | --- | --- | --- |")
    for row, actual in rows:
        cells = (
            f"{row.title} ({row.id})",
            row.when.text,
            plain_date(actual.day),
            f"geschat: {actual.note}" if actual.estimated else "vast",
            contents.cite(actual.source),
        )
        yield f"| {' | '.join(map(escaped, cells))} |"
    yield ""


def _terms(contents: Contents) -> Iterator[str]:
    section = contents.section("termijnen")
    yield from ("## Termijnen", "", "| Naam | Wat | Hoe lang | Hoe zeker | Bron |", "| --- | --- | --- | --- | --- |")
    for entry in section.entries:
        sure = next((fact.text for fact in entry.facts), "")
        cells = (entry.id, entry.text, entry.lead, sure, "; ".join(contents.cite(source) for source in entry.sources))
        yield f"| {' | '.join(map(escaped, cells))} |"
    yield ""
