"""The compiled index of packs, kept in the user's cache folder so that a scan starts at once.

A cached index is found by the version of evcorr and the state of the packs' files: which they are, how large, and when
they were last written. A cache that can't be read or written is no error: the packs are compiled then.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from evcorr.data_file import PACKAGE
from evcorr.matching.index import Index, compile_index
from evcorr.packs.kept_index import decode_index, encode_index
from evcorr.packs.pack import choose_signatures, pack_files, read_packs, shipped_signatures
from evcorr.record import Problem
from evcorr.running.user_cache import read_kept, write_kept
from evcorr.special_file import why_special
from evcorr.version import VERSION

MOST_FILES = 4
"""Indexes of so many sets of packs are kept; writing another one removes the oldest."""


def load_index(paths: Sequence[Path] = ()) -> tuple[Index, tuple[Problem, ...]]:
    """The index of the signatures of packs and folders, and the packs' faults; with faults nothing is cached.

    Without a path it is that of the signatures that come with evcorr.
    """
    paths = paths or (shipped_signatures(),)
    name = _name(paths)
    with _without_collector():
        kept = read_kept(name) if name else None
        if kept is not None and (index := decode_index(kept)) is not None:
            return index, ()
        placed, faults = read_packs(paths)
        index = compile_index(choose_signatures(item.signature for item in placed))
        if name and not faults:
            write_kept(name, encode_index(index), MOST_FILES)
    return index, tuple(faults)


def _name(paths: Iterable[Path]) -> str | None:
    """The name of the index of these packs; None where a pack can't be read, or not twice."""
    told = hashlib.sha256(VERSION.encode())
    now = time.time_ns()
    try:
        for file in (file for path in paths for file in pack_files(path)):
            state = file.stat()
            if why_special(state.st_mode):
                # it can be read only once
                return None
            # the device and the file's number there tell it as surely as its whole path, which takes longer to find
            place = f"{state.st_dev} {state.st_ino} {state.st_size} {state.st_mtime_ns}"
            told.update(f"{file.name}\0{place}\n".encode("utf-8", "surrogateescape"))
            if now - state.st_mtime_ns < _JUST_WRITTEN:
                told.update(file.read_bytes())
        for state in _program():
            told.update(f"{state.st_size} {state.st_mtime_ns}\n".encode())
    except OSError:
        return None
    return f"{told.hexdigest()[:32]}.index"


_JUST_WRITTEN = 3_000_000_000
"""A file so many nanoseconds old may change once more and look the same: some file systems count by two seconds."""


def _program() -> Iterator[os.stat_result]:
    """The state of the modules that make an index: in a checkout they change more often than the version does."""
    for folder in (PACKAGE, *(PACKAGE / name for name in ("codes", "matching", "ordinary", "packs", "text"))):
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name) if folder.is_dir() else ()
        yield from (entry.stat() for entry in entries if entry.name.endswith(".py"))


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
