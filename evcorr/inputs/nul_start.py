"""Inputs that begin with NULs: a program writes on where it was when somebody cut its log to nothing."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial
from typing import BinaryIO, cast

import msgspec

from evcorr.inputs.file_view import FileView
from evcorr.inputs.input import Input
from evcorr.inputs.pipe import read_head

_PIECE = 1 << 20


def skip_nuls(head: bytes, stream: BinaryIO, wanted: int) -> tuple[bytes, int]:
    """The first bytes behind the NULs that a stream begins with, and how many these were; b"" where nothing else comes.

    `head` is what was read of the stream; so many bytes are `wanted` as are there.
    """
    skipped = 0
    while head and not (kept := head.lstrip(b"\0")):
        skipped += len(head)
        head = read_head(stream, _PIECE)
    if not head:
        return b"", skipped
    return kept + read_head(stream, max(0, wanted - len(kept))), skipped + len(head) - len(kept)


def from_offset(source: Input, offset: int) -> Input:
    """A seekable input from an offset of it on, which is then read as it is and not in pieces."""
    size = None if source.size is None else source.size - offset
    return msgspec.structs.replace(source, open=partial(_open_at, source.open, offset), size=size, file=None)


def _open_at(open_source: Callable[[], BinaryIO], offset: int) -> BinaryIO:
    return cast(BinaryIO, io.BufferedReader(FileView(open_source(), offset, owns=True)))
