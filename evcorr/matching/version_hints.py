"""Hints of versions of Windows: words beside which a text may tell which one it is about.

They show no symptom, but whether an article applies to what does.
"""

from __future__ import annotations

from collections.abc import Mapping

from evcorr.matching.look import Look, always
from evcorr.text.lazy_regex import lazy_regex

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
_LABELLED = lazy_regex(rb"windows[^\n:]{0,12}:[ ]{1,4}[0-9]\.[0-9]").match


VERSION_LOOKS: Mapping[str, Look] = {
    **dict.fromkeys(_WORDS, always),
    # Dr. Watson in any language: Windows-Version: 5.1
    "windows": _LABELLED,
}
