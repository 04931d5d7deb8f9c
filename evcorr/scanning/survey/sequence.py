"""Sequences: how often symptoms came one after the other, and how far apart.

Times are whole seconds: entries of one second may have come in any order. Where cells of time are coarse, what may have
happened counts, so that nothing is said against an article that the times do not tell.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

import msgspec

from evcorr.scanning.survey.moments import Moment
from evcorr.timestamps import order

Stretch = tuple[int, int]
"""The first and the last second in which something may have been seen."""


class Runs(msgspec.Struct, frozen=True):
    """How often a sequence came, no entry counted twice, and the most seconds that it took from first to last."""

    count: int = 0
    widest: int = 0


def stretch_of(moment: Moment) -> Stretch | None:
    """The whole seconds of a moment; None where it tells no time."""
    if moment.first is None or moment.last is None:
        return None
    return int(order(moment.first).timestamp()), int(order(moment.last).timestamp())


def stretches(moments: Iterable[Moment], symptom: int) -> list[Stretch]:
    """When a symptom was seen, in order of time."""
    return sorted(filter(None, (stretch_of(one) for one in moments if one.symptoms >> symptom & 1)))


def runs(steps: Sequence[Sequence[Stretch]], longest: int | None = None) -> Runs:
    """How often the steps were taken one after the other; each is when something was seen, in order of time.

    Each run ends within the next stretch of the last step, begins after the one before ended, and is as short as it can
    be; one that takes more than the `longest` seconds does not count.
    """
    edges = sorted({second for step in steps for stretch in step for second in stretch})
    starts = [[start for start, _ in step] for step in steps]
    count = widest = 0
    free = -1 << 62
    for first, last in sorted(steps[-1], key=lambda stretch: stretch[1]):
        # a run can only get shorter where a stretch begins or ends
        ends = edges[bisect_left(edges, first) : bisect_right(edges, last)]
        taken = [
            (end - begun, end) for end in ends if (begun := _begun(steps, starts, end)) is not None and begun >= free
        ]
        width, end = min(taken, default=(0, None))
        if end is not None and (longest is None or width <= longest):
            count, widest, free = count + 1, max(widest, width), end + 1
    return Runs(count, widest)


def _begun(steps: Sequence[Sequence[Stretch]], starts: Sequence[Sequence[int]], end: int) -> int | None:
    """The last second in which a run that ends in this one may have begun; None where there is none."""
    begun: int | None = end
    for step, known in zip(reversed(steps[:-1]), reversed(starts[:-1]), strict=True):
        begun = _latest(step, known, begun) if begun is not None else None
    return begun


def _latest(step: Sequence[Stretch], starts: Sequence[int], until: int) -> int | None:
    """The last second, up to one, in which something may have been seen; None where that was later only."""
    place = bisect_right(starts, until)
    return min(step[place - 1][1], until) if place else None
