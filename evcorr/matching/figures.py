"""Figures: which of the digits in a line can matter to what it shows, so that lines that differ in others are alike.

Logs say the same over and over with other times, counts and addresses. What reads a line sees in a digit but a digit,
save for numbers in the places of codes and ids, and for words of articles that have digits in them. So lines that are
the same in everything else, and in these of the numbers that articles know, show the same in the same places. Of a line
that may hold more, such as a STOP, nothing is told.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from typing import TypeAlias

from evcorr.matching.bounded import Bounded
from evcorr.matching.cited import CITED
from evcorr.matching.cues import SPELLED, WORDS_OF_NUMBERS, long_spellings, may_show_fault
from evcorr.matching.index import Index
from evcorr.matching.number_cues import BEHIND_ERROR, is_one_of, numbers_in
from evcorr.mentions import stop_name
from evcorr.text.engine import ENGINES, make_engine
from evcorr.text.folding import mask_digits, squeeze, squeezed_offsets
from evcorr.text.lazy_regex import lazy_regex

LONGEST = 1 << 10
"""Longer texts seldom are the same but for their numbers."""

MOST_FRAMES = 1 << 12
"""So many different lines, without their digits, are remembered."""

_MORE = (
    *sorted(WORDS_OF_NUMBERS),
    *(word for word in sorted(stop_name.CUES) if word.isascii()),
    *("net0", "net 0", "\narg0:"),
)
"""Words of forms whose numbers are not looked for here."""

_LONG = lazy_regex(rb"[0-9a-f]{7,}")
"""What may be a code that fills 32 bits, or have one in it."""

_NEGATIVE = lazy_regex(rb"(?<![0-9a-z_-])-(0{3,5})(?!0)")
"""A code of a database."""

_HELD = lazy_regex(rb"(?<=win)00|0(?=x)")
"""The digits in words of the forms themselves: Win32 error 5, 0x80070005."""

_Place: TypeAlias = tuple[Callable[[str], str | None], int, int]
"""A range of a line, and what tells so much of the words there as may matter."""


class Figures:
    """Tells what of its figures lets a line show what it shows of an index."""

    def __init__(self, index: Index) -> None:
        self._codes, self._ids = index.codes, index.event_ids
        self._spellings = frozenset(spelling.decode() for spelling in long_spellings(self._codes))
        texts = (str(value) for kind, _, value in index.by_key if kind == "text")
        self._windows = frozenset(word for word in texts if word.isascii() and any(map(str.isdigit, word)))
        self._masked = sorted({mask_digits(word).encode() for word in self._windows})
        self._engine = make_engine(self._masked, ENGINES)
        self._frames: Bounded[str, tuple[_Place, ...] | None] = Bounded(MOST_FRAMES)
        """Of lines without their digits where numbers matter; None where that is not known, or a line came but once."""
        self._once: Bounded[str, None] = Bounded(MOST_FRAMES)

    def __call__(self, text: str) -> Hashable | None:
        """The line without the digits that do not matter; None where it is not known which do."""
        if len(text) > LONGEST or not text.isascii():
            return None
        frame = mask_digits(text)
        places = self._places_in(frame)
        return None if places is None else (frame, *[tell(text[start:end]) for tell, start, end in places])

    def _places_in(self, frame: str) -> tuple[_Place, ...] | None:
        """Where numbers matter in lines like this one; None where that is not known, or if such a line is new."""
        if frame in self._frames:
            self._frames.move_to_end(frame)
            return self._frames[frame]
        if frame not in self._once:
            self._once[frame] = None
            return None
        del self._once[frame]
        self._frames[frame] = self._found_in(frame)
        return self._frames[frame]

    def _found_in(self, frame: str) -> tuple[_Place, ...] | None:
        folded = frame.lower()
        data = folded.encode()
        if any(word in folded for word in _MORE) or may_show_fault(data):
            return None
        return tuple(dict.fromkeys((*self._numbers(data), *self._words(folded))))

    def _numbers(self, data: bytes) -> Iterator[_Place]:
        """Where codes and ids may stand."""
        for pattern in BEHIND_ERROR:
            for found in pattern.finditer(data):
                yield from ((self._code, start, end) for start, end in numbers_in(data, *found.span(1)))
        yield from ((str, *found.span()) for found in _HELD.finditer(data))
        yield from ((self._code, *found.span(1)) for found in _NEGATIVE.finditer(data))
        yield from ((self._long_code, *found.span()) for found in _LONG.finditer(data) if b"0" in found[0])
        yield from ((self._id, *found.span("id")) for found in CITED.finditer(data.decode()))

    def _words(self, folded: str) -> Iterator[_Place]:
        """Where words with digits may stand under which symptoms are filed."""
        hits = self._engine.find(squeeze(folded).encode())
        offsets = squeezed_offsets(folded) if hits else ()
        for end, number in hits:
            yield self._window, offsets[end - len(self._masked[number])], offsets[end - 1] + 1

    def _code(self, number: str) -> str | None:
        return number if is_one_of(self._codes, number.lower()) else None

    def _long_code(self, number: str) -> str | None:
        folded = number.lower()
        spelled = any(
            folded[at : at + size] in self._spellings for size in SPELLED for at in range(len(folded) - size + 1)
        )
        return number if spelled else None

    def _id(self, number: str) -> str | None:
        return number if int(number) in self._ids else None

    def _window(self, words: str) -> str | None:
        squeezed = squeeze(words)
        return squeezed if squeezed in self._windows else None


WORTH_FIGURES = 1 << 9
"""To make what tells figures takes about as long as to look at so many lines without."""


class LazyFigures:
    """Tells figures once it was asked of more than `WORTH_FIGURES` lines; before that, that they are not known."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._asked = 0
        self._figures: Figures | None = None

    def __call__(self, text: str) -> Hashable | None:
        """As `Figures`."""
        if self._figures is None:
            self._asked += 1
            if self._asked <= WORTH_FIGURES:
                return None
            self._figures = Figures(self._index)
        return self._figures(text)
