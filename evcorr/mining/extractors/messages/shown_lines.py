"""The lines of a passage that is shown, told apart where each of them, or of several, is a thing of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from evcorr.mining.extractors.context.listing import is_listing
from evcorr.mining.extractors.messages.excerpt import entries

Range = tuple[int, int]
"""A half-open range of characters."""

_LINE = re.compile(r"[^\n]*\S[^\n]*")
# a line's first two words, and the marks of what a program writes before each entry of its log
_HEAD = re.compile(r"\s*((?!(?:The|This|Your?|If)\s)[^\s<]\S{1,40}\s\S{1,40}\s)")
_TAG = re.compile(r"[(\[>=]|\s:\s|_|\d{4}")
_CODED = re.compile(r"[ \t]*(?:(?:fatal\s)?(?:error|warning)\s)?[A-Z]{1,5}-?\d{3,5}[A-Z]?\s?:")
# articles are wrapped at 80 columns
_FULL, _FEWEST, _MOST = 78, 2, 8
_ENDS = (".", "!", "?", ":", ",", ";", '"', ")")


def lines_apart(text: str, start: int, end: int, *, alone: bool, is_only: bool) -> list[Range]:
    """Return the ranges of the things that a passage shows, which is all of it unless its lines tell them apart.

    The passage is `alone` where one thing is announced, and `is_only` where it is the only paragraph that is shown.
    """
    lines = list(_LINE.finditer(text, start, end))
    if len(lines) < _FEWEST:
        return [(start, end)]
    if not alone and _is_one_each(lines, is_only=is_only):
        return [line.span() for line in lines]
    starts = _opened_alike(text[start:end], lines, alone=alone)
    return [_trimmed(text, *bounds) for bounds in pairwise([*starts, end])] if starts else [(start, end)]


def _trimmed(text: str, start: int, end: int) -> Range:
    return start, start + len(text[start:end].rstrip())


def _is_one_each(lines: Sequence[re.Match[str]], *, is_only: bool) -> bool:
    """Tell whether each line is one of several things announced.

    Lines that open with a code each are, and lines without a full stop that were broken before they were full: single
    words, or those of the only paragraph, since several paragraphs are apart already.
    """
    words = is_only or not any(" " in line[0].strip() for line in lines)
    return all(_CODED.match(line[0]) for line in lines) or (words and _are_short(lines))


def _are_short(lines: Sequence[re.Match[str]]) -> bool:
    """Tell whether no line is a sentence, and the first word of each would have had room on the line before.

    A line in lower case goes on with one in capitals.
    """
    first, *others = (line[0].lstrip()[0].islower() for line in lines)
    if any(others) and not first:
        return False
    room = all(len(line[0].rstrip()) + len(following[0].split()[0]) < _FULL for line, following in pairwise(lines))
    return room and not any(line[0].rstrip().endswith(_ENDS) for line in lines)


def _opened_alike(raw: str, lines: Sequence[re.Match[str]], *, alone: bool) -> list[int]:
    """Return where several messages start that begin with the same two words each, the first of them too; else none.

    Where one thing is announced, their words are a tag of a log, "TintMgr ((7)) The tin is dry." Entries with a time
    are told apart elsewhere, and code and long excerpts stay whole.
    """
    head = _HEAD.match(lines[0][0])
    if head is None or (alone and _TAG.search(head[1]) is None) or is_listing(raw) or entries(raw):
        return []
    starts = [line.start() for line in lines if line[0].lstrip().startswith(head[1])]
    return starts if _FEWEST <= len(starts) <= _MOST and len(starts) == raw.count(head[1]) else []
