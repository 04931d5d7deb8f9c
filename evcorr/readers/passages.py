"""Free text in passages: lines that belong together, so that a message over several of them is found whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

MAX_LINES = 64
MAX_SIZE = 1 << 14
"""A passage ends after so many lines or characters, if nothing in the text ends it before."""

OVERLAP_LINES = 8
OVERLAP_SIZE = 1 << 11
"""The next one then begins with so many of its last lines, so that no message is torn."""

_QUOTING = re.compile(r"^(?:> ?){1,10}", re.MULTILINE)

_BLANK_LINES = re.compile(r"(?:[ \t]*\n)+")

_START = re.compile(
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


class Passage(msgspec.Struct, frozen=True):
    """Some consecutive lines without blank ones around them; `line` is the number of the first, from 1.

    The first `overlap` characters were the end of the passage before, the last `tail` begin the next one as well.
    """

    text: str
    line: int
    overlap: int = 0
    tail: int = 0


def find_passages(blocks: Iterable[str], shape: Shape = PASSAGES) -> Iterator[Passage]:
    """The passages of a text that comes in blocks of lines; the same ones however it is cut into blocks.

    A passage is given as soon as the next one begins, and what there is of it when an empty block says that no more
    is there for now. Mail quoting is left out.
    """
    rest = Passage("", 1)
    for block in blocks:
        if not block:
            if len(rest.text) > rest.overlap:
                yield (given := _with_tail(rest, len(rest.text)))
                rest = _after(given)
            continue
        unquoted = _QUOTING.sub("", block) if shape.quoted and ">" in block else block
        *whole, rest = _split(Passage(rest.text + unquoted, rest.line, rest.overlap), shape)
        yield from _stripped(whole)
    yield from _stripped([rest])


def _split(passage: Passage, shape: Shape) -> Iterator[Passage]:
    """The passages that begin in a stretch of text, each within bounds; the last one may go on in the next block."""
    text, line, start, overlap = passage.text, passage.line, 0, passage.overlap
    for found in shape.start.finditer(text):
        end = found.end()
        if end >= overlap:
            piece = Passage(text[start:end], line, overlap)
            lines = piece.text.count("\n")
            if lines <= shape.max_lines and end - start <= shape.max_size and not overlap:
                yield _without_blank_start(piece)
            else:
                yield from _within_bounds(piece, shape)
            line += lines
            start, overlap = end, 0
    yield from _within_bounds(Passage(text[start:], line, overlap), shape)


def _within_bounds(passage: Passage, shape: Shape) -> Iterator[Passage]:
    """A passage in pieces that overlap, none of them too long."""
    rest = passage if passage.overlap else _without_blank_start(passage)
    while (end := _bound(rest.text, shape)) < len(rest.text):
        piece = _with_tail(rest, end)
        yield piece
        following = _after(piece)
        rest = msgspec.structs.replace(following, text=following.text + rest.text[end:])
    yield rest


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
    start = end
    earliest = max(end - OVERLAP_SIZE, 0)
    for _line in range(OVERLAP_LINES):
        found = passage.text.rfind("\n", earliest, max(start - 1, earliest)) + 1
        if not found:
            start = earliest if earliest == 0 else start
            break
        start = found
    tail = end - start or min(OVERLAP_SIZE, end)
    return Passage(passage.text[:end], passage.line, passage.overlap, tail)


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
