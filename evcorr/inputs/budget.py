"""How much an archive may unpack to, so that a decompression bomb is refused."""

from __future__ import annotations

MAX_RATIO = 300
FREE_SIZE = 256 << 20
"""An archive may unpack to `MAX_RATIO` times its size and so many bytes more.

Logs pack to a tenth, bombs to less; but Windows makes each .evtx log of a megabyte, which may be empty.
"""


class RefusedError(Exception):
    """An archive that unpacks to too much."""


class Budget:
    """How many bytes an archive may still unpack to, all members and archives inside it together."""

    def __init__(self, left: int) -> None:
        self.left = left

    @classmethod
    def of(cls, size: int) -> Budget:
        """The budget of an archive of so many bytes."""
        return cls(size * MAX_RATIO + FREE_SIZE)

    @property
    def spent(self) -> bool:
        """Whether something has been refused already."""
        return self.left < 0

    def take(self, size: int) -> None:
        """Spends some of it; raises RefusedError when it is used up."""
        self.left -= size
        if self.left < 0:
            raise RefusedError(f"refused from here on: the archive unpacks to more than {MAX_RATIO} times its size")
