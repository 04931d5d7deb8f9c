"""A mapping of bounded size, to remember what comes again and again."""

from __future__ import annotations

from collections import OrderedDict
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Bounded(OrderedDict[K, V]):
    """Keeps so many items at most: for one more that is set, the foremost is gone."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, key: K, value: V) -> None:
        """Set an item, at the end if it is new."""
        super().__setitem__(key, value)
        if len(self) > self._most:
            self.popitem(last=False)
