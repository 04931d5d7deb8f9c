"""Checks the readers of text logs on real excerpts that do not come with evcorr: check_logs.py FOLDER.

FOLDER holds the excerpts by the names below. Each fact is what a person reads in the file: the reader that takes it,
how many records it gives, and fields of one of them; `stop` and `crash` are what that record shows, `system` is the
Windows that it tells. Exits with 1 if anything differs.
"""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from evcorr.inputs import Input, find_inputs
from evcorr.matching.shown import show
from evcorr.readers import read_input
from evcorr.record import Record
from evcorr.scanning.systems import version_in
from evcorr.timestamps import to_iso


class Fact(msgspec.Struct, frozen=True):
    """What the record at `index` of an excerpt tells."""

    file: str
    reader: str
    records: int
    index: int
    fields: dict[str, object]


FACTS = (
    Fact("CBS.log", "servicing", 5, 0, {"provider": "CBS", "level": "Information", "system": "6.1.7601"}),
    Fact("CBS.log", "servicing", 5, 3, {"time_created": "2016-09-28T04:30:31", "provider": "CBS"}),
    Fact("WindowsUpdate_xp.log", "windowsupdate", 3, 2, {"provider": "Agent", "level": "Warning"}),
    Fact("WindowsUpdate_xp.log", "windowsupdate", 3, 2, {"time_created": "2008-03-22T18:53:25.002000"}),
    Fact("drwtsn32_nt4.log", "drwtsn32", 4, 1, {"computer": "STCA112A", "time_created": "1997-10-13T09:31:04.890000"}),
    Fact("drwtsn32_nt4.log", "drwtsn32", 4, 1, {"crash": ("dsamain.DBG", None, "c0000005"), "system": "4.0.1381"}),
    Fact("drwtsn32_nt4.log", "drwtsn32", 4, 2, {"crash": ("exe\\snaprint.dbg", "MonitorThread", "c0000005")}),
    Fact("drwtsn32_nt4.log", "drwtsn32", 4, 3, {"crash": ("Store.DBG", None, "c00000fd")}),
    Fact("exchange5_tracking.log", "exchangetracking", 1, 0, {"time_created": "1996-07-01T17:30:48Z"}),
    Fact("iis6.log", "iis", 3, 1, {"provider": "SOME1234NAME", "time_created": "2013-07-30T00:00:00Z"}),
    Fact("netlogon_nt4.log", "netlogon", 6, 1, {"provider": "NETLOGON", "task": "LOGON", "time_created": None}),
    Fact("netlogon_nt4.log", "netlogon", 6, 4, {"level": "Error", "task": "CRITICAL"}),
    Fact("Report.wer.txt", "wer", 1, 0, {"time_created": "2023-02-18T05:14:17.163448Z", "system": "10.0.19044"}),
    Fact("Report.wer.txt", "wer", 1, 0, {"crash": ("WinSCP.exe", "MSHTML.dll", "0xc0000005")}),
    Fact(
        "sccm_cmtrace.log", "cmtrace", 3, 1, {"provider": "AppEnforce", "time_created": "2014-11-28T14:03:19.766000Z"}
    ),
    Fact("setupapi.dev.log", "setupapi", 3, 0, {"system": "10.0.10240"}),
    Fact("setupapi.dev.log", "setupapi", 3, 2, {"time_created": "2015-11-22T17:59:28.110000", "provider": "setupapi"}),
    Fact("sms1_despooler.log", "sms", 12, 0, {"provider": "SMS_DESPOOLER", "time_created": "1995-12-04T15:41:45"}),
    Fact("sms1_despooler.log", "sms", 12, 7, {"level": "Error", "time_created": "1995-12-04T15:41:50"}),
    Fact("sql2000_ERRORLOG.txt", "sqlerrorlog", 1, 0, {"level": "Error", "task": "spid54"}),
    Fact("sql2000_ERRORLOG.txt", "sqlerrorlog", 1, 0, {"time_created": "2001-07-18T13:35:24.590000"}),
    Fact("windbg_139_2018.txt", "windbg", 1, 0, {"stop": ("0x00000139", "LXCORE.SYS")}),
    Fact("windbg_2004_xp.txt", "windbg", 1, 0, {"stop": ("0xC0000218", "ntoskrnl.exe"), "system": "5.1.2600"}),
    Fact("windbg_2004_xp.txt", "windbg", 1, 0, {"time_created": "2004-06-11T10:22:46"}),
    Fact("dumpexam_bugcheck.txt", "windbg", 1, 0, {"stop": ("0x00000050", None)}),
)


def told(record: Record, field: str) -> object:
    """A field of a record, or what it shows."""
    if field == "stop":
        return next(((one.what.code, one.what.module) for one in show(record).stops), None)
    if field == "crash":
        return next(((one.what.image, one.what.module, one.what.exception) for one in show(record).crashes), None)
    if field == "system":
        version = version_in(record)
        return version and version.numbers
    return to_iso(record.time_created) if field == "time_created" else getattr(record, field)


def differences(folder: Path, fact: Fact) -> list[str]:
    """What of a fact the readers tell otherwise."""
    (source,) = find_inputs([folder / fact.file])
    if not isinstance(source, Input):
        return [f"{fact.file}: {source.reason}"]
    reader, entries = read_input(source)
    records = [entry for entry in entries if isinstance(entry, Record)]
    if (reader, len(records)) != (fact.reader, fact.records):
        return [f"{fact.file}: {reader} gives {len(records)} records, not {fact.reader} {fact.records}"]
    record = records[fact.index]
    return [
        f"{fact.file}[{fact.index}] {field}: {told(record, field)!r}, not {value!r}"
        for field, value in fact.fields.items()
        if told(record, field) != value
    ]


def main() -> int:
    """Print each difference, and how many facts were checked."""
    found = [one for fact in FACTS for one in differences(Path(sys.argv[1]), fact)]
    print(*found, f"{sum(len(fact.fields) for fact in FACTS)} facts, {len(found)} differ", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
