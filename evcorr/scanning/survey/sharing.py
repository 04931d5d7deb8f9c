"""Tasks shared by processes: a scan with several gives the same report as with one.

The parts of the tasks come in the order of the tasks, whoever surveys them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import msgspec

from evcorr.inputs import inputs_in
from evcorr.matching.index import Index
from evcorr.running.progress import Progress, Watch
from evcorr.scanning.options import ScanOptions
from evcorr.scanning.survey.part import Part
from evcorr.scanning.survey.surveyor import Surveyor
from evcorr.scanning.survey.tasks import Task

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

FEWEST_TASKS = 6
"""For fewer no other process is started: that takes as long as a task or two, and this one would wait for it. Five
tasks take two processes as long as one, and a third more of their time."""

LONG = 1.0
"""Seconds; where a task takes longer, more than one further task is worth other processes."""

_GIVEN = 2
"""How many tasks each other process has, so that it never waits for one, before this one does some itself."""

_KEPT = 8
"""The parts of so many tasks for each process are kept at most until those of the tasks before are there."""


class Workers(msgspec.Struct, frozen=True):
    """So many processes, this one among them; the others get the index by `load`, a function of some module."""

    count: int
    load: Callable[[], Index]


def survey_all(
    tasks: Iterator[Task], index: Index, options: ScanOptions, watch: Watch | None, workers: Workers | None
) -> Iterator[Part]:
    """The parts of all tasks in order. Raises EvcorrError if a process is ended from outside."""
    surveyor = Surveyor(index, options, watch)
    if workers is None or workers.count == 1:
        yield from chain.from_iterable(_survey(surveyor, task) for task in tasks)
        return
    first = deque(islice(tasks, FEWEST_TASKS))
    slow = sum(task.is_long for task in first) > 1
    if len(first) < FEWEST_TASKS and not slow:
        yield from _survey_while_quick(surveyor, first)
        if not first:
            return
        slow = True
    # this takes long to import, and one process does without it
    from evcorr.running.processes import worker_pool

    crew = _Crew(workers.count, helps=False) if slow else _Crew(workers.count - 1, helps=True)
    with worker_pool(crew.others, _begin, workers.load, options) as pool:
        parts = _in_order(pool, chain(first, tasks), Surveyor(index, options), crew)
        yield from _told(parts, watch, surveyor.records)


def _survey(surveyor: Surveyor, task: Task) -> Iterator[Part]:
    for number, item in enumerate(task.items):
        inputs = inputs_in(item) if isinstance(item, Path) else (item,)
        for one, found in enumerate(inputs):
            yield from surveyor.survey(found, (task.number, number, one))


def _survey_while_quick(surveyor: Surveyor, tasks: deque[Task]) -> Iterator[Part]:
    """The parts of the first tasks, which are taken away, up to one that takes long, if several follow it."""
    while tasks:
        begun = monotonic()
        yield from _survey(surveyor, tasks.popleft())
        if monotonic() - begun > LONG and len(tasks) > 1:
            return


def _told(parts: Iterable[Part], watch: Watch | None, records: int) -> Iterator[Part]:
    """The parts, of which the watch is told; so many records were read before."""
    for part in parts:
        records += part.census.records
        if watch is not None:
            watch(Progress(part.path, records))
        yield part


class _Pending(msgspec.Struct):
    """A task that is done by another process, or by this one already."""

    task: Task
    parts: Future[list[Part]] | list[Part]

    @property
    def is_done(self) -> bool:
        return isinstance(self.parts, list) or self.parts.done()

    def take(self) -> list[Part]:
        """The parts, once they are made."""
        return self.parts if isinstance(self.parts, list) else self.parts.result()


class _Crew(msgspec.Struct, frozen=True):
    """So many other processes, and whether this one `helps` them instead of only handing out tasks.

    To help spares one process, which quick tasks are not worth. Slow ones are shared better by who has nothing to do.
    """

    others: int
    helps: bool

    def takes(self, task: Task, pending: Iterable[_Pending]) -> bool:
        """Whether the others do a task: not if this process helps, and they have enough to do.

        It helps with a long one only where all of them have one, as they get nothing else to do meanwhile.
        """
        if not self.helps:
            return True
        waiting = [one.task for one in pending if not one.is_done]
        if task.is_long:
            return sum(one.is_long for one in waiting) < self.others
        return len(waiting) < self.others * _GIVEN


def _in_order(pool: ProcessPoolExecutor, tasks: Iterable[Task], here: Surveyor, crew: _Crew) -> Iterator[Part]:
    """The parts of all tasks, in their order: of those that other processes make, and of those that are made here.

    What only this process can open is done here, in its turn.
    """
    pending: deque[_Pending] = deque()
    most = (crew.others + crew.helps) * _KEPT
    for task in tasks:
        while pending and (pending[0].is_done or len(pending) >= most or not task.is_at_hand):
            yield from pending.popleft().take()
        if not task.is_at_hand:
            yield from _survey(here, task)
        elif crew.takes(task, pending):
            pending.append(_Pending(task, pool.submit(_survey_apart, task)))
        else:
            pending.append(_Pending(task, list(_survey(here, task))))
    while pending:
        yield from pending.popleft().take()


_apart: Surveyor
"""In a process that surveys tasks for another: what it does that with, from `_begin` on."""


def _begin(load: Callable[[], Index], options: ScanOptions) -> None:
    global _apart
    _apart = Surveyor(load(), options)


def _survey_apart(task: Task) -> list[Part]:
    return list(_survey(_apart, task))
