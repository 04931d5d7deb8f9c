"""The findings as JSON Lines: one compact object a line, each the same as in `findings` of the JSON report."""

from __future__ import annotations

from typing import TextIO

from evcorr.report import Report, encode_part


def write_jsonl(report: Report, out: TextIO) -> None:
    """Write one finding a line, best first, to a stream that takes any character (UTF-8); no finding, no line."""
    for finding in report.findings:
        out.write(encode_part(finding).decode() + "\n")
