"""The published JSON Schema of the report: up to date, and true of every report."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from evcorr.report import Report, encode_report
from tests.reports import empty_report, hostile_report, many_findings, sample_report

ROOT = Path(__file__).parents[1]
PUBLISHED = (ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8")
VALIDATOR = jsonschema.Draft202012Validator(json.loads(PUBLISHED))


def test_the_published_schema_is_that_of_the_code() -> None:
    written = runpy.run_path(str(ROOT / "tools" / "build_report_schema.py"))["report_schema"]()
    assert written == PUBLISHED, "run tools/build_report_schema.py"


@pytest.mark.parametrize("name", ["report.json", "samples.json"])
def test_saved_reports_are_valid(name: str) -> None:
    VALIDATOR.validate(json.loads((ROOT / "tests" / "golden" / name).read_bytes()))


@pytest.mark.parametrize("name", ["report.jsonl", "samples.jsonl"])
def test_each_line_of_json_lines_is_a_valid_finding(name: str) -> None:
    findings = VALIDATOR.evolve(schema=VALIDATOR.schema | {"$ref": "#/$defs/Finding"})
    lines = (ROOT / "tests" / "golden" / name).read_bytes().splitlines()
    assert lines
    for line in lines:
        findings.validate(json.loads(line))


@pytest.mark.parametrize(
    "report",
    [sample_report(), empty_report(), hostile_report(), many_findings(2)],
    ids=["sample", "none", "odd", "many"],
)
def test_every_report_is_valid(report: Report) -> None:
    VALIDATOR.validate(json.loads(encode_report(report)))


@pytest.mark.parametrize(
    ("key", "value"), [("schema", "evcorr-report/2"), ("records_read", "many"), ("findings", [{}]), ("inputs", None)]
)
def test_the_schema_refuses_what_is_no_report(key: str, value: Any) -> None:
    document = json.loads(encode_report(sample_report())) | {key: value}
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(document)
