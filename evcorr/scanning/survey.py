"""Surveys: an input's records, batch by batch; all of them counted, and those picked out that tell something.

The sieve looks at the records of a batch together, and only what it keeps is matched. What a batch holds does not
depend on other batches, so that batches can be surveyed apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import tzinfo

import msgspec

from evcorr.errors import UnreadableInputError
from evcorr.matching.index import Index
from evcorr.matching.matcher import Match, match
from evcorr.matching.shown import text_shown
from evcorr.matching.sieve import Screen, Sieve
from evcorr.record import Extent, Origin, Problem, Record
from evcorr.scanning.census import Census
from evcorr.scanning.filter import Filter
from evcorr.scanning.restarts import tells_of_restarts
from evcorr.scanning.systems import tells_of_systems
from evcorr.timestamps import in_zone

MOST_RECORDS = 512
MOST_TEXT = 1 << 18
"""A batch ends with the record that brings it to so many, or to so many characters."""


class Seen(msgspec.Struct, frozen=True):
    """A record that tells something: its number among the batch's records from 1 on, and the symptoms that it shows."""

    number: int
    record: Record
    matches: tuple[Match, ...]


class Batch(msgspec.Struct, frozen=True):
    """Records that stand next to one another in an input: all in the census, and those that tell something."""

    census: Census
    seen: tuple[Seen, ...] = ()
    problems: tuple[Problem, ...] = ()


class Surveyor:
    """Surveys inputs for the symptoms of an index."""

    def __init__(self, index: Index, screen: Screen, wanted: Filter, zone: tzinfo | None) -> None:
        self._index = index
        self._sieve = Sieve(index, screen)
        self._filter = wanted
        self._zone = zone

    def batches(self, path: str, entries: Iterable[Record | Problem | Extent], most: int) -> Iterator[Batch]:
        """What is read of an input, in batches of `most` records; that it can't be read on is a problem of the last."""
        records: list[Record] = []
        texts: list[str] = []
        problems: list[Problem] = []
        size = 0
        for entry in _to_the_end(path, entries):
            if isinstance(entry, Record):
                records.append(_place(entry, self._zone))
                texts.append(text := text_shown(entry))
                size += len(text)
                if len(records) < most and size < MOST_TEXT:
                    continue
            elif isinstance(entry, Problem):
                problems.append(entry)
                if len(problems) < most:
                    continue
            batch = self._batch(records, texts, problems)
            if isinstance(entry, Extent):
                batch.census.add_extent(_placed(entry, self._zone))
            yield batch
            records, texts, problems, size = [], [], [], 0
        if records or problems:
            yield self._batch(records, texts, problems)

    def _batch(self, records: list[Record], texts: list[str], problems: list[Problem]) -> Batch:
        census = Census()
        seen = []
        for record, kept in zip(records, self._sieve(records, texts), strict=True):
            census.add(record)
            matches = tuple(match(record, self._index)) if kept and self._filter.takes(record) else ()
            if matches or tells_of_systems(record) or tells_of_restarts(record):
                seen.append(Seen(census.records, record, matches))
        return Batch(census, tuple(seen), tuple(problems))


def _to_the_end(path: str, entries: Iterable[Record | Problem | Extent]) -> Iterator[Record | Problem | Extent]:
    """The entries, and the problem that ends them early."""
    try:
        yield from entries
    except UnreadableInputError as error:
        yield Problem(Origin(path), error.reason)


def _place(record: Record, zone: tzinfo | None) -> Record:
    """The record with its time in UTC where the user told the zone of local times."""
    if zone is None or record.time_created is None or record.time_created.tzinfo is not None:
        return record
    return msgspec.structs.replace(record, time_created=in_zone(record.time_created, zone))


def _placed(extent: Extent, zone: tzinfo | None) -> Extent:
    return Extent(extent.lines, in_zone(extent.first, zone), in_zone(extent.last, zone))
