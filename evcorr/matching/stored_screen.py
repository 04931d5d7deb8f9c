"""The stored screen: which records may show a symptom, told by what is stored of them, before they are rendered.

It is to records in binary form what the text screen is to text: it may take too much, never too little.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence, Set
from functools import lru_cache

from evcorr.matching.anchors import Anchor
from evcorr.matching.cues import long_spellings, looks_in_records
from evcorr.matching.index import Index
from evcorr.matching.look import Look, Looks
from evcorr.matching.screen import PLAIN, Squeezing, places
from evcorr.matching.shown import is_audit
from evcorr.matching.shown_data import data_tell
from evcorr.text.engine import ENGINES, EngineType, make_engine
from evcorr.text.squeezed_bytes import DELETED, LOWER, is_wordless

_MOST_NAMES = 1 << 10
_REFERENCE = b"%%"


IsOfEvent = Callable[[str | None, str | None, int | None], bool]
"""Tells something of an event by its provider, classic event source and id."""


class StoredScreen:
    """Tells which records may show a symptom of an index, or are of events that are wanted anyway.

    `is_named` tells whether the index names an event by its provider, classic event source and id, and `is_wanted`
    whether it is wanted.
    """

    def __init__(
        self,
        index: Index,
        is_named: IsOfEvent,
        is_wanted: IsOfEvent,
        engines: Sequence[EngineType] = ENGINES,
    ) -> None:
        known = index.codes
        looks = looks_in_records(known)
        anchors = tuple(index.cores.anchors)
        cues: defaultdict[bytes, list[tuple[bytes, Sequence[Look]]]] = defaultdict(list)
        for word, asked in looks.items():
            cues[word.translate(LOWER, DELETED)].append((word, asked))
        literals = dict.fromkeys([*(anchor.literal for anchor in anchors), *cues])
        self._is_named = is_named
        self._is_wanted = is_wanted
        self._anchors = anchors
        self._engine = make_engine(list(literals), engines)
        self._looks = [cues.get(literal, []) for literal in literals]
        self._is_audit = lru_cache(_MOST_NAMES)(is_audit)
        self.codes = frozenset(_codes(known))
        self.numbers = frozenset(index.cores.numbers)

    def asks_for(self, provider: str | None, event_source_name: str | None, event_id: int) -> bool:
        """Whether an event is worth a look whatever its data are."""
        event = (provider, event_source_name, event_id)
        return self._is_wanted(*event) or data_tell(*event) or self._is_named(*event)

    def find(self, squeezed: bytes) -> Sequence[int]:
        """Behind which bytes words or cues end, of which `may_show` tells more."""
        return [end for end, _ in self._engine.find(squeezed)]

    def may_show(self, values: Sequence[bytes | None], provider: str | None, event_source_name: str | None) -> bool:
        """Whether a record may show something by its values, texts in Latin-1; None stands for others."""
        squeezed = b"".join(_OTHER if value is None else value.translate(LOWER, DELETED) for value in values)
        looks: dict[bytes, Sequence[Look]] = {}
        for end, number in self._engine.find(squeezed):
            if number < len(self._anchors) and _may_stand(self._anchors[number], squeezed, end, values):
                return True
            looks.update(self._looks[number])
        if self._is_audit(provider, event_source_name):
            # what audits refer to by %%1541 is no error code
            looks = {word: asked for word, asked in looks.items() if not word.startswith(_REFERENCE)}
        return _agree(looks, values) if looks else False


_OTHER = b"\n"
"""Stands for a value that is no text among squeezed texts, which have no line feeds."""

_SURROGATES = (b"-000", b"0x00000000")
"""What values that are no texts are taken for: one of the two is what a code begins with, whatever its form."""


def _may_stand(anchor: Anchor, squeezed: bytes, end: int, values: Sequence[bytes | None]) -> bool:
    """Whether one of the fragments around an anchor stands there too, as far as no other value comes between.

    What is no words has to stand alone in one of the values, for matching takes it nowhere else.
    """
    before = squeezed[: end - len(anchor.literal)].rpartition(_OTHER)[2]
    behind = squeezed[end:].partition(_OTHER)[0]
    return any(
        _ends_alike(before, fragment[:offset])
        and _begin_alike(behind, fragment[offset + len(anchor.literal) :])
        and (not is_wordless(fragment.decode()) or any(Squeezing(value).holds(fragment) for value in values if value))
        for offset, fragment in anchor.fragments
    )


def _agree(looks: Looks, values: Sequence[bytes | None]) -> bool:
    """Whether one of the looks agrees with a place of its word in the values, one a line."""
    for surrogate in _SURROGATES if None in values else (b"",):
        data = b"\n".join(surrogate if value is None else value for value in values).translate(PLAIN)
        if any(look(data, start) for word, asked in looks.items() for start in places(data, word) for look in asked):
            return True
    return False


def _ends_alike(text: bytes, part: bytes) -> bool:
    """Whether a text ends with a part, or is the end of it."""
    return text.endswith(part) if len(text) >= len(part) else part.endswith(text)


def _begin_alike(text: bytes, part: bytes) -> bool:
    """Whether a text begins with a part, or is the beginning of it."""
    return text.startswith(part) if len(text) >= len(part) else part.startswith(text)


def _codes(known: Set[int]) -> Set[int]:
    """The numbers of 32 bits that are written like an error code, in hexadecimal or decimal."""
    return {int(spelling, 16 if len(spelling) == len("80070005") else 10) for spelling in long_spellings(known)}
