from collections.abc import Iterator

import pytest

from tests.fetch.council_server import CouncilServer, council_server


@pytest.fixture
def server() -> Iterator[CouncilServer]:
    """Serve what a council publishes, on this computer."""
    with council_server() as served:
        yield served
