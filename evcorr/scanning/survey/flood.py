"""Floods: records that show the same as others before them, counted together.

A line that comes a hundred thousand times may show a hundred articles each time. The case of each is told of the first
records one by one; what only counts of the others is added up once for all of them, and told to the cases in the end.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cached_property

from evcorr.record import Record
from evcorr.scanning.survey.moments import Moments
from evcorr.scanning.survey.showing import Showing
from evcorr.scanning.survey.totals import Totals
from evcorr.scanning.systems.file_versions import FileVersion, fixed_files, versions_in

MOST_NAMES = 64
"""A flood with so many computers or versions of files is told to the cases, and begins anew."""


class Flood:
    """Records that show the same of the same articles: `told` of them one by one, and `count` together since.

    `showings` are those of the first record.
    """

    def __init__(self, showings: Sequence[Showing]) -> None:
        self.showings = showings
        self.told = 0
        self.clear()

    @cached_property
    def _fixed(self) -> frozenset[str]:
        """The files whose versions tell whether one of the articles applies."""
        return frozenset().union(*(fixed_files(one.signature.fixed_in) for one in self.showings))

    def clear(self) -> None:
        """Begin to count anew."""
        self.count = 0
        self.marks = 0
        self.moments = Moments()
        self.computers: set[str] = set()
        self.files: set[FileVersion] = set()

    def add(self, record: Record, mark: int) -> None:
        """Count one more record; `mark` is that of its place."""
        self.count += 1
        self.marks += mark
        self.moments.add(record.computer, 0, record.time_created)
        if record.computer:
            self.computers.add(record.computer)
        if self._fixed:
            self.files.update(versions_in(record, self._fixed))

    def totals(self, showing: Showing, fixed: Set[str]) -> Totals:
        """What is counted for one of the articles, whose fix brings these files."""
        totals = Totals()
        totals.count(showing.grade, self.count, self.marks * showing.weight)
        totals.moments[showing.grade] = self.moments.showing(showing.symptoms)
        totals.computers |= self.computers
        totals.files.update(one for one in self.files if one[0] in fixed)
        return totals

    @property
    def is_full(self) -> bool:
        """Whether it holds as many names as it may."""
        return len(self.computers) >= MOST_NAMES or len(self.files) >= MOST_NAMES
