"""A timeline in one line, drawn: how many entries fell into each part of the time."""

from __future__ import annotations

from collections.abc import Sequence

from evcorr.reporters.markup import Markup, tag
from evcorr.reporters.sparkline import heights

WIDTH, HEIGHT = 5, 20
"""Of one bar of the drawing, gap and all, in its own units."""


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
