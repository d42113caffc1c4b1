"""A timeline as Markdown: the chosen subjects by month, with the warnings before them."""

from itertools import groupby

from wmoplan.dutch import listing, long_date, month_of, sentence
from wmoplan.model.moment import Moment
from wmoplan.notation import escaped
from wmoplan.timeline import Timeline


def timeline_markdown(timeline: Timeline) -> str:
    """Return the moments of the chosen subjects by month, as Markdown, with the warnings before them."""
    shown = [moment for moment in timeline.moments if timeline.is_chosen(moment.topics)]
    lines = [f"# {escaped(timeline.municipality.name)}: uw momenten van invloed", ""]
    lines += [f"Gezien vanaf {long_date(timeline.as_of)}.", ""]
    if timeline.topics:
        lines += [f"Onderwerpen: {escaped(listing(timeline.topics))}.", ""]
    warnings = [
        signal for signal in timeline.signals if signal.weight != "opmerking" and timeline.is_chosen(signal.topics)
    ]
    if warnings:
        lines += ["## Let op", ""]
        lines += [f"- {escaped(f'{signal.text} {signal.remedy}')}" for signal in warnings] + [""]
    for month, moments in groupby(shown, key=_month):
        lines += [f"## {sentence(month)}", ""]
        lines += [f"- {_line(moment)}" for moment in moments] + [""]
    file = f" Bestand: {escaped(timeline.profile_name)}." if timeline.profile_name else ""
    lines.append(f"{sentence(escaped(timeline.made_from))}.{file}")
    if timeline.renew_after:
        lines.append(f"\nVraag een nieuwe versie na {long_date(timeline.renew_after)}.")
    return "\n".join(lines) + "\n"


def _month(moment: Moment) -> str:
    return month_of(moment.end) if moment.end else "nog geen einddatum"


def _line(moment: Moment) -> str:
    cause = moment.weakest.removeprefix(f"{moment.certainty.word}: ").rstrip(".")
    sureness = f"{moment.certainty.word}: {cause}" if cause else moment.certainty.word
    late = f", {moment.status}" if moment.status in {"te laat", "misschien te laat"} else ""
    days, title = sentence(escaped(_days(moment))), escaped(sentence(moment.title.rstrip(".")))
    sooner = f" {escaped(moment.sooner)}" if moment.sooner else ""
    return f"**{days}**: {title} ({escaped(sureness + late)}).{sooner}"


def _days(moment: Moment) -> str:
    """Return the days as they are said; a stretch of days keeps its own words, since vague stays vague."""
    is_open = moment.start is None and bool(moment.step)
    if moment.end and (is_open or moment.start == moment.end):
        return moment.when
    return moment.period or "nog geen datum"
