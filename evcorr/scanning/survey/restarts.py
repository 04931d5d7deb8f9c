"""Starts and ends of machines, as their logs tell them: what else happened around an incident.

Event ids of EventLog: 6005 started, 6006 stopped, 6008 unexpected shutdown (Q196452); BugCheck 1001 and its forerunner
Save Dump tell of a STOP after the restart; Kernel-Power 41, Kernel-General 12 and 13 are those of Vista and later.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from evcorr.provider import canonical_provider
from evcorr.record import Record
from evcorr.scanning.survey.incident import QUIET, Group
from evcorr.scanning.survey.moments import Moments
from evcorr.timestamps import moved, order

SOON = timedelta(minutes=15)
"""What begins so soon after a start is told to have begun then."""

BEFORE = timedelta(minutes=2)
"""So long before the record of a start drivers may have logged what belongs to it."""

_STARTED, _STOPPED, _UNCLEAN, _SHUT = 1, 2, 4, 8
_KINDS: dict[tuple[str, int | None], int] = {
    (canonical_provider("EventLog"), 6005): _STARTED,
    (canonical_provider("Microsoft-Windows-Kernel-General"), 12): _STARTED,
    (canonical_provider("EventLog"), 6006): _SHUT,
    (canonical_provider("Microsoft-Windows-Kernel-General"), 13): _SHUT,
    (canonical_provider("BugCheck"), 1001): _STOPPED,
    (canonical_provider("EventLog"), 6008): _UNCLEAN,
    (canonical_provider("Microsoft-Windows-Kernel-Power"), 41): _UNCLEAN,
}
_IDS = frozenset(event_id for _, event_id in _KINDS)
_WORDS = {_STOPPED: "the record of a STOP", _UNCLEAN: "an unexpected shutdown", _STARTED: "a start of the system"}


def tells_of_restarts(provider: str | None, event_source_name: str | None, event_id: int | None) -> bool:
    """Whether an event tells of a start or an end."""
    return event_id in _IDS and _kind_of(provider, event_source_name, event_id) is not None


def _kind_of(provider: str | None, event_source_name: str | None, event_id: int | None) -> int | None:
    """What an event tells of, by its provider or else by its classic event source; None where nothing."""
    kinds = (_KINDS.get((canonical_provider(name), event_id)) for name in (provider, event_source_name) if name)
    return next(filter(None, kinds), None)


class Restarts:
    """When which computer started, and how it had ended, in bounded memory."""

    def __init__(self) -> None:
        self._moments = Moments()
        self._times: dict[tuple[str | None, bool], list[tuple[datetime, int]]] | None = None

    def add(self, record: Record) -> None:
        """Take in a record, if it tells of a start or an end."""
        if record.event_id not in _IDS or record.time_created is None or record.recovered:
            return
        kind = _kind_of(record.provider, record.event_source_name, record.event_id)
        if kind is not None:
            self._moments.add(record.computer, kind, record.time_created)
            self._times = None

    def merge(self, other: Restarts) -> None:
        """Add what another part of the logs tells."""
        self._moments.merge(other._moments)
        self._times = None

    def note(self, found: Group, *, of_a_stop: bool) -> str | None:
        """What a computer's log tells of starts and ends around an incident, in words; None where nothing.

        Around a STOP, all that belongs to it; else only whether the incident began soon after a start.
        """
        first, last = found.first, found.last
        if first is None or last is None:
            return None
        near = list(self._between(found.moments[0].computer, first, moved(first, -QUIET), moved(last, QUIET)))
        if of_a_stop:
            kinds = 0
            for _, kind in near:
                kinds |= kind
            told = [words for kind, words in _WORDS.items() if kinds & kind]
            return f"one stop, with {', '.join(told)}" if told else None
        starts = [time for time, kind in near if kind == _STARTED and time <= order(first) <= moved(time, SOON)]
        if not starts:
            return None
        minutes = round((order(first) - max(starts)).total_seconds() / 60)
        return f"began {minutes} min after a start of the system" if minutes else "began at a start of the system"

    def of_starts(self, incidents: Iterable[Group]) -> tuple[bool | None, ...]:
        """Of each incident whether it began at a start of its machine; None where the log tells of no start."""
        return tuple(self._near(one, one.first, _STARTED, -SOON, BEFORE) for one in incidents)

    def of_stops(self, incidents: Iterable[Group]) -> tuple[bool | None, ...]:
        """Of each incident whether it ended at a shutdown of its machine; None where the log tells of none."""
        return tuple(self._near(one, one.last, _SHUT, -SOON, SOON) for one in incidents)

    def _near(
        self, found: Group, time: datetime | None, wanted: int, earliest: timedelta, latest: timedelta
    ) -> bool | None:
        """Whether a machine's log tells what is wanted around a time; None where it never tells that."""
        computer = found.moments[0].computer
        if time is None or not any(kind == wanted for _, kind in self._of(computer, time)):
            return None
        near = any(
            kind == wanted for _, kind in self._between(computer, time, moved(time, earliest), moved(time, latest))
        )
        # of cells as long as that only the first and the last time are known
        return near or (None if self._moments.spanned > latest - earliest else False)

    def _of(self, computer: str | None, clock: datetime) -> list[tuple[datetime, int]]:
        """What a computer's log tells, of the same kind of clock, in order of time."""
        if self._times is None:
            self._times = self._sorted()
        return self._times.get((computer, clock.tzinfo is None), [])

    def _between(
        self, computer: str | None, clock: datetime, earliest: datetime, latest: datetime
    ) -> Iterator[tuple[datetime, int]]:
        """What a computer's log tells from one time to another, of the same kind of clock."""
        times = self._of(computer, clock)
        for time, kind in times[bisect_left(times, (order(earliest), 0)) :]:
            if time > order(latest):
                return
            yield time, kind

    def _sorted(self) -> dict[tuple[str | None, bool], list[tuple[datetime, int]]]:
        times: defaultdict[tuple[str | None, bool], list[tuple[datetime, int]]] = defaultdict(list)
        for moment in self._moments:
            for time in {moment.first, moment.last}:
                if time is not None:
                    times[moment.computer, time.tzinfo is None].append((order(time), moment.symptoms))
        return {host: sorted(known) for host, known in times.items()}
