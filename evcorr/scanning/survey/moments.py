"""Moments: when and where something was seen, in bounded memory, whatever the order in which it is told.

Event times are counted in cells: one for each computer, kind of clock, set of symptoms and stretch of time. A cell
spans a second at first. Where there would be too many, all spans double, and in the end computers and symptoms, too,
are no longer told apart. How coarse the cells are depends only on what was added, so that parts of a log, read apart,
add up to the same as the whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec

from evcorr.timestamps import Period, order

MOST_CELLS = 512
"""So many cells are kept."""

_LAST_BY_COMPUTER = 17
"""At 2**17 seconds (a day and a half) computers are given up before time gets coarser still."""

_LAST_BY_SYMPTOM = 42
"""No time is left to tell apart here, so that symptoms are given up."""

SEVERAL = "*"
"""Stands for the computers that are no longer told apart."""

Key = tuple[str | None, bool, int, int | None]
"""Computer, whether its time is local, the symptoms as bits, stretch of time (None: the entry tells no time)."""


class Moment(msgspec.Struct, frozen=True):
    """What one cell holds: entries on one computer that show the same symptoms, from `first` to `last`.

    `computer` is None where the entries tell none, and `SEVERAL` where those of several were put together; `symptoms`
    has the bit of each symptom's number.
    """

    computer: str | None
    symptoms: int
    first: datetime | None
    last: datetime | None
    count: int


def clock_of(moment: Moment) -> tuple[bool, bool, str]:
    """What keeps time for a moment, and sorts: no clock at all, a local one or one in UTC, and its computer."""
    return moment.first is None, moment.first is not None and moment.first.tzinfo is None, moment.computer or ""


class _Cell(msgspec.Struct, gc=False):
    """What is known of one cell beside its key."""

    symptoms: int
    first: datetime | None
    last: datetime | None
    count: int


class Moments:
    """The cells of one case."""

    def __init__(self) -> None:
        self._level = 0
        self._cells: dict[Key, _Cell] = {}

    def add(self, computer: str | None, symptoms: int, time: datetime | None) -> None:
        """Count an entry that shows the symptoms whose bits are set."""
        stretch = None if time is None else int(order(time).timestamp())
        key = _at_level((computer, time is not None and time.tzinfo is None, symptoms, stretch), self._level)
        if self._put(key, symptoms, time, time, 1):
            self._shrink()

    def merge(self, other: Moments) -> None:
        """Add all that the other one counted."""
        while self._level < other._level:
            self._coarsen()
        for key, cell in other._cells.items():
            for level in range(other._level + 1, self._level + 1):
                key = _coarser(key, level)
            self._put(key, cell.symptoms, cell.first, cell.last, cell.count)
        self._shrink()

    def showing(self, symptoms: int) -> Moments:
        """The same entries, all of which show the symptoms whose bits are set."""
        told = Moments()
        told._level = self._level
        for (computer, local, known, stretch), cell in self._cells.items():
            key = computer, local, known if known < 0 else symptoms, stretch
            told._put(key, symptoms, cell.first, cell.last, cell.count)
        return told

    def __iter__(self) -> Iterator[Moment]:
        """The cells, by computer, clock, symptoms and time; those without time first."""
        for key in sorted(self._cells, key=_sort_key):
            cell = self._cells[key]
            yield Moment(key[0], cell.symptoms, cell.first, cell.last, cell.count)

    def period(self) -> Period:
        """From when to when the entries date."""
        whole = Period()
        for moment in self:
            whole.add(moment.first)
            whole.add(moment.last)
        return whole

    @property
    def spanned(self) -> timedelta:
        """How much time a cell spans."""
        return timedelta(seconds=1 << min(self._level, _LAST_BY_SYMPTOM - 1))

    def _put(self, key: Key, symptoms: int, first: datetime | None, last: datetime | None, count: int) -> bool:
        """Count entries in a cell; whether it is a new one."""
        cell = self._cells.get(key)
        if cell is None:
            self._cells[key] = _Cell(symptoms, first, last, count)
            return True
        cell.symptoms |= symptoms
        cell.count += count
        # the times of a cell are of one kind of clock
        if first is not None and (cell.first is None or first < cell.first):
            cell.first = first
        if last is not None and (cell.last is None or last > cell.last):
            cell.last = last
        return False

    def _shrink(self) -> None:
        while len(self._cells) > MOST_CELLS and self._level <= _LAST_BY_SYMPTOM:
            self._coarsen()

    def _coarsen(self) -> None:
        self._level += 1
        cells, self._cells = self._cells, {}
        for key, cell in cells.items():
            self._put(_coarser(key, self._level), cell.symptoms, cell.first, cell.last, cell.count)


def _coarser(key: Key, level: int) -> Key:
    """The key of the cell that takes a cell in when the level is reached."""
    computer, local, symptoms, stretch = key
    if level == _LAST_BY_COMPUTER + 1:
        return SEVERAL, local, symptoms, stretch
    if level > _LAST_BY_SYMPTOM:
        return computer, local, -1, stretch
    return computer, local, symptoms, None if stretch is None else stretch >> 1


def _at_level(key: Key, level: int) -> Key:
    """The key of the cell that takes in a cell of a second, when cells have become so coarse."""
    computer, local, symptoms, stretch = key
    if level <= _LAST_BY_COMPUTER:
        return computer, local, symptoms, None if stretch is None else stretch >> level
    for one in range(1, level + 1):
        key = _coarser(key, one)
    return key


def _sort_key(key: Key) -> tuple[bool, str, bool, int, bool, int]:
    computer, local, symptoms, stretch = key
    return computer is not None, computer or "", local, symptoms, stretch is not None, stretch or 0
