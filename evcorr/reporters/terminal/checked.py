"""The end of the text report: what was checked, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.text import Text

from evcorr.phrases import short_name
from evcorr.report import InputSummary, Report, ReportedProblem
from evcorr.reporters import summary, wording
from evcorr.reporters.terminal.layout import Layout
from evcorr.text.escaping import clipped

INPUTS, SOURCES, BROKEN_INPUTS = 10, 10, 20
"""Rows of each of the lists."""
PROBLEMS = 3
"""Problems of one input that are told in words."""


def checked(report: Report, layout: Layout) -> Iterator[Text]:
    """What was read and looked for."""
    yield Text("")
    yield Text("What was checked", style="bold")
    digest = clipped(report.signatures.digest, 16)
    yield from layout.wrapped(Text(f"{summary.looked_for(report)} (digest {digest})."))
    yield from layout.wrapped(Text(summary.inputs_facts(report)))
    for source in report.inputs[:INPUTS]:
        yield from _input(source, layout)
    yield from layout.left(len(report.inputs) - INPUTS, "more input")
    for one in report.unordered[:INPUTS]:
        yield from layout.hanging("", Text(summary.unordered(one)), 2)
    if report.checked:
        yield Text("Records by log and source")
    for row in report.checked[:SOURCES]:
        name = ", ".join(short_name(part) for part in (row.channel, row.provider) if part) or "no source"
        yield from layout.hanging(f"{row.records:>12,}", Text(name), 14, "")
    yield from layout.left(len(report.checked) - SOURCES, "more source")


def _input(source: InputSummary, layout: Layout) -> Iterator[Text]:
    facts = Text.assemble((wording.input_name(source.path), "cyan"), f": {summary.input_facts(source)}")
    yield from layout.hanging("", facts, 2)
    if circumstances := summary.input_circumstances(source):
        yield from layout.hanging("", Text(circumstances), 4)


def problems(report: Report, layout: Layout) -> Iterator[Text]:
    """What could not be read, input by input; nothing where all was."""
    if not summary.problem_count(report):
        return
    yield Text("")
    yield Text("Problems: what could not be read", style="bold red")
    groups = [list(group) for _, group in groupby(report.problems, key=lambda problem: problem.path)]
    for problems in groups[:BROKEN_INPUTS]:
        yield from _problems_of_one(problems, summary.problems_of(report, problems[0].path), layout)
    told = sum(summary.problems_of(report, problems[0].path) for problems in groups[:BROKEN_INPUTS])
    yield from layout.left(summary.problem_count(report) - told, "more problem")


def _problems_of_one(problems: Sequence[ReportedProblem], count: int, layout: Layout) -> Iterator[Text]:
    """The first problems of one input, its path said once, and how many there are."""
    for number, problem in enumerate(problems[:PROBLEMS]):
        where = wording.located(problem.path, problem.position, problem.unit)
        if number:
            where = wording.place(problem.position, problem.unit)
        yield from layout.hanging("", Text(f"{where}: {clipped(problem.reason)}"), 4 if number else 2)
    left = count - min(len(problems), PROBLEMS)
    if left > 0:
        yield Text(f"    and {left:,} more in this input", style="dim")
