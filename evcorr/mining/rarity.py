"""How rare each observable is among the articles that are mined: what many of them show, ordinary logs show as well.

An observable has features: the words of its text, and its event (id and source) or its code. Each feature counts as
many bits as it is rare among the articles (its inverse document frequency), and articles that hold the observable's
rarest features together take two bits away for each doubling of their number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import reduce
from math import fsum, log2

import msgspec

from evcorr.codes import identity, parse_code
from evcorr.observable import ErrorCode, Event, Observable, text_of
from evcorr.ordinary import computers_showing
from evcorr.pattern import GAP
from evcorr.provider import canonical_provider
from evcorr.signature import Rarity, Signature
from evcorr.text import words

ENOUGH_ARTICLES = 2000
"""So many signatures tell what is rare; with fewer nothing is measured."""

_TELLING = 3
"""Texts that share their so many rarest features are the same message, however articles quote the rest of it."""


def with_rarity(signatures: Iterable[Signature]) -> list[Signature]:
    """The signatures with the rarity of each observable, or as they are where they are too few to tell."""
    known = list(signatures)
    if len(known) < ENOUGH_ARTICLES:
        return known
    every = [(number, item) for number, signature in enumerate(known) for item in signature.observables]
    holders: defaultdict[str, set[int]] = defaultdict(set)
    for place, (_, item) in enumerate(every):
        for feature in _features(item):
            holders[feature].add(place)
    measure = _Measure(
        holders=holders,
        article_of=[number for number, _ in every],
        frequency={feature: len({every[place][0] for place in places}) for feature, places in holders.items()},
        articles=len(known),
    )
    return [
        msgspec.structs.replace(one, rarity=tuple(_rarity(item, measure) for item in one.observables)) for one in known
    ]


class _Measure(msgspec.Struct, frozen=True):
    """What is counted: the observables with a feature, the article of each, in how many articles a feature is."""

    holders: Mapping[str, set[int]]
    article_of: list[int]
    frequency: Mapping[str, int]
    articles: int


def _rarity(observable: Observable, measure: _Measure) -> Rarity | None:
    features = _features(observable)
    if not features:
        return None
    rarest = sorted(features, key=lambda feature: (measure.frequency[feature], feature))[:_TELLING]
    # exact, so that the order of a set makes no difference
    bits = fsum(log2(measure.articles / measure.frequency[feature]) for feature in features)
    sharing = _sharing(rarest, measure)
    name = _name(observable)
    articles = measure.frequency[name] if name else sharing
    return Rarity(round(bits - 2 * log2(sharing)), articles, computers_showing(observable))


def _sharing(features: list[str], measure: _Measure) -> int:
    """How many articles have an observable with all of these features."""
    places = reduce(lambda left, feature: left & measure.holders[feature], features[1:], measure.holders[features[0]])
    return len({measure.article_of[place] for place in places})


def _features(observable: Observable) -> set[str]:
    """The words of an observable's text, and what else identifies it."""
    name = _name(observable)
    return {*words((text_of(observable) or "").replace(GAP, " ")), *([name] if name else [])}


def _name(observable: Observable) -> str:
    """An event or a code as one feature; empty for what is known by its words alone."""
    match observable:
        case Event(event_id=event_id, provider=provider):
            return f"event {event_id} {canonical_provider(provider) if provider else ''}"
        case ErrorCode(code=code):
            value = parse_code(code)
            return f"error {code.casefold() if value is None else identity(value)}"
        case _:
            return ""
