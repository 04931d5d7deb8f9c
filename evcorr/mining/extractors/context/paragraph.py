"""Paragraphs of a section: where each begins and ends, how far it is indented, whether it is prose or shown apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from evcorr.text.folding import fold_blanks

_BULLET = re.compile(r"\s{0,16}+(?:[-*\u2022]|o(?=\s)|\d{1,2}[.)]|[a-z][.)])\s{1,4}")
_SEPARATOR = re.compile(r"\W{0,3}(?:or|and|and/or|and\sthen)\W{0,3}", re.IGNORECASE)
_MAX_INDENT = 200


class Paragraph(msgspec.Struct, frozen=True):
    """The half-open range of a paragraph's characters in its section, its indentation, and its text on one line."""

    start: int
    end: int
    indent: int
    flat: str
    is_item: bool
    """It begins with a bullet or a number: prose, though indented."""

    @property
    def is_prose(self) -> bool:
        """Whether the article itself speaks here, rather than showing what a screen or log said."""
        return self.indent == 0 or self.is_item

    @property
    def is_separator(self) -> bool:
        """Whether it is only the "-or-" between two alternatives."""
        return len(self.flat) < 9 and _SEPARATOR.fullmatch(self.flat) is not None


@lru_cache(maxsize=32)
def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a section's text, in order."""
    return tuple(_paragraphs(text))


def _paragraphs(text: str) -> Iterator[Paragraph]:
    start = end = offset = 0
    indent, least, colon = 0, 0, False
    for line in text.split("\n"):
        bare = line.rstrip()
        here = _indent(line) if bare else 0
        if end > start and (not bare or (here != indent and _breaks(line, colon, here - indent))):
            yield _paragraph(text, start, end, least)
            start = end = offset
        if bare:
            least = min(least, here) if end > start else here
            start = start if end > start else offset
            end = offset + len(line)
            indent, colon = here, bare[-1] == ":"
        offset += len(line) + 1
    if end > start:
        yield _paragraph(text, start, end, least)


def _breaks(line: str, after_colon: bool, deeper: int) -> bool:
    """Tell whether a line set in otherwise than the one before it begins a paragraph, without a blank line between."""
    return (after_colon and deeper >= 2) or deeper <= -3 or (deeper < 0 and _BULLET.match(line) is not None)


def _paragraph(text: str, start: int, end: int, indent: int) -> Paragraph:
    line_end = text.find("\n", start, end)
    first = text[start : line_end if line_end >= 0 else end]
    is_item = _BULLET.match(first) is not None
    # the lines that an item goes on in may be set in less than its bullet
    return Paragraph(start, end, _indent(first) if is_item else indent, fold_blanks(text[start:end]), is_item)


def _indent(line: str) -> int:
    if not line[:1].isspace():
        return 0
    head = line[:_MAX_INDENT]
    return len(head[: len(head) - len(head.lstrip())].expandtabs())
