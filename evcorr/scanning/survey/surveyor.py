"""Surveys: inputs read and matched, each made into parts that can be added up.

The sieve looks at the records of a batch together, and only what it keeps is matched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from evcorr.errors import UnreadableInputError
from evcorr.inputs import Input
from evcorr.matching.index import Index
from evcorr.matching.lazy_screen import LazyScreen, LazyStoredScreen
from evcorr.matching.sieve import Sieve
from evcorr.matching.stored_screen import StoredScreen
from evcorr.readers import read_input
from evcorr.record import Origin, Outline, Problem, Record
from evcorr.running.progress import Progress, Watch
from evcorr.scanning.options import ScanOptions
from evcorr.scanning.survey.batch import MOST_RECORDS, Batch, batches, whole
from evcorr.scanning.survey.contents import content_of
from evcorr.scanning.survey.part import Part
from evcorr.scanning.survey.recall import Recall
from evcorr.scanning.survey.restarts import tells_of_restarts
from evcorr.scanning.survey.sightings import Place
from evcorr.scanning.systems.system import tells_of_systems

MOST_STARTS = 1 << 12
"""A part ends when it has told of so many starts of computers."""


class Surveyor:
    """Surveys inputs for the symptoms of an index; `live`: each record is a part of its own, told when it is read."""

    def __init__(self, index: Index, options: ScanOptions, watch: Watch | None = None, *, live: bool = False) -> None:
        screen = options.reading.screen or LazyScreen(index)
        self._index = index
        self._recall = Recall(index)
        self._sieve = Sieve(index, screen)
        stored = None if live else LazyStoredScreen(self._stored_screen)
        self._reading = msgspec.structs.replace(options.reading, screen=screen, stored=stored, sketches=True)
        self._options = options
        self._watch = watch
        self._live = live
        self.records = 0
        """How many were read so far, of all inputs."""

    def survey(self, item: Input | Problem, place: Place) -> Iterator[Part]:
        """The parts of an input in order; `place` is the input's among others. Nothing is raised for an input."""
        if isinstance(item, Problem):
            yield refused(item)
            return
        self._tell(item.path)
        try:
            format_name, entries = read_input(item, self._reading)
        except UnreadableInputError as error:
            yield refused(Problem(Origin(item.path), error.reason))
            return
        number, part = 0, Part(item.path, format_name, begins=not item.offset)
        part.content = content_of(item)
        try:
            for batch in batches(item.path, entries, self._options.zone, 1 if self._live else MOST_RECORDS):
                self._add(part, batch, (*place, number))
                if self._live or len(part.starts) >= MOST_STARTS:
                    part.settle()
                    yield part
                    number, part = number + 1, Part(item.path, format_name, begins=False)
        except Exception as error:  # noqa: BLE001 - even a fault of evcorr's own costs no more than the rest of one input
            reason = f"evcorr failed here, the rest was not looked at; please report {type(error).__name__}: {error}"
            part.add_problem(Problem(Origin(item.path), reason))
        part.settle()
        yield part

    def _stored_screen(self) -> StoredScreen | None:
        """The screen for records in binary form; None where the index looks for what it does not find."""
        if not self._index.cores.complete:
            return None
        return StoredScreen(self._index, self._sieve.is_named, _tells_of_machines)

    def _add(self, part: Part, batch: Batch, place: Place) -> None:
        """Add a batch to its part."""
        before = part.census.records
        kept = self._sieve(batch.records, batch.texts)
        for entry, keep, number in zip(batch.records, kept, _numbers(batch), strict=True):
            if keep or _tells_of_machines(entry.provider, entry.event_source_name, entry.event_id):
                self._look_at(part, whole(entry), keep, (*place, before + number))
        if batch.outline is None:
            part.census.add_all(batch.records)
        else:
            part.census.add_outline(batch.outline)
            self._audit(part, batch.outline, kept)
        for problem in batch.problems:
            part.add_problem(problem)
        if batch.extent is not None:
            part.census.add_extent(batch.extent)
        self.records += part.census.records - before
        self._tell(part.path)

    def _audit(self, part: Part, outline: Outline, kept: Sequence[bool]) -> None:
        """See that what was passed over shows nothing; if ever it does, say so, and read everything from now on."""
        passed = kept[len(outline.sketches) :]
        doubted = (sketch for keep, (_, sketch) in zip(passed, outline.sample, strict=True) if keep)
        if any(self._recall(sketch.record()).matches for sketch in doubted):
            self._reading = msgspec.structs.replace(self._reading, stored=None)
            reason = "evcorr passed over a record that it should not have; please report this log, and scan it anew"
            part.add_problem(Problem(Origin(part.path), reason))

    def _look_at(self, part: Part, record: Record, may_show: bool, place: Place) -> None:
        """Add what one record tells of the system, and what it shows of articles."""
        part.note(record)
        if may_show and self._options.filter.takes(record):
            if record.among_lines:
                place = (*place[:-1], record.origin.position or 0)
            part.show(self._recall(record), record, place)

    def _tell(self, path: str) -> None:
        if self._watch is not None:
            self._watch(Progress(path, self.records))


@lru_cache(1 << 14)
def _tells_of_machines(provider: str | None, event_source_name: str | None, event_id: int | None) -> bool:
    """Whether an event is worth a look for what it tells of Windows, or of starts and ends of it."""
    return tells_of_systems(provider, event_id) or tells_of_restarts(provider, event_source_name, event_id)


def _numbers(batch: Batch) -> Iterator[int]:
    """Of each record of a batch which it is of those that are counted, from 1 on."""
    if batch.outline is not None:
        yield from (number + 1 for number, _ in (*batch.outline.sketches, *batch.outline.sample))
        return
    number = 0
    for entry in batch.records:
        number += not entry.among_lines
        yield number


def refused(problem: Problem, format_name: str = "unreadable") -> Part:
    """The part that an input is which can't be read at all."""
    part = Part(problem.origin.path, format_name, begins=True)
    part.is_refused = True
    part.add_problem(problem)
    return part
