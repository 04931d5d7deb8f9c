"""Writes .evtx logs as Windows does: a template for the heads of a provider's events, one for the data of each kind.

Values are stored by their types. Offsets and tokens are those of libyal's description of the Windows XML Event Log
format.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import UUID, uuid5

from tests.writers.evtx_writer import CHUNK_SIZE, RECORDS_START, end_record, file_header

TEXT, UINT32, BOOL, BINARY, GUID, FILETIME, SID, HEX32, HEX64, TEXTS = 1, 8, 13, 14, 15, 17, 19, 20, 21, 0x81
INT32 = 7
_FORMS = {UINT32: "<I", INT32: "<i", BOOL: "<I", HEX32: "<I", HEX64: "<Q", FILETIME: "<Q"}
_FRAGMENT = b"\x0f\x01\x01\x00"
_SPACE = UUID("00000000-0000-0000-0000-0000000000e7")
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)

Value = tuple[int, object]
"""A type, and the value; texts are str, lists of texts tuples, binary values, GUIDs and SIDs bytes."""


class Entry(NamedTuple):
    """An event; `named` is whether its data have names, `by_value` whether provider and channel are values.

    `user` is whether its data are in an element of the provider's own.
    """

    provider: str = "Disk"
    event_id: int = 7
    values: tuple[Value, ...] = ()
    computer: str = "SERVER1"
    time: datetime = datetime(2016, 7, 8, tzinfo=UTC)
    named: bool = True
    by_value: bool = False
    user: bool = False


def write_windows_evtx(entries: Iterable[Entry]) -> bytes:
    """The entries as one log, in as many chunks as they need."""
    chunks = [_Chunk(1)]
    for entry in entries:
        if not chunks[-1].add(entry):
            chunks.append(_Chunk(chunks[-1].next_id))
            chunks[-1].add(entry)
    return file_header(len(chunks), chunks[-1].next_id) + b"".join(chunk.finished() for chunk in chunks)


def stored(kind: int, value: object) -> bytes:
    """A value as it is stored."""
    if kind == TEXT:
        return str(value).encode("utf-16-le")
    if kind == TEXTS:
        assert isinstance(value, tuple)
        return "".join(f"{text}\0" for text in value).encode("utf-16-le")
    if kind in _FORMS:
        return struct.pack(_FORMS[kind], value)
    assert isinstance(value, bytes)
    return value


class _Chunk:
    def __init__(self, first_id: int) -> None:
        self.data = bytearray(RECORDS_START)
        self.names: dict[str, int] = {}
        self.templates: dict[tuple[object, ...], int] = {}
        self.first_id = self.next_id = first_id
        self.last_start = RECORDS_START

    def add(self, entry: Entry) -> bool:
        """Append the entry, unless the chunk has no room for it."""
        before = len(self.data), dict(self.names), dict(self.templates)
        start = len(self.data)
        filetime = _filetime(entry.time)
        self.data += struct.pack("<4sIQQ", b"**\0\0", 0, self.next_id, filetime) + _FRAGMENT
        self._instance(
            ("head", entry.computer, entry.by_value or entry.provider, entry.user), lambda: self._head(entry)
        )
        head = [(6, struct.pack("<H", entry.event_id)), (17, struct.pack("<Q", filetime))]
        head += [(4, b"\x02"), (TEXT, stored(TEXT, entry.provider)), (TEXT, stored(TEXT, "System"))]
        size_at = len(self.data) + 4 + 4 * len(head)
        self.data += self._described([*head, (0x21, b"")])
        at = len(self.data)
        kinds = tuple(kind for kind, _ in entry.values)
        self.data += _FRAGMENT
        self._instance(("data", kinds, entry.named, entry.user), lambda: self._data(entry, kinds))
        self.data += self._described([(kind, stored(kind, value)) for kind, value in entry.values])
        struct.pack_into("<H", self.data, size_at, len(self.data) - at)
        return self._ended(start, before)

    def _ended(self, start: int, before: tuple[int, dict[str, int], dict[tuple[object, ...], int]]) -> bool:
        end_record(self.data, start)
        if len(self.data) > CHUNK_SIZE:
            del self.data[before[0] :]
            self.names, self.templates = before[1], before[2]
            return False
        self.next_id, self.last_start = self.next_id + 1, start
        return True

    @staticmethod
    def _described(values: Sequence[tuple[int, bytes]]) -> bytes:
        described = b"".join(struct.pack("<HBB", len(value), kind, 0) for kind, value in values)
        return struct.pack("<I", len(values)) + described + b"".join(value for _, value in values)

    def _instance(self, key: tuple[object, ...], write: object) -> None:
        self.data += struct.pack("<BBI", 0x0C, 1, 0x1234)
        known = self.templates.get(key)
        if known is not None:
            self.data += struct.pack("<I", known)
            return
        at = len(self.data) + 4
        self.templates[key] = at
        self.data += struct.pack("<II", at, 0) + uuid5(_SPACE, repr(key)).bytes + bytes(4) + _FRAGMENT
        write()  # type: ignore[operator]
        self.data += b"\0"
        struct.pack_into("<I", self.data, at + 20, len(self.data) - at - 24)

    def _head(self, entry: Entry) -> None:
        self._open("Event", {"xmlns": "http://schemas.microsoft.com/win/2004/08/events/event"})
        self._open("System", {})
        self._open("Provider", {"Name": 3 if entry.by_value else entry.provider}, empty=True)
        self._field("EventID", 0, 6)
        self._field("Level", 2, 4)
        self._open("TimeCreated", {"SystemTime": 1}, empty=True, kind=17)
        self._field("Channel", 4 if entry.by_value else "System", TEXT)
        self._field("Computer", entry.computer, TEXT)
        self.data += b"\x04"
        if entry.user:
            self._field("UserData", 5, 0x21)
        else:
            self._item(5, 0x21)
        self.data += b"\x04"

    def _data(self, entry: Entry, kinds: Sequence[int]) -> None:
        if entry.user:
            self._user_data(kinds)
        else:
            self._event_data(kinds, entry.named)

    def _user_data(self, kinds: Sequence[int]) -> None:
        self._open("SpoolerData", {"xmlns": "http://manifests.microsoft.com/spooler"})
        for number, kind in enumerate(kinds):
            self._field(f"Param{number + 1}", number, kind)
        self.data += b"\x04"

    def _event_data(self, kinds: Sequence[int], named: bool) -> None:
        self._open("EventData", {})
        for number, kind in enumerate(kinds):
            if number == len(kinds) - 1 and kind == BINARY and not named:
                self._open("Binary", {})
            else:
                self._open("Data", {"Name": f"param{number + 1}"} if named else {})
            self._item(number, kind)
            self.data += b"\x04"
        self.data += b"\x04"

    def _field(self, name: str, item: str | int, kind: int) -> None:
        self._open(name, {})
        self._item(item, kind)
        self.data += b"\x04"

    def _open(self, name: str, attributes: dict[str, str | int], *, empty: bool = False, kind: int = TEXT) -> None:
        self.data += bytes((0x41 if attributes else 0x01,)) + b"\xff\xff" + bytes(4)
        self._name(name)
        if attributes:
            self.data += bytes(4)
            for number, (attribute, item) in enumerate(attributes.items(), 1):
                self.data += b"\x06" if number == len(attributes) else b"\x46"
                self._name(attribute)
                self._item(item, kind)
        self.data += b"\x03" if empty else b"\x02"

    def _item(self, item: str | int, kind: int) -> None:
        if isinstance(item, int):
            self.data += struct.pack("<BHB", 0x0E, item, kind)
        else:
            self.data += struct.pack("<BBH", 0x05, 1, len(item)) + item.encode("utf-16-le")

    def _name(self, name: str) -> None:
        known = self.names.get(name)
        if known is not None:
            self.data += struct.pack("<I", known)
            return
        self.names[name] = len(self.data) + 4
        self.data += struct.pack("<IIHH", len(self.data) + 4, 0, 0, len(name)) + name.encode("utf-16-le") + b"\0\0"

    def finished(self) -> bytes:
        head = struct.pack("<8sQQQQ", b"ElfChnk\0", self.first_id, self.next_id - 1, self.first_id, self.next_id - 1)
        head += struct.pack("<III", 128, self.last_start, len(self.data))
        self.data[: len(head)] = head
        return bytes(self.data).ljust(CHUNK_SIZE, b"\0")


def _filetime(time: datetime) -> int:
    return int((time - _EPOCH).total_seconds()) * 10_000_000
