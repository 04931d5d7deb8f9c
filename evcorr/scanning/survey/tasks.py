"""Tasks: files to survey, small ones together, large ones in pieces, by one process or several.

Tasks do not depend on how many processes there are, and their parts come in the order of the tasks: a scan with several
gives the same report as with one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, count, islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from evcorr.inputs import Input, find_files, inputs_in
from evcorr.matching.index import Index
from evcorr.readers import ReadOptions, pieces_of
from evcorr.record import Problem
from evcorr.running.progress import Progress, Watch
from evcorr.scanning.options import ScanOptions
from evcorr.scanning.survey.part import Part
from evcorr.scanning.survey.surveyor import Surveyor

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

MOST_FILES = 1 << 10
MOST_BYTES = 1 << 24
"""A task ends with the file that brings it to so many, or to so many bytes; a larger file is a task by itself."""

FEWEST_TASKS = 6
"""For fewer no other process is started: that takes as long as a task or two, and this one would wait for it. Five
tasks take two processes as long as one, and a third more of their time."""

_GIVEN = 2
"""How many tasks each other process has, so that it never waits for one, before this one does some itself."""

_KEPT = 8
"""The parts of so many tasks for each process are kept at most until those of the tasks before are there."""

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


class Workers(msgspec.Struct, frozen=True):
    """So many processes, this one among them; the others get the index by `load`, a function of some module."""

    count: int
    load: Callable[[], Index]


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
            yield from (Task(next(numbers), (piece,), is_long=len(pieces) == 1) for piece in pieces)
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


def survey_all(
    tasks: Iterator[Task], index: Index, options: ScanOptions, watch: Watch | None, workers: Workers | None
) -> Iterator[Part]:
    """The parts of all tasks in order. Raises EvcorrError if a process is ended from outside."""
    first = list(islice(tasks, FEWEST_TASKS)) if workers is not None and workers.count > 1 else []
    tasks = chain(first, tasks)
    if workers is None or len(first) < FEWEST_TASKS:
        surveyor = Surveyor(index, options, watch)
        yield from chain.from_iterable(_survey(surveyor, task) for task in tasks)
        return
    # this takes long to import, and one process does without it
    from evcorr.running.processes import worker_pool

    with worker_pool(workers.count - 1, _begin, workers.load, options) as pool:
        yield from _told(_in_order(pool, tasks, Surveyor(index, options), workers.count), watch)


def _survey(surveyor: Surveyor, task: Task) -> Iterator[Part]:
    for number, item in enumerate(task.items):
        inputs = inputs_in(item) if isinstance(item, Path) else (item,)
        for one, found in enumerate(inputs):
            yield from surveyor.survey(found, (task.number, number, one))


def _told(parts: Iterable[Part], watch: Watch | None) -> Iterator[Part]:
    """The parts, of which the watch is told."""
    records = 0
    for part in parts:
        records += part.census.records
        if watch is not None:
            watch(Progress(part.path, records))
        yield part


def _in_order(pool: ProcessPoolExecutor, tasks: Iterable[Task], here: Surveyor, count: int) -> Iterator[Part]:
    """The parts of all tasks, in their order: of those that other processes make, and of those that are made here.

    This process does what the others are not free for, unless that is long; and what only it can open, in its turn.
    """
    parts: deque[Future[list[Part]] | list[Part]] = deque()
    for task in tasks:
        while parts and (_is_there(parts[0]) or len(parts) >= count * _KEPT or not task.is_at_hand):
            yield from _taken(parts.popleft())
        if not task.is_at_hand:
            yield from _survey(here, task)
        elif task.is_long or sum(not _is_there(one) for one in parts) < (count - 1) * _GIVEN:
            parts.append(pool.submit(_survey_apart, task))
        else:
            parts.append(list(_survey(here, task)))
    while parts:
        yield from _taken(parts.popleft())


def _is_there(parts: Future[list[Part]] | list[Part]) -> bool:
    """Whether parts are made already."""
    return isinstance(parts, list) or parts.done()


def _taken(parts: Future[list[Part]] | list[Part]) -> list[Part]:
    """The parts, once they are made."""
    return parts if isinstance(parts, list) else parts.result()


_apart: Surveyor
"""In a process that surveys tasks for another: what it does that with, from `_begin` on."""


def _begin(load: Callable[[], Index], options: ScanOptions) -> None:
    global _apart
    _apart = Surveyor(load(), options)


def _survey_apart(task: Task) -> list[Part]:
    return list(_survey(_apart, task))
