"""The time of what should be true, where it hangs on a day that the municipality chooses."""

from wmoplan.model.moment import Certainty
from wmoplan.model.standing import Watch
from wmoplan.reckon.periods import AnchorDay, resolve
from wmoplan.reckon.standing import Span
from wmoplan.reckon.workdays import Calendar


def anchored_spans(watch: Watch, calendar: Calendar) -> dict[str, Span]:
    """Return the time of each expectation that hangs on an anchor, by its id; without a day where that has none."""
    anchors: dict[str, AnchorDay] = {}
    for name, chosen in watch.anchors.items():
        day = resolve(chosen.when, anchors, {}, calendar, watch.rounding).period.last
        certainty = Certainty.ESTIMATED if chosen.estimated else Certainty.FIXED
        anchors[name] = AnchorDay(day, certainty, "", ())
    found: dict[str, Span] = {}
    for one in watch.expectations:
        if one.when and one.when.period is None:
            dated = resolve(one.when, anchors, {}, calendar, watch.rounding)
            found[one.id] = Span(dated.period, dated.certainty is Certainty.ESTIMATED)
    return found
