"""Reads event XML from any producer: Event Viewer's "Save as XML", wevtutil with or without a root, single events.

The text is cut into Event elements first, and each is parsed for itself: what stands around them (console lines,
declarations, other roots) does not matter, a broken event does not harm the next, and a log of any length needs the
memory of one event. No document type is read, so there are no entities to expand.
"""

from __future__ import annotations

import codecs
import itertools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from evcorr.errors import UnreadableInputError
from evcorr.inputs import Input
from evcorr.inputs.encoding import ANSI, detect_encoding, ordered_encoding
from evcorr.readers.head import head_text
from evcorr.readers.reader import EVENT_FIELDS, Reader, ReadOptions
from evcorr.readers.xml.cuts import Piece, pieces
from evcorr.readers.xml.event_element import record_from_event
from evcorr.readers.xml.parser import xml_parser
from evcorr.readers.xml.sketch import XmlSketch, sketch_of
from evcorr.record import Origin, Problem, Record
from evcorr.text.label_words import is_xml_label
from evcorr.text.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from lxml.etree import XMLParser
    from lxml.etree import _Element as Element


_BLOCK = 1 << 18
_SIGNS = lazy_regex(
    rb"""<Events(?:\s[^<>]{0,400})?>\s{0,200}<Event[\s>]
       | <Event(?:\s[^<>]{0,400})?>\s{0,200}<System[\s>]
       | <Event\s[^<>]{0,200}["']http://schemas\.microsoft\.com/win/2004/08/events/event["']
    """,
    re.VERBOSE,
)
_CONTROLS = lazy_regex(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_REFERENCE = lazy_regex(
    rb"""&(?: (?P<name>amp|lt|gt|quot|apos); | \#x(?P<hexadecimal>[0-9A-Fa-f]{1,6}); | \#(?P<decimal>[0-9]{1,7}); )?""",
    re.VERBOSE,
)
_DECLARED = lazy_regex(
    rb"""<\?xml\s[^<>]{0,100}encoding=["'](
        (?:windows-|cp|ibm|iso-8859-)[0-9]{1,5}
        | gb2312 | gbk | gb18030 | big5 | shift_jis | euc-jp | euc-kr | koi8-[ru]
    )["']""",
    re.VERBOSE | re.IGNORECASE,
)


def sniff(head: bytes) -> bool:
    """Whether there is an Event element; JSON that quotes one is none of ours, nor is PowerShell's CLIXML.

    Nor is what Event Viewer copies of an event, which ends with its XML: the text above says more.
    """
    text = head.replace(b"\0", b"")
    foreign = text.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").startswith((b"{", b"[{")) or b"<Objs" in text
    return not foreign and _SIGNS.search(text) is not None and not _is_pasted(head)


def _is_pasted(head: bytes) -> bool:
    """Whether the label that Event Viewer copies stands above the first Event element."""
    before, _, _ = head_text(head).partition("<Event")
    return is_xml_label(before.rstrip(" \t\n:\uff1a").rpartition("\n")[2].lstrip("> \t"))


def read(source: Input, options: ReadOptions) -> Iterator[Record | XmlSketch | Problem]:
    """The events in file order; a problem for each that is cut off or not well-formed, with its line.

    Raises UnreadableInputError if there is not a single event.
    """
    strict = xml_parser(recover=False)
    found = False
    with source.open() as stream:
        for piece in pieces(utf8_blocks(stream, options.encoding)):
            found |= bool(piece.xml)
            place = Origin(source.path, piece.line, "line")
            sketch = sketch_of(piece.xml, place, _sound_record) if options.sketches and not piece.remark else None
            if sketch is not None:
                yield sketch
            else:
                yield from _read_piece(piece, place, strict)
    if not found:
        raise UnreadableInputError(source.path, "no Event element in it")


def _sound_record(xml: bytes, place: Origin) -> Record:
    """The record of an event that is known to be well-formed."""
    from lxml import etree

    return record_from_event(etree.fromstring(xml, xml_parser(recover=False)), place)


def read_text_piece(text: str, place: Origin) -> Iterator[Record | Problem]:
    """The events in a text that another format holds, all at the place of that."""
    for piece in pieces([text.encode("utf-8", "replace")]):
        yield from _read_piece(piece, place, xml_parser(recover=False))


def _read_piece(piece: Piece, place: Origin, strict: XMLParser) -> Iterator[Record | Problem]:
    """The piece's record, and the problem it has."""
    remark = piece.remark
    if piece.xml:
        event, fault = _parse(piece.xml, strict)
        remark = remark or fault
        if event is not None:
            yield record_from_event(event, place)
    if remark:
        yield Problem(place, remark)


def _parse(xml: bytes, strict: XMLParser) -> tuple[Element | None, str | None]:
    """The element, and what is wrong with it that can't be put right; None if there is no element at all."""
    from lxml import etree

    try:
        return etree.fromstring(xml, strict), None
    except etree.XMLSyntaxError:
        xml = _put_right(xml)
    try:
        return etree.fromstring(xml, strict), None
    except etree.XMLSyntaxError as error:
        fault = f"not well-formed, read as far as it goes: {error.msg}"
    try:
        return etree.fromstring(xml, xml_parser(recover=True)), fault
    except etree.XMLSyntaxError:
        return None, fault


def utf8_blocks(stream: BinaryIO, encoding: str | None) -> Iterator[bytes]:
    """The input in blocks of UTF-8; as it is where nothing tells the encoding."""
    head = stream.read(_BLOCK)
    blocks = itertools.chain([head], iter(lambda: stream.read(_BLOCK), b""))
    codec = ordered_encoding(encoding, head) if encoding else detect_encoding(head) or _declared_encoding(head)
    if codec is None:
        return blocks
    decoder = codecs.getincrementaldecoder(codec)("replace")
    return (decoder.decode(block).encode("utf-8", "replace") for block in blocks)


def _declared_encoding(head: bytes) -> str | None:
    """The encoding of 8 bits that the XML declaration names, if Python knows it."""
    declared = _DECLARED.search(head[:1024])
    try:
        return codecs.lookup(declared.group(1).decode("ascii")).name if declared else None
    except LookupError:
        return None


def _put_right(xml: bytes) -> bytes:
    """Valid UTF-8 without characters that XML forbids, and without references to anything but characters.

    Bytes that are no UTF-8 are taken for Windows' western code page, an ampersand that begins no reference for
    itself.
    """
    try:
        xml.decode("utf-8")
    except UnicodeDecodeError:
        xml = xml.decode(ANSI, "replace").encode("utf-8")
    return _REFERENCE.sub(_reference, _CONTROLS.sub(b"", xml))


def _reference(match: re.Match[bytes]) -> bytes:
    """The reference to a character, nothing if XML forbids the character, or the ampersand as such."""
    number = match.group("hexadecimal"), match.group("decimal")
    if number == (None, None):
        return match.group() if match.group("name") else b"&amp;"
    code = int(number[0], 16) if number[0] else int(number[1])
    allowed = code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
    return match.group() if allowed else b""


READER = Reader(
    name="eventxml",
    title="event XML of Event Viewer (Save as XML), wevtutil and others",
    gives=(*EVENT_FIELDS, "event_source_name", "message"),
    sniff=sniff,
    read=read,
    sign="an Event element",
)
