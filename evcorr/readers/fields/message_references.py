"""References to the messages of Windows in descriptions: `%%1053` stands for the words of error 1053.

Event Viewer looks them up in the parameter file of the source, which is the system's own unless the source brings one,
as the security log does; PsLogList, dumpel and collectors leave them as they are.
"""

from __future__ import annotations

import re

from evcorr.codes import system_message
from evcorr.text.lazy_regex import lazy_regex

_REFERENCE = lazy_regex(r"(?<![%\w])%%(\d{1,5})(?![\d!])")


def resolve(message: str, provider: str | None) -> str:
    """The description with the words that it refers to, each with the reference behind them in brackets."""
    if "%%" not in message or "security" in (provider or "").casefold():
        return message
    return _REFERENCE.sub(_words, message)


def _words(reference: re.Match[str]) -> str:
    words = system_message(int(reference[1]))
    return f"{words} ({reference[0]})" if words else reference[0]
