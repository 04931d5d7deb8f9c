"""Wording: the fewest words of a message that still single it out, by what all articles of an archive quote.

A pattern of a whole message is found only where a log holds every word of it. A run of its words is enough where no
further article quotes the run, and where it is too long a run to stand in other texts by chance.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import reduce
from math import fsum, log2
from typing import NamedTuple

from evcorr.hint import LEAST_BITS, MOST_ARTICLES
from evcorr.mining.own_names import without_names
from evcorr.text.folding import squeeze, words
from evcorr.text.pattern import GAP, fragments, generalise, opening

ENOUGH_BITS = 40
"""Runs of so many bits, no word counted twice, hardly ever stand in texts of another kind."""

MOST_BITS = 8
"""A word of fewer articles is worth no more: it is as likely a value, or a slip of the pen, as it is telling."""

ENOUGH_ARTICLES = 2000
"""So many articles with messages tell which words are common; with fewer, patterns are cut at the sentence."""

_PROVEN = 2
"""A word that fewer articles quote counts nothing: a run has to single the message out without it."""

_GAP_COST, _UNPROVEN_COST, _PLACE_COST = 15, 20, 0.25
"""Letters that a run may be longer for the sake of one gap less, one unproven word less, one letter nearer to the
beginning, which is what is left of a message that was cut off."""

_MOST_TRIED = 40
"""So many runs of a pattern, the cheapest ones, are compared with all texts."""

_TELLING = 4
"""Texts that share so many of a pattern's rarest words are the same message, however articles quote the rest of it."""

_TOKEN = re.compile(rf"{re.escape(GAP)}|[^\W_]+")


class _Token(NamedTuple):
    """A word of a pattern, folded, or a gap, with its place; `bits` is 0 for gaps and unproven words."""

    word: str
    start: int
    end: int
    bits: float


class _Run(NamedTuple):
    """A run of words, and how dear it is to look for."""

    cost: float
    start: int
    end: int


class Wording:
    """The texts that articles quote, each with its article's id, and how rare their words are among the articles."""

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        self._patterns: dict[str, str | None] = {}
        self._squeezed: list[str] = []
        self._article_of: list[str] = []
        self._holders: defaultdict[str, set[int]] = defaultdict(set)
        for article, text in texts:
            pattern = self._whole(text)
            if pattern:
                for word in _words(pattern):
                    self._holders[word].add(len(self._squeezed))
                self._squeezed.append(squeeze(pattern))
                self._article_of.append(article)
        self._articles = len(set(self._article_of))
        frequency = {word: self._count(places) for word, places in self._holders.items()}
        self._idf = {word: log2(self._articles / number) for word, number in frequency.items()}
        self._worth = {word: min(self._idf[word], MOST_BITS) for word in frequency if frequency[word] >= _PROVEN}

    def pattern_of(self, text: str) -> str | None:
        """The pattern of a text: of its first sentences the fewest words that say as much.

        Where they say too little by themselves, those behind them are taken.
        """
        whole = self._whole(text)
        first = _first(whole) if whole else None
        if self._articles < ENOUGH_ARTICLES:
            named = generalise(without_names(text))
            return _first(named) if named else first
        if whole is None:
            return first
        passage = first if first and fsum(self._worth.get(word, 0) for word in _words(first)) >= LEAST_BITS else whole
        return self._shortest(passage) or first

    def bits(self, pattern: str) -> float:
        """How much the words of a pattern say together, each by the share of the articles that quote it."""
        # exact, so that the order of a set makes no difference
        return fsum(self._idf.get(word, 0) for word in _words(pattern))

    def articles_quoting(self, pattern: str) -> int:
        """How many articles quote a text with the pattern's most telling words, however the rest of it is worded."""
        return self._count(self._alike(pattern))

    def _whole(self, text: str) -> str | None:
        if text not in self._patterns:
            self._patterns[text] = generalise(text)
        return self._patterns[text]

    def _count(self, places: Iterable[int]) -> int:
        """How many articles hold the texts."""
        return len({self._article_of[place] for place in places})

    def _shortest(self, pattern: str) -> str | None:
        """The cheapest run of a pattern that no further article quotes, in any form; None where there is none."""
        alike = self._alike(pattern)
        quoting, most = self._quoting(pattern, alike), max(self._count(alike), MOST_ARTICLES)
        for _, start, end in sorted(self._runs(pattern))[:_MOST_TRIED]:
            run = pattern[start:end]
            alike = self._alike(run)
            if self._quoting(run, alike) == quoting and self._count(alike) <= most and generalise(run) == run:
                return run
        return None

    def _runs(self, pattern: str) -> Iterator[_Run]:
        """From each word of a pattern on, the shortest run of enough bits."""
        tokens = [
            _Token(word := found[0].casefold(), found.start(), found.end(), self._worth.get(word, 0))
            for found in _TOKEN.finditer(pattern)
        ]
        for first, token in enumerate(tokens):
            run = _run(tokens[first:]) if token.word != GAP else None
            if run is not None:
                yield run

    def _quoting(self, pattern: str, alike: Iterable[int]) -> set[str]:
        """The articles that quote a pattern, among those of texts that are alike."""
        parts = fragments(pattern)
        return {self._article_of[place] for place in alike if _in_order(parts, self._squeezed[place])}

    def _alike(self, pattern: str) -> set[int]:
        """The texts that hold the rarest words of a pattern."""
        rarest = sorted(_words(pattern), key=lambda word: (len(self._holders.get(word, ())), word))[:_TELLING]
        return reduce(set.intersection, (self._holders.get(word, set()) for word in rarest)) if rarest else set()


def _first(pattern: str) -> str | None:
    """The first sentences of a pattern, again as a pattern."""
    first = opening(pattern)
    return first if first == pattern else generalise(first)


def _words(pattern: str) -> set[str]:
    return set(words(pattern.replace(GAP, " ")))


def _run(tokens: list[_Token]) -> _Run | None:
    """The shortest run of enough bits from the first of the tokens on."""
    bits, cost = 0.0, tokens[0].start * _PLACE_COST
    seen: set[str] = set()
    for word, _, end, worth in tokens:
        if word == GAP:
            cost += _GAP_COST
            continue
        cost += len(word)
        if word not in seen:
            seen.add(word)
            bits += worth
            cost += 0 if worth else _UNPROVEN_COST
        if bits >= ENOUGH_BITS:
            return _Run(cost, tokens[0].start, end)
    return None


def _in_order(parts: tuple[str, ...], squeezed: str) -> bool:
    """Whether a squeezed text holds all fragments, one behind the other."""
    place = 0
    for part in parts:
        place = squeezed.find(part, place)
        if place < 0:
            return False
        place += len(part)
    return True
