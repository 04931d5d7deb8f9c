"""Reads .evt, the logs of Windows NT 3.1 to Windows Server 2003: live records, then those left over in the slack."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache

from evcorr.errors import UnreadableInputError
from evcorr.inputs import Input
from evcorr.readers.evt.layout import (
    HEAD_SIZE,
    HEADER_MAGIC,
    HEADER_SIZE,
    Found,
    Live,
    find_live,
    live_records,
    record_number,
    slack_records,
)
from evcorr.readers.reader import EVENT_FIELDS, Reader, ReadOptions
from evcorr.record import LEVEL_BY_EVENT_TYPE, Origin, Problem, Record, Sketch
from evcorr.text.lazy_regex import lazy_regex

CHANNELS = {
    "appevent": "Application",
    "application": "Application",
    "dnsevent": "DNS Server",
    "ntds": "Directory Service",
    "ntfrs": "File Replication Service",
    "secevent": "Security",
    "security": "Security",
    "sysevent": "System",
    "system": "System",
}
"""The format does not name its log; Windows keeps each log in a file of this name."""

MOST_COMPARED = 1_000_000
"""So many live records are remembered, to tell copies of them in the slack."""
_FOLDERS = lazy_regex(r"[/\\!]")
_STEM = lazy_regex(r"[A-Za-z]{0,20}")
_HEAD = struct.Struct("<8x4I3H6x5I")


def sniff(head: bytes) -> bool:
    """Whether this is an .evt log: the size 48 and `LfLe` at its beginning."""
    return head.startswith(HEADER_MAGIC)


def read(source: Input, options: ReadOptions) -> Iterator[Record | EvtSketch | Problem]:
    """The live records, oldest first, then what the slack still has of older ones, marked as recovered.

    A record in the slack with the number and time of a live one is a copy that was left over, and is not given.
    Raises UnreadableInputError if the input is no longer than a header.
    """
    with source.open() as log:
        size = log.seek(0, io.SEEK_END)
        if size <= HEADER_SIZE:
            raise UnreadableInputError(source.path, "no record in it, only a header")
        make = sketch_of if options.sketches else parse_record
        yield from _read_log(source.path, find_live(log, size), make)


def _read_log(
    path: str, live: Live, make: Callable[[bytes, str, str | None], Record | EvtSketch]
) -> Iterator[Record | EvtSketch | Problem]:
    if not live.closed:
        yield Problem(Origin(path, 0, "byte"), "no end-of-file record: the log is cut off or damaged")
    channel = channel_of(path)
    seen: set[tuple[int | None, datetime | None]] = set()
    found = None
    for found in live_records(live):
        yield from _problems(path, found)
        if found.record:
            made = make(found.record, path, channel)
            yield made
            if len(seen) < MOST_COMPARED:
                seen.add((record_number(found.record), made.time_created))
    if len(seen) == MOST_COMPARED:
        return
    for left in slack_records(live, found):
        record = parse_record(left.record, path, channel, recovered=True)
        if (record.record_id, record.time_created) not in seen:
            yield record


def _problems(path: str, found: Found) -> Iterator[Problem]:
    place = Origin(path, found.offset, "byte")
    if found.cut:
        yield Problem(place, "the log breaks off within this record")
    elif not found.record:
        yield Problem(place, f"{found.size} bytes are not readable as a record")


def channel_of(path: str) -> str | None:
    """The log that a file of this name holds, if Windows keeps one in it, also in copies as `SysEvent_old.evt`."""
    name = _FOLDERS.split(path)[-1]
    stem = _STEM.match(name)
    return CHANNELS.get(stem.group().casefold()) if stem else None


class EvtSketch(Sketch, frozen=True, kw_only=True, gc=False):
    """A sketch that keeps the bytes of its record: few are asked for again."""

    stored: bytes
    path: str

    def record(self) -> Record:
        """The whole record."""
        return parse_record(self.stored, self.path, self.channel)


def sketch_of(record: bytes, path: str, channel: str | None) -> EvtSketch:
    """The sketch of the live record that `parse_record` makes of the same."""
    _, generated, written, identifier, _, strings, _, strings_at, _, _, _, at = _HEAD.unpack_from(record)
    provider, computer = _names(record, strings_at)
    return EvtSketch(
        provider=provider,
        event_source_name=None,
        event_id=identifier & 0xFFFF,
        channel=channel,
        computer=computer,
        time_created=_time(generated or written),
        text="\n".join(_strings(record, strings, strings_at, at)),
        stored=record,
        path=path,
    )


def parse_record(record: bytes, path: str, channel: str | None, *, recovered: bool = False) -> Record:
    """The record in these bytes, of which the first 56 are there; whatever lies outside of them is left out."""
    head = _HEAD.unpack_from(record)
    number, generated, written, identifier, kind, strings, category, strings_at, sid_size, sid_at, size, at = head
    provider, computer = _names(record, strings_at)
    return Record(
        origin=Origin(path, number),
        provider=provider,
        event_id=identifier & 0xFFFF,
        qualifiers=identifier >> 16,
        level=LEVEL_BY_EVENT_TYPE.get(kind),
        task=str(category),
        channel=channel,
        computer=computer,
        time_created=_time(generated or written),
        record_id=number,
        user_id=_sid(record[sid_at : sid_at + sid_size]),
        data=tuple(("", text) for text in _strings(record, strings, strings_at, at)),
        binary=record[at : at + size] if at >= HEAD_SIZE else b"",
        recovered=recovered,
    )


def _names(record: bytes, strings_at: int) -> tuple[str | None, str | None]:
    """Provider and computer: the texts behind the head, as a rule before the inserted strings."""
    before = record[HEAD_SIZE : min(strings_at, len(record) - 4)]
    return (_names_in(before) if len(before) <= _FEW else None) or _first_two(_texts(record[HEAD_SIZE:-4], 2))


_FEW = 1 << 9
"""In so many bytes names are looked up that were seen before; no name of Windows takes as many."""


@lru_cache(1 << 10)
def _names_in(data: bytes) -> tuple[str | None, str | None] | None:
    """The names at the beginning of some bytes; None where the second one does not end there."""
    texts = _texts(data, 3)
    return _first_two(texts) if len(texts) > 2 else None


def _first_two(texts: Sequence[str]) -> tuple[str | None, str | None]:
    provider, computer, *_ = *texts, "", ""
    return provider or None, computer or None


def _strings(record: bytes, count: int, start: int, data_at: int) -> list[str]:
    """The inserted strings, which end where the binary data begins."""
    end = data_at if start < data_at < len(record) else len(record) - 4
    return _texts(record[start:end], count) if start >= HEAD_SIZE else []


def _texts(data: bytes, count: int) -> list[str]:
    """So many UTF-16 texts, each ended by a zero; fewer if the data end before."""
    return data.decode("utf-16-le", "replace").split("\0", count)[:count]


def _time(seconds: int) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds else None


def _sid(data: bytes) -> str | None:
    """A security identifier in its usual form: revision, authority (big-endian), subauthorities."""
    if len(data) < 8 or len(data) < 8 + 4 * data[1]:
        return None
    parts = struct.unpack_from(f"<{data[1]}I", data, 8)
    return "-".join(map(str, ("S", data[0], int.from_bytes(data[2:8], "big"), *parts)))


READER = Reader(
    name="evt",
    title="event logs of Windows NT 3.1 to Windows Server 2003 (.evt)",
    gives=EVENT_FIELDS,
    sniff=sniff,
    read=read,
    sign="the signature LfLe",
)
