"""A time axis: where a moment stands between the first and the last of a report, and at which round times it has marks.

Times without a zone are placed as if they were UTC, for a log that does not tell its zone has no better place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

MOST_MARKS = 6

_STEPS = (
    *(timedelta(seconds=number) for number in (1, 5, 15, 30)),
    *(timedelta(minutes=number) for number in (1, 5, 15, 30)),
    *(timedelta(hours=number) for number in (1, 3, 6, 12)),
    *(timedelta(days=number) for number in (1, 2, 7, 14)),
)
_MONTHS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 24_000)


class Mark(NamedTuple):
    """A round time on the axis: its place in percent, and its name."""

    place: float
    name: str


class Axis(NamedTuple):
    """The time from `first` to `last`, both in UTC; `last` is later."""

    first: datetime
    last: datetime

    def place(self, when: datetime) -> float:
        """Where the moment stands, in percent of the axis; at its ends what lies beyond."""
        share = (when - self.first) / (self.last - self.first)
        return round(100 * min(1.0, max(0.0, share)), 2)

    def marks(self) -> tuple[Mark, ...]:
        """At most about `MOST_MARKS` round times in order."""
        for step in _STEPS:
            if (self.last - self.first) / step <= MOST_MARKS:
                shape = "%H:%M:%S" if step < timedelta(minutes=1) else "%m-%d %H:%M"
                shape = "%Y-%m-%d" if step >= timedelta(days=1) else shape
                return tuple(Mark(self.place(time), time.strftime(shape)) for time in self._every(step))
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        step_months = next((number for number in _MONTHS if months / number <= MOST_MARKS), _MONTHS[-1])
        shape = "%Y-%m" if step_months < 12 else "%Y"
        return tuple(Mark(self.place(time), time.strftime(shape)) for time in self._every_month(step_months))

    def _every(self, step: timedelta) -> Iterator[datetime]:
        start = datetime(1970, 1, 1, tzinfo=UTC)
        for number in range(-((start - self.first) // step), (self.last - start) // step + 1):
            yield start + number * step

    def _every_month(self, step: int) -> Iterator[datetime]:
        first, last = (time.year * 12 + time.month - 1 for time in (self.first, self.last))
        for number in range(first // step * step, last + 1, step):
            time = datetime(max(1, number // 12), number % 12 + 1, 1, tzinfo=UTC)
            if self.first <= time <= self.last:
                yield time


def axis_of(moments: Iterable[datetime]) -> Axis | None:
    """The axis that all the moments have room on; None where there are not two different ones."""
    ordered = sorted(moments)
    return Axis(ordered[0], ordered[-1]) if ordered and ordered[0] < ordered[-1] else None
