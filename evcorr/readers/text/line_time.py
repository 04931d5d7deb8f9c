"""Times of text logs in the forms of their programs, and the order of day and month where a form leaves it open."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from evcorr.inputs import Input
from evcorr.inputs.encoding import read_blocks
from evcorr.readers.fields.date_order import DateOrder
from evcorr.readers.reader import ReadOptions
from evcorr.text.lazy_regex import lazy_regex

_NUMBER = lazy_regex(r"\d+")

MOST_DATES = 20_000
"""Dates of one file that are looked at to tell their order."""


def year_first(text: str) -> datetime | None:
    """A time as numbers from the year to the second or its fraction, whatever stands between; naive.

    Two-digit years are those from 1970 to 2069. None if it is no time.
    """
    parts = _NUMBER.findall(text)
    if not 6 <= len(parts) <= 7:
        return None
    year = int(parts[0])
    if len(parts[0]) == 2:
        year += 1900 if year >= 70 else 2000
    month, day, hour, minute, second = map(int, parts[1:6])
    micro = int(parts[6][:6].ljust(6, "0")) if len(parts) == 7 else 0
    try:
        return datetime(year, month, day, hour, minute, second, micro)  # noqa: DTZ001 - local
    except ValueError:
        return None


def as_utc(time: datetime | None, east: timedelta = timedelta(0)) -> datetime | None:
    """The local time of a zone so far east of UTC; None where there is none, or it would be none of the calendar."""
    try:
        return time and (time - east).replace(tzinfo=UTC)
    except OverflowError:
        return None


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
