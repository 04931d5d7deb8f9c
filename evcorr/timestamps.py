"""Times as reports write them, and their order: UTC with a `Z`, or local without a zone where a log does not tell."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo


def to_iso(time: datetime | None) -> str | None:
    """ISO 8601: `2026-11-21T07:01:02.5Z` for an aware time, without zone for a naive one, None for none."""
    if time is None:
        return None
    if time.tzinfo is None:
        return time.isoformat()
    return time.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def from_iso(text: str | None) -> datetime | None:
    """The time that a report tells, in UTC, for which a local one is taken; None for what is no time."""
    try:
        return order(datetime.fromisoformat(text or "")).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def in_zone(time: datetime | None, zone: tzinfo | None) -> datetime | None:
    """The time, made aware by the zone of the machine that wrote it where the log itself tells none.

    Of an hour that daylight saving repeats the first is meant; one that it skips moves on by the gap. None for a time
    beyond the ends of the calendar.
    """
    if time is None or zone is None or time.tzinfo is not None:
        return time
    try:
        return time.replace(tzinfo=zone).astimezone(UTC)
    except OverflowError:
        return None


def moved(time: datetime, delta: timedelta) -> datetime:
    """The time so much later, or earlier, but not beyond the ends of the calendar, which a broken log may show."""
    try:
        return time + delta
    except OverflowError:
        if delta > timedelta(0):
            return datetime.max.replace(tzinfo=time.tzinfo)
        return datetime.min.replace(tzinfo=time.tzinfo)


def order(time: datetime) -> datetime:
    """A key to sort aware and naive times together: a naive one counts as if it were UTC."""
    return time if time.tzinfo is not None else time.replace(tzinfo=UTC)


_ZERO_FILETIME = datetime(1601, 1, 1, tzinfo=UTC)


def from_filetime(ticks: int) -> datetime | None:
    """The time of a FILETIME, tenths of a microsecond since 1601; None beyond the end of the calendar."""
    try:
        return _ZERO_FILETIME + timedelta(microseconds=ticks // 10)
    except OverflowError:
        return None


def unless_zero(time: datetime | None) -> datetime | None:
    """The time, or None for the one that a FILETIME of zero gives: a field that nobody filled in."""
    return None if time == _ZERO_FILETIME else time


def _is_before(one: datetime, other: datetime) -> bool:
    if (one.tzinfo is None) == (other.tzinfo is None):
        return one < other
    return order(one) < order(other)


class Period:
    """The earliest and the latest of the times added, None before the first."""

    def __init__(self) -> None:
        self.first: datetime | None = None
        self.last: datetime | None = None

    def add(self, time: datetime | None) -> None:
        """Widen the period to hold the time; None changes nothing."""
        if time is None:
            return
        if self.first is None or _is_before(time, self.first):
            self.first = time
        if self.last is None or _is_before(self.last, time):
            self.last = time

    def merge(self, other: Period) -> None:
        """Widen the period to hold the other one."""
        self.add(other.first)
        self.add(other.last)
