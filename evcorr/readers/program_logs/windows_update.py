"""WindowsUpdate.log of Windows XP to 8.1, and as Get-WindowsUpdateLog of Windows 10 writes it."""

from __future__ import annotations

import re

from evcorr.readers.fields.event_time import year_first
from evcorr.readers.text.line_form import Heading, TextForm, begun_by, text_reader
from evcorr.record import Level
from evcorr.text.lazy_regex import lazy_regex

_ENTRY = lazy_regex(
    r"""
    (?P<time>\d{4}-\d\d-\d\d[\t ]\d\d:\d\d:\d\d:\d{3}|\d{4}/\d\d/\d\d[ ]\d\d:\d\d:\d\d\.\d{7})
    [\t ]{1,8}\d{1,6}[\t ]{1,8}[0-9a-fA-F]{1,6}[\t ]{1,8}(?P<component>[A-Za-z][\w*-]{1,30})(?:[\t ]{1,24}|$)
    """,
    re.VERBOSE,
)
"""2008-03-22 18:53:25:002  808  ba0  Agent  * WARNING: Exit code = 0x80244019: process decimal, thread hexadecimal."""

_MARKS = lazy_regex(rf"^{_ENTRY.pattern}", re.VERBOSE | re.MULTILINE)
_SEVERITY = lazy_regex(r"[\s*#-]{0,20}(WARNING|FATAL|ERROR)\b")
_LEVELS = {"WARNING": Level.WARNING, "FATAL": Level.ERROR, "ERROR": Level.ERROR}


def _heading(found: re.Match[str]) -> Heading:
    severity = _SEVERITY.match(found.string, found.end())
    return Heading(
        time_created=year_first(found["time"]),
        provider=found["component"],
        level=_LEVELS[severity[1]] if severity else Level.INFORMATION,
        start=found.end(),
    )


READER = text_reader(
    TextForm(
        name="windowsupdate",
        title="Windows Update (WindowsUpdate.log), also converted by Get-WindowsUpdateLog",
        sign="lines of time, process, thread and component",
        marks=_MARKS,
        open=begun_by(_ENTRY, _heading),
    )
)
