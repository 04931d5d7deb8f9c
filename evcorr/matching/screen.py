"""The screen: which places of a text may show a symptom, told for whole blocks at a time.

What holds no such place need not become a record. The screen may take too much, never too little: `match` decides.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import accumulate, compress, count, islice
from typing import AnyStr

from evcorr.matching.cues import looks_by_word
from evcorr.matching.index import Index
from evcorr.text.engine import ENGINES, EngineType, make_engine
from evcorr.text.label_words import ID_LABELS
from evcorr.text.lazy_regex import lazy_regex
from evcorr.text.squeezed_bytes import DELETED, LOWER, is_wordless

SEGMENT = 1 << 10
"""Places in the squeezed bytes are counted back to the text by so many characters at a time."""

PLAIN = LOWER[:0x80] + b"?" * 0x80
"""Makes letters small, and a question mark of what is not ASCII."""

_CASELESS = frozenset("\u0130\u0131\u017f\u212a")
"""Regular expressions without regard to case take these for ASCII letters."""


class TextScreen:
    """Tells where in a text the symptoms of an index may be shown."""

    def __init__(self, index: Index, engines: Sequence[EngineType] = ENGINES) -> None:
        self._needs_all = index.anchorless
        self._words = make_engine([anchor.literal for anchor in index.anchors], engines)
        self._anchors = tuple(index.anchors)
        looks = looks_by_word(index.codes, index.event_ids)
        self._looks = [(len(word), asked) for word, asked in looks.items()]
        self._cues = make_engine(list(looks), engines)

    def __call__(self, text: str) -> Sequence[int]:
        """Offsets of characters, in order; whatever shows a symptom holds one of them."""
        try:
            # what is not ASCII is not looked at in bytes, and this is the fastest way to have one for each character
            data, narrow = text.encode("latin-1"), True
        except UnicodeEncodeError:
            data, narrow = text.encode("ascii", "replace"), False
        return sorted({*self._find_words(data), *self._find_cues(data), *self._find_foreign(text, narrow=narrow)})

    def _find_words(self, data: bytes) -> Iterator[int]:
        """Places of fragments of messages, of their last characters."""
        squeezing = Squeezing(data)
        squeezed = squeezing.squeezed
        for end, number in self._words.find(squeezed):
            anchor = self._anchors[number]
            for offset, fragment in anchor.fragments:
                start = end - len(anchor.literal) - offset
                if start >= 0 and squeezed.startswith(fragment, start):
                    last = squeezing.last_of(fragment, start)
                    if last is not None:
                        yield last

    def _find_cues(self, text: bytes) -> Iterator[int]:
        """Places of STOPs, codes, crashes and events, of the last characters of their cues."""
        # so that the first line has before it what every other one has
        data = b"\n" + text.translate(PLAIN)
        looks = self._looks
        for end, number in self._cues.find(data):
            length, asked = looks[number]
            for look in asked:
                if look(data, end - length):
                    yield end - 1 - len(b"\n")
                    break

    def _find_foreign(self, text: str, *, narrow: bool) -> Iterator[int]:
        """Places of letters and digits that are not ASCII, but match what is, and of labels that have no others.

        A `narrow` text has characters of Latin-1 alone.
        """
        if text.isascii():
            return
        if narrow and not self._needs_all:
            for letter in _NARROW_LETTERS:
                yield from places(text, letter)
            return
        letters = _foreign_letters(text)
        for label, needed in _FOREIGN_IDS.items():
            if needed <= letters:
                yield from places(text, label)
        odd = {letter for letter in letters if self._needs_all or _matches_ascii(letter)}
        if odd:
            yield from (found.start() for found in re.finditer(f"[{re.escape(''.join(sorted(odd)))}]", text))


_FOREIGN_IDS = {
    spelling: frozenset(spelling.replace(" ", ""))
    for label in ID_LABELS
    if not any(map(str.isascii, label.replace(" ", "")))
    for spelling in sorted({label, label.lower(), label.upper(), label.title()})
}
"""Labels of an event's id without a letter in ASCII, as they are mostly written, and the letters of each."""


def places(text: AnyStr, word: AnyStr) -> Iterator[int]:
    """Where a word stands in a text."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _foreign_letters(text: str) -> set[str]:
    """The different characters of a text that are not ASCII."""
    if text.isascii():
        return set()
    return set(text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass"))


_ASCII = bytes(range(0x80))


@cache
def _matches_ascii(letter: str) -> bool:
    """Whether a character is taken for ASCII: a digit, or a letter of which case folding makes ASCII ones."""
    return letter.isdecimal() or letter in _CASELESS or any(map(str.isascii, letter.casefold()))


_NARROW_LETTERS = tuple(letter for letter in map(chr, range(0x80, 0x100)) if _matches_ascii(letter))


def _at_edge(data: bytes, offset: int) -> bool:
    """Whether a word may begin or end before this byte; where one of the two is not ASCII, it may."""
    return not (0 < offset < len(data) and data[offset - 1 : offset].isalnum() and data[offset : offset + 1].isalnum())


def _stands(fragment: bytes, data: bytes, first: int, behind: int) -> bool:
    """Whether a fragment that ends at a word's edge begins at one, and stands alone if it is no words."""
    return _at_edge(data, first) and (not is_wordless(fragment.decode()) or _stands_alone(data, first, behind))


def _stands_alone(data: bytes, first: int, behind: int) -> bool:
    """Whether what is no words stands in one line, and is no part of a time, an address or a number with dots."""
    return not (
        b"\n" in data[first:behind]
        or _JOINED_BEFORE.search(data[max(0, first - 2) : first])
        or _JOINED_BEHIND.match(data, behind)
    )


_JOINED_BEFORE = lazy_regex(rb"[0-9][.:]\Z")
_JOINED_BEHIND = lazy_regex(rb"[.:][0-9]")
"""Not with dashes: squeezing takes them out, so that the fragment itself may begin or end with one."""


class Squeezing:
    """The bytes of a text squeezed, and where they stand in the text."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._asked = 0
        parts = [data[start : start + SEGMENT].translate(LOWER, DELETED) for start in range(0, len(data), SEGMENT)]
        self.squeezed = b"".join(parts)
        self._counts = list(accumulate(map(len, parts), initial=0))

    def holds(self, fragment: bytes) -> bool:
        """Whether a fragment stands in the text as `last_of` tells."""
        return any(self.last_of(fragment, start) is not None for start in places(self.squeezed, fragment))

    def last_of(self, fragment: bytes, start: int) -> int | None:
        """The offset of the last byte of a fragment that begins at a squeezed place, if it is whole words there."""
        last = self.offset(start + len(fragment) - 1)
        # to look up an offset costs more than to look at a byte
        if _at_edge(self._data, last + 1) and _stands(fragment, self._data, self.offset(start), last + 1):
            return last
        return None

    def offset(self, place: int) -> int:
        """The offset in the text of one byte of its squeezed form."""
        self._asked += 1
        return self._offsets[place] if self._asked * _LISTED > len(self._data) else self._looked_up(place)

    @cached_property
    def _offsets(self) -> list[int]:
        """That of every byte."""
        return list(compress(range(len(self._data)), self._data.translate(_KEPT)))

    def _looked_up(self, place: int) -> int:
        segment = bisect_right(self._counts, place) - 1
        left = place - self._counts[segment]
        low, high = segment * SEGMENT, min((segment + 1) * SEGMENT, len(self._data))
        while high - low > _FEW:
            middle = (low + high) // 2
            kept = len(self._data[low:middle].translate(None, DELETED))
            if kept > left:
                high = middle
            else:
                low, left = middle, left - kept
        return next(islice(compress(count(low), self._data[low:high].translate(_KEPT)), left, None))


_LISTED = 1 << 8
"""To tell of so many bytes which of them are kept, and to list these, takes about as long as to look one up."""

_FEW = 64
"""Among so many bytes one is found by looking at each of them."""

_KEPT = bytes(byte not in DELETED for byte in range(0x100))
"""1 for each byte that squeezing keeps, 0 for the others."""
