"""Logs in the extended format of the W3C: requests of Internet Information Services, logs of Exchange 2007 and later.

`#Fields:` names the columns and may come again; times are UTC (https://www.w3.org/TR/WD-logfile). Exchange parts its
columns by commas, and says in `#Log-type:` what it logs.
"""

from __future__ import annotations

import csv
import re
from datetime import datetime
from functools import partial

from evcorr.inputs import Input
from evcorr.readers.fields.event_time import as_utc, year_first
from evcorr.readers.reader import ReadOptions
from evcorr.readers.text.line_form import Heading, Headings, TextForm, text_reader
from evcorr.readers.text.passages import Shape
from evcorr.record import Level
from evcorr.text.lazy_regex import lazy_regex

_REQUESTS = lazy_regex(r"^#Fields: (?=[^\n]{0,600}\bcs?-(?:method|ip|uri|status))", re.MULTILINE)
_MAILS = lazy_regex(
    r"^#Log-type: [^\n]{1,80}\n(?:#[^\n]{0,400}\n){0,4}#Fields: ?date-time,", re.MULTILINE | re.IGNORECASE
)
_BEGINNING = lazy_regex(r"\n(?=[^\s#])")
_FIELDS = lazy_regex(r"^#Fields:[ \t]{0,4}([^\n]{1,4000})", re.MULTILINE)
_DATE = lazy_regex(r"^#Date:[ \t]{1,4}(\d{4}-\d\d-\d\d)", re.MULTILINE)
_TYPE = lazy_regex(r"^#Log-type:[ \t]{1,4}([^\n]{1,80}?)(?:[ ]Log)?[ \t]*$", re.MULTILINE | re.IGNORECASE)

_FAILED = frozenset({"FAIL", "BADMAIL", "POISONMESSAGE", "MODERATIONFAIL", "RESUBMITFAIL"})
_DELAYED = frozenset({"DEFER", "DELAY", "RETRY"})
"""Values of `event-id` in message tracking."""


class _Columns:
    """The columns of a file as its comments name them, and the day where rows hold only the time."""

    def __init__(self, delimiter: str = "") -> None:
        self._delimiter = delimiter
        self._names: list[str] = []
        self._day = ""
        self._type = ""

    def heading(self, text: str) -> Heading | None:
        """What a row tells; the comments behind it are taken in for the next one."""
        row = text.partition("\n")[0]
        heading = None if row.startswith("#") else self._entry(row)
        if "#" in text:
            for names in _FIELDS.finditer(text):
                self._names = self._split(names[1])
            for day in _DATE.finditer(text):
                self._day = day[1]
            for kind in _TYPE.finditer(text):
                self._type = kind[1]
        return heading

    def _split(self, row: str) -> list[str]:
        if self._delimiter:
            return next(csv.reader([row], delimiter=self._delimiter), [])
        return row.split("\t" if "\t" in row else " ")

    def _entry(self, row: str) -> Heading | None:
        values = self._split(row)
        if len(values) < len(self._names) or not self._names:
            return None
        columns = {name: value for name, value in zip(self._names, values, strict=False) if value not in {"", "-"}}
        is_mail = bool(self._delimiter)
        return Heading(
            time_created=self._time(columns),
            provider=f"MSExchange {self._type}" if is_mail else columns.get("s-sitename"),
            computer=columns.get("server-hostname" if is_mail else "s-computername"),
            level=_mail_level(columns) if is_mail else _request_level(columns),
            data=tuple(columns.items()),
            end=len(row),
            after=len(row),
        )

    def _time(self, columns: dict[str, str]) -> datetime | None:
        whole = columns.get("date-time")
        return as_utc(year_first(whole or f"{columns.get('date') or self._day} {columns.get('time', '')}"))


def _request_level(columns: dict[str, str]) -> Level:
    return Level.ERROR if columns.get("sc-status", "").startswith("5") else Level.INFORMATION


def _mail_level(columns: dict[str, str]) -> Level:
    happened = columns.get("event-id", "").upper()
    if happened in _FAILED:
        return Level.ERROR
    return Level.WARNING if happened in _DELAYED else Level.INFORMATION


def _open(delimiter: str, source: Input, options: ReadOptions) -> Headings:  # noqa: ARG001 - the comments tell all
    return _Columns(delimiter).heading


REQUESTS = text_reader(
    TextForm(
        name="iis",
        title="requests that Internet Information Services logs (W3C extended): status and Win32 status as data",
        sign="#Fields: with columns of requests",
        marks=_REQUESTS,
        open=partial(_open, ""),
        shape=Shape(_BEGINNING, 64, 1 << 14),
        gives=("provider", "computer", "level", "time_created", "message", "data"),
    )
)

EXCHANGE = text_reader(
    TextForm(
        name="exchangelog",
        title="Exchange 2007 and later: message tracking, protocol, connectivity and other logs with #Log-type",
        sign="#Log-type: over #Fields: date-time",
        marks=_MAILS,
        open=partial(_open, ","),
        shape=Shape(_BEGINNING, 64, 1 << 15),
        gives=("provider", "computer", "level", "time_created", "message", "data"),
    )
)
