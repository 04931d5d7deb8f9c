"""Versions of files in what an article says of its fix, and in what logs say of crashes."""

from __future__ import annotations

from pathlib import Path

import pytest

from evcorr.matching.index import compile_index
from evcorr.observable import Crash
from evcorr.record import Record
from evcorr.scanning.options import ScanOptions
from evcorr.scanning.scanner import scan
from evcorr.scanning.systems.file_versions import FileVersion, fixed_files, versions_in
from tests.builders import record, signature
from tests.writers.event_xml_writer import write_event_xml

XP = "Faulting application store.exe, version 5.5.2232.5, faulting module mdbmsg.dll, version 5.5.2232.6, fault address"
VISTA = """Faulting application name: Store.exe, version: 5.5.2232.5, time stamp: 0x1
Faulting module name: a.dll, version: 1.2"""
STRINGS = (("", "store.exe"), ("", "5.5.2232.5"), ("", "mdbmsg.dll"), ("", "5.5.2232.6"), ("", "0000a3b4"))


@pytest.mark.parametrize(
    ("fixed_in", "files"),
    [
        (None, {}),
        ("Windows NT 4.0 SP4; SNA Server 4.0 SP2", {}),
        ("Tcpip.sys 10/29/99", {}),
        ("Store.exe, Mdbmsg.dll 5.0.1461.61", {"store.exe": ((5, 0, 1461, 61),), "mdbmsg.dll": ((5, 0, 1461, 61),)}),
        ("3.2.12 of EXTERNAL.EXE; SMTPGET.EXE 3.0", {"external.exe": ((3, 2, 12),), "smtpget.exe": ((3, 0),)}),
        ("Imc.exe 5.0.1461.69; Imc.exe 5.5.2448.0", {"imc.exe": ((5, 0, 1461, 69), (5, 5, 2448, 0))}),
        ("a.dll 1.2.3 and 1.2.4", {}),
    ],
)
def test_files_of_a_fix(fixed_in: str | None, files: dict[str, tuple[tuple[int, ...], ...]]) -> None:
    assert fixed_files(fixed_in) == files


@pytest.mark.parametrize(
    ("entry", "names", "versions"),
    [
        (record(XP), {"store.exe"}, [("store.exe", (5, 5, 2232, 5))]),
        (record(XP), {"mdbmsg.dll"}, [("mdbmsg.dll", (5, 5, 2232, 6))]),
        (record(VISTA), {"store.exe", "a.dll"}, [("store.exe", (5, 5, 2232, 5)), ("a.dll", (1, 2))]),
        (record(None, data=STRINGS), {"mdbmsg.dll"}, [("mdbmsg.dll", (5, 5, 2232, 6))]),
        (record("store.exe stopped; version 5.5"), {"store.exe"}, []),
        (record("restore.exe, version 5.5.1"), {"store.exe"}, []),
    ],
)
def test_versions_that_entries_tell(entry: Record, names: set[str], versions: list[FileVersion]) -> None:
    assert list(versions_in(entry, names)) == versions


@pytest.mark.parametrize(
    ("fix", "applies", "why"),
    [
        ("Store.exe 5.5.2445.0", "yes", "store.exe 5.5.2232.5 is older than 5.5.2445.0, which has the fix"),
        ("Store.exe 5.5.1960.4", "no", "fixed in store.exe 5.5.1960.4; the log shows 5.5.2232.5"),
    ],
)
def test_a_finding_says_so(tmp_path: Path, fix: str, applies: str, why: str) -> None:
    path = tmp_path / "log.xml"
    path.write_bytes(write_event_xml([record(XP + " 0x0000a3b4.", provider="Application Error", event_id=1000)]))
    known = signature(Crash(image="store.exe", module="mdbmsg.dll"), fixed_in=fix)
    (finding,) = scan([path], compile_index([known]), ScanOptions(include_inapplicable=True)).findings
    assert (finding.applies, why in finding.applies_why) == (applies, True), finding.applies_why
