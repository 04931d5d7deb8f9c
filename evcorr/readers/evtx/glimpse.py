"""Glimpses: what is stored of the records of sound chunks, seen without rendering them.

Most records of a log show nothing that anybody looks for. To count them their heads are enough, and whether their data
may matter is told by the bytes of their values. What is not written as Windows writes it is left to be read in full.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from evcorr.readers.evtx.chunks import CHUNK_SIZE
from evcorr.readers.evtx.plan import Data, Head, Plan
from evcorr.readers.evtx.rows import (
    MARGIN,
    Flags,
    Instances,
    Ints,
    Records,
    Stretch,
    Values,
    alike,
    any_of,
    by_width,
    different,
    heads_of,
    nested_in,
)
from evcorr.readers.evtx.template import Templates
from evcorr.readers.evtx.value_types import BINARY_XML, FILETIME, LAST_TIME, UINT16, Doubts, names_in, texts_of
from evcorr.record import Source
from evcorr.screen import StoredScreen
from evcorr.text.squeezed_bytes import DELETED, LOWER

_EPOCH = 116444736000000000
"""The FILETIME of 1970."""

_EVENT_ID, _TIME, _BODY, _MOST, _IS_WRAPPED, _NAMES = 0, 1, 2, 3, 4, slice(5, 9)
"""Columns of the table of heads: numbers of values, -1 for a name that is no value, and the largest of them; and
whether the data are wrapped."""

_UNKNOWN = -1


class Glimpses:
    """What was seen of the records of some chunks, a row each; `records` tells where they are."""

    def __init__(self, chunks: Sequence[bytes]) -> None:
        self.stretch = Stretch(b"".join((*chunks, MARGIN)))
        self.records = Records(self.stretch, len(chunks))
        count = len(self.records.start)
        self.source: Ints = np.full(count, _UNKNOWN)
        """The number of the record's source."""
        self.event_id: Ints = np.full(count, _UNKNOWN)
        self.time: Ints = np.zeros(count, np.int64)
        """Microseconds since 1970."""
        self.asked: Flags = np.zeros(count, bool)
        """Whether the record has to be read in full."""
        self.body_start: Ints = np.zeros(count, np.int64)
        self.body_end: Ints = np.zeros(count, np.int64)
        self.is_wrapped: Flags = np.zeros(count, bool)
        """Whether the body is one of those that plans call wrapped."""
        self.text_end: Ints = np.zeros(count, np.int64)
        """Where the texts end that begin at `text_start`; the same where there are none."""
        self.text_start: Ints = np.zeros(count, np.int64)
        self.counted: Ints = np.zeros(count, np.int64)
        self.texts: Ints = np.zeros(count, np.int64)


class Glimpser:
    """Looks at chunks for records that may be worth a look, by a screen."""

    def __init__(self, screen: StoredScreen) -> None:
        self._screen = screen
        self._doubts = Doubts(screen)
        self._templates = Templates()
        self._heads: dict[Head, int] = {}
        self._columns = np.zeros((0, 9), np.int64)
        self._constant = np.zeros(0, np.int64)
        self._sources: dict[Source, int] = {}
        self._by_bytes: dict[tuple[int, bytes], int] = {}
        self._asks: dict[tuple[int, int], bool] = {}
        self._shown: dict[tuple[int, bytes], bool] = {}
        self.sources: list[Source] = []

    def look(self, chunks: Sequence[bytes]) -> Glimpses:
        """See what is stored in chunks of 64 KiB."""
        seen = Glimpses(chunks)
        heads = heads_of(seen.stretch, seen.records)
        seen.asked |= ~heads.sound
        plans, which = self._plans(seen, heads)
        known = [self._number_of(plan) if isinstance(plan, Head) else _UNKNOWN for plan in plans]
        numbers = np.array(known, np.int64)[which]
        seen.asked |= numbers == _UNKNOWN
        for width, rows in by_width(heads.values, np.flatnonzero(~seen.asked)):
            values = Values(seen.stretch, heads.counted[rows], heads.values[rows], width)
            self._see_heads(seen, values, numbers[rows], heads.values[rows], rows)
        self._ask_for_events(seen)
        self._see_data(seen)
        return seen

    def _plans(self, seen: Glimpses, found: Instances) -> tuple[list[Plan | None], Ints]:
        """The different plans of instances, and of each instance which it has."""
        data = seen.stretch.data
        known, which = different(found.definition, len(data))
        return [self._templates.plan(data, at & -CHUNK_SIZE, at) if at else None for at in known.tolist()], which

    def _number_of(self, head: Head) -> int:
        """The number of a head in the table of heads."""
        number = self._heads.get(head)
        if number is None:
            number = self._heads[head] = len(self._heads)
            names = (head.computer, head.channel, head.provider, head.event_source_name)
            row = [head.event_id, head.time_created, head.body, head.values - 1, head.is_wrapped]
            row += [name if isinstance(name, int) else _UNKNOWN for name in names]
            self._columns = np.vstack((self._columns, [row]))
            is_constant = not any(isinstance(name, int) for name in names)
            constant = self.number_of(Source(*map(_text_or_none, names))) if is_constant else _UNKNOWN
            self._constant = np.append(self._constant, constant)
        return number

    def number_of(self, source: Source) -> int:
        """The number of a source."""
        number = self._sources.get(source)
        if number is None:
            number = self._sources[source] = len(self.sources)
            self.sources.append(source)
        return number

    def _see_heads(self, seen: Glimpses, values: Values, heads: Ints, counts: Ints, rows: Ints) -> None:
        """Take event id, time, source and the place of the data from heads."""
        columns = self._columns.take(heads, axis=0)
        enough = columns[:, _MOST] < counts
        columns[~enough] = 0
        event, time, body = (values.in_columns(columns[:, field]) for field in (_EVENT_ID, _TIME, _BODY))
        fits = enough & (values.end <= seen.records.end[rows] - 4)
        fits &= (event.type == UINT16) & (event.size == 2)
        fits &= (time.type == FILETIME) & (time.size == 8)
        fits &= (body.type == BINARY_XML) | (body.size == 0)
        starts, sizes, are_names = names_in(values, columns[:, _NAMES])
        fits &= are_names
        filetime = seen.stretch.longs[np.where(fits, time.start, 0)].astype(np.int64)
        fits &= (filetime > 0) & (filetime < LAST_TIME)
        seen.asked[rows] = ~fits
        seen.time[rows] = (filetime - _EPOCH) // 10
        seen.event_id[rows] = seen.stretch.shorts[np.where(fits, event.start, 0)]
        seen.source[rows] = self._constant[heads]
        seen.body_start[rows] = body.start
        seen.body_end[rows] = body.start + body.size
        seen.is_wrapped[rows] = columns[:, _IS_WRAPPED]
        varied = np.flatnonzero(fits & any_of(sizes > 0))
        if len(varied):
            self._name(seen, rows[varied], heads[varied], starts[varied], sizes[varied])

    def _name(self, seen: Glimpses, rows: Ints, heads: Ints, start: Ints, size: Ints) -> None:
        """Tell the sources of records that have names among their values, by the bytes of these."""
        columns = np.flatnonzero(size.any(axis=0)).tolist()
        names = [seen.stretch.texts(start[:, column], size[:, column]) for column in columns]
        told = np.hstack((size.astype(np.uint64), *names))
        first, which = different(alike(heads, told), len(rows))
        numbers = [
            self._named(told[place].tobytes(), seen.stretch.data, int(heads[place]), start[place], size[place])
            for place in first.tolist()
        ]
        found = np.array(numbers, np.int64)[which]
        seen.source[rows] = found
        seen.asked[rows[found == _UNKNOWN]] = True

    def _named(self, told: bytes, data: bytes, head: int, start: Ints, size: Ints) -> int:
        """The number of the source whose names stand at these places; remembered by what stands there."""
        number = self._by_bytes.get((head, told))
        if number is None:
            number = self._resolved(data, head, start.tolist(), size.tolist())
            if len(self._by_bytes) < _MOST_NAMES:
                self._by_bytes[head, told] = number
        return number

    def _resolved(self, data: bytes, head: int, start: Sequence[int], size: Sequence[int]) -> int:
        """The number of the source whose names stand at these places; -1 if they are not plain texts."""
        known = list(self._heads)[head]
        fields = (known.computer, known.channel, known.provider, known.event_source_name)
        names = list(map(_text_or_none, fields))
        try:
            for place, (begin, count) in enumerate(zip(start, size, strict=True)):
                if count:
                    names[place] = data[begin : begin + count].decode("utf-16-le")
        except UnicodeDecodeError:
            return _UNKNOWN
        return self.number_of(Source(*names)) if "\0" not in "".join(filter(None, names)) else _UNKNOWN

    def _ask_for_events(self, seen: Glimpses) -> None:
        """Ask for the records of events that are worth a look whatever their data are."""
        rows = np.flatnonzero(~seen.asked)
        kinds = seen.source[rows] << 16 | seen.event_id[rows]
        first, which = different(alike(kinds), len(rows))
        asks = np.array([self._is_asked_for(kind >> 16, kind & 0xFFFF) for kind in kinds[first].tolist()], bool)
        seen.asked[rows[asks[which]]] = True

    def _is_asked_for(self, source: int, event_id: int) -> bool:
        known = self._asks.get((source, event_id))
        if known is None:
            named = self.sources[source]
            known = self._screen.asks_for(named.provider, named.event_source_name, event_id)
            self._asks[source, event_id] = known
        return known

    def _see_data(self, seen: Glimpses) -> None:
        """Ask for the records whose data may show something, or can't be told without rendering them."""
        there = ~seen.asked & (seen.body_end > seen.body_start)
        nested = nested_in(seen.stretch, seen.body_start, seen.body_end, there)
        plans, which = self._plans(seen, nested)
        seen.counted = nested.counted
        known = [(plan.texts, plan.is_wrapped) if isinstance(plan, Data) else (_UNKNOWN, False) for plan in plans]
        seen.texts, is_wrapped = np.array(known, np.int64).reshape(-1, 2)[which].T
        fits = nested.sound & (seen.texts != _UNKNOWN) & (seen.texts <= nested.values)
        seen.asked |= there & ~(fits & (is_wrapped == seen.is_wrapped))
        rows = np.flatnonzero(there & ~seen.asked)
        first, alike = _alike(seen, rows)
        seen.asked[rows] = self._look_closer(seen, nested.values, rows[first])[alike]

    def _look_closer(self, seen: Glimpses, counts: Ints, rows: Ints) -> Flags:
        """Find the texts among the values of records: which of these have values in doubt, or words that may show."""
        for width, some in by_width(counts, rows):
            values = Values(seen.stretch, seen.counted[some], counts[some], width)
            counted = np.arange(width) < seen.texts[some][:, None]
            seen.asked[some] = self._doubts(seen.stretch, values, counted) | (values.end > seen.body_end[some])
            seen.text_start[some] = values.first
            seen.text_end[some] = values.first + np.einsum("ij,ij->i", values.size, counted)
        plain = rows[~seen.asked[rows]]
        texts = _pieces(seen.stretch.data, seen.text_start[plain], seen.text_end[plain])
        squeezed = [text.translate(LOWER, DELETED) for text in texts]
        hits = self._screen.find(b"\n".join(squeezed))
        if hits:
            ends = np.cumsum([len(one) + 1 for one in squeezed])
            found = plain[np.unique(np.searchsorted(ends, np.array(hits) - 1, "right"))]
            seen.asked[found] = [self._may_show(seen, row) for row in found.tolist()]
        return seen.asked[rows]

    def _may_show(self, seen: Glimpses, row: int) -> bool:
        """Whether a record in which something was found may show it; remembered, as many hold the same."""
        data, counted, texts = seen.stretch.data, int(seen.counted[row]), int(seen.texts[row])
        source = int(seen.source[row])
        stored = (source << _FOR_TEXTS | texts, data[counted : int(seen.text_end[row])])
        known = self._shown.get(stored)
        if known is None:
            names = self.sources[source]
            values = texts_of(data, counted, texts)
            known = self._screen.may_show(values, names.provider, names.event_source_name)
            if len(self._shown) < _MOST_SHOWN:
                self._shown[stored] = known
        return known


def _alike(seen: Glimpses, rows: Ints) -> tuple[Ints, Ints]:
    """Of rows which come first whose source and data are the same, and of each row which of the first it is like."""
    start, size = seen.counted[rows], seen.body_end[rows] - seen.counted[rows]
    kinds = (seen.source[rows] << _FOR_TEXTS | seen.texts[rows]) << _FOR_SIZE | size
    leader = np.arange(len(rows))
    widths = np.searchsorted(_WIDTHS, size)
    for some in (np.flatnonzero(widths == width) for width in range(len(_WIDTHS))):
        if not len(some):
            continue
        leader[some] = some[alike(kinds[some], seen.stretch.texts(start[some], size[some]))]
    return different(leader, len(rows))


def _pieces(data: bytes, start: Ints, end: Ints) -> Iterator[bytes]:
    """The bytes from each start to its end."""
    return map(data.__getitem__, map(slice, start.tolist(), end.tolist()))


def _text_or_none(field: str | int | None) -> str | None:
    return field if isinstance(field, str) else None


_MOST_NAMES = 1 << 14
_MOST_SHOWN = 1 << 13

_FOR_TEXTS, _FOR_SIZE = 10, 16
"""Bits for the count of an instance's texts, which it has fewer of than values, and for its size within a chunk."""

_WIDTHS = (16, 32, 48, 64, 96, 128, 192, 256, 384, 512, 1024)
"""Data of so many bytes at most are compared together; those of more are taken to be like no others."""
