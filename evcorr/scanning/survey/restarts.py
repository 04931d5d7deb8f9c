"""Starts and ends of machines, as their logs tell them: what else happened around an incident.

Event ids of EventLog: 6005 started, 6006 stopped, 6008 unexpected shutdown (Q196452); BugCheck 1001 and its forerunner
Save Dump tell of a STOP after the restart; Kernel-Power 41, Kernel-General 12 and 13 are those of Vista and later.
"""

from __future__ import annotations

import enum
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import reduce
from operator import or_

from evcorr.provider import canonical_provider
from evcorr.record import Record
from evcorr.scanning.survey.incident import QUIET, Group
from evcorr.scanning.survey.moments import Moments
from evcorr.timestamps import moved, order

SOON = timedelta(minutes=15)
"""What begins so soon after a start is told to have begun then."""

BEFORE = timedelta(minutes=2)
"""So long before the record of a start drivers may have logged what belongs to it."""


class _Turn(enum.IntFlag):
    """A start or an end of a machine; `Moments` keep them as bits, as they do symptoms."""

    STARTED = enum.auto()
    STOPPED = enum.auto()
    UNCLEAN = enum.auto()
    SHUT = enum.auto()


_TURNS: dict[tuple[str, int | None], _Turn] = {
    (canonical_provider("EventLog"), 6005): _Turn.STARTED,
    (canonical_provider("Microsoft-Windows-Kernel-General"), 12): _Turn.STARTED,
    (canonical_provider("EventLog"), 6006): _Turn.SHUT,
    (canonical_provider("Microsoft-Windows-Kernel-General"), 13): _Turn.SHUT,
    (canonical_provider("BugCheck"), 1001): _Turn.STOPPED,
    (canonical_provider("EventLog"), 6008): _Turn.UNCLEAN,
    (canonical_provider("Microsoft-Windows-Kernel-Power"), 41): _Turn.UNCLEAN,
}
_IDS = frozenset(event_id for _, event_id in _TURNS)
_WORDS = {
    _Turn.STOPPED: "the record of a STOP",
    _Turn.UNCLEAN: "an unexpected shutdown",
    _Turn.STARTED: "a start of the system",
}


def tells_of_restarts(provider: str | None, event_source_name: str | None, event_id: int | None) -> bool:
    """Whether an event tells of a start or an end."""
    return event_id in _IDS and _turn_of(provider, event_source_name, event_id) is not None


def _turn_of(provider: str | None, event_source_name: str | None, event_id: int | None) -> _Turn | None:
    """What an event tells of, by its provider or else by its classic event source; None where nothing."""
    turns = (_TURNS.get((canonical_provider(name), event_id)) for name in (provider, event_source_name) if name)
    return next(filter(None, turns), None)


class Restarts:
    """When which computer started, and how it had ended, in bounded memory."""

    def __init__(self) -> None:
        self._moments = Moments()
        self._times: dict[tuple[str | None, bool], list[tuple[datetime, int]]] | None = None

    def add(self, record: Record) -> None:
        """Take in a record, if it tells of a start or an end."""
        if record.event_id not in _IDS or record.time_created is None or record.recovered:
            return
        turn = _turn_of(record.provider, record.event_source_name, record.event_id)
        if turn is not None:
            self._moments.add(record.computer, int(turn), record.time_created)
            self._times = None

    def merge(self, other: Restarts) -> None:
        """Add what another part of the logs tells."""
        self._moments.merge(other._moments)
        self._times = None

    def with_stop(self, found: Group) -> str | None:
        """What else a computer's log tells of the STOP that an incident is, in words; None where nothing."""
        if found.first is None or found.last is None:
            return None
        earliest, latest = moved(found.first, -QUIET), moved(found.last, QUIET)
        turns = reduce(or_, (turn for _, turn in self._between(found, found.first, earliest, latest)), 0)
        told = [words for turn, words in _WORDS.items() if turns & turn]
        return f"one stop, with {', '.join(told)}" if told else None

    def since_start(self, found: Group) -> str | None:
        """How soon after a start of its machine an incident began, in words; None where that was not soon."""
        if found.first is None:
            return None
        near = self._between(found, found.first, moved(found.first, -SOON), found.first)
        starts = [time for time, turn in near if turn == _Turn.STARTED]
        if not starts:
            return None
        minutes = round((order(found.first) - max(starts)).total_seconds() / 60)
        return f"began {minutes} min after a start of the system" if minutes else "began at a start of the system"

    def of_starts(self, incidents: Iterable[Group]) -> tuple[bool | None, ...]:
        """Of each incident whether it began at a start of its machine; None where the log tells of no start."""
        return tuple(self._near(one, one.first, _Turn.STARTED, -SOON, BEFORE) for one in incidents)

    def of_stops(self, incidents: Iterable[Group]) -> tuple[bool | None, ...]:
        """Of each incident whether it ended at a shutdown of its machine; None where the log tells of none."""
        return tuple(self._near(one, one.last, _Turn.SHUT, -SOON, SOON) for one in incidents)

    def _near(
        self, found: Group, time: datetime | None, wanted: _Turn, earliest: timedelta, latest: timedelta
    ) -> bool | None:
        """Whether a machine's log tells what is wanted around a time; None where it never tells that."""
        if time is None or not any(turn == wanted for _, turn in self._of(found, time)):
            return None
        around = self._between(found, time, moved(time, earliest), moved(time, latest))
        near = any(turn == wanted for _, turn in around)
        # of cells as long as that only the first and the last time are known
        return near or (None if self._moments.spanned > latest - earliest else False)

    def _of(self, found: Group, clock: datetime) -> list[tuple[datetime, int]]:
        """What the log of an incident's computer tells, of the same kind of clock, in order of time."""
        if self._times is None:
            self._times = self._sorted()
        return self._times.get((found.moments[0].computer, clock.tzinfo is None), [])

    def _between(
        self, found: Group, clock: datetime, earliest: datetime, latest: datetime
    ) -> Iterator[tuple[datetime, int]]:
        """What the log of an incident's computer tells from one time to another, of the same kind of clock."""
        times = self._of(found, clock)
        for time, turn in times[bisect_left(times, (order(earliest), 0)) :]:
            if time > order(latest):
                return
            yield time, turn

    def _sorted(self) -> dict[tuple[str | None, bool], list[tuple[datetime, int]]]:
        times: defaultdict[tuple[str | None, bool], list[tuple[datetime, int]]] = defaultdict(list)
        for moment in self._moments:
            for time in {moment.first, moment.last}:
                if time is not None:
                    times[moment.computer, time.tzinfo is None].append((order(time), moment.symptoms))
        return {host: sorted(known) for host, known in times.items()}
