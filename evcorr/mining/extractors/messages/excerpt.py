"""Excerpts from a program's log: the entries in them that tell of trouble are what somebody would find there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evcorr.mining.extractors.messages.said import speaks_of_failure
from evcorr.text.worded_regex import WordedRegex

_DAY = r"(?:\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\s[A-Z][a-z]{2,8}\s\d{1,2})"
# an entry that opens with its time: "[18D][Fri 03/17/2000 16:08:23]: ...", "05-14-93 11:32 Sending mail"
_STAMPED = WordedRegex(
    (":",),
    rf"^[ \t]{{0,16}}+(?:[\[(<]{{1,2}}[\w ]{{0,12}}\]?\[?)?(?:{_DAY}[ ,T@]{{1,3}})?\d{{1,2}}:\d\d:?\d{{0,2}}\b",
    re.MULTILINE,
)
# one that says how bad it is: "Warning: Folder 1317 is corrupted"; "Error Code:" is a label in a list
_GRADED = WordedRegex(
    (":",),
    r"^[ \t]*+(?=(?:Error|Warning|Fix|Fatal error|Failure)\b"
    r"(?!\s(?:Code|Number|Translation|Type|Category|Source|Class)\b)[^\n:]{0,30}:\s)",
    re.MULTILINE,
)
# one that closes with its component, time and thread, as those of Systems Management Server do
_SIGNED = WordedRegex(
    ("$",), r"~?\$\$?&?<[\w ]{2,60}&?>(?:\s{0,4}&?<[^<>\n]{0,60}(?:\n[^<>\n]{0,60})?&?>){0,3}", flags=0
)
# a log of mail speaks of messages where all goes well
_TROUBLE = re.compile(r"\A\s*Fix:|\b(?<!without )(?:err(?:or)?s?|warn(?:ing)?s?|deadlocked)\b", re.IGNORECASE)
_FEWEST = 2
# the colon comes first in the expression: it is found faster than digits
_CLOCK = re.compile(r":(?<=\d:)\d\d")
_MARKS = ("Error", "Warning", "Fix", "Fatal error", "Failure", "$<", "$&<")


def may_hold_entries(text: str) -> bool:
    """Tell whether a text has anything that an entry of a log opens or closes with."""
    return any(map(text.__contains__, _MARKS)) or _CLOCK.search(text) is not None


def entries(raw: str) -> list[tuple[int, int]]:
    """Return the half-open ranges of the entries of a log in a passage; none unless it has two, or a signed one."""
    for opening in (_STAMPED, _GRADED):
        starts = [found.start() for found in opening.finditer(raw)]
        if len(starts) >= _FEWEST:
            return list(zip(starts, [*starts[1:], len(raw)], strict=True))
    return list(_before_signatures(raw))


def troubles(raw: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the entries that tell of trouble, without signature."""
    for start, end in entries(raw):
        text = raw[start:end]
        if speaks_of_failure(text) or _TROUBLE.search(text):
            signature = _SIGNED.search(raw, start, end)
            yield start, signature.start() if signature else end


def _before_signatures(raw: str) -> Iterator[tuple[int, int]]:
    start = 0
    for signature in _SIGNED.finditer(raw):
        yield start, signature.end()
        start = signature.end()
