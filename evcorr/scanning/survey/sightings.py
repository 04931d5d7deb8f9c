"""Sightings: the log entries that show one symptom of an article, counted, and the best of them kept to be quoted."""

from __future__ import annotations

from hashlib import blake2b

from evcorr.grade import Grade
from evcorr.matching.index import Symptom
from evcorr.matching.matcher import Match
from evcorr.record import Record
from evcorr.report import Evidence, Example
from evcorr.scanning.excerpt import quote
from evcorr.scanning.survey.showing import Showing
from evcorr.scanning.survey.witness import Witness

MOST_EXAMPLES = 3
"""So many log entries are quoted for a symptom; all are counted."""

Place = tuple[int, ...]
"""Where a record stands in the scan: the number of its input, and its own in the input; orders records."""


def mark_of(place: Place) -> int:
    """A number for a place, so mixed that sums of several tell which they were."""
    return int.from_bytes(blake2b(repr(place).encode(), digest_size=8).digest(), "big")


class Sightings:
    """The log entries that show one symptom: how many, how well, and the best of them, the first of equals."""

    def __init__(self, symptom: Symptom) -> None:
        self.symptom = symptom
        self.count = 0
        self.rivals: int | None = None
        self.better: int | None = None
        self.witness: Witness | None = None
        self.best: list[tuple[int, Place, Example]] = []

    def add(self, match: Match, told: Witness, showing: Showing, record: Record, place: Place) -> None:
        """Count a match in a record of the same content, and quote it if it is among the best so far.

        Of the articles that are shown as well or better, the entry counts that tells them apart best.
        """
        self.count += 1
        if self.rivals is None or showing.rivals < self.rivals:
            self.rivals = showing.rivals
        if self.better is None or showing.better < self.better:
            self.better = showing.better
        if self.witness is None or told > self.witness:
            self.witness = told
        order = (-match.grade.rank, place)
        if len(self.best) < MOST_EXAMPLES or order < self.best[-1][:2]:
            self._keep([(*order, quote(match, record))])

    def merge(self, other: Sightings) -> None:
        """Add what was seen of the same symptom elsewhere."""
        self.count += other.count
        self.rivals = min((known for known in (self.rivals, other.rivals) if known is not None), default=None)
        self.better = min((known for known in (self.better, other.better) if known is not None), default=None)
        self.witness = max(filter(None, (self.witness, other.witness)), default=None)
        self._keep(other.best)

    def _keep(self, more: list[tuple[int, Place, Example]]) -> None:
        self.best = sorted([*self.best, *more], key=lambda item: item[:2])[:MOST_EXAMPLES]

    @property
    def grade(self) -> Grade:
        """The grade of the best match."""
        return Grade.of_rank(-self.best[0][0])

    @property
    def agreed(self) -> tuple[str, ...]:
        """What agrees in the best match."""
        return self.best[0][2].agreed

    @property
    def first(self) -> Place:
        """Where the best match stands, the first of equals."""
        return self.best[0][1]

    def evidence(self) -> Evidence:
        """The symptom as a report shows it; examples in the order they were read."""
        return Evidence(
            observable=self.symptom.observable,
            grade=self.grade,
            count=self.count,
            examples=tuple(example for _, _, example in sorted(self.best, key=lambda item: item[1])),
        )
