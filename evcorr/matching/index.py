"""The index: every symptom of every signature, filed under the rarest key that a matching record must show."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from evcorr.matching.keys import Key, keys_of
from evcorr.observable import Message, Observable
from evcorr.pattern import fragments
from evcorr.signature import Signature, digest


class Symptom(msgspec.Struct, frozen=True):
    """One observable of a signature, ready to be compared: `parts` are the squeezed fragments of its text."""

    signature: Signature
    number: int
    observable: Observable
    parts: tuple[str, ...]


class Index(msgspec.Struct, frozen=True):
    """All symptoms by key. `windows` and `window_sizes` are those of the text keys among them."""

    by_key: Mapping[Key, tuple[Symptom, ...]]
    windows: frozenset[str]
    window_sizes: tuple[int, ...]
    signatures: tuple[Signature, ...]
    digest: str


def symptoms_of(signature: Signature) -> tuple[Symptom, ...]:
    """A signature's observables, each with its text taken apart; without those that say too little to be looked for."""
    return tuple(
        Symptom(signature, number, observable, fragments(_text_of(observable) or ""))
        for number, observable in enumerate(signature.observables)
        if any(keys_of(observable))
    )


def _text_of(observable: Observable) -> str | None:
    return observable.text if isinstance(observable, Message) else getattr(observable, "text", None)


def compile_index(signatures: Iterable[Signature]) -> Index:
    """File each symptom under the rarest key of each of its groups; rare means that few symptoms could use it."""
    known = tuple(signatures)
    symptoms = [symptom for signature in known for symptom in symptoms_of(signature)]
    groups = [(symptom, group) for symptom in symptoms for group in keys_of(symptom.observable) if group]
    frequency = Counter(key for _, group in groups for key in set(group))
    by_key: defaultdict[Key, list[Symptom]] = defaultdict(list)
    for symptom, group in groups:
        by_key[min(group, key=lambda key: (frequency[key], key))].append(symptom)
    windows = frozenset(str(value) for kind, _, value in by_key if kind == "text")
    return Index(
        by_key={key: tuple(filed) for key, filed in by_key.items()},
        windows=windows,
        window_sizes=tuple(sorted({len(window) for window in windows})),
        signatures=known,
        digest=digest(known),
    )
