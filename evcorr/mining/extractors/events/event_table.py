"""Tables of events: a line of column names, "Event ID   Source   Description", and one event a row below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from evcorr.event_number import written_id
from evcorr.mentions import Mention
from evcorr.mining.extractors.context.log_word import FOREIGN_WORDS, log_named
from evcorr.observable import Event
from evcorr.text.folding import fold_blanks
from evcorr.text.label_words import FOREIGN_LABELS, fold_label
from evcorr.text.level_words import level_told
from evcorr.text.worded_regex import BegunRegex

_COLUMNS: Mapping[str, str] = {
    "event id": "id",
    "eventid": "id",
    "event ids": "id",
    "event number": "id",
    "event": "id",
    "id": "id",
    "source": "provider",
    "event source": "provider",
    "provider": "provider",
    "type": "level",
    "event type": "level",
    "level": "level",
    "severity": "level",
    "log": "channel",
    "log name": "channel",
    "channel": "channel",
    "description": "text",
    "event description": "text",
    "message": "text",
    "event message": "text",
    "message text": "text",
    "text": "text",
    "details": "text",
    "meaning": "text",
    "what it says": "text",
    "says": "text",
    "value or description": "text",
    "ereignis": "id",
    "ereignis-ids": "id",
    "événement": "id",
    "protokoll": "channel",
    "journal": "channel",
    "bedeutung": "text",
    "meldung": "text",
    "signification": "text",
}
"""What a column holds, by its folded name, but for the labels of Event Viewer in other languages."""

_NUMBERING = frozenset({"code", "number"})
"""Columns that hold the ids below words that say so: "Event Log Codes 200 - 249"."""

_OF_LABEL = {"event_id": "id", "provider": "provider", "level": "level", "channel": "channel", "text": "text"}
_FIRST_COLUMN = re.compile(
    r"\n[ \t|]{0,20}+(?:event|id\b|(?:code|number)(?=\t|[ ]{2})|ereignis|événement)", re.IGNORECASE
)
_ABOVE = re.compile(r"\bevent\s(?:log\s)?(?:codes?|ids?|numbers?|messages?)\b", re.IGNORECASE)
_REACH = 160
_FURTHER_COLUMN = BegunRegex(
    ("event", "ereignis", "  id  "),
    r"(?:(?:(?<=[ \t]{2})|(?<=[ \t]{2}[ ])|(?<=[\t|])|(?<=[\t|][ ]))"
    r"(?:event(?:\s?(?:id|number)s?|(?=\t|[ ]{2}))|ereignis(?:-ids?|kennung))\b|[ ]{2}id[ ]{2})",
)
_EVENT_WORDS = ("event", *FOREIGN_WORDS)
_CELL = re.compile(r"\t[ \t]*|[ \t]{2,}|[ \t]?\|[ \t]?|(?<=\w):[ \t](?=\S)")
_LINE = re.compile(r"^.*$", re.MULTILINE)
_IDS = re.compile(r"\d{1,5}(?:(?:\s?[,/&]\s?|\s(?:and|or)\s)\d{1,5}){0,8}")
_NUMBER = re.compile(r"\d+")
_RULE = re.compile(r"[ \t|+=:-]*")
_UNDERLINES = re.compile(r"[ \t]*[-=]{2,}(?:[ \t]+[-=]{2,})+[ \t]*")
_UNDERLINE = re.compile(r"[-=]+")
_LOGS = frozenset({"System", "Application", "Security"})
_MOST_OTHER = 2
"""Columns of other names that a table may have: categories, what to do."""

_LONGEST_HEAD = 120


class _Row(msgspec.Struct):
    """A row as it is read: its range, how far it is set in, and its cells."""

    start: int
    end: int
    indent: int
    cells: list[str]


def find_tables(text: str) -> Iterator[Mention[Event]]:
    """Yield the events of a section's tables."""
    if not _may_head(text):
        return
    columns: list[str] | None = None
    row: _Row | None = None
    blank = False
    for line in _LINE.finditer(text):
        bare = line[0].strip(" \t|")
        heading = _heading(text, line, bare) if len(bare) <= _LONGEST_HEAD and _may_head(line[0]) else None
        if heading is not None or columns is None:
            columns = heading or columns
        elif _RULE.fullmatch(line[0]):
            blank = True
            continue
        else:
            cells = _cells(bare, columns)
            indent = len(line[0]) - len(line[0].lstrip())
            if cells is not None:
                yield from _events(columns, row)
                row = _Row(line.start(), line.end(), indent, cells)
            elif row is not None and indent > row.indent:
                if blank:
                    # a passage of its own, with the lines below it
                    continue
                row.cells[-1] += f" {bare}"
                row.end = line.end()
            elif row is not None:
                yield from _events(columns, row)
                columns = row = None
        blank = False
    yield from _events(columns, row)


def _may_head(text: str) -> bool:
    """Tell whether a line of a text may have the id of an event as the name of a column."""
    return _FIRST_COLUMN.search(f"\n{text}") is not None or _FURTHER_COLUMN.search(text) is not None


def _heading(text: str, line: re.Match[str], bare: str) -> list[str] | None:
    """Return what the columns hold that a line names; each may be underlined where a single blank parts their names."""
    are_events = _ABOVE.search(text, max(0, line.start() - _REACH), line.start()) is not None
    underlines = _UNDERLINES.match(text, line.end() + 1)
    columns = _columns(_CELL.split(bare), are_events=are_events)
    if underlines is None or columns is not None:
        return columns
    starts = [*(under.start() for under in _UNDERLINE.finditer(underlines[0])), len(line[0])]
    return _columns([line[0][start:end] for start, end in pairwise(starts)], are_events=are_events)


def _columns(cells: Sequence[str], *, are_events: bool) -> list[str] | None:
    """Return what the columns hold that have these names; None for those of no table of events.

    `are_events` is whether the words above speak of the ids of events.
    """
    names = [fold_blanks(cell).casefold() for cell in cells]
    columns = [_COLUMNS.get(name) or _OF_LABEL.get(FOREIGN_LABELS.get(fold_label(name), ""), "") for name in names]
    if are_events and names[0] in _NUMBERING and "id" not in columns:
        columns[0] = "id"
    known = {*filter(None, columns)}
    if "id" not in known or len(known) < 2 or columns.count("") > _MOST_OTHER:
        return None
    # "ID" numbers anything, but for what a log has as its source and says, or where the words above say what it
    # numbers; "Event" is an id in the first column, or beside a source
    name = names[columns.index("id")]
    is_named = any(word in name for word in _EVENT_WORDS) and (
        columns[0] == "id" or "provider" in known or name not in _EVENT_WORDS
    )
    is_beside_source = "provider" in known and (columns[0] == "id" or "text" in known)
    return columns if is_named or is_beside_source or (columns[0] == "id" and are_events) else None


def _cells(bare: str, columns: Sequence[str]) -> list[str] | None:
    """Return the cells of a row, which may lack some behind an id that comes first; None for a line that is no row."""
    cells = _CELL.split(bare, len(columns) - 1)
    number = columns.index("id")
    is_whole = len(cells) == len(columns) or (number == 0 and len(cells) > 1)
    is_row = is_whole and bool(_ids(cells[number]))
    return [fold_blanks(cell) for cell in cells] if is_row else None


def _ids(cell: str) -> list[int]:
    """Return the ids that are all there is of a cell: "5805", "5723, 5805"; none for any other."""
    ids = [written_id(digits) for digits in _NUMBER.findall(cell)] if _IDS.fullmatch(cell.strip()) else []
    return [] if None in ids else [number for number in ids if number is not None]


def _events(columns: Sequence[str] | None, row: _Row | None) -> Iterator[Mention[Event]]:
    """Yield the events of a row that was read; of one with empty cells only what tells itself.

    What the row says of several events is the description of none.
    """
    if columns is None or row is None:
        return
    if len(row.cells) == len(columns):
        told = dict(zip(columns, row.cells, strict=True))
        others = [cell for column, cell in zip(columns, row.cells, strict=True) if not column]
    else:
        told, others = {"text": row.cells[-1]}, row.cells[1:]
    # a level may stand in a column of any name, such as "Category", and a log in one such as "Where"
    level = level_told(told.get("level") or next(filter(level_told, others), None))
    channel = told.get("channel") or next(filter(_LOGS.__contains__, others), "")
    ids = _ids(row.cells[columns.index("id")])
    for event_id in ids:
        event = Event(
            event_id=event_id,
            provider=told.get("provider") or None,
            channel=log_named(channel) or None,
            level=level,
            text=(told.get("text") or None) if len(ids) == 1 else None,
        )
        yield Mention(event, row.start, row.end)
