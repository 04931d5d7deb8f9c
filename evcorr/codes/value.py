"""Numeric codes by one identity, whatever their spelling: 5 = 0x5 = 0x80070005 = -2147024891."""

from __future__ import annotations

from functools import lru_cache

from evcorr.text.lazy_regex import lazy_regex

_DECIMAL = lazy_regex(r"[+-]?\d{1,10}")
_PREFIXED = lazy_regex(r"0[xX]0{0,8}([0-9A-Fa-f]{1,8})[hH]?")
_BARE_HEX = lazy_regex(r"(?=.{0,7}[A-Fa-f]|[89].{7}\Z)[0-9A-Fa-f]{7,8}")

FACILITY_WIN32 = 0x8007
"""The upper half of an HRESULT that wraps a Win32 code, whose value is the lower half ([MS-ERREF] 2.1)."""
NT_BIT = 0x10000000
"""Set in an HRESULT that wraps an NTSTATUS, which is the rest of it ([MS-ERREF] 2.1)."""
DUMP_BIT = 0x10000000
"""Set in the code of a bug check that a mini dump or the event about it tells (0x1000007E)."""
MASK = 0xFFFFFFFF
"""A negative code, or one of more bits, becomes unsigned by it."""


@lru_cache(maxsize=4096)
def parse_code(text: str) -> int | None:
    """The unsigned 32-bit value of a code as written, or None if it is none or does not fit.

    Takes decimal ("5", "-1018"), hexadecimal with 0x, and eight hexadecimal digits without it, or seven where a zero
    is left out: those count as hexadecimal when they hold a letter, or are eight and begin with 8 or 9, as an HRESULT.
    """
    stripped = text.strip()
    prefixed = _PREFIXED.fullmatch(stripped)
    if prefixed:
        return int(prefixed[1], 16)
    if _BARE_HEX.fullmatch(stripped):
        return int(stripped, 16)
    if not _DECIMAL.fullmatch(stripped):
        return None
    value = int(stripped)
    return value & MASK if -0x80000000 <= value <= MASK else None


def identity(value: int) -> int:
    """The number that all spellings of one code share, for an unsigned 32-bit value.

    A Win32 code in an HRESULT folds to the Win32 code, an NTSTATUS in an HRESULT to the NTSTATUS.
    """
    if value >> 16 == FACILITY_WIN32:
        return value & 0xFFFF
    return value & ~NT_BIT if value >> 28 == 0xD else value


@lru_cache(maxsize=4096)
def identity_of(text: str) -> int | None:
    """The identity of a code as written; None if it is no number, or does not fit."""
    value = parse_code(text)
    return None if value is None else identity(value)


def stop_identity(value: int) -> int:
    """A bug check code without the bit that dumps set in it (0x1000000A)."""
    return value & ~DUMP_BIT if value >> 28 == 1 else value


def format_stop(value: int) -> str:
    """A bug check code as `0x0000001E`, without the bit that dumps set in it."""
    return f"0x{stop_identity(value):08X}"
