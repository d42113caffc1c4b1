"""The status of a municipality against what its plan expects: as sentences, and as a table."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from wmoplan.documents.blocks import Document, Item, Lines, List, Marks, Paragraph, Purpose, Section, Table
from wmoplan.dutch import count, listing, long_date, plain_date, sentence
from wmoplan.model.period import Period
from wmoplan.model.standing import Announced
from wmoplan.reckon.standing import BEHIND, ON_SCHEDULE, UNKNOWN, VERDICTS, Span, Standing, is_late
from wmoplan.standing import StandingReport

HEADINGS: Final = {BEHIND: "Achter", ON_SCHEDULE: "Op schema", UNKNOWN: "Onbekend"}
SAW: Final = {"ja": "ja", "deels": "voor een deel", "nee": "nee"}

NOBODY: Final = "Niemand schreef op wat hij zag."
WRITE: Final = 'Schrijf op wat u ziet: wmoplan status seen {step} ja --source "gesprek met de wethouder"'
NOTHING: Final = "In dit plan staat niet wat er nu of in het komende jaar waar moet zijn."


def when_said(span: Span) -> str:
    """Return the time by which an expectation should be true, as part of a sentence.

    >>> from wmoplan.model.period import read_period
    >>> when_said(Span(read_period("september 2014")))
    'in september 2014'
    """
    period = span.period
    if period.first:
        said = f"op {plain_date(period.first)}" if period.is_day else f"in {period.text}"
    else:
        said = f"uiterlijk {plain_date(period.last)}" if period.last else period.text
    return f"{said} (geschat)" if span.estimated else said


def sentences_of(report: StandingReport) -> Document:
    """Return the verdict on every step, in sentences; the steps that are behind come first."""
    sections = []
    for verdict in VERDICTS:
        same = [one for one in report.steps if one.verdict == verdict]
        items: list[Item] = []
        for one in same:
            lines = (_expected(one, report.as_of), *reasons(one, report.as_of))
            items += [Item(sentence(one.step.title)), *(Item(line, level=2) for line in lines)]
        sections += [Section(f"{HEADINGS[verdict]} ({len(same)})", (List(tuple(items), Marks.NONE),))] if same else []
    return Document(
        title=_title(report),
        blocks=(Lines(tuple(_head(report))), *sections),
        last=tuple(_foot(report)),
        made=report.as_of,
        purpose=Purpose.SCREEN,
        titled=False,
    )


def step_of(found: Sequence[tuple[Standing, bool]], report: StandingReport) -> Document:
    """Return the expectations of one step at every measurement, with their sources; `True` marks that of now."""
    title = sentence(found[0][0].step.title)
    moments = (
        Lines(
            (
                f"{_expected(one, report.as_of)}{' Dit telt nu.' if is_now else ''}",
                *reasons(one, report.as_of),
                f"Bron: {one.expectation.source.cited(report.documents)}.",
                f"Naam: {one.expectation.id}.",
            )
        )
        for one, is_now in found
    )
    return Document(title, (Paragraph(title), *moments), report.as_of, Purpose.SCREEN, titled=False)


def table_of(report: StandingReport) -> Document:
    """Return the verdict on every step, as a table."""
    rows = tuple(
        (
            one.step.title,
            HEADINGS[verdict],
            _expected(one, report.as_of),
            " ".join(reasons(one, report.as_of)),
        )
        for verdict in VERDICTS
        for one in report.steps
        if one.verdict == verdict
    )
    return Document(
        title=_title(report),
        purpose=Purpose.SCREEN,
        intro=(f"Gezien vanaf {long_date(report.as_of)}.", *_head(report)[1:]),
        blocks=(Table(("Stap", "Stand", "Wat er moet zijn", "Waarom"), rows),) if rows else (),
        last=tuple(_foot(report)[-1:]),
        made=report.as_of,
    )


def reasons(one: Standing, as_of: date) -> list[str]:
    """Return the reasons for the verdict on a step, a sentence each."""
    found = [*_why(one)]
    last = one.span.last
    if one.verdict == BEHIND and not one.announced and last and last >= as_of:
        found.append(f"Het kan nog tot en met {long_date(last)}.")
    return found


def _title(report: StandingReport) -> str:
    return f"Hoe staat {report.municipality} ervoor?"


def _name(measured: Period) -> str:
    """Return what a measurement is called: its time, or its last day where only that is known."""
    return plain_date(measured.last) if measured.last and not measured.first else measured.text


def _head(report: StandingReport) -> list[str]:
    lines = [f"{_title(report)} Gezien vanaf {long_date(report.as_of)}."]
    if report.topics:
        lines.append(f"Onderwerpen: {listing(report.topics)}.")
    if report.now or report.following:
        now, following = report.now, report.following
        measured = f"De meting van nu is die van {_name(now.period)}." if now else "Er is nog geen meting geweest."
        coming = f"De volgende is {when_said(Span(following.period))}." if following else "Er komt geen meting meer."
        lines.append(f"{measured} {coming}")
    if not report.steps:
        return [*lines, NOTHING]
    by = {verdict: sum(one.verdict == verdict for one in report.steps) for verdict in VERDICTS}
    are = {BEHIND: "achter", ON_SCHEDULE: "op schema", UNKNOWN: "onbekend"}
    parts = [f"{by[verdict]} {are[verdict]}" for verdict in VERDICTS if by[verdict]]
    return [*lines, f"{sentence(count(len(report.steps), 'stap', 'stappen'))}: {listing(parts)}."]


def _foot(report: StandingReport) -> list[str]:
    lines = []
    unseen = next((one for one in report.steps if one.verdict == UNKNOWN and one.counts), None)
    if unseen:
        lines.append(WRITE.format(step=unseen.step.id))
    if report.topics:
        lines.append("Alle stappen zien: wmoplan status --all")
    plans = "; ".join(f"plan {name}, versie {version}" for name, version in report.plans)
    return [*lines, f"{sentence(plans)}."]


def _expected(one: Standing, as_of: date) -> str:
    last = one.span.period.last
    verb = "moest" if last and last < as_of else "moet"
    return f"{sentence(when_said(one.span))} {verb} dit waar zijn: {one.expectation.text}"


def _why(one: Standing) -> Iterator[str]:
    if one.sight:
        where = f" Bron: {one.sight.source.rstrip('.')}." if one.sight.source else ""
        yield f"U zag op {plain_date(one.sight.day)}: {SAW[one.sight.answer]}.{where}"
    if one.announced and not one.sight:
        yield from _decided(one, one.announced)
    if one.verdict == UNKNOWN:
        yield from _unknown(one)


def _decided(one: Standing, day: Announced) -> Iterator[str]:
    if day.ticked:
        yield f"U vinkte het besluit af op {long_date(day.day)}."
        return
    if day.decided:
        last = one.span.last
        yield f"De gemeente besloot op {long_date(day.day)}."
        if last and is_late(day, one.span):
            yield f"Dat was na de laatste dag, {long_date(last)}."
        return
    yield f"De gemeente kondigde het besluit aan voor {long_date(day.day)}."
    yield "Dat is te laat." if is_late(day, one.span) else "Of het besluit er kwam, staat nergens."


def _unknown(one: Standing) -> Iterator[str]:
    if not one.counts:
        yield "Dat moment is er nog niet."
    elif not one.sight:
        yield NOBODY
    if one.before and not one.sight:
        expectation, sight = one.before
        yield f"Eerder, op {plain_date(sight.day)}, zag u {SAW[sight.answer]} bij: {expectation.text}"
