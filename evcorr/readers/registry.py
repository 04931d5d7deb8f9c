"""The readers, and the choice of one by an input's first bytes, which no reader loses even if they come from a pipe."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterator
from typing import IO, BinaryIO, cast

import msgspec

from evcorr.encoding import read_chunks
from evcorr.errors import UnreadableInputError
from evcorr.file_view import FileView
from evcorr.inputs import Input
from evcorr.readers import eventxml, evt, evtx, plaintext
from evcorr.readers.reader import Reader, ReadOptions
from evcorr.record import Problem, Record

READERS: tuple[Reader, ...] = (evtx.READER, evt.READER, eventxml.READER, plaintext.READER)
"""In order of priority: the first that knows an input's first bytes reads it; text, which is anything, comes last."""

HEAD_SIZE = 4096
"""So many first bytes tell the format of an input."""

_SPOOL_IN_MEMORY = 16 << 20
_AS_FOUND = ReadOptions()


class _Rejoined(io.RawIOBase):
    """A stream that gives bytes read from a pipe before, then the rest of it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head = head
        self._rest = rest
        self._read_rest = getattr(rest, "read1", rest.read)

    def readable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._rest.fileno()

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece: bytes = self._head[: len(buffer)] or self._read_rest(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        self._rest.close()
        super().close()


def read_input(source: Input, options: ReadOptions = _AS_FOUND) -> tuple[str, Iterator[Record | Problem]]:
    """The name of the format that the first bytes of an input show, and what is read from it.

    A pipe is read as it comes if it gives text; formats that have to be read back and forth are kept in an anonymous
    file first. Raises UnreadableInputError if the input is empty, can't be opened, or no reader knows it.
    """
    try:
        stream = source.open()
        head = _read_head(stream)
        seekable = stream.seekable()
        if seekable:
            stream.close()
    except OSError as error:
        raise UnreadableInputError(source.path, error.strerror or str(error)) from error
    reader = _choose(source.path, head)
    if seekable:
        return reader.name, reader.read(source, options)
    rejoined = cast(BinaryIO, _Rejoined(head, stream))
    if reader is plaintext.READER:
        return reader.name, reader.read(msgspec.structs.replace(source, open=lambda: rejoined), options)
    return reader.name, _read_spooled(reader, rejoined, source, options)


def _read_head(stream: BinaryIO) -> bytes:
    """The first bytes of an input, fewer if a live pipe has no more for now."""
    head = b""
    for chunk in read_chunks(stream):
        head += chunk
        if len(head) >= HEAD_SIZE or not chunk:
            break
    return head


def _choose(path: str, head: bytes) -> Reader:
    if not head:
        raise UnreadableInputError(path, "empty")
    for reader in READERS:
        if reader.sniff(head[:HEAD_SIZE]):
            return reader
    raise UnreadableInputError(path, f"not a format evcorr reads; first bytes {head[:8].hex(' ')}")


def _read_spooled(reader: Reader, stream: BinaryIO, source: Input, options: ReadOptions) -> Iterator[Record | Problem]:
    """What a reader that has to seek reads from a pipe."""
    with tempfile.SpooledTemporaryFile(_SPOOL_IN_MEMORY) as spool:
        file = cast(IO[bytes], spool)
        with stream:
            shutil.copyfileobj(stream, file)
        size = file.tell()
        file.seek(0)
        seekable = cast(BinaryIO, io.BufferedReader(FileView(file)))
        yield from reader.read(msgspec.structs.replace(source, open=lambda: seekable, size=size), options)
