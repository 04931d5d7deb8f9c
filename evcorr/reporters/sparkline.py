"""A timeline in one line: how many entries fell into each part of the time, as bars of eight heights."""

from __future__ import annotations

from collections.abc import Sequence

from evcorr.reporters.markup import Markup, tag

BARS, PLAIN_BARS = "▁▂▃▄▅▆▇█", "_.:-=+*#"
"""Characters of each height, and those that every encoding has."""

WIDTH, HEIGHT = 5, 20
"""Of one bar of the drawing, gap and all, in its own units."""


def heights(counts: Sequence[int]) -> list[int]:
    """0 for no entry, else 1 to 7, 7 for the most."""
    most = max(counts, default=0)
    return [max(1, round(7 * count / most)) if count > 0 else 0 for count in counts]


def spark_text(counts: Sequence[int], *, plain: bool) -> str:
    """The bars as characters, one a part."""
    return "".join((PLAIN_BARS if plain else BARS)[height] for height in heights(counts))


def spark_drawing(counts: Sequence[int], said: str) -> Markup:
    """The bars as inline SVG that stretches to the width it is given; `said` tells them in words."""
    bars = (
        tag("rect", x=str(WIDTH * at), y=str(HEIGHT - tall), width=str(WIDTH - 1), height=str(tall))
        for at, tall in enumerate(round(HEIGHT * height / 7) or 1 for height in heights(counts))
    )
    box = f"0 0 {max(1, WIDTH * len(counts) - 1)} {HEIGHT}"
    title = tag("title", said)
    return tag(
        "svg", title, *bars, viewBox=box, preserveAspectRatio="none", role="img", aria_label=said, class_="spark"
    )
