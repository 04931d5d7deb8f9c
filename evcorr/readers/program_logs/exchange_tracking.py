"""Message tracking logs of Exchange 4.0 to 5.5 (Q153188): a message, what happened to it as a number, and when."""

from __future__ import annotations

import re

from evcorr.readers.fields.event_time import as_utc, year_first
from evcorr.readers.text.line_form import Heading, TextForm, begun_by, text_reader
from evcorr.readers.text.passages import Shape
from evcorr.text.lazy_regex import lazy_regex

_ENTRY = lazy_regex(
    r"(?P<message>\S[^\t\n]{4,300}?)[\t ](?P<number>\d{1,4})[\t ]"
    r"(?P<time>\d{4}\.\d{1,2}\.\d{1,2}\s\d{1,2}:\d{1,2}:\d{1,2})(?=\s)"
)
"""The time is UTC, its numbers are not padded: 1996.7.1 17:30:48"""

_MARKS = lazy_regex(rf"^{_ENTRY.pattern}|^# Message Tracking Log File", re.MULTILINE)
_BEGINNING = lazy_regex(r"\n(?=[^\t\n]{5,300}\t\d{1,4}\t\d{4}\.\d{1,2}\.\d{1,2} )")


def _heading(found: re.Match[str]) -> Heading:
    return Heading(
        time_created=as_utc(year_first(found["time"])),
        provider="MSExchange Message Tracking",
        data=(("message-id", found["message"]), ("event-number", found["number"])),
    )


READER = text_reader(
    TextForm(
        name="exchangetracking",
        title="message tracking of Exchange 4.0 to 5.5",
        sign="lines of message, number and time",
        marks=_MARKS,
        open=begun_by(_ENTRY, _heading),
        shape=Shape(_BEGINNING, 64, 1 << 14),
        gives=("provider", "time_created", "message", "data"),
    )
)
