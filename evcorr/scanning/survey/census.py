"""Censuses: what is told of all records together, whether or not they show anything.

Censuses of parts of a log add up to that of the whole, so that the parts can be counted apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeAlias, TypeVar

from evcorr.record import Extent, Outline, Record, Sketch
from evcorr.scanning.survey.clock import Clock
from evcorr.scanning.systems.products import product_of
from evcorr.timestamps import Period

MOST_NAMES = 1000
"""So many computers of one input, and so many pairs of channel and provider, are told apart."""

Name = TypeVar("Name")

_Names: TypeAlias = tuple[str | None, str | None, str | None, str | None]
"""As a `Source`."""

Pair = tuple[str | None, str | None]
"""Channel and provider."""


class Census:
    """Counts records: how many of which provider on which channel, from when to when, of which computers."""

    def __init__(self) -> None:
        self.records = 0
        self.period = Period()
        self.clock = Clock()
        self.zones: set[bool] = set()
        """Whether times are aware: both where some are and some are not."""
        self.computers: dict[str, None] = {}
        self.pairs: Counter[Pair] = Counter()
        self.sources: dict[str, None] = {}
        """The names of providers and of their classic event sources, in the order of their first records."""
        self.products: dict[tuple[str | None, str], None] = {}
        """Computers and products that they show by their providers; None stands for records of no known computer."""

    def add_all(self, records: Sequence[Record | Sketch]) -> None:
        """Count records in their order, whatever the number of names: a census of many is the sum of those of a few."""
        self.records += sum(not record.among_lines for record in records)
        timed = [record for record in records if not record.among_lines or record.event_id is not None]
        self._add_times([record.time_created for record in timed])
        self.clock.add_all(timed)
        self.computers.update(dict.fromkeys([record.computer for record in records if record.computer]))
        sources = Counter(
            (record.computer, record.channel, record.provider, record.event_source_name)
            for record in records
            if not record.among_lines or (record.channel, record.provider) != _NAMELESS
        )
        self._add_sources(sources.items())

    def add_outline(self, outline: Outline) -> None:
        """Count records of which only an outline was read."""
        self.records += outline.records
        self._add_times([outline.first, outline.last])
        self.clock.add_steps(outline.records, outline.steps)
        self.computers.update({source.computer: None for source, _ in outline.sources if source.computer})
        self._add_sources(outline.sources)

    def _add_sources(self, sources: Iterable[tuple[_Names, int]]) -> None:
        for (computer, channel, provider, event_source_name), count in sources:
            self.pairs[channel, provider] += count
            names = [name for name in (provider, event_source_name) if name]
            self.sources.update(dict.fromkeys(names))
            self.products.update(dict.fromkeys([(computer, shown) for name in names for shown in product_of(name)]))

    def add_extent(self, extent: Extent) -> None:
        """Count the lines of a text, which have no channel and no provider."""
        self.records += extent.lines
        self.pairs[_NAMELESS] += extent.lines
        self._add_times([extent.first, extent.last])

    def _add_times(self, times: Iterable[datetime | None]) -> None:
        by_zone: dict[bool, list[datetime]] = {}
        for time in times:
            if time is not None:
                by_zone.setdefault(time.tzinfo is not None, []).append(time)
        for aware, known in by_zone.items():
            self.zones.add(aware)
            self.period.add(min(known))
            self.period.add(max(known))

    def merge(self, other: Census) -> None:
        """Add what was counted of the records that follow; beyond `MOST_NAMES` pairs, under no name."""
        self.records += other.records
        self.period.merge(other.period)
        self.clock.merge(other.clock)
        self.zones |= other.zones
        _extend(self.computers, other.computers, MOST_NAMES)
        _extend(self.sources, other.sources, 2 * MOST_NAMES)
        _extend(self.products, other.products, 2 * MOST_NAMES)
        for pair, count in other.pairs.items():
            known = pair in self.pairs or len(self.pairs) < MOST_NAMES
            self.pairs[pair if known else _NAMELESS] += count


_NAMELESS: Pair = (None, None)


def _extend(names: dict[Name, None], more: dict[Name, None], most: int) -> None:
    """Take in further names, as long as there is room."""
    for name in more:
        if len(names) >= most:
            return
        names[name] = None
