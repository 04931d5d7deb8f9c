"""Cues of versions of Windows: words beside which a text may tell which one it is about.

They show no symptom, but whether an article applies to what does.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from evcorr.matching.look import Look, always, before

_WORDS = (
    "os version",
    "servicing stack v",
    "current build:",
    "(build ",
    "microsoft (r) windows",
    "[version ",
    " kernel version ",
    "built by:",
    "minorversion",
    "sysver",
    "windows nt [",
)
_NUMBERS = tuple(map("".join, product((": ", "  "), "0123456789", ".")))
"""The end of `Windows-Version: 5.1`, as Dr. Watson writes in any language: logs are full of the word itself."""

VERSION_LOOKS: Mapping[str, Look] = {
    **dict.fromkeys(_WORDS, always),
    **dict.fromkeys(_NUMBERS, before(rb"windows[^\n:]{0,12}(?::[ ]{0,2})?\Z", within=len("windows") + 15)),
}
