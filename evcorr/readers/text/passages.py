"""Free text in passages: lines that belong together, so that a message over several of them is found whole."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from evcorr.readers.text.line_count import LineCount, lines_between
from evcorr.readers.text.tail import OVERLAP_SIZE, tail_size
from evcorr.screen import Screen
from evcorr.text.label_words import CHANNEL_LABELS
from evcorr.text.lazy_regex import lazy_regex

MAX_LINES = 64
MAX_SIZE = 1 << 14
"""A passage ends after so many lines or characters, if nothing in the text ends it before."""

_QUOTING = lazy_regex(r"^(?:> ?){1,10}", re.MULTILINE)

_BLANK_LINES = lazy_regex(r"(?:[ \t]*\n)+")

_COPIED = "|".join(re.escape(label) for label in (*CHANNEL_LABELS, "Log Name", "Event Type"))

_START = lazy_regex(
    r"""
    \n(?:[ \t]*\n){2,}                                                # two blank lines
    | \n(?=
        \[?\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[ T,\t]{1,2}\d{1,2}:\d\d      # 2026-11-21 07:01:02, [2026-11-21T07:01
      | \[?\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4},?[ \t]{1,2}\d{1,2}[:.]\d\d # 11/21/2026 07:01, 21.11.2026 07:01
      | \[?\d{1,2}-[A-Z][a-z]{2}-\d{2,4}[ \t]{1,2}\d{1,2}:\d\d        # 21-Nov-2026 07:01
      | \d\d/\d\d[ ]\d\d:\d\d:\d\d[ ]                                 # netlogon.log
      | \[?\d\d:\d\d:\d\d[\] .,]
      | (?:<\d{1,3}>)?[A-Z][a-z]{2}[ ]{1,2}\d{1,2}[ ]\d\d:\d\d:\d\d   # syslog
      | <\d{1,3}>1[ ]\d{4}-
      | <!\[LOG\[                                                     # CMTrace
      | Event\[\d{1,9}\]                                               # wevtutil /f:text
      | \*{2,4}[ ]?STOP
      | Application[ ]exception[ ]occurred:
      | (?:PS[ ])?[A-Za-z]:\\[^>\n]{0,200}>                           # a shell's prompt
    """
    rf"""
      | (?:{_COPIED})[ \xa0]?[:\uff1a]                                # copied from Event Viewer
    )
    """,
    re.VERBOSE,
)
"""What parts passages: each but the first begins behind one of these."""


class Shape(msgspec.Struct, frozen=True):
    """What parts the passages of a format, and how long one may be in lines and characters."""

    start: re.Pattern[str]
    max_lines: int
    max_size: int
    quoted: bool = True
    """Whether `>` at a line's start is the quoting of a mail."""


PASSAGES = Shape(_START, MAX_LINES, MAX_SIZE)
"""Those of any text."""


Span = tuple[int, int]
"""A half-open range of characters."""


class Passage(msgspec.Struct, frozen=True):
    """Some consecutive lines without blank ones around them; `line` is the number of the first, from 1.

    The first `overlap` characters were the end of the passage before, the last `tail` begin the next one as well.
    """

    text: str
    line: int
    overlap: int = 0
    tail: int = 0
    rejoined: bool = False
    """Lines that were put together without what each of them repeats."""
    paused: bool = False
    """There is no more for now; the next passage goes on with what follows."""


def find_passages(
    blocks: Iterable[str],
    shape: Shape = PASSAGES,
    counted: LineCount | None = None,
    screen: Screen | None = None,
    aside: Callable[[str], Iterable[Passage]] = lambda _block: (),
) -> Iterator[Passage]:
    """The passages of a text that comes in blocks of lines; the same ones however it is cut into blocks.

    A passage is given as soon as the next one begins, and what there is of it when an empty block says that no more
    is there for now. Mail quoting is left out. Passages in which the screen shows no place may be left out as well.
    `aside` makes further ones out of each block as it is, and of an empty one at the end.
    """
    counted = counted or LineCount()
    rest = Passage("", counted.line)
    for block in counted.count(blocks):
        if not block:
            if len(rest.text) > rest.overlap:
                given = _with_tail(rest, len(rest.text))
                yield msgspec.structs.replace(given, paused=True)
                rest = _after(given)
            yield from aside(block)
            continue
        unquoted = _QUOTING.sub("", block) if shape.quoted and _is_quoted(block) else block
        text = Passage(rest.text + unquoted, rest.line, rest.overlap)
        *whole, rest = _split(text, counted.line, shape, screen(text.text) if screen else None)
        yield from _stripped(whole)
        yield from aside(block)
    yield from _stripped([rest])
    yield from aside("")


def _is_quoted(block: str) -> bool:
    """Whether some line begins with the sign that quotes."""
    return ">" in block and ("\n>" in block or block.startswith(">"))


def _split(passage: Passage, last: int, shape: Shape, places: Sequence[int] | None) -> Iterator[Passage]:
    """The passages that begin in a stretch of text, each within bounds; the last one may go on in the next block.

    Those without a place that is worth a look are left out, but for the last one. `last` is the number of the line at
    the end of the text.
    """
    text, line, counted = passage.text, last, len(passage.text)
    for start, end in _stretches(passage, shape, places):
        # back from the end, where most often the only one is, and from there on ahead
        line, counted = line + lines_between(text, counted, start), start
        overlap = passage.overlap if start == 0 else 0
        piece = Passage(text[start:end], line, overlap)
        if end < len(text) and not overlap and _fits(piece.text, shape):
            yield _without_blank_start(piece)
        else:
            yield from _within_bounds(piece, shape, places and [place - start for place in places])


def _fits(text: str, shape: Shape) -> bool:
    """Whether a passage is short enough to be left whole."""
    return len(text) <= shape.max_size and text.count("\n") <= shape.max_lines


def _stretches(passage: Passage, shape: Shape, places: Sequence[int] | None) -> Iterator[Span]:
    """The ranges between two starts of passages that hold a place, and the last range, which may be empty."""
    size = len(passage.text)
    start = 0
    if places is None or len(places) * SPARSE > size:
        for following in _starts(passage, shape, 0, size):
            if places is None or _holds(places, start, following):
                yield start, following
            start = following
        yield start, size
        return
    for place in places:
        if place >= start:
            begin = _last_start(passage, shape, start, place)
            start = next(_starts(passage, shape, place, size), -1)
            yield begin, start if start >= 0 else size
            if start < 0:
                return
    yield _last_start(passage, shape, start, size), size


SPARSE = 1 << 12
"""Where places are so many characters apart or more, it takes less to look around each than to look at all."""


def _starts(passage: Passage, shape: Shape, after: int, limit: int) -> Iterator[int]:
    """Where passages begin in a text, behind one offset and up to another; not where its own first one does."""
    text = passage.text
    for found in shape.start.finditer(text, _solid(text, after), limit + LONGEST_SIGHT):
        if found.end() > limit:
            return
        if found.end() >= passage.overlap and (found.end() > after or not after):
            yield found.end()


LONGEST_SIGHT = 1 << 10
"""No start has to see more characters behind it than this."""


def _solid(text: str, offset: int) -> int:
    """The last place up to an offset that has no white space before it: no start of a passage reaches over that."""
    for size in _LOOK_BACK:
        begin = max(offset - size, 0)
        solid = begin + len(text[begin:offset].rstrip())
        if solid > begin:
            return solid
    return 0


def _last_start(passage: Passage, shape: Shape, known: int, limit: int) -> int:
    """Where the last passage begins that does so up to an offset; `known` is the start of some passage before."""
    for size in _LOOK_BACK:
        after = max(known, limit - size)
        last = max(_starts(passage, shape, after, limit), default=known)
        if last > known or after == known:
            return last
    return known


_LOOK_BACK = (1 << 9, 1 << 12, 1 << 15, sys.maxsize)
"""What stands before is looked for in so many characters, then in more."""


def _holds(places: Sequence[int], start: int, end: int) -> bool:
    """Whether one of the offsets lies in a range."""
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end


def _within_bounds(passage: Passage, shape: Shape, places: Sequence[int] | None) -> Iterator[Passage]:
    """A passage in pieces that overlap, none of them too long: those that hold a place, and the last one."""
    text, overlap = passage.text, passage.overlap
    blank = None if overlap else _BLANK_LINES.match(text)
    start = blank.end() if blank else 0
    line = passage.line + text.count("\n", 0, start)
    while start + (size := _bound(text[start : start + shape.max_size + 1], shape)) < len(text):
        piece = _with_tail(Passage(text[start : start + size], line, overlap), size)
        if places is None or _holds(places, start, start + size):
            yield piece
        following = start + size - piece.tail
        line += text.count("\n", start, following)
        start, overlap = following, piece.tail
    yield Passage(text[start:], line, overlap)


def _without_blank_start(passage: Passage) -> Passage:
    blank = _BLANK_LINES.match(passage.text)
    if blank is None:
        return passage
    return Passage(passage.text[blank.end() :], passage.line + blank[0].count("\n"))


def _bound(text: str, shape: Shape) -> int:
    """Where a passage of this text has to end: at a line's end, or the paragraph's if there is one in the last half."""
    end = 0
    for _line in range(shape.max_lines):
        found = text.find("\n", end, shape.max_size) + 1
        if not found:
            break
        end = found
    else:
        return _paragraph_end(text, end) if end < len(text) else end
    if len(text) <= shape.max_size:
        return len(text)
    return _paragraph_end(text, end) if end > OVERLAP_SIZE else shape.max_size


def _paragraph_end(text: str, end: int) -> int:
    """The last end of a paragraph in the second half of the text up to `end`, else `end`."""
    blank = text.rfind("\n\n", end // 2, end)
    return blank + 2 if blank >= 0 and blank + 2 > OVERLAP_SIZE else end


def _with_tail(passage: Passage, end: int) -> Passage:
    """A passage up to `end`, with the lines at its end that the next one repeats."""
    return Passage(passage.text[:end], passage.line, passage.overlap, tail_size(passage.text, end))


def _after(passage: Passage) -> Passage:
    """The beginning of the passage that follows one with a tail."""
    start = len(passage.text) - passage.tail
    return Passage(passage.text[start:], passage.line + passage.text.count("\n", 0, start), passage.tail)


def _stripped(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The passages that say something, without the white space at their ends unless the next one repeats it."""
    for passage in passages:
        text = passage.text if passage.tail else passage.text.rstrip()
        if text:
            yield Passage(text, passage.line, min(passage.overlap, len(text)), passage.tail)
