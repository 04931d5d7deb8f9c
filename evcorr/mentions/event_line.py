"""The lines of a text that may hold pasted event records, with their labels, and what ends a description."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from evcorr.mentions.event_form import read_labels
from evcorr.mentions.event_label import Labels
from evcorr.text.label_words import DATA_LABELS
from evcorr.text.lazy_regex import lazy_regex

_RULE = lazy_regex(r"[ \t>]*[=*_-]{3,}[ \t]*$")
"""An underline."""

_DIVIDER = lazy_regex(r"[ \t>]*(?:-+\s?(?:or|and)\s?-+|event\[\d{1,9}\]:?)[ \t]*$", re.IGNORECASE)
""""-or-" between two events, or the number that wevtutil gives one."""

_DATA = "|".join(("data", *DATA_LABELS))
_DUMP = lazy_regex(
    r"[ \t>]*(?:[0-9A-Fa-f]{4,8}:[ \t]+[0-9A-Fa-f]{2}"
    rf"|(?:{_DATA})[ \t\xa0]{{0,20}}(?:\([\w ]{{0,40}}\))?[ \t]{{0,20}}:)",
    re.IGNORECASE,
)
"""The record's binary data, or the label above it."""


class Line(msgspec.Struct, frozen=True):
    """One line of the text: its offsets without the line end, and its labels if it has any."""

    start: int
    end: int
    text: str
    indent: int
    labels: Labels | None

    @property
    def blank(self) -> bool:
        """Whether nothing is on it but blanks and mail quoting."""
        return self.indent == len(self.text)


def split_lines(text: str) -> list[Line]:
    """The lines of a text with their offsets."""
    lines = []
    start = 0
    for whole in text.split("\n"):
        line = whole.rstrip("\r")
        indent = len(line) - len(line.lstrip(" \t>"))
        labels = read_labels(line) if line and not line.isspace() else None
        lines.append(Line(start, start + len(line), line, indent, labels))
        start += len(whole) + 1
    return lines


def ends_text(line: Line) -> bool:
    """Whether a description ends before this line: a rule, the "-or-" between two events, or binary data."""
    return any(regex.match(line.text) for regex in (_RULE, _DIVIDER, _DUMP))


def is_heading(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a heading, underlined by the next one."""
    return at + 1 < len(lines) and _RULE.match(lines[at + 1].text) is not None and len(lines[at].text) < 80
