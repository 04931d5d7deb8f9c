"""Records of whatever is at a path, for those who want to do something else with them than scan."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from evcorr.errors import UnreadableInputError
from evcorr.inputs import find_inputs
from evcorr.readers.reader import ReadOptions
from evcorr.readers.registry import read_input
from evcorr.record import Origin, Problem, Record


def read(path: Path | str, options: ReadOptions = ReadOptions()) -> Iterator[Record | Problem]:  # noqa: B008 - frozen
    """Everything in a file, a folder, an archive or standard input (`-`), in order; what can't be read is a problem."""
    for source in find_inputs([path]):
        if isinstance(source, Problem):
            yield source
            continue
        try:
            yield from (item for item in read_input(source, options)[1] if isinstance(item, Record | Problem))
        except UnreadableInputError as error:
            yield Problem(Origin(source.path), error.reason)
