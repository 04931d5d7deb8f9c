"""Writes `samples/logs` anew: `python -m tests.samples`. Every log there is made here, so that its content is known."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from evcorr.record import Level, Origin, Record
from tests.writers.event_xml_writer import write_event_xml
from tests.writers.evt_writer import write_evt
from tests.writers.evtx_writer import write_evtx
from tests.writers.locale import ENGLISH
from tests.writers.table_writers import get_winevent_csv, saved_before_vista

LOGS = Path(__file__).parents[1] / "samples" / "logs"
REVIEWED = sorted((LOGS.parents[1] / "signatures" / "reviewed").glob("*.yaml"))
"""The reviewed signatures of what the logs show; those in the folders beside them come and go as people write them."""

DELETE_FAILED = (
    "The redirector was unable to delete the file specified on server {server} when it was closed by the application. "
    "The data contains the name of the file."
)


def entry(provider: str, event_id: int, minutes: int, *strings: str, **fields: object) -> Record:
    """A record of the System log of an NT 4.0 client, so many minutes after it started."""
    known = {
        "origin": Origin("", None),
        "provider": provider,
        "event_id": event_id,
        "qualifiers": 0x8000,
        "level": Level.INFORMATION,
        "task": "0",
        "channel": "System",
        "computer": "SMSCLIENT1",
        "time_created": datetime(1999, 3, 1, 8, 0, tzinfo=UTC) + timedelta(minutes=minutes),
        "data": tuple(("", string) for string in strings),
    }
    return Record(**{**known, **fields})


def client_system(computer: str = "SMSCLIENT1") -> list[Record]:
    """Two starts of a client that SMS 1.2 sets up, each with the harmless event of Q168845 among ordinary ones."""
    records = []
    for start in (0, 1440):
        records += [
            entry("EventLog", 6009, start, "4.0", "1381", "Service Pack 3", "Uniprocessor Free"),
            entry("EventLog", 6005, start),
            entry("Browser", 8033, start + 3, r"\Device\NetBT_El90x1", level=Level.INFORMATION),
            entry("Rdr", 3031, start + 5, r"\Device\LanmanRedirector", "LOGON1", level=Level.WARNING),
            entry("Rdr", 3031, start + 65, r"\Device\LanmanRedirector", "LOGON1", level=Level.WARNING),
            entry("EventLog", 6006, start + 600),
        ]
    return [
        msgspec.structs.replace(record, computer=computer, record_id=number) for number, record in enumerate(records, 1)
    ]


def rendered(records: list[Record]) -> list[Record]:
    """The records of the redirector alone, as Event Viewer saves them as XML: with their messages."""
    return [
        msgspec.structs.replace(record, message=DELETE_FAILED.format(server=record.data[1][1]))
        for record in records
        if record.provider == "Rdr"
    ]


def exported(records: list[Record]) -> list[Record]:
    """The records a fortnight later, with the category that exports show where an event has none."""
    return [
        msgspec.structs.replace(
            record, task="None", time_created=record.time_created and record.time_created + timedelta(days=14)
        )
        for record in records
    ]


def clean_services() -> list[Record]:
    """The services of the quiet day, with the messages that PowerShell renders."""
    return [
        msgspec.structs.replace(
            record, message=f"The {record.data[0][1]} service entered the {record.data[1][1]} state."
        )
        for record in clean_system()
        if record.provider == "Service Control Manager"
    ]


def clean_system() -> list[Record]:
    """A server of today on a quiet day: starts, services, updates; nothing that an article describes."""
    kernel = (("MajorVersion", "10"), ("MinorVersion", "0"), ("BuildVersion", "20348"), ("ServiceVersion", "0"))
    start = datetime(2026, 11, 2, 5, 59, 12, tzinfo=UTC)
    rows = [
        ("Microsoft-Windows-Kernel-General", 12, kernel),
        ("EventLog", 6005, ()),
        *(
            ("Service Control Manager", 7036, (("param1", f"Service {name}"), ("param2", "running")))
            for name in "ABCDEF"
        ),
        ("Microsoft-Windows-WindowsUpdateClient", 19, (("updateTitle", "Security Intelligence Update"),)),
        ("EventLog", 6013, (("", ""), ("", ""), ("", ""), ("", ""), ("", "86400"))),
    ]
    return [
        Record(
            origin=Origin("", None),
            provider=provider,
            event_id=event_id,
            level=Level.INFORMATION,
            channel="System",
            computer="FILES22.example.net",
            time_created=start + timedelta(minutes=7 * number),
            record_id=81200 + number,
            data=tuple(data),
        )
        for number, (provider, event_id, data) in enumerate(rows)
    ]


def cluster_node() -> list[Record]:
    """A node of a cluster of today that loses its partner twice, and the second time the quorum as well."""
    kernel = (("MajorVersion", "10"), ("MinorVersion", "0"), ("BuildVersion", "20348"), ("ServiceVersion", "0"))
    cluster = "Microsoft-Windows-FailoverClustering"
    removed = (cluster, 1135, Level.CRITICAL, (("NodeName", "NODE1"),))
    rows = [
        (0, ("Microsoft-Windows-Kernel-General", 12, Level.INFORMATION, kernel)),
        (1, ("EventLog", 6005, Level.INFORMATION, ())),
        (412, removed),
        (
            415,
            (
                "Service Control Manager",
                7036,
                Level.INFORMATION,
                (("param1", "Volume Shadow Copy"), ("param2", "running")),
            ),
        ),
        (1297, removed),
        (1298, (cluster, 1177, Level.CRITICAL, ())),
    ]
    start = datetime(2026, 11, 3, 4, 30, 7, tzinfo=UTC)
    return [
        Record(
            origin=Origin("", None),
            provider=provider,
            event_id=event_id,
            level=level,
            channel="System",
            computer="NODE2.example.net",
            time_created=start + timedelta(minutes=minutes),
            record_id=number,
            data=data,
        )
        for number, (minutes, (provider, event_id, level, data)) in enumerate(rows, 5601)
    ]


def archive() -> bytes:
    """A zip archive with the log of a second client in it; always the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        member = zipfile.ZipInfo("SMSCLIENT2/SysEvent.Evt", (1999, 3, 3, 9, 0, 0))
        target.writestr(member, write_evt(client_system("SMSCLIENT2")))
    return packed.getvalue()


STOP_SCREEN = """\
From: night shift
Subject: file server is blue again

This is what was on the screen of MACFILES at 3:10, typed off:

*** STOP: 0x00000050 (0xE1C4A018,0x00000000,0xF12C4A7E,0x00000000)
PAGE_FAULT_IN_NONPAGED_AREA*** Address f12c4a7e has base at f12b0000 - Sfmsrv.sys

CPUID:GenuineIntel 6.5.2 irql:1f  SYSVER 0xf0000565

It was sending a message to all Macintosh users when it happened.
"""

NET_USE = r"""
C:\>net use q: \\APPS1\tools
The command completed successfully.


C:\>q:

Q:\>report.bat

Q:\>c:

C:\>net use q: /d
The device is being accessed by an active
process.

More help is available by typing NET HELPMSG 2404.


C:\>
"""

MMTA = r"""
C:\users\default>net use x: \\NW312\post

System error 85 has occurred.

The local device name is already in use.


NT MMTA:

Drive is used, local, or greater than
last drive
"""

PASTED = """\
> We see this one on every new client, is it bad?
>
> Event ID: 3031
> Source: Rdr
> Type: Warning
> Category: None
> Description: The redirector was unable to delete the file
> specified on server LOGON1 when it was closed by the
> application. The data contains the name of the file.

I don't know, let's ask.
"""

SERVICE_LOG = """\
2026-11-02 06:00:01 INFO  backup started, 3 volumes
2026-11-02 06:14:40 INFO  volume C: 48211 files
2026-11-02 06:31:07 WARN  volume D: 3 files were open and left out
2026-11-02 06:52:55 INFO  backup ended, exit status 0
"""


def samples() -> dict[str, bytes]:
    """The content of each sample log by its name."""
    client = write_evt(client_system())
    clean = write_evtx(clean_system())
    return {
        "sms-client.evt": client,
        "sms-client-eventviewer.txt": saved_before_vista(exported(rendered(client_system())), ENGLISH).encode("cp1252"),
        "clean-get-winevent.csv": get_winevent_csv(exported(clean_services()), ENGLISH).encode("utf-8-sig"),
        "sms-client-saved.xml": write_event_xml(rendered(client_system())),
        "sms-client-cut.evt": client[: len(client) * 2 // 3 + 1],
        "second-client.zip": archive(),
        "pasted-event.txt": PASTED.encode(),
        "stop-screen.txt": STOP_SCREEN.replace("\n", "\r\n").encode("cp1252"),
        "net-use.txt": NET_USE.replace("\n", "\r\n").encode("cp437"),
        "mmta-console.txt": b"\xff\xfe" + MMTA.replace("\n", "\r\n").encode("utf-16-le"),
        "cluster-node.evtx": write_evtx(cluster_node()),
        "clean-system.evtx": clean,
        "clean-backup.log": SERVICE_LOG.encode(),
        "damaged.evtx": clean[:7000] + bytes(600) + clean[7600 : len(clean) // 2],
        "empty.evt": b"",
    }


if __name__ == "__main__":
    for name, content in samples().items():
        (LOGS / name).write_bytes(content)
