"""Reads tables padded with blanks: PowerShell's Format-Table, eventquery.vbs, and Log Parser's NAT output.

A line of dashes under the headings shows the columns. Values are cut at the last blank before the next column begins,
for numbers stand right-aligned and reach to the left of their heading.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from evcorr.inputs import Input
from evcorr.readers.exports.captions import caption_of
from evcorr.readers.fields.dating import Undated, dated_lines
from evcorr.readers.fields.headings import columns_of, first_values
from evcorr.readers.fields.named_values import Entry, entry_of
from evcorr.readers.head import head_text
from evcorr.readers.reader import TEXT_FIELDS, Reader, ReadOptions
from evcorr.readers.text.loose_text import LooseText
from evcorr.record import Origin, Problem, Record
from evcorr.text.lazy_regex import lazy_regex

_DASHES = lazy_regex(r"[ \t]{0,20}(?:[-=]{2,200}(?:[ \t]{1,200}|$)){3,40}$")
_DASH_RUN = lazy_regex(r"[-=]+")
_SIGN = lazy_regex(r"^[^\n]{4,2000}\n[ \t]{0,20}(?:[-=]{2,200}[ \t]{1,200}){2,40}[-=]{1,200}[ \t]*$", re.MULTILINE)
_CUT = ("...", "\u2026")


class Columns(msgspec.Struct, frozen=True):
    """Where each column begins, and which of them holds each field."""

    starts: tuple[int, ...]
    fields: Mapping[str, tuple[int, ...]]

    def split(self, line: str) -> list[str]:
        """The values of a row."""
        wide = _widened(line)
        cuts = [0]
        for start in self.starts[1:]:
            blank = wide.rfind(" ", 0, start + 1)
            cuts.append(max(cuts[-1], blank + 1 if len(wide) > start else min(start, len(wide))))
        cuts.append(len(wide))
        values = [wide[begin:end].strip() for begin, end in itertools.pairwise(cuts)]
        return values if wide is line else [value.replace("\0", "") for value in values]


def columns_under(headings: str, dashes: str) -> Columns | None:
    """The columns of a table of events; None for another one."""
    starts = tuple(run.start() for run in _DASH_RUN.finditer(dashes))
    ends = (*starts[1:], None)
    names = [headings[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    # a right-aligned heading stands over the end of its dashes, a cut one is split at blanks as well
    known = columns_of(tuple(names))
    if not {"event_id", "instance_id"} & set(known):
        known = columns_of(tuple(headings.split())) if len(headings.split()) == len(starts) else {}
    return Columns(starts, known) if known.keys() & {"event_id", "instance_id"} else None


def _widened(line: str) -> str:
    """The line with a NUL behind each character that takes two places on a console."""
    if line.isascii():
        return line
    return "".join(one + "\0" if unicodedata.east_asian_width(one) in "WF" else one for one in line)


def sniff(head: bytes) -> bool:
    """Whether there are headings of events over a line of dashes."""
    for found in _SIGN.finditer(head_text(head)):
        lines = found[0].split("\n")
        if columns_under(lines[-2], lines[-1]) is not None:
            return True
    return False


def read(source: Input, options: ReadOptions) -> Iterator[Record | Problem]:
    """The rows in file order, with their lines; lines that are no row are read as text."""
    return dated_lines(source, options, _entries)


def _entries(lines: Iterable[tuple[int, str]], path: str) -> Iterator[Undated]:
    columns: Columns | None = None
    context: dict[str, str] = {}
    above: tuple[int, str] | None = None
    loose = LooseText(path)
    for number, line in lines:
        caption = caption_of(line)
        context.update(caption)
        under = columns_under(above[1], line) if above and _DASHES.match(line) else None
        if under is not None:
            columns, above = under, None
            continue
        if above is not None:
            yield from _row(columns, context, above, loose, path)
        above = None if caption else (number, line)
    if above is not None:
        yield from _row(columns, context, above, loose, path)
    yield from loose.take()


def _row(
    columns: Columns | None, context: dict[str, str], item: tuple[int, str], loose: LooseText, path: str
) -> Iterator[Entry | Record]:
    """The record of a line that is a row, else the line as text."""
    number, line = item
    entry = _entry(columns, context, line, Origin(path, number, "line")) if columns and line.strip() else None
    if entry is not None:
        yield from loose.take()
        yield entry
    elif line.strip():
        yield from loose.add(line, number)


def _entry(columns: Columns, context: Mapping[str, str], line: str, place: Origin) -> Entry | None:
    fields = {**context, **first_values(columns.fields, columns.split(line).__getitem__)}
    if fields.get("provider", "").endswith(_CUT):
        # half a name is none
        del fields["provider"]
    return entry_of(fields, place)


READER = Reader(
    name="columns",
    title="tables padded with blanks: Get-WinEvent and Get-EventLog in PowerShell (Format-Table), eventquery.vbs, "
    "Log Parser (NAT)",
    gives=(*TEXT_FIELDS, "record_id", "qualifiers"),
    sniff=sniff,
    read=read,
    sign="headings with an event's id over a line of dashes",
    streams=True,
)
