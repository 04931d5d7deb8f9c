"""Every text format that records are written in, with the reader that takes it and the fields that it carries."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

import msgspec

from evcorr.record import Level, Origin, Record
from tests.writers import json_writers as json
from tests.writers import pasted_writers as pasted
from tests.writers import row_xml_writers as rows
from tests.writers import table_writers as table
from tests.writers import text_writers as text
from tests.writers.locale import ENGLISH, EVERY_LOCALE, LOCALES, Locale

Write = Callable[[Iterable[Record], Locale], str]

_CORE = ("provider", "event_id", "level", "time_created", "message")
_PLACE = ("channel", "computer")
_EVENTS = ("provider", "event_id", "level", "time_created", "channel", "computer", "record_id", "data")
_ALL = (*_CORE, *_PLACE, "record_id", "task", "user_id")


class Export(msgspec.Struct, frozen=True):
    """One format: who writes it, which reader reads it, what it carries."""

    write: Write
    reader: str
    carries: tuple[str, ...]
    localised: bool = False
    one_line: bool = False
    """Whether only the first line of a description is kept."""
    utc: bool = False
    languages: frozenset[str] = frozenset()
    """Those it is written in, where they are others than those of most."""

    @property
    def name(self) -> str:
        return self.write.__name__


EXPORTS = (
    Export(table.saved_before_vista, "list", (*_CORE, "computer", "task", "user_id"), True),
    Export(table.saved_csv_before_vista, "list", (*_CORE, "computer", "task", "user_id"), True),
    Export(table.saved_without_tabs, "list", (*_CORE, "computer", "task", "user_id")),
    Export(table.saved_since_vista, "table", (*_CORE, "task"), True),
    Export(table.saved_csv_since_vista, "table", (*_CORE, "task"), True),
    Export(
        table.dumpel, "list", ("provider", "event_id", "level", "time_created", "computer", "task", "user_id"), True
    ),
    Export(table.dumpel_of_nt35, "list", ("provider", "event_id", "level", "time_created", "computer", "user_id")),
    Export(table.dumpel_commas, "list", ("provider", "event_id", "level", "time_created", "computer", "user_id"), True),
    Export(
        table.psloglist_rows,
        "list",
        ("provider", "event_id", "level", "time_created", "computer", "user_id", "channel", "record_id"),
        True,
    ),
    Export(
        table.exported_list,
        "table",
        ("provider", "event_id", "level", "time_created", "computer", "task", "user_id"),
        languages=frozenset({"en", "de", "fr", "it"}),
    ),
    Export(table.log_parser, "table", (*_ALL, "data", "binary")),
    Export(table.log_parser_tabs, "table", (*_ALL, "data", "binary")),
    Export(table.get_winevent_csv, "table", (*_ALL, "qualifiers"), True),
    Export(table.get_winevent_semicolons, "table", (*_ALL, "qualifiers"), True),
    Export(table.get_eventlog_csv, "table", (*_CORE, "computer", "record_id", "task", "user_id", "qualifiers"), True),
    Export(table.azure_csv, "table", (*_CORE, *_PLACE, "user_id", "data"), utc=True),
    Export(text.wevtutil, "wevtutil", (*_CORE, *_PLACE, "task", "user_id"), True),
    Export(text.get_winevent_list, "pslist", ("provider", "event_id", "time_created", "message"), True),
    Export(text.get_winevent_list_star, "pslist", (*_ALL, "qualifiers"), True),
    Export(text.get_eventlog_list, "pslist", (*_CORE, "record_id", "task", "user_id", "qualifiers"), True),
    Export(text.psloglist, "psloglist", (*_CORE, *_PLACE, "record_id", "user_id"), True),
    Export(text.splunk, "splunk", _ALL),
    Export(text.get_winevent_table, "columns", _CORE, True, one_line=True),
    Export(text.event_query, "columns", (*_CORE, "computer", "task", "user_id"), True, one_line=True),
    Export(text.event_query_list, "eventquery", (*_CORE, "computer", "task", "user_id"), True),
    Export(table.event_query_csv, "table", (*_CORE, *_PLACE, "task", "user_id"), True),
    Export(
        text.get_eventlog_table, "columns", ("event_id", "level", "record_id", "qualifiers", "message"), one_line=True
    ),
    Export(
        text.log_parser_nat,
        "columns",
        ("provider", "event_id", "level", "time_created", "channel", "computer", "record_id", "message"),
        one_line=True,
    ),
    Export(rows.log_parser_xml, "rowxml", (*_ALL, "data", "binary")),
    Export(rows.log_parser_fields, "rowxml", (*_ALL, "data", "binary")),
    Export(rows.get_winevent_xml, "rowxml", (*_ALL, "qualifiers"), True),
    Export(
        rows.get_eventlog_xml,
        "rowxml",
        (*_CORE, "computer", "record_id", "task", "user_id", "qualifiers", "data"),
        True,
    ),
    Export(text.snare, "snare", _ALL),
    Export(text.snare_escaped, "snare", _ALL),
    Export(text.evtsys, "evtsys", ("provider", "event_id", "computer", "user_id", "time_created")),
    Export(json.winlogbeat, "eventjson", (*_ALL,), utc=True),
    Export(json.elastic_hits, "eventjson", (*_ALL,), utc=True),
    Export(json.elastic_export, "eventjson", (*_ALL,), utc=True),
    Export(json.wazuh, "eventjson", (*_CORE, *_PLACE, "record_id", "task"), utc=True),
    Export(json.nxlog, "eventjson", _ALL),
    Export(json.nxlog_syslog, "eventjson", _ALL),
    Export(json.open_telemetry, "eventjson", (*_CORE, *_PLACE, "record_id", "task", "qualifiers", "data"), utc=True),
    Export(json.open_telemetry_file, "eventjson", (*_CORE, *_PLACE, "record_id", "task", "data"), utc=True),
    Export(json.azure, "eventjson", (*_CORE, *_PLACE, "user_id", "data"), utc=True),
    Export(json.azure_tables, "eventjson", (*_CORE, *_PLACE, "user_id", "data"), utc=True),
    Export(json.azure_windows_event, "eventjson", _EVENTS, utc=True),
    Export(json.azure_windows_event_text, "eventjson", _EVENTS, utc=True),
    Export(json.get_winevent_json, "eventjson", (*_ALL, "qualifiers", "data"), utc=True),
    Export(json.get_winevent_json_7, "eventjson", (*_ALL, "qualifiers", "data"), utc=True),
    Export(
        json.get_eventlog_json,
        "eventjson",
        (*_CORE, "computer", "record_id", "user_id", "qualifiers", "data", "binary", "task"),
        utc=True,
    ),
    Export(json.splunk_json, "eventjson", _ALL),
    Export(json.splunk_xml, "eventxml", (*_ALL, "data", "binary"), utc=True),
    Export(json.clixml, "clixml", (*_ALL, "qualifiers", "data"), utc=True),
    Export(pasted.copied, "text", (*_CORE, *_PLACE, "task", "user_id"), True, languages=pasted.COPIED_IN),
    Export(
        pasted.copied_with_xml,
        "text",
        (*_CORE, *_PLACE, "task", "user_id", "record_id", "data", "binary", "qualifiers"),
        utc=True,
        languages=pasted.COPIED_IN,
    ),
    Export(
        pasted.copied_details,
        "details",
        (
            "provider",
            "event_id",
            "level",
            "time_created",
            *_PLACE,
            "task",
            "user_id",
            "record_id",
            "qualifiers",
            "binary",
        ),
        utc=True,
    ),
    Export(
        pasted.copied_before_vista,
        "text",
        (*_CORE, "computer", "task", "user_id", "binary"),
        True,
        languages=pasted.COPIED_BEFORE_IN,
    ),
    Export(
        pasted.copied_in_words,
        "text",
        (*_CORE, "computer", "task", "user_id", "binary"),
        languages=pasted.COPIED_BEFORE_IN,
    ),
)


def locales_of(export: Export) -> tuple[Locale, ...]:
    if export.languages:
        return tuple(locale for locale in EVERY_LOCALE if locale.name in export.languages)
    return LOCALES if export.localised else (ENGLISH,)


def _record(number: int, provider: str, event_id: int, message: str, **fields: object) -> Record:
    known: dict[str, object] = {
        "origin": Origin("", None),
        "qualifiers": 0x8000,
        "level": Level.INFORMATION,
        "task": "None",
        "channel": "System",
        "computer": "ONE",
        "time_created": datetime(2003, 3, 9 + number, 11 + number, 5, 6),  # noqa: DTZ001
        "record_id": 700 + number,
    }
    return Record(provider=provider, event_id=event_id, message=message, **{**known, **fields})  # type: ignore[arg-type]


RECORDS = (
    _record(
        1,
        "Service Control Manager",
        7023,
        "The Directory Replicator service terminated with the following error:\nThe system cannot find the file.",
        level=Level.ERROR,
        qualifiers=0xC000,
        data=(("", "Directory Replicator"), ("", "%%2")),
    ),
    _record(2, "Rdr", 3031, 'It was "unable", so to say, to delete the file; on APPS1.', level=Level.WARNING, task="7"),
    _record(
        3,
        "Disk",
        11,
        "The driver detected a controller error on \\Device\\Harddisk0\\D.",
        level=Level.ERROR,
        data=(("", "\\Device\\Harddisk0\\D"),),
        binary=bytes.fromhex("0F00180001000000"),
    ),
    _record(
        4,
        "Security",
        529,
        "Logon Failure:\n\nReason:\tUnknown user name or bad password\nUser Name:\tkim",
        level=Level.FAILURE_AUDIT,
        channel="Security",
        task="Logon/Logoff",
        user_id="NT AUTHORITY\\SYSTEM",
        data=(("", "kim"),),
        qualifiers=0x4000,
    ),
    _record(
        5,
        "EventLog",
        6009,
        "Microsoft (R) Windows (R) 5.02. 3790 Service Pack 2 Multiprocessor Free.",
        data=(("", "5.02."), ("", "3790"), ("", "Service Pack 2"), ("", "Multiprocessor Free")),
        user_id="S-1-5-18",
    ),
)
"""What a small server logs in five days: descriptions of several lines, with quotes, commas and tabs in them."""
