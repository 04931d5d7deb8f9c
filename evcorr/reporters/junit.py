"""The report as JUnit XML, which CI systems show: a failed test a finding, and a test for each input that was read.

A finding that does not apply to the system is a skipped test. An input with problems is a test in error. Where nothing
was found, the suite of findings holds one test that passed, so that a run that looked and found nothing differs from
one that never looked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TextIO

from evcorr import phrases
from evcorr.article_address import address_of
from evcorr.report import Example, Finding, InputSummary, Report, ReportedProblem
from evcorr.reporters import advice, summary, wording
from evcorr.reporters.markup import Markup, joined, tag
from evcorr.text.escaping import clipped

ENTRIES = 3
"""Log entries told of each symptom."""
PROBLEMS = 20
"""Problems told of each input."""
MESSAGE_LIMIT = 400


def write_junit(report: Report, out: TextIO) -> None:
    """Write the report as JUnit XML to a stream in UTF-8."""
    for block in document(report):
        out.write(block + "\n")


def document(report: Report) -> Iterator[Markup]:
    """The document in blocks of at most one test."""
    yield Markup('<?xml version="1.0" encoding="UTF-8"?>')
    yield Markup("<testsuites name='evcorr'>")
    skipped = sum(finding.applies == "no" for finding in report.findings)
    yield _suite(
        report, "findings", max(1, len(report.findings)), failures=len(report.findings) - skipped, skipped=skipped
    )
    yield from map(_finding, report.findings)
    if not report.findings:
        yield _test("findings", summary.headline(report), tag("system-out", summary.nothing_found(report)))
    yield Markup("</testsuite>")
    problems = defaultdict(list)
    for problem in report.problems:
        problems[problem.path].append(problem)
    broken = sum(bool(source.problems) or source.path in problems for source in report.inputs)
    yield _suite(report, "inputs", len(report.inputs), errors=broken)
    yield from (_input(source, problems) for source in report.inputs)
    yield Markup("</testsuite>")
    yield Markup("</testsuites>")


def _suite(report: Report, name: str, tests: int, **numbers: int) -> Markup:
    """The start of a suite; what is not counted is none."""
    counts = {"failures": 0, "errors": 0, "skipped": 0} | numbers
    written = {key: str(number) for key, number in counts.items()}
    started = clipped(report.started.removesuffix("Z"), 40)
    whole = tag("testsuite", name=f"evcorr.{name}", tests=str(tests), **written, time="0", timestamp=started)
    return Markup(whole.removesuffix("</testsuite>"))


def _test(suite: str, name: str, *content: Markup) -> Markup:
    return tag("testcase", *content, classname=f"evcorr.{suite}", name=name, time="0")


def _finding(finding: Finding) -> Markup:
    name = f"{wording.article_name(finding.article)} {clipped(finding.title)}"
    said = f"{finding.grade}, seen {phrases.counted(finding.count, 'time')}: {advice.sentence(finding)}"
    if finding.applies == "no":
        outcome = tag("skipped", message=wording.applies(finding))
    else:
        outcome = tag("failure", "\n".join(_told(finding)), message=said, type=finding.grade.value)
    return _test("findings", name, outcome)


def _told(finding: Finding) -> Iterator[str]:
    """The finding in lines of text: what to do, where it applies, and what the log shows."""
    yield f"What to do: {advice.sentence(finding)}"
    if where := address_of(finding.article):
        yield f"Article: {where}"
    yield f"Applies: {wording.applies(finding)}"
    yield f"Seen: {wording.seen(finding)}, {wording.time_span(finding.first_seen, finding.last_seen)}"
    if finding.computers:
        yield f"On: {phrases.listed(finding.computers, 10)}"
    if finding.tell_apart:
        yield f"Other articles fit as well; apart: {wording.set_apart(finding)}"
    for evidence in finding.evidence:
        yield f"{clipped(evidence.observable.where, 60)}: {phrases.described(evidence.observable)}"
        yield from map(_entry, evidence.examples[:ENTRIES])


def _entry(example: Example) -> str:
    words = " ".join((example.message or "")[: 4 * MESSAGE_LIMIT].split())
    where = wording.located(example.path, example.position, example.unit)
    return f"  {where}, {wording.shown_time(example.time_created)}: {clipped(words, MESSAGE_LIMIT)}"


def _input(source: InputSummary, problems: Mapping[str, Sequence[ReportedProblem]]) -> Markup:
    name = f"{wording.input_name(source.path)} is read"
    met = problems.get(source.path, ())
    if not source.problems and not met:
        return _test("inputs", name)
    lines = (f"{wording.place(one.position, one.unit)} {clipped(one.reason)}".lstrip() for one in met[:PROBLEMS])
    said = phrases.counted(max(source.problems, len(met)), "problem")
    return _test("inputs", name, tag("error", joined("\n".join(lines)), message=said, type="unreadable"))
