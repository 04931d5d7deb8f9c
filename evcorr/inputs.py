"""What there is to read: files, folders, members of archives and standard input, each as one `Input`."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

import msgspec

from evcorr.archives import HEAD_SIZE, Member, is_archive, members
from evcorr.record import Origin, Problem

STANDARD_INPUT = "-"


class Input(msgspec.Struct, frozen=True):
    """One input: the path as reports show it (`archive!member` inside an archive, `-` for standard input).

    `open` gives a new binary stream at the first byte; the caller closes it. A stream is seekable unless it is
    standard input or a pipe. `size` is in bytes, None where it is not known beforehand. `file` is the plain file
    that the input is; a member of an archive has none, and can be opened only until the next input is asked for.
    """

    path: str
    open: Callable[[], BinaryIO]
    size: int | None = None
    file: Path | None = None


def find_inputs(paths: Iterable[Path | str]) -> Iterator[Input | Problem]:
    """Every input under the given paths, one at a time, and a problem for each that can't be read or holds nothing.

    Folders are walked in order of names, links followed once; archives are told by their content. Pipes and devices
    are read only when they are named themselves.
    """
    for path in paths:
        if str(path) == STANDARD_INPUT:
            yield Input(STANDARD_INPUT, _open_standard_input)
        else:
            yield from _under(Path(path))


def _open_standard_input() -> BinaryIO:
    """Standard input's bytes, by a stream whose closing leaves it open where it is one of the system's."""
    if sys.stdin is None:
        raise OSError("there is no standard input")
    try:
        return os.fdopen(os.dup(sys.stdin.fileno()), "rb")
    except io.UnsupportedOperation:
        return sys.stdin.buffer


def _under(path: Path) -> Iterator[Input | Problem]:
    """The inputs at a path that was named."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield _problem(path, error.strerror or str(error))
        return
    if stat.S_ISDIR(mode):
        yield from _in_folder(path)
    elif stat.S_ISREG(mode):
        yield from _in_file(path)
    else:
        yield Input(str(path), partial(_open_file, path))


def _in_folder(folder: Path) -> Iterator[Input | Problem]:
    """The inputs of a folder and its sub-folders, depth first; a folder that links reach again is read once."""
    seen: set[tuple[int, int]] = set()
    pending = [folder]
    while pending:
        path = pending.pop()
        if path.is_dir():
            try:
                status = path.stat()
                entries = sorted(path.iterdir(), reverse=True)
            except OSError as error:
                yield _problem(path, error.strerror or str(error))
                continue
            if (status.st_dev, status.st_ino) not in seen:
                seen.add((status.st_dev, status.st_ino))
                pending.extend(entries)
                if not entries:
                    yield _problem(path, "empty folder")
        elif path.is_file():
            yield from _in_file(path)
        elif path.is_symlink():
            yield _problem(path, "broken link")


def _in_file(path: Path) -> Iterator[Input | Problem]:
    """A plain file as an input, or the members of the archive that it is."""
    try:
        with path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            if is_archive(stream.read(HEAD_SIZE)):
                stream.seek(0)
                yield from _in_archive(path, stream, size)
                return
    except OSError as error:
        yield _problem(path, error.strerror or str(error))
        return
    yield Input(str(path), partial(_open_file, path), size, path) if size else _problem(path, "empty file")


def _in_archive(path: Path, stream: BinaryIO, size: int) -> Iterator[Input | Problem]:
    """The members of an archive as inputs."""
    nothing = True
    for found in members(stream, path.name, size):
        nothing = False
        shown = f"{path}!{found.name}" if found.name else str(path)
        if not isinstance(found, Member):
            yield _problem(shown, found.reason)
        elif found.size:
            yield Input(shown, found.open, found.size)
        else:
            yield _problem(shown, "empty file")
    if nothing:
        yield _problem(path, "empty archive")


def _open_file(path: Path) -> BinaryIO:
    return path.open("rb")


def _problem(path: Path | str, reason: str) -> Problem:
    return Problem(Origin(str(path), unit="byte"), reason)
