"""Folding of text, so that wraps, spacing, case and quotes make no difference; articles and logs go through the same.

A text is compared *squeezed*: casefolded, without white space, quotes and invisible characters. A message that a
console wrapped, a mail re-spaced or an export padded is then letter for letter the article's.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import compress

from evcorr.text.lazy_regex import lazy_regex

_QUOTES = "\"'`\u00b4\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_SPACES = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
_CONTROLS = "".join(chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)))
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"

_SQUEEZE = dict.fromkeys(map(ord, _QUOTES + _INVISIBLE + _SPACES + _CONTROLS)) | dict.fromkeys(map(ord, _DASHES), "-")

_LOWER = bytes(range(0x80)).lower() + bytes(range(0x80, 0x100))
_SQUEEZED_OUT = bytes(byte for byte in range(0x80) if byte in _SQUEEZE)
"""The same for ASCII alone, which most texts are: bytes are folded a hundred times faster than characters."""

_KEPT = bytes(byte not in _SQUEEZED_OUT for byte in range(0x100))
"""1 for each byte that squeezing keeps, 0 for the others."""

WORD = lazy_regex(r"[^\W_]+")
"""A run of letters and digits."""


def squeeze(text: str) -> str:
    """The text as it is compared: casefolded, dashes alike, without white space, quotes and invisible characters.

    Works character by character, so that `squeeze(a + b) == squeeze(a) + squeeze(b)`.
    """
    if text.isascii():
        return text.encode("ascii").translate(_LOWER, _SQUEEZED_OUT).decode("ascii")
    return text.casefold().translate(_SQUEEZE)


def squeezed_offsets(text: str) -> list[int]:
    """For each character of `squeeze(text)` the offset in `text` of the character it comes from."""
    if text.isascii():
        return list(compress(range(len(text)), text.encode("ascii").translate(_KEPT)))
    return [offset for offset, character in enumerate(text) for _ in squeeze(character)]


class Squeezed:
    """A text with its squeezed form; where the squeezed characters come from is worked out when it is first asked.

    The first `known` characters were looked at before: what is found behind them is preferred.
    """

    def __init__(self, text: str, known: int = 0) -> None:
        self.text = text
        self.known = known
        self.squeezed = squeeze(text)

    @cached_property
    def offsets(self) -> Sequence[int]:
        """For each character of `squeezed` the offset in `text` of the character it comes from."""
        return squeezed_offsets(self.text)


def words(text: str) -> list[str]:
    """The words of a text, casefolded, in order."""
    return WORD.findall(text.casefold())


@lru_cache(maxsize=64)
def distinct_words(text: str) -> frozenset[str]:
    """The words of a text, casefolded, each once; they are asked of the same entry for each article that it shows."""
    return frozenset(words(text))


_ENGLISH = frozenset({"the", "of", "to", "is", "was", "and", "not", "for", "has", "been", "with", "from", "that", "by"})


def is_english(text: str) -> bool:
    """Whether a sentence is English, told by two of the words that few English sentences do without."""
    return len(_ENGLISH & distinct_words(text)) >= 2


_ZEROS = str.maketrans("123456789", "000000000")


def mask_digits(text: str) -> str:
    """The text with a zero for each digit."""
    return text.translate(_ZEROS)


def fold_blanks(text: str) -> str:
    """The text on one line, each run of white space a single blank."""
    return " ".join(text.split())


def fold_name(name: str) -> str:
    """A name of a provider, channel or program for comparison: casefolded letters and digits only.

    Sources are compared without case by Windows itself; articles and exports also differ in blanks, dots, hyphens and
    underscores ("Dr. Watson" and "DrWatson", "Service_Control_Manager").
    """
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", name).casefold()))
