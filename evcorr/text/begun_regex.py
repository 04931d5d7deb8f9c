"""Regular expressions that begin with known words, found where one of the words stands.

`re` tries an expression that begins at a word's edge, in any case, at each character of a text. To look for the words,
and to try it there alone, is ten times as fast.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence


def find_begun(words: Sequence[str], regex: re.Pattern[str], text: str, folded: str) -> Iterator[re.Match[str]]:
    """What `regex.finditer(text)` gives, if each match begins with one of the words in any case.

    `folded` is the casefolded text. What the expression only looks at may stand before the word.
    """
    # beyond ASCII folding may move characters
    if not text.isascii():
        return regex.finditer(text) if has_one(words, text, folded) else iter(())
    present = [word for word in words if word in folded]
    if not present:
        return iter(())
    start = folded.index(present[0])
    if len(present) == 1 and folded.find(present[0], start + 1) < 0:
        # so it is in most lines
        match = regex.match(text, start)
        return iter((match,) if match else ())
    return _found(present, regex, text, folded)


def _found(words: list[str], regex: re.Pattern[str], text: str, folded: str) -> Iterator[re.Match[str]]:
    """What the expression finds at the words, all of which the folded text has."""
    # the next place of each word; not all at once, for a text may be millions of them
    places = [folded.index(word) for word in words]
    end = 0
    while places:
        start = min(places)
        # a word may stand within what was found at another one
        if start >= end and (match := regex.match(text, start)):
            end = match.end()
            yield match
        which = places.index(start)
        places[which] = folded.find(words[which], max(start + 1, end))
        if places[which] < 0:
            del places[which], words[which]


_LIKE_I = "\u0130\u0131"
"""Letters of Turkish that are an "i" to `re` alone."""


def has_one(words: Sequence[str], text: str, folded: str) -> bool:
    """Whether an expression that needs one of the words may match the text, of which `folded` is the casefolded one."""
    for word in words:
        if word in folded:
            return True
    return not text.isascii() and any(letter in text for letter in _LIKE_I)
