"""The description in a pasted event record: where it begins, what belongs to it, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from evcorr.mentions.event_label import Labels
from evcorr.mentions.event_line import Line, ends_text, is_heading
from evcorr.text.folding import fold_blanks
from evcorr.text.lazy_regex import lazy_regex
from evcorr.text.level_words import level_told

MAX_TEXT_LINES = 60
"""A description does not run longer than this; what follows is other text."""

_NO_ENDS = frozenset({"bare_id", "data", "keywords"})
"""What a line of a description may label."""

_PRINTED = frozenset({"date", "time", "user", "computer", "event_id", "provider"})
"""What Event Viewer prints of a record, whose description is below a blank line."""

_FEWEST_ITEMS = 2
"""Labels in so many items are a list of labels."""

_BULLET = lazy_regex(r"[ \t>]*(?:[*\u2022-]|\d{1,2}[.)])[ \t]")
_NUMBER = lazy_regex(r"[ \t>]*\d{1,2}\.[ \t]")
_OPENING = lazy_regex(
    r"[ \t>]*(?:(?:[*\u2022-]|\d{1,2}[.)])[ \t]{1,4})?(?:(?:(?:error|message)[ \t])?text[ \t]?:[ \t]*)?", re.IGNORECASE
)
"""What stands before a description without a label that is known: a bullet, and "Text:"."""

_REMARK = lazy_regex(
    r"[ \t>]*(?:\[|(?:(?-i:[Ee]xplanation|[Ss]ubcode)|(?:user\s)?action|note|status|resolution|where|do(?:es)?|is"
    r"|are|did|to|when|perform|there\s(?:is|are)\sno|this\s(?:event|problem|behavior|message|is\sa)|make\ssure|here"
    r"|in\saddition|for\s(?:more|example)|(?:\w{1,12}\s)?log:|state\sdump|id\s\d+|event\s(?:id:?\s)?\d+|\d{2,5}(?:[:.\s]|$)|x')(?!\w))",
    re.IGNORECASE,
)
"""How a paragraph begins that tells about a description it is level with: "Explanation:", "Do you see the event?".

In capitals, EXPLANATION is what the events of SNA Server themselves say.
"""

_OWN_WORDS = lazy_regex(r"[ \t>]*(?:message|machine)\b", re.IGNORECASE)
"""Labels that descriptions have too."""

_VALUE = lazy_regex(r"\t[ \t]{0,20}[^\s:][^\t\n:]{0,60}:(?:[ \t]|$)")
"""What stands below a heading of a description's values: a tab, a label, and the value or none."""

_CLOSING = lazy_regex(r"[\"\u201d](?:[.,;)]{0,2}|\s(?:in\sthe|is\slogged)\b[^\"\u201d]{0,60})\Z")
"""What ends a description in quotation marks: the mark, and the rest of a sentence that it stands in."""

_MARKUP = lazy_regex(r"<BR ?/?>", re.IGNORECASE)


class Header(msgspec.Struct):
    """The labels of one block as they are gathered, line by line."""

    start: int
    end: int
    indent: int
    values: dict[str, str]
    text: str | None = None
    items: int = 0
    """How many lines of labels are items of a list."""


def is_unlabelled_text(lines: Sequence[Line], at: int, header: Header) -> bool:
    """Whether a line begins a description that has no label.

    It stands right under the labels, or after one blank line if it is set in like them, as prose seldom is, if the
    id is all there is of labels, or if they are all that Event Viewer prints. In a list of labels it is an item too.
    """
    line = lines[at]
    if header.text is not None or not ("event_id" in header.values or {"bare_id", "provider"} <= header.values.keys()):
        return False
    if line.labels is not None or line.blank or ends_text(line) or is_heading(lines, at):
        return False
    if not lines[at - 1].blank:
        return True
    if header.items >= _FEWEST_ITEMS and _is_sibling(line, header):
        return "provider" in header.values and _REMARK.match(line.text, _bullet_end(line)) is None
    return (
        line.indent >= header.indent
        and (header.indent > 0 or len(header.values) == 1 or header.values.keys() >= _PRINTED)
        and not _is_sibling(line, header)
    )


def note_item(header: Header, line: Line) -> None:
    """Count a line of labels that is an item of a list."""
    header.items += _BULLET.match(line.text) is not None


def unlabelled_start(line: Line) -> int:
    """Where a description without a label begins on its line."""
    opening = _OPENING.match(line.text)
    return line.start + (opening.end() if opening else 0)


def _bullet_end(line: Line) -> int:
    bullet = _BULLET.match(line.text)
    return bullet.end() if bullet else 0


def _is_sibling(line: Line, header: Header) -> bool:
    """Whether a line is another item of the list that the header stands in."""
    return line.indent <= header.indent and _BULLET.match(line.text) is not None


def take_text(header: Header, lines: Sequence[Line], at: int, start: int) -> int:
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
    header.text = fold_text(" ".join(parts))
    header.end = end
    return at


def _stops_text(lines: Sequence[Line], at: int, header: Header, parts: Sequence[str]) -> bool:
    """Whether a description that so far has these parts ends before line `at`."""
    line = lines[at]
    if line.blank:
        return not _goes_on_after_blank(lines, at, header, parts)
    if ends_text(line) or is_heading(lines, at):
        return True
    if "channel" in header.values and at + 1 < len(lines) and _is_heading_of_values(line, lines[at + 1]):
        return False
    if line.labels is None:
        return _is_sibling(line, header) and not _is_number_of_sentence(line, header, parts)
    labelled = _fields(line.labels)
    # what Windows 2000 to Server 2003 copy begins with the level
    is_next = "level" in labelled and "level" in header.values and _is_followed_by_source(lines, at)
    # what is copied with "ID:" begins with the time
    is_next |= "bare_id" in header.values and bool({"bare_id", "time"} & labelled & header.values.keys())
    return is_next or _starts_block(line.labels) or bool(labelled - set(header.values) - _NO_ENDS)


def _is_number_of_sentence(line: Line, header: Header, parts: Sequence[str]) -> bool:
    """Whether a line goes on with a number, not with a list: "Control block index:", and "1. [BASE]" below it."""
    is_open = parts[-1].rstrip()[-1:] not in {"", ".", "!", "?"}
    return header.items == 0 and is_open and _NUMBER.match(line.text) is not None


def _is_followed_by_source(lines: Sequence[Line], at: int) -> bool:
    """Whether the line below labels a source."""
    below = lines[at + 1].labels if at + 1 < len(lines) else None
    return below is not None and "provider" in below.values


def _fields(labels: Labels) -> set[str]:
    """What a line of a description labels; "Original content / type: 56010A01" is no level."""
    return {name for name, value in labels.values.items() if name != "level" or level_told(value) is not None}


def _starts_block(labels: Labels) -> bool:
    """Whether these labels open another event rather than being words of a description."""
    opens = {"event_id", "provider", "channel", "xml"} - ({"event_id"} if labels.is_code else set())
    return bool(labels.signed and opens & set(labels.values))


def _goes_on_after_blank(lines: Sequence[Line], at: int, header: Header, parts: Sequence[str]) -> bool:
    """Whether a description goes on after the blank line `at`: it has not begun, announces more, or is quoted."""
    following = next((line for line in lines[at : at + 3] if not line.blank), None)
    if following is not None and "channel" in header.values and _is_before_values(lines, at):
        return True
    if following is None or _is_labelled(following):
        return False
    so_far = " ".join(parts).strip()
    begun, column = lines[at - len(parts)], _column(following)
    if column < header.indent - ("channel" in header.values):
        # nothing at all stands behind the label
        return not so_far and not ends_text(following)
    # what is copied from Vista and later goes on for as long as it is set in
    if "channel" in header.values and (_is_before_xml(lines, at) or following.indent >= 1):
        return True
    open_quote = so_far[:1] in {'"', "\u201c"} and so_far.count('"') % 2 == 1
    if column > 0 and column in {header.indent, begun.indent}:
        return _REMARK.match(following.text) is None
    if column > header.indent == begun.indent:
        return True
    return not so_far or so_far.endswith(":") or (open_quote and len(parts) < 12)


def _column(line: Line) -> int:
    """Where the words of a line begin, tabs counted as they are shown."""
    return len(line.text[: line.indent].expandtabs())


def _is_labelled(line: Line) -> bool:
    """Whether a line labels what belongs to a record, in other words than a description may have itself."""
    labels = line.labels
    return labels is not None and bool(_fields(labels)) and not labels.is_code and _OWN_WORDS.match(line.text) is None


def _is_before_xml(lines: Sequence[Line], at: int) -> bool:
    """Whether "Event Xml:", which follows a description copied in Vista and later, comes before another event."""
    for line in lines[at : at + MAX_TEXT_LINES]:
        if line.labels is not None and _starts_block(line.labels):
            return "xml" in line.labels.values
    return False


def _is_before_values(lines: Sequence[Line], at: int) -> bool:
    """Whether a heading with values set in below it ("Subject:", as audits have) comes before another event."""
    for number in range(at, min(len(lines) - 1, at + MAX_TEXT_LINES)):
        line = lines[number]
        if _is_heading_of_values(line, lines[number + 1]):
            return True
        if line.labels is not None and _starts_block(line.labels):
            return False
    return False


def _is_heading_of_values(line: Line, below: Line) -> bool:
    """Whether a line ends in a colon and the one below is set in by a tab and labels a value."""
    return line.text.rstrip().endswith(":") and _VALUE.match(below.text, line.indent) is not None


def fold_text(text: str) -> str | None:
    """A description on one line, without markup and the quotes around it; None if nothing is left."""
    folded = fold_blanks(_MARKUP.sub(" ", text))
    if folded[:1] in {'"', "\u201c"}:
        folded = _CLOSING.sub("", folded[1:]).rstrip()
    return folded or None
