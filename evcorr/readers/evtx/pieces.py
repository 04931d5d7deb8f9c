"""Pieces of a large .evtx log that can be read apart, in whatever process.

A piece begins with a chunk that stands where it should and has its header, and all chunks before it do so too or are
unused. A log in which one does not is left whole: what is found there depends on what stands around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import BinaryIO

from evcorr.inputs import Input
from evcorr.inputs.file_view import open_piece
from evcorr.readers.evtx.chunks import CHUNK_MAGIC, CHUNK_SIZE, FILE_HEADER_SIZE, FILE_MAGIC, UNUSED
from evcorr.readers.reader import ReadOptions

PIECE_SIZE = 1 << 24
"""Bytes of a piece."""


def pieces(source: Input, options: ReadOptions | None = None) -> Sequence[Input]:  # noqa: ARG001 - as every reader's
    """The log in pieces that, read one after the other, give what the whole gives; one piece if they would not."""
    if source.file is None or source.size is None:
        return [source]
    with source.open() as stream:
        starts = [*_starts(stream), source.size]
    return [
        Input(source.path, partial(open_piece, source.file, start, end), end - start, source.file, start)
        for start, end in pairwise(starts)
    ]


def _starts(stream: BinaryIO) -> list[int]:
    """Where the pieces begin."""
    starts = [0]
    if stream.read(len(FILE_MAGIC)) != FILE_MAGIC:
        return starts
    offset = FILE_HEADER_SIZE
    while stream.seek(offset) == offset and (head := stream.read(len(CHUNK_MAGIC))):
        if head != CHUNK_MAGIC and head + stream.read(CHUNK_SIZE - len(head)) != UNUSED:
            return [0]
        if head == CHUNK_MAGIC and offset + CHUNK_SIZE - starts[-1] > PIECE_SIZE:
            starts.append(offset)
        offset += CHUNK_SIZE
    return starts
