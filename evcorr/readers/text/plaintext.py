"""Free text: event records pasted into it, and everything else in passages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain

import msgspec

from evcorr.errors import UnreadableInputError, reason_of
from evcorr.inputs import Input
from evcorr.inputs.encoding import is_text
from evcorr.inputs.text_blocks import read_blocks
from evcorr.readers.fields.date_order import UNTOLD_ORDER
from evcorr.readers.fields.timestamp import DayFirst, begins_both_ways, leading_time, untold
from evcorr.readers.reader import EVENT_FIELDS, Reader, ReadOptions
from evcorr.readers.text.error_record import ErrorRecords
from evcorr.readers.text.line_count import LineCount
from evcorr.readers.text.order_of_dates import OrderSoFar, order_in_head, order_of_dates
from evcorr.readers.text.passages import PASSAGES, Passage, Shape, find_passages
from evcorr.readers.text.pasted import Pasted, may_hold_events, pasted_events
from evcorr.readers.text.pieces import HEAD_SIZE, pieces
from evcorr.readers.text.rejoined import Rejoiner
from evcorr.record import Extent, Origin, Problem, Record
from evcorr.screen import Screen
from evcorr.text.label_words import DATE_LABELS
from evcorr.text.lazy_regex import lazy_regex

_DATE_LABELS = "|".join(map(re.escape, ("date", *DATE_LABELS)))
_DATES = lazy_regex(
    rf"(?:^(?:[ \t>]{{0,20}}(?i:{_DATE_LABELS})[ \t\xa0]{{0,20}}[:=\uff1a])?|Date:)[ \t\xa0>\[<]{{0,20}}"
    r"(\d{1,2}([-/.])[ ]?\d{1,2}\2[ ]?(?:\d{4}|\d{2}))(?![\d/:]|[.-]\d)",
    re.MULTILINE,
)
"""The dates that lines begin with or label; they tell together whether the day stands first."""


def read_text(source: Input, options: ReadOptions) -> Iterator[Record | Problem | Extent]:
    """Records of a text in any encoding, in order: one for each pasted event, one for each passage between them.

    Positions are numbers of lines, from 1. A long passage comes in records that overlap. What is counted of a text is
    its lines. That times had to be left out is a problem at the end. Raises UnreadableInputError for an unknown
    encoding, and if reading fails at the first byte.
    """
    lines, day_first = _counting(source, options)
    state = _State()
    for passage in read_passages(source, options, counted=lines):
        if isinstance(passage, Problem):
            yield lines.extent()
            yield passage
            return
        for record in passage_records(passage, source.path, day_first, state):
            if state.undated is None and _is_undated(record):
                state.undated = record.origin
            yield msgspec.structs.replace(record, among_lines=True)
    yield lines.extent()
    if state.undated is not None:
        yield Problem(state.undated, UNTOLD_ORDER, of_all=True)


def _counting(source: Input, options: ReadOptions) -> tuple[LineCount, DayFirst]:
    """What counts the lines of a text, and tells the order of its dates."""
    if source.size is None:
        so_far = OrderSoFar(options, _DATES)
        return LineCount(so_far, so_far.see, source.line), so_far
    if source.file is not None and source.format is not None:
        day_first = order_in_head(source.file, HEAD_SIZE, options, _DATES)
    else:
        day_first = order_of_dates(source, options, _DATES)
    return LineCount(day_first, first=source.line), day_first


def read_passages(
    source: Input, options: ReadOptions, shape: Shape = PASSAGES, counted: LineCount | None = None
) -> Iterator[Passage | Problem]:
    """The passages of an input, and at last a problem where it can't be read to its end.

    Where the lines of the text are `counted`, passages in which the screen shows no place may be left out,
    and lines that begin alike, or that PowerShell took apart, come once more put together.

    Raises UnreadableInputError for an unknown encoding, and if reading fails at the first byte.
    """
    line = 0
    try:
        with source.open() as stream:
            blocks = read_blocks(stream, options.encoding)
            found = (
                find_passages(blocks, shape, counted, options.screen, _aside(options.screen, counted))
                if counted
                else find_passages(blocks, shape)
            )
            for passage in found:
                line = passage.line
                yield passage
    except LookupError as error:
        raise UnreadableInputError(source.path, str(error)) from error
    except OSError as error:
        if not line:
            raise UnreadableInputError(source.path, reason_of(error)) from error
        yield Problem(Origin(source.path, line, "line"), reason_of(error))


def _aside(screen: Screen | None, counted: LineCount) -> Callable[[str], Iterator[Passage]]:
    """What puts lines of a text together again."""
    alike, torn = Rejoiner(counted, screen), ErrorRecords(counted)
    return lambda block: chain(alike.add(block), torn.add(block))


class _State(msgspec.Struct):
    """What is to be known of a text's passages before."""

    given_line: int = 0
    """Up to which line its pasted events are given already."""
    undated: Origin | None = None
    """Where the first record stood whose time was left out, as day and month could not be told apart."""


def passage_records(
    passage: Passage, path: str, day_first: DayFirst = untold, state: _State | None = None
) -> Iterator[Record]:
    """The records of a passage: the events pasted into it, and what is left of it; mostly it is all one text."""
    if passage.rejoined:
        entry = _entry(passage.text, Origin(path, passage.line, "line"), passage.overlap, day_first)
        yield msgspec.structs.replace(entry, rejoined=True)
    elif passage.overlap or may_hold_events(passage.text):
        yield from _records(passage, path, day_first, state or _State())
    else:
        yield _entry(passage.text, Origin(path, passage.line, "line"), 0, day_first)


def _records(passage: Passage, path: str, day_first: DayFirst, state: _State) -> Iterator[Record]:
    """The pasted events of a passage, and what is left of it, in order."""
    start = 0
    for pasted in pasted_events(passage.text, lambda at: Origin(path, _line(passage, at), "line"), day_first):
        if _line(passage, pasted.start) <= state.given_line:
            # the rest of an event that the passage before gave
            continue
        yield from _free_text(passage, path, (start, pasted.start), day_first)
        if _is_whole(pasted, passage):
            yield from pasted.records
            if pasted.goes_both_ways:
                state.undated = state.undated or pasted.records[0].origin
            state.given_line = _line(passage, pasted.end - 1)
        start = max(start, pasted.end)
    yield from _free_text(passage, path, (start, len(passage.text)), day_first)


def _is_whole(pasted: Pasted, passage: Passage) -> bool:
    """Whether an event is not to be waited for: one in the lines that the next passage repeats is whole only there.

    Where it is not known whether anything follows, one with a description is.
    """
    if pasted.start < len(passage.text) - passage.tail or not passage.tail:
        return True
    return passage.paused and any(record.message for record in pasted.records)


def _is_undated(record: Record) -> bool:
    """Whether a record of text that is no event begins with a time whose day and month can't be told apart."""
    is_timeless = record.event_id is None and record.time_created is None
    return is_timeless and record.message is not None and begins_both_ways(record.message)


def _free_text(passage: Passage, path: str, between: tuple[int, int], day_first: DayFirst) -> Iterator[Record]:
    """The text between two offsets of a passage as a record; nothing if it is blank or no news."""
    start, end = between
    text = passage.text[start:end]
    lead = len(text) - len(text.lstrip("\n"))
    text = text[lead:]
    start += lead
    overlap = min(max(passage.overlap - start, 0), len(text))
    if overlap < len(text) and text.strip():
        yield _entry(text, Origin(path, _line(passage, start), "line"), overlap, day_first)


def _entry(text: str, origin: Origin, overlap: int, day_first: DayFirst) -> Record:
    """Text that is no pasted event as a record."""
    return Record(origin=origin, message=text, time_created=leading_time(text, day_first), overlap=overlap)


def _line(passage: Passage, offset: int) -> int:
    """The line that an offset of a passage stands in."""
    return passage.line + passage.text.count("\n", 0, offset)


READER = Reader(
    name="text",
    title="any text: logs, consoles, mails, stop screens typed off, events copied from Event Viewer in any language",
    gives=(*EVENT_FIELDS, "event_source_name", "message"),
    sniff=is_text,
    read=read_text,
    sign="nothing but text",
    streams=True,
    pieces=pieces,
)
