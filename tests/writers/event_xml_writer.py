"""Writes records as event XML, as Event Viewer's "Save as XML" does."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from evcorr.record import LEVEL_BY_NUMBER, Level, Record

NAMESPACE = "http://schemas.microsoft.com/win/2004/08/events/event"

LEVEL_NUMBERS = {level: number for number, level in LEVEL_BY_NUMBER.items() if number}
KEYWORDS = {Level.SUCCESS_AUDIT: "0x8020000000000000", Level.FAILURE_AUDIT: "0x8010000000000000"}


class Node:
    """An element: its name, its attributes that are not None, its text, its children that are not None."""

    def __init__(self, name: str, text: str | None = None, *children: Node | None, **attributes: str | None) -> None:
        self.name = name
        self.text = text
        self.children = [child for child in children if child is not None]
        self.attributes = {key: value for key, value in attributes.items() if value is not None}


def write_event_xml(records: Iterable[Record]) -> bytes:
    """The records under an `Events` root, in UTF-8."""
    events = "".join(map(event_text, records))
    return f'<?xml version="1.0" encoding="utf-8" standalone="yes"?>\r\n<Events>{events}</Events>'.encode()


def event_text(record: Record) -> str:
    """One Event element."""
    return _text(event_node(record))


def event_node(record: Record) -> Node:
    """The record as an Event element; its message, if it has one, as RenderingInfo."""
    rendering = Node("RenderingInfo", None, Node("Message", record.message), Culture="en-US")
    return Node(
        "Event",
        None,
        _system(record),
        Node("EventData", None, *_data(record)) if record.data or record.binary else None,
        rendering if record.message is not None else None,
        xmlns=NAMESPACE,
    )


def _system(record: Record) -> Node:
    level = None if record.level is None else str(LEVEL_NUMBERS.get(record.level, 0))
    return Node(
        "System",
        None,
        Node("Provider", Name=record.provider, EventSourceName=record.event_source_name),
        _optional("EventID", record.event_id, Qualifiers=_string(record.qualifiers)),
        _optional("Level", level),
        _optional("Task", record.task),
        _optional("Keywords", KEYWORDS.get(record.level) if record.level else None),
        Node("TimeCreated", SystemTime=schema_time(record.time_created)) if record.time_created else None,
        _optional("EventRecordID", record.record_id),
        _optional("Channel", record.channel),
        _optional("Computer", record.computer),
        Node("Security", UserID=record.user_id),
    )


def _data(record: Record) -> list[Node]:
    values = [Node("Data", value, Name=name or None) for name, value in record.data]
    return values + ([Node("Binary", record.binary.hex().upper())] if record.binary else [])


def _optional(name: str, value: object, **attributes: str | None) -> Node | None:
    return None if value is None else Node(name, str(value), **attributes)


def _string(value: object) -> str | None:
    return None if value is None else str(value)


def schema_time(time: datetime) -> str:
    """A time as the event schema writes it: UTC, seven digits."""
    return f"{time.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}0Z"


def _text(node: Node) -> str:
    attributes = "".join(f" {key}={quoteattr(value)}" for key, value in node.attributes.items())
    content = escape(node.text or "", {"\r": "&#13;"}) + "".join(map(_text, node.children))
    return f"<{node.name}{attributes}>{content}</{node.name}>"
