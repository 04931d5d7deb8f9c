"""The lines of the text report: findings best first, then what was checked and what could not be read.

Every text comes through `wording` or `escaping` and is never read as markup, so that nothing in a log can move the
cursor, change colours or start a line of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from evcorr.observable import Observable
from evcorr.report import Evidence, Example, Finding, InputSummary, Report, ReportedProblem
from evcorr.reporters import summary, wording
from evcorr.reporters.escaping import clipped
from evcorr.reporters.snippet import snippet

WIDEST = 132
"""Longer lines are hard to read; a wider window stays empty beyond."""
DETAILED, FURTHER = 100, 1000
"""Findings told in full, and those after them that get one line each."""
SYMPTOMS = 12
"""Symptoms of one finding that are shown."""
ENTRIES = 3
"""Log entries of one symptom: the first with its words, the others by their place and time."""
MESSAGE_LINES = 4
INPUTS, SOURCES, BROKEN_INPUTS = 10, 10, 20
"""Rows of each of the closing lists."""
PROBLEMS = 3
"""Problems of one input that are told in words."""

MARGIN = 4
LABEL_WIDTH = 9


def draw(report: Report, console: Console) -> Iterator[Text]:
    """The report as lines, each no wider than the console."""
    page = Page(console, min(console.width, WIDEST))
    yield from _head(report, page)
    for finding in report.findings[:DETAILED]:
        yield from _finding(finding, page)
    yield from _further(report.findings[DETAILED:], page)
    yield from _left_out(report, page)
    yield from _checked(report, page)
    yield from _problems(report, page)


class Page(NamedTuple):
    """What the lines are laid out for: the console that wraps them, and their width in columns."""

    console: Console
    width: int

    def wrapped(self, text: Text, indent: int = 0) -> Iterator[Text]:
        """The text in lines that leave room for so many columns before them."""
        for line in text.wrap(self.console, self.width - indent):
            line.rstrip()
            yield line

    def hanging(self, label: str, value: Text, indent: int, style: str = "bold") -> Iterator[Text]:
        """The value indented, and before its first line the label, which pushes the value if it needs the room."""
        lead = f"{label:<{indent - 1}} "
        for number, line in enumerate(self.wrapped(value, len(lead))):
            yield Text.assemble((" " * len(lead) if number else lead, style), line)

    def row(self, label: str, value: Text | str, style: str = "") -> Iterator[Text]:
        """A row of a finding: its label, then the value in a column of its own."""
        text = Text(value, style=style) if isinstance(value, str) else value
        return self.hanging(" " * MARGIN + label, text, MARGIN + LABEL_WIDTH, "dim")


def _head(report: Report, page: Page) -> Iterator[Text]:
    line = Text(summary.headline(report), style="bold")
    problems = summary.problem_count(report)
    if problems:
        line.append(f", {wording.counted(problems, 'problem')}", "bold red")
    yield from page.wrapped(line)
    if not report.findings:
        yield from page.wrapped(Text(summary.nothing_found(report)))
    if note := summary.times_explained(report):
        yield from page.wrapped(Text(note, style="dim"))


def _finding(finding: Finding, page: Page) -> Iterator[Text]:
    yield Text("")
    yield from _title(finding, page)
    yield from _facts(finding, page)
    for evidence in finding.evidence[:SYMPTOMS]:
        yield Text("")
        yield from _evidence(evidence, finding, page)
    yield from _left(len(finding.evidence) - SYMPTOMS, "more symptom", page)
    yield Text("")
    yield from _remedy(finding, page)


def _title(finding: Finding, page: Page) -> Iterator[Text]:
    words = Text.assemble((clipped(finding.article, 40), "bold cyan"), "  ", (clipped(finding.title), "bold"))
    yield from page.hanging(f"{finding.rank}", words, MARGIN)


def _facts(finding: Finding, page: Page) -> Iterator[Text]:
    said = f", score {finding.score:.2f}; {wording.symptoms_seen(finding)}"
    where = f" on {wording.listed(finding.computers, 5)}" if finding.computers else ""
    yield from page.row("grade", Text.assemble((finding.grade.value, "bold"), said))
    yield from page.row("applies", wording.applies(finding), "yellow" if finding.applies == "no" else "")
    yield from page.row("seen", wording.counted(finding.count, "time") + where)
    yield from page.row("when", wording.time_span(finding.first_seen, finding.last_seen))


def _evidence(evidence: Evidence, finding: Finding, page: Page) -> Iterator[Text]:
    yield from page.row("article", _said(evidence.observable))
    shown = evidence.examples[:ENTRIES]
    for example in shown[:1]:
        yield from _entry(example, page)
        if agreement := wording.agreement(evidence, example, finding):
            yield from page.row("", f"agrees: {agreement}", "dim")
    for before, example in pairwise(shown):
        computer = f", {clipped(example.computer, 80)}" if example.computer else ""
        yield from page.row("", _place(example, before).append(computer))
    if more := wording.more_entries(evidence, len(shown)):
        yield from page.row("", f"and {more}", "dim")


def _said(observable: Observable) -> Text:
    quote = wording.quoted(observable)
    inferred = wording.inferred(observable)
    return Text.assemble(
        (clipped(observable.where, 60), "bold"),
        f": {wording.described(observable)}",
        f': "{quote}"' if quote else "",
        (f" ({inferred})" if inferred else "", "dim"),
    )


def _entry(example: Example, page: Page) -> Iterator[Text]:
    """A log entry in full: where and when, what it is, and its words."""
    yield from page.row("log", _place(example))
    if facts := wording.entry_facts(example):
        yield from page.row("", facts)
    yield from _message(example, page)


def _place(example: Example, before: Example | None = None) -> Text:
    """Where and when a log entry was written; its path only if that is another one than that of the entry before."""
    place = wording.located(example.path, example.position, example.unit)
    if before is not None and before.path == example.path:
        place = wording.place(example.position, example.unit) or "there"
    return Text.assemble((place, "cyan"), f", {wording.shown_time(example.time_created)}")


def _message(example: Example, page: Page) -> Iterator[Text]:
    indent = MARGIN + LABEL_WIDTH
    message = Text()
    for piece in snippet(example.message or "", example.spans, MESSAGE_LINES * (page.width - indent - 8)):
        message.append(piece.text.replace("\n", " "), "bold underline" if piece.marked else "")
    if message:
        for line in page.wrapped(message, indent + 2):
            yield Text.assemble(" " * indent, ("| ", "dim"), line)


def _remedy(finding: Finding, page: Page) -> Iterator[Text]:
    yield from page.row("fix", wording.fix(finding), "green" if finding.fix or finding.fixed_in else "")
    if finding.fix and finding.fixed_in:
        yield from page.row("fixed in", clipped(finding.fixed_in))
    if finding.platforms:
        yield from page.row("for", wording.platforms(finding.platforms))
    if finding.related:
        yield from page.row("related", wording.listed(finding.related, 12))


def _further(findings: tuple[Finding, ...], page: Page) -> Iterator[Text]:
    if findings:
        yield Text("")
        yield Text("Further findings, in short", style="bold")
    for finding in findings[:FURTHER]:
        seen = wording.counted(finding.count, "time")
        facts = f"{clipped(finding.article, 40)}  {finding.grade} {finding.score:.2f}, {seen}"
        yield from page.hanging(f"{finding.rank}", Text(f"{facts}  {clipped(finding.title, 120)}"), 7)
    yield from _left(len(findings) - FURTHER, "more finding", page)


def _left_out(report: Report, page: Page) -> Iterator[Text]:
    for number, line in enumerate(summary.left_out(report)):
        if number == 0:
            yield Text("")
        yield from page.wrapped(Text(line))


def _checked(report: Report, page: Page) -> Iterator[Text]:
    yield Text("")
    yield Text("What was checked", style="bold")
    digest = clipped(report.signatures.digest, 16)
    yield from page.wrapped(Text(f"{summary.looked_for(report)} (digest {digest})."))
    yield from page.wrapped(Text(summary.inputs_facts(report)))
    for source in report.inputs[:INPUTS]:
        yield from _input(source, page)
    yield from _left(len(report.inputs) - INPUTS, "more input", page)
    if report.checked:
        yield Text("Records by log and source")
    for row in report.checked[:SOURCES]:
        name = ", ".join(clipped(part, 80) for part in (row.channel, row.provider) if part) or "no source"
        yield from page.hanging(f"{row.records:>12,}", Text(name), 14, "")
    yield from _left(len(report.checked) - SOURCES, "more source", page)


def _input(source: InputSummary, page: Page) -> Iterator[Text]:
    facts = Text.assemble((wording.input_name(source.path), "cyan"), f": {summary.input_facts(source)}")
    yield from page.hanging("", facts, 2)
    if circumstances := summary.input_circumstances(source):
        yield from page.hanging("", Text(circumstances), 4)


def _left(number: int, noun: str, page: Page) -> Iterator[Text]:
    if number > 0:
        yield from page.hanging("", Text(f"and {wording.counted(number, noun)}", style="dim"), 2)


def _problems(report: Report, page: Page) -> Iterator[Text]:
    if not summary.problem_count(report):
        return
    yield Text("")
    yield Text("Problems: what could not be read", style="bold red")
    groups = [list(group) for _, group in groupby(report.problems, key=lambda problem: problem.path)]
    for problems in groups[:BROKEN_INPUTS]:
        yield from _problems_of_one(problems, summary.problems_of(report, problems[0].path), page)
    told = sum(summary.problems_of(report, problems[0].path) for problems in groups[:BROKEN_INPUTS])
    yield from _left(summary.problem_count(report) - told, "more problem", page)


def _problems_of_one(problems: Sequence[ReportedProblem], count: int, page: Page) -> Iterator[Text]:
    """The first problems of one input, its path said once, and how many there are."""
    for number, problem in enumerate(problems[:PROBLEMS]):
        where = wording.located(problem.path, problem.position, problem.unit)
        if number:
            where = wording.place(problem.position, problem.unit)
        yield from page.hanging("", Text(f"{where}: {clipped(problem.reason)}"), 4 if number else 2)
    left = count - min(len(problems), PROBLEMS)
    if left > 0:
        yield Text(f"    and {left:,} more in this input", style="dim")
