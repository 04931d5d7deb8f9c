"""Files that are compressed by themselves: gzip, bzip2, xz and zstd."""

from __future__ import annotations

import bz2
import gzip
import importlib
import lzma
from collections.abc import Callable
from types import ModuleType
from typing import IO, BinaryIO, cast

from evcorr.errors import MissingPackageError
from evcorr.inputs.archive_kind import BZIP2, GZIP, XZ, ZSTD
from evcorr.inputs.read_stream import ReadStream, reading

_WINDOW_LOG = 27
"""Frames of zstd that need more than 128 MiB of memory to be unpacked are refused, as its own tool does."""

_MEMORY = 192 << 20
"""The same for xz, whose highest level asks for 65 MiB; up to 4 GiB may be asked for."""

_READ_SIZE = 1 << 16

Unpacker = Callable[[BinaryIO], IO[bytes]]


def unpacker(head: bytes) -> Unpacker | None:
    """What unpacks a compressed file that begins so; None if it is none.

    It raises MissingPackageError where that takes a package that is not installed, and so OSError or the errors of
    its library for damage.
    """
    if head.startswith(GZIP):
        return lambda file: cast(IO[bytes], gzip.GzipFile(fileobj=file))
    if head.startswith(BZIP2):
        return lambda file: cast(IO[bytes], bz2.BZ2File(file))
    if head.startswith(XZ):
        return lambda file: cast(IO[bytes], _Xz(file))
    return _open_zstd if head.startswith(ZSTD) else None


class _Xz(ReadStream):
    """An xz file, of one stream or several, within bounds of memory that lzma.LZMAFile does not know."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._file = file
        self._decoder = self._stream()

    @staticmethod
    def _stream() -> lzma.LZMADecompressor:
        return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_MEMORY)

    def read_some(self, size: int) -> bytes:
        while size and (packed := self._packed()) is not None:
            if piece := self._decoder.decompress(packed, size):
                return piece
        return b""

    def _packed(self) -> bytes | None:
        """What the decoder is to be fed with, nothing while it has enough; None behind the last stream."""
        if self._decoder.eof:
            return self._next_stream()
        if not self._decoder.needs_input:
            return b""
        packed = self._file.read(_READ_SIZE)
        if not packed:
            raise EOFError("the compressed file ends before its last stream does")
        return packed

    def _next_stream(self) -> bytes | None:
        """The beginning of the next stream, for which there is a new decoder; NULs may stand between two."""
        packed = self._decoder.unused_data.lstrip(b"\0")
        while not packed:
            block = self._file.read(_READ_SIZE)
            if not block:
                return None
            packed = block.lstrip(b"\0")
        self._decoder = self._stream()
        return packed


def _open_zstd(file: BinaryIO) -> IO[bytes]:
    zstd = _zstd()
    limit = {zstd.DecompressionParameter.window_log_max: _WINDOW_LOG}
    return cast(IO[bytes], _Zstd(zstd.ZstdFile(file, options=limit), zstd.ZstdError))


def _zstd() -> ModuleType:
    """The zstd of the standard library (Python 3.14), or its backport."""
    for name in ("compression.zstd", "backports.zstd"):
        try:
            return importlib.import_module(name)
        except ImportError:
            continue
    raise MissingPackageError("backports.zstd", "archives")


class _Zstd(ReadStream):
    """A stream that tells of damage as other compressed files do."""

    def __init__(self, file: IO[bytes], damage: type[Exception]) -> None:
        super().__init__()
        self._read = reading(file)
        self._damage = damage

    def read_some(self, size: int) -> bytes:
        try:
            return self._read(size)
        except self._damage as error:
            raise OSError(str(error)) from error
