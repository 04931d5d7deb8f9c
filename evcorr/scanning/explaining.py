"""Explaining: the records of inputs compared with each symptom of one article, and what comes near them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from evcorr.errors import UnreadableInputError
from evcorr.explanation import Explanation, Miss, SymptomExplained
from evcorr.grade import Grade
from evcorr.inputs import Input, find_inputs
from evcorr.matching.compare import compare
from evcorr.matching.index import Symptom, symptoms_of
from evcorr.matching.matcher import Match, of_one_case
from evcorr.matching.shown import Shown, show
from evcorr.observable import Crash, ErrorCode, Event, Message, Observable, Stop
from evcorr.readers import read_input
from evcorr.record import Origin, Problem, Record
from evcorr.report import Example, ReportedProblem
from evcorr.scanning.excerpt import quote
from evcorr.scanning.judging.applicability import applies_to
from evcorr.scanning.judging.timing_fit import fits
from evcorr.scanning.near_misses import near_misses
from evcorr.scanning.options import ScanOptions
from evcorr.scanning.survey.case import Case
from evcorr.scanning.survey.contents import Contents, content_of
from evcorr.scanning.survey.part import MOST_PROBLEMS
from evcorr.scanning.survey.restarts import Restarts
from evcorr.scanning.survey.tally import InputTally
from evcorr.scanning.systems.system import start_in
from evcorr.scanning.systems.windows_version import Version
from evcorr.signature import Signature
from evcorr.timestamps import in_zone

MOST_REASONS = 8
"""So many different near misses of a symptom are told."""


def explain(
    signature: Signature,
    paths: Iterable[Path | str],
    options: ScanOptions = ScanOptions(),  # noqa: B008 - frozen
) -> Explanation:
    """Compare every record of the inputs with every symptom of one article; nothing is raised for an input."""
    view = _View(signature, options)
    for item in find_inputs(paths):
        view.take(item)
    return view.explanation()


class _View:
    """One article's view of the inputs."""

    def __init__(self, signature: Signature, options: ScanOptions) -> None:
        self._case = Case(signature)
        self._options = options
        self._looked_for = symptoms_of(signature)
        self._near = {symptom.number: _Near() for symptom in self._looked_for}
        self._best: dict[int, Match] = {}
        self._systems: set[Version] = set()
        self._restarts = Restarts()
        self._problems: list[Problem] = []
        self._read = 0
        self._contents = Contents()
        self._timed: set[str] = set()
        """The inputs that tell times; what tells none may have been shown twice in the same words."""

    def take(self, item: Input | Problem) -> None:
        """Compare one input's records."""
        if isinstance(item, Problem):
            self._problems.append(item)
            return
        content = content_of(item)
        if content is not None and self._contents.same_before(content) in self._timed:
            return
        try:
            format_name, entries = read_input(item, self._options.reading)
            tally = InputTally(item.path, format_name)
            for entry in entries:
                if isinstance(entry, Problem):
                    self._problems.append(entry)
                elif isinstance(entry, Record):
                    self._take_record(entry, tally)
        except UnreadableInputError as error:
            self._problems.append(Problem(Origin(item.path), error.reason))
            return
        self._systems |= {version} if (version := self._options.system or tally.some_version()) else set()

    def _take_record(self, record: Record, tally: InputTally) -> None:
        placed = msgspec.structs.replace(record, time_created=in_zone(record.time_created, self._options.zone))
        if placed.time_created is not None:
            self._timed.add(tally.path)
        self._restarts.add(placed)
        if (start := start_in(placed)) is not None:
            tally.start(start)
        self._compare(placed, self._options.system or tally.version(placed.computer))

    def _compare(self, record: Record, version: Version | None) -> None:
        """What one record shows of each symptom, and what it is near to."""
        self._read += 1
        if not self._options.filter.takes(record):
            return
        shown = show(record)
        all_alike = [found for symptom in self._looked_for if (found := self._match(symptom, shown)) is not None]
        matches = list(of_one_case(all_alike))
        for other in all_alike:
            if other not in matches:
                self._near[other.symptom.number].add("its source and id, in other words of the article", other)
        if matches:
            self._case.add(matches, version, 1, (0, self._read))
        for found in matches:
            number = found.symptom.number
            if number not in self._best or found.grade.rank > self._best[number].grade.rank:
                self._best[number] = found

    def _match(self, symptom: Symptom, shown: Shown) -> Match | None:
        agreement = compare(symptom, shown)
        if agreement is not None:
            return Match.of(symptom, shown, agreement)
        for reason in near_misses(symptom, shown):
            self._near[symptom.number].add(reason, Match(symptom, shown, Grade.WEAK, (), ()))
        return None

    def explanation(self) -> Explanation:
        """All that was compared."""
        signature = self._case.signature
        verdict = applies_to(signature, self._case.known_versions() or self._systems, files=self._case.known_files())
        return Explanation(
            article=signature.id,
            title=signature.title,
            applies=verdict.applies,
            applies_why=verdict.why,
            records_read=self._read,
            symptoms=tuple(self._symptom(number, item) for number, item in enumerate(signature.observables)),
            times=tuple(fit.words for fit in fits(signature.timings, self._case.all_times(), self._restarts)),
            problems=tuple(map(ReportedProblem.of, self._problems[:MOST_PROBLEMS])),
            problems_left_out=max(0, len(self._problems) - MOST_PROBLEMS),
        )

    def _symptom(self, number: int, observable: Observable) -> SymptomExplained:
        near = self._near.get(number)
        if near is None:
            return SymptomExplained(observable=observable, verdict="not looked for")
        best = self._best.get(number)
        if best is None:
            misses = near.misses()
            return SymptomExplained(observable=observable, verdict="near" if misses else "absent", near=misses)
        told = [name for name in _stated(observable) if name not in best.agreed]
        return SymptomExplained(
            observable=observable,
            verdict="hint" if best.grade is Grade.WEAK else "seen",
            evidence=self._case.sightings[number].evidence(),
            disagreed=(
                *(name for name in told if _tells(name, best.shown, observable)),
                *(name for name in best.differing if name not in told),
            ),
            untold=tuple(name for name in told if not _tells(name, best.shown, observable)),
            near=near.misses(),
        )


class _Near:
    """The near misses of one symptom: of each reason how many, and the first."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._first: dict[str, Example] = {}

    def add(self, reason: str, found: Match) -> None:
        if reason not in self._counts:
            if len(self._counts) >= MOST_REASONS:
                return
            self._first[reason] = quote(found)
        self._counts[reason] = self._counts.get(reason, 0) + 1

    def misses(self) -> tuple[Miss, ...]:
        return tuple(Miss(reason, count, self._first[reason]) for reason, count in self._counts.items())


def _stated(observable: Observable) -> tuple[str, ...]:
    """The fields that an article states of an observable, by the names that `Example.agreed` uses."""
    named: tuple[tuple[str, object], ...]
    match observable:
        case Event(provider=provider, text=text):
            return ("event_id", *(("provider",) if provider else ()), *(("text",) if text else ()))
        case Stop(code=code, params=params, module=module):
            named = (("code", code), ("params", params), ("module", module))
        case ErrorCode(code=code, text=text):
            named = (("code", code), ("text", text))
        case Message():
            return ("text",)
        case Crash(image=image, module=module, exception=exception):
            named = (("image", image), ("module", module), ("exception", exception))
    return tuple(name for name, value in named if value)


def _tells(field: str, shown: Shown, observable: Observable) -> bool:
    """Whether an entry tells a field at all."""
    match field:
        case "text":
            return shown.record.message is not None
        case "provider":
            return bool(shown.providers)
        case "params" | "module" | "image" | "exception" if isinstance(observable, Stop | Crash):
            found = shown.stops if isinstance(observable, Stop) else shown.crashes
            return any(getattr(one.what, field) for one in found)
        case _:
            return True
