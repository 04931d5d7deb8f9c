"""Which of several readings of one passage counts: an event block is no message, a crash's code no error of its own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from evcorr.mining.extractors.extractor import AnyMention
from evcorr.mining.extractors.joining.join_crash import is_bare
from evcorr.observable import Crash, ErrorCode, Event, Message, Stop

# what takes the place of what: a code quoted inside an event's description is an error too, and an event that tells of
# a crash or a STOP is both
_REPLACED_BY: dict[type, tuple[type, ...]] = {
    Message: (Event, Stop, Crash, ErrorCode),
    ErrorCode: (Stop, Crash),
    Event: (),
    Stop: (),
    Crash: (Stop,),
}


def settle(mentions: Iterable[AnyMention], *, is_title: bool = False) -> list[AnyMention]:
    """Return the mentions that count, in the order of the text.

    The bare word for a fault takes the place of a message in a title, which may be about it, and of nothing elsewhere.
    """
    ordered = sorted(mentions, key=lambda mention: (mention.start, mention.end, type(mention.what).__name__))
    starts = [mention.start for mention in ordered]
    longest = max((mention.end - mention.start for mention in ordered), default=0)
    kept = []
    for mention in ordered:
        near = ordered[bisect_left(starts, mention.start - longest) : bisect_left(starts, mention.end)]
        if not any(_replaces(other, mention) and (is_title or not _is_bare(other)) for other in near):
            kept.append(mention)
    return kept


def _replaces(other: AnyMention, mention: AnyMention) -> bool:
    if other is mention or not other.touches(mention.start, mention.end):
        return False
    if type(other.what) is type(mention.what) is Message:
        return _covers(other, mention)
    return isinstance(other.what, _REPLACED_BY[type(mention.what)])


def _is_bare(mention: AnyMention) -> bool:
    return isinstance(mention.what, Crash) and is_bare(mention.what)


def _covers(other: AnyMention, mention: AnyMention) -> bool:
    """Tell whether the other is the longer of two readings, or the first of two alike."""
    ours, theirs = mention.end - mention.start, other.end - other.start
    return theirs > ours or (theirs == ours and id(other) < id(mention))
