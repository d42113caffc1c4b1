"""What holds for every test: the same examples on every machine, and no work that no test asks for."""

import gc

import pytest
from hypothesis import HealthCheck, settings

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
    """Let the garbage collector leave alone what stays until the end: six thousand tests and every module."""
    gc.collect()
    gc.freeze()
