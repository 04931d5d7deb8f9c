"""Cuts the parts around the matches out of a log message and says which of its words matched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from evcorr.text.escaping import ELLIPSIS, visible_lines
from evcorr.text.pattern import Span

MOST_WINDOWS = 3
"""So many places of one message are shown."""

LONGEST_WORD = 24
"""A cut moves by no more than this to fall between words."""


class Piece(NamedTuple):
    """A run of text, safe to show, and whether it is part of what matched."""

    text: str
    marked: bool


def snippet(message: str, spans: Iterable[Span], budget: int) -> tuple[Piece, ...]:
    """At most about `budget` characters of the message around what matched, each piece of it safe to show."""
    spans = _in_order(spans, message)
    pieces: list[Piece] = []
    reached = 0
    for start, end in _windows(message, spans, budget):
        if start > reached:
            pieces.append(Piece(f"{ELLIPSIS} ", marked=False))
        pieces += (
            Piece(visible_lines(message[left:right]), marked) for left, right, marked in _runs(spans, start, end)
        )
        reached = end
    if reached < len(message):
        pieces.append(Piece(ELLIPSIS, marked=False))
    return tuple(_stripped(pieces))


def _in_order(spans: Iterable[Span], message: str) -> list[Span]:
    """The spans that lie in the message, in order, without overlaps and without white space at their ends."""
    kept: list[Span] = []
    reached = 0
    for start, end in sorted(spans):
        left = max(start, reached)
        words = message[left:end].rstrip() if left < end else ""
        left += len(words) - len(words.lstrip())
        if words:
            reached = left + len(words.lstrip())
            kept.append((left, reached))
    return kept


def _windows(message: str, spans: list[Span], budget: int) -> list[Span]:
    """Which ranges of the message to show: all of it if it is short, else what lies around the matches."""
    if len(message) <= budget:
        return [(0, len(message))]
    clusters = _joined(spans, budget // (2 * MOST_WINDOWS))[:MOST_WINDOWS] or [(0, 0)]
    share = budget // len(clusters)
    around = (_around(cluster, share, len(message)) for cluster in clusters)
    return [
        (_between_words(message, start), _between_words(message, end))
        for start, end in _joined(around, 2 * LONGEST_WORD)
    ]


def _around(cluster: Span, share: int, length: int) -> Span:
    """So many characters around the range: in its middle, or from a little before it if it is longer."""
    first, last = cluster
    lead = max(share // 4, (share - (last - first)) // 2)
    start = max(0, min(first - lead, length - share))
    return start, min(length, start + share)


def _joined(spans: Iterable[Span], gap: int) -> list[Span]:
    """The ranges in order, those that are no further apart than `gap` made one."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and start - joined[-1][1] <= gap:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _between_words(message: str, cut: int) -> int:
    """The cut, moved back to the start of the word that it would part, where one is near."""
    if cut in (0, len(message)) or message[cut - 1].isspace():
        return cut
    blank = message.rfind(" ", max(0, cut - LONGEST_WORD), cut)
    return blank + 1 if blank >= 0 else cut


def _runs(spans: list[Span], start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The window as (left, right, marked): what matched and what did not, in order."""
    reached = start
    for span_start, span_end in spans:
        left, right = max(span_start, reached), min(span_end, end)
        if left < right:
            yield from ((reached, left, False),) if reached < left else ()
            yield left, right, True
            reached = right
    if reached < end:
        yield reached, end, False


def _stripped(pieces: list[Piece]) -> list[Piece]:
    """The pieces without white space at either end, and without those that are then empty."""
    if pieces:
        pieces[0] = pieces[0]._replace(text=pieces[0].text.lstrip())
        pieces[-1] = pieces[-1]._replace(text=pieces[-1].text.rstrip())
    return [piece for piece in pieces if piece.text]
