"""Errors that a sentence says are in a log of Event Viewer's: "check the event log for 1002 errors"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evcorr.text.begun_regex import find_begun

# what the log has is an event, by whatever name: "check the event log for 1002 errors"; a digit is found faster than
# what may not stand before it
_LOGGED_ERROR = re.compile(
    r"(?P<numbers>\d(?<![\w.-]\d)(?<!0)\d{2,4}(?:(?:,\s\d{3,5}){0,8},?\s(?:and|or)\s\d{3,5})?)\serrors?\b",
    re.IGNORECASE,
)
# "error 1009 is logged in the Event System log"
_ERROR_LOGGED = re.compile(
    r"\berrors?\s(?P<numbers>(?!0)\d{3,5})\s(?:(?:is|are|was|were|may\sbe)\s(?:also\s)?)?(?:reported|logged|recorded|written)\s(?:in|to)"
    r"\s(?:the\s)?[\w\s]{0,24}?\b(?:event\s?(?:log|viewer)|event\ssystem\slog|(?:application|system|security)\slog)",
    re.IGNORECASE,
)
_LOG = r"\b(?:event\s?(?:log|viewer)|(?:application|system|security)\s(?:event\s)?log)\b"
_LOG_BEFORE = re.compile(rf"{_LOG}[^.;()]{{0,32}}\Z", re.IGNORECASE)
_LOG_BEHIND = re.compile(rf"[^.,;()]{{0,60}}{_LOG}", re.IGNORECASE)
_FAR = 64


def logged_errors(text: str) -> Iterator[re.Match[str]]:
    """Yield where a sentence says that an error is in a log of Event Viewer's."""
    for found in _LOGGED_ERROR.finditer(text) if " error" in text else ():
        before = _LOG_BEFORE.search(text, max(0, found.start() - _FAR), found.start())
        if before or _LOG_BEHIND.match(text, found.end()):
            yield found
    yield from find_begun(("error",), _ERROR_LOGGED, text, text.casefold())
