"""How people name the releases that have a fix."""

from __future__ import annotations

import pytest

from evcorr.remedy import release


@pytest.mark.parametrize(
    ("fixed_in", "words"),
    [
        ("Paint Server 3.0 SP (latest)", "the latest service pack of Paint Server 3.0"),
        ("Paint 3.0 SP (latest); Paint 4.0 SP1", "the latest service pack of Paint 3.0; Paint 4.0 SP1"),
        ("Paint 4.0 SP1", "Paint 4.0 SP1"),
    ],
)
def test_the_latest_service_pack(fixed_in: str, words: str) -> None:
    assert release(fixed_in) == words
