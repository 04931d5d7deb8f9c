"""Event records pasted without their id: the sentence that leads up to them tells it, or the title does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from evcorr.mentions import Mention, UnnumberedBlock
from evcorr.mining.extractors.events.block import in_event_block, unnumbered_blocks
from evcorr.mining.extractors.messages.quote import leading_paragraph
from evcorr.observable import Event


def with_unnumbered(text: str, mentions: Sequence[Mention[Event]]) -> Iterator[Mention[Event]]:
    """Yield the events of a section, those that lead up to a record without an id with what the record tells."""
    told: dict[int, UnnumberedBlock] = {}
    for (first, last), blocks in groupby(unnumbered_blocks(text), key=lambda block: _lead(text, block)):
        named = [place for place, mention in enumerate(mentions) if first <= mention.start < last]
        told |= _paired(named, list(blocks))
    for place, mention in enumerate(mentions):
        block = told.get(place)
        yield mention if block is None else Mention(completed(mention.what, block), mention.start, block.end)


def completed(event: Event, block: UnnumberedBlock) -> Event:
    """Return an event with what a record without its id tells of it."""
    return replace(
        event,
        provider=block.provider,
        channel=event.channel or block.channel,
        level=block.level,
        text=block.text,
    )


def _lead(text: str, block: UnnumberedBlock) -> tuple[int, int]:
    """Return the range of the paragraph that leads up to a record; an empty one if another record stands between."""
    paragraph = leading_paragraph(text, block.start)
    if paragraph is None or in_event_block(text, paragraph.end, block.start):
        return 0, 0
    return paragraph.start, paragraph.end


def _paired(named: Sequence[int], blocks: Sequence[UnnumberedBlock]) -> dict[int, UnnumberedBlock]:
    """Return which record is of which event: one record of all that are named, or as many in their order."""
    if len(blocks) == 1:
        return dict.fromkeys(named, blocks[0])
    return dict(zip(named, blocks, strict=True)) if len(named) == len(blocks) else {}
