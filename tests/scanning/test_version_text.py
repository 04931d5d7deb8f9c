"""Which Windows the headers of logs, banners, screens and debuggers tell of."""

from __future__ import annotations

import pytest

from evcorr.matching.index import compile_index
from evcorr.matching.screen import TextScreen
from evcorr.scanning.systems.version_text import version_in_text
from evcorr.scanning.systems.windows_version import Version
from tests.growth import assert_linear

TAKEN = {
    "[Device Install Log]\n     OS Version = 10.0.10240\n     Service Pack = 0.0": Version(10, 0, 10240),
    "OS Version = 5.1.2600 Service Pack 2": Version(5, 1, 2600, 2),
    "OS version: 10.0.19045": Version(10, 0, 19045),
    "Info CBS Loaded Servicing Stack v6.1.7601.23505 with Core: C:\\Windows": Version(6, 1, 7601),
    "        Windows Version: 4.0\n        Current Build: 1381\n        Service Pack: 4\n": Version(4, 0, 1381, 4),
    "        Windows Version: 4.0\n        Current Build: 1381\n        Service Pack: None\n": Version(4, 0, 1381, 0),
    "        Windows Version: 3.51\r\n        Current Build: 1057\r\n": Version(3, 51, 1057),
    "        Windows-Version: 5.1\n        Aktueller Build: 2600\n": Version(5, 1, 2600),
    "        Vers\u00e3o do Windows: 5.1\n        Compila\u00e7\u00e3o atual: 2600\n": Version(5, 1, 2600),
    "Microsoft (R) Windows NT (R) Version 4.0 (Build 1381: Service Pack 3)": Version(4, 0, 1381, 3),
    "SQL Server 2000 - 8.00.760 on Windows NT 5.2 (Build 3790: )": Version(5, 2, 3790),
    "Microsoft (R) Windows 2000 (R) 5.0 2195 Service Pack 1 Multiprocessor Free.": Version(5, 0, 2195, 1),
    "Microsoft (R) Windows (R) 5.01. 2600 Service Pack 3 Uniprocessor Free.": Version(5, 1, 2600, 3),
    "Microsoft Windows XP [Version 5.1.2600]": Version(5, 1, 2600),
    "Microsoft Windows [Version 10.0.19045.3448]": Version(10, 0, 19045),
    "Windows XP Kernel Version 2600 (Service Pack 2) UP Free x86 compatible": Version(5, 1, 2600, 2),
    "Windows 7 Kernel Version 7601 (Service Pack 1) MP": Version(6, 1, 7601, 1),
    "Built by: 2600.xpsp2.030422-1633": Version(5, 1, 2600),
    "Windows NT 4\nBuilt by: 1381: Service Pack 3": Version(4, 0, 1381, 3),
    "MinorVersion . . . . .1381": Version(4, 0, 1381),
    "CPUID:GenuineIntel 6.5.2 irql:1f  SYSVER 0xf0000565": Version(4, 0, 1381),
    "Microsoft Windows NT [0xf0000565]": Version(4, 0, 1381),
}

LEFT = [
    "the version of the driver is 5.1.2600.0",
    "Windows NT Version 4.0 is required",
    "SYSVER 0xf0000xxx",
    "SYSVER 0xf0000360",
    "Built by: nobody",
    "Microsoft (R) Windows NT (TM) Version 4.00 DrWtsn32",
]


@pytest.mark.parametrize("text", TAKEN)
def test_taken(text: str) -> None:
    assert version_in_text(text) == TAKEN[text]


@pytest.mark.parametrize("text", TAKEN)
def test_told_amid_a_large_text_too(text: str) -> None:
    assert version_in_text(text) is not None
    assert TextScreen(compile_index(()))(text)


@pytest.mark.parametrize("text", LEFT)
def test_left(text: str) -> None:
    assert version_in_text(text) is None


HOSTILE = [
    "Windows Version: 4.0 ",
    "OS Version = 5.1.",
    "Microsoft (R) Windows ",
    "Windows NT 4.0 (Build ",
    "Windows a ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_linear(piece: str) -> None:
    assert_linear(lambda size: version_in_text(piece * (size // len(piece)) + "SYSVER"), 200_000)
