"""Logs in the extended format of the W3C, as Internet Information Services writes them: one record a request.

`#Fields:` names the columns and may come again; times are UTC (https://www.w3.org/TR/WD-logfile).
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from evcorr.inputs import Input
from evcorr.late_regex import late_regex
from evcorr.readers.line_time import year_first
from evcorr.readers.passages import Shape
from evcorr.readers.reader import ReadOptions
from evcorr.readers.text_form import Heading, Headings, TextForm, text_reader
from evcorr.record import Level

_MARKS = late_regex(r"^#Fields: (?=[^\n]{0,600}\bcs?-(?:method|ip|uri|status))", re.MULTILINE)
_BEGINNING = late_regex(r"\n(?=[^\s#])")
_FIELDS = late_regex(r"^#Fields:[ \t]{1,4}([^\n]{1,2000})", re.MULTILINE)
_DATE = late_regex(r"^#Date:[ \t]{1,4}(\d{4}-\d\d-\d\d)", re.MULTILINE)


class _Columns:
    """The columns of a file as its comments name them, and the day where rows hold only the time."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._day = ""

    def heading(self, text: str) -> Heading | None:
        """What a request tells; the comments behind it are taken in for the next one."""
        row = text.partition("\n")[0]
        heading = None if row.startswith("#") else self._request(row)
        if "#" in text:
            for names in _FIELDS.finditer(text):
                self._names = names[1].split()
            for day in _DATE.finditer(text):
                self._day = day[1]
        return heading

    def _request(self, row: str) -> Heading | None:
        values = row.split("\t" if "\t" in row else " ")
        if len(values) < len(self._names) or not self._names:
            return None
        columns = dict(zip(self._names, values, strict=False))
        return Heading(
            time_created=self._time(columns),
            provider=_given(columns.get("s-sitename")),
            computer=_given(columns.get("s-computername")),
            level=Level.ERROR if columns.get("sc-status", "").startswith("5") else Level.INFORMATION,
            data=tuple((name, value) for name, value in columns.items() if value != "-"),
            end=len(row),
            after=len(row),
        )

    def _time(self, columns: dict[str, str]) -> datetime | None:
        time = year_first(f"{columns.get('date') or self._day} {columns.get('time', '')}")
        return time and time.replace(tzinfo=UTC)


def _given(value: str | None) -> str | None:
    return None if value in {None, "", "-"} else value


def _open(source: Input, options: ReadOptions) -> Headings:  # noqa: ARG001 - the file's comments tell all
    return _Columns().heading


READER = text_reader(
    TextForm(
        name="iis",
        title="requests that Internet Information Services logs (W3C extended): status and Win32 status as data",
        sign="#Fields: with columns of requests",
        marks=_MARKS,
        open=_open,
        shape=Shape(_BEGINNING, 64, 1 << 14),
        gives=("provider", "computer", "level", "time_created", "message", "data"),
    )
)
