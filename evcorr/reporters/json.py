"""The whole report as one JSON document, in the form that `evcorr.report` defines and `evcorr render` reads."""

from __future__ import annotations

from typing import TextIO

from evcorr.report import Report, encode_report


def write_json(report: Report, out: TextIO) -> None:
    """Write the report as JSON, indented by two, to a stream that takes any character (UTF-8)."""
    out.write(encode_report(report).decode())
