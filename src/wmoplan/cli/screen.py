"""What only a terminal shows: the progress of long work, and questions that stand out. The only file that knows rich.

rich takes 3.4 times the instructions of a bare interpreter. So it is loaded where somebody watches a terminal and work
is long, or is asked something; in a pipe it is never loaded, and nothing is written that is not text.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Final, TypeAlias

from wmoplan.cli.speak import draws

Seen: TypeAlias = Callable[[int, int], None]
"""Hears after each piece of work how many are done, and how many there are."""

MANY: Final = 20
"""Fewer pieces of work are done before somebody could read how many are left."""


@contextmanager
def counting(what: str) -> Iterator[Seen]:
    """Show how much of long work is done, where somebody watches; afterwards nothing of it is left on the screen.

    Args:
        what: What the work is, such as "Profielen maken".
    """
    with ExitStack() as bars:
        move: list[Callable[[int], None]] = []

        def seen(done: int, total: int) -> None:
            if total >= MANY and not move:
                move.append(_bar(what, total, bars))
            for one in move:
                one(done)

        yield seen if draws() else lambda _done, _total: None


def _bar(what: str, total: int, bars: ExitStack) -> Callable[[int], None]:
    """Draw a bar, and return what moves it; it is drawn again only then, so no thread is needed."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(separator=" van ")
    progress = Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
    task = bars.enter_context(progress).add_task(what, total=total)
    return lambda done: progress.update(task, completed=done, refresh=True)


def stand_out(question: str) -> None:
    """Write a question on stderr in bold, with a colon and a space behind it."""
    from rich.console import Console
    from rich.text import Text

    Console(stderr=True, highlight=False).print(Text.assemble((question, "bold"), ": "), end="", soft_wrap=True)
