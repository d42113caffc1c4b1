"""`wmoplan check`: everything that is wrong or worth a look, with what to do about it."""

from typing import TYPE_CHECKING, Final

from wmoplan.cli import options

if TYPE_CHECKING:
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


def check(profile: options.Profile = None, as_of: options.AsOf = None, example: options.Example = None) -> int:
    """Tell every fault and every signal, and end with status 1 where one of them is a fault."""
    from wmoplan.cli.session import timeline_of
    from wmoplan.cli.speak import say

    timeline = timeline_of(profile, as_of, example)
    say("\n".join(_lines(timeline)))
    return HAS_FAULTS if any(signal.weight == "fout" for signal in timeline.signals) else 0


def _lines(timeline: "Timeline") -> list[str]:
    from wmoplan.cli.speak import folded
    from wmoplan.dutch import count, listing

    plan = timeline.plan
    lines = [f"{timeline.profile_name} en plan {plan.id}, versie {plan.version}, zijn gelezen."]
    counts = []
    for weight, (one, more, heading) in HEADINGS.items():
        signals = [signal for signal in timeline.signals if signal.weight == weight]
        torn = [signal for signal in signals if signal.code == CONFLICT]
        if signals:
            counts.append(count(len(signals), one, more))
            lines += ["", f"{heading}: {len(signals)}"]
        for number, signal in enumerate((signal for signal in signals if signal.code != CONFLICT), 1):
            lead = f"{number}. "
            lines.append(folded(signal.text, " " * len(lead), lead))
            lines.append(folded(f"Wat u doet: {signal.remedy}", " " * len(lead)))
        if torn:
            times = count(len(torn), "keer", "keer")
            lines.append(folded(f"De bronnen spreken elkaar {times} tegen. Steeds is een van de twee gekozen."))
            lines.append(f"Lezen welke, en waarom: wmoplan plan --plan {plan.id} --conflicts")
    return [
        *lines,
        "",
        f"Samen: {listing(counts)}." if counts else "Alles klopt: er zijn geen fouten en geen waarschuwingen.",
    ]
