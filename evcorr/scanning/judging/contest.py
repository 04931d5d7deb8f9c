"""Contests: articles that the same log entries show take from each other's chances, for an entry has one cause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import fsum

import msgspec

from evcorr.scanning.survey.sightings import Place, Sightings

FAR_BETTER = 2.0
"""Odds that are so many times another's make an article likelier."""


class Contestant(msgspec.Struct, frozen=True):
    """An article in the contest: its odds by itself, the entry that tells most of it, and the first of each symptom."""

    article: str
    odds: float
    entry: Place
    entries: frozenset[Place]


class Others(msgspec.Struct, frozen=True):
    """The other articles that an article's most telling entry shows: their odds together, and who is likelier."""

    odds: float = 0.0
    likelier: str | None = None
    """The likeliest of those with far better odds, the first by name of equals."""


def contestant(article: str, odds: float, best: Sightings, seen: Iterable[Sightings]) -> Contestant:
    """An article by the symptoms that were seen, of which the best tells most."""
    return Contestant(article, odds, best.first, frozenset(item.first for item in seen))


def contest(contestants: Sequence[Contestant]) -> list[Others]:
    """Of each article the others beside it, whatever their order: inputs may come in any."""
    by_entry: defaultdict[Place, list[Contestant]] = defaultdict(list)
    for one in contestants:
        for entry in one.entries:
            by_entry[entry].append(one)
    totals = {entry: fsum(one.odds for one in there) for entry, there in by_entry.items()}
    firsts = {entry: min(there, key=lambda one: (-one.odds, one.article)) for entry, there in by_entry.items()}
    return [_others(one, totals, firsts) for one in contestants]


def _others(one: Contestant, totals: Mapping[Place, float], firsts: Mapping[Place, Contestant]) -> Others:
    first = firsts[one.entry]
    return Others(max(0.0, totals[one.entry] - one.odds), first.article if first.odds > FAR_BETTER * one.odds else None)
