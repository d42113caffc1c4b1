"""Many sites side by side, on as many processors as there are; files in memory are of one processor only."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Final

from wmoplan.desk.site import Job, SiteOutcome, make_site
from wmoplan.store.folder import Disk

if TYPE_CHECKING:
    from concurrent.futures import Executor

ALONE: Final = 8
"""Up to so many sites are made by one processor: a second one costs more than it brings."""

AT_ONCE: Final = 4
"""How many sites a worker is given at a time."""


def make_sites(jobs: Sequence[Job], seen: Callable[[int, int], None]) -> list[SiteOutcome]:
    """Return what became of each site, in the order of the jobs.

    Args:
        seen: Hears after each site how many are made, and how many there are.
    """

    def counted(outcomes: Iterable[SiteOutcome]) -> Iterator[SiteOutcome]:
        for number, made in enumerate(outcomes, 1):
            seen(number, len(jobs))
            yield made

    processors = _processors()
    if len(jobs) <= ALONE or processors == 1 or not all(isinstance(job.text.files, Disk) for job in jobs):
        return list(counted(map(make_site, jobs)))
    first = make_site(jobs[0])  # what it reads of the program is then there for all workers
    with _workers(processors) as workers:
        return list(counted(chain([first], workers.map(make_site, jobs[1:], chunksize=AT_ONCE))))


def _processors() -> int:
    """Return how many processors this process may use; not every system tells."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _workers(number: int) -> "Iterator[Executor]":
    """Yield processes that work side by side; who stops the program stops them too."""
    from concurrent.futures import ProcessPoolExecutor

    workers = ProcessPoolExecutor(number, initializer=_begin)
    try:
        yield workers
    finally:
        workers.shutdown(cancel_futures=True)


def _begin() -> None:
    """Make a process a worker: it leaves the keyboard to the program, ends with it, and clears away what it made."""
    import gc
    import signal
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_program, daemon=True).start()
    gc.enable()


def _end_with_program() -> None:
    """Wait until the program is no more, and end; else a worker would wait for its next job for ever."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    if program := parent_process():
        wait([program.sentinel])
        os._exit(1)
