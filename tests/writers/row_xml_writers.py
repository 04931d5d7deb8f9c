"""Writes records as XML with a row or an object an event, as Log Parser and PowerShell do."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from evcorr.record import Level, Record
from tests.writers.locale import Locale
from tests.writers.table_writers import EVENT_TYPES, time_of, winevent_properties

_DECLARED = """<?xml version="1.0" encoding="ISO-10646-UCS-2" standalone="yes" ?>
<!DOCTYPE ROOT[
 <!ATTLIST ROOT DATE_CREATED CDATA #REQUIRED>
 <!ELEMENT ROOT (ROW*)>
 <!ELEMENT ROW (EventLog, RecordNumber, EventID)>
]>
<ROOT DATE_CREATED="2003-11-11 21:00:00" CREATED_BY="Microsoft Log Parser V2.2">
"""


def log_parser_xml(records: Iterable[Record], _locale: Locale) -> str:
    """Log Parser -o:XML: a tag a column, each value on a line of its own."""
    parts = [_DECLARED]
    for record in records:
        cells = (f"  <{name}>\n  {escape(value)}\n  </{name}>\n" for name, value in _columns(record))
        parts.append(f" <ROW>\n{''.join(cells)} </ROW>\n")
    return "".join(parts) + "</ROOT>\n"


def log_parser_fields(records: Iterable[Record], _locale: Locale) -> str:
    """Log Parser -o:XML -structure:3: a FIELD a column."""
    parts = [_DECLARED]
    for record in records:
        cells = (f"<FIELD NAME={quoteattr(name)}>{escape(value)}</FIELD>" for name, value in _columns(record))
        parts.append(f"<ROW>{''.join(cells)}</ROW>\n")
    return "".join(parts) + "</ROOT>\n"


def _columns(record: Record) -> Iterable[tuple[str, str]]:
    time = f"{time_of(record):%Y-%m-%d %H:%M:%S}"
    kind = record.level or Level.INFORMATION
    yield from (
        ("EventLog", record.channel or ""),
        ("RecordNumber", str(record.record_id)),
        ("TimeGenerated", time),
        ("TimeWritten", time),
        ("EventID", str(record.event_id)),
        ("EventType", str(EVENT_TYPES[kind])),
        ("EventTypeName", f"{kind} event"),
        ("EventCategory", record.task or ""),
        ("SourceName", record.provider or ""),
        ("Strings", "|".join(value for _, value in record.data)),
        ("ComputerName", record.computer or ""),
        ("SID", record.user_id or ""),
        ("Message", record.message or ""),
        ("Data", record.binary.hex().upper()),
    )


def get_winevent_xml(records: Iterable[Record], locale: Locale) -> str:
    """Get-WinEvent | ConvertTo-Xml -As String."""
    return _objects("System.Diagnostics.Eventing.Reader.EventLogRecord", (_properties(one, locale) for one in records))


def get_eventlog_xml(records: Iterable[Record], locale: Locale) -> str:
    """Get-EventLog | ConvertTo-Xml -As String."""
    return _objects("System.Diagnostics.EventLogEntry", (_entries(one, locale) for one in records))


def _objects(kind: str, objects: Iterable[Iterable[tuple[str, object]]]) -> str:
    parts = ['<?xml version="1.0" encoding="utf-8"?>\n<Objects>\n']
    for properties in objects:
        parts.append(f'  <Object Type="{kind}">\n')
        for name, value in properties:
            if isinstance(value, tuple):
                inner = "".join(f'<Property Type="System.String">{escape(one)}</Property>' for one in value)
            else:
                inner = escape("" if value is None else str(value))
            parts.append(f'    <Property Name="{name}" Type="System.String">{inner}</Property>\n')
        parts.append("  </Object>\n")
    return "".join(parts) + "</Objects>\n"


def _properties(record: Record, locale: Locale) -> Iterable[tuple[str, object]]:
    return (*winevent_properties(record, locale), ("Properties", "System.Collections.Generic.List"))


def _entries(record: Record, locale: Locale) -> Iterable[tuple[str, object]]:
    yield from (
        ("EventID", record.event_id),
        ("MachineName", record.computer),
        ("Index", record.record_id),
        ("Category", record.task),
        ("EntryType", (record.level or "").replace(" ", "")),
        ("Message", record.message),
        ("Source", record.provider),
        ("ReplacementStrings", tuple(value for _, value in record.data)),
        ("InstanceId", (record.qualifiers or 0) << 16 | (record.event_id or 0)),
        ("TimeGenerated", locale.time(time_of(record))),
        ("UserName", record.user_id),
    )
