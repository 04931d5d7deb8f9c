"""Cases: all that the logs show of one article, gathered record by record in bounded memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from evcorr.grade import Grade
from evcorr.matching.index import Symptom
from evcorr.matching.matcher import Match
from evcorr.report import Evidence, Example
from evcorr.scanning.excerpt import quote
from evcorr.scanning.systems import Version
from evcorr.signature import Signature
from evcorr.timestamps import Period

MOST_EXAMPLES = 3
"""So many log entries are quoted for a symptom; all are counted."""

MOST_COMPUTERS = 1000
"""So many computers are named in a finding."""


def best_grade(matches: Sequence[Match]) -> Grade:
    """The highest grade of the matches."""
    return max((match.grade for match in matches), key=lambda grade: grade.rank)


class Sightings:
    """The log entries that show one symptom: how many, how well, and the best of them, the first of equals."""

    def __init__(self, symptom: Symptom) -> None:
        self.symptom = symptom
        self.count = 0
        self.rivals: int | None = None
        self.best: list[tuple[int, int, Example]] = []

    def add(self, match: Match, rivals: int) -> None:
        """Count a match, and quote it if it is among the best so far.

        `rivals` is how many articles the same log entry shows as well; the entry that tells them apart best counts.
        """
        self.count += 1
        self.rivals = rivals if self.rivals is None else min(self.rivals, rivals)
        order = (-match.grade.rank, self.count)
        if len(self.best) < MOST_EXAMPLES or order < self.best[-1][:2]:
            kept = [*self.best, (*order, quote(match))]
            self.best = sorted(kept, key=lambda item: item[:2])[:MOST_EXAMPLES]

    @property
    def grade(self) -> Grade:
        """The grade of the best match."""
        return next(grade for grade in Grade if grade.rank == -self.best[0][0])

    def evidence(self) -> Evidence:
        """The symptom as a report shows it; examples in the order they were read."""
        return Evidence(
            observable=self.symptom.observable,
            grade=self.grade,
            count=self.count,
            examples=tuple(example for _, _, example in sorted(self.best, key=lambda item: item[1])),
        )


class Case:
    """What the logs show of one article."""

    def __init__(self, signature: Signature) -> None:
        self.signature = signature
        self.sightings: dict[int, Sightings] = {}
        self.records: Counter[Grade] = Counter()
        self.periods = {grade: Period() for grade in Grade}
        self.computers: set[str] = set()
        self.versions: set[Version] = set()

    def add(self, matches: Sequence[Match], version: Version | None, rivals: int = 1) -> None:
        """Take in what one record shows of the article.

        `version` is the Windows that wrote the record, if known; `rivals` is how many articles it shows, this one
        among them.
        """
        for match in matches:
            number = match.symptom.number
            self.sightings.setdefault(number, Sightings(match.symptom)).add(match, rivals)
        record, grade = matches[0].shown.record, best_grade(matches)
        self.records[grade] += 1
        self.periods[grade].add(record.time_created)
        if record.computer and len(self.computers) < MOST_COMPUTERS:
            self.computers.add(record.computer)
        if version is not None:
            self.versions.add(version)

    @property
    def grade(self) -> Grade:
        """The best grade of any match."""
        return max(self.records, key=lambda grade: grade.rank)

    def count(self) -> int:
        """How many records show the article; hints count only where there is nothing better."""
        return sum(number for grade, number in self.records.items() if self._counts(grade))

    def period(self) -> Period:
        """From when to when those records date."""
        whole = Period()
        for grade, period in self.periods.items():
            if self._counts(grade):
                whole.merge(period)
        return whole

    def _counts(self, grade: Grade) -> bool:
        return grade is not Grade.WEAK or self.grade is Grade.WEAK
