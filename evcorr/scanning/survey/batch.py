"""Batches: what is read of an input, a few hundred records at a time, so that they can be looked at together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import tzinfo

import msgspec

from evcorr.errors import UnreadableInputError
from evcorr.matching.shown import text_shown
from evcorr.readers import Entry
from evcorr.record import Extent, Origin, Outline, Problem, Record, Sketch
from evcorr.timestamps import in_zone

MOST_RECORDS = 128
MOST_TEXT = 1 << 18
"""A batch ends with the record that brings it to so many, or to so many characters: few enough to stay in the
processor's cache until they have been looked at."""


_RECORDS = (Sketch, Record)


class Batch(msgspec.Struct):
    """Records that follow one another, with the texts that they show; problems among them; text that ends here."""

    records: list[Record | Sketch] = msgspec.field(default_factory=list)
    texts: list[str] = msgspec.field(default_factory=list)
    problems: list[Problem] = msgspec.field(default_factory=list)
    extent: Extent | None = None
    outline: Outline | None = None
    """Of what the records are a few; then they are its sketches, and its sample."""


def batches(path: str, entries: Iterable[Entry], zone: tzinfo | None, most: int = MOST_RECORDS) -> Iterator[Batch]:
    """What is read of an input in batches of up to `most` records; local times are placed in the zone, if given.

    That the input can't be read on is a problem of the last batch.
    """
    batch, size = Batch(), 0
    for entry in _to_the_end(path, entries):
        if isinstance(entry, Outline):
            if batch.records or batch.problems:
                yield batch
                batch, size = Batch(), 0
            yield _outlined(entry)
            continue
        if isinstance(entry, _RECORDS):
            text = text_shown(entry)
            batch.records.append(entry if zone is None else _placed(entry, zone))
            batch.texts.append(text)
            size += len(text)
        elif isinstance(entry, Problem):
            batch.problems.append(entry)
        else:
            batch.extent = Extent(entry.lines, in_zone(entry.first, zone), in_zone(entry.last, zone))
        if batch.extent or size >= MOST_TEXT or len(batch.records) + len(batch.problems) >= most:
            yield batch
            batch, size = Batch(), 0
    if batch.records or batch.problems:
        yield batch


def _outlined(outline: Outline) -> Batch:
    """The batch of an outline."""
    sketches: list[Record | Sketch] = [sketch for _, sketch in (*outline.sketches, *outline.sample)]
    return Batch(sketches, list(map(text_shown, sketches)), outline=outline)


def _to_the_end(path: str, entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries, and the problem that ends them early."""
    try:
        yield from entries
    except UnreadableInputError as error:
        yield Problem(Origin(path), error.reason)


def _placed(entry: Record | Sketch, zone: tzinfo) -> Record | Sketch:
    """The record with its time in UTC where the user told the zone of local times."""
    if entry.time_created is None or entry.time_created.tzinfo is not None:
        return entry
    return msgspec.structs.replace(whole(entry), time_created=in_zone(entry.time_created, zone))


def whole(entry: Record | Sketch) -> Record:
    """The whole record, also where there is only a sketch of it so far."""
    return entry if isinstance(entry, Record) else entry.record()
