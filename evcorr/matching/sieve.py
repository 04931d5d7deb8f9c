"""The sieve: which of many records may show a symptom; the rest need not be looked at one by one.

Most records of a log show nothing. Their events are looked up, and their words are searched all at once. The sieve may
keep too much, never too little: `match` decides.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import TypeAlias

from evcorr.matching.index import Index, Symptom
from evcorr.matching.keys import SHORTEST, event_keys
from evcorr.matching.shown import providers_of
from evcorr.matching.shown_data import holds_more
from evcorr.record import Record, Sketch

Screen: TypeAlias = Callable[[str], Sequence[int] | None]
"""Tells the places of a text that may show a symptom; None: any place may."""

_MOST_EVENTS = 1 << 14
"""So many different events are remembered."""


class Sieve:
    """Keeps the records that may show a symptom of an index; `screen` is one for the same index."""

    def __init__(self, index: Index, screen: Screen) -> None:
        self._index = index
        self._screen = screen
        self._is_named = lru_cache(_MOST_EVENTS)(self._looked_up)

    def __call__(self, records: Sequence[Record | Sketch], texts: Sequence[str]) -> list[bool]:
        """Of each record whether to keep it; `texts` are the texts that they show, in the same order."""
        kept = [
            self._is_named(record.provider, record.event_source_name, record.event_id) or holds_more(record)
            for record in records
        ]
        asked = [number for number, text in enumerate(texts) if text and not kept[number]]
        for number in self._showing(asked, texts):
            kept[number] = True
        return kept

    def _showing(self, asked: Sequence[int], texts: Sequence[str]) -> Sequence[int]:
        """Those of the numbered texts in which there is a place to look at."""
        places = self._screen("\n".join([texts[number] for number in asked])) if asked else ()
        if places is None:
            return asked
        ends = list(accumulate(len(texts[number]) + 1 for number in asked))
        near = sorted({asked[bisect_right(ends, place)] for place in places})
        # what stands in one text and the next shows nothing
        return [number for number in near if self._screen(texts[number])]

    def _looked_up(self, provider: str | None, event_source_name: str | None, event_id: int | None) -> bool:
        """Whether an article names the event with its provider, or without but in too few words to search for."""
        known = providers_of(provider, event_source_name)
        return any(
            key[1] in known or _has_few_words(symptom)
            for key in event_keys(known, event_id)
            for symptom in self._index.by_key.get(key, ())
        )


def _has_few_words(symptom: Symptom) -> bool:
    """Whether its words are too short to be looked for."""
    return 0 < max(map(len, symptom.parts), default=0) < SHORTEST
