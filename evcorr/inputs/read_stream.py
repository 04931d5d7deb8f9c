"""Streams to read: made of one method, and read as far as they have something, not until they have enough."""

from __future__ import annotations

import io
import select
from collections.abc import Callable, Iterator
from typing import IO, BinaryIO, cast

READ_SIZE = 1 << 18
"""So many bytes are asked for at a time; a pipe gives what it has."""

IDLE_SECONDS = 0.5
"""A pipe that gives nothing for so long is taken to be a live one, whose reader wants what there is."""


class ReadStream(io.RawIOBase):
    """A stream to read whose bytes `read_some` gives; all else that is asked of one follows from that."""

    def read_some(self, size: int) -> bytes:
        """The next bytes, as many as there are but no more than `size`; none at the end."""
        raise NotImplementedError

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fills the buffer with what there is, and gives its size."""
        piece = self.read_some(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)


def reading(stream: IO[bytes] | io.BufferedIOBase | io.RawIOBase) -> Callable[[int], bytes]:
    """What reads up to so many bytes of a stream, and gives those before damage rather than the damage alone."""
    return cast(Callable[[int], bytes], getattr(stream, "read1", stream.read))


def read_chunks(stream: BinaryIO, at_once: int = READ_SIZE) -> Iterator[bytes]:
    """What a stream gives, read by read; an empty chunk when a live one gives nothing for `IDLE_SECONDS`."""
    read = reading(stream)
    more = waiter(stream)
    # a buffer may hold something already, which the system does not know of: the first read does not wait
    while chunk := read(at_once):
        yield chunk
        if more is not None and not more(IDLE_SECONDS):
            yield b""


def waiter(stream: BinaryIO) -> Callable[[float], bool] | None:
    """What waits so many seconds for the stream to have something to read, and tells whether it has.

    None for a plain file, which has it at once, and for a pipe on Windows, where the system can't tell (see `pump`).
    """
    waits: Callable[[float], bool] | None = getattr(stream, "wait_for_more", None)
    if waits is not None or stream.seekable():
        return waits
    try:
        select.select([stream], [], [], 0)
    except (OSError, ValueError):
        return None
    return lambda seconds: bool(select.select([stream], [], [], seconds)[0])
