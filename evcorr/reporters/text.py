"""The report for a terminal or a pipe.

On a terminal it is as wide as the window and marks the matched words; into a pipe it is plain text of 80 columns, or of
as many as COLUMNS says. NO_COLOR keeps it plain on a terminal too.
"""

from __future__ import annotations

import os
from typing import TextIO

from rich.console import Console, detect_legacy_windows

from evcorr.report import Report
from evcorr.reporters.terminal.drawing import draw

PIPE_WIDTH = 80
NARROWEST = 40


def write_text(report: Report, out: TextIO) -> None:
    """Write the report for people; characters that the stream's encoding lacks are written as backslash escapes."""
    console = console_for(out)
    for line in draw(report, console):
        with console.capture() as captured:
            console.print(line, no_wrap=True, crop=False)
        out.write(encodable(captured.get(), out.encoding or "utf-8"))


def encodable(text: str, encoding: str) -> str:
    """The text in characters of the encoding: an ellipsis as dots, what else is missing as its escape."""
    if "…" in text and "…".encode(encoding, "ignore") == b"":
        text = text.replace("…", "...")
    return text.encode(encoding, "backslashreplace").decode(encoding)


def console_for(out: TextIO) -> Console:
    """A console as wide as the stream's terminal; in colour, unless NO_COLOR is set or there is no terminal for it."""
    plain = bool(os.environ.get("NO_COLOR")) or detect_legacy_windows()
    console = Console(file=out, color_system=None if plain else "auto", highlight=False, legacy_windows=False)
    if not console.is_terminal:
        columns = os.environ.get("COLUMNS", "")
        console.width = int(columns) if columns.isdecimal() and len(columns) < 6 else PIPE_WIDTH
    console.width = max(NARROWEST, console.width)
    return console
