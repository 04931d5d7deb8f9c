"""Cases: all that the logs show of one article, gathered record by record in bounded memory.

A case is the same whatever the order in which its records are told, and cases of parts of the logs add up: places say
which records came first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evcorr.grade import Grade
from evcorr.matching.index import Symptom
from evcorr.matching.matcher import Match
from evcorr.record import Record
from evcorr.scanning.survey.flood import Flood
from evcorr.scanning.survey.moments import Moment
from evcorr.scanning.survey.showing import Showing, showing_of
from evcorr.scanning.survey.sightings import Place, Sightings, mark_of
from evcorr.scanning.survey.totals import Totals
from evcorr.scanning.systems.file_versions import FileVersion, fixed_files, versions_in
from evcorr.scanning.systems.windows_version import Version
from evcorr.signature import Signature
from evcorr.timestamps import Period

MOST_COMPUTERS = 1000
"""So many computers are named in a finding, the first by name."""

MOST_VERSIONS = 64
"""So many versions of Windows are judged for a finding, and so many of files."""


class Case:
    """What the logs show of one article."""

    def __init__(self, signature: Signature) -> None:
        self.signature = signature
        self.sightings: dict[int, Sightings] = {}
        self.totals = Totals()
        self.versions: set[Version] = set()
        self.fixed = frozenset(fixed_files(signature.fixed_in))
        """The names of the files that the article's fix brings."""

    def add(
        self, matches: Sequence[Match], version: Version | None, rivals: int = 1, place: Place | None = None
    ) -> None:
        """Take in what one record shows of the article.

        `version` is the Windows that wrote the record, if known; `rivals` is how many articles it shows as well, this
        one among them. Without a place the record comes after all those before.
        """
        stands = (0, sum(self.totals.records.values())) if place is None else place
        showing, record = showing_of(matches, rivals), matches[0].shown.record
        self.add_showing(showing, record, stands, mark_of(stands))
        if version is not None:
            self.add_versions([version])

    def add_showing(self, showing: Showing, record: Record, place: Place, mark: int) -> None:
        """Take in a record that shows so much of the article; `mark` is that of its place."""
        for match, told in zip(showing.matches, showing.witnesses, strict=True):
            self._sightings_of(match.symptom).add(match, told, showing, record, place)
        totals, grade = self.totals, showing.grade
        totals.count(grade, 1, mark * showing.weight)
        totals.moments[grade].add(record.computer, showing.symptoms, record.time_created)
        if record.computer:
            totals.computers.add(record.computer)
        if self.fixed:
            totals.files.update(versions_in(record, self.fixed))
        self._bound()

    def add_flood(self, showing: Showing, flood: Flood) -> None:
        """Take in the records of a flood, each of which shows so much of the article as records told before."""
        for match in showing.matches:
            self._sightings_of(match.symptom).count += flood.count
        self.totals.merge(flood.totals(showing, self.fixed))
        self._bound()

    def merge(self, other: Case) -> None:
        """Add what other records, told to the other case, show of the same article; in whatever order."""
        for sightings in other.sightings.values():
            self._sightings_of(sightings.symptom).merge(sightings)
        self.totals.merge(other.totals)
        self.add_versions(other.versions)

    def _sightings_of(self, symptom: Symptom) -> Sightings:
        sightings = self.sightings.get(symptom.number)
        if sightings is None:
            sightings = self.sightings[symptom.number] = Sightings(symptom)
        return sightings

    def add_versions(self, versions: Iterable[Version]) -> None:
        """Take in which versions of Windows wrote the records."""
        self.versions.update(versions)
        self._bound()

    def _bound(self) -> None:
        """Keep no more computers and versions than are reported: the first ones in their order, however they came."""
        if len(self.totals.computers) > 2 * MOST_COMPUTERS:
            self.totals.computers = set(self.named_computers())
        if len(self.versions) > 2 * MOST_VERSIONS:
            self.versions = set(self.known_versions())
        if len(self.totals.files) > 2 * MOST_VERSIONS:
            self.totals.files = set(self.known_files())

    def named_computers(self) -> tuple[str, ...]:
        """The computers, by name, as many as are reported."""
        return tuple(sorted(self.totals.computers)[:MOST_COMPUTERS])

    def known_versions(self) -> tuple[Version, ...]:
        """The versions of Windows that wrote the records, oldest first, as many as are judged."""
        return tuple(sorted(self.versions, key=lambda version: version.order)[:MOST_VERSIONS])

    def known_files(self) -> tuple[FileVersion, ...]:
        """The versions of files that a fix brings, as the entries tell them; the lowest, as many as are judged."""
        return tuple(sorted(self.totals.files)[:MOST_VERSIONS])

    @property
    def grade(self) -> Grade:
        """The best grade of any match."""
        return max((grade for grade, count in self.totals.records.items() if count), key=lambda grade: grade.rank)

    def count(self) -> int:
        """How many records show the article; hints count only where there is nothing better."""
        return sum(number for grade, number in self.totals.records.items() if self._counts(grade))

    def period(self) -> Period:
        """From when to when those records date."""
        whole = Period()
        for grade, moments in self.totals.moments.items():
            if self._counts(grade):
                whole.merge(moments.period())
        return whole

    def times(self) -> list[Moment]:
        """When and where those records show which symptom."""
        return [moment for grade, moments in self.totals.moments.items() if self._counts(grade) for moment in moments]

    def all_times(self) -> list[Moment]:
        """When and where any record shows which symptom, be it a hint."""
        return [moment for moments in self.totals.moments.values() for moment in moments]

    def fingerprint(self) -> tuple[int, ...]:
        """The same for two cases that the same records show, each with the same of its fields agreeing."""
        return tuple(
            value
            for grade in Grade
            if self._counts(grade)
            for value in (self.totals.records[grade], self.totals.prints[grade])
        )

    def _counts(self, grade: Grade) -> bool:
        return grade is not Grade.WEAK or self.grade is Grade.WEAK


Cases = dict[str, Case]
"""By article."""


def gather(cases: Cases, shown: Iterable[Showing], record: Record, place: Place) -> None:
    """Add what a record shows to the cases of its articles.

    It may have been found in another record of the same content. `place` tells where the record stands in the scan.
    """
    mark = mark_of(place)
    for showing in shown:
        case = cases.get(showing.signature.id)
        if case is None:
            case = cases[showing.signature.id] = Case(showing.signature)
        case.add_showing(showing, record, place, mark)
