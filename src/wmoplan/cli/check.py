"""`wmoplan check`: everything that is wrong or worth a look, with what to do about it."""

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, Final

from typer import Option

from wmoplan.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wmoplan.model.moment import Signal
    from wmoplan.timeline import Timeline

HEADINGS: Final = {
    "fout": ("fout", "fouten", "Fouten"),
    "waarschuwing": ("waarschuwing", "waarschuwingen", "Waarschuwingen"),
    "opmerking": ("opmerking", "opmerkingen", "Opmerkingen"),
}
"""The weights of signals: for one, for more, and as a heading."""

HAS_FAULTS: Final = 1
"""The status that says so."""


CONFLICT: Final = "bronnen-spreken-tegen"
"""The signal that comes once for every contradiction; here they are counted, and `plan` tells them."""


AHEAD: Final = timedelta(days=365)
"""How far ahead a warning is worth a line."""

OVER: Final = {"voorbij", "onbekend"}
"""The statuses of what lies behind."""


def check(
    profile: options.Profile = None,
    everything: Annotated[  # noqa: FBT002 - a flag
        bool, Option("--all", help="Ook wat voorbij is, en wat later dan over een jaar komt.")
    ] = False,
    as_of: options.AsOf = None,
    example: options.Example = None,
) -> int:
    """Tell every fault and every signal, and end with status 1 where one of them is a fault."""
    from wmoplan.cli.follow import how_to_show
    from wmoplan.cli.session import timeline_of, written
    from wmoplan.cli.speak import say

    timeline = timeline_of(profile, as_of, example)
    text = written(profile, example)
    shown = {plan.id: how_to_show(plan, timeline.profile.plans, text.folder, example) for plan in timeline.plans}
    say("\n".join(_lines(timeline, shown, everything=everything)))
    return HAS_FAULTS if any(signal.weight == "fout" for signal in timeline.signals) else 0


def _lines(timeline: "Timeline", shown_by: "Mapping[str, str]", *, everything: bool) -> list[str]:
    from wmoplan.cli.speak import folded
    from wmoplan.dutch import count, listing

    shown = [signal for signal in timeline.signals if everything or _matters(timeline, signal)]
    lines = [f"Gelezen: {timeline.profile_name}; {timeline.made_from}."]
    lines += [folded(f"Let op: {text}") for text in _uncovered(timeline)]
    counts = []
    for weight, (single, more, heading) in HEADINGS.items():
        signals = [signal for signal in shown if signal.weight == weight]
        torn = [signal for signal in signals if signal.code == CONFLICT]
        if signals:
            counts.append(count(len(signals), single, more))
            lines += ["", f"{heading}: {len(signals)}"]
        for number, signal in enumerate((signal for signal in signals if signal.code != CONFLICT), 1):
            lead = f"{number}. "
            lines.append(folded(signal.text, " " * len(lead), lead))
            lines.append(folded(f"Wat u doet: {signal.remedy}", " " * len(lead)))
        if torn:
            times = count(len(torn), "keer", "keer")
            lines.append(folded(f"De bronnen spreken elkaar {times} tegen. Steeds is een van de twee gekozen."))
            lines += [
                f"Lezen welke, en waarom: wmoplan plan {shown_by[plan.id]} --conflicts"
                for plan in timeline.plans
                if plan.conflicts
            ]
    hidden = len(timeline.signals) - len(shown)
    if hidden:
        rest = count(hidden, "melding gaat", "meldingen gaan")
        lines += ["", folded(f"Nog {rest} over wat voorbij is of later dan over een jaar komt: wmoplan check --all")]
    return [
        *lines,
        "",
        f"Samen: {listing(counts)}." if counts else "Alles klopt: er zijn geen fouten en geen waarschuwingen.",
    ]


def _matters(timeline: "Timeline", signal: "Signal") -> bool:
    """Tell whether a signal is about the coming year: a fault and what stays always are."""
    if signal.weight == "fout" or signal.stays:
        return True
    touched = [moment for moment in timeline.moments if moment.id in signal.moments]
    if touched and all(moment.status in OVER for moment in touched):
        return False
    return signal.day is None or signal.day <= timeline.as_of + AHEAD


def _uncovered(timeline: "Timeline") -> "Iterator[str]":
    """Yield which lists say nothing about a year that is reckoned with."""
    from wmoplan.cli.shipped import lists
    from wmoplan.dutch import listing
    from wmoplan.read.reference import read_coverage
    from wmoplan.resources import folder

    runs = [plan.runs.period for plan in timeline.plans]
    last = max((period.last.year for period in runs if period and period.last), default=0)
    years = [year for year in (timeline.as_of.year, timeline.as_of.year + 1) if year <= last]
    found = read_coverage(folder("data"))
    for kind in dict.fromkeys(row.kind for row in found):
        rows = [row for row in found if row.kind == kind]
        wanted = years if any(row.ahead for row in rows) else years[:1]
        missing = [str(one) for one in wanted if not any(row.first_year <= one <= row.last_year for row in rows)]
        if missing:
            title = next((row.title for row in reversed(rows) if row.first_year <= years[0]), rows[0].title)
            yield f"de lijst '{title}' zegt niets over {listing(missing)}. Kijk zelf na wat er dat jaar anders is."
    if unknown := [str(year) for year in years if year not in lists().days.equated_years]:
        yield f"of er in {listing(unknown)} dagen met een feestdag gelijkstaan, is niet nagezocht. Kijk dat zelf na."
