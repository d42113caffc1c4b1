"""What a list of meetings does to a profile, told as far as a screen has room for it."""

from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.desk.meeting_effects import WOULD_DO, in_short
from wmoplan.desk.meeting_preview import choices, preview, preview_in
from wmoplan.dutch import count
from wmoplan.notation import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from wmoplan.desk.meeting_effects import Consequences
    from wmoplan.desk.meetings import Proposal

WHOLE: Final = 4
"""How many rows the question takes whether a list is the whole schedule of a year."""

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
        self.is_cut = True  # for the length of the question
        self.left = screen.rows - screen.height(f"{self.question} [ja]: ") - WHOLE * years
        self.is_cut = False
        self._whole: list[str] = []

    @property
    def question(self) -> str:
        """Whether the list may be written, as it is asked."""
        return f"Opslaan in {shown(self.proposal.name)}?{' Of typ a: alles zien' if self.is_cut else ''}"

    def show_list(self) -> None:
        """Show what becomes of a list, and what goes against what somebody typed."""
        proposal = self.proposal
        open_ = list(choices(proposal))
        kept = self.left * 2 // 5  # for what the list does to the plan
        room = max(self.left - kept * (2 if open_ else 1), LEAST)
        whole = list(preview(proposal))
        self._show(preview_in(proposal, room, self.screen.height) if self.screen.rows else whole, whole)
        if open_:
            right = in_short(proposal.effects_if_right, WOULD_DO)
            lines = [f"Klopt {proposal.listing.source}?", *open_, *self._notices_told(right)]
            self._show(self._first(lines, max(self.left - kept, LEAST)), lines)

    def show_effects(self, changed: str, hints: list[str]) -> None:
        """Show what somebody can write in the profile, and what the meetings of a file do to the plan."""
        found = in_short(lambda: self.proposal.effects(changed))
        whole = [*hints, *self._notices_told(found)]
        room = max(self.left, LEAST)
        if not self.screen.rows or self._height(whole) <= room:
            self._show(whole, whole)
            return
        always = [*found.head, *found.wrong]
        heights = accumulate(map(self.screen.height, found.weighty), initial=self._height(always))
        fitting = sum(rows <= room for rows in heights) - 1
        self._show([*found.head, *found.weighty[: max(fitting, 0)], *found.wrong], whole)

    def show_whole(self) -> None:
        """Show everything that there was to show."""
        self.screen.tell("\n".join(self._whole))

    def _first(self, lines: "Sequence[str]", room: int) -> list[str]:
        """Return as many lines as there is room for, and how many there are besides."""
        if not self.screen.rows or self._height(lines) <= room:
            return list(lines)
        fitting = sum(rows < room for rows in accumulate(map(self.screen.height, lines)))
        return [*lines[:fitting], f"  En nog {count(len(lines) - fitting, 'regel', 'regels')}."]

    def _show(self, lines: "Sequence[str]", whole: "Sequence[str]") -> None:
        self._whole += whole
        self.is_cut |= list(lines) != list(whole)
        self.left -= self._height(lines)
        if lines:
            self.screen.tell("\n".join(lines))

    def _height(self, lines: "Iterable[str]") -> int:
        return sum(map(self.screen.height, lines))

    def _notices_told(self, found: "Consequences") -> tuple[str, ...]:
        for notice in found.notices:
            self.screen.tell(notice)
        return found.lines
