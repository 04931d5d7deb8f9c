"""Scanning: inputs are read, their records matched, and what they show of each article becomes the report."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from evcorr.inputs import Input
from evcorr.matching.index import Index
from evcorr.provider import canonical_provider
from evcorr.report import Finding, Report, SignatureSet
from evcorr.running.progress import Watch
from evcorr.scanning.judging.finding import conclude, rank
from evcorr.scanning.judging.hints_together import grade_of
from evcorr.scanning.judging.surroundings import Surroundings
from evcorr.scanning.options import ScanOptions
from evcorr.scanning.survey.case import Case, Cases
from evcorr.scanning.survey.census import Census
from evcorr.scanning.survey.contents import Contents
from evcorr.scanning.survey.part import Epoch, Part
from evcorr.scanning.survey.restarts import Restarts
from evcorr.scanning.survey.sharing import Workers, survey_all
from evcorr.scanning.survey.surveyor import Surveyor, refused
from evcorr.scanning.survey.tally import Inputs, checked
from evcorr.scanning.survey.tasks import tasks_in
from evcorr.scanning.systems.products import Products
from evcorr.scanning.systems.windows_version import Version
from evcorr.timestamps import to_iso
from evcorr.version import VERSION


def scan(
    paths: Iterable[Path | str],
    index: Index,
    options: ScanOptions = ScanOptions(),  # noqa: B008 - frozen
    watch: Watch | None = None,
    workers: Workers | None = None,
) -> Report:
    """Read files, folders, archives and standard input (`-`), and report which articles they show.

    Whatever can't be read is a problem of the report; nothing is raised for an input. With `workers` the report is the
    same; EvcorrError is raised if one of their processes is ended from outside.
    """
    started = options.started or _now()
    run = _Run(index, options)
    for part in survey_all(tasks_in(paths, options.reading, options.output), index, options, watch, workers):
        run.take(part)
    return run.report(started)


Listener: TypeAlias = Callable[[Finding], None]
"""Is told of a finding when its article is first seen, and when it is seen more surely, as far as is known then."""


def follow(sources: Iterable[Input], index: Index, options: ScanOptions, listener: Listener) -> Report:
    """Read inputs that grow, one after another, and tell of findings as they appear; at the end the report."""
    started = options.started or _now()
    run = _Run(index, options, listener)
    surveyor = Surveyor(index, options, live=True)
    for number, source in enumerate(sources):
        for part in surveyor.survey(source, (number,)):
            run.take(part)
    return run.report(started)


def _now() -> datetime:
    """The time for the report; SOURCE_DATE_EPOCH makes runs comparable byte for byte (reproducible-builds.org)."""
    with suppress(ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "")), UTC)
    return datetime.now(UTC)


class _Run:
    """One scan under way."""

    def __init__(self, index: Index, options: ScanOptions, listener: Listener | None = None) -> None:
        self._index = index
        self._options = options
        self._listener = listener
        self._told: dict[str, int] = {}
        self._cases: Cases = {}
        self._inputs = Inputs()
        self._census = Census()
        self._restarts = Restarts()
        self._contents = Contents()
        self._is_repeated = False
        """Whether the parts that come are those of an input with the content of another one."""
        self._unplaced: set[str] = set()
        """Articles that were seen in the input before it told a version of Windows."""
        for problem in options.problems:
            self.take(refused(problem, "signatures"))

    def take(self, part: Part) -> None:
        """Add the next part, unless its input has the content of another one."""
        if part.begins:
            self._is_repeated = self._repeats(part)
        if self._is_repeated:
            return
        tally = self._inputs.current
        # that more of a path can't be read is one more problem of it
        if tally is None or (part.begins and not (part.is_refused and part.path == tally.path)):
            self._end_input()
            tally = self._inputs.begin(part.path, part.format)
        ran = tally.take(part)
        self._census.merge(part.census)
        self._restarts.merge(part.restarts)
        for article, case in part.cases.items():
            self._place(case, part.epochs[article], ran)
            known = self._cases.setdefault(article, case)
            if known is not case:
                known.merge(case)
        if self._listener is not None:
            for article in part.cases:
                self._announce(self._cases[article], self._listener)

    def _repeats(self, part: Part) -> bool:
        """Whether a part begins an input with the content of one before, which is then told and not added.

        What tells no times may have been shown twice in the same words.
        """
        if part.content is None or not part.census.zones:
            return False
        other = self._contents.same_before(part.content)
        if other is not None:
            self._end_input()
            self._inputs.repeat(part.path, part.format, other)
        return other is not None

    def _place(self, case: Case, epochs: Iterable[Epoch], ran: Mapping[Epoch, Version | None]) -> None:
        """Tell a case under which Windows it was seen; where that is not known yet, the end of the input tells it."""
        versions = {self._options.system or ran[epoch] for epoch in epochs}
        case.add_versions(version for version in versions if version is not None)
        if None in versions:
            self._unplaced.add(case.signature.id)

    def _end_input(self) -> None:
        """Judge what was seen before the system was known by what is known now."""
        version = self._inputs.current.some_version() if self._inputs.current else None
        if version is not None:
            for article in self._unplaced:
                self._cases[article].add_versions([version])
        self._unplaced.clear()

    def _announce(self, case: Case, listener: Listener) -> None:
        """Tell of a case what a report would show now, if it is seen more surely than before."""
        article, grade = case.signature.id, grade_of(case).rank
        if self._told.get(article, -1) < grade:
            self._told[article] = grade
            for finding in filter(self._is_wanted, conclude((case,), self._around())):
                listener(finding)

    def _around(self) -> Surroundings:
        return Surroundings(self._restarts, Products.of(self._census.products), self._inputs.since())

    def _providers(self) -> set[str]:
        """The canonical names of the providers that were seen."""
        return set(map(canonical_provider, self._census.sources))

    def _is_graded(self, finding: Finding) -> bool:
        """Whether a finding is of the grade that the user wants."""
        return finding.grade.rank >= self._options.min_grade.rank

    def _is_wanted(self, finding: Finding) -> bool:
        """Whether it also applies, unless the user wants those that do not, too."""
        return self._is_graded(finding) and (self._options.include_inapplicable or finding.applies != "no")

    def report(self, started: datetime) -> Report:
        """The report of all that was taken."""
        self._end_input()
        self._inputs.end()
        concluded = conclude(self._cases.values(), self._around(), self._is_wanted)
        graded = sum(map(self._is_graded, concluded))
        shown = list(filter(self._is_wanted, concluded))
        return Report(
            evcorr_version=VERSION,
            started=to_iso(started.replace(microsecond=0)) or "",
            signatures=SignatureSet(len(self._index.signatures), self._index.digest),
            inputs=tuple(self._inputs.summaries),
            records_read=self._census.records,
            findings=rank(shown),
            problems=tuple(self._inputs.problems),
            unordered=tuple(self._inputs.unordered),
            problems_left_out=self._inputs.problems_left_out,
            checked=checked(self._census),
            below_grade=len(concluded) - graded,
            not_applicable=graded - len(shown),
            signatures_in_reach=self._index.in_reach(self._providers()),
            narrowed=self._options.filter.in_words(),
        )
