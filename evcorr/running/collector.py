"""The garbage collector, of little use to a program that keeps nearly all it makes and makes no reference cycles."""

from __future__ import annotations

import atexit
import gc

ENOUGH = 1 << 16
"""It runs once there are so many more objects than at its last run; at Python's own 700 that is all the time."""


def collect_rarely() -> None:
    """Make the collector of this process run seldom: it walks modules, the index and the records at hand in vain.

    Python has it run several times more at the end, of which `freeze` leaves it nothing to walk.
    """
    gc.set_threshold(ENOUGH, *gc.get_threshold()[1:])
    atexit.register(gc.freeze)
