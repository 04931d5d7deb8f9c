"""Writes records as the JSON of shippers, clouds and PowerShell, and as its CLIXML."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC
from typing import Any
from xml.sax.saxutils import escape

from evcorr.record import Level, Record
from tests.writers.event_xml_writer import event_text
from tests.writers.locale import Locale
from tests.writers.table_writers import KEYWORDS, NUMBERS, time_of

Json = dict[str, Any]


def _lines(values: Iterable[Json]) -> str:
    return "".join(json.dumps(value) + "\n" for value in values)


def _utc(record: Record) -> str:
    return time_of(record).replace(tzinfo=UTC).isoformat().replace("+00:00", ".000Z")


def _number(record: Record) -> int:
    return NUMBERS.get(record.level or Level.INFORMATION, 0)


def winlogbeat_event(record: Record) -> Json:
    winlog = {
        "channel": record.channel,
        "computer_name": record.computer,
        "event_data": {name or f"param{index}": value for index, (name, value) in enumerate(record.data, 1)},
        "event_id": str(record.event_id),
        "provider_name": record.provider,
        "record_id": record.record_id,
        "task": record.task,
        "user": {"identifier": record.user_id},
        "keywords": [str(record.level)] if record.level in KEYWORDS else ["Classic"],
        "outcome": {Level.SUCCESS_AUDIT: "success", Level.FAILURE_AUDIT: "failure"}.get(record.level or Level.ERROR),
    }
    level = (record.level or "").casefold()
    return {"@timestamp": _utc(record), "message": record.message, "log": {"level": level}, "winlog": winlog}


def winlogbeat(records: Iterable[Record], _locale: Locale) -> str:
    return _lines(map(winlogbeat_event, records))


def elastic_hits(records: Iterable[Record], _locale: Locale) -> str:
    """What Elasticsearch answers, in one document."""
    hits = [{"_index": "winlogbeat", "_id": str(n), "_source": winlogbeat_event(one)} for n, one in enumerate(records)]
    return json.dumps({"took": 3, "hits": {"total": {"value": len(hits)}, "hits": hits}})


def elastic_export(records: Iterable[Record], _locale: Locale) -> str:
    return _lines({"_index": "x", "_source": winlogbeat_event(record)} for record in records)


def wazuh(records: Iterable[Record], _locale: Locale) -> str:
    return _lines(
        {
            "timestamp": _utc(record),
            "data": {
                "win": {
                    "system": {
                        "providerName": record.provider,
                        "eventID": str(record.event_id),
                        "level": str(_number(record)),
                        "task": record.task,
                        "keywords": hex(KEYWORDS.get(record.level or Level.ERROR, 0x80000000000000)),
                        "systemTime": _utc(record),
                        "eventRecordID": str(record.record_id),
                        "channel": record.channel,
                        "computer": record.computer,
                        "message": f'"{record.message}"' if '"' not in (record.message or "") else record.message,
                    },
                    "eventdata": {"data": ", ".join(value for _, value in record.data)},
                }
            },
        }
        for record in records
    )


def nxlog_event(record: Record) -> Json:
    kinds = {Level.SUCCESS_AUDIT: "AUDIT_SUCCESS", Level.FAILURE_AUDIT: "AUDIT_FAILURE", Level.INFORMATION: "INFO"}
    return {
        "EventTime": f"{time_of(record):%Y-%m-%d %H:%M:%S}",
        "Hostname": record.computer,
        "EventType": kinds.get(record.level or Level.ERROR, (record.level or "").upper()),
        "EventID": record.event_id,
        "SourceName": record.provider,
        "RecordNumber": record.record_id,
        "Channel": record.channel,
        "Category": record.task,
        "UserID": record.user_id,
        "Message": record.message,
        "SourceModuleType": "im_msvistalog",
    }


def nxlog(records: Iterable[Record], _locale: Locale) -> str:
    return _lines(map(nxlog_event, records))


def nxlog_syslog(records: Iterable[Record], _locale: Locale) -> str:
    return "".join(
        f"<14>{time_of(record):%b %d %H:%M:%S} {record.computer} {json.dumps(nxlog_event(record))}\n"
        for record in records
    )


def otel_event(record: Record) -> Json:
    return {
        "channel": record.channel,
        "computer": record.computer,
        "event_id": {"id": record.event_id, "qualifiers": record.qualifiers},
        "level": record.level,
        "message": record.message,
        "provider": {"name": record.provider, "guid": "", "event_source": ""},
        "record_id": record.record_id,
        "system_time": _utc(record),
        "task": record.task,
        "event_data": {"data": [{"": value} if not name else {name: value} for name, value in record.data]},
    }


def open_telemetry(records: Iterable[Record], _locale: Locale) -> str:
    return json.dumps([otel_event(record) for record in records], indent=1)


def _any_value(value: Any) -> Json:
    if isinstance(value, dict):
        return {"kvlistValue": {"values": [{"key": key, "value": _any_value(one)} for key, one in value.items()]}}
    if isinstance(value, list):
        return {"arrayValue": {"values": [_any_value(one) for one in value]}}
    return {"intValue": str(value)} if isinstance(value, int) else {"stringValue": value}


def open_telemetry_file(records: Iterable[Record], _locale: Locale) -> str:
    logs = [{"body": _any_value(otel_event(record)), "attributes": []} for record in records]
    return json.dumps({"resourceLogs": [{"resource": {}, "scopeLogs": [{"scope": {}, "logRecords": logs}]}]}) + "\n"


def azure(records: Iterable[Record], _locale: Locale) -> str:
    """Rows of the table Event, as the portal and the command line give them."""
    return json.dumps(
        [
            {
                "TenantId": "t",
                "TimeGenerated": _utc(record),
                "Source": record.provider,
                "EventLog": record.channel,
                "EventLevel": _number(record),
                "EventLevelName": record.level,
                "EventID": record.event_id,
                "RenderedDescription": record.message,
                "ParameterXml": "".join(f"<Param>{value}</Param>" for _, value in record.data),
                "Computer": record.computer,
                "UserName": record.user_id,
            }
            for record in records
        ],
        indent=2,
    )


def azure_tables(records: Iterable[Record], locale: Locale) -> str:
    """The same as the interface answers: columns, and rows without names."""
    rows = json.loads(azure(records, locale))
    columns = [{"name": name, "type": "string"} for name in rows[0]]
    return json.dumps({"tables": [{"name": "T", "columns": columns, "rows": [list(row.values()) for row in rows]}]})


def azure_windows_event(records: Iterable[Record], _locale: Locale) -> str:
    """Rows of the table WindowsEvent, which has no descriptions."""
    return json.dumps([_windows_event(record) for record in records])


def azure_windows_event_text(records: Iterable[Record], _locale: Locale) -> str:
    """The same with the data as text, as dynamic columns are exported."""
    rows = [_windows_event(record) for record in records]
    return "\n".join(json.dumps({**row, "EventData": json.dumps(row["EventData"])}) for row in rows)


def _windows_event(record: Record) -> dict[str, object]:
    return {
        "TenantId": "t",
        "TimeGenerated": _utc(record),
        "Provider": record.provider,
        "Channel": record.channel,
        "EventID": record.event_id,
        "EventLevel": _number(record),
        "EventLevelName": record.level,
        "EventRecordId": str(record.record_id),
        "Task": 0,
        "Computer": record.computer,
        "EventData": {"Data": [value for _, value in record.data]} if record.data else None,
        "Type": "WindowsEvent",
    }


def _ticks(record: Record) -> str:
    return f"/Date({int(time_of(record).replace(tzinfo=UTC).timestamp() * 1000)})/"


def get_winevent_json(records: Iterable[Record], _locale: Locale, *, version: int = 5) -> str:
    values = [
        {
            "Id": record.event_id,
            "Version": None,
            "Qualifiers": record.qualifiers,
            "Level": _number(record),
            "Task": 0,
            "Keywords": KEYWORDS.get(record.level or Level.ERROR, 0x80000000000000),
            "RecordId": record.record_id,
            "ProviderName": record.provider,
            "LogName": record.channel,
            "MachineName": record.computer,
            "UserId": {"BinaryLength": 12, "AccountDomainSid": None, "Value": record.user_id}
            if record.user_id
            else None,
            "TimeCreated": _ticks(record) if version == 5 else _utc(record),
            "LevelDisplayName": None if record.level in KEYWORDS else record.level,
            "TaskDisplayName": record.task,
            "Properties": [{"Value": value} for _, value in record.data],
            "Message": record.message,
        }
        for record in records
    ]
    return json.dumps(values, indent=4).replace("/Date(", "\\/Date(").replace(')/"', ')\\/"')


def get_winevent_json_7(records: Iterable[Record], locale: Locale) -> str:
    return get_winevent_json(records, locale, version=7)


def get_eventlog_json(records: Iterable[Record], _locale: Locale) -> str:
    numbers = {Level.ERROR: 1, Level.WARNING: 2, Level.INFORMATION: 4, Level.SUCCESS_AUDIT: 8, Level.FAILURE_AUDIT: 16}
    return json.dumps(
        [
            {
                "MachineName": record.computer,
                "Data": list(record.binary),
                "Index": record.record_id,
                "Category": record.task,
                "EventID": record.event_id,
                "EntryType": numbers[record.level or Level.INFORMATION],
                "Message": record.message,
                "Source": record.provider,
                "ReplacementStrings": [value for _, value in record.data],
                "InstanceId": (record.qualifiers or 0) << 16 | (record.event_id or 0),
                "TimeGenerated": _ticks(record),
                "UserName": record.user_id,
            }
            for record in records
        ]
    )


def splunk_json(records: Iterable[Record], locale: Locale) -> str:
    from tests.writers.text_writers import splunk

    return _lines({"preview": False, "result": {"_raw": splunk([record], locale), "host": "x"}} for record in records)


def splunk_xml(records: Iterable[Record], _locale: Locale) -> str:
    """XmlWinEventLog: an event a line, without a root."""
    return "".join(event_text(record).replace("\n", "&#10;") + "\n" for record in records)


def clixml(records: Iterable[Record], _locale: Locale) -> str:
    objects = []
    for number, record in enumerate(records):
        values = "".join(f'<Obj><Props><S N="Value">{_cli(value)}</S></Props></Obj>' for _, value in record.data)
        keywords = KEYWORDS.get(record.level or Level.ERROR, 0x80000000000000)
        signed = keywords - (1 << 64) if keywords >> 63 else keywords
        user = (
            f'<Obj N="UserId"><ToString>{record.user_id}</ToString></Obj>' if record.user_id else '<Nil N="UserId" />'
        )
        objects.append(
            f'<Obj RefId="{number}"><TN RefId="0"><T>System.Diagnostics.Eventing.Reader.EventLogRecord</T></TN>'
            f"<ToString>System.Diagnostics.Eventing.Reader.EventLogRecord</ToString><Props>"
            f'<I32 N="Id">{record.event_id}</I32><Nil N="Version" /><I32 N="Qualifiers">{record.qualifiers}</I32>'
            f'<By N="Level">{_number(record)}</By><I64 N="Keywords">{signed}</I64>'
            f'<I64 N="RecordId">{record.record_id}</I64><S N="ProviderName">{_cli(record.provider)}</S>'
            f'<S N="LogName">{record.channel}</S><S N="MachineName">{record.computer}</S>{user}'
            f'<DT N="TimeCreated">{_utc(record)}</DT><S N="TaskDisplayName">{_cli(record.task)}</S>'
            f'<Obj N="Properties"><LST>{values}</LST></Obj></Props>'
            f'<MS><S N="Message">{_cli(record.message)}</S></MS></Obj>'
        )
    namespace = "http://schemas.microsoft.com/powershell/2004/04"
    return f'<Objs Version="1.1.0.1" xmlns="{namespace}">{"".join(objects)}</Objs>'


def _cli(text: str | None) -> str:
    return escape(text or "").replace("\n", "_x000D__x000A_")
