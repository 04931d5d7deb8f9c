"""Recall: records of the same content show the same, so that a flood of them is compared once."""

from __future__ import annotations

from collections import OrderedDict

from evcorr.matching.index import Index
from evcorr.matching.matcher import match
from evcorr.record import Record
from evcorr.scanning.gather import showings
from evcorr.scanning.showing import Showing

MOST_KNOWN = 1 << 9
"""So many contents are remembered, the last that were seen."""

LONGEST = 1 << 12
"""Records with more characters than this are not: they seldom come again."""


class Recall:
    """Tells what records show of articles, and remembers it."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._known: OrderedDict[tuple[object, ...], tuple[Showing, ...]] = OrderedDict()

    def __call__(self, record: Record) -> tuple[Showing, ...]:
        """What a record shows of each article, in their order; the matches may be those of an equal record."""
        size = len(record.message or "") + sum(len(value) for _, value in record.data) + len(record.binary)
        if size > LONGEST or record.overlap:
            return showings(match(record, self._index))
        content = content_of(record)
        known = self._known.get(content)
        if known is None:
            known = self._known[content] = showings(match(record, self._index))
            if len(self._known) > MOST_KNOWN:
                self._known.popitem(last=False)
        else:
            self._known.move_to_end(content)
        return known


def content_of(record: Record) -> tuple[object, ...]:
    """All of a record that matching looks at: not where, when and by which machine it was written."""
    return (
        record.provider,
        record.event_source_name,
        record.event_id,
        record.level,
        record.message,
        record.data,
        record.binary,
        record.rejoined,
    )
