"""Signature packs on disk: JSON Lines with one mined signature a line, and YAML with one reviewed signature a file.

Nothing in a pack can run. Loading collects every fault, each with file and line, before it raises.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from evcorr.data_file import PACKAGE, data_file
from evcorr.errors import SignatureError, reason_of
from evcorr.packs.placed import Placed, fault, line_of
from evcorr.record import Problem
from evcorr.signature import Signature, Status, sort_key
from evcorr.special_file import why_left

REVIEWED_SUFFIXES = frozenset({".yaml", ".yml"})
PACK_SUFFIXES = frozenset({".jsonl"}) | REVIEWED_SUFFIXES


def dump_pack(signatures: Iterable[Signature]) -> bytes:
    """The signatures as JSON Lines, sorted by article, keys in fixed order, what is unknown left out."""
    ordered = sorted(signatures, key=sort_key)
    return b"".join(msgspec.json.encode(_without_gaps(msgspec.to_builtins(item))) + b"\n" for item in ordered)


def _without_gaps(value: Any) -> Any:
    """A JSON value without the keys that say nothing: null, empty lists, and the role, which is always symptom."""
    if isinstance(value, dict):
        kept = {key: _without_gaps(item) for key, item in value.items() if item not in (None, [], ())}
        return {key: item for key, item in kept.items() if key != "role"}
    if isinstance(value, list | tuple):
        return [_without_gaps(item) for item in value]
    return value


def shipped_signatures() -> Path:
    """The folder of the signatures that come with evcorr: in the installed package, or beside it in a checkout."""
    installed = data_file("_signatures")
    return installed if installed.is_dir() else PACKAGE.parent / "signatures"


def load_signatures(paths: Iterable[Path] | None = None) -> tuple[Signature, ...]:
    """The signatures of packs and folders of packs, by default those that come with evcorr, sorted by article.

    Raises SignatureError with every fault of every file.
    """
    placed, faults = read_packs([shipped_signatures()] if paths is None else paths)
    if faults:
        raise SignatureError(tuple(f"{item.origin.path}:{item.origin.position}: {item.reason}" for item in faults))
    return choose_signatures(item.signature for item in placed)


def choose_signatures(signatures: Iterable[Signature]) -> tuple[Signature, ...]:
    """One signature an article, sorted: of several a reviewed one wins, else the last."""
    chosen: dict[str, Signature] = {}
    for signature in signatures:
        known = chosen.get(signature.id)
        if known is None or known.status is not Status.REVIEWED or signature.status is Status.REVIEWED:
            chosen[signature.id] = signature
    return tuple(sorted(chosen.values(), key=sort_key))


def read_packs(paths: Iterable[Path]) -> tuple[list[Placed], list[Problem]]:
    """All signatures of packs and folders, each with its place, and all faults; raises nothing."""
    found = [one for path in paths for one in _placed_in(path)]
    return [one for one in found if isinstance(one, Placed)], [one for one in found if isinstance(one, Problem)]


def _placed_in(path: Path) -> Iterator[Placed | Problem]:
    """Each signature of a pack or a folder of packs, and each fault."""
    files = list(pack_files(path))
    if not files:
        yield fault(str(path), 1, "no signatures here (looked for .jsonl and .yaml)")
    for file in files:
        if file != path and (reason := why_left(file)):
            yield fault(str(file), 1, reason)
        else:
            yield from _read_pack(file)


def pack_files(path: Path) -> Iterator[Path]:
    """The pack files of a folder and its sub-folders in order of their names, or the one file that is named."""
    if path.is_dir():
        yield from sorted(file for file in path.rglob("*") if file.suffix in PACK_SUFFIXES)
    else:
        yield path


def _read_pack(path: Path) -> Iterator[Placed | Problem]:
    """Each signature or fault of a file, which is read as what its name says it is."""
    try:
        content = path.read_bytes()
    except OSError as error:
        yield fault(str(path), 1, reason_of(error))
        return
    if path.suffix not in REVIEWED_SUFFIXES:
        yield from _read_lines(str(path), content)
        return
    # YAML takes long to import, and most packs have none
    from evcorr.packs.reviewed import read_reviewed

    yield from read_reviewed(str(path), content)


def _read_lines(path: str, content: bytes) -> Iterator[Placed | Problem]:
    """Each line of a mined pack."""
    for number, line in enumerate(content.split(b"\n"), start=1):
        if line.strip():
            try:
                yield Placed(msgspec.json.decode(line, type=Signature), line_of(path, number))
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                yield fault(path, number, str(error))
