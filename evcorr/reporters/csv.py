"""The findings as a sheet: one row a finding, best first, safe to open in a spreadsheet.

A row is a finding and not a log entry, because a report holds examples of the entries only: a sheet of them would look
complete and not be. The row counts all entries and tells the place of the first.

- It begins with a byte order mark: without it Excel takes UTF-8 for the code page of the machine. Other readers of CSV
  skip it, or do so when told that the encoding is `utf-8-sig`.
- A cell that a spreadsheet would take for a formula gets an apostrophe before it, which makes it text; so does what
  would become a cell's start where a comma is no separator, but the semicolon is (Excel in much of Europe).
- A cell is one line without control or bidirectional characters, of at most `CELL_LIMIT` characters.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import TextIO

from evcorr import phrases
from evcorr.article_address import address_of
from evcorr.report import Example, Finding, Report
from evcorr.reporters import advice, wording
from evcorr.text.escaping import clipped
from evcorr.text.lazy_regex import lazy_regex

CELL_LIMIT = 1000
"""Characters of a cell; Excel takes 32,767."""

BYTE_ORDER_MARK = "\ufeff"

FORMULA = lazy_regex(r"""["'\s]{0,20}[=+\-@|%\uff1d\uff0b\uff0d\uff20]""")
"""What a spreadsheet would read as a formula at the start of a cell, quotes and blanks before it or none."""

LATER_FORMULA = lazy_regex(r""";(?=["'\s]{0,20}[=+\-@|%\uff1d\uff0b\uff0d\uff20])""")
"""The same where the semicolon ends the cell before it."""

COLUMNS = (
    "rank",
    "article",
    "title",
    "grade",
    "score",
    "applies",
    "applies_why",
    "count",
    "an_hour",
    "first_seen",
    "last_seen",
    "computers",
    "what_to_do",
    "fixed_in",
    "address",
    "symptoms_seen",
    "symptoms",
    "status",
    "group",
    "weighed",
    "entry",
    "entry_time",
    "provider",
    "event_id",
    "channel",
    "level",
    "message",
)
"""The first row. `an_hour` is for storms; findings of one `group` the log can't tell apart; from `entry` on they are of
the first log entry that shows the finding."""


def write_csv(report: Report, out: TextIO) -> None:
    """Write the findings as CSV (RFC 4180, but for line ends, which are the stream's) to a stream in UTF-8."""
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for finding in report.findings:
        writer.writerow(map(cell, _row(finding)))


def cell(value: object) -> str:
    """The value as text that stands in a sheet and does nothing."""
    text = "" if value is None else clipped(" ".join(str(value)[: 2 * CELL_LIMIT].split()), CELL_LIMIT)
    return ("'" if FORMULA.match(text) else "") + LATER_FORMULA.sub(";'", text)


def _row(finding: Finding) -> Iterator[object]:
    yield from (finding.rank, finding.article, finding.title, finding.grade.value, wording.score(finding.score))
    yield from (finding.applies, finding.applies_why, finding.count)
    yield None if finding.rate is None else round(finding.rate)
    yield from (finding.first_seen, finding.last_seen)
    yield phrases.listed(finding.computers, 20)
    yield from (advice.sentence(finding), finding.fixed_in, address_of(finding.article))
    yield from (len(finding.evidence), finding.symptoms, finding.status)
    yield from (finding.group or None, "; ".join(finding.reasons))
    yield from _entry(next((example for one in finding.evidence for example in one.examples), None))


def _entry(example: Example | None) -> Iterator[object]:
    if example is None:
        yield from (None,) * 7
        return
    yield from (wording.located(example.path, example.position, example.unit), example.time_created)
    yield from (example.provider, example.event_id, example.channel, example.level, example.message)
