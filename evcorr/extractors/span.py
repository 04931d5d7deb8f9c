"""A range of characters in a section."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True):
    """The characters from `start` up to, not including, `end`."""

    start: int
    end: int

    def meets(self, start: int, end: int) -> bool:
        """Tell whether this range and the one given have a character in common."""
        return self.start < end and start < self.end
