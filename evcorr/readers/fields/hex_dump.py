"""The binary data of an event as Event Viewer prints it below the description: rows of bytes or of 32-bit words."""

from __future__ import annotations

import re

from evcorr.text.label_words import DATA_LABELS
from evcorr.text.lazy_regex import lazy_regex

LARGEST_DATA = 1 << 16
"""Bytes of the longest data; Windows itself logs no more."""

_DATA = "|".join(map(re.escape, DATA_LABELS))
_BEFORE = lazy_regex(
    rf"""
    [^\S\n]*(?:\n|$)                                                             # the rest of the block's last line
    (?: [ \t>]*(?:(?:data|{_DATA}|binary[ ]data|(?:in[ ])?(?:bytes|words))
        [^\n0-9]{{0,60}})?\n ){{0,6}}
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Blank lines and labels between an event and its data: "Data: (x)Bytes ( )Words", "In Words"."""

_ROW = lazy_regex(
    r"""
    [ \t>]{0,40}(?:data[ ]{0,4}:[ \t]{0,20})?
    (?P<offset>[0-9A-Fa-f]{4,8}):
    (?: (?P<words>(?:[ \t]{1,2}[0-9A-Fa-f]{8}){1,4}) | (?P<bytes>(?:[ \t]{1,2}[0-9A-Fa-f]{2}){1,16}) )
    (?![0-9A-Fa-f])[^\n]{0,80}(?:\n|$)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""`0008: 00 00 00 00 d7 0b 00 80   ........`, `0000: 000c0000 005c0003 00000000 c0040016`"""

_FIRST_ROW = lazy_regex(r"(?:\n[ \t]{0,40}data[^\n0-9]{0,60})?\n[ \t]{0,40}0000:[ \t]", re.IGNORECASE)

_WIDTH = 8
"""Bytes of a row, unless the offset of the next one tells that there are sixteen."""


def read_dump(text: str, start: int) -> tuple[bytes, int]:
    """The data printed after an offset of a text, and where they end; no bytes and the offset itself if there is none.

    Rows are read for as long as each begins at the offset where the one before ended.
    """
    before = _BEFORE.match(text, start)
    if before is None:
        return b"", start
    data, at, end = b"", before.end(), start
    while len(data) < LARGEST_DATA and (row := _ROW.match(text, at)) is not None:
        if int(row["offset"], 16) != len(data):
            break
        data += _row_bytes(row, _width(text, row.end(), len(data)))
        at = end = row.end()
    return data, end


def split_dump(description: str) -> tuple[str, bytes]:
    """A description without the rows that end it, and the data in them."""
    found = _FIRST_ROW.search(description)
    if found is None:
        return description, b""
    data, end = read_dump(description, found.start())
    whole = bool(data) and not description[end:].strip()
    return (description[: found.start()].rstrip(), data) if whole else (description, b"")


def _width(text: str, after: int, offset: int) -> int:
    following = _ROW.match(text, after)
    return 16 if following is not None and int(following["offset"], 16) - offset == 16 else _WIDTH


def _row_bytes(row: re.Match[str], width: int) -> bytes:
    """What a row holds; of bytes no more than its width, for the letters behind them may look like more."""
    if row["words"]:
        return b"".join(int(word, 16).to_bytes(4, "little") for word in row["words"].split())
    return bytes(int(one, 16) for one in row["bytes"].split()[:width])
