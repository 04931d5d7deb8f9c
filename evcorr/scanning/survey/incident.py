"""Incidents: the entries of one finding on one computer that follow each other closely, in event time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from functools import reduce
from itertools import groupby
from operator import or_

import msgspec

from evcorr.report import Incident, Timeline
from evcorr.scanning.survey.moments import SEVERAL, Moment, clock_of
from evcorr.timestamps import order, to_iso

QUIET = timedelta(minutes=30)
"""After so long without an entry the next one begins another incident; a restart takes less."""

MOST_INCIDENTS = 20
"""So many incidents of a finding are listed, the earliest."""

MOST_COUNTS = 48
"""A timeline has so many counts at most."""

STORM = 100
"""So many entries of a finding are a storm, if they come at `STORM_RATE` or faster."""

STORM_RATE = 60.0
"""Entries an hour."""

_HOUR = 3600.0


class Group(msgspec.Struct, frozen=True):
    """Moments of one computer and clock that follow each other closely; in order of time."""

    moments: tuple[Moment, ...]

    @property
    def first(self) -> datetime | None:
        """When it began; None where the entries tell no time."""
        return self.moments[0].first

    @property
    def last(self) -> datetime | None:
        """When its last entry was written."""
        return max((one.last for one in self.moments if one.last), key=order, default=None)

    @property
    def count(self) -> int:
        """How many entries it has."""
        return sum(one.count for one in self.moments)

    @property
    def symptoms(self) -> frozenset[int]:
        """The numbers of the symptoms that it shows."""
        bits = reduce(or_, (one.symptoms for one in self.moments), 0)
        return frozenset(number for number in range(bits.bit_length()) if bits >> number & 1)


def group(moments: Iterable[Moment]) -> list[Group]:
    """The incidents that moments make, earliest first, those without time at the end.

    Computers are kept apart, and so are times of unknown zones and those in UTC, which have no known distance.
    """
    apart = sorted(moments, key=clock_of)
    found = [Group(tuple(run)) for _, same in groupby(apart, key=clock_of) for run in _runs(list(same))]
    return sorted(
        found, key=lambda one: (one.first is None, one.first and order(one.first).timestamp(), clock_of(one.moments[0]))
    )


def _runs(moments: list[Moment]) -> Iterable[list[Moment]]:
    """Moments of one clock, split where nothing happened for longer than `QUIET`."""
    timed = sorted(moments, key=lambda one: (one.first and order(one.first).timestamp(), one.symptoms))
    run: list[Moment] = []
    end: datetime | None = None
    for one in timed:
        if end is not None and one.first is not None and order(one.first) - end > QUIET:
            yield run
            run, end = [], None
        run.append(one)
        if one.last is not None:
            end = order(one.last) if end is None else max(end, order(one.last))
    yield run


def incident(found: Group, places: Mapping[int, int], note: str | None = None) -> Incident:
    """An incident as a report shows it; `places` tells where in the evidence each symptom stands."""
    computer = found.moments[0].computer
    return Incident(
        computer=None if computer == SEVERAL else computer,
        first_seen=to_iso(found.first),
        last_seen=to_iso(found.last),
        count=found.count,
        symptoms=tuple(sorted(places[number] for number in found.symptoms if number in places)),
        note="several computers, too many to be told apart" if computer == SEVERAL and note is None else note,
    )


def timeline(moments: Iterable[Moment]) -> Timeline | None:
    """How many entries fall into each equal part of the time from the first to the last; None without times.

    The entries of a cell that spans several parts are counted in its middle.
    """
    timed = [(order(one.first), order(one.last), one.count) for one in moments if one.first and one.last]
    if not timed:
        return None
    first, last = min(one for one, _, _ in timed), max(one for _, one, _ in timed)
    span = (last - first).total_seconds()
    parts = max(1, min(MOST_COUNTS, int(span) + 1))
    counts = [0] * parts
    for start, end, count in timed:
        middle = ((start - first).total_seconds() + (end - first).total_seconds()) / 2
        counts[min(parts - 1, int(middle * parts / span)) if span else 0] += count
    return Timeline(first=to_iso(first) or "", last=to_iso(last) or "", counts=tuple(counts))


def storm_rate(moments: Iterable[Moment]) -> float | None:
    """Entries an hour where they come as a storm, to three digits; None where they do not."""
    timed = [one for one in moments if one.first and one.last]
    count = sum(one.count for one in timed)
    if count < STORM:
        return None
    first = min(order(one.first) for one in timed if one.first)
    last = max(order(one.last) for one in timed if one.last)
    rate = count / (max(1.0, (last - first).total_seconds()) / _HOUR)
    return float(f"{rate:.3g}") if rate >= STORM_RATE else None
