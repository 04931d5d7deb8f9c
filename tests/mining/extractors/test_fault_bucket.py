"""Crashes that Windows Error Reporting logs with their parameters."""

from __future__ import annotations

import pytest

from evcorr.mining.extractors import extract
from evcorr.mining.layouts import parse_article
from evcorr.observable import Crash

REPORT = """# The scanner stops

## Detection

```
Fault bucket 1234567890, type 4
Event Name: {name}
Response: Not available
Cab Id: 0

Problem signature:
P1: scanner.exe
P2: 1.0.0.1
P3: 5a1b2c3d
P4: lamp.dll
P5: 2.0.0.7
P6: 5b693b3c
P7: {seventh}
P8: {eighth}
```
"""


def crashes(text: str) -> list[tuple[str | None, str | None, str | None]]:
    found = extract(parse_article(text.encode(), path="page.md"))
    return [(each.image, each.module, each.exception) for each in found if isinstance(each, Crash)]


@pytest.mark.parametrize(
    ("name", "seventh", "eighth"),
    [("APPCRASH", "c00000fd", "0000000000001234"), ("BEX64", "0000000000001234", "c00000fd")],
)
def test_a_report_is_the_crash_of_its_program(name: str, seventh: str, eighth: str) -> None:
    text = REPORT.format(name=name, seventh=seventh, eighth=eighth)
    assert crashes(text) == [("scanner.exe", "lamp.dll", "0xc00000fd")]


def test_a_report_of_another_kind_is_no_crash() -> None:
    assert crashes(REPORT.format(name="WindowsUpdateFailure", seventh="c00000fd", eighth="0")) == []
