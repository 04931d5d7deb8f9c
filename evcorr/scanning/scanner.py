"""Scanning: inputs are read, their records matched, and what they show of each article becomes the report."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TypeAlias

import msgspec

from evcorr.errors import UnreadableInputError
from evcorr.grade import Grade
from evcorr.inputs import Input, find_inputs
from evcorr.matching.index import Index
from evcorr.matching.late_screen import LateScreen
from evcorr.observable import Event
from evcorr.progress import Progress, Watch
from evcorr.provider import canonical_provider
from evcorr.readers import read_input
from evcorr.readers.reader import ReadOptions
from evcorr.record import Extent, Origin, Problem, Record
from evcorr.report import Finding, Report, SignatureSet
from evcorr.scanning.case import Case
from evcorr.scanning.census import Census
from evcorr.scanning.filter import Filter
from evcorr.scanning.finding import conclude, rank
from evcorr.scanning.gather import Cases, gather
from evcorr.scanning.restarts import Restarts
from evcorr.scanning.surroundings import Surroundings
from evcorr.scanning.survey import MOST_RECORDS, Batch, Seen, Surveyor
from evcorr.scanning.systems import Version
from evcorr.scanning.tally import InputTally, checked, since
from evcorr.signature import Signature
from evcorr.timestamps import to_iso
from evcorr.version import VERSION


class ScanOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What to look at and what to report; the defaults look at everything and report what is at least likely."""

    filter: Filter = Filter()
    min_grade: Grade = Grade.LIKELY
    include_inapplicable: bool = False
    """Also report articles that are not about the system that the log shows."""
    system: Version | None = None
    """The Windows that wrote the logs, instead of what they tell themselves."""
    zone: tzinfo | None = None
    """The zone of times that are local and tell none."""
    reading: ReadOptions = ReadOptions()
    problems: tuple[Problem, ...] = ()
    """Met before the scan, to be reported with its own: faults of signature packs."""
    started: datetime | None = None
    """When the scan began, for the report; None takes SOURCE_DATE_EPOCH where it is set, else the clock."""


def scan(
    paths: Iterable[Path | str],
    index: Index,
    options: ScanOptions = ScanOptions(),  # noqa: B008 - frozen
    watch: Watch | None = None,
) -> Report:
    """Read files, folders, archives and standard input (`-`), and report which articles they show.

    Whatever can't be read is a problem of the report; nothing is raised for an input.
    """
    started = options.started or _now()
    run = _Run(index, options, watch)
    for item in find_inputs(paths):
        run.take_input(item)
    return run.report(started)


Listener: TypeAlias = Callable[[Finding], None]
"""Is told of a finding when its article is first seen, and when it is seen more surely, as far as is known then."""


def follow(source: Input, index: Index, options: ScanOptions, listener: Listener) -> Report:
    """Read one input that grows, and tell of findings as they appear; the report when it has ended."""
    started = options.started or _now()
    run = _Run(index, options, None, listener)
    run.take_input(source)
    return run.report(started)


def _now() -> datetime:
    """The time for the report; SOURCE_DATE_EPOCH makes runs comparable byte for byte (reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)


class _Run:
    """One scan under way."""

    def __init__(
        self, index: Index, options: ScanOptions, watch: Watch | None, listener: Listener | None = None
    ) -> None:
        self._index = index
        self._options = options
        self._watch = watch
        self._listener = listener
        self._told: dict[str, int] = {}
        screen = options.reading.screen or LateScreen(index)
        self._reading = msgspec.structs.replace(options.reading, screen=screen)
        self._surveyor = Surveyor(index, screen, options.filter, options.zone)
        self._cases: Cases = {}
        self._tallies: list[InputTally] = []
        self._census = Census()
        self._restarts = Restarts()
        for problem in options.problems:
            self._refuse(problem, "signatures")

    def _refuse(self, problem: Problem, format_name: str = "unreadable") -> None:
        """Report an input that can't be read at all, or one more problem of it."""
        if not self._tallies or self._tallies[-1].path != problem.origin.path:
            self._tallies.append(InputTally(problem.origin.path, format_name))
        self._tallies[-1].add_problem(problem)

    def take_input(self, item: Input | Problem) -> None:
        """Read one input to its end."""
        if isinstance(item, Problem):
            self._refuse(item)
            return
        self._tell(item.path)
        try:
            format_name, entries = read_input(item, self._reading)
        except UnreadableInputError as error:
            self._refuse(Problem(Origin(item.path), error.reason))
            return
        tally = InputTally(item.path, format_name)
        self._tallies.append(tally)
        self._read(tally, entries)

    def _read(self, tally: InputTally, entries: Iterator[Record | Problem | Extent]) -> None:
        """Take in an input; an article seen before the system is known is judged by what is known later."""
        unplaced: set[str] = set()
        most = MOST_RECORDS if self._listener is None else 1
        for batch in self._surveyor.batches(tally.path, entries, most):
            self._take_batch(tally, batch, unplaced)
        version = tally.some_version()
        if version is not None:
            for article in unplaced:
                self._cases[article].versions.add(version)

    def _take_batch(self, tally: InputTally, batch: Batch, unplaced: set[str]) -> None:
        """Add a batch to what is known of its input, and of the whole."""
        before = tally.census.records
        tally.census.merge(batch.census)
        self._census.merge(batch.census)
        for problem in batch.problems:
            tally.add_problem(problem)
        for seen in batch.seen:
            tally.note(seen.record)
            self._restarts.add(seen.record)
            if seen.matches:
                self._gather(tally, seen, before + seen.number, unplaced)
        self._tell(tally.path)

    def _gather(self, tally: InputTally, seen: Seen, number: int, unplaced: set[str]) -> None:
        """Add what one record shows to the cases of its articles."""
        record = seen.record
        version = self._options.system or tally.version(record)
        place = (len(self._tallies), record.origin.position or 0 if record.among_lines else number)
        articles = gather(self._cases, seen.matches, version, place)
        if version is None:
            unplaced.update(articles)
        if self._listener is not None:
            for case in map(self._cases.__getitem__, articles):
                self._announce(case, self._listener)

    def _announce(self, case: Case, listener: Listener) -> None:
        """Tell of a case what a report would show now, if it is seen more surely than before."""
        article, grade = case.signature.id, case.grade.rank
        if self._told.get(article, -1) < grade:
            self._told[article] = grade
            for finding in self._shown(self._graded(conclude((case,), self._around()))):
                listener(finding)

    def _around(self) -> Surroundings:
        return Surroundings(self._restarts, frozenset(self._providers()), since(self._tallies))

    def _providers(self) -> set[str]:
        """The canonical names of the providers that were seen."""
        return set(map(canonical_provider, self._census.sources))

    def _graded(self, concluded: Iterable[Finding]) -> list[Finding]:
        """The findings of the grade that the user wants."""
        return [item for item in concluded if item.grade.rank >= self._options.min_grade.rank]

    def _shown(self, graded: Iterable[Finding]) -> list[Finding]:
        """Those that apply, or all if the user wants them."""
        return [item for item in graded if self._options.include_inapplicable or item.applies != "no"]

    def _tell(self, path: str) -> None:
        if self._watch is not None:
            self._watch(Progress(path, self._census.records))

    def report(self, started: datetime) -> Report:
        """The report of all that was taken."""
        concluded = conclude(self._cases.values(), self._around())
        graded = self._graded(concluded)
        shown, providers = self._shown(graded), self._providers()
        return Report(
            evcorr_version=VERSION,
            started=to_iso(started.replace(microsecond=0)) or "",
            signatures=SignatureSet(len(self._index.signatures), self._index.digest),
            inputs=tuple(tally.summary() for tally in self._tallies),
            records_read=self._census.records,
            findings=rank(shown),
            problems=tuple(problem for tally in self._tallies for problem in tally.problems),
            unordered=tuple(item for tally in self._tallies for item in tally.census.clock.unordered(tally.path)),
            problems_left_out=sum(tally.problem_count - len(tally.problems) for tally in self._tallies),
            checked=checked(self._census),
            below_grade=len(concluded) - len(graded),
            not_applicable=len(graded) - len(shown),
            signatures_in_reach=sum(_in_reach(one, providers) for one in self._index.signatures),
        )


def _in_reach(signature: Signature, providers: set[str]) -> bool:
    """Whether records of these providers could have shown the signature; words and codes can stand in any."""
    return any(
        not isinstance(observable, Event)
        or observable.provider is None
        or canonical_provider(observable.provider) in providers
        for observable in signature.observables
    )
