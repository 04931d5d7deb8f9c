"""The level of an event from the numbers in its System element; the audits of security logs are keywords there."""

from __future__ import annotations

from functools import lru_cache

from evcorr.record import LEVEL_BY_NUMBER, Level

AUDIT_SUCCESS = 0x0020_0000_0000_0000
AUDIT_FAILURE = 0x0010_0000_0000_0000
"""Bits of `System/Keywords`, as winmeta.xml reserves them."""


@lru_cache(maxsize=1024)
def level_of(number: int | None, keywords: str | None) -> Level | None:
    """The level for `System/Level` and `System/Keywords` (hexadecimal); None if there is none or it is unknown."""
    mask = _mask(keywords)
    if mask & AUDIT_FAILURE:
        return Level.FAILURE_AUDIT
    if mask & AUDIT_SUCCESS:
        return Level.SUCCESS_AUDIT
    return None if number is None else LEVEL_BY_NUMBER.get(number)


def _mask(keywords: str | None) -> int:
    try:
        return int(keywords or "0", 16)
    except ValueError:
        return 0
