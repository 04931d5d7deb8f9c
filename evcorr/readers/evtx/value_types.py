"""The types of values in binary XML, and which of them need a look before they can be left alone."""

from __future__ import annotations

import struct
from typing import Any

import numpy as np
import numpy.typing as npt

from evcorr.readers.evtx.rows import Flags, Ints, Stretch, Values
from evcorr.screen import StoredScreen

NULL, UTF16, ANSI, UINT16, BINARY, FILETIME, SID, BINARY_XML, UTF16S = (
    0x00,
    0x01,
    0x02,
    0x06,
    0x0E,
    0x11,
    0x13,
    0x21,
    0x81,
)

LAST_TIME = 2650467743990000000
"""The FILETIME of the end of the year 9999."""

_ANY = -1
_SIZES = {0x03: 1, 0x04: 1, 0x05: 2, 0x06: 2, 0x07: 4, 0x08: 4, 0x09: 8, 0x0A: 8, 0x0D: 4, 0x0F: 16, 0x11: 8, 0x12: 16}
_SIZES |= {0x10: 4, 0x14: 4, 0x15: 8, NULL: 0, UTF16: _ANY, ANSI: _ANY, BINARY: _ANY, SID: _ANY, UTF16S: _ANY}
"""Of each type that is known here the bytes of a value; numbers with a fraction, for one, are not."""

_NATURAL = np.array([_SIZES.get(number, -2) for number in range(0x100)])
_IS_NUMBER_OF_4 = np.isin(np.arange(0x100), (0x07, 0x08, 0x10, 0x14))
_IS_NUMBER_OF_8 = np.isin(np.arange(0x100), (0x09, 0x0A, 0x15))

_LONG_BINARY = 12
"""A longer binary value is no code, and no part of a word."""


class Doubts:
    """Tells which records have a value that has to be rendered to tell what it shows."""

    def __init__(self, screen: StoredScreen) -> None:
        self._codes = np.array(sorted({*screen.codes, *(number & _32_BITS for number in screen.numbers)}), np.uint32)
        self._numbers = np.array(sorted(screen.numbers), np.uint64)

    def __call__(self, stretch: Stretch, values: Values, counted: Flags) -> Flags:
        """Of each row whether one of the values that count is such a one."""
        row, (kind, size, start) = values.flagged(counted)
        natural = _NATURAL.take(kind)
        wide = (kind == UTF16) | (kind == UTF16S)
        odd = (natural != size) & (natural != _ANY) | (wide & (size & 1 == 1))
        odd |= (kind == BINARY) & (size > 0) & (size <= _LONG_BINARY)
        fine = ~odd & (size > 0)
        for wanted, is_odd in (
            (kind == UTF16, _are_foreign),
            (kind == UTF16S, _are_foreign_lists),
            (_IS_NUMBER_OF_4[kind], self._known_words),
            (_IS_NUMBER_OF_8[kind], self._known_longs),
            (kind == SID, _odd_sids),
            (kind == FILETIME, _odd_times),
            (kind == ANSI, _odd_ansi),
        ):
            some = np.flatnonzero(fine & wanted)
            if len(some):
                odd[some] = is_odd(stretch, start[some], size[some])
        doubt: Flags = np.zeros(len(counted), bool)
        doubt[row[odd]] = True
        return doubt

    def _known_words(self, stretch: Stretch, start: Ints, _size: Ints) -> Flags:
        return _are_in(stretch.words[start], self._codes)

    def _known_longs(self, stretch: Stretch, start: Ints, _size: Ints) -> Flags:
        numbers = stretch.longs[start]
        # as a signed number it may be a code with a minus sign
        short = (numbers <= _32_BITS) | (numbers >= _NEGATIVE)
        return (short & _are_in(numbers.astype(np.uint32), self._codes)) | _are_in(numbers, self._numbers)


_32_BITS = (1 << 32) - 1
_NEGATIVE = (1 << 64) - (1 << 32)


def _are_in(numbers: npt.NDArray[Any], known: npt.NDArray[Any]) -> Flags:
    """Which numbers are among the known ones, which are sorted and few of the numbers as large as."""
    found: Flags = np.zeros(len(numbers), bool)
    if len(known):
        large = np.flatnonzero(numbers >= known[0])
        found[large] = known[np.minimum(np.searchsorted(known, numbers[large]), len(known) - 1)] == numbers[large]
    return found


def _are_foreign(stretch: Stretch, start: Ints, size: Ints) -> Flags:
    """Which texts in UTF-16 have characters that are not in Latin-1, or fold to others, or a NUL before their end."""
    last = stretch.shorts[start + size - 2]
    odd: Flags = (last > _LATIN_1) | (last == _SHARP_S)
    longer = np.flatnonzero(size > _CHARACTER)
    if len(longer):
        odd[longer] |= _any_lane(stretch, start[longer], size[longer] - _CHARACTER, (_SHARP_S, 0))
    return odd


def _are_foreign_lists(stretch: Stretch, start: Ints, size: Ints) -> Flags:
    """The same for lists of texts, each of which ends with a NUL."""
    return _any_lane(stretch, start, size, (_SHARP_S,))


def _any_lane(stretch: Stretch, start: Ints, size: Ints, sought: tuple[int, ...]) -> Flags:
    """Which texts in UTF-16 have one of the characters sought, or one that is not in Latin-1.

    Four characters are looked at in one number of 64 bits, each in a lane of its own.
    """
    counts = (size + 7) >> 3
    ends = np.cumsum(counts)
    first = ends - counts
    lanes = stretch.longs[np.repeat(start - 8 * first, counts) + 8 * np.arange(ends[-1])]
    rest = size & 7
    lanes[ends - 1] = lanes[ends - 1] & _WITHIN[rest] | _BEHIND[rest]
    odd = lanes & _UPPER
    for character in sought:
        other = lanes ^ (_ONES * np.uint64(character))
        # a lane's uppermost bit is set where it was 0; that of a lane above one may be too
        odd |= other - _ONES & ~other & _TOPS
    return np.logical_or.reduceat(odd != 0, first)


_CHARACTER = 2
"""Bytes."""

_LATIN_1 = 0xFF
_SHARP_S = 0xDF
"""Of the letters in Latin-1 the one that folds to letters in ASCII."""

_ONES = np.uint64(0x0001_0001_0001_0001)
_UPPER = np.uint64(0xFF00_FF00_FF00_FF00)
_TOPS = np.uint64(0x8000_8000_8000_8000)

_WITHIN = np.array([(1 << (8 * size or 64)) - 1 for size in range(8)], np.uint64)
"""The lanes of a text's last number that are the text's, by how many bytes there are; none is all."""

_BEHIND = ~_WITHIN & (_ONES * np.uint64(ord(" ")))
"""A character that nobody seeks in the others."""


def _odd_sids(stretch: Stretch, start: Ints, size: Ints) -> Flags:
    return np.asarray(size != 8 + 4 * stretch.bytes[start + 1].astype(np.int64))


def _odd_times(stretch: Stretch, start: Ints, _size: Ints) -> Flags:
    return np.asarray(stretch.longs[start] > LAST_TIME)


def _odd_ansi(stretch: Stretch, start: Ints, size: Ints) -> Flags:
    return np.array([not stretch.data[at : at + count].isascii() for at, count in zip(start, size, strict=True)])


def names_in(values: Values, columns: Ints) -> tuple[Ints, Ints, Flags]:
    """Where the names begin that stand in these columns of values, their sizes, and whether all of a row are texts.

    A column of -1 is that of a name that is no value; its size is 0.
    """
    starts, sizes = np.zeros((2, *columns.shape), np.int64)
    fit: Flags = np.ones(len(columns), bool)
    for name, column in enumerate(columns.T):
        there = column >= 0
        if there.any():
            kind, size, starts[:, name] = values.in_columns(np.where(there, column, 0))
            fit &= ~there | ((kind == UTF16) & (size > 0) & (size & 1 == 0) & (size <= _LONGEST_NAME))
            sizes[:, name] = np.where(there, size, 0)
    return starts, sizes, fit


_LONGEST_NAME = 512
"""Bytes; channels and providers have up to 255 characters."""


def texts_of(data: bytes, counted: int, count: int) -> list[bytes | None]:
    """The first values of an instance, texts in Latin-1, `?` for what is not in it; None for what is no text."""
    (known,) = _UINT32.unpack_from(data, counted)
    at = counted + 4 + 4 * known
    values = []
    for number in range(count):
        size, kind, _ = _DESCRIPTION.unpack_from(data, counted + 4 + 4 * number)
        values.append(_text_of(kind, data[at : at + size]))
        at += size
    return values


def _text_of(kind: int, value: bytes) -> bytes | None:
    if kind in {UTF16, UTF16S}:
        return value.decode("utf-16-le", "replace").replace("\0", "\n").encode("latin-1", "replace")
    return value if kind in {ANSI, NULL} or not value else None


_UINT32 = struct.Struct("<I")
_DESCRIPTION = struct.Struct("<HBB")
