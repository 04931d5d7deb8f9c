"""The lines of the text report: findings best first, then what was checked and what could not be read.

Every text comes through `wording` or `escaping` and is never read as markup, so that nothing in a log can move the
cursor, change colours or start a line of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rich.console import Console
from rich.text import Text

from evcorr import phrases
from evcorr.article_address import addresses_of
from evcorr.observable import Observable
from evcorr.remedy import release
from evcorr.report import Evidence, Example, Finding, Report
from evcorr.reporters import advice, summary, wording
from evcorr.reporters.blocks import Block, blocks, likely_first
from evcorr.reporters.lines import LABEL_WIDTH, MARGIN, Page, page_of
from evcorr.reporters.snippet import snippet
from evcorr.reporters.sparkline import spark_text
from evcorr.reporters.terminal_checked import checked, problems
from evcorr.text.escaping import clipped

DETAILED, FURTHER = 100, 1000
"""Findings told in full, and those after them that get one line each."""
OVERVIEW, OVERVIEW_LINES = 4, 20
"""From so many findings on a line each comes before them, and so many lines at most."""
SYMPTOMS = 12
"""Symptoms of one finding that are shown."""
INCIDENTS, ALIKE = 3, 6
"""Incidents of one finding, and other articles that fit as well, that are shown."""
ENTRIES = 3
"""Log entries of one symptom: the first with its words, the others by their place and time."""
MESSAGE_LINES = 4


def draw(report: Report, console: Console) -> Iterator[Text]:
    """The report as lines, each no wider than the console."""
    page = page_of(console)
    yield from _head(report, page)
    told = report.findings[:DETAILED]
    if len(told) >= OVERVIEW:
        yield from _overview(told, page)
    likely, outdone = likely_first(told)
    for block in blocks(likely):
        yield from _block(block, page)
    yield from _in_short("Less likely: other articles agree better with the same entries", outdone, page)
    yield from _in_short("Further findings, in short", report.findings[DETAILED:], page)
    yield from _left_out(report, page)
    yield from checked(report, page)
    yield from problems(report, page)


def _head(report: Report, page: Page) -> Iterator[Text]:
    line = Text(summary.headline(report), style="bold")
    problems = summary.problem_count(report)
    if problems:
        line.append(f", {phrases.counted(problems, 'problem')}", "bold red")
    yield from page.wrapped(line)
    if not report.findings:
        yield from page.wrapped(Text(summary.nothing_found(report)))
    if note := summary.times_explained(report):
        yield from page.wrapped(Text(note, style="dim"))


def _overview(findings: Sequence[Finding], page: Page) -> Iterator[Text]:
    """A line a finding, cut where the window ends: what there is, before each is told."""
    yield Text("")
    wide = max(len(f"{finding.count:,}") for finding in findings[:OVERVIEW_LINES])
    for finding in findings[:OVERVIEW_LINES]:
        facts = f"{finding.rank:<4}{finding.grade:<6} {finding.count:>{wide},}x  "
        line = Text.assemble(facts, (wording.article_name(finding.article), "bold"), f"  {clipped(finding.title)}")
        line.truncate(page.width, overflow="ellipsis")
        yield line
    yield from page.left(len(findings) - OVERVIEW_LINES, "more finding below", "more findings below")


def _block(block: Block, page: Page) -> Iterator[Text]:
    finding = block.finding
    yield Text("")
    yield from _title(finding, page)
    yield from _remedy(finding, page)
    yield from _facts(finding, page)
    yield from _alike(block, page)
    for evidence in finding.evidence[:SYMPTOMS]:
        yield Text("")
        yield from _evidence(evidence, finding, page)
    yield from page.left(len(finding.evidence) - SYMPTOMS, "more symptom")
    yield from _references(finding, page)


def _alike(block: Block, page: Page) -> Iterator[Text]:
    """The articles that fit as well as this one, what each would do, and what would tell them apart."""
    if not block.others:
        return
    yield Text("")
    yield from page.row("alike", f"{wording.alternatives(len(block.others))}:", "bold")
    for finding in block.members[: ALIKE + 1]:
        name = Text.assemble((wording.article_name(finding.article), "bold"), f"  {clipped(finding.title)}")
        yield from page.row("", name)
        if finding is not block.finding:
            yield from page.row("fix", advice.sentence(finding))
        yield from page.row("apart", wording.set_apart(finding), "dim")
    if len(block.others) > ALIKE:
        yield from page.row("", f"and {phrases.counted(len(block.others) - ALIKE, 'more article')}", "dim")


def _title(finding: Finding, page: Page) -> Iterator[Text]:
    words = Text.assemble((wording.article_name(finding.article), "bold cyan"), "  ", (clipped(finding.title), "bold"))
    yield from page.hanging(f"{finding.rank}", words, MARGIN)


def _facts(finding: Finding, page: Page) -> Iterator[Text]:
    said = f", score {wording.score(finding.score)}; {wording.symptoms_seen(finding)}"
    where = f" on {phrases.listed(finding.computers, 5)}" if finding.computers else ""
    yield from page.row("seen", wording.seen(finding) + where)
    yield from page.row("when", wording.time_span(finding.first_seen, finding.last_seen))
    yield from _course(finding, page)
    yield from page.row("applies", wording.applies(finding), "yellow" if finding.applies == "no" else "")
    yield from page.row("grade", Text.assemble((finding.grade.value, "bold"), said))
    if finding.reasons:
        yield from page.row("why", clipped("; ".join(finding.reasons), 600))


def _course(finding: Finding, page: Page) -> Iterator[Text]:
    """How the entries are spread over the time, and the first incidents."""
    if finding.timeline and finding.count > 1:
        counts = finding.timeline.counts[: page.width - MARGIN - LABEL_WIDTH]
        yield from page.row("", Text(spark_text(counts, plain=page.plain), style="cyan"))
    if wording.incidents_told(finding):
        for number, one in enumerate(finding.incidents[:INCIDENTS]):
            yield from page.row("" if number else "incident", wording.incident(one))
        left = len(finding.incidents) - INCIDENTS + finding.incidents_left_out
        if left > 0:
            yield from page.row("", f"and {phrases.counted(left, 'more incident')}", "dim")


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
    quote = phrases.quoted(observable)
    inferred = phrases.inferred(observable)
    return Text.assemble(
        (clipped(observable.where, 60), "bold"),
        f": {phrases.described(observable)}",
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
    yield from page.row("fix", advice.sentence(finding), "green" if finding.fix or finding.fixed_in else "")
    if finding.fix and finding.fixed_in:
        yield from page.row("fixed in", clipped(release(finding.fixed_in)))
    for label, value in advice.facts(finding.remedies):
        yield from page.row(label, value)


def _references(finding: Finding, page: Page) -> Iterator[Text]:
    """Where to read on."""
    found = addresses_of(finding.article)
    if found or finding.platforms or finding.related:
        yield Text("")
    if found:
        gone = " (gone? the Internet Archive has copies)" if found.copies else ""
        yield from page.row("read", found.page + gone)
    if finding.platforms:
        yield from page.row("for", phrases.platforms(finding.platforms))
    if finding.related:
        yield from page.row("related", phrases.listed(finding.related, 12))


def _in_short(title: str, findings: Sequence[Finding], page: Page) -> Iterator[Text]:
    """A line or two a finding."""
    if findings:
        yield Text("")
        yield from page.wrapped(Text(title, style="bold"))
    for finding in findings[:FURTHER]:
        seen = phrases.counted(finding.count, "time")
        facts = f"{wording.article_name(finding.article)}  {finding.grade} {wording.score(finding.score)}, {seen}"
        yield from page.hanging(f"{finding.rank}", Text(f"{facts}  {clipped(finding.title, 120)}"), 7)
    yield from page.left(len(findings) - FURTHER, "more finding")


def _left_out(report: Report, page: Page) -> Iterator[Text]:
    for number, line in enumerate(summary.left_out(report)):
        if number == 0:
            yield Text("")
        yield from page.wrapped(Text(line))
