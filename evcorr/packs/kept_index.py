"""An index as bytes, and back: what a scan does not ask for is not decoded.

It is data that is decoded into typed values, and nothing in it can run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar, overload

import msgspec

from evcorr.matching.anchors import Anchor
from evcorr.matching.cores import Cores
from evcorr.matching.index import Index, Reach, Symptom
from evcorr.matching.keys import Key
from evcorr.packs.lazy_values import Lazy, Packed
from evcorr.signature import Signature

Other = TypeVar("Other")

_Row = tuple[int, int, tuple[str, ...], bool, bool]
"""A symptom: the number of its signature, its own there, and what else is known of it, in the order of its fields."""


_Filed = dict[str, dict[str, dict[int | str, list[int]]]]
"""The numbers of symptoms by the three parts of their keys: so each kind and name is decoded once."""


class _Kept(msgspec.Struct, array_like=True):
    """An index as it is kept: keys name symptoms by their numbers."""

    signatures: Packed
    reaches: list[Reach]
    rows: Packed
    keys: _Filed
    digest: str
    anchors: msgspec.Raw
    anchorless: bool
    core_anchors: msgspec.Raw
    numbers: tuple[int, ...]
    complete: bool


_encode = msgspec.msgpack.encode
_KEPT = msgspec.msgpack.Decoder(_Kept)
_ROW = msgspec.msgpack.Decoder(_Row)
_SIGNATURE = msgspec.msgpack.Decoder(Signature)
_ANCHORS = msgspec.msgpack.Decoder(tuple[Anchor, ...])


class _Signatures(Lazy[Signature]):
    """Signatures, each decoded by itself; then it stays."""

    def __init__(self, encoded: Packed) -> None:
        self._encoded = encoded
        self._decoded: dict[int, Signature] = {}

    def __len__(self) -> int:
        return len(self._encoded)

    def _at(self, number: int) -> Signature:
        if number not in self._decoded:
            self._decoded[number] = _SIGNATURE.decode(self._encoded[number])
        return self._decoded[number]


class _Anchors(Lazy[Anchor]):
    """Anchors, all of which are decoded together."""

    def __init__(self, encoded: msgspec.Raw) -> None:
        self._encoded = encoded

    @cached_property
    def _decoded(self) -> tuple[Anchor, ...]:
        return _ANCHORS.decode(self._encoded)

    def __len__(self) -> int:
        return len(self._decoded)

    def __iter__(self) -> Iterator[Anchor]:
        return iter(self._decoded)

    def _at(self, number: int) -> Anchor:
        return self._decoded[number]


class _Symptoms(Mapping[Key, tuple[Symptom, ...]]):
    """Symptoms by key, each decoded when one of its keys is looked up."""

    def __init__(self, keys: _Filed, rows: Packed, signatures: Sequence[Signature]) -> None:
        self._keys = keys
        self._rows = rows
        self._signatures = signatures
        self._decoded: dict[int, Symptom] = {}
        self._filed: dict[Key, tuple[Symptom, ...]] = {}

    def __len__(self) -> int:
        return sum(len(values) for names in self._keys.values() for values in names.values())

    def __iter__(self) -> Iterator[Key]:
        for kind, names in self._keys.items():
            for name, values in names.items():
                yield from ((kind, name, value) for value in values)

    def __getitem__(self, key: Key) -> tuple[Symptom, ...]:
        if key not in self._filed:
            kind, name, value = key
            self._filed[key] = tuple(map(self._symptom, self._keys[kind][name][value]))
        return self._filed[key]

    @overload
    def get(self, key: Key, /) -> tuple[Symptom, ...] | None: ...

    @overload
    def get(self, key: Key, /, default: tuple[Symptom, ...] | Other) -> tuple[Symptom, ...] | Other: ...

    def get(self, key: Key, /, default: object = None) -> object:
        """Those under a key; most keys that records show are of no symptom."""
        return self[key] if self._has(key) else default

    def _has(self, key: Key) -> bool:
        kind, name, value = key
        return kind in self._keys and name in self._keys[kind] and value in self._keys[kind][name]

    def _symptom(self, number: int) -> Symptom:
        if number not in self._decoded:
            of, place, parts, distinctive, shared = _ROW.decode(self._rows[number])
            signature = self._signatures[of]
            self._decoded[number] = Symptom(signature, place, signature.observables[place], parts, distinctive, shared)
        return self._decoded[number]


def encode_index(index: Index) -> bytes:
    """An index as bytes."""
    numbers = {id(signature): number for number, signature in enumerate(index.signatures)}
    known: dict[int, int] = {}
    rows: list[_Row] = []
    for symptom in (symptom for symptoms in index.by_key.values() for symptom in symptoms):
        if known.setdefault(id(symptom), len(rows)) == len(rows):
            of = numbers[id(symptom.signature)]
            rows.append((of, symptom.number, symptom.parts, symptom.distinctive, symptom.shared))
    filed: _Filed = {}
    for (kind, name, value), symptoms in index.by_key.items():
        filed.setdefault(kind, {}).setdefault(name, {})[value] = [known[id(symptom)] for symptom in symptoms]
    return _encode(
        _Kept(
            signatures=Packed.of(index.signatures),
            reaches=list(index.reaches),
            rows=Packed.of(rows),
            keys=filed,
            digest=index.digest,
            anchors=msgspec.Raw(_encode(index.anchors)),
            anchorless=index.anchorless,
            core_anchors=msgspec.Raw(_encode(index.cores.anchors)),
            numbers=index.cores.numbers,
            complete=index.cores.complete,
        )
    )


def decode_index(content: bytes | memoryview) -> Index | None:
    """An index of bytes that `encode_index` gave; None if they are something else."""
    try:
        kept = _KEPT.decode(content)
    except msgspec.DecodeError:
        return None
    signatures = _Signatures(kept.signatures)
    return Index(
        by_key=_Symptoms(kept.keys, kept.rows, signatures),
        signatures=signatures,
        reaches=tuple(kept.reaches),
        digest=kept.digest,
        anchors=_Anchors(kept.anchors),
        anchorless=kept.anchorless,
        cores=Cores(_Anchors(kept.core_anchors), kept.numbers, kept.complete),
    )
