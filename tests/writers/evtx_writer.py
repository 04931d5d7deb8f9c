"""Writes records as an .evtx log of version 3.1: binary XML in which every value is a string.

Offsets are those of libyal's description of the Windows XML Event Log format.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from evcorr.record import Record
from tests.writers.event_xml_writer import Node, event_node

CHUNK_SIZE = 0x10000
FILE_HEADER_SIZE = 0x1000
RECORDS_START = 512
NAME_TABLE = 128
_NAME_BUCKETS = 64
_FRAGMENT = b"\x0f\x01\x01\x00"
_END_OF_FRAGMENT = b"\x00"
_NO_DEPENDENCY = b"\xff\xff"
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


def write_evtx(records: Iterable[Record], *, templates: bool = True) -> bytes:
    """The records as one log, in as many chunks as they need; a record without an id gets the next number.

    Every record is a template of its own that has nothing to fill in, or with `templates=False` plain elements, as
    few providers write them and not all parsers read them. Raises ValueError if a record is too large for a chunk.
    """
    chunks = [_Chunk(templates)]
    for number, record in enumerate(records, 1):
        if not chunks[-1].add(number, record):
            chunks.append(_Chunk(templates))
            if not chunks[-1].add(number, record):
                raise ValueError(f"record {number} is larger than a chunk")
    return file_header(len(chunks), chunks[-1].last_id + 1) + b"".join(chunk.finished() for chunk in chunks)


def file_header(chunks: int, next_id: int) -> bytes:
    """The first 4 KiB of a log of so many chunks."""
    head = struct.pack(
        "<8sQQQIHHHH", b"ElfFile\0", 0, chunks - 1, next_id, 128, 1, 3, FILE_HEADER_SIZE, min(chunks, 0xFFFF)
    ).ljust(120, b"\0")
    return (head + struct.pack("<II", 0, zlib.crc32(head))).ljust(FILE_HEADER_SIZE, b"\0")


def end_record(data: bytearray, start: int) -> None:
    """Pad the record that begins there to eight bytes, and write its size at its head and its end."""
    data += bytes(-(len(data) + 4) % 8 + 4)
    size = len(data) - start
    struct.pack_into("<I", data, start + 4, size)
    struct.pack_into("<I", data, start + size - 4, size)


class _Chunk:
    """A chunk that is being filled."""

    def __init__(self, templates: bool) -> None:
        self.templates = templates
        self.data = bytearray(RECORDS_START)
        self.names: dict[str, int] = {}
        self.buckets = [0] * _NAME_BUCKETS
        self.first_id = 0
        self.last_id = 0
        self.last_start = RECORDS_START

    def add(self, number: int, record: Record) -> bool:
        """Append the record, unless the chunk has no room for it."""
        before = len(self.data), dict(self.names), list(self.buckets)
        start = len(self.data)
        record_id = number if record.record_id is None else record.record_id
        self.data += struct.pack("<4sIQQ", b"**\0\0", 0, record_id, _filetime(record.time_created)) + _FRAGMENT
        if self.templates:
            self._template(event_node(record))
        else:
            self._element(event_node(record))
        self.data += _END_OF_FRAGMENT
        end_record(self.data, start)
        if len(self.data) > CHUNK_SIZE:
            del self.data[before[0] :]
            self.names, self.buckets = before[1], before[2]
            return False
        self.first_id = self.first_id or record_id
        self.last_id, self.last_start = record_id, start
        return True

    def _template(self, node: Node) -> None:
        """An instance of a template, its definition in place, without values."""
        definition = len(self.data) + 10
        guid = definition.to_bytes(16, "little")
        self.data += struct.pack("<BBIII", 0x0C, 1, definition, definition, 0) + guid
        size_at = self._placeholder()
        self.data += _FRAGMENT
        self._element(node)
        self.data += _END_OF_FRAGMENT
        self._patch(size_at)
        self.data += bytes(4)

    def _element(self, node: Node) -> None:
        self.data.append(0x41 if node.attributes else 0x01)
        if self.templates:
            self.data += _NO_DEPENDENCY
        size_at = self._placeholder()
        self._name(node.name)
        if node.attributes:
            self._attributes(node.attributes)
        if node.text is None and not node.children:
            self.data += b"\x03"
        else:
            self.data += b"\x02"
            if node.text is not None:
                self._value(node.text)
            for child in node.children:
                self._element(child)
            self.data += b"\x04"
        self._patch(size_at)

    def _attributes(self, attributes: dict[str, str]) -> None:
        size_at = self._placeholder()
        for index, (name, value) in enumerate(attributes.items(), 1):
            self.data.append(0x06 if index == len(attributes) else 0x46)
            self._name(name)
            self._value(value)
        self._patch(size_at)

    def _name(self, name: str) -> None:
        """The offset of the name, and the name itself where it is new to the chunk."""
        if name in self.names:
            self.data += struct.pack("<I", self.names[name])
            return
        offset = self.names[name] = len(self.data) + 4
        hashed = 0
        for unit in name:
            hashed = (hashed * 65599 + ord(unit)) & 0xFFFFFFFF
        bucket = (hashed & 0xFFFF) % _NAME_BUCKETS
        self.data += struct.pack("<IIHH", offset, self.buckets[bucket], hashed & 0xFFFF, len(name))
        self.data += name.encode("utf-16-le") + b"\0\0"
        self.buckets[bucket] = offset

    def _value(self, text: str) -> None:
        units = text.encode("utf-16-le")
        if len(units) > 2 * 0xFFFF:
            raise ValueError("a text is longer than 65,535 characters")
        self.data += struct.pack("<BBH", 0x05, 0x01, len(units) // 2) + units

    def _placeholder(self) -> int:
        """Room for a size of what follows it."""
        self.data += bytes(4)
        return len(self.data)

    def _patch(self, start: int) -> None:
        struct.pack_into("<I", self.data, start - 4, len(self.data) - start)

    def finished(self) -> bytes:
        """The whole chunk, with its header and its checksums."""
        body, end = bytes(self.data[RECORDS_START:]), len(self.data)
        tables = struct.pack(f"<{_NAME_BUCKETS}I", *self.buckets).ljust(384, b"\0")
        ids = (self.first_id, self.last_id) if self.last_id else (1, 0)
        head = struct.pack("<8sQQQQIIII", b"ElfChnk\0", *ids, *ids, 128, self.last_start, end, zlib.crc32(body)).ljust(
            120, b"\0"
        )
        checksum = zlib.crc32(tables, zlib.crc32(head))
        return (head + struct.pack("<II", 1, checksum) + tables + body).ljust(CHUNK_SIZE, b"\0")


def _filetime(time: datetime | None) -> int:
    """The time in units of 100 ns since 1601, 0 for none."""
    return 0 if time is None else (time - _EPOCH) // timedelta(microseconds=1) * 10
