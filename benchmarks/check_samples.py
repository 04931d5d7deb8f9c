"""Checks the readers of text on real excerpts that do not come with evcorr: check_samples.py FOLDER.

FOLDER holds the excerpts by the names below. Each fact is what a person reads in the file: the reader that takes it,
how many events or records it gives, and fields of one of them; `stop` and `crash` are what that record shows, `system`
is the Windows that it tells, `data_size` how many bytes its binary data has. Exits with 1 if anything differs.
"""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from evcorr.inputs import Input, find_inputs
from evcorr.matching.shown import show
from evcorr.readers import read_input
from evcorr.record import Record
from evcorr.scanning.systems.system import version_in
from evcorr.timestamps import to_iso


class Fact(msgspec.Struct, frozen=True):
    """What an excerpt holds: so many events or, of logs without ids, records, and fields of the one at `index`."""

    file: str
    reader: str
    count: int
    fields: dict[str, object]
    index: int = 0


EVENTS = (
    Fact(
        "nt4_eventviewer_txt.txt",
        "list",
        8,
        {"provider": "DrWatson", "event_id": 4097, "level": "Information", "time_created": "1996-11-07T16:32:01"},
    ),
    Fact("nt4_eventviewer_txt.txt", "list", 8, {"provider": "Nbf", "event_id": 9011, "computer": "<ServerName>"}, 4),
    Fact("nt4_eventviewer_txt.txt", "list", 8, {"provider": "MSExchangeMSMI", "event_id": 2117, "task": "NDR"}, 5),
    Fact(
        "dumpel_2000_csv.txt",
        "list",
        1,
        {"provider": "MsiInstaller", "event_id": 11707, "computer": "LAUSSER6", "time_created": "2012-01-04T15:37:21"},
    ),
    Fact("dumpel_nt35.txt", "list", 1, {"provider": "DhcpServer", "event_id": 1016, "computer": "REDIPSRVP2"}),
    Fact("eventviewer_saveas_csv_2016.csv", "table", 2, {"event_id": 4658, "task": "File System"}),
    Fact(
        "eventviewer_saveas_txt_win10.txt",
        "table",
        1,
        {"provider": "Microsoft-Windows-Sysmon", "event_id": 1, "time_created": "2020-04-16T15:47:36"},
    ),
    Fact(
        "eventviewer_saveas_xml_2025_fr.xml",
        "eventxml",
        1,
        {"event_id": 4013, "channel": "DNS Server", "record_id": 183, "computer": "SRVWIN-EKO.Ekoloclast.lan"},
    ),
    Fact("getwinevent_csv_header.csv", "table", 1, {"event_id": 403, "record_id": 46891, "qualifiers": 0}),
    Fact(
        "getwinevent_list_star.txt",
        "pslist",
        1,
        {"provider": "Microsoft-Antimalware-Scan-Interface", "event_id": 1101, "computer": "COMPY486", "record_id": 5},
    ),
    Fact(
        "geteventlog_list.txt",
        "pslist",
        1,
        {"provider": "Service Control Manager", "event_id": 7036, "qualifiers": 16384, "record_id": 110002},
    ),
    Fact(
        "getwinevent_table.txt",
        "columns",
        2,
        {"provider": "Service Control Manager", "event_id": 7036, "time_created": "2023-12-13T10:24:28"},
    ),
    Fact("getwinevent_clixml.xml", "clixml", 1, {"provider": "Microsoft-Windows-Sysmon", "event_id": 3}),
    Fact(
        "psloglist_default.txt",
        "psloglist",
        2,
        {
            "provider": "Service Control Manager",
            "event_id": 7000,
            "level": "Error",
            "channel": "System",
            "record_id": 512,
        },
        1,
    ),
    Fact(
        "wevtutil_text_2016.txt",
        "wevtutil",
        1,
        {
            "provider": "EventLog",
            "event_id": 6009,
            "level": "Information",
            "time_created": "2016-12-22T05:29:02.512000",
        },
    ),
    Fact(
        "wevtutil_text_2019_zh.txt",
        "wevtutil",
        1,
        {"provider": "Microsoft-Windows-Kernel-Power", "event_id": 107, "level": "Information"},
    ),
    Fact(
        "snare_2022.log",
        "snare",
        2,
        {"event_id": 4608, "level": "Success Audit", "channel": "Security", "time_created": "2021-09-17T16:37:25"},
    ),
    Fact("snare_rfc5424.log", "snare", 1, {"event_id": 5157, "level": "Failure Audit", "computer": "EDGE25-01"}),
    Fact("eventlog_to_syslog.log", "evtsys", 2, {"event_id": 7036, "computer": "GUOTAIWEB-01"}, 1),
    Fact("nxlog.json", "eventjson", 1, {"event_id": 4656, "level": "Success Audit", "record_id": 7613465324}),
    Fact("winlogbeat_7.json", "eventjson", 1, {"event_id": 7045, "channel": "System", "record_id": 12841}),
    Fact("wazuh_eventchannel.json", "eventjson", 1, {"event_id": 11707, "time_created": "2019-04-03T10:47:39Z"}),
    Fact("otel_windowseventlog.json", "eventjson", 1, {"event_id": 10, "provider": "otel", "message": "Test log"}),
    Fact("kb_event_blocks.txt", "text", 30, {"provider": "Symc8XX", "event_id": 9, "level": None}, 2),
    Fact("kb_event_blocks.txt", "text", 30, {"provider": "Rdr", "event_id": 3031, "data_size": 72}, 6),
    Fact(
        "kb_event_blocks.txt",
        "text",
        30,
        {"provider": "MSExchangeCalCon", "computer": "EXCHANGE-GV", "time_created": "2000-12-11T13:10:14"},
        7,
    ),
    Fact("kb_event_blocks.txt", "text", 30, {"provider": "aic78xx", "time_created": "1995-11-02T10:02:04"}, 12),
    Fact("kb_event_blocks.txt", "text", 30, {"provider": "Apple Talk", "level": "Warning", "data_size": 48}, 13),
    Fact("kb_event_blocks.txt", "text", 30, {"provider": "mvaudio", "event_id": 22, "data_size": 16}, 27),
    Fact("save_dump_events.txt", "text", 2, {"provider": "Save Dump", "stop": ("0xDEADDEAD", None)}),
    Fact("save_dump_events.txt", "text", 2, {"event_id": 1001, "stop": ("0xC000021A", None)}, 1),
    Fact("drwatson_event4097.txt", "text", 2, {"crash": ("exe\\MSEXCIMC.dbg", None, "c0000005")}, 1),
)
"""Excerpts of event records: events are counted."""


RECORDS = (
    Fact("CBS.log", "servicing", 5, {"provider": "CBS", "level": "Information", "system": "6.1.7601"}, 0),
    Fact("CBS.log", "servicing", 5, {"time_created": "2016-09-28T04:30:31", "provider": "CBS"}, 3),
    Fact("WindowsUpdate_xp.log", "windowsupdate", 3, {"provider": "Agent", "level": "Warning"}, 2),
    Fact("WindowsUpdate_xp.log", "windowsupdate", 3, {"time_created": "2008-03-22T18:53:25.002000"}, 2),
    Fact("drwtsn32_nt4.log", "drwtsn32", 4, {"computer": "STCA112A", "time_created": "1997-10-13T09:31:04.890000"}, 1),
    Fact("drwtsn32_nt4.log", "drwtsn32", 4, {"crash": ("dsamain.DBG", None, "c0000005"), "system": "4.0.1381"}, 1),
    Fact("drwtsn32_nt4.log", "drwtsn32", 4, {"crash": ("exe\\snaprint.dbg", "MonitorThread", "c0000005")}, 2),
    Fact("drwtsn32_nt4.log", "drwtsn32", 4, {"crash": ("Store.DBG", None, "c00000fd")}, 3),
    Fact("exchange5_tracking.log", "exchangetracking", 1, {"time_created": "1996-07-01T17:30:48Z"}, 0),
    Fact("iis6.log", "iis", 3, {"provider": "SOME1234NAME", "time_created": "2013-07-30T00:00:00Z"}, 1),
    Fact("netlogon_nt4.log", "netlogon", 6, {"provider": "NETLOGON", "task": "LOGON", "time_created": None}, 1),
    Fact("netlogon_nt4.log", "netlogon", 6, {"level": "Error", "task": "CRITICAL"}, 4),
    Fact("Report.wer.txt", "wer", 1, {"time_created": "2023-02-18T05:14:17.163448Z", "system": "10.0.19044"}, 0),
    Fact("Report.wer.txt", "wer", 1, {"crash": ("WinSCP.exe", "MSHTML.dll", "0xc0000005")}, 0),
    Fact(
        "sccm_cmtrace.log", "cmtrace", 3, {"provider": "AppEnforce", "time_created": "2014-11-28T14:03:19.766000Z"}, 1
    ),
    Fact("setupapi.dev.log", "setupapi", 3, {"system": "10.0.10240"}, 0),
    Fact("setupapi.dev.log", "setupapi", 3, {"time_created": "2015-11-22T17:59:28.110000", "provider": "setupapi"}, 2),
    Fact("sms1_despooler.log", "sms", 12, {"provider": "SMS_DESPOOLER", "time_created": "1995-12-04T15:41:45"}, 0),
    Fact("sms1_despooler.log", "sms", 12, {"level": "Error", "time_created": "1995-12-04T15:41:50"}, 7),
    Fact("sql2000_ERRORLOG.txt", "sqlerrorlog", 1, {"level": "Error", "task": "spid54"}, 0),
    Fact("sql2000_ERRORLOG.txt", "sqlerrorlog", 1, {"time_created": "2001-07-18T13:35:24.590000"}, 0),
    Fact("windbg_139_2018.txt", "windbg", 1, {"stop": ("0x00000139", "LXCORE.SYS")}, 0),
    Fact("windbg_2004_xp.txt", "windbg", 1, {"stop": ("0xC0000218", "ntoskrnl.exe"), "system": "5.1.2600"}, 0),
    Fact("windbg_2004_xp.txt", "windbg", 1, {"time_created": "2004-06-11T10:22:46"}, 0),
    Fact("dumpexam_bugcheck.txt", "windbg", 1, {"stop": ("0x00000050", None)}, 0),
)
"""Excerpts of other logs: all records are counted."""


def told(record: Record, field: str) -> object:
    """A field of a record, or what it shows."""
    if field == "stop":
        return next(((one.what.code, one.what.module) for one in show(record).stops), None)
    if field == "crash":
        return next(((one.what.image, one.what.module, one.what.exception) for one in show(record).crashes), None)
    if field == "data_size":
        return len(record.binary)
    if field == "system":
        version = version_in(record)
        return version and version.numbers
    return to_iso(record.time_created) if field == "time_created" else getattr(record, field)


def differences(folder: Path, fact: Fact, *, events: bool) -> list[str]:
    """What of a fact the readers tell otherwise."""
    source = next(iter(find_inputs([folder / fact.file])))
    if not isinstance(source, Input):
        return [f"{fact.file}: {source.reason}"]
    reader, entries = read_input(source)
    records = [item for item in entries if isinstance(item, Record) and (item.event_id is not None or not events)]
    if (reader, len(records)) != (fact.reader, fact.count):
        return [f"{fact.file}: {reader} gives {len(records)}, not {fact.reader} {fact.count}"]
    record = records[fact.index]
    return [
        f"{fact.file}[{fact.index}] {field}: {told(record, field)!r}, not {value!r}"
        for field, value in fact.fields.items()
        if told(record, field) != value
    ]


def main() -> int:
    """Print each difference, and how many facts were checked."""
    folder = Path(sys.argv[1])
    found = [one for fact in EVENTS for one in differences(folder, fact, events=True)]
    found += [one for fact in RECORDS for one in differences(folder, fact, events=False)]
    print(*found, f"{sum(len(fact.fields) for fact in (*EVENTS, *RECORDS))} facts, {len(found)} differ", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
