"""Matching: which symptoms a record shows, how well, and by which of its words.

`match` looks candidates up in the index; `match_all` asks every symptom in turn. Both decide by `compare`, and tests
demand that they always agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from evcorr.grade import Grade
from evcorr.matching.agreement import Agreement
from evcorr.matching.compare import compare, compare_but_values
from evcorr.matching.compare_values import with_values
from evcorr.matching.index import Index, Symptom, symptoms_of
from evcorr.matching.keys import Key, keys_in
from evcorr.matching.shown import Shown, show
from evcorr.observable import ErrorCode, Event
from evcorr.record import Record
from evcorr.signature import Signature
from evcorr.text.pattern import Span, find


class Match(msgspec.Struct, frozen=True):
    """A symptom that a record shows; `agreed`, `spans` and `differing` as in `Agreement`."""

    symptom: Symptom
    shown: Shown
    grade: Grade
    agreed: tuple[str, ...]
    spans: tuple[Span, ...]
    differing: tuple[str, ...] = ()

    @classmethod
    def of(cls, symptom: Symptom, shown: Shown, agreement: Agreement) -> Match:
        """The match of a symptom with a record that agrees so."""
        return cls(symptom, shown, agreement.grade, agreement.agreed, agreement.spans, agreement.differing)


def match(record: Record, index: Index) -> list[Match]:
    """The symptoms of an index that a record shows, in order of their signatures."""
    shown = show(record)
    return matches(shown, candidates(known_keys(shown, index), index))


def match_all(record: Record, signatures: Iterable[Signature]) -> list[Match]:
    """The same without an index: the plain meaning of a match, for tests."""
    shown = show(record)
    return matches(shown, [symptom for signature in signatures for symptom in symptoms_of(signature)])


def known_keys(shown: Shown, index: Index) -> frozenset[Key]:
    """The keys that a record shows under which an index has symptoms."""
    return frozenset(key for key in keys_in(shown, index.windows_in) if index.by_key.get(key))


def candidates(keys: Iterable[Key], index: Index) -> tuple[Symptom, ...]:
    """The symptoms under some keys of an index, each once."""
    return tuple({id(symptom): symptom for key in keys for symptom in index.by_key[key]}.values())


def matches(shown: Shown, symptoms: Iterable[Symptom]) -> list[Match]:
    """Those of some symptoms that a record shows, in order of their signatures."""
    found = [
        Match.of(symptom, shown, agreement)
        for symptom, agreement in _compared(shown, symptoms)
        if agreement is not None and _is_news(agreement, symptom, shown)
    ]
    return sorted(of_one_case(found), key=lambda item: (item.symptom.signature.id, item.symptom.number))


def of_one_case(found: Sequence[Match]) -> Iterator[Match]:
    """The matches without those by source and id alone, where the words are those of another case of the same event.

    An article may quote several messages of an event; an entry is one of them.
    """
    told = {item.symptom.signature.id for item in found if _is_event(item) and "text" in item.agreed}
    for item in found:
        if not _is_event(item) or "text" in item.agreed or item.symptom.signature.id not in told:
            yield item


def _is_event(item: Match) -> bool:
    return isinstance(item.symptom.observable, Event)


def _compared(shown: Shown, symptoms: Iterable[Symptom]) -> Iterator[tuple[Symptom, Agreement | None]]:
    """Each symptom with its agreement; a code that many articles name is compared once for those in the same case."""
    known: dict[object, Agreement | None] = {}
    for symptom in symptoms:
        error = symptom.observable
        # codes in the data count for those articles alone that name the event
        if not isinstance(error, ErrorCode) or shown.data_codes:
            yield symptom, compare(symptom, shown)
            continue
        spans = find(symptom.parts, shown.squeezed)
        case = error.code, error.space, bool(symptom.parts), symptom.distinctive, symptom.shared, spans
        if case not in known:
            known[case] = compare_but_values(symptom, shown)
        agreement = known[case]
        yield symptom, agreement and with_values(agreement, symptom, shown)


def _is_news(agreement: Agreement, symptom: Symptom, shown: Shown) -> bool:
    """Whether the words that matched are not all in the record before, or in single lines, which are records as well.

    Of lines that were put together again only words count that single a message out: others follow on one another by
    chance.
    """
    overlap, spans = shown.record.overlap, agreement.spans
    if overlap and spans and all(end <= overlap for _, end in spans):
        return False
    if not shown.record.rejoined:
        return True
    return symptom.distinctive and any("\n" in shown.text[start:end] for start, end in spans)
