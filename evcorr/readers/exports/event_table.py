"""Reads tables of events that name their columns: Event Viewer of Vista and later, PowerShell, Log Parser, portals.

The columns are told by their headings, so that any selection of them in any order is read. Event Viewer's own, which
are translated, are told by their shape: five headings over rows of six cells, of which the last has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from evcorr.inputs import Input
from evcorr.readers.exports.captions import caption_of
from evcorr.readers.exports.delimited import Row, read_rows
from evcorr.readers.fields.dating import Undated, dated_lines
from evcorr.readers.fields.event_time import parse_time
from evcorr.readers.fields.headings import columns_of, first_values, fold_heading, says_utc
from evcorr.readers.fields.named_values import Entry, entry_of
from evcorr.readers.head import head_text
from evcorr.readers.reader import EVENT_FIELDS, Reader, ReadOptions
from evcorr.readers.text.loose_text import LooseText
from evcorr.record import Origin, Problem, Record
from evcorr.text.label_words import KEYWORD_LABELS
from evcorr.text.lazy_regex import lazy_regex

DELIMITERS = "\t,;|"

_REMARK_LINE = lazy_regex(r"\s{0,20}#TYPE\s|sep=.$|[ \t]*[-=]{20,}[ \t]*$", re.IGNORECASE)
"""What Windows PowerShell writes above the headings, the line that tells Excel the delimiter, and a rule."""

_SAVED_HEADINGS = 5
_SAVED_FIELDS = ("level", "when", "provider", "event_id", "task", "message")
"""What Event Viewer of Vista and later saves, in its order."""

_AUDITS = ("keywords", *_SAVED_FIELDS[1:])
"""The same for a security log."""


class Table(msgspec.Struct, frozen=True):
    """What a header tells: the delimiter, and the columns of each field, the best first."""

    delimiter: str
    headings: tuple[str, ...]
    columns: Mapping[str, tuple[int, ...]]
    utc: bool = False


def table_of(line: str, below: str = "") -> Table | None:
    """The table that a line of headings opens, given the line below it; None if it names no events."""
    for delimiter in DELIMITERS:
        if delimiter not in line:
            continue
        rows = list(read_rows([(1, line)], delimiter))
        headings = tuple(cell.strip() for cell in rows[0].cells) if rows else ()
        columns = columns_of(headings)
        if {"event_id", "instance_id"} & set(columns) and {"provider", "message"} & set(columns):
            known = _saved(headings, below, delimiter) or columns
            return Table(delimiter, headings, known, any(map(says_utc, headings)))
        if saved := _saved(headings, below, delimiter):
            return Table(delimiter, headings, saved)
    return None


def _saved(headings: tuple[str, ...], below: str, delimiter: str) -> dict[str, tuple[int, ...]] | None:
    """The columns of what Event Viewer saves: five headings, over a time in the second and an id in the fourth cell."""
    if len(headings) != _SAVED_HEADINGS or any(map(str.isdecimal, headings)):
        return None
    rows = list(read_rows([(1, below)], delimiter))
    cells = rows[0].cells if rows else []
    dated = len(cells) >= _SAVED_HEADINGS and parse_time(cells[1], day_first=True) is not None
    dated = dated or (len(cells) >= _SAVED_HEADINGS and parse_time(cells[1], day_first=False) is not None)
    if not dated or not cells[3].strip().isdecimal():
        return None
    is_audit = fold_heading(headings[0]) != "level" and "event_type" not in headings and _names_keywords(headings[0])
    return {field: (index,) for index, field in enumerate(_AUDITS if is_audit else _SAVED_FIELDS)}


_KEYWORDS = frozenset(map(fold_heading, ("keywords", *KEYWORD_LABELS)))


def _names_keywords(heading: str) -> bool:
    return fold_heading(heading) in _KEYWORDS


def sniff(head: bytes) -> bool:
    """Whether the first lines are the headings of a table of events."""
    return _header_in(head_text(head).split("\n", 40)[:40]) is not None


def _header_in(lines: list[str]) -> tuple[int, Table] | None:
    """The place of the first line of the text and its table, if it is a header; blank lines and remarks come before."""
    for index, line in enumerate(lines):
        if line.strip() and not _is_remark(line):
            below = next((one for one in lines[index + 1 :] if one.strip()), "")
            table = table_of(line, below)
            return (index, table) if table else None
    return None


def _is_remark(line: str) -> bool:
    """Whether a line above the headings is none of the table itself."""
    return _REMARK_LINE.match(line) is not None or bool(caption_of(line))


def read(source: Input, options: ReadOptions) -> Iterator[Record | Problem]:
    """The rows in file order, with the number of their first line; other lines are read as text."""
    return dated_lines(source, options, _entries)


def _entries(lines: Iterator[tuple[int, str]], path: str) -> Iterator[Undated]:
    start: list[tuple[int, str]] = []
    for item in lines:
        start.append(item)
        if sum(bool(text.strip() and not _is_remark(text)) for _, text in start) > 1:
            break
    found = _header_in([text for _, text in start])
    table = found[1] if found else Table(",", (), columns_of(("EventID", "Source", "Message")))
    skipped = found[0] + 1 if found else 0
    above = [item for item in start[:skipped] if caption_of(item[1])]
    rest = (item for part in (above, start[skipped:], lines) for item in part)
    is_empty = True
    for entry in _rows(rest, table, path):
        is_empty = False
        yield entry
    if is_empty:
        yield Problem(Origin(path, skipped or 1, "line"), "headings without a row")


def _rows(lines: Iterator[tuple[int, str]], table: Table, path: str) -> Iterator[Undated]:
    loose = LooseText(path)
    context: dict[str, str] = {}
    for row in read_rows(lines, table.delimiter):
        place = Origin(path, row.line, "line")
        if len(row.cells) == 1 and (caption := caption_of(row.cells[0])):
            context = caption
            continue
        another = _another_header(row, table)
        if another is not None:
            table = another
            continue
        entry = _entry(row, table, context, place)
        if entry is None:
            yield from loose.add(table.delimiter.join(row.cells), row.line)
            if len(row.cells) > 2 and not _is_remark(row.cells[0]):
                yield Problem(place, "a row without an event id")
        else:
            yield from loose.take()
            yield entry
            if len(row.cells) < len(table.headings):
                yield Problem(place, f"a row of {len(row.cells)} cells under {len(table.headings)} headings")
        if row.remark:
            yield Problem(place, row.remark)
    yield from loose.take()


def _another_header(row: Row, table: Table) -> Table | None:
    """The table that a row opens: the same headings again, or those of another export that was appended."""
    if len(row.cells) < 3 or row.cells[0].strip().isdecimal():
        return None
    if tuple(map(str.strip, row.cells)) == table.headings:
        return table
    if any(map(str.isdecimal, row.cells)):
        return None
    columns = columns_of(tuple(row.cells))
    if len(columns) >= 4 and "event_id" in columns:
        return Table(table.delimiter, tuple(row.cells), columns, any(map(says_utc, row.cells)))
    return None


def _entry(row: Row, table: Table, context: Mapping[str, str], place: Origin) -> Entry | None:
    """A row's record; None without an event id."""
    fields = {**context, **first_values(table.columns, dict(enumerate(row.cells)).get)}
    if table.utc and "when" in fields:
        fields["when"] += " UTC"
    return entry_of(fields, place)


READER = Reader(
    name="table",
    title="tables with headings: Event Viewer of Vista and later (Save as text, CSV), Get-WinEvent and Get-EventLog "
    "through Export-Csv, Log Parser (CSV, TSV), eventquery.vbs (CSV), Azure Monitor and other portals",
    gives=(*EVENT_FIELDS, "message"),
    sniff=sniff,
    read=read,
    sign="a first line of headings, an event's id among them",
    streams=True,
)
