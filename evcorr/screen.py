"""Screens: what tells readers where it is worth looking; matching makes them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence, Set
from typing import Protocol, TypeAlias

Screen: TypeAlias = Callable[[str], Sequence[int] | None]
"""Takes a text, and gives the offsets, in order, of which every place worth a look holds one; None: look everywhere."""


StoredScreens: TypeAlias = Callable[[int], "StoredScreen | None"]
"""Takes how many bytes of records are about to be read, and gives a screen once there were enough to make one."""


class StoredScreen(Hashable, Protocol):
    """Tells which records are worth rendering; it may tell so of too many."""

    @property
    def codes(self) -> Set[int]:
        """Numbers of 32 bits that make a record worth a look."""
        ...

    @property
    def numbers(self) -> Set[int]:
        """The same of numbers that are taken to have 64 bits."""
        ...

    def asks_for(self, provider: str | None, event_source_name: str | None, event_id: int) -> bool:
        """Whether a record of this event is worth a look, whatever its data are."""
        ...

    def find(self, squeezed: bytes) -> Sequence[int]:
        """Where in squeezed bytes something ends of which `may_show` tells more; in a record not worth it, nowhere."""
        ...

    def may_show(self, values: Sequence[bytes | None], provider: str | None, event_source_name: str | None) -> bool:
        """Whether a record with these values is worth a look: texts in Latin-1, None for whatever else is stored."""
        ...
