"""Outlines of chunks: their records counted, and only those read in full that may be worth a look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache

import numpy as np

from evcorr.readers.evtx.chunks import CHUNK_SIZE, Chunk, is_complete
from evcorr.readers.evtx.glimpse import Glimpser, Glimpses
from evcorr.readers.evtx.images import FILLER_ID, without
from evcorr.readers.evtx.native import parse_chunk
from evcorr.readers.evtx.record_json import EvtxSketch, decode_event, sketch_from_json
from evcorr.readers.evtx.rows import Ints, different
from evcorr.record import CLOCK_STEP, Outline, Source, Steps
from evcorr.screen import StoredScreen

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_STEP = CLOCK_STEP // _MICROSECOND
_SAMPLED = 256
"""Of one in so many chunks the records that were passed over are read in full as well."""

FEW = 4
_UNPAID = 64
"""So many chunks are read in full after some of which more than one record in `FEW` had to be."""


@lru_cache(1)
def outliner_for(screen: StoredScreen) -> Outliner:
    """What makes outlines by a screen: the same one for all logs that are read by it, which share templates."""
    return Outliner(Glimpser(screen))


class Outliner:
    """Outlines chunk after chunk."""

    def __init__(self, glimpser: Glimpser) -> None:
        self._glimpser = glimpser
        self._chunks = 0
        self._unpaid = 0

    def __call__(self, path: str, chunks: Sequence[Chunk]) -> Iterator[Outline | Chunk]:
        """The outlines of chunks that follow one another, in order, or a chunk where it has to be read in full."""
        if self._unpaid > 0:
            self._unpaid -= len(chunks)
            yield from chunks
            return
        seen = self._glimpser.look([chunk.data for chunk in chunks])
        if seen.asked.sum() * FEW > len(seen.asked):
            self._unpaid = _UNPAID
        run = _Run()
        for number, chunk in enumerate(chunks):
            first, last = seen.records.bounds[number : number + 2].tolist()
            if not self._add(path, chunk, seen, range(first, last), run):
                yield from self._counted(seen, run)
                yield chunk
                run = _Run()
        yield from self._counted(seen, run)

    def _add(self, path: str, chunk: Chunk, seen: Glimpses, rows: range, run: _Run) -> bool:
        """Add a chunk to a run; false if it has to be read in full."""
        self._chunks += 1
        if not rows or not is_complete(chunk, len(rows)):
            return False
        flags = seen.asked[rows.start : rows.stop]
        asked = [rows[place] for place in np.flatnonzero(flags).tolist()]
        if len(asked) * 2 > len(rows):
            return False
        passed = [rows[place] for place in np.flatnonzero(~flags)] if self._chunks % _SAMPLED == 1 else []
        sketches, sample = _sketches(path, chunk, seen, asked), _sketches(path, chunk, seen, passed)
        if sketches is None or sample is None:
            return False
        run.rows = range(run.rows.start if run.rows else rows.start, rows.stop)
        run.sketches += sketches
        run.sample += sample
        return True

    def _counted(self, seen: Glimpses, run: _Run) -> Iterator[Outline]:
        """The outline of a run, if there is anything in it."""
        if not run.rows:
            return
        first, rows = run.rows.start, slice(run.rows.start, run.rows.stop)
        for row, sketch in run.sketches:
            seen.source[row] = self._glimpser.number_of(source_of(sketch))
            seen.time[row] = (_time_of(sketch) - _EPOCH) // _MICROSECOND
        source, time = seen.source[rows], seen.time[rows]
        numbers, which = different(source, len(self._glimpser.sources))
        sources = [self._glimpser.sources[number] for number in numbers.tolist()]
        yield Outline(
            records=len(source),
            sources=tuple(zip(sources, np.bincount(which).tolist(), strict=True)),
            first=_time(time.min()),
            last=_time(time.max()),
            steps=_steps([source.computer for source in sources], which, time),
            sketches=tuple((row - first, sketch) for row, sketch in run.sketches),
            sample=tuple((row - first, sketch) for row, sketch in run.sample),
        )


class _Run:
    """Chunks that follow one another: their rows, and the records of them that were read."""

    def __init__(self) -> None:
        self.rows = range(0)
        self.sketches: list[tuple[int, EvtxSketch]] = []
        self.sample: list[tuple[int, EvtxSketch]] = []


def source_of(sketch: EvtxSketch) -> Source:
    """The source that a sketch tells."""
    return Source(sketch.computer, sketch.channel, sketch.provider, sketch.event_source_name)


def _sketches(path: str, chunk: Chunk, seen: Glimpses, rows: list[int]) -> list[tuple[int, EvtxSketch]] | None:
    """The records of some rows, all of a chunk, as sketches; None if one of them can't be read, or tells no time."""
    if not rows:
        return []
    starts = (seen.records.start[rows] & (CHUNK_SIZE - 1)).tolist()
    sizes = (seen.records.end[rows] - seen.records.start[rows]).tolist()
    found, complaints = parse_chunk(without(chunk, [(at, at + size) for at, size in zip(starts, sizes, strict=True)]))
    native = [one for one in found if one["event_record_id"] != FILLER_ID]
    if complaints or len(native) != len(rows):
        return None
    try:
        sketches = [sketch_from_json(path, one, decode_event(one["data"])) for one in native]
    except (ValueError, RecursionError):
        return None
    timed = all(sketch.time_created is not None for sketch in sketches)
    return list(zip(rows, sketches, strict=True)) if timed else None


def _time_of(sketch: EvtxSketch) -> datetime:
    return sketch.time_created or _EPOCH


def _steps(computers: list[str | None], which: Ints, time: Ints) -> Steps:
    """How the clock went from record to record."""
    codes = {computer: number for number, computer in enumerate(dict.fromkeys(computers))}
    computer = np.array([codes[one] for one in computers])[which]
    step = np.where(computer[1:] == computer[:-1], np.diff(time), 0)
    first, last = ((computers[which[place]], _time(time[place])) for place in (0, -1))
    return Steps(first, last, int((step > _STEP).sum()), int((step < -_STEP).sum()))


def _time(microseconds: np.int64) -> datetime:
    return _EPOCH + timedelta(microseconds=int(microseconds))
