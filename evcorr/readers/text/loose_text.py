"""What stands between the rows or blocks of an export: text, read as any other text is."""

from __future__ import annotations

from collections.abc import Iterator

from evcorr.readers.text.passages import MAX_LINES, MAX_SIZE, Passage
from evcorr.readers.text.plaintext import passage_records
from evcorr.record import Record


class LooseText:
    """Gathers consecutive lines that belong to no row or block, and gives them as records of free text."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._lines: list[str] = []
        self._first = 0
        self._size = 0

    @property
    def waiting(self) -> bool:
        """Whether there are lines to take."""
        return bool(self._lines)

    def add(self, line: str, number: int) -> Iterator[Record]:
        """Take in a line; gives what there is before it gets too long."""
        if self._lines and (len(self._lines) >= MAX_LINES or self._size + len(line) > MAX_SIZE):
            yield from self.take()
        if not self._lines:
            self._first = number
            self._size = 0
        self._lines.append(line)
        self._size += len(line)

    def take(self) -> Iterator[Record]:
        """The records of the lines taken in so far, which are then forgotten."""
        if self._lines:
            text = "\n".join(self._lines)
            self._lines.clear()
            # a rule between two tables is none
            if any(map(str.isalnum, text)):
                yield from passage_records(Passage(text, self._first), self._path)
