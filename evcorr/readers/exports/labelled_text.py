"""Reads lists of labelled lines: wevtutil /f:text, PowerShell's Format-List, PsLogList, and Splunk's WinEventLog."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from evcorr.inputs import Input
from evcorr.readers.exports.captions import LISTING
from evcorr.readers.exports.label_blocks import Grammar, read_labelled
from evcorr.readers.fields.headings import FIELD_BY_HEADING
from evcorr.readers.head import head_text
from evcorr.readers.reader import EVENT_FIELDS, TEXT_FIELDS, Reader, ReadOptions
from evcorr.record import Problem, Record
from evcorr.text.lazy_regex import lazy_regex

_WEVTUTIL = Grammar(
    start=lazy_regex(r"Event\[\d{1,10}\]:?\s*$"),
    label=lazy_regex(r"\s{1,4}(?P<label>[A-Z][A-Za-z]{1,12}(?: [A-Za-z]{1,8})?):\s?(?P<value>.*)$"),
    text=frozenset({"description"}),
    fields={**FIELD_BY_HEADING, "keyword": "keywords", "username": "user_name"},
)
"""`Event[0]:`, then labels in English on every Windows; the description begins in the first column."""

_LIST = Grammar(
    label=lazy_regex(r"(?P<label>[A-Z][A-Za-z]{1,30}) {0,30}: ?(?P<value>.*)$"),
    more=lazy_regex(r"\s{4,}|\s*$"),
)
"""`Name : value`, what goes on set in; a name that comes again begins the next event."""

_PSLOGLIST = Grammar(
    start=lazy_regex(r"\[(?P<record_id>\d{1,10})\] (?P<provider>\S.{0,200})$"),
    label=lazy_regex(
        r"\s{2,4}(?P<label>Type|Computer|Time|User):\s{1,12}(?P<value>.*?)(?:\s{2,8}ID:\s{1,12}(?P<event_id>\d{1,10})\s*)?$"
    ),
    context=lazy_regex(r"(?P<channel>\S.{0,80}) log on \\\\(?P<computer>[^\s:]{1,80}):\s*$"),
    unlabelled_text=True,
    fields={"type": "level", "computer": "computer", "time": "when", "user": "user_id", "message": "message"},
)

_EVENT_QUERY = Grammar(
    start=lazy_regex(r"Type: {1,16}(?P<level>\S.{0,40}?)\s*$"),
    label=lazy_regex(r"(?P<label>Event|Date Time|Source|ComputerName|Category|User|Description): {0,16}(?P<value>.*)$"),
    context=LISTING,
    text=frozenset({"description"}),
)
"""A label a line, the type first; with /V three more, the description last."""

SPLUNK_BLOCKS = Grammar(
    start=lazy_regex(r"(?P<when>\d\d/\d\d/\d{2,4} \d\d:\d\d:\d\d(?:\.\d{1,6})? [AP]M)\s*$"),
    label=lazy_regex(r"(?P<label>[A-Z][A-Za-z]{1,30})=(?P<value>.*)$"),
    text=frozenset({"message"}),
    fields={**FIELD_BY_HEADING, "sidtype": "other", "user": "user_name"},
)

_WEVTUTIL_SIGN = lazy_regex(r"^Event\[\d{1,10}\]:?[ \t]*\n[ \t]+Log Name:", re.MULTILINE)
_LIST_SIGN = lazy_regex(
    r"\A(?:[^\n]{0,300}\n){0,30}?(?:"
    r"(?:Message|TimeCreated|Index|EventID|MachineName|ProviderName|Id) {0,20}: [^\n]{0,2000}\n"
    r"(?:[^\n]{0,2000}\n){0,60}?(?:Id|ProviderName|EntryType|InstanceId|Source|Version) {1,20}: )"
)
_PSLOGLIST_SIGN = lazy_regex(r"^\[\d{1,10}\] \S[^\n]{0,200}\n\s{2,4}(?:Type|Computer|Time):\s{1,12}", re.MULTILINE)
_EVENT_QUERY_SIGN = lazy_regex(r"^Type: {1,16}\S[^\n]{0,40}\nEvent: {1,16}\d{1,5}\s*\nDate Time: ", re.MULTILINE)
SPLUNK_SIGN = lazy_regex(r"\d\d/\d\d/\d{2,4} \d\d:\d\d:\d\d(?:\.\d{1,6})? [AP]M\s*\n(?:LogName|EventCode|SourceName)=")


class _Format(msgspec.Struct, frozen=True, kw_only=True):
    """A format: its grammar, and what the first bytes of an input have somewhere."""

    name: str
    title: str
    gives: tuple[str, ...]
    marks: re.Pattern[str]
    sign: str
    grammar: Grammar


def _reader(form: _Format) -> Reader:
    def sniff(head: bytes) -> bool:
        return form.marks.search(head_text(head)) is not None

    def read(source: Input, options: ReadOptions) -> Iterator[Record | Problem]:
        return read_labelled(source, options, form.grammar)

    return Reader(
        name=form.name, title=form.title, gives=form.gives, sniff=sniff, read=read, sign=form.sign, streams=True
    )


WEVTUTIL = _reader(
    _Format(
        grammar=_WEVTUTIL,
        marks=_WEVTUTIL_SIGN,
        name="wevtutil",
        title="text of wevtutil qe /f:text",
        gives=TEXT_FIELDS,
        sign="a line Event[n] over Log Name",
    )
)

POWERSHELL = _reader(
    _Format(
        grammar=_LIST,
        marks=_LIST_SIGN,
        name="pslist",
        title="lists of Get-WinEvent and Get-EventLog in PowerShell (Format-List)",
        gives=(*EVENT_FIELDS, "message"),
        sign="lines of Name : value with an event's properties",
    )
)

PSLOGLIST = _reader(
    _Format(
        grammar=_PSLOGLIST,
        marks=_PSLOGLIST_SIGN,
        name="psloglist",
        title="Sysinternals PsLogList",
        gives=(*TEXT_FIELDS, "record_id", "data", "binary"),
        sign="a source behind [n] over Type, Computer and Time",
    )
)

EVENT_QUERY = _reader(
    _Format(
        grammar=_EVENT_QUERY,
        marks=_EVENT_QUERY_SIGN,
        name="eventquery",
        title="lists of eventquery.vbs of Windows XP and Server 2003 (/FO LIST)",
        gives=TEXT_FIELDS,
        sign="Type, Event and Date Time, a label a line",
    )
)

SPLUNK = _reader(
    _Format(
        grammar=SPLUNK_BLOCKS,
        marks=lazy_regex(rf"\A\s{{0,400}}{SPLUNK_SIGN.pattern}"),
        name="splunk",
        title="text of Splunk's WinEventLog input",
        gives=(*TEXT_FIELDS, "record_id"),
        sign="a time over LogName=",
    )
)
