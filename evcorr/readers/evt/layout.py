"""Where the records of a classic .evt log lie: header, end-of-file record, the ring between them, and its slack.

All numbers are little-endian 32 bits; offsets count from the file's first byte (Microsoft's "Event Log File Format").
The ring runs from byte 48 to the end of the file: a record that does not fit before the end goes on at byte 48, and
where less than a record's head fits, the rest is filled up and the next record begins at byte 48.
"""

from __future__ import annotations

import itertools
import struct
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

HEADER_SIZE = 48
HEADER_MAGIC = HEADER_SIZE.to_bytes(4, "little") + b"LfLe"
HEAD_SIZE = 56
"""The fixed part of a record, before its texts."""
LARGEST_RECORD = 1 << 20
"""More than Windows lets anybody log at once."""
END_SIGNATURE = struct.pack("<5I", 40, 0x11111111, 0x22222222, 0x33333333, 0x44444444)
"""How the end-of-file record begins."""

_SIGNATURE = b"LfLe"
_HEADER = struct.Struct("<16x5I")
_END = struct.Struct("<20s5I")
_HEAD = struct.Struct("<I4sI")
_UINT32 = struct.Struct("<I")
_BLOCK = 1 << 18


class Ring(msgspec.Struct, frozen=True):
    """The bytes of a log from byte 48 up to `end`, where they go on at byte 48."""

    stream: BinaryIO
    end: int

    def after(self, offset: int, count: int) -> int:
        """The offset that lies so many bytes further round the ring."""
        return HEADER_SIZE + (offset - HEADER_SIZE + count) % (self.end - HEADER_SIZE)

    def read(self, offset: int, count: int) -> bytes:
        """So many bytes from this offset on, round the ring; fewer only if the ring is shorter."""
        self.stream.seek(offset)
        found = self.stream.read(min(count, self.end - offset))
        if len(found) < count:
            self.stream.seek(HEADER_SIZE)
            found += self.stream.read(min(count - len(found), offset - HEADER_SIZE))
        return found

    def stretches(self, offset: int, length: int) -> Iterator[tuple[int, int]]:
        """The one or two half-open ranges of the file that these bytes of the ring take up."""
        yield offset, min(offset + length, self.end)
        if offset + length > self.end:
            yield HEADER_SIZE, offset + length - self.end + HEADER_SIZE


class Live(msgspec.Struct, frozen=True):
    """The stretch of the ring that is in use: so many bytes from `first` on."""

    ring: Ring
    first: int
    length: int
    closed: bool
    """Whether an end-of-file record marks its end; if not, the records end where their numbers stop rising."""


class Found(msgspec.Struct, frozen=True):
    """What lies at an offset: a record's bytes, or so many bytes that are no record."""

    offset: int
    size: int
    record: bytes = b""
    cut: bool = False
    """The file ends within the record; zeros stand for the rest."""


class _Closing(msgspec.Struct, frozen=True):
    """An end-of-file record: where it lies, where the oldest record lies, the number that comes next."""

    offset: int
    first: int
    number: int


def record_number(record: bytes) -> int:
    """The number in a record's head."""
    return int(_UINT32.unpack_from(record, 8)[0])


def find_live(stream: BinaryIO, size: int) -> Live:
    """Where the live records of a log of this many bytes lie.

    The header is stale in a log that was copied while in use; its end-of-file record is not, wherever it is.
    """
    stream.seek(0)
    first, end, _, _, largest = _HEADER.unpack(stream.read(_HEADER.size).ljust(_HEADER.size, b"\0"))
    whole = Ring(stream, size)
    closing = _closing_at(whole, end) or _best_closing(whole)
    if closing is None:
        return Live(whole, first if HEADER_SIZE <= first < size else HEADER_SIZE, size - HEADER_SIZE, False)
    # a file may be padded: the ring ends where the header says, if it is in use up to its end
    ring = Ring(stream, largest) if closing.offset < closing.first < largest < size else whole
    return Live(ring, closing.first, (closing.offset - closing.first) % (ring.end - HEADER_SIZE), True)


def _closing_at(ring: Ring, offset: int) -> _Closing | None:
    if not HEADER_SIZE <= offset < ring.end:
        return None
    data = ring.read(offset, _END.size)
    if len(data) < _END.size:
        return None
    signature, first, _, number, _, tail = _END.unpack(data)
    if signature != END_SIGNATURE or tail != _END.size or not HEADER_SIZE <= first < ring.end:
        return None
    return _Closing(offset, first, number)


def _best_closing(ring: Ring) -> _Closing | None:
    """Of all end-of-file records, split ones too, the one with the highest next number: others are left over."""
    split = range(max(ring.end - len(END_SIGNATURE) + 1, HEADER_SIZE), ring.end)
    offsets = itertools.chain(_find(ring.stream, END_SIGNATURE, HEADER_SIZE, ring.end), split)
    found = (closing for offset in offsets if (closing := _closing_at(ring, offset)))
    return max(found, key=lambda closing: closing.number, default=None)


def live_records(live: Live) -> Iterator[Found]:
    """The live records, oldest first, and each stretch between them that is no record, where the chain is broken."""
    passed, last = 0, -1
    while passed < live.length:
        offset, room = live.ring.after(live.first, passed), live.length - passed
        found = _at(live, offset, room)
        if found is None:
            passed += live.ring.end - offset
            continue
        if found.record and not live.closed:
            if record_number(found.record) <= last:
                return
            last = record_number(found.record)
        yield found
        passed += found.size


def slack_records(live: Live, last: Found | None) -> Iterator[Found]:
    """Whole records in the rest of the ring, behind the last live one: older ones, not yet overwritten."""
    ring, around, used, taken = live.ring, live.ring.end - HEADER_SIZE, live.length, 0
    if not live.closed:
        used = (last.offset - live.first) % around + last.size if last else 0
    offset, room = ring.after(live.first, used), around - used
    for distance in _signatures(ring, offset, room):
        start = ring.after(offset, distance)
        if distance >= taken and _repeats_size(record := _sized_at(ring, start, room - distance)):
            taken = distance + len(record)
            yield Found(start, len(record), record)


def _at(live: Live, offset: int, room: int) -> Found | None:
    """The record at the offset or the gap up to the next one; None for filling, which reaches to the ring's end."""
    ring = live.ring
    if record := _record_at(ring, offset, room):
        return Found(offset, len(record), record)
    head = ring.read(offset, _HEAD.size)
    to_end = ring.end - offset
    if to_end < HEAD_SIZE:
        return None
    size, signature, _ = _HEAD.unpack(head)
    if not live.closed and signature == _SIGNATURE and to_end < size <= LARGEST_RECORD:
        return Found(offset, to_end, ring.read(offset, to_end).ljust(size, b"\0"), cut=True)
    following = (
        gap for gap in _signatures(ring, offset, room) if _record_at(ring, ring.after(offset, gap), room - gap)
    )
    gap = next(following, room)
    return Found(offset, gap, _despite_size(ring, offset, gap))


def _record_at(ring: Ring, offset: int, room: int) -> bytes:
    """The record at this offset, or nothing: it must repeat its size, or else be followed by another record."""
    record = _sized_at(ring, offset, room)
    is_one = record and (_repeats_size(record) or _is_followed(ring, offset, len(record)))
    return record if is_one else b""


def _sized_at(ring: Ring, offset: int, room: int) -> bytes:
    """What may be the record at this offset, by its signature and size; else nothing."""
    head = ring.read(offset, _HEAD.size)
    if len(head) < _HEAD.size:
        return b""
    size, signature, _ = _HEAD.unpack(head)
    if signature != _SIGNATURE or size % 4 or not HEAD_SIZE <= size <= min(room, LARGEST_RECORD):
        return b""
    return ring.read(offset, size)


def _repeats_size(record: bytes) -> bool:
    """Whether a record ends with its size, with which it begins."""
    return record != b"" and record.endswith(record[: _UINT32.size])


def _is_followed(ring: Ring, offset: int, size: int) -> bool:
    """Whether behind so many bytes there is another record, or the end-of-file record."""
    following = ring.read(ring.after(offset, size), len(END_SIGNATURE))
    return following.startswith(_SIGNATURE, 4) or following == END_SIGNATURE


def _despite_size(ring: Ring, offset: int, size: int) -> bytes:
    """The record that fills the gap, if only the first of its two sizes is wrong."""
    if not HEAD_SIZE <= size <= LARGEST_RECORD:
        return b""
    data = ring.read(offset, size)
    return data if data.startswith(_SIGNATURE, 4) and data.endswith(_UINT32.pack(size)) else b""


def _signatures(ring: Ring, offset: int, room: int) -> Iterator[int]:
    """How far behind the offset records may begin: four bytes before each signature in this part of the ring."""
    for start, end in ring.stretches(offset, room):
        for found in _find(ring.stream, _SIGNATURE, start, end):
            distance = (found - 4 - offset) % (ring.end - HEADER_SIZE)
            if distance < room:
                yield distance


def _find(stream: BinaryIO, pattern: bytes, start: int, end: int) -> Iterator[int]:
    """Every offset from `start` on at which the pattern lies wholly before `end`."""
    while start + len(pattern) <= end:
        stream.seek(start)
        block = stream.read(min(_BLOCK, end - start))
        found = block.find(pattern)
        while found >= 0:
            yield start + found
            found = block.find(pattern, found + 1)
        if len(block) < len(pattern):
            return
        start += len(block) - len(pattern) + 1
