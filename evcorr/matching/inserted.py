"""Inserted strings: what they tell of an event's words, where a log holds these strings and no message.

`%%31` stands for the words that Windows has for error 31, so it tells what the message says as a name does.
"""

from __future__ import annotations

from collections.abc import Iterator

from evcorr.codes import is_system_text, parse_code, system_message
from evcorr.matching.shown import Shown, is_audit
from evcorr.pattern import GAP, coverage, fragments
from evcorr.squeezed_bytes import SHORTEST
from evcorr.text import is_english, squeeze

OTHER_WORDS = 0.5
"""A message with less than this share of a pattern's words speaks of something else."""

_LONGEST_NAME = 80

_REFERENCE = "%%"


def says_the_same(parts: tuple[str, ...], shown: Shown) -> bool:
    """Whether a name that is inserted in a record's message is among a pattern's words, or what `%%31` stands for."""
    names = (squeeze(value) for value in _names(shown))
    if any(len(name) >= SHORTEST and any(name in part for part in parts) for name in names):
        return True
    return any(_are_of(parts, words) for words in _referred_to(shown))


def speaks_of_another(pattern: str | None, shown: Shown, *, common: bool = True) -> bool:
    """Whether an event's words show that it tells of another case than the pattern's.

    Without a rendered message the inserted strings tell it: a name that a whole pattern without gaps does not have, or
    a reference to other words of Windows than those that the pattern consists of. A pattern that ends within a sentence
    was cut, and the name may have stood behind; of an event that is not `common`, that is enough.
    """
    if not pattern:
        return False
    if shown.record.message is not None:
        # the words of a localised Windows can neither agree nor disagree with those of an English article
        return is_english(shown.text) and coverage(pattern, shown.text) < OTHER_WORDS
    referred = list(_referred_to(shown))
    if referred and is_system_text(parts := fragments(pattern)):
        return not any(_are_of(parts, words) for words in referred)
    # one that begins within a sentence was cut, and the name may have stood before
    if GAP in pattern or pattern[:1].islower() or not (common or pattern.endswith(_ENDS)):
        return False
    literal = squeeze(pattern)
    return any(squeeze(value) not in literal for value in _names(shown))


_ENDS = (".", "!", "?")


def inserts_words(shown: Shown) -> bool:
    """Whether any of the inserted strings is a name, or stands for words of Windows."""
    return any(True for _ in _names(shown)) or any(True for _ in _referred_to(shown))


def _are_of(parts: tuple[str, ...], words: str) -> bool:
    """Whether the words of a message of Windows are those of a pattern, of which it may have more or fewer.

    A pattern is cut to what singles it out, so it may begin or end within them.
    """
    within = bool(parts) and all(part in words for part in parts)
    return within or any(words in part or _is_cut(part, words) for part in parts)


def _is_cut(part: str, words: str) -> bool:
    """Whether a fragment ends with the beginning of words, or begins with their end."""
    sizes = range(_ENOUGH_OF_WORDS, min(len(part), len(words)) + 1)
    return any(part.endswith(words[:size]) or part.startswith(words[-size:]) for size in sizes)


_ENOUGH_OF_WORDS = 10
"""So many squeezed characters of a message of Windows are no accident."""


def _names(shown: Shown) -> Iterator[str]:
    return (value for _, value in shown.record.data if _is_name(value))


def _is_name(value: str) -> bool:
    """Whether an inserted string consists of words, not of numbers, codes, paths or references like `%%1053`."""
    if len(value) >= _LONGEST_NAME or value.startswith(("%", "{")) or "\\" in value:
        return False
    return any(map(str.isalpha, value)) and parse_code(value) is None


def _referred_to(shown: Shown) -> Iterator[str]:
    """The words of Windows, squeezed, that inserted strings refer to; audits refer to messages of their own."""
    if is_audit(*shown.providers):
        return
    for _, value in shown.record.data:
        number = value.removeprefix(_REFERENCE)
        if value.startswith(_REFERENCE) and number.isascii() and number.isdecimal() and len(number) <= _MOST_DIGITS:
            words = system_message(int(number))
            if words:
                yield squeeze(words).rstrip(".")


_MOST_DIGITS = 10
"""So many digits a code has at most."""
