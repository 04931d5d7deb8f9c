"""The event records pasted into a section: events take their facts from them, errors and messages leave them alone."""

from __future__ import annotations

from functools import lru_cache

from evcorr.mentions import EventBlock, UnnumberedBlock, find_event_blocks, find_unnumbered_blocks

_HINTS = ("event", "source")


@lru_cache(maxsize=32)
def event_blocks(text: str) -> tuple[EventBlock, ...]:
    """Return the pasted event records of a section, in order."""
    folded = text.casefold()
    return tuple(find_event_blocks(text)) if any(hint in folded for hint in _HINTS) else ()


@lru_cache(maxsize=32)
def unnumbered_blocks(text: str) -> tuple[UnnumberedBlock, ...]:
    """Return the pasted event records of a section that lack their id, in order."""
    return tuple(find_unnumbered_blocks(text)) if "source" in text.casefold() else ()


def in_event_block(text: str, start: int, end: int) -> bool:
    """Tell whether a range of characters touches a pasted event record."""
    return any(block.start < end and start < block.end for block in event_blocks(text))
