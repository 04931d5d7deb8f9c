"""The sieve: which of many records may show a symptom; the rest need not be looked at one by one.

Most records of a log show nothing. Their events are looked up, and their words are searched all at once. The sieve may
keep too much, never too little: `match` decides.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, groupby

from evcorr.matching.index import Index, Symptom
from evcorr.matching.keys import event_keys
from evcorr.matching.shown import is_audit, providers_of
from evcorr.matching.shown_data import holds_more
from evcorr.record import Record, Sketch
from evcorr.screen import Screen
from evcorr.text.squeezed_bytes import SHORTEST, squeeze_bytes

_MOST_EVENTS = 1 << 14
"""So many different events are remembered."""


class Sieve:
    """Keeps the records that may show a symptom of an index; `screen` is one for the same index."""

    def __init__(self, index: Index, screen: Screen) -> None:
        self._index = index
        self._screen = screen
        self.is_named = lru_cache(_MOST_EVENTS)(self._looked_up)
        """Whether an article names an event, told by provider, classic event source and id."""
        self._is_audit = lru_cache(_MOST_EVENTS)(is_audit)

    @cached_property
    def _percentages(self) -> list[bytes]:
        """The words that end in a percent sign."""
        return [word for anchor in self._index.anchors for _, word in anchor.fragments if word.endswith(b"%")]

    def __call__(self, records: Sequence[Record | Sketch], texts: Sequence[str]) -> list[bool]:
        """Of each record whether to keep it; `texts` are the texts that they show, in the same order."""
        kept = [
            # lines are taken from where the screen was asked already; events among them, whatever they tell
            (record.among_lines and record.event_id is None)
            or self.is_named(record.provider, record.event_source_name, record.event_id)
            or holds_more(record)
            for record in records
        ]
        asked = [number for number, text in enumerate(texts) if text and not kept[number]]
        for number, places in self._near(asked, texts):
            kept[number] = self._shows(records[number], texts[number], places)
        return kept

    def _near(self, asked: Sequence[int], texts: Sequence[str]) -> Iterator[tuple[int, Sequence[int] | None]]:
        """Which of the numbered texts, searched as one, have places to look at, and these places; None: everywhere."""
        places = self._screen(BETWEEN.join([texts[number] for number in asked])) if asked else ()
        if places is None:
            yield from ((number, None) for number in asked)
            return
        ends = list(accumulate(len(texts[number]) + len(BETWEEN) for number in asked))
        for which, found in groupby(places, lambda place: bisect_right(ends, place)):
            text = texts[asked[which]]
            begin = ends[which] - len(BETWEEN) - len(text)
            if inside := [place - begin for place in found if place - begin < len(text)]:
                yield asked[which], inside

    def _shows(self, record: Record | Sketch, text: str, places: Sequence[int] | None) -> bool:
        """Whether a text shows something at its places to look at."""
        if places is None or not self._is_audit(record.provider, record.event_source_name):
            return True
        # what audits refer to by %%1541 is no error code; a message that ends in a percent sign stands there too
        if any(_REFERENCE.match(text, place) is None for place in places):
            return True
        squeezed = squeeze_bytes(text)
        return any(ending in squeezed for ending in self._percentages)

    def _looked_up(self, provider: str | None, event_source_name: str | None, event_id: int | None) -> bool:
        """Whether an article names the event with its provider, or without but in too few words to search for."""
        known = providers_of(provider, event_source_name)
        return any(
            key[1] in known or _has_few_words(symptom)
            for key in event_keys(known, event_id)
            for symptom in self._index.by_key.get(key, ())
        )


BETWEEN = "\nzqz\n"
"""Stands between texts that are looked at as one, so that hardly anything begins in one and ends in the next."""

_REFERENCE = re.compile(r"(?<=%%)\d")


def _has_few_words(symptom: Symptom) -> bool:
    """Whether its words are too short to be looked for."""
    return 0 < max(map(len, symptom.parts), default=0) < SHORTEST
