"""Mail servers for the tests of sending."""

from collections.abc import Iterator

import pytest

from tests.builders import connected, database_path, recount
from tests.delivery.servers import Authority, Server, serving
from tests.delivery.sink import sink

__all__ = ["connected", "database_path", "recount", "sink"]


@pytest.fixture(scope="session")
def authority() -> Authority:
    """Who vouches for the servers of these tests, and for no other."""
    return Authority()


@pytest.fixture
def server() -> Iterator[Server]:
    """A good mail server without TLS; `answer` may be changed at any time."""
    with serving() as running:
        yield running
