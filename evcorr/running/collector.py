"""The garbage collector, of which a program that keeps nearly all it makes, and makes no circles, has little use."""

from __future__ import annotations

import gc

ENOUGH = 1 << 16
"""It has a look when there are so many more things than at its last; at Python's own 700 that is all the time."""


def collect_rarely() -> None:
    """Have this process look for garbage seldom: modules, the index and the records at hand are walked in vain."""
    gc.set_threshold(ENOUGH, *gc.get_threshold()[1:])
