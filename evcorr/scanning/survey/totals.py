"""Totals: what is counted of all the records that show one article, and adds up whatever their order."""

from __future__ import annotations

from collections import Counter

from evcorr.grade import Grade
from evcorr.scanning.survey.moments import Moments
from evcorr.scanning.systems.file_versions import FileVersion

_PRINT_BITS = (1 << 64) - 1


class Totals:
    """How many records show the article at each grade, when and where, and what they tell of files.

    `prints` are sums of the records' marks, each times what agrees there: the same where the same records show two
    articles alike.
    """

    def __init__(self) -> None:
        self.records: Counter[Grade] = Counter()
        self.moments = {grade: Moments() for grade in Grade}
        self.prints: Counter[Grade] = Counter()
        self.computers: set[str] = set()
        self.files: set[FileVersion] = set()

    def count(self, grade: Grade, number: int, marks: int) -> None:
        """Count so many records of one grade; `marks` is the sum of theirs, each times what agrees."""
        self.records[grade] += number
        self.prints[grade] = (self.prints[grade] + marks) & _PRINT_BITS

    def merge(self, other: Totals) -> None:
        """Add what was counted of other records."""
        for grade in Grade:
            self.count(grade, other.records[grade], other.prints[grade])
            self.moments[grade].merge(other.moments[grade])
        self.computers |= other.computers
        self.files |= other.files
