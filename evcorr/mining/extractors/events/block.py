"""The event records pasted into a section: events take their facts from them, errors and messages leave them alone."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from evcorr.mentions import EventBlock, UnnumberedBlock, event
from evcorr.mentions.cues import cue_lookup
from evcorr.mentions.event_text import Header
from evcorr.mining.extractors.context.log_word import may_speak_of_events
from evcorr.mining.extractors.events.event_csv import find_event_csv
from evcorr.mining.extractors.events.event_json import find_event_json
from evcorr.mining.extractors.events.event_xml import find_event_xml
from evcorr.mining.extractors.events.headed import find_headed_blocks
from evcorr.text.label_words import FOREIGN_LABELS

# a record in another language has its word for the id; a short one stands in other words too
_FOREIGN = sorted(label for label, field in FOREIGN_LABELS.items() if field == "event_id" and "event" not in label)
_labels_in = cue_lookup(
    (
        *("event", "source", "provider"),
        *(label for label in _FOREIGN if not label.isascii() or len(label) > len("olay no")),
    )
)
# what ends the description of another record
_DIVIDER = "-or-"


@lru_cache(maxsize=32)
def event_blocks(text: str) -> tuple[EventBlock, ...]:
    """Return the pasted event records of a section, in order."""
    shown = (*find_event_xml(text), *find_event_json(text), *find_event_csv(text))
    rest = _without(text, shown)
    folded = rest.casefold()
    headed = tuple(find_headed_blocks(rest)) if may_speak_of_events(folded) or "\n   source" in folded else ()
    rest = _without(rest, headed)
    labelled = event.event_blocks(rest, _headers(rest))
    return tuple(sorted((*shown, *headed, *labelled), key=lambda block: block.start))


def _without(text: str, blocks: tuple[EventBlock, ...]) -> str:
    """Return a text of the same length with a divider in the place of each record."""
    for block in blocks:
        text = text[: block.start] + _DIVIDER.ljust(block.end - block.start, "\n") + text[block.end :]
    return text


@lru_cache(maxsize=32)
def unnumbered_blocks(text: str) -> tuple[UnnumberedBlock, ...]:
    """Return the pasted event records of a section that lack their id, in order."""
    return tuple(event.unnumbered_blocks(_headers(text))) if "source" in text.casefold() else ()


@lru_cache(maxsize=32)
def _headers(text: str) -> tuple[Header, ...]:
    """Return the labels of all of them; a text without any of the cues has none."""
    return tuple(event.find_headers(text)) if _labels_in(text.casefold()) else ()


def in_event_block(text: str, start: int, end: int) -> bool:
    """Tell whether a range of characters touches a pasted event record."""
    blocks = event_blocks(text)
    # none of them touches another, so that of those that begin before the end the last one reaches farthest
    before = bisect_left(blocks, end, key=lambda block: block.start)
    return before > 0 and blocks[before - 1].touches(start, end)


def in_record(text: str, start: int, end: int) -> bool:
    """Tell whether a range of characters touches a pasted event record, even one that lacks its id."""
    unnumbered = any(block.start < end and start < block.end for block in unnumbered_blocks(text))
    return unnumbered or in_event_block(text, start, end)
