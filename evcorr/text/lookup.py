"""Lookups: which of many words stand in a text, asked of one text after the other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence, Set
from typing import TypeAlias

from evcorr.text.engine import ENGINES, Engine, EngineType, make_engine

Lookup: TypeAlias = Callable[[str], Set[str]]
"""Takes a text, and gives the words that stand in it."""


class LazyLookup:
    """Tells by an engine which words stand in a text, once it was asked about enough text to make one; before, plainly.

    `plainly` tells the same, and goes on to where none of the engines is installed. An engine is worth making for
    `worth` characters.
    """

    def __init__(
        self, words: Collection[str], plainly: Lookup, worth: int, engines: Sequence[EngineType] = ENGINES
    ) -> None:
        self._unsorted = words
        self._words: tuple[str, ...] = ()
        self._plainly = plainly
        self._left = worth
        self._engines = engines
        self._engine: Engine | None = None

    def __call__(self, text: str) -> Set[str]:
        """The words that stand in the text."""
        if self._engine is None:
            self._left -= len(text)
            if self._left >= 0 or not self._engines:
                return self._plainly(text)
            self._words = tuple(sorted(self._unsorted))
            try:
                self._engine = make_engine([_as_bytes(word) for word in self._words], self._engines)
            except LookupError:
                self._engines = ()
                return self._plainly(text)
        words = self._words
        return {words[number] for _, number in self._engine.find(_as_bytes(text))}


def _as_bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
