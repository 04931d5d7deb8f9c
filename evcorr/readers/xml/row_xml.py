"""Reads XML that has a row for each event: Log Parser (-o:XML) and PowerShell's ConvertTo-Xml.

The text is cut into rows, and each is parsed for itself, so that no document type is read, a broken row does not harm
the next, and memory is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from evcorr.inputs import Input
from evcorr.readers.fields.dating import Undated, date_entries
from evcorr.readers.fields.headings import columns_of, first_values
from evcorr.readers.fields.named_values import Entry, entry_of
from evcorr.readers.head import head_text
from evcorr.readers.reader import EVENT_FIELDS, Reader, ReadOptions
from evcorr.readers.xml.eventxml import utf8_blocks
from evcorr.readers.xml.parser import xml_parser
from evcorr.record import Origin, Problem, Record
from evcorr.text.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

LARGEST_ROW = 1 << 20
"""Bytes of the longest row that is read."""

_SIGN = lazy_regex(
    r"""
      <ROOT\b[^<>]{0,200}CREATED_BY=["']Microsoft[ ]Log[ ]Parser
    | <ROW(?:\s[^<>]{0,200})?>(?=[\s\S]{0,4000}(?:<|["'])EventID\b)
    | <Object\b[^<>]{0,40}Type=["']System\.Diagnostics\.Event
    """,
    re.VERBOSE,
)
_OPEN = lazy_regex(rb"<(ROW|Object)(?=[\s>])")
_CUT_OFF = "the row is cut off"


def sniff(head: bytes) -> bool:
    """Whether there are rows of events."""
    return _SIGN.search(head_text(head)) is not None


def read(source: Input, options: ReadOptions) -> Iterator[Record | Problem]:
    """The rows in file order, with the lines they begin on."""
    with source.open() as stream:
        yield from date_entries(_entries(utf8_blocks(stream, options.encoding), source.path), options)


def _entries(blocks: Iterable[bytes], path: str) -> Iterator[Undated]:
    text, line = b"", 1
    for block in blocks:
        text += block
        while (opened := _OPEN.search(text)) is not None:
            close = b"</" + opened[1] + b">"
            end = text.find(close, opened.end())
            line += text.count(b"\n", 0, opened.start())
            text = text[opened.start() :]
            if end < 0:
                break
            end += len(close) - opened.start()
            yield from _entry(text[:end], Origin(path, line, "line"))
            line += text.count(b"\n", 0, end)
            text = text[end:]
        if len(text) > LARGEST_ROW:
            yield Problem(Origin(path, line, "line"), f"a row of more than {LARGEST_ROW >> 20} MiB is left out")
            line += text.count(b"\n")
            text = b""
    if _OPEN.match(text):
        yield Problem(Origin(path, line, "line"), _CUT_OFF)


def _entry(xml: bytes, place: Origin) -> Iterator[Entry | Problem]:
    from lxml import etree

    row = etree.fromstring(xml, xml_parser(recover=True))
    entry = _from_row(row, place) if row is not None else None
    yield entry if entry is not None else Problem(place, "a row without an event id")


def _from_row(row: Element, place: Origin) -> Entry | None:
    """A row's record: each child is a column, named by its tag or by its attribute."""
    cells = [child for child in row if isinstance(child.tag, str)]
    names = tuple(str(cell.get("NAME") or cell.get("Name") or cell.tag) for cell in cells)
    values = ["".join(map(str, cell.itertext())).strip() for cell in cells]
    fields = first_values(columns_of(names), values.__getitem__)
    strings = next((cell for cell, name in zip(cells, names, strict=True) if name in _LISTS and len(cell)), None)
    data = tuple(("", "".join(map(str, one.itertext())).strip()) for one in strings) if strings is not None else ()
    return entry_of(fields, place, data)


_LISTS = frozenset({"ReplacementStrings"})
"""Columns whose cells hold one element a string."""

READER = Reader(
    name="rowxml",
    title="XML with a row an event: Log Parser (XML), Get-WinEvent and Get-EventLog through ConvertTo-Xml",
    gives=(*EVENT_FIELDS, "message"),
    sniff=sniff,
    read=read,
    sign="rows or objects of events",
    streams=True,
)
