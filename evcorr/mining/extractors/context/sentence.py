"""The sentence around a place in a section, and the log that it speaks of."""

from __future__ import annotations

import re
from bisect import bisect_right

from evcorr.mining.extractors.context.paragraph import Paragraph, paragraphs
from evcorr.text.folding import fold_blanks

# the character that ends a sentence comes first in the expression: it is found faster than what stands behind it
_BOUNDARY = re.compile(r"[.!?](?<!Dr\.)[\"')]{0,2}\s+(?=[\"'(]{0,2}[A-Z0-9])")
# no sentence goes on for longer to either side of what it names
_REACH = 500
_CHANNEL = re.compile(
    r"""
    \b(?P<name>application|system|security|directory\sservices?|file\sreplication\sservice|dns\sserver)
    (?:['"]{0,2}|\s(?:and|or)\s\w{1,12})\s(?:event[\s-]?logs?|log)\b
  | \bevent\slog\s\((?P<bracketed>application|system|security)\)
  | \bEvent\sViewer(?:'s|,|/|:)?\s?(?P<viewed>Application|System|Security)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def paragraph_at(text: str, offset: int) -> Paragraph | None:
    """Return the paragraph of a section that an offset lies in."""
    found = paragraphs(text)
    index = bisect_right(found, offset, key=lambda paragraph: paragraph.start) - 1
    return found[index] if index >= 0 and offset < found[index].end else None


def sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the half-open range of the sentence around a range of characters, within its paragraph."""
    paragraph = paragraph_at(text, start)
    low, high = (paragraph.start, paragraph.end) if paragraph else (start, end)
    first, last = max(low, start - _REACH), min(high, end + _REACH)
    for boundary in _BOUNDARY.finditer(text, max(0, first - 1), last):
        if boundary.end() <= start:
            first = boundary.end()
        elif boundary.start() >= end - 1:
            last = boundary.start() + 1
            break
    return first, max(last, end)


def sentence_at(text: str, start: int, end: int) -> str:
    """Return the sentence around a range of characters on one line."""
    first, last = sentence_bounds(text, start, end)
    return fold_blanks(text[first:last])


def channel_in(text: str) -> str | None:
    """Return the event log that a text speaks of ("Application"); None if it names none, or several."""
    names = {next(filter(None, found.groups())).casefold() for found in _CHANNEL.finditer(fold_blanks(text))}
    return names.pop().title().replace("Dns", "DNS") if len(names) == 1 else None
