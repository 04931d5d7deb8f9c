"""Logs of servicing and setup, Vista and later: CBS.log, dism.log, setupact.log and setuperr.log."""

from __future__ import annotations

import re

from evcorr.readers.fields.event_time import year_first
from evcorr.readers.text.line_form import Heading, TextForm, begun_by, text_reader
from evcorr.record import Level
from evcorr.text.lazy_regex import lazy_regex

_ENTRY = lazy_regex(
    r"(?P<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:[.:]\d{1,3})?), (?P<level>Fatal Error|Error|Warning|Info|Perf|Deflt)"
    r"[ \t]{1,30}(?:\[0x[0-9a-fA-F]{1,8}\][ \t]{0,8})?(?:(?P<component>[A-Za-z][\w.-]{1,19})(?:[ \t]{1,8}|$))?"
)
"""2016-09-28 04:30:31, Info                  CBS    Ending TrustedInstaller initialization."""

_MARKS = lazy_regex(rf"^{_ENTRY.pattern}", re.MULTILINE)

_LEVELS = {"Fatal Error": Level.CRITICAL, "Error": Level.ERROR, "Warning": Level.WARNING}


def _heading(found: re.Match[str]) -> Heading:
    return Heading(
        time_created=year_first(found["time"]),
        provider=found["component"],
        level=_LEVELS.get(found["level"], Level.INFORMATION),
        start=found.end(),
    )


READER = text_reader(
    TextForm(
        name="servicing",
        title="Windows servicing and setup (CBS.log, dism.log, setupact.log)",
        sign="lines of time, level and component",
        marks=_MARKS,
        open=begun_by(_ENTRY, _heading),
    )
)
