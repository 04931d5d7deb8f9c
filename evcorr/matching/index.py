"""The index: every symptom of every signature, filed under the rarest key that a matching record must show."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cached_property
from typing import TypeAlias

import msgspec

from evcorr.hint import is_shared, singles_out
from evcorr.matching.anchors import Anchor, anchor_of, merged
from evcorr.matching.cores import Cores, cores_of
from evcorr.matching.keys import Key, keys_of, window_lookup
from evcorr.observable import ErrorCode, Event, Observable, text_of
from evcorr.provider import canonical_provider
from evcorr.signature import Rarity, Signature, digest
from evcorr.text.folding import squeeze
from evcorr.text.lookup import Lookup
from evcorr.text.pattern import fragments


class Symptom(msgspec.Struct, frozen=True):
    """One observable of a signature, ready to be compared: `parts` are the squeezed fragments of its text."""

    signature: Signature
    number: int
    observable: Observable
    parts: tuple[str, ...]
    distinctive: bool
    """Whether its words tell one problem from others."""
    shared: bool
    """Whether too many articles, or ordinary logs, show the same to tell one of them by it."""


Reach: TypeAlias = tuple[str, ...] | None
"""The canonical names of the providers whose records alone can show a signature; None where any record may."""


class Index(msgspec.Struct, frozen=True, dict=True):
    """All symptoms by key."""

    by_key: Mapping[Key, tuple[Symptom, ...]]
    signatures: Sequence[Signature]
    reaches: tuple[Reach, ...]
    """Of each signature, in their order, what records have to be of to show it."""
    digest: str
    anchors: Sequence[Anchor]
    """What a text must hold, squeezed, to show one of the text keys' symptoms."""
    anchorless: bool
    """Whether some of those have no ASCII to look for: a text of ASCII alone does not show them."""
    cores: Cores
    """What the stored values of a record must hold to show one of them."""

    def in_reach(self, providers: Set[str]) -> int:
        """How many signatures records of providers could show, known by their canonical names."""
        return sum(reach is None or not providers.isdisjoint(reach) for reach in self.reaches)

    @cached_property
    def codes(self) -> frozenset[int]:
        """The identities of the error codes that are looked for."""
        return self._numbers("error")

    @cached_property
    def event_ids(self) -> frozenset[int]:
        """The ids of the events that are looked for."""
        return self._numbers("event")

    def _numbers(self, wanted: str) -> frozenset[int]:
        return frozenset(value for kind, _, value in self.by_key if kind == wanted and isinstance(value, int))

    @cached_property
    def windows_in(self) -> Lookup:
        """Tells which windows of the text keys stand in a squeezed text."""
        return window_lookup(str(value) for kind, _, value in self.by_key if kind == "text")


def symptoms_of(signature: Signature) -> tuple[Symptom, ...]:
    """A signature's observables, each with its text taken apart; without those that say too little to be looked for."""
    return tuple(
        _symptom(signature, number, observable, rarity)
        for number, (observable, rarity) in enumerate(zip(signature.observables, signature.rarities(), strict=True))
        if any(keys_of(observable))
    )


def _symptom(signature: Signature, number: int, observable: Observable, rarity: Rarity | None) -> Symptom:
    text = text_of(observable)
    return Symptom(
        signature, number, observable, fragments(text or ""), singles_out(text, rarity), is_shared(observable, rarity)
    )


def compile_index(signatures: Iterable[Signature]) -> Index:
    """File each symptom under the rarest key of each of its groups; rare means that few symptoms could use it."""
    known = tuple(signatures)
    symptoms = [symptom for signature in known for symptom in symptoms_of(signature)]
    groups = [(symptom, group) for symptom in symptoms for group in keys_of(symptom.observable) if group]
    frequency = Counter(key for _, group in groups for key in set(group))
    by_key: defaultdict[Key, list[Symptom]] = defaultdict(list)
    for symptom, group in groups:
        by_key[min(group, key=lambda key: (frequency[key], key))].append(symptom)
    filed = {key: tuple(symptoms) for key, symptoms in by_key.items()}
    return Index(filed, known, tuple(map(_reach, known)), digest(known), *words_of(filed))


def _reach(signature: Signature) -> Reach:
    """Events name their providers; words and codes can stand in any record."""
    names = [one.provider if isinstance(one, Event) else None for one in signature.observables]
    return None if None in names else tuple(sorted({canonical_provider(name) for name in names if name is not None}))


def words_of(by_key: Mapping[Key, tuple[Symptom, ...]]) -> tuple[tuple[Anchor, ...], bool, Cores]:
    """The anchors of all symptoms under text keys, sorted, each once; whether some have none; and the cores."""
    texts = {_text_of(symptom) for (kind, _, _), filed in by_key.items() if kind == "text" for symptom in filed}
    anchors = [anchor_of(text) for text in texts]
    return merged(anchor for anchor in anchors if anchor), None in anchors, cores_of(texts)


def _text_of(symptom: Symptom) -> tuple[str, ...]:
    """The fragments of which a text has to show all; a code in letters is one itself."""
    code = symptom.observable.code if isinstance(symptom.observable, ErrorCode) else None
    return (squeeze(code),) if code else symptom.parts
