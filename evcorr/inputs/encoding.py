"""The encoding of a text, told by its first bytes: byte order marks, UTF-16 without one, UTF-8, else a code page."""

from __future__ import annotations

import codecs

from evcorr.inputs.code_page import code_page_of
from evcorr.text.lazy_regex import lazy_regex

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


def decode_head(head: bytes) -> str:
    """The first bytes of a text without a mark: UTF-8 but for a character that is cut at the end, else a code page."""
    try:
        return head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start > len(head) - _LONGEST_CHARACTER:
            return head.decode("utf-8", "ignore")
    page = code_page_of(head)
    return head.decode(page, "replace") if page else "".join(map(decode_line, head.splitlines(keepends=True)))


_LONGEST_CHARACTER = 4


def decode_line(data: bytes, page: str | None = None) -> str:
    """A line as UTF-8 if it is that, else in a code page: the one given, or one of Western Europe."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(page or (OEM if _OEM_LETTER.search(data) else ANSI), "replace")
