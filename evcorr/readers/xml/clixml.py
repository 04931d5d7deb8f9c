"""Reads CLIXML, which PowerShell's Export-Clixml writes of Get-WinEvent's and Get-EventLog's records."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from evcorr.errors import UnreadableInputError
from evcorr.inputs import Input
from evcorr.readers.fields.dating import date_entries
from evcorr.readers.fields.headings import columns_of, first_values
from evcorr.readers.fields.named_values import Entry, entry_of
from evcorr.readers.head import head_text
from evcorr.readers.reader import EVENT_FIELDS, Reader, ReadOptions
from evcorr.readers.xml.event_element import local_name
from evcorr.readers.xml.eventxml import utf8_blocks
from evcorr.record import Origin, Problem, Record
from evcorr.text.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from lxml.etree import iterparse

MOST_KEPT = 200_000
"""Elements that are kept while no event ends among them: then the file is none of PowerShell's."""

_SIGN = lazy_regex(r"<Objs\s[^<>]{0,300}schemas\.microsoft\.com/powershell/2004/04")
_ESCAPE = lazy_regex(r"_x([0-9A-Fa-f]{4})_")
_WITHIN = frozenset({"Props", "MS"})


def sniff(head: bytes) -> bool:
    """Whether the root is Objs of PowerShell's namespace."""
    return _SIGN.search(head_text(head)) is not None


def read(source: Input, options: ReadOptions) -> Iterator[Record | Problem]:
    """The events in file order, with their lines; a problem where the XML breaks off or is damaged.

    Raises UnreadableInputError if there is not a single object.
    """
    yield from date_entries(_entries(source, options), options)


class _Utf8:
    """Blocks of UTF-8 as the file that lxml reads; the byte order mark is left out."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks = blocks

    def read(self, _size: int = -1) -> bytes:
        """The next block, empty at the end."""
        for block in self._blocks:
            if text := block.removeprefix(b"\xef\xbb\xbf"):
                return text
        return b""


def _entries(source: Input, options: ReadOptions) -> Iterator[Entry | Problem]:
    from lxml import etree

    line, found = 0, False
    with source.open() as stream:
        parser = _parser(_Utf8(utf8_blocks(stream, options.encoding)))
        try:
            kept = 0
            for _event, element in parser:
                kept += 1
                line = element.sourceline or line
                if kept > MOST_KEPT:
                    yield Problem(Origin(source.path, line, "line"), "no events of PowerShell in it")
                    break
                if local_name(element) == "Obj" and (entry := _entry(element, source.path)):
                    found, kept = True, 0
                    yield entry
                    _forget(element)
        except etree.XMLSyntaxError as error:
            if not found:
                raise UnreadableInputError(source.path, f"no XML that can be read: {error.msg}") from error
            yield Problem(Origin(source.path, error.lineno or line, "line"), f"the XML breaks off: {error.msg}")
            return
        yield from _faults(parser, source.path)
    if not found:
        raise UnreadableInputError(source.path, "no event in it")


def _parser(text: _Utf8) -> iterparse[tuple[str, Element]]:
    """What gives each element at its end, loads nothing, and goes on behind what is damaged."""
    from lxml import etree

    return etree.iterparse(
        text, encoding="utf-8", events=("end",), resolve_entities=False, load_dtd=False, no_network=True, recover=True
    )


def _faults(parser: iterparse[tuple[str, Element]], path: str) -> Iterator[Problem]:
    """The first thing that is not well-formed."""
    faults = [one for one in parser.error_log if one.level_name != "WARNING"]
    if faults:
        yield Problem(Origin(path, faults[0].line, "line"), f"not well-formed: {faults[0].message}")


def _forget(element: Element) -> None:
    """Free the element and those before it, which are read."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _entry(element: Element, path: str) -> Entry | None:
    """The record of an object that is an event; None for any other, such as a value inside one."""
    properties = dict(_properties(element))
    names = tuple(properties)
    columns = columns_of(names)
    if not columns.keys() & {"event_id", "instance_id"} or "provider" not in columns:
        return None
    fields = first_values(columns, lambda index: _text(properties[names[index]]))
    fields.pop("strings", None)
    place = Origin(path, element.sourceline, "line")
    return entry_of(fields, place, _data(properties))


def _properties(element: Element) -> Iterator[tuple[str, Element]]:
    for part in element:
        if local_name(part) in _WITHIN:
            for child in part:
                name = child.get("N")
                if name:
                    yield str(name), child


def _data(properties: Mapping[str, Element]) -> tuple[tuple[str, str], ...]:
    """The insertion strings: the values of Get-WinEvent's Properties, or Get-EventLog's ReplacementStrings."""
    listed = properties.get("Properties")
    if listed is not None:
        found = [child for child in listed.iterdescendants() if child.get("N") == "Value"]
        return tuple(("", _text(child) or "") for child in found)
    strings = properties.get("ReplacementStrings")
    if strings is None:
        return ()
    return tuple(("", _text(child) or "") for child in strings.iterdescendants() if local_name(child) == "S")


def _text(element: Element) -> str | None:
    """A simple value's text, or an object's ToString; bytes come in hexadecimal."""
    if local_name(element) == "BA":
        try:
            return b64decode(element.text or "").hex()
        except ValueError:
            return None
    if len(element):
        shown = next((child for child in element if local_name(child) == "ToString"), None)
        return None if shown is None else _unescaped(shown.text or "")
    return _unescaped(element.text or "") or None


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text).replace("\r\n", "\n") if "_x" in text else text


READER = Reader(
    name="clixml",
    title="CLIXML of PowerShell's Export-Clixml",
    gives=(*EVENT_FIELDS, "message"),
    sniff=sniff,
    read=read,
    sign="a root Objs of PowerShell's namespace",
)
