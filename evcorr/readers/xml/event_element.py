"""From an `Event` element of the Windows event schema to a `Record`, whoever wrote the element.

Namespaces are not looked at: exports leave them out, or bind them as they like.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from evcorr.readers.fields.level import level_of
from evcorr.record import Origin, Record
from evcorr.text.lazy_regex import lazy_regex
from evcorr.timestamps import unless_zero

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NUMBER = lazy_regex(r"-?[0-9]{1,19}|0x[0-9a-fA-F]{1,16}")
_BODIES = ("EventData", "UserData", "ProcessingErrorData", "DebugData", "BinaryEventData")


def record_from_event(event: Element, fallback: Origin) -> Record:
    """The record; its position is its EventRecordID, or `fallback` where it has none."""
    parts = _children(event)
    system = _children(parts.get("System"))
    words = _children(parts.get("RenderingInfo"))
    record_id = _number(_text(system.get("EventRecordID")))
    provider = system.get("Provider")
    event_id, qualifiers = _identifier(system.get("EventID"))
    data, binary = _body(parts)
    return Record(
        origin=fallback if record_id is None else Origin(fallback.path, record_id),
        provider=_attribute(provider, "Name"),
        event_source_name=_attribute(provider, "EventSourceName"),
        event_id=event_id,
        qualifiers=qualifiers,
        level=level_of(_number(_text(system.get("Level"))), _text(system.get("Keywords"))),
        task=_text(words.get("Task")) or _text(system.get("Task")),
        channel=_text(system.get("Channel")),
        computer=_text(system.get("Computer")),
        time_created=parse_time(_attribute(system.get("TimeCreated"), "SystemTime")),
        record_id=record_id,
        user_id=_attribute(system.get("Security"), "UserID"),
        message=_text(words.get("Message")),
        data=data,
        binary=binary,
    )


def local_name(element: Element) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _children(element: Element | None) -> dict[str, Element]:
    """The child elements by name; of two with one name the first."""
    found: dict[str, Element] = {}
    for child in element if element is not None else ():
        found.setdefault(local_name(child), child)
    return found


def _text(element: Element | None) -> str | None:
    """The element's text without white space around it, or None if there is none."""
    return None if element is None else _all_text(element).strip() or None


def _all_text(element: Element) -> str:
    return "".join(element.itertext()) if len(element) else element.text or ""


def _attribute(element: Element | None, name: str) -> str | None:
    return None if element is None else element.get(name) or None


def _number(text: str | None) -> int | None:
    """A decimal or hexadecimal number; None for anything else."""
    return int(text, 16 if text[1:2] == "x" else 10) if text and _NUMBER.fullmatch(text) else None


def _identifier(element: Element | None) -> tuple[int | None, int | None]:
    """The event id's low 16 bits, and the qualifiers: the high 16 of a classic id."""
    number = _number(_text(element))
    qualifiers = _number(_attribute(element, "Qualifiers"))
    if number is None:
        return None, qualifiers
    return number & 0xFFFF, qualifiers if qualifiers is not None else number >> 16 & 0xFFFF or None


def parse_time(text: str | None) -> datetime | None:
    """The time in UTC, to the microsecond; the schema knows no other zone than UTC."""
    try:
        time = datetime.fromisoformat(text or "")
        return unless_zero((time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC))
    except (ValueError, OverflowError):
        return None


def _body(parts: Mapping[str, Element]) -> tuple[tuple[tuple[str, str], ...], bytes]:
    """The event's values as (name, value) in order, and its binary data."""
    name, body = next(((name, parts[name]) for name in _BODIES if name in parts), ("", None))
    if body is None:
        return (), b""
    if name != "EventData":
        return tuple(_leaves(body)), b""
    return tuple(_event_data(body)), _binary(_text(_children(body).get("Binary")))


def _event_data(body: Element) -> Iterator[tuple[str, str]]:
    """The values of EventData; those of nameless Data elements have the name ""."""
    for child in body:
        name = local_name(child)
        if name != "Binary":
            yield child.get("Name") or ("" if name == "Data" else name), _all_text(child)


def _leaves(body: Element) -> Iterator[tuple[str, str]]:
    """Every text and attribute below the element, in document order, under the innermost name."""
    for element in body.iterdescendants():
        yield from ((str(name).rpartition("}")[2], str(value)) for name, value in element.items())
        if not len(element):
            yield local_name(element), element.text or ""


def _binary(text: str | None) -> bytes:
    """The bytes of the Binary element; none if its hexadecimal is damaged."""
    try:
        return bytes.fromhex(text or "")
    except ValueError:
        return b""
