"""The second opinion on single .evtx records: python-evtx, which shares no code with the native parser.

It is slow, and it is not there on every system: its absence is no error, and neither is its failure.
"""

from __future__ import annotations

import base64
import gc
import struct
import sys
from collections.abc import Callable
from functools import cache
from types import FrameType
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from evcorr.readers.evtx.chunks import CHUNK_SIZE
from evcorr.readers.xml.event_element import local_name
from evcorr.readers.xml.parser import xml_parser
from evcorr.text.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_TraceFunction: TypeAlias = Callable[[FrameType, str, Any], Any]

_LINES_OF_ONE_RECORD = 400_000
MOST_FAILURES = 3
"""What damages so many records of a log in a row is beyond python-evtx as well."""

_NAMES = (128, 64)
_TEMPLATES = (384, 32)
"""Offset and length of a chunk's two tables of offsets; each offset leads to an item that begins with the next."""
_UINT32 = struct.Struct("<I")
_HEXADECIMAL = lazy_regex(r"(?:[0-9A-F]{2}){0,32768}")
_LISTED = lazy_regex(r"<string>([^<]*)</string>")


class Budget(msgspec.Struct):
    """How much python-evtx may still do for one log.

    Counted in lines of its code, not in seconds, so that a log gives the same records on a slow machine; so many lines
    take about five seconds. What it could not read several times in a row it is not asked any more.
    """

    lines: int = 25_000_000
    attempts: int = MOST_FAILURES
    """So many more records in a row may fail."""


class _OutOfLines(BaseException):
    """Ends python-evtx; not an Exception, so that nothing in it can take this for an error of its own."""


@cache
def _silence() -> None:
    """Keep the remarks of python-evtx on what it meets from standard error, where those go that nobody handles."""
    import logging

    logging.getLogger("Evtx").addHandler(logging.NullHandler())


def event_element(data: bytes, start: int, budget: Budget) -> Element | None:
    """The Event element of the record at this offset of a chunk's 64 KiB, or None if it can't be had."""
    if not budget.attempts:
        return None
    try:
        from Evtx import BinaryParser, Evtx, Nodes, Views
    except ImportError:
        return None
    failures = (
        BinaryParser.BinaryParserException,
        Nodes.SuppressConditionalSubstitution,
        Views.UnexpectedElementException,
        ArithmeticError,
        AttributeError,
        LookupError,
        RuntimeError,
        TypeError,
        ValueError,
        struct.error,
        _OutOfLines,
    )
    _silence()
    image = _without_circles(data)
    try:
        event = _parsed(_counted(lambda: str(Evtx.Record(image, start, Evtx.ChunkHeader(image, 0)).xml()), budget))
    except failures:
        event = None
    budget.attempts = MOST_FAILURES if event is not None else budget.attempts - 1
    return event


def _counted(call: Callable[[], str], budget: Budget) -> str:
    """What the call gives; raises _OutOfLines after too many lines: damage can make python-evtx loop for ever."""
    left = allowed = min(budget.lines, _LINES_OF_ONE_RECORD)

    def count(frame: FrameType, event: str, argument: object) -> _TraceFunction:  # noqa: ARG001
        nonlocal left
        left -= 1
        if left < 0:
            raise _OutOfLines
        return count

    before, collecting = sys.gettrace(), gc.isenabled()
    # a callback of the garbage collector would be traced, and could be ended in python-evtx's stead
    gc.disable()
    sys.settrace(count)
    try:
        return call()
    finally:
        sys.settrace(before)
        if collecting:
            gc.enable()
        budget.lines -= allowed - max(left, 0)


def _without_circles(data: bytes) -> bytes:
    """The chunk without each table whose links form a circle, which would keep python-evtx busy for ever."""
    for start, entries in (_NAMES, _TEMPLATES):
        if not _links_end(data, start, entries):
            data = data[:start] + bytes(4 * entries) + data[start + 4 * entries :]
    return data


def _links_end(data: bytes, start: int, entries: int) -> bool:
    """Whether every chain of links that begins in the table ends inside the chunk, none meeting another."""
    seen = set()
    for link in struct.unpack_from(f"<{entries}I", data, start):
        while link:
            if link in seen or link > CHUNK_SIZE - 4:
                return False
            seen.add(link)
            (link,) = _UINT32.unpack_from(data, link)
    return True


def _parsed(xml: str) -> Element | None:
    """The record's XML as an element, with lists and binary data as Windows itself writes them."""
    from lxml import etree

    try:
        event = etree.fromstring(xml.encode("utf-8", "replace"), xml_parser(recover=True))
    except etree.XMLSyntaxError:
        return None
    for element in event.iter():
        if local_name(element) == "Binary":
            element.text = _hexadecimal(element.text or "")
        elif local_name(element) == "Data":
            _spread_list(element)
    return event


def _hexadecimal(text: str) -> str:
    """Binary data in hexadecimal: python-evtx gives typed data as base64, and what is written as text as it is."""
    if _HEXADECIMAL.fullmatch(text):
        return text
    try:
        return base64.b64decode(text, validate=True).hex()
    except ValueError:
        return ""


def _spread_list(element: Element) -> None:
    """Put the items of a list, which python-evtx gives as `<string>` texts, into one element each."""
    items = _LISTED.findall(element.text or "")
    if items and (element.text or "").startswith("<string>"):
        element.text = items[0]
        for item in reversed(items[1:]):
            sibling = element.makeelement(element.tag, element.attrib)
            sibling.text = item
            element.addnext(sibling)
