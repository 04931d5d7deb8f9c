"""Crashes as Windows Error Reporting logs them: a fault bucket, the event's name and its parameters P1 to P10."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evcorr.mentions import Mention
from evcorr.mentions.fault_report import EXCEPTION_PARAMETER, MODULE_PARAMETER, PROGRAM_PARAMETER
from evcorr.observable import Crash

_REPORT = re.compile(
    r"""
    ^[ \t]{0,16}Event[ ]Name:[ \t]{1,4}(?P<name>APPCRASH|BEX(?:64)?)\b[^\n]{0,20}\n
    (?:[^\n]{0,200}\n){0,8}?
    (?P<parameters>[ \t]{0,16}P1:[^\n]{0,200}(?:\n[ \t]{0,16}P\d{1,2}:[^\n]{0,200}){6,9})
    """,
    re.VERBOSE | re.MULTILINE,
)
_PARAMETER = re.compile(r"P(\d{1,2}):[ \t]{0,4}([^\n]*)")
_EXCEPTION = re.compile(r"(?:0x)?([0-9A-Fa-f]{8})")


def crashes_reported(text: str) -> Iterator[Mention[Crash]]:
    """Yield the crashes of the reports in a section."""
    for report in _REPORT.finditer(text) if "P1:" in text else ():
        told = {int(number): value.strip() for number, value in _PARAMETER.findall(report["parameters"])}
        code = _EXCEPTION.fullmatch(told.get(EXCEPTION_PARAMETER[report["name"]], ""))
        crash = Crash(
            image=told[PROGRAM_PARAMETER] or None,
            module=told.get(MODULE_PARAMETER) or None,
            exception=f"0x{code[1]}" if code else None,
        )
        if crash.image:
            yield Mention(crash, report.start(), report.end())
