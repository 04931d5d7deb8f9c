"""Finding what there is to read: files, folders, members of archives and standard input, each as one `Input`."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import IO, BinaryIO, cast

from evcorr.errors import reason_of
from evcorr.inputs.archive_kind import HEAD_SIZE, is_archive
from evcorr.inputs.file_view import FileView
from evcorr.inputs.input import Input
from evcorr.inputs.pipe import read_head, rejoined, spooled
from evcorr.inputs.pump import waitable
from evcorr.record import Origin, Problem
from evcorr.special_file import why_special

STANDARD_INPUT = "-"
MOST_NAMES = 10_000
"""Names in a folder among which one like a missing file's is looked for."""


def find_inputs(paths: Iterable[Path | str]) -> Iterator[Input | Problem]:
    """Every input under the given paths, one at a time, and a problem for each that can't be read or holds nothing.

    Archives are told by their content.
    """
    for found in find_files(paths):
        if isinstance(found, Path):
            yield from inputs_in(found)
        else:
            yield found


def find_files(paths: Iterable[Path | str], but: Path | None = None) -> Iterator[Path | Input | Problem]:
    """Every plain file under the given paths, archives among them; inputs for standard input, pipes and devices.

    Folders are walked in order of names, links followed once. Pipes, sockets and devices in them are problems: they are
    opened only when they are named themselves. A file of a folder that `but` names is passed over.
    """
    for path in paths:
        if str(path) == STANDARD_INPUT:
            yield from _in_standard_input()
        elif not str(path):
            yield _problem("", "no name of a file: what was to name one is empty")
        else:
            yield from _under(Path(path), _identity_of(but) if but else None)


def _in_standard_input() -> Iterator[Input | Problem]:
    """Standard input as an input, or the members of the archive that comes in by it."""
    if sys.stdin is None:
        yield _problem(STANDARD_INPUT, "there is no standard input")
    elif sys.stdin.buffer.seekable():
        yield from _in_redirected(sys.stdin.buffer)
    else:
        # a stream of its own, whose closing leaves standard input open
        yield from _in_pipe(waitable(os.fdopen(os.dup(sys.stdin.fileno()), "rb")))


def _in_redirected(file: IO[bytes]) -> Iterator[Input | Problem]:
    """What standard input holds, from where it stands, if it is a file that was redirected."""
    start = file.tell()

    def view() -> BinaryIO:
        return cast(BinaryIO, io.BufferedReader(FileView(file, start)))

    with view() as stream:
        size = stream.seek(0, os.SEEK_END)
        stream.seek(0)
        if is_archive(stream.read(HEAD_SIZE)):
            stream.seek(0)
            yield from _in_archive(Path(STANDARD_INPUT), stream, size)
            return
    yield Input(STANDARD_INPUT, view, size)


def _in_pipe(stream: BinaryIO) -> Iterator[Input | Problem]:
    """What comes in by a pipe."""
    head = read_head(stream, HEAD_SIZE)
    whole = rejoined(head, stream)
    if not is_archive(head):
        yield Input(STANDARD_INPUT, lambda: whole)
        return
    with spooled(whole) as (open_again, size), open_again() as archive:
        yield from _in_archive(Path(STANDARD_INPUT), archive, size)


def _like_it(path: Path) -> str:
    """Words that suggest the file beside a missing one with a name like it; none where there is no such file."""
    try:
        names = sorted(entry.name for entry in islice(path.parent.iterdir(), MOST_NAMES))
    except (OSError, ValueError):
        return ""
    # most names are right
    from difflib import get_close_matches

    near = get_close_matches(path.name, names, n=1)
    return f"; did you mean {path.parent / near[0]}?" if near else ""


_Identity = tuple[int, int]
"""What is the same of all names of a file."""


def _identity(status: os.stat_result) -> _Identity:
    return status.st_dev, status.st_ino


def _identity_of(path: Path) -> _Identity | None:
    """The identity of a file; None where there is none."""
    try:
        return _identity(path.stat())
    except OSError:
        return None


def _under(path: Path, but: _Identity | None) -> Iterator[Path | Input | Problem]:
    """What there is at a path that was named."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield _problem(path, reason_of(error) + _like_it(path))
        return
    if stat.S_ISDIR(mode):
        yield from _in_folder(path, but)
    elif stat.S_ISREG(mode):
        yield path
    else:
        yield Input(str(path), partial(_open_file, path))


def _in_folder(folder: Path, but: _Identity | None) -> Iterator[Path | Problem]:
    """The files of a folder and its sub-folders, depth first, or the problem that there are none.

    A folder that links reach again is read once.
    """
    nothing = True
    for item in _walk(folder, but):
        nothing = False
        yield item
    if nothing:
        yield _problem(folder, "empty folder")


def _walk(folder: Path, but: _Identity | None) -> Iterator[Path | Problem]:
    seen: set[_Identity] = set()
    pending = [folder]
    while pending:
        path = pending.pop()
        try:
            status = path.stat()
            entries = sorted(path.iterdir(), reverse=True) if stat.S_ISDIR(status.st_mode) else []
        except OSError as error:
            yield _problem(path, _why_closed(path, error))
            continue
        if stat.S_ISREG(status.st_mode):
            if _identity(status) != but:
                yield path
        elif reason := why_special(status.st_mode):
            yield _problem(path, reason)
        elif _identity(status) not in seen:
            seen.add(_identity(status))
            pending.extend(entries)


def _why_closed(path: Path, error: OSError) -> str:
    """Why a file of a folder, or a folder in it, can't be opened."""
    if os.path.islink(path) and not isinstance(error, PermissionError):  # noqa: PTH114 - never raises
        return "broken link"
    return reason_of(error)


def inputs_in(path: Path) -> Iterator[Input | Problem]:
    """A plain file as an input, or the members of the archive that it is."""
    try:
        with path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            if is_archive(stream.read(HEAD_SIZE)):
                stream.seek(0)
                yield from _in_archive(path, stream, size)
                return
    except OSError as error:
        yield _problem(path, reason_of(error))
        return
    yield Input(str(path), partial(_open_file, path), size, path) if size else _problem(path, "empty file")


def _in_archive(path: Path, stream: BinaryIO, size: int) -> Iterator[Input | Problem]:
    """The members of an archive as inputs."""
    # most runs open none, and what does that takes long to import
    from evcorr.inputs.archives import Member, members

    nothing = True
    for found in members(stream, path.name, size):
        nothing = False
        shown = f"{path}!{found.name}" if found.name else str(path)
        if not isinstance(found, Member):
            yield _problem(shown, found.reason)
        elif found.size:
            yield Input(shown, found.open, found.size, fingerprint=found.fingerprint)
        else:
            yield _problem(shown, "empty file")
    if nothing:
        yield _problem(path, "empty archive")


def _open_file(path: Path) -> BinaryIO:
    return path.open("rb")


def _problem(path: Path | str, reason: str) -> Problem:
    return Problem(Origin(str(path), unit="byte"), reason)
