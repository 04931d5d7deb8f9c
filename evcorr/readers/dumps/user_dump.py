"""Reads the minidump of a program that crashed: the exception, the module it happened in, and on which Windows.

The layout is that of minidumpapiset.h: a header, a directory of streams, and streams that point into the file.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO

import msgspec

from evcorr.errors import UnreadableInputError
from evcorr.inputs import Input
from evcorr.readers.reader import Reader, ReadOptions
from evcorr.record import Origin, Problem, Record

MAGIC = b"MDMP"
_HEADER = struct.Struct("<4sIIIII")
_ENTRY = struct.Struct("<III")
_MODULE = struct.Struct("<QIIII8xII")
_MODULE_SIZE = 108
_SYSTEM = struct.Struct("<3H2B5I")
_EXCEPTION = struct.Struct("<IIQQ")

_MODULES_STREAM, _EXCEPTION_STREAM, _SYSTEM_STREAM = 4, 6, 7

MOST_STREAMS, MOST_MODULES, LONGEST_NAME = 1000, 10_000, 1024
"""A dump with more streams, modules or bytes of a name is read so far."""


class _Module(msgspec.Struct, frozen=True):
    """A file that was loaded: its first address and size, its time stamp, version and name without folders."""

    start: int
    size: int
    stamp: int
    version: str
    name: str


class _Dump:
    """A dump that is open; what lies outside the file is not there."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.streams: dict[int, int] = {}
        self.written = 0

    def read_directory(self) -> bool:
        """Reads header and directory; False where they are not whole."""
        header = self._stream.read(_HEADER.size)
        if len(header) < _HEADER.size or not header.startswith(MAGIC):
            return False
        _, _, count, directory, _, self.written = _HEADER.unpack(header)
        for number in range(min(count, MOST_STREAMS)):
            entry = self.at(directory + number * _ENTRY.size, _ENTRY.size)
            if entry is None:
                return False
            kind, _, offset = _ENTRY.unpack(entry)
            self.streams.setdefault(kind, offset)
        return True

    def at(self, offset: int, size: int) -> bytes | None:
        """So many bytes at an offset; None where the file ends before."""
        self._stream.seek(offset)
        data = self._stream.read(size)
        return data if len(data) == size else None

    def string(self, offset: int) -> str:
        """The MINIDUMP_STRING at an offset, "" where there is none."""
        length = self.at(offset, 4) if offset else None
        if length is None:
            return ""
        self._stream.seek(offset + 4)
        data = self._stream.read(min(int.from_bytes(length, "little"), LONGEST_NAME))
        return data.decode("utf-16-le", "replace").rstrip("\0")

    def modules(self) -> Iterator[_Module]:
        """The modules, the program first."""
        start = self.streams.get(_MODULES_STREAM)
        count = self.at(start, 4) if start else None
        if start is None or count is None:
            return
        for number in range(min(int.from_bytes(count, "little"), MOST_MODULES)):
            entry = self.at(start + 4 + number * _MODULE_SIZE, _MODULE_SIZE)
            if entry is None:
                return
            yield self._module(entry)

    def _module(self, entry: bytes) -> _Module:
        base, size, _, stamp, name, high, low = _MODULE.unpack_from(entry)
        version = f"{high >> 16}.{high & 0xFFFF}.{low >> 16}.{low & 0xFFFF}"
        return _Module(base, size, stamp, version, self.string(name).replace("/", "\\").rpartition("\\")[2])


def sniff(head: bytes) -> bool:
    """Whether this is a minidump of a program: MDMP at its beginning."""
    return head.startswith(MAGIC)


def read(source: Input, options: ReadOptions) -> Iterator[Record | Problem]:  # noqa: ARG001 - its text is UTF-16
    """One record, worded like an event of Application Error; a problem for what of it is not there.

    Raises UnreadableInputError if the directory of streams is not whole.
    """
    with source.open() as stream:
        dump = _Dump(stream)
        if not dump.read_directory():
            raise UnreadableInputError(source.path, "minidump cut within its directory")
        found = _exception(dump)
        data = tuple(_system(dump))
        origin = Origin(source.path, dump.streams.get(_EXCEPTION_STREAM, 0), "byte")
        time = datetime.fromtimestamp(dump.written, UTC) if dump.written else None
        if found is None:
            yield Problem(origin, "the minidump holds no exception: it was not written at a crash")
        if found is not None or data:
            message = _wording(dump, *found) if found else None
            yield Record(origin=origin, time_created=time, message=message, data=data)


def _exception(dump: _Dump) -> tuple[int, int] | None:
    """Code and address of the exception."""
    offset = dump.streams.get(_EXCEPTION_STREAM)
    entry = dump.at(offset + 8, _EXCEPTION.size) if offset else None
    if entry is None:
        return None
    code, _, _, address = _EXCEPTION.unpack(entry)
    return (code, address) if code else None


def _wording(dump: _Dump, code: int, address: int) -> str:
    """What happened in the words of the event that Windows logs of it."""
    modules = list(dump.modules())
    lines = []
    at_fault = next((one for one in modules if one.start <= address < one.start + one.size), None)
    if modules:
        lines.append(f"Faulting application name: {_named(modules[0])}")
        if at_fault:
            lines.append(f"Faulting module name: {_named(at_fault)}")
    lines.append(f"Exception code: 0x{code:08x}")
    lines.append(f"Fault offset: 0x{address - at_fault.start if at_fault else address:08x}")
    return "\n".join(lines)


def _named(module: _Module) -> str:
    return f"{module.name or 'unknown'}, version: {module.version}, time stamp: 0x{module.stamp:08x}"


def _system(dump: _Dump) -> Iterator[tuple[str, str]]:
    """Which Windows it was."""
    offset = dump.streams.get(_SYSTEM_STREAM)
    entry = dump.at(offset, _SYSTEM.size) if offset else None
    if entry is None:
        return
    _, _, _, _, product, major, minor, build, _, pack = _SYSTEM.unpack(entry)
    yield "OSVersion", f"{major}.{minor}.{build}"
    yield "CSDVersion", dump.string(pack)
    yield "ProductType", {1: "workstation", 2: "domain controller", 3: "server"}.get(product, "")


READER = Reader(
    name="userdump",
    title="minidumps of programs (Windows Error Reporting, Dr. Watson, procdump): exception and module",
    gives=("time_created", "message", "data"),
    sniff=sniff,
    read=read,
    sign="MDMP at the start",
)
