"""How many lines a text has, and when it was written: counted as it is read, without a look at every line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from evcorr.readers.fields.timestamp import DayFirst, leading_time, untold
from evcorr.record import Extent

MARGIN = 1 << 14
"""The first and the last time of a text are looked for in so many characters at its beginning and its end."""


class LineCount:
    """Counts the lines of a text that passes through it, of which the first one has the number `first`."""

    def __init__(
        self, day_first: DayFirst = untold, see: Callable[[str], None] = lambda _block: None, first: int = 1
    ) -> None:
        """`see` is told of each block before anybody else."""
        self._first = first
        self._day_first = day_first
        self._see = see
        self._lines = 0
        self._size = 0
        self._head = self._tail = ""

    def count(self, blocks: Iterable[str]) -> Iterator[str]:
        """The blocks as they come."""
        for block in blocks:
            self._see(block)
            self._lines += block.count("\n")
            self._size += len(block)
            if len(self._head) < MARGIN:
                self._head += block[: MARGIN - len(self._head)]
            self._tail = block[-MARGIN:] if len(block) >= MARGIN else (self._tail + block)[-MARGIN:]
            yield block

    @property
    def line(self) -> int:
        """The number of the line that goes on behind what has passed so far, or begins there."""
        return self._first + self._lines

    def extent(self) -> Extent:
        """What has passed so far; an unfinished last line counts."""
        tail = self._tail.split("\n")
        whole = tail if self._size <= MARGIN else tail[1:]
        times = (leading_time(line, self._day_first) for line in self._head.split("\n"))
        last_times = (leading_time(line, self._day_first) for line in reversed(whole))
        return Extent(
            self._lines + bool(self._tail and not self._tail.endswith("\n")),
            next((time for time in times if time), None),
            next((time for time in last_times if time), None),
        )


def lines_between(text: str, place: int, other: int) -> int:
    """How many lines the other place of a text stands below the first; negative if it stands above."""
    return text.count("\n", place, other) - text.count("\n", other, place)
