"""Error records of PowerShell: what a program said, put together again without what PowerShell writes in between.

Of what a program writes to standard error, Windows PowerShell shows the first line as an error of its own, under it the
place in the script, and then the rest, so that a message of two lines is torn.
"""

from __future__ import annotations

from collections.abc import Iterator

from evcorr.readers.text.line_count import LineCount
from evcorr.readers.text.passages import Passage
from evcorr.text.lazy_regex import lazy_regex

_SIGN = "+ FullyQualifiedErrorId :"
"""Begins the last line that PowerShell adds, in every language."""

_PLACE = lazy_regex(r"\S[^\n]{0,400}:\d")
"""The first line that it adds: At line:1 char:1, In Zeile:1 Zeichen:1, At C:\\scripts\\backup.ps1:12 char:5."""

_LINES_BEFORE = 4
_LINES_BEHIND = 8
"""So many lines are put together at most."""

_MOST_ADDED = 16
_LONGEST_LINE = 1 << 11
_INDENT = 8
_KEPT = 1 << 14
"""So many characters of a block are looked at again with the next one."""


class ErrorRecords:
    """Finds error records in a text that comes in blocks; the same ones however it is cut."""

    def __init__(self, counted: LineCount) -> None:
        self._counted = counted
        self._text = ""
        self._told = 0
        """The number of the last line of the record that was given last."""

    def add(self, block: str) -> Iterator[Passage]:
        """What a block brings to an end; an empty one says that no more is there for now."""
        text = self._text + block
        self._text = text[-_KEPT:]
        sign = text.find(_SIGN)
        if sign >= 0:
            yield from self._records(text, sign, whole=not block)

    def _records(self, text: str, sign: int, *, whole: bool) -> Iterator[Passage]:
        line, counted = self._counted.line - text.count("\n"), 0
        while sign >= 0:
            line, counted = line + text.count("\n", counted, sign), sign
            start, end = _start_of_added(text, sign), _behind(text, sign, 1)
            last = _behind(text, sign, 1 + _LINES_BEHIND)
            if start is not None and line > self._told and (last is not None or whole):
                self._told = line
                first = _before(text, start, _LINES_BEFORE)
                yield _joined(text[first:start], text[end:last] if end else "", line - text.count("\n", first, sign))
            sign = text.find(_SIGN, sign + 1)


def _joined(before: str, behind: str, line: int) -> Passage:
    """What stands before and behind, so that only what goes from one to the other is news.

    That is what `overlap` says of the one, and of the other that it is all in one line.
    """
    rest = " ".join(behind[: _LINES_BEHIND * _LONGEST_LINE].split("\n")).lstrip()
    return Passage(before + rest, line, overlap=len(before), rejoined=True)


def _start_of_added(text: str, sign: int) -> int | None:
    """Where that begins of which the last line holds the sign at an offset; None where it is something else."""
    start = text.rfind("\n", max(sign - _INDENT, 0), sign) + 1
    quotes = False
    for _line in range(_MOST_ADDED):
        if not start:
            return None
        before = _before(text, start, 1)
        if text.startswith("+ ", before):
            quotes = True
        elif not text.startswith("  ", before):
            return before if quotes and _PLACE.match(text, before) else None
        start = before
    return None


def _before(text: str, start: int, lines: int) -> int:
    """Where the line begins that stands so many before the one that begins at an offset; long lines are cut."""
    for _line in range(lines):
        if start:
            earliest = max(start - _LONGEST_LINE, 0)
            start = max(text.rfind("\n", earliest, start - 1) + 1, earliest)
    return start


def _behind(text: str, offset: int, lines: int) -> int | None:
    """Where so many lines end from the one on that holds an offset; None where the text does before."""
    for _line in range(lines):
        offset = text.find("\n", offset) + 1
        if not offset:
            return None
    return offset
