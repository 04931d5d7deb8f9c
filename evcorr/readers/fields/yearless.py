"""Times that are written without a year: syslog (RFC 3164, 4.1.2), netlogon.log, Get-EventLog's tables.

The user tells the year of the first one; each later one lies in the year that brings it nearest to the one before, so
that a log may go through any number of years, forwards or backwards, as long as no gap is longer than half a year.
"""

from __future__ import annotations

import re
from datetime import datetime

from evcorr.readers.fields.event_time import month_named
from evcorr.record import Origin, Problem
from evcorr.text.lazy_regex import lazy_regex

_YEARLESS = lazy_regex(
    r"(?:(?P<month>\d{1,2})/|(?P<name>[^\W\d]{3,12})\.?\s{1,2})(?P<day>\d{1,2})\s{1,2}"
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?"
)
"""08/01 08:12:26, Nov 18 14:57:57, Mai 18 13:53"""


class Years:
    """The years of one input's times, in the order in which they stand there."""

    def __init__(self, first: int | None) -> None:
        self._first = first
        self._last: datetime | None = None
        self._lacking: Origin | None = None

    def time(self, text: str, place: Origin) -> datetime | None:
        """The local time that a text without a year tells; None for any other text, and where no year is known."""
        found = _YEARLESS.fullmatch(text.strip())
        if found is None:
            return None
        if self._first is None:
            self._lacking = self._lacking or place
            return None
        last = self._last
        if last is None:
            self._last = _built(found, self._first)
            return self._last
        times = [time for year in (last.year, last.year - 1, last.year + 1) if (time := _built(found, year))]
        if not times:
            return None
        self._last = min(times, key=lambda time: abs(time - last))
        return self._last

    def problem(self) -> Problem | None:
        """What to tell of the input: the first entry whose time was left out for its year."""
        if self._lacking is None:
            return None
        return Problem(self._lacking, "its times have no year and are left out: --year tells that of the first")


def _built(found: re.Match[str], year: int) -> datetime | None:
    month = int(found["month"]) if found["month"] else month_named(found["name"])
    if month is None:
        return None
    clock = (int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
    try:
        return datetime(year, month, int(found["day"]), *clock)  # noqa: DTZ001 - local
    except ValueError:
        return None
