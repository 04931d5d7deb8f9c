"""Whether two texts are one message: cut short, with other values in it, or abbreviated by the article."""

from __future__ import annotations

from functools import lru_cache

from evcorr.text.folding import squeeze, words
from evcorr.text.pattern import GAP, brief, find, fragments, generalise, is_distinctive

BEGINNING = 6
"""Two texts of one message have the same first letters, so many, unless one is part of the other."""

# what may stand before the message where it is quoted a second time
_NEAR = 40
_ELLIPSIS = "..."


@lru_cache(maxsize=2048)
def letters(text: str) -> str:
    """Return a message as messages are compared within one article: "Run-time" is "Runtime"."""
    return squeeze(text).replace("-", "").rstrip(".")


def is_same_message(one: str, other: str) -> bool:
    """Tell whether two texts are of one message."""
    short, long = sorted((letters(one), letters(other)), key=len)
    if short in long or brief(one) == brief(other):
        return True
    return fills(one, other) or fills(other, one) or abbreviates(one, other) or abbreviates(other, one)


def fills(form: str, text: str) -> bool:
    """Tell whether a text is a form of words, "Drive <letter> is %1", with values in the place of its marks."""
    parts = _parts(form)
    if parts is None or parts[0] not in _squeezed(text):
        return False
    spans = find(parts, text)
    return spans is not None and spans[0][0] < _NEAR


_squeezed = lru_cache(maxsize=2048)(squeeze)


@lru_cache(maxsize=2048)
def _parts(form: str) -> tuple[str, ...] | None:
    """Return the words of a form between its marks; None for a text that has none, or too few words."""
    pattern = generalise(form)
    return fragments(pattern) if pattern and GAP in pattern and is_distinctive(pattern) else None


def abbreviates(short: str, long: str) -> bool:
    """Tell whether a text is another with words left out, which it owns to by an ellipsis."""
    if _ELLIPSIS not in short:
        return False
    left = iter(words(long))
    return words(short)[:1] == words(long)[:1] and all(word in left for word in words(short))
