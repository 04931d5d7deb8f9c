"""Cues of codes of few digits: words beside which one stands, and where its number is.

Logs are full of small numbers; of most of them no article says anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from evcorr.codes import identity_of
from evcorr.matching.look import Look
from evcorr.text.lazy_regex import lazy_regex

_NUMBER = rb"(?:0x)?[0-9a-f]{0,7}[0-9][0-9a-z]*"
_LISTED = (
    rb"errors?[^0-9a-z]{0,60}+(?:(?:codes?|numbers?|no|value|id|of|type|is|was|level|in|on|messages?|reported|returned|status)"
    rb"[^0-9a-z]{0,60}+){0,12}?("
    + _NUMBER
    + rb"(?:[\"'?]?(?:,|,?[^0-9a-z]{1,5}(?:and|or))[^0-9a-z]{1,5}[0-9][0-9a-z]*){0,9})"
)
"""The first number behind the word, or a list: the code is no later one."""

_OF_FUNCTION = (
    rb"errors?[^0-9a-z]{1,4}(?:from|in)[^0-9a-z]{1,4}[\w?]{3,60}[^0-9a-z]{0,4}[:=][^0-9a-z]{0,5}(" + _NUMBER + rb")"
)
NUMBERED_ERRORS: Mapping[str, Sequence[bytes]] = {
    "error": (_LISTED, _OF_FUNCTION),
    "helpmsg": (rb"helpmsg[^0-9a-z]{0,80}([0-9]+)",),
    "msg": (rb"msg[^0-9a-z]{1,4}([0-9]+)",),
    "status code": (rb"status code[^0-9a-z]{1,4}([0-9]+)",),
    "failed, result": (rb"failed, result[^0-9a-z]{1,4}([0-9]+)",),
    "failed with status": (rb"failed with status[^0-9a-z]{1,4}([0-9]+)",),
    "(code ": (rb"\(code.([0-9]+)",),
}
"""Words whose codes are numbers that may be few digits, which logs are full of: what has the number in its group."""

BEHIND_ERROR = tuple(lazy_regex(rb"(?=" + pattern + rb")", re.DOTALL) for pattern in NUMBERED_ERRORS["error"])
"""The same for all places of the word, in the group."""


def number_in(patterns: Iterable[bytes], known: frozenset[int]) -> Look:
    """Whether a pattern stands from the word's first byte on whose group, one number or a list, has a known one."""
    regexes = [lazy_regex(pattern, re.DOTALL) for pattern in patterns]

    def look(data: bytes, start: int) -> bool:
        for regex in regexes:
            found = regex.match(data, start)
            if found and any(is_one_of(known, data[at:end].decode()) for at, end in numbers_in(data, *found.span(1))):
                return True
        return False

    return look


def numbers_in(data: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The ranges of the numbers, be they hexadecimal, in a range of bytes with small letters."""
    return (found.span() for found in _DIGITS.finditer(data, start, end))


_DIGITS = lazy_regex(rb"[0-9a-z]*[0-9][0-9a-z]*")


def is_one_of(known: frozenset[int], number: str) -> bool:
    """Whether a number as written, be it with a sign before it or C's letter behind, is a known code."""
    written = number.removesuffix("l")
    return any(identity_of(sign + written) in known for sign in ("", "-"))
