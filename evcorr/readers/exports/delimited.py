"""Rows of comma- or tab-separated text, by the csv module, kept within bounds however the text is broken."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from itertools import count

import msgspec

LARGEST_ROW = 1 << 17
"""Characters of the longest row; beyond, a quote was never closed. Windows limits a description to 32 K."""

MOST_LINES = 2000
"""Lines of the longest row."""

MOST_REREAD = 50
"""So often rows are looked for again behind a quote that is never closed; then quotes are no longer believed."""

UNCLOSED = "a quote that is never closed"
CUT_OFF = "the last row is cut off"


class Row(msgspec.Struct, frozen=True):
    """The cells of a row, and the number of its first line; with a remark where it had to be cut short."""

    line: int
    cells: list[str]
    remark: str | None = None


def read_rows(lines: Iterable[tuple[int, str]], delimiter: str) -> Iterator[Row]:
    """The rows of numbered lines; blank ones are left out.

    Where a quote is never closed its row ends with its line, and the lines that it swallowed are read again.
    """
    feed = _Feed(lines)
    for rereads in count():
        if (yield from _rows(feed, delimiter, quoted=rereads < MOST_REREAD)):
            return
        line, text = feed.taken[0]
        yield Row(line, text.replace('"', "").split(delimiter), UNCLOSED)
        feed.go_back()


def _rows(feed: _Feed, delimiter: str, *, quoted: bool) -> Generator[Row, None, bool]:
    """The rows up to the end, or up to a quote that is never closed; whether it was the end."""
    reader = csv.reader(feed, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE)
    try:
        for cells in reader:
            if any(cells):
                # where the csv module asked for more, the last row is still within its quotes
                if feed.ended and feed.swallowed_rows(delimiter):
                    return False
                yield Row(feed.taken[0][0], cells, CUT_OFF if feed.ended else None)
            feed.taken.clear()
    except (csv.Error, _RowTooLongError):
        return False
    return True


class _RowTooLongError(Exception):
    """A row is not over where every row is."""


class _Feed:
    """The lines for a csv reader, those of the row at hand kept so that they can be read again."""

    def __init__(self, lines: Iterable[tuple[int, str]]) -> None:
        self._lines = iter(lines)
        self._again: deque[tuple[int, str]] = deque()
        self._size = 0
        self.taken: list[tuple[int, str]] = []
        self.ended = False

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        if not self.taken:
            self._size = 0
        if self._size > LARGEST_ROW or len(self.taken) > MOST_LINES:
            raise _RowTooLongError
        if self._again:
            item = self._again.popleft()
        else:
            try:
                item = next(self._lines)
            except StopIteration:
                self.ended = True
                raise
        self.taken.append(item)
        self._size += len(item[1])
        return item[1].replace("\r", " ") + "\n"

    def swallowed_rows(self, delimiter: str) -> bool:
        """Whether a line behind the row's first has as many delimiters as that, as a row of its own would have."""
        wanted = self.taken[0][1].count(delimiter)
        return any(text.count(delimiter) >= wanted for _, text in self.taken[1:])

    def go_back(self) -> None:
        """Read all but the first of the row's lines again."""
        self._again.extendleft(reversed(self.taken[1:]))
        self.taken.clear()
        self.ended = False
