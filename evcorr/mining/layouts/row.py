"""What a page is read into before it is divided: rows of readable text, each with its line in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

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
# a line of what "Get-WinEvent | Format-List" or Get-EventLog shows, and the label that Event Viewer has for it
_PROPERTY = re.compile(r"\s{0,8}(?P<name>[A-Z][A-Za-z]{1,30})\s{1,20}:\s")
_LABEL_OF_PROPERTY = {
    "ProviderName": "Source", "LogName": "Log Name", "LevelDisplayName": "Level", "EntryType": "Level",
    "EventID": "Event ID", "InstanceId": "Instance ID",
    "MachineName": "Computer", "TimeCreated": "Date", "TimeGenerated": "Date",
}  # fmt: skip


class Row(msgspec.Struct, frozen=True):
    """A line of text and the file's line (from 1) that it comes from; `level` is that of a heading, 0 for text."""

    text: str
    line: int
    level: int = 0


def shown_rows(text: str, line: int) -> Iterator[Row]:
    """The rows of a line that is shown; an event whose lines were run together is one row a field again."""
    property_ = _PROPERTY.match(text)
    if property_ and (label := _LABEL_OF_PROPERTY.get(property_["name"])):
        text = f"{label}: {text[property_.end() :]}"
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
    are_heads = _are_heads(told)
    if name and not rest and _EVENT_FIELD.fullmatch(name) and not are_heads:
        yield Row(f"{SHOWN}{'Description' if name == 'Message' else name}: {value}", line)
        return
    if len(told) == 1 < width and _EVENT_FIELD.fullmatch(told[0]):
        yield Row(f"{SHOWN}{told[0]}:", line)
        return
    yield Row("", line)
    if _CODE.fullmatch(name):
        yield Row(f"{SHOWN}{name}: {value}", line)
        yield Row("", line)
    elif name:
        rest = told if rest or are_heads else [f"{name}: {value}"]
    yield Row("  ".join(rest), line)
    yield Row("", line)


def _are_heads(cells: Sequence[str]) -> bool:
    """Whether the cells of a row name columns, that of the id among others, rather than a field and its value."""
    names = {cell.casefold() for cell in cells}
    return "event id" in names and len(names) > 1 and all(map(_EVENT_FIELD.fullmatch, cells))
