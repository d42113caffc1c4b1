"""A region as Markdown: a table for each step, with what it means above it."""

from collections.abc import Iterator

from wmoplan.documents.region import Cell, cell_of
from wmoplan.documents.region_words import agreed, cited, intro_of, notables, title_of, told
from wmoplan.dutch import long_date, sentence
from wmoplan.notation import escaped
from wmoplan.region import Region

HEAD = ("Gemeente", "Kan al", "Laatste kans", "Zekerheid", "Vraag om advies", "Advies")


def region_markdown(region: Region) -> str:
    """Return the region as Markdown."""
    return "\n".join(_lines(region)) + "\n"


def _lines(region: Region) -> Iterator[str]:
    yield from (f"# {escaped(title_of(region))}", "")
    yield from (f"Gezien vanaf {long_date(region.as_of)}. {intro_of(region)}", "")
    for notable in notables(region):
        yield from (f"## Let op: {escaped(notable.title)}", "", escaped(" ".join(notable.lines)), "")
        yield from (f"Bron: {escaped('; '.join(notable.sources))}.", "")
    for step in region.steps:
        yield from (f"## {escaped(sentence(step.step.title))}", "")
        yield from (f"- {escaped(line)}" for line in told(step, region.as_of))
        yield from ("", _row(HEAD), _row("---" for _ in HEAD))
        for row in step.rows:
            if row.place in region.shown:
                yield _row(escaped(text) for text in _cells(cell_of(row, region.as_of)))
        yield ""
    if region.agreements:
        yield from ("## Afspraken in de regio", "")
        yield from (f"- {escaped(f'{agreed(one)} Bron: {cited(one)}.')}" for one in region.agreements)
        yield ""
    file = f" Bestand: {escaped(region.file)}." if region.file else ""
    yield f"{sentence(escaped(region.made_from))}.{file}"
    if region.renew_after:
        yield from ("", f"Vraag een nieuwe versie na {long_date(region.renew_after)}.")


def _cells(cell: Cell) -> tuple[str, ...]:
    return cell.place, cell.soonest, cell.day, cell.sure, cell.asked, cell.advice


def _row(cells: "Iterator[str] | tuple[str, ...]") -> str:
    return f"| {' | '.join(cells)} |"
