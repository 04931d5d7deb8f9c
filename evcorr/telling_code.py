"""How much an error code tells by itself, where no words say what it is of."""

from __future__ import annotations

import re

from evcorr.codes import identity, parse_code, table
from evcorr.observable import ErrorCode
from evcorr.text.lazy_regex import lazy_regex

OF_WINDOWS = frozenset({"win32", "net", "hresult", "ntstatus"})
"""The spaces of Windows' own codes."""

LEAST_DIGITS = 6
"""A literal code without letters needs so many digits to be told from versions (`550 5.1.1` has them)."""

_SMALL, _SMALL_NEGATIVE = 0x0, 0xF
"""The upper four bits of numbers that any program may have: 0xF....... is a small negative one."""

_HEX_GROUP = lazy_regex(r"[0-9A-F]{1,4}", re.IGNORECASE)


def is_of_one_product(value: int) -> bool:
    """Whether a code is a whole 32-bit number that no table of Windows has: nothing else is likely to be the same."""
    same = identity(value)
    return same >> 28 not in {_SMALL, _SMALL_NEGATIVE} and not any(same in table(space) for space in OF_WINDOWS)


def is_of_database(error: ErrorCode) -> bool:
    """Whether a code is one of the negative numbers of Jet and ESE, which few other programs report."""
    value = parse_code(error.code)
    return error.space == "jet" and value is not None and error.code.startswith("-") and identity(value) in table("jet")


def is_common_literal(code: str) -> bool:
    """Whether a code that is compared letter for letter may as well be a version or a date: `4.4.1`, `5-10`."""
    return not any(map(str.isalpha, code)) and sum(map(str.isdigit, code)) < LEAST_DIGITS


def is_part_of_addresses(code: str) -> bool:
    """Whether a code is written as the groups of network addresses and GUIDs are: `FFFF`, `000C`."""
    return _HEX_GROUP.fullmatch(code) is not None
