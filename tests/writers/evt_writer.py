"""Writes records as a classic .evt log, the way the event log service of Windows NT does: into a ring.

A record that does not fit before the end of the file goes on at byte 48; where less than a record's head fits, the
rest is filled with 0x27 and the record begins at byte 48. The end-of-file record follows the last record and may be
split as well.
"""

from __future__ import annotations

import struct
from collections import deque
from collections.abc import Iterable

from evcorr.record import LEVEL_BY_EVENT_TYPE, Record

HEADER_SIZE = 48
HEAD_SIZE = 56
END_SIZE = 40
_EVENT_TYPES = {level: number for number, level in LEVEL_BY_EVENT_TYPE.items() if number}
_DIRTY, _WRAPPED = 1, 2


def write_evt(records: Iterable[Record], *, file_size: int | None = None, stale_after: int | None = None) -> bytes:
    """The records as one log: as large as it has to be, or a ring of this size in which old ones are overwritten.

    With `stale_after` the header is the one that the log had after so many records, and the log is dirty, as a copy
    is that was made while the service ran. A record without an id gets the next number. Raises ValueError if a
    record is too large for the ring.
    """
    bodies = [record_bytes(number, record) for number, record in enumerate(records, 1)]
    size = file_size or HEADER_SIZE + sum(map(len, bodies)) + END_SIZE
    ring = _Ring(size)
    header = ring.header(stale_after is not None)
    for count, body in enumerate(bodies, 1):
        ring.add(body)
        if stale_after is None or count <= stale_after:
            header = ring.header(stale_after is not None)
    ring.data[:HEADER_SIZE] = header
    return bytes(ring.data)


class _Ring:
    """A log's file: its bytes, the live records as (offset, size, number), and where the next record begins."""

    def __init__(self, size: int) -> None:
        self.data = bytearray(size)
        self.live: deque[tuple[int, int, int]] = deque()
        self.end = HEADER_SIZE
        self.next_number = 1
        self.wrapped = False
        self._close()

    def add(self, body: bytes) -> None:
        """Write a record and the end-of-file record behind it over whatever is oldest."""
        filling = len(self.data) - self.end
        if filling >= HEAD_SIZE:
            filling = 0
        if len(body) + END_SIZE + filling > len(self.data) - HEADER_SIZE:
            raise ValueError("record too large for the log")
        while self.live and self._room() < len(body) + END_SIZE + filling:
            self.live.popleft()
        if filling:
            self._write((b"\x27\0\0\0" * (HEAD_SIZE // 4))[:filling])
        number = struct.unpack_from("<I", body, 8)[0]
        self.live.append((self.end, len(body), number))
        self.next_number = number + 1
        self._write(body)
        self._close()

    def _room(self) -> int:
        """How many bytes there are from the end up to the oldest record."""
        return (self.live[0][0] - self.end) % (len(self.data) - HEADER_SIZE) or len(self.data) - HEADER_SIZE

    def _write(self, body: bytes) -> None:
        fitting = min(len(body), len(self.data) - self.end)
        self.data[self.end : self.end + fitting] = body[:fitting]
        self.data[HEADER_SIZE : HEADER_SIZE + len(body) - fitting] = body[fitting:]
        self.wrapped |= self.end + len(body) >= len(self.data)
        self.end = HEADER_SIZE + (self.end - HEADER_SIZE + len(body)) % (len(self.data) - HEADER_SIZE)

    def _close(self) -> None:
        end = self.end
        marks = (END_SIZE, 0x11111111, 0x22222222, 0x33333333, 0x44444444)
        self._write(struct.pack("<10I", *marks, *self._bounds(end), END_SIZE))
        self.end = end

    def _bounds(self, end: int) -> tuple[int, int, int, int]:
        first, _, number = self.live[0] if self.live else (end, 0, self.next_number)
        return first, end, self.next_number, number

    def header(self, dirty: bool) -> bytes:
        flags = (_DIRTY if dirty else 0) | (_WRAPPED if self.wrapped else 0)
        fields = (1, 1, *self._bounds(self.end), len(self.data), flags, 0, HEADER_SIZE)
        return struct.pack("<I4s10I", HEADER_SIZE, b"LfLe", *fields)


def record_bytes(number: int, record: Record) -> bytes:
    """The record as it is stored, padded to a multiple of four."""
    names = _terminated(record.provider or "") + _terminated(record.computer or "")
    sid = b"" if record.user_id is None else sid_bytes(record.user_id)
    texts = b"".join(_terminated(value) for _, value in record.data)
    sid_at = HEAD_SIZE + len(names)
    texts_at = sid_at + len(sid)
    data_at = texts_at + len(texts)
    rest = names + sid + texts + record.binary
    rest += bytes(-len(rest) % 4)
    size = HEAD_SIZE + len(rest) + 4
    seconds = int(record.time_created.timestamp()) if record.time_created else 0
    head = struct.pack(
        "<I4s4I4H6I",
        size,
        b"LfLe",
        number if record.record_id is None else record.record_id,
        seconds,
        seconds,
        (record.event_id or 0) | (record.qualifiers or 0) << 16,
        _EVENT_TYPES[record.level] if record.level else 0,
        len(record.data),
        int(record.task or 0),
        0,
        0,
        texts_at,
        len(sid),
        sid_at,
        len(record.binary),
        data_at,
    )
    return head + rest + struct.pack("<I", size)


def sid_bytes(text: str) -> bytes:
    """A security identifier, given in its usual form, as it is stored."""
    _, revision, authority, *parts = text.split("-")
    head = struct.pack("BB", int(revision), len(parts)) + int(authority).to_bytes(6, "big")
    return head + struct.pack(f"<{len(parts)}I", *map(int, parts))


def _terminated(text: str) -> bytes:
    return text.encode("utf-16-le") + b"\0\0"
