"""What holds for every test: the same examples on every machine, and no work that no test asks for."""

import gc
from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import HealthCheck, settings

from tests.copies import STATE, Copies
from tests.reckoned import remembered
from wmoplan import timeline

# A busy machine may take its time: what is measured in seconds says nothing of the program.
settings.register_profile(
    "everywhere",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("everywhere")


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Let the garbage collector leave alone what stays until the end, and come less often: that is a tenth of the work.

    What stays are six thousand tests and every module.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


_numbers = count()


@pytest.fixture(autouse=True)
def _nothing_used_before(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let no test know or change which profiles the one who runs the tests used, nor another test's."""
    base = tmp_path_factory.getbasetemp()
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("WMOPLAN_PROFILE", raising=False)
        for name in STATE:
            patch.setenv(name, str(base / f"state-{next(_numbers)}"))
        yield


@pytest.fixture(scope="session", autouse=True)
def _reckoned_once() -> Iterator[None]:
    """Let the commands share their timelines; what the tests of the reckoning itself call is left as it is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timeline, "build_timeline", remembered(timeline.build_timeline))
        yield


@pytest.fixture(scope="session")
def bare() -> Iterator[Copies]:
    """Give a process to copy that knows the program and has done nothing."""
    with Copies() as copies:
        yield copies


@pytest.fixture(scope="session")
def reading() -> Iterator[Copies]:
    """Give a process to copy that has read a profile and its plan, and shown them."""
    with Copies("timeline", "--example", "haren-2014", "--as-of", "2014-01-15") as copies:
        yield copies
