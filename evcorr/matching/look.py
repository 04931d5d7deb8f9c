"""Looks: what has to stand at a word for a text to show something there, told by a short look at the bytes around.

A look may take too much, never too little. It sees the text with small letters, one byte a character, `?` for each that
is not ASCII.
"""

from __future__ import annotations

from collections.abc import Callable

Look = Callable[[bytes, int], object]
"""Takes the bytes and where the word begins in them; what is true or a match agrees."""

BLANKS = frozenset(bytes((byte,)) for byte in b"\t\n\v\f\r\x1c\x1d\x1e\x1f ?")
"""What may stand for white space."""


def always(_data: bytes, _start: int) -> bool:
    """The look of words that show enough by themselves."""
    return True
