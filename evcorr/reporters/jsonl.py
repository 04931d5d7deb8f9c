"""The findings as JSON Lines: one compact object a line, each the same as in `findings` of the JSON report."""

from __future__ import annotations

from typing import TextIO

from evcorr.json_text import encode_line
from evcorr.report import Report


def write_jsonl(report: Report, out: TextIO) -> None:
    """Write one finding a line, best first, to a stream that takes any character (UTF-8); no finding, no line."""
    for finding in report.findings:
        out.write(encode_line(finding).decode() + "\n")
