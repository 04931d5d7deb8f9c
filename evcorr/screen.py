"""What tells where it is worth to look, as readers ask it and matching answers."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence, Set
from typing import Protocol, TypeAlias

Screen: TypeAlias = Callable[[str], Sequence[int] | None]
"""Takes a text, and gives the offsets, in order, of which every place worth a look holds one; None: look everywhere."""


StoredScreens: TypeAlias = Callable[[int], "StoredScreen | None"]
"""Takes how many bytes of records are about to be read, and gives a screen once there were enough to make one."""


class StoredScreen(Hashable, Protocol):
    """Tells of records that are not rendered yet whether they are worth a look; it may say so too often."""

    @property
    def codes(self) -> Set[int]:
        """A number of 32 bits that is one of these is worth a look."""
        ...

    @property
    def numbers(self) -> Set[int]:
        """A number that is one of these is, taken to have 64 bits."""
        ...

    def asks_for(self, provider: str | None, event_source_name: str | None, event_id: int) -> bool:
        """Whether an event is, whatever its data are."""
        ...

    def find(self, squeezed: bytes) -> Sequence[int]:
        """Behind which squeezed bytes something ends of which `may_show` tells more; records without it are not."""
        ...

    def may_show(self, values: Sequence[bytes | None], provider: str | None, event_source_name: str | None) -> bool:
        """Whether the values of a record are: texts in Latin-1, None for whatever else is stored."""
        ...
