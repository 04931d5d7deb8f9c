"""Images: chunks of an .evtx log as a parser is to see them, mended, or with some of their records only."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

from evcorr.readers.evtx.chunks import (
    CHUNK_HEADER_SIZE,
    CHUNK_MAGIC,
    FILE_HEADER_SIZE,
    FILE_MAGIC,
    RECORD_HEAD,
    RECORD_MAGIC,
    RECORDS_START,
    SMALLEST_RECORD,
    Chunk,
    Layout,
    stated_end,
)

FILLER_ID = 0xFFFF_FFFF_FFFF_FFFE
"""The record id of the empty records that `mended` puts over what can't be read; it is not the last id that
`parser_file` states, at which a parser would stop."""

_UNREACHABLE_ID = 0xFFFF_FFFF_FFFF_FFFF
_EMPTY_XML = b"\x0f\x01\x01\x00\x00"  # fragment header, then end of stream
_NO_TABLES = bytes(384)
_UINT32 = struct.Struct("<I")


def parser_file(data: bytes) -> bytes:
    """A log of this one chunk, as a parser is to see it.

    The tables of names and templates are left out: parsers read each name and template where it is used, and links
    in a circle in these tables would keep a parser busy for ever. The last record's id is made unreachable, so that
    only the end of the records ends them.
    """
    head = CHUNK_MAGIC + data[8:32] + _UNREACHABLE_ID.to_bytes(8, "little") + data[40:128]
    return b"".join((_FILE_HEADER, head, _NO_TABLES, data[RECORDS_START:]))


def mended(chunk: Chunk, plan: Layout) -> bytes:
    """The chunk's data with every record's magic and size in place and empty records over the gaps."""
    image = bytearray(chunk.data)
    image[40:44] = CHUNK_HEADER_SIZE
    image[48:52] = _UINT32.pack(plan.end)
    for span in plan.spans:
        RECORD_HEAD.pack_into(image, span.start, RECORD_MAGIC, span.size, span.record_id)
    for start, end in plan.gaps:
        if start < plan.end:
            _fill(image, start, end, plan)
    return bytes(image)


def without(chunk: Chunk, wanted: Sequence[tuple[int, int]]) -> bytes:
    """A sound chunk's data with empty records over all records but those that stand at the wanted offsets.

    What other records use of the ones that are left out stays where it is: templates, names.
    """
    image = bytearray(chunk.data)
    at = RECORDS_START
    for start, end in (*wanted, (stated_end(chunk), 0)):
        if start > at:
            RECORD_HEAD.pack_into(image, at, RECORD_MAGIC, start - at, FILLER_ID)
            image[at + 24 : at + 29] = _EMPTY_XML
        at = end
    return bytes(image)


def _fill(image: bytearray, start: int, end: int, plan: Layout) -> None:
    """Lay an empty record over a gap; one too short for that becomes part of the record before it."""
    if end - start >= SMALLEST_RECORD:
        RECORD_HEAD.pack_into(image, start, RECORD_MAGIC, end - start, FILLER_ID)
        image[start + 24 : start + 29] = _EMPTY_XML
        return
    for span in plan.spans:
        if span.start + span.size == start:
            _UINT32.pack_into(image, span.start + 4, end - span.start)


def _file_header() -> bytes:
    """The file header of a log of one chunk, version 3.1."""
    head = struct.pack("<8sQQQIHHHH", FILE_MAGIC, 0, 0, 1, 128, 1, 3, FILE_HEADER_SIZE, 1).ljust(120, b"\0")
    return (head + bytes(4) + _UINT32.pack(zlib.crc32(head))).ljust(FILE_HEADER_SIZE, b"\0")


_FILE_HEADER = _file_header()
