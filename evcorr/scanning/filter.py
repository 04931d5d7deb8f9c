"""Which records a scan looks at, as the user narrows it."""

from __future__ import annotations

from datetime import datetime

import msgspec

from evcorr.provider import canonical_provider
from evcorr.record import Level, Record
from evcorr.text.folding import fold_name
from evcorr.timestamps import order, to_iso


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """Conditions that a record must meet, all of them; empty ones let everything through.

    A record that does not tell what a condition asks for (a line of text without a time) does not meet it.
    """

    since: datetime | None = None
    until: datetime | None = None
    channels: frozenset[str] = frozenset()
    providers: frozenset[str] = frozenset()
    computers: frozenset[str] = frozenset()
    levels: frozenset[Level] = frozenset()

    def takes(self, record: Record) -> bool:
        """Whether the record meets every condition; names are compared folded, times with `until` included.

        Of a computer in a domain its own name is enough.
        """
        return (
            self._takes_time(record.time_created)
            and _takes_name(self.channels, record.channel)
            and (_takes_name(self.computers, record.computer) or _takes_name(self.computers, _host(record.computer)))
            and (not self.levels or record.level in self.levels)
            and (not self.providers or any(map(self._takes_provider, (record.provider, record.event_source_name))))
        )

    def in_words(self) -> tuple[str, ...]:
        """Each condition as it goes on after `entries`; none where everything is let through."""
        times = (("since", self.since), ("until", self.until))
        names = (
            ("in the log", self.channels),
            ("of the source", self.providers),
            ("of the computer", self.computers),
            ("of the level", self.levels),
        )
        return (
            *(f"{word} {to_iso(time)}" for word, time in times if time is not None),
            *(f"{words} {' or '.join(sorted(wanted))}" for words, wanted in names if wanted),
        )

    def _takes_time(self, time: datetime | None) -> bool:
        if self.since is None and self.until is None:
            return True
        if time is None:
            return False
        return (self.since is None or order(time) >= order(self.since)) and (
            self.until is None or order(time) <= order(self.until)
        )

    def _takes_provider(self, name: str | None) -> bool:
        return name is not None and canonical_provider(name) in {canonical_provider(one) for one in self.providers}


def _takes_name(wanted: frozenset[str], name: str | None) -> bool:
    return not wanted or (name is not None and fold_name(name) in {fold_name(one) for one in wanted})


def _host(computer: str | None) -> str | None:
    """The computer's own name, without the domain that logs since Windows Vista tell."""
    return computer and computer.partition(".")[0]
