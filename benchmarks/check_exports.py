"""Checks the readers of exports on real excerpts that do not come with evcorr: check_exports.py FOLDER.

FOLDER holds the excerpts by the names below. Each fact is what a person reads in the file: the reader that takes it,
how many events it has, and fields of one of them. Exits with 1 if anything differs.
"""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from evcorr.inputs import Input, find_inputs
from evcorr.readers import read_input
from evcorr.record import Record
from evcorr.timestamps import to_iso


class Fact(msgspec.Struct, frozen=True):
    """What one excerpt holds: so many events, and the fields of the one at `index`."""

    file: str
    reader: str
    events: int
    fields: dict[str, object]
    index: int = 0


FACTS = (
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
)


def events_of(path: Path) -> tuple[str, list[Record]]:
    """The reader that takes a file, and its records that are events."""
    source = next(iter(find_inputs([path])))
    if not isinstance(source, Input):
        raise SystemExit(f"{path}: {source.reason}")
    name, items = read_input(source)
    return name, [item for item in items if isinstance(item, Record) and item.event_id is not None]


def main() -> int:
    """Check every fact."""
    failures = 0
    for fact in FACTS:
        name, events = events_of(Path(sys.argv[1]) / fact.file)
        found: dict[str, object] = {"reader": name, "events": len(events)}
        wanted = {"reader": fact.reader, "events": fact.events, **fact.fields}
        if fact.index < len(events):
            for field in fact.fields:
                value = getattr(events[fact.index], field)
                found[field] = to_iso(value) if field == "time_created" else value
        failures += found != wanted
        print("ok  " if found == wanted else "FAIL", fact.file, "" if found == wanted else f"{found} is not {wanted}")
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
