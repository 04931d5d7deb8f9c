"""The report for a terminal or a pipe: findings best first, then what was checked and what could not be read.

On a terminal it fills the window up to `WIDEST` columns and marks the matched words; into a pipe it is plain text of
80 columns, or of as many as COLUMNS says. NO_COLOR keeps it plain on a terminal too.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TextIO

from evcorr.observable import Observable
from evcorr.report import Evidence, Example, Finding, InputSummary, Report
from evcorr.reporters import wording
from evcorr.reporters.escaping import clipped
from evcorr.reporters.snippet import snippet

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

PIPE_WIDTH = 80
NARROWEST, WIDEST = 40, 132
DETAILED, FURTHER = 100, 1000
"""Findings told in full, and those after them that get one line each."""
SYMPTOMS = 12
"""Symptoms of one finding that are shown."""
ENTRIES = 3
"""Log entries of one symptom: the first with its words, the others by their place and time."""
MESSAGE_LINES = 4
INPUTS, PROVIDERS, PROBLEMS = 20, 10, 20
"""Rows of each of the closing lists."""

LABEL_WIDTH = 9
MARGIN = 4


def write_text(report: Report, out: TextIO) -> None:
    """Write the report for people; characters that the stream's encoding lacks are written as backslash escapes."""
    console = console_for(out)
    for line in draw(report, console):
        with console.capture() as captured:
            console.print(line, no_wrap=True, overflow="fold", crop=False)
        out.write(_encodable(captured.get(), out.encoding or "utf-8"))


def _encodable(text: str, encoding: str) -> str:
    return text.encode(encoding, "backslashreplace").decode(encoding)


def console_for(out: TextIO) -> Console:
    """A console that writes to the stream: in colour on a terminal unless NO_COLOR is set, else plain."""
    from rich.console import Console

    plain = bool(os.environ.get("NO_COLOR"))
    console = Console(
        file=out,
        color_system=None if plain else "auto",
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    if not console.is_terminal:
        columns = os.environ.get("COLUMNS", "")
        console.width = int(columns) if columns.isdecimal() and len(columns) < 6 else PIPE_WIDTH
    console.width = max(NARROWEST, console.width)
    return console


class Page(NamedTuple):
    """What the lines are laid out for: the console that wraps them, and its width in columns."""

    console: Console
    width: int

    def wrapped(self, text: Text, indent: int) -> list[Text]:
        """The text in lines that leave room for so many columns before them."""
        return [_right_stripped(line) for line in text.wrap(self.console, self.width - indent)]


def _right_stripped(line: Text) -> Text:
    line.rstrip()
    return line


def draw(report: Report, console: Console) -> Iterator[Text]:
    """The report as lines, each no wider than the console."""
    page = Page(console, min(console.width, WIDEST))
    yield from _head(report, page)
    for finding in report.findings[:DETAILED]:
        yield from _finding(finding, page)
    yield from _further(report.findings[DETAILED:], page)
    yield from _closing(report, page)


def _text(words: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(words, style=style)


def _head(report: Report, page: Page) -> Iterator[Text]:
    line = _text(wording.headline(report), "bold")
    problems = wording.problem_count(report)
    if problems:
        line.append(f", {wording.counted(problems, 'problem')}", "bold red")
    yield from page.wrapped(line, 0)
    if not report.findings:
        yield from page.wrapped(_text(wording.nothing_found(report)), 0)
    if note := wording.times_explained(report):
        yield from page.wrapped(_text(note, "dim"), 0)


def _finding(finding: Finding, page: Page) -> Iterator[Text]:
    yield _text("")
    yield from _title(finding, page)
    yield from _facts(finding, page)
    for evidence in finding.evidence[:SYMPTOMS]:
        yield _text("")
        yield from _evidence(evidence, finding, page)
    yield from _left(len(finding.evidence) - SYMPTOMS, "more symptom", page)
    yield _text("")
    yield from _remedy(finding, page)


def _title(finding: Finding, page: Page) -> Iterator[Text]:
    from rich.text import Text

    words = Text.assemble((clipped(finding.article, 40), "bold cyan"), "  ", (clipped(finding.title), "bold"))
    yield from _hanging(f"{finding.rank}", words, page, MARGIN)


def _hanging(label: str, value: Text, page: Page, indent: int, style: str = "bold") -> Iterator[Text]:
    """A label at the margin, or before the value where the label is too long for it, and the value indented."""
    from rich.text import Text

    lead = f"{label:<{indent - 1}} "
    for number, line in enumerate(page.wrapped(value, max(indent, len(lead)))):
        yield Text.assemble((lead if number == 0 else " " * len(lead), style), line)


def _row(label: str, value: Text, page: Page) -> Iterator[Text]:
    """A row of a finding: its label, then the value in its own column."""
    return _hanging(" " * MARGIN + label, value, page, MARGIN + LABEL_WIDTH, "dim")


def _facts(finding: Finding, page: Page) -> Iterator[Text]:
    from rich.text import Text

    said = f", score {finding.score:.2f}; {wording.symptoms_seen(finding)}"
    where = f" on {wording.listed(finding.computers, 5)}" if finding.computers else ""
    yield from _row("grade", Text.assemble((finding.grade.value, "bold"), said), page)
    yield from _row("applies", _text(wording.applies(finding), "yellow" if finding.applies == "no" else ""), page)
    yield from _row("seen", _text(wording.counted(finding.count, "time") + where), page)
    yield from _row("when", _text(wording.time_span(finding.first_seen, finding.last_seen)), page)


def _evidence(evidence: Evidence, finding: Finding, page: Page) -> Iterator[Text]:
    yield from _row("article", _said(evidence.observable), page)
    shown = evidence.examples[:ENTRIES]
    for example in shown[:1]:
        yield from _entry(example, page)
        if agreement := wording.agreement(evidence, example, finding):
            yield from _row("", _text(f"agrees: {agreement}", "dim"), page)
    for example in shown[1:]:
        yield from _row("", _place(example, clipped(example.computer or "", 80)), page)
    if more := wording.more_entries(evidence, len(shown)):
        yield from _row("", _text(f"and {more}", "dim"), page)


def _said(observable: Observable) -> Text:
    from rich.text import Text

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
    yield from _row("log", _place(example), page)
    if facts := wording.entry_facts(example):
        yield from _row("", _text(facts), page)
    yield from _message(example, page)


def _place(example: Example, computer: str = "") -> Text:
    from rich.text import Text

    place = wording.located(example.path, example.position, example.unit)
    time = wording.shown_time(example.time_created)
    return Text.assemble((place, "cyan"), f", {time}", f", {computer}" if computer else "")


def _message(example: Example, page: Page) -> Iterator[Text]:
    from rich.text import Text

    indent = MARGIN + LABEL_WIDTH
    width = page.width - indent - 2
    message = _text("")
    for piece in snippet(example.message or "", example.spans, MESSAGE_LINES * (width - 6)):
        message.append(piece.text.replace("\n", " "), "bold underline" if piece.marked else "")
    for line in page.wrapped(message, indent + 2) if message else ():
        yield Text.assemble(" " * indent, ("| ", "dim"), line)


def _remedy(finding: Finding, page: Page) -> Iterator[Text]:
    yield from _row("fix", _text(wording.fix(finding), "green" if finding.fix or finding.fixed_in else ""), page)
    if finding.fix and finding.fixed_in:
        yield from _row("fixed in", _text(clipped(finding.fixed_in)), page)
    if finding.platforms:
        yield from _row("for", _text(wording.platforms(finding.platforms)), page)
    if finding.related:
        yield from _row("related", _text(wording.listed(finding.related, 12)), page)


def _further(findings: tuple[Finding, ...], page: Page) -> Iterator[Text]:
    if findings:
        yield _text("")
        yield _text("Further findings, in short", "bold")
    for finding in findings[:FURTHER]:
        seen = wording.counted(finding.count, "time")
        facts = f"{clipped(finding.article, 40)}  {finding.grade} {finding.score:.2f}, {seen}"
        yield from _hanging(f"{finding.rank}", _text(f"{facts}  {clipped(finding.title, 120)}"), page, 7)
    yield from _left(len(findings) - FURTHER, "more finding", page)


def _closing(report: Report, page: Page) -> Iterator[Text]:
    yield _text("")
    hints = list(wording.left_out(report))
    for line in hints:
        yield from page.wrapped(_text(line), 0)
    if hints:
        yield _text("")
    yield from _checked(report, page)
    yield from _problems(report, page)


def _checked(report: Report, page: Page) -> Iterator[Text]:
    yield _text("What was checked", "bold")
    yield from page.wrapped(_text(f"{wording.looked_for(report)} (digest {clipped(report.signatures.digest, 16)})."), 0)
    for source in report.inputs[:INPUTS]:
        yield from _input(source, page)
    yield from _left(len(report.inputs) - INPUTS, "more input", page)
    if report.checked:
        yield _text("Records by log and source")
    for row in report.checked[:PROVIDERS]:
        name = ", ".join(clipped(part, 80) for part in (row.channel, row.provider) if part) or "no source"
        yield from _hanging(f"{row.records:>12,}", _text(name), page, 14, "")
    yield from _left(len(report.checked) - PROVIDERS, "more source", page)


def _input(source: InputSummary, page: Page) -> Iterator[Text]:
    from rich.text import Text

    yield from _hanging("", Text.assemble((clipped(source.path), "cyan"), f": {wording.input_facts(source)}"), page, 2)
    systems = [wording.system(one) for one in source.systems[:5]]
    machines = [*([f"on {wording.listed(source.computers, 5)}"] if source.computers else []), *systems]
    if machines:
        yield from _hanging("", _text("; ".join(machines)), page, MARGIN)


def _left(number: int, noun: str, page: Page) -> Iterator[Text]:
    if number > 0:
        yield from _hanging("", _text(f"and {wording.counted(number, noun)}", "dim"), page, 2)


def _problems(report: Report, page: Page) -> Iterator[Text]:
    if not wording.problem_count(report):
        return
    yield _text("")
    yield _text("Problems: what could not be read", "bold red")
    for problem in islice(report.problems, PROBLEMS):
        where = wording.located(problem.path, problem.position, problem.unit)
        yield from _hanging("", _text(f"{where}: {clipped(problem.reason)}"), page, 2)
    yield from _left(wording.problem_count(report) - min(PROBLEMS, len(report.problems)), "more problem", page)
