"""Times as exports of event logs write them, in the regional settings of whoever exported."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from evcorr.text.lazy_regex import lazy_regex

_HALVES = {
    "am": 0, "a.m.": 0, "a. m.": 0, "a.m": 0, "vorm.": 0, "上午": 0, "午前": 0, "오전": 0, "πμ": 0, "de.": 0,
    "pm": 12, "p.m.": 12, "p. m.": 12, "p.m": 12, "nachm.": 12, "下午": 12, "午後": 12, "오후": 12, "μμ": 12, "du.": 12,
}  # fmt: skip
"""Words for the two halves of the day, with the hours that they add."""

_HALF = "|".join(re.escape(word) for word in sorted(_HALVES, key=len, reverse=True))

_CLOCK = rf"""
    (?:(?P<before>{_HALF})\s?)?
    (?P<hour>\d{{1,2}})[:.h]\s?(?P<minute>\d{{1,2}})(?:[:.]\s?(?P<second>\d{{1,2}})(?:[.,:](?P<fraction>\d{{1,9}}))?)?
    (?:\s?(?P<after>{_HALF})(?!\w))?
    (?:\s?(?P<zone>Z\b|UTC|GMT|[+-]\d\d:?\d\d))?
"""

_NUMBERS = lazy_regex(
    rf"\D{{0,14}}?(?P<one>\d{{1,4}})[-/.]\s?(?P<two>\d{{1,2}})[-/.]\s?(?P<three>\d{{4}}|\d{{1,2}})\.?[T\s,]{{1,4}}{_CLOCK}",
    re.VERBOSE | re.IGNORECASE,
)
"""4/16/2020 3:47:36 PM, 21.11.1998 16:55:59, 2019/5/26 下午 10:21:11, 2016-12-22T05:29:02.512+01:00"""

_DAY_MONTH = lazy_regex(
    rf"(?:[^\W\d]{{2,12}}[.,]?\s)?(?P<day>\d{{1,2}})\.?[\s-](?P<name>[^\W\d]{{3,12}})\.?[\s-]"
    rf"(?P<year>\d{{4}}|\d\d(?!\d)),?\s{_CLOCK}",
    re.VERBOSE | re.IGNORECASE,
)
"""21-Nov-1998 16:55:59, 25-May-93 19:00, 26 août 2022 16:45"""

_MONTH_DAY = lazy_regex(
    rf"(?:[^\W\d]{{2,12}}[.,]?\s)?(?P<name>[^\W\d]{{3,12}})\.?\s{{1,2}}(?P<day>\d{{1,2}}),?\s"
    rf"(?:(?P<year>\d{{4}}),?\s{_CLOCK}"
    r"|(?P<at>\d{1,2}:\d\d:\d\d)\s(?P<last>\d{4})(?!\d))",
    re.VERBOSE | re.IGNORECASE,
)
"""Fri Sep 17 16:37:25 2021, Nov 21, 1998 4:55 PM"""

_NUMBER = lazy_regex(r"\d+")
_TICKS = lazy_regex(r"\\?/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\\?/")
"""Milliseconds since 1970 in UTC, as Windows PowerShell 5.1 writes times into JSON."""

_MONTHS = (
    ("jan", "janv", "ene", "gen", "янв"),
    ("feb", "févr", "fév", "fev", "фев"),
    ("mar", "mär", "mrz", "mars", "maa", "мар"),
    ("apr", "avr", "abr", "апр"),
    ("may", "mai", "maj", "mag", "mei", "май", "мая"),
    ("jun", "juin", "giu", "июн"),
    ("jul", "juil", "lug", "июл"),
    ("aug", "août", "aou", "ago", "авг"),
    ("sep", "set", "сен"),
    ("oct", "okt", "ott", "out", "окт"),
    ("nov", "ноя"),
    ("dec", "dez", "déc", "dic", "дек"),
)
_MONTH_BY_NAME = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}


def parse_time(text: str, *, day_first: bool | None = None) -> datetime | None:
    """The time that a text is; None for none, for one without a year, and where day and month can't be told apart.

    Aware UTC where the text tells the zone, else naive. `day_first` says how to read dates that go both ways; a date
    that contradicts it is None. Two-digit years are those from 1970 to 2069.
    """
    ticks = _TICKS.fullmatch(text)
    if ticks is not None:
        return _since_1970(int(ticks[1]))
    found = _NUMBERS.match(text)
    if found is not None:
        date = _date(found["one"], found["two"], found["three"], day_first)
        return _build(found, date) if date else None
    found = _DAY_MONTH.match(text) or _MONTH_DAY.match(text)
    return _named(found) if found else None


def _date(one: str, two: str, three: str, day_first: bool | None) -> tuple[int, int, int] | None:
    """Year, month and day of three numbers."""
    if len(one) == 4 or (int(one) > 31 and len(three) <= 2):
        return year_of(one), int(two), int(three)
    told = day_and_month(int(one), int(two), day_first)
    return (year_of(three), told[1], told[0]) if told else None


def day_and_month(first: int, second: int, day_first: bool | None) -> tuple[int, int] | None:
    """Day and month of two numbers; None where they contradict the order, or it is unknown and either would do."""
    if day_first is not None:
        day, month = (first, second) if day_first else (second, first)
        return (day, month) if month <= 12 else None
    if first == second or first > 12 >= second:
        return first, second
    return (second, first) if second > 12 >= first else None


def year_of(digits: str) -> int:
    """A year that is written with four digits, or with two: those are from 1970 to 2069."""
    year = int(digits)
    return year if len(digits) == 4 else year + (1900 if year >= 70 else 2000)


def microseconds(fraction: str | None) -> int:
    """The digits behind a second's point, as many as there are, in microseconds; 0 for none."""
    return int((fraction or "")[:6].ljust(6, "0"))


def month_named(name: str) -> int | None:
    """The number of a month by its name, whole or short, in the languages of Windows; None for another word."""
    folded = name.casefold()
    return _MONTH_BY_NAME.get(folded[:4]) or _MONTH_BY_NAME.get(folded[:3])


def _named(found: re.Match[str]) -> datetime | None:
    """The time of a date with the month's name."""
    month = month_named(found["name"])
    if month is None:
        return None
    last = found.groupdict().get("last")
    if last is None:
        return _build(found, (year_of(found["year"]), month, int(found["day"])))
    hour, minute, second = map(int, found["at"].split(":"))
    try:
        return datetime(int(last), month, int(found["day"]), hour, minute, second)  # noqa: DTZ001
    except ValueError:
        return None


def _since_1970(milliseconds: int) -> datetime | None:
    try:
        return datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=milliseconds)
    except OverflowError:
        return None


def _build(found: re.Match[str], date: tuple[int, int, int]) -> datetime | None:
    """The time of a match; None if there is no such date or hour."""
    hour = int(found["hour"])
    half = found["before"] or found["after"]
    if half:
        hour = hour % 12 + _HALVES[half.casefold()]
    micro = microseconds(found["fraction"])
    try:
        clock = (hour, int(found["minute"]), int(found["second"] or 0), micro)
        time = datetime(*date, *clock, zone_of(found["zone"]))  # noqa: DTZ001 - naive where no zone is told
        return time.astimezone(UTC) if time.tzinfo else time
    except (ValueError, OverflowError):
        return None


def zone_of(text: str | None) -> timezone | None:
    """`Z`, `UTC`, `+01:00` or `-0530` as a zone, None for nothing; raises ValueError where that is a day or more."""
    if not text:
        return None
    if text[0] not in "+-":
        return UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))


def year_first(text: str) -> datetime | None:
    """A time as numbers from the year to the second or its fraction, whatever stands between; naive.

    Two-digit years are those from 1970 to 2069. None if it is no time.
    """
    parts = _NUMBER.findall(text)
    if not 6 <= len(parts) <= 7:
        return None
    month, day, hour, minute, second = map(int, parts[1:6])
    fraction = microseconds("".join(parts[6:]))
    try:
        return datetime(year_of(parts[0]), month, day, hour, minute, second, fraction)  # noqa: DTZ001 - local
    except ValueError:
        return None


def as_utc(time: datetime | None, east: timedelta = timedelta(0)) -> datetime | None:
    """The local time of a zone so far east of UTC; None where there is none, or it would be none of the calendar."""
    try:
        return time and (time - east).replace(tzinfo=UTC)
    except OverflowError:
        return None
