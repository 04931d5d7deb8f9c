"""The lines of a text are counted, and its first and last time are found, however it is cut into blocks."""

from __future__ import annotations

from datetime import datetime

import pytest

from evcorr.readers.text.line_count import MARGIN, LineCount
from evcorr.record import Extent


def extent(text: str, size: int) -> Extent:
    lines = LineCount()
    blocks = [text[start : start + size] for start in range(0, len(text), size)]
    assert list(lines.count(blocks)) == blocks
    return lines.extent()


FIRST, LAST = datetime(2026, 11, 21, 7, 0), datetime(2026, 11, 21, 9, 30)  # noqa: DTZ001 - logs tell no zone
TIMED = "a heading\n2026-11-21 07:00:00 one\n2026-11-21 08:00:00 two\n2026-11-21 09:30:00 three\nthe end"
NO_TIME = "so\nit\ngoes\n" * MARGIN


@pytest.mark.parametrize("size", [1, 7, 1000, 1 << 20])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TIMED, Extent(5, FIRST, LAST)),
        (TIMED + "\n", Extent(5, FIRST, LAST)),
        ("no time at all", Extent(1)),
        ("", Extent(0)),
        ("\n\n", Extent(2)),
    ],
)
def test_lines_and_times(text: str, expected: Extent, size: int) -> None:
    assert extent(text, size) == expected


@pytest.mark.parametrize("size", [5000, 1 << 20])
def test_times_are_looked_for_at_both_ends_only(size: int) -> None:
    lines = NO_TIME.count("\n")
    assert extent(f"{NO_TIME}2026-11-21 07:00:00 one\n{NO_TIME}", size) == Extent(2 * lines + 1)
    assert extent(f"2026-11-21 07:00:00 one\n{NO_TIME}", size) == Extent(lines + 1, FIRST)
    assert extent(f"{NO_TIME}2026-11-21 09:30:00 one\n", size) == Extent(lines + 1, None, LAST)
