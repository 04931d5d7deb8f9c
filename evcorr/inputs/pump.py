"""Pipes for which the system can't wait (those of Windows): a thread reads them, and one waits for the thread."""

from __future__ import annotations

from queue import Empty, Queue
from threading import Thread
from typing import BinaryIO, cast

from evcorr.inputs.read_stream import READ_SIZE, ReadStream, waiter

_AHEAD = 4
"""So many reads are made before somebody asks for them."""


class Pump(ReadStream):
    """Gives what a thread of its own reads from a pipe. The pipe is left open: nobody can end a read that waits."""

    def __init__(self, pipe: BinaryIO) -> None:
        super().__init__()
        self._pipe = pipe
        self._pieces: Queue[bytes | OSError] = Queue(_AHEAD)
        self._piece = b""
        self._has_ended = False
        Thread(target=self._pump, daemon=True).start()

    def wait_for_more(self, seconds: float) -> bool:
        """Whether there is more to read within so many seconds, or the end of it."""
        if not self._piece and not self._has_ended:
            try:
                self._take(seconds)
            except Empty:
                return False
        return True

    def read_some(self, size: int) -> bytes:
        """What comes next. Raises OSError where the pipe does."""
        if not self._piece and not self._has_ended:
            self._take(None)
        piece, self._piece = self._piece[:size], self._piece[size:]
        return piece

    def _take(self, seconds: float | None) -> None:
        piece = self._pieces.get(timeout=seconds)
        if isinstance(piece, OSError):
            self._has_ended = True
            raise piece
        self._piece, self._has_ended = piece, not piece

    def _pump(self) -> None:
        # not through the buffer: a thread that holds its lock at the end of the program would break that off
        read = getattr(self._pipe, "raw", self._pipe).read
        try:
            while piece := read(READ_SIZE):
                self._pieces.put(piece)
            self._pieces.put(b"")
        except OSError as error:
            self._pieces.put(error)


def waitable(pipe: BinaryIO) -> BinaryIO:
    """The pipe, if the system can wait for it, or what reads it so that one can."""
    return pipe if pipe.seekable() or waiter(pipe) is not None else cast(BinaryIO, Pump(pipe))
