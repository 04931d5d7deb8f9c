"""Crashes as Windows Error Reporting logs them: a fault bucket, the event's name and its parameters P1 to P10."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evcorr.mentions import Mention
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
# which parameter is the exception: that of a buffer overrun has the offset before it
_CODE = {"APPCRASH": "7", "BEX": "8", "BEX64": "8"}


def crashes_reported(text: str) -> Iterator[Mention[Crash]]:
    """Yield the crashes of the reports in a section."""
    for report in _REPORT.finditer(text) if "P1:" in text else ():
        told = {number: value.strip() for number, value in _PARAMETER.findall(report["parameters"])}
        code = _EXCEPTION.fullmatch(told.get(_CODE[report["name"]], ""))
        crash = Crash(
            image=told["1"] or None,
            module=told.get("4") or None,
            exception=f"0x{code[1]}" if code else None,
        )
        if crash.image:
            yield Mention(crash, report.start(), report.end())
