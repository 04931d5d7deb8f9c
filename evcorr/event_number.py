"""The ids of events: 16 bits, and the lower half of the 32-bit identifiers that programs log events by."""

from __future__ import annotations

import re

LARGEST_ID = 0xFFFF
"""Larger numbers are no event's id."""

_SMALLEST_IDENTIFIER, _LARGEST_IDENTIFIER = -0x8000_0000, 0xFFFF_FFFF
_NUMBER = re.compile(r"-?\d{1,10}")


def written_id(digits: str) -> int | None:
    """The id that somebody wrote; None for what is no number, or none that an event can have."""
    number = _number(digits)
    return number if number is not None and 0 <= number <= LARGEST_ID else None


def recorded_id(digits: str) -> int | None:
    """The id in a number that a program recorded, which may be an identifier; None for no number of 32 bits."""
    number = _number(digits)
    if number is None or not _SMALLEST_IDENTIFIER <= number <= _LARGEST_IDENTIFIER:
        return None
    return number & LARGEST_ID


def _number(digits: str) -> int | None:
    return int(digits) if _NUMBER.fullmatch(digits) else None
