"""The report as one HTML page to send to somebody: nothing to load, readable on screen, paper and phone.

The page is written piece by piece. The first `CARDS` findings are told in full; those after them stand in compact
tables, folded away by the thousand, so that a browser opens a page of 100,000 findings in seconds. The one script on it
is ours: it filters and sorts. Without it the page is as whole; the policy lets nothing else run, and nothing load.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TextIO

from evcorr import phrases
from evcorr.grade import Grade
from evcorr.report import Finding, Report
from evcorr.reporters import summary
from evcorr.reporters.blocks import blocks
from evcorr.reporters.markup import Markup, joined, tag
from evcorr.reporters.page.asset import SCRIPT, STYLE, asset, digest_of
from evcorr.reporters.page.badges import anchor_of, moment
from evcorr.reporters.page.card import Place, card
from evcorr.reporters.page.tables import further_list, inputs_table, overview_table, problems_table, sources_table
from evcorr.reporters.page.timeline import timeline
from evcorr.reporters.page.toolbar import computers_of, toolbar
from evcorr.text.escaping import clipped

CARDS = 500
"""Findings told in full."""
TABLE_ROWS = 1000
"""Rows of one table of the findings after those."""
OVERVIEW = 3
"""From so many findings on, a table before the cards leads to each of them."""
UNORDERED = 50
"""Inputs with records out of order that are named."""
OPEN_ROWS = 50
"""A longer overview is folded away."""
OPEN_CARDS = 10
"""Findings whose evidence lies open; that of the others, and of those that others outdo, is folded away."""


def write_html(report: Report, out: TextIO) -> None:
    """Write the report as an HTML page to a stream that takes any character (UTF-8)."""
    for block in page(report):
        out.write(block + "\n")


def page(report: Report) -> Iterator[Markup]:
    """The page in blocks of at most one finding or one table."""
    yield Markup("<!DOCTYPE html>\n<html lang='en'>")
    yield _head(report)
    yield Markup("<body>")
    yield tag("a", "Skip to the findings", href="#findings", class_="skip")
    yield _opening(report)
    yield Markup("<main id='findings' tabindex='-1'>")
    yield from _findings(report)
    yield from _checked(report)
    yield from _problems(report)
    yield Markup("</main>")
    yield _closing()
    yield tag("script", asset(*SCRIPT))
    yield Markup("</body>\n</html>")


def _head(report: Report) -> Markup:
    style, script = asset(*STYLE), asset(*SCRIPT)
    policy = (
        f"default-src 'none'; style-src {digest_of(style)}; script-src {digest_of(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
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
        _figure("Records read", report.records_read, phrases.counted(len(report.inputs), "input")),
        _figure("Computers", len(computers), phrases.listed(sorted(computers), 2) or "none named"),
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
    named = computers_of(report.findings)
    computers = {name: number for number, name in enumerate(named)}
    yield from timeline(told, computers)
    if len(told) >= OVERVIEW:
        yield toolbar(report.findings, named)
        yield tag("h2", "Overview")
        yield _overview(told)
    yield from _told(told, computers)
    yield from _further(report.findings, computers)
    if hints := [tag("p", line) for line in summary.left_out(report)]:
        yield tag("div", *hints, class_="panel text soft")


def _told(told: tuple[Finding, ...], computers: Mapping[str, int]) -> Iterator[Markup]:
    if told:
        yield tag("h2", "Findings, best evidence first")
        yield tag("p", "No finding fits what is asked for above.", id="none", class_="panel text", hidden="")
    anchors = {finding.article: anchor_of(finding) for finding in told}
    yield Markup("<div>")
    for number, block in enumerate(blocks(told)):
        yield card(block, Place(anchors, computers, number >= OPEN_CARDS or block.finding.outdone))
    yield Markup("</div>")


def _overview(told: tuple[Finding, ...]) -> Markup:
    table = overview_table(told)
    if len(told) > OPEN_ROWS:
        label = tag("summary", f"The {len(told):,} findings told below, in one table")
        table = tag("details", label, table, class_="panel")
    return tag("div", table, id="overview")


def _further(findings: tuple[Finding, ...], computers: Mapping[str, int]) -> Iterator[Markup]:
    if len(findings) > CARDS:
        yield tag("h2", "Further findings, in short")
    for start in range(CARDS, len(findings), TABLE_ROWS):
        rows = findings[start : start + TABLE_ROWS]
        label = f"Further findings {start - CARDS + 1:,} to {start - CARDS + len(rows):,}"
        summary_line = tag("summary", label, tag("span", "", class_="matching"))
        yield tag("details", summary_line, further_list(rows, computers), class_="panel further")


def _checked(report: Report) -> Iterator[Markup]:
    yield tag("h2", "What was checked")
    digest = tag("code", clipped(report.signatures.digest, 80))
    signatures = tag("p", f"{summary.looked_for(report)}. Their digest is ", digest, ".")
    times = (tag("p", summary.unordered(one), class_="soft") for one in report.unordered[:UNORDERED])
    yield tag("div", signatures, tag("p", summary.inputs_facts(report)), *times, class_="panel text")
    yield from inputs_table(report)
    yield from sources_table(report)


def _problems(report: Report) -> Iterator[Markup]:
    if summary.problem_count(report):
        yield tag("h2", "What could not be read", id="problems")
        yield from problems_table(report)


def _closing() -> Markup:
    said = "Made by evcorr. The page loads nothing; the JSON report holds every detail."
    return tag("footer", tag("p", said))
