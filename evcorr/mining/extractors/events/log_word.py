"""Words for events and for the logs that they are read in."""

from __future__ import annotations

import re

_WORD = re.compile(
    r"\bevent\s?(?:log|viewer)|\bevents?\b|\b(?:application|system|security)\s(?:event\s)?log\b", re.IGNORECASE
)


def speaks_of_events(sentence: str) -> bool:
    """Tell whether a sentence speaks of events, or of a log of Event Viewer's."""
    return _WORD.search(sentence) is not None


def may_speak_of_events(folded: str) -> bool:
    """Tell quickly of a casefolded text that may have such words; any other has none."""
    return "event" in folded or " log" in folded or "\nlog" in folded
