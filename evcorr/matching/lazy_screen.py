"""Screens that are made only when there is enough to look at to make them worth their while."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from evcorr.matching.index import Index
from evcorr.matching.screen import TextScreen
from evcorr.screen import StoredScreen

WORTH_A_SCREEN = 1 << 14
"""To make a screen whose engines are kept takes about as long as to look at so many characters without one."""


class LazyScreen:
    """Tells where to look, once more than `WORTH_A_SCREEN` characters were asked about; before that, everywhere."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._asked = 0
        self._screen: TextScreen | None = None

    def __call__(self, text: str) -> Sequence[int] | None:
        """As `TextScreen`; None: everywhere."""
        self._asked += len(text)
        if self._asked <= WORTH_A_SCREEN:
            return None
        if self._screen is None:
            self._screen = TextScreen(self._index)
        return self._screen(text)


WORTH_A_STORED_SCREEN = 12 << 20
"""To load a screen for records in binary form, as an engine keeps it, and what it needs takes what it saves in so many
bytes."""


class LazyStoredScreen:
    """Gives the screen for records in binary form, once there are more than `WORTH_A_STORED_SCREEN` bytes of them.

    `make` makes it; it gives None if the index looks for what no such screen finds.
    """

    def __init__(self, make: Callable[[], StoredScreen | None]) -> None:
        self._make = make
        self._asked = 0
        self._made: list[StoredScreen | None] = []

    def __call__(self, size: int) -> StoredScreen | None:
        """The screen, if there is one by now; so many bytes more are about to be read."""
        self._asked += size
        if self._asked > WORTH_A_STORED_SCREEN and not self._made:
            self._made.append(self._make())
        return self._made[0] if self._made else None
