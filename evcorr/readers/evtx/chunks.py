"""Chunks of an .evtx log: found wherever they stand in the file, laid out record by record, mended for a parser.

After a file header of 4 KiB an .evtx log is a row of chunks of 64 KiB; each stands for itself: a header of 512 bytes,
then records. A record is `**`, its size, its id, the time written, binary XML, its size again. Offsets are those of
libyal's description of the Windows XML Event Log format.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

CHUNK_SIZE = 0x10000
FILE_HEADER_SIZE = 0x1000
RECORDS_START = 512
FILE_MAGIC = b"ElfFile\0"
CHUNK_MAGIC = b"ElfChnk\0"
RECORD_MAGIC = b"**\0\0"
UNUSED = bytes(CHUNK_SIZE)
"""A chunk that was laid out in advance, and never written."""

_UNREACHABLE_ID = 0xFFFF_FFFF_FFFF_FFFF
CHUNK_HEADER_SIZE = (128).to_bytes(4, "little")
SMALLEST_RECORD = 32
_UINT32 = struct.Struct("<I")
RECORD_HEAD = struct.Struct("<4sIQ")
_IDS = struct.Struct("<QQ")


class Chunk(msgspec.Struct, frozen=True):
    """One chunk: the byte of the input at which it begins, and its 64 KiB, zeros standing for what is cut off."""

    position: int
    data: bytes
    stored: int = CHUNK_SIZE
    """How many of its bytes the input has."""


class Span(msgspec.Struct, frozen=True):
    """Where in its chunk a record lies, and the id in its head."""

    start: int
    size: int
    record_id: int


class Layout(msgspec.Struct, frozen=True):
    """The records of a chunk in their order, the half-open stretches between them that are none, and the end."""

    spans: tuple[Span, ...]
    gaps: tuple[tuple[int, int], ...]
    end: int


def is_chunk_header(data: bytes, start: int) -> bool:
    """Whether a chunk's header begins here: its magic, and the size 128 that every header states."""
    return data.startswith(CHUNK_MAGIC, start) and data.startswith(CHUNK_HEADER_SIZE, start + 40)


def chunks(stream: BinaryIO, position: int = 0) -> Iterator[Chunk]:
    """Every chunk of an .evtx log in file order, whatever the file header says; holds a few chunks at a time.

    `position` is the byte of the log at which the stream begins.

    A chunk without a header of its own counts if it has a record. Where bytes were put in or lost, the row goes on
    at the next header.
    """
    window, at = _filled(stream, b""), 0
    while at < len(window):
        size = CHUNK_SIZE if _is_followed(window, at) else _piece_size(window[at : at + 2 * CHUNK_SIZE])
        piece = window[at : at + size]
        if _has_records(piece):
            yield Chunk(position, piece.ljust(CHUNK_SIZE, b"\0"), len(piece))
        position += size
        at += size
        if len(window) - at < 2 * CHUNK_SIZE:
            window, at = _filled(stream, window[at:]), 0


def _has_records(piece: bytes) -> bool:
    """Whether there may be records: a chunk's header and room behind it, or else a whole record."""
    if len(piece) < RECORDS_START + SMALLEST_RECORD or piece == UNUSED:
        return False
    return piece.startswith(CHUNK_MAGIC) or _next_span(piece, 0, len(piece), None) is not None


def _filled(stream: BinaryIO, window: bytes) -> bytes:
    """The window topped up to `_AHEAD` bytes, or to the end of the stream."""
    while len(window) < _AHEAD and (more := stream.read(_AHEAD - len(window))):
        window += more
    return window


_AHEAD = 8 * CHUNK_SIZE
"""So many bytes are read at a time: each chunk is cut out of them once. Where a piece ends is told by two chunks."""


def _is_followed(window: bytes, at: int) -> bool:
    """Whether a chunk with its header stands here, and another one right behind it, as nearly everywhere."""
    return window.startswith(CHUNK_MAGIC, at) and window.startswith(CHUNK_MAGIC, at + CHUNK_SIZE)


def _piece_size(window: bytes) -> int:
    """How many bytes of the window to take as one piece: a chunk, or what stands before the next one."""
    if window.startswith(FILE_MAGIC):
        return FILE_HEADER_SIZE
    if window.startswith(UNUSED):
        return CHUNK_SIZE
    whole = window.startswith(CHUNK_MAGIC)
    if whole and (len(window) <= CHUNK_SIZE or window.startswith(CHUNK_MAGIC, CHUNK_SIZE)):
        return CHUNK_SIZE
    following = next_header(window, int(whole))
    if following < 0 or (whole and following > CHUNK_SIZE):
        return CHUNK_SIZE
    return following % CHUNK_SIZE or CHUNK_SIZE


def next_header(window: bytes, start: int) -> int:
    """Where the first chunk header at or after `start` begins, or -1."""
    found = window.find(CHUNK_MAGIC, start)
    while found >= 0 and not is_chunk_header(window, found):
        found = window.find(CHUNK_MAGIC, found + 1)
    return found


def is_complete(chunk: Chunk, count: int) -> bool:
    """Whether so many records are all that the chunk has, by a sound header and by what follows the last one."""
    first, last = _IDS.unpack_from(chunk.data, 24)
    if not header_is_sound(chunk) or last - first + 1 != count:
        return False
    following = _span_at(chunk.data, stated_end(chunk), CHUNK_SIZE)
    return following is None or following.record_id != last + 1


def header_is_sound(chunk: Chunk) -> bool:
    """Whether the chunk has its magic, and states an end of its records that can be."""
    return chunk.data.startswith(CHUNK_MAGIC) and _credible_end(chunk.data) is not None


def stated_end(chunk: Chunk) -> int:
    """The offset at which the chunk's header says that its records end, credible or not."""
    return int(_UINT32.unpack_from(chunk.data, 48)[0])


def layout(chunk: Chunk) -> Layout:
    """Find a chunk's records by their own heads and tails; of the three marks of a record one may be broken.

    What follows the end that the header states are records of an earlier use of the chunk, unless they go on
    counting where the last one stopped: then the header was not written any more.
    """
    data = chunk.data
    stated = _credible_end(data)
    spans, gaps, end = _walk(data, CHUNK_SIZE if stated is None else stated, stated is None)
    while spans and not gaps and (more := _span_at(data, end, CHUNK_SIZE)):
        if more.record_id != spans[-1].record_id + 1:
            break
        spans.append(more)
        end = more.start + more.size
    return Layout(tuple(spans), tuple(gaps), end)


def _credible_end(data: bytes) -> int | None:
    """The offset at which the chunk's header says that its records end, or None if that can't be."""
    (end,) = _UINT32.unpack_from(data, 48)
    if not RECORDS_START <= end <= CHUNK_SIZE:
        return None
    if end == RECORDS_START:
        first, last = _IDS.unpack_from(data, 24)
        span = _span_at(data, RECORDS_START, CHUNK_SIZE)
        return None if span and span.record_id == first <= last != _UNREACHABLE_ID else end
    return int(end)


def _walk(data: bytes, limit: int, rising: bool) -> tuple[list[Span], list[tuple[int, int]], int]:
    """Spans, gaps and end up to `limit`; if `rising`, only as long as the ids rise."""
    spans: list[Span] = []
    gaps: list[tuple[int, int]] = []
    start = RECORDS_START
    while start < limit:
        span = _span_at(data, start, limit)
        after = spans[-1].record_id if rising and spans else None
        if span is None:
            found = _next_span(data, start + 1, limit, after)
            span = _tail_only(data, start, found.start if found else limit) or found
            if span is None:
                break
            if span.start > start:
                gaps.append((start, span.start))
        if after is not None and span.record_id <= after:
            return spans, gaps, start
        spans.append(span)
        start = span.start + span.size
    if start < limit and not rising and any(data[start:limit]):
        gaps.append((start, limit))
    return spans, gaps, min(start, limit)


def _span_at(data: bytes, start: int, limit: int) -> Span | None:
    """The record that begins here, if two of three agree: its magic, its size and the copy, what follows it."""
    if start + SMALLEST_RECORD > len(data):
        return None
    magic, size, record_id = RECORD_HEAD.unpack_from(data, start)
    end = start + size
    if size < SMALLEST_RECORD or end > len(data):
        return None
    marks = (magic == RECORD_MAGIC) + (_UINT32.unpack_from(data, end - 4)[0] == size)
    if marks == 2 or (marks == 1 and (end == limit or data.startswith(RECORD_MAGIC, end))):
        return Span(start, size, record_id)
    return None


def _next_span(data: bytes, start: int, limit: int, after: int | None) -> Span | None:
    """The next record that has its magic, its size and the copy; with an id above `after`, if given."""
    found = data.find(RECORD_MAGIC, start, limit)
    while found >= 0:
        span = _span_at(data, found, limit)
        if span and _size_copy(data, span) == span.size and (after is None or span.record_id > after):
            return span
        found = data.find(RECORD_MAGIC, found + 1, limit)
    return None


def _size_copy(data: bytes, span: Span) -> int:
    """The size that a record's last four bytes repeat."""
    return int(_UINT32.unpack_from(data, span.start + span.size - 4)[0])


def _tail_only(data: bytes, start: int, end: int) -> Span | None:
    """The record that fills the gap, if its magic and the copy of its size stand, and only the size is broken."""
    size = end - start
    if size < SMALLEST_RECORD:
        return None
    magic, _, record_id = RECORD_HEAD.unpack_from(data, start)
    if magic != RECORD_MAGIC or _UINT32.unpack_from(data, end - 4)[0] != size:
        return None
    return Span(start, size, record_id)


def broken_heads(chunk: Chunk, plan: Layout) -> Iterator[int]:
    """Where records begin whose magic or size is damaged, and was found by their other marks."""
    for span in plan.spans:
        if RECORD_HEAD.unpack_from(chunk.data, span.start)[:2] != (RECORD_MAGIC, span.size):
            yield span.start
