"""Free text: event records pasted into it, and everything else in passages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import msgspec

from evcorr.errors import UnreadableInputError
from evcorr.inputs import Input
from evcorr.inputs.encoding import is_text, read_blocks
from evcorr.mentions import EventBlock, find_event_blocks, parse_unresolved
from evcorr.readers.line_count import LineCount
from evcorr.readers.line_time import order_of_dates
from evcorr.readers.passages import PASSAGES, Passage, Shape, find_passages
from evcorr.readers.reader import Reader, ReadOptions
from evcorr.readers.timestamp import DayFirst, leading_time, untold
from evcorr.record import Extent, Level, Origin, Problem, Record

_EVENT_NUMBER = re.compile(
    r"""
    [Ee](?:vent|VENT)(?:[ \t-]?(?i:id|code|number))?[\s:=\#(\['<-]{0,80}\d
    | ^[ \t>*\u2022"'(\[-]{0,80}(?i:id)[ \t]{0,20}[:=]
    | ^[ \t>*\u2022"'(\[-]{0,80}\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}[ \t,]{1,4}\d{1,2}[:.]
      [^\n]{0,80}(?:Error|Warning|Information|Audit)[ \t,]
    """,
    re.VERBOSE | re.MULTILINE,
)
"""An id behind the word event, a label "ID", or a row of Event Viewer's list."""

_EVENT_HINTS = ("vent", "VENT", "ID", "Id", "id", "Error", "Warning", "Information", "Audit")
"""A text without any of these has no id."""

_DATES = re.compile(
    r"(?:^|Date:)[ \t>\[<]{0,20}(\d{1,2}([-/.])[ ]?\d{1,2}\2[ ]?(?:\d{4}|\d{2}))(?![\d/:]|[.-]\d)", re.MULTILINE
)
"""The dates that lines begin with or label; they tell together whether the day stands first."""

_LEVELS = frozenset(level.value for level in Level)


def read_text(source: Input, options: ReadOptions) -> Iterator[Record | Problem | Extent]:
    """Records of a text in any encoding, in order: one for each pasted event, one for each passage between them.

    Positions are numbers of lines, from 1. A long passage comes in records that overlap. What is counted of a text is
    its lines. Raises UnreadableInputError for an unknown encoding, and if reading fails at the first byte.
    """
    day_first = order_of_dates(source, options, _DATES)
    lines = LineCount(day_first)
    for passage in read_passages(source, options, through=lines.count):
        if isinstance(passage, Problem):
            yield lines.extent()
            yield passage
            return
        for record in passage_records(passage, source.path, day_first):
            yield msgspec.structs.replace(record, among_lines=True)
    yield lines.extent()


Through = Callable[[Iterable[str]], Iterable[str]]
"""What the blocks of a text pass through on their way."""


def read_passages(
    source: Input, options: ReadOptions, shape: Shape = PASSAGES, through: Through | None = None
) -> Iterator[Passage | Problem]:
    """The passages of an input, and at last a problem where it can't be read to its end.

    Where the text goes `through` what counts its lines, passages in which the screen shows no place may be left out.

    Raises UnreadableInputError for an unknown encoding, and if reading fails at the first byte.
    """
    line = 0
    try:
        with source.open() as stream:
            blocks = read_blocks(stream, options.encoding)
            screen = options.screen if through else None
            for passage in find_passages(through(blocks) if through else blocks, shape, screen):
                line = passage.line
                yield passage
    except LookupError as error:
        raise UnreadableInputError(source.path, str(error)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        if not line:
            raise UnreadableInputError(source.path, reason) from error
        yield Problem(Origin(source.path, line, "line"), reason)


def passage_records(passage: Passage, path: str, day_first: DayFirst = untold) -> Iterator[Record]:
    """The records of a passage: the events pasted into it, and what is left of it; mostly it is all one text."""
    if passage.overlap or may_hold_events(passage.text):
        yield from _records(passage, path, day_first)
    else:
        yield _entry(passage.text, Origin(path, passage.line, "line"), 0, day_first)


def _records(passage: Passage, path: str, day_first: DayFirst) -> Iterator[Record]:
    """The pasted events of a passage, and what is left of it, in order."""
    # an event that begins in the lines that the next passage repeats is whole only there
    last = len(passage.text) - passage.tail if passage.tail else len(passage.text)
    start = 0
    for group in _by_span(find_event_blocks(passage.text)):
        yield from _free_text(passage, path, (start, group[0].start), day_first)
        if group[0].start < last:
            for block in group:
                yield _event(block, Origin(path, _line(passage, block.start), "line"), day_first)
        start = max(start, group[0].end)
    yield from _free_text(passage, path, (start, len(passage.text)), day_first)


def may_hold_events(text: str) -> bool:
    """Whether a text has what no pasted event lacks; looking for it is much faster than looking for the event."""
    return any(hint in text for hint in _EVENT_HINTS) and _EVENT_NUMBER.search(text) is not None


def _by_span(blocks: Iterable[EventBlock]) -> Iterator[list[EventBlock]]:
    """Events of one block of labels, which names several ids, together."""
    group: list[EventBlock] = []
    for block in blocks:
        if group and block.start != group[0].start:
            yield group
            group = []
        group.append(block)
    if group:
        yield group


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


def _event(block: EventBlock, origin: Origin, day_first: DayFirst) -> Record:
    """A pasted event as a record; its strings are known only if Event Viewer could not resolve the description."""
    event = block.what
    unresolved = parse_unresolved(event.text) if event.text else None
    return Record(
        origin=origin,
        provider=event.provider or (unresolved.provider if unresolved else None),
        event_id=event.event_id,
        level=Level(event.level) if event.level in _LEVELS else None,
        task=block.category,
        channel=event.channel,
        computer=block.computer,
        time_created=leading_time(f"{block.date or ''} {block.time or ''}".strip(), day_first),
        message=event.text,
        data=tuple(("", string) for string in unresolved.strings) if unresolved else (),
    )


READER = Reader(
    name="text",
    title="any text: logs, consoles, mails, stop screens typed off, events copied from Event Viewer",
    gives=("provider", "event_id", "level", "task", "channel", "computer", "time_created", "message"),
    sniff=is_text,
    read=read_text,
    sign="nothing but text",
    streams=True,
)
