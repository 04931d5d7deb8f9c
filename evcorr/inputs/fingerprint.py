"""Fingerprints of contents: what tells, without keeping it, that an input is the same as one before."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

_HEAD = 1 << 13
"""So many first bytes differ in nearly all contents that differ, and the rest is not looked at."""

_PIECE = 1 << 20
_SIZE = 16


class Fingerprint(msgspec.Struct, frozen=True):
    """Digests of the first bytes of a content, and of all of them."""

    head: bytes
    whole: bytes


class Fingerprinter:
    """Takes in a content piece by piece."""

    def __init__(self) -> None:
        self._head = b""
        self._whole = _new()

    def feed(self, piece: bytes) -> None:
        """Take in the next piece."""
        if len(self._head) < _HEAD:
            self._head += piece[: _HEAD - len(self._head)]
        self._whole.update(piece)

    def fingerprint(self) -> Fingerprint:
        """The fingerprint of what was taken in."""
        return Fingerprint(_new(self._head).digest(), self._whole.digest())


def head_of(path: Path) -> bytes:
    """The digest of a file's first bytes. Raises OSError."""
    with path.open("rb") as stream:
        return _new(stream.read(_HEAD)).digest()


def whole_of(path: Path) -> bytes:
    """The digest of a file. Raises OSError."""
    whole = _new()
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            whole.update(piece)
    return whole.digest()


def _new(data: bytes = b"") -> hashlib.blake2b:
    return hashlib.blake2b(data, digest_size=_SIZE)
