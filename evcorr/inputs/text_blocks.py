"""Text of any encoding in blocks and lines, as it comes, in bounded memory."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from evcorr.inputs.code_page import code_page_of
from evcorr.inputs.encoding import decode_line, detect_encoding, ordered_encoding, text_encoding
from evcorr.inputs.read_stream import read_chunks
from evcorr.text.lazy_regex import lazy_regex
from evcorr.text.line_ends import with_line_feeds

MAX_LINE = 1 << 16
"""A line longer than so many characters (UTF-8: bytes) comes in pieces."""

TELLING_SIZE = 1 << 16
"""So many bytes from the first line on that is no UTF-8 tell its code page."""

_DROPPED = ("\0", "\u200e", "\u200f", "\ufeff")
"""NULs of preallocated logs, byte order marks inside, and the marks that Vista and later put into dates."""

_CURSOR = lazy_regex(r"\x1b\[[\d;]{0,16}[CGHf]")
"""The cursor goes elsewhere: what consoles of Windows write for a run of blanks."""

_SEQUENCE = lazy_regex(
    r"\x1b(?:\[[0-?]{0,64}[ -/]{0,4}[@-~]|\][^\x07\x1b\n]{0,2048}(?:\x07|\x1b\\)|[ -/]{1,2}[0-~]|[0-Z=>^_])"
)
"""Anything else that a terminal obeys and does not show: a colour, a title of its window."""


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
        text = with_line_feeds(text)
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
        return "".join(decode_line(line, self._page) for line in data.splitlines(keepends=True))


def _first_foreign_line(data: bytes) -> int | None:
    """Where the first line begins that is no UTF-8; None if all of them are."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return data.rfind(b"\n", 0, error.start) + 1
    return None


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
