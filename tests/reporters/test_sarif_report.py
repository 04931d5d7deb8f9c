"""The report as SARIF, against the schema of the standard."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from evcorr.report import Report
from evcorr.reporters.sarif import file_uri, write_sarif
from tests.reporters.attacks import ATTACKS
from tests.reports import empty_report, example, finding, hostile_report, many_findings, report, sample_report

SCHEMA = json.loads((Path(__file__).parents[1] / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft7Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


def drawn(document: Report) -> dict[str, Any]:
    out = io.StringIO()
    write_sarif(document, out)
    log: dict[str, Any] = json.loads(out.getvalue())
    return log


def run(document: Report) -> dict[str, Any]:
    (only,) = drawn(document)["runs"]
    return dict(only)


@pytest.mark.parametrize(
    "document",
    [sample_report(), empty_report(), hostile_report(), hostile_report(""), many_findings(3)],
    ids=["sample", "none", "hostile", "blank", "many"],
)
def test_the_log_is_valid(document: Report) -> None:
    VALIDATOR.validate(drawn(document))


def test_the_validator_notices_what_is_wrong() -> None:
    log = drawn(sample_report())
    log["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(log)


def test_a_result_names_its_rule_and_its_places() -> None:
    only = run(sample_report())
    rules = only["tool"]["driver"]["rules"]
    for result in only["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    first, _, third, fourth, fifth = only["results"]
    assert first["locations"][0]["physicalLocation"] == {"artifactLocation": {"uri": "logs/System.evt"}}
    assert first["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "record 812"}]
    assert third["locations"][0]["physicalLocation"]["region"] == {"startLine": 17}
    assert [place["id"] for place in first["relatedLocations"]] == [1, 2]
    assert (first["occurrenceCount"], first["level"], first["kind"], first["rank"]) == (41, "error", "fail", 97.0)
    assert (fourth["level"], fourth["kind"]) == ("none", "notApplicable")
    assert fifth["level"] == "note"
    assert rules[0]["helpUri"] == "https://support.microsoft.com/kb/168845"
    assert "Service Pack 5" in rules[0]["help"]["text"]


def test_what_could_not_be_read_is_a_notification() -> None:
    notes = run(sample_report())["invocations"][0]["toolExecutionNotifications"]
    assert notes[0]["locations"][0]["physicalLocation"]["region"] == {"byteOffset": 65_536}
    assert notes[1]["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "logs/old.zip"}
    assert notes[1]["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "app.evt"}]


def test_the_fingerprint_is_of_the_problem_and_not_of_the_day() -> None:
    def fingerprint(**fields: object) -> str:
        (result,) = run(report(finding(**fields)))["results"]
        return str(result["fingerprints"])

    assert fingerprint() == fingerprint(last_seen="2001-01-01T00:00:00Z", score=0.1)
    assert fingerprint() != fingerprint(computers=("BETA",))
    assert fingerprint() != fingerprint(article="Q1")


@pytest.mark.parametrize("text", ATTACKS)
def test_no_text_is_a_link_or_a_placeholder(text: str) -> None:
    log = drawn(hostile_report(text))
    VALIDATOR.validate(log)
    for message in re.findall(r'"text": ("(?:[^"\\]|\\.)*")', json.dumps(log)):
        plain = re.sub(r"\\\\|\\\[|\\\]|\{\{|\}\}", "", json.loads(message))
        assert not re.search(r"[{}\[\]\\]", plain)


def test_standard_input_has_no_address() -> None:
    only = run(report(finding(evidence_of("-"))))
    assert only["results"][0]["locations"][0].keys() == {"logicalLocations", "message"}


def evidence_of(path: str) -> Any:
    (one, *_) = sample_report().findings[0].evidence
    return type(one)(observable=one.observable, grade=one.grade, count=1, examples=(example("x", path=path),))


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("logs/a b#1.evtx", "logs/a%20b%231.evtx"),
        ("/var/log/x.log", "file:///var/log/x.log"),
        ("C:\\exports\\a.evtx", "file:///C:/exports/a.evtx"),
        ("\\\\server\\share\\a.evt", "file://server/share/a.evt"),
        ("logs\\a.evt", "logs/a.evt"),
        ("odd:name", "odd%3Aname"),
        ("\u00e9.log", "%C3%A9.log"),
        ("\udcff.log", "%5Cudcff.log"),
    ],
)
def test_a_path_becomes_an_address(path: str, uri: str) -> None:
    assert file_uri(path) == uri
