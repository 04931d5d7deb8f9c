"""The report as one HTML page to send to somebody: nothing to load, nothing that runs, readable on paper and phone.

The page is written piece by piece. The first `CARDS` findings are told in full; those after them stand in compact
tables, folded away by the thousand, so that a browser opens a page of 100,000 findings at once.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import TextIO

from evcorr.report import Finding, Grade, InputSummary, Report
from evcorr.reporters import wording
from evcorr.reporters.card import anchor_of, card, grade_badge, moment
from evcorr.reporters.escaping import clipped
from evcorr.reporters.markup import Markup, joined, tag

CARDS = 500
"""Findings told in full."""
TABLE_ROWS = 1000
"""Rows of one table of the findings after those."""
OVERVIEW = 3
"""From so many findings on, a table before the cards leads to each of them."""
OPEN_ROWS = 50
"""A longer overview is folded away."""
INPUTS, SOURCES, PROBLEMS = 1000, 200, 1000
"""Rows of each of the closing tables."""


def write_html(report: Report, out: TextIO) -> None:
    """Write the report as an HTML page to a stream that takes any character (UTF-8)."""
    for block in page(report):
        out.write(block + "\n")


def page(report: Report) -> Iterator[Markup]:
    """The page in blocks of at most one finding or one table."""
    yield Markup("<!DOCTYPE html>\n<html lang='en'>")
    yield _head(report)
    yield Markup("<body>")
    yield _opening(report)
    yield Markup("<main>")
    yield from _findings(report)
    yield from _checked(report)
    yield from _problems(report)
    yield Markup("</main>")
    yield _closing()
    yield Markup("</body>\n</html>")


def _head(report: Report) -> Markup:
    from importlib.resources import files

    style = Markup(files("evcorr.reporters").joinpath("page.css").read_text(encoding="utf-8"))
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="generator", content=f"evcorr {clipped(report.evcorr_version, 40)}"),
        tag("title", f"evcorr: {wording.headline(report)}"),
        tag("style", style),
    )


def _opening(report: Report) -> Markup:
    times = wording.times_explained(report)
    scanned = joined(
        "Scanned ",
        moment(report.started),
        f" with evcorr {clipped(report.evcorr_version, 40)}. ",
        times or "",
    )
    return tag(
        "header",
        tag("p", "evcorr findings report", class_="brand"),
        tag("h1", wording.headline(report)),
        tag("p", scanned, class_="lead"),
        _cards(report),
    )


def _cards(report: Report) -> Markup:
    grades = Counter(finding.grade for finding in report.findings)
    spread = ", ".join(f"{grades[grade]:,} {grade}" for grade in reversed(Grade) if grades[grade])
    computers = {name for source in report.inputs for name in source.computers}
    problems = wording.problem_count(report)
    see = tag("a", "what could not be read", href="#problems") if problems else "all was read"
    reach = f"{report.signatures_in_reach:,} fit these inputs"
    return tag(
        "dl",
        _figure("Findings", len(report.findings), spread or "none to report"),
        _figure("Records read", report.records_read, wording.counted(len(report.inputs), "input")),
        _figure("Computers", len(computers), wording.listed(sorted(computers), 2) or "none named"),
        _figure("Signatures", report.signatures.count, reach),
        _figure("Problems", problems, see, class_="warn" if problems else None),
        class_="cards",
    )


def _figure(name: str, number: int, note: str, class_: str | None = None) -> Markup:
    return tag("div", tag("dt", name), tag("dd", f"{number:,}"), tag("dd", note), class_=class_)


def _findings(report: Report) -> Iterator[Markup]:
    told = report.findings[:CARDS]
    if not told:
        yield tag("h2", "What that means")
        yield tag("p", wording.nothing_found(report), class_="panel text")
    if len(told) >= OVERVIEW:
        yield tag("h2", "Overview")
        table = _table(told, linked=True)
        label = tag("summary", f"The {len(told):,} findings told below, in one table")
        yield table if len(told) <= OPEN_ROWS else tag("details", label, table, class_="panel")
    if told:
        yield tag("h2", "Findings, best evidence first")
    anchors = {finding.article: anchor_of(finding) for finding in told}
    for finding in told:
        yield card(finding, anchors)
    yield from _further(report.findings)
    if hints := [tag("p", line) for line in wording.left_out(report)]:
        yield tag("div", *hints, class_="panel text soft")


def _further(findings: tuple[Finding, ...]) -> Iterator[Markup]:
    if len(findings) > CARDS:
        yield tag("h2", "Further findings, in short")
    for start in range(CARDS, len(findings), TABLE_ROWS):
        rows = findings[start : start + TABLE_ROWS]
        label = f"Findings {start + 1:,} to {start + len(rows):,}"
        yield tag("details", tag("summary", label), _table(rows, linked=False), class_="panel")


def _table(findings: tuple[Finding, ...], *, linked: bool) -> Markup:
    head = _row("th", *FINDING_COLUMNS)
    rows = (_finding_row(finding, linked=linked) for finding in findings)
    return _scrolled("Findings", head, *rows)


FINDING_COLUMNS = (
    ("#", "number"),
    ("Article", "grow"),
    ("Grade", ""),
    ("Score", "number extra"),
    ("Times", "number extra"),
    ("Last seen", "extra"),
)
"""Heads of the tables of findings, and the classes of their cells."""


def _finding_row(finding: Finding, *, linked: bool) -> Markup:
    title = tag("bdi", clipped(finding.title, 160))
    values = (
        str(finding.rank),
        tag(
            "div",
            tag("span", clipped(finding.article, 40), class_="id"),
            tag("a", title, href=f"#{anchor_of(finding)}") if linked else title,
            class_="named",
        ),
        grade_badge(finding.grade) if linked else finding.grade.value,
        f"{finding.score:.2f}",
        f"{finding.count:,}",
        moment(finding.last_seen),
    )
    return _row("td", *((value, class_) for value, (_, class_) in zip(values, FINDING_COLUMNS, strict=True)))


def _row(cell: str, *cells: tuple[str, str]) -> Markup:
    return tag("tr", *(tag(cell, text, class_=class_ or None) for text, class_ in cells))


def _scrolled(name: str, head: Markup, *rows: str) -> Markup:
    """A table that scrolls sideways in a narrow window, by keyboard too."""
    table = tag("table", tag("thead", head), tag("tbody", *rows))
    return tag("div", table, class_="panel scroll", tabindex="0", role="region", aria_label=name)


def _checked(report: Report) -> Iterator[Markup]:
    yield tag("h2", "What was checked")
    digest = tag("code", clipped(report.signatures.digest, 80))
    yield tag("p", f"{wording.looked_for(report)}. Their digest is ", digest, ".", class_="panel text")
    head = _row(
        "th",
        ("Input", ""),
        ("Format", ""),
        ("Records", "number"),
        ("Problems", "number"),
        ("Times", ""),
        *_HOSTS,
    )
    inputs = (_input_row(source) for source in report.inputs[:INPUTS])
    yield _scrolled("Inputs", head, *inputs)
    yield from _left(len(report.inputs) - INPUTS, "more input")
    if report.checked:
        yield _sources(report)
    yield from _left(len(report.checked) - SOURCES, "more source")


_HOSTS = (("Computers and systems", ""),)


def _input_row(source: InputSummary) -> Markup:
    systems = [tag("li", wording.system(one)) for one in source.systems[:8]]
    times = joined(moment(source.first), " to ", moment(source.last)) if source.first or source.last else "none"
    return _row(
        "td",
        (tag("code", clipped(source.path)), "wide"),
        (clipped(source.format, 40), ""),
        (f"{source.records:,}", "number"),
        (f"{source.problems:,}", "number"),
        (times, ""),
        (
            joined(wording.listed(source.computers, 6), tag("ul", *systems))
            if systems
            else wording.listed(source.computers, 6),
            "",
        ),
    )


def _sources(report: Report) -> Markup:
    head = _row("th", ("Log", ""), ("Source", ""), ("Records", "number"))
    rows = (
        _row(
            "td",
            (clipped(row.channel or "none", 80), ""),
            (clipped(row.provider or "none", 80), "wide"),
            (f"{row.records:,}", "number"),
        )
        for row in report.checked[:SOURCES]
    )
    return _scrolled("Records by log and source", head, *rows)


def _left(number: int, noun: str) -> Iterator[Markup]:
    if number > 0:
        yield tag("p", f"and {wording.counted(number, noun)}", class_="note")


def _problems(report: Report) -> Iterator[Markup]:
    if not wording.problem_count(report):
        return
    yield tag("h2", "What could not be read", id="problems")
    rows = (
        _row(
            "td",
            (tag("code", clipped(one.path)), "wide"),
            (wording.place(one.position, one.unit), ""),
            (clipped(one.reason), "wide"),
        )
        for one in report.problems[:PROBLEMS]
    )
    yield _scrolled("Problems", _row("th", ("Input", ""), ("Where", ""), ("Reason", "")), *rows)
    yield from _left(wording.problem_count(report) - len(report.problems[:PROBLEMS]), "more problem")


def _closing() -> Markup:
    return tag(
        "footer",
        tag(
            "p",
            "Made by evcorr. The page loads nothing and runs nothing; the JSON report holds every detail.",
        ),
    )
