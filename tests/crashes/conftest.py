"""What the crash tests share: the acts, prepared once, and the tracer."""

from collections.abc import Callable

import pytest

from tests.crashes import tracing
from tests.crashes.acts import Act
from tests.crashes.prepared import prepare
from tests.crashes.tracing import Tracer

PEOPLE = 1_000


@pytest.fixture(scope="session")
def act_on(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Act]:
    """The act of this name, prepared and done once to know how it ends."""
    return prepare(tmp_path_factory.mktemp("crashes"), PEOPLE)


@pytest.fixture(scope="session")
def tracer() -> Tracer:
    """strace; where it may not trace, what needs it is skipped."""
    found = tracing.find()
    if isinstance(found, str):
        pytest.skip(f"NOT TESTED at single system calls: {found}")
    return found
