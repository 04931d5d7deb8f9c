"""Lines that begin alike: a message that a logger took apart, put together again without what each line repeats.

A syslog daemon, a console or a container writes time, host and program before every line of a message. What stands
between its words then keeps them from being found where they lie; here it is left out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from evcorr.readers.text.line_count import LineCount, lines_between
from evcorr.readers.text.passages import Passage
from evcorr.readers.text.tail import OVERLAP_LINES
from evcorr.screen import Screen
from evcorr.text.lazy_regex import lazy_regex

MOST_LINES = 32
"""So many lines are put together at most; of more of them the next piece begins with the last ones."""

LONGEST_LINE = 1 << 12
"""A longer line was not taken apart by a logger."""

_ALIKE = lazy_regex(r"\n(.{20}|[^\d\s][^\d\n]{7}).*+(?=\n\1)")
"""A line and the next one begin with the same time, or the same name: a quick look."""

_REPEATED = lazy_regex(r"\n([^\n]{4,120}(?:[:>|\]]|\s-)[ \t]+)[^\n]*+(?=\n\1)")
"""What a line begins with up to a sign that ends a heading, if the next line begins with the same."""


class Rejoiner:
    """Puts lines together that begin alike, in a text that comes in blocks of lines; the same however it is cut."""

    def __init__(self, counted: LineCount, screen: Screen | None = None) -> None:
        self._counted = counted
        self._screen = screen
        self._rest = ""
        """The last lines, which may go on in the next block, each behind a line feed."""
        self._repeated = 0
        """So many of those lines were in the piece before."""
        self._is_open = False
        """Whether the last line may have more characters."""

    def add(self, block: str) -> Iterator[Passage]:
        """What a block brings to an end; an empty one says that no more is there for now.

        Pieces in which the screen shows no place may be left out.
        """
        text = self._rest
        if block:
            text += ("" if self._is_open else "\n") + block.removesuffix("\n")
            self._is_open = not block.endswith("\n")
        pieces, rest, self._repeated = self._pieces(text, whole=not block)
        yield from self._held(pieces)
        self._rest = text[rest:] if len(text) - rest <= MOST_LINES * LONGEST_LINE else "\n"

    def _pieces(self, text: str, *, whole: bool) -> tuple[list[Passage], int, int]:
        """The pieces of a text; where the rest begins that may go on, and how many lines of that are in a piece."""
        pieces: list[Passage] = []
        at, counted, line, repeated = 0, len(text), self._counted.line + self._is_open, self._repeated
        while found := _ALIKE.search(text, at):
            start = found.start()
            repeated = repeated if start == at else 0
            lines, end = _run(text, start)
            if end == len(text) and len(lines) < MOST_LINES and not whole:
                return pieces, start, repeated
            # counted back from the end to the first one, from there on ahead
            line, counted = line + lines_between(text, counted, start), start
            if len(lines) > max(repeated, 1):
                pieces.append(_piece(lines, line, repeated))
            repeated = OVERLAP_LINES if len(lines) == MOST_LINES else 0
            at = _back(text, end, repeated) if repeated else max(end, found.end())
        return pieces, max(at, text.rfind("\n")) if not repeated else at, repeated

    def _held(self, pieces: list[Passage]) -> list[Passage]:
        """The pieces that hold a place worth a look."""
        places = self._screen("\n".join([piece.text for piece in pieces])) if self._screen and pieces else None
        if places is None:
            return pieces
        ends = list(accumulate(len(piece.text) + 1 for piece in pieces))
        return [pieces[number] for number in sorted({bisect_right(ends, place) for place in places})]


def _piece(lines: list[str], line: int, repeated: int) -> Passage:
    text = "\n".join(lines)
    return Passage(text, line, overlap=len("\n".join(lines[:repeated])), rejoined=True)


def _run(text: str, start: int) -> tuple[list[str], int]:
    """The lines from one on that begin alike, the first one whole, the others from there on; and where they end."""
    first = _REPEATED.match(text, start)
    if first is None:
        return [], start
    beginning, end = f"\n{first[1]}", first.end()
    lines = [text[start + 1 : end]]
    while len(lines) < MOST_LINES and text.startswith(beginning, end) and len(lines[-1]) <= LONGEST_LINE:
        after = text.find("\n", end + 1)
        after = after if after >= 0 else len(text)
        lines.append(text[end + len(beginning) : after])
        end = after
    return lines, end


def _back(text: str, end: int, lines: int) -> int:
    """Where the last so many lines before an offset begin."""
    for _line in range(lines):
        end = text.rfind("\n", 0, end)
    return end
