"""Reporters: one function a format, all of them drawing from `Report` alone, and the table that names them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO, TypeAlias

from evcorr.report import Report
from evcorr.reporters.csv import write_csv
from evcorr.reporters.html import write_html
from evcorr.reporters.json import write_json
from evcorr.reporters.jsonl import write_jsonl
from evcorr.reporters.junit import write_junit
from evcorr.reporters.markdown import write_markdown
from evcorr.reporters.sarif import write_sarif
from evcorr.reporters.text import write_text
from evcorr.reporters.timesketch import write_timesketch

Reporter: TypeAlias = Callable[[Report, TextIO], None]
"""Writes a report to a text stream that takes UTF-8; the caller opens and closes it."""

REPORTERS: dict[str, Reporter] = {
    "text": write_text,
    "json": write_json,
    "jsonl": write_jsonl,
    "html": write_html,
    "markdown": write_markdown,
    "csv": write_csv,
    "sarif": write_sarif,
    "junit": write_junit,
    "timesketch": write_timesketch,
}
"""Every format that `--format` takes, by its name."""

SUFFIXES = {
    ".txt": "text",
    ".json": "json",
    ".jsonl": "jsonl",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".csv": "csv",
    ".sarif": "sarif",
    ".xml": "junit",
}
"""The format that the name of a file to write says, by its last suffix."""
