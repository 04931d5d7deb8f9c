"""A timeline in one line: how many entries fell into each part of the time, as bars of eight heights."""

from __future__ import annotations

from collections.abc import Sequence

BARS, PLAIN_BARS = "▁▂▃▄▅▆▇█", "_.:-=+*#"
"""Characters of each height, and those that every encoding has."""


def heights(counts: Sequence[int]) -> list[int]:
    """0 for no entry, else 1 to 7, 7 for the most."""
    most = max(counts, default=0)
    return [max(1, round(7 * count / most)) if count > 0 else 0 for count in counts]


def spark_text(counts: Sequence[int], *, plain: bool) -> str:
    """The bars as characters, one a part."""
    return "".join((PLAIN_BARS if plain else BARS)[height] for height in heights(counts))
