"""Reads .evtx, the logs of Windows Vista and later: natively, chunk by chunk, mending what is damaged.

The parser gets every chunk for itself. Only where it reads fewer records than the chunk's header states is the chunk
laid out, mended and read again; what it still can't read is shown to python-evtx, record by record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TypeAlias, TypeVar

import msgspec

from evcorr.errors import UnreadableInputError
from evcorr.inputs import Input
from evcorr.readers.evtx.chunks import (
    CHUNK_SIZE,
    FILE_MAGIC,
    Chunk,
    Layout,
    Span,
    broken_heads,
    chunks,
    header_is_sound,
    is_complete,
    layout,
    next_header,
    stated_end,
)
from evcorr.readers.evtx.images import FILLER_ID, mended
from evcorr.readers.evtx.native import parse_chunk
from evcorr.readers.evtx.pieces import pieces
from evcorr.readers.evtx.record_json import (
    Event,
    EvtxSketch,
    NativeRecord,
    decode_event,
    record_from_json,
    sketch_from_json,
)
from evcorr.readers.evtx.second_opinion import Budget, event_element
from evcorr.readers.reader import EVENT_FIELDS, Reader, ReadOptions
from evcorr.readers.xml.event_element import record_from_event
from evcorr.record import Origin, Outline, Problem, Record
from evcorr.screen import StoredScreen

_T = TypeVar("_T", Record, EvtxSketch, Record | EvtxSketch)
_Maker: TypeAlias = Callable[[str, NativeRecord, Event], _T]

AT_ONCE = 32
"""So many chunks are looked at together where outlines are made: two megabytes."""

SMALL = 4 << 20
"""Logs of fewer bytes differ too much from one another for outlines to save anything."""

_HEADER_SIZE = bytes.fromhex("8000 0000")
_VERSION = bytes.fromhex("0300 0010")
"""What every file header has at offset 32, and at 38: major version 3 and 4096 bytes up to the first chunk."""


def sniff(head: bytes) -> bool:
    """Whether this is an .evtx log: its file header, even without the magic, or a chunk's header somewhere."""
    versioned = head.startswith(_HEADER_SIZE, 32) and head.startswith(_VERSION, 38)
    return FILE_MAGIC in head[:512] or versioned or next_header(head, 0) >= 0


def read(source: Input, options: ReadOptions) -> Iterator[Record | EvtxSketch | Outline | Problem]:
    """Records in file order, or outlines of them, and a problem for each stretch that is mended or lost.

    Raises UnreadableInputError if there is not a single chunk.
    """
    budget = Budget()
    found = False
    make: _Maker[Record | EvtxSketch] = sketch_from_json if options.sketches else record_from_json
    with source.open() as stream:
        for part in _outlined(source, chunks(stream, source.offset), options):
            found = True
            if isinstance(part, Outline):
                yield part
                continue
            native, complaints = parse_chunk(part.data)
            if not complaints and is_complete(part, len(native)):
                for item in native:
                    yield _made(make, source.path, part, item)
            else:
                yield from _examined(source.path, part, native, budget)
    if not found and not source.offset:
        raise UnreadableInputError(source.path, "no chunk of an .evtx log in it")


def _outlined(source: Input, found: Iterator[Chunk], options: ReadOptions) -> Iterator[Chunk | Outline]:
    """The chunks of a log; of those that are in order the outlines, where it is worth while to make them."""
    screens = options.stored if options.sketches else None
    if screens is None:
        yield from found
        return
    announced = source.whole_size
    if announced is not None and announced < SMALL:
        yield from found
        return
    while some := list(islice(found, AT_ONCE)):
        screen = screens(len(some) * CHUNK_SIZE if announced is None else announced)
        announced = announced and 0
        outliner = _outliner(screen) if screen is not None else None
        yield from outliner(source.path, some) if outliner is not None else some


def _outliner(screen: StoredScreen) -> Callable[[str, list[Chunk]], Iterator[Chunk | Outline]] | None:
    """What makes outlines; None where NumPy is not installed."""
    try:
        from evcorr.readers.evtx.outline import outliner_for
    except ImportError:
        return None
    return outliner_for(screen)


def _record(path: str, chunk: Chunk, native: NativeRecord) -> Record | Problem:
    return _made(record_from_json, path, chunk, native)


def _made(make: _Maker[_T], path: str, chunk: Chunk, native: NativeRecord) -> _T | Problem:
    """What is made of the parser's JSON, or the problem that it can't be."""
    try:
        return make(path, native, decode_event(native["data"]))
    except (msgspec.DecodeError, RecursionError) as error:
        reason = f"record {native['event_record_id']} can't be made out: {error}"
        return Problem(Origin(path, chunk.position, "byte"), reason)


def _examined(path: str, chunk: Chunk, native: list[NativeRecord], budget: Budget) -> Iterator[Record | Problem]:
    """The records of a chunk that is not as its header states, each once, in their order."""
    plan = layout(chunk)
    yield from _chunk_problems(path, chunk, plan)
    again = [item for item in parse_chunk(mended(chunk, plan))[0] if item["event_record_id"] != FILLER_ID]
    unplaced = defaultdict(list)
    for item in again:
        unplaced[item["event_record_id"]].append(item)
    for item in native:
        # the parser takes records, at the end of a chunk, whose second size is wrong and that `layout` leaves out
        if item["event_record_id"] not in unplaced:
            unplaced[item["event_record_id"]].append(item)
    for span in plan.spans:
        if unplaced[span.record_id]:
            yield _record(path, chunk, unplaced[span.record_id].pop(0))
        else:
            yield _second_opinion(path, chunk, span, budget)
    for items in unplaced.values():
        yield from (_record(path, chunk, item) for item in items)


def _second_opinion(path: str, chunk: Chunk, span: Span, budget: Budget) -> Record | Problem:
    """The record as python-evtx reads it, or the problem that neither parser can."""
    event = event_element(chunk.data, span.start, budget)
    if event is not None:
        return record_from_event(event, Origin(path, span.record_id))
    place = Origin(path, chunk.position + span.start, "byte")
    return Problem(place, f"record {span.record_id} can't be read: its binary XML is damaged")


def _chunk_problems(path: str, chunk: Chunk, plan: Layout) -> Iterator[Problem]:
    """What is amiss with the chunk as a whole, every record put right, every stretch that is no record."""
    found: list[tuple[int, str]] = []
    if not header_is_sound(chunk):
        found.append((0, "damaged chunk header: its records were found without it"))
    found += [(start, "damaged head of a record, read by what is left of it") for start in broken_heads(chunk, plan)]
    for start, end in plan.gaps:
        if start < chunk.stored:
            found.append((start, f"{min(end, chunk.stored) - start} bytes of a chunk are not readable as a record"))
    if chunk.stored < CHUNK_SIZE and stated_end(chunk) > chunk.stored:
        found.append((chunk.stored, "the log breaks off, or has lost bytes, within a chunk"))
    for offset, reason in found:
        yield Problem(Origin(path, chunk.position + offset, "byte"), reason)


READER = Reader(
    name="evtx",
    title="event logs of Windows Vista and later (.evtx)",
    gives=(*EVENT_FIELDS, "event_source_name"),
    sniff=sniff,
    read=read,
    sign="the signature ElfFile or ElfChnk",
    pieces=pieces,
)
