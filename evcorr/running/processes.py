"""Processes that share work: started anew, and gone without a word when Ctrl-C ends the run.

A process of Python's own tells each Ctrl-C by a traceback, and there are several of them.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.context import SpawnContext, SpawnProcess

from evcorr.errors import EvcorrError
from evcorr.running.collector import collect_rarely


class _Worker(SpawnProcess):
    """One such process; a Ctrl-C that comes while it still imports modules waits."""

    def start(self) -> None:
        with _interrupts_held_back():
            super().start()


class _Workers(SpawnContext):
    """How they are started: a fork could copy locks of a caller's threads, in a state that never changes."""

    Process = _Worker


@contextmanager
def worker_pool(
    count: int, begin: Callable[..., None] | None = None, *arguments: object
) -> Iterator[ProcessPoolExecutor]:
    """So many processes, each of which calls `begin` with the arguments first.

    At the end what they have not begun is left. Raises EvcorrError if one of them is ended from outside.
    """
    with ProcessPoolExecutor(count, _Workers(), _begin, (begin, arguments)) as pool:
        try:
            yield pool
        except BrokenProcessPool as error:
            raise EvcorrError("a process that shared the work was ended from outside; try --jobs 1") from error
        finally:
            pool.shutdown(cancel_futures=True)


def _begin(begin: Callable[..., None] | None, arguments: tuple[object, ...]) -> None:
    collect_rarely()
    # Ctrl-C ends the process here and now, also one that waited till now; in the background shells ignore it
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    if begin is not None:
        begin(*arguments)


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Keep Ctrl-C from this thread, and from a process that it starts, where the system can do so."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
