"""The tables of the HTML page: findings in short, what was checked, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from evcorr import phrases
from evcorr.report import Checked, Finding, InputSummary, Report, ReportedProblem
from evcorr.reporters import summary, wording
from evcorr.reporters.markup import Markup, joined, tag
from evcorr.reporters.page.badges import anchor_of, data_of, grade_badge, moment, period
from evcorr.text.escaping import clipped

INPUTS, SOURCES, PROBLEMS = 1000, 200, 1000
"""Rows of each table of what was checked."""


class Column(NamedTuple):
    """The head of a column and the style class of its cells."""

    head: str
    style: str | None = None


def _table(name: str, columns: Sequence[Column], rows: Iterable[Markup]) -> Markup:
    """A table that scrolls sideways in a narrow window, by keyboard too."""
    head = tag("tr", *(tag("th", column.head, class_=column.style, scope="col") for column in columns))
    table = tag("table", tag("thead", head), tag("tbody", *rows))
    return tag("div", table, class_="panel scroll", tabindex="0", role="region", aria_label=name)


def _row(columns: Sequence[Column], cells: Sequence[str], **data: str | None) -> Markup:
    shown = (tag("td", cell, class_=column.style) for column, cell in zip(columns, cells, strict=True))
    return tag("tr", *shown, **data)


def _rows(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> Iterator[Markup]:
    return (_row(columns, cells) for cells in rows)


def _left(number: int, noun: str) -> Iterator[Markup]:
    if number > 0:
        yield tag("p", f"and {phrases.counted(number, noun)}", class_="note")


FINDING_COLUMNS = (
    Column("#", "number"),
    Column("Article", "grow"),
    Column("Grade"),
    Column("Score", "number extra"),
    Column("Applies", "extra"),
    Column("Times", "number extra"),
    Column("Last seen", "extra"),
)


def overview_table(findings: Iterable[Finding]) -> Markup:
    """A row a finding, linked to its card."""
    rows = (_row(FINDING_COLUMNS, _linked(finding), data_rank=str(finding.rank)) for finding in findings)
    return _table("Findings", FINDING_COLUMNS, rows)


def _linked(finding: Finding) -> tuple[str, ...]:
    title = tag("a", tag("bdi", clipped(finding.title, 160)), href=f"#{anchor_of(finding)}")
    return (
        str(finding.rank),
        tag("div", tag("span", wording.article_name(finding.article), class_="id"), title, class_="named"),
        grade_badge(finding.grade),
        wording.score(finding.score),
        finding.applies,
        f"{finding.count:,}",
        moment(finding.last_seen),
    )


def further_list(findings: Sequence[Finding], computers: Mapping[str, int]) -> Markup:
    """A line a finding that has no card, of one element each: a page may hold a hundred thousand of them."""
    lines = (tag("li", _short(finding), value=str(finding.rank), **data_of(finding, computers)) for finding in findings)
    return tag("ol", *lines)


def _short(finding: Finding) -> str:
    title = f"{wording.article_name(finding.article)}  {clipped(finding.title, 160)}"
    seen = f"{phrases.counted(finding.count, 'time')}, last {wording.shown_time(finding.last_seen)}"
    return f"{title} · {finding.grade} {wording.score(finding.score)} · applies: {finding.applies} · {seen}"


INPUT_COLUMNS = (
    Column("Input", "wide"),
    Column("Format"),
    Column("Records", "number"),
    Column("Problems", "number"),
    Column("Times"),
    Column("Computers and systems"),
)


def inputs_table(report: Report) -> Iterator[Markup]:
    """What was read: a row an input."""
    yield _table("Inputs", INPUT_COLUMNS, _rows(INPUT_COLUMNS, map(_input, report.inputs[:INPUTS])))
    yield from _left(len(report.inputs) - INPUTS, "more input")


def _input(source: InputSummary) -> tuple[str, ...]:
    systems = [tag("li", one) for one in summary.systems(source, 8)]
    whose = joined(phrases.listed(source.computers, 6), tag("ul", *systems) if systems else "")
    return (
        tag("code", wording.input_name(source.path)),
        clipped(source.format, 40),
        f"{source.records:,}",
        f"{source.problems:,}",
        period(source.first, source.last) if source.first or source.last else "none",
        summary.repetition(source.same_as) if source.same_as else whose,
    )


SOURCE_COLUMNS = (Column("Log"), Column("Source", "grow"), Column("Records", "number"))


def sources_table(report: Report) -> Iterator[Markup]:
    """Whose records were read: a row a source on a log."""
    if report.checked:
        rows = _rows(SOURCE_COLUMNS, map(_source, report.checked[:SOURCES]))
        yield _table("Records by log and source", SOURCE_COLUMNS, rows)
    yield from _left(len(report.checked) - SOURCES, "more source")


def _source(row: Checked) -> tuple[str, ...]:
    return phrases.short_name(row.channel or "none"), phrases.short_name(row.provider or "none"), f"{row.records:,}"


PROBLEM_COLUMNS = (Column("Input", "wide"), Column("Where"), Column("Reason", "wide"))


def problems_table(report: Report) -> Iterator[Markup]:
    """What could not be read: a row a problem, and how many more there are."""
    listed = report.problems[:PROBLEMS]
    yield _table("Problems", PROBLEM_COLUMNS, _rows(PROBLEM_COLUMNS, map(_problem, listed)))
    yield from _left(summary.problem_count(report) - len(listed), "more problem")


def _problem(problem: ReportedProblem) -> tuple[str, ...]:
    place = wording.place(problem.position, problem.unit)
    return tag("code", wording.input_name(problem.path)), place, clipped(problem.reason)
