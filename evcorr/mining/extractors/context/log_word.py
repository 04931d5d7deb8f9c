"""Words for events and for the logs that they are read in."""

from __future__ import annotations

import re

LOG = r"\b(?:event\s?(?:log|viewer)|(?:event\s{1,20})?(?:application|system|security)\s{1,20}(?:event\s{1,20})?log)s?\b"
"""A log of Event Viewer's, or Event Viewer, as a sentence names it; for expressions that leave out of account case."""

FOREIGN_WORDS = ("ereignis", "événement")
"""The word for an event in German and French, casefolded."""

_LOG = re.compile(LOG, re.IGNORECASE)
_FOLDED = re.compile(LOG)
_EVENT = re.compile(r"\bevents?\b", re.IGNORECASE)
_LOG_NAMES = {"anwendung": "Application", "sicherheit": "Security", "système": "System", "sécurité": "Security"}


def speaks_of_log(sentence: str) -> bool:
    """Tell whether a sentence speaks of a log of Event Viewer's."""
    return _LOG.search(sentence) is not None


def speaks_of_events(sentence: str) -> bool:
    """Tell whether a sentence speaks of events, or of a log of Event Viewer's."""
    return _EVENT.search(sentence) is not None or speaks_of_log(sentence)


def may_speak_of_events(folded: str) -> bool:
    """Tell quickly of a casefolded text that it may have such words; any other has none."""
    if "event" in folded or any(map(folded.__contains__, FOREIGN_WORDS)):
        return True
    return "log" in folded and _FOLDED.search(folded) is not None


def log_named(name: str) -> str:
    """Return the name of a log in English, whatever it is called in German or French."""
    return _LOG_NAMES.get(name.casefold(), name)
