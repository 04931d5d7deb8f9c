"""Writes records as labelled lines, padded tables and lines of syslog."""

from __future__ import annotations

from collections.abc import Iterable

from evcorr.record import Level, Record
from tests.writers.locale import Locale
from tests.writers.table_writers import EVENT_TYPES, KEYWORDS, time_of, winevent_properties


def wevtutil(records: Iterable[Record], locale: Locale) -> str:
    blocks = []
    for number, record in enumerate(records):
        keyword = "Classic" if record.level not in KEYWORDS else locale.level(record.level)
        level = locale.level(Level.INFORMATION if record.level in KEYWORDS else record.level)
        labels = {
            "Log Name": record.channel,
            "Source": record.provider,
            "Date": f"{time_of(record).isoformat()}.000",
            "Event ID": record.event_id,
            "Task": record.task,
            "Level": level,
            "Opcode": "N/A",
            "Keyword": keyword,
            "User": record.user_id or "N/A",
            "User Name": "N/A",
            "Computer": record.computer,
        }
        head = "".join(f"  {label}: {value}\r\n" for label, value in labels.items())
        text = (record.message or "").replace("\n", "\r\n")
        blocks.append(f"Event[{number}]:\r\n{head}  Description: \r\n{text}\r\n\r\n")
    return "".join(blocks)


def _listed(pairs: Iterable[tuple[str, object]]) -> str:
    items = list(pairs)
    width = max(len(name) for name, _ in items)
    lines = []
    for name, value in items:
        text = "" if value is None else str(value)
        lines.append(f"{name:<{width}} : " + text.replace("\n", "\r\n" + " " * (width + 3)))
    return "\r\n".join(line.rstrip(" ") for line in lines) + "\r\n\r\n"


def get_winevent_list(records: Iterable[Record], locale: Locale) -> str:
    blocks = [
        _listed(
            (
                ("TimeCreated", locale.time(time_of(record))),
                ("ProviderName", record.provider),
                ("Id", record.event_id),
                ("Message", record.message),
            )
        )
        for record in records
    ]
    return "\r\n\r\n" + "".join(blocks)


def get_winevent_list_star(records: Iterable[Record], locale: Locale) -> str:
    blocks = [
        _listed(
            (
                *winevent_properties(record, locale),
                ("LevelDisplayName", "" if record.level in KEYWORDS else locale.level(record.level)),
                ("Properties", "{System.Diagnostics.Eventing.Reader.EventProperty}"),
            )
        )
        for record in records
    ]
    return "\r\n\r\n" + "".join(blocks)


def get_eventlog_list(records: Iterable[Record], locale: Locale) -> str:
    blocks = [
        _listed(
            (
                ("Index", record.record_id),
                ("EntryType", (record.level or "").replace(" ", "")),
                ("InstanceId", (record.qualifiers or 0) << 16 | (record.event_id or 0)),
                ("Message", record.message),
                ("Category", record.task),
                ("CategoryNumber", 0),
                ("ReplacementStrings", "{" + ", ".join(value for _, value in record.data) + "}"),
                ("Source", record.provider),
                ("TimeGenerated", locale.time(time_of(record))),
                ("TimeWritten", locale.time(time_of(record))),
                ("UserName", record.user_id),
            )
        )
        for record in records
    ]
    return "\r\n" + "".join(blocks)


def psloglist(records: Iterable[Record], locale: Locale) -> str:
    blocks = []
    channel = None
    for record in records:
        if record.channel != channel:
            channel = record.channel
            blocks.append(f"{channel} log on \\\\{(record.computer or '').upper()}:\r\n")
        user = f"   User:     {record.user_id}\r\n" if record.user_id else ""
        blocks.append(
            f"[{record.record_id}] {record.provider}\r\n"
            f"   Type:     {(record.level or '').upper()} \r\n"
            f"   Computer: {record.computer}\r\n"
            f"   Time:     {locale.time(time_of(record))}   ID:       {record.event_id} \r\n"
            f"{user}{(record.message or '').replace(chr(10), chr(13) + chr(10))}\r\n\r\n"
        )
    return "".join(blocks)


def splunk(records: Iterable[Record], _locale: Locale) -> str:
    return "".join(
        f"{time_of(record):%m/%d/%Y %I:%M:%S %p}\n"
        f"LogName={record.channel}\nSourceName={record.provider}\nEventCode={record.event_id}\n"
        f"EventType={EVENT_TYPES[record.level or Level.INFORMATION]}\nType={record.level}\n"
        f"ComputerName={record.computer}\nSid={record.user_id or ''}\nSidType=1\nTaskCategory={record.task}\n"
        f"RecordNumber={record.record_id}\nKeywords=Classic\nMessage={record.message}\n\n"
        for record in records
    )


def _table(headings: list[str], rows: list[list[str]], right: frozenset[str]) -> str:
    """A table padded with blanks, in which a wide character takes two places."""
    columns = list(zip(*rows, strict=True))
    widths = [max([len(name), *map(_width, column)]) for name, column in zip(headings, columns, strict=True)]
    lines = []
    for row in (headings, ["-" * len(name) for name in headings], *rows):
        cells = []
        for name, value, width in zip(headings, row, widths, strict=True):
            pad = " " * (width - _width(value))
            cells.append(pad + value if name in right else value + pad)
        lines.append(" ".join(cells).rstrip())
    return "\r\n".join(lines) + "\r\n"


def _width(text: str) -> int:
    return sum(2 if "\u2e80" <= one <= "\uffef" else 1 for one in text)


def get_winevent_table(records: Iterable[Record], locale: Locale) -> str:
    parts: list[str] = []
    for record in records:
        row = [
            *(locale.time(time_of(record)), str(record.event_id), locale.level(record.level)),
            (record.message or "").split("\n")[0],
        ]
        table = _table(["TimeCreated", "Id", "LevelDisplayName", "Message"], [row], frozenset({"Id"}))
        parts.append(f"\r\n\r\n   ProviderName: {record.provider}\r\n\r\n{table}")
    return "".join(parts)


def event_query(records: Iterable[Record], locale: Locale) -> str:
    """eventquery.vbs /V /FO TABLE, each column as wide as its values."""
    rows = [
        [
            *(
                (record.level or "").casefold(),
                str(record.event_id),
                locale.time(time_of(record)),
                record.provider or "",
            ),
            *(record.computer or "", record.task or "", record.user_id or "N/A", (record.message or "").split("\n")[0]),
        ]
        for record in records
    ]
    names = ["Type", "Event", "Date Time", "Source", "ComputerName", "Category", "User", "Description"]
    columns = list(zip(*rows, strict=True))
    widths = [max([len(name), *map(_width, column)]) for name, column in zip(names, columns, strict=True)]
    lines = [
        " ".join(value + " " * (width - _width(value)) for value, width in zip(row, widths, strict=True))
        for row in (names, ["-" * width for width in widths], *rows)
    ]
    banner = "-" * 78 + f"\r\nListing the events in 'System' log of host '{'ONE'}'\r\n" + "-" * 78
    return banner + "\r\n" + "\r\n".join(lines) + "\r\n"


def event_query_list(records: Iterable[Record], locale: Locale) -> str:
    """eventquery.vbs /V /FO LIST."""
    blocks = ["\r\n" + "-" * 78 + "\r\nListing the events in 'System' log of host 'ONE'\r\n" + "-" * 78 + "\r\n"]
    for record in records:
        pairs = {
            "Type": (record.level or "").casefold(),
            "Event": record.event_id,
            "Date Time": locale.time(time_of(record)),
            "Source": record.provider,
            "ComputerName": record.computer,
            "Category": record.task,
            "User": record.user_id or "N/A",
            "Description": (record.message or "").replace("\n", "\r\n"),
        }
        blocks.append("".join(f"{label + ':':<14}{value}\r\n" for label, value in pairs.items()) + "\r\n")
    return "".join(blocks)


def get_eventlog_table(records: Iterable[Record], _locale: Locale) -> str:
    """Get-EventLog through Format-Table: no year, sources and types cut."""
    rows = [
        [
            *(str(record.record_id), f"{time_of(record):%b %d %H:%M}", _cut((record.level or "").replace(" ", ""), 11)),
            *(_cut(record.provider or "", 20), str((record.qualifiers or 0) << 16 | (record.event_id or 0))),
            (record.message or "").split("\n")[0],
        ]
        for record in records
    ]
    names = ["Index", "Time", "EntryType", "Source", "InstanceID", "Message"]
    return "\r\n" + _table(names, rows, frozenset({"Index", "InstanceID"})) + "\r\n"


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 3] + "..."


def log_parser_nat(records: Iterable[Record], _locale: Locale) -> str:
    """Log Parser -o:NAT, with its statistics."""
    rows = [
        [
            *(record.channel or "", str(record.record_id), f"{time_of(record):%Y-%m-%d %H:%M:%S}"),
            *(str(record.event_id), str(EVENT_TYPES[record.level or Level.INFORMATION])),
            *(record.provider or "", record.computer or "", (record.message or "").split("\n")[0]),
        ]
        for record in records
    ]
    names = "EventLog RecordNumber TimeGenerated EventID EventType SourceName ComputerName Message"
    table = _table(names.split(), rows, frozenset())
    statistics = f"Elements processed: 9\r\nElements output:    {len(rows)}\r\nExecution time:     0.02 seconds\r\n"
    return f"{table}\r\nStatistics:\r\n-----------\r\n{statistics}"


def snare(records: Iterable[Record], _locale: Locale, tab: str = "\t") -> str:
    lines = []
    for record in records:
        time = time_of(record)
        cells = [
            *("MSWinEventLog", "1", record.channel, record.record_id, f"{time:%a %b %d %H:%M:%S %Y}", record.event_id),
            *(record.provider, record.user_id or "N/A", "N/A", record.level, record.computer, record.task, ""),
            *((record.message or "").replace("\n", "  "), record.record_id),
        ]
        lines.append(f"<14>{time:%b %d %H:%M:%S} {record.computer} " + tab.join(map(str, cells)) + "\n")
    return "".join(lines)


def snare_escaped(records: Iterable[Record], locale: Locale) -> str:
    return snare(records, locale, "#011")


def evtsys(records: Iterable[Record], _locale: Locale) -> str:
    severities = {Level.ERROR: 3, Level.WARNING: 4, Level.FAILURE_AUDIT: 5, Level.SUCCESS_AUDIT: 5}
    return "".join(
        f"<{24 + severities.get(record.level or Level.INFORMATION, 6)}>{time_of(record):%b %d %H:%M:%S} "
        f"{record.computer} {(record.provider or '').replace(' ', '_')}: {record.event_id}: "
        f"{record.user_id + ': ' if record.user_id else ''}{(record.message or '').replace(chr(10), ' ')}\n"
        for record in records
    )
