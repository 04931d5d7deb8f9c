"""Recall: records of the same content show the same, so that a flood of them is compared once.

So do records that differ in nothing that one of many symptoms asks about.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import cached_property, lru_cache

from evcorr.matching.bounded import Bounded
from evcorr.matching.figures import LazyFigures
from evcorr.matching.index import Index
from evcorr.matching.keys import Key
from evcorr.matching.matcher import Match, candidates, known_keys, match, matches
from evcorr.matching.shown import Shown, show
from evcorr.matching.symptom_set import SymptomSet
from evcorr.record import Record
from evcorr.scanning.survey.showing import Showing, showings
from evcorr.scanning.survey.witness import has_words, is_disputed
from evcorr.text.complaint import complains

MOST_KNOWN = 1 << 10
"""So many contents are remembered, the last that were seen."""

LONGEST = 1 << 12
"""Records with more characters than this are not: they seldom come again."""

MANY = 12
"""To compare a record with fewer symptoms takes less than to tell what they ask about it."""

MOST_SETS = 1 << 8

MOST_LINES = 1 << 12
"""Of so many lines that are the same but for figures it is remembered what they are compared with."""


class Seen:
    """What records of the same content show of articles.

    `outcome` is the same for what differs in nothing that counts: neither in what agrees, nor in where it stands.
    """

    def __init__(self, found: Sequence[Match]) -> None:
        self.matches = found
        self.outcome: Hashable = _outcome_of(found) or self

    @cached_property
    def showings(self) -> tuple[Showing, ...]:
        """What they show of each article, in their order."""
        return showings(self.matches)


class Recall:
    """Tells what records show of articles, and remembers it."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._figures = LazyFigures(index)
        self._known: _Recent = _Recent()
        self._alike: _Recent = _Recent()
        self._symptoms = lru_cache(MOST_SETS)(self._symptoms_under)
        self._by_line: Bounded[Hashable, SymptomSet | None] = Bounded(MOST_LINES)
        """Of lines that differ in figures alone those that they are compared with; None where the figures count."""

    def __call__(self, record: Record) -> Seen:
        """What a record shows; the matches may be those of another record that shows the same in the same places."""
        size = len(record.message or "") + sum(len(value) for _, value in record.data) + len(record.binary)
        if size > LONGEST or record.overlap:
            return Seen(match(record, self._index))
        figures = self._figures(record.message) if record.message and _is_line(record) else None
        if figures is None or record.message is None:
            return self._known(content_of(record), lambda: self._compared(record))
        key = (record.provider, record.event_source_name, record.level, figures)
        if key not in self._by_line:
            return self._first(key, record)
        wanted = self._by_line[key]
        if wanted is None:
            return self._known(content_of(record), lambda: self._compared(record))
        return self._known((key, wanted.values_in(record.message)), lambda: self._compared(record))

    def _first(self, key: Hashable, record: Record) -> Seen:
        """What the first of the lines shows that are the same but for figures."""
        shown = show(record)
        wanted = self._symptoms(known_keys(shown, self._index))
        reads_figures = wanted.reads_figures(shown.text)
        self._by_line[key] = None if reads_figures else wanted
        content = content_of(record) if reads_figures else (key, wanted.values_in(shown.text))
        return self._known(content, lambda: self._compared_with(wanted, shown))

    def _compared(self, record: Record) -> Seen:
        """What a record shows whose content is new."""
        shown = show(record)
        return self._compared_with(self._symptoms(known_keys(shown, self._index)), shown)

    def _compared_with(self, wanted: SymptomSet, shown: Shown) -> Seen:
        def seen() -> Seen:
            return Seen(matches(shown, wanted.symptoms))

        if len(wanted.symptoms) < MANY or shown.record.rejoined:
            return seen()
        return self._alike((wanted, wanted.essence(shown)), seen)

    def _symptoms_under(self, keys: frozenset[Key]) -> SymptomSet:
        return SymptomSet(candidates(keys, self._index))


def _is_line(record: Record) -> bool:
    """Whether a record is words alone, as a line of a text is."""
    return record.event_id is None and not (record.data or record.binary or record.rejoined)


class _Recent:
    """What was seen last, by what it was seen of."""

    def __init__(self) -> None:
        self._known: Bounded[Hashable, Seen] = Bounded(MOST_KNOWN)

    def __call__(self, key: Hashable, see: Callable[[], Seen]) -> Seen:
        """What was seen of a key, or is seen now."""
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = see()
        else:
            self._known.move_to_end(key)
        return known


def _outcome_of(found: Sequence[Match]) -> Hashable:
    """All that witnesses are made of; None where there are no matches."""
    if not found:
        return None
    shown = found[0].shown
    record = shown.record
    # an index keeps its symptoms, so that each is known by where it lies
    agreements = tuple(
        (id(one.symptom), one.grade, one.agreed, one.spans, one.differing, is_disputed(one)) for one in found
    )
    calm = record.level is None and not complains(shown.text)
    return agreements, shown.providers, record.level, has_words(record), len(shown.text), calm


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
