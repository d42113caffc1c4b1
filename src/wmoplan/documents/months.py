"""The timeline as a document: the days of the chosen subjects by month, with the warnings before them."""

from itertools import groupby
from typing import Final

from wmoplan.documents.blocks import Document, Item, List, Purpose, Run, Section, Text
from wmoplan.dutch import listing, long_date, month_of, sentence, until_renewed
from wmoplan.model.moment import Moment
from wmoplan.model.words import Weight
from wmoplan.timeline import Timeline

NO_END: Final = "nog geen einddatum"


def months_of(timeline: Timeline) -> Document:
    """Return the moments of the chosen subjects by month, with the warnings before them."""
    shown = [moment for moment in timeline.moments if timeline.is_chosen(moment.topics)]
    warnings = tuple(
        Item(f"{signal.text} {signal.remedy}")
        for signal in timeline.signals
        if signal.weight is not Weight.REMARK and timeline.is_chosen(signal.topics)
    )
    topics = (f"Onderwerpen: {listing(timeline.topics)}.",) if timeline.topics else ()
    return Document(
        title=f"{timeline.municipality.name}: uw momenten van invloed",
        purpose=Purpose.SCREEN,
        intro=(f"Gezien vanaf {long_date(timeline.as_of)}.", *topics),
        blocks=(
            *((Section("Let op", (List(warnings),)),) if warnings else ()),
            *(
                Section(sentence(month), (List(tuple(Item(_said(moment)) for moment in moments)),))
                for month, moments in groupby(shown, lambda moment: month_of(moment.end) if moment.end else NO_END)
            ),
        ),
        last=(timeline.origin, *until_renewed(timeline.renew_after)),
        made=timeline.as_of,
    )


def _said(moment: Moment) -> Text:
    sureness = f"{moment.certainty.word}: {moment.cause}" if moment.cause else moment.certainty.word
    late = f", {moment.status}" if moment.status.is_late else ""
    sooner = f" {moment.sooner}" if moment.sooner else ""
    title = sentence(moment.title.rstrip("."))
    return Run(sentence(_days(moment)), strong=True), Run(f": {title} ({sureness + late}).{sooner}")


def _days(moment: Moment) -> str:
    """Return the day or period of a moment in words; a vague period keeps the words of the plan."""
    is_open = moment.start is None and bool(moment.step)
    if moment.end and (is_open or moment.start == moment.end):
        return moment.when
    return moment.period or "nog geen datum"
