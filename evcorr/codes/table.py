"""The tables of codes that come with evcorr: name and message of each, by space, read when they are first asked for.

`tools/build_code_tables.py` makes them, and `data/NOTICE` says of what.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

from evcorr.codes.value import MASK, identity
from evcorr.data_file import read_table

SPACES = ("win32", "net", "ntstatus", "hresult", "stop", "jet")
"""The spaces that there are tables of; but for `stop` they are those of `ErrorCode.space`."""

LAN_MANAGER = range(2100, 5900)
"""Messages of LAN Manager, many of which no header names (lmcons.h, MIN_LANMAN_MESSAGE_ID)."""

_OWN_FACILITIES = frozenset({0x8004, 0x800A, 0x800C})
"""Upper halves of HRESULTs whose lower half is the product's own: of interfaces, controls, and internet mail."""
_UNLISTED_FACILITIES = frozenset({0x800F, 0x8024, 0x8033, 0x8078})
"""Those whose codes Windows names in headers that no table here is made of: setup and servicing, Windows Update, remote
management, block-level backup."""
_SOFTWARE_LICENSING = 0xC004F
"""The upper twenty bits of the codes of activation (slerror.h), of which there is no table either."""
_CUSTOMER_BIT = 0x20000000
"""Set in the codes that are not Microsoft's ([MS-ERREF] 2.1 to 2.3)."""


class KnownCode(msgspec.Struct, frozen=True):
    """A code that a table names: its unsigned value, its symbolic names, most usual first, and its message."""

    value: int
    names: tuple[str, ...]
    message: str | None


@cache
def table(space: str) -> Mapping[int, KnownCode]:
    """The codes of one of the SPACES by their unsigned value."""
    return {known.value: known for known in map(_known, read_table("codes", "data", f"{space}.tsv.gz"))}


def _known(row: list[str]) -> KnownCode:
    written, names, *message = row
    return KnownCode(int(written, 0) & MASK, tuple(names.split(" ")), message[0] if message else None)


@cache
def named_codes() -> Mapping[str, tuple[tuple[str, KnownCode], ...]]:
    """The codes of all tables, each with its space, by each of their names in lower case."""
    found: dict[str, tuple[tuple[str, KnownCode], ...]] = {}
    for space in SPACES:
        for known in table(space).values():
            for name in known.names:
                folded = name.casefold()
                found[folded] = (*found.get(folded, ()), (space, known))
    return found


def is_known(space: str, value: int) -> bool:
    """Whether a space has the code of that unsigned value, or may have it though no table can tell.

    No table is complete for the codes of other makers, of COM interfaces, of LAN Manager's user interface, and of
    servicing, updates, activation and backup, and there is none for products and the exceptions of programs. NET
    HELPMSG explains Win32 codes too, and a STOP code can be the status that the system could not go on from.
    """
    same = identity(value)
    # 0xF....... is a small negative number, as Jet has them
    if value & _CUSTOMER_BIT and value >> 28 != 0xF and space in {"win32", "hresult", "ntstatus"}:
        return True
    match space:
        case "win32":
            return same in table("win32") or same in table("net")
        case "net":
            return same in table("win32") or same in LAN_MANAGER
        case "hresult":
            wrapped = same != value and any(same in table(inner) for inner in ("win32", "net", "ntstatus"))
            unlisted = value >> 16 in _OWN_FACILITIES | _UNLISTED_FACILITIES or value >> 12 == _SOFTWARE_LICENSING
            return wrapped or unlisted or value in table("hresult")
        case "ntstatus" | "jet":
            return same in table(space)
        case "stop":
            return value in table("stop") or value in table("ntstatus")
        case _:
            return True
