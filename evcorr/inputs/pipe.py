"""Pipes: their first bytes looked at without losing them, or all of them kept so that a reader can go back."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO, cast

from evcorr.inputs.file_view import FileView
from evcorr.inputs.read_stream import ReadStream, read_chunks, reading

_SPOOL_IN_MEMORY = 16 << 20


class _Rejoined(ReadStream):
    """A stream that gives bytes read from a pipe before, then the rest of it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head = head
        self._rest = rest
        self._read_rest = reading(rest)
        if hasattr(rest, "wait_for_more"):
            self.wait_for_more = rest.wait_for_more

    def fileno(self) -> int:
        return self._rest.fileno()

    def read_some(self, size: int) -> bytes:
        piece = self._head[:size] or self._read_rest(size)
        self._head = self._head[size:]
        return piece

    def close(self) -> None:
        self._rest.close()
        super().close()


def rejoined(head: bytes, rest: BinaryIO) -> BinaryIO:
    """The stream as it was before its first bytes were read; not seekable."""
    return cast(BinaryIO, _Rejoined(head, rest))


def read_head(stream: BinaryIO, size: int) -> bytes:
    """The first bytes of a stream, fewer if a live pipe has no more for now."""
    head = b""
    for chunk in read_chunks(stream, size):
        head += chunk
        if len(head) >= size or not chunk:
            break
    return head


@contextmanager
def spooled(stream: BinaryIO) -> Iterator[tuple[Callable[[], BinaryIO], int]]:
    """What opens all that a pipe gives, as often as somebody asks, and its length; an anonymous file holds it."""
    # most runs keep no pipe
    import shutil
    import tempfile

    with tempfile.SpooledTemporaryFile(_SPOOL_IN_MEMORY) as spool:
        file = cast(IO[bytes], spool)
        with stream:
            shutil.copyfileobj(stream, file)
        size = file.tell()
        yield lambda: cast(BinaryIO, io.BufferedReader(FileView(file))), size
