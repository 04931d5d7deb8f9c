"""What `evcorr scan --follow` needs besides the scan: findings told as they appear, and an end by Ctrl-C."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TextIO

from evcorr.commands.output import text_output
from evcorr.inputs.follow import followed
from evcorr.json_text import encode_line
from evcorr.matching.index import Index
from evcorr.report import Finding, Report
from evcorr.reporters import REPORTERS
from evcorr.reporters.wording import located
from evcorr.scanning.options import ScanOptions
from evcorr.scanning.scanner import Listener, follow
from evcorr.text.escaping import visible


def follow_input(path: str, index: Index, options: ScanOptions, format_name: str, output: str) -> Report | None:
    """Read a file, or standard input (`-`), as it grows, until Ctrl-C or the end of the pipe, and write the report.

    Each finding is written when it appears: as JSON for `jsonl`, as a line of text for `text`; other formats are
    written only at the end. None if whoever read the findings went away before that.
    """
    tell = {"jsonl": _as_json, "text": _as_line}.get(format_name)
    report: Report | None = None
    with text_output(output, at_once=True) as out:
        listener = _listener(tell, out) if tell else lambda _finding: None
        with ended_by_interrupt() as ended:
            report = follow(followed(path, ended), index, options, listener)
        REPORTERS[format_name](report, out)
    return report


def _listener(tell: Callable[[Finding], str], out: TextIO) -> Listener:
    def listener(finding: Finding) -> None:
        out.write(tell(finding) + "\n")
        out.flush()

    return listener


def _as_json(finding: Finding) -> str:
    return encode_line(finding).decode()


def _as_line(finding: Finding) -> str:
    """The finding, and the first log entry that shows it."""
    example = next((one for evidence in finding.evidence for one in evidence.examples), None)
    place = located(example.path, example.position, example.unit) if example else ""
    words = " ".join((example.message or "").split())[:120] if example else ""
    return visible(f"{finding.grade} {finding.article} {finding.title} | {place} {words}")


@contextmanager
def ended_by_interrupt() -> Iterator[Callable[[], bool]]:
    """Let Ctrl-C end the input, so that what was read is reported; a second one ends the program."""
    pressed = False

    def on_interrupt(_number: int, _frame: FrameType | None) -> None:
        nonlocal pressed
        if pressed:
            raise KeyboardInterrupt
        pressed = True

    before = signal.signal(signal.SIGINT, on_interrupt)
    try:
        yield lambda: pressed
    finally:
        signal.signal(signal.SIGINT, before)
