"""Time that grows with length alone, told by comparing two lengths, so that no bound depends on the machine."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

SOON = 0.05
"""Seconds of the processor that say nothing of how they grow."""


_TRIES = 4
"""A machine that is busy with other things may be slow at one length, but hardly so many times."""


def assert_linear(work: Callable[[int], object], size: int) -> None:
    """Fail where work on a size takes eight times as long as on a quarter of it: a square takes sixteen times."""
    tries = []
    for _try in range(_TRIES):
        short, long = seconds(work, size // 4), seconds(work, size)
        if long < 8 * max(short, SOON):
            return
        tries.append(f"{size // 4}: {short:.2f} s, {size}: {long:.2f} s")
    raise AssertionError("; ".join(tries))


def seconds(work: Callable[[int], object], size: int) -> float:
    """How much of the processor's time work on a size takes; what it gives is taken one by one."""
    begun = time.process_time()
    given = work(size)
    if isinstance(given, Iterable):
        for _item in given:
            pass
    return time.process_time() - begun
