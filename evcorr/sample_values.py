"""Sample values: what an article's quote of a message has where other logs may show something else.

A pattern has gaps for them (see `pattern`). Some tell one problem from others of the same words: an error code, the
id of a place in a program, a class, a file of Windows. Others are of one machine: a name, a path, an address, a date.
"""

from __future__ import annotations

import re
from functools import lru_cache

from evcorr.codes import identity_of
from evcorr.text.lazy_regex import lazy_regex

MOST_VALUES = 6
"""So many values of a message are kept, the first ones."""

FEWEST_DIGITS = 3
"""A plain number of fewer digits is a count, of which messages are full."""

_GUID = r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
_TOKEN = lazy_regex(rf"{_GUID}|(?:(?<!\w)-)?\w{{1,60}}(?:[.!-]\w{{1,60}}){{0,8}}")

_OF_ONE_MACHINE = lazy_regex(
    r"""
      \\\\[^\s"'<>|]{0,200}                                       # \\server\share
    | \b(?:
        [A-Za-z]:[\\/][^\s"'<>|]{0,200}                            # C:\path
      | [A-Za-z]{2,8}://[^\s"'<>]{1,200}                           # addresses of the web
      | [\w$.-]{1,60}+@[\w.-]{1,60}\b                              # mail addresses
      | \d{1,4}(?:[./:-]\d{1,4}){1,7}\b                            # dates, times, versions, addresses of the net
      | (?:19|20)\d\d\b                                            # years
      | (?:address(?:es)?|offset|thread|process|pid)\b[\s:=\#(]{0,4}(?:0x)?[0-9A-Fa-f]{1,16}\b )
    """,
    re.VERBOSE | re.IGNORECASE,
)

_IDENTIFYING = lazy_regex(
    rf"""
      {_GUID}
    | 0[xX][0-9A-Fa-f]{{1,8}}
    | -?\d{{{FEWEST_DIGITS},10}}
    | (?=[0-9]*[A-Fa-f])(?=[A-Fa-f]*[0-9])[0-9A-Fa-f]{{6,8}}          # c0000005, 30c043f
    | [A-Z][A-Z0-9]{{1,30}}(?:_[A-Z0-9]{{1,30}}){{1,6}}               # DS_E_NO_SUCH_OBJECT
    | [\w-]{{1,32}}\.(?:exe|dll|sys|drv|vxd|ocx|cpl)
    """,
    re.VERBOSE,
)


def values_in(text: str) -> tuple[str, ...]:
    """The values in a text that may identify a problem, as written, each once, in order."""
    known: dict[str, str] = {}
    for token in _TOKEN.findall(_OF_ONE_MACHINE.sub(" ", text)):
        if _IDENTIFYING.fullmatch(token):
            known.setdefault(fold_value(token), token)
    return tuple(known.values())


@lru_cache(maxsize=256)
def all_values_in(text: str) -> frozenset[str]:
    """Whatever stands in a text as a word by itself or as part of one with dots or hyphens, folded."""
    tokens = _TOKEN.findall(text)
    parts = " ".join(tokens).translate(_PARTED).split()
    return frozenset(map(fold_value, {*tokens, *parts}))


_PARTED = str.maketrans(".!-", "   ")


@lru_cache(maxsize=4096)
def fold_value(value: str) -> str:
    """A value as it is compared: a code by its identity, whatever its spelling, anything else without case."""
    code = identity_of(value)
    return value.casefold() if code is None else f"#{code}"
