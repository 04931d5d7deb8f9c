"""Parcels: parts on their way from one process to another.

Signatures and symptoms stay at home: both processes have the same index, and a number tells which one is meant.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Sequence
from functools import cache

from evcorr.matching.index import Index, Symptom, symptoms_of
from evcorr.scanning.part import Part
from evcorr.signature import Signature

_Label = tuple[int, int | None]
"""The number of a signature in the index, and that of its symptom, or None for the signature itself."""


class Parcels:
    """Packs and opens parts whose cases are about signatures of this index."""

    def __init__(self, index: Index) -> None:
        self._signatures = index.signatures
        self._numbers = {id(signature): number for number, signature in enumerate(index.signatures)}
        self._symptoms = cache(lambda number: {one.number: one for one in symptoms_of(self._signatures[number])})

    def pack(self, parts: Sequence[Part]) -> bytes:
        """The parts as bytes."""
        parcel = io.BytesIO()
        _Packer(parcel, self._label).dump(parts)
        return parcel.getvalue()

    def open(self, parcel: bytes) -> list[Part]:
        """The parts again, from the bytes of a process of one's own."""
        parts: list[Part] = _Opener(io.BytesIO(parcel), self._named).load()
        return parts

    def _label(self, thing: object) -> _Label | None:
        if isinstance(thing, Symptom):
            return self._numbers[id(thing.signature)], thing.number
        return (self._numbers[id(thing)], None) if isinstance(thing, Signature) else None

    def _named(self, label: _Label) -> Signature | Symptom:
        number, symptom = label
        return self._signatures[number] if symptom is None else self._symptoms(number)[symptom]


class _Packer(pickle.Pickler):
    def __init__(self, parcel: io.BytesIO, label: Callable[[object], _Label | None]) -> None:
        super().__init__(parcel, pickle.HIGHEST_PROTOCOL)
        self._label = label

    def persistent_id(self, obj: object) -> _Label | None:
        return self._label(obj)


class _Opener(pickle.Unpickler):
    def __init__(self, parcel: io.BytesIO, named: Callable[[_Label], Signature | Symptom]) -> None:
        super().__init__(parcel)
        self._named = named

    def persistent_load(self, pid: _Label) -> Signature | Symptom:
        return self._named(pid)
