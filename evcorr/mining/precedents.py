"""Precedents: what signatures that are already known state of an event that an article leaves out.

A signature keeps only the words that single a message out, wherever in it they stand; so an event is the same if a
text holds these words, and its id is theirs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping

import msgspec

from evcorr.observable import Event
from evcorr.provider import canonical_provider
from evcorr.signature import Signature
from evcorr.text.folding import Squeezed
from evcorr.text.pattern import find, fragments

ENOUGH_WORDS = 20
"""Squeezed characters that events must have in common to be the same by their words."""


class _Precedent(msgspec.Struct, frozen=True):
    """An event of an article's signature, with the fields that the article itself states, and its squeezed words."""

    article: str
    event: Event
    parts: tuple[str, ...]


class Precedents:
    """The events of known signatures."""

    def __init__(self, signatures: Iterable[Signature] = (), *, besides: Container[str] = ()) -> None:
        """Take the events of all signatures, but for those of the articles `besides`."""
        self._by_id: defaultdict[int, list[_Precedent]] = defaultdict(list)
        for signature in signatures:
            if signature.id not in besides:
                for item in signature.observables:
                    if isinstance(item, Event):
                        self._by_id[item.event_id].append(_precedent(signature.id, item))

    def with_words(self, event: Event, field: str) -> Mapping[str, str]:
        """What each article states of a field of the event whose words the event has."""
        if event.text is None or event.event_id not in self._by_id:
            return {}
        text = Squeezed(event.text)
        return {
            one.article: value
            for one in self._by_id[event.event_id]
            if (value := getattr(one.event, field))
            and sum(map(len, one.parts)) >= ENOUGH_WORDS
            and find(one.parts, text)
        }

    def of_source(self, event: Event, field: str) -> Mapping[str, str]:
        """What each article states of a field of the event that has the event's source and id."""
        if event.provider is None:
            return {}
        source = canonical_provider(event.provider)
        return {
            one.article: value
            for one in self._by_id.get(event.event_id, ())
            if (value := getattr(one.event, field))
            and one.event.provider
            and canonical_provider(one.event.provider) == source
        }


def _precedent(article: str, event: Event) -> _Precedent:
    """An event without what its article does not state itself."""
    left_out = {_FIELDS.get(one.field, one.field) for one in event.inferred}
    stated = msgspec.structs.replace(event, **dict.fromkeys(left_out & set(_FIELDS.values())))
    return _Precedent(article, stated, fragments(stated.text or ""))


_FIELDS = {"source": "provider", "log": "channel", "level": "level", "text": "text"}
"""The fields by the words that inferences name them by."""
