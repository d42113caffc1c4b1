"""The calendar file as khal reads it, a program with a calendar of its own that shares no code with ours."""

from datetime import date
from pathlib import Path

import pytest

from tests.readers import with_khal
from tests.render.make import feed_of, on, timeline
from wmoplan.model.moment import Certainty

pytestmark = pytest.mark.slow

# The moment, and what khal must list; a meeting lasts two hours, an errand a quarter of one, a stretch is its last day.
LISTED = [
    (
        on("2014-03-24", id="a.besluit", title="Raad, waarschijnlijk; over het inkoopkader"),
        ("2014-03-24 20:00", "2014-03-24 22:00", "Raad, waarschijnlijk; over het inkoopkader"),
    ),
    (
        on("2014-03-31", id="b.besluit", title="De dag na de zomertijd"),
        ("2014-03-31 20:00", "2014-03-31 22:00", "De dag na de zomertijd"),
    ),
    (
        on("2014-08-26", id="a.advies", title="Verstuur één advies", time="", certainty=Certainty.ESTIMATED),
        ("2014-08-26", "2014-08-27", "Geschat: Verstuur één advies"),
    ),
    (
        on("2014-10-20", id="a.aanmelden", title="Meld u aan als spreker", attend=False),
        ("2014-10-20 20:00", "2014-10-20 20:15", "Meld u aan als spreker"),
    ),
    (
        on("2014-11-06", id="c.besluit", title="De raad besluit over de begroting"),
        ("2014-11-06 20:00", "2014-11-06 22:00", "De raad besluit over de begroting"),
    ),
    (
        on("2014-07-16", id="a.achterban", title="Vraag uw achterban", time="", end=date(2014, 8, 12)),
        ("2014-08-12", "2014-08-13", "Vraag uw achterban"),
    ),
]


def test_khal_lists_the_same_events_days_and_times(tmp_path: Path) -> None:
    (tmp_path / "agenda.ics").write_bytes(feed_of(timeline(*(about for about, _ in LISTED))))

    entries = with_khal(tmp_path / "agenda.ics", tmp_path)

    assert sorted((entry.start, entry.end, entry.title) for entry in entries) == sorted(row for _, row in LISTED)
