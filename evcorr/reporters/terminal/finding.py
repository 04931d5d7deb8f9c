"""One finding in lines of the text report: what it is, what to do, when it was seen, and the entries that show it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rich.text import Text

from evcorr import phrases
from evcorr.article_address import addresses_of
from evcorr.observable import Observable
from evcorr.remedy import release
from evcorr.report import Evidence, Example, Finding
from evcorr.reporters import advice, wording
from evcorr.reporters.blocks import Block
from evcorr.reporters.snippet import snippet
from evcorr.reporters.sparkline import spark_text
from evcorr.reporters.terminal.layout import LABEL_WIDTH, MARGIN, Layout
from evcorr.text.escaping import clipped

SYMPTOMS = 12
"""Symptoms of one finding that are shown."""
INCIDENTS, ALIKE = 3, 6
"""Incidents of one finding, and other articles that fit as well, that are shown."""
ENTRIES = 3
"""Log entries of one symptom: the first with its words, the others by their place and time."""
MESSAGE_LINES = 4


def told_in_full(block: Block, layout: Layout) -> Iterator[Text]:
    """The best finding of a block, with the articles that fit as well."""
    finding = block.finding
    yield Text("")
    yield from _title(finding, layout)
    yield from _remedy(finding, layout)
    yield from _facts(finding, layout)
    yield from _alike(block, layout)
    for evidence in finding.evidence[:SYMPTOMS]:
        yield Text("")
        yield from _evidence(evidence, finding, layout)
    yield from layout.left(len(finding.evidence) - SYMPTOMS, "more symptom")
    yield from _references(finding, layout)


def _title(finding: Finding, layout: Layout) -> Iterator[Text]:
    words = Text.assemble((wording.article_name(finding.article), "bold cyan"), "  ", (clipped(finding.title), "bold"))
    yield from layout.hanging(f"{finding.rank}", words, MARGIN)


def _remedy(finding: Finding, layout: Layout) -> Iterator[Text]:
    yield from layout.row("fix", advice.sentence(finding), "green" if finding.fix or finding.fixed_in else "")
    if finding.fix and finding.fixed_in:
        yield from layout.row("fixed in", clipped(release(finding.fixed_in)))
    for label, value in advice.facts(finding.remedies):
        yield from layout.row(label, value)


def _facts(finding: Finding, layout: Layout) -> Iterator[Text]:
    said = f", score {wording.score(finding.score)}; {wording.symptoms_seen(finding)}"
    where = f" on {phrases.listed(finding.computers, 5)}" if finding.computers else ""
    yield from layout.row("seen", wording.seen(finding) + where)
    yield from layout.row("when", wording.time_span(finding.first_seen, finding.last_seen))
    yield from _course(finding, layout)
    yield from layout.row("applies", wording.applies(finding), "yellow" if finding.applies == "no" else "")
    yield from layout.row("grade", Text.assemble((finding.grade.value, "bold"), said))
    if finding.reasons:
        yield from layout.row("why", clipped("; ".join(finding.reasons), 600))


def _course(finding: Finding, layout: Layout) -> Iterator[Text]:
    """How the entries are spread over the time, and the first incidents."""
    if finding.timeline and finding.count > 1:
        counts = finding.timeline.counts[: layout.width - MARGIN - LABEL_WIDTH]
        yield from layout.row("", Text(spark_text(counts, plain=layout.plain), style="cyan"))
    if wording.incidents_told(finding):
        for number, one in enumerate(finding.incidents[:INCIDENTS]):
            yield from layout.row("" if number else "incident", wording.incident(one))
        left = len(finding.incidents) - INCIDENTS + finding.incidents_left_out
        if left > 0:
            yield from layout.row("", f"and {phrases.counted(left, 'more incident')}", "dim")


def _alike(block: Block, layout: Layout) -> Iterator[Text]:
    """The articles that fit as well as this one, what each would do, and what would tell them apart."""
    if not block.others:
        return
    yield Text("")
    yield from layout.row("alike", f"{wording.alternatives(len(block.others))}:", "bold")
    for finding in block.members[: ALIKE + 1]:
        name = Text.assemble((wording.article_name(finding.article), "bold"), f"  {clipped(finding.title)}")
        yield from layout.row("", name)
        if finding is not block.finding:
            yield from layout.row("fix", advice.sentence(finding))
        yield from layout.row("apart", wording.set_apart(finding), "dim")
    if len(block.others) > ALIKE:
        yield from layout.row("", f"and {phrases.counted(len(block.others) - ALIKE, 'more article')}", "dim")


def _evidence(evidence: Evidence, finding: Finding, layout: Layout) -> Iterator[Text]:
    yield from layout.row("article", _said(evidence.observable))
    shown = evidence.examples[:ENTRIES]
    for example in shown[:1]:
        yield from _entry(example, layout)
        if agreement := wording.agreement(evidence, example, finding):
            yield from layout.row("", f"agrees: {agreement}", "dim")
    for before, example in pairwise(shown):
        computer = f", {phrases.short_name(example.computer)}" if example.computer else ""
        yield from layout.row("", _place(example, before).append(computer))
    if more := wording.more_entries(evidence, len(shown)):
        yield from layout.row("", f"and {more}", "dim")


def _said(observable: Observable) -> Text:
    quote = phrases.quoted(observable)
    inferred = phrases.inferred(observable)
    return Text.assemble(
        (clipped(observable.where, 60), "bold"),
        f": {phrases.described(observable)}",
        f': "{quote}"' if quote else "",
        (f" ({inferred})" if inferred else "", "dim"),
    )


def _entry(example: Example, layout: Layout) -> Iterator[Text]:
    """A log entry in full: where and when, what it is, and its words."""
    yield from layout.row("log", _place(example))
    if facts := wording.entry_facts(example):
        yield from layout.row("", facts)
    yield from _message(example, layout)


def _place(example: Example, before: Example | None = None) -> Text:
    """Where and when a log entry was written; its path only if that is another one than that of the entry before."""
    place = wording.located(example.path, example.position, example.unit)
    if before is not None and before.path == example.path:
        place = wording.place(example.position, example.unit) or "there"
    return Text.assemble((place, "cyan"), f", {wording.shown_time(example.time_created)}")


def _message(example: Example, layout: Layout) -> Iterator[Text]:
    indent = MARGIN + LABEL_WIDTH
    message = Text()
    for piece in snippet(example.message or "", example.spans, MESSAGE_LINES * (layout.width - indent - 8)):
        message.append(piece.text.replace("\n", " "), "bold underline" if piece.marked else "")
    if message:
        for line in layout.wrapped(message, indent + 2):
            yield Text.assemble(" " * indent, ("| ", "dim"), line)


def _references(finding: Finding, layout: Layout) -> Iterator[Text]:
    """Where to read on."""
    found = addresses_of(finding.article)
    if found or finding.platforms or finding.related:
        yield Text("")
    if found:
        gone = " (gone? the Internet Archive has copies)" if found.copies else ""
        yield from layout.row("read", found.page + gone)
    if finding.platforms:
        yield from layout.row("for", phrases.platforms(finding.platforms))
    if finding.related:
        yield from layout.row("related", phrases.listed(finding.related, 12))
