"""Recall: records of the same content show the same, so that a flood of them is compared once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Sequence
from functools import cached_property

from evcorr.complaint import complains
from evcorr.matching.index import Index
from evcorr.matching.matcher import Match, match
from evcorr.record import Record
from evcorr.scanning.gather import showings
from evcorr.scanning.showing import Showing
from evcorr.scanning.witness import is_disputed

MOST_KNOWN = 1 << 9
"""So many contents are remembered, the last that were seen."""

LONGEST = 1 << 12
"""Records with more characters than this are not: they seldom come again."""


class Seen:
    """What records of the same content show of articles.

    `outcome` is the same for what differs in nothing that counts: neither in what agrees, nor in where it stands.
    """

    def __init__(self, matches: Sequence[Match]) -> None:
        self.matches = matches
        self.outcome: Hashable = _outcome_of(matches) or self

    @cached_property
    def showings(self) -> tuple[Showing, ...]:
        """What they show of each article, in their order."""
        return showings(self.matches)


class Recall:
    """Tells what records show of articles, and remembers it."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._known: OrderedDict[tuple[object, ...], Seen] = OrderedDict()

    def __call__(self, record: Record) -> Seen:
        """What a record shows; the matches may be those of an equal record."""
        size = len(record.message or "") + sum(len(value) for _, value in record.data) + len(record.binary)
        if size > LONGEST or record.overlap:
            return Seen(match(record, self._index))
        content = content_of(record)
        known = self._known.get(content)
        if known is None:
            known = self._known[content] = Seen(match(record, self._index))
            if len(self._known) > MOST_KNOWN:
                self._known.popitem(last=False)
        else:
            self._known.move_to_end(content)
        return known


def _outcome_of(matches: Sequence[Match]) -> Hashable:
    """All that witnesses are made of; None where there are no matches."""
    if not matches:
        return None
    shown = matches[0].shown
    record = shown.record
    # an index keeps its symptoms, so that each is known by where it lies
    agreements = tuple(
        (id(one.symptom), one.grade, one.agreed, one.spans, one.differing, is_disputed(one)) for one in matches
    )
    calm = record.level is None and not complains(shown.text)
    return agreements, shown.providers, record.level, record.message is None, len(shown.text), calm


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
