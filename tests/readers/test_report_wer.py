"""Reports of Windows Error Reporting: crashes and STOPs, whatever numbers the names of their values have."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from evcorr.matching.shown import show
from evcorr.readers import ReadOptions, read_input
from evcorr.record import Origin, Problem, Record
from tests.builders import source_of

CRASH = """\
Version=1
EventType=APPCRASH
EventTime=129444640000000000
Sig[0].Name=Application Name
Sig[0].Value=ledger.exe
Sig[1].Name=Application Version
Sig[1].Value=5.2.1.0
Sig[4].Name=Fault Module Name
Sig[4].Value=ntdll.dll
Sig[7].Name=Exception Code
Sig[7].Value=c0000005
DynamicSig[1].Name=OS Version
DynamicSig[1].Value=6.1.7601.2.1.0.256.48
LoadedModule[0]=C:\\Apps\\ledger.exe
"""

STOP = """\
Version=1
EventType=BlueScreen
Sig[0].Name=Code
Sig[0].Value=d1
Sig[1].Name=Parameter 1
Sig[1].Value=8
"""


def read(content: bytes) -> list[Record | Problem]:
    name, items = read_input(source_of(content, "Report.wer"), ReadOptions())
    assert name == "wer"
    return list(items)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8"])
def test_a_crash(encoding: str) -> None:
    (record,) = read(CRASH.replace("\n", "\r\n").encode(encoding))
    assert isinstance(record, Record)
    (crash,) = show(record).crashes
    assert (crash.what.image, crash.what.module, crash.what.exception) == ("ledger.exe", "ntdll.dll", "0xc0000005")
    assert record.time_created == datetime(2011, 3, 13, 4, 26, 40, tzinfo=UTC)
    assert ("OS Version", "6.1.7601.2.1.0.256.48") in record.data


def test_a_stop() -> None:
    (record,) = read(STOP.encode("utf-16"))
    assert isinstance(record, Record)
    (stop,) = show(record).stops
    assert (stop.what.code, stop.what.params) == ("0x000000D1", ("8", "0", "0", "0"))


def test_what_is_no_value_is_a_problem() -> None:
    problem, record = read(CRASH.replace("LoadedModule[0]=", "LoadedModule").encode())
    assert problem == Problem(Origin("Report.wer", 14, "line"), "no Key=Value")
    assert isinstance(record, Record)


def test_a_report_without_end_is_cut() -> None:
    problem, record = read((CRASH + "LoadedModule[1]=x\n" * 30_000).encode())
    assert isinstance(problem, Problem)
    assert isinstance(record, Record)
