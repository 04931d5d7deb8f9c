"""Members of archives, one at a time, safe to read: nothing is unpacked under its own name, sizes are bounded."""

from __future__ import annotations

import io
import lzma
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO, BinaryIO, cast

import msgspec

from evcorr.errors import MissingPackageError, reason_of
from evcorr.inputs import sevenzip
from evcorr.inputs.archive_kind import HEAD_SIZE, is_archive, is_sevenzip, is_tar, is_zip
from evcorr.inputs.budget import Budget, RefusedError
from evcorr.inputs.compressed import unpacker
from evcorr.inputs.file_view import FileView
from evcorr.inputs.fingerprint import Fingerprint, Fingerprinter
from evcorr.inputs.read_stream import ReadStream, reading
from evcorr.inputs.tar_links import TarLinks

MAX_DEPTH = 3
"""Archives inside archives are opened to this depth."""

MAX_MEMBER_SIZE = 16 << 30
"""No member may unpack to more bytes than this."""

_IN_MEMORY = 4 << 20
_PIECE = 1 << 18

_ENCRYPTED = 1
"""The flag of a member of a zip archive that takes a password."""

_DAMAGE = (
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
    tarfile.TarError,
)
"""What the standard library raises on damaged, encrypted and unknown archives."""


class Member(msgspec.Struct, frozen=True):
    """One file inside an archive; `open` gives a seekable stream until the next member is asked for."""

    name: str
    open: Callable[[], BinaryIO]
    size: int
    fingerprint: Fingerprint


class Trouble(msgspec.Struct, frozen=True):
    """What of an archive can't be read: the member, "" for the archive itself, and the reason."""

    name: str
    reason: str


class _Unpacked(ReadStream):
    """The bytes of a compressed stream, each of them paid for."""

    def __init__(self, packed: IO[bytes], budget: Budget) -> None:
        super().__init__()
        self._read = reading(packed)
        self._budget = budget

    def read_some(self, size: int) -> bytes:
        piece = self._read(size)
        self._budget.take(len(piece))
        return piece


def members(archive: BinaryIO, name: str, size: int) -> Iterator[Member | Trouble]:
    """The files of an archive, of archives in it, and the one file in a compressed one, in the archive's order.

    `archive` is seekable, at its start, and stays open; `name` is its file name, `size` its length in bytes.
    """
    budget = Budget.of(size)
    try:
        yield from _members(archive, name, budget, 1)
    except RefusedError as error:
        # between members: while the next one is looked for
        yield Trouble("", str(error))


def _members(archive: BinaryIO, name: str, budget: Budget, depth: int) -> Iterator[Member | Trouble]:
    """The members of an archive of any kind at a depth of nesting."""
    head = archive.read(HEAD_SIZE)
    archive.seek(0)
    unpack = unpacker(head)
    try:
        if is_zip(head):
            yield from _zip_members(archive, budget, depth)
        elif is_sevenzip(head):
            yield from _sevenzip_members(archive, budget, depth)
        elif unpack is None:
            yield from _tar_members(archive, budget, depth)
        else:
            yield from _compressed_members(unpack(archive), name, budget, depth)
    except _DAMAGE as error:
        yield Trouble("", f"damaged archive: {reason_of(error)}")
    except MissingPackageError as error:
        yield Trouble("", str(error))


def _sevenzip_members(archive: BinaryIO, budget: Budget, depth: int) -> Iterator[Member | Trouble]:
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as spool:
        try:
            unpacked = sevenzip.unpack(archive, cast(IO[bytes], spool), Budget(budget.left))
        except sevenzip.SevenZipError as error:
            yield Trouble("", str(error))
            return
        for member in unpacked:
            if budget.spent:
                return
            yield from _member(member, member.member, budget, depth)


def _zip_members(archive: BinaryIO, budget: Budget, depth: int) -> Iterator[Member | Trouble]:
    with zipfile.ZipFile(archive) as opened:
        for info in opened.infolist():
            if budget.spent:
                return
            if info.is_dir():
                continue
            if info.flag_bits & _ENCRYPTED:
                yield Trouble(info.filename, sevenzip.ENCRYPTED)
                continue
            try:
                source = opened.open(info)
            except _DAMAGE as error:
                yield Trouble(info.filename, f"unreadable member: {reason_of(error)}")
                continue
            with source:
                yield from _member(source, info.filename, budget, depth)


def _tar_members(stream: BinaryIO, budget: Budget, depth: int) -> Iterator[Member | Trouble]:
    links = TarLinks()
    with tarfile.open(fileobj=stream, mode="r|") as opened:
        for info in opened:
            if (reason := links.take(info)) is not None:
                yield Trouble(info.name, reason)
            source = opened.extractfile(info) if info.isreg() else None
            if source is not None:
                with source:
                    yield from _member(source, info.name, budget, depth)
    for name, reason in links.leading_out():
        yield Trouble(name, reason)


def _compressed_members(packed: IO[bytes], name: str, budget: Budget, depth: int) -> Iterator[Member | Trouble]:
    """The files of a compressed tar archive, or the one file that is compressed."""
    with packed, io.BufferedReader(_Unpacked(packed, budget), _PIECE) as unpacked:
        if is_tar(unpacked.peek(HEAD_SIZE)):
            yield from _tar_members(unpacked, budget, depth)
        else:
            stem = name.rpartition("/")[2]
            yield from _member(unpacked, stem.rpartition(".")[0] or stem, budget, depth)


def _member(
    source: IO[bytes] | io.BufferedIOBase | io.RawIOBase, name: str, budget: Budget, depth: int
) -> Iterator[Member | Trouble]:
    """One member as a seekable stream, or the members of the archive that it is."""
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as spool:
        file = cast(IO[bytes], spool)
        taken = Fingerprinter()
        trouble = _copy(source, file, budget, taken)
        if trouble is not None:
            yield Trouble(name, trouble)
        if budget.spent:
            return
        size = file.tell()
        file.seek(0)
        head = file.read(HEAD_SIZE)
        if not is_archive(head):
            yield Member(name, lambda: io.BufferedReader(FileView(file)), size, taken.fingerprint())
        elif depth < MAX_DEPTH:
            yield from _nested(file, name, budget, depth + 1)
        else:
            yield Trouble(name, f"refused: archives nested deeper than {MAX_DEPTH}")


def _nested(file: IO[bytes], name: str, budget: Budget, depth: int) -> Iterator[Member | Trouble]:
    """The members of an archive inside an archive."""
    for found in _members(io.BufferedReader(FileView(file)), name, budget, depth):
        yield msgspec.structs.replace(found, name=f"{name}!{found.name}" if found.name else name)


def _copy(
    source: IO[bytes] | io.BufferedIOBase | io.RawIOBase, target: IO[bytes], budget: Budget, taken: Fingerprinter
) -> str | None:
    """Copies a member as far as it can be read, and takes its fingerprint; gives the reason why no further."""
    try:
        read = reading(source)
        while piece := read(_PIECE):
            budget.take(len(piece))
            target.write(piece)
            taken.feed(piece)
            if target.tell() > MAX_MEMBER_SIZE:
                return f"refused: only the first {MAX_MEMBER_SIZE >> 30} GiB are read"
    except RefusedError as error:
        return str(error)
    except _DAMAGE as error:
        return f"damaged member: {reason_of(error)}"
    return None
