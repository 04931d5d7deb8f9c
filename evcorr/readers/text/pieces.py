"""Pieces of a large text that can be read apart, in whatever process.

A piece begins with a line at which a passage begins, whatever stands before it, and that does not begin like the line
before. A text that is not told to be in UTF-8 or an ANSI code page by its first bytes is left whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import BinaryIO

from evcorr.inputs import Input
from evcorr.inputs.encoding import detect_encoding
from evcorr.inputs.file_view import open_piece
from evcorr.readers.reader import ReadOptions
from evcorr.readers.text.passages import LONGEST_SIGHT, PASSAGES
from evcorr.text.lazy_regex import lazy_regex

PIECE_SIZE = 1 << 22
"""Bytes of a piece, or somewhat more: plain text of that size takes as long to scan as a piece of an .evtx log."""

MOST_LOOKED_AT = 1 << 20
"""A place to part the text is looked for in so many bytes; a text without one among them goes on in the piece."""

HEAD_SIZE = 1 << 26
"""So many first bytes of the text tell what is to be known of all of it, such as the order of day and month."""

_BLANK = b" \t\r\n\0"
_HEADING = lazy_regex(rb"(?:[:>|\]]|\s-)[ \t]")
"""Lines that both begin with something that ends so may be parts of one message."""


def pieces(source: Input, options: ReadOptions) -> Sequence[Input]:
    """The text in pieces that, read one after the other, give what the whole gives; one piece if they would not."""
    if source.file is None or source.size is None or source.size < 2 * PIECE_SIZE or options.encoding:
        return [source]
    with source.open() as stream:
        if detect_encoding(stream.read(1 << 10)) is not None:
            return [source]
        starts = [(0, 1), *_starts(stream, source.size), (source.size, 0)]
    return [
        Input(source.path, partial(open_piece, source.file, start, end), end - start, source.file, start, line, "text")
        for (start, line), (end, _) in pairwise(starts)
    ]


def _starts(stream: BinaryIO, size: int) -> Iterator[tuple[int, int]]:
    """Where the pieces but the first begin, and the numbers of their first lines."""
    start, line = 0, 1
    while start + 2 * PIECE_SIZE <= size:
        stream.seek(start)
        data = stream.read(PIECE_SIZE + MOST_LOOKED_AT)
        end = _parting(data, PIECE_SIZE)
        line += data.count(b"\n", 0, end)
        start += end
        if end < len(data):
            yield start, line


def _parting(data: bytes, after: int) -> int:
    """Where a text may be parted, behind an offset; its length if nowhere."""
    before = data.rfind(b"\n", 0, after)
    while (found := data.find(b"\n", before + 1)) >= 0:
        if found >= after and _parts(data, data.rfind(b"\n", 0, found) + 1, found + 1):
            return found + 1
        before = found
    return len(data)


def _parts(data: bytes, before: int, start: int) -> bool:
    """Whether a line begins a passage, and not like the line before, which begins at `before`."""
    ahead = data[start : start + 2 * LONGEST_SIGHT]
    if not ahead or ahead[0] in _BLANK or detect_encoding(ahead) is not None:
        return False
    line = data[before : start - 1]
    alike = next((at for at, (one, other) in enumerate(zip(line, ahead, strict=False)) if one != other), len(line))
    if _HEADING.search(line[:alike]):
        return False
    return PASSAGES.start.match("\n" + ahead.decode("latin-1")) is not None
