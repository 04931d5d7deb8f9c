"""What stands in a pack, and where: signatures, and faults of the pack."""

from __future__ import annotations

import msgspec

from evcorr.record import Origin, Problem
from evcorr.signature import Signature


class Placed(msgspec.Struct, frozen=True):
    """A signature and where it stands: the pack's path and the line, from 1.

    `lines` are those of its observables where each has its own.
    """

    signature: Signature
    origin: Origin
    lines: tuple[int, ...] = ()


def line_of(path: str, line: int) -> Origin:
    """A line of a pack, from 1."""
    return Origin(path, line, "line")


def fault(path: str, line: int, reason: str) -> Problem:
    """What is wrong at a line of a pack."""
    return Problem(line_of(path, line), reason)
