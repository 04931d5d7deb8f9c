"""Cuts text into its outermost Event elements, however it comes in blocks, and whatever stands between them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

import msgspec

from evcorr.text.lazy_regex import lazy_regex

LARGEST_EVENT = 8 << 20
"""Bytes of the longest event that is read: Windows itself writes none above 64 KiB of binary XML."""

_CUT_OFF = "the event is cut off"
_LONGEST_TAG = 4096
_LONGEST_MARK = 32
_MARK = lazy_regex(rb"<(?:(?P<open>Event(?=[\s>]))|(?P<close>/Event\s{0,20}>)|(?P<doctype>!DOCTYPE))")
_WITH_SYSTEM = lazy_regex(rb"<Event(?:\s[^<>]{0,2000})?>\s{0,1000}<System[\s>]")


class Piece(msgspec.Struct, frozen=True):
    """The text of one Event element, from the line it begins on, or only a remark on what is left out."""

    line: int
    xml: bytes
    remark: str | None = None


def pieces(blocks: Iterable[bytes]) -> Iterator[Piece]:
    """Cut text that comes in blocks into its outermost Event elements; holds one element and one block.

    An Event inside another is part of it, unless it has a System of its own: then the first was cut off.
    """
    event = bytearray()
    depth, line, begun = 0, 1, 1
    for mark, text in _parts(blocks):
        if depth and mark in _BEGINNINGS and _WITH_SYSTEM.match(text):
            yield Piece(begun, bytes(event), _CUT_OFF)
            depth = 0
        if mark == "whole" and not depth:
            yield Piece(line, text)
        elif mark == "doctype" and not depth:
            yield Piece(line, b"", "a document type is not read")
        elif mark == "open" or depth:
            if not depth:
                event.clear()
                begun = line
            event += text
            depth += (mark == "open") - (mark == "close")
            if not depth:
                yield Piece(begun, bytes(event))
            elif len(event) > LARGEST_EVENT:
                yield Piece(begun, b"", f"an event of more than {LARGEST_EVENT >> 20} MiB is left out")
                depth = 0
        line += text.count(b"\n")
    if depth:
        yield Piece(begun, bytes(event), _CUT_OFF)


def _parts(blocks: Iterable[bytes]) -> Iterator[tuple[str | None, bytes]]:
    """The text in parts: an element from mark to mark, a mark that stands alone with what follows it, anything else."""
    text = b""
    for block in blocks:
        text += block
        cuts = _cuts(text)
        yield from _between(text, cuts)
        start, mark = cuts[-1]
        if len(text) - start > _LONGEST_TAG:
            yield mark, text[start:-_LONGEST_MARK]
            start = len(text) - _LONGEST_MARK
        text = text[start:]
    yield from _between(text, [*_cuts(text), (len(text), None)])


def _cuts(text: bytes) -> list[tuple[int, str | None]]:
    """Where a part begins, and the mark it begins with; the first is the text's own beginning."""
    cuts: list[tuple[int, str | None]] = [(0, None)]
    for mark in _MARK.finditer(text):
        kind = mark.lastgroup
        if kind == "close" and cuts[-1][1] == "open":
            cuts[-1] = (cuts[-1][0], "whole")
        else:
            cuts.append((mark.start(), kind))
        if kind == "close":
            cuts.append((mark.end(), None))
    return cuts


_BEGINNINGS = frozenset(("open", "whole"))


def _between(text: bytes, cuts: list[tuple[int, str | None]]) -> Iterator[tuple[str | None, bytes]]:
    for (start, mark), (end, _) in itertools.pairwise(cuts):
        if start < end:
            yield mark, text[start:end]
