"""Dates and times of text logs, read only where day, month and year can be told apart."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

from evcorr.readers.fields.event_time import day_and_month, microseconds, year_of, zone_of
from evcorr.text.lazy_regex import lazy_regex

_TIME = r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{1,2})(?:[.,:](?P<fraction>\d{1,9}))?)?"
_HALF = r"(?:[ ]?(?P<half>[AaPp])\.?[Mm])?"
_YEAR = r"(?P<year>\d{4}|\d{2})"


def _compile(pattern: str) -> re.Pattern[str]:
    return lazy_regex(rf"[\[<\s]{{0,3}}{pattern}", re.VERBOSE)


_STANDARD = lazy_regex(r"\[?(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{3}(?:\d{3})?)?)(?=[\]\s]|,[\sA-Z]|$)")
"""The commonest form by far, which Python reads by itself."""

_ISO = _compile(
    rf"""
    (?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})[T\s,]{{1,3}}{_TIME}
    \s?(?P<zone>Z|[+-]\d\d:?\d\d)?(?!\d)
    """
)
"""2026-11-21 07:01:02,123; 2026-11-21T07:01:02+01:00; the year stands first, so month and day follow."""

_NUMBERS = _compile(rf"(?P<one>\d{{1,2}})[-/.](?P<two>\d{{1,2}})[-/.]{_YEAR},?[ \t]{{1,3}}{_TIME}{_HALF}")
"""11/21/1998 4:32:01 PM, 13.8.00 16:55:59"""

_DAY_NAME = _compile(
    rf"(?P<day>\d{{1,2}})[- ](?P<name>[A-Za-z]{{3}})[a-z]{{0,6}}[- ]{_YEAR},?[ \t]{{1,3}}{_TIME}{_HALF}"
)
_NAME_DAY = _compile(
    rf"(?P<name>[A-Za-z]{{3}})[a-z]{{0,6}}[ ](?P<day>\d{{1,2}}),?[ ]{_YEAR},?[ \t]{{1,3}}{_TIME}{_HALF}"
)
"""25-May-93 19:00; May 25, 1993 7:00 PM"""

_DIGIT = lazy_regex(r"\d")
_NEAR = 16
"""A text without a digit among so many first characters begins with no time."""

DayFirst = Callable[[], bool | None]
"""Tells whether the dates of a file have the day first; None where that is not known."""


def untold() -> bool | None:
    """The order of dates in a text of which nothing else is known."""
    return None


MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The English names of the months, as far as logs write them."""


def leading_time(text: str, day_first: DayFirst = untold) -> datetime | None:
    """The time that a text begins with; None where there is none, or day and month can't be told apart.

    `day_first` tells of the other dates of the file; one that contradicts them is not read. Aware UTC if it comes with
    a zone, else naive. Two-digit years are those from 1970 to 2069.
    """
    standard = _STANDARD.match(text)
    if standard is not None:
        return _parse_standard(standard[1])
    if not _DIGIT.search(text, 0, _NEAR):
        return None
    iso = _ISO.match(text)
    if iso is not None:
        return _iso_time(iso)
    numbers = _NUMBERS.match(text)
    if numbers is not None:
        told = day_and_month(int(numbers["one"]), int(numbers["two"]), day_first())
        return _build(numbers, *told) if told else None
    named = _DAY_NAME.match(text) or _NAME_DAY.match(text)
    if named is None or named["name"].casefold() not in MONTHS:
        return None
    return _build(named, int(named["day"]), MONTHS.index(named["name"].casefold()) + 1)


def begins_both_ways(text: str) -> bool:
    """Whether a text begins with a time that is one with the day first and another one with the month first."""
    numbers = _NUMBERS.match(text)
    if numbers is None:
        return False
    one, two = int(numbers["one"]), int(numbers["two"])
    return 0 < one <= 12 and 0 < two <= 12 and one != two


def _parse_standard(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _iso_time(found: re.Match[str]) -> datetime | None:
    time = _build(found, int(found["day"]), int(found["month"]))
    if time is None or not found["zone"]:
        return time
    try:
        return time.replace(tzinfo=zone_of(found["zone"])).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _build(found: re.Match[str], day: int, month: int) -> datetime | None:
    """The time of a match; None if there is no such date or hour."""
    hour = int(found["hour"])
    half = found.groupdict().get("half")
    if half:
        hour = hour % 12 + (12 if half in "Pp" else 0)
    clock = (hour, int(found["minute"]), int(found["second"] or 0), microseconds(found["fraction"]))
    try:
        return datetime(year_of(found["year"]), month, day, *clock)  # noqa: DTZ001 - local
    except ValueError:
        return None
