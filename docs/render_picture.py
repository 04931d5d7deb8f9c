"""Draws a saved JSON report as it looks in a terminal, as an SVG picture: render_picture.py REPORT PICTURE [LINES]."""

from __future__ import annotations

import io
import re
import sys
from itertools import islice
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI

from evcorr.report import Report, decode_report
from evcorr.reporters.terminal.drawing import draw

COLUMNS = 100
LINES = 40

WEB_FONT = re.compile(r"@font-face \{[^{}]{0,1000}\}\s{0,100}")
"""A picture in a page may not load fonts; the viewer's own monospaced one is used."""


def picture(report: Report, lines: int) -> str:
    """The first lines of the report's text form, in colour, as SVG."""
    console = Console(
        file=io.StringIO(), record=True, width=COLUMNS, force_terminal=True, color_system="truecolor", highlight=False
    )
    for line in islice(draw(report, console), lines):
        console.print(line, no_wrap=True, crop=False)
    return WEB_FONT.sub("", console.export_svg(title="evcorr scan", theme=MONOKAI))


if __name__ == "__main__":
    source, target, *rest = sys.argv[1:]
    drawn = picture(decode_report(Path(source).read_bytes()), int(rest[0]) if rest else LINES)
    Path(target).write_text(drawn, encoding="utf-8")
