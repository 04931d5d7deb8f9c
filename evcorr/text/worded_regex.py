"""Regular expressions that match nothing in a text without certain words, which are looked for first.

To look for a word is a hundred times as fast as to try an expression at each character, and most texts have none.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence

from evcorr.text.begun_regex import find_begun, has_one
from evcorr.text.lazy_regex import lazy_regex


class WordedRegex:
    """An expression that finds nothing in a text that has none of the words, in any case."""

    def __init__(self, words: Sequence[str], pattern: str, flags: int = re.IGNORECASE) -> None:
        self.words = words
        self.flags = flags
        self.regex = lazy_regex(pattern, flags)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """What the expression finds first from `start` to `end`."""
        return self.regex.search(text, start, end) if has_one(self.words, text, text.casefold()) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All that it finds from `start` to `end`."""
        return self.regex.finditer(text, start, end) if has_one(self.words, text, text.casefold()) else iter(())


class BegunRegex:
    """An expression that begins with one of the words, in any case, and is tried where they stand alone."""

    def __init__(self, words: Sequence[str], pattern: str, flags: int = re.IGNORECASE) -> None:
        self.words = words
        self.flags = flags
        self.regex = lazy_regex(pattern, flags)

    def search(self, text: str) -> re.Match[str] | None:
        """What the expression finds first."""
        return next(self.finditer(text), None)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All that it finds."""
        return find_begun(self.words, self.regex, text, text.casefold())
