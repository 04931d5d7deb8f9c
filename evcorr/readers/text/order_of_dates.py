"""The order of day and month in the dates of a text log, where the form of its program leaves it open."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache, partial
from pathlib import Path

from evcorr.inputs import Input
from evcorr.inputs.file_view import open_piece
from evcorr.inputs.text_blocks import read_blocks
from evcorr.readers.fields.date_order import DateOrder
from evcorr.readers.reader import ReadOptions

MOST_DATES = 20_000
"""Dates of one file that are looked at to tell their order."""


def order_of_dates(source: Input, options: ReadOptions, dates: re.Pattern[str]) -> Callable[[], bool | None]:
    """Tells whether the dates that a pattern finds in an input have the day first; reads it when first asked.

    None is the answer while they go with both, and for a pipe, which can't be read twice (see `OrderSoFar`), unless the
    user tells.
    """
    known: list[bool | None] = []

    def day_first() -> bool | None:
        if not known:
            known.append(_day_first(source, options, dates))
        return known[0]

    return day_first


def order_in_head(file: Path, size: int, options: ReadOptions, dates: re.Pattern[str]) -> Callable[[], bool | None]:
    """The same by the first bytes of a file, which are read once for all the pieces of it that a process reads."""

    def day_first() -> bool | None:
        if options.day_first is not None:
            return options.day_first
        with suppress(OSError):
            state = file.stat()
            return _day_first_in_head(file, min(size, state.st_size), state.st_mtime_ns, dates)
        return None

    return day_first


@lru_cache(1)
def _day_first_in_head(file: Path, size: int, _changed: int, dates: re.Pattern[str]) -> bool | None:
    head = Input(str(file), partial(open_piece, file, 0, size), size)
    return _day_first(head, ReadOptions(), dates)


class OrderSoFar:
    """Tells whether the dates of a text that can be read but once have the day first, by those that it has seen.

    None is the answer while later ones may tell otherwise.
    """

    def __init__(self, options: ReadOptions, dates: re.Pattern[str]) -> None:
        self._order = DateOrder(options.day_first)
        self._dates = dates

    def see(self, block: str) -> None:
        """Take in the dates of the next lines."""
        if not self._order.proven:
            for found in self._dates.finditer(block):
                self._order.feed(found[0])

    def __call__(self) -> bool | None:
        """The answer for what has been seen."""
        return self._order.day_first if self._order.settled else None


def _day_first(source: Input, options: ReadOptions, dates: re.Pattern[str]) -> bool | None:
    if options.day_first is not None or source.size is None:
        return options.day_first
    order = DateOrder(options.day_first)
    fed = 0
    with source.open() as stream:
        for block in read_blocks(stream, options.encoding):
            for found in dates.finditer(block):
                order.feed(found[0])
                fed += 1
                if order.proven or fed >= MOST_DATES:
                    return order.day_first
    return order.day_first
