"""Streams whose bytes one method gives, and reading what a stream has instead of waiting until it has enough."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import IO, cast


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
