"""Reporters: one function a format, all of them drawing from `Report` alone, and the table that names them.

Explanations (`tree`) and signatures (`description`) are shown here too, in the same words.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TextIO, TypeAlias

from evcorr.report import Report

Reporter: TypeAlias = Callable[[Report, TextIO], None]
"""Writes a report to a text stream that takes UTF-8; the caller opens and closes it."""


def _lazy(name: str) -> Reporter:
    """The reporter of a format, whose module is imported when it is first used: a run writes one format."""

    def write(report: Report, out: TextIO) -> None:
        getattr(import_module(f"evcorr.reporters.{name}"), f"write_{name}")(report, out)

    return write


REPORTERS: dict[str, Reporter] = {
    name: _lazy(name) for name in ("text", "json", "jsonl", "html", "markdown", "csv", "sarif", "junit", "timesketch")
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
