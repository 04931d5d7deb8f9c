"""The report as JSON and its findings as JSON Lines."""

from __future__ import annotations

import io
import json

import pytest

from evcorr.report import Report, decode_report
from evcorr.reporters.json import write_json
from evcorr.reporters.jsonl import write_jsonl
from tests.reports import empty_report, hostile_report, sample_report

REPORTS = {"sample": sample_report(), "hostile": hostile_report(), "none": empty_report()}


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_a_report_loads_again_as_it_was(report: Report) -> None:
    out = io.StringIO()
    write_json(report, out)
    assert decode_report(out.getvalue().encode()) == report


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_each_line_is_a_finding_of_the_json_report(report: Report) -> None:
    whole, lines = io.StringIO(), io.StringIO()
    write_json(report, whole)
    write_jsonl(report, lines)
    # not splitlines: a log's text may hold U+2028, which ends no line of a JSON Lines file
    rows = lines.getvalue().split("\n")
    assert rows.pop() == ""
    assert [json.loads(row) for row in rows] == json.loads(whole.getvalue())["findings"]


def test_a_file_name_that_is_no_unicode_is_written_as_an_escape() -> None:
    report = hostile_report("logs/\udcff.evtx")
    whole, lines = io.StringIO(), io.StringIO()
    write_json(report, whole)
    write_jsonl(report, lines)
    assert json.loads(whole.getvalue())["inputs"][0]["path"] == "logs/\\udcff.evtx"
    assert json.loads(lines.getvalue().split("\n")[0])["evidence"][0]["examples"][0]["path"] == "logs/\\udcff.evtx"
