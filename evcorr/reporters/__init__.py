"""Reporters: one function a format, all of them drawing from `Report` alone, and the table that names them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO, TypeAlias

from evcorr.report import Report
from evcorr.reporters.html import write_html
from evcorr.reporters.json import write_json
from evcorr.reporters.jsonl import write_jsonl
from evcorr.reporters.text import write_text

Reporter: TypeAlias = Callable[[Report, TextIO], None]
"""Writes a report to a text stream that takes UTF-8; the caller opens and closes it."""

REPORTERS: dict[str, Reporter] = {
    "text": write_text,
    "json": write_json,
    "jsonl": write_jsonl,
    "html": write_html,
}
"""Every format that `--format` takes, by its name."""
