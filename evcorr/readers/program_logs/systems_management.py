"""Logs of Systems Management Server 1.x to 2003, and of Configuration Manager 2012 and later (CMTrace)."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from evcorr.readers.fields.event_time import as_utc, year_first
from evcorr.readers.fields.timestamp import MONTHS
from evcorr.readers.text.line_form import Heading, TextForm, alike, text_reader
from evcorr.readers.text.passages import Shape
from evcorr.record import Level
from evcorr.text.lazy_regex import lazy_regex

_STAMP = lazy_regex(r"\$\$<(?P<component>[^<>\n]{1,80})>\s?<(?P<time>[^<>]{8,80})>\s?<thread=[^<>\n]{1,40}>")
"""Behind the words: `~  $$<SMS_DESPOOLER><Mon Dec 04 15:41:45 1995~><thread=E0>`, which mails wrap anywhere."""

_STAMP_END = lazy_regex(r"\n(?:(?<=[0-9A-Fa-f]>\n)|(?<=\)>\n))(?!\$\$<)")
_STAMPS = lazy_regex(r"\$\$<[^<>\n]{1,80}>\s?<[A-Z][a-z]{2}\s[A-Z][a-z]{2}\s[^<>]{8,60}>\s?<thread=")
_STAMP_TIME = lazy_regex(
    r"\w{3} (?P<month>\w{3}) (?P<day>\d{1,2}) (?P<clock>\d\d:\d\d:\d\d)(?:\.\d{1,3})?"
    r"(?P<bias>[+-]\d{1,3})? (?P<year>\d{4})"
)
_SMS_ERROR = lazy_regex(r"\s{0,8}(?:\*{1,4}\s?)?(?:Err>|ERROR\b|Error\b|Msg>)")

_TRACE = lazy_regex(
    r"\]LOG\]!><time=\"(?P<time>\d{1,2}:\d\d:\d\d(?:\.\d{1,7})?)(?P<bias>[+-]\d{1,4})?\"\s{1,4}"
    r"date=\"(?P<month>\d{1,2})-(?P<day>\d{1,2})-(?P<year>\d{4})\"\s{1,4}component=\"(?P<component>[^\"\n]{0,100})\""
    r"[^>\n]{0,400}?\btype=\"(?P<type>\d)\"[^>\n]{0,400}>?"
)
_TRACE_START = "<![LOG["
_TRACE_BEGINNING = lazy_regex(r"\n(?=<!\[LOG\[)")
_TRACE_MARKS = lazy_regex(r"^<!\[LOG\[", re.MULTILINE)
_TYPES = {"1": Level.INFORMATION, "2": Level.WARNING, "3": Level.ERROR}


def _utc(time: datetime | None, bias: str | None) -> datetime | None:
    """The local time in UTC; a bias is the minutes that Windows adds to get there, +300 in New York in winter."""
    return time if bias is None else as_utc(time, -timedelta(minutes=int(bias)))


def _trace(text: str) -> Heading | None:
    """An entry as CMTrace shows it."""
    found = _TRACE.search(text) if text.startswith(_TRACE_START) else None
    if found is None:
        return None
    local = year_first(f"{found['year']}-{found['month']}-{found['day']} {found['time']}")
    return Heading(
        time_created=_utc(local, found["bias"]),
        provider=found["component"] or None,
        level=_TYPES.get(found["type"]),
        start=len(_TRACE_START),
        end=found.start(),
        after=found.end(),
    )


def _stamped(text: str) -> Heading | None:
    """An entry that its component, time and thread follow."""
    found = _STAMP.search(text)
    if found is None:
        return None
    return Heading(
        time_created=_stamp_time(" ".join(found["time"].split())),
        provider=found["component"],
        level=Level.ERROR if _SMS_ERROR.match(text) else Level.INFORMATION,
        end=len(text[: found.start()].rstrip().removesuffix("~")),
        after=found.end(),
    )


def _stamp_time(text: str) -> datetime | None:
    found = _STAMP_TIME.match(text)
    if found is None or found["month"].casefold() not in MONTHS:
        return None
    month = MONTHS.index(found["month"].casefold()) + 1
    return _utc(year_first(f"{found['year']}-{month}-{found['day']} {found['clock']}"), found["bias"])


SMS = text_reader(
    TextForm(
        name="sms",
        title="Systems Management Server 1.x to 2003",
        sign="entries that end in $$<component><time><thread=",
        marks=_STAMPS,
        open=alike(_stamped),
        shape=Shape(_STAMP_END, 64, 1 << 14),
    )
)

CMTRACE = text_reader(
    TextForm(
        name="cmtrace",
        title="Configuration Manager, Intune and Windows deployment (logs for CMTrace)",
        sign="<![LOG[ at the start of a line",
        marks=_TRACE_MARKS,
        open=alike(_trace),
        shape=Shape(_TRACE_BEGINNING, 400, 1 << 16),
    )
)
