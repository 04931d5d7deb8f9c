"""The compiled index of packs, kept in the user's cache folder so that a scan starts at once.

A cached index is found by the version of evcorr and the content of the packs. It is data that is decoded into typed
values, and nothing in it can run. A cache that can't be read or written is no error: the packs are compiled then.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from evcorr.matching.anchors import Anchor
from evcorr.matching.index import Index, Symptom, compile_index, index_of
from evcorr.packs.pack import choose_signatures, pack_files, read_packs
from evcorr.record import Problem
from evcorr.signature import Signature
from evcorr.user_cache import read_kept, write_kept
from evcorr.version import VERSION

MOST_FILES = 4
"""Indexes of so many sets of packs are kept; writing another one removes the oldest."""


class _Compiled(msgspec.Struct, array_like=True):
    """An index as it is kept: symptoms name their signature by its number, keys their symptoms."""

    signatures: tuple[Signature, ...]
    symptoms: list[tuple[int, int, tuple[str, ...], bool, bool]]
    keys: list[tuple[str, str, int | str, list[int]]]
    digest: str
    anchors: list[Anchor | None]


_DECODER = msgspec.msgpack.Decoder(_Compiled)


def load_index(paths: Sequence[Path]) -> tuple[Index, tuple[Problem, ...]]:
    """The index of the signatures of packs and folders, and the packs' faults; with faults nothing is cached."""
    name = _name(paths)
    with _without_collector():
        index = _read(name) if name else None
        if index is not None:
            return index, ()
        placed, faults = read_packs(paths)
        index = compile_index(choose_signatures(item.signature for item in placed))
        if name and not faults:
            _write(name, index)
    return index, tuple(faults)


def _name(paths: Iterable[Path]) -> str | None:
    """The name of the index of these packs; None where a pack can't be read."""
    content = hashlib.sha256(VERSION.encode())
    try:
        for file in (file for path in paths for file in pack_files(path)):
            data = file.read_bytes()
            content.update(f"{file.suffix} {len(data)}\n".encode())
            content.update(data)
    except OSError:
        return None
    return f"{content.hexdigest()[:32]}.index"


@contextlib.contextmanager
def _without_collector() -> Iterator[None]:
    """Keep the garbage collector from walking, again and again, what is made here by the ten thousand and stays."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()


def _read(name: str) -> Index | None:
    """The index that is kept under this name, if it can be read."""
    content = read_kept(name)
    if content is None:
        return None
    try:
        kept = _DECODER.decode(content)
        symptoms = [
            Symptom(kept.signatures[of], number, kept.signatures[of].observables[number], parts, distinctive, shared)
            for of, number, parts, distinctive, shared in kept.symptoms
        ]
        by_key = {
            (kind, name, value): tuple(map(symptoms.__getitem__, filed)) for kind, name, value, filed in kept.keys
        }
    except (msgspec.DecodeError, IndexError):
        return None
    return index_of(by_key, kept.signatures, kept.digest, kept.anchors)


def _write(name: str, index: Index) -> None:
    """Keep an index."""
    numbers = {id(signature): number for number, signature in enumerate(index.signatures)}
    symptoms: dict[int, int] = {}
    rows: list[tuple[int, int, tuple[str, ...], bool, bool]] = []
    for symptom in (symptom for filed in index.by_key.values() for symptom in filed):
        if symptoms.setdefault(id(symptom), len(rows)) == len(rows):
            rows.append(
                (numbers[id(symptom.signature)], symptom.number, symptom.parts, symptom.distinctive, symptom.shared)
            )
    keys = [(*key, [symptoms[id(symptom)] for symptom in filed]) for key, filed in index.by_key.items()]
    anchors = [*index.anchors, *([None] if index.anchorless else [])]
    compiled = _Compiled(index.signatures, rows, keys, index.digest, anchors)
    write_kept(name, msgspec.msgpack.encode(compiled), MOST_FILES)
