"""Inserted strings: what they tell of an event's words, where a log holds these strings and no message.

`%%31` stands for the words that Windows has for error 31, so it tells what the message says as a name does.
"""

from __future__ import annotations

from functools import lru_cache

from evcorr.codes import is_system_text
from evcorr.matching.screen import places
from evcorr.matching.shown import Shown
from evcorr.text.folding import is_english
from evcorr.text.pattern import GAP, coverage, fragments
from evcorr.text.squeezed_bytes import SHORTEST

OTHER_WORDS = 0.5
"""A message with less than this share of a pattern's words speaks of something else."""

ENOUGH_OF_WORDS = 10
"""So many squeezed characters of a message of Windows, or of a name, are no accident where a pattern is cut in them."""


def says_the_same(parts: tuple[str, ...], shown: Shown) -> bool:
    """Whether a name that is inserted in a record's message is among a pattern's words, or what `%%31` stands for."""
    return any(len(name) >= SHORTEST and _has(parts, name) for name in shown.names) or refers_to(parts, shown)


def refers_to(parts: tuple[str, ...], shown: Shown) -> bool:
    """Whether the words that `%%31` in a record stands for are a pattern's."""
    return any(_are_of(parts, words) for words in shown.referred)


def _has(parts: tuple[str, ...], name: str) -> bool:
    """Whether a pattern has a name, or begins or ends within it, as one that is cut to what singles it out may."""
    return any(name in part for part in parts) or any(_is_cut(part, name) for part in (*parts[:1], *parts[-1:]))


def speaks_of_another(pattern: str | None, shown: Shown, *, common: bool = True, alone: bool = False) -> bool:
    """Whether an event's words show that it tells of another case than the pattern's.

    Without a rendered message the inserted strings tell it: a reference to other words of Windows than those that the
    pattern consists of, or a name that the pattern does not have where it is the whole message. Whether it is that is
    less doubtful of an event that is `common`, and cannot be known where one article `alone` names the event.
    """
    if not pattern:
        return False
    if shown.record.message is not None:
        # the words of a localised Windows can neither agree nor disagree with those of an English article
        return is_english(shown.text) and coverage(pattern, shown.text) < OTHER_WORDS
    parts = fragments(pattern)
    if shown.referred and is_system_text(parts):
        return not refers_to(parts, shown)
    # a value may have stood in a gap, or before a pattern that begins within a sentence
    if alone or GAP in pattern or pattern[:1].islower():
        return False
    return _names_another(parts, shown, is_cut=not pattern.endswith(_ENDS), common=common)


def _names_another(parts: tuple[str, ...], shown: Shown, *, is_cut: bool, common: bool) -> bool:
    """Whether a name that is inserted in a record's message is not among a pattern's words.

    Of one that `is_cut` it may have stood behind them: so it did where another name is among them, or if the event is
    not common.
    """
    if is_cut:
        return common and bool(shown.names) and not any(_has(parts, name) for name in shown.names)
    return not all(_has(parts, name) for name in shown.names)


_ENDS = (".", "!", "?")


def inserts_words(shown: Shown) -> bool:
    """Whether any of the inserted strings is a name, or stands for words of Windows."""
    return bool(shown.names or shown.referred)


@lru_cache(maxsize=4096)
def _are_of(parts: tuple[str, ...], words: str) -> bool:
    """Whether the words of a message of Windows are those of a pattern, of which it may have more or fewer.

    A pattern is cut to what singles it out, so it may begin or end within them.
    """
    within = bool(parts) and all(part in words for part in parts)
    return within or any(words in part or _is_cut(part, words) for part in parts)


def _is_cut(part: str, words: str) -> bool:
    """Whether a fragment ends with the beginning of words, or begins with their end."""
    begin, end = words[:ENOUGH_OF_WORDS], words[-ENOUGH_OF_WORDS:]
    if len(begin) < ENOUGH_OF_WORDS:
        return False
    return any(words.startswith(part[at:]) for at in places(part, begin)) or any(
        words.endswith(part[: at + ENOUGH_OF_WORDS]) for at in places(part, end)
    )
