"""An index as bytes, and back: what a scan does not ask for is not decoded.

It is data that is decoded into typed values, and nothing in it can run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar, overload

import msgspec

from evcorr.matching.index import Index, Reach, Symptom, Words, index_of
from evcorr.matching.keys import Key
from evcorr.signature import Signature

Other = TypeVar("Other")

_Row = tuple[int, int, tuple[str, ...], bool, bool]
"""A symptom: the number of its signature, its own there, and what else is known of it, in the order of its fields."""


class _Kept(msgspec.Struct, array_like=True):
    """An index as it is kept: keys name symptoms by their numbers, these are rows, and rows and signatures bytes."""

    signatures: list[bytes]
    reaches: list[Reach]
    rows: list[bytes]
    keys: dict[Key, list[int]]
    digest: str
    words: Words


_encode = msgspec.msgpack.encode
_KEPT = msgspec.msgpack.Decoder(_Kept)
_ROW = msgspec.msgpack.Decoder(_Row)
_SIGNATURE = msgspec.msgpack.Decoder(Signature)


class _Signatures(Sequence[Signature]):
    """Signatures that are decoded when they are asked for, and then stay."""

    def __init__(self, encoded: list[bytes]) -> None:
        self._encoded = encoded
        self._decoded: dict[int, Signature] = {}

    def __len__(self) -> int:
        return len(self._encoded)

    @overload
    def __getitem__(self, number: int) -> Signature: ...

    @overload
    def __getitem__(self, number: slice) -> Sequence[Signature]: ...

    def __getitem__(self, number: int | slice) -> Signature | Sequence[Signature]:
        if isinstance(number, slice):
            return [self[one] for one in range(len(self))[number]]
        at = range(len(self._encoded))[number]
        if at not in self._decoded:
            self._decoded[at] = _SIGNATURE.decode(self._encoded[at])
        return self._decoded[at]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # as lists have none


class _Symptoms(Mapping[Key, tuple[Symptom, ...]]):
    """Symptoms by key, each decoded when one of its keys is looked up."""

    def __init__(self, keys: dict[Key, list[int]], rows: list[bytes], signatures: Sequence[Signature]) -> None:
        self._keys = keys
        self._rows = rows
        self._signatures = signatures
        self._decoded: dict[int, Symptom] = {}
        self._filed: dict[Key, tuple[Symptom, ...]] = {}

    def __len__(self) -> int:
        return len(self._keys)

    def __iter__(self) -> Iterator[Key]:
        return iter(self._keys)

    def __getitem__(self, key: Key) -> tuple[Symptom, ...]:
        if key not in self._filed:
            self._filed[key] = tuple(map(self._symptom, self._keys[key]))
        return self._filed[key]

    @overload
    def get(self, key: Key, /) -> tuple[Symptom, ...] | None: ...

    @overload
    def get(self, key: Key, /, default: tuple[Symptom, ...] | Other) -> tuple[Symptom, ...] | Other: ...

    def get(self, key: Key, /, default: object = None) -> object:
        """Those under a key; most keys that records show are of no symptom."""
        return self[key] if key in self._keys else default

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
    rows: list[bytes] = []
    for symptom in (symptom for filed in index.by_key.values() for symptom in filed):
        if known.setdefault(id(symptom), len(rows)) == len(rows):
            of = numbers[id(symptom.signature)]
            rows.append(_encode((of, symptom.number, symptom.parts, symptom.distinctive, symptom.shared)))
    return _encode(
        _Kept(
            signatures=list(map(_encode, index.signatures)),
            reaches=list(index.reaches),
            rows=rows,
            keys={key: [known[id(symptom)] for symptom in filed] for key, filed in index.by_key.items()},
            digest=index.digest,
            words=Words((*([None] if index.anchorless else []), *index.anchors), index.cores),
        )
    )


def decode_index(content: bytes) -> Index | None:
    """An index of bytes that `encode_index` gave; None if they are something else."""
    try:
        kept = _KEPT.decode(content)
    except msgspec.DecodeError:
        return None
    signatures = _Signatures(kept.signatures)
    by_key = _Symptoms(kept.keys, kept.rows, signatures)
    return index_of(by_key, signatures, kept.digest, tuple(kept.reaches), kept.words)
