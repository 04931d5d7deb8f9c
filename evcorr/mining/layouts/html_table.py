"""The tables that pages in Markdown write in HTML, over several lines a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evcorr.mining.layouts.inline import plain_text
from evcorr.mining.layouts.row import Row, table_rows

_TAG = re.compile(r"(</?t[rdh]\b[^<>]{0,300}>)", re.IGNORECASE)
_LONGEST_ROW = 80
"""Lines after which a row that never ends is ended."""


def begins_row(line: str) -> bool:
    """Whether a line begins with a row or a cell of such a table."""
    return _TAG.match(line.lstrip()) is not None


class HtmlTable:
    """A table as it is read line by line."""

    def __init__(self) -> None:
        self._cells: list[str] | None = None
        """The cells read so far of the row that is open."""
        self._line = 0
        """The line at which that row begins."""

    @property
    def is_open(self) -> bool:
        """Whether a row has begun and not ended."""
        return self._cells is not None

    def rows(self, line: str, number: int) -> Iterator[Row]:
        """The rows that end in a line of the table, or have gone on for too long."""
        for piece in _TAG.split(line):
            name = piece[:4].lower().rstrip(" >")
            if name in {"<tr", "</tr"}:
                yield from self.end_row()
            if name == "<tr":
                self._cells, self._line = [], number
            elif name in {"<td", "<th"}:
                self._cells = self._cells or []
                self._cells.append("")
            elif self._cells and piece.strip() and not name.startswith("</t"):
                self._line = self._line if any(self._cells) else number
                self._cells[-1] += f" {plain_text(piece)}"
        if number - self._line > _LONGEST_ROW:
            yield from self.end_row()

    def end_row(self) -> Iterator[Row]:
        """The row that is open, which ends here."""
        if self._cells:
            yield from table_rows(self._cells, self._line)
        self._cells = None
