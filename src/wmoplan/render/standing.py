"""How a municipality stands: as sentences, as a table, and for other programs."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from wmoplan import __version__
from wmoplan.dutch import count, listing, long_date, plain_date, sentence
from wmoplan.model.standing import Announced, Sight
from wmoplan.notation import escaped, iso, json_text
from wmoplan.reckon.standing import BEHIND, ON_SCHEDULE, UNKNOWN, VERDICTS, Span, Standing, is_late
from wmoplan.standing import StandingReport

SCHEMA: Final = "wmoplan/stand/1"

HEADINGS: Final = {BEHIND: "Achter", ON_SCHEDULE: "Op schema", UNKNOWN: "Onbekend"}
SAW: Final = {"ja": "ja", "deels": "voor een deel", "nee": "nee"}

NOBODY: Final = "Niemand schreef op wat hij zag."
WRITE: Final = 'Schrijf op wat u ziet: wmoplan status seen {step} ja --source "gesprek met de wethouder"'
NOTHING: Final = "In dit plan staat niet wat er nu of in het komende jaar waar moet zijn."


def when_said(span: Span) -> str:
    """Return the time by which something should be true, as it is said in a sentence.

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


def plain(told: StandingReport) -> str:
    """Return how every step stands, in sentences; what is behind comes first."""
    lines = [*_head(told)]
    for verdict in VERDICTS:
        same = [one for one in told.steps if one.verdict == verdict]
        if same:
            lines += ["", f"{HEADINGS[verdict].upper()} ({len(same)})"]
        for one in same:
            lines += [
                sentence(one.step.title),
                *(f"  {line}" for line in [_expected(one, told.as_of), *reasons(one, told.as_of)]),
            ]
    return "\n".join([*lines, "", *_foot(told)])


def of_step(found: Sequence[tuple[Standing, bool]], told: StandingReport) -> str:
    """Return what should be true of one step on every moment, with its source; `True` marks what counts now."""
    lines = [sentence(found[0][0].step.title)]
    for one, is_now in found:
        now = " Dit telt nu." if is_now else ""
        lines += [
            "",
            f"{_expected(one, told.as_of)}{now}",
            *reasons(one, told.as_of),
            f"Bron: {source_of(one, told.documents)}.",
        ]
        lines.append(f"Naam: {one.expectation.id}.")
    return "\n".join(lines)


def markdown(told: StandingReport) -> str:
    """Return how every step stands, as a table for a report or a mail."""
    seen_from = f"Gezien vanaf {long_date(told.as_of)}."
    heads = [escaped(head) for head in (seen_from, *_head(told)[1:])]
    lines = [f"# {escaped(_title(told))}", "", *(line for head in heads for line in (head, ""))]
    if told.steps:
        lines += ["| Stap | Stand | Wat er moet zijn | Waarom |", "| --- | --- | --- | --- |"]
    for verdict in VERDICTS:
        for one in told.steps:
            if one.verdict == verdict:
                cells = (
                    one.step.title,
                    HEADINGS[verdict],
                    _expected(one, told.as_of),
                    " ".join(reasons(one, told.as_of)),
                )
                lines.append(f"| {' | '.join(map(escaped, cells))} |")
    return "\n".join([*lines, "", *(escaped(line) for line in _foot(told)[-1:])])


def json(told: StandingReport) -> str:
    """Return how every step stands, for other programs; where something was seen is personal and is left out."""
    return json_text(
        {
            "schema": SCHEMA,
            "wmoplan": __version__,
            "peildatum": told.as_of.isoformat(),
            "gemeente": told.municipality,
            "plannen": [{"id": name, "versie": version} for name, version in told.plans],
            "stappen": [_row(one, told.documents) for one in told.steps],
        }
    )


def reasons(one: Standing, as_of: date) -> list[str]:
    """Return why a step stands as it does, a sentence each."""
    found = [*_why(one)]
    last = one.span.last
    if one.verdict == BEHIND and not one.announced and last and last >= as_of:
        found.append(f"Het kan nog tot en met {long_date(last)}.")
    return found


def source_of(one: Standing, documents: Mapping[str, str]) -> str:
    """Return where it stands what should be true: the title of the document, and the place in it."""
    document, place = one.expectation.source
    return ", ".join(part for part in (documents.get(document, document), place) if part)


def _title(told: StandingReport) -> str:
    return f"Hoe staat {told.municipality} ervoor?"


def _head(told: StandingReport) -> list[str]:
    lines = [f"{_title(told)} Gezien vanaf {long_date(told.as_of)}."]
    if told.topics:
        lines.append(f"Onderwerpen: {listing(told.topics)}.")
    if told.now or told.following:
        now = f"De meting van nu is die van {told.now.period.text}. " if told.now else "Er is nog geen meting geweest. "
        after = f"De volgende is in {told.following.period.text}." if told.following else "Er komt geen meting meer."
        lines.append(now + after)
    if not told.steps:
        return [*lines, NOTHING]
    by = {verdict: sum(one.verdict == verdict for one in told.steps) for verdict in VERDICTS}
    are = {BEHIND: "achter", ON_SCHEDULE: "op schema", UNKNOWN: "onbekend"}
    parts = [f"{by[verdict]} {are[verdict]}" for verdict in VERDICTS if by[verdict]]
    return [*lines, f"{sentence(count(len(told.steps), 'stap', 'stappen'))}: {listing(parts)}."]


def _foot(told: StandingReport) -> list[str]:
    lines = []
    unseen = next((one for one in told.steps if one.verdict == UNKNOWN and one.counts), None)
    if unseen:
        lines.append(WRITE.format(step=unseen.step.id))
    if told.topics:
        lines.append("Alle stappen zien: wmoplan status --all")
    plans = "; ".join(f"plan {name}, versie {version}" for name, version in told.plans)
    return [*lines, f"{sentence(plans)}."]


def _expected(one: Standing, as_of: date) -> str:
    last = one.span.period.last
    verb = "moest" if last and last < as_of else "moet"
    return f"{sentence(when_said(one.span))} {verb} dit waar zijn: {one.expectation.text}"


def _why(one: Standing) -> Iterator[str]:
    if one.sight:
        yield f"U zag op {plain_date(one.sight.day)}: {SAW[one.sight.answer]}.{_where(one.sight)}"
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


def _where(sight: Sight) -> str:
    return f" Bron: {sight.source.rstrip('.')}." if sight.source else ""


def _row(one: Standing, documents: Mapping[str, str]) -> dict[str, Any]:
    return {
        "stap": one.step.id,
        "titel": one.step.title,
        "onderwerpen": list(one.step.topics),
        "oordeel": one.verdict,
        "verwachting": {
            "id": one.expectation.id,
            "tekst": one.expectation.text,
            "periode": one.span.period.text,
            "uiterlijk": iso(one.span.last),
            "geschat": one.span.estimated,
            "telt": one.counts,
            "bron": source_of(one, documents),
        },
        "gezien": {"antwoord": one.sight.answer, "datum": iso(one.sight.day)} if one.sight else None,
        "besluit": (
            {"datum": iso(one.announced.day), "genomen": one.announced.taken, "bron": one.announced.source or None}
            if one.announced
            else None
        ),
    }
