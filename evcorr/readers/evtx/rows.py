"""Rows of records: where the records of sound chunks and their values lie, worked out for many at once.

Arrays have a row for each record, in order; offsets are into the chunks joined to one stretch of bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from evcorr.readers.evtx.chunks import CHUNK_SIZE, RECORDS_START

Ints = npt.NDArray[np.int64]
Words = npt.NDArray[np.uint32]
Longs = npt.NDArray[np.uint64]
Flags = npt.NDArray[np.bool_]

MARGIN = bytes(1 << 12)
"""Follows the chunks, so that what is read of a record's beginning never ends outside."""

_MAGIC = 0x2A2A
_FRAGMENT, _INSTANCE = 0x0001010F, 0x010C
_MOST_VALUES = 1 << 8
_DEFINITION = 24


class Stretch:
    """The bytes of joined chunks, to be looked at as numbers of any size and at any offset."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.bytes = np.frombuffer(data, np.uint8)
        self.aligned = self.bytes.view("<u4")
        self.words: Words = np.ndarray((len(data) - 3,), "<u4", data, 0, (1,))
        self.shorts: npt.NDArray[np.uint16] = np.ndarray((len(data) - 1,), "<u2", data, 0, (1,))
        self.longs: Longs = np.ndarray((len(data) - 7,), "<u8", data, 0, (1,))

    def rows(self, starts: Ints, count: int) -> Words:
        """So many consecutive numbers of four bytes from each of the offsets on, a row each."""
        return self._windows(starts, 4 * count).view("<u4").reshape(-1, count)

    def texts(self, starts: Ints, sizes: Ints) -> Longs:
        """The bytes of texts, a row each, as numbers of eight; zeros follow where others are longer."""
        count, whole = (int(sizes.max()) + 7) >> 3, int(sizes.min()) >> 3
        texts: Longs = self._windows(starts, 8 * count).view("<u8").reshape(-1, count)
        texts[:, whole:] &= _FIRST.take(np.clip(sizes[:, None] - 8 * np.arange(whole, count), 0, 8))
        return texts

    def _windows(self, starts: Ints, size: int) -> npt.NDArray[np.void]:
        # as single items of so many bytes they are copied twice as fast as rows of bytes
        windows = np.ndarray((len(self.data) - size + 1,), f"V{size}", self.data, 0, (1,))
        return windows[starts]


_FIRST = np.array([(1 << 8 * size) - 1 for size in range(9)], np.uint64)
"""Of a number of eight bytes the first so many."""


def any_of(flags: Flags) -> Flags:
    """Of each row whether one of its flags is set: as a product, which is several times as fast as `any`."""
    found: Flags = flags @ np.ones(flags.shape[1], bool)
    return found


def different(numbers: Ints, limit: int) -> tuple[Ints, Ints]:
    """The different ones of numbers below a limit, as they come first, and of each number which of them it is."""
    order = np.empty(limit, np.intp)
    each = np.arange(len(numbers))
    order[numbers[::-1]] = each[::-1]
    found = numbers[order[numbers] == each]
    order[found] = np.arange(len(found))
    return found, order[numbers]


def alike(kinds: Ints, rows: Longs | None = None) -> Ints:
    """Of each row the number of one that is of the same kind and the same, one for all of them, or its own.

    Without rows the kind alone counts. Sums tell which are compared. Those whose sums come together, by chance or by
    design, are taken to be like no others.
    """
    sums = kinds.view(np.uint64) * _FACTORS[-1]
    if rows is not None:
        sums += rows @ _FACTORS[: rows.shape[1]]
    place = (sums >> np.uint64(64 - _PLACES)).astype(np.intp)
    each = np.arange(len(kinds))
    last = np.empty(1 << _PLACES, np.intp)
    last[place] = each
    other = last[place]
    unlike = kinds != kinds.take(other)
    if rows is not None:
        unlike |= any_of(rows != rows.take(other, axis=0))
    return np.where(unlike, each, other)


_FACTORS = np.cumprod(np.full(1 << 9, 0x9E37_79B9_7F4A_7C15, np.uint64))
"""Odd numbers that have little to do with one another, more than a row has numbers."""

_PLACES = 16
"""Bits of a sum that tell a row's place among others: many more places than there are records in a few chunks."""


class Records:
    """Where the records of the chunks are; those of chunks that are not plainly in order are left out."""

    def __init__(self, stretch: Stretch, chunks: int) -> None:
        aligned = stretch.aligned
        limit = chunks * CHUNK_SIZE
        start = np.flatnonzero(aligned[: limit >> 2 : 2] == _MAGIC) << 3
        stated = aligned[12 : limit >> 2 : CHUNK_SIZE >> 2].astype(np.int64)
        ends = np.where(stated <= CHUNK_SIZE, stated, 0)
        chunk = start >> 16
        offset = start & (CHUNK_SIZE - 1)
        size = aligned[(start >> 2) + 1].astype(np.int64)
        fits = (offset >= RECORDS_START) & (size >= 40) & (size & 7 == 0) & (offset + size <= ends[chunk])
        copies = aligned[np.where(fits, start + size - 4, 0) >> 2]
        kept = np.flatnonzero(fits & (copies == size))
        start, size, chunk = start[kept], size[kept], chunk[kept]
        odd = _out_of_order(stretch, start, size, chunk, ends)
        if odd.any():
            kept = np.flatnonzero(~odd[chunk])
            start, size, chunk = start[kept], size[kept], chunk[kept]
        self.start: Ints = start
        self.end: Ints = start + size
        self.bounds: Ints = np.searchsorted(chunk, np.arange(chunks + 1))
        """Of each chunk the number of its first record, and at last of all."""


def _out_of_order(stretch: Stretch, start: Ints, size: Ints, chunk: Ints, ends: Ints) -> Flags:
    """Of each chunk whether its records do not follow one another from the first byte to the last, with rising ids."""
    bases = np.arange(len(ends)) * CHUNK_SIZE
    odd: Flags = np.bincount(chunk, minlength=len(ends)) == 0
    if not len(start):
        return odd
    longs = stretch.bytes.view("<u8")
    last = np.append(chunk[1:] != chunk[:-1], True)
    first = np.append(True, last[:-1])
    following = np.where(last, bases[chunk] + ends[chunk], np.append(start[1:], 0))
    ids = longs[(start >> 3) + 1]
    wrong = (start + size != following) | (first & (start - bases[chunk] != RECORDS_START))
    wrong |= first & (ids != longs[(bases[chunk] >> 3) + 3])
    wrong |= last & (ids != longs[(bases[chunk] >> 3) + 4])
    wrong |= ~last & (np.append(ids[1:], 0) != ids + np.uint64(1))
    odd[chunk[wrong]] = True
    return odd


class Instances:
    """Instances of templates, one in a row: the definition of each, and where its count of values stands.

    `sound` is false where none begins as Windows writes it.
    """

    def __init__(self, stretch: Stretch, token: Ints, end: Ints, sound: Flags) -> None:
        words = stretch.words
        token = np.where(sound, token, 0)
        base = token & -CHUNK_SIZE
        definition = base + words[token + 6]
        inline = definition == token + 10
        sound = sound & (stretch.shorts[token] == _INSTANCE)
        sound &= (definition >= base + RECORDS_START) & (definition < base + CHUNK_SIZE - _DEFINITION)
        definition = np.where(sound, definition, 0)
        counted = token + 10 + np.where(inline, _DEFINITION + words[definition + 20].astype(np.int64), 0)
        sound &= counted + 4 <= end
        self.counted: Ints = np.where(sound, counted, 0)
        self.values: Ints = words[self.counted].astype(np.int64)
        """So many values each has."""
        sound &= (self.values < _MOST_VALUES) & (self.counted + 4 + 4 * self.values <= end)
        self.sound: Flags = sound
        self.definition: Ints = np.where(sound, definition, 0)


def heads_of(stretch: Stretch, records: Records) -> Instances:
    """The instances that records begin with, behind their heads."""
    fragment = stretch.aligned[(records.start >> 2) + 6] == _FRAGMENT
    return Instances(stretch, records.start + 28, records.end - 4, fragment)


def nested_in(stretch: Stretch, start: Ints, end: Ints, there: Flags) -> Instances:
    """The instances that values of binary XML hold, with or without a fragment's header before them."""
    at = np.where(there, start, 0)
    at = at + 4 * (stretch.words[at] == _FRAGMENT)
    return Instances(stretch, at, end, there & (at + 14 <= end))


class Picked(NamedTuple):
    """Some values of instances, one after another."""

    type: npt.NDArray[np.uint8]
    size: Ints
    start: Ints


class Values:
    """The values of instances: type, size and offset of each, a row for each instance.

    `width` is the most values that one of them has; where there are fewer, the rest have type and size 0.
    """

    def __init__(self, stretch: Stretch, counted: Ints, counts: Ints, width: int) -> None:
        described = stretch.rows(counted + 4, width) * (np.arange(width) < counts[:, None])
        self.type = (described >> 16).astype(np.uint8)
        self.size: Ints = (described & 0xFFFF).astype(np.int64)
        self.first: Ints = counted + 4 + 4 * counts
        ends = np.cumsum(self.size, axis=1) + self.first[:, None]
        self.start: Ints = ends - self.size
        self.end: Ints = ends[:, -1]
        self._rows = np.arange(len(counted)) * width

    def in_columns(self, columns: Ints) -> Picked:
        """Of each row the value with the number given for it."""
        return self._picked(self._rows + columns)

    def flagged(self, flags: Flags) -> tuple[Ints, Picked]:
        """The values that are flagged, one after another, and of each the row it is in."""
        at = np.flatnonzero(flags)
        return at // flags.shape[1], self._picked(at)

    def _picked(self, at: Ints) -> Picked:
        return Picked(self.type.take(at), self.size.take(at), self.start.take(at))


_WIDTHS = (1, 4, 8, 20, 40, _MOST_VALUES)


def by_width(counts: Ints, rows: Ints) -> Iterator[tuple[int, Ints]]:
    """The rows in groups of roughly as many values, each with the most that one of them may have."""
    classes = np.searchsorted(_WIDTHS, counts[rows])
    for number in np.flatnonzero(np.bincount(classes)).tolist():
        yield _WIDTHS[number], rows[classes == number]
