"""What a report quotes of a log entry: the words that matched and what stands around them."""

from __future__ import annotations

from evcorr.matching.matcher import Match
from evcorr.matching.shown import text_shown
from evcorr.record import Record
from evcorr.report import Example
from evcorr.text.pattern import Span
from evcorr.timestamps import to_iso

LONGEST = 1200
"""So many characters of a log entry are quoted at most."""

LINES_AROUND = 1
"""Of a text log so many lines before and after the matching ones are quoted."""


def quote(match: Match, record: Record | None = None) -> Example:
    """The log entry of a match as a report shows it, its spans moved to where the quoted part begins.

    `record` is the entry, if the match was found in another one that shows the same in the same places.
    """
    record = record or match.shown.record
    text = text_shown(record)
    start, end = _window(match.spans, record, text)
    return Example(
        path=record.origin.path,
        position=_position(match.spans, record, text),
        unit=record.origin.unit,
        time_created=to_iso(record.time_created),
        provider=record.provider,
        event_id=record.event_id,
        channel=record.channel,
        computer=record.computer,
        level=record.level,
        message=text[start:end] or None,
        agreed=match.agreed,
        spans=tuple(
            (max(first, start) - start, min(last, end) - start)
            for first, last in merge_spans(match.spans)
            if first < end and last > start
        ),
    )


def merge_spans(spans: tuple[Span, ...]) -> list[Span]:
    """The ranges in order, those that overlap or touch made one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _position(spans: tuple[Span, ...], record: Record, text: str) -> int | None:
    """The record's position; in a text of several lines that of the first line that matched."""
    origin = record.origin
    if origin.position is None or origin.unit != "line" or not spans or _is_event(record):
        return origin.position
    return origin.position + text.count("\n", 0, min(start for start, _ in spans))


def _is_event(record: Record) -> bool:
    """Whether the entry is an event, whose message stands by itself, or lines of a text."""
    return record.event_id is not None


def _window(spans: tuple[Span, ...], record: Record, text: str) -> Span:
    """The part of the text to quote: an event's message from its beginning, of a text the lines around the match."""
    if not spans or (_is_event(record) and len(text) <= LONGEST):
        return 0, min(len(text), LONGEST)
    first = min(start for start, _ in spans)
    last = max(end for _, end in spans)
    start = _lines_before(text, first)
    end = _lines_after(text, last)
    if end - start > LONGEST:
        start = max(start, first - LONGEST // 4)
    return start, min(end, start + LONGEST)


def _lines_before(text: str, offset: int) -> int:
    """The start of the line `LINES_AROUND` lines above the one at `offset`."""
    start = text.rfind("\n", 0, offset)
    for _ in range(LINES_AROUND):
        start = text.rfind("\n", 0, max(start, 0))
    return start + 1


def _lines_after(text: str, offset: int) -> int:
    """The end of the line `LINES_AROUND` lines below the one at `offset`."""
    end = text.find("\n", offset)
    for _ in range(LINES_AROUND):
        end = text.find("\n", end + 1) if end >= 0 else end
    return end if end >= 0 else len(text)
