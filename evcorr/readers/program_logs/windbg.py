"""What debuggers print of a memory dump: `!analyze -v` of WinDbg and kd, dumpexam, dumpchk."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from evcorr.readers.fields.event_time import as_utc, parse_time
from evcorr.readers.text.line_form import Heading, TextForm, alike, text_reader
from evcorr.readers.text.passages import Shape
from evcorr.text.lazy_regex import lazy_regex

_BEGINNING = lazy_regex(
    r"\n(?=Microsoft \(R\) Windows (?:NT )?(?:Kernel )?Debugger|Loading Dump File \[|\*\*\* Fatal System Error:"
    r"|Filename[ .]{3,20}\S)"
)
"""Each dump that was opened, and each stop of a machine under a live debugger."""

_MARKS = lazy_regex(
    r"""
      ^Loading[ ]Dump[ ]File[ ]\[
    | ^\*[ ]{5,60}(?:Bugcheck|Exception)[ ]Analysis[ ]
    | ^BugCheck[ ][0-9A-Fa-f]{1,8},[ ]\{
    | ^BUGCHECK_(?:CODE|STR):
    | ^BugCheckCode[ .]{3,20}(?:0x)?[0-9a-f]{8}
    | ^Built[ ]by:[ ]\d{4}
    """,
    re.VERBOSE | re.MULTILINE,
)

_SESSION = lazy_regex(
    r"^Debug session time: (?P<time>\w{3} \w{3} {1,2}\d{1,2} \d\d:\d\d:\d\d)(?:\.\d{1,3})? (?P<year>\d{4})"
    r"(?: \((?:UTC|GMT) ?(?P<sign>[+-]) ?(?P<hours>\d{1,2}):(?P<minutes>\d\d)\))?",
    re.MULTILINE,
)
"""Debug session time: Fri Jun 11 10:22:46.123 2004 (UTC + 1:00), when the dump was written."""

_COMPUTER = lazy_regex(r"^Computer[ ]Name:[ ]{1,20}(\S{1,64})", re.MULTILINE | re.IGNORECASE)


def _heading(text: str) -> Heading:
    computer = _COMPUTER.search(text)
    return Heading(time_created=_session_time(text), computer=computer[1] if computer else None)


def _session_time(text: str) -> datetime | None:
    """When the dump was written; UTC if the debugger tells its zone, else local."""
    found = _SESSION.search(text)
    if found is None:
        return None
    time = parse_time(f"{found['time']} {found['year']}")
    if found["sign"] is None:
        return time
    east = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"]))
    return as_utc(time, -east if found["sign"] == "-" else east)


READER = text_reader(
    TextForm(
        name="windbg",
        title="what WinDbg, kd, dumpexam and dumpchk print of a dump",
        sign="the words of a debugger about a bug check",
        marks=_MARKS,
        open=alike(_heading),
        shape=Shape(_BEGINNING, 4000, 1 << 17),
        gives=("computer", "time_created", "message"),
    )
)
