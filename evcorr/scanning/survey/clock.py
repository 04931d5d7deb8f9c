"""The clock of one input: which of its records have no sure place in time."""

from __future__ import annotations

from collections.abc import Iterable

from evcorr.record import CLOCK_STEP, Record, Sketch, Stand, Steps
from evcorr.report import Unordered
from evcorr.timestamps import order


class Clock:
    """Counts an input's records that tell no time, that tell it both ways, and before which the clock was set back."""

    def __init__(self) -> None:
        self._timeless = 0
        self._local = 0
        self._utc = 0
        self._later = 0
        self._earlier = 0
        self._first: Stand | None = None
        self._before: Stand | None = None

    def add_all(self, records: Iterable[Record | Sketch]) -> None:
        """Take in records; one found outside the live log stands where chance left it, and is not compared."""
        for record in records:
            time = record.time_created
            if time is None:
                self._timeless += 1
                continue
            if time.tzinfo is None:
                self._local += 1
                time = order(time)
            else:
                self._utc += 1
            if not record.recovered:
                self._step_to((record.computer, time))

    def _step_to(self, now: Stand) -> None:
        """Count the step from the record before, if the same computer wrote it."""
        before, self._before = self._before, now
        if before is None:
            self._first = now
        elif before[0] == now[0] and before[1] != now[1]:
            step = now[1] - before[1]
            self._later += step > CLOCK_STEP
            self._earlier += step < -CLOCK_STEP

    def add_steps(self, records: int, steps: Steps) -> None:
        """Take in so many records with times in UTC, of which only the steps are known."""
        self._utc += records
        self._step_to(steps.first)
        self._later += steps.later
        self._earlier += steps.earlier
        self._before = steps.last

    def merge(self, other: Clock) -> None:
        """Take in the records that follow."""
        self._timeless += other._timeless
        self._local += other._local
        self._utc += other._utc
        if other._first is not None:
            self._step_to(other._first)
        self._later += other._later
        self._earlier += other._earlier
        self._before = other._before or self._before

    def unordered(self, path: str) -> tuple[Unordered, ...]:
        """What of the input could not be put in order of time."""
        some_time = self._local or self._utc
        # exports are written newest first as well
        against = min(self._later, self._earlier)
        found = (
            (self._timeless if some_time else 0, "without a time, among records that have one"),
            (
                min(self._local, self._utc),
                "local and UTC times are mixed; their distance is not known (see --timezone)",
            ),
            (against, "their times run against the order of the rest; what came first is not sure"),
        )
        return tuple(Unordered(path=path, records=number, reason=reason) for number, reason in found if number)
