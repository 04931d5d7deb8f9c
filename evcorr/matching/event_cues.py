"""Cues of events: words beside which a text may cite one, or have one pasted into it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from evcorr.matching.look import BLANKS, Look
from evcorr.text.label_words import ID_LABELS
from evcorr.text.lazy_regex import lazy_regex

_MARGINS = tuple(bytes((byte,)) for byte in b" \t>*?\"'([-")
LINE_START = b"[" + b"".join(map(re.escape, _MARGINS)) + b"]{0,80}"


def _is_labelled_id(data: bytes, start: int) -> bool:
    """Whether a line begins with a label for an id here, as the blocks of pasted events may, in any language."""
    line = data.rfind(b"\n", max(0, start - _LONGEST_MARGIN - 1), start) + 1
    return start - line <= _LONGEST_MARGIN and _ID_LABEL.match(data, line) is not None


_LONGEST_MARGIN = 120
_ID_LABELS = sorted({label.encode("ascii", "replace").lower() for label in ID_LABELS}, key=len, reverse=True)
_ID_PARTED = [label.partition(b"id") for label in _ID_LABELS if b"id" in label]
AROUND_ID = (
    {b"\n", *_MARGINS, *(before[-1:] for before, _, _ in _ID_PARTED)} - {b""},
    {*(b":", b"=", b"?", b" ", b"\t"), *(behind[:1] for _, _, behind in _ID_PARTED)} - {b""},
)
"""What stands before and behind these letters in a label, or in a line that is one."""

_ID_LABEL = lazy_regex(
    LINE_START
    + rb"(?:id[ \t*]{0,20}[:=]|(?:"
    + b"|".join(re.escape(label).replace(b"'", b"['?]") for label in _ID_LABELS)
    + rb")[ \t?*]{0,20}[:=?])"
)


def _is_in_row(data: bytes, start: int) -> bool:
    """Whether the word is the level in a row of Event Viewer's list, which begins with a date and a time."""
    line = data.rfind(b"\n", max(0, start - _LONGEST_ROW - 1), start) + 1
    return start - line <= _LONGEST_ROW and _ROW_START.match(data, line) is not None


_LONGEST_ROW = 200
_ROW_START = lazy_regex(LINE_START + rb"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}[ \t,]{1,4}\d{1,2}[:.]")


_EVENT_NUMBER = lazy_regex(rb"event(?:[ \t-]{0,2}(?:id|code|number|no\.?))?([\s?:=#(\['<*-]{0,80})([0-9]+)")


def _is_event_of(ids: frozenset[int]) -> Look:
    """Whether a number stands behind the word that is one of these, or where any pasted event has it."""

    def look(data: bytes, start: int) -> bool:
        found = _EVENT_NUMBER.match(data, start)
        return found is not None and (
            any(sign in found[1] for sign in _SIGNS)
            or (len(found[2]) <= _MOST_DIGITS and int(found[2]) in ids)
            or _opens_line(data, start)
            or data[max(0, start - _LONGEST_MARGIN) : start].rstrip(b"".join(BLANKS)).endswith(b"for")
        )

    return look


_SIGNS = b":=#-?"
"""What parts a label from its number, in a block of labels or within a line; `?` may be a colon of East Asia."""

_MOST_DIGITS = 10


def _opens_line(data: bytes, start: int) -> bool:
    """Whether a line begins here, but for a margin and a level; a very long one may be parted anywhere."""
    line = data.rfind(b"\n", max(0, start - _LONGEST_LINE), start) + 1
    if not line and start > _LONGEST_LINE:
        return True
    return start - line <= _LONGEST_MARGIN and _MARGIN.fullmatch(data, line, start) is not None


_LONGEST_LINE = 1 << 13
_MARGIN = lazy_regex(LINE_START + rb"(?:(?:error|warning|information(?:al)?)[ \t])?")


def event_looks(ids: frozenset[int]) -> Mapping[str, Look]:
    """The words of events, and of each the look that has to agree; `ids` are those that are looked for."""
    return {
        "event": _is_event_of(ids),
        **dict.fromkeys(("id", "kennung", "tunnus", "azonos", "olay"), _is_labelled_id),
        **dict.fromkeys(("error", "warning", "information", "audit"), _is_in_row),
    }
