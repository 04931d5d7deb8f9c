"""Reads events as JSON from any producer: shippers, SIEMs, clouds, PowerShell, evtx_dump; lines, arrays or documents.

What differs between producers is a table of paths; what wraps an event (`_source`, `result`, arrays of hits, records of
OpenTelemetry) is opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from evcorr.inputs import Input
from evcorr.inputs.text_blocks import read_blocks
from evcorr.readers.fields.dating import Undated, date_entries
from evcorr.readers.fields.headings import columns_of, first_values, fold_heading
from evcorr.readers.fields.named_values import Entry, entry_of, strings_in
from evcorr.readers.head import head_text
from evcorr.readers.json.producer import NXLOG_OWN, PRODUCERS, Producer
from evcorr.readers.json.raw_event import raw_entries
from evcorr.readers.json.values import Value, find_values
from evcorr.readers.reader import EVENT_FIELDS, Reader, ReadOptions
from evcorr.record import Origin, Problem, Record
from evcorr.text.lazy_regex import lazy_regex

Object = dict[str, Value]


_WRAPPERS = ("_source", "result", "body", "fields", "event")
"""Properties that hold the event, where an object is none itself."""

_LISTS = ("hits", "records", "value", "events", "results", "rows", "resourceLogs", "scopeLogs", "logRecords", "tables")
"""Properties that hold many events."""

_RAW = ("_raw", "event.original", "raw", "log")
"""Properties that hold the event as text, as it came."""

_SIGN = lazy_regex(
    r"""["'](?:winlog|event_?id|EventCode|event\.code|InstanceId|eventdata|SourceModuleType|RenderedDescription
    |EventLevelName|ContainerLog|EventRecordID|Event|_raw|resourceLogs)["']\s{0,80}:
    | ["']Id["']\s{0,80}:(?=[\s\S]{0,8000}["'](?:ProviderName|LogName)["'])
    | ["']name["']\s{0,80}:\s{0,80}["']EventID["']
    | ["']ProviderName["']\s{0,80}:(?=[\s\S]{0,8000}["']Id["'])""",
    re.VERBOSE | re.IGNORECASE,
)
_START = lazy_regex(r"\s{0,100}(?:[\[{]|(?:<\d{1,3}>)?[^\n{]{0,200}\{\")")

_DEEPEST = 8


def sniff(head: bytes) -> bool:
    """Whether a JSON text has a property that only events have."""
    text = head_text(head)
    return _START.match(text) is not None and _SIGN.search(text) is not None


def read(source: Input, options: ReadOptions) -> Iterator[Record | Problem]:
    """The events in file order, with the lines they begin on; a problem for each stretch that is no JSON."""
    with source.open() as stream:
        yield from date_entries(_entries(read_blocks(stream, options.encoding), source.path), options)


def _entries(blocks: Iterable[str], path: str) -> Iterator[Undated]:
    for found in find_values(blocks):
        place = Origin(path, found.line, "line")
        if found.remark:
            yield Problem(place, found.remark)
        elif found.value is not None:
            yield from events_in(found.value, place)


def events_in(value: Value, place: Origin, depth: int = 0) -> Iterator[Undated]:
    """The events that a value is or holds."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from events_in(item, place, depth + 1)
    elif isinstance(value, dict):
        entry = _event(value, place)
        if entry is not None:
            yield entry
        elif "kvlistValue" in value:
            yield from events_in(_plain(value), place, depth + 1)
        elif isinstance(value.get("columns"), list) and isinstance(value.get("rows"), list):
            yield from _from_rows(value, place)
        else:
            yield from _wrapped(value, place, depth)


def _wrapped(value: Object, place: Origin, depth: int) -> Iterator[Undated]:
    """The events in an object that is none itself."""
    for key in (*_LISTS, *_WRAPPERS):
        if isinstance(value.get(key), (list, dict)):
            yield from events_in(value[key], place, depth + 1)
    text = next((text for key in _RAW if isinstance(text := _at(value, key), str)), None)
    if text is not None:
        yield from raw_entries(text, place)


def _event(value: Object, place: Origin) -> Entry | None:
    """The record of an object that is an event; None for any other."""
    for producer in PRODUCERS:
        if any(_at(value, sign) is not None for sign in producer.signs):
            return _by_paths(value, producer, place)
    return _by_names(value, place)


def _by_paths(value: Object, producer: Producer, place: Origin) -> Entry | None:
    fields = {}
    for field, paths in producer.paths:
        text = next((text for path in paths if (text := _text(_at(value, path)))), None)
        if text:
            fields[field] = text
    data = next((data for path in producer.data if (data := _values(_at(value, path)))), ())
    if producer.signs == ("SourceModuleType",):
        data = tuple((name, text) for name, one in value.items() if name not in NXLOG_OWN and (text := _text(one)))
    binary = next((text for name, text in data if name.casefold() == "binary"), None)
    if binary is not None:
        fields.setdefault("binary", binary)
        data = tuple(item for item in data if item[0].casefold() != "binary")
    return _timed(entry_of(fields, place, data), utc=producer.utc)


def _by_names(value: Object, place: Origin) -> Entry | None:
    """The record of an object whose properties have one of the usual names: PowerShell's, Azure's, anybody's."""
    # names with an underscore are a store's own, such as Elasticsearch's _id and _source
    names = tuple(name for name in value if not name.startswith("_"))
    columns = columns_of(names)
    if not columns.keys() & {"event_id", "instance_id"} or not columns.keys() & {"provider", "message", "channel"}:
        return None
    fields = first_values(columns, lambda index: _text(value[names[index]]))
    folded = {fold_heading(name): name for name in reversed(value)}
    data = _values(_named(value, folded, "properties")) or _values(_named(value, folded, "replacementstrings"))
    if not data and isinstance(given := _named(value, folded, "eventdata"), (dict, list)):
        data = _values(given)
    utc = any("[UTC]" in name for name in names) or _named(value, folded, "tenantid") is not None
    return _timed(entry_of(fields, place, data), utc=utc)


def _named(value: Object, names: Mapping[str, str], folded: str) -> Value:
    name = names.get(folded)
    return None if name is None else value[name]


def _timed(entry: Entry | None, *, utc: bool) -> Entry | None:
    """The entry, its time marked as UTC where the producer means that and does not say so."""
    if entry is None or not utc or not entry.when or entry.when[-1:] in "Zz":
        return entry
    zoned = re.search(r"[+-]\d\d:?\d\d$", entry.when)
    return entry if zoned else msgspec.structs.replace(entry, when=entry.when + "Z")


def _at(value: Value, path: str) -> Value:
    """What stands at a path of names joined by dots; a name may have dots itself, as flattened documents have."""
    if not isinstance(value, dict):
        return None
    if path in value:
        return value[path]
    name, _, rest = path.partition(".")
    return _at(value[name], rest) if rest and name in value else None


def _text(value: Value) -> str | None:
    """A value as text; a list of words joined by commas; None for nothing and for what has no text of its own."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, bool | int | float):
        return str(value)
    if isinstance(value, list):
        if value and all(isinstance(one, int) for one in value):
            return "{" + ", ".join(map(str, value)) + "}"
        return ", ".join(text for one in value if (text := _text(one))) or None
    # PowerShell 7 writes an enumeration or a time as an object
    return _text(value.get("value") or value.get("Value") or value.get("DateTime") or value.get("DisplayName"))


def _values(value: Value) -> tuple[tuple[str, str], ...]:
    """The event's values as (name, value): of an object, of a list, of PowerShell's Properties, or of text."""
    if isinstance(value, str):
        return strings_in(value) if "<" in value else (("", value),)
    if isinstance(value, list):
        return tuple(item for one in value for item in _one_value(one))
    if not isinstance(value, dict):
        return ()
    found: list[tuple[str, str]] = []
    for name, one in value.items():
        if name in _DATA_NAMES:
            found += _values(one) if isinstance(one, (dict, list)) else [("", _text(one) or "")]
        elif isinstance(one, dict) and not name.startswith(("#attributes", "@", "xmlns")):
            found += _values(one)
        elif not name.startswith(("#attributes", "@", "xmlns")):
            found.append((name, _text(one) or ""))
    return tuple(found)


_DATA_NAMES = frozenset({"Data", "data", "#text"})
"""What producers call values that have no name."""


def _one_value(value: Value) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict) and len(value) == 1 and not value.keys() & {"Value", "#text"}:
        # OpenTelemetry gives each value an object of its own
        yield from ((name, _text(one) or "") for name, one in value.items())
    elif isinstance(value, dict):
        name = _text(value.get("@Name") or value.get("Name"))
        yield name or "", _text(value.get("#text") or value.get("Value")) or ""
    else:
        yield "", _text(value) or ""


def _plain(value: Value) -> Value:
    """OpenTelemetry's typed values as plain ones."""
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if not isinstance(value, dict):
        return value
    listed = value.get("kvlistValue")
    if isinstance(listed, dict) and isinstance(pairs := listed.get("values"), list):
        return {str(one.get("key")): _plain(one.get("value")) for one in pairs if isinstance(one, dict)}
    if isinstance(array := value.get("arrayValue"), dict):
        return _plain(array.get("values"))
    for kind in ("stringValue", "intValue", "doubleValue", "boolValue"):
        if kind in value:
            return value[kind]
    return value


def _from_rows(value: Mapping[str, Value], place: Origin) -> Iterator[Entry]:
    """The events of a table as Azure's interfaces give it: columns with names, and rows."""
    columns, rows = value["columns"], value["rows"]
    if not isinstance(columns, list) or not isinstance(rows, list):
        return
    names = [str(one.get("name")) if isinstance(one, dict) else str(one) for one in columns]
    for row in rows:
        if isinstance(row, list):
            entry = _event(dict(zip(names, row, strict=False)), place)
            if entry is not None:
                yield entry


READER = Reader(
    name="eventjson",
    title="events as JSON: Winlogbeat and Elastic exports, Wazuh, NXLog, OpenTelemetry, Azure Monitor, Splunk, "
    "ConvertTo-Json, evtx_dump",
    gives=(*EVENT_FIELDS, "event_source_name", "message"),
    sniff=sniff,
    read=read,
    sign="JSON with an event's properties",
    streams=True,
)
