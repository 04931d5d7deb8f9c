"""Contents: which inputs of a scan are the same, byte for byte, so that a log that lies there twice counts once.

Nothing is read for it but the first bytes of files of one size, and the rest of those whose first bytes are the same.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec

from evcorr.inputs import Input
from evcorr.inputs.fingerprint import Fingerprint, head_of, whole_of


class Content(msgspec.Struct, frozen=True):
    """What an input holds: so many bytes, in a file that can be read again, or with a fingerprint taken as it was."""

    path: str
    size: int
    file: Path | None = None
    fingerprint: Fingerprint | None = None


def content_of(item: Input) -> Content | None:
    """What an input holds, in whole, if it can be compared with others."""
    size = item.whole_size
    if size is None or (item.file is None and item.fingerprint is None):
        return None
    return Content(item.path, size, item.file, item.fingerprint)


class Contents:
    """The contents of the inputs that were read so far."""

    def __init__(self) -> None:
        self._by_size: dict[int, list[_Known]] = {}

    def same_before(self, content: Content) -> str | None:
        """The path of an input with the same content, which was given before; None where this is the first."""
        known, alike = _Known(content), self._by_size.setdefault(content.size, [])
        with suppress(OSError):
            for other in alike:
                if other.is_same(known):
                    return other.path
        alike.append(known)
        return None


class _Known:
    """A content whose digests are taken when they are asked for."""

    def __init__(self, content: Content) -> None:
        self.path = content.path
        self._file = content.file
        self._head = content.fingerprint.head if content.fingerprint else None
        self._whole = content.fingerprint.whole if content.fingerprint else None

    def is_same(self, other: _Known) -> bool:
        """Whether two of the same size are the same. Raises OSError where one can't be read any more."""
        return self.head == other.head and self.whole == other.whole

    @property
    def head(self) -> bytes | None:
        """The digest of the first bytes."""
        self._head = self._head or _taken(head_of, self._file)
        return self._head

    @property
    def whole(self) -> bytes | None:
        """The digest of all."""
        self._whole = self._whole or _taken(whole_of, self._file)
        return self._whole


def _taken(digest: Callable[[Path], bytes], file: Path | None) -> bytes | None:
    return None if file is None else digest(file)
