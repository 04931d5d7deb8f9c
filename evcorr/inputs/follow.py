"""Inputs that grow while they are read: a log that somebody writes to, a pipe that stays open."""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

from evcorr.inputs.find import STANDARD_INPUT
from evcorr.inputs.input import Input
from evcorr.inputs.pump import waitable
from evcorr.inputs.read_stream import ReadStream, reading, waiter

POLL_SECONDS = 0.1
"""How often a file is asked whether there is more of it."""


_REMEMBERED = 256
"""So many bytes that were read last are compared with what stands there when there is more."""

_FREE = b"\0" * 4
"""What stands where nothing was written yet; text in UTF-16 has no such run."""

Ended = Callable[[], bool]
"""Tells whether the user has had enough; asked every `POLL_SECONDS`."""


class LivePipe(ReadStream):
    """Reads a pipe that somebody else writes to until that one, or the user, ends it."""

    def __init__(self, pipe: BinaryIO, ended: Ended) -> None:
        super().__init__()
        self._pipe = waitable(pipe)
        self._ended = ended
        self._read = reading(self._pipe)
        self._wait = waiter(self._pipe)

    def read_some(self, size: int) -> bytes:
        """What comes next."""
        while self._wait is not None and not self._wait(POLL_SECONDS):
            if self._ended():
                return b""
        return self._read(size)

    def wait_for_more(self, seconds: float) -> bool:
        """Whether there is more to read within so many seconds."""
        return self._wait is None or self._wait(seconds)


class GrowingFile(io.RawIOBase):
    """Reads a file from its start and waits at its end for more, until another log has begun under its name.

    That is so when another file takes its place (a log is rotated), when it becomes shorter (cut to nothing), and when
    what was read last is not there any more (cut, and written longer before anybody looked). While there is no file of
    that name, more is waited for.
    """

    def __init__(self, path: Path, ended: Ended) -> None:
        super().__init__()
        self._path = path
        self._ended = ended
        self._file = path.open("rb", buffering=0)
        self._last = b""
        self._is_at_end = False
        self.was_replaced = False

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fills the buffer with what there is, and waits where there is nothing; 0 at the end."""
        while not self._is_rewritten() and not (count := self._take(buffer)):
            if self._is_replaced():
                # what was written while the other took its place
                return self._take(buffer)
            if self._ended():
                return 0
            time.sleep(POLL_SECONDS)
        return 0 if self.was_replaced else count

    def _take(self, buffer: memoryview) -> int:
        """Fills the buffer with what there is, and remembers the end of it."""
        count = self._file.readinto(buffer) or 0
        self._last = (self._last + bytes(buffer[max(0, count - _REMEMBERED) : count]))[-_REMEMBERED:]
        self._is_at_end = not self._has_more()
        return count

    def wait_for_more(self, seconds: float) -> bool:
        """Whether there is more to read, or the end, now or within so many seconds."""
        until = time.monotonic() + seconds
        while not self._has_more() and not self._is_replaced():
            if time.monotonic() >= until:
                return False
            time.sleep(POLL_SECONDS)
        return True

    def _is_replaced(self) -> bool:
        """Whether another log has begun under the name."""
        self.was_replaced = self.was_replaced or self._is_cut() or self._is_another()
        return self.was_replaced

    def _is_rewritten(self) -> bool:
        """Whether there is more, and not what was read last before it; room that was kept free may be filled later."""
        if self._is_at_end and self._has_more() and _FREE not in self._last:
            place = self._file.tell()
            self._file.seek(place - len(self._last))
            found = self._file.read(len(self._last))
            self._file.seek(place)
            self.was_replaced = self.was_replaced or found != self._last
        return self.was_replaced

    def close(self) -> None:
        """Closes the file."""
        self._file.close()
        super().close()

    def _has_more(self) -> bool:
        return os.fstat(self._file.fileno()).st_size > self._file.tell()

    def _is_cut(self) -> bool:
        return os.fstat(self._file.fileno()).st_size < self._file.tell()

    def _is_another(self) -> bool:
        """Whether another file has the name now; between the two files of a rotation there is none."""
        try:
            return not os.path.samestat(self._path.stat(), os.fstat(self._file.fileno()))
        except OSError:
            return False


def followed(path: str, ended: Ended) -> Iterator[Input]:
    """A file, or standard input (`-`), as an input that goes on until `ended`, then each log that takes a file's place.

    Each is to be read to its end before the next is asked for.
    """
    if path == STANDARD_INPUT:
        yield Input(path, lambda: cast(BinaryIO, LivePipe(sys.stdin.buffer, ended)))
        return
    opened: list[GrowingFile] = []

    def open_file() -> BinaryIO:
        opened[:] = [GrowingFile(Path(path), ended)]
        return cast(BinaryIO, opened[0])

    yield Input(path, open_file)
    while opened and opened[0].was_replaced and _begins(Path(path), ended):
        yield Input(path, open_file)


def _begins(path: Path, ended: Ended) -> bool:
    """Waits until there is a log under a name, with something in it; False if the user ends it before that."""
    while True:
        with suppress(OSError):
            if path.stat().st_size:
                return True
        if ended():
            return False
        time.sleep(POLL_SECONDS)
