"""Inputs that grow while they are read: a log that somebody writes to, a pipe that stays open."""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, cast

from evcorr.inputs.encoding import waiter
from evcorr.inputs.find import STANDARD_INPUT
from evcorr.inputs.input import Input
from evcorr.inputs.pump import waitable

POLL_SECONDS = 0.1
"""How often a file is asked whether there is more of it."""


Ended = Callable[[], bool]
"""Tells whether the user has had enough; asked every `POLL_SECONDS`."""


class LivePipe(io.RawIOBase):
    """Reads a pipe that somebody else writes to until that one, or the user, ends it."""

    def __init__(self, pipe: BinaryIO, ended: Ended) -> None:
        super().__init__()
        self._pipe = waitable(pipe)
        self._ended = ended
        self._read = getattr(self._pipe, "read1", self._pipe.read)
        self._wait = waiter(self._pipe)

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fills the buffer with what comes; 0 at the end."""
        while self._wait is not None and not self._wait(POLL_SECONDS):
            if self._ended():
                return 0
        piece: bytes = self._read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def wait_for_more(self, seconds: float) -> bool:
        """Whether there is more to read within so many seconds."""
        return self._wait is None or self._wait(seconds)


class GrowingFile(io.RawIOBase):
    """Reads a file from its start and waits at its end for more.

    When another file takes its place (a log is rotated), reading goes on at the start of that one; when it becomes
    shorter, at its own start. While there is no file of that name, more is waited for.
    """

    def __init__(self, path: Path, ended: Ended) -> None:
        super().__init__()
        self._path = path
        self._ended = ended
        self._file = path.open("rb", buffering=0)

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fills the buffer with what there is, and waits where there is nothing; 0 when the user ends it."""
        while not (count := self._file.readinto(buffer) or 0):
            if not self._goes_on():
                if self._ended():
                    break
                time.sleep(POLL_SECONDS)
        return count

    def wait_for_more(self, seconds: float) -> bool:
        """Whether there is more to read now, or within so many seconds."""
        until = time.monotonic() + seconds
        while not self._goes_on():
            if time.monotonic() >= until:
                return False
            time.sleep(POLL_SECONDS)
        return True

    def close(self) -> None:
        """Closes the file."""
        self._file.close()
        super().close()

    def _goes_on(self) -> bool:
        """Whether there is more, after turning to the file that is now read."""
        size = os.fstat(self._file.fileno()).st_size
        if size > self._file.tell():
            return True
        if size < self._file.tell():
            self._file.seek(0)
            return size > 0
        return self._turned()

    def _turned(self) -> bool:
        """Whether another file has the name now; it is read from here on."""
        try:
            if os.path.samestat(self._path.stat(), os.fstat(self._file.fileno())):
                return False
            newer = self._path.open("rb", buffering=0)
        except OSError:
            # between the two files of a rotation there is none
            return False
        self._file.close()
        self._file = newer
        return True


def followed(path: str, ended: Ended) -> Input:
    """A file, or standard input (`-`), as an input that goes on until `ended`. Raises OSError if it can't be opened."""
    if path == STANDARD_INPUT:
        return Input(path, lambda: cast(BinaryIO, LivePipe(sys.stdin.buffer, ended)))
    return Input(path, lambda: cast(BinaryIO, GrowingFile(Path(path), ended)))
