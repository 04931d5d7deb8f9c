"""Complaints: whether a message of Windows or of a program says that something goes wrong."""

from __future__ import annotations

from functools import lru_cache

from evcorr.text.lazy_regex import lazy_regex

_TROUBLE = (
    *("fail", "error", "warning", "unable", "cannot", "can't", "could", "unsuccessful", "none", "without", "never"),
    *("denied", "refus", "reject", "invalid", "illegal", "incorrect", "wrong", "corrupt", "damage", "inconsisten"),
    *("mismatch", "conflict", "duplicate", "already", "unknown", "unexpected", "unavailable", "inaccessible"),
    *("incompatible", "unsupported", "disabled", "expire", "missing", "lost", "gone", "terminat", "abort", "cancel"),
    *("interrupt", "disconnect", "stop", "hang", "hung", "crash", "dump", "trap", "fault", "exception", "violat"),
    *(
        "problem",
        "negative",
        "exceed",
        "out of",
        "insufficient",
        "resources",
        "poor",
        "older",
        "must",
        "please",
        "only",
    ),
    *("retry", "again", "reset", "in use", "locked", "ignored", "prevent", "detected", "attempt"),
)
_TROUBLE_ALONE = lazy_regex(r"\b(?:not|no|bad|ended|full|old)\b|n't\b|time[d ]?-?out|too \w|required?\b")
"""Words of trouble, of which nine in ten messages that articles complain of have one; some only as whole words."""


@lru_cache(maxsize=64)
def complains(text: str) -> bool:
    """Whether an English text has a word of trouble; news of what goes as it should seldom do.

    It is asked of the same entry for each article that the entry shows.
    """
    folded = text.casefold()
    return any(word in folded for word in _TROUBLE) or _TROUBLE_ALONE.search(folded) is not None
