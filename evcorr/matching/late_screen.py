"""A screen that is made only when there is enough text to make it worth its while."""

from __future__ import annotations

from collections.abc import Sequence

from evcorr.matching.index import Index
from evcorr.matching.screen import TextScreen

WORTH_A_SCREEN = 1 << 16
"""To make a screen whose engines are kept takes about as long as to look at so many characters without one."""


class LateScreen:
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
