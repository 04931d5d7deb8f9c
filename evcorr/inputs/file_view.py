"""A stream of its own over a file that others read too."""

from __future__ import annotations

import io
from typing import IO


class FileView(io.RawIOBase):
    """Reads a seekable file from its own position, whoever else moves the file's; closing it leaves the file open.

    The view begins at `start`, an offset of the file, and counts from there.
    """

    def __init__(self, file: IO[bytes], start: int = 0) -> None:
        super().__init__()
        self._file = file
        self._start = start
        self._at = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Moves this stream's position, and gives it."""
        if whence == io.SEEK_END:
            self._at = self._file.seek(offset, io.SEEK_END) - self._start
        else:
            self._at = offset + (self._at if whence == io.SEEK_CUR else 0)
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fills the buffer from this stream's position."""
        self._file.seek(self._start + self._at)
        piece = self._file.read(len(buffer))
        self._at += len(piece)
        buffer[: len(piece)] = piece
        return len(piece)
