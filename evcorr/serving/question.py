"""The question that Event Viewer's link "Event Log Online Help" asks, and its answer from the signatures.

Since Windows XP the link sends the product's name and version, the event's id and source, and the language, to an
address that the registry names: `ProdName`, `ProdVer`, `EvtID`, `EvtSrc`, `LCID`. Help links of SQL Server ask alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qs

import msgspec

from evcorr.observable import Event
from evcorr.provider import canonical_provider
from evcorr.signature import Signature, Status, sort_key

LONGEST_QUERY = 4096
"""Characters of a query that are looked at."""


class Question(msgspec.Struct, frozen=True):
    """An event: its 16-bit id, its source as asked for, and the product that wrote it, as far as told."""

    event_id: int
    provider: str | None = None
    product: str | None = None


class Answer(msgspec.Struct, frozen=True):
    """An article with the event that was asked for; not `sure` where it names no source, and may mean another's."""

    signature: Signature
    event: Event
    sure: bool


Events = Mapping[int, tuple[tuple[Signature, Event], ...]]
"""Every event of all signatures, by its id."""


def events_of(signatures: Iterable[Signature]) -> Events:
    """The events of signatures by id, in order of the articles."""
    events: defaultdict[int, list[tuple[Signature, Event]]] = defaultdict(list)
    for signature in sorted(signatures, key=sort_key):
        for observable in signature.observables:
            if isinstance(observable, Event):
                events[observable.event_id].append((signature, observable))
    return {event_id: tuple(known) for event_id, known in events.items()}


def question_in(query: str) -> Question | None:
    """The question of a query string, names in any case; None where it asks for no event."""
    asked = {name.casefold(): values[0].strip() for name, values in _parsed(query).items()}
    number = asked.get("evtid", "")
    if not number.isascii() or not number.isdecimal() or len(number) > 10:
        return None
    product = " ".join(filter(None, (asked.get("prodname"), asked.get("prodver"))))
    # classic providers are asked for by the whole identifier, of which articles give the lower half
    return Question(int(number) & 0xFFFF, asked.get("evtsrc") or None, product or None)


def _parsed(query: str) -> dict[str, list[str]]:
    try:
        return parse_qs(query[:LONGEST_QUERY], max_num_fields=32)
    except ValueError:
        return {}


def answer(question: Question, events: Events) -> tuple[Answer, ...]:
    """The articles that name the event, one answer an article: those of its source first, reviewed ones before mined.

    An event of another source is no answer; one of an article that names no source may be.
    """
    wanted = canonical_provider(question.provider) if question.provider else None
    found: dict[str, Answer] = {}
    for signature, event in events.get(question.event_id, ()):
        sure = wanted is not None and event.provider is not None and canonical_provider(event.provider) == wanted
        if sure or wanted is None or event.provider is None:
            known = found.get(signature.id)
            if known is None or (sure and not known.sure):
                found[signature.id] = Answer(signature, event, sure)
    return tuple(sorted(found.values(), key=lambda one: (not one.sure, one.signature.status is Status.MINED)))
