"""The report as Markdown for a ticket: GitHub, GitLab, Azure DevOps, Jira.

No text of a log or an article can act in the ticket. What a log says stands in code, where neither links, images, HTML,
tables nor mentions are read; the few other texts are escaped, or stand in code as well if they hold what such systems
look for after the Markdown is read: mentions (`@name`), references (`#12`), addresses and commit ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TextIO

from evcorr import phrases
from evcorr.article_address import addresses_of
from evcorr.report import Evidence, Example, Finding, Report
from evcorr.reporters import advice, summary, wording
from evcorr.reporters.blocks import Block, blocks, likely_first
from evcorr.reporters.snippet import snippet
from evcorr.text.escaping import clipped
from evcorr.text.lazy_regex import lazy_regex

TOLD, LISTED = 50, 1000
"""Findings told in full, and those in the table: a ticket takes 65,536 characters on GitHub."""
INCIDENTS, ALIKE = 5, 6
"""Incidents of a finding, and other articles that fit as well, that are shown."""
SYMPTOMS, ENTRIES = 5, 3
"""Symptoms of a finding, and log entries of a symptom, that are shown."""
MESSAGE_LIMIT = 600
PROBLEMS = 20

PUNCTUATION = lazy_regex(r"[\\`*_{}\[\]<>&!|~#$^]")
"""What means something in the middle of a line of Markdown, and a backslash before it makes plain."""

ACTING = lazy_regex(
    r"[@#$!~^%]\w|\w@|://|\bwww\.|\bmailto:|:[a-z+-][\w+-]{0,40}:|\b[0-9a-f]{7,40}\b|\b[a-z]{2,10}-\d", re.IGNORECASE
)
"""What trackers turn into a link or a message when the Markdown is already read, escaped or not."""

BACKTICKS = lazy_regex(r"`{1,1000}")


def write_markdown(report: Report, out: TextIO) -> None:
    """Write the report as GitHub-flavoured Markdown to a stream in UTF-8."""
    for line in lines(report):
        out.write(line + "\n")


def prose(text: str) -> str:
    """Text that is read as the words that it shows; in code, if it would act even so."""
    return code(text) if ACTING.search(text) else PUNCTUATION.sub(r"\\\g<0>", text)


def code(text: str) -> str:
    """Text in a code span that it cannot end."""
    fence = "`" * (_longest_run(text) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}" if text else ""


def fenced(text: str, indent: str) -> Iterator[str]:
    """Text in a fenced code block that it cannot end."""
    fence = "`" * max(3, _longest_run(text) + 1)
    yield f"{indent}{fence}text"
    yield from (indent + line for line in text.split("\n"))
    yield indent + fence


def _longest_run(text: str) -> int:
    return max((len(run) for run in BACKTICKS.findall(text)), default=0)


def lines(report: Report) -> Iterator[str]:
    """The lines of the report, without their ends."""
    yield f"## {summary.headline(report)}"
    yield ""
    if note := summary.times_explained(report):
        yield note
        yield ""
    if report.findings:
        yield from _table(report.findings)
    else:
        yield summary.nothing_found(report)
        yield ""
    likely, outdone = likely_first(report.findings[:TOLD])
    for block in blocks(likely):
        yield from _finding(block)
    yield from _outdone(outdone)
    yield from (f"{line}\n" for line in summary.left_out(report))
    yield from _checked(report)
    yield from _problems(report)


def _outdone(findings: Sequence[Finding]) -> Iterator[str]:
    """A line each for those that other articles explain better."""
    if not findings:
        return
    yield "### Less likely: other articles agree better with the same entries"
    yield ""
    for one in findings:
        name = f"{prose(wording.article_name(one.article))}: {prose(clipped(one.title))}"
        told = f"{one.grade}, score {wording.score(one.score)}, seen {phrases.counted(one.count, 'time')}"
        yield f"- {one.rank}. {name} ({told})"
    yield ""


def _table(findings: tuple[Finding, ...]) -> Iterator[str]:
    yield "| # | Article | Grade | Applies | Times | Last seen | Title |"
    yield "|---:|---|---|---|---:|---|---|"
    for one in findings[:LISTED]:
        facts = (prose(wording.article_name(one.article)), one.grade.value, one.applies, f"{one.count:,}")
        cells = (str(one.rank), *facts, prose(wording.shown_time(one.last_seen)), prose(clipped(one.title, 160)))
        yield "| " + " | ".join(map(_cell, cells)) + " |"
    yield ""
    if len(findings) > LISTED:
        yield f"and {phrases.counted(len(findings) - LISTED, 'more finding')}\n"


def _cell(text: str) -> str:
    """In a table a bar ends the cell even in code, unless a backslash stands before it."""
    return re.sub(r"(?<!\\)\|", r"\\|", text)


def _alike(block: Block) -> Iterator[str]:
    """The articles that fit as well, and what would tell them apart."""
    if not block.others:
        return
    yield f"- {wording.alternatives(len(block.others))}:"
    for finding in block.members[: ALIKE + 1]:
        name = f"{prose(wording.article_name(finding.article))}: {prose(clipped(finding.title))}"
        remedy = "." if finding is block.finding else f"; {prose(advice.sentence(finding))}"
        yield f"  - article {name}{remedy} Apart: {prose(wording.set_apart(finding))}"
    if len(block.others) > ALIKE:
        yield f"  - and {phrases.counted(len(block.others) - ALIKE, 'more article')}"


def _finding(block: Block) -> Iterator[str]:
    finding = block.finding
    yield f"### {finding.rank}. {prose(wording.article_name(finding.article))}: {prose(clipped(finding.title))}"
    yield ""
    yield f"**What to do:** {prose(advice.sentence(finding))}"
    yield ""
    yield from (f"- {label}: {prose(value)}" for label, value in advice.facts(finding.remedies))
    if found := addresses_of(finding.article):
        copies = f", or an [archived copy]({found.copies})" if found.copies else ""
        yield f"- Article: <{found.page}>{copies}"
    yield f"- Grade: **{finding.grade}**, score {wording.score(finding.score)}; {wording.symptoms_seen(finding)}"
    yield f"- Applies: {prose(wording.applies(finding))}"
    when = prose(wording.time_span(finding.first_seen, finding.last_seen))
    yield f"- Seen: {wording.seen(finding)}, {when}"
    if wording.incidents_told(finding):
        yield from (f"  - incident {prose(wording.incident(one))}" for one in finding.incidents[:INCIDENTS])
        left = len(finding.incidents) - INCIDENTS + finding.incidents_left_out
        yield from [f"  - and {phrases.counted(left, 'more incident')}"] if left > 0 else []
    if finding.computers:
        yield f"- Computers: {', '.join(code(phrases.short_name(name)) for name in finding.computers[:10])}"
    if finding.platforms:
        yield f"- For: {prose(phrases.platforms(finding.platforms))}"
    if finding.reasons:
        yield f"- Weighed: {prose(clipped('; '.join(finding.reasons), 600))}"
    yield from _alike(block)
    for evidence in finding.evidence[:SYMPTOMS]:
        yield from _evidence(evidence)
    left = len(finding.evidence) - SYMPTOMS
    yield f"- and {phrases.counted(left, 'more symptom')}\n" if left > 0 else ""


def _evidence(evidence: Evidence) -> Iterator[str]:
    observable = evidence.observable
    quote = phrases.quoted(observable)
    said = f"{code(phrases.described(observable))}{f': {code(quote)}' if quote else ''}"
    yield f"- The article says under {code(clipped(observable.where, 60))}: {said}"
    for example in evidence.examples[:ENTRIES]:
        yield from _entry(example)
    if more := wording.more_entries(evidence, min(ENTRIES, len(evidence.examples))):
        yield f"  - and {more}"


def _entry(example: Example) -> Iterator[str]:
    place = code(wording.located(example.path, example.position, example.unit))
    facts = wording.entry_facts(example)
    yield f"  - {place}, {prose(wording.shown_time(example.time_created))}{f', {code(facts)}' if facts else ''}"
    words = "".join(piece.text for piece in snippet(example.message or "", example.spans, MESSAGE_LIMIT))
    if words:
        yield ""
        yield from fenced(words, "    ")
        yield ""


def _checked(report: Report) -> Iterator[str]:
    yield "### What was checked"
    yield ""
    yield f"{summary.looked_for(report)}. {prose(summary.inputs_facts(report))}"


def _problems(report: Report) -> Iterator[str]:
    if not summary.problem_count(report):
        return
    yield ""
    yield "### What could not be read"
    yield ""
    for problem in report.problems[:PROBLEMS]:
        where = code(wording.located(problem.path, problem.position, problem.unit))
        yield f"- {where}: {prose(clipped(problem.reason))}"
    left = summary.problem_count(report) - len(report.problems[:PROBLEMS])
    if left > 0:
        yield f"- and {phrases.counted(left, 'more problem')}"
