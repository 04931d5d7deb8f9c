"""Completion: what one article leaves out of an event is taken from others that tell of the same event.

Two events are the same if they share the id and the words, or those that the message begins with, or the id and the
source; an id alone tells nothing. A field is filled in only where all articles that state it agree, and the article
that it is taken from is recorded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping
from functools import lru_cache
from typing import TypeAlias

import msgspec

from evcorr.observable import Event, Inference, Observable
from evcorr.pattern import brief, fragments
from evcorr.provider import canonical_provider
from evcorr.text import fold_name

ENOUGH_WORDS = 20
"""Squeezed characters that events must have in common to be the same by their words."""

BEGINNING = 24
"""Squeezed characters that a message begins with and that tell it from others of the id, whatever it goes on with."""

Articles: TypeAlias = Mapping[str, tuple[Observable, ...]]
"""What each article lets somebody observe, by the article's id."""


class _Rule(msgspec.Struct, frozen=True):
    """How a field is filled in: from events with the same `key`, if `witnesses` articles or more agree on it.

    `word` is the articles' own word for the field, by which an inference names it; `fold` gives what is compared.
    """

    field: str
    word: str
    key: Callable[[Event], Hashable | None]
    fold: Callable[[str], Hashable]
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
    _Rule("text", "text", _same_source, _pattern, witnesses=2),
)


def complete(articles: Articles) -> dict[str, tuple[Observable, ...]]:
    """The observables of each article, with the events completed from the other articles."""
    completed = dict(articles)
    for rule in _RULES:
        stated = _stated(articles, rule)
        for article, observables in completed.items():
            completed[article] = tuple(
                _filled(article, item, rule, stated) if isinstance(item, Event) else item for item in observables
            )
    return completed


def _stated(articles: Articles, rule: _Rule) -> dict[Hashable, dict[str, str]]:
    """For each key, what each article states of the rule's field."""
    stated: defaultdict[Hashable, dict[str, str]] = defaultdict(dict)
    for article, observables in articles.items():
        for item in observables:
            if isinstance(item, Event) and (value := getattr(item, rule.field)) and (key := rule.key(item)):
                stated[key][article] = value
    return stated


def _filled(article: str, event: Event, rule: _Rule, stated: Mapping[Hashable, dict[str, str]]) -> Event:
    """The event with the rule's field, if it lacks it and the other articles agree on it."""
    if getattr(event, rule.field):
        return event
    found = {other: value for other, value in stated.get(rule.key(event), {}).items() if other != article}
    if len(found) < rule.witnesses or len(set(map(rule.fold, found.values()))) > 1:
        return event
    source = min(found, key=lambda name: (len(name), name))
    inferred = (*event.inferred, Inference(rule.word, source))
    return msgspec.structs.replace(event, inferred=inferred, **{rule.field: found[source]})
