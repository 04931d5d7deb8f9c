"""How rare each observable is among the articles that are mined: what many of them show, ordinary logs show as well.

The words of a text, and the event (id and source) or the code, each count as many bits as they are rare among the
articles (their inverse document frequency). Articles that show the same take two bits away for each doubling of their
number: those that quote the text in whatever form, or those that have the event or code where there is no text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log2

import msgspec

from evcorr.codes import identity_of
from evcorr.mining.wording import ENOUGH_ARTICLES, Wording
from evcorr.observable import ErrorCode, Event, Observable, text_of
from evcorr.ordinary import computers_showing
from evcorr.provider import canonical_provider
from evcorr.signature import Rarity, Signature


def with_rarity(signatures: Iterable[Signature], wording: Wording) -> list[Signature]:
    """The signatures with the rarity of each observable, or as they are where they are too few to tell."""
    known = list(signatures)
    if len(known) < ENOUGH_ARTICLES:
        return known
    named = Counter(name for one in known for name in {_name(item) for item in one.observables} if name)
    return [
        msgspec.structs.replace(
            one, rarity=tuple(_rarity(item, named, len(known), wording) for item in one.observables)
        )
        for one in known
    ]


def _rarity(observable: Observable, named: Mapping[str, int], articles: int, wording: Wording) -> Rarity | None:
    """The rarity of an observable, `named` being how many articles show each name; None without name and text."""
    name, text = _name(observable), text_of(observable)
    if not name and not text:
        return None
    quoting = wording.articles_quoting(text) if text else named[name]
    bits = (log2(articles / named[name]) if name else 0) + (wording.bits(text) if text else 0)
    return Rarity(
        round(bits - 2 * log2(max(1, quoting))), named[name] if name else quoting, computers_showing(observable)
    )


def _name(observable: Observable) -> str:
    """An event or a code as one word; empty for what is known by its words alone."""
    match observable:
        case Event(event_id=event_id, provider=provider):
            return f"event {event_id} {canonical_provider(provider) if provider else ''}"
        case ErrorCode(code=code):
            value = identity_of(code)
            return f"error {code.casefold() if value is None else value}"
        case _:
            return ""
