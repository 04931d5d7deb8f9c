"""The readers, and the choice of one by an input's first bytes, which no reader loses even if they come from a pipe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from evcorr.errors import UnreadableInputError, reason_of
from evcorr.inputs import Input, inputs_in
from evcorr.inputs.archive_kind import is_archive
from evcorr.inputs.pipe import read_head, rejoined, spooled
from evcorr.readers.dumps import kernel_dump, report_wer, user_dump
from evcorr.readers.evt import evt_log
from evcorr.readers.evtx import evtx_log
from evcorr.readers.exports import column_table, event_details, event_list, event_table, labelled_text, syslog
from evcorr.readers.json import event_json
from evcorr.readers.program_logs import (
    drwtsn32,
    exchange_tracking,
    extended_log,
    netlogon,
    servicing,
    setupapi,
    sql_errorlog,
    systems_management,
    windbg,
    windows_update,
)
from evcorr.readers.reader import Entry, Reader, ReadOptions
from evcorr.readers.text import plaintext
from evcorr.readers.xml import clixml, eventxml, row_xml
from evcorr.record import Origin, Problem

READERS: tuple[Reader, ...] = (
    evtx_log.READER,
    evt_log.READER,
    kernel_dump.READER,
    user_dump.READER,
    clixml.READER,
    eventxml.READER,
    row_xml.READER,
    event_details.READER,
    event_json.READER,
    syslog.SNARE,
    labelled_text.WEVTUTIL,
    event_table.READER,
    labelled_text.PSLOGLIST,
    labelled_text.EVENT_QUERY,
    labelled_text.POWERSHELL,
    column_table.READER,
    labelled_text.SPLUNK,
    drwtsn32.READER,
    windbg.READER,
    report_wer.READER,
    systems_management.CMTRACE,
    systems_management.SMS,
    servicing.READER,
    setupapi.READER,
    windows_update.READER,
    netlogon.READER,
    extended_log.REQUESTS,
    extended_log.EXCHANGE,
    sql_errorlog.READER,
    exchange_tracking.READER,
    event_list.READER,
    syslog.EVTSYS,
    plaintext.READER,
)
"""In order of priority: the first that knows an input's first bytes reads it; text, which is anything, comes last."""

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
        if seekable:
            stream.close()
    except OSError as error:
        raise UnreadableInputError(source.path, reason_of(error)) from error
    reader = _named(source.format or options.format) or _choose(source.path, head)
    if seekable:
        return reader.name, _as_far_as_it_goes(source, reader.read(source, options))
    whole = rejoined(head, stream)
    if reader.streams:
        entries = reader.read(msgspec.structs.replace(source, open=lambda: whole), options)
    else:
        entries = _read_spooled(reader, whole, source, options)
    return reader.name, _as_far_as_it_goes(source, entries)


def pieces_of(path: Path, options: ReadOptions = _AS_FOUND) -> Sequence[Path | Input]:
    """The pieces of a large file that can be read apart, in order; for most formats the file itself."""
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD_SIZE)
        reader = None if is_archive(head) else _named(options.format) or _choose(str(path), head)
    except (OSError, UnreadableInputError):
        # whoever reads it tells
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
    return next((reader for reader in READERS if reader.name == name), None)


def _choose(path: str, head: bytes) -> Reader:
    if not head:
        raise UnreadableInputError(path, "empty")
    for reader in READERS:
        if reader.sniff(head[:HEAD_SIZE]):
            return reader
    raise UnreadableInputError(path, f"not a format evcorr reads; first bytes {head[:8].hex(' ')}")


def _read_spooled(reader: Reader, stream: BinaryIO, source: Input, options: ReadOptions) -> Iterator[Entry]:
    """What a reader that has to seek reads from a pipe."""
    with spooled(stream) as (open_again, size):
        yield from reader.read(msgspec.structs.replace(source, open=open_again, size=size), options)
