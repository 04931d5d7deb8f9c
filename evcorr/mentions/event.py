"""Event records pasted into running text, in the layouts that articles, mails and forums have used since NT 3.1."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator, Sequence

import msgspec

from evcorr.late_regex import late_regex
from evcorr.level_words import level_named
from evcorr.mentions.event_label import Labels, read_numbers
from evcorr.mentions.event_line import Line, ends_text, is_heading, split_lines
from evcorr.mentions.mention import Mention
from evcorr.mentions.unresolved import find_unresolved
from evcorr.observable import Event
from evcorr.text import fold_blanks

MAX_TEXT_LINES = 60
"""A description does not run longer than this; what follows is other text."""

_NO_LEVELS = frozenset({"none", "0"})
"""Words for a level in tables of programs, but for none in what people write."""

_NO_ENDS = frozenset({"bare_id", "data", "keywords"})
"""What a line of a description may label."""

_EXTRA = ("date", "time", "computer", "user", "category", "keywords")

_SOURCE_LINE = late_regex(r"[ \t>]*[A-Z][\w.-]{1,30}(?:[ ][A-Z0-9][\w.-]{0,20}){0,3}[ \t]*")
_NAME_LINE = late_regex(r"[ \t>]*[A-Z][A-Za-z]*[a-z][A-Z]\w*[ \t]*")
"""A name in camel case, alone on the line above "Event ID:": the source."""

_BULLET = late_regex(r"[ \t>]*(?:[*\u2022-]|\d{1,2}[.)])[ \t]")
_REMARK = late_regex(
    r"[ \t>]*(?:\[|(?:(?-i:[Ee]xplanation|[Ss]ubcode)|(?:user\s)?action|note|status|resolution|where|do(?:es)?|is"
    r"|are|did|if|to|when|perform|there\s(?:is|are)\sno|this\s(?:event|problem|behavior|message|is\sa)|make\ssure|here"
    r"|in\saddition|for\s(?:more|example)|(?:\w{1,12}\s)?log:|state\sdump|id\s\d|event\s(?:id:?\s)?\d|\d{2,5}[:.\s]|x')(?!\w))",
    re.IGNORECASE,
)
"""How a paragraph begins that tells about a description it is level with: "Explanation:", "Do you see the event?".

In capitals, EXPLANATION is what the events of SNA Server themselves say.
"""

_MARKUP = late_regex(r"<BR ?/?>", re.IGNORECASE)


class EventBlock(Mention[Event], frozen=True, kw_only=True):
    """A pasted event record: the event, and what only the log side needs, as written."""

    date: str | None = None
    time: str | None = None
    computer: str | None = None
    user: str | None = None
    category: str | None = None
    keywords: str | None = None


class _Header(msgspec.Struct):
    """The labels of one block as they are gathered, line by line."""

    start: int
    end: int
    indent: int
    values: dict[str, str]
    text: str | None = None


def find_event_blocks(text: str) -> Iterator[EventBlock]:
    """Every pasted event record, in order: one for each id, so two for a block that names two ids.

    Takes blocks with one label a line, Event Viewer's two columns, blocks on one line, "Event 2022: text", and
    descriptions that Event Viewer could not resolve. Prose ("event ID 3031 is logged") is no block.
    """
    labelled: list[EventBlock] = []
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
            labelled.extend(_blocks(header))
            at = max(after, at + 1)
    yield from heapq.merge(labelled, _unresolved_outside(text, labelled), key=lambda block: block.start)


def _read_block(lines: Sequence[Line], at: int) -> tuple[_Header, int]:
    """The block that starts with a labelled line, and the line after it; of a block without an id, its label lines."""
    first = lines[at]
    header = _Header(first.start + (first.labels.start if first.labels else 0), first.end, first.indent, {})
    while at < len(lines):
        line = lines[at]
        if line.labels is not None and _belongs(line.labels, header):
            at = _take(header, lines, at, line.labels)
        elif line.blank and _goes_on_below(lines, at + 1, header):
            at += 1
        elif _is_unlabelled_source(lines, at, header):
            header.values["provider"] = fold_blanks(line.text)
            at += 1
        elif _is_unlabelled_text(lines, at, header):
            return header, _take_text(header, lines, at, line.start)
        else:
            break
    return header, at


def _is_unlabelled_source(lines: Sequence[Line], at: int, header: _Header) -> bool:
    """Whether a line between two labels is the source without one: "Event ID: 5", "MSExchangeIS", "Type: Error"."""
    if "event_id" not in header.values or "provider" in header.values or at + 1 >= len(lines):
        return False
    below = lines[at + 1].labels
    if below is None or not _belongs(below, header) or not _SOURCE_LINE.fullmatch(lines[at].text):
        return False
    return below.text_start is not None or bool({"level", "category"} & set(below.values))


def _belongs(labels: Labels, header: _Header) -> bool:
    """Whether a labelled line goes on with the block: it repeats no field, and is sure to be labels at all."""
    fields = set(labels.values)
    if labels.text_start is not None:
        fields.add("text")
    taken = set(header.values) | ({"text"} if header.text is not None else set())
    if {"xml", "data"} & fields:
        return False
    if not labels.signed and "event_id" not in header.values:
        return False
    return not fields & taken and not ("text" in fields and not labels.values and not header.values)


def _take(header: _Header, lines: Sequence[Line], at: int, labels: Labels) -> int:
    """Adds a line's labels, and the description if one begins on it; gives the line to read next."""
    if "event_id" in labels.values:
        header.indent = lines[at].indent
    header.values.update(labels.values)
    header.end = lines[at].end
    if labels.text_start is None:
        return at + 1
    return _take_text(header, lines, at, lines[at].start + labels.text_start)


def _goes_on_below(lines: Sequence[Line], at: int, header: _Header) -> bool:
    """Whether the line under a blank one, `at`, is still the block's."""
    return at < len(lines) and (lines[at].labels is not None or _is_unlabelled_text(lines, at, header))


def _is_unlabelled_text(lines: Sequence[Line], at: int, header: _Header) -> bool:
    """Whether a line begins a description that has no label.

    It stands right under the labels, or after one blank line if it is set in like them, as prose seldom is; under an
    id that is not set in, and all there is of labels, it need not be either.
    """
    line = lines[at]
    if header.text is not None or "event_id" not in header.values:
        return False
    if line.labels is not None or line.blank or ends_text(line) or is_heading(lines, at):
        return False
    is_set_in = header.indent <= line.indent and (header.indent > 0 or len(header.values) == 1)
    return not lines[at - 1].blank or is_set_in


def _take_text(header: _Header, lines: Sequence[Line], at: int, start: int) -> int:
    """Reads the description that starts at an offset of line `at`; gives the line after it."""
    parts = [lines[at].text[start - lines[at].start :]]
    end = lines[at].end
    at += 1
    limit = min(len(lines), at + MAX_TEXT_LINES)
    while at < limit and not _stops_text(lines, at, header, parts):
        parts.append(lines[at].text[lines[at].indent :])
        if not lines[at].blank:
            end = lines[at].end
        at += 1
    header.text = _fold_text(" ".join(parts))
    header.end = end
    return at


def _stops_text(lines: Sequence[Line], at: int, header: _Header, parts: Sequence[str]) -> bool:
    """Whether a description that so far has these parts ends before line `at`."""
    line = lines[at]
    if line.blank:
        return not _goes_on_after_blank(lines, at, header, parts)
    if ends_text(line) or is_heading(lines, at):
        return True
    if line.labels is None:
        return line.indent <= header.indent and _BULLET.match(line.text) is not None
    labelled = _fields(line.labels)
    # what Windows 2000 to Server 2003 copy begins with the level
    is_next = "level" in labelled and "level" in header.values and _is_followed_by_source(lines, at)
    return is_next or _starts_block(line.labels) or bool(labelled - set(header.values) - _NO_ENDS)


def _is_followed_by_source(lines: Sequence[Line], at: int) -> bool:
    """Whether the line below labels a source."""
    below = lines[at + 1].labels if at + 1 < len(lines) else None
    return below is not None and "provider" in below.values


def _fields(labels: Labels) -> set[str]:
    """What a line of a description labels; "Original content / type: 56010A01" is no level."""
    return {name for name, value in labels.values.items() if name != "level" or _known_level(value) is not None}


def _starts_block(labels: Labels) -> bool:
    """Whether these labels open another event rather than being words of a description."""
    return bool(labels.signed and {"event_id", "provider", "channel", "xml"} & set(labels.values))


def _goes_on_after_blank(lines: Sequence[Line], at: int, header: _Header, parts: Sequence[str]) -> bool:
    """Whether a description goes on after the blank line `at`: it has not begun, announces more, or is quoted."""
    following = next((line for line in lines[at : at + 3] if not line.blank), None)
    if following is None or following.labels is not None or following.indent < header.indent:
        return False
    so_far = " ".join(parts).strip()
    # what is copied from Vista and later goes on for as long as it is set in
    if "channel" in header.values and (_is_before_xml(lines, at) or following.indent >= max(1, header.indent)):
        return True
    open_quote = so_far[:1] in {'"', "\u201c"} and so_far.count('"') % 2 == 1
    if 0 < header.indent == following.indent:
        return _REMARK.match(following.text) is None
    if following.indent > header.indent and header.indent == lines[at - len(parts)].indent:
        return True
    return not so_far or so_far.endswith(":") or (open_quote and len(parts) < 12)


def _is_before_xml(lines: Sequence[Line], at: int) -> bool:
    """Whether "Event Xml:", which follows a description copied in Vista and later, comes before another event."""
    for line in lines[at : at + MAX_TEXT_LINES]:
        if line.labels is not None and _starts_block(line.labels):
            return "xml" in line.labels.values
    return False


def _fold_text(text: str) -> str | None:
    """A description on one line, without markup and the quotes around it; None if nothing is left."""
    folded = fold_blanks(_MARKUP.sub(" ", text))
    if folded[:1] in {'"', "\u201c"}:
        folded = folded[1:].removesuffix('"').removesuffix("\u201d").rstrip()
    return folded or None


def _blocks(header: _Header) -> Iterator[EventBlock]:
    """One event for each id of a block's labels."""
    values = header.values
    # "ID:" alone is an event's only beside a source; elsewhere it numbers anything
    value = values.get("event_id") or (values.get("bare_id", "") if "provider" in values else "")
    for event_id in read_numbers(value):
        event = Event(
            event_id=event_id,
            provider=values.get("provider") or None,
            channel=values.get("channel") or None,
            level=_level(values.get("level")),
            text=header.text,
        )
        extra = {name: values.get(name) or None for name in _EXTRA}
        yield EventBlock(event, header.start, header.end, **extra)


def _level(word: str | None) -> str | None:
    """The level in Event Viewer's spelling where it is a word for one, else as written."""
    return (_known_level(word) or word) if word else None


def _known_level(word: str) -> str | None:
    known = None if word.casefold() in _NO_LEVELS else level_named(word)
    return known.value if known else None


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
                text=_fold_text(text[start:end]),
            )
            yield EventBlock(event, start, end)
