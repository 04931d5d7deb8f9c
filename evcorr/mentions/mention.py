"""One place in a text that names an observable."""

from __future__ import annotations

from typing import Generic, TypeVar

import msgspec

from evcorr.observable import Observable

What = TypeVar("What", bound=Observable)


class Mention(msgspec.Struct, Generic[What], frozen=True):
    """What is named, and the half-open range of characters of the text that name it."""

    what: What
    start: int
    end: int

    def touches(self, start: int, end: int) -> bool:
        """Whether it shares a character with a half-open range."""
        return self.start < end and start < self.end
