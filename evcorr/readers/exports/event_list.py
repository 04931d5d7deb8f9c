"""Reads lists of events without headings: Event Viewer of NT 3.1 to Server 2003, dumpel, and psloglist -s.

Each row begins a line; what follows on lines that do not look like a row's beginning is more of its description. Rows
whose tabs became blanks, as mails and articles show them, are told by the words and numbers in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from evcorr.inputs import Input
from evcorr.readers.fields.dating import Undated, dated_lines
from evcorr.readers.fields.named_values import Entry, entry_of, number
from evcorr.readers.head import head_text
from evcorr.readers.reader import TEXT_FIELDS, Reader, ReadOptions
from evcorr.readers.text.loose_text import LooseText
from evcorr.record import Origin, Problem, Record
from evcorr.text.lazy_regex import lazy_regex
from evcorr.text.level_words import LEVEL_WORDS, level_named

_DATE = r"\d{1,4}[-/.]\s?\d{1,2}[-/.]\s?\d{1,4}\.?"
_HALF = r"(?:\s?(?:[AaPp]\.?\s?[Mm]\.?|[^\W\d]{2,6}\.?))?"
_CLOCK = rf"(?:[^\W\d]{{2}}\s)?\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?{_HALF}"
_USER = r"(?:N/A|NT[ ][^\s\\]{1,40}\\[^\t,]{1,60}?|[^\s,\\]{1,60}\\[^\s,\\]{1,60}|[^\W\d][^\s,]{0,40})"

_LEVEL = "|".join(re.escape(word) for word in LEVEL_WORDS)

_ROW_START = lazy_regex(rf"\s{{0,8}}\"?(?:\d{{1,10}}[,\t]|{_DATE}\"?[\s,;]{{1,4}}\"?{_CLOCK})")

_CUT_ROW = lazy_regex(r"\d[^,\t]{5,11}[,\t]\d[^,\t]{4,14}[,\t]\d{1,2}[,\t]")
"""The date, time and type that a row of dumpel begins with, delimited: no log of a program has that."""

_BLANKS_SAVED = lazy_regex(
    rf"""\s{{0,8}}(?P<when>{_DATE}\s{{1,4}}{_CLOCK})\s{{1,8}}
    (?P<provider>\S.{{0,60}}?)\s{{1,8}}
    (?P<level>{_LEVEL})\s{{1,8}}
    (?P<task>\S.{{0,60}}?)\s{{1,8}}
    (?P<event_id>\d{{1,5}})\s{{1,8}}
    (?P<user_id>{_USER})(?:\s{{1,8}}(?P<computer>\S{{1,64}}))?(?:\s{{1,8}}(?P<message>.*))?$""",
    re.VERBOSE | re.IGNORECASE,
)
"""A row of Event Viewer whose tabs became blanks."""

_BLANKS_DUMPED = lazy_regex(
    rf"""\s{{0,8}}(?P<when>{_DATE}\s{{1,4}}{_CLOCK})\s{{1,8}}
    (?P<event_type>\d{{1,2}})\s{{1,8}}(?P<task>\d{{1,5}})\s{{1,8}}(?P<event_id>\d{{1,10}})\s{{1,8}}
    (?P<user_id>N/A|\S{{1,60}}\\\S{{1,60}})\s{{1,8}}(?P<provider>\S{{1,60}})\s{{1,8}}(?P<computer>\S{{1,64}})
    (?:\s{{1,8}}(?P<strings>.*))?$""",
    re.VERBOSE,
)
"""A row of dumpel of NT 3.5 whose tabs became blanks; user before source."""

_WRAPPED_COMPUTER = lazy_regex(r"\s{1,20}(?P<computer>[A-Z0-9][A-Z0-9-]{1,14})(?=\s|$)")
"""What stands first on a line set in, below a row that breaks off before its computer: a name of NetBIOS."""

SAVED = ("date", "clock", "provider", "level", "task", "event_id", "user_id", "computer", "message")
"""Event Viewer's "Save as" of NT 3.1 to Server 2003 (Windows Server 2003 help, "File formats for archived logs")."""

DUMPED = ("date", "clock", "event_type", "task", "event_id", "provider", "user_id", "computer", "strings")
"""dumpel without -format: dtTCISucs."""

DUMPED_BEFORE = ("date", "clock", "event_type", "task", "event_id", "user_id", "provider", "computer", "strings")
"""dumpel of NT 3.5 (Q129266)."""

LISTED = ("record_id", "channel", "provider", "level", "computer", "when", "event_id", "user_id", "message")
"""psloglist -s."""

_FEWEST_DELIMITERS = 7
_EVENT_TYPES = frozenset({"0", "1", "2", "4", "8", "16"})
_WHOLE_DATE = lazy_regex(_DATE)
_LIST_LAYOUTS = (SAVED, DUMPED, DUMPED_BEFORE, LISTED)

_USER_NAME = lazy_regex(r"N/A|[^\\]{1,80}\\[^\\]{1,80}|S-1-[\d-]{1,180}", re.IGNORECASE)


class RowSplitter:
    """Splits the rows of one list; the layout that fitted the row before is tried first."""

    def __init__(self) -> None:
        self._layouts = list(_LIST_LAYOUTS)

    def split(self, line: str) -> dict[str, str] | None:
        """The named values of a line that begins a row; None for any other."""
        if not _ROW_START.match(line):
            return None
        for delimiter in "\t,;":
            if line.count(delimiter) >= _FEWEST_DELIMITERS and (fields := self._by_layout(line, delimiter)):
                return fields
        found = _BLANKS_DUMPED.match(line) or _BLANKS_SAVED.match(line)
        fields = {name: value for name, value in found.groupdict().items() if value} if found else {}
        return fields if found and ("event_type" in fields or level_named(fields["level"])) else None

    def _by_layout(self, line: str, delimiter: str) -> dict[str, str] | None:
        cells = [cell.strip() for cell in line.split(delimiter, len(SAVED) - 1)]
        if '"' in line:
            # the quotes around a description enclose more than this line
            cells = [*(cell.strip('"') for cell in cells[:-1]), cells[-1]]
        for layout in self._layouts:
            fields = dict(zip(layout, cells, strict=False))
            if _fits(fields):
                if layout is not self._layouts[0]:
                    self._layouts.remove(layout)
                    self._layouts.insert(0, layout)
                return _joined(fields)
        return None


def _fits(fields: dict[str, str]) -> bool:
    """Whether each cell looks like what the layout says it is."""
    if number(fields.get("event_id")) is None:
        return False
    if "date" in fields and not _WHOLE_DATE.fullmatch(fields["date"]):
        return False
    if "event_type" in fields:
        # of the two orders of dumpel, the one with a name where users stand; source and computer never look like one
        return fields["event_type"] in _EVENT_TYPES and not _USER_NAME.fullmatch(fields["provider"])
    return level_named(fields["level"]) is not None


def _joined(fields: dict[str, str]) -> dict[str, str]:
    if "date" in fields:
        fields["when"] = f"{fields.pop('date')} {fields.pop('clock')}"
    return fields


def sniff(head: bytes) -> bool:
    """Whether the first line with text begins a row; a caption of psloglist may stand above.

    A line of any log may look like a row once: most lines that begin with a time have to, or are dumpel's, cut short.
    """
    lines = [line for line in head_text(head).split("\n", 12)[:12] if line.strip()]
    split = RowSplitter().split
    has_caption = any(line.startswith(("PsLog", "Psl")) for line in lines[:1])
    if has_caption and any(map(split, lines[2:10])):
        return True
    if not any(map(split, lines[:2])):
        # so it is with most texts, of which no more lines need be split
        return False
    others = (line for line in lines if _ROW_START.match(line) and not _CUT_ROW.match(line))
    return 2 * sum(split(line) is not None for line in lines) > sum(1 for _ in others)


def read(source: Input, options: ReadOptions) -> Iterator[Record | Problem]:
    """The rows in file order, with the number of their first line; lines before the first are read as text."""
    return dated_lines(source, options, _entries)


MOST_DESCRIBED = 400
"""Lines of the longest description; what follows is other text."""


class _Row(msgspec.Struct):
    """A row as its lines come."""

    line: int
    fields: dict[str, str]
    more: list[str]


def _entries(lines: Iterable[tuple[int, str]], path: str) -> Iterator[Undated]:
    row: _Row | None = None
    loose = LooseText(path)
    split = RowSplitter().split
    for line_number, line in lines:
        fields = split(line)
        if fields is None and row is not None and len(row.more) < MOST_DESCRIBED and not _ROW_START.match(line):
            row.more.append(line)
            continue
        if row is not None and (entry := _finished(row, path)) is not None:
            yield entry
        row = _Row(line_number, fields, []) if fields is not None else None
        if fields is None:
            if _ROW_START.match(line):
                yield Problem(Origin(path, line_number, "line"), "a row that breaks off, or of an unknown layout")
            yield from loose.add(line, line_number)
        elif loose.waiting:
            yield from loose.take()
    if row is not None and (entry := _finished(row, path)) is not None:
        yield entry
    yield from loose.take()


def _finished(row: _Row, path: str) -> Entry | None:
    """The record of a row whose lines are all there."""
    fields = row.fields
    place = Origin(path, row.line, "line")
    if "computer" not in fields and row.more and (wrapped := _WRAPPED_COMPUTER.match(row.more[0])):
        fields["computer"] = wrapped["computer"]
        row.more[0] = row.more[0][wrapped.end() :]
    text = fields.get("message") or fields.pop("strings", "")
    if row.more:
        text = "\n".join([text, *row.more]).strip()
    if text[:1] == '"' and text[-1:] == '"' and len(text) > 1:
        text = text[1:-1].replace('""', '"')
    if "event_type" in fields:
        # what dumpel writes last are the insertion strings, joined by blanks or tabs
        return entry_of(fields, place, tuple(("", string) for string in text.split("\t")) if text else ())
    fields["message"] = text
    return entry_of(fields, place)


READER = Reader(
    name="list",
    title="lists without headings: Event Viewer of NT 3.1 to Server 2003 (Save as text, CSV), dumpel, psloglist -s",
    gives=(*TEXT_FIELDS, "record_id", "data"),
    sniff=sniff,
    read=read,
    sign="a row of date, time, source, type, category and id",
    streams=True,
)
