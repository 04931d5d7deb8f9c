"""Events that are shown with several descriptions, each of which the log has of another event of the same id."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile

from msgspec.structs import replace

from evcorr.mentions import EventBlock, Mention
from evcorr.mining.extractors.context.paragraph import Paragraph, paragraphs
from evcorr.observable import Event

# "Description: One of the following, where %s is the user:", above a list
_ANNOUNCED = re.compile(r".{0,80}\b(?:one|any|either|some)\sof\s(?:the\s)?following\b.{0,160}[.:]", re.IGNORECASE)
# "One of the following 9405 errors may be logged:", "the following two event 7003 errors:"
_SEVERAL = re.compile(
    r"\b(?:one|any|either|some|both)\s(?:or\smore\s)?of\sthe\sfollowing\b|\bfollowing\s(?:two|three|four|several)\b",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\A(?:[-*\u2022]|\d{1,2}[.)])\s+")
# so many words tell that two paragraphs begin alike
_ALIKE = 3
_FEWEST, _MOST = 2, 40


def described_singly(text: str, block: EventBlock) -> list[Mention[Event]]:
    """Return an event for each description that a record announces as a list, or that begin alike; none if it has one.

    The first takes in the labels too.
    """
    if block.what.text is None:
        return []
    every = paragraphs(text)
    first = bisect_right(every, block.start, key=lambda paragraph: paragraph.start)
    after = bisect_left(every, block.end, key=lambda paragraph: paragraph.start)
    if _ANNOUNCED.fullmatch(block.what.text):
        below = takewhile(lambda paragraph: paragraph.is_item or not paragraph.is_prose, every[after : after + _MOST])
        return _events(block, list(below))
    return _events(block, every[first:after]) if _begin_alike(every[first:after]) else []


def announces_several(sentence: str) -> bool:
    """Tell whether a sentence announces several descriptions of the event that it names."""
    return _SEVERAL.search(sentence) is not None


def further_descriptions(text: str, announced: str, end: int) -> Iterator[Paragraph]:
    """Yield the passages behind the first one that a sentence announces as several descriptions of its event."""
    if not announces_several(announced):
        return
    every = paragraphs(text)
    after = bisect_left(every, end, key=lambda paragraph: paragraph.start)
    indent = every[after - 1].indent if after else 0
    for paragraph in every[after : after + _MOST]:
        if paragraph.is_separator:
            continue
        if paragraph.is_prose or paragraph.indent != indent:
            return
        yield paragraph


def _begin_alike(shown: Sequence[Paragraph]) -> bool:
    """Tell whether several paragraphs begin with the same words, as those of one description never do."""
    openings = {tuple(paragraph.flat.split()[:_ALIKE]) for paragraph in shown}
    return len(shown) >= _FEWEST and len(openings) == 1


def _events(block: EventBlock, shown: Sequence[Paragraph]) -> list[Mention[Event]]:
    starts = (block.start, *(paragraph.start for paragraph in shown[1:]))
    return [
        Mention(replace(block.what, text=_BULLET.sub("", paragraph.flat, count=1)), start, paragraph.end)
        for paragraph, start in zip(shown, starts, strict=False)
    ]
