"""Errors that a sentence says are in a log of Event Viewer's: "check the event log for 1002 errors"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evcorr.mining.extractors.context.log_word import LOG
from evcorr.text.begun_regex import find_begun

# what the log has is an event, by whatever name: "check the event log for 1002 errors"; a digit is found faster than
# what may not stand before it
_LOGGED_ERROR = re.compile(
    r"(?P<numbers>\d(?<![\w.-]\d)(?<!0)\d{2,4}(?:(?:,\s\d{3,5}){0,8},?\s(?:and|or)\s\d{3,5})?)\serrors?\b",
    re.IGNORECASE,
)
# "error 1009 is logged in the Event System log", "error 7411 from PAINTSVC in the application event log"
_ERROR_LOGGED = re.compile(
    r"(?<!system\s)\berror(?:\sID)?s?\s(?P<numbers>(?!0)\d{3,5}(?:(?:,\s\d{3,5}){0,8},?\s(?:and|or)\s\d{3,5})?)"
    r"(?=(?:\s(?!and\b|or\b|with\b|following\b|events?\b)[\w$]{1,40}){0,6}?"
    rf"\s(?:in|to)\s(?:the\s)?(?:\w{{2,12}}\s){{0,2}}?{LOG})",
    re.IGNORECASE,
)
_LOG_BEFORE = re.compile(rf"{LOG}[^.;()]{{0,32}}\Z", re.IGNORECASE)
_LOG_BEHIND = re.compile(rf"[^.,;()]{{0,60}}{LOG}", re.IGNORECASE)
_FAR = 64


def logged_errors(text: str) -> Iterator[re.Match[str]]:
    """Yield where a sentence says that an error is in a log of Event Viewer's."""
    for found in _LOGGED_ERROR.finditer(text) if " error" in text else ():
        before = _LOG_BEFORE.search(text, max(0, found.start() - _FAR), found.start())
        if before or _LOG_BEHIND.match(text, found.end()):
            yield found
    yield from find_begun(("error",), _ERROR_LOGGED, text, text.casefold())
