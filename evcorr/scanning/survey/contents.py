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
        self._firsts: dict[int, _Known] = {}
        """The first of each size."""
        self._by_head: dict[tuple[int, bytes | None], list[_Known]] = {}
        """Those of sizes that came again, by size and first bytes."""

    def same_before(self, content: Content) -> str | None:
        """The path of an input with the same content, which was given before; None where this is the first."""
        known, size = _Known(content), content.size
        first = self._firsts.setdefault(size, known)
        if first is known:
            return None
        with suppress(OSError):
            self._by_head.setdefault((size, first.head), [first])
            alike = self._by_head.setdefault((size, known.head), [])
            same = next((other for other in alike if other.whole == known.whole), None)
            if same is not None:
                return same.path
            alike.append(known)
        return None


class _Known:
    """A content whose digests are taken when they are asked for."""

    def __init__(self, content: Content) -> None:
        self.path = content.path
        self._file = content.file
        self._head = content.fingerprint.head if content.fingerprint else None
        self._whole = content.fingerprint.whole if content.fingerprint else None

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
