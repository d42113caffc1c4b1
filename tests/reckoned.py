"""One reckoning for many looks: commands that show the same profile on the same day share its timeline in the tests."""

import io
import pickle
from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import date
from functools import wraps
from typing import Any, Final

from wmoplan.model.day import WrittenDay
from wmoplan.model.reference import ReferenceData
from wmoplan.model.rules import Rules
from wmoplan.reckon.gather import FollowedPlan
from wmoplan.timeline import OwnFile, Timeline

MOST: Final = 96
"""How many timelines are kept: a test file looks at those of a region on a few days again and again."""


class _Facts(pickle.Pickler):
    """Writes down what a timeline is built from; a day is not only its date, but also the weekday that was typed."""

    def reducer_override(self, value: object) -> Any:  # noqa: ANN401 - pickle's own
        if isinstance(value, WrittenDay):
            return WrittenDay, (value.year, value.month, value.day), {"wrong_weekday": value.wrong_weekday}
        return NotImplemented


def _written(facts: object) -> bytes:
    written = io.BytesIO()
    _Facts(written).dump(facts)
    return written.getvalue()


def remembered(build: Callable[..., Timeline]) -> Callable[..., Timeline]:
    """Return what builds a timeline, and gives the same one again for the same facts: a timeline never changes."""
    kept: OrderedDict[object, tuple[object, Timeline]] = OrderedDict()

    @wraps(build)
    def again(
        followed: Sequence[FollowedPlan],
        own: OwnFile,
        rules: Rules,
        reference: ReferenceData,
        as_of: date,
    ) -> Timeline:
        shipped = (tuple(one for follow in followed for one in follow), rules, reference)  # alike only where the same
        key = tuple(map(id, shipped[0])), id(rules), id(reference), _written((own, as_of))
        if key not in kept:
            kept[key] = shipped, build(followed, own, rules, reference, as_of)
            if len(kept) > MOST:
                kept.popitem(last=False)
        kept.move_to_end(key)
        return kept[key][1]

    return again
