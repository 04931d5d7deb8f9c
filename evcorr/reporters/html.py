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

from evcorr.report import Finding, Grade, Report
from evcorr.reporters import summary, wording
from evcorr.reporters.card import anchor_of, card, moment
from evcorr.reporters.escaping import clipped
from evcorr.reporters.markup import Markup, joined, tag
from evcorr.reporters.tables import findings_table, inputs_table, problems_table, sources_table

CARDS = 500
"""Findings told in full."""
TABLE_ROWS = 1000
"""Rows of one table of the findings after those."""
OVERVIEW = 3
"""From so many findings on, a table before the cards leads to each of them."""
OPEN_ROWS = 50
"""A longer overview is folded away."""


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
        tag("title", f"evcorr: {summary.headline(report)}"),
        tag("style", style),
    )


def _opening(report: Report) -> Markup:
    times = summary.times_explained(report)
    scanned = joined(
        "Scanned ",
        moment(report.started),
        f" with evcorr {clipped(report.evcorr_version, 40)}. ",
        times or "",
    )
    return tag(
        "header",
        tag("p", "evcorr findings report", class_="brand"),
        tag("h1", summary.headline(report)),
        tag("p", scanned, class_="lead"),
        _cards(report),
    )


def _cards(report: Report) -> Markup:
    grades = Counter(finding.grade for finding in report.findings)
    spread = ", ".join(f"{grades[grade]:,} {grade}" for grade in reversed(Grade) if grades[grade])
    computers = {name for source in report.inputs for name in source.computers}
    problems = summary.problem_count(report)
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
        yield tag("p", summary.nothing_found(report), class_="panel text")
    if len(told) >= OVERVIEW:
        yield tag("h2", "Overview")
        yield _overview(told)
    if told:
        yield tag("h2", "Findings, best evidence first")
    anchors = {finding.article: anchor_of(finding) for finding in told}
    yield from (card(finding, anchors) for finding in told)
    yield from _further(report.findings)
    if hints := [tag("p", line) for line in summary.left_out(report)]:
        yield tag("div", *hints, class_="panel text soft")


def _overview(told: tuple[Finding, ...]) -> Markup:
    table = findings_table(told, linked=True)
    if len(told) <= OPEN_ROWS:
        return table
    label = tag("summary", f"The {len(told):,} findings told below, in one table")
    return tag("details", label, table, class_="panel")


def _further(findings: tuple[Finding, ...]) -> Iterator[Markup]:
    if len(findings) > CARDS:
        yield tag("h2", "Further findings, in short")
    for start in range(CARDS, len(findings), TABLE_ROWS):
        rows = findings[start : start + TABLE_ROWS]
        label = f"Findings {start + 1:,} to {start + len(rows):,}"
        yield tag("details", tag("summary", label), findings_table(rows, linked=False), class_="panel")


def _checked(report: Report) -> Iterator[Markup]:
    yield tag("h2", "What was checked")
    digest = tag("code", clipped(report.signatures.digest, 80))
    signatures = tag("p", f"{summary.looked_for(report)}. Their digest is ", digest, ".")
    yield tag("div", signatures, tag("p", summary.inputs_facts(report)), class_="panel text")
    yield from inputs_table(report)
    yield from sources_table(report)


def _problems(report: Report) -> Iterator[Markup]:
    if summary.problem_count(report):
        yield tag("h2", "What could not be read", id="problems")
        yield from problems_table(report)


def _closing() -> Markup:
    said = "Made by evcorr. The page loads nothing and runs nothing; the JSON report holds every detail."
    return tag("footer", tag("p", said))
