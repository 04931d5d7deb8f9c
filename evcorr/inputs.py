"""What there is to read: files, folders, members of archives and standard input, each as one `Input`."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

import msgspec


class Input(msgspec.Struct, frozen=True):
    """One input: the path as reports show it (`archive!member` inside an archive, `-` for standard input).

    `open` gives a new binary stream at the first byte; the caller closes it. A stream is seekable unless it is
    standard input. `size` is in bytes, None where it is not known beforehand.
    """

    path: str
    open: Callable[[], BinaryIO]
    size: int | None = None
