"""A stream of its own over a file that others read too, or over a piece of it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import IO, BinaryIO, cast


class FileView(io.RawIOBase):
    """Reads a seekable file from its own position, whoever else moves the file's.

    The view begins at `start`, an offset of the file, and counts from there; it ends at `end`, if given. Closing it
    closes the file only if the view `owns` it.
    """

    def __init__(self, file: IO[bytes], start: int = 0, end: int | None = None, *, owns: bool = False) -> None:
        super().__init__()
        self._file = file
        self._start = start
        self._end = end
        self._owns = owns
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
            end = self._file.seek(0, io.SEEK_END) if self._end is None else self._end
            self._at = end + offset - self._start
        else:
            self._at = offset + (self._at if whence == io.SEEK_CUR else 0)
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fills the buffer from this stream's position."""
        self._file.seek(self._start + self._at)
        most = len(buffer) if self._end is None else min(len(buffer), max(self._end - self._start - self._at, 0))
        # every file that can seek reads into a buffer; typing's IO does not tell
        count = cast(io.BufferedIOBase, self._file).readinto(memoryview(buffer)[:most])
        self._at += count
        return count

    def close(self) -> None:
        """Ends this stream, and the file with it if it is the view's own."""
        if self._owns and not self.closed:
            self._file.close()
        super().close()


def open_piece(path: Path, start: int, end: int) -> BinaryIO:
    """The bytes of a file from one offset up to another, as a stream of its own."""
    return cast(BinaryIO, io.BufferedReader(FileView(path.open("rb"), start, end, owns=True)))
