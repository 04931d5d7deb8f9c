"""Text of unknown encoding as lines: byte order marks, UTF-16 without one, UTF-8, else a code page."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from evcorr.inputs.code_page import code_page_of
from evcorr.inputs.read_stream import read_chunks
from evcorr.text.lazy_regex import lazy_regex

MAX_LINE = 1 << 16
"""A line longer than so many characters (UTF-8: bytes) comes in pieces."""

ANSI = "cp1252"
"""The code page of Western European Windows."""

OEM = "cp850"
"""The code page of its consoles, whose letters with accents stand where the ANSI code page has signs."""

_OEM_LETTER = lazy_regex(rb"[A-Za-z][\x81\x82\x84\x87-\x89\x8b\x8d\x8f\x90\x94\x98][a-z\xa1-\xff]")
"""A sign of the ANSI code page amid a word, as quotation marks never stand, is a letter of the OEM code page."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16's
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHER_ORDER = {"utf-16": codecs.BOM_UTF16_BE, "utf-32": codecs.BOM_UTF32_BE}
"""Marks of the order of bytes that is not that of Windows."""

_PARITY_SIZE = 512
"""So many first bytes tell UTF-16 without a byte order mark: every second one of them is NUL."""

_DROPPED = ("\0", "\u200e", "\u200f", "\ufeff")
"""NULs of preallocated logs, byte order marks inside, and the marks that Vista and later put into dates."""

_CURSOR = lazy_regex(r"\x1b\[[\d;]{0,16}[CGHf]")
"""The cursor goes elsewhere: what consoles of Windows write for a run of blanks."""

_SEQUENCE = lazy_regex(
    r"\x1b(?:\[[0-?]{0,64}[ -/]{0,4}[@-~]|\][^\x07\x1b\n]{0,2048}(?:\x07|\x1b\\)|[ -/]{1,2}[0-~]|[0-Z=>^_])"
)
"""Anything else that a terminal obeys and does not show: a colour, a title of its window."""

_CONTROLS = frozenset(map(chr, (*range(0x20), 0x7F, 0xFFFD))) - frozenset("\t\n\r\f\x1b")
_MAX_CONTROLS = 0.02
"""Text has fewer control characters than this share; random bytes have a tenth."""


def detect_encoding(head: bytes) -> str | None:
    """The Unicode encoding that the first bytes of a text show; None for UTF-8 without a mark and for code pages."""
    for mark, name in _BOMS:
        if head.startswith(mark):
            return name
    even, odd = head[:_PARITY_SIZE:2], head[1:_PARITY_SIZE:2]
    if odd.count(0) * 10 > len(odd) * 7 and even.count(0) * 10 < len(even):
        return "utf-16-le"
    if even.count(0) * 10 > len(even) * 7 and odd.count(0) * 10 < len(odd):
        return "utf-16-be"
    return None


def text_encoding(name: str) -> str:
    """Python's name of an encoding that reads any bytes as text; raises LookupError where it is none."""
    found = codecs.lookup(name).name
    try:
        b"x".decode(found, "ignore")
        codecs.getincrementaldecoder(ordered_encoding(found, b""))("replace").decode(b"\xffx", final=True)
    except UnicodeError as error:
        raise LookupError(f"{name} does not read any text") from error
    return found


def ordered_encoding(name: str, head: bytes) -> str:
    """The encoding with the order of its bytes: without a mark UTF-16 and UTF-32 are what Windows writes."""
    if name not in _OTHER_ORDER:
        return name
    return f"{name}-be" if head.startswith(_OTHER_ORDER[name]) else f"{name}-le"


def is_text(head: bytes) -> bool:
    """Whether the first bytes of an input look like text in any encoding: few control characters, no NULs within."""
    encoding = detect_encoding(head)
    kept = head if encoding else head.rstrip(b"\0")
    text = decode_head(kept) if encoding is None else kept.decode(encoding, "ignore")
    return bool(text.strip()) and sum(map(_CONTROLS.__contains__, text)) <= len(text) * _MAX_CONTROLS


def read_blocks(stream: BinaryIO, encoding: str | None = None) -> Iterator[str]:
    """The text of a binary stream, some whole lines at a time, as soon as they are there; memory is bounded.

    Only a line too long to be kept whole, and the last one, come without their line feed. An empty block says that a
    live stream has nothing more for now. Line ends CR LF, CR CR LF and CR become LF; NULs, direction marks and what
    only a terminal obeys are dropped. Without a named encoding, lines that are no UTF-8 are read in the code page that
    they show for sure, else in the ANSI code page of Western Europe, or its OEM code page where that makes words.
    Raises LookupError for an unknown encoding.
    """
    if encoding is not None:
        encoding = text_encoding(encoding)
    for text in _decoded(stream, encoding):
        for mark in _DROPPED:
            if mark in text:
                text = text.replace(mark, "")
        if "\r" in text:
            text = text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
        if "\x1b" in text:
            text = _SEQUENCE.sub("", _CURSOR.sub(" ", text))
        yield text


def read_lines(stream: BinaryIO, encoding: str | None = None) -> Iterator[tuple[int, str]]:
    """The lines of a binary stream with their numbers from 1, without line ends; a line too long comes in pieces."""
    number = 1
    for block in read_blocks(stream, encoding):
        lines = block.split("\n")
        last = lines.pop()
        yield from enumerate(lines, start=number)
        number += len(lines)
        if last:
            yield number, last


def _decoded(stream: BinaryIO, encoding: str | None) -> Iterator[str]:
    """The decoded text, cut at line ends where lines are not too long; empty when the stream is idle."""
    chunks = read_chunks(stream)
    head = b""
    while len(head) < len(codecs.BOM_UTF32_LE) and (chunk := next(chunks, None)) is not None:
        head += chunk
    name = ordered_encoding(encoding, head) if encoding else detect_encoding(head)
    whole = chain([head], chunks) if head else chunks
    yield from _decode_narrow(whole) if name is None else _decode_named(whole, name)


def decode_head(head: bytes) -> str:
    """The first bytes of a text without a mark: UTF-8 but for a character that is cut at the end, else a code page."""
    try:
        return head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start > len(head) - _LONGEST_CHARACTER:
            return head.decode("utf-8", "ignore")
    page = code_page_of(head)
    return head.decode(page, "replace") if page else "".join(map(_decode_line, head.splitlines(keepends=True)))


_LONGEST_CHARACTER = 4


def _decode_narrow(chunks: Iterator[bytes]) -> Iterator[str]:
    """Text in UTF-8, or wherever it is not in a code page, which the first such lines and what follows them tell."""
    kept = b""
    lines = _Lines()
    for chunk in chunks:
        if not chunk:
            # a live pipe waits for more: what is there has to do
            if whole := kept.rfind(b"\n") + 1:
                yield lines.decode(kept[:whole])
                kept = kept[whole:]
            yield ""
        kept += chunk
        end = kept.rfind(b"\n") + 1
        if not end and len(kept) >= MAX_LINE:
            end = kept.rfind(b"\r", 0, -1) + 1 or _character_end(kept)
        end = lines.sure_of(kept, end)
        if end:
            yield lines.decode(kept[:end])
            kept = kept[end:]
    if kept:
        yield lines.decode(kept)


def _character_end(data: bytes) -> int:
    """Where to cut bytes so that no UTF-8 character is torn: before the last one that begins in the last four."""
    for end in range(len(data) - 1, max(0, len(data) - 4), -1):
        if data[end] & 0xC0 != 0x80:
            return end
    return len(data)


class _Lines:
    """Decodes lines, in UTF-8 where they are that, and knows the code page of the others once it has seen some."""

    def __init__(self) -> None:
        self._page: str | None = None
        self._told = False

    def sure_of(self, data: bytes, end: int) -> int:
        """How much of the data before `end` can be decoded now: lines that are no UTF-8 wait for those that follow.

        So the code page does not depend on how much a pipe gives at a time.
        """
        if self._told or not end or data.isascii():
            return end
        begin = _first_foreign_line(data[:end])
        return end if begin is None or len(data) - begin >= TELLING_SIZE else begin

    def decode(self, data: bytes) -> str:
        """Some lines, all of them as UTF-8 if they are, else each for itself."""
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
        if not self._told:
            begin = _first_foreign_line(data) or 0
            window = data[begin : begin + TELLING_SIZE]
            self._page = code_page_of(window[: window.rfind(b"\n") + 1] or window)
            self._told = True
        return "".join(_decode_line(line, self._page) for line in data.splitlines(keepends=True))


TELLING_SIZE = 1 << 16
"""So many bytes from the first line on that is no UTF-8 tell its code page."""


def _first_foreign_line(data: bytes) -> int | None:
    """Where the first line begins that is no UTF-8; None if all of them are."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return data.rfind(b"\n", 0, error.start) + 1
    return None


def _decode_line(data: bytes, page: str | None = None) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(page or (OEM if _OEM_LETTER.search(data) else ANSI), "replace")


def _decode_named(chunks: Iterator[bytes], name: str) -> Iterator[str]:
    """Text in a named encoding; what it can't decode becomes U+FFFD."""
    decoder = codecs.getincrementaldecoder(name)("replace")
    kept = ""
    for chunk in chunks:
        if not chunk:
            yield ""
        kept += decoder.decode(chunk)
        end = kept.rfind("\n") + 1
        if not end and len(kept) >= MAX_LINE:
            end = kept.rfind("\r", 0, -1) + 1 or len(kept)
        if end:
            yield kept[:end]
            kept = kept[end:]
    kept += decoder.decode(b"", final=True)
    if kept:
        yield kept
