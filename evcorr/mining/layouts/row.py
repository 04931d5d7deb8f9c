"""What a page is read into before it is divided: rows of readable text, each with its line in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

SHOWN = "    "
"""What is set in so far shows what a screen or a log said; at the margin the article itself speaks."""

_LABEL = (
    r"(?:Log\sName|Event\sID|Event\sSource|Event\sType|Event\sCategory|Source|Date|Task\sCategory|Level|Keywords|User"
    r"|Computer|Type|Category|Time|Description|Message)"
)
_EVENT_FIELD = re.compile(rf"{_LABEL}(?:\s?:)?", re.IGNORECASE)
# a code in the first column has its message in the second
_CODE = re.compile(r"0x[0-9A-Fa-f]{8}|-\d{3,10}|(?:[45]\d\d )?[45]\.\d{1,3}\.\d{1,3}")
# a pasted event whose lines were run together
_RUN_TOGETHER = re.compile(r"\bSource:\s.{1,200}?\bEvent\sID:\s|\bEvent\sID:\s.{1,200}?\bSource:\s")
_FIELD_START = re.compile(rf"(?<=\S)(?<!\bEvent)(?<!\bTask)(?<!\bLog)(?:\s?[|;])?\s{{1,8}}(?=(?-i:{_LABEL}):\s)")


class Row(msgspec.Struct, frozen=True):
    """A line of text and the file's line (from 1) that it comes from; `level` is that of a heading, 0 for text."""

    text: str
    line: int
    level: int = 0


def shown_rows(text: str, line: int) -> Iterator[Row]:
    """The rows of a line that is shown; an event whose lines were run together is one row a field again."""
    parts = _FIELD_START.split(text) if _RUN_TOGETHER.search(text) else [text]
    for part in parts:
        yield Row(SHOWN + part if part.strip() else "", line)


def table_rows(cells: Iterable[str], line: int) -> Iterator[Row]:
    """The rows of one row of a table: its cells in one line, a paragraph of its own.

    The rows of a table that shows an event stand together as the event's fields; a code and its message are shown.
    """
    folded = [" ".join(cell.split()) for cell in cells]
    width, told = len(folded), [cell for cell in folded if cell]
    name, value, rest = (told[0].removesuffix(":").rstrip(), told[1], told[2:]) if len(told) > 1 else ("", "", told)
    if name and not rest and _EVENT_FIELD.fullmatch(name):
        yield Row(f"{SHOWN}{'Description' if name == 'Message' else name}: {value}", line)
        return
    if len(rest) == 1 < width and _EVENT_FIELD.fullmatch(rest[0]):
        yield Row(f"{SHOWN}{rest[0]}:", line)
        return
    yield Row("", line)
    if _CODE.fullmatch(name):
        yield Row(f"{SHOWN}{name}: {value}", line)
        yield Row("", line)
    elif name:
        rest = [f"{name}: {value}"] if not rest else told
    yield Row("  ".join(rest), line)
    yield Row("", line)
