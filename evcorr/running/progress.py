"""How far a long task has come, for whoever watches it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import msgspec


class Progress(msgspec.Struct, frozen=True):
    """The input that is read now, and how many records or articles were read so far of all inputs."""

    path: str
    done: int


Watch: TypeAlias = Callable[[Progress], None]
"""Is told of progress every now and then."""
