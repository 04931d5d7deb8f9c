"""The choice of a reader by an input's first bytes, which no reader loses even if they come from a pipe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import BinaryIO

import msgspec

from evcorr.errors import UnreadableInputError, reason_of
from evcorr.inputs import Input, inputs_in
from evcorr.inputs.archive_kind import is_archive
from evcorr.inputs.nul_start import from_offset, skip_nuls
from evcorr.inputs.pipe import read_head, rejoined, spooled
from evcorr.readers.event_logs import EVENT_LOGS
from evcorr.readers.reader import Entry, Reader, ReadOptions
from evcorr.record import Origin, Problem

HEAD_SIZE = 8192
"""So many first bytes tell the format of an input: an .evtx whose header is lost shows its first chunk at 4096."""

_AS_FOUND = ReadOptions()


def read_input(source: Input, options: ReadOptions = _AS_FOUND) -> tuple[str, Iterator[Entry]]:
    """The name of the format that the user names or the first bytes of an input show, and what is read from it.

    A pipe is read as it comes if it gives text; formats that have to be read back and forth are kept in an anonymous
    file first. Raises UnreadableInputError if the input is empty, can't be opened, or no reader knows it.
    """
    try:
        stream = source.open()
        head = read_head(stream, HEAD_SIZE)
        seekable = stream.seekable()
        reader = _named(source.format or options.format) or _known(head)
        begins: tuple[Problem, ...] = ()
        if reader is None and head.startswith(b"\0"):
            head, skipped = skip_nuls(head, stream, HEAD_SIZE)
            if not head:
                raise UnreadableInputError(source.path, "nothing but NULs")
            begins = (Problem(Origin(source.path), f"its first {skipped:,} bytes are NULs; it is read from there on"),)
            source = from_offset(source, skipped) if seekable else source
        if seekable:
            stream.close()
    except OSError as error:
        raise UnreadableInputError(source.path, reason_of(error)) from error
    reader = reader or _choose(source.path, head)
    return reader.name, chain(begins, _entries(reader, source, options, None if seekable else rejoined(head, stream)))


def _entries(reader: Reader, source: Input, options: ReadOptions, whole: BinaryIO | None) -> Iterator[Entry]:
    """What a reader reads of an input, or of the pipe that it is."""
    if whole is None:
        return _as_far_as_it_goes(source, reader.read(source, options))
    if reader.streams:
        entries = reader.read(msgspec.structs.replace(source, open=lambda: whole), options)
    else:
        entries = _read_spooled(reader, whole, source, options)
    return _as_far_as_it_goes(source, entries)


def pieces_of(path: Path, options: ReadOptions = _AS_FOUND) -> Sequence[Path | Input]:
    """The pieces of a large file that can be read apart, in order; for most formats the file itself."""
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD_SIZE)
        reader = None if is_archive(head) else _named(options.format) or _choose(str(path), head)
    except (OSError, UnreadableInputError):
        # whoever reads the file tells what is wrong with it
        return [path]
    if reader is None or reader.pieces is None:
        return [path]
    found = next(inputs_in(path), None)
    return reader.pieces(found, options) if isinstance(found, Input) else [path]


def _as_far_as_it_goes(source: Input, entries: Iterator[Entry]) -> Iterator[Entry]:
    """What is read, until the disk or the network gives no more of it; that is a problem at the end."""
    try:
        yield from entries
    except OSError as error:
        yield Problem(Origin(source.path), f"reading stopped: {reason_of(error)}")


def _named(name: str | None) -> Reader | None:
    """The reader of this name; None where the user names none."""
    return next((reader for reader in _readers() if reader.name == name), None) if name else None


def _readers() -> Iterator[Reader]:
    """All readers in order of priority; those of event logs come first and need no others."""
    yield from EVENT_LOGS
    from evcorr.readers.all_readers import READERS

    yield from READERS[len(EVENT_LOGS) :]


def _choose(path: str, head: bytes) -> Reader:
    if not head:
        raise UnreadableInputError(path, "empty")
    reader = _known(head)
    if reader is None:
        raise UnreadableInputError(path, f"not a format evcorr reads; first bytes {head[:8].hex(' ')}")
    return reader


def _known(head: bytes) -> Reader | None:
    """The first reader that knows an input's first bytes."""
    return next((reader for reader in _readers() if reader.sniff(head[:HEAD_SIZE])), None)


def _read_spooled(reader: Reader, stream: BinaryIO, source: Input, options: ReadOptions) -> Iterator[Entry]:
    """What a reader that has to seek reads from a pipe."""
    with spooled(stream) as (open_again, size):
        yield from reader.read(msgspec.structs.replace(source, open=open_again, size=size), options)
