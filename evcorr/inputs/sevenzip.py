"""Members of 7z archives, unpacked into one anonymous file: solid archives can be read only from front to back."""

from __future__ import annotations

import importlib
import io
from types import ModuleType
from typing import IO, Any, BinaryIO

from evcorr.errors import MissingPackageError, reason_of
from evcorr.inputs.budget import Budget, RefusedError
from evcorr.inputs.read_stream import ReadStream

ENCRYPTED = "protected by a password: unpack it first"
"""What is said of an archive, or a member, that takes a password."""

_DAMAGE = (OSError, EOFError, ValueError, LookupError, TypeError, AttributeError, RuntimeError, ArithmeticError)
"""What py7zr raises on damaged archives besides its own errors."""


class SevenZipError(OSError):
    """A 7z archive that can't be read, and why, in words."""


class Unpacked(ReadStream):
    """A member while py7zr writes it, then to be read: where its pieces stand in the file that all members share."""

    def __init__(self, name: str, file: IO[bytes], budget: Budget) -> None:
        super().__init__()
        self.member = name
        self._file = file
        self._budget = budget
        self._pieces: list[tuple[int, int]] = []
        self._size = 0

    def write(self, data: Any) -> int:
        """Takes in what comes next; raises RefusedError when it gets too much."""
        self._budget.take(len(data))
        self._pieces.append((self._file.seek(0, io.SEEK_END), len(data)))
        self._file.write(data)
        self._size += len(data)
        return len(data)

    def size(self) -> int:
        """How much has been written."""
        return self._size

    def seek(self, offset: int, whence: int = 0) -> int:  # noqa: ARG002 - py7zr rewinds what it has written
        """Stays where it is."""
        return 0

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """Stays open: py7zr closes what it has written, and it is read after that."""

    def read_some(self, size: int) -> bytes:
        """What comes next of what was written."""
        if not self._pieces:
            return b""
        start, length = self._pieces.pop(0)
        self._file.seek(start)
        piece = self._file.read(min(length, size))
        if len(piece) < length:
            self._pieces.insert(0, (start + len(piece), length - len(piece)))
        return piece


class _Members:
    """What py7zr asks for something to write each member to."""

    def __init__(self, file: IO[bytes], budget: Budget) -> None:
        self._file = file
        self._budget = budget
        self.found: list[Unpacked] = []

    def create(self, filename: str) -> Unpacked:
        """The next member."""
        self.found.append(Unpacked(filename, self._file, self._budget))
        return self.found[-1]


def unpack(archive: BinaryIO, spool: IO[bytes], budget: Budget) -> list[Unpacked]:
    """The members of a 7z archive as streams, kept in `spool`; each can be read once.

    Raises SevenZipError for what is encrypted or damaged, RefusedError for what unpacks to too much, and
    MissingPackageError without py7zr.
    """
    py7zr = _py7zr()
    members = _Members(spool, budget)
    try:
        with py7zr.SevenZipFile(archive, "r") as opened:
            if opened.needs_password():
                raise SevenZipError(ENCRYPTED)
            opened.extractall(factory=members)
    except py7zr.exceptions.PasswordRequired as error:
        raise SevenZipError(ENCRYPTED) from error
    except (*_DAMAGE, py7zr.exceptions.ArchiveError) as error:
        if budget.spent:
            raise RefusedError(str(error)) from error
        if isinstance(error, SevenZipError):
            raise
        raise SevenZipError(f"damaged archive: {reason_of(error)}") from error
    return members.found


def _py7zr() -> ModuleType:
    try:
        return importlib.import_module("py7zr")
    except ImportError as error:
        raise MissingPackageError("py7zr", "archives") from error
