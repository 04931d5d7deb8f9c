"""The drivers that a small memory dump lists behind its header: which of them an address belongs to.

The layout is that of TRIAGE_DUMP32 and TRIAGE_DUMP64: offsets into the file, entries that hold a loader's record, and
names as counted UTF-16. How long an entry is depends on the Windows, and follows from where the names begin.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

MOST_DRIVERS, LONGEST_NAME, LONGEST_ENTRY = 2000, 260, 0x200
"""More than that is no list of drivers."""

_DRIVERS = struct.Struct("<IIII")
_DRIVERS_OFFSET = 0x30
"""DriverListOffset, DriverCount, StringPoolOffset, StringPoolSize"""


class Driver(msgspec.Struct, frozen=True):
    """A module of the kernel that was loaded."""

    name: str
    base: int
    size: int

    def holds(self, address: int) -> bool:
        """Whether an address lies in it."""
        return self.base <= address < self.base + self.size


class TriageLayout(msgspec.Struct, frozen=True):
    """Where the list begins in the file, and where an entry keeps first address and size; how wide addresses are."""

    start: int
    width: int
    base: int
    size: int


TRIAGE_32 = TriageLayout(0x1000, 4, 0x1C, 0x24)
TRIAGE_64 = TriageLayout(0x2000, 8, 0x38, 0x48)


def read_drivers(stream: BinaryIO, layout: TriageLayout) -> tuple[Driver, ...]:
    """The drivers that a small dump lists, in its order; none where it is cut or holds no list."""
    found = _at(stream, layout.start + _DRIVERS_OFFSET, _DRIVERS.size)
    if found is None:
        return ()
    first, count, names, size = _DRIVERS.unpack(found)
    if not 0 < count <= MOST_DRIVERS or not first < names or size > MOST_DRIVERS * (2 * LONGEST_NAME + 16):
        return ()
    length = min((names - first) // count, LONGEST_ENTRY)
    entries = _at(stream, first, length * count)
    pool = _at(stream, names, size)
    if entries is None or pool is None or length < layout.size + 4:
        return ()
    listed = (entries[at : at + length] for at in range(0, len(entries), length))
    return tuple(_drivers(listed, pool, names, layout))


def _drivers(entries: Iterator[bytes], pool: bytes, start: int, layout: TriageLayout) -> Iterator[Driver]:
    for entry in entries:
        name = _name(pool, int.from_bytes(entry[:4], "little") - start)
        base = int.from_bytes(entry[layout.base : layout.base + layout.width], "little")
        size = int.from_bytes(entry[layout.size : layout.size + 4], "little")
        if name and base and size:
            yield Driver(name, base, size)


def _name(pool: bytes, offset: int) -> str:
    """The name at an offset of the pool, without folders; "" where there is none."""
    if not 0 <= offset <= len(pool) - 4:
        return ""
    length = int.from_bytes(pool[offset : offset + 4], "little")
    if length > LONGEST_NAME:
        return ""
    text = pool[offset + 4 : offset + 4 + 2 * length].decode("utf-16-le", "replace")
    name = text.rpartition("\\")[2].rstrip("\0")
    return name if name.isprintable() else ""


def _at(stream: BinaryIO, offset: int, size: int) -> bytes | None:
    """So many bytes at an offset; None where the file ends before."""
    stream.seek(offset)
    data = stream.read(size)
    return data if len(data) == size else None
