"""Writes crash dumps: the header of a memory dump of Windows, and the minidump of a program."""

from __future__ import annotations

import struct
from datetime import UTC, datetime, timedelta


def write_kernel_dump(
    *, wide: bool, code: int, parameters: tuple[int, int, int, int], build: int, time: datetime | None = None
) -> bytes:
    """A whole header, 32 or 64 bit, that is filled with PAGE wherever nothing is said."""
    header = bytearray(b"PAGE" * (0x2000 // 4 if wide else 0x1000 // 4))
    header[:8] = b"PAGEDU64" if wide else b"PAGEDUMP"
    struct.pack_into("<II", header, 8, 15, build)
    struct.pack_into("<II", header, 0x30 if wide else 0x20, 0x8664 if wide else 0x14C, 2)
    struct.pack_into("<I", header, 0x38 if wide else 0x28, code)
    struct.pack_into("<4Q" if wide else "<4I", header, 0x40 if wide else 0x2C, *parameters)
    struct.pack_into("<I", header, 0xF00 if wide else 0x7D0, 0xC0000005)
    struct.pack_into("<I", header, 0xF98 if wide else 0xF88, 4)
    struct.pack_into("<I", header, 0x1040 if wide else 0xF94, 1)
    if time is not None:
        ticks = (time - datetime(1601, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1) * 10
        struct.pack_into("<Q", header, 0xFA8 if wide else 0xFC0, ticks)
    return bytes(header)


def with_drivers(header: bytes, drivers: list[tuple[str, int, int]], *, wide: bool) -> bytes:
    """A small dump: the header, and behind it a list of drivers (name, first address, size)."""
    start, length = (0x2000, 0x90) if wide else (0x1000, 0x58)
    first = start + 0x100
    names = first + length * len(drivers)
    entries, pool = bytearray(), bytearray()
    for name, base, size in drivers:
        entry = bytearray(length)
        struct.pack_into("<I", entry, 0, names + len(pool))
        struct.pack_into("<Q" if wide else "<I", entry, 0x38 if wide else 0x1C, base)
        struct.pack_into("<I", entry, 0x48 if wide else 0x24, size)
        entries += entry
        pool += struct.pack("<I", len(name)) + name.encode("utf-16-le") + bytes(2)
        pool += bytes(-len(pool) % 8)
    triage = bytearray(0x100)
    struct.pack_into("<IIII", triage, 0x30, first, len(drivers), names, len(pool))
    return header + bytes(triage) + bytes(entries) + bytes(pool)


def write_user_dump(
    modules: list[tuple[str, int, int]], *, code: int, address: int, written: int, csd: str = "Service Pack 1"
) -> bytes:
    """A minidump with an exception, a list of modules (path, first address, size), and Windows 7."""
    strings = dict.fromkeys((csd, *(path for path, _, _ in modules)), b"")
    start = 32 + 3 * 12
    body = bytearray()
    places: dict[str, int] = {}
    for text in strings:
        places[text] = start + len(body)
        encoded = text.encode("utf-16-le")
        body += struct.pack("<I", len(encoded)) + encoded + b"\0\0"
    streams = []
    entries = b"".join(
        struct.pack("<QIIII", base, size, 0, 0x4A5BDB3B, places[path])
        + struct.pack("<4I", 0xFEEF04BD, 0x10000, 6 << 16 | 1, 7601 << 16 | 17514)
        + bytes(68)
        for path, base, size in modules
    )
    system = struct.pack("<3H2B5I", 9, 6, 0, 4, 1, 6, 1, 7601, 2, places[csd]) + bytes(28)
    for kind, data in (
        (4, struct.pack("<I", len(modules)) + entries),
        (6, struct.pack("<IIIIQQ", 0x1234, 0, code, 0, 0, address) + bytes(136)),
        (7, system),
    ):
        streams.append(struct.pack("<III", kind, len(data), start + len(body)))
        body += data
    header = struct.pack("<4sIIIIIQ", b"MDMP", 0xA793, len(streams), 32, 0, written, 0)
    return header + b"".join(streams) + bytes(body)
