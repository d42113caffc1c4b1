"""What a list of meetings does to a profile, told as far as a screen has room for it."""

from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.desk.meeting_effects import WOULD_DO, in_short
from wmoplan.desk.meeting_preview import choices, preview, preview_in
from wmoplan.dutch import count

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from wmoplan.desk.meeting_effects import Consequences
    from wmoplan.desk.meetings import Proposal

EFFECTS: Final = 7
"""How many rows of a screen are kept for what a list does to the plan."""

SAVES: Final = 3
WHOLE: Final = 4
"""How many rows the last question takes, and the question whether a list is the whole schedule of a year."""

LEAST: Final = 6
"""How many rows a preview takes at least, however small the screen is."""


class Screen(NamedTuple):
    """Where messages are told.

    Attributes:
        rows: How many rows there are; 0 has room for all, as in a pipe.
        height: Returns how many rows a message takes.
        tell: Tells a message.
    """

    rows: int
    height: "Callable[[str], int]"
    tell: "Callable[[str], None]"


class ShownProposal:
    """What a list does to the profile, as far as the screen has room for it; in a pipe there is room for all.

    Args:
        years: Of how many years it is asked below whether they are whole.

    Attributes:
        is_cut: Whether there is more than was shown.
    """

    def __init__(self, proposal: "Proposal", screen: Screen, years: int) -> None:
        self.proposal = proposal
        self.screen = screen
        self.room = max(screen.rows - EFFECTS - SAVES - WHOLE * years, LEAST) if screen.rows else 0
        self.is_cut = False
        self._whole: list[str] = []

    def show_list(self) -> None:
        """Show what becomes of a list, and what goes against what somebody typed."""
        proposal = self.proposal
        whole = list(preview(proposal))
        self._show(preview_in(proposal, self.room, self.screen.height) if self.room else whole, whole)
        if open_ := list(choices(proposal)):
            right = in_short(proposal.effects_if_right, WOULD_DO)
            self._show_some([f"Klopt {proposal.listing.source}?", *open_, *self._notices_told(right)])

    def show_effects(self, changed: str, hints: list[str]) -> None:
        """Show what somebody can write in the profile, and what the meetings of a file do to the plan."""
        effects = cache(lambda: self.proposal.effects(changed))
        whole = [*hints, *self._notices_told(in_short(effects))]
        if self.room:
            self._show_some([*in_short(effects, most=0).lines, *hints], whole)
        else:
            self._show(whole, whole)

    def show_whole(self) -> None:
        """Show everything that there was to show."""
        self.screen.tell("\n".join(self._whole))

    def _show_some(self, lines: "Sequence[str]", whole: "Sequence[str] | None" = None) -> None:
        """Show as many lines as there is room for besides the list."""
        heights = list(accumulate(self.screen.height(line) for line in lines))
        fits = not self.room or not heights or heights[-1] <= EFFECTS
        fitting = len(lines) if fits else sum(rows < EFFECTS for rows in heights)
        left = len(lines) - fitting
        self._show(
            [*lines[:fitting], *([f"  En nog {count(left, 'regel', 'regels')}."] if left else [])], whole or lines
        )

    def _show(self, lines: "Sequence[str]", whole: "Sequence[str]") -> None:
        self._whole += whole
        self.is_cut |= list(lines) != list(whole)
        if lines:
            self.screen.tell("\n".join(lines))

    def _notices_told(self, found: "Consequences") -> tuple[str, ...]:
        for notice in found.notices:
            self.screen.tell(notice)
        return found.lines
