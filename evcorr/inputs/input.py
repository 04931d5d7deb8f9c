"""One thing to read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import msgspec

from evcorr.inputs.fingerprint import Fingerprint


class Input(msgspec.Struct, frozen=True):
    """One input: the path as reports show it (`archive!member` inside an archive, `-` for standard input).

    `open` gives a new binary stream at the first byte; the caller closes it. A stream is seekable unless it is
    standard input or a pipe, which can be opened only once. `size` is in bytes, None where it is not known beforehand.
    `file` is the plain file that the input is; a member of an archive has none, and can be opened only until the next
    input is asked for.

    Of a piece of a file `offset` is the byte of the file at which it begins, `line` the number of its first line there,
    and `format` the name of the reader, where only the beginning of the file tells it.
    """

    path: str
    open: Callable[[], BinaryIO]
    size: int | None = None
    file: Path | None = None
    offset: int = 0
    line: int = 1
    format: str | None = None
    fingerprint: Fingerprint | None = None
    """Of a member of an archive, taken as it was unpacked; that of a file can be taken when somebody asks."""

    @property
    def whole_size(self) -> int | None:
        """The bytes of all of the file of which the input may be a piece; None where they are not known."""
        try:
            return self.size if self.file is None else self.file.stat().st_size
        except OSError:
            return None
