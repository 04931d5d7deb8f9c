"""The golden files' fixture, and the option that writes them anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# how long an example takes to make is the clock's matter: a busy machine is no fault of what is tested
settings.register_profile("explore", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# a checkout passes or fails the same way each time; --hypothesis-profile=explore looks where nobody has looked yet
settings.register_profile("same", settings.get_profile("explore"), derandomize=True)
settings.load_profile("same")

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew instead of comparing")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with the golden file of that name, byte for byte; or writes it with `--update-golden`."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode(), f"{name} differs; look at it, then run pytest --update-golden"

    return compare
