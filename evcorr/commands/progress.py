"""Progress on standard error for work that takes long."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from evcorr.running.progress import Progress, Watch
from evcorr.text.escaping import ELLIPSIS, visible

_LONGEST = 36
"""So many characters of a path are shown."""


@contextmanager
def progress_bar(wanted: bool | None, what: str, unit: str) -> Iterator[Watch | None]:
    """Give a function to report progress to while the block runs, or None where nobody wants or could see it.

    `wanted` None means: if standard error is a terminal. `unit` is what is counted, in the plural.
    """
    if not (sys.stderr.isatty() if wanted is None else wanted):
        yield None
        return
    # it takes long to import, and scripts want none of it
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TextColumn("{task.completed:,} " + unit))
    with Bar(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)

        def watch(progress: Progress) -> None:
            bar.update(task, description=f"{what} {escape(short_path(progress.path))}", completed=progress.done)

        yield watch


def short_path(path: str) -> str:
    """The path, or as much of its end as there is room for, safe to print."""
    return visible(path if len(path) <= _LONGEST else ELLIPSIS + path[1 - _LONGEST :])
