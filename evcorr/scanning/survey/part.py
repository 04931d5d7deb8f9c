"""Parts: what a stretch of one input holds, so far as it can be told without the stretches before.

Parts are made one by one, in whatever process, and added up in order. What a part can't know is which Windows ran when
it began; so each article is kept with its epochs, which tell after which start of which computer it was seen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable

from evcorr.record import Problem, Record
from evcorr.scanning.survey.case import Cases, gather
from evcorr.scanning.survey.census import Census
from evcorr.scanning.survey.contents import Content
from evcorr.scanning.survey.flood import Flood
from evcorr.scanning.survey.recall import Seen
from evcorr.scanning.survey.restarts import Restarts
from evcorr.scanning.survey.sightings import MOST_EXAMPLES, Place, mark_of
from evcorr.scanning.systems.system import Start, start_in
from evcorr.timestamps import order

Epoch = tuple[str | None, int]
"""A computer, and how many starts of it the part told before; 0 is the time before the first."""

MOST_PROBLEMS = 100
"""So many problems of one input are listed; all are counted."""

MOST_EPOCHS = 1 << 10
"""So many epochs are kept of an article."""

MOST_FLOODS = 1 << 10
"""So many different things that records show are told apart, before the cases are told of all of them."""


class Part:
    """A stretch of an input, from its first record to its last."""

    def __init__(self, path: str, format_name: str, *, begins: bool) -> None:
        self.path = path
        self.format = format_name
        self.begins = begins
        """Whether it is the first part of its input."""
        self.content: Content | None = None
        """What its input holds, if it begins it and that is known."""
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
        self._floods: dict[tuple[Hashable, Epoch], Flood] = {}
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

    def show(self, seen: Seen, record: Record, place: Place) -> None:
        """Take in what a record shows of articles; `place` tells where the record stands in the scan."""
        if not seen.matches:
            return
        epoch = (record.computer, self._numbers.get(record.computer, 0))
        flood = self._floods.get((seen.outcome, epoch))
        if flood is None:
            flood = self._floods[seen.outcome, epoch] = Flood(seen.showings)
            self._place(epoch, flood)
        if flood.told < MOST_EXAMPLES:
            gather(self.cases, seen.showings, record, place)
            flood.told += 1
        else:
            flood.add(record, mark_of(place))
            if flood.is_full:
                self._tell(flood)
        if len(self._floods) >= MOST_FLOODS:
            self.settle()

    def _place(self, epoch: Epoch, flood: Flood) -> None:
        """Note when the articles of a flood were seen."""
        for showing in flood.showings:
            epochs = self.epochs[showing.signature.id]
            if len(epochs) < MOST_EPOCHS:
                epochs.add(epoch)

    def settle(self) -> None:
        """Tell the cases of all that was counted apart: a part that is handed on has to be settled."""
        for flood in self._floods.values():
            self._tell(flood)
        self._floods.clear()

    def _tell(self, flood: Flood) -> None:
        if flood.count:
            for showing in flood.showings:
                self.cases[showing.signature.id].add_flood(showing, flood)
        flood.clear()
