"""Reads .evt, the logs of Windows NT 3.1 to Windows Server 2003: live records, then those left over in the slack."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from datetime import UTC, datetime

from evcorr.errors import UnreadableInputError
from evcorr.inputs import Input
from evcorr.late_regex import late_regex
from evcorr.readers.evt_layout import (
    HEAD_SIZE,
    HEADER_MAGIC,
    HEADER_SIZE,
    Found,
    Live,
    find_live,
    live_records,
    slack_records,
)
from evcorr.readers.reader import EVENT_FIELDS, Reader, ReadOptions
from evcorr.record import LEVEL_BY_EVENT_TYPE, Origin, Problem, Record

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
_FOLDERS = late_regex(r"[/\\!]")
_STEM = late_regex(r"[A-Za-z]{0,20}")
_HEAD = struct.Struct("<8x4I3H6x5I")


def sniff(head: bytes) -> bool:
    """Whether this is an .evt log: the size 48 and `LfLe` at its beginning."""
    return head.startswith(HEADER_MAGIC)


def read(source: Input, options: ReadOptions) -> Iterator[Record | Problem]:  # noqa: ARG001  # its text is UTF-16
    """The live records, oldest first, then what the slack still has of older ones, marked as recovered.

    A record in the slack with the number and time of a live one is a copy that was left over, and is not given.
    Raises UnreadableInputError if the input is no longer than a header.
    """
    with source.open() as log:
        size = log.seek(0, io.SEEK_END)
        if size <= HEADER_SIZE:
            raise UnreadableInputError(source.path, "no record in it, only a header")
        yield from _read_log(source.path, find_live(log, size))


def _read_log(path: str, live: Live) -> Iterator[Record | Problem]:
    if not live.closed:
        yield Problem(Origin(path, 0, "byte"), "no end-of-file record: the log is cut off or damaged")
    channel = channel_of(path)
    seen: set[tuple[int | None, datetime | None]] = set()
    found = None
    for found in live_records(live):
        yield from _problems(path, found)
        if found.record:
            record = parse_record(found.record, path, channel)
            yield record
            if len(seen) < MOST_COMPARED:
                seen.add((record.record_id, record.time_created))
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


def parse_record(record: bytes, path: str, channel: str | None, *, recovered: bool = False) -> Record:
    """The record in these bytes, of which the first 56 are there; whatever lies outside of them is left out."""
    head = _HEAD.unpack_from(record)
    number, generated, written, identifier, kind, strings, category, strings_at, sid_size, sid_at, size, at = head
    provider, computer, *_ = *_texts(record[HEAD_SIZE:-4], 2), "", ""
    end = at if strings_at < at < len(record) else len(record) - 4
    texts = _texts(record[strings_at:end], strings) if strings_at >= HEAD_SIZE else []
    return Record(
        origin=Origin(path, number),
        provider=provider or None,
        event_id=identifier & 0xFFFF,
        qualifiers=identifier >> 16,
        level=LEVEL_BY_EVENT_TYPE.get(kind),
        task=str(category),
        channel=channel,
        computer=computer or None,
        time_created=_time(generated or written),
        record_id=number,
        user_id=_sid(record[sid_at : sid_at + sid_size]),
        data=tuple(("", text) for text in texts),
        binary=record[at : at + size] if at >= HEAD_SIZE else b"",
        recovered=recovered,
    )


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
