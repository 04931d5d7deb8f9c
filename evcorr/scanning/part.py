"""Parts: what a stretch of one input holds, so far as it can be told without the stretches before.

Parts are made one by one, in whatever process, and added up in order. What a part can't know is which Windows ran when
it began; so each article is kept with its epochs, which tell after which start of which computer it was seen.
"""

from __future__ import annotations

from collections import defaultdict

from evcorr.record import Problem, Record
from evcorr.scanning.census import Census
from evcorr.scanning.gather import Cases
from evcorr.scanning.restarts import Restarts
from evcorr.scanning.systems import Start, start_in
from evcorr.timestamps import order

Epoch = tuple[str | None, int]
"""A computer, and how many starts of it the part told before; 0 is the time before the first."""

MOST_PROBLEMS = 100
"""So many problems of one input are listed; all are counted."""

MOST_EPOCHS = 1 << 10
"""So many epochs are kept of an article."""


class Part:
    """A stretch of an input, from its first record to its last."""

    def __init__(self, path: str, format_name: str, *, begins: bool) -> None:
        self.path = path
        self.format = format_name
        self.begins = begins
        """Whether it is the first part of its input."""
        self.is_refused = False
        """Whether it tells no more than that the input can't be read."""
        self.census = Census()
        self.problems: list[Problem] = []
        self.problem_count = 0
        self.restarts = Restarts()
        self.starts: list[Start] = []
        self.cases: Cases = {}
        self.epochs: defaultdict[str, set[Epoch]] = defaultdict(set)
        """By article."""
        self._numbers: dict[str | None, int] = {}
        self._running: dict[str | None, Start] = {}

    def add_problem(self, problem: Problem) -> None:
        """Count a problem, and keep it if it is among the first."""
        self.problem_count += 1
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(problem)

    def note(self, record: Record) -> None:
        """Take in what a record tells of the system."""
        self.restarts.add(record)
        start = start_in(record)
        if start is not None and not self._repeats(start):
            self.starts.append(start)
            self._running[record.computer] = start
            self._numbers[record.computer] = self._numbers.get(record.computer, 0) + 1

    def _repeats(self, start: Start) -> bool:
        """Whether the same Windows was told to run already, no later."""
        known = self._running.get(start.computer)
        if known is None or known.version != start.version:
            return False
        return start.time is None or (known.time is not None and order(known.time) <= order(start.time))

    def place(self, record: Record, articles: list[str]) -> None:
        """Note when the articles that a record shows were seen."""
        epoch = (record.computer, self._numbers.get(record.computer, 0))
        for article in articles:
            epochs = self.epochs[article]
            if len(epochs) < MOST_EPOCHS:
                epochs.add(epoch)
