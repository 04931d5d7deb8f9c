"""Drwtsn32.log, to which Dr. Watson of Windows NT 3.1 to Server 2003 appended each crash of a program (Q94924)."""

from __future__ import annotations

import re

from evcorr.inputs import Input
from evcorr.readers.fields.date_order import goes_both_ways
from evcorr.readers.fields.event_time import parse_time
from evcorr.readers.reader import ReadOptions
from evcorr.readers.text.line_form import Heading, Headings, TextForm, text_reader
from evcorr.readers.text.order_of_dates import order_of_dates
from evcorr.readers.text.passages import Shape
from evcorr.text.lazy_regex import lazy_regex

_CRASH = r"[ \t]{0,8}[^\s:][^\n:]{4,60}:[ \t]{0,4}\n(?:[ \t]{0,16}\n){0,2}[ \t]{0,16}[^\n:]{2,20}:[^\n]{0,200}\(pid=\d"
"""Application exception occurred: over App: exe\\store.dbg (pid=227), in any language."""

_BEGINNING = lazy_regex(rf"\n(?={_CRASH})")
_MARKS = lazy_regex(rf"^{_CRASH}", re.MULTILINE)

_WHEN = lazy_regex(
    r"^[ \t]{0,16}[^\s:][^\n:]{2,20}:\s{1,4}(?P<date>[\d/. -]{6,12})\s@\s{1,2}(?P<time>[\d:.]{5,14})", re.MULTILINE
)
"""When: 3/25/1999 @ 14:38:10.484; numbers are not padded, or with blanks."""

_COMPUTER = lazy_regex(
    r"^[ \t]{0,8}\*----> [^\n]{1,60} <----\*\n[ \t]{0,16}[^\n:]{4,30}:[ \t]{1,4}([^\s:]{1,64})[ \t]*$", re.MULTILINE
)
"""The first line of the first paragraph, that of the system: Computer Name: STCA112A"""


def _open(source: Input, options: ReadOptions) -> Headings:
    day_first = order_of_dates(source, options, _WHEN)

    def heading(text: str) -> Heading | None:
        found = _WHEN.search(text)
        if found is None:
            return None
        computer = _COMPUTER.search(text)
        when = f"{found['date'].replace(' ', '')} {found['time']}"
        time = parse_time(when, day_first=day_first())
        return Heading(
            time_created=time,
            goes_both_ways=time is None and goes_both_ways(when),
            provider="DrWatson",
            computer=computer[1] if computer else None,
        )

    return heading


READER = text_reader(
    TextForm(
        name="drwtsn32",
        title="Dr. Watson of Windows NT to Server 2003 (Drwtsn32.log): each crash with its stack",
        sign='"Application exception occurred:" above a program, or the same in another language',
        marks=_MARKS,
        open=_open,
        shape=Shape(_BEGINNING, 4000, 1 << 17),
        gives=("provider", "computer", "time_created", "message"),
        streams=False,
    )
)
