"""ERRORLOG of SQL Server 4.2 to today: a time, who writes, and the words; an error's text follows on its own line."""

from __future__ import annotations

import re

from evcorr.readers.fields.event_time import year_first
from evcorr.readers.text.line_form import Heading, TextForm, begun_by, text_reader
from evcorr.readers.text.passages import Shape
from evcorr.record import Level
from evcorr.text.lazy_regex import lazy_regex

_TIME = r"(?:\d{4}|\d\d)[-/]\d\d[-/]\d\d \d\d:\d\d:\d\d\.\d{2,3}"
_WRITER = r"(?:spid\d{1,5}s?|server|ods|kernel|backup|logon|initconfig|opentape|ueshutdown)"

_ENTRY = lazy_regex(rf"(?P<time>{_TIME})[ \t]{{1,8}}(?P<writer>{_WRITER})(?:[ \t]{{1,16}}|$)", re.IGNORECASE)
"""2001-07-18 13:35:24.59 spid54   Error: 0, Severity: 19, State: 0; 98/11/21 09:22:33.44 ods   Error : 17832"""

_MARKS = lazy_regex(rf"^{_TIME}[ \t]{{1,8}}{_WRITER}\b", re.MULTILINE | re.IGNORECASE)

_AFTER_ERROR = "".join(rf"(?<!State: {digits}{end})" for digits in (r"\d", r"\d\d", r"\d\d\d") for end in ("", r"\."))
_BEGINNING = lazy_regex(rf"{_AFTER_ERROR}\n(?={_TIME}[ \t])")
"""Each entry but the one behind "Error: 17832, Severity: 18, State: 0", which is that error's text."""

_ERROR = lazy_regex(r"Error ?: ?\d{1,6}, Severity: ?(\d{1,2})")
_WORST_OF_ORDINARY = 10
"""Severities up to this are information (Books Online, Error Message Severity Levels)."""


def _heading(found: re.Match[str]) -> Heading:
    error = _ERROR.match(found.string, found.end())
    return Heading(
        time_created=year_first(found["time"]),
        provider="MSSQLServer",
        level=Level.ERROR if error and int(error[1]) > _WORST_OF_ORDINARY else Level.INFORMATION,
        task=found["writer"],
        start=found.end(),
    )


READER = text_reader(
    TextForm(
        name="sqlerrorlog",
        title="SQL Server (ERRORLOG): an error and its text in one record",
        sign="lines of time and spid or server",
        marks=_MARKS,
        open=begun_by(_ENTRY, _heading),
        shape=Shape(_BEGINNING, 64, 1 << 14),
        gives=("provider", "level", "task", "time_created", "message"),
    )
)
