"""Events pasted into text as records: their labels, description and binary data, and the XML that may follow them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import msgspec

from evcorr.mentions import EventBlock, find_event_blocks, parse_unresolved
from evcorr.readers.fields.date_order import goes_both_ways
from evcorr.readers.fields.event_time import parse_time
from evcorr.readers.fields.hex_dump import read_dump
from evcorr.readers.fields.message_references import resolve
from evcorr.readers.fields.named_values import given
from evcorr.readers.fields.timestamp import DayFirst
from evcorr.record import Level, Origin, Record
from evcorr.text.label_words import ID_LABELS, is_xml_label
from evcorr.text.lazy_regex import lazy_regex
from evcorr.text.level_words import level_named

_FOREIGN_IDS = "|".join(
    re.escape(label).replace("'", "['\u2019]") for label in sorted(ID_LABELS, key=len, reverse=True)
)
_EVENT_NUMBER = lazy_regex(
    rf"""
    [Ee](?:vent|VENT)(?:[ \t-]?(?i:id|code|number))?[\s:=\#(\['<*-]{{0,80}}\d
    | ^[ \t>*\u2022"'(\[-]{{0,80}}(?:
        (?i:id)[ \t*]{{0,20}}[:=]
      | (?i:{_FOREIGN_IDS})[ \t\xa0*]{{0,20}}[:=\uff1a]
      | \d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{2,4}}[ \t,]{{1,4}}\d{{1,2}}[:.]
        [^\n]{{0,80}}(?:Error|Warning|Information|Audit)[ \t,]
    )
    """,
    re.VERBOSE | re.MULTILINE,
)
"""An id behind the word event, a label for it in any language, or a row of Event Viewer's list."""

_EVENT_CUES = (
    "vent",
    "VENT",
    "ID",
    "Id",
    "id",
    "Error",
    "Warning",
    "Information",
    "Audit",
    "kennung",
    "unnus",
    "Olay No",
)
"""A text in ASCII without any of these has no id."""

_XML = lazy_regex(r"\s{0,40}(?P<label>[^\n:\uff1a]{2,40})[:\uff1a]\s{0,40}(?=<Event[\s>])")
_XML_END = "</Event>"

_LEVELS = frozenset(level.value for level in Level)
_AUDITS = frozenset({Level.SUCCESS_AUDIT, Level.FAILURE_AUDIT})

Place = Callable[[int], Origin]
"""The place in the input of an offset of the text."""


class Pasted(msgspec.Struct, frozen=True):
    """The records of one pasted block, which names several where it has several ids, and the offsets it spans."""

    start: int
    end: int
    records: tuple[Record, ...]
    goes_both_ways: bool = False
    """Whether its date is one with the day first and another one with the month first."""


def may_hold_events(text: str) -> bool:
    """Whether a text has what no pasted event lacks; looking for it is much faster than looking for the event."""
    cued = not text.isascii() or any(cue in text for cue in _EVENT_CUES)
    return cued and _EVENT_NUMBER.search(text) is not None


def pasted_events(text: str, place: Place, day_first: DayFirst) -> Iterator[Pasted]:
    """The pasted events of a text, in order."""
    for group in _by_span(find_event_blocks(text)):
        start, end = group[0].start, group[0].end
        binary, end = read_dump(text, end)
        origin = place(start)
        records = [_record(block, binary, origin, day_first) for block in group]
        if len(records) == 1 and (told := _from_xml(text, end, origin)) is not None:
            records, end = [_completed(told[0], records[0])], told[1]
        is_timed = records[0].time_created is not None
        yield Pasted(start, end, tuple(records), not is_timed and goes_both_ways(_when(group[0])))


def _by_span(blocks: Iterable[EventBlock]) -> Iterator[list[EventBlock]]:
    """Events of one block of labels, which names several ids, together."""
    group: list[EventBlock] = []
    for block in blocks:
        if group and block.start != group[0].start:
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _record(block: EventBlock, binary: bytes, origin: Origin, day_first: DayFirst) -> Record:
    """A pasted event as a record; its strings are known only if Event Viewer could not resolve the description."""
    event = block.what
    unresolved = parse_unresolved(event.text) if event.text else None
    provider = event.provider or (unresolved.provider if unresolved else None)
    when = _when(block)
    return Record(
        origin=origin,
        provider=provider,
        event_id=event.event_id,
        level=_level(event.level, block.keywords),
        task=block.category,
        channel=event.channel,
        computer=given(block.computer),
        user_id=given(block.user),
        time_created=parse_time(when, day_first=day_first()) if when else None,
        message=resolve(event.text, provider) if event.text else None,
        data=tuple(("", string) for string in unresolved.strings) if unresolved else (),
        binary=binary,
    )


def _when(block: EventBlock) -> str:
    """The date and time of an event as they are labelled."""
    return f"{block.date or ''} {block.time or ''}".strip()


def _level(level: str | None, keywords: str | None) -> Level | None:
    """The level; an audit's is told by its keywords."""
    audit = level_named(keywords) if keywords else None
    if audit in _AUDITS:
        return audit
    return Level(level) if level in _LEVELS else None


def _from_xml(text: str, start: int, origin: Origin) -> tuple[Record, int] | None:
    """The record of the XML that Event Viewer copies below a description, and where that ends."""
    label = _XML.match(text, start)
    if label is None or not is_xml_label(label["label"]):
        return None
    end = text.find(_XML_END, label.end())
    if end < 0:
        return None
    from evcorr.readers.xml.eventxml import read_text_piece

    end += len(_XML_END)
    records = [item for item in read_text_piece(text[label.end() : end], origin) if isinstance(item, Record)]
    return (records[0], end) if records else None


def _completed(told: Record, pasted: Record) -> Record:
    """What the XML tells, which is more, with the description, which only the labels have."""
    if told.event_id != pasted.event_id:
        return pasted
    return msgspec.structs.replace(
        told,
        origin=pasted.origin,
        message=pasted.message or told.message,
        task=pasted.task or told.task,
        user_id=told.user_id or pasted.user_id,
    )
