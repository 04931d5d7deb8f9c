"""The lines at the end of a passage that the next one repeats, so that nothing is torn where a long text is parted."""

from __future__ import annotations

from evcorr.mentions.event_label import FIELD_BY_LABEL
from evcorr.text.label_words import FOREIGN_LABELS, fold_label
from evcorr.text.lazy_regex import lazy_regex

OVERLAP_LINES = 8
OVERLAP_SIZE = 1 << 11
"""So many last lines are repeated, of no more characters than this."""

MOST_LABELS = 12
"""So many lines more where they label an event: all that Event Viewer prints above a description, and some."""

_SIGN = lazy_regex(r"[:=\uff1a]")
_LONGEST_LABEL = 48
_LABELS = frozenset({*FIELD_BY_LABEL, *FOREIGN_LABELS})


def tail_size(text: str, end: int) -> int:
    """How many characters before `end` are the last lines, with the labels of an event that goes on in them."""
    start = end
    earliest = max(end - OVERLAP_SIZE, 0)
    for line in range(OVERLAP_LINES + MOST_LABELS):
        found = text.rfind("\n", earliest, max(start - 1, earliest)) + 1
        if line >= OVERLAP_LINES and not _is_label(text[found or earliest : start]):
            break
        if not found:
            start = earliest if earliest == 0 else start
            break
        start = found
    return end - start or min(OVERLAP_SIZE, end)


def _is_label(line: str) -> bool:
    """Whether a line labels what belongs to an event."""
    sign = _SIGN.search(line, 0, _LONGEST_LABEL)
    return sign is not None and fold_label(line[: sign.start()].lstrip(" \t>*")) in _LABELS
