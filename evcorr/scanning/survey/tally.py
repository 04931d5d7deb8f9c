"""Tallies: what was read, kept while it is read, so that a report can say what was checked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from evcorr.record import Problem
from evcorr.report import Checked, InputSummary, ReportedProblem, System, Unordered
from evcorr.scanning.survey.census import MOST_NAMES, Census
from evcorr.scanning.survey.part import MOST_PROBLEMS, Epoch, Part
from evcorr.scanning.systems.system import Start
from evcorr.scanning.systems.windows_version import Version
from evcorr.timestamps import order, to_iso

MOST_CHECKED = 50
"""So many pairs of channel and provider are reported, the most frequent ones."""


_TIMES: dict[bool | None, Literal["utc", "local"] | None] = {True: "utc", False: "local", None: None}
"""What the times of an input are called, by whether they are aware."""


class InputTally:
    """What one input held."""

    def __init__(self, path: str, format_name: str) -> None:
        self.path = path
        self.format = format_name
        self.census = Census()
        self.problems: list[ReportedProblem] = []
        self.problem_count = 0
        self._told_of_all: set[str] = set()
        self.since: dict[Version, str] = {}
        """From when on the input shows a version of Windows to have run."""
        self._versions: dict[str | None, Version] = {}
        self._systems: list[System] = []
        self._shown: dict[str | None, int] = {}

    def start(self, start: Start) -> None:
        """Note a system's start, and report it if it is another one than at the start before."""
        computer, time = start.computer, to_iso(start.time)
        before = self._versions.get(computer)
        version = start.version.completed(before)
        if version.completes(before) and computer in self._shown:
            known = self._systems[self._shown[computer]]
            self._systems[self._shown[computer]] = _system(version, known.since, computer)
        elif before != version and len(self._systems) < MOST_NAMES:
            self._shown[computer] = len(self._systems)
            self._systems.append(_system(version, time, computer))
        elif before == version:
            self._began(computer, time)
        if time is not None and len(self.since) < MOST_NAMES:
            self.since[version] = min(time, self.since.get(version, time))
        self._versions[computer] = version

    def _began(self, computer: str | None, time: str | None) -> None:
        """Note that a computer's system is told to have run at another time; exports may begin with the newest."""
        at = self._shown.get(computer)
        if at is not None and time is not None and time < (self._systems[at].since or time):
            self._systems[at] = msgspec.structs.replace(self._systems[at], since=time)

    def add_problem(self, problem: Problem) -> None:
        """Take in a problem."""
        if problem.of_all:
            if problem.reason in self._told_of_all:
                return
            self._told_of_all.add(problem.reason)
        self.problem_count += 1
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(ReportedProblem.of(problem))

    def take(self, part: Part) -> dict[Epoch, Version | None]:
        """Add the next part; of each epoch in it, which Windows ran then, if known."""
        self.census.merge(part.census)
        for problem in part.problems:
            self.add_problem(problem)
        self.problem_count += part.problem_count - len(part.problems)
        ran = {epoch: self.version(epoch[0]) for epochs in part.epochs.values() for epoch in epochs if not epoch[1]}
        told: defaultdict[str | None, list[Start]] = defaultdict(list)
        for start in part.starts:
            self.start(start)
            told[start.computer].append(start)
            ran[start.computer, len(told[start.computer])] = self.version(start.computer)
        for computer, starts in told.items():
            if _begin_with_newest(starts):
                # what was read before a start was logged after it, and what was read last before any of them
                after = [ran[computer, number] for number in range(1, len(starts) + 1)]
                ran.update({(computer, number): version for number, version in enumerate([*after, None])})
        return ran

    def version(self, computer: str | None) -> Version | None:
        """The Windows that a computer runs now: that of its last start."""
        return self._versions.get(computer)

    def some_version(self) -> Version | None:
        """A Windows that wrote the input, without service pack: for records before the first start that it holds."""
        version = next(iter(self._versions.values()), None)
        return version and Version(version.major, version.minor, version.build)

    def summary(self) -> InputSummary:
        """The input as a report shows it."""
        zones = self.census.zones
        return InputSummary(
            path=self.path,
            format=self.format,
            records=self.census.records,
            problems=self.problem_count,
            first=to_iso(self.census.period.first),
            last=to_iso(self.census.period.last),
            computers=tuple(sorted(self.census.computers)),
            systems=tuple(self._systems),
            times="mixed" if len(zones) > 1 else _TIMES[next(iter(zones), None)],
        )


def _begin_with_newest(starts: Sequence[Start]) -> bool:
    """Whether each of several starts was earlier than the one that was read before it."""
    times = [order(start.time) for start in starts if start.time is not None]
    return len(times) > 1 and all(later > earlier for later, earlier in pairwise(times))


def _system(version: Version, since: str | None, computer: str | None) -> System:
    """A version as the report shows it."""
    pack = f"Service Pack {version.service_pack}" if version.service_pack else None
    return System(version.name, pack, since, version.numbers, version.edition, computer)


class Inputs:
    """The inputs of a scan, one after the other; of those read to the end only what a report shows is kept."""

    def __init__(self) -> None:
        self.current: InputTally | None = None
        self.summaries: list[InputSummary] = []
        self.problems: list[ReportedProblem] = []
        self.problems_left_out = 0
        self.unordered: list[Unordered] = []
        self._since: dict[Version, str] = {}

    def begin(self, path: str, format_name: str) -> InputTally:
        """End the input before, and go on with another one."""
        self.end()
        self.current = InputTally(path, format_name)
        return self.current

    def repeat(self, path: str, format_name: str, same_as: str) -> None:
        """End the input before, and note one that has the content of another one."""
        self.end()
        nothing = InputTally(path, format_name).summary()
        self.summaries.append(msgspec.structs.replace(nothing, same_as=same_as))

    def end(self) -> None:
        """Take in what the last input held, if there is one."""
        tally, self.current = self.current, None
        if tally is None:
            return
        self.summaries.append(tally.summary())
        self.problems += tally.problems
        self.problems_left_out += tally.problem_count - len(tally.problems)
        self.unordered += tally.census.clock.unordered(tally.path)
        self._since = _earliest(self._since, tally.since)

    def since(self) -> dict[Version, str]:
        """From when on the inputs show each version of Windows to have run: the earliest time that any tells."""
        return _earliest(self._since, self.current.since) if self.current else self._since


def _earliest(one: Mapping[Version, str], other: Mapping[Version, str]) -> dict[Version, str]:
    return {version: min(times[version] for times in (one, other) if version in times) for version in {**one, **other}}


def checked(census: Census) -> tuple[Checked, ...]:
    """The pairs of channel and provider that were read, most frequent first."""
    ordered = sorted(census.pairs.items(), key=lambda item: (-item[1], item[0][0] or "", item[0][1] or ""))
    return tuple(Checked(channel, provider, count) for (channel, provider), count in ordered[:MOST_CHECKED])
