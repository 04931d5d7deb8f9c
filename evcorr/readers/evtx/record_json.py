"""From the JSON that the native .evtx parser gives for a record to a `Record`: typed decoding, then the fields."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypedDict

import msgspec

from evcorr.readers.fields.level import level_of
from evcorr.record import Origin, Record, Sketch
from evcorr.timestamps import unless_zero


class _ProviderNames(msgspec.Struct, gc=False):
    name: str | None = msgspec.field(name="Name", default=None)
    event_source: str | None = msgspec.field(name="EventSourceName", default=None)


class _Provider(msgspec.Struct, gc=False):
    names: _ProviderNames | None = msgspec.field(name="#attributes", default=None)


class _Qualifiers(msgspec.Struct, gc=False):
    value: int | None = msgspec.field(name="Qualifiers", default=None)


class _QualifiedId(msgspec.Struct, gc=False):
    event_id: int | None = msgspec.field(name="#text", default=None)
    qualifiers: _Qualifiers | None = msgspec.field(name="#attributes", default=None)


class _Time(msgspec.Struct, gc=False):
    value: datetime | None = msgspec.field(name="SystemTime", default=None)


class _TimeCreated(msgspec.Struct, gc=False):
    time: _Time | None = msgspec.field(name="#attributes", default=None)


class _User(msgspec.Struct, gc=False):
    user_id: str | None = msgspec.field(name="UserID", default=None)


class _Security(msgspec.Struct, gc=False):
    user: _User | None = msgspec.field(name="#attributes", default=None)


class _System(msgspec.Struct, gc=False, rename="pascal"):
    provider: _Provider | None = None
    event_id: int | _QualifiedId | None = msgspec.field(name="EventID", default=None)
    level: int | None = None
    task: int | None = None
    keywords: str | None = None
    time_created: _TimeCreated | None = None
    event_record_id: int | None = msgspec.field(name="EventRecordID", default=None)
    channel: str | None = None
    computer: str | None = None
    security: _Security | None = None


class Event(msgspec.Struct, rename="pascal"):
    """What the parser tells of one record; the three bodies are JSON objects of any shape."""

    system: _System | None = None
    event_data: Any = None
    user_data: Any = None
    processing_error_data: Any = None


class _Document(msgspec.Struct):
    event: Event | None = msgspec.field(name="Event", default=None)


class NativeRecord(TypedDict):
    """One record as the parser gives it: id and time written of its head, and the JSON document."""

    event_record_id: int
    timestamp: str
    data: str


_UNNAMED = frozenset(("Data", "Binary", "#attributes"))
_NO_CONTROLS = dict.fromkeys(range(0x20))
_NO_EVENT = Event()
_NO_SYSTEM = _System()
# not strict: a record without a template has every number as a string
_decoder = msgspec.json.Decoder(_Document, strict=False)


def decode_event(document: str) -> Event:
    """The event in one JSON document of the parser; raises msgspec.DecodeError if there is no making it out."""
    try:
        return _decoder.decode(document).event or _NO_EVENT
    except msgspec.DecodeError:
        return _salvaged(document)


def _salvaged(document: str) -> Event:
    """The event without the fields of System that are not of their type.

    A damaged template gives wrong names and values in all its records, and the parser leaves control characters in
    names as they are.
    """
    event = msgspec.json.decode(document.translate(_NO_CONTROLS), type=dict[str, dict[str, Any]]).get("Event", {})
    system = event.get("System")
    fitting = {name: value for name, value in system.items() if _fits(name, value)} if isinstance(system, dict) else {}
    return msgspec.convert(event | {"System": fitting}, Event, strict=False)


def _fits(name: str, value: Any) -> bool:
    try:
        msgspec.convert({name: value}, _System, strict=False)
    except msgspec.ValidationError:
        return False
    return True


class EvtxSketch(Sketch, frozen=True, kw_only=True, gc=False):
    """A sketch that keeps the parser's JSON, and not what was decoded of it: few records are asked for again."""

    path: str
    native: NativeRecord

    def record(self) -> Record:
        """The whole record."""
        return record_from_json(self.path, self.native, decode_event(self.native["data"]))


def sketch_from_json(path: str, native: NativeRecord, event: Event) -> EvtxSketch:
    """The sketch of the record that `record_from_json` makes of the same."""
    system = event.system or _NO_SYSTEM
    names = system.provider.names if system.provider else None
    identifier = system.event_id
    return EvtxSketch(
        provider=names.name if names else None,
        event_source_name=names.event_source if names else None,
        event_id=identifier & 0xFFFF if identifier.__class__ is int else _identifier(identifier)[0],
        channel=system.channel,
        computer=system.computer,
        time_created=_time_of(system, native),
        text=_text_of(event),
        path=path,
        native=native,
    )


def _text_of(event: Event) -> str:
    """The values of the event, one a line; most events have a name and a single text or number for each."""
    body = event.event_data
    if body.__class__ is dict and _UNNAMED.isdisjoint(body):
        values = [value if value.__class__ is str else _text(value) for value in body.values()]
        if dict not in map(type, body.values()):
            return "\n".join(values)
    return "\n".join([value for _, value in _body(event)[0]])


def _time_of(system: _System, native: NativeRecord) -> datetime | None:
    """The time in System, or else that in the record's head."""
    time = system.time_created.time if system.time_created else None
    return unless_zero(time.value if time and time.value else _time_written(native["timestamp"]))


def record_from_json(path: str, native: NativeRecord, event: Event) -> Record:
    """The record; its position is its EventRecordID. The head's id and time stand in where System has none."""
    system = event.system or _NO_SYSTEM
    names = system.provider.names if system.provider else None
    event_id, qualifiers = _identifier(system.event_id)
    data, binary = _body(event)
    record_id = native["event_record_id"] if system.event_record_id is None else system.event_record_id
    security = system.security
    return Record(
        origin=Origin(path, record_id),
        provider=names.name if names else None,
        event_source_name=names.event_source if names else None,
        event_id=event_id,
        qualifiers=qualifiers,
        level=level_of(system.level, system.keywords),
        task=None if system.task is None else str(system.task),
        channel=system.channel,
        computer=system.computer,
        time_created=_time_of(system, native),
        record_id=record_id,
        user_id=security.user.user_id if security and security.user else None,
        data=data,
        binary=binary,
    )


def _time_written(timestamp: str) -> datetime | None:
    """The time in a record's head, which the parser writes as `2015-08-08T02:06:17.078125Z UTC`."""
    try:
        return msgspec.convert(timestamp.removesuffix(" UTC"), datetime)
    except msgspec.ValidationError:
        return None


def _identifier(node: int | _QualifiedId | None) -> tuple[int | None, int | None]:
    """The event id's low 16 bits, and the qualifiers: the high 16 of a classic id."""
    if node is None:
        return None, None
    if isinstance(node, int):
        return node & 0xFFFF, node >> 16 or None
    event_id = None if node.event_id is None else node.event_id & 0xFFFF
    return event_id, node.qualifiers.value if node.qualifiers else None


def _body(event: Event) -> tuple[tuple[tuple[str, str], ...], bytes]:
    """The event's values as (name, value) in order, and its binary data."""
    pairs: list[tuple[str, str]] = []
    if isinstance(event.event_data, dict):
        _add_event_data(event.event_data, pairs)
        return tuple(pairs), _binary(event.event_data.get("Binary"))
    if other := event.user_data or event.processing_error_data:
        _add_leaves("", other, pairs)
    return tuple(pairs), b""


def _add_event_data(body: dict[str, Any], pairs: list[tuple[str, str]]) -> None:
    """Append the values of EventData; those of nameless Data elements have the name ""."""
    for name, value in body.items():
        if name in _UNNAMED:
            pairs.extend(("", text) for text in _texts(value) if name == "Data")
        elif isinstance(value, dict):
            _add_named(name, value, pairs)
        else:
            # most names end in a letter, and most values are texts: this line runs for every value of a log
            plain = name if name[-1:] > "9" else _plain_name(name, body)
            pairs.append((plain, value if type(value) is str else _text(value)))


def _add_named(name: str, value: dict[str, Any], pairs: list[tuple[str, str]]) -> None:
    """Append the values of a named element; ComplexData and its like have their name in an attribute."""
    if isinstance(attributes := value.get("#attributes"), dict):
        name = str(attributes.get("Name", name))
    pairs.extend((name, text) for text in _texts(value))


def _plain_name(name: str, siblings: dict[str, Any]) -> str:
    """The name without the `_1`, `_2` that the parser appends when a name comes again."""
    base, underscore, number = name.rpartition("_")
    return base if underscore and base in siblings and number.isdigit() else name


def _texts(value: Any) -> list[str]:
    """The texts of one value, which may be a list, or an object whose own text stands under `#text`."""
    if isinstance(value, dict):
        value = value.get("#text")
    return [_text(item) for item in value] if isinstance(value, list) else [_text(value)]


def _text(value: Any) -> str:
    """A single value as Windows prints it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else str(value)


def _add_leaves(name: str, value: Any, pairs: list[tuple[str, str]]) -> None:
    """Append every text and attribute below an element, in document order, under the innermost name."""
    if isinstance(value, dict):
        for key, child in value.items():
            _add_leaves(name if key[:1] == "#" else key, child, pairs)
    elif name.startswith("xmlns"):
        return
    elif value.__class__ is str:
        pairs.append((name, value))
    else:
        pairs.extend((name, text) for text in _texts(value))


def _binary(value: Any) -> bytes:
    """The bytes of the Binary element; none if its hexadecimal is damaged."""
    try:
        return bytes.fromhex(value) if isinstance(value, str) else b""
    except ValueError:
        return b""
