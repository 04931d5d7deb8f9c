"""Matching: which symptoms a record shows, how well, and by which of its words.

`match` looks candidates up in the index; `match_all` asks every symptom in turn. Both decide by `compare`, and tests
demand that they always agree.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from evcorr.grade import Grade
from evcorr.matching.compare import Agreement, compare
from evcorr.matching.index import Index, Symptom, symptoms_of
from evcorr.matching.keys import keys_in
from evcorr.matching.shown import Shown, show
from evcorr.pattern import Span
from evcorr.record import Record
from evcorr.signature import Signature


class Match(msgspec.Struct, frozen=True):
    """A symptom that a record shows; `agreed` and `spans` as in `Agreement`."""

    symptom: Symptom
    shown: Shown
    grade: Grade
    agreed: tuple[str, ...]
    spans: tuple[Span, ...]


def match(record: Record, index: Index) -> list[Match]:
    """The symptoms of an index that a record shows, in order of their signatures."""
    shown = show(record)
    candidates = {
        id(symptom): symptom for key in keys_in(shown, index.windows_in) for symptom in index.by_key.get(key, ())
    }
    return _matches(shown, candidates.values())


def match_all(record: Record, signatures: Iterable[Signature]) -> list[Match]:
    """The same without an index: the plain meaning of a match, for tests."""
    shown = show(record)
    return _matches(shown, [symptom for signature in signatures for symptom in symptoms_of(signature)])


def _matches(shown: Shown, symptoms: Iterable[Symptom]) -> list[Match]:
    found = [
        Match(symptom, shown, agreement.grade, agreement.agreed, agreement.spans)
        for symptom in symptoms
        if (agreement := compare(symptom, shown)) is not None and not _is_old(agreement, shown.record.overlap)
    ]
    return sorted(found, key=lambda item: (item.symptom.signature.id, item.symptom.number))


def _is_old(agreement: Agreement, overlap: int) -> bool:
    """Whether the words that matched are the end of the record before, which was matched already."""
    return bool(agreement.spans) and all(end <= overlap for _, end in agreement.spans)
