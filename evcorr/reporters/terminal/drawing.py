"""The lines of the text report: findings best first, then what was checked and what could not be read.

Every text comes through `wording` or `escaping` and is never read as markup, so that nothing in a log can move the
cursor, change colours or start a line of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from evcorr import phrases
from evcorr.report import Finding, Report
from evcorr.reporters import summary, wording
from evcorr.reporters.blocks import blocks, likely_first
from evcorr.reporters.terminal.checked import checked, problems
from evcorr.reporters.terminal.finding import told_in_full
from evcorr.reporters.terminal.layout import Layout, layout_for
from evcorr.text.escaping import clipped

DETAILED, FURTHER = 100, 1000
"""Findings told in full, and those after them that get one line each."""
OVERVIEW, OVERVIEW_LINES = 4, 20
"""From so many findings on a line each comes before them, and so many lines at most."""


def draw(report: Report, console: Console) -> Iterator[Text]:
    """The report as lines, each no wider than the console."""
    layout = layout_for(console)
    yield from _head(report, layout)
    told = report.findings[:DETAILED]
    if len(told) >= OVERVIEW:
        yield from _overview(told, layout)
    likely, outdone = likely_first(told)
    for block in blocks(likely):
        yield from told_in_full(block, layout)
    yield from _in_short("Less likely: other articles agree better with the same entries", outdone, layout)
    yield from _in_short("Further findings, in short", report.findings[DETAILED:], layout)
    yield from _left_out(report, layout)
    yield from checked(report, layout)
    yield from problems(report, layout)


def _head(report: Report, layout: Layout) -> Iterator[Text]:
    line = Text(summary.headline(report), style="bold")
    problems = summary.problem_count(report)
    if problems:
        line.append(f", {phrases.counted(problems, 'problem')}", "bold red")
    yield from layout.wrapped(line)
    if not report.findings:
        yield from layout.wrapped(Text(summary.nothing_found(report)))
    if note := summary.times_explained(report):
        yield from layout.wrapped(Text(note, style="dim"))


def _overview(findings: Sequence[Finding], layout: Layout) -> Iterator[Text]:
    """A line a finding, cut where the window ends: what there is, before each is told."""
    yield Text("")
    wide = max(len(f"{finding.count:,}") for finding in findings[:OVERVIEW_LINES])
    for finding in findings[:OVERVIEW_LINES]:
        facts = f"{finding.rank:<4}{finding.grade:<6} {finding.count:>{wide},}x  "
        line = Text.assemble(facts, (wording.article_name(finding.article), "bold"), f"  {clipped(finding.title)}")
        line.truncate(layout.width, overflow="ellipsis")
        yield line
    yield from layout.left(len(findings) - OVERVIEW_LINES, "more finding below", "more findings below")


def _in_short(title: str, findings: Sequence[Finding], layout: Layout) -> Iterator[Text]:
    """A line or two a finding."""
    if findings:
        yield Text("")
        yield from layout.wrapped(Text(title, style="bold"))
    for finding in findings[:FURTHER]:
        seen = phrases.counted(finding.count, "time")
        facts = f"{wording.article_name(finding.article)}  {finding.grade} {wording.score(finding.score)}, {seen}"
        yield from layout.hanging(f"{finding.rank}", Text(f"{facts}  {clipped(finding.title, 120)}"), 7)
    yield from layout.left(len(findings) - FURTHER, "more finding")


def _left_out(report: Report, layout: Layout) -> Iterator[Text]:
    for number, line in enumerate(summary.left_out(report)):
        if number == 0:
            yield Text("")
        yield from layout.wrapped(Text(line))
