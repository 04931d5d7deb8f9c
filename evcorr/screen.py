"""What tells where in a text it is worth to look, as readers ask it and matching answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

Screen: TypeAlias = Callable[[str], Sequence[int] | None]
"""Takes a text, and gives the offsets, in order, of which every place worth a look holds one; None: look everywhere."""
