"""Writes records as rows: Event Viewer's text and CSV of both ages, dumpel, Log Parser, PowerShell, portals."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from evcorr.record import Level, Record
from tests.writers.locale import Locale

EVENT_TYPES = {Level.ERROR: 1, Level.WARNING: 2, Level.INFORMATION: 4, Level.SUCCESS_AUDIT: 8, Level.FAILURE_AUDIT: 16}
NUMBERS = {Level.CRITICAL: 1, Level.ERROR: 2, Level.WARNING: 3, Level.INFORMATION: 4}
KEYWORDS = {Level.SUCCESS_AUDIT: 0x8020000000000000, Level.FAILURE_AUDIT: 0x8010000000000000}


def time_of(record: Record) -> datetime:
    """The record's time; every record that is written has one."""
    assert record.time_created
    return record.time_created


def rows_text(rows: Iterable[Sequence[object]], delimiter: str = ",", *, quote_all: bool = False) -> str:
    """Rows as the csv module writes them, with the line ends of Windows."""
    out = io.StringIO()
    quoting = csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator="\r\n").writerows(
        [cell if cell is not None else "" for cell in row] for row in rows
    )
    return out.getvalue()


def saved_before_vista(records: Iterable[Record], locale: Locale, tab: str = "\t") -> str:
    """Event Viewer's "Save as" of NT 3.1 to Server 2003: nothing is quoted, descriptions go on below."""
    lines = []
    for record in records:
        time = time_of(record)
        cells = [
            *(locale.day(time), locale.hour(time), record.provider, locale.level(record.level), record.task),
            *(record.event_id, record.user_id or "N/A", record.computer, record.message),
        ]
        lines.append(tab.join(map(str, cells)))
    return "\n".join(lines).replace("\n", "\r\n") + "\r\n"


def saved_csv_before_vista(records: Iterable[Record], locale: Locale) -> str:
    return saved_before_vista(records, locale, ",")


def saved_without_tabs(records: Iterable[Record], locale: Locale) -> str:
    """The same as a mail shows it: the tabs are blanks."""
    return saved_before_vista(records, locale, "  ")


def saved_since_vista(records: Iterable[Record], locale: Locale, delimiter: str = "\t") -> str:
    """Five headings over six cells."""
    rows: list[Sequence[object]] = [locale.headings]
    for record in records:
        when = locale.time(time_of(record)).replace("/", "/\u200e")
        rows.append((locale.level(record.level), when, record.provider, record.event_id, record.task, record.message))
    return rows_text(rows, delimiter)


def saved_csv_since_vista(records: Iterable[Record], locale: Locale) -> str:
    return saved_since_vista(records, locale, ",")


def dumpel(records: Iterable[Record], locale: Locale, *, user_first: bool = False, tab: str = "\t") -> str:
    lines = []
    for record in records:
        time = time_of(record)
        names = [record.user_id or "N/A", record.provider]
        cells = [
            *(locale.day(time), locale.hour(time), EVENT_TYPES[record.level or Level.INFORMATION], record.task),
            *(record.event_id, *(names if user_first else reversed(names)), record.computer),
            " ".join(value for _, value in record.data),
        ]
        lines.append(tab.join(map(str, cells)) + "\r\n")
    return "".join(lines)


def dumpel_of_nt35(records: Iterable[Record], locale: Locale) -> str:
    return dumpel(records, locale, user_first=True)


def dumpel_commas(records: Iterable[Record], locale: Locale) -> str:
    return dumpel(records, locale, tab=",")


def psloglist_rows(records: Iterable[Record], locale: Locale) -> str:
    lines = []
    for record in records:
        level = (record.level or Level.INFORMATION).upper()
        cells = [
            *(record.record_id, record.channel, record.provider, level, record.computer),
            *(locale.time(time_of(record)), record.event_id, record.user_id or "N/A"),
            (record.message or "").replace("\n", " "),
        ]
        lines.append(",".join(map(str, cells)) + "\r\n")
    return "".join(lines)


def log_parser(records: Iterable[Record], _locale: Locale, delimiter: str = ",") -> str:
    names = "EventLog RecordNumber TimeGenerated TimeWritten EventID EventType EventTypeName EventCategory "
    names += "EventCategoryName SourceName Strings ComputerName SID Message Data"
    rows: list[Sequence[object]] = [names.split()]
    for record in records:
        time = f"{time_of(record):%Y-%m-%d %H:%M:%S}"
        kind = record.level or Level.INFORMATION
        rows.append(
            (
                *(record.channel, record.record_id, time, time, record.event_id, EVENT_TYPES[kind], f"{kind} event"),
                *(record.task, record.task, record.provider, "|".join(value for _, value in record.data)),
                *(record.computer, record.user_id, record.message, record.binary.hex().upper()),
            )
        )
    return rows_text(rows, delimiter)


def log_parser_tabs(records: Iterable[Record], locale: Locale) -> str:
    return log_parser(records, locale, "\t")


def get_winevent_csv(records: Iterable[Record], locale: Locale, delimiter: str = ",") -> str:
    names = "Message Id Version Qualifiers Level Task Opcode Keywords RecordId ProviderName ProviderId LogName "
    names += "ProcessId ThreadId MachineName UserId TimeCreated ActivityId LevelDisplayName Properties"
    rows: list[Sequence[object]] = [names.split()]
    for record in records:
        keywords = KEYWORDS.get(record.level or Level.INFORMATION, 0x80000000000000)
        signed = keywords - (1 << 64) if keywords >> 63 else keywords
        audit = record.level in KEYWORDS
        rows.append(
            (
                *(record.message, record.event_id, "", record.qualifiers, 0 if audit else NUMBERS[_level(record)]),
                *(record.task, "", signed, record.record_id, record.provider, "", record.channel, 4, 68),
                *(record.computer, record.user_id, locale.time(time_of(record)), ""),
                "" if audit else locale.level(record.level),
                "System.Collections.Generic.List`1[System.Diagnostics.Eventing.Reader.EventProperty]",
            )
        )
    kind = "#TYPE System.Diagnostics.Eventing.Reader.EventLogRecord\r\n"
    return kind + rows_text(rows, delimiter, quote_all=True)


def get_winevent_semicolons(records: Iterable[Record], locale: Locale) -> str:
    return get_winevent_csv(records, locale, ";")


def get_eventlog_csv(records: Iterable[Record], locale: Locale) -> str:
    names = "EventID MachineName Data Index Category CategoryNumber EntryType Message Source ReplacementStrings "
    names += "InstanceId TimeGenerated TimeWritten UserName Site Container"
    rows: list[Sequence[object]] = [names.split()]
    for record in records:
        time = locale.time(time_of(record))
        instance = (record.qualifiers or 0) << 16 | (record.event_id or 0)
        rows.append(
            (
                *(record.event_id, record.computer, "System.Byte[]", record.record_id, record.task, 0),
                *((record.level or "").replace(" ", ""), record.message, record.provider, "System.String[]"),
                *(instance, time, time, record.user_id, "", ""),
            )
        )
    return "#TYPE System.Diagnostics.EventLogEntry\r\n" + rows_text(rows, quote_all=True)


def azure_csv(records: Iterable[Record], _locale: Locale) -> str:
    names = ("TenantId", "TimeGenerated [UTC]", "Source", "EventLog", "Computer", "EventLevel", "EventLevelName")
    rows: list[Sequence[object]] = [(*names, "ParameterXml", "EventID", "RenderedDescription", "UserName")]
    for record in records:
        time = time_of(record).replace(tzinfo=UTC)
        parameters = "".join(f"<Param>{value}</Param>" for _, value in record.data)
        rows.append(
            (
                *("t", f"{time:%m/%d/%Y, %I:%M:%S.000 %p}", record.provider, record.channel, record.computer),
                *(NUMBERS.get(_level(record), 0), record.level, parameters, record.event_id),
                *(record.message, record.user_id),
            )
        )
    return rows_text(rows)


_LISTED = {
    "en": "Type Date Time Source Category Event User Computer",
    "de": "Typ Datum Uhrzeit Quelle Kategorie Ereignis Benutzer Computer",
    "fr": "Type Date Heure Source Catégorie Événement Utilisateur Ordinateur",
    "it": "Tipo Data Ora Origine Categoria Evento Utente Computer",
}


def exported_list(records: Iterable[Record], locale: Locale) -> str:
    """The console's "Export list" of Windows 2000 to Server 2003, which has no descriptions."""
    rows: list[Sequence[object]] = [_LISTED[locale.name].split()]
    for record in records:
        time = time_of(record)
        row = locale.level(record.level), locale.day(time), locale.hour(time), record.provider, record.task
        rows.append((*row, record.event_id, record.user_id or "N/A", record.computer))
    return rows_text(rows, "\t")


def event_query_csv(records: Iterable[Record], locale: Locale) -> str:
    """eventquery.vbs /V /FO CSV of each log."""
    parts = []
    for record in records:
        time = locale.time(time_of(record))
        row = (record.level or "").casefold(), record.event_id, time, record.provider, record.computer, record.task
        names = ("Type", "Event", "Date Time", "Source", "ComputerName", "Category", "User", "Description")
        table = rows_text([names, (*row, record.user_id or "N/A", record.message)], quote_all=True)
        rule = "-" * 78
        banner = f"Listing the events in '{record.channel}' log of host '{record.computer}'"
        parts.append(f"\r\n{rule}\r\n{banner}\r\n{rule}\r\n{table}")
    return "".join(parts)


def _level(record: Record) -> Level:
    return record.level or Level.INFORMATION


def winevent_properties(record: Record, locale: Locale) -> tuple[tuple[str, object], ...]:
    """The properties of what Get-WinEvent gives, as far as formats write them alike."""
    return (
        ("Message", record.message),
        ("Id", record.event_id),
        ("Version", None),
        ("Qualifiers", record.qualifiers),
        ("Level", NUMBERS.get(record.level or Level.INFORMATION, 0)),
        ("Task", record.task),
        ("Keywords", KEYWORDS.get(record.level or Level.INFORMATION, 0x80000000000000)),
        ("RecordId", record.record_id),
        ("ProviderName", record.provider),
        ("LogName", record.channel),
        ("MachineName", record.computer),
        ("UserId", record.user_id),
        ("TimeCreated", locale.time(time_of(record))),
    )
