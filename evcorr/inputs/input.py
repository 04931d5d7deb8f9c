"""One thing to read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import msgspec


class Input(msgspec.Struct, frozen=True):
    """One input: the path as reports show it (`archive!member` inside an archive, `-` for standard input).

    `open` gives a new binary stream at the first byte; the caller closes it. A stream is seekable unless it is
    standard input or a pipe, which can be opened only once. `size` is in bytes, None where it is not known beforehand.
    `file` is the plain file that the input is; a member of an archive has none, and can be opened only until the next
    input is asked for. `offset` is the byte of the file at which the input begins, if it is a later piece of it.
    """

    path: str
    open: Callable[[], BinaryIO]
    size: int | None = None
    file: Path | None = None
    offset: int = 0
