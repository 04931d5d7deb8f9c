"""What an article says is not seen is no symptom."""

from __future__ import annotations

import pytest

from evcorr.mining.extractors.role import is_incidental


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Event ID 5 is not logged.", "Event ID 5"),
        ("You receive error 11, as expected.", "error 11"),
        ("It fails as expected with error 10061 of the socket.", "error 10061"),
        ("Event ID 5 wasn't logged.", "Event ID 5"),
        ("The service doesn't log event 5.", "event 5"),
        ("Though the queue is full, error 85 isn't displayed.", "error 85"),
    ],
)
def test_what_is_denied_is_incidental(text: str, named: str) -> None:
    start = text.index(named)
    assert is_incidental("SYMPTOMS", text, start, start + len(named))


@pytest.mark.parametrize("text", ["The service logs event 5.", "You can't print, and event 5 is logged."])
def test_what_is_seen_is_a_symptom(text: str) -> None:
    start = text.index("event 5")
    assert not is_incidental("SYMPTOMS", text, start, start + len("event 5"))
