"""Completion: what one article leaves out of an event is taken from others that tell of the same event.

Two events are the same if they share the id and the words, or those that the message begins with, or the id and the
source; an id alone tells nothing. A field is filled in only where all articles that state it agree, and the article
that it is taken from is recorded. Signatures that are known already (see `precedents`) are as good as articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping
from functools import lru_cache
from typing import TypeAlias

import msgspec

from evcorr.mining.precedents import ENOUGH_WORDS, Precedents
from evcorr.observable import Event, Inference, Observable
from evcorr.provider import canonical_provider
from evcorr.text.folding import fold_name
from evcorr.text.pattern import brief, fragments

BEGINNING = 24
"""Squeezed characters that a message begins with and that tell it from others of the id, whatever it goes on with."""

Articles: TypeAlias = Mapping[str, tuple[Observable, ...]]
"""What each article lets somebody observe, by the article's id."""


class _Rule(msgspec.Struct, frozen=True):
    """How a field is filled in: from events with the same `key`, if `witnesses` articles or more agree on it.

    `word` is the articles' own word for the field, by which an inference names it; `fold` gives what is compared;
    `known` is the same for the events of signatures.
    """

    field: str
    word: str
    key: Callable[[Event], Hashable | None]
    fold: Callable[[str], Hashable]
    known: Callable[[Precedents, Event, str], Mapping[str, str]] = Precedents.with_words
    witnesses: int = 1


def _same_words(event: Event) -> Hashable | None:
    parts = _pattern(event.text) if event.text else ()
    return (event.event_id, parts) if sum(map(len, parts)) >= ENOUGH_WORDS else None


def _same_beginning(event: Event) -> Hashable | None:
    beginning = _pattern(event.text)[:1] if event.text else ()
    return (event.event_id, beginning[0][:BEGINNING]) if beginning and len(beginning[0]) >= BEGINNING else None


def _same_source(event: Event) -> Hashable | None:
    return (event.event_id, canonical_provider(event.provider)) if event.provider else None


@lru_cache(maxsize=16384)
def _pattern(text: str) -> tuple[str, ...]:
    return fragments(brief(text) or "")


_RULES = (
    _Rule("provider", "source", _same_words, canonical_provider),
    _Rule("channel", "log", _same_words, fold_name),
    _Rule("level", "level", _same_words, fold_name),
    # articles quote different parts of a long message, or one with other values in it
    _Rule("provider", "source", _same_beginning, canonical_provider),
    _Rule("channel", "log", _same_beginning, fold_name),
    _Rule("level", "level", _same_beginning, fold_name),
    # one article may be about one of several texts that a source has under the id; two that agree hardly are
    _Rule("text", "text", _same_source, _pattern, Precedents.of_source, witnesses=2),
)


def complete(articles: Articles, precedents: Precedents | None = None) -> dict[str, tuple[Observable, ...]]:
    """The observables of each article, with the events completed from the other articles and from precedents."""
    with_events = {
        article: observables
        for article, observables in articles.items()
        if any(isinstance(item, Event) for item in observables)
    }
    completed = dict(with_events)
    for rule in _RULES:
        witnesses = _Witnesses(rule, with_events, precedents or Precedents())
        for article, observables in completed.items():
            completed[article] = tuple(witnesses.fill(article, item) for item in observables)
    return {**articles, **completed}


class _Witnesses:
    """What all articles and precedents state of a rule's field."""

    def __init__(self, rule: _Rule, articles: Articles, precedents: Precedents) -> None:
        self._rule = rule
        self._precedents = precedents
        self._stated: defaultdict[Hashable, dict[str, str]] = defaultdict(dict)
        for article, observables in articles.items():
            for item in observables:
                if isinstance(item, Event) and (value := getattr(item, rule.field)) and (key := rule.key(item)):
                    self._stated[key][article] = value

    def fill(self, article: str, item: Observable) -> Observable:
        """An article's event with the field, if it lacks it, enough others tell it, and all agree."""
        if not isinstance(item, Event) or getattr(item, self._rule.field):
            return item
        told = self._told(article, item)
        if len(told) < self._rule.witnesses or len(set(map(self._rule.fold, told.values()))) > 1:
            return item
        source = min(told, key=lambda name: (len(name), name))
        inferred = (*item.inferred, Inference(self._rule.word, source))
        return msgspec.structs.replace(item, inferred=inferred, **{self._rule.field: told[source]})

    def _told(self, article: str, event: Event) -> dict[str, str]:
        """What each article but this one tells of the field."""
        others = self._stated.get(self._rule.key(event), {})
        return {
            **self._rule.known(self._precedents, event, self._rule.field),
            **{other: value for other, value in others.items() if other != article},
        }
