"""An event that a title numbers ("Event ID 3113 When ...") and the body describes ("is displayed in Event Viewer:")."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from evcorr.article import Section
from evcorr.mentions import UnnumberedBlock
from evcorr.mining.extractors.context.log_word import speaks_of_log
from evcorr.mining.extractors.context.reference import is_in_reference
from evcorr.mining.extractors.context.sentence import channel_in
from evcorr.mining.extractors.events.block import in_event_block, unnumbered_blocks
from evcorr.mining.extractors.events.opening_source import opening_source
from evcorr.mining.extractors.events.unnumbered import completed
from evcorr.mining.extractors.messages.frame import message_text
from evcorr.mining.extractors.messages.quote import lead_of, quotes
from evcorr.mining.extractors.role import is_aside
from evcorr.observable import Event, Message, Observable, Role
from evcorr.text.folding import squeeze


def describe(seen: Sequence[Observable], sections: Iterable[Section]) -> list[Observable]:
    """Return what was seen, with its description for an event that lacks one and is the only one of its article.

    The description is the one passage that an article shows as being from a log; it is no message then.
    """
    events = [item for item in seen if isinstance(item, Event) and item.role is Role.SYMPTOM]
    if len({event.event_id for event in events}) != 1 or any(event.text for event in events):
        return list(seen)
    shown = _shown_in_log(sections)
    records = _records(sections)
    if len(records) == 1:
        return _from_record(seen, *records[0])
    if len(shown) != 1:
        return list(seen)
    whole, lead, line = shown[0]
    provider, text = opening_source(whole)
    # what is shown before any mention of the event is another thing
    if all(event.line is None or event.line > line for event in events):
        return list(seen)
    return [
        replace(item, text=text, provider=item.provider or provider, channel=item.channel or channel_in(lead))
        if isinstance(item, Event)
        else item
        for item in seen
        if not (isinstance(item, Message) and item.text == whole)
    ]


def _from_record(seen: Sequence[Observable], record: UnnumberedBlock, lead: str) -> list[Observable]:
    """Return what was seen, the event with what a record without its id tells; the record is no message then."""
    return [
        completed(replace(item, channel=item.channel or channel_in(lead)), record) if isinstance(item, Event) else item
        for item in seen
        if not (isinstance(item, Message) and record.text and squeeze(record.text) in squeeze(item.text))
    ]


def _records(sections: Iterable[Section]) -> list[tuple[UnnumberedBlock, str]]:
    """Return the records without an id that sections on the problem show, each with the prose that leads up to it."""
    return [
        (block, lead_of(section.text, block.start))
        for section in sections
        if not is_aside(section)
        for block in unnumbered_blocks(section.text)
    ]


def _shown_in_log(sections: Iterable[Section]) -> list[tuple[str, str, int]]:
    """Return text, lead and line of the passages that sections on the problem show as being from a log."""
    return [
        (
            message_text(section.text[quote.start : quote.end]),
            quote.lead,
            section.line + section.text.count("\n", 0, quote.start),
        )
        for section in sections
        if not is_aside(section)
        for quote in quotes(section.text)
        if (quote.is_event or speaks_of_log(quote.lead))
        and not is_in_reference(section.text, quote.end - 1)
        and not in_event_block(section.text, quote.start, quote.end)
    ]
