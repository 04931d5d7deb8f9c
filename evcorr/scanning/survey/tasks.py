"""Tasks: files to survey, small ones together, large ones in pieces, however many processes there are to do it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import TypeAlias

import msgspec

from evcorr.inputs import Input, find_files
from evcorr.readers import ReadOptions, pieces_of
from evcorr.record import Problem

MOST_FILES = 1 << 10
MOST_BYTES = 1 << 24
"""A task ends with the file that brings it to so many, or to so many bytes; a larger file is a task by itself."""

_Item: TypeAlias = Path | Input | Problem


class Task(msgspec.Struct, frozen=True):
    """What one process surveys at a time; `number` is its place among the tasks."""

    number: int
    items: tuple[_Item, ...]
    is_long: bool = False
    """Whether it is a large file that can't be read in pieces."""

    @property
    def is_at_hand(self) -> bool:
        """Whether another process can open everything in it: not so for standard input, pipes and devices."""
        return not any(isinstance(item, Input) and item.file is None for item in self.items)


def tasks_in(paths: Iterable[Path | str], options: ReadOptions, output: Path | None = None) -> Iterator[Task]:
    """All that there is to survey under the given paths, in order, but for what an earlier run left as `output`."""
    numbers = count()
    items: list[_Item] = []
    size = 0
    for found in find_files(paths, output):
        bytes_of = _size_of(found)
        alone = bytes_of is None or bytes_of > MOST_BYTES
        if items and (alone or size + (bytes_of or 0) > MOST_BYTES or len(items) >= MOST_FILES):
            yield Task(next(numbers), tuple(items))
            items, size = [], 0
        if alone:
            pieces = list(_pieces(found, options))
            is_long = bytes_of is not None and len(pieces) == 1
            yield from (Task(next(numbers), (piece,), is_long) for piece in pieces)
        else:
            items.append(found)
            size += bytes_of or 0
    if items:
        yield Task(next(numbers), tuple(items))


def _size_of(found: _Item) -> int | None:
    """The bytes of a file; None for what is no plain file."""
    if isinstance(found, Problem):
        return 0
    try:
        return found.stat().st_size if isinstance(found, Path) else None
    except OSError:
        return 0


def _pieces(found: _Item, options: ReadOptions) -> Iterable[_Item]:
    """The pieces of a large file that can be read apart; most formats have none."""
    return pieces_of(found, options) if isinstance(found, Path) else [found]
