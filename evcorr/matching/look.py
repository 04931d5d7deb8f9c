"""Looks: what has to stand at a word for a text to show something there, told by a short look at the bytes around.

A look may take too much, never too little. It sees the text with small letters, one byte a character, `?` for each that
is not ASCII.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from evcorr.text.lazy_regex import lazy_regex

Look: TypeAlias = Callable[[bytes, int], object]
"""Takes the bytes and where the word begins in them; what is true or a match agrees."""

Looks: TypeAlias = Mapping[bytes, Sequence[Look]]
"""Words, and of each the looks of which one has to agree."""

BLANKS = frozenset(bytes((byte,)) for byte in b"\t\n\v\f\r\x1c\x1d\x1e\x1f ?")
"""What may stand for white space."""


def ahead(pattern: bytes) -> Look:
    """Whether a pattern stands from the word's first byte on."""
    regex = lazy_regex(pattern, re.DOTALL)
    return lambda data, start: regex.match(data, start)


def before(pattern: bytes, within: int) -> Look:
    """Whether a pattern stands within so many bytes before the word."""
    regex = lazy_regex(pattern)
    return lambda data, start: regex.search(data, start - within if start > within else 0, start)


def always(_data: bytes, _start: int) -> bool:
    """The look of words that show enough by themselves."""
    return True
