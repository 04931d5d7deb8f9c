"""Event records pasted into running text, in the layouts that articles, mails and forums have used since NT 3.1."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from evcorr.event_number import recorded_id
from evcorr.mentions.event_label import Labels, read_numbers
from evcorr.mentions.event_line import Line, split_lines
from evcorr.mentions.event_text import (
    Header,
    fold_text,
    is_unlabelled_text,
    note_item,
    take_text,
    unlabelled_start,
)
from evcorr.mentions.mention import Mention
from evcorr.mentions.unresolved import find_unresolved, parse_unresolved
from evcorr.observable import Event
from evcorr.text.folding import fold_blanks
from evcorr.text.lazy_regex import lazy_regex
from evcorr.text.level_words import level_told

_EXTRA = ("date", "time", "computer", "user", "category", "keywords")

_SOURCE_LINE = lazy_regex(r"[ \t>]*[A-Z][\w.-]{1,30}(?:[ ][A-Z0-9][\w.-]{0,20}){0,3}[ \t]*")
_NAME_LINE = lazy_regex(r"[ \t>]*[A-Z][A-Za-z]*[a-z][A-Z]\w*[ \t]*")
"""A name in camel case, alone on the line above "Event ID:": the source."""


class EventBlock(Mention[Event], frozen=True, kw_only=True):
    """A pasted event record: the event, and what only the log side needs, as written."""

    date: str | None = None
    time: str | None = None
    computer: str | None = None
    user: str | None = None
    category: str | None = None
    keywords: str | None = None


class UnnumberedBlock(msgspec.Struct, frozen=True, kw_only=True):
    """A pasted event record without its id, which the words around it may tell, and its half-open range."""

    provider: str
    channel: str | None
    level: str | None
    text: str | None
    start: int
    end: int


def find_event_blocks(text: str) -> Iterator[EventBlock]:
    """Every pasted event record, in order: one for each id, so two for a block that names two ids.

    Takes blocks with one label a line, Event Viewer's two columns, blocks on one line, "Event 2022: text", and
    descriptions that Event Viewer could not resolve. Prose ("event ID 3031 is logged") is no block.
    """
    yield from event_blocks(text, find_headers(text))


def event_blocks(text: str, headers: Iterable[Header]) -> Iterator[EventBlock]:
    """The same, of the labels that the text has."""
    labelled = [block for header in headers for block in _blocks(header)]
    yield from sorted((*labelled, *_unresolved_outside(text, labelled)), key=lambda block: block.start)


def unnumbered_blocks(headers: Iterable[Header]) -> Iterator[UnnumberedBlock]:
    """Every pasted event record that has a source and a description or a level, but no id, in order."""
    for header in headers:
        values = header.values
        provider, level = values.get("provider"), level_told(values.get("level"))
        if provider and (header.text or level) and not _ids(values):
            yield UnnumberedBlock(
                provider=provider,
                channel=values.get("channel") or None,
                level=level,
                text=header.text,
                start=header.start,
                end=header.end,
            )


def find_headers(text: str) -> Iterator[Header]:
    """The labels and the description of each pasted event record, whether an id is among them or not."""
    lines = split_lines(text)
    at = 0
    while at < len(lines):
        labels = lines[at].labels
        if labels is None or not any(value for field, value in labels.values.items() if field != "keywords"):
            at += 1
        else:
            header, after = _read_block(lines, at)
            if at and "provider" not in header.values and _NAME_LINE.fullmatch(lines[at - 1].text):
                header.values["provider"] = fold_blanks(lines[at - 1].text)
            yield header
            at = max(after, at + 1)


def _read_block(lines: Sequence[Line], at: int) -> tuple[Header, int]:
    """The block that starts with a labelled line, and the line after it; of a block without an id, its label lines."""
    first = lines[at]
    header = Header(first.start + (first.labels.start if first.labels else 0), first.end, first.indent, {})
    while at < len(lines):
        line = lines[at]
        if line.labels is not None and _belongs(line.labels, header):
            at = _take(header, lines, at, line.labels)
        elif line.blank and _goes_on_below(lines, at + 1, header):
            at += 1
        elif _is_unlabelled_source(lines, at, header):
            header.values["provider"] = fold_blanks(line.text)
            at += 1
        elif is_unlabelled_text(lines, at, header):
            return header, take_text(header, lines, at, unlabelled_start(line))
        else:
            break
    return header, at


def _is_unlabelled_source(lines: Sequence[Line], at: int, header: Header) -> bool:
    """Whether a line between two labels is the source without one: "Event ID: 5", "MSExchangeIS", "Type: Error"."""
    if "event_id" not in header.values or "provider" in header.values or at + 1 >= len(lines):
        return False
    below = lines[at + 1].labels
    if below is None or not _belongs(below, header) or not _SOURCE_LINE.fullmatch(lines[at].text):
        return False
    return below.text_start is not None or bool({"level", "category"} & set(below.values))


def _belongs(labels: Labels, header: Header) -> bool:
    """Whether a labelled line goes on with the block: it repeats no field, and is sure to be labels at all."""
    fields = set(labels.values)
    if labels.text_start is not None:
        fields.add("text")
    taken = set(header.values) | ({"text"} if header.text is not None else set())
    # "Log Name:" below a whole record opens the next one
    if {"xml", "data"} & fields or ("channel" in fields and header.text is not None and "provider" in header.values):
        return False
    if not labels.signed and "event_id" not in header.values:
        return False
    return not fields & taken and not ("text" in fields and not labels.values and not header.values)


def _take(header: Header, lines: Sequence[Line], at: int, labels: Labels) -> int:
    """Adds a line's labels, and the description if one begins on it; gives the line to read next."""
    if "event_id" in labels.values:
        header.indent = lines[at].indent
    elif header.items == 1 and "event_id" in header.values:
        # a bullet may set the line of the id in deeper
        header.indent = min(header.indent, lines[at].indent)
    note_item(header, lines[at])
    header.values.update(labels.values)
    header.end = lines[at].end
    if labels.text_start is None:
        return at + 1
    return take_text(header, lines, at, lines[at].start + labels.text_start)


def _goes_on_below(lines: Sequence[Line], at: int, header: Header) -> bool:
    """Whether the line under a blank one, `at`, is still the block's."""
    return at < len(lines) and (lines[at].labels is not None or is_unlabelled_text(lines, at, header))


def _blocks(header: Header) -> Iterator[EventBlock]:
    """One event for each id of a block's labels."""
    values = header.values
    for event_id in _ids(values):
        event = Event(
            event_id=event_id,
            provider=values.get("provider") or _unresolved_provider(header.text),
            channel=values.get("channel") or None,
            level=_level(values.get("level")),
            text=header.text,
        )
        extra = {name: values.get(name) or None for name in _EXTRA}
        yield EventBlock(event, header.start, header.end, **extra)


def _ids(values: Mapping[str, str]) -> tuple[int, ...]:
    """The ids among the labels; "ID:" alone is an event's only beside a source, elsewhere it numbers anything.

    An instance's id, of up to 32 bits, has the event's in the lower half.
    """
    if "event_id" not in values and (instance := values.get("instance_id", "")).isdecimal() and "provider" in values:
        recorded = recorded_id(instance)
        return () if recorded is None else (recorded,)
    return read_numbers(values.get("event_id") or (values.get("bare_id", "") if "provider" in values else ""))


def _level(word: str | None) -> str | None:
    """The level in Event Viewer's spelling where it is a word for one, else as written."""
    return (level_told(word) or word) if word else None


def _unresolved_provider(text: str | None) -> str | None:
    """The source that a description without its message file names; None for any other."""
    unresolved = parse_unresolved(text) if text and "escription for" in text else None
    return unresolved.provider if unresolved else None


def _unresolved_outside(text: str, blocks: Sequence[EventBlock]) -> Iterator[EventBlock]:
    """Events of unresolved descriptions that stand outside of any block."""
    covered = iter(blocks)
    block = next(covered, None)
    for unresolved, start, end in find_unresolved(text):
        while block is not None and block.end <= start:
            block = next(covered, None)
        if block is None or start < block.start:
            event = Event(
                event_id=unresolved.event_id,
                provider=unresolved.provider,
                text=fold_text(text[start:end]),
            )
            yield EventBlock(event, start, end)
